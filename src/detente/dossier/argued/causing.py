"""Causes: "because", "as a result of", and the verbs of causing, enabling and preventing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from detente.dossier.argued.sides import clause_above, marks, object_of, reason, unreal
from detente.dossier.cue import LinkHit, cue
from detente.dossier.items import LinkKind
from detente.dossier.said.clause import (
    LONGEST,
    Span,
    by_whom,
    family,
    follows,
    passive,
    subject,
    supposed,
    verbs,
    wordlist,
)
from detente.dossier.view import View, Word

# A preposition of cause by its words, the last of which governs the noun.
_PHRASES: Final = (
    ("because", "of"), ("due", "to"), ("owing", "to"), ("thanks", "to"), ("as", "a", "result", "of"),
    ("in", "response", "to"), ("in", "retaliation", "for"), ("in", "retaliation", "to"),
    ("in", "revenge", "for"), ("on", "account", "of"),
    ("in", "reaction", "to"), ("in", "the", "wake", "of"), ("in", "protest", "at"), ("in", "protest", "against"),
    ("in", "protest", "over"), ("as", "a", "consequence", "of"),
)  # fmt: skip
_CAUSING: Final = wordlist(
    """
    cause trigger spark provoke prompt ignite fuel ensure force compel produce unleash generate inflame
    precipitate necessitate inspire motivate
    """
)
_LEADING: Final = {"lead": "to", "result": "in", "contribute": "to", "bring": "about", "set": "off", "give": "rise"}
_FOLLOWING: Final = {
    "stem": "from",
    "arise": "from",
    "result": "from",
    "spring": "from",
    "derive": "from",
    "flow": "from",
}
_ENABLING: Final = frozenset({"enable", "facilitate", "pave"})
_PREVENTING: Final = frozenset(
    {"prevent", "deter", "avert", "forestall", "thwart", "stave", "dissuade", "preclude", "hinder"}
)
_KEEPING: Final = frozenset({"keep", "stop", "discourage", "bar", "block", "prohibit"})
_PUNISHING: Final = wordlist(
    "arrest detain jail fine punish sanction criticise criticize suspend dismiss sack imprison expel sue convict"
)


@cue(
    "link.because",
    "link",
    matches=("The mill closed because the river dried up.", "Because the river dried up, the mill closed."),
    passes=("The mill closed after the river dried up.", "The mill closed because of the flood."),
)
def because(view: View) -> Iterator[LinkHit]:
    """One thing is so because of another, said with a conjunction."""
    for mark, verb in marks(view, {"because", "cos"}):
        if not follows(view, mark.at, "of"):
            yield from reason(view, "causes", (mark.at, mark.at), verb.at)


@cue(
    "link.as-a-result-of",
    "link",
    matches=(
        "The mill closed because of the drought.",
        "Due to the strike the port is empty.",
        "The rebels shelled the town in response to the raid.",
    ),
    passes=("The train is due to leave.", "The rebels shelled the town in the night."),
)
def as_a_result_of(view: View) -> Iterator[LinkHit]:
    """One thing is so because of another, said with a preposition."""
    if len(view.words) > LONGEST:
        return
    for word in view.words:
        for phrase in _PHRASES:
            if word.lower != phrase[0] or not follows(view, word.at, *phrase[1:]):
                continue
            last = word.at + len(phrase) - 1
            governed = (
                object_of(view, last) or next(iter(view.children(word.at, "pobj")), None) or _next_noun(view, last)
            )
            if governed is None:
                continue
            words = (word.at, last)
            source = frozenset(p for p in family(view, governed.at) if p > last)
            above = clause_above(view, word.at)
            if word.at < above or above not in source:
                target = frozenset(family(view, above)) - source - frozenset(range(word.at, last + 1))
                if source and target:
                    yield LinkHit("causes", words, source, target)


def _next_noun(view: View, at: int) -> Word | None:
    return next((w for w in view.words[at + 1 : at + 8] if w.pos in {"NOUN", "PROPN"}), None)


@cue(
    "link.therefore",
    "link",
    matches=(
        "The river dried up, and therefore the mill closed.",
        "The council sold the mill; the workers therefore went on strike.",
    ),
    passes=("Therefore the mill closed.", "The river dried up, and the mill closed."),
)
def therefore(view: View) -> Iterator[LinkHit]:
    """What a clause says follows from the clause before it in the same sentence."""
    words = view.words
    if len(words) > LONGEST:
        return
    for word in words[1:]:
        last = word.at
        if word.lower == "as" and follows(view, word.at, "a", "result") and not follows(view, word.at + 2, "of"):
            last = word.at + 2
        elif word.lower not in {"therefore", "thus", "hence", "consequently"}:
            continue
        start = next((w.at for w in reversed(words[: word.at]) if w.text in {",", ";"} or w.lower == "and"), None)
        if (
            start
            and any(w.pos in {"VERB", "AUX"} for w in words[:start])
            and any(w.pos in {"VERB", "AUX"} for w in words[last + 1 :])
        ):
            yield LinkHit("causes", (word.at, last), frozenset(range(start)), frozenset(range(last + 1, len(words))))


@cue(
    "link.verb-of-causing",
    "link",
    matches=(
        "The drought caused a riot.",
        "The verdict led to protests.",
        "The riot was triggered by the drought.",
        "The dispute arises from an old treaty.",
    ),
    passes=("The envoy led the talks.", "The drought came after a riot."),
)
def causing(view: View) -> Iterator[LinkHit]:
    """Something causes, triggers or leads to something."""
    for verb in verbs(view, _CAUSING | set(_LEADING) | set(_FOLLOWING)):
        following = _FOLLOWING.get(verb.lemma)
        if following and _has(view, verb, following):
            yield from _between(view, verb, "causes", turned=True)
            continue
        leading = _LEADING.get(verb.lemma)
        if (leading and _has(view, verb, leading)) or verb.lemma in _CAUSING:
            yield from _between(view, verb, "causes")


def _has(view: View, verb: Word, particle: str) -> bool:
    return any(w.lower == particle for w in view.words[verb.at + 1 : verb.at + 4])


@cue(
    "link.verb-of-enabling",
    "link",
    matches=("The ceasefire enabled the doctors to leave.", "The vote paved the way for a strike."),
    passes=("The council paved the road.", "The doctors left the town."),
)
def enabling(view: View) -> Iterator[LinkHit]:
    """Something makes something else possible."""
    for verb in verbs(view, _ENABLING):
        if verb.lemma != "pave" or any(c.lemma == "way" for c in view.children(verb.at, "dobj", "nsubjpass")):
            yield from _between(view, verb, "enables")


@cue(
    "link.verb-of-preventing",
    "link",
    matches=(
        "The fence prevents a landslide.",
        "The patrols deterred the smugglers from landing.",
        "Fear keeps the rebels from attacking.",
    ),
    passes=("The family keeps the house.", "The train stopped."),
)
def preventing(view: View) -> Iterator[LinkHit]:
    """Something prevents or deters something."""
    for verb in verbs(view, _PREVENTING | _KEEPING):
        if verb.lemma in _PREVENTING or _from_doing(view, verb):
            yield from _between(view, verb, "prevents")


def _from_doing(view: View, verb: Word) -> bool:
    after = view.words[verb.at + 1 : verb.at + 9]
    return any(a.lower == "from" and b.text.endswith("ing") for a, b in pairwise(after))


@cue(
    "link.punished-for",
    "link",
    matches=(
        "The police arrested the miners for blocking the road.",
        "The company was punished for polluting the river.",
    ),
    passes=("The police arrested the miners on Monday.", "The police searched the mine for gold."),
)
def punished_for(view: View) -> Iterator[LinkHit]:
    """Somebody is punished or criticised for doing something."""
    for verb in verbs(view, _PUNISHING):
        after = view.words[verb.at + 1 : verb.at + 12]
        for word, deed in pairwise(after):
            if word.lower == "for" and deed.text.endswith("ing") and deed.pos == "VERB":
                source = frozenset(family(view, deed.at))
                target = frozenset(family(view, verb.at)) - source - {word.at}
                yield LinkHit("causes", (word.at, word.at), source, target, unreal(view, verb.at))
                break


def _between(view: View, verb: Word, kind: LinkKind, *, turned: bool = False) -> Iterator[LinkHit]:
    """The hit from what does the verb to what it is done to; in the passive, or `turned`, the other way."""
    words: Span = (verb.at, verb.at)
    objects = frozenset(
        p
        for c in view.children(verb.at, "dobj", "ccomp", "xcomp", "prep", "prt", "dative")
        if c.at > verb.at
        for p in family(view, c.at)
    )
    if passive(view, verb.at):
        agent = by_whom(view, verb.at)
        if agent is None:
            return
        source, target = frozenset(family(view, agent)), _done_to(view, verb)
    else:
        if verb.dep == "advcl" and verb.text.endswith("ing"):
            source = frozenset(family(view, verb.head)) - frozenset(family(view, verb.at))
        else:
            who = subject(view, verb.at)
            source = frozenset(family(view, who)) if who is not None else frozenset()
        source, target = source - objects - {verb.at}, objects
        if not target:
            return
    if turned:
        source, target = target, source
    unsure = unreal(view, verb.at) or supposed(view, verb.at)
    if source and target:
        yield LinkHit(kind, words, source - target, target, unsure)


def _done_to(view: View, verb: Word) -> frozenset[int]:
    subjects = view.children(verb.at, "nsubjpass")
    if subjects:
        return frozenset(family(view, subjects[0].at))
    return frozenset(family(view, verb.head)) - frozenset(family(view, verb.at)) if verb.dep == "acl" else frozenset()
