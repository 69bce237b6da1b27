"""Cues of the mood of a sentence: questions, orders, purposes, inventions, and what is said of things in general."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from detente.dossier.cue import Scope, cue
from detente.dossier.shades.attitudes import WISHED
from detente.dossier.shades.outline import Outline, clause, form, lexicon, outline, stretch, tense
from detente.dossier.shades.reports import CLAIMING, SAYING
from detente.dossier.view import View, Word

HABIT: Final = lexicon(
    "always commonly frequently generally invariably normally often rarely regularly seldom sometimes tend "
    "typically usually whenever"
)
FICTION: Final = lexicon(
    "dream drill exercise fable fantasy fiction film game hypothesis movie novel parable play rehearsal scenario "
    "series simulation textbook thriller wargame"
)
ANYBODY: Final = lexicon("any anybody anyone anything each every whichever whoever")


@cue(
    "question",
    "factuality",
    matches=("Has Ruritania attacked the port?", "Who attacked the port?"),
    passes=("Ruritania attacked the port.", "The question was put to the mayor."),
)
def question(view: View) -> Iterable[Scope]:
    """A sentence that ends in a question mark asserts nothing."""
    o = outline(view)
    for word in o.words[-3:]:
        if word.text in ("?", "?!"):
            yield Scope((word.at, word.at), frozenset(range(word.at)), "possible")
            return


@cue(
    "order",
    "factuality",
    matches=("Withdraw the guards from the port.", "Let us sign the pact."),
    passes=("The firm withdrew the guards from the port.", "Talks ended."),
)
def order(view: View) -> Iterable[Scope]:
    """A sentence whose verb stands first in its bare form, without a subject, orders or advises."""
    o = outline(view)
    for word in o.words[:3]:
        bare = (
            word.pos == "VERB" and form(word) == "base" and word.dep in ("ROOT", "ccomp") and not o.auxiliaries(word.at)
        )
        if (
            bare
            and not o.under(word.at, "nsubj", "nsubjpass", "expl")
            and all(w.pos in ("PUNCT", "ADV", "INTJ") for w in o.words[: word.at])
        ):
            yield Scope((word.at, word.at), frozenset(range(len(o.words))), "possible")
            return


@cue(
    "purpose",
    "factuality",
    matches=(
        "The firm hired guards in order to break the strike.",
        "The army built roads to attack the neighbour.",
        "The fleet sailed so that it might attack the port.",
        "A law aimed at ending the strike was passed.",
    ),
    passes=("The guards broke the strike.", "The guards drove to the port."),
)
def purpose(view: View) -> Iterable[Scope]:
    """A clause of purpose says what is meant to happen: *to break*, *in order to*, *so that*, *aimed at*."""
    o = outline(view)
    for word in o.words:
        low, after = o.lowers[word.at], o.lower(word.at + 1)
        if low == "to" and word.dep == "aux" and word.pos != "ADP":
            verb = o.words[word.head]
            if verb.dep in ("advcl", "acl", "relcl", "ROOT", "dep", "pcomp") and verb.at > word.at:
                yield Scope((word.at, word.at), clause(o, verb.at) | stretch(o, word.at, to_verb=True), "possible")
        elif (low == "so" and after == "that") or (
            low in ("aimed", "geared", "directed") and after in ("at", "towards", "toward")
        ):
            yield Scope(
                (word.at, word.at + 1), stretch(o, word.at + 1) | clause(o, word.at + 1) - {word.at + 1}, "possible"
            )
        elif low == "order" and after == "to" and o.lower(word.at - 1) == "in":
            yield Scope((word.at - 1, word.at + 1), stretch(o, word.at + 1), "possible")


@cue(
    "invention",
    "factuality",
    matches=(
        "In the novel, Ruritania attacks the port.",
        "The exercise assumed that an army invaded the island.",
        "Imagine that the army attacked the port.",
    ),
    passes=("Ruritania attacked the port.", "The guards read a novel in the port."),
)
def invention(view: View) -> Iterable[Scope]:
    """A play of the mind is announced: in a novel, a simulation or an exercise; *imagine*, *suppose*, *in theory*."""
    o = outline(view)
    for word in o.where(FICTION):
        opening = word.pos == "NOUN" and "in" in o.lowers[max(0, word.at - 4) : word.at] and word.at < 8
        verb = o.words[word.head] if word.dep == "nsubj" else None
        supposes = verb is not None and verb.lemma in lexicon(
            "assume simulate imagine depict show posit rehearse describe suppose involve foresee"
        )
        if opening or supposes:
            yield Scope((word.at, word.at), frozenset(range(word.at + 1, len(o.words))), "possible")
    for n, low in enumerate(o.lowers[:-1]):
        if (low in ("imagine", "suppose", "picture") and n < 2) or (
            low == "in" and o.lowers[n + 1] in ("theory", "principle")
        ):
            yield Scope((n, n), frozenset(range(n + 1, len(o.words))), "possible")


@cue(
    "in general",
    "factuality",
    matches=(
        "Wars destroy towns.",
        "Strikes often fail.",
        "An attack on one ally is an attack on all.",
        "Any invasion is a crime.",
    ),
    passes=("The war cost money.", "Ruritania attacked the port."),
)
def in_general(view: View) -> Iterable[Scope]:
    """What is said of a kind of thing, not of one: bare plurals in the present, *any*, *often*, "an attack is …"."""
    o = outline(view)
    for word in o.words:
        tells = word.lemma in SAYING | CLAIMING | WISHED  # "officials say", "farmers demand" is news, no rule
        if (
            word.pos in ("VERB", "AUX")
            and not tells
            and tense(o, word.at) == "present"
            and o.auxiliaries(word.at) <= {"do", "does"}
        ):
            for noun in o.under(word.at, "nsubj"):
                if _of_a_kind(o, noun):
                    yield Scope((noun.at, noun.at), (clause(o, word.at) | {noun.at}), "generic")
    for word in o.where(HABIT | ANYBODY):
        low = o.lowers[word.at]
        if low in ANYBODY:
            noun = o.words[word.head if word.dep == "det" else word.at]
            verb = noun.head if noun.dep in ("nsubj", "nsubjpass") else noun.at
            if low != "each" or word.dep == "det":
                yield Scope((word.at, word.at), (clause(o, verb) | clause(o, noun.at)) - {word.at}, "generic")
        elif word.dep in ("advmod", "ROOT", "xcomp") and tense(o, word.head) != "past":
            yield Scope((word.at, word.at), clause(o, word.head) | stretch(o, word.at) - {word.at}, "generic")


def _of_a_kind(o: Outline, noun: Word) -> bool:
    """Whether a noun speaks of a kind: a plural, or one with *a*, with no name, number or determiner that picks one."""
    if noun.pos != "NOUN":
        return False
    parts = o.under(noun.at, "det", "poss", "nummod", "amod", "compound", "nmod")
    dets = {o.lowers[w.at] for w in parts if w.dep in ("det", "poss")}
    named = any(w.pos in ("PROPN", "NUM") or w.dep == "poss" or (w.text[:1].isupper() and w.at > 0) for w in parts)
    if named or any(
        w.pos == "PROPN" for n in o.tree(noun.at) for w in (o.words[n],) if n > noun.at and o.words[n].head != noun.head
    ):
        return False
    plural = noun.lower != noun.lemma
    return (plural and not dets) or (dets <= {"a", "an"} and bool(dets))
