"""Our own strict reader of WARC 1.0 and 1.1 files (ISO 28500), which believes nothing.

Other readers forgive: a file cut in its last record passes ``warcio check``, a changed gzip
trailer passes FastWARC. This one is there to find damage. It shares no code with the writer.
Everything else that reads records does so through warcio, in ``archive.warc_records``.

    file → segments → processes, worker → part → walk → record    one file, in parts
    record → octets, header, fields, block, payload, http_*        one record
    facts → links, revisits, index, journal, closing               records and one another

Callers use ``archive.checks.warcs``. What is found, beside what other validators find:
``packager/docs/warc-checks.md``.
"""
