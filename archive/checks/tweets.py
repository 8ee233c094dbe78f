"""Do the records of tweets agree with the references, and with the WARC files that they speak of?"""

from collections.abc import Iterator
from itertools import islice

from archive import layout, limits
from archive.checks.claims import check_claims
from archive.checks.package_files import REFERENCES_JSON, PackageFiles
from archive.checks.recorded import Recorded
from archive.findings import Code
from archive.gathering import Gathering
from archive.paths import BagPath
from archive.records import (
    LIST,
    TEXT,
    TEXTS,
    JsonObject,
    find_misfits,
    matching,
    one_of,
    show_value,
)
from archive.tree import Tree

_FOLDER = f"{layout.TWEETS_FOLDER}/".encode()
_SUFFIX = b".json"
_TWEET = {
    "schema": one_of("tweet"),
    "version": one_of(1),
    "platform": TEXT,
    "status_id": matching("[0-9]{1,20}", "decimal digits"),
    "canonical_url": TEXT,
    "references": TEXTS,
    "captures": LIST,
}
_KNOWN = ("resolved", "absent")


def check_tweets(
    files: PackageFiles, tree: Tree, recorded: Recorded | None, gathering: Gathering
) -> None:
    """Check every record of a tweet, and what the references say of their captures.

    Args:
        files: The files of the package.
        tree: What is in the bag.
        recorded: The records of its WARC files; None where they were not read, so that nobody can
            tell.
        gathering: Where to add what is wrong.
    """
    shown: dict[str, set[str]] = {}  # by tweet, the records that show it
    meant: dict[str, set[str]] = {}  # by tweet, the references that its record names
    for path in sorted(path for path in tree.payload if path.startswith(_FOLDER)):
        tweet = files.read_record(path)
        if tweet is None or not _has_form(tweet, path, gathering):
            continue
        status_id = tweet["status_id"]
        if path != _FOLDER + status_id.encode() + _SUFFIX:
            words = "its name is not that of the tweet that it speaks of"
            gathering.add(Code.TWEET_DIFFERS, path, words, found=show_value(status_id))
        meant[status_id] = set(tweet["references"])
        shown[status_id] = _records_that_show(tweet)
        if recorded is not None:
            _check_records_exist(_captured(tweet), path, recorded, gathering)
            check_claims(tweet, path, recorded, gathering)
    _check_references(files, shown, meant, recorded, gathering)


def _has_form(tweet: JsonObject, path: BagPath, gathering: Gathering) -> bool:
    misfits = list(islice(find_misfits(tweet, _TWEET), limits.FINDINGS))
    for misfit in misfits:
        gathering.add(Code.RECORD_MALFORMED, path, misfit)
    return not misfits


def _captured(tweet: JsonObject) -> Iterator[tuple[str, str]]:
    """Find the record of each capture, with the JSON pointer of the place."""
    for number, capture in enumerate(tweet["captures"]):
        named = capture.get("record") if isinstance(capture, dict) else None
        if isinstance(named, str):
            yield f"/captures/{number}/record", named


def _records_that_show(tweet: JsonObject) -> set[str]:
    return {
        capture["record"]
        for capture in tweet["captures"]
        if isinstance(capture, dict)
        and capture.get("shows") == "tweet"
        and isinstance(capture.get("record"), str)
    }


def _check_records_exist(
    named: Iterator[tuple[str, str]], path: BagPath, recorded: Recorded, gathering: Gathering
) -> None:
    for at, record_id in named:
        if record_id not in recorded:
            words = f"{at} names a record that no WARC file of the package has"
            gathering.add(Code.CAPTURE_RECORD_MISSING, path, words, found=show_value(record_id))


def _check_references(
    files: PackageFiles,
    shown: dict[str, set[str]],
    meant: dict[str, set[str]],
    recorded: Recorded | None,
    gathering: Gathering,
) -> None:
    record = files.references
    entries = record.get("references") if record else None
    named: set[tuple[str, str]] = set()
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        if not isinstance(entry, dict):
            continue
        at = f"/references/{number}"
        if recorded is not None:
            _check_records_exist(_spoken_of(entry, at), REFERENCES_JSON, recorded, gathering)
        status_id = str(entry.get("status_id"))
        is_known = entry.get("status") in _KNOWN
        if is_known and status_id in meant:
            named.add((status_id, str(entry.get("id"))))
        captures = entry.get("captures")
        captured = {one for one in captures if isinstance(one, str)} if captures else set()
        if captured != (shown.get(status_id, set()) if is_known else set()):
            words = f"{at}/captures are not the records that show the tweet"
            gathering.add(Code.TWEET_DIFFERS, REFERENCES_JSON, words)
        if is_known and status_id not in str(entry.get("canonical_url")):
            words = f"{at}/canonical_url is not the address of {show_value(status_id)}"
            gathering.add(Code.TWEET_DIFFERS, REFERENCES_JSON, words)
    stated = {(status_id, one) for status_id, names in meant.items() for one in names}
    for status_id, one in sorted(stated ^ named):
        path = BagPath(_FOLDER + status_id.encode() + _SUFFIX)
        words = f"it and references.json disagree on whether {show_value(one)} means this tweet"
        gathering.add(Code.TWEET_DIFFERS, path, words)


def _spoken_of(entry: JsonObject, at: str) -> Iterator[tuple[str, str]]:
    """Find the records that a reference names, each with the JSON pointer of the place."""
    captures = entry.get("captures")
    for number, named in enumerate(captures if isinstance(captures, list) else ()):
        if isinstance(named, str):
            yield f"{at}/captures/{number}", named
    for member in ("queries", "hops", "candidates"):
        values = entry.get(member)
        for number, value in enumerate(values if isinstance(values, list) else ()):
            named = value.get("record") if isinstance(value, dict) else None
            if isinstance(named, str):
                yield f"{at}/{member}/{number}/record", named
