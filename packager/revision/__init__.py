"""Go on from a finished package: ask again, or take what a person states. It is never changed.

``revise`` makes a new package that names the one before, its parent, and holds the parent's WARC
files byte for byte.
"""
