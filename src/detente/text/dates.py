"""Expressions of time in a text: "last week", "12 January", "since 2014", each with the days that it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from detente.text import named_dates, relative_dates
from detente.text.date_words import Read, Setting
from detente.text.days import Interval, both, days_on
from detente.text.months import MONTH, WEEKDAY

# How far to look for words before and after an expression, so that the time taken is linear.
_AROUND = 60

_BEGINNING = re.compile(
    rf"(?<![\w$€£#.,:/-])(?:[0-9]|(?=[A-Z])(?:{MONTH}|{WEEKDAY})|Q[1-4]"
    r"|(?i:an?|at|autumn|coming|couple|day|dozens|earl(?:y|ier)|eight(?:een|eenth)?|eleven|end|fall|few|fifteen|first"
    r"|five|four(?:teen|th)?|last?|late|later|many|mid(?:dle)?|next|nine(?:teen|teenth)?|during|on|one|over|past|recent"
    r"|second|seven(?:teen)?|several|six(?:teen)?|some|spring|start|summer|ten|the|third|thirteen|this|three|today"
    r"|tomorrow|tonight|twelve|twent(?:y|ieth|y-first)|two|beginning|winter|yesterday)(?!\w))"
)
_BEFORE = re.compile(
    r"\b(?P<word>(?i:since|by|until|till|before|after|ahead\s++of|prior\s++to))\s++\Z",
)
_BOUNDS = re.compile(r"\b(?i:from|between)\s++(?:(?i:the)\s++)?\Z")
_TO = re.compile(r"\s++(?i:to|until|till|through|and)\s++(?:(?i:the)\s++)?|\s*+[-–—]\s*+")
_LISTED = re.compile(r",?\s++(?i:and|to|or|through)\s++|,\s++")
_NAMES_A_YEAR = re.compile(r"[0-9]{4}")
_LOOKS_AHEAD = re.compile(
    r"(?:\b(?i:will|shall|won['’]t|would|due|scheduled|planned|expected|set|(?:is|are|was|were)\s+to|going\s+to)|['’]ll)\b"
    r"(?P<since>[^,;:.!?—–]*)\Z"
)
_SAYS = re.compile(r"\b(?i:said|says|say|told|reported|announced|added|confirmed)\b")


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class DateFound:
    """An expression of time, `text[start:end]`, and the days that it stands for, from `first` to `last`.

    None is an end that is open, as in "since March 2021" or "before Friday", or one that cannot be known.
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None


def find_dates(text: str, day: date | None, offset: int = 0) -> tuple[DateFound, ...]:
    """The expressions of time in a sentence of a document dated `day`, in order; positions count from `offset` on.

    Without a day, only those that name their year have days.  A week begins on Monday: "last week" is the week before
    that of `day`, "the last week" the seven days before `day`.  A weekday is the last one, `day` included, or the next
    one where the sentence looks ahead ("will meet on Friday").  A month or a day without a year is of the year in which
    it is nearest by far, and of an unknown one if none is.  "Since" reaches to `day`, "by" and "until" begin with it.
    *Early*, *mid* and *late* are thirds (`part_of`).  What no calendar has, such as 30 February, is no date.
    Never raises; cost: linear.

    Trap: these are the days that the words name, not those of an event; and "last Tuesday", "next Friday", "in August"
    have no days where people may mean either of two.

    >>> [(f.text, str(f.first), str(f.last)) for f in find_dates("Talks began last week.", date(2022, 1, 17))]
    [('last week', '2022-01-10', '2022-01-16')]
    """
    found: list[DateFound] = []
    years: set[int] = set()
    at = 0
    while beginning := _BEGINNING.search(text, at):
        at = beginning.end()
        elsewhere = bool(years) and (day is None or day.year not in years)
        if written := _written(text, beginning.start(), found):
            match, before, read = written
            at = match.end()
            setting = Setting(day, before, text[at : at + _AROUND], _way(before), elsewhere)
            interval = read(match, setting)
            if interval is not None:
                _enter(text, match.span(), interval, setting, found)
                if interval[0] and _NAMES_A_YEAR.search(match[0]):
                    years.add(interval[0].year)
    return tuple(DateFound(f.start + offset, f.end + offset, f.text, f.first, f.last) for f in found)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Read], ...]:
    # "Monday, January 17" before "Monday".
    return tuple((re.compile(pattern), read) for pattern, read in (*named_dates.FORMS, *relative_dates.FORMS))


def _written(text: str, at: int, found: list[DateFound]) -> tuple[re.Match[str], str, Read] | None:
    """The first form that is written there, with the words before it and the function that reads it."""
    done = found[-1].end if found else 0
    before = text[max(done, at - _AROUND) : at]
    if found and text[max(0, done - 4) : done].isdecimal() and _LISTED.fullmatch(text, done, at):
        before = "in "  # "in 2000 and 2004": what makes the first a year makes the second one
    return next(((match, before, read) for pattern, read in _forms() if (match := pattern.match(text, at))), None)


def _way(before: str) -> Literal["near", "ahead", "back"]:
    if re.search(r"\b(?i:since)\s+(?:(?i:the)\s+)?\Z", before):
        return "back"
    ahead = _LOOKS_AHEAD.search(before)
    return "ahead" if ahead and not _SAYS.search(ahead["since"]) else "near"


def _enter(text: str, span: Span, interval: Interval, setting: Setting, found: list[DateFound]) -> None:
    """Add the expression: joined with the one before it where both are bounds, else with the word that opens an end."""
    start, end = span
    if found and (last := found[-1]) and _TO.fullmatch(text, last.end, start):
        bounds = _BOUNDS.search(text, max(0, last.start - _AROUND), last.start)
        if bounds:
            found[-1] = _found(text, bounds.start(), end, both(last.first, interval[1]))
            return
    word = _BEFORE.search(setting.before)
    if word and not (word["word"].lower().startswith(("a", "b")) and setting.after.startswith(("'s", "’s"))):
        start -= len(setting.before) - word.start()
        interval = _opened(word["word"].lower(), interval, setting.day)
    found.append(_found(text, start, end, interval))


def _opened(word: str, interval: Interval, day: date | None) -> Interval:
    first, last = interval
    if first is None or last is None:
        return interval
    if word == "since":
        return first, day if day and day >= first else None
    if word in {"by", "until", "till"}:
        return day if day and day <= last else None, last
    return (days_on(last, 1), None) if word == "after" else (None, days_on(first, -1))


def _found(text: str, start: int, end: int, interval: Interval) -> DateFound:
    return DateFound(start, end, text[start:end], *interval)
