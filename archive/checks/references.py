"""Does references.json agree with the article's source?

That they agree shows that nobody edited one of them alone. It does not show that what is said of
the tweets is true.
"""

from collections.abc import Iterator
from itertools import islice

from archive import limits
from archive.charsets import SOURCE_CODECS, find_codec
from archive.checks import reference_form
from archive.checks.package_files import REFERENCES_JSON, PackageFiles
from archive.checks.tweet_urls import check_tweet_urls
from archive.digests import sha256_hex
from archive.findings import Code
from archive.gathering import Gathering
from archive.records import JsonObject, find_misfits, show_value

_SOURCE_SPAN = ("article_start", "article_end")
_SPANS = (("start", "end"), ("text_start", "text_end"))


def check_references(files: PackageFiles, gathering: Gathering) -> None:
    """Check references.json against its form, the source and tweet-urls.txt."""
    record, content = files.references, files.source
    if record is None or content is None:
        return
    misfits = list(islice(_find_misfits(record), limits.FINDINGS))
    for misfit in misfits:
        gathering.add(Code.RECORD_MALFORMED, REFERENCES_JSON, misfit)
    if misfits:  # where a member is not what it should be, it points to nothing
        return
    _check_digest(record["source"], content, gathering)
    _check_ids(record["references"], gathering)
    text = _decode(record["source"], content, gathering)
    if text is not None:
        _check_spans(record, len(text), gathering)
        _check_quotes(record["references"], text, gathering)
    check_tweet_urls(record["references"], files, gathering)


def _find_misfits(record: JsonObject) -> Iterator[str]:
    yield from find_misfits(record, reference_form.RECORD)
    source, references = record.get("source"), record.get("references")
    if isinstance(source, dict):
        yield from find_misfits(source, reference_form.SOURCE, at="/source")
    for index, reference in enumerate(references if isinstance(references, list) else ()):
        at = f"/references/{index}"
        if not isinstance(reference, dict):
            yield f"{at} is not an object"
            continue
        yield from find_misfits(reference, reference_form.REFERENCE, at=at)
        if "confidence" in reference:
            yield from find_misfits(reference, reference_form.CONFIDENCE, at=at)


def _check_digest(source: JsonObject, content: bytes, gathering: Gathering) -> None:
    found = sha256_hex(content)
    if source["sha256"] != found:
        words = "it speaks of another source"
        gathering.add(
            Code.SOURCE_DIGEST, REFERENCES_JSON, words, expected=source["sha256"], found=found
        )


def _check_ids(references: list[JsonObject], gathering: Gathering) -> None:
    for number, reference in enumerate(references, 1):
        if reference["id"] != f"r{number}":
            gathering.add(
                Code.REFERENCE_IDS,
                REFERENCES_JSON,
                f"/references/{number - 1}/id is out of order",
                expected=f"r{number}",
                found=show_value(reference["id"]),
            )


def _decode(source: JsonObject, content: bytes, gathering: Gathering) -> str | None:
    encoding = show_value(source["encoding"])
    codec = find_codec(source["encoding"], SOURCE_CODECS)
    if codec is None:
        words = f"/source/encoding is not an encoding that is read: {encoding}"
        gathering.add(Code.SOURCE_UNDECODABLE, REFERENCES_JSON, words)
        return None
    try:
        return content.decode(codec, source["errors"])
    except UnicodeError as error:
        words = f"the source is not in {encoding}: {error}"
        gathering.add(Code.SOURCE_UNDECODABLE, REFERENCES_JSON, words)
        return None


def _check_spans(record: JsonObject, size: int, gathering: Gathering) -> None:
    for at, holder, first, last in _find_spans(record):
        start, end = holder[first], holder[last]
        if start is None and end is None:
            continue
        # Of the tweet's text only that it is there: it may differ from the source in blanks.
        if start is None or end is None or not start <= end <= size:
            words = f"{at}/{first} and {at}/{last} do not lie in the {size:,} characters there are"
            found = f"{start} to {end}"
            gathering.add(Code.OFFSET_OUT_OF_RANGE, REFERENCES_JSON, words, found=found)


def _find_spans(record: JsonObject) -> Iterator[tuple[str, JsonObject, str, str]]:
    yield "/source", record["source"], *_SOURCE_SPAN
    for index, reference in enumerate(record["references"]):
        for first, last in _SPANS:
            yield f"/references/{index}", reference, first, last


def _check_quotes(references: list[JsonObject], text: str, gathering: Gathering) -> None:
    for index, reference in enumerate(references):
        start, end, quote = reference["start"], reference["end"], reference["quote"]
        # Lengths first: a thousand quotes of the whole article would take a thousand copies of it.
        if len(quote) != end - start or not text.startswith(quote, start):
            gathering.add(
                Code.QUOTE_DIFFERS,
                REFERENCES_JSON,
                f"/references/{index}/quote is not what the source has from {start} to {end}",
                expected=show_value(quote),
                found=show_value(text[start : min(end, start + 1000)]),
            )
