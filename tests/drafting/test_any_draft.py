"""Whatever the dossier, its draft is a file that loads and can be checked, and no part of it is uncited."""

from __future__ import annotations

import time
from dataclasses import replace

from hypothesis import event, given
from hypothesis import strategies as st

from detente.dossier.items import Actor, Dossier
from detente.errors import TextError
from detente.insight.check import check
from detente.insight.parts import citable, proposals
from detente.model.drafting.draft import Draft, draft
from detente.model.read import parse_conflict
from detente.model.write import dump_conflict
from drafting.random_dossiers import dossiers
from drafting.telling import Telling, harbour

HARBOUR = harbour()


def drafted(dossier: Dossier, *, proposed: bool) -> Draft | None:
    try:
        return draft(dossier, proposed=proposed)
    except TextError as error:
        if ["DET264"] != [problem.code for problem in error.problems]:
            raise
        return None


@given(dossiers(), st.booleans())
def test_a_draft_is_read_back_as_it_was_made_and_can_be_checked(dossier: Dossier, proposed: bool) -> None:
    made = drafted(dossier, proposed=proposed)
    event("nothing to draft" if made is None else "a draft")
    if made is not None:
        conflict = parse_conflict(dump_conflict(made.conflict))

        assert made.conflict == conflict
        assert len(conflict.questions) == sum(1 for gap in check(conflict).gaps if gap.code == "DET926")


@given(dossiers())
def test_no_part_of_a_draft_is_uncited(dossier: Dossier) -> None:
    made = drafted(dossier, proposed=True)
    if made is not None:
        assert [] == [what for _, what, grounds in citable(made.conflict) if grounds.uncited]


@given(dossiers())
def test_a_draft_from_reviewed_items_holds_no_proposal(dossier: Dossier) -> None:
    made = drafted(dossier, proposed=False)
    if made is not None:
        assert [] == list(proposals(made.conflict))


@given(dossiers())
def test_rejected_items_change_nothing(dossier: Dossier) -> None:
    kept = [replace(e, origin=replace(e.origin, status="accepted")) for e in dossier.events]
    gone = [replace(c, origin=replace(c.origin, status="rejected")) for c in dossier.claims]
    with_rejected = drafted(replace(dossier, events=tuple(kept), claims=tuple(gone)), proposed=True)
    without = drafted(replace(dossier, events=tuple(kept), claims=()), proposed=True)

    assert with_rejected == without


def long(count: int) -> Dossier:
    """A dossier of so many sentences, each with a refusal and a claim, among forty parties."""
    actors = tuple(Actor(f"A{n}", f"party {n}", "party") for n in range(40))
    told = Telling(*["They refused it and would strike."] * count, actors=actors)
    for n in range(count):
        one, other, place = f"A{n % 40}", f"A{n * 7 % 39}", f"news#{n + 1}"
        no = replace(HARBOUR.events[1], id=f"{place}.e1", sentence=place, actors=(one,), recipients=(other,))
        told.events.append(no)
        told.claims.append(replace(HARBOUR.claims[1], id=f"{place}.c1", sentence=place, speaker=one, events=(no.id,)))
    return told.dossier()


def test_a_large_dossier_is_drafted_in_linear_time() -> None:
    def taken(dossier: Dossier) -> float:
        start = time.process_time()
        draft(dossier)
        return time.process_time() - start

    least = min(taken(long(500)) for _ in range(3))
    assert taken(long(4_000)) < 8 * 4 * max(least, 0.01)


def test_the_draft_of_a_large_dossier_is_no_larger_than_a_file_may_be() -> None:
    conflict = draft(long(8_000)).conflict

    assert conflict == parse_conflict(dump_conflict(conflict))
