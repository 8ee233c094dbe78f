"""The evidence behind a card: every value with its records, every answer, every question."""

from collections.abc import Iterator, Mapping

from packager.report.inputs import Record
from packager.report.moments import read_moment
from packager.report.outcomes import Found
from packager.report.values import Fact, Table, Value, address, code, fact, foreign, moment, ours
from packager.report.wording import KINDS, REASONS, REMARKS, SHOWS, TWEET_NOTES, words_for

_FIELDS = {
    "id": "Number",
    "handle": "Handle",
    "name": "Name",
    "author_id": "Number of the account",
    "posted_at": "Posted",
    "text": "Text",
    "language": "Language",
}
Names = Mapping[str, str]  # of answers, by the id of their record
_RELATED = {"reply_to": "Answers", "quoted": "Quotes", "reposted": "Repeats"}


def reference_facts(reference: Record) -> Iterator[Fact]:
    """Give what the article alone tells of a reference."""
    yield fact("Form", ours(words_for(reference["kind"], KINDS)))
    place = f"characters {reference['start']:,} to {reference['end']:,} of the source"
    yield fact("Where", ours(place))
    if reference["date_text"]:
        yield fact("Date as printed", foreign(reference["date_text"]))
    if reference["url"]:
        yield fact("Address as written", address(reference["url"]))
    if reference["links"]:
        yield fact("Links in it", *(address(link) for link in reference["links"]))
    if reference["text_is_guess"]:
        yield fact("Text", ours("where it begins was not marked in the article: it is a guess"))
    if reference["reading"] != "certain" or reference["notes"]:
        notes = [ours(note) for note in reference["notes"]]
        yield fact("Reading", ours(reference["reading"]), *notes)
    window = reference.get("id_window")
    if window:
        yield fact("Numbers of that UTC day", Value(text=f"{window[0]} to {window[1]}"))


def evidence_tables(found: Found) -> Iterator[Table]:
    """Give the tables of what was recorded of a reference's tweet; none where nothing was."""
    reference, tweet = found.reference, found.tweet
    answers = list(enumerate(tweet["captures"] if tweet else (), start=1))
    names = {one["record"]: f"answer {number}" for number, one in answers if one["record"]}
    tables = [
        _table(
            "Answers about this tweet",
            ("Answer", "When", "Who answered", "It shows", "Status", "Record"),
            (_capture_row(number, one) for number, one in answers),
        ),
        _table("What they state", ("What", "Value", "Read from"), _value_rows(tweet, names)),
        _table(
            "Tweets that it may be, the best first",
            ("Number", "Account", "How alike", "Archive", "But"),
            (_candidate_row(one) for one in reference.get("candidates") or ()),
        ),
        _table(
            "Short links",
            ("Link", "Leads to", "Said by", "When"),
            (_hop_row(one) for one in reference.get("hops") or ()),
        ),
        _table(
            "Questions, in the order they were asked",
            ("Address", "When", "Status", "Gave"),
            (_query_row(one) for one in reference.get("queries") or ()),
        ),
    ]
    yield from (table for table in tables if table.rows)


def _table(caption: str, columns: tuple[str, ...], rows: Iterator[tuple[Value, ...]]) -> Table:
    return Table(caption=caption, columns=columns, rows=tuple(rows))


def _value_rows(tweet: Record | None, names: Names) -> Iterator[tuple[Value, ...]]:
    """Give each value that was read, those that other answers state instead beside it."""
    if tweet is None:
        return
    for name, label in _FIELDS.items():
        yield from _field_rows(label, tweet[name], names)
    for one in tweet["versions"]:
        yield from _field_rows("Version of it", one, names)
    for name, label in _RELATED.items():
        related = tweet[name] or {}
        for part in ("id", "handle", "text"):
            yield from _field_rows(f"{label}: {_FIELDS[part].lower()}", related.get(part), names)
    for link in tweet["links"]:
        yield from _field_rows("Link", link["address"], names)
        yield from _field_rows("Link, in full", link["expanded"], names)
    for one in tweet["media"]:
        kind = words_for(one["kind"], {"animated_gif": "moving picture"}).capitalize()
        yield from _field_rows(kind, one["address"], names)
        yield from _field_rows(f"{kind}, in full size", one["original"], names)
        yield from _field_rows(f"{kind}: film", one["film"], names)
        yield from _field_rows(f"{kind}, as its author describes it", one["alt_text"], names)
    for count in tweet["counts"]:
        seen = read_moment(count["seen_at"]).shown
        yield from _field_rows(
            f"{count['what'].capitalize()}, seen at {seen}", count["number"], names
        )
    for note in tweet["notes"]:
        yield ours("Note"), ours(words_for(note, TWEET_NOTES)), ours("")


def _field_rows(label: str, field: Record | None, names: Names) -> Iterator[tuple[Value, ...]]:
    if field is None:
        return
    yield ours(label), foreign(field["value"]), _records(field, names)
    for other in field.get("also", ()):
        yield (
            ours(f"{label}, as another answer has it"),
            foreign(other["value"]),
            _records(other, names),
        )


def _records(claim: Record, names: Names) -> Value:
    """Name the answers that a value was read from; by their records where they are not listed."""
    records = dict.fromkeys(origin["record"] for origin in claim["from"])
    return ours(", ".join(names.get(record, record) for record in records))


def _capture_row(number: int, capture: Record) -> tuple[Value, ...]:
    shows = words_for(capture["shows"], SHOWS)
    reason = words_for(capture["reason"], REASONS) if capture["reason"] else ""
    return (
        ours(str(number)),
        moment(read_moment(capture["seen_at"])),
        foreign(capture["from"]) if capture["from"] else ours("the platform itself"),
        Value(text=shows, note=reason),
        _status(capture["http_status"]),
        code(capture["record"]),
    )


def _candidate_row(candidate: Record) -> tuple[Value, ...]:
    score = candidate["score"]
    level = f", compared by {candidate['level']}" if candidate["level"] else ""
    alike = "its text is not known" if score is None else f"{score:.0%}{level}"
    memento = candidate.get("memento_url")
    return (
        code(candidate["id"]),
        foreign(f"@{candidate['handle']}") if candidate["handle"] else ours("not known"),
        ours(alike),
        address(memento, candidate.get("memento_datetime", "")) if memento else ours("none"),
        ours("; ".join(words_for(one, REMARKS) for one in candidate["remarks"]) or "nothing"),
    )


def _hop_row(hop: Record) -> tuple[Value, ...]:
    return (
        address(hop["url"]),
        address(hop["target"]) if hop["target"] else ours("the answer names no address"),
        foreign(hop["archive"]) if hop["archive"] else ours("the live server"),
        moment(read_moment(hop["at"])),
    )


def _query_row(query: Record) -> tuple[Value, ...]:
    rows = query["rows"]
    return (
        address(query["url"]),
        moment(read_moment(query["at"])),
        _status(query["status"]),
        ours("could not be read" if rows is None else f"{rows:,}"),
    )


def _status(status: int | None) -> Value:
    return ours("no answer" if status is None else str(status))
