"""One WARC file: its records, how it begins, how it ends, and what it is called."""

from archive.findings import Code
from archive.warc.closing import check_closing
from archive.warc.facts import FileFacts
from archive.warc.log import Log
from archive.warc.segments import check_records
from archive.warc.source import Source


def check_file(source: Source, file: str, log: Log) -> FileFacts:
    """Check everything in a file that can be judged without other files.

    Args:
        source: The file.
        file: Its path in the bag.
        log: What to note findings in.

    Returns:
        What is kept of its records, for ``archive.warc.links``.

    Raises:
        OSError: The operating system does not let us read it.
    """
    facts = FileFacts(file=file)
    check_records(source, facts, log)
    if not facts.records:
        log.note(Code.WARC_NOT_A_WARC, "no WARC record is in it")
        return facts
    if facts.records[0].type != "warcinfo":
        message = "it does not begin with a warcinfo record, which says what wrote it"
        log.note(Code.WARC_NO_WARCINFO, message)
    _check_name(facts, log)
    check_closing(facts, log)
    return facts


def _check_name(facts: FileFacts, log: Log) -> None:
    name = facts.file.rpartition("/")[2]
    suffix = ".warc.gz" if facts.is_compressed else ".warc"
    if not name.lower().endswith(suffix):
        message = "its name does not say whether it is compressed"
        log.note(Code.WARC_NAME_DIFFERS, message, expected=f"*{suffix}", found=name)
    stated = facts.warc_filename
    if stated is not None and stated != name:
        message = "its warcinfo record gives it another name"
        log.note(Code.WARC_NAME_DIFFERS, message, expected=stated, found=name)
