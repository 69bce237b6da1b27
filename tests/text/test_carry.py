"""Citations carried over to another text stand for the same words there, or are said to be lost or ambiguous."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.cite import Citation
from detente.errors import TextError
from detente.text.carry import Carried, carry
from detente.text.citation import parse_citation, resolve
from detente.text.document import Document, document

SENTENCES = ["Talks ended.", "Nobody gained.", "The ferry left.", "Why?", "It is false that nobody gained."]
lines = st.lists(st.sampled_from(SENTENCES), max_size=7).map(" ".join)


def text(raw: str, name: str = "new.txt") -> Document:
    return document(raw.encode(), name)


def carried(old: str, new: str, *citations: str) -> list[Carried]:
    return list(carry([parse_citation(each) for each in citations], text(old), text(new)))


def fates(old: str, new: str, *citations: str) -> list[tuple[str, str | None]]:
    return [(each.fate, None if each.now is None else str(each.now)) for each in carried(old, new, *citations)]


def test_sentences_stay_move_and_are_lost() -> None:
    old, new = "Talks ended. Nobody gained. Why?", "Talks ended. The ferry left. Why?"

    assert [("stays", "a#1"), ("lost", None), ("stays", "a#3")] == fates(old, new, "a#1", "a#2", "a#3")
    assert [("moved", "a#2")] == fates("Why?", "At last. Why?", "a#1")


def test_a_sentence_inside_a_longer_one_is_lost_and_the_longer_one_named() -> None:
    (found,) = carried("Nobody gained at all.", "It is false that nobody gained at all.", "a#1")

    assert ("lost", None, "Nobody gained at all.") == (found.fate, found.now, found.text)
    assert (Citation("a", 1),) == found.candidates


def test_a_sentence_like_none_names_none() -> None:
    assert () == carried("Talks ended.", "The ferry left.", "a#1")[0].candidates


def test_a_sentence_that_stands_where_another_like_it_was_added_is_ambiguous() -> None:
    (found,) = carried("So. Why? No.", "Then. Why? Or. Why? Yes.", "a#2")

    assert ("ambiguous", (Citation("a", 2), Citation("a", 4))) == (found.fate, found.candidates)


def test_a_passage_follows_its_sentence_even_if_its_words_stand_elsewhere_too() -> None:
    old, new = "Talks ended. Talks failed.", "Talks ended. Talks began. Talks failed."

    assert "Talks" == text(old).raw[13:18]
    assert [("moved", "a#26-31")] == fates(old, new, "a#13-18")


def test_a_passage_over_two_sentences_follows_both() -> None:
    assert [("moved", "a#15-26")] == fates("Talks ended. Nobody won.", "At last. Talks ended. Nobody won.", "a#6-17")


def test_a_passage_whose_sentence_has_changed_is_found_but_to_be_read_again() -> None:
    old, new = "Nobody gained a thing.", "It is false that nobody gained a thing."

    assert [("reworded", "a#24-38"), ("lost", None)] == fates(old, new, "a#7-21", "a#0-13")


def test_a_passage_whose_words_stand_twice_in_changed_sentences_is_ambiguous() -> None:
    (found,) = carried("Talks ended.", "Talks began. Talks stalled.", "a#0-5")

    assert ("ambiguous", ["a#0-5", "a#13-18"]) == (found.fate, [str(place) for place in found.candidates])


def test_a_passage_that_has_become_a_sentence_is_cited_as_one() -> None:
    assert [("reworded", "a#2")] == fates("He said: Talks ended.", "He spoke. Talks ended.", "a#9-21")


def test_words_above_the_first_sentence_are_found_as_well() -> None:
    old = "date 2022-01-17\n\nTalks ended."

    assert [("stays", "a#5-15")] == fates(old, "date 2022-01-17\n\nWhy?", "a#5-15")
    assert [("moved", "a#6-16")] == fates(old, "date: 2022-01-17\n\nWhy?", "a#5-15")
    assert [("lost", None)] == fates(old, "date 2022-01-18\n\nWhy?", "a#5-15")


def test_what_the_old_text_does_not_hold_cannot_be_carried() -> None:
    with pytest.raises(TextError, match="DET111"):
        carried("Talks ended.", "Talks ended.", "a#2")


@given(lines, lines, st.data())
def test_a_carried_citation_stands_for_the_same_words(old: str, new: str, data: st.DataObject) -> None:
    before, after = text(old), text(new)
    whole = [Citation("a", sentence.number) for sentence in before.sentences]
    spans = data.draw(st.lists(st.tuples(st.integers(0, len(old)), st.integers(0, len(old))), max_size=4))
    passages = [Citation("a", None, start, end) for start, end in spans if start < end]

    for each in carry([*whole, *passages], before, after):
        assert resolve(each.citation, before).text == each.text
        if each.now is not None:
            assert resolve(each.now, after).text == each.text
        elif each.fate == "ambiguous":
            assert {each.text} == {resolve(place, after).text for place in each.candidates}
            assert len(each.candidates) > 0
        elif each.citation.sentence is not None:
            assert each.text not in [sentence.text for sentence in after.sentences]
        else:
            assert each.text not in after.raw


@given(lines)
def test_in_the_same_text_every_citation_stays(raw: str) -> None:
    same = text(raw)
    citations = [Citation("a", sentence.number) for sentence in same.sentences]

    assert [Carried(c, resolve(c, same).text, "stays", c) for c in citations] == list(carry(citations, same, same))


@given(lines, lines, lines)
def test_what_is_added_before_or_after_loses_nothing(lead: str, raw: str, tail: str) -> None:
    old, new = text(raw), text(" ".join(part for part in (lead, raw, tail) if part))
    citations = [Citation("a", sentence.number) for sentence in old.sentences]

    assert [] == [each for each in carry(citations, old, new) if each.fate in {"lost", "reworded"}]
