"""Intervals of days: what weeks, months and their parts are, and that no day is lost between them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.text.days import OPEN, Interval, Unit, days_on, month_of, part_of, unit_of, year_of

DAYS = st.dates(date(1000, 1, 1), date(9000, 1, 1))
UNITS = st.sampled_from(get_args(Unit))


@given(DAYS, UNITS)
def test_a_unit_holds_its_day_and_the_next_begins_where_it_ends(day: date, unit: Unit) -> None:
    first, last = unit_of(day, unit)
    after, _ = unit_of(day, unit, 1)

    assert first is not None
    assert last is not None
    assert first <= day <= last
    assert last + timedelta(1) == after


@given(st.integers(1000, 9000), st.integers(1, 12))
def test_the_thirds_of_a_time_are_the_whole_of_it(year: int, month: int) -> None:
    for whole in (year_of(year), month_of(year, month), year_of(year, 10)):
        early, mid, late = (part_of(whole, part) for part in ("early", "mid", "late"))

        assert whole == (early[0], late[1])
        assert (mid[0], late[0]) == (days_on(early[1], 1), days_on(mid[1], 1))


@pytest.mark.parametrize(
    ("whole", "part", "expected"),
    [
        (month_of(2022, 2), "late", (date(2022, 2, 21), date(2022, 2, 28))),
        (year_of(2021), "second half", (date(2021, 7, 1), date(2021, 12, 31))),
        (year_of(1990, 10), "mid", (date(1994, 1, 1), date(1996, 12, 31))),
        (unit_of(date(2022, 1, 17), "week"), "early", (date(2022, 1, 17), date(2022, 1, 23))),
        (OPEN, "early", OPEN),
    ],
)
def test_these_are_the_parts(whole: Interval, part: str, expected: Interval) -> None:
    assert expected == part_of(whole, part)  # type: ignore[arg-type]


@given(st.sampled_from([date.min, date.max]), UNITS, st.integers(-(10**6), 10**6))
def test_beyond_the_calendar_nothing_is_known(day: date, unit: Unit, ahead: int) -> None:
    first, last = unit_of(day, unit, ahead)

    assert (first is None) == (last is None)
