"""The payload as a WACZ 1.1.1, not zipped: what replay tools need to show the captures.

``data/`` holds ``archive/``, ``indexes/index.cdx``, ``pages/pages.jsonl``, ``datapackage.json`` and
``datapackage-digest.json``; ``packager export BAG --wacz FILE`` zips it, and copies no byte twice
before. A package for which nobody was asked has no captures, and so none of these.

Every other file stands exactly one folder deep: validators accept no other place.
"""
