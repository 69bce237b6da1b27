"""Claims from hits: who is the speaker, what the claim is about, which events it holds, and which hits are none.

A cue says what it sees where it stands; here it is decided whose voice a sentence is in.  What lies in the content of
somebody's claim is not the author's; and what an author plainly tells of an actor's deeds is a claim of the author.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from detente.cite import Quote
from detente.dossier.cue import ClaimHit, Hit, Scope
from detente.dossier.items import AUTHOR, FACTS, UNSPECIFIED, Claim, Event, Modality, Origin
from detente.dossier.plover import in_conflict
from detente.dossier.said.clause import Span, trimmed
from detente.dossier.said.shade import shaded
from detente.dossier.said.speaker import Speaker, speakers
from detente.dossier.view import View

# Acts that are said to or against somebody.
_AIMED: Final = frozenset({"ACCUSE", "DENY", "DEMAND", "REFUSE", "THREATEN", "OBJECT", "PROPOSE"})
# Events that consist in saying something: a claim of their own, by another cue, and nothing for the author to tell.
_SAYING: Final = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})
# What is asked for, refused or wanted ends where a clause begins that says when or why: "refuses to sign unless …".
_ASKING: Final = frozenset({"REFUSE", "DEMAND", "WANT", "OBJECT", "PROPOSE"})
_BESIDES: Final = frozenset({"unless", "if", "until", "because", "although", "though", "whereas", "once"})
# The event that a cue of each of these acts is itself, beside what lies in its content.
_OWN: Final = {"DEMAND": "REQUEST", "REFUSE": "REJECT", "THREATEN": "THREATEN"}
_AGAINST: Final = frozenset({"REFUSE", "OBJECT", "DENY"})
# Modes that name a matter and leave open whether it is to begin, to go on or to end, and words by which it is to end.
_OPEN_MODES: Final = frozenset({"assist", "meet"})
_ENDING: Final = frozenset(
    {
        "abandon", "abstain", "against", "avoid", "break", "cancel", "cease", "cut", "discontinue", "drop", "end",
        "freeze", "halt", "leave", "never", "no", "not", "n't", "n’t", "quit", "refrain", "reject", "stop", "suspend",
        "withdraw", "withhold", "without",
    }
)  # fmt: skip
# What is only imagined, foretold or implied is not yet said by anybody.
_UNSURE: Final = frozenset({"possible", "conditional", "predicted", "implied"})
# Of two acts seen at one cue the one that comes first here stays.
_FINER: Final = (
    "REFUSE", "DEMAND", "THREATEN", "DENY", "ACCUSE", "WARN", "FEAR", "OBJECT", "PROPOSE", "WANT", "EVALUATE",
    "PREDICT", "ASSERT",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Said:
    hit: ClaimHit
    speaker: Speaker
    quote: Quote
    events: tuple[Event, ...]


def claim_items(view: View, hits: Iterable[Hit], events: Iterable[Event]) -> tuple[Claim, ...]:
    """The claims of a sentence, in the order of their cues, with ids `<line.id>.c1` and on.

    `hits` are all hits on the view, of which those of claims are used, and the shades over them; `events` are the
    events of this sentence.
    """
    here, all_hits = tuple(events), tuple(hits)
    scopes = tuple(hit for hit in all_hits if isinstance(hit, Scope))
    said = (shaded(view, hit, scopes) for hit in all_hits if isinstance(hit, ClaimHit) and _fits(view, hit))
    seen = [hit for hit in said if hit is not None]
    foreign = [hit for hit in seen if hit.speaker is not None or hit.unspecified]
    authors = [
        h for h in seen if h.speaker is None and not h.unspecified and not any(_covers(f, h.words) for f in foreign)
    ]
    told = [_of_cue(view, _said(view, hit, who, here), here, seen) for hit in foreign for who in _who(view, hit)]
    kept = _distinct([_accusing(s) for s in told] + [_said(view, h, (AUTHOR, None), here) for h in authors])
    kept += list(_told(view, here, kept))
    kept.sort(key=lambda s: (s.hit.words, s.hit.content, _FINER.index(s.hit.act)))
    return tuple(_claim(view, number, s) for number, s in enumerate(kept, start=1))


def _fits(view: View, hit: ClaimHit) -> bool:
    return 0 <= hit.content[0] <= hit.content[1] < len(view.words)


def _covers(hit: ClaimHit, words: Span) -> bool:
    return hit.content[0] <= words[0] and words[1] <= hit.content[1]


def _who(view: View, hit: ClaimHit) -> tuple[Speaker, ...]:
    return ((UNSPECIFIED, None),) if hit.speaker is None else speakers(view, hit.speaker)


def _said(view: View, hit: ClaimHit, speaker: Speaker, events: tuple[Event, ...]) -> _Said:
    quote = view.quote(*hit.content)
    end = quote.end
    if hit.act in _ASKING:
        besides = (w.start for w in view.words[hit.content[0] + 1 : hit.content[1] + 1] if w.lower in _BESIDES)
        end = next(besides, end)
    return _Said(hit, speaker, quote, tuple(e for e in events if quote.start <= e.quote.start and e.quote.end <= end))


def _of_cue(view: View, said: _Said, events: tuple[Event, ...], seen: Iterable[ClaimHit]) -> _Said:
    """A demand, refusal or threat whose content names no event, with the event that it is itself.

    Only where the speaker is who acts, where the text says so in the author's voice, and where the content is not
    itself a refusal: who rejects a refusal is not said to refuse what was refused.
    """
    hit, (who, part) = said.hit, said.speaker
    category = _OWN.get(hit.act)
    if said.events or category is None or part or who in {AUTHOR, UNSPECIFIED} or hit.modality in _UNSURE:
        return said
    if hit.act in _AGAINST and any(o.act in _AGAINST and o.words != hit.words and _covers(hit, o.words) for o in seen):
        return said
    cue = view.quote(*hit.words)
    own = tuple(
        event
        for event in events
        if event.category == category
        and who in event.actors
        and event.reported_by == AUTHOR
        and (event.factuality in FACTS or event.factuality == "alleged")
        and event.quote.start < cue.end
        and cue.start < event.quote.end
        and not (event.mode in _OPEN_MODES and _otherwise(view, said, event))
    )
    return replace(said, events=own)


def _otherwise(view: View, said: _Said, event: Event) -> bool:
    """Whether it is to end what the mode of an event names, or is asked for a third: "to resume talks with Peru"."""
    first, last = said.hit.content
    if any({word.lower, word.lemma} & _ENDING for word in view.words[first : last + 1]):
        return True
    return said.hit.act == "DEMAND" and not {*_about(view, said.quote)} <= {said.speaker[0], *event.recipients}


def _accusing(said: _Said) -> _Said:
    """A plain report of what another does in conflict, which is an accusation, and alleged."""
    hit = said.hit
    charged = any(in_conflict(e.category) and e.actors and said.speaker[0] not in e.actors for e in said.events)
    if hit.act != "ASSERT" or hit.polarity == "-" or not charged or said.speaker[0] == AUTHOR:
        return said
    changed = ClaimHit(
        "ACCUSE", hit.words, hit.content, hit.speaker, hit.unspecified, "+", "alleged", hit.attribution, hit.target
    )
    return _Said(changed, said.speaker, said.quote, said.events)


def _distinct(said: list[_Said]) -> list[_Said]:
    """What remains when the same thing is seen twice: one claim for a cue and speaker, and for an act and content.

    Two acts at one cue both stay where one is only implied, as the denial in "it is the others who lied" is.
    """
    ordered = sorted(said, key=lambda s: (_FINER.index(s.hit.act), s.hit.content[0] - s.hit.content[1]))
    kept: list[_Said] = []
    for one in ordered:
        if not any(_repeats(one, other) for other in kept):
            kept.append(one)
    return kept


def _repeats(one: _Said, other: _Said) -> bool:
    if one.speaker[0] != other.speaker[0]:
        return False
    if one.hit.words == other.hit.words:
        return one.hit.act == other.hit.act or "implied" not in {one.hit.modality, other.hit.modality}
    overlap = max(one.hit.content[0], other.hit.content[0]) <= min(one.hit.content[1], other.hit.content[1])
    if not overlap:
        return False
    if one.hit.act == other.hit.act:
        return True
    if one.speaker[0] == AUTHOR:
        return one.hit.act in {"EVALUATE", "PREDICT"} and other.hit.act == "PROPOSE"
    return one.hit.act == "ASSERT" and _covers(
        one.hit, other.hit.words
    )  # "says it wants": a wish, not an assertion too


def _told(view: View, events: tuple[Event, ...], kept: list[_Said]) -> Iterator[_Said]:
    """What the author tells as a fact of somebody's deeds, outside of what anybody says."""
    spans: list[Span] = [s.hit.content for s in kept] + [s.hit.words for s in kept]
    for event in events:
        if (
            event.factuality not in FACTS
            or event.reported_by != AUTHOR
            or not event.actors
            or event.category in _SAYING
        ):
            continue
        places = view.positions(event.quote)
        if not places or any(first <= p <= last for first, last in spans for p in places):
            continue
        words = (places[0], places[-1])
        whole = view.positions(event.what) if event.what else ()
        span = trimmed(view, min(whole + words), max(whole + words)) or words
        modality: Modality = "presupposed" if event.factuality == "presupposed" else "asserted"
        hit = ClaimHit(
            "ASSERT", words, span, modality=modality, attribution="nominal" if modality == "presupposed" else "author"
        )
        spans.append(span)
        yield _said(view, hit, (AUTHOR, None), (event,))


