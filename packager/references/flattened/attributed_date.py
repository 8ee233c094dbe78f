"""Right of the handle: the date of an attribution, and the link that it carries."""

import re
from dataclasses import dataclass

from packager.references.blanks import BLANKS, GAP, WRAP
from packager.references.dates.parse import parse_date_at, read_month
from packager.references.dates.parsed_date import ParsedDate

_NO_YEAR_CHARS = 32  # on the line after a month's name, where the numbers are masked or missing

# Between handle and date: a sign, a numbered link mark ("[12]"), brackets, quotes, emphasis, the
# permalink that an extractor wrote out.
_BEFORE = re.compile(
    rf"{GAP}(?:(?:\w{{2,4}} )?(?:Twitter|X)\b{BLANKS})?+(?:(?P<separator>[,،、，:;·•|–—-]{{1,3}}+){GAP})?+"
    r"(?:\[\d{1,3}\]|\[url=(?P<bbcode>[^\[\]\s]{1,500}+)\])?+"
    r"(?P<opening>[\[<`\"“*_(（]{0,3}+)"
    rf"(?P<address>https?://[^\s<>\"\[\]()]{{1,500}}+)?+{BLANKS}(?P<inner>[\[`\"“*_]{{0,3}}+)"
)
# Where a written-out permalink ends although the date is glued to it.
_PERMALINK = re.compile(
    r"https?://[^\s?]{1,200}?/status(?:es)?/\d{1,20}+(?:\?[^\s?]{0,200}?(?:%5E|\^)tfw|\?s=\d\d)?+"
)
# After the date: its link in Markdown (two forms), plain text, Textile and BBCode.
_LINKS = (
    re.compile(
        rf"[*_]?\]\({BLANKS}<?(?P<url>[^\s()<>]{{1,2000}}+)>?+"
        rf"(?:\s{{1,4}}+\"[^\"\n]{{0,200}}+\")?+{BLANKS}\)"
    ),
    re.compile(r"[*_]?\]\[[^\[\]\n]{0,40}+\]"),
    re.compile(rf"\]?{WRAP}[<(（]{BLANKS}(?P<url>https?://[^\s<>()（）]{{1,2000}}+){BLANKS}[>)）]"),
    re.compile(r"[\"”]:(?P<url>https?://[^\s<>]{1,2000}+)"),
    re.compile(r"\[/url\]"),
)
_CLOSING = re.compile(r"[\]>`\"”*_)）]{1,3}+")
# No date without two digits in a row; seen before anything dearer is tried.
_NUMBER_AHEAD = re.compile(r"(?:\s{0,4}+\S{0,4}https?://\S{1,500}+)?+[^@＠]{0,80}?\d\d")
_REST_OF_LINE = re.compile(r"[^\r\n]*+")
_YEAR = re.compile(r"\d{4}")
_NO_YEAR = "no year can be read"


@dataclass(frozen=True, kw_only=True, slots=True)
class AttributedDate:
    """What follows a handle; ``date`` is None where nothing that is a date does."""

    end: int  # of the date and what closes it; of the mention where there is no date
    date: ParsedDate | None = None
    separator: str = ""  # the sign between handle and date
    url: str | None = None  # that the date carries


def may_have_date(text: str, end: int) -> bool:
    """Say, at little cost, whether a date can follow a mention that ends at ``end``."""
    return _NUMBER_AHEAD.match(text, end) is not None


def read_date(text: str, end: int) -> AttributedDate:
    """Read the date after a mention that ends at ``end``, with its link."""
    before = _BEFORE.match(text, end) if may_have_date(text, end) else None
    if before is None:
        return AttributedDate(end=end)
    start, address = _address_before(before)
    date = parse_date_at(text, start)
    if date is None or not _belongs(text, end, date):
        return AttributedDate(end=end)
    date_end, url = _link_after(text, date.end, is_open=bool(before["opening"] or before["inner"]))
    return AttributedDate(
        end=date_end, date=date, separator=before["separator"] or "", url=url or address
    )


def may_be_undated(text: str, end: int) -> bool:
    """Say whether nothing follows a mention on its line, or little more than a month's name."""
    rest = _REST_OF_LINE.match(text, end, end + _NO_YEAR_CHARS + 1)
    return rest is not None and rest.end() - end <= _NO_YEAR_CHARS


def read_date_without_year(text: str, end: int) -> AttributedDate:
    """Read a month whose numbers are masked or missing, up to the line's end."""
    month_end = read_month(text, end)
    if month_end is None:
        return AttributedDate(end=end)
    rest = _REST_OF_LINE.match(text, end, end + _NO_YEAR_CHARS)
    written = rest[0].strip() if rest else ""
    if _YEAR.search(written):
        return AttributedDate(end=end)  # a year that can be read, and no tweet's
    start = text.index(written, end)
    date = ParsedDate(
        start=start,
        end=start + len(written),
        date=None,
        date_text=written,
        notes=(_NO_YEAR,),
    )
    return AttributedDate(end=date.end, date=date)


def _address_before(before: re.Match[str]) -> tuple[int, str | None]:
    """Return where the date begins, and the permalink that stands before it."""
    address = before["address"]
    if address is None:
        return before.end(), before["bbcode"]
    permalink = _PERMALINK.match(address)
    if permalink and permalink.end() < len(address):
        return before.start("address") + permalink.end(), permalink[0]
    return before.end(), address


def _belongs(text: str, end: int, date: ParsedDate) -> bool:
    """Say whether a date belongs to the mention, and does not open the next paragraph's prose."""
    between = text[end : date.start]
    return between.count("\n") <= 1 or "[" in between or _is_line_end(text, date.end)


def _is_line_end(text: str, position: int) -> bool:
    match = _REST_OF_LINE.match(text, position)
    return match is None or not match[0].strip()


def _link_after(text: str, end: int, *, is_open: bool) -> tuple[int, str | None]:
    """Return where a date ends with its link, or with what closes it; and the link's address."""
    for pattern in _LINKS:
        if match := pattern.match(text, end):
            return match.end(), match.groupdict().get("url")
    closing = _CLOSING.match(text, end) if is_open else None
    return closing.end() if closing else end, None
