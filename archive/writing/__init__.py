"""Everything that writes a package. What ``archive.verify`` imports never imports this folder."""
