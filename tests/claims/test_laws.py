"""Every law of the table holds, and what is no law does not."""

from __future__ import annotations

import os
from functools import cache
from random import Random

import pytest

from claims import laws_of_forms, laws_of_play, laws_of_words, no_laws
from claims.accounts import Account, random_view
from claims.laws import LAWS, NO_LAWS, Law

FILLED = (laws_of_forms, laws_of_words, laws_of_play, no_laws)  # importing them fills the tables

SEEDS = range(1_000 if os.environ.get("DETENTE_PROFILE") == "long" else 40)
DRAWS = 2

every_law = pytest.mark.parametrize("law", LAWS, ids=[row.check.__name__ for row in LAWS])
no_law = pytest.mark.parametrize("law", NO_LAWS, ids=[row.check.__name__ for row in NO_LAWS])


@cache
def _view(seed: int) -> Account:
    """An account on which all laws are tried; it is made once, since worlds remember."""
    return random_view(Random(seed))


def _tried(law: Law, seeds: range, draws: int = DRAWS) -> dict[tuple[int, int], bool | None]:
    """What a check says on each account, with so many draws of statements and names on each."""
    return {
        (seed, draw): law.check(_view(seed), Random(1_000 * seed + draw)) for seed in seeds for draw in range(draws)
    }


@every_law
def test_a_law_holds(law: Law):
    said = _tried(law, SEEDS)

    assert [place for place, true in said.items() if true is False] == []


@every_law
def test_a_law_says_something(law: Law):
    """Its premise is met now and then."""
    assert law.statement.rstrip().endswith(".")
    assert any(true for seed in range(400) for true in _tried(law, range(seed, seed + 1)).values())


@no_law
def test_what_is_no_law_fails_somewhere(law: Law):
    seeds = range(law.first, law.first + 400)

    assert law.statement.rstrip().endswith(".")
    assert any(true is False for seed in seeds for true in _tried(law, range(seed, seed + 1), draws=8).values())
