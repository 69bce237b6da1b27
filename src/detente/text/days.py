"""Intervals of days: weeks, months, years and what lies some of them away, each None where no calendar reaches.

A week begins on Monday, as in ISO 8601.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

Interval = tuple[date | None, date | None]
"""The first and the last day; None on one side: open there, or not known; None on both: not known at all."""

Unit = Literal["day", "week", "month", "quarter", "year", "decade", "century"]
Part = Literal["early", "mid", "late", "first half", "second half"]

OPEN: Interval = (None, None)
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day of that date, None if there is none.

    >>> calendar_day(2022, 2, 29) is None
    True
    """
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def days_on(day: date | None, number: int) -> date | None:
    """The day so many days after (before, if negative), None beyond the calendar.

    >>> days_on(date(2022, 1, 17), -7).isoformat()
    '2022-01-10'
    """
    try:
        return day + timedelta(number) if day else None
    except OverflowError:
        return None


def unit_of(day: date, unit: Unit, ahead: int = 0) -> Interval:
    """The day, week, month … that the day lies in, or the one so many of them `ahead`.

    >>> [str(end) for end in unit_of(date(2022, 1, 17), "week", -1)]
    ['2022-01-10', '2022-01-16']
    """
    if unit == "day":
        return (days_on(day, ahead),) * 2
    if unit == "week":
        monday = days_on(day, 7 * ahead - day.weekday())
        return both(monday, days_on(monday, 6))
    size = _MONTHS[unit]
    first = day.year * 12 + day.month - 1
    # A century begins with the year 1: the 20th is 1901 to 2000.
    origin = 12 if unit == "century" else 0
    first = (first - origin) // size * size + origin + ahead * size
    return months(first, size)


def months(first: int, number: int) -> Interval:
    """So many months from the month `first` on, which is counted from January of the year 0.

    >>> [str(end) for end in months(2022 * 12, 3)]
    ['2022-01-01', '2022-03-31']
    """
    after = first + number
    last = days_on(calendar_day(after // 12, after % 12 + 1, 1), -1)
    return both(calendar_day(first // 12, first % 12 + 1, 1), last)


def year_of(year: int, number: int = 1) -> Interval:
    """The days of a year, or of so many from it on.

    >>> [str(end) for end in year_of(1990, 10)]
    ['1990-01-01', '1999-12-31']
    """
    return both(calendar_day(year, 1, 1), calendar_day(year + number - 1, 12, 31))


def month_of(year: int, month: int) -> Interval:
    """The days of a month.

    >>> [str(end) for end in month_of(2024, 2)]
    ['2024-02-01', '2024-02-29']
    """
    return months(year * 12 + month - 1, 1)


def part_of(whole: Interval, part: Part) -> Interval:
    """A part of a month, a year or a longer time; of what is shorter than a month, the whole.

    *Early*, *mid* and *late* are thirds: days 1–10, 11–20 and 21 to the end of a month; four months of a year each; of
    a decade the years 0–3, 4–6 and 7–9.  A month has no halves.

    >>> [str(end) for end in part_of(year_of(2021), "early")]
    ['2021-01-01', '2021-04-30']
    """
    first, last = whole
    if first is None or last is None:
        return OPEN
    span = (last.year - first.year) * 12 + last.month - first.month + 1
    start = first.year * 12 + first.month - 1
    if first.day != 1 or (span == 1 and (last - first).days < 27):
        return whole
    if span == 1:
        tenth, twentieth = days_on(first, 9), days_on(first, 19)
        thirds = {"early": (first, tenth), "mid": (days_on(tenth, 1), twentieth), "late": (days_on(twentieth, 1), last)}
        return thirds.get(part, whole)
    cuts = {"early": (0, 1, 3), "mid": (1, 2, 3), "late": (2, 3, 3), "first half": (0, 1, 2), "second half": (1, 2, 2)}
    low, high, of = cuts[part]
    # Parts of more than a year begin with a year, the odd one going to the first: 4, 3 and 3 years of a decade.
    step = 12 if span > 12 else 1
    begin, end = (-(-span * cut // of // step) * step for cut in (low, high))
    return months(start + begin, end - begin)


def both(first: date | None, last: date | None) -> Interval:
    """The interval, if both ends are known and in order, else nothing known."""
    return (first, last) if first and last and first <= last else OPEN
