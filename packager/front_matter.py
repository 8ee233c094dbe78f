"""The block of ``key: value`` lines with which many a Markdown file begins.

Only lines of one key and one plain value are read; what else YAML can say is left out. The block
begins with a line ``---`` at the very start, and ends with a line ``---`` or ``...``.
"""

import re
from dataclasses import dataclass

from archive.limits import FRONT_MATTER_CHARS, STATED_FIELD_CHARS
from packager.model import Stated

_BLOCK = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?P<lines>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_LINE = re.compile(
    r"^(?P<key>[A-Za-z][A-Za-z0-9_-]*+)[ \t]*:[ \t]*(?P<value>[^\r\n]*+)", re.MULTILINE
)
_FIELD_OF_KEY = {
    "title": "title",
    "author": "byline",
    "authors": "byline",
    "byline": "byline",
    "date": "published",
    "published": "published",
    "lastmod": "modified",
    "modified": "modified",
    "updated": "modified",
    "lang": "language",
    "language": "language",
    "canonical": "canonical_url",
    "canonical_url": "canonical_url",
    "site": "site",
}
_NOT_PLAIN = ("|", ">", "{", "&", "*", "!")  # YAML's signs for values that are not plain


@dataclass(frozen=True, kw_only=True, slots=True)
class FrontMatter:
    """What a front matter states."""

    end: int  # where the text after it begins
    fields: dict[str, Stated]  # by the field's name in ``Article``


def read_front_matter(text: str) -> FrontMatter:
    r"""Read the front matter of a Markdown file; without one, it ends where it begins.

    >>> front = read_front_matter("---\ntitle: 'A road: closed'\ntags: [a, b]\n---\nWords.")
    >>> front.fields["title"].value, front.end
    ('A road: closed', 45)
    """
    block = _BLOCK.match(text, 0, FRONT_MATTER_CHARS)
    if block is None:
        return FrontMatter(end=0, fields={})
    fields: dict[str, Stated] = {}
    for line in _LINE.finditer(block["lines"]):
        name = _FIELD_OF_KEY.get(line["key"].lower())
        value = _read_value(line["value"])
        if name is not None and value:
            fields.setdefault(name, Stated(value=value, stated_in=f"front matter {line['key']}"))
    return FrontMatter(end=block.end(), fields=fields)


def _read_value(written: str) -> str:
    """Read a plain or quoted value, or a list of them on one line; "" for anything else."""
    value = written.strip()
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(filter(None, map(_read_value, value[1:-1].split(","))))
    quote = value[:1]
    if quote in {'"', "'"}:
        inside, closed, _ = value[1:].rpartition(quote)
        value = inside if closed else ""
    elif value.startswith(_NOT_PLAIN):
        value = ""
    else:
        value = value.partition(" #")[0].rstrip()
    return value if len(value) <= STATED_FIELD_CHARS else ""
