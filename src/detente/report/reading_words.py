"""Every sentence that we print about a dossier: who does what, what the text makes of it, who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from detente.dossier.items import AUTHOR, UNSPECIFIED, Claim, Dossier, Event, Factuality, Item, Link, Text
from detente.report.words import counted, listing

MOST_LETTERS: Final = 160
"""A passage is shown up to so many characters."""
FEW: Final = 4
"""Of fewer events and claims nothing is said about how many of them name nobody."""

# What the text makes of an event.
FACTUALITY: Final[Mapping[Factuality, str]] = {
    "asserted": "told as a fact",
    "presupposed": "taken for granted",
    "historical": "told as past",
    "alleged": "alleged",
    "possible": "possible",
    "conditional": "only under a condition",
    "predicted": "foretold",
    "counter": "told as not so",
    "generic": "said in general",
}
# What somebody does by saying something, and what is done to what they speak of.
ACTS: Final[Mapping[str, tuple[str, str]]] = {
    "ASSERT": ("says", "said"),
    "EVALUATE": ("judges", "judged"),
    "ACCUSE": ("accuses", "alleged"),
    "DENY": ("denies", "denied"),
    "DEMAND": ("demands", "demanded"),
    "REFUSE": ("refuses", "refused"),
    "THREATEN": ("threatens", "threatened"),
    "WARN": ("warns", "warned of"),
    "FEAR": ("fears", "feared"),
    "OBJECT": ("objects", "objected to"),
    "WANT": ("wants", "wanted"),
    "PREDICT": ("foretells", "foretold"),
    "PROPOSE": ("proposes", "proposed"),
}
# Acts that are against something by their nature.
_AGAINST: Final = frozenset({"DENY", "REFUSE", "OBJECT", "FEAR"})
LINKS: Final[Mapping[str, str]] = {
    "causes": "brings about",
    "enables": "makes possible",
    "prevents": "prevents",
    "purpose": "is meant for",
    "condition": "is the condition of",
    "concession": "is granted against",
    "contrast": "stands against",
    "supports": "speaks for",
    "attacks": "speaks against",
}


@dataclass(frozen=True, slots=True)
class Names:
    """What is needed to speak of the items of a dossier: names of actors, items by id, and what bears on an event."""

    actors: Mapping[str, str]
    items: Mapping[str, Item]
    claims: Mapping[str, tuple[Claim, ...]]
    conditions: Mapping[str, str]

    def of(self, actors: Iterable[str]) -> str:
        """The names of actors in a row."""
        return listing([self.actors.get(actor, actor) for actor in actors])

    def passage(self, id_: str) -> str:
        """The passage of an item between quotation marks; its id where there is no such item."""
        item = self.items.get(id_)
        if item is None:
            return id_
        return passage((item.what or item.quote).text if isinstance(item, Event) else item.quote.text)


def names(dossier: Dossier) -> Names:
    """The names in a dossier."""
    claims: dict[str, tuple[Claim, ...]] = {}
    for claim in dossier.claims:
        for event in claim.events:
            claims[event] = (*claims.get(event, ()), claim)
    items: dict[str, Item] = {item.id: item for item in dossier.items}
    conditions = {
        target: told
        for link in dossier.links
        if link.kind == "condition"
        for target in link.target
        if (told := _condition(link, items.get(target)))
    }
    called = {actor.id: actor.name for actor in dossier.actors}
    return Names({**called, AUTHOR: "the author", UNSPECIFIED: "somebody"}, items, claims, conditions)


def passage(text: str, most: int = MOST_LETTERS) -> str:
    r"""A passage on one line between quotation marks, cut to so many characters.

    >>> passage("talks\n  ended"), passage("much too long a line", 12)
    ('“talks ended”', '“much too lo …”')
    """
    return f"“{shortened(text, most)}”"


def shortened(text: str, most: int = MOST_LETTERS) -> str:
    """A passage on one line, cut to so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()} …"


