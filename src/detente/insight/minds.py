"""Minds: the conflict as each decision maker sees it, by which it moves (a first-level hypergame).

Whoever holds beliefs moves by the conflict that it believes in, and is surprised where things go otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from detente.errors import ConflictError
from detente.graph.graph import Graph
from detente.graph.unfold import unfold
from detente.model.conflict import Conflict
from detente.model.patch import believed

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Mind:
    """The conflict that a decision maker takes for the real one, and where the real states are found in it.

    `deceived`: whether it holds any beliefs; without them its conflict and graph are the real ones.  A graph of its own
    has no status quo: where things stand is seen by everybody, even by who took that for impossible.
    """

    holder: str
    conflict: Conflict
    graph: Graph
    real: Graph
    deceived: bool

    @cached_property
    def places(self) -> NDArray[np.int32]:
        """For each real state the state of its own graph, -1 where it takes it for impossible; shape (states,), int32.

        States are the same where the same options hold; in graph form, where they have the same name.
        """
        if self.graph is self.real:
            return np.arange(self.real.size, dtype=np.int32)
        real, own = self.real.states, self.graph.states
        if real.graph_form:
            named = [own.named(real.name(state)) for state in range(real.size)]
            return np.array([-1 if state is None else state for state in named], np.int32)
        if real.owner is None:
            return own.locate(real.digits)
        first = np.unique(real.owner, return_index=True)[1]
        return own.locate(real.digits[:, first])

    def at(self, state: int) -> int | None:
        """A real state as it stands in the graph of this mind; None where it takes it for impossible."""
        place = int(self.places[state])
        return None if place < 0 else place


def minds(conflict: Conflict, graph: Graph, **limits: Any) -> dict[str, Mind]:
    """The mind of each decision maker, by its id; `limits` are those of `unfold`.

    Raises ConflictError where what somebody believes is no conflict, since it takes every state for impossible, say.

    >>> import detente as dt
    >>> quarrel = dt.load("groundwater")
    >>> [mind.deceived for mind in minds(quarrel, dt.unfold(quarrel)).values()]
    [True, False, False]
    """
    holders = {belief.holder for belief in conflict.beliefs}
    found = {}
    for dm in graph.decision_makers:
        if dm in holders:
            own = believed(conflict, dm)
            found[dm] = Mind(dm, own, _unfolded(conflict, own, dm, limits), graph, deceived=True)
        else:
            found[dm] = Mind(dm, conflict, graph, graph, deceived=False)
    return found


def _unfolded(conflict: Conflict, own: Conflict, dm: str, limits: dict[str, Any]) -> Graph:
    try:
        return unfold(replace(own, status_quo=None), **limits)
    except ConflictError as error:
        held = next(k for k, belief in enumerate(conflict.beliefs) if belief.holder == dm)
        problems = [
            replace(
                problem,
                message=f"by what {dm} believes, {problem.message}",
                place=conflict.places.get(("beliefs", held)),
                hint=f"Change what {dm} believes, or leave the belief out.",
            )
            for problem in error.problems
        ]
        raise ConflictError(problems) from None
