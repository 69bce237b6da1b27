"""The sentences about equilibria: where things stand, which forums would leave a state, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.report.words import counted, listing, state_in_words

if TYPE_CHECKING:
    from detente.graph.graph import Graph
    from detente.insight.outcomes import Outcomes

REST = "An audit counts only states to which moves that pay lead from the status quo, and that no forum would leave."


def attitudes(graph: Graph) -> Iterator[str]:
    """How attitudes to others narrow what each moves for."""
    for (holder, other), value in graph.attitudes.items():
        where = "nowhere that is worse" if value > 0 else "only where it is worse"
        yield f"{graph.decision_makers[holder]} moves {where} for {graph.decision_makers[other]} (attitudes)."


def standing(graph: Graph) -> Iterator[str]:
    """Where the dispute stands, a line for each reading of it."""
    for reading in graph.readings:
        whose = f"{reading.held_by} has it ({reading.id})" if reading.held_by else f"{reading.id} has it"
        name = "Status quo" if reading.id == "base" else f"or, as {whose}"
        words = state_in_words(graph.states, reading.state)
        yield f"{name}: {graph.states.name(reading.state)}" + (f"  {words}" if words else "")


def found_in_words(graph: Graph, found: Outcomes, who: str | None = None, *, rest: str = "") -> Iterator[str]:
    """How many equilibria there are, and which forums would leave them; `rest`: how to see those not shown."""
    shown = len(found.listed)
    more = f", {shown} shown{rest}" if shown < found.total else ""
    one = found.total == 1
    what = f"{'is' if one else 'are'} stable for {who}" if who else "is an equilibrium" if one else "are equilibria"
    tail = "." if who else f": no decision maker alone would leave {'it' if one else 'them'}."
    yield f"{counted(found.total, 'state')} {what} under at least one of these concepts{more}{tail}"
    for forum in graph.forums:
        left = [(o.state, o.upset[forum.id]) for o in found.listed if forum.id in o.upset]
        if left:
            routes = "; ".join(f"{state} for {_some(to)}" for state, to in left)
            members = listing([graph.decision_makers[i] for i in forum.members])
            yield f"But together in {forum.id}, {members} would leave {routes}."
    for forum_id, why in found.skipped.items():
        yield f"The forum {forum_id} is left out here: {why}"
    if graph.readings and who is None:
        yield REST


def of_moves(graph: Graph) -> str:
    """What the number of moves to a state means."""
    nearest = ", in the nearest of its readings" if len(graph.readings) > 1 else ""
    return f"the fewest moves that lead there from the status quo{nearest}, by anybody, paying or not."


def _some(states: tuple[str, ...], most: int = 3) -> str:
    return ", ".join(states[:most]) + (", …" if len(states) > most else "")
