"""Circles: consequences that never come to rest, found before anybody unfolds the states."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from detente.model.build_status_quo import satisfied
from detente.model.conflict import Consequence, Option
from detente.model.statement import tests


def circle(
    consequences: Sequence[Consequence], options: Mapping[str, Option], *, steps: int = 200_000
) -> tuple[Consequence, dict[str, str]] | None:
    """A consequence that takes part in a circle, with the levels from which it begins; None if there is none.

    Only consequences that set one option to different levels can undo each other.  They are tried from every
    combination of the options that they look at or set, of those that decide about these, and so on.
    Where more than `steps` tests on options would be made for that, None is returned, and whoever unfolds the states
    finds out.
    """
    rivals = _rivals(consequences)
    concerned, keys = list(rivals), _keys(rivals)
    while rivals and math.prod(len(options[key].levels) for key in keys) * _length(concerned) <= steps:
        more = [c for c in consequences if not keys.isdisjoint(dict(c.set))]
        if len(more) == len(concerned):
            return _tried(concerned, rivals, options)
        concerned, keys = more, _keys(more)
    return None


def _tried(
    concerned: Sequence[Consequence], rivals: Sequence[Consequence], options: Mapping[str, Option]
) -> tuple[Consequence, dict[str, str]] | None:
    """What `circle` returns, found by trying every combination."""
    named = _keys(concerned)
    keys = [key for key in options if key in named]
    rested: set[tuple[str, ...]] = set()
    for levels in itertools.product(*(options[key].levels for key in keys)):
        passed: dict[tuple[str, ...], None] = {}
        here = levels
        while here not in rested:
            passed[here] = None
            now = dict(zip(keys, here, strict=True))
            active = [c for c in concerned if _changes(c, now, options)]
            if not active:
                break
            for consequence in concerned:
                if _changes(consequence, now, options):
                    now.update(consequence.set)
            here = tuple(now.values())
            if here in passed:
                culprit = next((c for c in active if c in rivals), active[0])
                return culprit, dict(zip(keys, levels, strict=True))
        rested.update(passed)
    return None


def _changes(consequence: Consequence, now: Mapping[str, str], options: Mapping[str, Option]) -> bool:
    return any(now[key] != level for key, level in consequence.set) and satisfied(consequence.when, now, options)


def _rivals(consequences: Sequence[Consequence]) -> list[Consequence]:
    """The consequences that set an option which another one sets otherwise."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for consequence in consequences:
        for key, level in consequence.set:
            wanted[key].add(level)
    return [c for c in consequences if any(len(wanted[key]) > 1 for key, _ in c.set)]


def _length(consequences: Sequence[Consequence]) -> int:
    """How many tests on options it takes to look at all conditions once."""
    return sum(1 + sum(1 for _ in tests(c.when)) for c in consequences)


def _keys(consequences: Sequence[Consequence]) -> set[str]:
    """The options that consequences look at or set."""
    return {key for c in consequences for key in (*(test.option for test in tests(c.when)), *dict(c.set))}
