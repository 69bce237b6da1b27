"""Readings on which the literature differs and answers depend: one value, printed with every result."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

from detente.errors import UnknownName
from detente.graph.sequences import Sequences


@dataclass(frozen=True, slots=True)
class Reading:
    """How the definitions are read where there is more than one way.

    `sequences`: how the others may answer together: `legal` (nobody moves twice running), `any`, `once` (each at most
    once), `single` (one move by one of them).  `ties`: an answer hurts if it leaves the mover no better off (`weak`)
    or only if worse off (`strict`).  `returns`: whether coming back to the state itself counts as an answer.
    Raises UnknownName for a word that names no reading.

    >>> Reading(ties="strict")
    Reading(sequences='legal', ties='strict', returns='yes')
    """

    sequences: Sequences = "legal"
    ties: Literal["weak", "strict"] = "weak"
    returns: Literal["yes", "no"] = "yes"

    def __post_init__(self) -> None:
        """Refuse words that name no reading."""
        for field in fields(self):
            allowed = READINGS[field.name]
            if getattr(self, field.name) not in allowed:
                raise UnknownName.among(f"reading of {field.name}", str(getattr(self, field.name)), allowed)


READINGS = {
    "sequences": ("legal", "any", "once", "single"),
    "ties": ("weak", "strict"),
    "returns": ("yes", "no"),
}
"""What each part of a reading may be, the default first."""

DEFAULT = Reading()
