"""What stands in a line, a list or a table of a report, and how the template has to show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from packager.report.addresses import web_address
from packager.report.moments import Moment


class Show(StrEnum):
    """How a value is shown."""

    OURS = "ours"  # words of this software
    FOREIGN = "foreign"  # somebody's text: isolated
    CODE = "code"  # an identifier, in letters of one width
    ADDRESS = "address"  # the same, and a link where ``href`` is set
    MOMENT = "moment"


@dataclass(frozen=True, kw_only=True, slots=True)
class Value:
    """One value.

    Attributes:
        text: As it is shown.
        show: How.
        note: What we say of it, behind it.
        href: An address that the template may link to.
        machine: Of a moment, the attribute ``datetime``.
    """

    text: str
    show: Show = Show.OURS
    note: str = ""
    href: str = ""
    machine: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """A name and what there is under it."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table with one heading a column. The first cell of a row names the row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def ours(text: str) -> Value:
    """Make a value of our own words."""
    return Value(text=text)


def foreign(text: object, note: str = "") -> Value:
    """Make a value of somebody's text."""
    return Value(text=str(text), show=Show.FOREIGN, note=note)


def code(text: object) -> Value:
    """Make a value of an identifier; of None, what says that there is none."""
    return ours("none") if text is None else Value(text=str(text), show=Show.CODE)


def address(text: str, note: str = "") -> Value:
    """Make a value of an address, which may be anything at all."""
    return Value(text=text, show=Show.ADDRESS, href=web_address(text) or "", note=note)


def moment(one: Moment, note: str = "") -> Value:
    """Make a value of a time."""
    if not one.machine:
        return foreign(one.shown, note)
    return Value(text=one.shown, show=Show.MOMENT, machine=one.machine, note=note)


def fact(label: str, *values: Value) -> Fact:
    """Make a fact."""
    return Fact(label=label, values=values)


def counted(number: int, noun: str, nouns: str = "") -> str:
    """Say how many.

    >>> counted(1, "tweet"), counted(1200, "tweet"), counted(2, "reply", "replies")
    ('1 tweet', '1,200 tweets', '2 replies')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {nouns or noun + 's'}"


def listed(words: Sequence[str]) -> str:
    """Join words as a sentence does.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
