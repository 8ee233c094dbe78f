"""Which ids a day has."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from archive.claims.times import from_snowflake
from packager.platforms.twitter.windows import (
    FIRST_SNOWFLAKE,
    FIRST_SNOWFLAKE_DAY,
    any_zone_window,
    block_prefixes,
    utc_day_window,
)
from packager.references.addresses.snowflake import is_possible_id, snowflake_time


def time_of(number: int) -> datetime:
    time = snowflake_time(str(number))
    assert time
    return time


SNOWFLAKE_IDS = st.integers(FIRST_SNOWFLAKE, 2**62 - 1)


@given(SNOWFLAKE_IDS)
def test_an_id_stands_in_the_window_of_its_utc_day_and_no_other(number):
    day = time_of(number).date()
    assert str(number) in utc_day_window(day)
    assert str(number) not in utc_day_window(day + timedelta(days=1))
    assert day <= FIRST_SNOWFLAKE_DAY or str(number) not in utc_day_window(day - timedelta(days=1))


@given(SNOWFLAKE_IDS)
def test_the_package_and_the_verifier_read_the_same_time_from_an_id(number):
    packagers = time_of(number).isoformat(timespec="milliseconds")
    assert from_snowflake(str(number)) == packagers.replace("+00:00", "Z")


@given(SNOWFLAKE_IDS, st.integers(-12, 14))
def test_a_day_on_any_clock_is_in_the_wide_window(number, hours):
    local = time_of(number) + timedelta(hours=hours)
    assert str(number) in any_zone_window(local.date())


@given(st.dates(date(2011, 1, 1), date(2040, 1, 1)), st.data())
def test_every_id_of_a_day_begins_with_a_prefix_of_its_blocks(day, data):
    window = utc_day_window(day)
    number = str(data.draw(st.integers(window.low, window.high)))
    prefixes = list(block_prefixes(window))
    assert len(prefixes) <= 2
    assert any(number.startswith(prefix) for prefix in prefixes)


def test_the_wide_window_is_fifty_hours():
    window = any_zone_window(date(2016, 8, 19))
    start, end = time_of(window.low), time_of(window.high + 1)
    assert end - start == timedelta(hours=50)


def test_a_day_before_snowflakes_has_every_counted_id():
    window = utc_day_window(date(2009, 4, 1))
    assert "20" in window
    assert "29700859247" in window
    assert not is_possible_id(str(window.high + 1))
    assert list(block_prefixes(window)) == [""]


def test_the_day_of_the_change_has_both_kinds():
    window = utc_day_window(FIRST_SNOWFLAKE_DAY)
    assert "29700859247" in window
    assert "292000000000000" in window
