"""Reading a chronicle: from YAML or a table to dated moves, each checked against the conflict that they are made in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from detente.errors import ConflictError, Place, Problem, nearest, quoted
from detente.model.build_grounds import grounds, sources
from detente.model.build_rules import settings
from detente.model.chronicle.chronicle import NO_TEXTS, Chronicle, DatedMove
from detente.model.chronicle.chronicle_shape import CHRONICLE
from detente.model.chronicle.table_of_moves import compose_table, names_columns
from detente.model.compose import compose, decoded
from detente.model.conflict import Conflict, Option
from detente.model.file_shape import VERSION
from detente.model.fit import fitted
from detente.model.gathered import Gathered, Part, part_of
from detente.model.nodes import Entry, Leaf, Node, Table
from detente.model.other_kinds import other_than_chronicle
from detente.model.vocabulary import Vocabulary
from detente.text.document import Document

TABLES = (".csv", ".tsv")
"""How the names of files end that hold a table."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_CHANGED = "see that every citation still fits the new text, then give its checksum"
_WRITE = "write year, month and day, 2022-01-20, or year and month, 2022-01"


def open_chronicle(
    path: str | Path,
    conflict: Conflict,
    *,
    documents: Mapping[str, Document] = NO_TEXTS,
    limit: int = 1_000_000,
    source_limit: int = 5_000_000,
    most: int = 100,
    check_sources: bool = True,
) -> Chronicle:
    """The chronicle in a file: YAML, or a table, by its name (`.csv`, `.tsv`) or its first line.

    Its own sources lie in its folder or below; without `check_sources` they are not looked at.  `documents`: the texts
    of the conflict, against which citations of them are checked.  The file has at most `limit` bytes, each source at
    most `source_limit`.  Raises ConflictError with the first `most` problems, each with its place, and OSError where
    the file cannot be opened.

    >>> import detente as dt
    >>> talks = dt.example("talks-2022")
    >>> chronicle = open_chronicle(talks.chronicle, dt.load("talks-2022"))
    >>> len(chronicle.moves), chronicle.moves[0].id, str(chronicle.moves[0].date)
    (45, 'E1', '2022-01-21')
    """
    path = Path(path)
    with path.open("rb") as file:
        data = file.read(limit + 1)
    return parse_chronicle(
        data,
        conflict,
        name=str(path),
        folder=path.parent if check_sources else None,
        documents=documents,
        limit=limit,
        source_limit=source_limit,
        most=most,
    )


def parse_chronicle(
    data: bytes | str,
    conflict: Conflict,
    *,
    name: str = "<text>",
    folder: Path | None = None,
    documents: Mapping[str, Document] = NO_TEXTS,
    limit: int = 1_000_000,
    source_limit: int = 5_000_000,
    pieces: int = 100_000,
    most: int = 100,
) -> Chronicle:
    """The chronicle in the bytes or the text of a file, which `name` stands for in messages.

    Without a `folder` its own sources are not looked at.  At most `pieces` keys and values are read, or rows of a
    table.  Raises ConflictError as `open_chronicle`.

    >>> import detente as dt
    >>> moves = "{date: 1994-03, by: company, set: {company.delay: no}}, {date: 1994-02-27, by: ministry, unsaid: why}"
    >>> found = parse_chronicle("{detente: 1, moves: [" + moves + "]}", dt.load("groundwater"))
    >>> [(move.id, str(move.first), move.set) for move in found.moves]
    [('moves.2', '1994-02-27', ()), ('moves.1', '1994-03-01', (('company.delay', 'no'),))]
    """
    text = decoded(data, name, limit)
    options = {option.key: option for option in conflict.options}
    levels = {key: option.levels for key, option in options.items()}
    if name.lower().endswith(TABLES) or names_columns(text):
        listed, problems = compose_table(text, name, levels, rows=pieces)
        node = _as_file(listed)
    else:
        node, problems = _composed(text, name, pieces)
        _refuse_version(node)
    top = Place(name, 1, 1, node.place.text if node.place.line == 1 else "", 1)
    vocabulary = Vocabulary(levels, tuple(d.id for d in conflict.decision_makers), tuple(f.id for f in conflict.forums))
    gathered = Gathered(most=most, vocabulary=vocabulary, options=options, problems=problems)
    gathered.documents = {source.id: documents.get(source.id) for source in conflict.sources}
    root = part_of(fitted(node, CHRONICLE, problems, top))
    chronicle = _built(root, conflict, gathered, folder, source_limit, name) if root else None
    if chronicle is None or gathered.problems:
        raise ConflictError(_told(gathered.problems, most))
    return chronicle


