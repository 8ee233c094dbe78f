"""Does every exchange that collection.json speaks of stand in the package's WARC files?"""

from collections.abc import Iterator

from archive.checks.package_files import COLLECTION_JSON, PackageFiles
from archive.checks.recorded import Recorded
from archive.findings import Code
from archive.gathering import Gathering
from archive.records import LIST, JsonObject, find_misfits, one_of, show_value

_SCHEMA = "collection"
_RECORD_FIELDS = ("request_record", "response_record")


def check_collection(files: PackageFiles, recorded: Recorded | None, gathering: Gathering) -> None:
    """Check the form of collection.json, and that each record it names is there.

    Args:
        files: The files of the package.
        recorded: The records of its WARC files; None where they were not read, so that nobody can
            tell.
        gathering: Where to add what is wrong.
    """
    record = files.collection
    if record is None:
        return
    members = {"schema": one_of(_SCHEMA), "version": one_of(1), "questions": LIST}
    misfits = list(find_misfits(record, members))
    for misfit in misfits:
        gathering.add(Code.RECORD_MALFORMED, COLLECTION_JSON, misfit)
    if misfits or recorded is None:
        return
    for at, named in _find_named_records(record):
        if named not in recorded:
            gathering.add(
                Code.QUESTION_RECORD_MISSING,
                COLLECTION_JSON,
                f"{at} names a record that no WARC file of the package has",
                found=show_value(named),
            )


def _find_named_records(record: JsonObject) -> Iterator[tuple[str, str]]:
    """Find the records that are named, each with the JSON pointer of the place."""
    for number, question in enumerate(record["questions"]):
        exchanges = question.get("exchanges") if isinstance(question, dict) else None
        for index, exchange in enumerate(exchanges if isinstance(exchanges, list) else ()):
            for field in _RECORD_FIELDS:
                named = exchange.get(field) if isinstance(exchange, dict) else None
                if isinstance(named, str):
                    yield f"/questions/{number}/exchanges/{index}/{field}", named
