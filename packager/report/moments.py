"""Times as a report shows them: in UTC, with the original offset, and never without their witness."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from packager.references.addresses.snowflake import snowflake_time


class Standing(StrEnum):
    """What speaks for a time."""

    PROVEN = "proven"  # anybody can compute it again from the number of the tweet
    ARCHIVE = "archive"  # an archive says so: a claim, by somebody who had no part in the packaging
    CLAIMED = "claimed"  # the article, a page or the clock of this machine says so


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """A time or a day.

    Attributes:
        shown: For people.
        machine: For the attribute ``datetime``; empty where the text could not be read as a time.
        key: What times are ordered by; the beginning of a day for a day.
    """

    shown: str
    machine: str
    key: str


def moment_of(stated: datetime) -> Moment:
    """Show a time with an offset, to the precision that it has."""
    time = stated.astimezone(UTC)
    precision = "milliseconds" if time.microsecond else "seconds"
    machine = time.replace(tzinfo=None).isoformat(timespec=precision)
    shown = f"{machine.replace('T', ' ')} UTC"
    offset = stated.utcoffset()
    if offset:
        shown += f" ({stated.replace(tzinfo=None).isoformat(' ', 'minutes')} {stated:%z})"
    return Moment(shown=shown, machine=f"{machine}Z", key=time.replace(tzinfo=None).isoformat())


def day_of(day: date) -> Moment:
    """Show a day of which no hour is known."""
    return Moment(shown=day.isoformat(), machine=day.isoformat(), key=f"{day.isoformat()}T")


def read_moment(stated: str) -> Moment:
    """Show a time as somebody stated it.

    Returns:
        A moment without ``machine`` and ``key`` where it is no time of ISO 8601. One that states no
        offset is shown as it is: whose clock it is from, nobody knows.
    """
    text = stated.strip()
    try:
        return day_of(date.fromisoformat(text))
    except ValueError:
        pass  # not a day alone
    try:
        time = datetime.fromisoformat(text)
        if time.tzinfo is not None:
            return moment_of(time)
        local = time.isoformat(" ", "minutes")
        return Moment(
            shown=f"{local}, time zone not stated",
            machine=time.isoformat(timespec="seconds"),
            key=time.isoformat(),
        )
    except (ValueError, OverflowError):  # no time; or one before the year 1
        return Moment(shown=stated, machine="", key="")


def moment_of_number(status_id: str | None) -> Moment | None:
    """Give the time that the number of a tweet holds; None for an old or an impossible number."""
    time = snowflake_time(status_id) if status_id else None
    return moment_of(time) if time else None
