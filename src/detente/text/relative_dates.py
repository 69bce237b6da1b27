"""The forms of dates that only the day of the text makes known: today, on Monday, last week, three days ago."""

from __future__ import annotations

import re
from datetime import date
from typing import cast

from detente.text.date_words import AHEAD, GAP, PART, WHICH, Form, Setting, form, known, part
from detente.text.days import OPEN, Interval, Unit, calendar_day, days_on, unit_of
from detente.text.months import WEEKDAY, weekday_number

FORMS: list[Form] = []
"""The forms, in the order in which they are tried."""

_UNIT = r"(?P<unit>(?i:week|month|quarter|year|decade|century))(?!\w)"
_HOURS = rf"(?:{GAP}(?i:morning|afternoon|evening|night)(?!\w))?"
_NUMBERS = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
]  # fmt: skip
_VAGUE = r"(?:a\s++)?few|several|some|many|(?:a\s++)?couple\s++of|dozens\s++of"
_NUMBER = rf"(?P<n>(?i:[0-9]{{1,4}}|{'|'.join(_NUMBERS)}|an?|{_VAGUE})(?!\w))"
_SPANS = r"(?P<unit>(?i:hour|day|week|month|year|decade))(?P<s>(?i:s?))(?!\w)"


_NEAR_DAYS = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}


@form(
    FORMS,
    r"(?i:the\s++day\s++before\s++(?P<w>yesterday)|the\s++day\s++after\s++(?P<v>tomorrow))(?!\w)",
    rf"(?P<w>(?i:today|tonight|tomorrow|yesterday))(?P<v>)(?!\w){_HOURS}",
    r"(?:(?i:earlier|later)\s++)?(?P<w>(?i:today))(?P<v>)(?!\w)",
)
def _near_day(found: re.Match[str], setting: Setting) -> Interval | None:
    word = (found["w"] or found["v"]).lower()
    number = _NEAR_DAYS[word] * (2 if found[0].lower().startswith("the") else 1)
    return known(days_on(setting.day, number))


@form(FORMS, r"(?P<which>(?i:this|last))\s++(?i:(?:morning|afternoon|evening)|night)(?!\w)")
def _hours_of_a_day(found: re.Match[str], setting: Setting) -> Interval | None:
    return known(days_on(setting.day, AHEAD[found["which"].lower()]))


@form(
    FORMS,
    rf"(?:{PART}|(?P<than>(?i:earlier|later)){GAP})?(?<!\b[Tt]he\s){WHICH}{GAP}{_UNIT}(?!{GAP}of\b)",
    r"(?P<part>(?i:(?:the\s++)?(?:beginning|start|middle|end)\s++of))\s++(?P<which>(?i:the))(?P<than>)\s++" + _UNIT,
)
def _unit(found: re.Match[str], setting: Setting) -> Interval | None:
    day, than = setting.day, (found["than"] or "").lower()
    if day is None:
        return OPEN
    first, last = whole = unit_of(day, cast("Unit", found["unit"].lower()), AHEAD.get(found["which"].lower(), 0))
    if than == "earlier":
        return first, min(last, day) if last else None
    if than == "later":
        return max(first, day) if first else None, last
    return part(whole, found)


@form(FORMS, r"(?P<which>(?i:last|this|next|(?:over|at|on|during)\s++the))\s++(?i:weekend)(?!\w)")
def _weekend(found: re.Match[str], setting: Setting) -> Interval | None:
    day, which = setting.day, found["which"].lower()
    if day is None:
        return OPEN
    if which in AHEAD:
        ahead = AHEAD[which]
    elif day.weekday() >= 5:
        ahead = 0
    else:
        # From Monday to Wednesday it is the one gone by, unless the sentence looks ahead; later either may be meant.
        ahead = 0 if setting.way == "ahead" else -1
        if setting.way == "near" and day.weekday() > 2:
            return OPEN
    first, last = unit_of(day, "week", ahead)
    return days_on(first, 5), last


