"""Readings on which the literature differs and answers depend: one value, printed with every result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.graph.sequences import Sequences


@dataclass(frozen=True, slots=True)
class Reading:
    """How the definitions are read where there is more than one way.

    `sequences`: how the others may answer together: `legal` (nobody moves twice running), `any`, `once` (each at most
    once), `single` (one move by one of them).  `ties`: an answer hurts if it leaves the mover no better off (`weak`)
    or only if worse off (`strict`).  `returns`: whether coming back to the state itself counts as an answer.
    """

    sequences: Sequences = "legal"
    ties: Literal["weak", "strict"] = "weak"
    returns: Literal["yes", "no"] = "yes"


DEFAULT = Reading()
