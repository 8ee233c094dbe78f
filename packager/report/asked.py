"""What the web was asked, by server, and what did not come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from packager.report.inputs import Record
from packager.report.moments import read_moment
from packager.report.values import Table, Value, address, foreign, moment, ours


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """The questions of a package."""

    count: int
    unanswered: int  # without a whole answer
    tables: tuple[Table, ...]


def make_asked(collection: Record) -> Asked:
    """Summarise collection.json, in which every question stands."""
    questions: Sequence[Record] = collection["questions"]
    failed = [one for one in questions if one["error"] is not None]
    tables = [
        Table(
            caption="By server",
            columns=("Server", "Questions", "Without a whole answer", "First asked", "Last asked"),
            rows=tuple(_server_rows(questions)),
        ),
        Table(
            caption="Questions without a whole answer",
            columns=("Address", "Why"),
            rows=tuple((address(one["url"]), foreign(one["error"])) for one in failed),
        ),
    ]
    return Asked(
        count=len(questions),
        unanswered=len(failed),
        tables=tuple(table for table in tables if table.rows),
    )


def _server_rows(questions: Sequence[Record]) -> Iterator[tuple[Value, ...]]:
    by_server: dict[str, list[Record]] = {}
    for one in questions:
        by_server.setdefault(_server_of(one["url"]), []).append(one)
    for server, asked in by_server.items():
        times = sorted(hop["asked_at"] for one in asked for hop in one["exchanges"])
        failed = sum(one["error"] is not None for one in asked)
        ends = [moment(read_moment(time)) for time in (times[0], times[-1])] if times else []
        yield (
            foreign(server),
            ours(f"{len(asked):,}"),
            ours(f"{failed:,}"),
            *(ends or [ours("not sent"), ours("not sent")]),
        )


def _server_of(url: str) -> str:
    try:
        return urlsplit(url).hostname or url
    except ValueError:  # brackets that hold no IPv6 address
        return url
