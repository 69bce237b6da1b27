"""A document is its bytes: nothing is folded, every offset counts in the original."""

from __future__ import annotations

import hashlib
from dataclasses import FrozenInstanceError
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.cite import Quote
from detente.errors import Place, TextError
from detente.text.document import Document, Sentence, document

CONTROL = {*range(9), *range(14, 32), *range(127, 160)} - {0x85}
PLAIN = st.text(st.characters(exclude_categories=["Cs"]).filter(lambda char: ord(char) not in CONTROL), max_size=80)


def test_a_document_knows_its_date_its_header_and_its_sentences() -> None:
    data = b" date 2022-01-17 Talks ended.\r\n\r\nNobody\r\ngained."
    read = document(data, "clipping.txt")

    assert (date(2022, 1, 17), (1, 16), (6, 16), 17) == (read.date, read.header, read.date_span, read.body_start)
    assert (Sentence(1, 17, 29, "Talks ended."), Sentence(2, 33, 48, "Nobody\r\ngained.")) == read.sentences
    assert ("clipping.txt", hashlib.sha256(data).hexdigest()) == (read.name, read.sha256)


@given(PLAIN)
def test_the_original_is_kept_as_it_is(text: str) -> None:
    assert text == document(text.encode(), "a.txt").raw


@given(PLAIN)
def test_every_sentence_is_its_span_of_the_original(text: str) -> None:
    read = document(text.encode(), "a.txt")

    assert [read.raw[s.start : s.end] for s in read.sentences] == [s.text for s in read.sentences]
    assert list(range(1, len(read.sentences) + 1)) == [s.number for s in read.sentences]
    assert (read.sentences[0].start if read.sentences else len(text)) == read.body_start


@given(PLAIN)
def test_the_encoding_changes_no_sentence(text: str) -> None:
    marked = "\ufeff" + text.removeprefix("\ufeff")
    plain, little, big = (document(marked.encode(name), "a.txt") for name in ("utf-8", "utf-16-le", "utf-16-be"))

    assert marked == plain.raw == little.raw == big.raw
    assert plain.sentences == little.sentences == big.sentences


def test_a_byte_order_mark_is_code_point_0_of_the_original_and_in_no_sentence() -> None:
    read = document(b"\xef\xbb\xbfTalks ended.", "a.txt")

    assert ("\ufeffTalks ended.", (Sentence(1, 1, 13, "Talks ended."),)) == (read.raw, read.sentences)


def test_an_empty_text_is_a_document_without_sentences() -> None:
    assert ("", ()) == (document(b"", "a.txt").raw, document(b"", "a.txt").sentences)


@pytest.mark.parametrize(
    ("data", "byte", "place"),
    [
        (b"\xff", 0, Place("a.txt", 1, 1, "\ufffd")),
        (b"One\r\ncaf\xc3\xa9 caf\xe9 here\nThree", 14, Place("a.txt", 2, 9, "café caf\ufffd here")),
        (b"cut \xe2\x82", 4, Place("a.txt", 1, 5, "cut \ufffd")),
        (b"\xff\xfea\x00b", 4, Place("a.txt", 1, 3, "\ufeffa\ufffd")),
        (b"\xfe\xff\x00a\xd8\x00\x00b", 4, Place("a.txt", 1, 3, "\ufeffa\ufffdb")),
    ],
)
def test_bytes_in_another_encoding_are_refused_where_they_stand(data: bytes, byte: int, place: Place) -> None:
    with pytest.raises(TextError) as refusal:
        document(data, "a.txt")
    (problem,) = refusal.value.problems

    assert ("DET107", place) == (problem.code, problem.place)
    assert problem.message.startswith(f"byte {byte} (0x{data[byte]:02x}")
    assert problem.hint


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"a\0b", Place("a.txt", 1, 2, "a\0b")),
        (b"One\rtwo\n\x1b[31mred", Place("a.txt", 3, 1, "\x1b[31mred")),
        (b"\xc2\x9b", Place("a.txt", 1, 1, "\x9b")),
        ("Talks".encode("utf-16-le"), Place("a.txt", 1, 2, "T\0a\0l\0k\0s\0")),
        ("Talks".encode("utf-32"), Place("a.txt", 1, 2, "\ufeff\0T\0a\0l\0k\0s\0")),
    ],
)
def test_a_file_with_control_characters_is_not_a_text(data: bytes, place: Place) -> None:
    with pytest.raises(TextError, match="not a text") as refusal:
        document(data, "a.txt")
    (problem,) = refusal.value.problems

    assert ("DET108", place) == (problem.code, problem.place)
    assert problem.hint


@given(st.binary(max_size=60))
def test_any_bytes_are_a_document_or_refused(data: bytes) -> None:
    found: set[str | bytes]
    try:
        raw = document(data, "a.txt").raw
        found = {raw.encode(), raw.encode("utf-16-le"), raw.encode("utf-16-be")}
    except TextError as refusal:
        found = {problem.code for problem in refusal.problems}

    assert {data, "DET107", "DET108"} & found


def test_a_quote_is_verbatim() -> None:
    assert Quote("a.txt", 6, 11, "ended") == read_two().quote(6, 11)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 2), (0, 28), (27, 28)])
def test_a_passage_that_is_not_there_is_refused(start: int, end: int) -> None:
    with pytest.raises(TextError, match="27 code points") as refusal:
        read_two().quote(start, end)

    assert ["DET112"] == [problem.code for problem in refusal.value.problems]


@pytest.mark.parametrize("number", [0, -1, 3, 10**30])
def test_a_sentence_that_is_not_there_is_refused_with_the_number_of_those_that_are(number: int) -> None:
    with pytest.raises(TextError, match=f"no sentence {number} in 'a.txt': it has 2") as refusal:
        read_two().sentence(number)

    assert ["DET111"] == [problem.code for problem in refusal.value.problems]


def test_only_a_whole_sentence_is_found_by_its_span() -> None:
    read = read_two()

    assert [2, None, None, None] == [
        found and found.number
        for found in (read.sentence_of(*span) for span in [(13, 27), (13, 26), (14, 27), (40, 50)])
    ]


def test_a_document_shows_itself_without_its_text_and_cannot_be_changed() -> None:
    read = read_two()

    assert "Nobody" not in repr(read)
    with pytest.raises(FrozenInstanceError):
        read.name = "b.txt"  # type: ignore[misc]


def read_two() -> Document:
    return document(b"Talks ended. Nobody gained.", "a.txt")
