"""Where the parts of a conflict stand in its file."""

from __future__ import annotations

from detente.errors import Place
from detente.insight.parts import Path
from detente.model.conflict import Conflict

_LISTS = {"source": "sources", "decision maker": "decision_makers", "preference": "preferences", "variant": "variants"}


def place(conflict: Conflict, kind: str, name: str, of: str = "") -> Place | None:
    """Where a part stands in the file, by its kind and its name there; None where the conflict came from no file.

    `of`: whose it is.  A list of which the order counts stands where it begins.

    >>> import detente as dt
    >>> found = place(dt.load("ferry"), "claim", "K1")
    >>> found.line > 1
    True
    """
    return next((conflict.places[path] for path in _paths(conflict, kind, name, of) if path in conflict.places), None)


def _paths(conflict: Conflict, kind: str, name: str, of: str) -> tuple[Path, ...]:
    """By which path a part is found, the nearest first."""
    match kind:
        case "state":
            names = [state.name for state in conflict.states or ()]
            return ("states", name), ("states", names.index(name) if name in names else -1), ("states",)
        case "move":
            ends = [f"{start} to {end} by {of}" for start, end in (conflict.moves or {}).get(of, ())]
            return ("moves", of, ends.index(name) if name in ends else -1), ("moves", of)
        case "status quo":
            return (("status_quo",),)
        case "attitude":
            return ("attitudes", of, name.removeprefix(f"{of}.")), ("attitudes", of)
        case "order":
            return (("preferences", of) if of else (name.partition(" ")[0],),)
        case _ if kind in _LISTS:
            return (_LISTS[kind], name), (_LISTS[kind],)
        case _:
            return ((name,),)
