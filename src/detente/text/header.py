"""The header of a document: a date, or an agency's dateline, before the first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from detente.text.decode import BOM

Span = tuple[int, int]

_ISO = r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})"
_DATED = re.compile(rf"(?i:date):?[^\S\r\n]+{_ISO}(?!\S)")
_DATE_LINE = re.compile(rf"{_ISO}(?=[^\S\n\r\v\f\x85\u2028\u2029]*(?:[\n\r\v\f\x85\u2028\u2029]|\Z))")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^,()\r\n]{1,60})(?:,[ ](?P<region>[^,()\d\r\n]{1,40}))?,[ ]+"
    rf"(?P<when>(?:(?P<month>{_MONTH})\.?[ ]+(?P<day>[0-9]{{1,2}})"
    rf"|(?P<day_first>[0-9]{{1,2}})[ ]+(?P<month_last>{_MONTH})\.?)"
    r"(?:,?[ ]+(?P<year>[0-9]{4}))?)"
    r"(?:[ ]+\([^()\r\n]{1,40}\))?[ ]*(?:-{1,3}(?=\s)|[–—―])",
)
_WHITE = re.compile(r"\s*")
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the body: the span of the header (None if there is none), its date, and where the body starts.

    `body_start` is the first code point of the body that is not white, or the length of the text.
    """

    span: Span | None
    date: date | None
    date_span: Span | None
    body_start: int


def read_header(raw: str) -> Header:
    """The header of a text, in one of the forms below; a date that is in no calendar makes no header.

    `date 2022-01-17`, at the start of the first line, whatever follows; `2022-01-17` on a first line of its own;
    `MOSCOW, Jan 17, 2022 (Agency) —`, the place in capitals; or one of the first two and then a dateline.
    Trap: a dateline without a year is a header without a date, for nothing in the text says which year it was.

    >>> read_header("date 2022-01-17 The talks ended.")
    Header(span=(0, 15), date=datetime.date(2022, 1, 17), date_span=(5, 15), body_start=16)
    """
    begin = end = _white_end(raw, len(BOM) if raw.startswith(BOM) else 0)
    day: date | None = None
    where: Span | None = None
    dated = _DATED.match(raw, begin) or _DATE_LINE.match(raw, begin)
    if dated and (day := _calendar_day(dated["iso"])):
        where, end = dated.span("iso"), dated.end()
    line = _DATELINE.match(raw, _white_end(raw, end))
    if line and line["place"].isupper() and (named := _named_day(line)):
        if day is None and line["year"]:
            day, where = named, line.span("when")
        end = line.end()
    return Header((begin, end) if end > begin else None, day, where, _white_end(raw, end))


def _white_end(raw: str, at: int) -> int:
    white = _WHITE.match(raw, at)
    return white.end() if white else at


def _calendar_day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _named_day(line: re.Match[str]) -> date | None:
    month = _MONTHS.index((line["month"] or line["month_last"])[:3].lower()) + 1
    try:
        return date(int(line["year"] or _LEAP_YEAR), month, int(line["day"] or line["day_first"]))
    except ValueError:
        return None
