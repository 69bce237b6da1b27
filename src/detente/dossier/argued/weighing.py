"""Conditions, concessions and contrasts: "if", "although", "but", "whereas"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from detente.dossier.argued.sides import beyond, marks, object_of, reason, split
from detente.dossier.cue import LinkHit, cue
from detente.dossier.said.clause import LONGEST, family
from detente.dossier.view import View

_ASKING: Final = frozenset({"ask", "wonder", "know", "see", "doubt", "question", "tell", "decide", "clear", "sure"})
_CONTRARY: Final = frozenset({"whereas", "while"})


@cue(
    "link.on-condition",
    "link",
    matches=(
        "If the river rises, the town will flood.",
        "The guild will strike unless the company pays.",
        "The rebels will disarm only if the army withdraws.",
    ),
    passes=(
        "The mayor asked if the town had flooded.",
        "The river rose and the town flooded.",
        "It looks as if it will rain.",
    ),
)
def condition(view: View) -> Iterator[LinkHit]:
    """Something holds on a condition."""
    words = view.words
    for mark, verb in marks(view, {"if", "unless", "provided"}):
        before = words[mark.at - 1].lower if mark.at else ""
        if before in {"as", "even"} or (mark.at and words[mark.at - 1].lemma in _ASKING):
            continue
        first = mark.at - 1 if before == "only" else mark.at
        yield from split(view, "condition", (first, mark.at), verb.at, hypothetical=True)
    if len(words) > LONGEST:
        return
    for word in words[:-1]:
        if word.lower == "provided" and words[word.at + 1].lower == "that" and word.dep in {"advcl", "prep", "acl"}:
            for clause in view.children(word.at, "ccomp"):
                source = frozenset(family(view, clause.at))
                target = beyond(view, word.at)
                if target:
                    yield LinkHit("condition", (word.at, word.at + 1), source, target, hypothetical=True)


@cue(
    "link.although",
    "link",
    matches=(
        "Although the company pays well, its workers went on strike.",
        "The talks go on despite the raid.",
        "The guild will sign even if the company sells the yard.",
    ),
    passes=("The company pays well and its workers are content.", "The guild will sign if the company sells the yard."),
)
def concession(view: View) -> Iterator[LinkHit]:
    """Something holds in spite of something else."""
    words = view.words
    for mark, verb in marks(view, {"although", "though", "if"}):
        before = words[mark.at - 1].lower if mark.at else ""
        if (mark.lower != "if" or before == "even") and before != "as":
            yield from split(view, "concession", (mark.at, mark.at), verb.at, hypothetical=mark.lower == "if")
    if len(words) > LONGEST:
        return
    for word in words:
        spite = word.lower == "of" and word.at >= 2 and words[word.at - 1].lower == "spite"
        if word.lower in {"despite", "notwithstanding"} or spite:
            governed = object_of(view, word.at)
            if governed is not None:
                first = word.at - 2 if spite else word.at
                source = frozenset(family(view, governed.at))
                target = beyond(view, first) - source - frozenset(range(first, word.at + 1))
                if target:
                    yield LinkHit("concession", (first, word.at), source, target)


@cue(
    "link.but",
    "link",
    matches=(
        "The company offered a rise, but the guild rejected it.",
        "The north voted yes, whereas the south voted no.",
    ),
    passes=("The company offered nothing but words.", "While the guild met, the company closed the gate."),
)
def contrast(view: View) -> Iterator[LinkHit]:
    """One thing is set against another."""
    words = view.words
    if len(words) > LONGEST:
        return
    for word in words[1:]:
        if word.lower == "but" and word.dep == "cc":
            joined = [w for w in view.children(word.head, "conj") if w.at > word.at and w.pos in {"VERB", "AUX"}]
            if joined:
                target = frozenset(family(view, joined[0].at))
                source = frozenset(p for p in family(view, word.head) if p < word.at)
                if source:
                    yield LinkHit("contrast", (word.at, word.at), source, target - {word.at})
        elif word.lower in _CONTRARY and words[word.at - 1].text == "," and word.dep == "mark":
            yield from reason(view, "contrast", (word.at, word.at), word.head)
