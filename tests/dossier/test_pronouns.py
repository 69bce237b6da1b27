"""Pronouns and "the two sides" stand for somebody only where the text makes it plain; else they are left open."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.dossier.items import Mention
from detente.dossier.reference import UNRESOLVED, meant, refer
from named_views import READERS, named

each_reader = pytest.mark.parametrize("reader", READERS)


def referring(reader: str, *sentences: str) -> list[Mention]:
    """The pronouns and plural phrases of the last sentence."""
    return [m for m in refer(named(reader, *sentences))[-1].mentions if m.how in {"pronoun", "plural"}]


RESOLVED = [
    ("Peru said its patience was ending.", "its", ("PER",)),
    ("Peru said it was ready to sign.", "it", ("PER",)),
    ("Peruvian officials said they would wait.", "they", ("PER",)),
    ("Lima's refusal was final because Peru fears for its coast.", "its", ("PER",)),
    ("Peru and Chile guard their common border.", "their", ("PER", "CHL")),
]
OPEN = [
    ("Chile accused Peru of moving its posts.", "its", ("CHL", "PER")),
    ("Peru fears that the company will break its word.", "its", ("PER",)),
    ("Peru said their work was done.", "their", ("PER",)),
    ("Congo said its army had left.", "its", ()),
]


@each_reader
@pytest.mark.parametrize(("sentence", "words", "actors"), RESOLVED)
def test_a_plain_reference_is_resolved(reader: str, sentence: str, words: str, actors: tuple[str, ...]) -> None:
    (found,) = referring(reader, sentence)

    assert (words, actors) == (found.quote.text, meant(found))
    assert not found.origin.why.startswith(UNRESOLVED)


@each_reader
@pytest.mark.parametrize(("sentence", "words", "candidates"), OPEN)
def test_a_doubtful_reference_is_left_open(reader: str, sentence: str, words: str, candidates: tuple[str, ...]) -> None:
    found = referring(reader, sentence)

    assert [(words, None, candidates)] * bool(candidates) == [(m.quote.text, m.actor, m.candidates) for m in found]
    assert [()] * len(found) == [meant(m) for m in found]
    assert [] == [m for m in found if not m.origin.why.startswith(UNRESOLVED)]


@each_reader
@pytest.mark.parametrize(
    "sentence", ["It is clear that nobody won.", "It is Peru that left.", "It seems that Peru left.", "It rained."]
)
def test_an_it_that_means_nobody_is_no_mention(reader: str, sentence: str) -> None:
    assert [] == referring(reader, sentence)


@each_reader
@pytest.mark.parametrize(
    "phrase", ["the two sides", "both sides", "The two countries", "the two leaders", "the neighbours", "both"]
)
def test_two_who_were_named_as_talking_are_the_two_sides(reader: str, phrase: str) -> None:
    last = (
        f"A new round of talks was welcomed by {phrase}." if phrase[0] != "T" else f"{phrase} agreed on further talks."
    )
    (found,) = referring(reader, "A summit between Chile and Peru began on Monday.", "It rained.", last)

    assert (phrase, None, "plural", ("CHL", "PER")) == (found.quote.text, found.actor, found.how, meant(found))
    assert "t#1" in found.origin.why


@each_reader
def test_talks_tell_which_two_are_meant_where_two_pairs_were_named(reader: str) -> None:
    before = ("Talks between Chile and Peru began.", "A war between Peru and Ecuador is feared.")
    (of_talks,) = referring(reader, *before, "The two sides will hold more talks.")
    (other,) = referring(reader, *before, "The two sides are tired.")

    assert ("CHL", "PER") == meant(of_talks)
    assert () == meant(other)
    assert {"CHL", "PER", "ECU"} == set(other.candidates)


@each_reader
def test_two_sides_whom_nobody_named_are_mentioned_without_candidates(reader: str) -> None:
    (found,) = referring(reader, "The two sides disagree.")

    assert (None, (), "plural") == (found.actor, found.candidates, found.how)
    assert () == meant(found)


@each_reader
def test_both_before_two_names_and_the_two_sides_of_a_thing_are_no_reference(reader: str) -> None:
    assert [] == referring(reader, "Both Chile and Peru lose.")
    assert [] == referring(reader, "The two sides of the island are dry.")


@each_reader
def test_a_pronoun_at_the_beginning_lists_those_named_before(reader: str) -> None:
    (found,) = referring(reader, "Peru and Chile signed.", "They left.")

    assert (None, {"PER", "CHL"}) == (found.actor, set(found.candidates))


@each_reader
def test_all_mentions_of_a_sentence_are_numbered_in_its_order(reader: str) -> None:
    (view,) = refer(named(reader, "Peru said its navy would guard Chile."))

    assert [f"t#1.m{n}" for n in range(1, len(view.mentions) + 1)] == [m.id for m in view.mentions]
    assert [m.quote.start for m in view.mentions] == sorted(m.quote.start for m in view.mentions)


@given(
    st.lists(
        st.sampled_from(
            ["Peru", "Chile", "it", "its", "They", "both", "the two sides", "talks between", "and", "met", "."]
        ),
        max_size=12,
    )
)
def test_references_are_verbatim_and_overlap_nothing(parts: list[str]) -> None:
    text = " ".join(parts)
    found = refer(named("plain", text))[0].mentions if text else ()
    spans = [(m.quote.start, m.quote.end) for m in found]

    assert [text[start:end] for start, end in spans] == [m.quote.text for m in found]
    assert [] == [(a, b) for a, b in pairwise(spans) if a[1] > b[0]]


def test_a_text_of_many_pronouns_takes_seconds() -> None:
    views = named("plain", *["Peru told Chile that it and they would guard their coast between talks."] * 300)
    start = time.process_time()
    refer(views)

    assert time.process_time() - start < 10
