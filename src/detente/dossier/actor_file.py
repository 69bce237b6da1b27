"""Tables of actors as files: one row an actor, columns separated by tabs or commas, and all that is wrong with them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, cast, get_args

from detente.dossier.actor_names import Name, Sense, words_of
from detente.dossier.items import AUTHOR, UNSPECIFIED, Actor, Kind
from detente.errors import Place, Problem, TextError, nearest, quoted

# The columns that list names, and what those names stand for; a name that several columns list has the first sense.
_SENSES: Final[dict[str, Sense]] = {
    "name": "name", "names": "name", "adjectives": "adjective", "people": "people", "seat": "seat", "cities": "city",
    "lands": "land",
}  # fmt: skip
COLUMNS: Final = (
    "id",
    "name",
    "kind",
    "names",
    "adjectives",
    "people",
    "cities",
    "seat",
    "lands",
    "members",
    "provenance",
)
KINDS: Final[tuple[str, ...]] = tuple(kind for kind in get_args(Kind) if kind != "unspecified")
_SHARED, _CAREFUL = "?", "*"


@dataclass(frozen=True, slots=True)
class Row:
    """One actor of a table: its names by sense, without their marks; `shared` and `careful` say which were marked."""

    actor: Actor
    names: tuple[tuple[str, Sense], ...]
    shared: frozenset[str] = frozenset()
    careful: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Reading:
    file: str
    lines: list[str]
    known: Mapping[str, Actor]
    most: int
    problems: list[Problem] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    owners: dict[str, tuple[str, bool]] = field(default_factory=dict)
    members: list[tuple[str, str, int]] = field(default_factory=list)

    def tell(self, code: str, message: str, hint: str, line: int, word: str = "") -> None:
        if len(self.problems) >= self.most:
            return
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        at = text.find(word) if word else 0
        place = Place(self.file, line, max(0, at) + 1, text, max(1, len(word) if at >= 0 else 1))
        self.problems.append(Problem(code, message, place, hint))


def read_rows(text: str, file: str, known: Mapping[str, Actor], *, most: int = 100) -> tuple[Row, ...]:
    r"""The rows of a table of actors; `known` are the actors that its members may name besides its own.

    The first line names the columns, `id` and `name` at least; the separator is the tab where that line has one, else
    the comma.  Several names in a cell are separated by semicolons.  A name that ends in `?` may belong to several
    rows; one that ends in `*` also means other things and is taken only where it stands alone.
    Raises TextError with the problems found, at most `most`: DET281 to DET288.

    >>> [row.actor.kind for row in read_rows("id,name,kind\nMINERS,Miners' Union,union", "a.csv", {})]
    ['union']
    """
    lines = text.removeprefix("\ufeff").splitlines()
    reading = _Reading(file, lines, known, most)
    rows = tuple(_rows(reading))
    _check_members(reading)
    if reading.problems:
        raise TextError(sorted(reading.problems, key=lambda problem: problem.place.line if problem.place else 0))
    return rows


def _rows(reading: _Reading) -> Iterator[Row]:
    records = _records(reading)
    first = next(records, None)
    if first is None:
        reading.tell("DET281", "the table of actors is empty", f"begin with a line of columns: {', '.join(COLUMNS)}", 1)
        return
    header = [cell.strip().lower() for cell in first[1]]
    if not _header_serves(reading, header, first[0]):
        return
    for line, cells in records:
        if len(reading.problems) >= reading.most:
            return
        if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
            reading.tell(
                "DET282",
                f"this row has {len(cells)} cells, and there are {len(header)} columns",
                "put further names into the column `names`, and quote a cell of a CSV file that holds a comma",
                line,
            )
        row = _row(reading, {c: v.strip() for c, v in zip(header, cells, strict=False)}, line)
        if row:
            yield row


def _records(reading: _Reading) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not empty, with its line."""
    tabs = "\t" in next((line for line in reading.lines if line.strip()), "")
    if tabs:
        yield from ((n, line.split("\t")) for n, line in enumerate(reading.lines, 1) if line.strip())
        return
    table = csv.reader([line + "\n" for line in reading.lines], strict=True)
    line = 1
    try:
        for cells in table:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = table.line_num + 1
    except csv.Error as failure:
        reading.tell(
            "DET282",
            f"this row cannot be read: {failure}",
            "double a quotation mark inside a quoted cell, and close every quoted cell",
            min(line, len(reading.lines)),
        )


