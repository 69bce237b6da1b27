"""Why a decision maker ranks one state above another: the part of its preferences that decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.cite import Grounds
from detente.model.conflict import Statements

if TYPE_CHECKING:
    from detente.graph.graph import Graph
    from detente.model.conflict import Conflict


@dataclass(frozen=True, slots=True)
class Reason:
    """What decides a comparison: a statement that holds in the one state only, by its id, or the ranking as such."""

    id: str
    statement: str | None
    grounds: Grounds


def reason(conflict: Conflict, graph: Graph, dm: str, above: str, below: str) -> Reason | None:
    """The most important statement of a decision maker that holds in `above` and not in `below`.

    Where preferences are no statements, the ranking, the weights or the relation as a whole.  None where the decision
    maker does not prefer `above`.  Raises UnknownName for a state or decision maker that is not there.

    >>> import detente as dt
    >>> quarrel = dt.load("groundwater")
    >>> reason(quarrel, dt.unfold(quarrel), "company", "s3", "s1").id
    'L3'
    """
    states = graph.states
    a, b = states.index(above), states.index(below)
    if not graph.order(graph.dm(dm)).prefers(a, b):
        return None
    preference = conflict.preferences[dm]
    if not isinstance(preference, Statements):
        return Reason(f"preferences.{dm}", None, preference.grounds)
    for want in preference.wants:
        truth, _ = states.truth(want.statement)
        if truth[a] and not truth[b]:
            return Reason(want.id, str(want.statement), want.grounds)
    return None
