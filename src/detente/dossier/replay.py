"""Replay: the acts of a review carried over to a fresh reading of the same texts, so that nobody's work is lost.

An item is found again by its id and its quote, or else by its quote alone.  What a person changed or stood by is kept
even where the fresh reading does not have it; what a person rejected is rejected again only if it is read as before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from detente.dossier.actor_table import shipped_table
from detente.dossier.item_changes import with_actors
from detente.dossier.item_data import Data, item_data, item_of
from detente.dossier.items import AUTHOR, UNSPECIFIED, Actor, Claim, Dossier, Event, Item, Line, Link, Mention, Step
from detente.dossier.review_log import KEPT, data_in, entry, standing
from detente.errors import Problem, quoted

# Whom an item names, and which other items; the rest of it is what it says.
_WHO = ("actor", "candidates", "actors", "recipients", "reported_by", "speaker", "target")
_WHICH = ("same_as", "events", "source", "target")
_ABOUT = ("id", "producer", "status", "why")

Spot = tuple[str, str, int, int]


def replay(
    dossier: Dossier, log: Iterable[Step], *, table: Iterable[Actor] | None = None
) -> tuple[Dossier, tuple[Problem, ...]]:
    """The dossier of a fresh reading with the acts of an earlier log, and what of them no longer fits (DET458).

    Only acts that stand are carried over, each with its time, its author and its reason.  `table` holds actors that the
    acts may name and the fresh reading does not, by default the shipped ones.  Cost: linear in the items and the log.
    """
    desk = _Desk(dossier, shipped_table() if table is None else table)
    for step in standing(log):
        desk.carry_over(step)
    return desk.dossier(), tuple(desk.problems)


@dataclass(frozen=True, slots=True)
class _Pair:
    """An item before and after an act; None where there was none, or none is left."""

    before: Item | None
    after: Item


class _Desk:
    """The items of the fresh reading while acts are carried over to them, and the ids that the old ones have there."""

    def __init__(self, fresh: Dossier, table: Iterable[Actor]) -> None:
        self.problems: list[Problem] = []
        self._fresh = fresh
        self._lines = {line.id: line for line in fresh.sentences}
        self._items: dict[str, Item] = {item.id: item for item in fresh.items}
        self._free: dict[Spot, dict[str, None]] = {}  # the items of the same words to which no old one was carried yet
        for item in fresh.items:
            self._free.setdefault(_spot(item), {})[item.id] = None
        self._known: dict[str, str] = {}  # the id that an item of the log has here
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

    def _one(self, step: Step, was: Data | None, data: Data) -> list[_Pair]:
        """What becomes of one item of a step: nothing, where it does not fit."""
        then = item_of(data, self._lines)
        if then is None:
            self._amiss(data["id"], f"{quoted(str(data.get('quote')))} is no longer in its sentence, or is no item")
            return []
        kept = then.origin.status in KEPT
        here = self._find(item_of(was, self._lines), then)
        seen = data if was is None or here is None else was
        if here is None and not kept:
            return []  # what was rejected, or is open again, and nobody proposes any more
        same = here is None or data["id"] in self._known or _says(item_data(here)) == _says(seen)
        if here is not None and not same:
            became = "what was reviewed is kept" if kept else f"it is proposed anew ({step.action})"
            self._amiss(here.id, f"it is now read otherwise; {became}")
        new = self._fitted(then, data, seen, here) if same or kept else None
        if new is None:
            return []
        by = here.origin if here is not None and same else then.origin
        new = replace(new, id=here.id if here else self._free_id(then), origin=replace(by, status=then.origin.status))
        self._known[data["id"]] = new.id
        if here is not None:
            self._free.get(_spot(here), {}).pop(here.id, None)
        self._items[new.id] = new
        return [_Pair(here, new)]

    def _find(self, was: Item | None, then: Item) -> Item | None:
        """The item here that an old one was: of the same kind and the same words, and best of the same id.

        One that an act made, and that was not there before it, must say the same as well.
        """
        if then.id in self._known:
            return self._items[self._known[then.id]]
        ids = self._free.get(_spot(was or then), {})
        if was is None:
            said = _says(item_data(then))
            ids = {each: None for each in ids if _says(item_data(self._items[each])) == said}
        return self._items[then.id if then.id in ids else next(iter(ids))] if ids else None

    def _fitted(self, item: Item, data: Data, seen: Data, here: Item | None = None) -> Item | None:
        """The item with what it names as that is known here; None, and a problem, where somebody is not known."""
        fitted: dict[str, object] = {}
        for name in _WHICH:
            if not hasattr(item, name) or (isinstance(item, Claim) and name == "target"):
                continue
            value = getattr(item, name)
            if here is not None and data.get(name) == seen.get(name) and item.id not in self._known:
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
        found = self._known.get(name, name)
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
        line = self._lines.get(data["id"])
        if line is not None and line.quote.text == data.get("quote"):
            return [line]
        self._amiss(data["id"], "the sentence that was said to hold nothing is another now")
        return []

    def _amiss(self, what: str, why: str) -> None:
        self.problems.append(Problem("DET458", f"{what}: {why}", None, "look at it again"))


def _spot(item: Item) -> Spot:
    return type(item).__name__, item.sentence, item.quote.start, item.quote.end


def _says(data: Data) -> Data:
    """What an item says, without what names other items, whose ids may be others."""
    which = _WHICH if "source" in data else ("same_as", "events")  # the target of a claim is somebody
    return {key: value for key, value in data.items() if key not in _ABOUT and key not in which}


def _named(item: Item) -> Iterable[str]:
    """The actors that an item names."""
    for name in _WHO:
        value = None if isinstance(item, Link) else getattr(item, name, None)
        yield from (value,) if isinstance(value, str) else value or ()