def event_in_words(event: Event, known: Names) -> str:
    """An event on one line: who does what to whom, what the text makes of it, and who speaks of it how."""
    told = FACTUALITY[event.factuality]
    if event.factuality == "conditional" and event.id in known.conditions:
        told = f"only {known.conditions[event.id]}"
    voices = [
        f"{ACTS[claim.act][1]} by {_speaker(claim, known)}"
        for claim in known.claims.get(event.id, ())
        if claim.speaker != AUTHOR and claim.act in ACTS and not _is_itself(claim, event)
    ]
    known_by = any(voice.startswith(f"{told} by ") for voice in voices)
    parts = [*([] if known_by else [told]), *dict.fromkeys(voices)]
    if event.when is not None:
        first, last = event.when.first, event.when.last
        days = [day.isoformat() for day in dict.fromkeys((first, last)) if day is not None]
        parts.append(f"when: {passage(event.when.text)}{' = ' + ' to '.join(days) if days else ''}")
    if event.same_as:
        parts.append(f"told before: {event.same_as}")
    who = known.of(event.actors) or "somebody"
    whom = f" → {known.of(event.recipients)}" if event.recipients else ""
    code = " ".join(filter(None, (event.category, event.mode)))
    return f"{who}{whom}: {known.passage(event.id)} — {'; '.join(parts)} [{code}]"


def _is_itself(claim: Claim, event: Event) -> bool:
    """Whether a claim is the event of which it speaks, as a demand that names nothing else is: it is not said twice."""
    return claim.speaker in event.actors and event.quote.start < claim.quote.start


def claim_in_words(claim: Claim, known: Names) -> str:
    """A claim on one line: who says what, and with which act; `−` where it is said not to be so, or is unwelcome."""
    verb = ACTS[claim.act][0] if claim.act in ACTS else claim.act
    finer = [claim.act + (" −" if claim.polarity == "-" and claim.act not in _AGAINST else "")]
    if claim.modality != "asserted":
        finer.append(claim.modality)
    if claim.attribution in {"ascribed", "nominal"} and claim.speaker != AUTHOR:
        finer.append("as the text has it")
    return f"{_speaker(claim, known)} {verb}: {passage(claim.quote.text)} [{', '.join(finer)}]"


def link_in_words(link: Link, known: Names) -> str:
    """A link on one line: what bears how on what."""
    source = listing([known.passage(id_) for id_ in link.source])
    target = listing([known.passage(id_) for id_ in link.target])
    return f"{source} {LINKS[link.kind]} {target} [{link.kind}{', imagined' if link.hypothetical else ''}]"


def text_in_words(text: Text, sentences: int) -> str:
    """A text on one line: its file, how many sentences it has, its date or that it has none."""
    dated = f"dated {text.date.isoformat()}" if text.date else "without a date"
    return f"{text.id}: {text.file}, {counted(sentences, 'sentence')}, {dated}."


def reader_in_words(dossier: Dossier) -> str:
    """How the texts were read, by a language model or by rules."""
    how, _, model = dossier.reader.partition(": ")
    if how == "parse":
        return f"Read with the language model {model}."
    return "Read by rules alone." if how == "rules" else f"Read by: {dossier.reader or 'it is not said what'}."


def totals(dossier: Dossier) -> str:
    """How much was drawn from how many sentences, and how many hold nothing that was understood."""
    drawn = [counted(len(dossier.events), "event"), counted(len(dossier.claims), "claim")]
    drawn += [counted(len(dossier.links), "link")] if dossier.links else []
    sentences, unread = len(dossier.sentences), len(dossier.unread)
    left = f"; {unread:,} left unread" if unread else ""
    return f"{listing(drawn)} from {sentences - unread:,} of {counted(sentences, 'sentence')}{left}."


def nameless_in_words(dossier: Dossier) -> str:
    """What to do where most of what was drawn names nobody who is known; empty where it does, or little was drawn."""
    whose = [event.actors for event in dossier.events] + [(claim.speaker,) for claim in dossier.claims]
    nameless = sum(set(actors) <= {UNSPECIFIED} for actors in whose)
    if len(whose) < FEW or 2 * nameless <= len(whose):
        return ""
    return (
        f"In {nameless:,} of these {len(whose):,} events and claims nobody known acts or speaks.  Companies, unions, "
        "parties and people are read from a table of yours, with the columns id, name, kind and names: --actors TABLE."
    )


def _speaker(claim: Claim, known: Names) -> str:
    who = known.of([claim.speaker])
    return f"{claim.part} of {who}" if claim.part else who


def _condition(link: Link, target: Item | None) -> str:
    """The words of a condition, from its cue up to what it is a condition of, or to the next comma."""
    if link.cue is None:
        return ""
    quote = link.quote
    at = target.what or target.quote if isinstance(target, Event) else quote
    end = at.start if at.start > link.cue.start else quote.end
    words = quote.text[link.cue.start - quote.start : end - quote.start].partition(",")[0].rstrip(" .;:!?”\"'")
    return shortened(words[:1].lower() + words[1:])
