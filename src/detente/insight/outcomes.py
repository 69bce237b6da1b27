"""Where a dispute may come to rest: the equilibria, those that can be reached from the status quo first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from detente.errors import TooLarge, insist
from detente.graph.graph import Graph, Mover
from detente.grid import Grid, plainly
from detente.stability.solve import Stability


@dataclass(frozen=True, slots=True)
class Outcome:
    """A state that is an equilibrium under some concepts.

    `steps`: how many moves it is away from the status quo in the nearest of its readings; None where no sequence of
    moves leads there, or where there is no status quo.  `upset`: the forums that would leave it together, each with
    the states that are better for all its members.
    """

    state: str
    concepts: tuple[str, ...]
    steps: int | None
    upset: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, repr=False)
class Outcomes:
    """The equilibria in the order in which they are worth reading; `total` counts also those that are not listed.

    `skipped`: the forums whose joint moves are too many to follow, each with the reason; they count nowhere here.
    """

    listed: tuple[Outcome, ...]
    total: int
    unreachable: int
    skipped: Mapping[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Count them, in one line."""
        return f"<Outcomes: {self.total:,}, {len(self.listed)} listed, {self.unreachable:,} not reachable>"

    def _repr_html_(self) -> str:
        rows = tuple(
            (o.state, ", ".join(o.concepts), "" if o.steps is None else str(o.steps), ", ".join(o.upset))
            for o in self.listed
        )
        return Grid(("state", "concepts", "moves", "upset by"), rows, plainly(self)).html()


def outcomes(stability: Stability, *, most: int | None = None, dm: str | None = None) -> Outcomes:
    """The equilibria: what can be reached first, then what holds under more concepts, then what is nearer.

    `most`: how many to list.  `dm`: the states that are stable for this decision maker (or forum) instead, UnknownName
    if there is none of that name.

    >>> import detente as dt
    >>> [(o.state, o.steps) for o in outcomes(dt.solve(dt.unfold(dt.load("elmira")), concepts="Nash")).listed]
    [('s5', 1), ('s9', 1), ('s8', 2)]
    """
    insist(stability, Stability, "outcomes takes what is solved: outcomes(solve(unfold(conflict)))")
    graph = stability.graph
    forums, skipped = _followed(graph)
    concepts = stability.concepts
    holds = np.array([stability.equilibrium(c) if dm is None else stability.mask(c, dm) for c in concepts])
    starts = [r.state for r in graph.readings]
    distance = graph.distance(starts, forums) if starts else np.full(graph.size, -1, np.int32)
    found = np.flatnonzero(holds.any(axis=0))
    strength = holds[:, found].sum(axis=0)
    far = np.where(distance[found] < 0, np.iinfo(np.int32).max, distance[found])
    order = np.lexsort((found, far, -strength, distance[found] < 0))
    listed = []
    for state in found[order[:most]]:
        name = graph.states.name(int(state))
        listed.append(
            Outcome(
                name,
                tuple(c for c, held in zip(concepts, holds[:, state], strict=True) if held),
                int(distance[state]) if distance[state] >= 0 else None,
                {f.id: to for f in forums if (to := tuple(graph.states.all_names(graph.improving(f, int(state)))))},
            )
        )
    return Outcomes(tuple(listed), len(found), int((distance[found] < 0).sum()) if starts else 0, skipped)


def _followed(graph: Graph) -> tuple[list[Mover], dict[str, str]]:
    """The forums whose moves can be listed, and why the others cannot."""
    followed, skipped = [], {}
    for forum in graph.forums:
        try:
            forum.moves  # noqa: B018  built when first asked for
        except TooLarge as error:
            skipped[forum.id] = str(error)
        else:
            followed.append(forum)
    return followed, skipped
