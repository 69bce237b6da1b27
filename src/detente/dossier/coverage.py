"""Coverage: how far a dossier has been reviewed, what rests on rejected items, and what contradicts what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from detente.dossier.items import Claim, Dossier, Event, Item, Link
from detente.dossier.review_log import said_empty

MOST_RIVALS: Final = 12
"""Of one item so many others that read the same words are told: whoever compares more compares none."""


@dataclass(frozen=True, slots=True)
class Orphan:
    """An item that rests on rejected ones, which it still names: `names` are their ids."""

    item: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many sentences there are and are reviewed, and what became of the items; `open` are those still proposed.

    `waiting` holds the sentences that are not reviewed, in the order of the texts; `unsupported` the items that rest on
    rejected ones, and are not rejected themselves.
    """

    sentences: int
    reviewed: int
    items: int
    accepted: int
    edited: int
    rejected: int
    open: int
    waiting: tuple[str, ...] = ()
    unsupported: tuple[Orphan, ...] = ()

    @property
    def next(self) -> str | None:
        """The first sentence that is not reviewed; None where all are."""
        return self.waiting[0] if self.waiting else None


def coverage(dossier: Dossier) -> Coverage:
    """How far the review of a dossier has come.

    A sentence is reviewed when nothing is proposed of it any more and either something was or somebody said that there
    is nothing in it; a proposal that comes later opens it again.

    >>> coverage(Dossier((), ()))
    Coverage(sentences=0, reviewed=0, items=0, accepted=0, edited=0, rejected=0, open=0, waiting=(), unsupported=())
    """
    items = dossier.items
    statuses = Counter(item.origin.status for item in items)
    pending = {item.sentence for item in items if item.origin.status == "proposed"}
    seen = {item.sentence for item in items} | said_empty(dossier.log)
    waiting = tuple(line.id for line in dossier.sentences if line.id in pending or line.id not in seen)
    return Coverage(
        len(dossier.sentences),
        len(dossier.sentences) - len(waiting),
        len(items),
        statuses["accepted"],
        statuses["edited"],
        statuses["rejected"],
        statuses["proposed"],
        waiting,
        orphaned(dossier),
    )


def orphaned(dossier: Dossier) -> tuple[Orphan, ...]:
    """The items, not rejected themselves, that name a rejected one: claims their events, links their ends, retellings.

    Nothing is taken out of them; a person decides what becomes of them.
    """
    gone = {item.id for item in dossier.items if item.origin.status == "rejected"}
    found = ((item.id, tuple(name for name in rests_on(item) if name in gone)) for item in dossier.items)
    return tuple(Orphan(item, names) for item, names in found if names and item not in gone)


def rests_on(item: Item) -> tuple[str, ...]:
    """The ids of the items that an item names."""
    match item:
        case Event():
            return (item.same_as,) if item.same_as else ()
        case Claim():
            return item.events
        case Link():
            return tuple(dict.fromkeys((*item.source, *item.target)))
        case _:
            return ()


def rivals(dossier: Dossier, sentence: str, *, most: int = MOST_RIVALS) -> dict[str, tuple[str, ...]]:
    """For each item of a sentence those of the same kind that another producer drew from the same words.

    Two readers that take the words alike are one item with two producers; these are the ones that do not.
    """
    here = [item for item in dossier.items if item.sentence == sentence and item.origin.status != "rejected"]
    found: dict[str, tuple[str, ...]] = {}
    for item in here[: most * most]:
        others = [other.id for other in here[: most * most] if _rivals(item, other)]
        if others:
            found[item.id] = tuple(others[:most])
    return found


def _rivals(one: Item, other: Item) -> bool:
    apart = set(one.origin.producer.split("+")).isdisjoint(other.origin.producer.split("+"))
    return (
        type(one) is type(other) and apart and one.quote.start < other.quote.end and other.quote.start < one.quote.end
    )
