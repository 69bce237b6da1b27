"""The items of a dossier while an answer is taken: new ones get ids, and what is there already is not there twice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from detente.cite import Quote
from detente.dossier.items import Claim, Dossier, Event, Item, Link, Mention

_MOST_DIGITS = 9


class Register:
    """The items by id; one that says the same as an older one, of the same words, becomes a second voice for that.

    A second producer is written behind the first, `rules@1+model:NAME`: it may raise the rank of an item, and never
    changes its status.
    """

    def __init__(self, dossier: Dossier, producer: str) -> None:
        """Begin with the items of the dossier."""
        self.items: dict[str, Item] = {item.id: item for item in dossier.items}
        self.agreed = 0
        self._producer = producer
        self._of_sentence: dict[str, list[str]] = {}
        self._last: dict[tuple[str, str], int] = {}
        for item in dossier.items:
            self._of_sentence.setdefault(item.sentence, []).append(item.id)
        # The log keeps the ids of what was split or merged away; they are not given again.
        for id_ in (*self.items, *(name for step in dossier.log for name in step.items)):
            sentence, _, tail = id_.rpartition(".")
            if tail[1:].isdecimal() and len(tail) <= _MOST_DIGITS:
                key = (sentence, tail[0])
                self._last[key] = max(self._last.get(key, 0), int(tail[1:]))

    def fresh(self, sentence: str, letter: str) -> str:
        """The id that the next item of this letter gets in a sentence; it is free until that item is entered.

        >>> Register(Dossier((), ()), "model:x").fresh("news#4", "e")
        'news#4.e1'
        """
        return f"{sentence}.{letter}{self._last.get((sentence, letter), 0) + 1}"

    def enter(self, item: Item) -> str:
        """Take an item in, and give the id by which it is known: its own, or that of the item that says the same."""
        for id_ in self._of_sentence.get(item.sentence, ()):
            older = self.items[id_]
            if _overlap(older.quote, item.quote) and _content(older) == _content(item):
                self.items[id_] = self._seconded(older)
                self.agreed += 1
                return id_
        sentence, _, tail = item.id.rpartition(".")
        self._last[sentence, tail[0]] = int(tail[1:])
        self._of_sentence.setdefault(item.sentence, []).append(item.id)
        self.items[item.id] = item
        return item.id

    def merged(self, dossier: Dossier) -> Dossier:
        """The dossier with these items, each kind in the order of the text; what was drawn from is not unread."""
        order = {line.id: n for n, line in enumerate(dossier.sentences)}
        items = sorted(self.items.values(), key=lambda item: order.get(item.sentence, len(order)))
        drawn = {item.sentence for item in items if not isinstance(item, Mention)}
        return replace(
            dossier,
            mentions=tuple(item for item in items if isinstance(item, Mention)),
            events=tuple(item for item in items if isinstance(item, Event)),
            claims=tuple(item for item in items if isinstance(item, Claim)),
            links=tuple(item for item in items if isinstance(item, Link)),
            unread=tuple(unread for unread in dossier.unread if unread.sentence not in drawn),
        )

    def _seconded(self, item: Item) -> Item:
        producers = item.origin.producer
        if f"+{self._producer}+" in f"+{producers}+":
            return item
        return replace(item, origin=replace(item.origin, producer=f"{producers}+{self._producer}"))


def _content(item: Item) -> tuple[Any, ...]:
    """What two items must share to say the same; finer points, such as the mode, are left to the first."""
    match item:
        case Mention():
            return "m", item.actor
        case Event():
            return "e", item.category, item.factuality, frozenset(item.actors), frozenset(item.recipients)
        case Claim():
            return "c", item.speaker, item.act, item.polarity, item.modality
        case Link():
            return "l", item.kind, frozenset(item.source), frozenset(item.target)


def _overlap(one: Quote, other: Quote) -> bool:
    return one.start < other.end and other.start < one.end
