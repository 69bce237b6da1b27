"""The catalogue: conflicts to start from, published, textbook, our own and invented ones, each with its results.

Every conflict has a folder `data/<where from>/<name>/` with the conflict, a short note in our own words that its parts
cite, and the results, where what was printed stands apart from what was recomputed.  A conflict that was drafted from
texts has these in place of the note, and beside them the reviewed dossier, `<name>.dossier.json`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

# Where each name lives, so that a list of names costs no more than a look into a folder.
_FILES = {
    "Case": "detente.catalog.cases",
    "CoalitionMove": "detente.catalog.results",
    "Results": "detente.catalog.results",
    "Sets": "detente.catalog.results",
    "Slip": "detente.catalog.results",
    "case": "detente.catalog.cases",
    "copy": "detente.catalog.cases",
    "names": "detente.catalog.cases",
    "titles": "detente.catalog.cases",
}

if TYPE_CHECKING:
    from detente.catalog.cases import Case, case, copy, names, titles
    from detente.catalog.results import CoalitionMove, Results, Sets, Slip

__all__ = ["Case", "CoalitionMove", "Results", "Sets", "Slip", "case", "copy", "names", "titles"]


def __getattr__(name: str) -> object:
    """Fetch a name from its file, once."""
    if name not in _FILES:
        raise AttributeError(f"module 'detente.catalog' has no attribute {name!r}")
    value = getattr(import_module(_FILES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The names, fetched or not."""
    return sorted({*globals(), *__all__})
