"""The words of which expressions of time are made, as patterns, and what stands around an expression."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from detente.text.days import Interval, Part, part_of
from detente.text.months import FULL_MONTH, MONTH, WEEKDAY


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around an expression: the day of the text, some words before it and after it, and which way it looks.

    `way` is `ahead` after "will", `back` after "since", else `near`.  `elsewhere` says that another year was named
    before, so that a month without a year may belong to that.
    """

    day: date | None
    before: str
    after: str
    way: Literal["near", "ahead", "back"]
    elsewhere: bool


Read = Callable[[re.Match[str], Setting], Interval | None]
"""What a form makes of a match: the days; `OPEN` for a time that cannot be known from these words and this day; None
for what names no time after all, such as 30 February or "Black Friday"."""

Form = tuple[str, Read]
"""A pattern and what reads its matches; patterns are compiled when the first text is read, for it takes a while."""


def form(forms: list[Form], *patterns: str) -> Callable[[Read], Read]:
    """Enter a function into a list of forms, once for each way of writing; the list is tried in the order of entry."""

    def enter(read: Read) -> Read:
        forms.extend((pattern, read) for pattern in patterns)
        return read

    return enter


GAP = r"\s++"
MON = rf"(?=[A-Z])(?P<mon>(?:{FULL_MONTH}|{MONTH}(?:\.(?=\s*+[0-9]))?)(?!\w))"
OTHER_MON = MON.replace("<mon>", "<other>")
DAY = r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?(?!\w)"
TO_DAY = r"(?P<to>[0-9]{1,2})(?:st|nd|rd|th)?(?!\w)"
YEAR = r"(?P<y>[0-9]{4})(?!\w)"
DASH = r"\s*+[-–—]\s*+"
ON = rf"(?:(?=[A-Z]){WEEKDAY},?{GAP})?"
PART = (
    r"(?P<part>(?i:early|mid|late|(?:the\s++)?(?:beginning|start|middle|end|first\s++half|second\s++half)\s++of))"
    rf"(?:{DASH}|\s++)(?:(?i:in|the)\s++)?"
)
WHICH = r"(?P<which>(?i:last|this|next))"
AHEAD = {"last": -1, "this": 0, "next": 1}


def part(whole: Interval, found: re.Match[str]) -> Interval:
    """The part of the interval that the match names in its group `part`, or the whole if it names none."""
    named = " ".join((found.groupdict().get("part") or "").lower().removeprefix("the").split())
    for name, words in _PARTS.items():
        if named.startswith(words):
            return part_of(whole, cast("Part", name))
    return whole


def known(day: date | None) -> Interval:
    """The interval of one day; nothing known, if there is no day."""
    return (day, day)


_PARTS = {
    "early": ("early", "beginning", "start"),
    "mid": ("mid",),
    "late": ("late", "end"),
    "first half": ("first",),
    "second half": ("second",),
}
