"""Uses: what every event says of an option, told by its codes alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.dossier.items import FACTS, Event
from detente.dossier.plover import CATEGORIES
from detente.model.drafting.acts import ASKED, NO_OPTION, THREATENED, TOGETHER, Role
from detente.model.drafting.people import People
from detente.model.drafting.taken import Taken

Granting = dict[str, tuple[str, str | None]]
_WORDS = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN", "CONSULT"})


@dataclass(frozen=True, slots=True)
class Use:
    """What an event says of an option of the owners: of which category and mode, towards whom, in which contexts.

    One owner as a rule; what is done together has two or more.  `place` counts the uses in the order of the text.
    """

    event: Event
    role: Role
    owners: tuple[str, ...]
    category: str
    mode: str | None
    towards: frozenset[str]
    place: int = 0

    @property
    def contexts(self) -> frozenset[str]:
        """The contexts of the event."""
        return frozenset(self.event.contexts)


def uses(taken: Taken, people: People) -> tuple[tuple[Use, ...], tuple[str, ...]]:
    """All uses in the order of the text, and the names of the bodies: organisations that do nothing but hold talks.

    A body is a table at which others sit, and no decision maker; it is left out of the uses.
    """
    granting = _granting(taken, people)
    current = [event for event in taken.events if event.factuality != "historical"]
    found = [use for event in current for use in _uses(event, people, granting.get(event.id, {}))]
    bodies = _bodies(found, taken, people)
    kept: list[Use] = []
    for use in found:
        owners = tuple(owner for owner in use.owners if owner not in bodies)
        if owners:
            kept.append(replace(use, owners=owners, towards=use.towards - bodies, place=len(kept)))
    return tuple(kept), tuple(sorted(bodies))


def _uses(event: Event, people: People, granting: Granting) -> Iterator[Use]:
    actors, recipients = people.of(event.actors), people.of(event.recipients)
    to = frozenset(recipients)
    category, mode = event.category, event.mode
    if category not in CATEGORIES or category in NO_OPTION:
        return
    for actor in actors:
        others = (to or frozenset(actors)) - {actor}
        match category:
            case "REJECT" if mode == "meet":
                yield Use(event, "ends", (actor,), "CONSULT", None, others)
            case "REJECT":
                yield Use(event, "refuses", (actor,), *_granted(actor, mode, granting), others)
            case "THREATEN" if mode is not None and mode in THREATENED:
                threatened, how = THREATENED[mode]
                yield Use(event, "threatens", (actor,), threatened, how, others)
            case "CONSULT":
                yield Use(event, "does", (actor,), category, None, frozenset((*actors, *recipients)) - {actor})
            case "ASSAULT" if len(actors) > 1 and not to and event.factuality not in FACTS:
                yield Use(event, "war", (actor,), category, None, others)
            case "REQUEST":
                yield Use(event, "asks", (actor,), category, mode, others)
            case "THREATEN":
                pass
            case _ if not (category in TOGETHER and len(actors) > 1 and not to):
                yield Use(event, "does", (actor,), category, mode, others)
    if category in TOGETHER and len(actors) > 1 and not to:
        yield Use(event, "does", actors, category, mode, frozenset())
    if category == "REQUEST" and actors:
        for asked in recipients:
            if asked not in actors:
                yield Use(event, "asked", (asked,), *_granted(asked, mode, granting), frozenset(actors))


def _granted(maker: str, mode: str | None, granting: Granting) -> tuple[str, str | None]:
    """What somebody does who grants a request, or does not do who rejects it: category and mode."""
    named = granting.get(maker)
    if named is not None:
        return named
    category = ASKED.get(mode or "", "CONCEDE")
    return category, mode if category == "CONCEDE" else None


def _granting(taken: Taken, people: People) -> dict[str, Granting]:
    """For each request and refusal, by its id: the act by which it would be granted, where a claim names it.

    "They demand that it withdraws" speaks of a request and of a withdrawal: the withdrawal is what is asked.
    """
    events = {event.id: event for event in taken.events}
    found: dict[str, Granting] = {}
    for claim in taken.claims:
        if claim.act in ("DEMAND", "REFUSE", "PROPOSE"):
            told = [events[name] for name in dict.fromkeys(claim.events) if name in events]
            acts = [event for event in told if event.category not in _WORDS and event.category in CATEGORIES]
            for event in told:
                if event.category in ("REQUEST", "REJECT") and event.mode != "meet" and len(acts) == 1:
                    doers = event.recipients if event.category == "REQUEST" else event.actors
                    for maker in set(people.of(doers)) & set(people.of(acts[0].actors)):
                        found.setdefault(event.id, {})[maker] = (acts[0].category, acts[0].mode)
    return found


def _bodies(found: list[Use], taken: Taken, people: People) -> frozenset[str]:
    """Organisations all of whose acts are talks, where they hold them with somebody who is no such organisation."""
    does: Counter[tuple[str, bool]] = Counter(
        (owner, use.category == "CONSULT" and use.role == "does") for use in found for owner in use.owners
    )
    kinds = {name: taken.actors[actor].kind for actor, name in people.names.items() if actor in taken.actors}
    talkers = {owner for owner, talks in does if talks and not does[owner, False]}
    tables = {owner for owner in talkers if kinds.get(owner) == "organisation"}
    return frozenset(owner for use in found if use.towards - tables for owner in use.owners if owner in tables)
