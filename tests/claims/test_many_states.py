"""Conflicts of many states, which are looked at all at once: what nobody cares about changes no verdict."""

from __future__ import annotations

from dataclasses import replace

import pytest

import definitions as judge
import detente as dt
from claims.accounts import Account, readings
from detente.graph.sets import FEW
from detente.model.conflict import Conflict, DecisionMaker, Option, Statements

IDLE = 6


def _with_idle_options(conflict: Conflict) -> Conflict:
    """The conflict and somebody who wants nothing, with options that nobody else has a word on."""
    zoe = DecisionMaker("zoe", "Zoe", tuple(Option(f"zoe.x{n}") for n in range(IDLE)))
    return replace(
        conflict,
        decision_makers=(*conflict.decision_makers, zoe),
        preferences={**conflict.preferences, "zoe": Statements(())},
    )


@pytest.mark.parametrize("name", ["ferry", pytest.param("groundwater", marks=pytest.mark.long)])
def test_what_nobody_cares_about_changes_no_verdict(name: str):
    few, many = dt.load(name), _with_idle_options(dt.load(name))

    # Where any move is an answer, somebody idle between two moves of another makes a sequence legal.
    concepts: tuple[judge.Concept, ...] = ("Nash", "SEQ", "SSEQ")
    for concept in concepts:
        here, there = Account(few, concept), Account(many, concept)
        assert here.world.graph.size <= FEW < there.world.graph.size == here.world.graph.size * 2**IDLE
        for reading in readings(few):
            for play in ("improving", "foresighted"):
                views = [replace(each, reading=reading).in_play(play) for each in (here, there)]
                expected, actual = ([view.says(claim.says) for claim in few.claims] for view in views)
                assert (concept, reading, play, expected) == (concept, reading, play, actual)
