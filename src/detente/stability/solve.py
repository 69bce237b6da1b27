"""Graph → Stability: judge every state for everybody under every concept asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from detente.errors import insist
from detente.graph.graph import Graph
from detente.graph.sequences import LIMIT_MATRIX
from detente.grid import Grid, plural, titled
from detente.stability import classic as _rows  # noqa: F401 — enters the rows of the table
from detente.stability.concept import CONCEPTS, Concept
from detente.stability.judge import Judge
from detente.stability.reading import DEFAULT, Reading
from detente.stability.witness import Witness, witness

__all__ = ["CONCEPTS", "Stability", "solve"]

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Stability:
    """Which states hold, for whom, under which concept; and, on demand, why.

    `masks`: for each concept an array of shape (decision makers, states), bool: stable or not.
    """

    graph: Graph
    reading: Reading
    masks: Mapping[str, NDArray[np.bool_]]
    judge: Judge

    @property
    def concepts(self) -> tuple[str, ...]:
        """The concepts that were asked for, in the order of the table."""
        return tuple(self.masks)

    def stable(self, concept: str, who: str) -> list[str]:
        """The names of the states that are stable for a decision maker, or for a forum, under a concept.

        For a forum, the coalition version: an improvement must be better for every member, and an answer holds it
        back if it hurts any of them.                                       Source: [InoharaHipel2008]

        >>> import detente as dt
        >>> elmira = dt.solve(dt.unfold(dt.load("elmira")))
        >>> elmira.stable("Nash", "uniroyal"), "s5" in elmira.stable("Nash", "talks")
        (['s1', 's4', 's5', 's8', 's9'], False)
        """
        return self._names(self.mask(concept, who))

    def mask(self, concept: str, who: str) -> NDArray[np.bool_]:
        """Where a state is stable for a decision maker or a forum under a concept: shape (states,), bool."""
        row = self._concept(concept)
        mover = self.graph.mover(who)
        if len(mover.members) == 1:
            mask: NDArray[np.bool_] = self.masks[row.key][mover.members[0]]
            return mask
        return ~self.judge.leaves(mover, row.sanction)

    def equilibria(self, concept: str, *, forums: bool = False) -> list[str]:
        """The names of the states that are stable for every decision maker; with `forums`, for every forum as well.

        >>> import detente as dt
        >>> elmira = dt.solve(dt.unfold(dt.load("elmira")))
        >>> elmira.equilibria("Nash"), elmira.equilibria("Nash", forums=True)
        (['s5', 's8', 's9'], ['s8', 's9'])
        """
        return self._names(self.equilibrium(concept, forums=forums))

    def equilibrium(self, concept: str, *, forums: bool = False) -> NDArray[np.bool_]:
        """Where a state is an equilibrium under a concept: shape (states,), bool."""
        row = self._concept(concept)
        result = np.asarray(self.masks[row.key].all(axis=0), np.bool_)
        for forum in self.graph.forums if forums else ():
            result = result & self.mask(concept, forum.id)
        return result

    def upset(self, state: str) -> dict[str, list[str]]:
        """The forums that would leave a state together, each with the states that are better for all its members.

        A coalition improvement: s is upset by H iff some q ∈ R_H(s) is preferred to s by every member of H.
        Source: [KilgourHipelFangPeng2001]

        >>> import detente as dt
        >>> dt.solve(dt.unfold(dt.load("elmira"))).upset("s5")
        {'talks': ['s8']}
        """
        at = self.graph.states.index(state)
        found = {f.id: self.graph.improving(f, at) for f in self.graph.forums}
        return {name: self.graph.states.all_names(targets) for name, targets in found.items() if len(targets)}

    def why(self, state: str, dm: str, concept: str) -> Witness:
        """Why a state is stable for a decision maker (or a forum) under a concept, or is not: as data.

        Raises UnknownName for a state, decision maker, forum or concept that is not there.

        >>> import detente as dt
        >>> dt.solve(dt.unfold(dt.load("prisoners-dilemma"))).why("s1", "row", "SEQ").deviations[0]
        Deviation(to='s2', answer=(Step(mover='col', to='s4'),), onward=())
        """
        row = self._concept(concept)
        return witness(self.judge, self.graph.mover(dm), self.graph.states.index(state), row)

    def _concept(self, key: str) -> Concept:
        row = CONCEPTS[key]
        if key not in self.masks:
            raise ValueError(f"{key} was not asked for; solved: {', '.join(self.masks)} (solve(graph, concepts=[…]))")
        return row

    def _names(self, mask: NDArray[np.bool_]) -> list[str]:
        return self.graph.states.all_names(np.flatnonzero(mask))

    def _repr_html_(self, most: int = 50) -> str:
        states = self.graph.states
        holds = np.array([self.equilibrium(c) for c in self.concepts])
        found = np.flatnonzero(holds.any(axis=0))
        rows = [
            (states.name(int(s)), ", ".join(states.on(int(s))), *("●" if held else "–" for held in holds[:, s]))
            for s in found[:most]
        ]
        if len(found) > most:
            rows.append(("…", f"{len(found) - most:,} more", *("" for _ in self.concepts)))
        return Grid(("equilibrium", "what holds", *self.concepts), tuple(rows), titled(self.graph.title)).html()

    def __repr__(self) -> str:
        """Count the equilibria under each concept, in one line."""
        counts = ", ".join(f"{c} {int(self.equilibrium(c).sum())}" for c in self.concepts)
        states = f"{self.graph.size:,} {plural(self.graph.size, 'state')}"
        return f"<Stability {self.graph.title!r}: {states}; equilibria: {counts}>"


def solve(
    graph: Graph,
    *,
    concepts: str | Sequence[str] | None = None,
    reading: Reading = DEFAULT,
    limit_matrix: int = LIMIT_MATRIX,
    progress: Callable[[int, int], None] | None = None,
) -> Stability:
    """Judge every state for every decision maker.

    `concepts`: keys of the table, all of them by default.  `reading`: how definitions are read where the literature
    differs.  `limit_matrix`: how many states may be judged by matrices, where relations or unusual readings need it.
    `progress` is told how many of how many judgements are done, one for each decision maker and concept.
    Raises UnknownName for a concept that is not there, Missing where a decision maker has no preferences, TooLarge
    where matrices would be too large.  Cost: near-linear in states and moves.

    >>> import detente as dt
    >>> dt.solve(dt.unfold(dt.load("prisoners-dilemma"))).equilibria("SEQ")
    ['s1', 's4']
    """
    insist(graph, Graph, "solve takes a graph: solve(unfold(conflict))")
    if isinstance(concepts, str):
        concepts = [concepts]
    rows = [CONCEPTS[key] for key in (concepts if concepts is not None else CONCEPTS.keys())]
    if not rows:
        raise ValueError("name at least one concept, or None for all")
    for i in range(len(graph.decision_makers)):
        graph.order(i)
    judge = Judge(graph, reading, finals={r.sanction.final for r in rows} or {False}, limit=limit_matrix)
    rows.sort(key=lambda r: CONCEPTS.keys().index(r.key))
    done = 0
    masks = {row.key: np.zeros((len(graph.movers), graph.size), np.bool_) for row in rows}
    for i, mover in enumerate(graph.movers):
        for row in rows:
            masks[row.key][i] = ~judge.leaves(mover, row.sanction)
            done += 1
            if progress is not None:
                progress(done, len(rows) * len(graph.movers))
        judge.forget(mover)
    return Stability(graph, reading, masks, judge)
