"""What is gathered while a conflict file is read, and the parts of the file that it is gathered from."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from detente.errors import BadInput, Place, Problem, StatementError, nearest, quoted
from detente.model.bind_claim import bind_claim
from detente.model.claim import Claim
from detente.model.conflict import Option
from detente.model.nodes import Broken, Leaf, Node, Series, Table
from detente.model.statement import Statement
from detente.model.vocabulary import Vocabulary, bind_statement
from detente.text.document import Document

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the file that fits its shape: the piece, its path, its key if it has one, and where to point at it.

    What is broken is passed over: it has been noted already.
    """

    node: Leaf | Series | Table
    path: Path
    place: Place
    key: Leaf | None = None

    @property
    def head(self) -> Place:
        """Where the part begins: at its key, or where it stands in a list."""
        return self.key.place if self.key and self.key.raw else self.place

    @property
    def text(self) -> str:
        """The text of a leaf; empty for a list or mapping."""
        return self.node.text if isinstance(self.node, Leaf) else ""

    def get(self, key: str) -> Part | None:
        """The part under that key, or None."""
        return next((part for name, part in self.entries() if name == key), None)

    def says(self, key: str) -> str:
        """The text under that key; empty if there is none."""
        part = self.get(key)
        return part.text if part else ""

    def has(self, key: str) -> bool:
        """Whether the key is there, be its value broken or not."""
        return isinstance(self.node, Table) and self.node.get(key) is not None

    def entries(self) -> Iterator[tuple[str, Part]]:
        """The keys of a mapping with their parts, in the order of the file."""
        if isinstance(self.node, Table):
            for entry in self.node.entries:
                key, value = entry.key, entry.value
                if not isinstance(value, Broken):
                    spot = value.place if isinstance(value, Leaf) or not key.raw else key.place
                    # A shorthand that was written out is no step of the way through the file.
                    path = (*self.path, key.text) if key.raw else self.path
                    yield key.text, Part(value, path, spot, key)

    def items(self, key: str | None = None) -> Iterator[Part]:
        """The items of a list, or of the list under that key; nothing if it is not there."""
        if key is not None:
            part = self.get(key)
            yield from part.items() if part else ()
        elif isinstance(self.node, Series):
            for position, item in enumerate(self.node.items):
                if not isinstance(item, Broken):
                    yield Part(item, (*self.path, position), item.place)

    def below(self) -> Iterator[Part]:
        """The part itself and all parts below it."""
        yield self
        for part in (part for _, part in self.entries()):
            yield from part.below()
        for part in self.items():
            yield from part.below()


def part_of(node: Node) -> Part | None:
    """The part that a piece is, as the top of a file; None if it is broken."""
    return None if isinstance(node, Broken) else Part(node, (), node.place)


@dataclass(slots=True)
class Gathered:
    """What is known of a conflict so far, and what was wrong with it.

    `states` is None where no states are named, else each with its pattern; `unsure` are options whose levels could not
    be read, of which nothing more is said; `documents` holds None for a source that cannot be cited from; `targets` are
    the ids that a change may name, each with what it is.
    After `most` problems no more statements, claims and citations are looked at.
    """

    graph_form: bool = False
    most: int = 100
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    options: dict[str, Option] = field(default_factory=dict)
    states: dict[str, str | None] | None = None
    documents: dict[str, Document | None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    ids: list[tuple[str, Place]] = field(default_factory=list)
    targets: dict[str, str] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)

    @property
    def full(self) -> bool:
        """Whether so many problems were found that looking for more, with the nearest names, takes too long."""
        return len(self.problems) >= self.most

    def note(self, code: str, message: str, place: Place, hint: str | None = None) -> None:
        """Keep a problem."""
        self.problems.append(Problem(code, message, place, hint))

    def named(self, part: Part, name: str, kind: str | None = None) -> str:
        """Keep the name of a part, what it is if a change may name it, and return the name."""
        self.ids.append((name, part.head))
        if kind is not None:
            self.targets.setdefault(name, kind)
        return name

    def identified(self, part: Part, section: str, kind: str | None = None) -> str:
        """The id of an item of a list: the one given, else section and position from 1; kept like a name."""
        given = part.get("id")
        name = given.text if given is not None else f"{section}.{int(part.path[-1]) + 1}"
        return self.named(part, name, kind)

    def alias(self, part: Part) -> str | None:
        """The id given to a part that has a name besides; kept like a name."""
        given = part.get("id")
        return self.named(given, given.text) if given is not None and given.text else None

    def known(self, code: str, kind: str, part: Part, names: Collection[str], name: str | None = None) -> bool:
        """Whether the name that stands there, or that its key is, is one of these; if not, that is noted."""
        name, spot = (part.text, part.place) if name is None else (name, part.head)
        if name in names:
            return True
        near = "" if self.full else nearest(name, names)
        self.note(code, f"there is no {kind} {quoted(name)}{near}", spot)
        return False

    def decision_maker(self, part: Part, name: str | None = None) -> bool:
        """Whether the name that stands there, or that its key is, is a decision maker; if not, that is noted."""
        return self.known("DET148", "decision maker", part, self.vocabulary.decision_makers, name)

    def statement(self, part: Part | None) -> Statement | None:
        """The statement that stands there, its names known; None if it is wrong, which is noted, or not there."""
        if part is None or not isinstance(part.node, Leaf):
            return None
        return self.key_statement(part.node)

    def key_statement(self, leaf: Leaf) -> Statement | None:
        """The statement that a key or a text is, its names known; None if it is wrong, which is noted."""
        if self.full:
            return None
        try:
            return bind_statement(leaf.text, self.vocabulary)
        except StatementError as error:
            self._language(error, leaf)
        return None

    def claim(self, part: Part) -> Claim | None:
        """The claim that stands there, its names known; None if it is wrong, which is noted."""
        if isinstance(part.node, Leaf) and not self.full:
            try:
                return bind_claim(part.text, self.vocabulary)
            except StatementError as error:
                self._language(error, part.node)
        return None

    def _language(self, error: StatementError, leaf: Leaf) -> None:
        if not any(key in leaf.text for key in self.unsure):
            self.problems += moved(error, leaf)


def moved(error: BadInput, leaf: Leaf) -> list[Problem]:
    """The problems of an error in a text, pointing at where that text stands in the file."""
    return [
        Problem(
            p.code, p.message, leaf.at(p.place.line, p.place.column, p.place.width) if p.place else leaf.place, p.hint
        )
        for p in error.problems
    ]
