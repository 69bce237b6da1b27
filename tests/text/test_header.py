"""Which first lines are a header, and what date they give."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.text.header import read_header

DAY = date(2022, 1, 17)


@pytest.mark.parametrize(
    ("raw", "header", "dated", "body"),
    [
        (" date 2022-01-17 The talks", " date 2022-01-17"[1:], DAY, "The talks"),
        ("Date: 2022-01-17\r\n\r\nThe talks", "Date: 2022-01-17", DAY, "The talks"),
        ("\ufeff\n date 2022-01-17\nThe talks", "date 2022-01-17", DAY, "The talks"),
        ("2022-01-17  \n\nThe talks", "2022-01-17", DAY, "The talks"),
        ("2022-01-17", "2022-01-17", DAY, ""),
        ("MOSCOW, Jan 17, 2022 (Agency) — The talks", "MOSCOW, Jan 17, 2022 (Agency) —", DAY, "The talks"),
        ("NEW YORK, January 17 2022 -- The talks", "NEW YORK, January 17 2022 --", DAY, "The talks"),
        (
            "KYIV, Ukraine, 17 Jan. 2022 (Agency) - The talks",
            "KYIV, Ukraine, 17 Jan. 2022 (Agency) -",
            DAY,
            "The talks",
        ),
        ("MOSCOW/KYIV, JAN. 17, 2022 –The talks", "MOSCOW/KYIV, JAN. 17, 2022 –", DAY, "The talks"),
        ("MOSCOW, Jan 17 (Agency) — The talks", "MOSCOW, Jan 17 (Agency) —", None, "The talks"),
        ("2022-01-17\n\nMOSCOW, Jan 16 (Agency) - Talks", "2022-01-17\n\nMOSCOW, Jan 16 (Agency) -", DAY, "Talks"),
        ("date 2022-01-17 MOSCOW, Jan 16, 2021 - Talks", "date 2022-01-17 MOSCOW, Jan 16, 2021 -", DAY, "Talks"),
    ],
)
def test_a_date_or_a_dateline_before_the_text_is_a_header(raw: str, header: str, dated: date | None, body: str) -> None:
    found = read_header(raw)

    assert found.span is not None
    assert (header, dated, body) == (raw[slice(*found.span)], found.date, raw[found.body_start :])


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "The talks ended.",
        "date 2022-02-30 The talks",
        "date 2022-1-7 The talks",
        "date 2022-01-17, the talks",
        "dated 2022-01-17 The talks",
        "2022-01-17 was a Monday.",
        "2022-13-01\nThe talks",
        "Two sides met\n2022-01-17\nThe talks",
        "In Geneva, Jan 17 (Monday) — the talks",
        "MOSCOW, Feb 30 (Agency) — The talks",
        "NATO (the alliance) — The talks",
        "NATO — the alliance — met.",
        "MOSCOW, Jan 17: The talks",
    ],
)
def test_what_is_not_surely_a_header_belongs_to_the_text(raw: str) -> None:
    found = read_header(raw)

    assert (None, None, None, 0) == (found.span, found.date, found.date_span, found.body_start)


def test_the_span_of_the_date_holds_the_date_as_written() -> None:
    first, last = " date 2022-01-17 Talks", "MOSCOW, Jan 17, 2022 (Agency) — Talks"

    assert (6, 16) == read_header(first).date_span
    assert "Jan 17, 2022" == last[slice(*read_header(last).date_span or ())]


def test_a_byte_order_mark_and_white_space_are_neither_header_nor_body() -> None:
    found = read_header("\ufeff \r\n Talks")

    assert (None, 5) == (found.span, found.body_start)


@given(st.dates(), st.sampled_from(["date {} ", "date: {}\n", "{}\n", "\ufeff{}\r\n"]))
def test_every_day_of_the_calendar_can_be_read(day: date, form: str) -> None:
    assert day == read_header(form.format(day.isoformat()) + "The talks ended.").date


@given(st.text(alphabet="date 2021-\n\ufeffMOSCW,Jan(—)", max_size=40))
def test_a_header_ends_before_the_body_begins(raw: str) -> None:
    found = read_header(raw)
    start, end = found.span or (0, 0)

    assert 0 <= start <= end <= found.body_start <= len(raw)
    assert "" == raw[end : found.body_start].strip(" \n\ufeff")
