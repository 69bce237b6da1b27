"""Cells: a table as a spreadsheet saves or copies it, cut into cells that know where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Final

from detente.dossier.json_places import Places
from detente.errors import ConflictError, Place
from detente.grid import unformulated

SEPARATORS: Final = ("\t", ";", ",")
_LINE_ENDS: Final = "\r\n"
_LINE: Final = re.compile(r"[^\r\n]+")
_LOOKED_AT: Final = 20


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, without blanks around it, and where it stands in the text."""

    text: str
    start: int
    end: int


def rows_of(text: str, name: str, *, most: int) -> tuple[list[list[Cell]], Places]:
    r"""The rows of a table that are not empty, and where their cells stand.

    Cells are parted by tabs, semicolons or commas, whichever stands in most of the first lines; a cell in double quotes
    may hold any of these, and line ends.  A first line `sep=;` says what parts them.  An apostrophe before what would
    else be a formula is taken off.  Raises ConflictError DET561 where a quotation mark is never closed, or there are
    more than `most` rows.

    >>> rows, places = rows_of('a;"b;c"\n\nd;', "a.csv", most=9)
    >>> [[cell.text for cell in row] for row in rows], str(places.at(rows[0][1].start, rows[0][1].end))
    ([['a', 'b;c'], ['d', '']], 'a.csv:1:4')
    """
    places = Places(text, name)
    at = 0
    separator = None
    if text[:4].lower() == "sep=" and text[4:5] and text[5:6] in ("", *_LINE_ENDS):
        separator, at = text[4], 5
    separator = separator or _separator(text)
    rows: list[list[Cell]] = []
    while at < len(text):
        row, at = _row(text, at, separator, places)
        if any(cell.text for cell in row):
            rows.append(row)
            if len(rows) > most:
                message = f"the table has more than {most:,} rows"
                hint = "leave rows out; in Python, FORMATS['csv'].read takes an argument `most_rows`"
                raise ConflictError.of("DET561", message, _place(row[0], places), hint)
    return rows, places


def _separator(text: str) -> str:
    """The separator that most of the first lines have outside quotation marks: a tab before the one they have most."""
    lines = list(islice((found[0] for found in _LINE.finditer(text) if found[0].strip()), _LOOKED_AT))
    outside = ["".join(line.split('"')[::2]) for line in lines]

    def parted(sign: str) -> tuple[int, bool, int]:
        return sum(sign in line for line in outside), sign == "\t", sum(line.count(sign) for line in outside)

    return max(SEPARATORS, key=parted)


def _row(text: str, at: int, separator: str, places: Places) -> tuple[list[Cell], int]:
    cells = []
    while True:
        cell, at = _cell(text, at, separator, places)
        cells.append(cell)
        if at >= len(text):
            return cells, at
        if text[at] == separator:
            at += 1
            continue
        return cells, at + (2 if text.startswith("\r\n", at) else 1)


def _cell(text: str, at: int, separator: str, places: Places) -> tuple[Cell, int]:
    """The cell that begins there, and where the separator or line end after it stands."""
    while at < len(text) and text[at] == " " != separator:
        at += 1
    start = at
    if at < len(text) and text[at] == '"':
        closing = text.find('"', at + 1)
        while closing >= 0 and text.startswith('""', closing):
            closing = text.find('"', closing + 2)
        if closing < 0:
            message = "the quotation mark that begins this cell is never closed"
            hint = "close it, and double a quotation mark inside of a cell"
            raise ConflictError.of("DET561", message, places.at(at, at + 1), hint)
        inside, at = text[at + 1 : closing].replace('""', '"'), closing + 1
        after = at
        while at < len(text) and text[at] != separator and text[at] not in _LINE_ENDS:
            at += 1
        return _said(inside + text[after:at], start + 1, closing), at
    while at < len(text) and text[at] != separator and text[at] not in _LINE_ENDS:
        at += 1
    return _said(text[start:at], start, at), at


def _said(text: str, start: int, end: int) -> Cell:
    text = text.strip()
    bare = text.removeprefix("'")
    return Cell(bare if unformulated(bare) == text else text, start, end)


def _place(cell: Cell, places: Places) -> Place:
    return places.at(cell.start, max(cell.end, cell.start + 1))
