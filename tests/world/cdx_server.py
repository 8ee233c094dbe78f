"""The Wayback Machine's CDX server, as its users and its source describe it.

* Without ``limit`` long answers are cut, and nothing says so.
* With ``limit`` and ``showResumeKey`` an answer of as many rows as were asked for, or as the server
  gives, ends with an empty row and a key, even where nothing is left. The key names the address and
  the second after the last row's; in the next question it may be quoted once more, or not.
* JSON captures and revisits have no status. ``resolveRevisits`` adds columns only where ``fl`` does
  not name those that are wanted.
* Nothing found is ``[]``. What is not known is passed over.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from urllib.parse import quote_plus, unquote_plus

from tests.world.holdings import Holdings, Row, time_of
from tests.world.messages import Reply, fields_of

_WITHOUT_STATUS = ("application/json", "warc/revisit")
_FIELDS = tuple(Row.__slots__)
_ORIGINAL_FIELDS = ("orig.length", "orig.offset", "orig.filename")


def answer_cdx(holdings: Holdings, target: str, *, page_rows: int) -> Reply:
    """Answer one question to the index.

    Args:
        holdings: What the archive holds.
        target: The question: path and query.
        page_rows: How many rows the server gives at a time, whatever it is asked for.
    """
    fields = fields_of(target)
    if "url" not in fields:
        return Reply(400, b"Must specify a url= parameter\n", "text/plain")
    rows = _chosen(_wanted_rows(holdings, fields), fields)
    limit = int(_first(fields, "limit", "0"))
    most = min(limit or page_rows, page_rows)
    page = rows[:most]
    resume_key = None
    if limit and len(page) >= most and _is_true(fields, "showResumeKey"):
        resume_key = _key_after(page[-1])
    return _render(page, resume_key, fields)


def _wanted_rows(holdings: Holdings, fields: dict[str, list[str]]) -> list[Row]:
    url, match_type = fields["url"][0], _first(fields, "matchType", "exact")
    if url.endswith("*"):
        url, match_type = url[:-1], "prefix"
    rows = holdings.rows(url, is_prefix=match_type == "prefix")
    return [
        replace(row, statuscode="-") if row.mimetype in _WITHOUT_STATUS else row for row in rows
    ]


def _chosen(rows: list[Row], fields: dict[str, list[str]]) -> list[Row]:
    first, last = _first(fields, "from", ""), _first(fields, "to", "")
    rows = [row for row in rows if row.timestamp >= first]
    if last:
        rows = [row for row in rows if row.timestamp[: len(last)] <= last]
    for rule in fields.get("filter", []):
        rows = [row for row in rows if _fits(row, rule)]
    if "resumeKey" in fields:
        urlkey, _, timestamp = unquote_plus(fields["resumeKey"][0]).rpartition(" ")
        rows = [row for row in rows if (row.urlkey, row.timestamp) >= (urlkey, timestamp)]
    return rows


def _fits(row: Row, rule: str) -> bool:
    is_negated, rule = rule.startswith("!"), rule.removeprefix("!")
    name, _, pattern = rule.partition(":")
    fits = re.fullmatch(pattern, getattr(row, name)) is not None  # the whole field, as in Java
    return fits != is_negated


def _key_after(row: Row) -> str:
    """A key to go on with: rows of the same address and second are lost with it, as they are there."""
    following = time_of(row.timestamp) + timedelta(seconds=1)
    return quote_plus(f"{row.urlkey} {following:%Y%m%d%H%M%S}")


def _render(page: Sequence[Row], resume_key: str | None, fields: dict[str, list[str]]) -> Reply:
    names = _first(fields, "fl", ",".join(_FIELDS)).split(",")
    table = [[getattr(row, name) for name in names] for row in page]
    if "fl" not in fields and _is_true(fields, "resolveRevisits"):
        names += _ORIGINAL_FIELDS
        table = [[*line, "-", "-", "-"] for line in table]
    if _first(fields, "output", "text") != "json":
        lines = [" ".join(line) for line in table] + (["", resume_key] if resume_key else [])
        return Reply(200, "".join(f"{line}\n" for line in lines).encode(), "text/plain")
    if not table:
        return Reply(200, b"[]\n", "application/json")
    whole = [names, *table, *([[], [resume_key]] if resume_key else [])]
    rows = ",\n".join(json.dumps(line) for line in whole)
    return Reply(200, f"[{rows}]\n".encode(), "application/json")


def _first(fields: dict[str, list[str]], name: str, otherwise: str) -> str:
    return fields.get(name, [otherwise])[0]


def _is_true(fields: dict[str, list[str]], name: str) -> bool:
    return _first(fields, name, "false") == "true"
