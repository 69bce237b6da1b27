"""What a dossier holds: immutable items, each with the quote it was drawn from, its producer and its review status.

Ids of items are `<sentence>.<letter><n>`, such as `news#4.e1`, so that a sentence added at the end moves none of them.
An actor is known by its id everywhere: `RUS` from the shipped table, or an id of a table that the user gives.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from detente.cite import Quote
from detente.grid import Grid, plainly

Status = Literal["proposed", "accepted", "edited", "rejected"]
Factuality = Literal[
    "asserted", "presupposed", "historical", "alleged", "possible", "conditional", "predicted", "counter", "generic"
]
FACTS: frozenset[str] = frozenset({"asserted", "presupposed", "historical"})
Kind = Literal[
    "state", "organisation", "coalition", "office", "faction", "person", "population", "company", "union", "party",
    "unspecified",
]  # fmt: skip
How = Literal["name", "demonym", "seat", "officials", "part", "plural", "pronoun", "implicit", "person"]
Role = Literal["actor", "venue", "place"]
Attribution = Literal["author", "reported", "nominal", "ascribed"]
Polarity = Literal["+", "-"]
Modality = Literal[
    "asserted", "categorical", "possible", "ability", "intention", "conditional", "predicted", "alleged", "presupposed",
    "implied",
]  # fmt: skip
LinkKind = Literal[
    "causes", "enables", "prevents", "purpose", "condition", "concession", "contrast", "supports", "attacks"
]

AUTHOR = "AUTHOR"  # who speaks where nobody is named
UNSPECIFIED = "UNSPECIFIED"  # somebody, and the text does not say who


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an item comes from and what became of it: `producer` is `rules@1`, `parse@1`, `model:NAME`, `person:NAME`.

    `why` says in a few words what the producer saw (the cue, say); it is for the reviewer.
    """

    producer: str
    status: Status = "proposed"
    why: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the dossier: the id that citations use, its file, its hash and what its header says.

    `length` is in code points.  `date` is None where the text has none, which is a gap.
    """

    id: str
    file: str
    sha256: str
    length: int
    date: date | None = None
    date_span: tuple[int, int] | None = None
    header: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a text: `id` is its citation, `news#4`, and `hash` tells whether it is still the same sentence."""

    id: str
    number: int
    hash: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody named as speaking or acting; a coalition lists its documented `members` by id."""

    id: str
    name: str
    kind: Kind
    members: tuple[str, ...] = ()
    provenance: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a text names an actor, or somebody who may be one of several (`candidates`, `actor` None).

    `part` is set where only some of the actor is meant: "some" in "some in the West".  A venue is no actor: the city in
    "talks in Geneva" has the role `venue`, and a territory spoken of as such the role `place`.
    """

    id: str
    sentence: str
    quote: Quote
    actor: str | None
    how: How
    role: Role = "actor"
    part: str | None = None
    candidates: tuple[str, ...] = ()
    origin: Origin = Origin("rules@1")


@dataclass(frozen=True, slots=True)
class When:
    """A time as the text says it, with the interval of days that it covers, where that can be known."""

    text: str
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something done, or only feared, denied or foretold: `quote` holds its trigger, `what` the phrase around it.

    `category` and `mode` are of PLOVER 2.0; `factuality` says what the text makes of it, *possible* when in doubt.
    `actors` do it, `recipients` have it done to them.  `same_as` is the id of an earlier event that this one retells.
    """

    id: str
    sentence: str
    quote: Quote
    category: str
    factuality: Factuality
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    what: Quote | None = None
    when: When | None = None
    where: str | None = None
    size: str | None = None
    reported_by: str = AUTHOR
    same_as: str | None = None
    origin: Origin = Origin("rules@1")


@dataclass(frozen=True, slots=True)
class Claim:
    """Something said: by whom (`speaker`), with which of the thirteen acts, to whom, about which events.

    `quote` is the content, `cue` the words that show the act.  `polarity` is `-` where the content is said not to be so
    or is unwelcome.  `part` is set where only some of the speaker speak.
    """

    id: str
    sentence: str
    quote: Quote
    speaker: str
    act: str
    polarity: Polarity = "+"
    modality: Modality = "asserted"
    attribution: Attribution = "author"
    part: str | None = None
    cue: Quote | None = None
    target: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    origin: Origin = Origin("rules@1")


@dataclass(frozen=True, slots=True)
class Link:
    """An argument of the text: the `source` items, events or claims by id, cause, prevent … the `target` items."""

    id: str
    sentence: str
    quote: Quote
    kind: LinkKind
    source: tuple[str, ...]
    target: tuple[str, ...]
    hypothetical: bool = False
    cue: Quote | None = None
    origin: Origin = Origin("rules@1")


@dataclass(frozen=True, slots=True)
class Tension:
    """Two items that do not go together: a contradiction, a denial, or accusations that mirror each other."""

    kind: Literal["contradiction", "denial", "mirror"]
    items: tuple[str, str]
    why: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the texts leave open, as a question, with the sentence it concerns, if one."""

    ask: str
    sentence: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence from which nothing was drawn, and why."""

    sentence: str
    quote: Quote
    why: str


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the review log: what was done to an item or a sentence, when, and why and by whom if that was said.

    `before` and `after` hold the item as JSON data, a list where there are several, None where there is none; `items`
    names what was split or merged, with what it became.  An act that was undone stays, and its undoing comes after it.
    """

    action: Literal["accept", "edit", "reject", "split", "merge", "nothing here", "undo"]
    items: tuple[str, ...]
    at: str
    by: str = ""
    why: str = ""
    before: object = None
    after: object = None


Item = Mention | Event | Claim | Link


@dataclass(frozen=True, slots=True, repr=False)
class Dossier:
    """What was drawn from one or many texts, with the log of its review; nothing in it is true, it is only said.

    Every sentence is one that something was drawn from, or is in `unread`.  `reader` says how the texts were read.
    """

    texts: tuple[Text, ...]
    sentences: tuple[Line, ...]
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    links: tuple[Link, ...] = ()
    tensions: tuple[Tension, ...] = ()
    unread: tuple[Unread, ...] = ()
    gaps: tuple[Gap, ...] = ()
    reader: str = ""
    log: tuple[Step, ...] = field(default=(), repr=False)

    def __repr__(self) -> str:
        """Say what it is in one line."""
        return (
            f"<Dossier of {len(self.texts)} texts: {len(self.sentences)} sentences, {len(self.actors)} actors, "
            f"{len(self.events)} events, {len(self.claims)} claims>"
        )

    def _repr_html_(self) -> str:
        rows = tuple(
            (e.id, e.category, e.factuality, e.quote.text, ", ".join(e.actors), ", ".join(e.recipients))
            for e in self.events
        )
        headings = ("event", "category", "factuality", "quote", "actors", "recipients")
        return Grid(headings, rows, plainly(self)).html()

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item that can be reviewed: mentions, events, claims and links, each kind in the order of the text."""
        return (*self.mentions, *self.events, *self.claims, *self.links)
