"""The shared cases, conflicts with known results, as `Conflict` objects; absent where the checkout stands alone."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.model.conflict import (
    Conflict,
    DecisionMaker,
    NamedState,
    Once,
    Option,
    Preference,
    Ranking,
    Rule,
    Statements,
    StatusQuo,
    Want,
)
from detente.model.statement import And, Not, Or, Statement, Test

FOLDER = Path(__file__).resolve().parents[1] / ".." / "shared" / "cases"
ABSENT = "the shared cases do not lie beside this checkout"
ONCE: dict[str, Once] = {"fwd": "adopted", "back": "abandoned"}
Sets = dict[str, set[str]]


@dataclass(frozen=True)
class Case:
    """A conflict with the sets that its source expects and those that brute force computed, by concept."""

    name: str
    conflict: Conflict
    expected: Sets
    expected_by_dm: dict[str, Sets]
    computed: Sets
    computed_by_dm: dict[str, Sets]
    data: dict[str, Any]


def names() -> list[str]:
    """The names of all cases that are there, in order; none where the shared folder is absent."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def case(name: str) -> Case:
    """The case of that name, its decision makers and options renamed to identifiers."""
    data = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return Case(
        name,
        _conflict(data),
        *_sets(data["expected"] or {}),
        *_sets(data.get("computed", {})),
        data,
    )


def identifier(name: str) -> str:
    """A name as an identifier: lower case, underscores.

    >>> identifier("Local Government")
    'local_government'
    """
    return re.sub(r"\W+", "_", name).strip("_").lower()


def _sets(given: dict[str, Any]) -> tuple[Sets, dict[str, Sets]]:
    equilibria = {concept: set(members) for concept, members in given.get("equilibria", {}).items()}
    by_dm = {
        concept: {identifier(dm): set(members) for dm, members in row.items()}
        for concept, row in given.get("per_dm", {}).items()
    }
    return equilibria, by_dm


def _conflict(data: dict[str, Any]) -> Conflict:
    once = {(entry.get("dm"), entry["option"]): ONCE[entry["direction"]] for entry in data["irreversible"]}
    makers = tuple(
        DecisionMaker(
            identifier(dm["name"]),
            dm["name"],
            tuple(
                Option(
                    f"{identifier(dm['name'])}.{identifier(text)}",
                    text,
                    irreversible=once.get((dm["name"], text), once.get((None, text))),
                )
                for text in dm["options"]
            ),
        )
        for dm in data["dms"]
    )
    keys = [option.key for dm in makers for option in dm.options]
    states = tuple(
        NamedState(state["id"], state["options"] or None, state["label"]) for state in data["states"] or ()
    )  # fmt: skip
    arcs = data["moves"] if isinstance(data["moves"], dict) else None
    return Conflict(
        makers,
        title=data["name"],
        infeasible=tuple(
            Rule(f"infeasible.{n}", pattern(keys, text)) for n, text in enumerate(data["infeasible"], start=1)
        ),
        status_quo=_status_quo(data, keys),
        states=states or None,
        moves=arcs and {identifier(dm): tuple((a, b) for a, b in given) for dm, given in arcs.items()},
        preferences=_rankings(data) if data["preferences"] else prioritised(data, keys),
    )


def _status_quo(data: dict[str, Any], keys: list[str]) -> StatusQuo | None:
    for state in data["states"] or ():
        if state["id"] == data["status_quo"]:
            return StatusQuo(tuple((k, "yes") for k, mark in zip(keys, state["options"], strict=True) if mark == "Y"))
    return None


def _rankings(data: dict[str, Any]) -> dict[str, Preference]:
    return {identifier(dm): Ranking(tuple(map(tuple, groups))) for dm, groups in data["preferences"].items()}


def prioritised(data: dict[str, Any], keys: list[str]) -> dict[str, Preference]:
    """The preference statements of a case: patterns, most important first, a list of patterns being their union."""
    return {
        identifier(dm): Statements(
            tuple(Want(f"{identifier(dm)}.{n}", union(keys, given)) for n, given in enumerate(statements, start=1))
        )
        for dm, statements in data["preference_statements"].items()
    }


def union(keys: list[str], patterns: str | list[str]) -> Statement:
    """The statement that at least one of the patterns is met."""
    if isinstance(patterns, str):
        return pattern(keys, patterns)
    return Or(tuple(pattern(keys, text) for text in patterns))


def pattern(keys: list[str], text: str) -> Statement:
    """The statement that a pattern of Y, N and - is met."""
    parts: list[Statement] = [
        Test(key) if mark == "Y" else Not(Test(key)) for key, mark in zip(keys, text, strict=True) if mark != "-"
    ]
    return parts[0] if len(parts) == 1 else And(tuple(parts))