def _claim(view: View, number: int, said: _Said) -> Claim:
    hit, quote = said.hit, said.quote
    who, part = said.speaker
    about = _about(view, quote)
    aimed = _named(name for at in hit.target for name, _ in speakers(view, at) if name != UNSPECIFIED)
    if not aimed and hit.act in _AIMED:
        aimed = _named(a for e in said.events for a in (e.recipients if who in e.actors else e.actors)) or about
    cue = view.quote(*hit.words)
    return Claim(
        f"{view.line.id}.c{number}",
        view.line.id,
        quote,
        who,
        hit.act,
        hit.polarity,
        hit.modality,
        hit.attribution,
        part,
        cue,
        tuple(a for a in aimed if a != who),
        about,
        tuple(e.id for e in said.events),
        Origin(view.producer, why=_why(hit, who, cue)),
    )


def _about(view: View, quote: Quote) -> tuple[str, ...]:
    return _named(m.actor for m in view.mentions if m.role == "actor" and quote.start <= m.quote.start < quote.end)


def _named(actors: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a for a in actors if a))


def _why(hit: ClaimHit, who: str, cue: Quote) -> str:
    voice = "in the author's voice" if who == AUTHOR else "nobody named" if who == UNSPECIFIED else hit.attribution
    return f"“{cue.text}”, {voice}"
