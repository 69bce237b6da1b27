"""A state in few words: what holds there, decision maker by decision maker, and which readings begin there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from detente.report.pictures.lettering import lines
from detente.report.pictures.markup import clean
from detente.report.words import changed

if TYPE_CHECKING:
    from detente.graph.graph import Graph


def held(on: Iterable[str]) -> str:
    """What holds, grouped by whose option it is.

    >>> held(["west.talk", "west.arm", "russia.force=covert", "joint.deal"])
    'west: talk, arm · russia: force = covert · joint: deal'
    """
    by: dict[str, list[str]] = {}
    for key in on:
        owner, _, option = key.partition(".")
        by.setdefault(owner, []).append(option.replace("=", " = "))
    return " · ".join(f"{owner}: {', '.join(options)}" for owner, options in by.items())


def in_words(graph: Graph, state: int) -> str:
    """A state by its label, and by what holds there."""
    states = graph.states
    if states.graph_form:
        return states.label(state)
    return " · ".join(filter(None, (states.label(state), held(states.on(state))))) or "nothing holds"


def shortly(graph: Graph, state: int, *, size: float, most: float, number: int) -> list[str]:
    """A state in at most so many lines of so much room: its label, else what holds there.

    Where that does not fit, what is otherwise there than where things stand, if there is a status quo and that is less.
    """
    words = clean(graph.states.label(state) or in_words(graph, state))
    whole = lines(words, size, most, number)
    if " ".join(whole) == words or not graph.readings or graph.states.label(state):
        return whole
    start = graph.readings[0].state
    otherwise = clean(f"{graph.states.name(start)}, but {changed(graph.states, start, state)}")
    if start == state or len(otherwise) >= len(words):
        return whole
    return lines(otherwise, size, most, number)


def begins(graph: Graph, state: int) -> str:
    """That the status quo is there, by the readings that have it there; nothing where none has."""
    ids = [reading.id for reading in graph.readings if reading.state == state]
    if not ids:
        return ""
    return "status quo" if "base" in ids else f"status quo, by {', '.join(ids)}"
