"""The audit of an account whose claims can be judged by hand, and what is so in every audit."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import detente
from detente.errors import ConflictError, UnknownName
from detente.insight.auditing.audit import audit
from detente.insight.auditing.audited import Ask, Audit, Move
from detente.insight.fingerprint import model_sha256
from detente.model.conflict import ClaimMade
from random_claims import random_account, random_claim
from strait import STRAIT, strait, texts

EXAMPLES = 300 if os.environ.get("DETENTE_PROFILE") == "long" else 5


@pytest.fixture(scope="module")
def found() -> Audit:
    return audit(strait(), documents=texts())


def test_each_claim_is_judged_in_its_order(found: Audit) -> None:
    verdicts = {claim.id: claim.verdict for claim in found.claims}

    assert {"fights": "fails", "deters": "fails", "taken": "holds", "peace": "holds", "quiet": "holds"} == verdicts


def test_what_a_claim_says_of_itself_does_not_count_for_it(found: Audit) -> None:
    assert ("asserted", "fails", ("W1",)) == _standing(found, "peace")
    assert ("asserted", "undecided", ("status_quo",)) == _standing(found, "quiet")
    assert ("refuted", "fails", ()) == _standing(found, "fights")


def test_where_the_rest_says_nothing_of_ones_wants_a_claim_is_only_asserted(found: Audit) -> None:
    # Without its own sentence, all that East wants is gone.
    assert ("asserted", "undecided", ("E1", "E2")) == _standing(found, "taken")


def test_both_orders_are_tried_and_the_comparison_that_decides_is_proved(found: Audit) -> None:
    fights, peace = found["fights"].decided, found["peace"].decided

    assert (2, 2, True) == (found.tried, found.admissible, found.exact)
    assert (["W2 > W1"], ["W1 > W2"]) == _sets(found, "fights")
    assert (["W1 > W2"], ["W2 > W1"]) == _sets(found, "peace")
    assert [True, True] == [fights.sets.proved or bool(fights.sets.holding[0].proved), peace.sets.holding[0].proved]
    assert ["W1 > W2"] == [str(condition) for condition in fights.firm]
    assert "holds" == found["quiet"].decided.always


def test_what_decides_decides_alone_where_no_other_order_gives_the_same(found: Audit) -> None:
    assert {"fights": True, "deters": True, "taken": False, "peace": True, "quiet": False} == {
        claim.id: claim.decided.alone for claim in found.claims
    }


def test_an_order_that_was_tried_for_a_flip_alone_counts_among_those_tried() -> None:
    # It fails in one order of 720, which few orders drawn evenly would meet, and which lies next to the listed one.
    chain = " and ".join(f"prefers(a, a.x{k}, to: a.x{m})" for k, m in pairwise((2, 1, 3, 4, 5, 6)))
    options = ", ".join(f"x{k}: does" for k in range(1, 7))
    wants = ", ".join(f"{{id: A{k}, want: a.x{k}, tier: 1}}" for k in range(1, 7))
    (claim,) = audit(
        detente.loads(
            f"detente: 1\ndecision_makers: {{a: {{options: {{{options}}}}}}}\nstatus_quo: []\n"
            f'preferences: {{a: [{wants}]}}\nclaims: [{{says: "not ({chain})"}}]\n'
        ),
        orders=10,
    ).claims

    assert ("holds", ("A2 > A1",)) == (claim.verdict, tuple(map(str, claim.flip.conditions)) if claim.flip else ())
    assert claim.share.share == 1
    assert claim.decided.always is None


def test_a_share_is_counted_over_the_orders(found: Audit) -> None:
    assert {"fights": 0.5, "deters": 0.5, "taken": 1.0, "peace": 0.5, "quiet": 1.0} == {
        claim.id: claim.share.share for claim in found.claims
    }


def test_claims_that_turn_on_the_same_comparison_the_other_way_never_hold_at_once(found: Audit) -> None:
    assert (("fights", "peace"), ("deters", "peace")) == found.together.never
    assert ("fights", "peace", "W2 > W1") in [(one, other, str(by)) for one, other, by in found.together.crossing]


def test_the_sign_is_the_move_that_only_the_turned_ranking_makes_pay(found: Audit) -> None:
    sign = found["fights"].sign

    assert sign is not None
    assert ("west", ("east.seize",), (("west.fight", "yes"),), ("W1",)) == (
        sign.mover,
        sign.at.on,
        sign.sets,
        sign.despite,
    )
    assert found["quiet"].sign is None


def test_the_evidence_leads_from_the_status_quo_to_what_breaks_the_claim(found: Audit) -> None:
    evidence = found["fights"].evidence

    assert (Move("east", "s2", (("east.seize", "yes"),)),) == evidence.path
    assert [("s2", ("east.seize",))] == [(state.name, state.on) for state in evidence.states]


def test_what_decides_is_cited(found: Audit) -> None:
    assert {"news#2", "news#3"} == {str(citation) for citation in found["fights"].behind}


def test_the_question_is_how_the_statements_are_ranked_once_for_all_claims(found: Audit) -> None:
    assert {Ask("ranking", "west", ("W1", "W2")): ("fights", "deters", "peace")} == dict(found.ask)


def test_foresight_changes_verdicts_where_a_threat_works() -> None:
    # West fights, and East, which foresees it, leaves the fort alone.
    taken = audit(detente.apply(strait(), detente.Patch(first=("W2",))))["taken"]

    assert ("holds", "fails") == (taken.verdict, taken.foresighted)


def test_where_readings_differ_a_claim_is_mixed_and_each_is_told() -> None:
    contested = "status_quo: {holds: [], contested: [{set: {east.seize: yes}, held_by: some}], "
    quiet = audit(strait(("status_quo: {holds: [], ", contested)))["quiet"]

    assert ("mixed", {"base": "holds", "contested.1": "fails"}) == (quiet.verdict, dict(quiet.verdicts))
    assert {"base": "asserted", "contested.1": "refuted"} == dict(quiet.standings)


def test_where_wants_are_missing_a_claim_is_undecided_and_the_question_says_whose() -> None:
    whole = strait()
    found = audit(replace(whole, preferences={"east": whole.preferences["east"]}))

    assert ("undecided", (Ask("wants", "west", ("east.seize", "west.fight")),)) == (
        found["fights"].verdict,
        found["fights"].ask,
    )
    assert ("holds", ()) == (found["quiet"].verdict, found["quiet"].ask)


UNSTATED = """
detente: 1
decision_makers: {{a: {{options: {{x: does x}}}}, b: {{options: {{u: does u}}}}, z: {{options: {{v: does v}}}}}}
forums: {{table: {{members: [a, z]}}}}
status_quo: []
preferences: {{a: [{wants}]}}
claims: [{{id: C, says: "{says}"}}]
"""


@pytest.mark.parametrize(
    ("wants", "says", "verdict", "asked"),
    [
        ("b.u", "prefers(z, a.x)", "undecided", ["z"]),
        ("b.u", "never(a, a.x)", "holds", []),
        ("a.x", "never(a, a.x)", "fails", []),
        ("not a.x", "prefers(table, a.x)", "fails", []),
        ("a.x", "prefers(table, a.x)", "undecided", ["z"]),
        ("b.u", "possible(a.x)", "undecided", ["b", "z"]),
        ("b.u", "now(not a.x) and prefers(b, a.x)", "undecided", ["b"]),
    ],
)
def test_only_those_are_asked_on_whose_wants_a_claim_hangs(
    wants: str, says: str, verdict: str, asked: list[str]
) -> None:
    found = audit(detente.loads(UNSTATED.format(wants=wants, says=says)))["C"]

    assert (verdict, asked) == (found.verdict, [question.who for question in found.ask])


def test_without_a_status_quo_the_question_is_where_things_stand() -> None:
    found = audit(strait(("status_quo: {holds: [], cites: [news#5]}\n", "")))

    assert ("undecided", (Ask("status quo"),)) == (found["quiet"].verdict, found["quiet"].ask)
    assert found.start is None


def test_a_conflict_without_claims_is_an_error_that_says_what_to_add() -> None:
    with pytest.raises(ConflictError, match="DET471"):
        audit(detente.load("prisoners-dilemma"))


def test_a_concept_that_is_not_there_and_no_order_at_all_are_refused() -> None:
    with pytest.raises(UnknownName, match="SEQQ"):
        audit(strait(), concept="SEQQ")
    with pytest.raises(ValueError, match="orders=0"):
        audit(strait(), orders=0)


def test_an_interruption_keeps_what_is_done() -> None:
    def interrupting(done: int, total: int) -> None:
        assert done <= total
        if done >= 2:
            raise KeyboardInterrupt

    found = audit(strait(), progress=interrupting)

    assert (False, 2) == (found.complete, found.tried)
    assert {claim.id: claim.verdict for claim in audit(strait()).claims} == {
        claim.id: claim.verdict for claim in found.claims
    }


def test_the_same_seed_gives_the_same_audit() -> None:
    ferry = detente.load("ferry")

    assert repr(audit(ferry, orders=6, seed=3).claims) == repr(audit(ferry, orders=6, seed=3).claims)


def test_a_cited_passage_counts_as_the_sentences_that_it_lies_in() -> None:
    passage = strait(("tier: 1, cites: [news#2]", "tier: 1, cites: [news#30-40]"))

    assert ("W1",) == audit(passage, documents=texts())["peace"].independent.dropped
    assert () == audit(passage)["peace"].independent.dropped


@settings(max_examples=EXAMPLES)
@given(st.integers(0, 2**32))
def test_every_account_can_be_audited_and_every_way_is_made_of_moves(number: int) -> None:
    rng = Random(number)
    account = random_account(rng)
    account = replace(account, claims=tuple(ClaimMade(f"C{k}", random_claim(rng, account)) for k in range(2)))
    found = audit(account, orders=3)

    assert ["C0", "C1"] == [claim.id for claim in found.claims]
    assert all(claim.decided.always is None or claim.decided.firm == () for claim in found.claims)
    graph = detente.unfold(account)
    for claim in found.claims:
        if claim.evidence.according_to is None and found.start is not None and claim.evidence.path:
            here = graph.states.index(found.start.name)
            for move in claim.evidence.path:
                there = graph.states.index(move.to)
                assert there in graph.mover(move.mover).moves.successors(here)
                here = there


def _standing(found: Audit, name: str) -> tuple[str, str, tuple[str, ...]]:
    claim = found[name]
    return claim.standing, claim.independent.verdict, claim.independent.dropped


def _sets(found: Audit, name: str) -> tuple[list[str], list[str]]:
    sets = found[name].decided.sets
    return tuple([str(each) for each in side if not each.without] for side in (sets.holding, sets.failing))  # type: ignore[return-value]


def test_the_fingerprint_is_of_the_meaning() -> None:
    first = model_sha256(strait())
    noted = ('{id: W1, want: "not west.fight"', '{id: W1, note: "by the way", want: "!west.fight"')
    other = ('{id: W1, want: "not west.fight"', '{id: W1, want: "west.fight"')

    assert first == model_sha256(strait(noted))
    assert first == model_sha256(detente.loads(detente.dumps(strait())))
    assert first == model_sha256(detente.loads("# a comment\n" + STRAIT))
    assert first != model_sha256(strait(other))


def test_who_is_called_like_a_note_still_counts() -> None:
    quarrel = "{{detente: 1, decision_makers: {{note: {{options: {{why: x}}}}}}, preferences: {{note: ['{}']}}}}"

    assert model_sha256(detente.loads(quarrel.format("note.why"))) != model_sha256(
        detente.loads(quarrel.format("not note.why"))
    )
