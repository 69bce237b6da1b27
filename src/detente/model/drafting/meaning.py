"""Meaning: what the events and claims of a dossier say about the options of a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from detente.dossier.items import AUTHOR, FACTS, UNSPECIFIED, Claim, Event
from detente.model.drafting.deeds import Deed
from detente.model.drafting.people import People
from detente.model.drafting.taken import Taken
from detente.model.drafting.uses import Use
from detente.model.drafting.wording import both, either, opposite
from detente.model.statement import Statement

Spoken = tuple[Use, Deed]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a draft knows while it is made: the taken items, the people, the deeds, and which events speak of which.

    `makers` are the decision makers by their names in the file; `spoken` says which deeds an event speaks of, `told`
    which claims speak of an event, `claimed` which events a claim speaks of.  `answered` says for an accusation that
    mirrors another one what that other one charges the accuser with; `told_in` has the claims of each sentence.
    """

    taken: Taken
    people: People
    makers: tuple[str, ...]
    deeds: tuple[Deed, ...]
    events: Mapping[str, Event]
    spoken: Mapping[str, tuple[Spoken, ...]]
    told: Mapping[str, tuple[Claim, ...]]
    claimed: Mapping[str, tuple[str, ...]]
    answered: Mapping[str, tuple[Spoken, ...]]
    told_in: Mapping[str, tuple[Claim, ...]]

    def of(self, names: Iterable[str]) -> tuple[Spoken, ...]:
        """What the events of these ids say, in their order."""
        return tuple(spoken for name in names for spoken in self.spoken.get(name, ()))

    def maker(self, actor: str) -> str | None:
        """The decision maker that an actor is or belongs to; None where it is none."""
        names = [name for name in self.people.of([actor]) if name in self.makers]
        return names[0] if names else None

    def makers_of(self, actors: Iterable[str]) -> tuple[str, ...]:
        """The decision makers that the actors are or belong to."""
        return tuple(name for name in self.people.of(actors) if name in self.makers)

    def called(self, maker: str) -> str:
        """What the texts call a decision maker."""
        return self.taken.named(self.people.actor(maker))


def meaning(taken: Taken, people: People, deeds: tuple[Deed, ...]) -> Meaning:
    """Bring together what speaks of what."""
    spoken: dict[str, list[Spoken]] = {}
    for deed in deeds:
        for use in deed.uses:
            spoken.setdefault(use.event.id, []).append((use, deed))
    told: dict[str, list[Claim]] = {}
    told_in: dict[str, list[Claim]] = {}
    for claim in taken.claims:
        told_in.setdefault(claim.sentence, []).append(claim)
        for event in dict.fromkeys(claim.events):
            told.setdefault(event, []).append(claim)
    sorted_out = {name: tuple(sorted(each, key=lambda pair: pair[0].place)) for name, each in spoken.items()}
    acting = {owner for deed in deeds for owner in deed.owners}
    return Meaning(
        taken,
        people,
        tuple(name for name in people.names.values() if name in acting),
        deeds,
        {event.id: event for event in taken.events},
        sorted_out,
        {name: tuple(claims) for name, claims in told.items()},
        {claim.id: claim.events for claim in taken.claims},
        _answered(taken, people, sorted_out),
        {name: tuple(claims) for name, claims in told_in.items()},
    )


def _answered(taken: Taken, people: People, spoken: Mapping[str, tuple[Spoken, ...]]) -> dict[str, tuple[Spoken, ...]]:
    """For each accusation in a mirror, of what its speaker is accused in the other one: acts of a like category."""
    claims = {claim.id: claim for claim in taken.claims}
    found: dict[str, tuple[Spoken, ...]] = {}
    for tension in taken.dossier.tensions:
        pair = [claims[name] for name in tension.items if name in claims]
        if tension.kind == "mirror" and len(pair) == len(tension.items):
            for own, other in (pair, pair[::-1]):
                accuser = set(people.of([own.speaker]))
                like = {deed.category for name in own.events for _, deed in spoken.get(name, ())}
                charged = [each for name in other.events for each in spoken.get(name, ())]
                kept = [(use, deed) for use, deed in charged if accuser & set(use.owners) and deed.category in like]
                found[own.id] = (*found.get(own.id, ()), *kept)
    return found


def said(spoken: Iterable[Spoken]) -> Statement | None:
    """That what is spoken of comes about: what is done or threatened holds, what is refused or ended does not."""
    parts: list[Statement] = []
    wars: dict[str, list[Spoken]] = {}
    for use, deed in spoken:
        if use.role == "war":
            wars.setdefault(use.event.id, []).append((use, deed))
        elif use.role != "asked":
            parts.append(opposite(deed.test) if use.role in ("refuses", "ends") else deed.test)
    parts += [fought for war in wars.values() if (fought := _fought(war)) is not None]
    return both(parts)


def _fought(war: list[Spoken]) -> Statement | None:
    """That a war is on: one party attacks another, or attacks a third one to whom another party gives aid."""
    attacks = [(use, deed) for use, deed in war if deed.category == "ASSAULT"]
    direct = [deed.test for use, deed in attacks if not deed.towards or deed.towards & use.towards]
    if direct:
        return either(direct)
    attacked = either(deed.test for _, deed in attacks)
    aided = either(deed.test for _, deed in war if deed.category == "AID")
    return both([attacked, aided]) if attacked and aided else attacked


def somebody(speaker: str) -> bool:
    """Whether a speaker is named, and is neither the author nor left open."""
    return speaker not in (AUTHOR, UNSPECIFIED, "")


def unable(claim: Claim, known: Meaning) -> tuple[Deed, ...]:
    """What a claim says that somebody is not able to do: what is refused there, else what is said not to be done."""
    about = set(known.makers_of((*claim.about, claim.speaker)))
    own = [(use, deed) for use, deed in known.of(claim.events) if about & set(use.owners)]
    refused = [deed for use, deed in own if use.role in ("refuses", "ends")]
    undone = [deed for use, deed in own if use.role == "does" and use.event.factuality not in FACTS]
    return tuple(dict.fromkeys(refused or undone))


def is_inability(claim: Claim) -> bool:
    """Whether a claim says "cannot", and not "will not"."""
    return claim.modality == "ability" and claim.polarity == "-"


def demanded(known: Meaning) -> Iterator[tuple[Use, Deed]]:
    """What anybody asks of others, with the use that says by whom (its `towards`)."""
    for deed in known.deeds:
        for use in deed.uses:
            if use.role == "asked":
                yield use, deed
