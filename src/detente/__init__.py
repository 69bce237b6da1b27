"""Détente: an account of a dispute as a model that can be checked.

::

    import detente

    conflict = detente.load("quarrel.yaml")     # a file, or an example by its name
    result = detente.solve(detente.unfold(conflict))

Each public name is fetched from its room when it is first used, so that `import detente` itself is quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

# Where each public name lives; `__all__` is its keys.
_ROOMS = {
    "BadInput": "detente.errors",
    "DetenteError": "detente.errors",
    "Problem": "detente.errors",
    "UnknownName": "detente.errors",
}

if TYPE_CHECKING:
    from detente.errors import BadInput, DetenteError, Problem, UnknownName

__all__ = ["BadInput", "DetenteError", "Problem", "UnknownName"]


def __getattr__(name: str) -> object:
    """Fetch a public name from its room, once."""
    if name not in _ROOMS:
        raise AttributeError(f"module 'detente' has no attribute {name!r}")
    value = getattr(import_module(_ROOMS[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, fetched or not."""
    return sorted({*globals(), *__all__})
