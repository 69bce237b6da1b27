"""The layout of an option table: which of its rows and columns say what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from detente.exchange.cells import Cell

YES = frozenset({"y", "yes", "1", "true", "✓", "✔", "x"})
NO = frozenset({"n", "no", "0", "false", "✗", "✘"})
EITHER = frozenset({"-", "–", "—", "−", "*", "any"})
SIGNS = YES | NO | EITHER
RANKING = frozenset({"ranking", "rank", "ranks", "preference", "preferences"})
STATUS_QUO = frozenset({"status quo", "status_quo", "sq"})
EXTRA = {
    "text": "text",
    "in words": "text",
    "description": "text",
    "meaning": "text",
    "levels": "levels",
    "irreversible": "irreversible",
    "direction": "irreversible",
}
"""Headings of columns that are no states, and what such a column holds."""

_NUMBER = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,6})?=?")
_NUMERIC = re.compile(r"[-+−]?[0-9]+(?:[.,][0-9]+)?=?")
_HEADS = {*EXTRA, "decision maker", "decision makers", "dm", "option", "options"}
_BLANK = Cell("", 0, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: whose it is, the option or what else it is about, its extras, and its cells by state."""

    maker: Cell
    option: Cell
    extras: dict[str, Cell]
    cells: tuple[Cell, ...]
    beyond: tuple[Cell, ...] = ()

    @property
    def start(self) -> Cell:
        """Its first cell that says something."""
        return next((cell for cell in (self.maker, self.option, *self.cells) if cell.text), self.maker)

    @property
    def numeric(self) -> bool:
        """Whether numbers stand in most of its cells, as they do in a row that ranks the states."""
        said = [cell.text for cell in self.cells if cell.text]
        return bool(said) and 2 * sum(_NUMERIC.fullmatch(text) is not None for text in said) > len(said)


@dataclass(frozen=True, slots=True)
class Layout:
    """A table laid out: what stands above it, the heading of each state, blank where there is none, the rows below."""

    captions: tuple[Cell, ...]
    states: tuple[Cell, ...]
    lines: tuple[Line, ...]


def laid_out(rows: Sequence[Sequence[Cell]]) -> Layout:
    """The table of these rows.

    The first column names decision makers and the second options; where a decision maker stands in a row of its own
    and the second column holds signs already, options stand in the first column below their decision makers.  A first
    row without signs is the heading: it names the states, and the columns of `EXTRA`.  Without a heading a third column
    that holds no signs is the text of the option.
    Rows of one cell above the heading are captions.  Columns that are empty from top to bottom are passed over, and so
    are rows that say the heading again.
    """
    width = max(len(row) for row in rows)
    table = [[*row, *[_BLANK] * (width - len(row))] for row in rows]
    above = _captions(table)
    captions = tuple(next(cell for cell in row if cell.text) for row in table[:above])
    table = table[above:]
    kept = [column for column in range(width) if any(row[column].text for row in table)]
    table = [[row[column] for column in kept] for row in table]
    heading = _has_heading(table[0])
    if heading:
        table = [table[0], *(row for row in table[1:] if not _alike(row, table[0]))]
    body = table[1:] if heading else table
    if body and _alone(body[0]) and not any(row[1].text and not _telling(row[1]) for row in body if len(row) > 1):
        table = [[row[0], _BLANK, *row[1:]] if _alone(row) else [_BLANK, *row] for row in table]
        body = table[1:] if heading else table
    names = table[0] if heading else [_BLANK] * len(table[0])
    extras = {column: EXTRA[n.text.casefold()] for column, n in enumerate(names) if n.text.casefold() in EXTRA}
    if not heading and any(len(row) > 2 and row[2].text and not _telling(row[2]) for row in body):
        extras[2] = "text"
    states = [column for column in range(2, len(names)) if column not in extras]
    if heading:
        named = [column for column in states if names[column].text]
        # A heading that names some states but not the last columns leaves these to remarks, which are refused.
        states = [column for column in states if not named or column <= named[-1]]
    elsewhere = {*extras, *states}
    beyond = [column for column in range(2, len(names)) if column not in elsewhere]
    lines = tuple(
        Line(
            row[0],
            row[1] if len(row) > 1 else _BLANK,
            {what: row[column] for column, what in extras.items()},
            tuple(row[column] for column in states),
            tuple(row[column] for column in beyond if row[column].text),
        )
        for row in body
    )
    return Layout(captions, tuple(names[column] for column in states), lines)


def rank_of(text: str) -> Fraction | None:
    """The place in a ranking that a cell gives, above 0; None where it gives none.

    >>> rank_of("2="), rank_of("1,5"), rank_of("0")
    (Fraction(2, 1), Fraction(3, 2), None)
    """
    if not _NUMBER.fullmatch(text):
        return None
    return Fraction(text.rstrip("=").replace(",", ".")) or None


def _captions(table: Sequence[Sequence[Cell]]) -> int:
    """How many rows of one cell stand above a heading that is plainly one."""
    above = next((n for n, row in enumerate(table) if sum(bool(cell.text) for cell in row) != 1), 0)
    plain = _says_heading(table[above]) or (not table[above][0].text and _has_heading(table[above]))
    return above if plain else 0


def _says_heading(row: Sequence[Cell]) -> bool:
    return any(cell.text.casefold() in _HEADS for cell in row)


def _has_heading(row: Sequence[Cell]) -> bool:
    said = [cell for cell in row[2:] if cell.text] or [cell for cell in row[1:] if cell.text]
    if not said:
        return False
    if _says_heading(row):
        return True
    return not any(_sign(cell) and not cell.text.isdigit() for cell in said) and not all(_sign(cell) for cell in said)


def _alike(row: Sequence[Cell], other: Sequence[Cell]) -> bool:
    return [cell.text for cell in row] == [cell.text for cell in other]


def _alone(row: Sequence[Cell]) -> bool:
    return bool(row[0].text) and not any(cell.text for cell in row[1:])


def _sign(cell: Cell) -> bool:
    return cell.text.casefold() in SIGNS


def _telling(cell: Cell) -> bool:
    """Whether a cell says something of a state: a sign, or a number, such as its place in a ranking."""
    return _sign(cell) or bool(_NUMERIC.fullmatch(cell.text))
