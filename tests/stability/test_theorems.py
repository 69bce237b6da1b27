"""Every theorem of the table holds, and what it does not say does not hold either."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model.conflict import Conflict, DecisionMaker, NamedState, Ranking
from stability.theorems import BY_DEFINITION, THEOREMS, Theorem, found, sets
from strategies import random_conflict

every_theorem = pytest.mark.parametrize("theorem", THEOREMS, ids=[row.check.__name__ for row in THEOREMS])


@every_theorem
@given(chance=st.randoms(use_true_random=False))
def test_a_theorem_holds(theorem: Theorem, chance: Random):
    assert theorem.check(theorem.of(chance), chance)


@every_theorem
def test_a_theorem_says_what_holds_and_where_it_comes_from(theorem: Theorem, root: Path):
    keys = set(re.findall(r"^@\w+\{(\w+),", (root / "docs" / "references.bib").read_text("utf-8"), re.MULTILINE))

    assert theorem.statement.endswith(".")
    assert theorem.source == BY_DEFINITION or set(theorem.source.split(", ")) <= keys


@pytest.mark.parametrize(("one", "other"), [("SMR", "SEQ"), ("SEQ", "SMR")])
def test_neither_of_smr_and_seq_implies_the_other(one: str, other: str):
    said = [sets(random_conflict(Random(seed), "plain")) for seed in range(30)]

    assert any(found[one][dm] - found[other][dm] for found in said for dm in found[one])


def _two(arcs: dict[str, str], rankings: dict[str, str]) -> Conflict:
    """A conflict in graph form: arcs as `st tu`, rankings as `tsu`, best first, a letter for each state."""
    return Conflict(
        tuple(DecisionMaker(dm, dm) for dm in arcs),
        states=tuple(NamedState(name) for name in sorted(rankings["i"])),
        moves={dm: tuple((arc[0], arc[1]) for arc in given.split()) for dm, given in arcs.items()},
        preferences={dm: Ranking(tuple((name,) for name in order)) for dm, order in rankings.items()},
    )


def test_an_opponent_who_gains_more_need_not_hold_back_more():
    """SEQ is not monotone in the preferences of others: j that likes t better has no reason to leave it."""
    arcs = {"i": "st", "j": "tu"}
    content, restless = (_two(arcs, {"i": "tsu", "j": order}) for order in ("tus", "uts"))

    assert [found(c).stable("SEQ", "i") for c in (content, restless)] == [["t", "u"], ["s", "t", "u"]]
