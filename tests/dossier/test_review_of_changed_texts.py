"""A review survives a change of its text: every act on a sentence that is still there is carried over."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.cite import Quote
from detente.dossier.dossier_file import dump_dossier, parse_dossier
from detente.dossier.items import Dossier, Item, Line
from detente.dossier.moved_sentences import Moved, moved_sentences
from detente.dossier.read import read
from detente.dossier.reapply import reapply
from detente.dossier.review import accept, edit, nothing_here, reject
from detente.text.document import document
from reviewed import AT

SENTENCES = (
    "Peru rejected the offer of Chile on Monday.",
    "The government of Chile said that Peru had broken the treaty.",
    "Peru may recall its ambassador if the talks fail.",
    "Nothing else was heard.",
    "Bolivia accused Peru of seizing two boats.",
    "Chile sent 400 soldiers to the border.",
)
MORE = ("At last the rain came.", "Ecuador offered to host new talks between the two sides.")
ONE, TWO, THREE = SENTENCES[:3]


def fresh(sentences: list[str]) -> Dossier:
    return read([("news", document(" ".join(sentences).encode(), "news.txt"))], parse=False)


def reviewed(sentences: list[str]) -> Dossier:
    """The dossier of the sentences with every item accepted, or else the sentence said to hold nothing."""
    dossier = fresh(sentences)
    for item in dossier.items:
        dossier = accept(dossier, item.id, at=AT)
    for unread in dossier.unread:
        dossier = nothing_here(dossier, unread.sentence, at=AT)
    return dossier


def kept(dossier: Dossier, among: set[str]) -> Counter[tuple[str, str, int, str]]:
    """What was accepted of those sentences: its kind, sentence, place in it and words."""
    lines = {line.id: line.quote for line in dossier.sentences}
    return Counter(_told(item, lines[item.sentence].text, lines[item.sentence].start) for item in dossier.items
                   if item.origin.status == "accepted" and lines[item.sentence].text in among)  # fmt: skip


def _told(item: Item, text: str, start: int) -> tuple[str, str, int, str]:
    return type(item).__name__, text, item.quote.start - start, item.quote.text


@pytest.mark.parametrize(
    "now",
    [
        pytest.param([MORE[0], *SENTENCES], id="one more at the beginning"),
        pytest.param([ONE, f"On Tuesday, {TWO}", *SENTENCES[2:]], id="the second is longer"),
        pytest.param([ONE, "Chile said so.", *SENTENCES[2:]], id="the second is shorter"),
        pytest.param([ONE, THREE, TWO, *SENTENCES[3:]], id="two change places"),
        pytest.param([*SENTENCES[::-1]], id="the other way round"),
        pytest.param([ONE, *SENTENCES[2:]], id="the second is gone"),
        pytest.param([MORE[0], ONE, MORE[1], *SENTENCES[3:], TWO], id="all at once"),
    ],
)
def test_every_act_on_a_sentence_that_is_still_there_is_carried_over(now: list[str]) -> None:
    old = reviewed([*SENTENCES])
    same = set(SENTENCES) & set(now)

    again, _ = reapply(fresh(now), old)

    assert kept(old, same) == kept(again, same)
    acted = Counter(step.action for step in again.log)
    assert (sum(kept(old, same).values()), SENTENCES[3] in same) == (acted["accept"], bool(acted["nothing here"]))
    assert again == parse_dossier(dump_dossier(again))


@settings(max_examples=40)
@given(st.permutations(SENTENCES), st.lists(st.sampled_from((*SENTENCES, *MORE)), min_size=1, unique=True))
def test_whatever_becomes_of_a_text_the_acts_on_its_unchanged_sentences_stay(old: list[str], now: list[str]) -> None:
    was = reviewed(old)
    same = set(old) & set(now)

    again, _ = reapply(fresh(now), was)

    assert kept(was, same) == kept(again, same)


def test_a_review_can_be_carried_over_twice() -> None:
    once, _ = reapply(fresh([MORE[0], *SENTENCES]), reviewed([*SENTENCES]))

    twice, problems = reapply(fresh([*SENTENCES]), once)

    assert () == problems
    assert reviewed([*SENTENCES]).items == twice.items


def test_a_rejection_and_an_edit_move_with_their_sentence() -> None:
    old = fresh([ONE, TWO])
    old = reject(old, "news#1.e1", at=AT, why="an old offer")
    old = edit(old, "news#2.c1", {"modality": "possible"}, at=AT)

    again, problems = reapply(fresh([MORE[0], TWO, ONE]), old)

    assert () == problems
    found = {item.id: item.origin.status for item in again.items}
    assert ("edited", "rejected") == (found["news#2.c1"], found["news#3.e1"])


def test_what_was_accepted_is_told_where_its_sentence_has_changed_and_is_read_otherwise() -> None:
    old = accept(fresh([ONE, TWO]), "news#1.e1", at=AT)

    again, problems = reapply(fresh([ONE.replace("on Monday", "if Bolivia agreed"), TWO]), old)

    assert ["accepted"] == [event.origin.status for event in again.events if event.id == "news#1.e1"]
    assert ["news#1.e1: it is now read otherwise; what was reviewed is kept"] == [each.message for each in problems]


def test_what_was_accepted_is_told_where_its_sentence_has_changed_and_it_is_not_read_there() -> None:
    old = accept(fresh([ONE, TWO]), "news#1.m1", at=AT)
    now = fresh([ONE.replace("Monday", "Tuesday"), TWO])

    again, problems = reapply(replace(now, mentions=()), old)

    assert ["accepted"] == [item.origin.status for item in again.mentions]
    assert ["news#1.m1: its sentence has changed; what was reviewed is kept"] == [each.message for each in problems]


def test_words_that_are_gone_from_their_sentence_are_told() -> None:
    old = accept(fresh([ONE, TWO]), "news#1.e1", at=AT)

    again, problems = reapply(fresh(["Peru took the offer.", TWO]), old)

    assert set() == {item.origin.status for item in again.items} - {"proposed"}
    assert ["news#1.e1: 'rejected' is no longer in its sentence, or is no item"] == [each.message for each in problems]


def test_of_a_repeated_sentence_the_first_then_is_the_first_now() -> None:
    moved = moved_sentences(lines([ONE, ONE, TWO, ONE]), lines([TWO, ONE, THREE, ONE, MORE[0]]))

    assert {"news#1": "news#2", "news#2": "news#4", "news#3": "news#1"} == {
        name: each.line.id for name, each in moved.items()
    }


def test_a_sentence_between_the_same_neighbours_has_changed() -> None:
    moved = moved_sentences(lines([ONE, TWO, THREE]), lines([MORE[0], ONE, f"Now {TWO}", THREE]))

    shift = len(MORE[0]) + 1
    assert [Moved, True, shift] == [type(moved["news#2"]), moved["news#2"].changed, moved["news#2"].shift]
    assert shift + len("Now ") == moved["news#3"].shift


@given(st.lists(st.sampled_from(SENTENCES), max_size=9), st.lists(st.sampled_from((*SENTENCES, *MORE)), max_size=9))
def test_no_two_sentences_become_the_same(old: list[str], now: list[str]) -> None:
    moved = moved_sentences(lines(old), lines(now))

    assert len(moved) == len({each.line.id for each in moved.values()})


def lines(sentences: list[str]) -> tuple[Line, ...]:
    return fresh(sentences).sentences if sentences else ()


def test_a_text_that_repeats_itself_is_told_apart_in_linear_time() -> None:
    many = tuple(Line(f"news#{n}", n, "", Quote("news", 9 * n, 9 * n + 8, ONE[: 5 + n % 3])) for n in range(30_000))

    began = process_time()
    moved = moved_sentences(many, many[::-1])

    assert 30_000 == len(moved)
    assert process_time() - began < 10
