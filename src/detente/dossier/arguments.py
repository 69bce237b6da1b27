"""Who does an event, to whom, and what: from the hits of the cues to events with actors, time, place and factuality.

Nobody is guessed: an unresolved pronoun, a venue, a place and a part of an actor ("some in the party") give no actor,
and the reason is noted for the reviewer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from detente.cite import Quote
from detente.dossier.cue import EventHit
from detente.dossier.events.choose import choose
from detente.dossier.events.contexts import contexts_of
from detente.dossier.events.extent import phrase, size
from detente.dossier.events.lexicon import words
from detente.dossier.events.parties import SPEECH, doers, sufferers
from detente.dossier.events.sight import Sight, sight
from detente.dossier.items import Event, Factuality, Mention, Origin, When
from detente.dossier.view import View, Word

_Thing = TypeVar("_Thing")

FactualityOf = Callable[[View, int, tuple[int, int]], tuple[Factuality, str, str]]
"""What a text makes of the event at a word: its factuality, who reports it, why; a hedge inside the words given is
part of the event and does not shade it."""
WhenOf = Callable[[View], Sequence[tuple[int, int, When]]]
"""The times that a sentence names, each with its first and last code point (end excluded) in the whole text."""

# What belongs to an actor and acts for it: "Norland's troops", "the Norlandish government".
_ARMS = words(
    """administration agency aircraft airforce ambassador army artillery authority board cabinet chairman
    chancellor chief coalition commander commando company congress council court delegate delegation
    diplomat director envoy executive fighter firm fleet force foreign-minister forces general government
    governor guard guerrilla head helicopter jet king leader leadership lawmaker management manager marine
    military militia militant minister ministry mission navy negotiator office officer official parliament
    party plane police policeman premier president prosecutor queen rebel regime representative secretary
    security senate senator ship side soldier spokesman spokesperson spokeswoman state tank team troop union
    vessel warplane warship"""
)
_NEGATIVE = frozenset({"not", "n't", "never", "no", "nor", "cannot", "longer", "unwilling"})


@dataclass(frozen=True, slots=True)
class Parties:
    """Who does an event and to whom, by actor id, what is done, and remarks for the reviewer."""

    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    what: Quote | None = None
    remarks: tuple[str, ...] = ()


def who(view: View, hit: EventHit) -> Parties:
    """Who does the event that a cue saw, and to whom.

    A recipient is never one of the actors.  A mention counts where the syntax puts it: its own words, or a word that
    belongs to it and acts for it ("Norland's troops").
    """
    seen = sight(view)
    remarks: list[str] = []
    acting = [m for n in doers(seen, hit) if (m := _acting(seen, n)) is not None]
    actors = _known(acting, remarks, places=False)
    suffering = [m for n in sufferers(seen, hit) for m in _suffering(seen, n, hit)]
    recipients = tuple(a for a in _known(suffering, remarks, places=True) if a not in actors)
    return Parties(actors, recipients, phrase(seen, hit), tuple(dict.fromkeys(remarks)))


def event_items(
    view: View, hits: Iterable[EventHit], factuality_of: FactualityOf, when_of: WhenOf
) -> tuple[Event, ...]:
    """The events of a sentence, numbered `<line>.e1` … in the order of the text, from all hits of its event cues."""
    chosen = choose(view, hits)
    if not chosen:
        return ()
    seen = sight(view)
    times = _attached(seen, chosen, [(first, last, when) for first, last, when in when_of(view)])
    venues = _attached(
        seen, chosen, [(m.quote.start, m.quote.end, m.quote.text) for m in view.mentions if m.role == "venue"]
    )
    return tuple(
        _event(seen, hit, number, factuality_of, times.get(hit), venues.get(hit))
        for number, hit in enumerate(chosen, start=1)
    )


def _event(
    seen: Sight, hit: EventHit, number: int, factuality_of: FactualityOf, when: When | None, where: str | None
) -> Event:
    view = seen.view
    parties = who(view, hit)
    factuality, reporter, why = factuality_of(view, hit.at, _spent(seen, hit))
    trigger = view.quote(*hit.words)
    around = _lemmas(seen, hit, parties.what)
    return Event(
        id=f"{view.line.id}.e{number}",
        sentence=view.line.id,
        quote=trigger,
        category=hit.category,
        factuality=factuality,
        mode=hit.mode,
        contexts=tuple(dict.fromkeys((*hit.contexts, *contexts_of(around)))),
        actors=parties.actors,
        recipients=parties.recipients,
        what=parties.what,
        when=when,
        where=where,
        size=size(seen, hit),
        reported_by=reporter,
        origin=Origin(view.producer, why="; ".join(note for note in (why, *parties.remarks) if note)),
    )


def _spent(seen: Sight, hit: EventHit) -> tuple[int, int]:
    """The words of the trigger whose "not" or "will" is what the event consists of, up to where it is seen.

    Only a trigger that begins before that word has one: in "reached no agreement" the "no" is not part of the act.
    """
    first = seen.words[hit.words[0]]
    opens = first.lower in _NEGATIVE or first.dep in {"aux", "neg"}
    return (hit.words[0], hit.at) if opens and hit.words[0] < hit.at else (hit.at, hit.at)


def _lemmas(seen: Sight, hit: EventHit, what: Quote | None) -> frozenset[str]:
    end = what.end if what else seen.words[hit.words[1]].end
    found: set[str] = set()
    for at in range(hit.words[0], len(seen.words)):
        if seen.words[at].start >= end:
            break
        found.add(seen.words[at].lemma)
    return frozenset(found)


def _acting(seen: Sight, at: int) -> Mention | None:
    """The actor that a word names, or that it belongs to and acts for."""
    mention = seen.named.get(at)
    if mention is not None:
        return mention
    word = seen.words[at]
    if word.lemma not in _ARMS and word.lower not in _ARMS:
        return None
    return next(iter(_beside(seen, word)), None)


def _suffering(seen: Sight, at: int, hit: EventHit) -> tuple[Mention, ...]:
    """The actors that a word names or belongs to: "rejected Norland's offer" is said to Norland."""
    mention = seen.named.get(at)
    if mention is not None:
        return (mention,)
    word = seen.words[at]
    found = _beside(seen, word)
    if not found and (word.lemma in _ARMS or hit.category in SPEECH or hit.category == "ASSAULT"):
        found = tuple(
            m
            for of in seen.children(at, "prep")
            if of.lower == "of"
            for noun in seen.children(of.at, "pobj")
            for m in (seen.named.get(noun.at), *_beside(seen, noun))
            if m is not None
        )
    return found


def _beside(seen: Sight, word: Word) -> tuple[Mention, ...]:
    """The mentions that stand before the word as its owner or its kind, or after "of" where it acts for them."""
    before = seen.children(word.at, "poss", "amod", "compound", "nmod")
    near = [seen.named.get(n) for w in before for n in (w.at, *(c.at for c in seen.children(w.at, "conj")))]
    if not any(near) and (word.lemma in _ARMS or word.lower in _ARMS):
        of = [noun for p in seen.children(word.at, "prep") if p.lower == "of" for noun in seen.children(p.at, "pobj")]
        near = [seen.named.get(noun.at) for noun in of]
    return tuple(dict.fromkeys(m for m in near if m is not None))


def _known(mentions: Sequence[Mention], remarks: list[str], *, places: bool) -> tuple[str, ...]:
    found: list[str] = []
    for mention in mentions:
        if mention.role == "venue" or (mention.role == "place" and not places):
            remarks.append(f"{mention.quote.text!r} is where, not who")
        elif mention.part is not None:
            remarks.append(f"only {mention.part} of {mention.actor or mention.quote.text}")
        elif mention.actor is None:
            remarks.append(f"who is {mention.quote.text!r}?")
        else:
            found.append(mention.actor)
    return tuple(dict.fromkeys(found))


def _attached(
    seen: Sight, hits: Sequence[EventHit], spans: Iterable[tuple[int, int, _Thing]]
) -> dict[EventHit, _Thing]:
    """For each span the event it belongs to: the nearest above it in the tree; a single event takes what is left."""
    places = {hit.at: hit for hit in hits}
    starts = {word.start: word.at for word in seen.words}
    found: dict[EventHit, _Thing] = {}
    for start, _end, thing in spans:
        at = starts.get(start)
        if at is None:
            continue
        above = next((places[w.at] for w in (seen.words[at], *seen.ancestors(at)) if w.at in places), None)
        hit = above or (hits[0] if len(hits) == 1 else None)
        if hit is not None:
            found.setdefault(hit, thing)
    return found
