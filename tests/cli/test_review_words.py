"""What a reviewer sees of a sentence: brackets that can be told apart, and nothing of it left out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.cite import Quote
from detente.dossier.items import Factuality
from detente.report.reviewing import FACTUALITY, marked

WHOLE = Quote("n", 10, 31, "Peru rejected offers.")


def passage(start: int, end: int) -> Quote:
    return Quote("n", 10 + start, 10 + end, WHOLE.text[start:end])


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ([], "Peru rejected offers."),
        ([(0, 4), (0, 4)], "[1,2 Peru] rejected offers."),
        ([(0, 13), (5, 13), (0, 4)], "[1 [3 Peru] [2 rejected]] offers."),
        ([(0, 13), (5, 20)], "[1 Peru [2 rejected]1 offers]."),
        ([(0, 4), (4, 13)], "[1 Peru][2 rejected] offers."),
    ],
)
def test_passages_stand_in_brackets_behind_their_number(spans: list[tuple[int, int]], shown: str) -> None:
    assert shown == marked(WHOLE, [passage(*span) for span in spans])


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 21)).filter(lambda span: span[0] < span[1]), max_size=8))
def test_without_its_marks_the_sentence_is_as_it_was(spans: list[tuple[int, int]]) -> None:
    shown = marked(WHOLE, [passage(*span) for span in spans])

    bare = re.sub(r"\][\d,]*", "", re.sub(r"\[[\d,]+ ?", "", shown))
    assert WHOLE.text.replace(" ", "") == bare.replace(" ", "")
    assert len(set(spans)) == shown.count("[") == shown.count("]")


def test_white_space_is_folded_and_a_long_sentence_cut() -> None:
    assert "a b" == marked(Quote("n", 0, 5, "a \n\tb"), [])
    assert "ab … (3 more characters)" == marked(Quote("n", 0, 5, "abcde"), [Quote("n", 3, 4, "d")][:0], most=2)


def test_every_factuality_has_its_words() -> None:
    assert set(Factuality.__args__) == set(FACTUALITY)  # type: ignore[attr-defined]
