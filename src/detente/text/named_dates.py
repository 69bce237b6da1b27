"""The forms of dates that name their day, month, year, decade or century, with or without the year."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from detente.text.date_words import (
    AHEAD,
    DASH,
    DAY,
    GAP,
    MON,
    ON,
    OTHER_MON,
    PART,
    TO_DAY,
    WHICH,
    YEAR,
    Form,
    Setting,
    form,
    known,
    part,
)
from detente.text.days import OPEN, Interval, calendar_day, month_of, months, year_of
from detente.text.months import month_number

FORMS: list[Form] = []
"""The forms, in the order in which they are tried: what says more before what says less."""


@form(FORMS, r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})(?![0-9])")
def _iso(found: re.Match[str], _: Setting) -> Interval | None:
    return _one(calendar_day(int(found["y"]), int(found["m"]), int(found["d"])))


@form(FORMS, r"(?P<a>[0-9]{1,2})(?P<mark>[./])(?P<b>[0-9]{1,2})(?P=mark)(?P<y>[0-9]{4})(?!\w)")
def _figures(found: re.Match[str], _: Setting) -> Interval | None:
    year, a, b = int(found["y"]), int(found["a"]), int(found["b"])
    first, second = calendar_day(year, b, a), calendar_day(year, a, b)
    # 03/04/2022 is in March or in April, by where it was written; with full stops the day comes first.
    if found["mark"] == "." or second is None:
        return _one(first)
    return _one(second) if first in {None, second} else OPEN


@form(
    FORMS,
    rf"{DAY}(?:{DASH}|{GAP}(?:to|until){GAP}){TO_DAY}{GAP}(?:of{GAP})?{MON}(?:,?{GAP}{YEAR})?",
    rf"(?<=[Bb]etween\s){DAY}{GAP}and{GAP}{TO_DAY}{GAP}(?:of{GAP})?{MON}(?:,?{GAP}{YEAR})?",
    rf"{MON}{GAP}{DAY}(?:{DASH}|{GAP}(?:to|until){GAP}){TO_DAY}(?:,?{GAP}{YEAR})?",
    rf"(?<=[Bb]etween\s){MON}{GAP}{DAY}{GAP}and{GAP}{TO_DAY}(?:,?{GAP}{YEAR})?",
)
def _days_of_month(found: re.Match[str], setting: Setting) -> Interval | None:
    first, last = _day_of_month(found, "d", setting), _day_of_month(found, "to", setting)
    if first is None or last is None:
        return None
    return (first[0], last[1]) if first[0] and last[1] and first[0] <= last[1] else OPEN


@form(
    FORMS,
    rf"{ON}(?:(?i:the){GAP})?{DAY}{GAP}(?:of{GAP})?{MON}(?:,?{GAP}{YEAR})?",
    # "In March 20 soldiers died": behind "in", a number after a month is its day if a year follows.
    rf"{ON}{MON}\s*+{DAY},?\s*+{YEAR}",
    rf"(?<![Ii]n\s){ON}{MON}\s*+{DAY}(?![.,:]?[0-9]|\s*+%|\s++(?:per|percent|million|billion|thousand)\b)",
)
def _day_and_month(found: re.Match[str], setting: Setting) -> Interval | None:
    return _day_of_month(found, "d", setting)


@form(
    FORMS,
    rf"{MON}(?:{DASH}|{GAP}to{GAP}){OTHER_MON},?{GAP}{YEAR}",
    rf"(?<=[Bb]etween\s){MON}{GAP}and{GAP}{OTHER_MON},?{GAP}{YEAR}",
)
def _months_of_year(found: re.Match[str], _: Setting) -> Interval | None:
    first, last = month_number(found["mon"]), month_number(found["other"])
    return months(int(found["y"]) * 12 + first - 1, last - first + 1) if first <= last else OPEN


@form(FORMS, rf"(?:{PART})?{MON},?{GAP}(?:of{GAP})?{YEAR}")
def _month_and_year(found: re.Match[str], _: Setting) -> Interval | None:
    return part(month_of(int(found["y"]), month_number(found["mon"])), found)


@form(FORMS, rf"(?:{PART})?{MON},?{GAP}(?:of{GAP})?{WHICH}{GAP}(?i:year)(?!\w)")
def _month_of_a_year(found: re.Match[str], setting: Setting) -> Interval | None:
    if setting.day is None:
        return OPEN
    year = setting.day.year + AHEAD[found["which"].lower()]
    return part(month_of(year, month_number(found["mon"])), found)


@form(FORMS, rf"(?:{PART})?{WHICH}{GAP}{MON}")
def _that_month(found: re.Match[str], setting: Setting) -> Interval | None:
    day, which, month = setting.day, found["which"].lower(), month_number(found["mon"])
    if day is None:
        return OPEN
    # The month before this one is "last December" in January; in December, "last March" is of this year or the last.
    year = day.year + (0 if which == "this" else -1 if which == "last" and month >= day.month else 0)
    return part(month_of(year + (which == "next" and month <= day.month), month), found)


@form(FORMS, rf"{PART}{MON}", MON)
def _month(found: re.Match[str], setting: Setting) -> Interval | None:
    month = month_number(found["mon"])
    if "part" not in found.re.groupindex and not (_MAY_MONTH if month == 5 else _A_MONTH).search(setting.before):
        return None
    return part(_of_some_year(lambda year: month_of(year, month), setting), found)


_A_MONTH = re.compile(
    r"\b(?i:in|since|by|until|till|before|after|during|from|between|to|through|throughout|of|around)\s+\Z"
)
_MAY_MONTH = re.compile(
    r"\b(?i:in|since|until|till|during|throughout|through|month\s+of)\s+\Z"
)  # people are called May


@form(FORMS, r"(?P<y>[0-9]{4})[-–—/](?P<z>[0-9]{4}|[0-9]{2})(?![\w-])")
def _years(found: re.Match[str], setting: Setting) -> Interval | None:
    first, last = int(found["y"]), int(found["z"])
    last += first // 100 * 100 if last < 100 else 0
    return year_of(first, last - first + 1) if first < last < first + 100 and _is_year(first, setting) else None


@form(FORMS, rf"(?:{PART})?{YEAR}")
def _year(found: re.Match[str], setting: Setting) -> Interval | None:
    year = int(found["y"])
    if found["part"] or _is_year(year, setting):
        return part(year_of(year), found)
    return None


@form(FORMS, rf"(?:{PART})?(?:(?i:the){GAP})?(?P<y>[0-9]{{3}}0)['’]?s(?!\w)")
def _decade(found: re.Match[str], _: Setting) -> Interval | None:
    year = int(found["y"])
    # "The 1900s" are ten years or a hundred.
    return OPEN if year % 100 == 0 else part(year_of(year, 10), found)


_CENTURIES = ("eighteenth", "nineteenth", "twentieth", "twenty-first")


@form(
    FORMS,
    rf"(?:{PART})?(?:(?i:the){GAP})?(?P<c>(?i:[0-9]{{1,2}}(?:st|nd|rd|th)|{'|'.join(_CENTURIES)}))[\s-]++(?i:century)(?!\w)",
)
def _century(found: re.Match[str], _: Setting) -> Interval | None:
    word = found["c"].lower()
    number = _CENTURIES.index(word) + 18 if word in _CENTURIES else int(word[:-2])
    return part(year_of(number * 100 - 99, 100), found)


_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


@form(
    FORMS,
    rf"(?:(?i:the){GAP})?(?P<q>(?i:{'|'.join(_ORDER)})){GAP}quarter{GAP}of{GAP}(?:{YEAR}|{WHICH}{GAP}year(?!\w))",
    rf"Q(?P<q>[1-4]){GAP}(?:of{GAP})?{YEAR}(?P<which>)",
)
def _quarter(found: re.Match[str], setting: Setting) -> Interval | None:
    number = _ORDER.get(found["q"].lower()) or int(found["q"])
    if found["y"]:
        return months(int(found["y"]) * 12 + number * 3 - 3, 3)
    year = setting.day.year + AHEAD[found["which"].lower()] if setting.day else None
    return months(year * 12 + number * 3 - 3, 3) if year else OPEN


_SEASON = r"(?i:spring|summer|autumn|fall|winter)(?!\w)"


@form(
    FORMS,
    rf"(?:(?i:the){GAP})?(?:{PART})?{_SEASON}{GAP}(?:of{GAP})?(?:{YEAR}|(?i:last|this|next){GAP}year(?!\w))",
    rf"(?:(?i:early|late){GAP})?(?i:last|this|next){GAP}{_SEASON}",
)
def _season(_: re.Match[str], __: Setting) -> Interval | None:
    return OPEN  # which months it has, each half of the world says otherwise


_A_YEAR = re.compile(
    r"(?:\b(?i:in|since|by|until|till|before|after|during|from|between|around|circa|throughout|through)\s+|\()\Z"
)
_THE_YEAR = re.compile(r"(?:\b(?i:the|its|their|his|her|our|this)|\w['’]s)\s+\Z")
_OF_YEAR = re.compile(r"(?<!total)(?<!number)(?<!average)(?<!minimum)(?<!maximum)\s(?i:of)\s+\Z")


def _is_year(year: int, setting: Setting) -> bool:
    """Whether a number of four figures is a year, by what stands beside it."""
    if not 1000 <= year <= 2299:
        return False
    things = re.match(r"\s+[a-z]+s\b", setting.after) is not None
    if _A_YEAR.search(setting.before):
        return not (things and year % 50 == 0)
    if _OF_YEAR.search(setting.before):
        return not things
    return year % 100 != 0 and year >= 1600 and bool(_THE_YEAR.search(setting.before)) and setting.after[:1].isspace()


def _day_of_month(found: re.Match[str], group: str, setting: Setting) -> Interval | None:
    """The day named by a number and a month, in the year that is named or may be meant; None if no year has it."""
    month, number = month_number(found["mon"]), int(found[group])
    named = found.groupdict().get("y")
    if named:
        return _one(calendar_day(int(named), month, number))
    if calendar_day(2000, month, number) is None:
        return None
    return _of_some_year(lambda year: known(calendar_day(year, month, number)), setting)


def _of_some_year(interval_in: Callable[[int], Interval], setting: Setting) -> Interval:
    """The interval in the year that is meant where none is named: one at least three times as near as any."""
    day = setting.day
    if day is None or setting.elsewhere:
        return OPEN
    there = [(first, last) for ahead in (-1, 0, 1) for first, last in [interval_in(day.year + ahead)] if first and last]
    if setting.way == "ahead":
        return next((span for span in there if span[1] >= day), OPEN)
    if setting.way == "back":
        return next((span for span in reversed(there) if span[0] <= day), OPEN)
    ranked = sorted((max((first - day).days, (day - last).days, 0), first, last) for first, last in there)
    if not ranked or (len(ranked) > 1 and ranked[0][0] * 3 > ranked[1][0]):
        return OPEN
    return ranked[0][1:]


def _one(day: date | None) -> Interval | None:
    return (day, day) if day else None
