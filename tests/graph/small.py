"""Small conflicts for the tests of the graph room: as an analyst writes them, made by number, or random."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from detente.errors import ConflictError
from detente.graph.graph import Graph
from detente.graph.unfold import unfold
from detente.model.conflict import Conflict, DecisionMaker, Option, Rule
from detente.model.parse_statement import parse_statement
from detente.model.read import parse_conflict
from detente.stability.solve import solve
from judge_states import Combination
from random_statements import random_statement

LADDER = ("low", "mid", "high")


def conflict(text: str) -> Conflict:
    """The conflict of a file whose first line, `detente: 1`, is understood."""
    return parse_conflict(f"detente: 1\n{text}")


def graph(text: str) -> Graph:
    """The graph of such a conflict."""
    return unfold(conflict(text))


def codes(given: Conflict) -> list[str]:
    """The codes of the problems that a conflict has, when it is unfolded and solved."""
    try:
        solve(unfold(given))
    except ConflictError as error:
        return [problem.code for problem in error.problems]
    return []


def owned(**options: int | tuple[str, ...]) -> Conflict:
    """Decision makers by name, each with so many options x1, x2 …, or with one ladder x1; nobody wants anything."""
    return Conflict(
        tuple(
            DecisionMaker(
                dm,
                dm,
                (Option(f"{dm}.x1", levels=given),)
                if isinstance(given, tuple)
                else tuple(Option(f"{dm}.x{n}") for n in range(1, given + 1)),
            )
            for dm, given in options.items()
        )
    )


def ruled(given: Conflict, *statements: str) -> Conflict:
    """The conflict with these statements as its rules."""
    rules = tuple(Rule(f"infeasible.{n}", parse_statement(text)) for n, text in enumerate(statements, start=1))
    return replace(given, infeasible=rules)


def random_rules(rng: Random, given: Conflict, number: int) -> Conflict:
    """The conflict with random rules, which may leave any part of the combinations, or nothing."""
    rules = tuple(Rule(f"infeasible.{n}", random_statement(rng, given)) for n in range(1, number + 1))
    return replace(given, infeasible=rules)


def columns(given: Graph) -> list[Combination]:
    """The combinations of a graph, in the order in which it holds them."""
    return [tuple(column) for column in given.states.digits.T.tolist()]
