"""What a conflict must be to be written: one with options, where a format needs them, and not too large."""

from __future__ import annotations

from detente.errors import ConflictError, TooLarge
from detente.graph.graph import Graph
from detente.graph.unfold import LIMIT, unfold
from detente.model.conflict import Conflict

RULES = "add rules under 'infeasible'"


def refuse_graph_form(conflict: Conflict, why: str) -> None:
    """Refuse a conflict without options (DET551); `why`: as what it cannot be written, and why not."""
    if conflict.graph_form:
        message = f"a conflict in graph form, which has no options, cannot be written as {why}"
        raise ConflictError.of("DET551", message, hint="write it in a format of states and moves, such as graphml")


def bounded(number: int, limit: int, would: str, otherwise: str = RULES) -> None:
    """Refuse a file that would be too large, TooLarge.

    `would`: what it would hold, with `{}` for the number; `otherwise`: what helps besides a higher limit.

    >>> bounded(2, 1, "the file would list {} states")
    Traceback (most recent call last):
        ...
    detente.errors.TooLarge: the file would list 2 states; the limit is 1. Raise the limit (--limit N, or limit=N), ...
    """
    if number > limit:
        message = f"{would.format(f'{number:,}')}; the limit is {limit:,}"
        raise TooLarge(f"{message}. Raise the limit (--limit N, or limit=N), or {otherwise}.")


def unfolded(conflict: Conflict, limit: int, would: str, otherwise: str = RULES) -> Graph:
    """The graph of a conflict of which a file lists so many states at most; TooLarge as in `bounded`."""
    graph = unfold(conflict, limit=max(limit, LIMIT))
    bounded(graph.size, limit, would, otherwise)
    return graph
