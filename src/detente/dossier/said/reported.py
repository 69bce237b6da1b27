"""Reported speech: what somebody says, with the act that the content makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from detente.dossier.cue import ClaimHit, cue
from detente.dossier.items import Attribution, Modality, Polarity
from detente.dossier.said.clause import (
    LONGEST,
    PRONOUNS,
    Span,
    content,
    doer,
    done,
    modal,
    negated,
    says_no,
    subject,
    trimmed,
    verbs,
    within,
    wordlist,
)
from detente.dossier.said.judging import strength, verdict
from detente.dossier.said.naming import named_so
from detente.dossier.said.refusing import refusal
from detente.dossier.view import View, Word

SAYING: Final = wordlist(
    """
    say state declare announce argue stress maintain note claim add tell explain reply report emphasise
    emphasize reiterate repeat assert contend affirm confirm admit concede acknowledge remark observe write
    retort counter insist suggest point recall estimate testify swear promise pledge vow
    """
)
_BELIEVING: Final = frozenset(
    {"believe", "think", "consider", "suspect", "assume", "feel", "reckon", "hold", "doubt", "know"}
)
# Verbs that make a claim of their own when they stand in what is said; their own cue then speaks.
_CLAIMING: Final = wordlist(
    """
    want hope seek demand reject refuse oppose fear deny accuse blame condemn propose offer threaten warn
    predict expect
    """
)
_HITTING_BACK: Final = frozenset({"retaliate", "respond", "punish", "avenge"})
_MAYBE: Final = frozenset({"may", "might", "could"})


@cue(
    "claim.said",
    "claim",
    matches=(
        "The ministry said that the bridge was closed.",
        "The union insists that its members left the yard.",
        "The company announced that the plant would shut in May.",
    ),
    passes=("The ministry closed the bridge.", "The minister did not say that the bridge was closed."),
)
def said(view: View) -> Iterator[ClaimHit]:
    """Somebody says that something is so; the content makes it a refusal, a demand, a forecast or a plain assertion."""
    for verb in verbs(view, SAYING):
        speaker = doer(view, verb.at)
        if speaker is None or not done(view, verb.at):
            continue
        span = None if verb.lemma == "declare" and named_so(view, verb.at) else _reported(view, verb)
        if span:
            yield from _acts(view, verb, speaker, span, "reported")


@cue(
    "claim.believed",
    "claim",
    matches=("The army believes that the rebels hold the pass.", "Many analysts think that the talks are a sham."),
    passes=("The army held the pass.", "The army does not believe that the rebels hold the pass."),
)
def believed(view: View) -> Iterator[ClaimHit]:
    """Somebody is said to believe that something is so."""
    for verb in verbs(view, _BELIEVING):
        speaker = doer(view, verb.at)
        if speaker is None or verb.lemma == "doubt" or not done(view, verb.at):
            continue
        span = _reported(view, verb)
        if span and verb.lemma == "suspect":
            yield ClaimHit("ACCUSE", (verb.at, verb.at), span, speaker, modality="alleged", attribution="ascribed")
        elif span:
            yield from _acts(view, verb, speaker, span, "ascribed")


@cue(
    "claim.according-to",
    "claim",
    matches=("According to the ministry, the bridge was closed.", "The bridge was closed, according to the ministry."),
    passes=("The bridge was closed in accordance with the treaty.", "The bridge was closed by the ministry."),
)
def according(view: View) -> Iterator[ClaimHit]:
    """Something is so according to somebody."""
    words = view.words
    if len(words) > LONGEST:
        return
    for word in words[:-2]:
        if word.lower != "according" or words[word.at + 1].lower != "to":
            continue
        named = [w for w in words[word.at + 2 : word.at + 9] if w.pos in {"NOUN", "PROPN", "PRON"}]
        stop = next((w.at for w in words[word.at + 2 :] if w.text in {",", ".", ";"}), len(words) - 1)
        heads = [w for w in named if w.at < stop and (not (word.at < w.head < stop) or words[w.head].pos == "ADP")]
        span = trimmed(view, stop, len(words) - 1) if word.at < 2 else trimmed(view, 0, word.at - 1)
        if heads and span:
            for act, polarity, modality in _meant(view, span, heads[0].at):
                yield ClaimHit(act, (word.at, word.at + 1), span, heads[0].at, False, polarity, modality, "reported")


def _reported(view: View, verb: Word) -> Span | None:
    clauses = view.children(verb.at, "ccomp")
    if any(c.at > verb.at for c in clauses):
        return content(view, verb.at, "ccomp")
    quoted = _quoted_before(view, verb.at)
    if quoted:
        return quoted
    following = view.words[verb.at + 1 : verb.at + 8]
    for word in following:
        if word.lower == "that" and word.dep in {"mark", "det", "nsubj", ""}:
            return content(view, word.at)
        if word.text in {",", ";", "."}:
            break
    opening = next((w for w in following if w.text in {"“", '"', "``"}), None)
    if opening:
        return trimmed(view, opening.at, len(view.words) - 1)
    left = [c for c in clauses if c.at < verb.at]
    return trimmed(view, 0, max(left[-1].at, _comma_before(view, verb.at))) if left else None


def _comma_before(view: View, at: int) -> int:
    return next((w.at for w in reversed(view.words[:at]) if w.text == ","), 0)


def _quoted_before(view: View, at: int) -> Span | None:
    marks = [w.at for w in view.words[:at] if w.text in {"“", "”", '"', "``", "''"}]
    if marks and at - marks[-1] <= 8:
        first = marks[-2] if len(marks) > 1 else 0
        return trimmed(view, first, marks[-1])
    return None


def _acts(view: View, verb: Word, speaker: int, span: Span, how: Attribution) -> Iterator[ClaimHit]:
    for act, polarity, modality in _meant(view, span, speaker):
        yield ClaimHit(act, (verb.at, verb.at), span, speaker, False, polarity, modality, how)


def _meant(view: View, span: Span, speaker: int) -> Iterator[tuple[str, Polarity, Modality]]:
    """The acts that a content makes of saying it, with polarity and modality."""
    root = _root(view, span)
    if cleft(view, span):
        yield "ACCUSE", "+", "alleged"
        yield "DENY", "-", "implied"
        return
    refused = refusal(view, span)
    if refused:
        yield "REFUSE", "-", refused
        return
    if root is None:
        yield "ASSERT", "+", "asserted"
        return
    own = _own(view, root.at, speaker)
    auxiliary = modal(view, root.at)
    judged = verdict(view, root.at)
    negative = negated(view, root.at) or any(negated(view, c.at) for c in view.children(root.at, "dobj", "attr"))
    if root.lemma in _CLAIMING and own:
        return
    if own and negative:
        yield "DENY", "-", "intention" if auxiliary in {"will", "would", "wo"} else "asserted"
    elif own and auxiliary in {"will", "would", "'ll"} and root.lemma in _HITTING_BACK:
        yield "THREATEN", "+", "intention"
    elif judged:
        yield "EVALUATE", judged[1], strength(view, root.at)
    elif not own and (auxiliary == "must" or (root.lemma in {"have", "need"} and view.children(root.at, "xcomp"))):
        yield "DEMAND", "-" if negative else "+", "asserted"
    elif not own and auxiliary in {"should", "ought"}:
        yield "PROPOSE", "-" if negative else "+", "asserted"
    elif not own and auxiliary in {"will", "shall", "'ll", "wo"}:
        yield "PREDICT", "-" if negative else "+", "predicted"
    elif own and auxiliary in {"will", "shall", "'ll", "would"}:
        yield "ASSERT", "+", "intention"
    else:
        yield "ASSERT", "-" if negative else "+", "possible" if auxiliary in _MAYBE else "asserted"


def _root(view: View, span: Span) -> Word | None:
    """The chief verb of a passage: the first whose head lies outside, else the first verb."""
    found = [w for w in within(view, span) if w.pos in {"VERB", "AUX"}]
    outside = [w for w in found if not span[0] <= w.head <= span[1] or w.head == w.at]
    chief = outside or [w for w in found if w.dep not in {"aux", "auxpass"}] or found
    return chief[0] if chief else None


def _own(view: View, at: int, speaker: int) -> bool:
    """Whether the verb's subject is the speaker again: a pronoun, or the same actor."""
    who = subject(view, at)
    if who is None:
        return False
    if view.words[who].lower in PRONOUNS:
        return True
    mine, theirs = view.mention_at(speaker), view.mention_at(who)
    return mine is not None and theirs is not None and mine.actor is not None and mine.actor == theirs.actor


def cleft(view: View, span: Span) -> bool:
    """Whether a passage says "it is X that does it", which denies that the speaker does."""
    words = within(view, span)
    for first, second in pairwise(words):
        if first.lower == "it" and second.lower in {"is", "was", "'s"}:
            after = [w for w in words if second.at < w.at <= second.at + 7]
            if not after or after[0].lower in {"not", "n't"}:
                return False
            for one, two in pairwise(after):
                if two.lower in {"that", "who"}:
                    return one.pos in {"NOUN", "PROPN"} and not says_no(view, (second.at, one.at))
    return False
