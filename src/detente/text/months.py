"""The names of months and weekdays in English, as headers and expressions of time write them."""

from __future__ import annotations

MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
"""A pattern: a month, in full or abbreviated, in any case, without the full stop of an abbreviation."""

WEEKDAY = r"(?i:mon|tues|wednes|thurs|fri|satur|sun)(?i:day)"
"""A pattern: a weekday in full, in any case."""

FULL_MONTH = r"(?i:january|february|march|april|may|june|july|august|september|october|november|december)"
"""A pattern: a month in full, in any case."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def month_number(name: str) -> int:
    """The number of a month, 1 to 12, by its first three letters.

    >>> month_number("Sept."), month_number("MAY")
    (9, 5)
    """
    return _MONTHS.index(name[:3].lower()) + 1


def weekday_number(name: str) -> int:
    """The number of a weekday, Monday 0 to Sunday 6, by its first three letters.

    >>> weekday_number("Wednesday")
    2
    """
    return _WEEKDAYS.index(name[:3].lower())
