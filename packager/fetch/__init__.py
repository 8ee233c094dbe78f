"""The one HTTP client: it records what comes over the wire, guards, and is polite."""
