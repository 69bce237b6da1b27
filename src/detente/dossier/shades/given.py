"""Cues of what a text takes as given: the past of history, and what is known, admitted or happens again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from detente.dossier.cue import Scope, cue
from detente.dossier.shades.outline import Outline, clause, governor, lexicon, outline
from detente.dossier.view import View, Word

FACTIVE: Final = lexicon(
    "acknowledge admit apologise apologize celebrate concede confess confirm continue demonstrate deplore "
    "disclose discover forget ignore know lament learn mourn note notice overlook prove realise realize recall "
    "recognise recognize regret remember resent resume reveal rue show"
)
FACT_NOUNS: Final = lexicon("aftermath anniversary fact legacy memory outbreak wake")
AGAIN: Final = lexicon("again anew another still")
AGES: Final = lexicon("century decade generation year")
YEAR: Final = re.compile(r"(?:1[0-9]|20)\d\d(?:s|-\d\d)?")
FORMERLY: Final = lexicon("formerly historically once")


@cue(
    "history",
    "factuality",
    matches=(
        "In 1914 the two empires went to war.",
        "The firm sacked the strikers decades ago.",
        "During the Cold War the alliance blockaded the island.",
    ),
    passes=("The two firms went to court.", "The strike lasted two days."),
)
def history(view: View) -> Iterable[Scope]:
    """A year, an age, or *decades ago* puts its clause into the past of history.

    The year of the text itself and later ones are no history: who decides knows the date and drops those.
    """
    o = outline(view)
    for word in o.words:
        before = o.lowers[max(0, word.at - 4) : word.at]
        dated = YEAR.fullmatch(word.text) is not None and bool(
            set(before) & lexicon("in since of by during from until early late mid march may june july")
        )
        ago = o.lowers[word.at] == "ago" and any(o.words[n].lemma in AGES for n in range(max(0, word.at - 3), word.at))
        age = (
            o.lowers[word.at] == "war"
            and o.lower(word.at - 1) == "cold"
            and bool(set(before) & {"during", "since", "in"})
        )
        if dated or ago or age or (word.lemma in FORMERLY and word.dep == "advmod" and word.at == 0):
            yield Scope((word.at, word.at), _clause_around(o, word), "historical")


def _clause_around(o: Outline, word: Word) -> frozenset[int]:
    """The clause that a phrase of time belongs to, or the noun that it dates: "the invasion of 1982"."""
    for _ in range(6):
        if word.head == word.at:
            break
        word = o.words[word.head]
        if word.pos in ("VERB", "AUX") or (word.pos == "NOUN" and word.lemma not in AGES):
            break
    return clause(o, word.at)


@cue(
    "known",
    "factuality",
    matches=(
        "Ruritania admitted that it had attacked the port.",
        "The mayor regrets that the strike failed.",
        "The fact that union members struck surprised nobody.",
    ),
    passes=("Ruritania fears that the union will strike.", "The mayor said that the strike had failed."),
)
def known(view: View) -> Iterable[Scope]:
    """What is known, admitted or regretted is taken as given: *know*, *admit*, *regret*, *the fact that*."""
    o = outline(view)
    for word in o.where(FACTIVE):
        if word.pos == "VERB":
            covers = frozenset(n for w in o.under(word.at, "ccomp", "xcomp", "dobj", "prep") for n in clause(o, w.at))
            if covers:
                yield Scope((word.at, word.at), covers, "presupposed")
    for word in o.where(FACT_NOUNS):
        if word.pos == "NOUN":
            covers = frozenset(n for w in o.under(word.at, "acl", "ccomp", "prep") for n in clause(o, w.at))
            if covers:
                yield Scope((word.at, word.at), covers, "presupposed")


@cue(
    "again",
    "factuality",
    matches=("The union struck again.", "The army still occupies the town."),
    passes=("The union struck.", "The army occupies the town."),
)
def again(view: View) -> Iterable[Scope]:
    """What is done again, or still, was done before."""
    o = outline(view)
    for word in o.where(AGAIN):
        if word.dep == "advmod":
            yield Scope((word.at, word.at), clause(o, governor(o, word.at)) - {word.at}, "presupposed")
