"""Which combinations are states, and what the states are called: by rules, by names and patterns, or as listed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from detente.errors import ConflictError, Place, Problem, TooLarge, quoted
from detente.graph.space import Exclusion, Space, excludes, feasible, large
from detente.graph.states import States, char_of, level_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from detente.graph.space import Digits
    from detente.model.conflict import Conflict, NamedState


def feasible_states(conflict: Conflict, limit: int) -> States:
    """The feasible states of a conflict, in their order, with their names.

    Raises ConflictError where no state is left, or where listed states and rules disagree; TooLarge at the limit.
    """
    space = Space(conflict.options)
    if conflict.graph_form:
        listed = conflict.states or ()
        names, labels = tuple(s.name for s in listed), tuple(s.text for s in listed)
        return States(len(names), space, np.zeros((0, len(names)), np.uint8), names=names, labels=labels)
    exclusions = excludes(space, conflict.infeasible, conflict.consequences)
    if conflict.states is not None:
        return _listed(conflict, conflict.states, space, exclusions, limit)
    digits = feasible(space, exclusions, limit)
    if not digits.shape[1]:
        raise ConflictError.of(
            "DET307",
            f"no state is feasible: the rules exclude all {large(space.combinations)} combinations of options",
            _first_place(conflict),
            "See what each rule removes ('detente solve FILE --why-infeasible') and relax one.",
        )
    return States(digits.shape[1], space, digits)


def _first_place(conflict: Conflict) -> Place | None:
    ids = [r.id for r in conflict.infeasible] + [c.id for c in conflict.consequences]
    return conflict.places.get(("infeasible",)) or (conflict.places.get((ids[0],)) if ids else None)


def _listed(
    conflict: Conflict, listed: tuple[NamedState, ...], space: Space, exclusions: list[Exclusion], limit: int
) -> States:
    columns: list[Digits] = []
    owners, problems = [], []
    held = 0
    for number, state in enumerate(listed):
        completions = _completions(space, state.pattern or "", limit - held)
        excluded = np.zeros(completions.shape[1], np.bool_)
        by = []
        for exclusion in exclusions:
            applies = exclusion.applies(list(completions))
            excluded |= applies
            if applies.any():
                by.append(exclusion.id)
        if excluded.all():
            problems.append(
                Problem(
                    "DET306",
                    f"the state {state.name} ({state.pattern}) is listed, but excluded by {', '.join(by)}",
                    conflict.places.get(("states", state.name)),
                    "States and rules must agree: leave the state out, or relax the rule.",
                )
            )
        columns.append(completions[:, ~excluded])
        held += columns[-1].shape[1]
        owners.append(np.full(columns[-1].shape[1], number, np.int32))
    if problems:
        raise ConflictError(problems)
    digits, owner = np.concatenate(columns, axis=1), np.concatenate(owners)
    _apart(conflict, listed, space, digits, owner)
    sort = np.argsort(space.compact(digits, range(len(space.options))), kind="stable")
    digits, owner = digits[:, sort], owner[sort]
    states = States(
        len(listed),
        space,
        digits,
        owner=owner,
        names=tuple(s.name for s in listed),
        patterns=tuple(s.pattern for s in listed),
        labels=tuple(s.text for s in listed),
    )
    if exclusions:
        _agree(conflict, states, feasible(space, exclusions, limit))
    return states


def _apart(
    conflict: Conflict, listed: tuple[NamedState, ...], space: Space, digits: Digits, owner: NDArray[np.int32]
) -> None:
    codes = space.compact(digits, range(len(space.options)))
    order = np.argsort(codes, kind="stable")
    twice = np.flatnonzero(codes[order][1:] == codes[order][:-1])
    if len(twice):
        a, b = (listed[int(owner[order[k]])] for k in (twice[0], twice[0] + 1))
        raise ConflictError.of(
            "DET309",
            f"the states {a.name} ({a.pattern}) and {b.name} ({b.pattern}) overlap: a combination would belong to both",
            conflict.places.get(("states", b.name)),
            "Each combination belongs to at most one state.",
        )


def _agree(conflict: Conflict, states: States, allowed: Digits) -> None:
    left = np.flatnonzero(states.locate(allowed) < 0)
    if not len(left):
        return
    options = states.space.options
    shown = ["".join(char_of(int(allowed[k, c]), ladder=o.ladder) for k, o in enumerate(options)) for c in left[:4]]
    raise ConflictError.of(
        "DET306",
        f"{len(left)} combinations that the rules allow belong to no listed state: {', '.join(shown)}"
        + (", …" if len(left) > 4 else ""),
        conflict.places.get(("states",)),
        "States and rules must agree: list these states as well, add a rule against them, or leave the rules out.",
    )


def _completions(space: Space, pattern: str, limit: int) -> Digits:
    """The combinations that a pattern stands for: shape (options, combinations), uint8."""
    choices = []
    for char, option in zip(pattern, space.options, strict=True):
        level = level_of(char, len(option.levels), ladder=option.ladder)
        choices.append(np.arange(len(option.levels), dtype=np.uint8) if level is None else np.array([level], np.uint8))
    size = math.prod(len(c) for c in choices)
    if size > limit:
        raise TooLarge(
            f"the pattern {quoted(pattern)} stands for {large(size)} combinations, and {limit:,} may still be held "
            "(--limit N, or limit=N)."
        )
    # Only what is left open is spread out: an array has at most 64 axes, and a pattern may have more options.
    free = [k for k, choice in enumerate(choices) if len(choice) > 1]
    digits = np.repeat(np.array([[choice[0]] for choice in choices], np.uint8).reshape(-1, 1), size, axis=1)
    for k, axis in zip(free, np.indices([len(choices[k]) for k in free], np.uint8), strict=True):
        digits[k] = axis.ravel()
    return digits
