"""Laying things out in cells: several things, yes and nothing, numbers."""

from __future__ import annotations

from collections.abc import Iterable

PLACES = 6


def joined(things: Iterable[object]) -> str:
    """Several things in one cell, parted by semicolons.

    >>> joined(["a", 1])
    'a; 1'
    """
    return "; ".join(map(str, things))


def yes(value: bool | None) -> str:
    """Yes where it is so, nothing where it is not, or where it is not known."""
    return "yes" if value else ""


def number(value: float | None) -> str:
    """A number to six places, and nothing for none.

    >>> number(1 / 3), number(None), number(2)
    ('0.333333', '', '2')
    """
    return "" if value is None else str(round(value, PLACES))
