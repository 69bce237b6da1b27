"""The headers of texts as they come: a date on a line, a block of entries, a date below the title."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.text.document import document
from detente.text.header import read_header

DAY = date(2022, 1, 17)


@pytest.mark.parametrize(
    "line",
    [
        "17 January 2022",
        "17 Jan. 2022",
        "January 17, 2022",
        "JANUARY 17TH 2022",
        "Monday, 17 January 2022",
        "Monday January 17, 2022",
        "Date: 17 January 2022",
        "Date: Monday, January 17, 2022",
        "DATE: 2022-01-17 10:30",
        "Published: 2022-01-17",
        "Published on 17 January 2022, 10:30 GMT",
        "Published January 17, 2022 at 10:30 a.m.",
        "Updated: 17 January 2022",
        "2022-01-17T10:30:00Z",
        "2022-01-17 10:30",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\r\n\r\n", "  \n"])
def test_a_date_on_a_first_line_of_its_own_is_a_header(line: str, gap: str) -> None:
    read = document(f"{line}{gap}The talks ended.".encode(), "a.txt")

    assert (DAY, (0, len(line)), ["The talks ended."]) == (read.date, read.header, [s.text for s in read.sentences])


@pytest.mark.parametrize(
    "block",
    [
        "Title: Talks end\nDate: 2022-01-17\nSource: The Halden Courier",
        "Published: 17 January 2022\nUpdated: 18 January 2022",
        "Updated: 18 January 2022\r\nDate: 17 January 2022",
        "---\ntitle: Talks end\ndate: 2022-01-17\n---",
    ],
)
def test_a_block_of_entries_with_a_date_is_a_header(block: str) -> None:
    read = document(f"{block}\n\nThe talks ended.".encode(), "a.txt")

    assert (DAY, (0, len(block)), ["The talks ended."]) == (read.date, read.header, [s.text for s in read.sentences])


@pytest.mark.parametrize(
    ("raw", "header", "dated", "body"),
    [
        ("17 January 2022\n\nMOSCOW, Jan 16 - Talks", "17 January 2022\n\nMOSCOW, Jan 16 -", DAY, "Talks"),
        ("Jan 17 (Agency) - Talks", "Jan 17 (Agency) -", None, "Talks"),
        ("Jan 17, 2022 (Agency) — Talks", "Jan 17, 2022 (Agency) —", DAY, "Talks"),
        ("MOSCOW, January 17. /AGENCY/. Talks", "MOSCOW, January 17. /AGENCY/.", None, "Talks"),
    ],
)
def test_agencies_begin_in_these_ways_too(raw: str, header: str, dated: date | None, body: str) -> None:
    found = read_header(raw)

    assert found.span is not None
    assert (header, dated, body) == (raw[slice(*found.span)], found.date, raw[found.body_start :])


@pytest.mark.parametrize(
    "raw",
    [
        "Talks end\n17 January 2022\n\nThe talks ended.",
        "Talks end\n\nBy A. Writer\n\nPublished: 17 January 2022\n\nThe talks ended.",
        "Will they talk?\r\n\r\nMonday, January 17, 2022\r\n\r\nThe talks ended.",
        "Talks end\n2022-01-17",
    ],
)
def test_a_date_below_a_title_is_the_date_of_the_text_and_stays_in_it(raw: str) -> None:
    found = read_header(raw)

    assert (DAY, None, 0) == (found.date, found.span, found.body_start)
    assert found.date_span is not None
    assert DAY == read_header(raw[slice(*found.date_span)]).date


@pytest.mark.parametrize(
    "raw",
    [
        "17 January 2022 was cold.\nThe talks ended.",
        "30 February 2022\nThe talks ended.",
        "17 January\nThe talks ended.",
        "Talks end\n17 January 2022\nThe talks ended.",
        "The talks ended.\n17 January 2022\n\nNobody gained.",
        "One\n\nTwo\n\nThree\n\nFour\n\nFive\n\n17 January 2022\n\nThe talks ended.",
        "They met, as was said on\n17 January 2022 and later\n\nand ended.",
        "The talks: a failure\nDate\n\nThe talks ended.",
        "Title: Talks end\nAuthor: A. Writer\n\nThe talks ended.",
        "Date: soon\nThe talks ended.",
        "---\ndate: 2022-01-17\nThe talks ended.",
        "Jan 17 was (as they say) - cold.",
        "Moscow, January 17. A day.",
    ],
)
def test_a_date_in_prose_is_no_header(raw: str) -> None:
    found = read_header(raw)

    assert (None, None, None, 0) == (found.span, found.date, found.date_span, found.body_start)


PIECES = [
    "Date: ",
    "2022-01-17",
    "17 January 2022",
    "\n",
    "\r\n",
    "\n\n",
    "---\n",
    "Title: a",
    "Talks",
    ".",
    " ",
    "10:30",
    "\f",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_nothing_but_white_lies_between_header_and_body(raw: str) -> None:
    found = read_header(raw)
    start, end = found.span or (0, 0)

    assert 0 <= start <= end <= found.body_start <= len(raw)
    assert "" == raw[end : found.body_start].strip()
    assert (found.date is None) == (found.date_span is None)


@pytest.mark.parametrize("piece", ["\n", "a\n", "Title: a\n", "Date: 2022-01-17\n", "---\n", " ", "Jan 17 ", "A"])
def test_no_beginning_takes_more_than_linear_time(piece: str) -> None:
    raw = piece * (1_000_000 // len(piece))
    before = time.process_time()
    read_header(raw)

    assert time.process_time() - before < 8
