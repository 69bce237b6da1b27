"""A text read again: what became of its sentences."""

from __future__ import annotations

import hashlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.text.document import Sentence, document
from detente.text.reread import Whereabouts, whereabouts

SENTENCES = st.lists(
    st.sampled_from([f"{word} ended." for word in ("Talks", "Strikes", "Wars", "Votes", "Games")]), max_size=7
)
UNIQUE = st.lists(st.integers(0, 30), unique=True, max_size=8).map(lambda ns: [f"Talk {n} ended." for n in ns])


def hashes(sentences: list[str]) -> list[tuple[int, str]]:
    return [(s.number, s.hash) for s in document(" ".join(sentences).encode(), "old.txt").sentences]


def after(old: list[str], new: list[str]) -> dict[int, Whereabouts]:
    return whereabouts(hashes(old), document(" ".join(new).encode(), "new.txt"))


def test_the_hash_is_the_beginning_of_the_sha256_of_the_text_alone() -> None:
    expected = hashlib.sha256("Café ended.".encode()).hexdigest()[:8]

    assert expected == Sentence(1, 0, 11, "Café ended.").hash == Sentence(9, 50, 61, "Café ended.").hash


@given(SENTENCES, SENTENCES)
def test_sentences_at_the_end_move_nothing(old: list[str], more: list[str]) -> None:
    assert {n: Whereabouts("unchanged", n) for n, _ in hashes(old)} == after(old, [*old, *more])


@given(UNIQUE, st.data())
def test_a_new_sentence_in_between_moves_those_behind_it_by_one(old: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(old)))
    expected = {
        n: Whereabouts("unchanged", n) if n <= at else Whereabouts("moved", n + 1) for n in range(1, len(old) + 1)
    }

    assert expected == after(old, [*old[:at], "Nobody had expected that.", *old[at:]])


@given(UNIQUE, st.randoms())
def test_sentences_in_another_order_are_found_by_their_hash(old: list[str], chance) -> None:
    new = list(old)
    chance.shuffle(new)

    assert [new.index(sentence) + 1 for sentence in old] == [found.number for found in after(old, new).values()]


@given(SENTENCES, SENTENCES)
def test_every_old_sentence_is_told_of_and_where_it_stands_are_its_words(old: list[str], new: list[str]) -> None:
    found = after(old, new)

    assert list(range(1, len(old) + 1)) == sorted(found)
    for number, place in found.items():
        places = [place.number] if place.number else list(place.candidates)
        assert (place.fate == "gone") == (not places)
        assert {old[number - 1]} >= {new[there - 1] for there in places}


@given(SENTENCES, SENTENCES)
def test_no_two_sentences_become_one(old: list[str], new: list[str]) -> None:
    numbers = [place.number for place in after(old, new).values() if place.number]

    assert len(set(numbers)) == len(numbers)


def test_a_repeated_sentence_between_changes_is_ambiguous() -> None:
    old = ["Talks began.", "He declined.", "Talks went on.", "He declined.", "Talks ended."]
    new = ["Talks ended.", "He declined.", "Nobody spoke.", "He declined.", "Talks began."]

    assert {
        1: Whereabouts("moved", 5),
        2: Whereabouts("ambiguous", candidates=(2, 4)),
        3: Whereabouts("gone"),
        4: Whereabouts("ambiguous", candidates=(2, 4)),
        5: Whereabouts("moved", 1),
    } == after(old, new)


def test_a_sentence_with_one_letter_changed_is_gone() -> None:
    assert {1: Whereabouts("gone")} == after(["Talks ended."], ["Talk ended."])


@pytest.mark.parametrize("repeated", ["He declined.", "No."])
def test_a_sentence_repeated_without_end_takes_no_more_than_linear_time(repeated: str) -> None:
    old = hashes(["One began.", *[repeated] * 20_000, "Two ended."])
    new = document(" ".join(["Three began.", *[repeated] * 20_000, "Four ended."]).encode(), "new.txt")
    before = time.process_time()
    found = whereabouts(old, new)

    assert time.process_time() - before < 4
    assert 20_000 == len(found[2].candidates)
