"""Gaps: what the texts leave open, as questions to whoever reviews the dossier; nothing here is filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from detente.dossier.actor_table import ActorTable
from detente.dossier.items import Claim, Event, Gap, Text
from detente.dossier.reference import meant
from detente.dossier.view import View, Word

# Of names that are in no table, so many are asked for, the first in the order of the texts.
MOST_NAMES: Final = 40

_ACTING: Final = frozenset({"nsubj", "nsubjpass", "poss"})
_INSIDE: Final = frozenset({"compound", "amod", "punct", "nmod"})


def rules_only(why: str) -> tuple[Gap, ...]:
    """The gap that the rules read where a language model could have: why it did not, and how to come by one."""
    return (
        Gap(
            f"These texts were read by rules alone, since {why}: would a parse show more? "
            "pip install 'detente[text]' brings one"
        ),
    )


def gaps(
    texts: Sequence[Text],
    views: Sequence[View],
    events: Sequence[Event],
    claims: Sequence[Claim],
    table: ActorTable,
    *,
    most_names: int = MOST_NAMES,
) -> tuple[Gap, ...]:
    """What is open: texts without a date, phrases that may mean several, who speaks, and names that no table has."""
    return (
        *(_undated(text) for text in texts if text.date is None),
        *_unresolved(views, table),
        *_unattributed(claims),
        *_unknown_names(views, events, claims, most_names),
    )


def _undated(text: Text) -> Gap:
    return Gap(f"When was {text.id} written? It has no date, so that “last week” and the like stay open in it")


def _unresolved(views: Sequence[View], table: ActorTable) -> Iterator[Gap]:
    """A question for each "both sides" and each ambiguous name; a pronoun is asked about in its mention alone."""
    for view in views:
        for mention in view.mentions:
            if mention.role != "actor" or mention.how == "pronoun" or meant(mention):
                continue
            names = [table[each].name if each in table else each for each in mention.candidates]
            choice = f" It may be {' or '.join(names)}" if names else ""
            yield Gap(f"Who is meant by “{mention.quote.text}”?{choice}", view.line.id)


def _unattributed(claims: Sequence[Claim]) -> Iterator[Gap]:
    for claim in claims:
        if claim.speaker == "UNSPECIFIED" and claim.attribution != "author":
            shown = f"“{claim.cue.text}” ({claim.act})" if claim.cue else claim.act
            yield Gap(f"Whose is the claim {claim.id}, {shown}? No known actor is named as saying it", claim.sentence)


def _unknown_names(views: Sequence[View], events: Sequence[Event], claims: Sequence[Claim], most: int) -> Iterator[Gap]:
    """A question for each name that acts in a sentence from which something was drawn, and that no table has."""
    drawn = {event.sentence for event in events} | {claim.sentence for claim in claims}
    asked: set[str] = set()
    for view in views:
        if view.line.id not in drawn or len(asked) >= most:
            continue
        named = {at for mention in view.mentions for at in view.positions(mention.quote)}
        for word in view.words:
            if word.pos == "PROPN" and word.at not in named and _acts(view, word):
                first = _first(view, word, named)
                name = view.quote(first, word.at).text
                if name.casefold() not in asked and len(asked) < most:
                    asked.add(name.casefold())
                    yield Gap(f"Who is “{name}”? No table of actors has the name; one of your own can", view.line.id)


def _acts(view: View, word: Word) -> bool:
    return word.dep in _ACTING or (word.dep == "pobj" and view.words[word.head].dep == "agent")


def _first(view: View, word: Word, named: set[int]) -> int:
    """Where the name begins: the names that stand before it without a gap."""
    first = word.at
    while (
        first > 0
        and first - 1 not in named
        and (before := view.words[first - 1]).pos == "PROPN"
        and before.dep in _INSIDE
    ):
        first -= 1
    return first
