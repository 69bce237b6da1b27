"""Coverage: which sentences are reviewed, and what no longer has anything to rest on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.dossier.coverage import Orphan, coverage, orphaned, rivals
from detente.dossier.items import Dossier
from detente.dossier.review import accept, edit, nothing_here, reject, undo
from reviewed import AT, quarrel


@pytest.fixture
def dossier() -> Dossier:
    return quarrel()


def test_at_first_everything_is_open_and_every_sentence_waits(dossier: Dossier) -> None:
    found = coverage(dossier)

    assert (6, 0, 9, 9) == (found.sentences, found.reviewed, found.items, found.open)
    assert tuple(line.id for line in dossier.sentences) == found.waiting
    assert "news#1" == found.next


def test_a_sentence_is_reviewed_when_every_item_of_it_is(dossier: Dossier) -> None:
    half = accept(dossier, "news#1.e1", at=AT)
    whole = reject(half, "news#1.m1", at=AT)

    assert ("news#1" in coverage(half).waiting, "news#1" in coverage(whole).waiting) == (True, False)
    assert (1, 1, 7) == (coverage(whole).accepted, coverage(whole).rejected, coverage(whole).open)


def test_a_sentence_without_items_needs_somebody_to_say_so(dossier: Dossier) -> None:
    done = nothing_here(dossier, "news#6", at=AT)

    assert "news#6" in coverage(dossier).waiting
    assert "news#6" not in coverage(done).waiting
    assert "news#6" in coverage(undo(done, at=AT)).waiting


def test_a_later_proposal_opens_a_sentence_again(dossier: Dossier) -> None:
    done = nothing_here(dossier, "news#1", at=AT)
    late = replace(dossier.events[0], id="news#1.e2")

    assert "news#1" not in coverage(done).waiting
    assert "news#1" in coverage(replace(done, events=(*done.events, late))).waiting


def test_what_rests_on_rejected_items_is_told_and_kept(dossier: Dossier) -> None:
    done = reject(reject(dossier, "news#2.e1", at=AT), "news#1.e1", at=AT)

    assert (Orphan("news#2.c1", ("news#2.e1",)), Orphan("news#3.l1", ("news#1.e1",))) == orphaned(done)
    assert dossier.claims == done.claims
    assert (Orphan("news#3.l1", ("news#1.e1",)),) == coverage(reject(done, "news#2.c1", at=AT)).unsupported


def test_a_retelling_of_a_rejected_event_is_told(dossier: Dossier) -> None:
    retold = edit(dossier, "news#3.e1", {"same_as": "news#2.e1"}, at=AT)

    assert Orphan("news#3.e1", ("news#2.e1",)) in orphaned(reject(retold, "news#2.e1", at=AT))


def test_two_producers_that_read_the_same_words_otherwise_are_rivals(dossier: Dossier) -> None:
    assert {"news#2.e1": ("news#2.e2",), "news#2.e2": ("news#2.e1",)} == rivals(dossier, "news#2")
    assert {} == rivals(reject(dossier, "news#2.e2", at=AT), "news#2")
    assert {} == rivals(dossier, "news#3")
