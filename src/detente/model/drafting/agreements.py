"""Agreements: what several do together, and the forums in which they can meet for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.dossier.items import Event
from detente.model.conflict import Forum, Option
from detente.model.drafting.deeds import Deed
from detente.model.drafting.names import Namer, identifier
from detente.model.drafting.people import People
from detente.model.drafting.taken import Taken, shown
from detente.model.drafting.wording import both, note_of
from detente.model.statement import Statement

MOST_MEMBERS = 40
"""A condition that names the talks of more parties than this is not written: nobody could read it."""


@dataclass(frozen=True, slots=True)
class Forums:
    """The forums of a draft, and the talks whose table has fewer than two decision makers at it (`empty`)."""

    forums: tuple[Forum, ...]
    empty: tuple[tuple[str, Event], ...]


def joint_option(deed: Deed, made: Iterable[Deed], taken: Taken) -> Option:
    """The joint option of several; it requires their talks, where they have such an option."""
    talks: dict[str, Statement] = {}
    for other in made:
        if other.category == "CONSULT" and not other.joint and other.owners[0] in deed.owners:
            talks.setdefault(other.owners[0], other.test)
    requires = both(talks.values()) if len(talks) <= MOST_MEMBERS else None
    grounds = taken.grounds(deed.events, note=note_of(deed))
    return Option(deed.key, deed.text, owners=deed.owners, requires=requires, grounds=grounds)


def forums(taken: Taken, people: People, makers: Iterable[str], namer: Namer) -> Forums:
    """A forum for every place or body that talks name; for talks that name neither, one of all who take part.

    At the table of a body sit those who talk with it and the decision makers among its documented members.
    """
    known = set(makers)
    tables: dict[str, list[Event]] = {}
    members: dict[str, dict[str, None]] = {}
    empty: dict[str, Event] = {}
    for event in taken.events:
        if event.category != "CONSULT" or event.factuality in ("historical", "counter"):
            continue
        place = shown(event.where or "", 60)
        bodies = [a for a in (*event.actors, *event.recipients) if not set(people.of([a])) & known]
        body = next((taken.named(a) for a in bodies), "")
        present = people.of((*event.actors, *event.recipients, *_members(bodies, taken)))
        sitting = dict.fromkeys(name for name in present if name in known)
        table = place or body or "talks"
        if len(sitting) < 2:
            if place or body:
                empty.setdefault(table, event)
            continue
        tables.setdefault(table, []).append(event)
        members.setdefault(table, {}).update(sitting)
    made = []
    for table, events in tables.items():
        name = namer.name(identifier(table, "talks"), f"{identifier(table, 'talks')}_talks")
        spoken = "" if table == "talks" else table
        made.append(Forum(name, tuple(members[table]), spoken, taken.grounds(events)))
    return Forums(tuple(made), tuple((table, event) for table, event in empty.items() if table not in tables))


def _members(bodies: Iterable[str], taken: Taken) -> tuple[str, ...]:
    return tuple(member for body in bodies if body in taken.actors for member in taken.actors[body].members)


def options_of(made: Iterable[Deed], taken: Taken) -> Mapping[str, tuple[Option, ...]]:
    """The options of each decision maker, in the order of the text."""
    found: dict[str, list[Option]] = {}
    for deed in made:
        if not deed.joint:
            option = Option(deed.key, deed.text, grounds=taken.grounds(deed.events, note=note_of(deed)))
            found.setdefault(deed.owners[0], []).append(option)
    return {owner: tuple(options) for owner, options in found.items()}
