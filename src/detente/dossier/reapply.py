"""Reapplying a review: its acts carried over to a fresh reading of the same texts, so that nobody's work is lost.

The texts may have changed: a sentence is found again by its words, wherever it stands now, and an item by its place in
the sentence, best with the same number.  What a person changed or stood by is kept even where the fresh reading does
not have it; what a person rejected is rejected again only if it is read as before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from detente.cite import Quote
from detente.dossier.actor_table import shipped_table
from detente.dossier.item_changes import with_actors
from detente.dossier.item_data import Data, item_data, item_of
from detente.dossier.items import AUTHOR, UNSPECIFIED, Actor, Claim, Dossier, Event, Item, Line, Link, Mention, Step
from detente.dossier.moved_sentences import Moved, moved_sentences
from detente.dossier.review_log import KEPT, data_in, entry, standing
from detente.errors import Problem, quoted

# Whom an item names, and which other items; the rest of it is what it says.
_WHO = ("actor", "candidates", "actors", "recipients", "reported_by", "speaker", "target")
_WHICH = ("same_as", "events", "source", "target")
_ABOUT = ("id", "producer", "status", "why")

Spot = tuple[str, str, int, int]


def reapply(
    dossier: Dossier, reviewed: Dossier, *, table: Iterable[Actor] | None = None
) -> tuple[Dossier, tuple[Problem, ...]]:
    """The dossier of a fresh reading with the acts of one that was reviewed, and what of them no longer fits (DET458).

    Only acts that stand are carried over, each with its time, its author and its reason.  `table` holds actors that the
    acts may name and the fresh reading does not, by default the shipped ones.  Cost: linear in the items and the log.

    >>> import detente as dt
    >>> first = dt.read([dt.document(b"Norway closed the port.", "fish.txt")], parse=False)
    >>> done = dt.accept_item(first, "fish#1.e1", at="2021-05-05T10:00:00+00:00")
    >>> again = dt.read([dt.document(b"Fog came. Norway closed the port.", "fish.txt")], parse=False)
    >>> carried, lost = reapply(again, done)
    >>> carried.events[0].id, carried.events[0].origin.status, lost
    ('fish#2.e1', 'accepted', ())
    """
    desk = _Desk(dossier, reviewed.sentences, shipped_table() if table is None else table)
    for step in standing(reviewed.log):
        desk.carry_over(step)
    return desk.dossier(), tuple(desk.problems)


@dataclass(frozen=True, slots=True)
class _Pair:
    """An item before and after an act; None where there was none, or none is left."""

    before: Item | None
    after: Item


@dataclass(frozen=True, slots=True)
class _Kept:
    """An item as the log keeps it, and as it would be here: under the id and at the place of its sentence here."""

    data: Data
    item: Item
    changed: bool  # the sentence is another now

    @property
    def id(self) -> str:
        """The id that the log has."""
        return str(self.data["id"])


class _Desk:
    """The items of the fresh reading while acts are carried over to them, and the ids that the old ones have there."""

    def __init__(self, fresh: Dossier, old: Sequence[Line], table: Iterable[Actor]) -> None:
        self.problems: list[Problem] = []
        self._fresh = fresh
        self._old = {line.id: line for line in old}
        self._moved = moved_sentences(old, fresh.sentences)
        self._items: dict[str, Item] = {item.id: item for item in fresh.items}
        self._free: dict[Spot, dict[str, None]] = {}  # the items of the same words to which no old one was carried yet
        for item in fresh.items:
            self._free.setdefault(_spot(item), {})[item.id] = None
        self._known: dict[str, str] = {}  # the id here of an item that the log has under another, or the same
        self._actors = {actor.id: actor for actor in fresh.actors}
        self._table = {actor.id: actor for actor in table}
        self._steps: list[Step] = []

    def carry_over(self, step: Step) -> None:
        """Do here what was done there, as far as it fits."""
        pairs: list[_Pair] = []
        lines: list[Line] = []
        before = {data["id"]: data for data in data_in(step.before)}
        for data in data_in(step.after):
            if "producer" not in data:
                lines += self._same_line(data)
            else:
                pairs += self._one(step, before.get(data["id"]), data)
        olds = [pair.before for pair in pairs if pair.before is not None]
        news = [pair.after for pair in pairs]
        if not (lines or news):
            return
        names = [each.id for each in (*lines, *news)]
        was, became = (*lines, *olds), (*lines, *news)
        try:
            self._steps.append(entry(step.action, names, was, became, at=step.at, by=step.by, why=step.why))
        except ValueError as refusal:
            self._amiss(names[0], f"its step cannot be kept: {refusal}")

    def dossier(self) -> Dossier:
        """The fresh reading with what was carried over, each kind in the order of the text."""
        order = {line.id: n for n, line in enumerate(self._fresh.sentences)}
        items = sorted(self._items.values(), key=lambda item: order.get(item.sentence, len(order)))
        drawn = {item.sentence for item in items if not isinstance(item, Mention)}
        return replace(
            with_actors(self._fresh, self._actors.values()),
            mentions=tuple(item for item in items if isinstance(item, Mention)),
            events=tuple(item for item in items if isinstance(item, Event)),
            claims=tuple(item for item in items if isinstance(item, Claim)),
            links=tuple(item for item in items if isinstance(item, Link)),
            unread=tuple(unread for unread in self._fresh.unread if unread.sentence not in drawn),
            log=(*self._fresh.log, *self._steps),
        )

    def _one(self, step: Step, before: Data | None, data: Data) -> list[_Pair]:
        """What becomes of one item of a step: nothing, where it does not fit."""
        then, was = self._kept(data), None if before is None else self._kept(before)
        if then is None:
            self._amiss(data["id"], f"{quoted(str(data.get('quote')))} is no longer in its sentence, or is no item")
            return []
        stands = then.item.origin.status in KEPT
        here = self._find(was, then)
        seen = then if was is None or here is None else was
        if here is None and not stands:
            return []  # what was rejected, or is open again, and nobody proposes any more
        same = here is None or then.id in self._known or _says(item_data(here)) == _says(item_data(seen.item))
        if here is None and then.changed:
            self._amiss(then.item.id, "its sentence has changed; what was reviewed is kept")
        if here is not None and not same:
            became = "what was reviewed is kept" if stands else f"it is proposed anew ({step.action})"
            self._amiss(here.id, f"it is now read otherwise; {became}")
        new = self._fitted(then, seen, here) if same or stands else None
        if new is None:
            return []
        status = then.item.origin.status
        by = here.origin if here is not None and same else then.item.origin
        new = replace(new, id=here.id if here else self._free_id(new), origin=replace(by, status=status))
        self._known[then.id] = new.id
        if here is not None:
            self._free.get(_spot(here), {}).pop(here.id, None)
        self._items[new.id] = new
        return [_Pair(here, new)]

    def _kept(self, data: Data) -> _Kept | None:
        """The item that the data are, as it would be here; None where they are none, or its words are not here."""
        item = item_of(data, self._old)
        moved = None if item is None else self._moved.get(item.sentence)
        if item is None or moved is None:
            return None
        passages: dict[str, Quote] = {}
        for name in ("quote", "what", "cue"):
            quote = getattr(item, name, None)
            if isinstance(quote, Quote):
                passages[name] = replace(quote, start=quote.start + moved.shift, end=quote.end + moved.shift)
        if moved.changed and not all(_verbatim(quote, moved.line.quote) for quote in passages.values()):
            return None
        here = replace(item, id=_renamed(item.id, item.sentence, moved), sentence=moved.line.id, **passages)  # type: ignore[arg-type]  # each value is one of the same field
        return _Kept(data, here, moved.changed)

    def _find(self, was: _Kept | None, then: _Kept) -> Item | None:
        """The item here that an old one was: of the same kind and the same words, and best of the same id.

        One that an act made, and that was not there before it, must say the same as well.
        """
        if then.id in self._known:
            return self._items[self._known[then.id]]
        ids = self._free.get(_spot((was or then).item), {})
        if was is None:
            said = _says(item_data(then.item))
            ids = {each: None for each in ids if _says(item_data(self._items[each])) == said}
        return self._items[then.item.id if then.item.id in ids else next(iter(ids))] if ids else None

    def _fitted(self, then: _Kept, seen: _Kept, here: Item | None) -> Item | None:
        """The item with what it names as that is known here; None, and a problem, where somebody is not known."""
        item = then.item
        fitted: dict[str, object] = {}
        for name in _WHICH:
            if not hasattr(item, name) or (isinstance(item, Claim) and name == "target"):
                continue
            value = getattr(item, name)
            if here is not None and then.data.get(name) == seen.data.get(name) and then.id not in self._known:
                fitted[name] = getattr(here, name)  # nobody changed it
            elif isinstance(value, tuple):
                found = (self._known_as(item, each) for each in value)
                fitted[name] = tuple(each for each in found if each is not None)
            elif value is not None:
                fitted[name] = self._known_as(item, value)
        for actor in _named(item):
            if actor not in self._actors and actor not in (AUTHOR, UNSPECIFIED):
                if actor not in self._table:
                    self._amiss(item.id, f"nobody knows the actor {quoted(actor)} any more")
                    return None
                self._actors[actor] = self._table[actor]
        return replace(item, **fitted)  # type: ignore[arg-type]  # each value is one of the same field

    def _known_as(self, item: Item, name: str) -> str | None:
        """The id here of the item that the log calls by that name; None, and a problem, where there is none."""
        found: str | None = self._known.get(name)
        sentence = name.rpartition(".")[0]
        if found is None and sentence in self._moved:
            found = _renamed(name, sentence, self._moved[sentence])
        elif found is None and sentence not in self._old:
            found = name
        if found in self._items:
            return found
        self._amiss(item.id, f"it named {quoted(name)}, which is not there any more")
        return None

    def _free_id(self, item: Item) -> str:
        """The id that the item had, or the next one of its sentence, if another has that now."""
        if item.id not in self._items:
            return item.id
        stem = item.id.rstrip("0123456789")
        return next(name for n in range(1, len(self._items) + 2) if (name := f"{stem}{n}") not in self._items)

    def _same_line(self, data: Data) -> Sequence[Line]:
        moved = self._moved.get(data["id"])
        if moved is not None and moved.line.quote.text == data.get("quote"):
            return [moved.line]
        self._amiss(data["id"], "the sentence that was said to hold nothing is another now")
        return []

    def _amiss(self, what: str, why: str) -> None:
        self.problems.append(Problem("DET458", f"{what}: {why}", None, "look at it again"))


def _spot(item: Item) -> Spot:
    return type(item).__name__, item.sentence, item.quote.start, item.quote.end


def _renamed(name: str, sentence: str, moved: Moved) -> str:
    """The id of an item as it is where its sentence stands now; `news#3.e1` becomes `news#4.e1`."""
    return moved.line.id + name.removeprefix(sentence) if name.startswith(f"{sentence}.") else name


def _verbatim(quote: Quote, whole: Quote) -> bool:
    first, last = quote.start - whole.start, quote.end - whole.start
    return first >= 0 and whole.text[first:last] == quote.text


def _says(data: Data) -> Data:
    """What an item says, without what names other items, whose ids may be others."""
    which = _WHICH if "source" in data else ("same_as", "events")  # the target of a claim is somebody
    return {key: value for key, value in data.items() if key not in _ABOUT and key not in which}


def _named(item: Item) -> Iterable[str]:
    """The actors that an item names."""
    for name in _WHO:
        value = None if isinstance(item, Link) else getattr(item, name, None)
        yield from (value,) if isinstance(value, str) else value or ()
