"""Wording: statements put together, and the codes of an option in its note."""

from __future__ import annotations

from collections.abc import Iterable

from detente.model.drafting.deeds import Deed
from detente.model.statement import And, Not, Or, Statement


def both(parts: Iterable[Statement]) -> Statement | None:
    """All of the statements at once; None of none.

    >>> from detente.model.statement import Test
    >>> str(both([Test("a.x"), Test("b.y")])), str(both([Test("a.x")]))
    ('a.x and b.y', 'a.x')
    """
    kept = tuple(dict.fromkeys(parts))
    return kept[0] if len(kept) == 1 else And(kept) if kept else None


def either(parts: Iterable[Statement]) -> Statement | None:
    """One of the statements at least; None of none."""
    kept = tuple(dict.fromkeys(parts))
    return kept[0] if len(kept) == 1 else Or(kept) if kept else None


def opposite(statement: Statement) -> Statement:
    """The statement denied; a negation loses its `not`."""
    return statement.part if isinstance(statement, Not) else Not(statement)


def note_of(deed: Deed) -> str:
    """The note of an option: its codes, and whom it is done to.

    The category and mode are PLOVER's, those of the concession for a demand.
    """
    act = f"PLOVER {deed.category}{f' {deed.mode}' if deed.mode else ''}"
    towards = ", ".join(sorted(deed.towards))
    return f"{act}, towards {towards}" if towards else act
