"""Tensions: items that do not go together, within a text or across texts; found, kept as data, never resolved.

Only what is of one kind is compared: events of one category by a common actor, and accusations of such events.  Fewer
and better: where a side is not known, or the two are about other sides or other times, there is no tension.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

from detente.dossier.items import AUTHOR, FACTS, UNSPECIFIED, Claim, Event, Tension
from detente.dossier.plover import CATEGORIES, in_conflict

# So many pairs are looked at for one category and actor, the first in the order of the text: a text that repeats
# itself ten thousand times has nothing more to say.
MOST_PAIRS: Final = 2_000

_HELD: Final = FACTS | {"alleged", "predicted"}
_CHARGES: Final = frozenset({"ACCUSE", "WARN"})
_STATED: Final = frozenset({"ASSERT", "PREDICT", "ACCUSE", "WARN", "THREATEN", "WANT"})
_JUST_SAID: Final = frozenset({"it", "this", "that"})
# Between a charge and the denial that answers it there are at most so many claims.
MOST_BEFORE: Final = 6
_NO_ANSWER: Final = frozenset({AUTHOR, UNSPECIFIED})

_One = TypeVar("_One")


@dataclass(frozen=True, slots=True)
class _Charge:
    """An event as a claim speaks of it: `actors` are those that the claim makes do it.

    Where the event names nobody, it is who is accused, and for a denial who denies: one denies one's own deeds.
    """

    claim: Claim
    event: Event
    actors: tuple[str, ...]


def tensions(events: Iterable[Event], claims: Iterable[Claim], *, most_pairs: int = MOST_PAIRS) -> tuple[Tension, ...]:
    """The tensions among events and claims of one or many texts, in the order of their first item.

    A contradiction is an event told as so and told as not so; a denial, a claim that it is not so against one that it
    is; a mirror, two who charge each other with the like.  Cost: linear, and at most `most_pairs` comparisons for each
    category and actor.
    """
    by_id = {event.id: event for event in events}
    told, said = tuple(e for e in by_id.values() if e.same_as is None), tuple(claims)
    found = [
        *_contradictions(told, most_pairs),
        *_claimed_both_ways(said, by_id, most_pairs),
        *_denials(said, by_id, most_pairs),
        *_answers(said),
        *_mirrors(said, by_id, most_pairs),
    ]
    places = {item: number for number, item in enumerate((*(e.id for e in told), *(c.id for c in said)))}
    ordered = (Tension(t.kind, _in_order(t.items, places), t.why) for t in found)
    unique = {(t.kind, t.items): t for t in ordered}
    return tuple(sorted(unique.values(), key=lambda t: (places[t.items[0]], places[t.items[1]], t.kind)))


def _buckets(events: Iterable[Event]) -> Iterator[list[Event]]:
    kept: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        for actor in event.actors:
            kept[event.category, actor].append(event)
    yield from kept.values()


def _contradictions(events: Iterable[Event], most: int) -> Iterator[Tension]:
    for bucket in _buckets(events):
        nots = [e for e in bucket if e.factuality == "counter"]
        ises = [e for e in bucket if e.factuality in _HELD]
        for one, other in _pairs(nots, ises, most):
            if _alike(one, other):
                yield Tension("contradiction", (one.id, other.id), _tells(one, other))


def _claimed_both_ways(claims: tuple[Claim, ...], events: dict[str, Event], most: int) -> Iterator[Tension]:
    """One says that somebody will or does, another, or the same, that they cannot, will not or do not."""
    charges = _charges(claims, events, _STATED | {"REFUSE"})
    for bucket in _by_event(charges):
        nots = [c for c in bucket if c.claim.polarity == "-" and c.claim.act in {"ASSERT", "PREDICT", "REFUSE"}]
        ises = [c for c in bucket if c.claim.polarity == "+" and c.claim.act in {"ASSERT", "PREDICT", "THREATEN"}]
        for one, other in _pairs(nots, ises, most):
            if "counter" in {one.event.factuality, other.event.factuality}:
                continue  # then it is the events that contradict each other
            if one.claim.sentence != other.claim.sentence and _alike(one.event, other.event):
                voices = f"{_voice(one.claim)} says that it is not so, {_voice(other.claim)} that it is"
                yield Tension("contradiction", (one.claim.id, other.claim.id), f"{voices}: {other.event.category}")


def _denials(claims: tuple[Claim, ...], events: dict[str, Event], most: int) -> Iterator[Tension]:
    charges = _charges(claims, events, _STATED | {"DENY"})
    for bucket in _by_event(charges):
        nots = [c for c in bucket if c.claim.act == "DENY" and c.claim.modality != "implied"]
        ises = [c for c in bucket if c.claim.act in {"ASSERT", "ACCUSE", "WARN", "PREDICT"} and c.claim.polarity == "+"]
        for one, other in _pairs(nots, ises, most):
            near = _distance(one.claim, other.claim) in {-1, 0, 1}
            if one.claim.speaker != other.claim.speaker and _alike(one.event, other.event, near=near):
                why = f"{_voice(one.claim)} denies what {_voice(other.claim)} says: {one.event.category}"
                yield Tension("denial", (one.claim.id, other.claim.id), why)


def _answers(claims: tuple[Claim, ...]) -> Iterator[Tension]:
    """The denials of what was just said: "Peru accused Chile of theft; Chile denied it".

    It answers the last charge before it, in its sentence or the one before, if that is against the one who denies.
    """
    for number, claim in enumerate(claims):
        if claim.act != "DENY" or claim.quote.text.lower() not in _JUST_SAID:
            continue
        before = (c for c in reversed(claims[max(0, number - MOST_BEFORE) : number]) if c.speaker != claim.speaker)
        said = next((c for c in before if c.act in _CHARGES | {"ASSERT"}), None)
        if said is None or _distance(said, claim) not in {0, 1} or said.speaker == AUTHOR:
            continue
        if claim.speaker in (said.target or said.about):
            yield Tension("denial", (said.id, claim.id), f"{_voice(claim)} denies what {_voice(said)} says just before")


def _distance(one: Claim, other: Claim) -> int | None:
    """By how many sentences the second comes after the first, None where they are not of one text."""
    text, _, first = one.sentence.rpartition("#")
    other_text, _, second = other.sentence.rpartition("#")
    return int(second) - int(first) if text == other_text and (first + second).isdecimal() else None


def _mirrors(claims: tuple[Claim, ...], events: dict[str, Event], most: int) -> Iterator[Tension]:
    """Two charges of the like that point at each other: by their speakers, or by who does it to whom."""
    kept: dict[tuple[str, frozenset[str]], list[_Charge]] = defaultdict(list)
    for charge in _charges(claims, events, _CHARGES):
        speaker = charge.claim.speaker
        for actor in charge.actors:
            others = {speaker, *charge.event.recipients} - _NO_ANSWER - {actor}
            for side in others if speaker != actor and in_conflict(charge.event.category) else ():
                kept[CATEGORIES[charge.event.category][0], frozenset({actor, side})].append(charge)
    for bucket in kept.values():
        for one, other in _pairs(bucket, bucket, most):
            first, second = one.claim, other.claim
            if first.id < second.id and _mirrored(one, other):
                why = f"{_voice(first)} and {_voice(second)} charge each other's side: {one.event.category}"
                yield Tension("mirror", (first.id, second.id), why)


def _mirrored(one: _Charge, other: _Charge) -> bool:
    if one.claim.speaker == other.claim.speaker or set(one.actors) & set(other.actors):
        return False
    by_speakers = one.claim.speaker in other.actors and other.claim.speaker in one.actors
    by_deeds = bool(set(one.actors) & set(other.event.recipients) and set(other.actors) & set(one.event.recipients))
    return by_speakers or by_deeds


def _charges(claims: tuple[Claim, ...], events: dict[str, Event], acts: frozenset[str]) -> tuple[_Charge, ...]:
    return tuple(
        _Charge(claim, events[name], _doers(claim, events[name]))
        for claim in claims
        if claim.act in acts
        for name in claim.events
        if name in events and events[name].category in CATEGORIES
    )


def _doers(claim: Claim, event: Event) -> tuple[str, ...]:
    if claim.act == "DENY":
        return event.actors or (claim.speaker,)
    if claim.act == "ACCUSE" and not set(event.actors) - {claim.speaker}:
        return claim.target
    return event.actors


def _by_event(charges: Iterable[_Charge]) -> Iterator[list[_Charge]]:
    kept: dict[tuple[str, str], list[_Charge]] = defaultdict(list)
    for charge in charges:
        for actor in charge.actors:
            kept[charge.event.category, actor].append(charge)
    yield from kept.values()


def _pairs(ones: list[_One], others: list[_One], most: int) -> Iterator[tuple[_One, _One]]:
    looked = 0
    for one in ones:
        for other in others:
            if looked >= most:
                return
            looked += 1
            yield one, other


def _alike(one: Event, other: Event, *, near: bool = False) -> bool:
    """Whether two events of a category and actor could be one: a common other side, the same mode and time if known.

    In `near` sentences one may leave out the other side: "a raid on Peru … it denied that it planned a raid".
    """
    if one.recipients and other.recipients:
        if not set(one.recipients) & set(other.recipients):
            return False
    elif near and (one.recipients or other.recipients):
        pass
    elif one.recipients or other.recipients or one.quote.text.lower()[:5] != other.quote.text.lower()[:5]:
        return False
    if one.mode and other.mode and one.mode != other.mode:
        return False
    if one.when and other.when and one.when.first and one.when.last and other.when.first and other.when.last:
        return one.when.first <= other.when.last and other.when.first <= one.when.last
    return True


def _in_order(items: tuple[str, str], places: dict[str, int]) -> tuple[str, str]:
    one, other = items
    return items if places[one] <= places[other] else (other, one)


def _tells(one: Event, other: Event) -> str:
    return f"“{one.quote.text}” is told as not so, “{other.quote.text}” as {other.factuality}: {one.category}"


def _voice(claim: Claim) -> str:
    names = {AUTHOR: "the author", UNSPECIFIED: "somebody"}
    return names.get(claim.speaker, claim.speaker)
