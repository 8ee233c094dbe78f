"""What describes the payload for those who keep it: PREMIS, Dublin Core, a list of items.

    described files ──► dublin-core.xml ──► premis.xml ──► items.csv ──► datapackage.json

Each lists every payload file that was written before it, and none lists itself.
"""
