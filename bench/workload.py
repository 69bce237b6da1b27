"""The conflict that is measured: four decision makers, so many options each, preferences by statements, from a seed.

Every combination is a state and nothing is irreversible, which is the most work for a given number of states.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.model.conflict import Conflict

DMS = ("ann", "bob", "cat", "dan")
CONCEPTS = ("Nash", "GMR", "SMR", "SEQ")
SEED = 1983
STATEMENTS = 12

# A statement is a conjunction of options that hold or do not: (position of the option, holds).
Literals = list[tuple[int, bool]]


def statements(options: int, seed: int = SEED) -> list[list[Literals]]:
    """For each decision maker its statements, most important first: one to three literals on any options."""
    rng = Random(seed)
    every = range(len(DMS) * options)
    return [
        [[(k, rng.random() < 0.5) for k in sorted(rng.sample(every, rng.choice((1, 2, 3))))] for _ in range(STATEMENTS)]
        for _ in DMS
    ]


def conflict(options: int, seed: int = SEED) -> Conflict:
    """The conflict with so many options for each of the four: 2^(4 × options) states."""
    from detente.model.conflict import Conflict, DecisionMaker, Option, Statements, Want  # noqa: PLC0415 - timed
    from detente.model.statement import And, Not, Statement, Test  # noqa: PLC0415

    makers = tuple(DecisionMaker(dm, dm, tuple(Option(f"{dm}.x{n}") for n in range(options))) for dm in DMS)
    keys = [option.key for dm in makers for option in dm.options]

    def said(literals: Literals) -> Statement:
        parts = [Test(keys[k]) if holds else Not(Test(keys[k])) for k, holds in literals]
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    wants = {
        dm: Statements(tuple(Want(f"{dm}.{n}", said(literals)) for n, literals in enumerate(given, start=1)))
        for dm, given in zip(DMS, statements(options, seed), strict=True)
    }
    return Conflict(makers, title=f"seed {seed}", preferences={**wants})


def save_file(options: int, seed: int = SEED) -> dict[str, Any]:
    """The same conflict in the save format of gmcr-py."""
    return {
        "options": [{"name": f"x{k}", "permittedDirection": "both"} for k in range(len(DMS) * options)],
        "decisionMakers": [
            {
                "name": dm,
                "options": list(range(i * options, (i + 1) * options)),
                "preferences": [[[k, "Y" if holds else "N"] for k, holds in literals] for literals in given],
            }
            for i, (dm, given) in enumerate(zip(DMS, statements(options, seed), strict=True))
        ],
        "infeasibles": [],
        "useManualPreferenceRanking": False,
    }
