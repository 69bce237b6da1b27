"""Doubts that need the states: statements that never or always hold, that say the same, or the opposite."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from detente.errors import Problem, TooLarge
from detente.graph.removed import removed
from detente.model.conflict import Statements

if TYPE_CHECKING:
    from detente.graph.graph import Graph
    from detente.model.conflict import Conflict


def of_wants(conflict: Conflict, graph: Graph) -> Iterator[Problem]:
    """Preference statements that tell no states apart, or repeat or contradict an earlier one of the same holder."""
    for dm, preference in conflict.preferences.items():
        if not isinstance(preference, Statements):
            continue
        seen: dict[bytes, str] = {}
        for want in preference.wants:
            truth, _ = graph.states.truth(want.statement)
            place = conflict.places.get((want.id,))
            if not truth.any() or truth.all():
                code, word = ("DET921", "holds in no") if not truth.any() else ("DET922", "holds in every")
                yield Problem(
                    code,
                    f"{want.id} of {dm} {word} feasible state, so it changes no preference: {want.statement}",
                    place,
                    "See which rule decides it ('detente solve FILE --why-infeasible'), or drop the statement.",
                )
                continue
            same, opposite = np.packbits(truth).tobytes(), np.packbits(~truth).tobytes()
            if same in seen:
                yield Problem(
                    "DET923",
                    f"{want.id} of {dm} says the same as {seen[same]} in every feasible state: {want.statement}",
                    place,
                    "Standing later, it changes nothing; drop it.",
                )
            elif opposite in seen:
                yield Problem(
                    "DET924",
                    f"{want.id} of {dm} contradicts {seen[opposite]}, true just where that is not: {want.statement}",
                    place,
                    "Standing later, it changes nothing; find out which of the two is wanted.",
                )
            else:
                seen[same] = want.id


def of_rules(conflict: Conflict, limit: int) -> Iterator[Problem]:
    """Rules that remove nothing, or nothing that another rule does not remove as well."""
    if conflict.states is not None:
        return
    try:
        removals = removed(conflict, limit=limit).rules
    except TooLarge:
        # Counting what each rule removes needs all combinations, and not only those that are left.
        return
    rules = {r.id for r in conflict.infeasible}
    for removal in removals:
        if removal.id in rules and not removal.alone:
            what = "removes nothing" if not removal.count else "removes nothing that another rule does not"
            yield Problem(
                "DET925",
                f"the rule {removal.id} {what}",
                conflict.places.get((removal.id,)),
                "Drop it, unless it is kept for its citation.",
            )