def _composed(text: str, name: str, pieces: int) -> tuple[Node, list[Problem]]:
    """The pieces of a YAML file; ConflictError with one problem where it is no chronicle at all."""
    try:
        node, problems = compose(text, name, pieces=pieces)
    except ConflictError as error:
        other = other_than_chronicle(text, name, None)
        raise (ConflictError([other]) if other is not None else error) from None
    if (other := other_than_chronicle(text, name, node)) is not None:
        raise ConflictError([other])
    return node, problems


def _as_file(moves: Node) -> Node:
    """A table of moves as the file that it stands for."""

    def leaf(text: str, raw: str = "") -> Leaf:
        return Leaf(text, "whole number" if text.isdigit() else "text", "", moves.place, raw)

    return Table((Entry(leaf("detente"), leaf(str(VERSION))), Entry(leaf("moves"), moves)), moves.place)


def _refuse_version(node: Node) -> None:
    version = node.get("detente") if isinstance(node, Table) else None
    if isinstance(version, Leaf) and re.fullmatch(r"[1-9][0-9]{0,8}", version.text) and int(version.text) > VERSION:
        message = f"the file is of version {version.text}, and this program reads version {VERSION}"
        raise ConflictError.of("DET141", message, version.place, "install a newer release of detente")


def _told(problems: list[Problem], most: int) -> list[Problem]:
    """The first problems in the order of the file, with a word on the rest."""
    ordered = sorted(problems, key=lambda p: (p.place.line, p.place.column) if p.place else (0, 0))
    if len(ordered) < most:
        return ordered
    message = f"{most} or more problems were found; these are the first, and not everything was looked at"
    return [*ordered[:most], Problem("DET130", message, ordered[most - 1].place, "mend these, and read the file again")]


def _built(
    root: Part, conflict: Conflict, gathered: Gathered, folder: Path | None, source_limit: int, name: str
) -> Chronicle:
    own = sources(root, gathered, folder, source_limit)
    # What mends a conflict file does not mend a chronicle.
    gathered.problems[:] = [replace(p, hint=_CHANGED) if p.code == "DET170" else p for p in gathered.problems]
    opened = {s.id: text for s in own if (text := gathered.documents.get(s.id)) is not None}
    moves = [_Move(part, conflict, gathered).built() for part in root.items("moves")]
    _check_ids(gathered)
    dated = sorted((move for move in moves if move is not None), key=lambda move: move.first)
    return Chronicle(tuple(dated), root.says("title"), own, name, opened)


