"""The conflict of the talks of 2022: what it rules out, where it rests, and what becomes of the claims of its texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import pytest

import definitions
import detente
from detente import catalog
from detente.insight.auditing.standing import own_parts, standing
from detente.insight.claims.finding import Verdict
from detente.insight.deciding.verdicts import Verdicts
from detente.model import statement
from detente.model.conflict import Conflict, Patch, Statements
from detente.model.patch import apply


@cache
def conflict() -> Conflict:
    return detente.load("talks-2022")


@cache
def verdicts() -> Verdicts:
    return Verdicts(conflict(), tuple(claim.says for claim in conflict().claims))


def verdict(claim: str, changed: Conflict | None = None) -> Verdict:
    (says,) = (each.says for each in conflict().claims if each.id == claim)
    return verdicts().verdict(changed or conflict(), says)


def standings() -> dict[str, str]:
    found: dict[str, str] = {}
    for claim in conflict().claims:
        left = apply(conflict(), Patch(drop=own_parts(conflict(), claim)))
        found[claim.id] = standing(verdicts().verdict(conflict(), claim.says), verdicts().verdict(left, claim.says))
    return found


def above(*names: str) -> Conflict:
    """The conflict with two statements of one tier listed the other way round, the first named above the second."""
    first, second = names
    dm = next(dm for dm, want in conflict().wants() if want.id == first)
    preference = conflict().preferences[dm]
    assert isinstance(preference, Statements)
    wants = {want.id: want for want in preference.wants}
    assert wants[first].tier == wants[second].tier
    rest = [want for want in preference.wants if want.id != first]
    at = next(place for place, want in enumerate(rest) if want.id == second)
    listed = (*rest[:at], wants[first], *rest[at:])
    return replace(conflict(), preferences={**conflict().preferences, dm: Statements(listed, preference.grounds)})


def holding(*keys: str) -> list[dict[str, int]]:
    """The settings of every feasible state in which these options hold."""
    names = [option.key for option in conflict().options]
    states = (dict(zip(names, values, strict=True)) for values in merged(definitions.completions(conflict()).values()))
    return [state for state in states if all(state[key] for key in keys)]


def merged(groups: Iterable[Iterable[tuple[int, ...]]]) -> Iterable[tuple[int, ...]]:
    return (values for group in groups for values in group)


def test_the_check_finds_no_doubt_and_no_gap_but_the_questions():
    found = detente.check(conflict())

    assert found.doubts == ()
    assert {problem.code for problem in found.gaps} == {"DET926"}
    assert len(found.gaps) == len(conflict().questions) >= 5


def test_nothing_rests_on_a_sentence_that_was_not_reviewed():
    case = catalog.case("talks-2022")
    assert case.dossier
    dossier = detente.open_dossier(case.dossier)
    stood_by = {item.sentence for item in dossier.items if item.origin.status in {"accepted", "edited"}}
    cited = {
        f"{citation.source}#{citation.sentence}"
        for grounds in (
            *(option.grounds for option in conflict().options),
            *(claim.grounds for claim in conflict().claims),
            *(want.grounds for _, want in conflict().wants()),
        )
        for citation in grounds.cites
    }

    assert len(cited) > 20
    assert cited - stood_by == set()


def test_an_invasion_ends_the_talks_and_what_they_brought():
    assert [state for state in holding("russia.invade") if state["russia.talk"] or state["west.talk"]] == []
    assert holding("russia.invade", "joint.understanding") == []


def test_nothing_that_was_agreed_outlives_the_table():
    for agreed in ("joint.understanding", "joint.trust"):
        assert holding(agreed)
        assert [state for state in holding(agreed) if not (state["russia.talk"] and state["west.talk"])] == []


def test_the_cost_of_a_war_of_its_own_is_not_that_of_arms():
    wants = {want.id: want for _, want in conflict().wants()}

    assert list(statement.tests(wants["W2"].statement)) == [statement.Test("west.troops", "=", "fight")]
    assert [state for state in holding("west.troops") if state["west.troops"] == 2 and not state["russia.invade"]] == []


def test_where_things_stand_russia_would_go_further():
    graph = detente.unfold(conflict())
    now = graph.states.name(graph.readings[0].state)

    assert now not in definitions.equilibria(conflict(), "SEQ")
    assert now in definitions.stable(conflict(), "west", "Nash")
    assert now not in definitions.stable(conflict(), "russia", "SEQ")


def test_the_claims_fare_differently():
    assert standings() == {
        "K1": "argued",
        "K2": "asserted",
        "K3": "refuted",
        "K4": "open",
        "K5": "asserted",
        "K6": "asserted",
        "K7": "refuted",
        "K8": "argued",
        "K9": "argued",
        "K10": "argued",
        "K11": "argued",
        "K12": "refuted",
        "K13": "asserted",
        "K14": "argued",
    }


def test_whose_the_cyber_attack_was_depends_on_where_things_are_taken_to_stand():
    assert verdict("K4") == "mixed"


@pytest.mark.parametrize(
    ("claim", "pair", "turned"),
    [
        ("K2", ("R8", "R7"), "fails"),  # the threat outweighs the denial
        ("K5", ("W5", "W4"), "fails"),  # the cost of sanctions outweighs the threat of them
        ("K6", ("W9", "W8"), "fails"),  # the cost of troops outweighs the answer
        ("K7", ("W9", "W8"), "holds"),
        ("K8", ("R8", "R6"), "fails"),  # the threat outweighs the agreement
    ],
)
def test_some_claims_hang_on_one_comparison(claim: str, pair: tuple[str, str], turned: str):
    assert verdict(claim) != turned
    assert verdict(claim, above(*pair)) == turned


def test_two_sentences_that_follow_each_other_undercut_each_other():
    orders = [conflict(), above("W9", "W8")]

    assert [(verdict("K6", order), verdict("K7", order)) for order in orders] == [
        ("holds", "fails"),
        ("fails", "holds"),
    ]


def test_sanctions_deter_only_where_the_denial_is_not_taken_at_its_word():
    assert verdict("K12") == "fails"
    assert verdict("K12", above("R8", "R7")) == "holds"
