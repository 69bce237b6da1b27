"""Preferences over states from preferences as written: each of the four ways becomes ranks or a relation."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from detente.errors import ConflictError, Place, Problem, nearest, quoted
from detente.graph.preference import Ranks, Relation, dense, lexicographic
from detente.graph.sequences import LIMIT_MATRIX
from detente.model.conflict import Pairs, Preference, Ranking, Statements, Weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from detente.graph.states import States
    from detente.model.conflict import Conflict
    from detente.model.statement import Statement


def order(conflict: Conflict, states: States, dm: str, *, limit: int = LIMIT_MATRIX) -> Ranks | Relation | None:
    """What a decision maker prefers, over the states; None where the conflict says nothing of it.

    Raises ConflictError, with all problems, where a ranking does not list each state once or a statement is true in
    only a part of a merged state.
    """
    preference = conflict.preferences.get(dm)
    if preference is None:
        return None
    return _Reader(conflict, states, dm, limit).read(preference)


class _Reader:
    def __init__(self, conflict: Conflict, states: States, dm: str, limit: int) -> None:
        self.places: Mapping[tuple[str | int, ...], Place] = conflict.places
        self.states = states
        self.dm = dm
        self.limit = limit
        self.problems: list[Problem] = []

    def read(self, preference: Preference) -> Ranks | Relation:
        result: Ranks | Relation
        match preference:
            case Statements(wants):
                truths = [self.truth(w.statement, (w.id,)) for w in wants]
                result = Ranks(lexicographic(truths, self.states.size))
            case Ranking(groups):
                result = Ranks(self.ranking(groups))
            case Weights(weights):
                result = Ranks(self.weights(weights))
            case Pairs(pairs):
                result = Relation(self.relation(pairs))
        if self.problems:
            raise ConflictError(self.problems)
        return result

    def place(self, *path: str | int) -> Place | None:
        """Where a part of these preferences stands: the nearest place that the file gives for its path."""
        full = ("preferences", self.dm, *path)
        for end in range(len(full), 1, -1):
            if full[:end] in self.places:
                return self.places[full[:end]]
        return None

    def truth(self, statement: Statement, path: tuple[str | int, ...]) -> NDArray[np.bool_]:
        truth, mixed = self.states.truth(statement)
        if len(mixed):
            self.problems.append(
                Problem(
                    "DET305",
                    f"'{statement}' is true in only a part of the merged state {self.states.name(int(mixed[0]))}",
                    self.places.get(path) or self.place(*path),
                    "Split the state, or rank the states by name.",
                )
            )
        return truth

    def ranking(self, groups: tuple[tuple[str, ...], ...]) -> NDArray[np.int32]:
        ranks = np.full(self.states.size, -1, np.int32)
        for number, group in enumerate(groups):
            for position, name in enumerate(group):
                for state in self.find(name, ("ranking", number, position)):
                    if ranks[state] >= 0:
                        self.problems.append(
                            Problem(
                                "DET303",
                                f"the ranking of {self.dm} lists the state {self.states.name(int(state))} twice",
                                self.place("ranking", number, position),
                                "Leave it where it belongs, and make the pattern that takes it in narrower.",
                            )
                        )
                    ranks[state] = len(groups) - number
        missing = np.flatnonzero(ranks < 0)
        if len(missing) and not self.problems:
            shown = ", ".join(self.states.all_names(missing[:6])) + (", …" if len(missing) > 6 else "")
            self.problems.append(
                Problem(
                    "DET302",
                    f"the ranking of {self.dm} leaves out {len(missing)} of {self.states.size} states: {shown}",
                    self.place("ranking"),
                    "A ranking lists every feasible state; put those it is indifferent between into one group.",
                )
            )
        return dense(ranks.astype(np.int64))

    def find(self, name: str, path: tuple[str | int, ...]) -> NDArray[np.int64]:
        """The states of a name, or those that fit a pattern; a problem where there is none."""
        # A name given in the file comes before a pattern that happens to look the same.
        state = self.states.named(name)
        if state is not None:
            return np.array([state])
        found = self.states.matching(name)
        if not len(found):
            names = self.states.names
            known = names if names is not None else self.states.all_names(range(min(self.states.size, 2_000)))
            message = f"there is no feasible state {quoted(name)}{nearest(name, known)}"
            hint = "Name one that is feasible; 'detente solve FILE --why-infeasible' tells what the rules exclude."
            self.problems.append(Problem("DET304", message, self.place(*path), hint))
        return found

    def weights(self, weights: tuple[tuple[Statement, Fraction], ...]) -> NDArray[np.int32]:
        values = [w for _, w in weights]
        scale = math.lcm(*(w.denominator for w in values)) if values else 1
        whole = [int(w * scale) for w in values]
        truths = [self.truth(s, ("weights", str(s))) for s, _ in weights]
        if sum(abs(w) for w in whole) < 2**62:
            score = np.zeros(self.states.size, np.int64)
            for truth, weight in zip(truths, whole, strict=True):
                score += truth * np.int64(weight)
            return dense(score)
        # Too large for 64 bits: exact integers, one state at a time.
        sums = [sum(w for t, w in zip(truths, whole, strict=True) if t[s]) for s in range(self.states.size)]
        at = {value: k for k, value in enumerate(sorted(set(sums)))}
        return np.array([at[value] for value in sums], np.int32)

    def relation(self, pairs: tuple[tuple[str, str], ...]) -> NDArray[np.bool_]:
        if self.states.size > self.limit:
            self.problems.append(
                Problem(
                    "DET310",
                    f"a relation over {self.states.size:,} states would need a matrix; the limit is {self.limit:,}",
                    self.place("relation"),
                    "Use statements, a ranking or weights, or raise the limit (--limit-matrix N, or limit_matrix=N).",
                )
            )
            return np.zeros((0, 0), np.bool_)
        better = np.zeros((self.states.size, self.states.size), np.bool_)
        for number, (above, below) in enumerate(pairs):
            ups, downs = self.find(above, ("relation", number, 0)), self.find(below, ("relation", number, 1))
            better[np.ix_(ups, downs)] = True
        if (both := better & better.T).any():
            a, b = (int(k) for k in np.argwhere(both)[0])
            self.problems.append(
                Problem(
                    "DET311",
                    f"the relation of {self.dm} prefers {self.states.name(a)} to {self.states.name(b)} and vice versa",
                    self.place("relation"),
                    "Leave one of the two pairs out; states that are not compared are incomparable.",
                )
            )
        return better
