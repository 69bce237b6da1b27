"""What is taken from a dossier into a draft: its reviewed items, or all but the rejected ones, and their citations."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from detente.cite import Basis, Citation, Grounds
from detente.dossier.items import Actor, Claim, Dossier, Event, Link, Mention
from detente.model.drafting.names import Namer, identifier

REVIEWED = frozenset({"accepted", "edited"})
MOST_CITES = 40
"""A part cites at most so many sentences: more say no more, and a file has an end."""

LONGEST = 240
"""A passage is shown up to so many characters."""

Drawn = Event | Claim | Link | Mention


@dataclass(frozen=True, slots=True)
class Taken:
    """The items of a dossier that a draft rests on, in the order of their dates and sentences.

    `sources` gives the name of each text in the file, `lines` the citation of each sentence.  A retelling has what it
    leaves out (who, to whom, which mode, where) from the event that it retells.
    """

    dossier: Dossier
    actors: Mapping[str, Actor]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    unresolved: tuple[Mention, ...]
    sources: Mapping[str, str]
    lines: Mapping[str, Citation]
    order: Mapping[Citation, int]

    def named(self, actor: str) -> str:
        """What the dossier calls an actor; its id where there is nothing better."""
        known = self.actors.get(actor)
        return shown(known.name) if known and shown(known.name) else shown(actor)

    def cites(self, items: Iterable[Drawn]) -> tuple[Citation, ...]:
        """The sentences of the items, each once, in the order of the text."""
        found = {self.lines[item.sentence] for item in items if item.sentence in self.lines}
        return tuple(sorted(found, key=self.order.__getitem__)[:MOST_CITES])

    def grounds(self, items: Iterable[Drawn], basis: Basis | None = None, note: str | None = None) -> Grounds:
        """What a part rests on that was made from these items; it is a proposal as long as one of them is."""
        kept = list(items)
        by = dict.fromkeys(item.origin.producer for item in kept if item.origin.status not in REVIEWED)
        cites = self.cites(kept)
        assumed = None if cites else "made from items that name no sentence"
        return Grounds(cites, assumed, basis, note, shown(", ".join(by)) or None)


def take(dossier: Dossier, *, proposed: bool) -> Taken:
    """Take the accepted and edited items of a dossier, or with `proposed` all that were not rejected."""

    def is_taken(item: Drawn) -> bool:
        status = item.origin.status
        return status in REVIEWED or (proposed and status != "rejected")

    sources = _sources(dossier)
    dates = {text.id: (text.date or date.min, place) for place, text in enumerate(dossier.texts)}
    known = [line for line in dossier.sentences if line.quote.source in sources and line.number > 0]
    ordered = sorted(known, key=lambda line: (dates[line.quote.source], line.number))
    lines = {line.id: Citation(sources[line.quote.source], sentence=line.number) for line in ordered}
    order = {name: place for place, name in enumerate(lines)}

    def at(item: Drawn) -> tuple[int, int]:
        return order.get(item.sentence, len(order)), item.quote.start

    return Taken(
        dossier,
        {actor.id: actor for actor in dossier.actors},
        _completed(sorted(filter(is_taken, dossier.events), key=at)),
        tuple(sorted(filter(is_taken, dossier.claims), key=at)),
        tuple(sorted(filter(is_taken, dossier.links), key=at)),
        tuple(m for m in dossier.mentions if m.actor is None and m.role == "actor" and m.origin.status != "rejected"),
        sources,
        lines,
        {citation: place for place, citation in enumerate(lines.values())},
    )


def _sources(dossier: Dossier) -> dict[str, str]:
    """The name of each text as a source: its id, or an identifier made from it."""
    namer = Namer()
    names = {}
    for text in dossier.texts:
        plain = unicodedata.normalize("NFC", text.id)
        fits = plain.isidentifier() and identifier(plain, "") in (plain, plain.casefold())
        names[text.id] = namer.name(plain if fits else identifier(plain, "text"))
    return names


def _completed(events: list[Event]) -> tuple[Event, ...]:
    """The events, retellings with what they leave out; whoever retells a retelling follows it to its beginning."""
    by_id = {event.id: event for event in events}
    completed = []
    for event in events:
        first, seen = event, {event.id}
        while first.same_as in by_id and first.same_as not in seen:
            seen.add(first.same_as)
            first = by_id[first.same_as]
        same = first.category == event.category
        completed.append(
            replace(
                event,
                actors=event.actors or first.actors,
                recipients=event.recipients or (() if event.actors else first.recipients),
                mode=event.mode or (first.mode if same else None),
                where=event.where or first.where,
            )
        )
    return tuple(completed)


def shown(text: str, most: int = LONGEST) -> str:
    r"""A passage on one line, without what cannot be printed, cut to so many characters.

    >>> shown("a  line\n", 10), shown("much too long a line", 10)
    ('a line', 'much too …')
    """
    line = "".join(char for char in " ".join(text.split()) if char.isprintable())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()} …"
