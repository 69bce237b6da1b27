"""What the audit itself finds in the hand-built model of the shared seed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import detente
from detente.insight.auditing.audit import audit
from detente.insight.auditing.audited import Audit
from detente.model.sources import sources
from seed_model import conflict_file

# One worker, so that the audit is made once.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("seed audit")]


@pytest.fixture(scope="module")
def conflict(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> detente.Conflict:
    folder = tmp_path_factory.mktemp("seed")
    shutil.copy(shared / "seed" / "dispatch-2022-01-17.txt", folder)
    path = folder / "seed.yaml"
    path.write_text(conflict_file(shared), encoding="utf-8")
    return detente.load(path)


@pytest.fixture(scope="module")
def found(conflict: detente.Conflict) -> Audit:
    return audit(conflict, orders=200, documents=sources(conflict))


def test_it_finds_which_claims_are_argued_and_which_only_asserted(found: Audit) -> None:
    # As things stand.  No plans to admit Ukraine (14) rests on W5 alone, the cost of a war (18) on W2 alone, each drawn
    # from the sentence that claims it; that aggression ensures membership (17) has the rest of the account against it.
    as_things_stand = {claim.id: claim.standings["base"] for claim in found.claims}

    assert {
        "C12": "argued",
        "C13": "argued",
        "C14a": "argued",
        "C14b": "asserted",
        "C15": "argued",
        "C16r": "argued",
        "C16w": "argued",
        "C17": "refuted",
        "C17d": "refuted",
        "C18": "asserted",
        "C19": "argued",
    } == as_things_stand


def test_what_was_drawn_from_a_claims_own_sentence_is_left_out(found: Audit) -> None:
    dropped = {claim.id: claim.independent.dropped for claim in found.claims}

    assert (("W5",), ("W4",), ("W2",)) == (dropped["C14b"], dropped["C17"], dropped["C18"])
    assert "R3" in dropped["C15"]


def test_where_the_invasion_has_begun_other_claims_stand(found: Audit) -> None:
    # An invasion rules out trust steps and an understanding, and the model lets nobody take it back.
    assert {"C13": "fails", "C15": "fails"} == {name: found[name].verdicts["contested.1"] for name in ("C13", "C15")}
    assert {"mixed"} == {found[name].verdict for name in ("C13", "C15")}


def test_sentence_17_turns_on_what_the_west_ranks_above_the_cost_of_war(found: Audit) -> None:
    firm = {str(condition) for condition in found["C17"].decided.firm}
    sign = found["C17"].sign

    assert {"W2 > W3", "W2 > W4"} == firm
    assert sign is not None
    assert ("west", "W2") == (sign.mover, *sign.despite)
    assert "russia.invade" in sign.at.on
    assert {("west.back", "yes"), ("west.admit", "yes")} & set(sign.sets)


def test_sentence_18_turns_on_the_same_comparison_the_other_way_round(found: Audit) -> None:
    firm = {str(condition) for condition in found["C18"].decided.firm}
    crossing = {(one, other, str(by)) for one, other, by in found.together.crossing}

    assert {"W2 > W3", "W2 > W4"} <= firm
    assert ("C17", "C18") in found.together.never
    assert {("C17", "C18", "W3 > W2"), ("C17", "C18", "W4 > W2")} & crossing


def test_sentence_15_hangs_on_what_russia_would_settle_for_wherever_that_is_said(found: Audit) -> None:
    first = found["C15"].decided.premises[0]

    # The wish for an understanding stands in R3, and again inside R5; both have to go, and whatever pays for one.
    assert {"R3", "R5"} <= set(first)
    assert all(name.startswith("R") for name in first)
    assert not any(set(premises) == {"R3"} for premises in found["C15"].decided.premises)


def test_it_asks_how_the_west_ranks_the_cost_of_war(found: Audit) -> None:
    asked = {(question.kind, question.who, question.about): claims for question, claims in found.ask.items()}

    assert {"C17", "C18"} <= set(asked["ranking", "west", ("W2", "W3")])
    assert {"C17", "C18"} <= set(asked["ranking", "west", ("W2", "W4")])


def test_both_sides_believe_in_conflicts_of_their_own(found: Audit) -> None:
    assert ["russia", "west"] == [view.holder for view in found.outlooks.held]
    assert found.outlooks.real
