"""Damaged answers and mere junk: taken or refused, in time, and never a word that the text does not have."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.dossier.contract.accept import accept
from detente.dossier.dossier_file import dump_dossier, parse_dossier
from detente.dossier.items import Actor, Dossier
from detente.text.document import document
from harbour import RAW, event, harbour, lines_of, recorded


@given(st.data())
def test_a_damaged_answer_is_taken_or_refused_and_every_quote_is_the_texts_own(data: st.DataObject) -> None:
    text = recorded("good.json").decode()
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    end = data.draw(st.sampled_from((end, min(end, start + 3))))
    put = data.draw(st.sampled_from(("", "{", '"', "1", "null", "[]", '["e1"]', "\x00", "e1", "news#3", "\\ud800")))
    accepted = accept(harbour(), text[:start] + put + text[end:])
    items = accepted.dossier.items
    quotes = [part for item in items for name in ("quote", "what", "cue") if (part := getattr(item, name, None))]

    assert accepted.taken > 0 or accepted.refused or accepted.nothing
    assert [RAW[quote.start : quote.end] for quote in quotes] == [quote.text for quote in quotes]
    assert parse_dossier(dump_dossier(accepted.dossier)) == accepted.dossier


JUNK = {
    "events": '{"events":[' + '{"ref":"e1"},' * 70_000 + "{}]}",
    "sentences": '{"events":[' + ",".join(f'{{"sentence":"x#{n}"}}' for n in range(40_000)) + "]}",
    "nothing": '{"nothing":[' + '"x",' * 240_000 + "1]}",
    "actors": event(actors=["x"] * 180_000),
    "quote": event(quote="a" * 1_000_000),
    "braces": "{ " * 500_000,
    "chatter": "so " * 300_000,
}


@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK)
def test_a_megabyte_of_junk_is_refused_in_time(junk: str) -> None:
    began = process_time()
    accepted = accept(harbour(), junk)

    assert accepted.taken == 0
    assert 0 < len(accepted.refused) <= 1_001
    assert process_time() - began < 10


@pytest.mark.parametrize("part", ["a", "-", "a-", "’ ", "a’"])
def test_a_sentence_of_one_endless_word_does_not_hang(part: str) -> None:
    text = document(f"The guild said {part * 200_000}b and went.".encode(), "news")
    dossier = Dossier((), lines_of(text), (Actor("GUILD", "the guild", "union"), Actor("BOARD", "the board", "party")))
    began = process_time()
    accepted = accept(dossier, event(sentence="news#1", quote=part * 100_000, when=part * 100_000))

    assert accepted.refused
    assert process_time() - began < 10
