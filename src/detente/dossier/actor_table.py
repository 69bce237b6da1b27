"""The table of actors: who can be named in a text, by which names; the one that comes along, and those of users."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from os import PathLike, fspath
from pathlib import Path

from detente.dossier.actor_file import Row, names_of, read_rows
from detente.dossier.actor_names import Matcher, Name, words_of
from detente.dossier.items import Actor
from detente.errors import UnknownName
from detente.text.decode import decode
from detente.text.file import read_file

_SHIPPED = Path(__file__).parent / "actors"
_PARTS = ("states.tsv", "organisations.tsv", "groups.tsv")


@dataclass(frozen=True, slots=True)
class ActorTable:
    """The actors that can be found in a text, by id, and the matcher of their names.

    >>> table = shipped_table()
    >>> table["RUS"].name, "ATLANTIS" in table, table["WEST"].members
    ('Russia', False, ('USA', 'NATO', 'EU'))
    """

    rows: tuple[Row, ...] = field(repr=False)
    ignored: tuple[Name, ...] = field(repr=False, default=())
    actors: dict[str, Actor] = field(init=False, repr=False, compare=False)
    matcher: Matcher = field(init=False, repr=False, compare=False)
    composed: frozenset[str] = field(init=False, repr=False, compare=False)  # made of others: "some EU members"
    lands: frozenset[str] = field(init=False, repr=False, compare=False)  # one can be in them: "troops in Peru"

    def __post_init__(self) -> None:
        several = {"coalition", "organisation", "union", "party"}
        kinds = {row.actor.id: row.actor.kind for row in self.rows}
        object.__setattr__(self, "composed", frozenset(actor for actor, kind in kinds.items() if kind in several))
        object.__setattr__(self, "lands", frozenset(actor for actor, kind in kinds.items() if kind == "state"))
        object.__setattr__(self, "actors", {row.actor.id: row.actor for row in self.rows})
        names = names_of(self.rows)
        taken = {name.words for name in names}
        object.__setattr__(self, "matcher", Matcher((*names, *(n for n in self.ignored if n.words not in taken))))

    def __getitem__(self, actor: str) -> Actor:
        """The actor of that id; UnknownName, with the nearest id, if there is none."""
        if actor not in self.actors:
            raise UnknownName.among("actor", actor, self.actors)
        return self.actors[actor]

    def __contains__(self, actor: object) -> bool:
        return actor in self.actors

    def __iter__(self) -> Iterator[Actor]:
        return iter(self.actors.values())

    def __len__(self) -> int:
        return len(self.actors)

    def with_rows(self, rows: Iterable[Row]) -> ActorTable:
        r"""The table with more rows, which win: one takes the place of that with its id, and its names from all others.

        >>> union = read_rows("id,name,names\nKREMLIN_BAR,Kremlin", "a.csv", {})
        >>> [n.actors for n in names_of(shipped_table().with_rows(union).rows) if n.words == ("Kremlin",)]
        [('KREMLIN_BAR',)]
        """
        more = tuple(rows)
        ids = {row.actor.id for row in more}
        taken = {words_of(name) for row in more for name, _ in row.names}
        kept = (row for row in self.rows if row.actor.id not in ids)
        return ActorTable((*(_without(row, taken) for row in kept), *more), self.ignored)


@cache
def shipped_table() -> ActorTable:
    """The table that comes along: states, their peoples, capitals and seats, organisations, coalitions, factions."""
    rows: list[Row] = []
    known: dict[str, Actor] = {}
    pages = {part: (_SHIPPED / part).read_text("utf-8") for part in _PARTS}
    for part, text in pages.items():
        rows += read_rows(text, part, known)
        known |= {row.actor.id: row.actor for row in rows}
    return ActorTable(tuple(rows), tuple(_ignored()))


def actor_table(*paths: str | PathLike[str]) -> ActorTable:
    """The shipped table, with each of these tables of one's own laid over those before; errors as `read_actor_table`.

    >>> actor_table()["FRA"].name
    'France'
    """
    table = shipped_table()
    for path in paths:
        table = read_actor_table(path, base=table)
    return table


def read_actor_table(
    path: str | PathLike[str], *, base: ActorTable | None = None, limit: int = 5_000_000, most: int = 100
) -> ActorTable:
    """The table of a file of one's own, laid over `base`, the shipped one if not given: the rows of the file win.

    Raises TextError with at most `most` problems of the rows (DET281 to DET288), and where the file is not there, has
    more than `limit` bytes or is no text (DET101 to DET108).
    """
    name = fspath(path)
    table = shipped_table() if base is None else base
    text = decode(read_file(name, name, limit), name)
    return table.with_rows(read_rows(text, name, table.actors, most=most))


def _ignored() -> Iterator[Name]:
    """What contains the name of an actor and is none, such as a newspaper, and cities where others meet."""
    for line in (_SHIPPED / "not_actors.tsv").read_text("utf-8").splitlines()[1:]:
        phrase, what, _ = line.split("\t")
        yield Name(words_of(phrase), "venue" if what == "venue" else "other", ())


def _without(row: Row, taken: set[tuple[str, ...]]) -> Row:
    names = tuple((name, sense) for name, sense in row.names if words_of(name) not in taken)
    return row if names == row.names else Row(row.actor, names, row.shared, row.careful)
