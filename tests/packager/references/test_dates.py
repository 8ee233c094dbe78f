"""Dates are read in the forms that embeds print, and nothing else is taken for one."""

from datetime import date, timedelta

import pytest
from babel import Locale, localedata
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from packager.model import Reading
from packager.references.dates import date_words
from packager.references.dates.calendars import calendar_day
from packager.references.dates.parse import parse_date_at, parse_date_text
from packager.references.dates.solar_hijri import MONTHS, to_gregorian
from tests.packager.references.oembed_samples import LANGUAGES

AUGUST_19 = date(2016, 8, 19)
TWEETED_DAYS = st.dates(min_value=date(2006, 3, 21), max_value=date(2060, 12, 31))
LOCALES = [
    locale for tiers in date_words._TIERS.values() for tier in tiers for locale in tier.split()
] + ["ja", "ko", "zh", "zh_Hant"]


@pytest.mark.parametrize(
    "text",
    [
        "August 19, 2016",
        "AUGUST 19, 2016",
        "Aug 19, 2016",
        "19 August 2016",
        "19August2016",
        "August 19th, 2016",
        "the 19th of August, 2016",
        "Friday, August 19, 2016",
        "Fri Aug 19 11:55:27 +0000 2016",
        "١٩ أغسطس ٢٠١٦",
        "أغسطس 19, 2016",
        "19 اغسطس، 2016",
        "19 آب 2016",
        "19 آب/أغسطس 2016",
        "19 غشت 2016",
        "19 أوت 2016",
        "۱۹ اوت ۲۰۱۶",
        "۲۹ مرداد ۱۳۹۵",
        "29 امرداد 1395",
        "۱۹ اگست، ۲۰۱۶",
        "19 de agosto de 2016",
        "19 agosto, 2016",
        "19 d’agost de 2016",
        "19 août 2016",
        "19 aout 2016",
        "19. srpna 2016",
        "19\\. srpna 2016",
        "19-го августа 2016",
        "19 августа 2016 г.",
        "19 серпня 2016 р.",
        "2016. augusztus 19.",
        "19 elok. 2016",
        "19 באוגוסט 2016",
        "2016年8月19日",
        "2016 年 8 月 19 日",
        "2016년 8월 19일",
        "19 tháng 8, 2016",
        "ngày 19 tháng 8 năm 2016",
        "Tháng 8 19, 2016",
        "१९ अगस्त २०१६",
        "১৯ আগস্ট, ২০১৬",
        "19 สิงหาคม ค.ศ. 2016",
        "19 สิงหาคม 2559",
        "๑๙ ส.ค. ๒๕๕๙",
        "วันศุกร์ที่ 19 สิงหาคม พ.ศ. 2559",
        "19 Ağustos 2016",
        "19 AĞUSTOS 2016",
        "2016-08-19",
        "2016-08-19T11:55:27Z",
        "2016/8/19",
        "2016. 8. 19.",
        "19.08.2016",
        "8/19/2016",
        "1395/05/29",
        "\u200f19\u200f/8\u200f/2016",
        "1471564800",
        "1471564800000",
        "11:55 AM - 19 Aug 2016",
        "4:55 AM · Aug 19, 2016",
        "午前11:55 - 2016年8月19日",
        "오전 11:55 · 2016년 8월 19일",
        "11:55 ص - 19 أغسطس 2016",
        "11:55 a. m. · 19 ago. 2016",
        "11.55 - 19. elokuuta 2016",
        "August 19,\n> 2016",
    ],
)
def test_a_printed_date_is_read_without_doubt(text):
    found = parse_date_text(text)

    assert found is not None
    assert found.date == AUGUST_19
    assert found.reading is Reading.CERTAIN
    assert text[found.start : found.end] == found.date_text


@pytest.mark.parametrize(
    ("text", "day", "note"),
    [
        ("03/04/2016", date(2016, 4, 3), "read day first; month first it would be 2016-03-04"),
        ("03.04.2016", date(2016, 4, 3), "read day first; month first it would be 2016-03-04"),
        ("8/19/16", AUGUST_19, "the year of two digits is read as 2016"),
        ("19-Aug-16", AUGUST_19, "the year of two digits is read as 2016"),
        ("Aug 19, ’16", AUGUST_19, "the year of two digits is read as 2016"),
        ("19 Aug 16", AUGUST_19, "the year of two digits is read as 2016"),
        ("August 19, 20163 people", AUGUST_19, "more digits follow the year without a blank"),
        (
            "listopad 19, 2016",
            date(2016, 11, 19),
            "the month's name means 10 in hr, 11 in cs and pl; read as 11",
        ),
    ],
)
def test_a_date_with_two_readings_is_ambiguous_and_says_which_was_taken(text, day, note):
    found = parse_date_at(text, 0)

    assert found is not None
    assert (found.date, found.reading) == (day, Reading.AMBIGUOUS)
    assert note in found.notes


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("19 listopada 2016", date(2016, 11, 19)),  # Polish
        ("19. listopada 2016.", date(2016, 10, 19)),  # Croatian
        ("19. lis 2016.", date(2016, 10, 19)),
        ("19. srp 2016.", date(2016, 7, 19)),
        ("19. srpna 2016", date(2016, 8, 19)),  # Czech
    ],
)
def test_the_full_stops_tell_croatian_from_polish_and_czech(text, day):
    found = parse_date_at(text, 0)

    assert found is not None
    assert (found.date, found.reading) == (day, Reading.CERTAIN)


