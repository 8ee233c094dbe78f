"""Reading a TimeMap: the list of an address's mementos in link format (RFC 7089 §5, RFC 6690).

<https://archive.example/web/20160819120000/https://news.example/a>; rel="first memento";
    datetime="Fri, 19 Aug 2016 12:00:00 GMT", <...>; rel="memento"; datetime="..."
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from packager.errors import UnreadableAnswerError

_TARGET = re.compile(r"[\s,]*<([^<>]*)>")
# A parameter with its quoted or bare value; a comma within quotes is no end (RFC 6690 §2).
_PARAMETER = re.compile(r'\s*;\s*([A-Za-z*]+)\s*=\s*(?:"([^"]*)"|([^\s;,"]*))')
_END = re.compile(r"[\s,]*$")


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedMemento:
    """A memento that a TimeMap lists."""

    url: str
    captured_at: datetime  # UTC


def parse_timemap(content: bytes) -> tuple[ListedMemento, ...]:
    """Read a TimeMap in link format; links that are no mementos are passed over.

    Returns:
        The mementos in the order of the list. Only this page of the list: RFC 7089 §5 allows more.

    Raises:
        UnreadableAnswerError: The body is not in link format, or breaks off.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableAnswerError(f"a TimeMap is not UTF-8: {error}") from error
    mementos = []
    position = 0
    while not _END.match(text, position):
        target = _TARGET.match(text, position)
        if target is None:
            raise UnreadableAnswerError(f"a TimeMap: a link expected at character {position}")
        parameters, position = _parse_parameters(text, target.end())
        if "rel" not in parameters:  # RFC 8288 §3.3
            raise UnreadableAnswerError(f"a TimeMap: a relation expected at character {position}")
        memento = _read_memento(target[1], parameters)
        if memento is not None:
            mementos.append(memento)
    return tuple(mementos)


def _parse_parameters(text: str, position: int) -> tuple[dict[str, str], int]:
    """Read the parameters of one link; the first of a name counts (RFC 8288 §3)."""
    parameters: dict[str, str] = {}
    while found := _PARAMETER.match(text, position):
        parameters.setdefault(found[1].lower(), found[2] if found[2] is not None else found[3])
        position = found.end()
    return parameters, position


def _read_memento(url: str, parameters: dict[str, str]) -> ListedMemento | None:
    """Make a memento of a link whose relations, a set of words, name one (RFC 7089 §2.2.4)."""
    captured_at = _parse_date(parameters.get("datetime", ""))
    if "memento" not in parameters.get("rel", "").lower().split() or captured_at is None:
        return None
    return ListedMemento(url=url, captured_at=captured_at)


def _parse_date(text: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return None
    return date.replace(tzinfo=date.tzinfo or UTC).astimezone(UTC)
