"""Cues of conditions and of what is contrary to fact: *if*, *unless*, "should X attack", "had X signed", *as if*."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from detente.dossier.cue import Scope, cue
from detente.dossier.items import Factuality
from detente.dossier.shades.attitudes import WISHED
from detente.dossier.shades.outline import (
    Outline,
    clause,
    form,
    lexicon,
    outline,
    stretch,
    subject_of,
    tense,
    to_the_right,
)
from detente.dossier.shades.reports import CLAIMING, SAYING
from detente.dossier.view import View, Word

IF: Final = lexicon("assuming if lest provided providing suppose supposing unless whatever whenever whether")
PHRASES: Final = (
    ("in", "case"), ("in", "the", "event"), ("as", "long", "as"), ("so", "long", "as"), ("on", "condition"),
    ("on", "the", "condition"), ("depending", "on"), ("depends", "on"), ("depend", "on"), ("depended", "on"),
    ("contingent", "on"), ("subject", "to"), ("conditional", "on"), ("even", "if"), ("or", "else"),
    ("in", "return", "for"),
    ("in", "exchange", "for"), ("as", "soon", "as"), ("but", "for"), ("were", "it", "not", "for"), ("the", "moment"),
)  # fmt: skip
UNREAL: Final = (("as", "if"), ("as", "though"), ("if", "only"))
LATER: Final = lexicon("after before once till until when")


@cue(
    "if",
    "factuality",
    matches=(
        "If Ruritania attacks, the alliance will respond.",
        "The union will strike unless the firm signs the pact.",
        "The mayor asked whether the guards had beaten him.",
        "The firm will pay on condition that the strike ends.",
    ),
    passes=("The union went on strike.", "The case of the guards was heard."),
)
def if_(view: View) -> Iterable[Scope]:
    """A conjunction of condition shades its own clause and the clause that it conditions.

    A main clause in the past ("If the firm won the case, it lost the peace") may be a contrast: *possible*.  After a
    verb of asking or knowing only the *if*-clause itself is shaded.
    """
    o = outline(view)
    for first, last in _conjunctions(o):
        yield from _conditional(o, first, last)


def _conjunctions(o: Outline) -> Iterable[tuple[int, int]]:
    for word in o.where(IF):
        low, before, after = o.lowers[word.at], o.lower(word.at - 1), o.lower(word.at + 1)
        if low in ("provided", "providing", "assuming", "supposing", "suppose"):
            opens = word.at == 0 or before == ","
            if after != "that" and not (opens and low in ("assuming", "supposing", "suppose")):
                continue
        if low == "if" and (before == "as" or after == "only"):
            continue  # told as unreal
        yield word.at, word.at
    for phrase in PHRASES:
        for at in _found(o, phrase):
            if phrase == ("in", "case") and o.lower(at + 2) == "of" and not o.words[at].head:
                continue
            yield at, at + len(phrase) - 1


def _found(o: Outline, phrase: tuple[str, ...]) -> Iterable[int]:
    return (n for n in range(len(o.lowers) - len(phrase) + 1) if o.lowers[n : n + len(phrase)] == phrase)


def _conditional(o: Outline, first: int, last: int) -> Iterable[Scope]:
    own = frozenset(range(first, last + 1))
    near = stretch(o, last)
    verb = _verb_of(o, last, near)
    below = (o.tree(verb) if verb is not None else frozenset()) | near
    main = _main_of(o, verb, first)
    past = main is not None and tense(o, main) == "past"
    shade: Factuality = "possible" if past else "conditional"
    yield Scope((first, last), below - own, shade)
    if main is None or o.words[first].lower == "whether" or _asks(o, main, verb):
        return
    speaks = past and main < first and o.words[main].lemma in WISHED | SAYING | CLAIMING
    yield Scope((first, last), (to_the_right(o, main) if speaks else clause(o, main)) - below - own, shade)


def _verb_of(o: Outline, last: int, near: frozenset[int]) -> int | None:
    """The verb of the clause that the conjunction opens: the one it marks, or the first one after it."""
    word = o.words[last]
    if word.dep in ("mark", "advmod") and word.head > last:
        return word.head
    return next((n for n in sorted(near) if o.words[n].pos == "VERB"), None)


def _main_of(o: Outline, verb: int | None, first: int) -> int | None:
    """The verb of the clause under the condition: the head of the conditional clause, or the root."""
    if verb is not None and o.words[verb].head != verb:
        head = o.words[verb].head
        if o.words[head].pos in ("VERB", "AUX"):
            return head
    if verb is not None:
        return next((w.at for w in o.words if w.dep == "ROOT" and w.at not in (verb, first)), None)
    head = o.words[first].head
    return head if head != first and o.words[head].pos in ("VERB", "AUX") else None


def _asks(o: Outline, main: int, verb: int | None) -> bool:
    return o.words[main].lemma in lexicon("ask wonder know see decide doubt say tell learn check clear") and (
        verb is None or verb > main
    )


@cue(
    "inverted condition",
    "factuality",
    matches=(
        "Should Ruritania attack, the alliance would respond.",
        "Had the firm signed the pact, the strike would have ended.",
        "Were the militia to attack, the town would fall.",
    ),
    passes=("The firm had signed the pact.", "Ruritania should attack poverty."),
)
def inverted(view: View) -> Iterable[Scope]:
    """A verb before its subject that means *if*: "should X attack", "were X to attack", "had X attacked"."""
    o = outline(view)
    for n, low in enumerate(o.lowers):
        opens = n == 0 or o.lowers[n - 1] in (",", "and", "but", "that", ";", "“", '"')
        comma_or_would = any(x in ("would", "will", "could", "may", "might", "must", "'d") for x in o.lowers)
        if (
            low not in ("should", "had", "were")
            or not (opens or _after_main(o, n))
            or "?" in o.lowers
            or not comma_or_would
        ):
            continue
        verb = next((w for w in o.words[n + 2 :] if w.pos == "VERB" and w.lower not in MODAL_FORMS), None)
        if verb is None or o.words[n + 1].pos not in ("NOUN", "PROPN", "PRON", "DET", "ADJ"):
            continue
        shade: Factuality = "counter" if low == "had" else "conditional"
        near = stretch(o, n)
        yield Scope((n, n), near, shade)
        main = next((w.at for w in o.words if w.dep == "ROOT" and w.at not in near), None)
        if main is not None:
            yield Scope((n, n), clause(o, main) - near - {n}, shade)


MODAL_FORMS: Final = lexicon("could may might must will would")


def _after_main(o: Outline, n: int) -> bool:
    """Whether the words stand after a main clause: "would respond should X attack"."""
    before = o.words[n - 1]
    return (
        o.lowers[n] == "should"
        and before.pos in ("VERB", "NOUN", "ADV")
        and any(x in MODAL_FORMS for x in o.lowers[:n])
    )


@cue(
    "as if",
    "factuality",
    matches=("The guards behaved as if the strike had ended.", "If only the firm had signed the pact."),
    passes=("The strike ended as the guards left.", "The firm signed the pact only on Friday."),
)
def as_if(view: View) -> Iterable[Scope]:
    """A comparison with what is not so: *as if*, *as though*, *if only*."""
    o = outline(view)
    for phrase in UNREAL:
        for at in _found(o, phrase):
            verb = o.words[at + 1].head
            tree = o.tree(verb) if verb > at + 1 and o.words[verb].dep != "ROOT" else frozenset()
            yield Scope((at, at + 1), (stretch(o, at + 1) | tree) - {at, at + 1}, "counter")


@cue(
    "not yet come",
    "factuality",
    matches=("They will pay once it signs the pact.", "The blockade stays until the union signs the pact."),
    passes=("The firm paid once the strike ended.", "The guards once signed a pact."),
)
def not_yet_come(view: View) -> Iterable[Scope]:
    """A clause of time in the present speaks of what has not come: *until it signs*, *once it ends*."""
    o = outline(view)
    for word in o.where(LATER):
        verb = _clause_of_time(o, word)
        if verb is None:
            continue
        helpers = o.auxiliaries(verb)
        simple = not helpers and form(o.words[verb]) in ("s", "base") and tense(o, verb) != "past"
        now = bool(helpers & {"is", "are", "has", "have"}) or simple
        if now and subject_of(o, verb) is not None:
            yield Scope((word.at, word.at), (clause(o, verb) | stretch(o, word.at)) - {word.at}, "conditional")


def _clause_of_time(o: Outline, word: Word) -> int | None:
    head = o.words[word.head]
    if word.dep in ("mark", "advmod") and head.at > word.at and head.pos in ("VERB", "AUX"):
        return head.at
    if word.lower in ("until", "till", "once"):
        return next((n for n in sorted(stretch(o, word.at)) if o.words[n].pos == "VERB"), None)
    return None
