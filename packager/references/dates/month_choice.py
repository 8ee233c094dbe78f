"""Which month a name means where languages disagree: "listopada" in Croatian and in Polish."""

from collections.abc import Mapping
from dataclasses import dataclass

from packager.references.dates import date_words


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthChoice:
    """The month chosen, with a note where there was a choice."""

    month: int
    note: str | None = None
    is_decided: bool = True  # by the date itself


def choose_month(months: Mapping[int, frozenset[str]], shape: str) -> MonthChoice:
    """Choose between the months that a name can mean.

    The date's shape decides where only one of the languages writes dates so ("19. listopada 2016."
    is Croatian); else the languages of Twitter's widget come first.

    Args:
        months: Month number to the CLDR locales that call it so; not empty.
        shape: The date with one letter for each field, as in ``date_words.date_shapes``.
    """
    if len(months) == 1:
        return MonthChoice(month=next(iter(months)))
    shaped = [
        month
        for month, locales in months.items()
        if any(shape in date_words.date_shapes(locale) for locale in locales)
    ]
    chosen = min(
        shaped or months, key=lambda month: (months[month] <= date_words.NOT_OF_THE_WIDGET, month)
    )
    others = ", ".join(f"{month} in {_languages(months[month])}" for month in sorted(months))
    return MonthChoice(
        month=chosen,
        note=f"the month's name means {others}; read as {chosen}",
        is_decided=len(shaped) == 1,
    )


def _languages(locales: frozenset[str]) -> str:
    return " and ".join(sorted(locales))
