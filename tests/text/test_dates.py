"""Which expressions of time are found, and which days they stand for."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.text.dates import DateFound, find_dates

MONDAY = date(2022, 1, 17)
THURSDAY = date(2022, 1, 20)

# The sentence, then what is found in it, `expression: first to last`; "-" is an end that is open or not known.
ON_A_MONDAY = """
The minister came today. | today: 2022-01-17 to 2022-01-17
Yesterday the union called a strike. | Yesterday: 2022-01-16 to 2022-01-16
They meet tomorrow morning. | tomorrow morning: 2022-01-18 to 2022-01-18
The envoy left the day before yesterday. | the day before yesterday: 2022-01-15 to 2022-01-15
The port was shelled last night. | last night: 2022-01-16 to 2022-01-16
The board met on Monday. | Monday: 2022-01-17 to 2022-01-17
Officials said Thursday that they will answer. | Thursday: 2022-01-13 to 2022-01-13
The envoys will meet on Friday. | Friday: 2022-01-21 to 2022-01-21
They will not yield, officials said Thursday. | Thursday: 2022-01-13 to 2022-01-13
It must answer by Friday. | by Friday: 2022-01-17 to 2022-01-21
They left on Monday night. | Monday night: 2022-01-17 to 2022-01-17
They left last Friday. | last Friday: 2022-01-14 to 2022-01-14
They come next Monday. | next Monday: 2022-01-24 to 2022-01-24
They come next Friday. | next Friday: - to -
They come this coming Friday. | this coming Friday: 2022-01-21 to 2022-01-21
They met on Tuesday of last week. | Tuesday of last week: 2022-01-11 to 2022-01-11
They met last week. | last week: 2022-01-10 to 2022-01-16
A round of meetings in the last week has ended. | the last week: 2022-01-10 to 2022-01-16
This week they rest; next week they meet. | This week: 2022-01-17 to 2022-01-23; next week: 2022-01-24 to 2022-01-30
It fell last month. | last month: 2021-12-01 to 2021-12-31
It rises next year. | next year: 2023-01-01 to 2023-12-31
It rose last quarter. | last quarter: 2021-10-01 to 2021-12-31
It began late last year. | late last year: 2021-09-01 to 2021-12-31
It began earlier this month. | earlier this month: 2022-01-01 to 2022-01-17
It ends later this week. | later this week: 2022-01-17 to 2022-01-23
It ends by the end of the year. | by the end of the year: 2022-01-17 to 2022-12-31
Three days ago it rained. | Three days ago: 2022-01-14 to 2022-01-14
It began two weeks ago. | two weeks ago: 2022-01-03 to 2022-01-09
It began a month ago. | a month ago: 2021-12-01 to 2021-12-31
It began several years ago. | several years ago: - to -
It began more than five years ago. | five years ago: - to -
Over the past two weeks troops came. | the past two weeks: 2022-01-03 to 2022-01-16
They rest for the next three days. | the next three days: 2022-01-18 to 2022-01-20
They warned in recent months. | recent months: - to -
Nobody slept over the past 48 hours. | the past 48 hours: 2022-01-15 to 2022-01-17
They fought over the weekend. | over the weekend: 2022-01-15 to 2022-01-16
They will march at the weekend. | at the weekend: 2022-01-22 to 2022-01-23
It was lost in 2014. | 2014: 2014-01-01 to 2014-12-31
The 2014 annexation and the agreement of 2015 stand. | 2014: 2014-01-01 to 2014-12-31; 2015: 2015-01-01 to 2015-12-31
It was held in 2000 and 2004. | 2000: 2000-01-01 to 2000-12-31; 2004: 2004-01-01 to 2004-12-31
It grew from 2014 to 2016. | from 2014 to 2016: 2014-01-01 to 2016-12-31
It fell between 2014 and 2016. | between 2014 and 2016: 2014-01-01 to 2016-12-31
The winter war in 2014-15 was long. | 2014-15: 2014-01-01 to 2015-12-31
It began in January 2022. | January 2022: 2022-01-01 to 2022-01-31
It began in early 2021. | early 2021: 2021-01-01 to 2021-04-30
It began in mid-2021. | mid-2021: 2021-05-01 to 2021-08-31
It began in late February. | late February: 2022-02-21 to 2022-02-28
It fell in the second half of 2021. | the second half of 2021: 2021-07-01 to 2021-12-31
It fell in the first quarter of 2022. | the first quarter of 2022: 2022-01-01 to 2022-03-31
It fell in Q3 2021. | Q3 2021: 2021-07-01 to 2021-09-30
The 1990s were hard. | The 1990s: 1990-01-01 to 1999-12-31
The early 1990s were hard. | early 1990s: 1990-01-01 to 1993-12-31
In the 1900s they built it. | the 1900s: - to -
It dates from the 19th century. | the 19th century: 1801-01-01 to 1900-12-31
On 12 January they met. | 12 January: 2022-01-12 to 2022-01-12
On the 12th of January they met. | the 12th of January: 2022-01-12 to 2022-01-12
On Jan. 12 they met. | Jan. 12: 2022-01-12 to 2022-01-12
On December 29 they met. | December 29: 2021-12-29 to 2021-12-29
On 17 January 2022 they met. | 17 January 2022: 2022-01-17 to 2022-01-17
On Monday, January 17, 2022 they met. | Monday, January 17, 2022: 2022-01-17 to 2022-01-17
On 2022-01-17 they met. | 2022-01-17: 2022-01-17 to 2022-01-17
On 17/01/2022 they met. | 17/01/2022: 2022-01-17 to 2022-01-17
On 03/04/2022 they met. | 03/04/2022: - to -
They met from 10 to 16 January. | 10 to 16 January: 2022-01-10 to 2022-01-16
They met January 10-16, 2022. | January 10-16, 2022: 2022-01-10 to 2022-01-16
They met between January 10 and 16. | January 10 and 16: 2022-01-10 to 2022-01-16
They met from 30 January to 2 February. | from 30 January to 2 February: 2022-01-30 to 2022-02-02
They met from January to March 2021. | January to March 2021: 2021-01-01 to 2021-03-31
It holds since March 2021. | since March 2021: 2021-03-01 to 2022-01-17
It holds since October. | since October: 2021-10-01 to 2022-01-17
It has to answer by 15 February. | by 15 February: 2022-01-17 to 2022-02-15
It held until 2019. | until 2019: - to 2019-12-31
Before 2014 it was quiet. | Before 2014: - to 2013-12-31
After Monday it was quiet. | After Monday: 2022-01-18 to -
After Monday's talks it was quiet. | Monday: 2022-01-17 to 2022-01-17
It began in August. | August: - to -
It will begin in August. | August: 2022-08-01 to 2022-08-31
It began in August last year. | August last year: 2021-08-01 to 2021-08-31
It began last March. | last March: 2021-03-01 to 2021-03-31
In 2014 they came; in March they left. | 2014: 2014-01-01 to 2014-12-31; March: - to -
In March 20 soldiers died. | March: 2022-03-01 to 2022-03-31
They fled last summer. | last summer: - to -
They fled in the spring of 2014. | the spring of 2014: - to -
"""

NO_TIME = [
    "",
    "The talks ended.",
    "On 30 February 2022 they met.",
    "On February 30 they met.",
    "On 31 April they met.",
    "On 32 January 2022 they met.",
    "On 2022-13-01 they met.",
    "May the talks go on.",
    "Theresa May said so.",
    "Officials march on.",
    "He led a total of 2014 soldiers.",
    "They burned 2000 villages.",
    "In 2000 villages nobody voted.",
    "It cost $2014.",
    "They flew to Marseille and Mayotte.",
    "The Good Friday Agreement stands.",
    "The Sunday Times said so.",
    "They meet every Friday.",
    "It was a year of war and a day of rest.",
    "The last of the soldiers left.",
    "Flight 370-2014-99 left.",
]


@pytest.mark.parametrize("line", ON_A_MONDAY.strip().split("\n"))
def test_on_a_monday_these_words_mean_these_days(line: str) -> None:
    sentence, _, expected = line.partition(" | ")

    assert expected.split("; ") == [written(found) for found in find_dates(sentence, MONDAY)]


@pytest.mark.parametrize("sentence", NO_TIME)
def test_what_only_looks_like_a_time_is_none(sentence: str) -> None:
    assert () == find_dates(sentence, MONDAY)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They met last Tuesday.", "last Tuesday: - to -"),
        ("They met last Thursday.", "last Thursday: 2022-01-13 to 2022-01-13"),
        ("They met on Thursday.", "Thursday: 2022-01-20 to 2022-01-20"),
        ("They met last week.", "last week: 2022-01-10 to 2022-01-16"),
        ("They met in the last week.", "the last week: 2022-01-13 to 2022-01-19"),
        ("They met over the weekend.", "over the weekend: - to -"),
    ],
)
def test_on_a_thursday_these_words_mean_these_days(sentence: str, expected: str) -> None:
    assert [expected] == [written(found) for found in find_dates(sentence, THURSDAY)]


@pytest.mark.parametrize("line", ON_A_MONDAY.strip().split("\n"))
def test_without_a_date_of_the_text_only_what_names_its_year_has_days(line: str) -> None:
    sentence, _, expected = line.partition(" | ")
    named = {text: days for text, _, days in (part.partition(": ") for part in expected.split("; "))}
    found = find_dates(sentence, None)

    assert list(named) == [one.text for one in found]
    for one in found:
        if one.first or one.last:
            assert any(char.isdigit() for char in one.text)
            assert (str(one.first) if one.first else "-") in {"-", named[one.text].split(" to ")[0]}


def test_a_leap_day_without_a_year_is_known_only_beside_a_leap_year() -> None:
    assert "29 February: - to -" == written(find_dates("On 29 February they met.", MONDAY)[0])
    assert "29 February: 2024-02-29 to 2024-02-29" == written(find_dates("On 29 February.", date(2024, 3, 1))[0])


def test_positions_count_from_the_offset() -> None:
    assert (DateFound(108, 117, "yesterday", date(2022, 1, 16), date(2022, 1, 16)),) == find_dates(
        "He left yesterday.", MONDAY, 100
    )


def test_an_expression_may_run_over_a_line_break() -> None:
    assert ["last\r\nweek: 2022-01-10 to 2022-01-16"] == [
        written(f) for f in find_dates("They met last\r\nweek.", MONDAY)
    ]


WORDS = [
    "from", "to", "between", "and", "since", "by", "until", "before", "after", "the", "last", "next", "this", "past",
    "week", "weeks", "month", "year", "years", "ago", "two", "9999", "early", "late", "mid", "end of", "in", "on", "of",
    "January", "Feb.", "May", "31", "30", "12th", "2014", "0000", "9999-12-31", "2022-01-17", "Monday", "Friday", ",",
    "today", "1990s", "0000s", "Q4", "quarter", "first", "99th century", "weekend", "–", "-", "'s", "will", "\n",
    "3/4/2022",
]  # fmt: skip
SENTENCES = st.one_of(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join), st.text(max_size=60))
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max]))


@given(SENTENCES, DAYS, st.integers(0, 1000))
def test_every_expression_is_where_it_says_and_ends_after_it_begins(text: str, day: date | None, offset: int) -> None:
    found = find_dates(text, day, offset)

    assert [text[f.start - offset : f.end - offset] for f in found] == [f.text for f in found]
    assert [f for f in found if f.first and f.last and f.first > f.last] == []
    assert [(a, b) for a, b in pairwise(found) if a.end > b.start] == []


@given(st.dates(), st.dates())
def test_every_day_of_the_calendar_is_found_in_every_way_to_write_it(day: date, today: date) -> None:
    month = day.strftime("%B")
    for form in (f"{day.day} {month} {day.year:04}", f"{month} {day.day}, {day.year:04}", day.isoformat()):
        assert [(day, day)] == [(f.first, f.last) for f in find_dates(f"It ended on {form}.", today)]


@given(st.dates(date(1000, 1, 1), date(9000, 1, 1)))
def test_the_week_before_the_next_one_is_this_one(day: date) -> None:
    last, this, after = find_dates("Last week, this week, next week.", day)

    assert this.first is not None
    assert this.last is not None
    assert this.first <= day <= this.last
    assert (0, 6) == (this.first.weekday(), (this.last - this.first).days)
    assert (1, 1) == ((this.first - (last.last or day)).days, ((after.first or day) - this.last).days)


HARD = [
    "a ",
    "1 ",
    "the last ",
    "in 2014 ",
    "from 2014 to ",
    "Monday ",
    "the end of ",
    "the first half of the ",
    "  ",
    "May",
]


@pytest.mark.parametrize("piece", HARD)
def test_no_text_takes_more_than_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    before = time.process_time()
    find_dates(text, MONDAY)

    assert time.process_time() - before < 8


def written(found: DateFound) -> str:
    return f"{found.text}: {found.first or '-'} to {found.last or '-'}"
