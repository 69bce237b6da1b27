"""The header of a document: a date, or an agency's dateline, before the first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from detente.text.decode import BOM
from detente.text.months import MONTH, WEEKDAY, month_number

Span = tuple[int, int]

_ISO = r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})"
_DATED = re.compile(rf"(?i:date):?[^\S\r\n]+{_ISO}(?!\S)")
_BREAK = r"[\n\r\v\f\x85\u2028\u2029]"
_BLANK = r"[^\S\n\r\v\f\x85\u2028\u2029]*+"
_NAMED = (
    rf"(?:(?P<month>{MONTH})\.?[ ]+(?P<day>[0-9]{{1,2}})(?i:st|nd|rd|th)?"
    rf"|(?P<day_first>[0-9]{{1,2}})(?i:st|nd|rd|th)?[ ]+(?P<month_last>{MONTH})\.?)"
)
_TIME = (
    r"[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?:[ ]?(?:[ap]\.?m\.?|Z|[A-Z]{2,5}|[+-][0-9]{2}:?[0-9]{2}))?"
)
# A date and nothing else to the end of the line: the weekday before it and the time of day after it are part of it.
_DATE_LINE = re.compile(
    rf"(?:(?i:published|updated|posted|dated?)(?:[ ](?i:on))?:?[ ]+)?(?:{WEEKDAY},?[ ]+)?"
    rf"(?P<when>{_ISO}|{_NAMED},?[ ]+(?P<year>[0-9]{{4}}))(?:(?:T|,?[ ](?:at[ ])?){_TIME})?"
    rf"(?={_BLANK}(?:{_BREAK}|\Z))",
)
_DATELINE = re.compile(
    r"(?:(?P<place>[^\W\d_][^,()\r\n]{1,60})(?:,[ ](?P<region>[^,()\d\r\n]{1,40}))?,[ ]+)?"
    rf"(?P<when>{_NAMED}(?:,?[ ]+(?P<year>[0-9]{{4}}))?)"
    r"(?:(?P<agency>[ ]+\([^()\r\n]{1,40}\))?[ ]*(?:-{1,3}(?=\s)|[–—―])|\.?[ ]+/[A-Z][^/\r\n]{1,30}/\.?(?=\s))",
)
# Known keys alone: "The talks: a failure" is a title, and to be read.
_DATE_KEYS = ("date", "dated", "published", "posted", "updated")
_KEYS = (
    *_DATE_KEYS, "title", "headline", "subtitle", "subject", "author", "byline", "by", "from", "source", "agency",
    "publication", "publisher", "newspaper", "section", "category", "location", "place", "language", "url", "link",
    "id", "type", "tags", "keywords",
)  # fmt: skip
_ENTRY = re.compile(rf"(?P<key>(?i:{'|'.join(_KEYS)})):[ \t]*[^\n\r\v\f\x85\u2028\u2029]*+")
_FENCE = re.compile(rf"---{_BLANK}(?={_BREAK})")
_LINE_END = re.compile(rf"{_BLANK}(?:\r\n|{_BREAK}|\Z)")
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]*+")
_BLANKS = re.compile(_BLANK)
_WHITE = re.compile(r"\s*")
_LEAP_YEAR = 2000
_MOST_TITLE_LINES = 4
_LONGEST_TITLE = 150


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the body: the span of the header (None if there is none), its date, and where the body starts.

    `body_start` is the first code point of the body that is not white, or the length of the text.  A date line below a
    title gives `date` and `date_span` without a header: title and line stay in the body, for both are to be read.
    """

    span: Span | None
    date: date | None
    date_span: Span | None
    body_start: int


