"""Random statements about the options of a conflict."""

from __future__ import annotations

from random import Random

from detente.model.conflict import Conflict
from detente.model.statement import And, If, Iff, Not, Or, Relation, Statement, Test
from judge_states import declared

RELATIONS: tuple[Relation, ...] = ("=", "!=", "<", "<=", ">", ">=")


def random_statement(rng: Random, conflict: Conflict, depth: int = 2) -> Statement:
    """A statement of at most `depth` connectives one inside another, with tests on any option and on levels."""
    shape = rng.choice(("test", "test", "not", "and", "or", "if", "iff")) if depth else "test"

    def part() -> Statement:
        return random_statement(rng, conflict, depth - 1)

    match shape:
        case "not":
            return Not(part())
        case "and":
            return And(tuple(part() for _ in range(rng.randint(2, 3))))
        case "or":
            return Or(tuple(part() for _ in range(rng.randint(2, 3))))
        case "if":
            return If(part(), part())
        case "iff":
            return Iff(part(), part())
    option = rng.choice(declared(conflict))
    if option.ladder and rng.randrange(4):
        return Test(option.key, rng.choice(RELATIONS), rng.choice(option.levels))
    return Test(option.key)
