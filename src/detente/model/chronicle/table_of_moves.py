"""Tables of moves: a chronicle in CSV, as spreadsheets write it, cut into the same located pieces as a YAML file."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from detente.errors import ConflictError, Problem, nearest, quoted
from detente.model.chronicle.chronicle_shape import COLUMNS
from detente.model.conflict import YES_NO
from detente.model.nodes import Broken, Entry, Leaf, Lines, Node, Series, Table

_SEPARATORS = (",", ";", "\t")
# How a spreadsheet is told which separator a file has.
_TOLD = re.compile(r"sep=(.)[ \t]*(?:\r\n|\n|\r)")
_HEADER = re.compile(r"\s*([^\r\n]*)")
_SETTING = re.compile(r"(?P<not>not?\s+|!\s*)?(?P<key>[^\s=!]+)(?:\s*==?\s*(?P<level>\S+))?")
_PIECE = re.compile(r"[^;\r\n]+")
_TRUTHS = {"yes": "yes", "true": "yes", "no": "no", "false": "no"}
_NO_HEADER = "begin with a line that names the columns: date,by,set,text,cites"


@dataclass(frozen=True, slots=True)
class _Cell:
    """What a cell says, and where its text begins and ends in the file."""

    text: str
    start: int
    end: int


def compose_table(
    text: str, name: str, options: Mapping[str, tuple[str, ...]], *, rows: int = 100_000
) -> tuple[Node, list[Problem]]:
    r"""The moves of a table, a list of mappings whose keys are its columns, and the problems after which it went on.

    The first line names the columns, in any order; the separator is the comma, the semicolon or the tab, whichever
    makes most sense of that line.  `options`: the levels of each option of the conflict.  Empty rows are passed over,
    and an empty cell says nothing.  Raises ConflictError where there is no such line, where a quotation mark is not
    closed, and where there are more than `rows` rows.

    >>> text = 'date;by;set\n2022-01-20;west;"west.arm; no west.talk"'
    >>> moves, problems = compose_table(text, "a.csv", {})
    >>> [str(entry.key.place) for entry in moves.items[0].get("set").entries], problems
    (['a.csv:2:18', 'a.csv:2:31'], [])
    """
    lines = Lines.of(text, name)
    told = _TOLD.match(text)
    start = told.end() if told else 0
    if not text[start:].strip():
        raise ConflictError.of("DET129", "the file is empty", lines.place(0, 1), _NO_HEADER)
    separator = told[1] if told else _separator(lines, start)
    table = _rows(lines, start, separator)
    header, problems = next(table, None), list[Problem]()
    if header is None:
        raise ConflictError.of("DET129", "every cell of the table is empty", lines.place(start, start + 1), _NO_HEADER)
    columns = _columns(header, lines, problems)
    moves: list[Node] = []
    for number, row in enumerate(table):
        if number >= rows:
            spot = lines.place(row[0].start, row[0].end)
            message = f"the table has more than {rows:,} rows"
            raise ConflictError.of("DET122", message, spot, "make it smaller")
        moves.append(_move(row, columns, lines, options, problems))
    if not moves:
        spot = lines.place(header[0].start, header[-1].end)
        problems.append(Problem("DET518", "the table names its columns and has no moves", spot, "write one move a row"))
        return Broken(spot), problems
    return Series(tuple(moves), lines.place(0, 1)), problems


def names_columns(text: str) -> bool:
    """Whether a text begins with a line that names the columns of a table of moves, or tells what parts its cells.

    >>> names_columns("date;by;set"), names_columns("date: 2022-01-20")
    (True, False)
    """
    if _TOLD.match(text):
        return True
    first = _HEADER.match(text)
    header = first[1] if first else ""
    cells = (header.split(separator) for separator in _SEPARATORS)
    return any({"date", "by"} <= {_named(cell.strip(' "')) for cell in row} for row in cells)


def _separator(lines: Lines, start: int) -> str:
    """The separator by which most of the first line names columns."""
    first = _HEADER.match(lines.text, start)
    header = first[1] if first else ""
    return max(_SEPARATORS, key=lambda s: sum(_named(cell.strip(' "')) in COLUMNS for cell in header.split(s)))


def _named(cell: str) -> str:
    return cell.strip().casefold()


def _rows(lines: Lines, start: int, separator: str) -> Iterator[list[_Cell]]:
    """The rows that are not empty; each is what `csv` makes of it, and where each cell stands is found beside it."""
    text = lines.text
    ends = [position for position in lines.starts if position > start] + [len(text)]
    starts = [start, *ends[:-1]]
    physical = [text[a:b] for a, b in zip(starts, ends, strict=True)]
    reader = csv.reader(physical, delimiter=separator, skipinitialspace=True, strict=True)
    begun = 0
    try:
        for values in reader:
            row = _cells(text, starts[begun], ends[reader.line_num - 1], separator, values)
            begun = reader.line_num
            if any(cell.text for cell in row):
                yield row
    except csv.Error as error:
        spot = lines.place(starts[min(begun, len(starts) - 1)], ends[min(begun, len(ends) - 1)])
        message = f"from this row on the table cannot be read: {error}"
        hint = "close the quotation mark, double one inside of a cell, and put a whole cell in quotes or none of it"
        raise ConflictError.of("DET517", message, spot, hint) from None


def _cells(text: str, start: int, end: int, separator: str, values: list[str]) -> list[_Cell]:
    """The cells of a row between two offsets, as they were read, each with where it stands."""
    found = []
    at = start
    for value in values:
        while at < end and text[at] == " " != separator:
            at += 1
        begin = at
        if at < end and text[at] == '"':
            begin, at = at + 1, _closing(text, at + 1, end)
            stop = at
            at += 1
        else:
            while at < end and text[at] != separator and text[at] not in "\r\n":
                at += 1
            stop = at
        while at < end and text[at] != separator:
            at += 1
        at += 1
        said = value.strip()
        lead = len(value) - len(value.lstrip())
        found.append(_Cell(said, min(begin + lead, stop), stop))
    return found


def _closing(text: str, at: int, end: int) -> int:
    """Where the quotation mark stands that closes a cell."""
    while at < end:
        if text[at] == '"':
            if text[at + 1 : at + 2] != '"':
                return at
            at += 1
        at += 1
    return end


def _columns(header: list[_Cell], lines: Lines, problems: list[Problem]) -> list[str]:
    """The names of the columns, empty for one that is passed over."""
    names = [_named(cell.text) for cell in header]
    if not set(names) & set(COLUMNS):
        message = f"the first line names no column{nearest(header[0].text, COLUMNS)}"
        raise ConflictError.of("DET515", message, lines.place(header[0].start, header[0].end), _NO_HEADER)
    for number, (name, cell) in enumerate(zip(names, header, strict=True)):
        spot = lines.place(cell.start, cell.end)
        if name and name not in COLUMNS:
            message = f"{quoted(cell.text)} is no column of a chronicle{nearest(name, COLUMNS)}"
            problems.append(Problem("DET516", message, spot, "what is only to be read belongs into the column text"))
        elif name and name in names[:number]:
            problems.append(Problem("DET516", f"the column {quoted(name)} is there twice", spot, "keep one of the two"))
    for name in ("date", "by"):
        # Whoever cannot say any move need not say who made it.
        if name not in names and (name == "date" or {"set", "to"} & set(names)):
            message = f"the column {quoted(name)} is missing"
            problems.append(Problem("DET516", message, lines.place(header[0].start, header[-1].end), _NO_HEADER))
    return [name if name in COLUMNS else "" for name in names]


def _move(
    row: list[_Cell],
    columns: list[str],
    lines: Lines,
    options: Mapping[str, tuple[str, ...]],
    problems: list[Problem],
) -> Table:
    spot = lines.place(row[0].start, row[0].end)
    entries: dict[str, Entry] = {}
    for number, cell in enumerate(row):
        name = columns[number] if number < len(columns) else ""
        if number >= len(columns) and cell.text:
            message = f"this row has {len(row)} cells, and there are {len(columns)} columns"
            hint = "put a cell in double quotes that holds the separator of the cells"
            problems.append(Problem("DET517", message, lines.place(cell.start, cell.end), hint))
            break
        if name and cell.text:
            key = Leaf(name, "text", "", lines.place(cell.start, cell.end), "")
            entries.setdefault(name, Entry(key, _value(name, cell, lines, options, problems)))
    return Table(tuple(entries.values()), spot)


def _value(
    name: str, cell: _Cell, lines: Lines, options: Mapping[str, tuple[str, ...]], problems: list[Problem]
) -> Node:
    spot = lines.place(cell.start, cell.end)
    if name == "set":
        found = tuple(_settings(cell, lines, options, problems))
        return Table(found, spot) if found else Broken(spot)
    if name == "cites":
        return Series(tuple(_leaf(text, at, lines) for text, at in _pieces(cell, lines)), spot)
    return Leaf(cell.text, "text", "", spot, cell.text)


def _pieces(cell: _Cell, lines: Lines) -> Iterator[tuple[str, int]]:
    """What stands between the semicolons of a cell, each with where it begins in the file."""
    for match in _PIECE.finditer(lines.text, cell.start, cell.end):
        piece = match[0].strip()
        if piece:
            yield piece, match.start() + len(match[0]) - len(match[0].lstrip())


def _leaf(text: str, at: int, lines: Lines) -> Leaf:
    return Leaf(text, "text", "", lines.place(at, at + len(text)), text)


def _settings(
    cell: _Cell, lines: Lines, options: Mapping[str, tuple[str, ...]], problems: list[Problem]
) -> Iterator[Entry]:
    """What a cell sets: `dm.option = level`; `dm.option` alone means yes, `no dm.option` its first level."""
    seen: set[str] = set()
    for piece, at in _pieces(cell, lines):
        match = _SETTING.fullmatch(piece)
        spot = lines.place(at, at + len(piece))
        if match is None or (match["not"] and match["level"]):
            message = f"{quoted(piece)} does not say what an option is set to"
            hint = "write dm.option = level, dm.option or no dm.option, and a semicolon between two of them"
            problems.append(Problem("DET519", message, spot, hint))
            continue
        key = unicodedata.normalize("NFC", match["key"])
        if key in seen:
            problems.append(Problem("DET519", f"{quoted(key)} is set twice in one move", spot, "keep one of the two"))
            continue
        seen.add(key)
        levels = options.get(key, YES_NO)
        level = levels[0] if match["not"] else match["level"] or "yes"
        if levels == YES_NO:
            level = _TRUTHS.get(level.casefold(), level)
        where, width = (at + match.start("level"), len(match["level"])) if match["level"] else (at, len(piece))
        value = Leaf(level, "text", "", lines.place(where, where + width), level)
        yield Entry(_leaf(key, at + match.start("key"), lines), value)
