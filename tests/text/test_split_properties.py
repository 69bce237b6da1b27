"""What holds of the splitter in every text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.text.split import split

WORDS = [
    "The",
    "talks",
    "U.S.",
    "Mr.",
    "ended",
    "ended.",
    "No.",
    "5",
    "1.",
    "J.",
    "e.g.",
    "why?",
    "...",
    "…",
    ".",
    "“Go.”",
]
MARKS = ["(", ")", '"', "—", "-", "•", "*", "[1]", "。", "と", "。」", "「", "?", "¹", "$5", "a)", "É", "İ", "\u200b"]
GAPS = [" ", " ", "  ", "\n", "\r\n", "\n\n", "\r", "\t", "\f", "\u2029", "\u2028", "\v", ""]
PROSE = st.lists(st.sampled_from(WORDS + MARKS + GAPS), max_size=40).map("".join)
TEXTS = st.one_of(PROSE, st.text(max_size=60))


@given(TEXTS)
def test_every_character_that_is_not_white_lies_in_exactly_one_sentence(text: str) -> None:
    covered = [at for start, end in split(text) for at in range(start, end) if not text[at].isspace()]

    assert [at for at, char in enumerate(text) if not char.isspace()] == covered


@given(TEXTS)
def test_no_sentence_is_empty_or_begins_or_ends_white(text: str) -> None:
    found = [text[start:end] for start, end in split(text)]

    assert [sentence for sentence in found if not sentence or sentence != sentence.strip()] == []


@given(TEXTS, TEXTS)
def test_what_a_blank_line_parts_is_split_apart(first: str, second: str) -> None:
    joined = f"{first}\n\n{second}"

    assert split(first) + split(joined, len(first) + 2) == split(joined)


@given(TEXTS, TEXTS)
def test_what_stands_before_the_start_does_not_count(before: str, text: str) -> None:
    moved = tuple((start + len(before), end + len(before)) for start, end in split(text))

    assert moved == split(before + text, len(before))


@given(PROSE)
def test_a_sentence_at_the_end_moves_nothing_before_it(text: str) -> None:
    whole = f"{text} which ended badly."
    longer = f"{whole} Nobody had expected that."

    assert (*split(whole), (len(whole) + 1, len(longer))) == split(longer)


@given(PROSE)
def test_lines_may_end_in_any_way(text: str) -> None:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    folded = [plain[start:end] for start, end in split(plain)]
    windows = plain.replace("\n", "\r\n")

    assert folded == [windows[start:end].replace("\r\n", "\n") for start, end in split(windows)]


@given(TEXTS)
def test_the_same_text_gives_the_same_sentences(text: str) -> None:
    assert split(text) == split(text)
