"""The judge on states: combinations of levels, statements, consequences, feasible and named states, read literally.

Nothing here is optimised and nothing of the package is used but its types: this is the second reading of the pages.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable
from typing import Any, TypeVar

from detente.model.conflict import Conflict, Consequence, Option
from detente.model.statement import And, If, Iff, Not, Or, Statement, Test

Combination = tuple[int, ...]
Answer = TypeVar("Answer")


def remembered(question: Callable[..., Answer]) -> Callable[..., Answer]:
    """The same question, asked once only of the conflict that was asked about last: what is returned is shared."""
    about: list[Conflict] = []
    answers: dict[tuple[Any, ...], Answer] = {}

    @functools.wraps(question)
    def asked(conflict: Conflict, *details: Any) -> Answer:
        # Conflicts cannot be hashed; the list keeps this one alive, so that `is` cannot be fooled.
        if not about or about[0] is not conflict:
            about[:] = [conflict]
            answers.clear()
        if details not in answers:
            answers[details] = question(conflict, *details)
        return answers[details]

    return asked


@remembered
def declared(conflict: Conflict) -> list[Option]:
    """Every option in the order of patterns: decision makers as listed with their options, then joint options."""
    return [option for dm in conflict.decision_makers for option in dm.options] + list(conflict.joint_options)


def combinations(conflict: Conflict) -> list[Combination]:
    """Every setting of all options in increasing code, the first declared option least significant."""
    ladders = [range(len(option.levels)) for option in reversed(declared(conflict))]
    return [tuple(reversed(digits)) for digits in itertools.product(*ladders)]


def holds(conflict: Conflict, statement: Statement, combination: Combination) -> bool:
    """Whether the statement is satisfied; "p if q" is when q is false; a bare test: above the first level."""
    match statement:
        case Test(key, relation, level):
            at = [option.key for option in declared(conflict)].index(key)
            here = combination[at]
            if relation is None:
                return here > 0
            there = declared(conflict)[at].levels.index(str(level))
            return {
                "=": here == there,
                "!=": here != there,
                "<": here < there,
                "<=": here <= there,
                ">": here > there,
                ">=": here >= there,
            }[relation]
        case Not(part):
            return not holds(conflict, part, combination)
        case And(parts):
            return all(holds(conflict, part, combination) for part in parts)
        case Or(parts):
            return any(holds(conflict, part, combination) for part in parts)
        case If(then, condition):
            return holds(conflict, then, combination) if holds(conflict, condition, combination) else True
        case Iff(left, right):
            return holds(conflict, left, combination) == holds(conflict, right, combination)


def _followed(conflict: Conflict, consequence: Consequence, combination: Combination) -> Combination:
    if not holds(conflict, consequence.when, combination):
        return combination
    wanted = dict(consequence.set)
    return tuple(
        option.levels.index(wanted[option.key]) if option.key in wanted else here
        for option, here in zip(declared(conflict), combination, strict=True)
    )


@remembered
def settled(conflict: Conflict, combination: Combination) -> Combination:
    """The combination after the consequences, applied in listed order, again and again until nothing changes.

    Raises ValueError when that never happens.
    """
    seen = {combination}
    while any(_followed(conflict, c, combination) != combination for c in conflict.consequences):
        for consequence in conflict.consequences:
            combination = _followed(conflict, consequence, combination)
        if combination in seen:
            message = "the consequences run in a circle"
            raise ValueError(message)
        seen.add(combination)
    return combination


def feasible(conflict: Conflict) -> list[Combination]:
    """The combinations that no rule forbids and that no consequence would change."""
    return [
        combination
        for combination in combinations(conflict)
        if not any(holds(conflict, rule.when, combination) for rule in conflict.infeasible)
        and settled(conflict, combination) == combination
    ]


def fits(pattern: str, combination: Combination) -> bool:
    """Whether the combination completes the pattern: Y or N, the index of a level, or `-` for any."""
    return all(
        mark == "-" or level == {"N": 0, "Y": 1}.get(mark, ord(mark) - ord("0"))
        for mark, level in zip(pattern, combination, strict=True)
    )


@remembered
def completions(conflict: Conflict) -> dict[str, set[Combination]]:
    """What each state of an option form stands for, in the order of the states: one combination, or several merged."""
    possible = feasible(conflict)
    if conflict.states is None:
        return {f"s{number}": {combination} for number, combination in enumerate(possible, start=1)}
    return {state.name: {c for c in possible if fits(str(state.pattern), c)} for state in conflict.states}


def states(conflict: Conflict) -> list[str]:
    """The names of all feasible states, in order."""
    if conflict.moves is not None:
        return [state.name for state in conflict.states or ()]
    return list(completions(conflict))