def read_header(raw: str) -> Header:
    """The header of a text, in one of the forms below; a date that is in no calendar makes no header.

    * `date 2022-01-17`, at the start of the first line, whatever follows;
    * a date on a first line of its own: `2022-01-17`, `17 January 2022`, `Monday, January 17, 2022`, with a time of day
      or not, after `Date:` or `Published:` or not;
    * lines `Title: …`, `Date: 2022-01-17` and such, up to an empty line, at least two of which one has the date;
    * `MOSCOW, Jan 17, 2022 (Agency) —`, the place in capitals, or `Jan 17 (Agency) -`; also after one of the others.

    A date on a line of its own, and an empty line after it, below a title of at most four short lines, is the date of
    the text, but no header.  Trap: a dateline without a year gives no date, for nothing in the text says which year.

    >>> read_header("date 2022-01-17 The talks ended.")
    Header(span=(0, 15), date=datetime.date(2022, 1, 17), date_span=(5, 15), body_start=16)
    """
    begin = end = _white_end(raw, len(BOM) if raw.startswith(BOM) else 0)
    day: date | None = None
    where: Span | None = None
    if entries := _read_entries(raw, begin):
        end, day, where = entries
    elif (alone := _DATE_LINE.match(raw, begin)) and (day := _day_of_line(alone)):
        where, end = alone.span("when"), alone.end()
    elif (dated := _DATED.match(raw, begin)) and (day := _calendar_day(dated["iso"])):
        where, end = dated.span("iso"), dated.end()
    line = _DATELINE.match(raw, _white_end(raw, end))
    if line and _opens(line) and (named := _named_day(line)):
        if day is None and line["year"]:
            day, where = named, line.span("when")
        end = line.end()
    if end == begin and (below := _date_below_title(raw, begin)):
        day, where = below
    return Header((begin, end) if end > begin else None, day, where, _white_end(raw, end))


def _opens(line: re.Match[str]) -> bool:
    """Whether a dateline is one: its place in capitals, or without a place, an agency in brackets."""
    return line["place"].isupper() if line["place"] else line["agency"] is not None


def _read_entries(raw: str, begin: int) -> tuple[int, date, Span] | None:
    """The end of a block of lines `Key: value` with a date among them, the date and its span; None if there is none."""
    fence = _FENCE.match(raw, begin)
    at = end = _next_line(raw, begin) if fence else begin
    dates: list[tuple[int, date, Span]] = []
    count = 0
    while entry := _ENTRY.match(raw, at):
        count, end = count + 1, entry.end()
        alone = _DATE_LINE.match(raw, at)
        if alone and entry["key"].lower() in _DATE_KEYS and (day := _day_of_line(alone)):
            dates.append((_DATE_KEYS.index(entry["key"].lower()), day, alone.span("when")))
        at = _next_line(raw, end)
    if fence and (closing := _FENCE.match(raw, at)):
        end = closing.end()
    elif fence or not _LINE_END.match(raw, at):
        return None
    return (end, *min(dates)[1:]) if count > 1 and dates else None


def _date_below_title(raw: str, begin: int) -> tuple[date, Span] | None:
    at = begin
    titles = 0
    while titles <= _MOST_TITLE_LINES and at < len(raw):
        if not _LINE_END.match(raw, at):
            alone = _DATE_LINE.match(raw, _blank_end(raw, at))
            if alone and titles and _LINE_END.match(raw, _next_line(raw, alone.end())):
                day = _day_of_line(alone)
                return (day, alone.span("when")) if day else None
            line = _line(raw, at)
            if len(line) > _LONGEST_TITLE or line.rstrip().endswith((".", ";", ",")):
                return None
            titles += 1
        at = _next_line(raw, at)
    return None


def _line(raw: str, at: int) -> str:
    line = _LINE.match(raw, at, at + _LONGEST_TITLE + 1)
    return line[0] if line else ""


def _next_line(raw: str, at: int) -> int:
    line = _LINE.match(raw, at)
    after = _LINE_END.match(raw, line.end() if line else at)
    return after.end() if after else len(raw)


def _blank_end(raw: str, at: int) -> int:
    blank = _BLANKS.match(raw, at)
    return blank.end() if blank else at


def _white_end(raw: str, at: int) -> int:
    white = _WHITE.match(raw, at)
    return white.end() if white else at


def _day_of_line(line: re.Match[str]) -> date | None:
    return _calendar_day(line["iso"]) if line["iso"] else _named_day(line)


def _calendar_day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _named_day(line: re.Match[str]) -> date | None:
    month = month_number(line["month"] or line["month_last"])
    try:
        return date(int(line["year"] or _LEAP_YEAR), month, int(line["day"] or line["day_first"]))
    except ValueError:
        return None
