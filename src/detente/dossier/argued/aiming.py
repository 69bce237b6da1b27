"""Purposes: what is done so that something else may be: "in order to", "to justify", "so that"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from detente.dossier.argued.sides import outcome
from detente.dossier.cue import LinkHit, cue
from detente.dossier.said.clause import LONGEST, family, rest, verbs, wordlist
from detente.dossier.view import View

_BIDS: Final = frozenset({"bid", "effort", "attempt", "order", "hope"})
# Verbs that take no "to" but that of purpose, whatever a parser calls it.
_GATHERING: Final = frozenset(
    {"march", "gather", "rally", "meet", "travel", "assemble", "convene", "walk", "strike", "stop"}
)
_PRESSING: Final = frozenset({"demand", "seek", "oppose", "protest", "urge"})
# Verbs whose "to" is their object or their fate, not their purpose.
_NO_PURPOSE: Final = wordlist(
    """
    be seem appear want try begin start continue agree refuse fail plan hope need have like tend manage threaten
    promise vow decide expect intend wish seek offer propose happen go come get cease claim return
    """
)


@cue(
    "link.in-order-to",
    "link",
    matches=(
        "The rebels burned the bridge in order to stop the convoy.",
        "The council met in a bid to end the strike.",
        "The miners marched to protest against the law.",
    ),
    passes=("The rebels want to burn the bridge.", "The council failed to meet."),
)
def in_order_to(view: View) -> Iterator[LinkHit]:
    """Something is done to bring something about."""
    words = view.words
    if len(words) > LONGEST:
        return
    for word in words[:-1]:
        if word.lower != "to" or word.dep != "aux" or word.head <= word.at:
            continue
        verb = words[word.head]
        before = words[word.at - 1].lower if word.at else ""
        head = words[verb.head]
        plain = verb.dep == "advcl" and head.pos == "VERB" and head.lemma not in _NO_PURPOSE
        plain = plain or (verb.dep == "xcomp" and head.lemma in _GATHERING)
        if before in _BIDS and word.at >= 2 and words[word.at - 2].lower in {"in", "a", "an", "the"}:
            first = word.at - 2 if words[word.at - 2].lower == "in" else max(word.at - 3, 0)
            goal = frozenset(family(view, verb.at))
            rest = frozenset(range(len(words))) - goal - frozenset(range(first, word.at))
            yield LinkHit("purpose", (first, word.at), rest, goal)
        elif plain and before not in {"how", "whether", "what", "where", "likely", "as"}:
            yield from outcome(view, "purpose", (word.at, word.at), verb.at)
        elif before == "as" and word.at >= 2 and words[word.at - 2].lower == "so":
            yield from outcome(view, "purpose", (word.at - 2, word.at), verb.at)


@cue(
    "link.demanding",
    "link",
    matches=(
        "The miners marched through the town demanding higher wages.",
        "The farmers blocked the road, demanding a new canal.",
    ),
    passes=("The work is demanding.", "The miners demanded higher wages."),
)
def demanding(view: View) -> Iterator[LinkHit]:
    """Something is done to press for something, said with a participle: "marched, demanding …"."""
    for verb in verbs(view, _PRESSING):
        joined = verb.text.lower().endswith("ing") and verb.dep in {"advcl", "acl"} and verb.head < verb.at
        goal = view.children(verb.at, "dobj", "ccomp", "prep", "xcomp")
        if joined and goal and not view.children(verb.at, "mark", "aux"):
            yield from outcome(view, "purpose", (verb.at, verb.at), verb.at)


@cue(
    "link.so-that",
    "link",
    matches=(
        "The guards opened the gate so that the families could leave.",
        "The council lowered the tax so that the mill would stay open.",
    ),
    passes=("The guards said that the gate was open.", "The gate is so heavy that nobody opens it."),
)
def so_that(view: View) -> Iterator[LinkHit]:
    """Something is done so that something else can be."""
    words = view.words
    if len(words) > LONGEST:
        return
    for word in words[1:-2]:
        if word.lower == "so" and words[word.at + 1].lower == "that":
            source, target = frozenset(range(word.at)), rest(view, word.at + 1)
            if target:
                yield LinkHit("purpose", (word.at, word.at + 1), source, frozenset(range(target[0], target[1] + 1)))


@cue(
    "link.to-justify",
    "link",
    matches=("The army needs a pretext to justify the raid.", "The law is designed to protect the poor."),
    passes=("The army justified the raid.", "The raid is hard to describe."),
)
def to_justify(view: View) -> Iterator[LinkHit]:
    """A thing serves to justify something, or is designed to bring it about."""
    for verb in verbs(view, {"justify", "excuse", "legitimise", "legitimize", "legitimate"}):
        pushed = view.words[verb.head].lemma in _NO_PURPOSE - {"need", "have"}
        if verb.at and view.words[verb.at - 1].lower == "to" and not pushed:
            yield from outcome(view, "purpose", (verb.at - 1, verb.at), verb.at)
    for verb in verbs(view, {"design", "aim", "intend", "calculate"}):
        goals = [c for c in view.children(verb.at, "xcomp") if view.children(c.at, "aux")]
        if goals and verb.text.lower() in {"designed", "intended", "calculated", "aimed"} and _patient(view, verb.at):
            goal = frozenset(family(view, goals[0].at))
            source = _patient(view, verb.at) - goal - {verb.at}
            if source:
                yield LinkHit("purpose", (verb.at, verb.at), source, goal)


def _patient(view: View, at: int) -> frozenset[int]:
    subjects = view.children(at, "nsubjpass")
    if subjects:
        return frozenset(family(view, subjects[0].at))
    word = view.words[at]
    return frozenset(family(view, word.head)) - frozenset(family(view, at)) if word.dep == "acl" else frozenset()
