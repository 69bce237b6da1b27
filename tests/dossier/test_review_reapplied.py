"""Reapplying a review: a person's work is carried over to a fresh reading, and what no longer fits is listed."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.cite import Quote
from detente.dossier.coverage import coverage
from detente.dossier.item_data import item_data
from detente.dossier.items import Dossier, Event, Step
from detente.dossier.reapply import reapply
from detente.dossier.review import accept, edit, merge, nothing_here, reject, split, undo
from random_dossiers import PLAIN, dossiers
from reviewed import AT, quarrel, read_back


@pytest.fixture
def fresh() -> Dossier:
    return quarrel()


@pytest.fixture
def reviewed(fresh: Dossier) -> Dossier:
    """The dossier after a review of each kind of act but a split."""
    done = accept(fresh, "news#1.e1", at=AT, by="ada")
    done = reject(done, "news#2.e2", at=AT, why="only the board says so")
    done = edit(done, "news#2.c1", {"act": "ASSERT", "quote": "the guild broke last year’s pay deal"}, at=AT)
    done = undo(accept(done, "news#3.e1", at=AT), at=AT)
    done = merge(done, ["news#2.e1", "news#3.e1"], at=AT)
    return nothing_here(done, "news#6", at=AT)


def changed(dossier: Dossier, name: str, **changes: object) -> Dossier:
    events = tuple(replace(e, **changes) if e.id == name else e for e in dossier.events)  # type: ignore[arg-type]
    return replace(dossier, events=events)


def test_on_the_same_reading_every_act_that_stands_is_done_again(fresh: Dossier, reviewed: Dossier) -> None:
    again, problems = reapply(fresh, reviewed)

    assert () == problems
    assert reviewed.items == again.items
    assert coverage(reviewed) == coverage(again)
    assert [step for step in reviewed.log if step.action != "undo" and step.items != ("news#3.e1",)] == list(again.log)


def test_a_log_that_went_through_the_file_is_reapplied_alike(fresh: Dossier, reviewed: Dossier) -> None:
    assert reapply(fresh, reviewed) == reapply(fresh, read_back(reviewed))


def test_an_item_that_has_another_id_now_is_found_by_its_words(fresh: Dossier, reviewed: Dossier) -> None:
    moved = changed(fresh, "news#1.e1", id="news#1.e7")
    link = replace(moved.links[0], source=("news#1.e7",))

    again, problems = reapply(replace(moved, links=(link,)), reviewed)

    assert () == problems
    assert ("news#1.e7", "accepted") == (again.events[0].id, again.events[0].origin.status)
    assert again == read_back(again)


def test_what_a_person_stood_by_is_kept_though_nobody_proposes_it_any_more(fresh: Dossier, reviewed: Dossier) -> None:
    bare = replace(fresh, events=(), claims=(), links=(), tensions=())

    again, _ = reapply(bare, reviewed)

    kept = {item.id: item.origin.status for item in again.items if item.id[-2] in "ec"}
    assert {"news#1.e1": "accepted", "news#2.c1": "edited", "news#3.e1": "edited"} == kept
    assert again == read_back(again)


def test_names_of_what_is_gone_are_dropped_and_listed(fresh: Dossier, reviewed: Dossier) -> None:
    bare = replace(fresh, events=(), claims=(), links=(), tensions=())

    again, problems = reapply(bare, reviewed)

    assert () == again.claims[0].events
    assert {"DET458"} == {problem.code for problem in problems}
    assert any("it named 'news#2.e1'" in problem.message for problem in problems)


def test_what_is_read_otherwise_now_stays_as_it_was_reviewed_and_is_listed(fresh: Dossier, reviewed: Dossier) -> None:
    again, (problem,) = reapply(changed(fresh, "news#1.e1", factuality="alleged"), reviewed)

    assert ("asserted", "accepted") == (again.events[0].factuality, again.events[0].origin.status)
    assert "news#1.e1: it is now read otherwise; what was reviewed is kept" == problem.message


def test_a_rejection_does_not_hold_for_another_reading_of_the_same_words(fresh: Dossier, reviewed: Dossier) -> None:
    again, (problem,) = reapply(changed(fresh, "news#2.e2", factuality="possible"), reviewed)

    assert ["possible", "proposed"] == [
        part for e in again.events if e.id == "news#2.e2" for part in (e.factuality, e.origin.status)
    ]
    assert "proposed anew" in problem.message


def test_a_sentence_that_has_changed_is_not_called_empty(fresh: Dossier, reviewed: Dossier) -> None:
    old = fresh.sentences[-1]
    text = "Ice lay on the water."[: len(old.quote.text)]
    line = replace(old, quote=Quote("news", old.quote.start, old.quote.start + len(text), text))

    again, (problem,) = reapply(replace(fresh, sentences=(*fresh.sentences[:-1], line)), reviewed)

    assert "news#6" in coverage(again).waiting
    assert problem.message.startswith("news#6: ")


def test_an_id_that_another_item_has_now_is_not_taken_from_it(fresh: Dossier) -> None:
    done = accept(fresh, "news#1.e1", at=AT)
    whole = fresh.sentences[0].quote
    other = changed(fresh, "news#1.e1", quote=Quote("news", whole.start, whole.start + 3, whole.text[:3]))

    again, problems = reapply(other, done)

    assert () == problems
    assert [("news#1.e1", "The", "proposed"), ("news#1.e2", "stopped", "accepted")] == [
        (e.id, e.quote.text, e.origin.status) for e in again.events if e.sentence == "news#1"
    ]
    assert again == read_back(again)


def test_a_split_is_done_again(fresh: Dossier) -> None:
    done = split(fresh, "news#2.e1", [{"factuality": "predicted"}, {"actors": ["BOARD"]}], at=AT)

    again, problems = reapply(fresh, done)

    assert () == problems
    assert {item.id: item for item in done.items} == {item.id: item for item in again.items}


def test_an_actor_that_nobody_knows_any_more_is_named(fresh: Dossier) -> None:
    done = accept(fresh, "news#1.e1", at=AT)
    without = replace(fresh, actors=(), mentions=(), events=(), claims=(), links=(), tensions=())

    again, (problem,) = reapply(without, done)

    assert () == again.events
    assert "the actor 'GUILD'" in problem.message


def test_an_actor_of_the_table_comes_along(fresh: Dossier) -> None:
    done = edit(fresh, "news#1.e1", {"recipients": ["PER"]}, at=AT)

    again, problems = reapply(fresh, done)

    assert () == problems
    assert "PER" in [actor.id for actor in again.actors]


def test_the_last_act_of_a_reapplied_log_can_be_undone(fresh: Dossier, reviewed: Dossier) -> None:
    again, _ = reapply(fresh, reviewed)

    assert "news#6" in coverage(undo(again, at=AT)).waiting


@given(dossiers(), st.lists(st.builds(Step, st.sampled_from(("accept", "edit", "merge")), st.just(("x",)), st.just(AT),
       st.just(""), st.just(""), PLAIN, PLAIN), max_size=3))  # fmt: skip
def test_a_log_that_means_nothing_changes_nothing(random: Dossier, log: list[Step]) -> None:
    again, _ = reapply(replace(random, log=()), replace(random, log=tuple(log)))

    assert set(random.items) == set(again.items)


def test_a_long_log_is_reapplied_in_linear_time() -> None:
    fresh = quarrel()
    events = tuple(replace(fresh.events[0], id=f"news#1.e{n}", size=f"number {n}") for n in range(1, 6001))
    many = replace(fresh, events=(*events, *fresh.events[1:]))
    steps = tuple(_accepted(event) for event in events)

    began = process_time()
    again, _ = reapply(many, replace(many, log=steps))

    assert 6000 == coverage(again).accepted
    assert process_time() - began < 20


def _accepted(event: Event) -> Step:
    data = item_data(event)
    return Step("accept", (event.id,), AT, before=data, after={**data, "status": "accepted"})
