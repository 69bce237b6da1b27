"""The judge on simultaneous sanctions (SIM) and on limited-move and non-myopic stability (L_h, NM)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from definitions import Concept, improvements, moves, preferred, stable, states
from detente.model.conflict import Conflict
from judge_moves import arrivals
from judge_states import Combination, completions

Anticipation = dict[tuple[str, str], frozenset[str]]


def simultaneous(conflict: Conflict, dm: str, unless: Concept | None = None) -> set[str]:
    """The states where every improvement of the decision maker is offset by others who improve at the same time.

    Some others take one improvement each from the same state; the overlay of all changes must be a state, and not
    better for the decision maker.  With `unless`, only those move for whom the state is not stable under that concept
    (the book's procedure); without, anybody may.  ValueError where moves do not commute, or there are no options.
    """
    if conflict.moves is not None or conflict.consequences or any(len(c) != 1 for c in completions(conflict).values()):
        message = "simultaneous sanctions need plain option form"
        raise ValueError(message)
    meaning = {name: combination for name, merged in completions(conflict).items() for combination in merged}
    name_of = {combination: name for name, combination in meaning.items()}
    better = {d.id: improvements(conflict, d.id) & moves(conflict, d.id) for d in conflict.decision_makers}
    content = {j: stable(conflict, j, unless) if unless else set() for j in better}

    def offset(s: str, s1: str) -> bool:
        choices = [
            [q for a, q in better[j] if a == s] + [s] for j in better if j != dm and s not in content[j]
        ]  # fmt: skip
        outcomes = {
            name_of.get(overlay(meaning[s], [meaning[s1], *(meaning[q] for q in chosen)]))
            for chosen in itertools.product(*choices)
            if set(chosen) - {s}
        }
        return any(t is not None and (t, s) not in preferred(conflict, dm) for t in outcomes)

    return {s for s in states(conflict) if all(offset(s, s1) for a, s1 in better[dm] if a == s)}


def overlay(before: Combination, landings: list[Combination]) -> Combination:
    """All changes laid over one another; what nobody changes stays; the first landing wins where several change."""
    return tuple(
        next((level for level in levels if level != here), here)
        for here, *levels in zip(before, *landings, strict=True)
    )


def anticipations(conflict: Conflict) -> Iterator[Anticipation]:
    """G_0, G_1, G_2 and so on, for two decision makers.

    G_h(i, s) are the states that i, about to move at s, expects play to end in after at most h moves: a mover moves
    only for a strict gain, staying ends the play, and ties leave several states.
    """
    first, second = (d.id for d in conflict.decision_makers)
    names = states(conflict)
    pairs = [(i, j, s) for i, j in ((first, second), (second, first)) for s in names]
    after = {i: arrivals(names, moves(conflict, i)) for i in (first, second)}
    expected: Anticipation = {(i, s): frozenset({s}) for i, _, s in pairs}
    while True:
        yield expected
        reply = {(i, s): set[str]().union(*(expected[j, s1] for s1 in after[i][s])) for i, j, s in pairs}
        expected = {(i, s): _best(conflict, i, s, reply[i, s]) for i, _, s in pairs}


def anticipated(conflict: Conflict, h: int) -> Anticipation:
    """G_h."""
    return next(itertools.islice(anticipations(conflict), h, None))


def _best(conflict: Conflict, dm: str, s: str, ends: set[str]) -> frozenset[str]:
    better = preferred(conflict, dm)
    if not any((c, s) in better for c in ends):
        return frozenset({s})
    return frozenset(c for c in ends if not any((d, c) in better for d in ends))


def limited(conflict: Conflict, dm: str, h: int) -> set[str]:
    """The states that are L_h stable for the decision maker: it expects to stay."""
    expected = anticipated(conflict, h)
    return {s for s in states(conflict) if expected[dm, s] == {s}}


def non_myopic(conflict: Conflict, dm: str) -> set[str]:
    """The states that are L_h stable for every h from some h on: throughout the cycle that the anticipations enter."""
    seen: list[Anticipation] = []
    for latest in anticipations(conflict):
        if latest in seen:
            break
        seen.append(latest)
    cycle = seen[seen.index(latest) :]
    return {s for s in states(conflict) if all(expected[dm, s] == {s} for expected in cycle)}
