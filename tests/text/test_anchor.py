"""A citation follows its words into a changed text, is reported lost, or is reported ambiguous; it never guesses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.cite import Citation, Quote
from detente.errors import TextError
from detente.text.anchor import Ambiguous, find, moved, reanchor
from detente.text.citation import resolve
from detente.text.document import Document, document

SENTENCES = ["Talks ended.", "Nobody gained.", "The ferry left.", "Why?", "It is false that nobody gained."]


def text(raw: str) -> Document:
    return document(raw.encode(), "new.txt")


def test_words_are_found_letter_by_letter_and_in_order() -> None:
    assert [Quote("new.txt", 0, 2, "aa"), Quote("new.txt", 1, 3, "aa"), Quote("new.txt", 4, 6, "aa")] == find(
        text("aaa aa AA"), "aa"
    )
    assert [] == find(text("Talks  ended"), "Talks ended")
    assert [] == find(text("Talks"), "")


def test_no_more_places_are_found_than_asked_for() -> None:
    assert [0, 1, 2] == [quote.start for quote in find(text("aaaaaa"), "a", most=3)]


@given(st.text(alphabet="ab ", max_size=12), st.text(alphabet="ab ", min_size=1, max_size=3))
def test_every_place_is_found_and_no_other(raw: str, words: str) -> None:
    expected = [at for at in range(len(raw)) if raw.startswith(words, at)]

    assert expected == [quote.start for quote in find(text(raw), words)]


def test_a_quote_is_found_again_where_it_stands_once() -> None:
    assert Quote("news", 9, 14, "Talks") == reanchor(Quote("news", 0, 5, "Talks"), text("At last. Talks ended."))


def test_a_quote_whose_words_are_gone_is_lost() -> None:
    assert reanchor(Quote("news", 0, 5, "Talks"), text("At last.")) is None
    assert reanchor(Quote("news", 0, 0, ""), text("At last.")) is None


@pytest.mark.parametrize(("raw", "starts"), [("Talks on talks. Talks.", [0, 16]), ("TalksTalks", [0, 5])])
def test_a_quote_whose_words_stand_repeatedly_is_ambiguous(raw: str, starts: list[int]) -> None:
    quote = Quote("news", 3, 8, "Talks")

    assert Ambiguous(quote, tuple(Quote("news", at, at + 5, "Talks") for at in starts)) == reanchor(quote, text(raw))


def test_words_that_overlap_themselves_are_ambiguous() -> None:
    assert isinstance(reanchor(Quote("news", 0, 5, "ha ha"), text("ha ha ha")), Ambiguous)


def test_a_cited_sentence_gets_the_number_that_it_has_now() -> None:
    old, new = text("Talks ended. Nobody gained."), text("2022-01-17\n\nAt last.\n\nNobody gained. Talks ended.")

    assert [Citation("news", sentence=3), Citation("news", sentence=2)] == [
        moved(Citation("news", sentence=number), old, new) for number in (1, 2)
    ]


def test_a_cited_sentence_that_is_only_part_of_a_longer_one_is_lost() -> None:
    old, new = text("Nobody gained."), text("It is false to say: Nobody gained.")

    assert moved(Citation("news", sentence=1), old, new) is None
    assert Quote("news", 20, 34, "Nobody gained.") == reanchor(resolve(Citation("news", sentence=1), old), new)


def test_a_cited_sentence_that_stands_twice_is_ambiguous() -> None:
    found = moved(Citation("news", sentence=1), text("Why? Nobody knew."), text("Why? Nobody knew. Why?"))

    assert isinstance(found, Ambiguous)
    assert [0, 18] == [place.start for place in found.places]


def test_a_cited_passage_moves_with_its_words() -> None:
    old, new = text("Talks ended."), text("The Talks ended.")

    assert Citation("news", start=4, end=9) == moved(Citation("news", start=0, end=5), old, new)


def test_in_an_unchanged_text_a_citation_stays_even_where_its_words_stand_repeatedly() -> None:
    same = text("Why? Nobody knew. Why?")

    assert Citation("news", sentence=3) == moved(Citation("news", sentence=3), same, same)


def test_a_citation_of_what_never_was_there_is_refused() -> None:
    with pytest.raises(TextError, match="DET111"):
        moved(Citation("news", sentence=2), text("Why?"), text("Why? Nobody knew."))


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5), st.lists(st.sampled_from(SENTENCES), max_size=5))
def test_a_sentence_moves_to_the_same_words_or_nowhere(before: list[str], after: list[str]) -> None:
    old, new = text(" ".join(before)), text("Else. " + " ".join(after))
    for number, words in enumerate(before, start=1):
        found = moved(Citation("news", sentence=number), old, new)

        match after.count(words):
            case 0:
                assert found is None
            case 1:
                assert Citation("news", sentence=after.index(words) + 2) == found
            case times:
                assert isinstance(found, Ambiguous)
                assert times == len(found.places)
