"""Détente: an account of a dispute as a model that can be checked.

::

    import detente

    conflict = detente.load("quarrel.yaml")
    result = detente.solve(detente.unfold(conflict))

Each public name is fetched from its room when it is first used, so that `import detente` itself is quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

# Where each public name lives, as room or room:name.  A new name is added here, to the imports that type checkers read,
# and to `__all__`; tests/house/test_public_names.py holds the three together.
_ROOMS = {
    "BadInput": "detente.errors",
    "CONCEPTS": "detente.stability.solve",
    "Case": "detente.catalog.cases",
    "Check": "detente.insight.check",
    "Concept": "detente.stability.concept",
    "Conflict": "detente.model.conflict",
    "ConflictError": "detente.errors",
    "DetenteError": "detente.errors",
    "Deviation": "detente.stability.witness",
    "Graph": "detente.graph.graph",
    "Missing": "detente.errors",
    "Outcome": "detente.insight.outcomes",
    "Outcomes": "detente.insight.outcomes",
    "Patch": "detente.model.conflict",
    "Problem": "detente.errors",
    "Reading": "detente.stability.reading",
    "Reason": "detente.insight.reason",
    "Removal": "detente.graph.removed",
    "Removed": "detente.graph.removed",
    "Stability": "detente.stability.solve",
    "Step": "detente.stability.witness",
    "TooLarge": "detente.errors",
    "UnknownName": "detente.errors",
    "Witness": "detente.stability.witness",
    "apply": "detente.model.patch",
    "believed": "detente.model.patch",
    "check": "detente.insight.check",
    "copy_example": "detente.catalog.find",
    "dumps": "detente.model.write:dump_conflict",
    "example": "detente.catalog.find",
    "examples": "detente.catalog.find",
    "load": "detente.catalog.find",
    "loads": "detente.model.read:parse_conflict",
    "outcomes": "detente.insight.outcomes",
    "reason": "detente.insight.reason",
    "removed": "detente.graph.removed",
    "save": "detente.model.write:save_conflict",
    "schema": "detente.model.schema",
    "solve": "detente.stability.solve",
    "unfold": "detente.graph.unfold",
    "variant": "detente.model.patch",
}

__all__ = [
    "CONCEPTS",
    "BadInput",
    "Case",
    "Check",
    "Concept",
    "Conflict",
    "ConflictError",
    "DetenteError",
    "Deviation",
    "Graph",
    "Missing",
    "Outcome",
    "Outcomes",
    "Patch",
    "Problem",
    "Reading",
    "Reason",
    "Removal",
    "Removed",
    "Stability",
    "Step",
    "TooLarge",
    "UnknownName",
    "Witness",
    "apply",
    "believed",
    "check",
    "copy_example",
    "dumps",
    "example",
    "examples",
    "load",
    "loads",
    "outcomes",
    "reason",
    "removed",
    "save",
    "schema",
    "solve",
    "unfold",
    "variant",
]

if TYPE_CHECKING:
    from detente.catalog.cases import Case
    from detente.catalog.find import copy_example, example, examples, load
    from detente.errors import BadInput, ConflictError, DetenteError, Missing, Problem, TooLarge, UnknownName
    from detente.graph.graph import Graph
    from detente.graph.removed import Removal, Removed, removed
    from detente.graph.unfold import unfold
    from detente.insight.check import Check, check
    from detente.insight.outcomes import Outcome, Outcomes, outcomes
    from detente.insight.reason import Reason, reason
    from detente.model.conflict import Conflict, Patch
    from detente.model.patch import apply, believed, variant
    from detente.model.read import parse_conflict as loads
    from detente.model.schema import schema
    from detente.model.write import dump_conflict as dumps
    from detente.model.write import save_conflict as save
    from detente.stability.concept import Concept
    from detente.stability.reading import Reading
    from detente.stability.solve import CONCEPTS, Stability, solve
    from detente.stability.witness import Deviation, Step, Witness
else:  # hidden from type checkers, so that they still find a name that is not there

    def __getattr__(name: str) -> object:
        """Fetch a public name from its room, once."""
        if name not in _ROOMS:
            raise AttributeError(f"module 'detente' has no attribute {name!r}")
        room, _, own = _ROOMS[name].partition(":")
        value = getattr(import_module(room), own or name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """The public names, fetched or not."""
    return sorted({*globals(), *__all__})
