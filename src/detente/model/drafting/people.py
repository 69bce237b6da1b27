"""People: which actors of a dossier stand for one decision maker, and who they are in the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.dossier.items import AUTHOR, UNSPECIFIED, Actor
from detente.model.drafting.names import Namer, identifier
from detente.model.drafting.taken import Taken


@dataclass(frozen=True, slots=True)
class People:
    """Who may become a decision maker: the name in the file of every actor that a taken item names as acting.

    `folded` says into which coalition an actor goes, by ids of the dossier; a member goes into its coalition where both
    act, and the draft asks whether they are one.  `names` has only those that stand for themselves.
    """

    names: Mapping[str, str]
    folded: Mapping[str, str]

    def of(self, actors: Iterable[str]) -> tuple[str, ...]:
        """The names in the file of these actors, coalitions in place of their members, each once."""
        kept = (self.folded.get(actor, actor) for actor in actors)
        return tuple(dict.fromkeys(self.names[actor] for actor in kept if actor in self.names))

    def actor(self, name: str) -> str:
        """The actor that a name in the file stands for."""
        return next(actor for actor, given in self.names.items() if given == name)

    def members(self, name: str) -> tuple[str, ...]:
        """The actors folded into a coalition, by its name in the file."""
        return tuple(actor for actor, into in self.folded.items() if self.names.get(into) == name)


def people(taken: Taken) -> People:
    """Name everybody who acts, is acted upon or speaks in the taken items, and fold members into their coalitions."""
    named = [actor for event in taken.events for actor in (*event.actors, *event.recipients)]
    named += [actor for claim in taken.claims for actor in (claim.speaker, *claim.target, *claim.about)]
    found = dict.fromkeys(actor for actor in named if _is_somebody(actor, taken.actors))
    folded = _folded(taken.actors, found)
    namer = Namer()
    names = {
        actor: namer.name(identifier(taken.named(actor), identifier(actor, "actor")))
        for actor in found
        if actor not in folded
    }
    return People(names, folded)


def _is_somebody(actor: str, actors: Mapping[str, Actor]) -> bool:
    known = actors.get(actor)
    return actor not in (AUTHOR, UNSPECIFIED) and not (known and known.kind == "unspecified")


def _folded(actors: Mapping[str, Actor], found: Iterable[str]) -> dict[str, str]:
    """Into which coalition that acts an actor goes: the first that lists it, and on to a coalition of coalitions."""
    present = set(found)
    into: dict[str, str] = {}
    for actor in actors.values():
        if actor.kind == "coalition" and actor.id in present:
            for member in actor.members:
                if member in present and member != actor.id and _top(actor.id, into) != member:
                    into.setdefault(member, actor.id)
    return {member: _top(member, into) for member in into}


def _top(actor: str, into: Mapping[str, str]) -> str:
    while actor in into:
        actor = into[actor]
    return actor