@form(
    FORMS,
    rf"(?i:the\s++)?(?P<which>(?i:last|past|recent|next|coming)){GAP}(?:{_NUMBER}{GAP})?{_SPANS}(?!{GAP}of\b)",
)
def _stretch(found: re.Match[str], setting: Setting) -> Interval | None:
    number, which = _number(found["n"] or ("" if found["s"] else "one")), found["which"].lower()
    if setting.day is None or number is None or which == "recent":
        return OPEN
    ahead = which in {"next", "coming"}
    if ahead and not found["n"]:
        return OPEN  # "the next week" in a story is the week after what was told
    unit = found["unit"].lower()
    far = _away(setting.day, unit, number if ahead else -number)
    near = setting.day if unit == "hour" else days_on(setting.day, 1 if ahead else -1)
    return ((near, far) if ahead else (far, near)) if far and near else OPEN


@form(FORMS, rf"{_NUMBER}{GAP}{_SPANS}{GAP}(?i:ago)(?!\w)")
def _ago(found: re.Match[str], setting: Setting) -> Interval | None:
    number, unit = _number(found["n"]), found["unit"].lower()
    if setting.day is None or number is None or _AT_LEAST.search(setting.before):
        return OPEN
    if unit == "hour":
        far = _away(setting.day, unit, -number)
        return (far, setting.day) if far else OPEN
    if unit == "decade":
        return OPEN  # too rough to be a year
    return unit_of(setting.day, cast("Unit", unit), -number)


_AT_LEAST = re.compile(r"\b(?i:more\s+than|over|at\s+least|less\s+than|up\s+to)\s+\Z")


@form(FORMS, rf"(?=[A-Z])(?P<w>{WEEKDAY})(?!\w){_HOURS},?{GAP}(?:of{GAP})?{WHICH}{GAP}(?i:week)(?!\w)")
def _weekday_of_a_week(found: re.Match[str], setting: Setting) -> Interval | None:
    first = unit_of(setting.day, "week", AHEAD[found["which"].lower()])[0] if setting.day else None
    return known(days_on(first, weekday_number(found["w"])))


@form(
    FORMS,
    rf"(?:(?P<which>(?i:last|next|this|(?:this{GAP}|the{GAP})?(?:past|coming))){GAP})?(?=[A-Z])(?P<w>{WEEKDAY})(?!\w){_HOURS}",
)
def _weekday(found: re.Match[str], setting: Setting) -> Interval | None:
    if _NAMED_DAY.search(setting.before) or _PAPER.match(setting.after):
        return None
    if setting.day is None:
        return OPEN
    day, which = setting.day, (found["which"] or "").lower().split()[-1:]
    back = (day.weekday() - weekday_number(found["w"])) % 7
    last, upcoming = days_on(day, -(back or 7)), days_on(day, 7 - back)
    week = unit_of(day, "week", AHEAD.get("".join(which), 0))[0]
    there = days_on(week, weekday_number(found["w"]))
    match which:
        case ["past"]:
            return known(last)
        case ["coming"]:
            return known(upcoming)
        case ["last"]:  # some mean the one before this, others that of the week before
            return known(last if last == there else None)
        case ["next"]:
            return known(upcoming if upcoming == there else None)
        case ["this"]:
            return known(there)
    ahead = setting.way == "ahead" or _BY.search(setting.before)
    return known(upcoming if ahead else days_on(day, -back))


_BY = re.compile(r"\b(?i:by|until|till|ahead\s+of)\s+\Z")


_NAMED_DAY = re.compile(r"\b(?i:bloody|black|good|easter|whit|palm|ash|holy|super|cyber|every|each)\s+\Z")
_PAPER = re.compile(r"\s+(?:Times|Telegraph|Express|Mirror|Mail|Herald|Tribune|Agreement|Club)\b")


def _number(words: str) -> int | None:
    low = words.lower()
    if low in {"a", "an"}:
        return 1
    return int(low) if low.isdecimal() else _NUMBERS.index(low) + 1 if low in _NUMBERS else None


def _away(day: date, unit: str, number: int) -> date | None:
    if unit == "hour":
        return days_on(day, -(-number // 24) if number > 0 else number // 24)
    if unit in {"day", "week"}:
        return days_on(day, number * (7 if unit == "week" else 1))
    count = day.year * 12 + day.month - 1 + number * {"month": 1, "year": 12, "decade": 120}[unit]
    # The 31st of a month of thirty days is its last.
    return next(
        (at for last in (0, 1, 2, 3) if (at := calendar_day(count // 12, count % 12 + 1, day.day - last))), None
    )