def _header_serves(reading: _Reading, header: list[str], line: int) -> bool:
    before = len(reading.problems)
    hint = f"the columns are {', '.join(COLUMNS)}; id and name are needed"
    for column, times in Counter(header).items():
        if column and column not in COLUMNS:
            reading.tell("DET281", f"there is no column {quoted(column)}{nearest(column, COLUMNS)}", hint, line, column)
        if column and times > 1:
            reading.tell("DET281", f"the column {quoted(column)} is there twice", hint, line, column)
    for column in ("id", "name"):
        if column not in header:
            reading.tell("DET281", f"there is no column {quoted(column)} in this table", hint, line)
    return len(reading.problems) == before


def _row(reading: _Reading, cells: Mapping[str, str], line: int) -> Row | None:
    actor_id, kind = cells.get("id", ""), cells.get("kind", "").lower() or "organisation"
    if not actor_id.isidentifier() or actor_id in {AUTHOR, UNSPECIFIED}:
        reading.tell(
            "DET283",
            f"{quoted(actor_id)} cannot be the id of an actor",
            "an id is letters, digits and underscores, begins with a letter, and is neither AUTHOR nor UNSPECIFIED",
            line,
            actor_id,
        )
        return None
    if actor_id in reading.ids:
        reading.tell(
            "DET284",
            f"there is already an actor {quoted(actor_id)}, in line {reading.ids[actor_id]}",
            "give every actor one row, with all its names",
            line,
            actor_id,
        )
        return None
    reading.ids[actor_id] = line
    if kind not in KINDS:
        reading.tell(
            "DET285",
            f"there is no kind of actor {quoted(kind)}{nearest(kind, KINDS)}",
            f"the kinds are {', '.join(KINDS)}",
            line,
            kind,
        )
        kind = "organisation"
    members = _listed(cells.get("members", ""))
    reading.members += [(actor_id, member, line) for member in members]
    marked = [(name, sense) for column, sense in _SENSES.items() for name in _listed(cells.get(column, ""))]
    names = dict[str, Sense]()
    for name, sense in marked:
        names.setdefault(_bare(name), sense)
    own = _bare(cells.get("name", ""))
    _check_names(reading, actor_id, marked, own, line)
    return Row(
        Actor(actor_id, own, cast("Kind", kind), members, cells.get("provenance", "")),
        tuple((name, sense) for name, sense in names.items() if words_of(name)),
        frozenset(_bare(name) for name, _ in marked if name.endswith(_SHARED)),
        frozenset(_bare(name) for name, _ in marked if name.endswith(_CAREFUL)),
    )


def _check_names(reading: _Reading, actor_id: str, marked: Iterable[tuple[str, Sense]], own: str, line: int) -> None:
    if not own:
        reading.tell(
            "DET286", f"the actor {quoted(actor_id)} has no name", "write its name, as the texts do", line, actor_id
        )
    for name, _ in marked:
        bare, shared = _bare(name), name.endswith(_SHARED)
        if not any(c.isalnum() for c in bare):
            reading.tell("DET286", f"{quoted(name)} is not a name: no letter", "write it as the texts do", line, name)
            continue
        owner, owner_shares = reading.owners.setdefault(bare, (actor_id, shared))
        if owner != actor_id and not (shared and owner_shares):
            reading.tell(
                "DET287",
                f"{quoted(bare)} is a name of {quoted(owner)} too",
                f"leave it to one of them, or write '{bare}?' with both: a text that says it is then asked about",
                line,
                bare,
            )


def _check_members(reading: _Reading) -> None:
    ids = {**reading.known, **reading.ids}
    for actor_id, member, line in reading.members:
        if member == actor_id or member not in ids:
            what = "is no member of itself" if member == actor_id else f"is not an actor{nearest(member, ids)}"
            reading.tell(
                "DET288",
                f"{quoted(member)}, listed as a member of {quoted(actor_id)}, {what}",
                "list members by their ids, separated by semicolons; give each of them a row",
                line,
                member,
            )


def names_of(rows: Iterable[Row]) -> tuple[Name, ...]:
    """The names of all rows, one of each spelling: a name that several rows share belongs to all of them."""
    owners: dict[tuple[str, ...], list[tuple[str, Sense]]] = {}
    careful: set[tuple[str, ...]] = set()
    for row in rows:
        for name, sense in row.names:
            words = words_of(name)
            owners.setdefault(words, []).append((row.actor.id, sense))
            if name in row.careful:
                careful.add(words)
    return tuple(
        Name(words, owned[0][1], tuple(dict.fromkeys(actor for actor, _ in owned)), words in careful)
        for words, owned in owners.items()
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(";") if name.strip())


def _bare(name: str) -> str:
    return name.removesuffix(_SHARED).removesuffix(_CAREFUL).strip()
