"""Random preferences of every form over the states of a conflict."""

from __future__ import annotations

import itertools
from fractions import Fraction
from random import Random

from definitions import completions, states
from detente.model.conflict import Conflict, Pairs, Preference, Ranking, Statements, Want, Weights
from random_statements import random_statement


def chance(rng: Random, probability: float) -> bool:
    """True with a probability; False for the least number, so that Hypothesis shrinks extras away."""
    return rng.random() >= 1 - probability


def random_preference(rng: Random, conflict: Conflict, dm: str) -> Preference:
    """Statements, weights, a ranking with ties, or pairs; only the last two where a statement could be unsettled."""
    plain = conflict.moves is None and all(len(merged) == 1 for merged in completions(conflict).values())
    match rng.choice(("statements", "statements", "weights", "ranking", "pairs") if plain else ("ranking", "ranking", "pairs")):
        case "statements":
            return Statements(_wants(rng, conflict, dm))
        case "weights":
            return Weights(
                tuple(
                    (random_statement(rng, conflict, rng.choice((0, 0, 1))), Fraction(rng.randint(-4, 4), rng.randint(1, 3)))
                    for _ in range(rng.randint(1, 4))
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
        how = rng.choice((None, None, "if", "iff"))
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
    """Of some pairs of states one way, never both: partial, and often intransitive."""
    share = rng.choice((0.3, 0.7, 1.0))
    either = [(a, b) if rng.randrange(2) else (b, a) for a, b in itertools.combinations(names, 2)]
    return tuple(pair for pair in either if chance(rng, share))
