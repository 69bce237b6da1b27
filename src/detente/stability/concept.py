"""Stability concepts as rows of a table: who may answer an improvement, and what the answer must do.

A state is stable for a mover iff every improvement that it has is sanctioned; a concept says what a sanction is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from detente.table import About, Table


@dataclass(frozen=True, slots=True)
class Sanction:
    """What holds a mover back.

    `answers`: by what the others may answer: None (nobody answers), `moves` (any of theirs), `improvements` (only
    moves that better whoever makes them).  `final`: whether the mover must also have no way on from where the answer
    leads to anything better than the state it left.
    """

    answers: Literal["moves", "improvements"] | None = None
    final: bool = False


@dataclass(frozen=True, slots=True)
class Concept:
    """A row of the table: key, sanction, documentation, and the concepts that it implies."""

    key: str
    sanction: Sanction
    about: About
    implies: tuple[str, ...] = ()


CONCEPTS: Table[Concept] = Table("concept")


def concept(key: str, *, implies: tuple[str, ...] = ()) -> Callable[[Callable[[], Sanction]], Callable[[], Sanction]]:
    """Enter a concept into the table; the docstring of the function is its documentation."""
    return CONCEPTS.adding(key, lambda function, about: Concept(key, function(), about, implies))