@pytest.mark.parametrize(
    "text",
    [
        "August 19",
        "August 2016",
        "2016",
        "3 days ago",
        "2h",
        "yesterday, 11:55",
        "August 19-20, 2016",
        "31 April 2016",
        "2016-13-45",
        "19.19.2016",
        "May 3, 1999",
        "May 3, 2999",
        "29 مرداد 2016",
        "19 August 1395",
        "0123456789",
        "on August 19, 2016",
        "we met 19 people in 2016",
        "",
    ],
)
def test_what_is_no_whole_date_is_not_read(text):
    assert parse_date_at(text, 0) is None


@pytest.mark.parametrize("following", ["#next", "وقال", "Robert", "の橋", "”", " 3 people", "\n4"])
def test_what_is_glued_to_a_date_is_left_out(following):
    found = parse_date_at(f"August 19, 2016{following}", 0)

    assert found is not None
    assert found.date_text == "August 19, 2016"


def test_a_time_of_day_makes_the_day_that_of_an_unknown_clock():
    found = parse_date_at("11:55 PM - 19 Aug 2016", 0)

    assert found is not None
    assert found.notes == (
        "printed with a time of day, so perhaps in the time zone of whoever read it",
    )


def test_a_text_with_more_than_a_date_is_no_date_text():
    assert parse_date_text("August 19, 2016 at 5:00 PM") is not None
    assert parse_date_text("19 Ağustos 2016 Cuma") is not None
    assert parse_date_text("August 19, 2016 was a day on which not much happened") is None


@pytest.mark.parametrize("locale", LOCALES)
@settings(max_examples=30)
@given(day=TWEETED_DAYS, width=st.sampled_from(["long", "medium"]))
def test_cldr_s_own_dates_are_read_in_every_locale_that_we_list(locale, width, day):
    found = parse_date_at(format_date(day, width, locale=locale), 0)

    assert found is not None
    assert found.date == day or found.reading is Reading.AMBIGUOUS


@pytest.mark.parametrize("locale", sorted({locale for _, locale, *_ in LANGUAGES}))
@settings(max_examples=30)
@given(day=TWEETED_DAYS)
def test_weekdays_may_stand_by_the_date_in_every_language_of_the_widget(locale, day):
    found = parse_date_text(format_date(day, "full", locale=locale))

    assert found is not None
    assert found.date == day


@given(day=TWEETED_DAYS)
def test_a_buddhist_year_is_543_ahead(day):
    buddhist = calendar_day(day.year + 543, day.month, day.day)

    assert buddhist is not None
    assert buddhist.day == day
    assert buddhist.note == f"{day.year + 543} is a Buddhist year"


@given(days=st.integers(min_value=0, max_value=365 * 80))
def test_solar_hijri_days_follow_one_another(days):
    first = to_gregorian(1385, 1, 1)
    months = [(y, m) for y in range(1385, 1466) for m in range(1, 13)]
    year, month = max(each for each in months if to_gregorian(*each, 1) <= first + timedelta(days))
    day = (first + timedelta(days) - to_gregorian(year, month, 1)).days + 1

    assert to_gregorian(year, month, day) == first + timedelta(days)


def test_the_first_of_farvardin_falls_on_the_equinox_as_iran_s_calendar_has_it():
    new_years = {1385: 21, 1387: 20, 1388: 21, 1391: 20, 1395: 20, 1396: 21, 1399: 20, 1400: 21}

    assert {year: to_gregorian(year, 1, 1).day for year in new_years} == new_years
    assert to_gregorian(1399, 12, 30) == date(2021, 3, 20)
    with pytest.raises(ValueError, match="no day 1400-12-30"):
        to_gregorian(1400, 12, 30)


def test_no_two_languages_disagree_on_a_month_but_croatian():
    meanings: dict[str, dict[int, set[str]]] = {}
    for tiers in date_words._TIERS.values():
        for tier in tiers:
            for key, months in date_words._vocabulary(tier).months.items():
                for month, locales in months.items():
                    meanings.setdefault(key, {}).setdefault(month, set()).update(locales)

    disputed = {key for key, months in meanings.items() if len(months) > 1}

    assert disputed == {"srp", "lis", "listopad", "listopada", "lip"}
    assert not MONTHS.keys() & meanings.keys()
    tiers = date_words._TIERS["LATIN"]
    assert all(key not in date_words._vocabulary(tiers[2]).months for key in disputed)


def test_every_locale_that_we_list_is_in_babel():
    assert [locale for locale in LOCALES if not localedata.exists(locale)] == []
    assert Locale.parse("hr").months["format"]["wide"][10] == "listopada"


@given(text=st.text(alphabet="0123456789/.-: \n\\,'’August年月日tháng٠١٢مايو", max_size=60))
def test_any_text_is_read_or_refused(text):
    found = parse_date_at(text, 0)

    assert found is None or text[found.start : found.end] == found.date_text
