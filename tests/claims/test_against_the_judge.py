"""The package beside the judge, verdict by verdict, on random claims about random conflicts of every form."""

from __future__ import annotations

from collections import Counter
from itertools import count
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import definitions as judge
import judge_claims
from claims.accounts import SAID, Account, compared
from detente.errors import ConflictError
from detente.insight.claims.meaning import MEANINGS
from detente.model.claim import Form, Name
from detente.model.conflict import Conflict, DecisionMaker, NamedState, Option, Ranking, StatusQuo
from detente.model.forms import FORMS
from detente.model.statement import Test as On
from judge_ground import ground
from random_claims import random_account, random_claim
from strategies import KINDS, Kind

LATER = 1_000_000  # where the seeds of the long comparison begin


def _compare(kind: Kind, verdicts: int, first: int = 0, claims: int = 12) -> int:
    """Compare conflicts from seed `first` on until so many verdicts were; how many they were.

    Fails at the first conflict in which any differs, and names its seed.
    """
    total = 0
    for seed in count(first):
        rng = Random(seed)
        conflict, concept = random_account(rng, kind), rng.choice(judge.CONCEPTS)
        found = compared(conflict, concept, [random_claim(rng, conflict) for _ in range(claims)])
        assert (seed, found.wrong) == (seed, {})
        total += found.verdicts
        if total >= verdicts:
            return total
    raise AssertionError  # the seeds never end


@pytest.mark.parametrize("kind", KINDS)
def test_every_verdict_of_a_fixed_share_is_as_the_judge_says(kind: Kind):
    assert _compare(kind, 1_000) >= 1_000


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
def test_every_form_alone_is_as_the_judge_says(form: str):
    """400 verdicts or more on each form, on conflicts with options."""
    total, found = 0, Counter[str]()
    for seed in range(40):
        rng = Random(LATER // 2 + seed)
        conflict, concept = random_account(rng, rng.choice(SAID)), rng.choice(judge.CONCEPTS)
        result = compared(conflict, concept, [random_claim(rng, conflict, 0, form) for _ in range(4)])
        assert (seed, result.wrong) == (seed, {})
        total += result.verdicts
        found[form] += 1
    assert total >= 400


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_a_hundred_thousand_verdicts_are_as_the_judge_says(kind: Kind):
    """25,000 of each of four forms of conflicts, on seeds that no other test draws."""
    assert len(KINDS) == 4
    assert _compare(kind, 25_000, first=LATER, claims=16) >= 25_000


@given(st.randoms(use_true_random=False))
def test_the_verdict_on_one_claim_is_as_the_judge_says(rng: Random):
    """The same once more by Hypothesis, which finds the smallest conflict that differs."""
    conflict = random_account(rng, most=6)

    assert compared(conflict, rng.choice(judge.CONCEPTS), [random_claim(rng, conflict, 1)]).wrong == {}


def test_the_judge_knows_every_form():
    assert set(FORMS) == set(MEANINGS.keys()) == set(judge_claims.FORMS)


@pytest.mark.slow
def test_every_form_gets_every_verdict_that_it_can_get():
    """What is compared is not all of one kind; what `unless` and missing forums make vacuous is left out."""
    found = Counter[tuple[str, str]]()
    for seed in range(250):
        rng = Random(seed)
        conflict = random_account(rng, rng.choice(SAID))
        account = Account(conflict, rng.choice(judge.CONCEPTS))
        for form in FORMS:
            found[form, account.says(random_claim(rng, conflict, 0, form))] += 1

    vacuous = {"now", "can", "would", "never"}
    expected = {(form, word) for form in FORMS for word in ("holds", "fails", "undecided", "vacuous")}
    assert expected - {(form, "vacuous") for form in vacuous} <= set(found)


def test_a_wrong_verdict_would_be_seen():
    """What the package says under one concept is not what the judge says under another."""
    rng = Random(1)
    different = 0
    for _ in range(40):
        conflict = random_account(rng, "plain")
        claim = random_claim(rng, conflict, 0, "possible")
        plain = Form("possible", claim.args) if isinstance(claim, Form) else claim
        said = Account(conflict, "Nash").says(plain)
        different += said != judge_claims.verdict(judge_claims.Sight(ground(conflict, "GMR")), plain)

    assert different > 0


def test_a_statement_that_a_merged_state_does_not_settle_is_refused():
    """The state m merges ann.x and not ann.x, so that neither `possible(ann.x)` nor its contrary means anything."""
    conflict = Conflict(
        (DecisionMaker("ann", "Ann", (Option("ann.x"), Option("ann.y"))),),
        states=(NamedState("m", "-N"), NamedState("s", "NY"), NamedState("t", "YY")),
        status_quo=StatusQuo(()),
        preferences={"ann": Ranking((("s",), ("t",), ("m",)))},
    )
    account = Account(conflict)

    assert account.says(Form("possible", (On("ann.y"),))) == "holds"
    for claim in (Form("possible", (On("ann.x"),)), Form("worse", (Name("ann"), On("ann.x")))):
        with pytest.raises(ConflictError, match=r"'ann\.x' is true in only a part of the merged state m"):
            account.says(claim)