@dataclass(frozen=True, slots=True)
class _Move:
    """A move as it stands in the file, beside the conflict that it has to fit."""

    part: Part
    conflict: Conflict
    gathered: Gathered

    def built(self) -> DatedMove | None:
        """The move; None where its date or its mover cannot be read, which is noted."""
        part = self.part
        name = self.gathered.identified(part, "moves")
        by, day = self._by(), self._date()
        sets, to = self._set(), self._to()
        if by:
            self._check_owned(by)
        rests = grounds(part, self.gathered)
        if by is None or not day:
            return None
        return DatedMove(name, day, by, sets, to, part.says("unsaid"), part.says("text"), rests, part.head)

    def _by(self) -> str | None:
        """The mover; empty where it is nobody in the conflict, and None where it cannot be read, which is noted."""
        part = self.part.get("by")
        if part is None:
            key = next((key for key in ("set", "to") if self.part.get(key) is not None), None)
            if key is None:
                return ""
            hint = "by: the name of a decision maker or of a forum; only a move that is unsaid may be nobody's"
            self.gathered.note("DET139", f"a move with {quoted(key)} needs 'by'", self.part.head, hint)
            return None
        known = (*self.gathered.vocabulary.decision_makers, *self.gathered.vocabulary.forums)
        return part.text if self.gathered.known("DET511", "decision maker or forum", part, known) else None

    def _set(self) -> tuple[tuple[str, str], ...]:
        """What the move sets; nothing in a conflict without options, which is noted."""
        part = self.part.get("set")
        if part is not None and self.conflict.graph_form:
            message = "the conflict is given by its states and has no options that a move could set"
            self.gathered.note("DET520", message, part.head, "name the state to which the move leads: to: …")
            return ()
        return settings(part, self.gathered)

    def _to(self) -> str:
        """The state to which the move leads; empty where none is named, or one that is not there, which is noted."""
        part = self.part.get("to")
        if part is None:
            return ""
        if self.conflict.states is None:
            message = "the file of the conflict gives its states no names"
            self.gathered.note("DET521", message, part.head, "say which options are set: set: …")
            return ""
        names = [state.name for state in self.conflict.states]
        return part.text if self.gathered.known("DET521", "state", part, names) else ""

    def _date(self) -> str:
        """The date as written; empty where it is none or lies before that of the conflict, which is noted."""
        part = self.part.get("date")
        if part is None:
            return ""
        if not _on_the_calendar(part.text):
            written = _DAY.fullmatch(part.text) or _MONTH.fullmatch(part.text)
            message = f"{quoted(part.text)} is {'no day of the calendar' if written else 'not a date'}"
            self.gathered.note("DET512", message, part.place, _WRITE)
            return ""
        move = DatedMove("", part.text, "")
        if self.conflict.date is not None and move.last < date.fromisoformat(self.conflict.date):
            message = f"the move is of {part.text}, and the conflict speaks of {self.conflict.date}"
            hint = "what came before is part of the status quo; leave the move out, or change the date of the conflict"
            self.gathered.note("DET513", message, part.place, hint)
            return ""
        return part.text

    def _check_owned(self, by: str) -> None:
        """Note every option that the mover has no part in."""
        members = {by: {by}, **{forum.id: set(forum.members) for forum in self.conflict.forums}}[by]
        listed = self.part.get("set")
        for key, value in listed.entries() if listed else ():
            option = self.gathered.options.get(key)
            if option is not None and members.isdisjoint(owners_of(option)):
                own = [each.key for each in self.conflict.options if not members.isdisjoint(owners_of(each))]
                message = f"{quoted(key)} belongs to {' and '.join(owners_of(option))}, not to {by}{nearest(key, own)}"
                self.gathered.note("DET514", message, value.head, "let its owner make a move of its own, or a forum")


def _on_the_calendar(written: str) -> bool:
    """Whether a date is a day of the calendar, or a month."""
    try:
        date.fromisoformat(f"{written}-01" if _MONTH.fullmatch(written) else written)
    except ValueError:
        return False
    return bool(_DAY.fullmatch(written) or _MONTH.fullmatch(written))


def owners_of(option: Option) -> tuple[str, ...]:
    """Who can set an option: its decision maker, or the owners of a joint one."""
    return option.owners if option.joint else (option.key.partition(".")[0],)


def _check_ids(gathered: Gathered) -> None:
    """Note every id that stands for two moves."""
    first: dict[str, Place] = {}
    for name, place in gathered.ids:
        if name in first:
            message = f"the id {quoted(name)} names two moves; the first is in line {first[name].line}"
            gathered.note("DET143", message, place, "ids are unique in the file; choose another")
        first.setdefault(name, place)
