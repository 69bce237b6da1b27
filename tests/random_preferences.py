"""Random preferences of every form over the states of a conflict."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from fractions import Fraction
from random import Random
from typing import Literal, TypeVar

from definitions import completions, states
from detente.model.conflict import Conflict, Pairs, Preference, Ranking, Statements, Want, Weights
from random_statements import random_statement

Item = TypeVar("Item")
HOW: tuple[Literal["if", "iff"] | None, ...] = (None, None, "if", "iff")


def chance(rng: Random, probability: float) -> bool:
    """True with a probability; False for the least number, so that Hypothesis shrinks extras away."""
    return rng.random() >= 1 - probability


def some(rng: Random, items: Sequence[Item], halvings: int = 1) -> list[Item]:
    """About a half of the items, or a half of a half: few draws for many items, for Hypothesis minds every draw."""
    bits = -1
    for _ in range(halvings):
        bits &= rng.getrandbits(max(1, len(items)))
    return [item for n, item in enumerate(items) if bits >> n & 1]


def random_preference(rng: Random, conflict: Conflict, dm: str, *, transitive: bool = False) -> Preference:
    """Statements, weights, a ranking with ties, or pairs; no statements where one could be unsettled in a state."""
    plain = conflict.moves is None and all(len(merged) == 1 for merged in completions(conflict).values())
    forms = ["statements", "statements", "weights", "ranking"] if plain else ["ranking", "ranking"]
    match rng.choice(forms if transitive else [*forms, "pairs"]):
        case "statements":
            return Statements(_wants(rng, conflict, dm))
        case "weights":
            return Weights(
                tuple(
                    (random_statement(rng, conflict, depth), Fraction(rng.randint(-4, 4), rng.randint(1, 3)))
                    for depth in rng.choices((0, 0, 1), k=rng.randint(1, 4))
                )
            )
        case "ranking":
            return Ranking(_groups(rng, states(conflict)))
    return Pairs(_pairs(rng, states(conflict)))


def _wants(rng: Random, conflict: Conflict, dm: str) -> tuple[Want, ...]:
    """Up to five wants, with conditions as `if` or `iff`; tiers, on all or on none, never fall."""
    number = rng.randint(0, 5)
    tiers: list[int | None] = [None] * number
    if chance(rng, 0.4):
        tiers = list(itertools.accumulate(rng.randint(0, 1) for _ in range(number)))
    wants = []
    for n, tier in enumerate(tiers, start=1):
        how = rng.choice(HOW)
        condition = random_statement(rng, conflict, 1) if how else None
        wants.append(Want(f"{dm}.{n}", random_statement(rng, conflict), condition, how, tier))
    return tuple(wants)


def _groups(rng: Random, names: list[str]) -> tuple[tuple[str, ...], ...]:
    """Every state once, best first; how often neighbours tie differs from ranking to ranking."""
    order, ties = rng.sample(names, len(names)), rng.choice((0.0, 0.2, 0.6))
    groups: list[list[str]] = []
    for name in order:
        if groups and chance(rng, ties):
            groups[-1].append(name)
        else:
            groups.append([name])
    return tuple(map(tuple, groups))


def _pairs(rng: Random, names: list[str]) -> tuple[tuple[str, str], ...]:
    """Of a half of all pairs of states, or more, one way and never both: partial, and often intransitive."""
    pairs = list(itertools.combinations(names, 2))
    turned = set(some(rng, pairs))
    compared = set[tuple[str, str]]().union(*(some(rng, pairs) for _ in range(rng.choice((1, 2, 8)))))
    return tuple((b, a) if (a, b) in turned else (a, b) for a, b in pairs if (a, b) in compared)
