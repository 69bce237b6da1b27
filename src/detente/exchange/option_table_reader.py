"""Reading an option table: options as rows, states as columns, as the literature prints them."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from detente.errors import ConflictError, Place, Problem, TextError, nearest, quoted
from detente.exchange.cells import Cell, rows_of
from detente.exchange.formats import Imported
from detente.exchange.left_behind import named
from detente.exchange.option_table_layout import (
    EITHER,
    NO,
    RANKING,
    SIGNS,
    STATUS_QUO,
    YES,
    Layout,
    Line,
    laid_out,
    rank_of,
)
from detente.graph.naming import feasible_states
from detente.model.conflict import (
    JOINT,
    YES_NO,
    Conflict,
    DecisionMaker,
    NamedState,
    Once,
    Option,
    Preference,
    Ranking,
    StatusQuo,
)
from detente.model.drafting.names import Namer, identifier
from detente.model.fit import RESERVED
from detente.text.decode import BOM, decode

_NUMBERING = re.compile(r"^\(?[0-9]{1,3}[.):]\s*(?=\S)")
_JOINT = re.compile(r"joint\s*:\s*", re.IGNORECASE)
_ONCE: dict[str, Once | None] = {
    **dict.fromkeys(("", "both", "no", "-"), None),
    **dict.fromkeys(("adopted", "fwd", "→", "->"), "adopted"),
    **dict.fromkeys(("abandoned", "back", "←", "<-"), "abandoned"),
}
_LEVELS_MOST = 10
# Who names every option so has left out a column.
_BARE = {"y", "n", "yes", "no", "-", "1", "0"}
_NOWHERE = Cell("", 0, 0)
_ONE_A_ROW = "write one option a row, and one state a column"
# How the files of spreadsheet programs begin: those that are zip files, and older ones.
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def read_option_table(
    data: bytes, name: str, /, *, limit: int = 2**22, most: int = 100, most_rows: int = 2_000
) -> Imported:
    """The conflict that an option table shows: its columns are the feasible states, and who controls what tells moves.

    A row is an option: the decision maker (blank: as above), the option, and for each state Y, N or `-` for either.
    Further rows may rank the states for a decision maker, 1 being best, and mark the status quo.
    `limit`: how many combinations of options the states may stand for.  Raises TextError where the file is no text
    (DET107, DET108), ConflictError with what is wrong in it (DET561 to DET565), the first `most` in the order of the
    file, or where it has more than `most_rows` rows, and where two columns show the same state (DET309);
    TooLarge at the limit.
    """
    if data.startswith(_SPREADSHEETS):
        message = "this is a spreadsheet as .xlsx, .ods or .xls, or another zip file, and not a table in plain text"
        hint = "save the sheet as CSV, or copy its cells into a text file"
        raise TextError.of("DET108", message, Place(name, 1, 1), hint)
    text = decode(data, name)
    mark = len(text) - len(text.removeprefix(BOM))
    rows, places = rows_of(text[mark:], name, most=most_rows)
    if not rows:
        place = Place(name, 1, 1)
        raise ConflictError.of("DET562", "the table is empty", place, _ONE_A_ROW)
    reader = _Reader(laid_out(rows), lambda cell: places.at(cell.start, max(cell.end, cell.start + 1)), most)
    return reader.imported(limit)


@dataclass(slots=True)
class _Row:
    """An option of the table, with the level that it has in each state, None for either."""

    option: Option
    levels: tuple[int | None, ...]


class _Reader:
    def __init__(self, layout: Layout, place: Callable[[Cell], Place], most: int) -> None:
        self.states = layout.states
        self.lines = layout.lines
        self.place = place
        self.most = most
        self.problems: list[Problem] = []
        self.namer = Namer()
        self.makers: dict[str, str] = {}
        self.own: dict[str, list[_Row]] = {}
        self.joint: list[_Row] = []
        self.rankings: dict[str, Ranking] = {}
        self.quo: StatusQuo | None = None
        self.names: list[str] = []
        self.captions = layout.captions
        self.said: set[tuple[str, str]] = set()
        self.again: list[str] = []

    def imported(self, limit: int) -> Imported:
        self._read_lines()
        if not self.problems and not any((*self.own.values(), self.joint)):
            start = self.lines[0].start if self.lines else _NOWHERE
            self._note("DET562", start, "the table has no option", _ONE_A_ROW)
        if not self.problems and not self.states:
            self._note("DET562", self.lines[0].start, "no column shows a state", _ONE_A_ROW)
        if self.problems:
            raise ConflictError(self._told())
        makers = tuple(
            DecisionMaker(dm, said, tuple(row.option for row in self.own[dm])) for said, dm in self.makers.items()
        )
        preferences: dict[str, Preference] = {dm.id: self.rankings[dm.id] for dm in makers if dm.id in self.rankings}
        conflict = Conflict(
            makers,
            joint_options=tuple(row.option for row in self.joint),
            states=self._patterns(),
            status_quo=self.quo,
            preferences=preferences,
            places={("states", name): self.place(self._column(at)) for at, name in enumerate(self.names)},
        )
        feasible_states(conflict, limit)  # raises where two columns show the same state
        return Imported(replace(conflict, places={}), tuple(self._doubtful(conflict)))

    def _doubtful(self, conflict: Conflict) -> Iterator[str]:
        """What of the table is passed over, or may be read otherwise than it was meant."""
        if self.captions:
            yield f"What stands above the heading is left out: {named(cell.text for cell in self.captions)}."
        idle = [dm.name for dm in conflict.decision_makers if not dm.options and dm.id not in self.rankings]
        if idle:
            yield f"Taken for decision makers without options, since they stand alone in a row: {named(idle)}."
        acting = [dm.name for dm in conflict.decision_makers if dm.options]
        for dm in conflict.decision_makers:
            if not dm.options and dm.id in self.rankings:
                close = difflib.get_close_matches(dm.name, acting, n=1)
                meant = f"; did you mean {quoted(close[0])}?" if close else "."
                yield f"Taken for a decision maker without options, who ranks the states: {quoted(dm.name)}{meant}"
        alike: dict[str, list[str]] = {}
        for dm in conflict.decision_makers:
            alike.setdefault(" ".join(dm.name.casefold().split()), []).append(dm.name)
        for names in alike.values():
            if len(names) > 1:
                yield f"Taken for different decision makers: {named(names)}."
        if self.again:
            yield f"Taken for different options, though called the same: {named(self.again)}."

    def _note(self, code: str, cell: Cell, message: str, hint: str) -> None:
        self.problems.append(Problem(code, message, self.place(cell), hint))

    def _told(self) -> list[Problem]:
        ordered = sorted(self.problems, key=lambda p: (p.place.line, p.place.column) if p.place else (0, 0))
        if len(ordered) > self.most:
            message = f"more than {self.most} problems were found; these are the first"
            ordered = [*ordered[: self.most], Problem("DET410", message, None, "mend these, and read the table again")]
        return ordered

    def _read_lines(self) -> None:
        self._name_states()
        if self.lines and all(line.option.text.casefold() in _BARE for line in self.lines):
            message = "signs stand where options belong, so that nobody is named who controls them"
            self._note("DET562", self.lines[0].option, message, "write the decision maker first, then the option")
            return
        above: Cell | None = None
        later: list[tuple[Line, Cell]] = []
        for line in self.lines:
            for cell in line.beyond[:1]:
                message = f"{quoted(cell.text)} stands beyond the last state"
                self._note("DET562", cell, message, "give the column a heading, or take the cell out")
            word = line.maker.text.casefold()
            if word in STATUS_QUO or (not word and line.option.text.casefold() in STATUS_QUO):
                self._status_quo(line)
            elif word in RANKING and line.numeric:
                later.append((line, line.option))
            elif line.maker.text or above is not None:
                above = line.maker if line.maker.text else above
                if above is not None:
                    self._line(line, above, later)
            else:
                message = f"nobody is named who controls {quoted(line.option.text or line.start.text)}"
                self._note("DET562", line.start, message, "write the decision maker into the first column")
        for line, maker in later:
            self._ranking(line, maker)
        for line in self.lines:
            if _JOINT.match(line.maker.text):
                self._joint_option(line)

    def _name_states(self) -> None:
        first: dict[str, Cell] = {}
        for number, cell in enumerate(self.states, start=1):
            name = identifier_of_state(cell.text, number)
            if name in first:
                message = f"two columns are named {quoted(cell.text or name)}"
                self._note("DET564", self._column(number - 1), message, "give every state a name of its own")
            first.setdefault(name, cell)
            self.names.append(name)

    def _column(self, at: int) -> Cell:
        """Where a state stands: its heading, or its first cell."""
        return next(
            (cell for cell in (self.states[at], *(line.cells[at] for line in self.lines)) if cell.text), _NOWHERE
        )

    def _line(self, line: Line, maker: Cell, later: list[tuple[Line, Cell]]) -> None:
        if _JOINT.match(maker.text):
            return
        dm = self._maker(maker.text)
        if line.option.text.casefold() in RANKING and line.numeric:
            later.append((line, maker))
        elif line.option.text and self._payoffs(line):
            message = f"numbers stand where {quoted(line.option.text)} says Y or N"
            hint = "call a row that ranks the states 'ranking', 1 being best; where more is better, count from the top"
            self._note("DET565", line.option, message, hint)
        elif line.option.text:
            namer = Namer({row.option.key.partition(".")[2] for row in self.own[dm]})
            self.own[dm].append(self._row(line, dm, namer, ()))
        elif any(cell.text for cell in line.cells):
            self._note("DET562", line.start, "this row has signs and no option", "write the option into its column")

    def _payoffs(self, line: Line) -> bool:
        """Whether numbers stand in the row of an option that are neither signs nor levels."""
        levels = line.extras.get("levels")
        others = [cell for cell in line.cells if cell.text.casefold() not in SIGNS]
        return line.numeric and bool(others) and not (levels is not None and levels.text)

    def _maker(self, said: str) -> str:
        if said not in self.makers:
            self.makers[said] = self.namer.name(identifier(said, "somebody"))
            self.own[self.makers[said]] = []
        return self.makers[said]

    def _joint_option(self, line: Line) -> None:
        owners_said = _JOINT.sub("", line.maker.text, count=1)
        names = [part.strip() for part in owners_said.split("+" if "+" in owners_said else ",")]
        known = {**{dm: dm for dm in self.makers.values()}, **self.makers}
        for name in names:
            if name not in known:
                message = f"there is no decision maker {quoted(name)}{nearest(name, known)}"
                self._note("DET562", line.maker, message, "name the owners as they stand in the first column")
        owners = tuple(dict.fromkeys(known[name] for name in names if name in known))
        if len(owners) < 2 and all(name in known for name in names):
            message = "a joint option has two owners or more"
            self._note("DET562", line.maker, message, "write joint: and their names, with + between them")
        namer = Namer({row.option.key.partition(".")[2] for row in self.joint})
        self.joint.append(self._row(line, JOINT, namer, owners))

    def _row(self, line: Line, owner: str, namer: Namer, owners: tuple[str, ...]) -> _Row:
        said = _NUMBERING.sub("", line.option.text)
        if (owner, said.casefold()) in self.said:
            self.again.append(said)
        self.said.add((owner, said.casefold()))
        key = f"{owner}.{namer.name(identifier(said, 'option'))}"
        text = line.extras["text"].text if "text" in line.extras else ""
        once = line.extras.get("irreversible")
        if once is not None and once.text.casefold() not in _ONCE:
            message = f"{quoted(once.text)} does not say whether the option can be undone"
            self._note("DET563", once, message, "write adopted (once so, for good), abandoned, or nothing")
        levels = self._ladder(line)
        option = Option(
            key,
            text or (said if said != key.partition(".")[2] else ""),
            levels,
            _ONCE.get(once.text.casefold()) if once is not None else None,
            owners,
        )
        return _Row(option, tuple(self._level(cell, at, option, line) for at, cell in enumerate(line.cells)))

    def _ladder(self, line: Line) -> tuple[str, ...]:
        cell = line.extras.get("levels")
        if cell is None or not cell.text:
            return YES_NO
        levels = tuple(part.strip() for part in cell.text.split("<"))
        named_well = all(re.fullmatch(r"[0-9]\w*", each) or each.isidentifier() for each in levels)
        if not named_well or len({*levels}) < len(levels) or not 2 <= len(levels) <= _LEVELS_MOST:
            message = f"{quoted(cell.text)} is no ladder of 2 to {_LEVELS_MOST} levels"
            self._note("DET563", cell, message, "write the levels from the lowest on: quiet < protests < sues")
            return YES_NO
        return levels

    def _level(self, cell: Cell, at: int, option: Option, line: Line) -> int | None:
        """The level in a state; None for either, or where the cell says nothing that can be read, which is noted."""
        said = cell.text.casefold()
        if said in EITHER:
            return None
        if option.ladder and cell.text in option.levels:
            return option.levels.index(cell.text)
        if option.ladder and re.fullmatch("[0-9]", cell.text) and int(cell.text) < len(option.levels):
            return int(cell.text)
        if not option.ladder and said in YES | NO:
            return int(said in YES)
        allowed = f"{', '.join(option.levels)} or -" if option.ladder else "Y, N or -"
        where = f"{quoted(line.option.text)} in the state {self.names[at]}"
        if not said:
            self._note("DET563", line.option, f"nothing is said of {where}", f"write {allowed}")
        else:
            self._note("DET563", cell, f"{quoted(cell.text)} says nothing of {where}", f"write {allowed}")
        return None

    def _status_quo(self, line: Line) -> None:
        marked = [at for at, cell in enumerate(line.cells) if cell.text and cell.text.casefold() not in NO | EITHER]
        if len(marked) != 1 or self.quo is not None:
            found = "a second row marks it" if self.quo else f"{len(marked) or 'none'} are marked"
            message = f"the status quo is one state, and {found}"
            self._note("DET565", line.start, message, "put one mark, such as x, under one state")
        elif not self.problems:
            self.quo = StatusQuo(state=self.names[marked[0]])

    def _ranking(self, line: Line, maker: Cell) -> None:
        if maker.text not in self.makers:
            message = f"there is no decision maker {quoted(maker.text)}{nearest(maker.text, self.makers)}"
            self._note("DET565", maker if maker.text else line.start, message, "name one of the first column")
            return
        dm = self.makers[maker.text]
        if dm in self.rankings:
            self._note("DET565", line.start, f"the states are ranked for {dm} twice", "keep one of the two rows")
        groups: dict[Fraction, list[str]] = {}
        for at, cell in enumerate(line.cells):
            rank = rank_of(cell.text)
            if rank is None:
                said = f"{quoted(cell.text)} is no rank of" if cell.text else "there is no number for"
                message = f"the ranking of {dm}: {said} the state {self.names[at]}"
                where = cell if cell.text else line.start
                self._note("DET565", where, message, "rank every state, 1 being best; equal numbers tie")
            else:
                groups.setdefault(rank, []).append(self.names[at])
        self.rankings[dm] = Ranking(tuple(tuple(groups[rank]) for rank in sorted(groups)))

    def _patterns(self) -> tuple[NamedState, ...]:
        rows = [*(row for dm in self.makers.values() for row in self.own[dm]), *self.joint]
        found = []
        for at, (name, cell) in enumerate(zip(self.names, self.states, strict=True)):
            levels = ((row.levels[at], row.option.ladder) for row in rows)
            pattern = "".join("-" if k is None else str(k) if ladder else "NY"[k] for k, ladder in levels)
            found.append(NamedState(name, pattern, cell.text if cell.text not in (name, name[1:]) else ""))
        return tuple(found)


def identifier_of_state(heading: str, number: int) -> str:
    """The name of a state by the heading of its column: `3` and `(3)` become `s3`, none becomes its number.

    >>> identifier_of_state("3", 1), identifier_of_state("", 4), identifier_of_state("the deal", 5)
    ('s3', 's4', 'deal')
    """
    digits = heading.strip("(). ")
    if digits.isascii() and digits.isdigit():
        return f"s{int(digits[:18])}"
    if heading.isidentifier() and heading not in RESERVED and unicodedata.normalize("NFC", heading) == heading:
        return heading
    return identifier(heading, f"s{number}") if heading else f"s{number}"
