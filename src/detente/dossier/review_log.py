"""The log of a review: what was done, in order; it only ever grows, and an act undone stays in it with its undoing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from detente.dossier.item_data import Data, item_data
from detente.dossier.items import Item, Line, Step
from detente.errors import TextError, quoted

KEPT = frozenset({"accepted", "edited"})
"""The review statuses of an item that somebody stands by."""


def entry(
    action: Any,
    items: Sequence[str],
    before: Sequence[Item | Line],
    after: Sequence[Item | Line],
    *,
    at: str,
    by: str = "",
    why: str = "",
) -> Step:
    """A step of the log; `before` and `after` become the data of one item, a list of those of several, or None.

    Raises TextError DET456 where `at` is no time in ISO 8601, such as 2022-01-17T09:30:00+00:00.
    """
    try:
        datetime.fromisoformat(at)
    except ValueError:
        hint = "give the time of the act as 2022-01-17T09:30:00+00:00"
        raise TextError.of("DET456", f"{quoted(at)} is no time in ISO 8601", hint=hint) from None
    return Step(action, tuple(items), at, by, why, _data_of(before), _data_of(after))


def standing(log: Iterable[Step]) -> tuple[Step, ...]:
    """The steps that stand: neither undone nor the undoing of another.

    >>> log = [Step(action, ("n#1.e1",), "2022-01-17") for action in ("accept", "reject", "undo")]
    >>> [step.action for step in standing(log)]
    ['accept']
    """
    kept: list[Step] = []
    for step in log:
        if step.action != "undo":
            kept.append(step)
        elif kept:
            kept.pop()
    return tuple(kept)


def said_empty(log: Iterable[Step]) -> frozenset[str]:
    """The sentences that somebody looked at and said to hold nothing, or nothing more."""
    return frozenset(step.items[0] for step in standing(log) if step.action == "nothing here" and step.items)


def data_in(kept: object) -> Iterator[Data]:
    """The data of items, or of a sentence, that the `before` or the `after` of a step holds.

    >>> [list(data_in(kept)) for kept in (None, {"id": "n#1"}, [{"id": "n#1"}, 3])]
    [[], [{'id': 'n#1'}], [{'id': 'n#1'}]]
    """
    for each in kept if isinstance(kept, list) else [kept]:
        if isinstance(each, dict) and isinstance(each.get("id"), str):
            yield each


def _data_of(items: Sequence[Item | Line]) -> Data | list[Data] | None:
    data = [item_data(item) for item in items]
    return data[0] if len(data) == 1 else data or None
