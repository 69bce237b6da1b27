"""Refusals: somebody will not, is not ready, rules out, sees no question of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from detente.dossier.cue import ClaimHit, cue
from detente.dossier.items import Modality
from detente.dossier.said.clause import (
    LONGEST,
    Span,
    content,
    doer,
    done,
    follows,
    negated,
    nouns,
    passive,
    possessor,
    rest,
    subject,
    supposed,
    verbs,
    wordlist,
)
from detente.dossier.view import View, Word

REFUSING: Final = frozenset({"refuse", "reject", "decline", "rebuff", "spurn", "veto", "resist", "rule", "turn"})
_SAID_TO_BE_SO: Final = frozenset(
    {"claim", "accusation", "allegation", "charge", "suggestion", "report", "assertion", "notion", "idea", "criticism"}
)
_ACCEPTING: Final = wordlist(
    """
    accept agree allow tolerate recognise recognize permit surrender yield negotiate compromise concede submit
    sign endorse bow abandon withdraw relent stand back support talk
    """
)
# What one "cannot" do for not wanting to: "cannot accept" refuses, "cannot agree on a date" does not.
_SUFFERING: Final = frozenset({"accept", "tolerate", "allow", "permit", "recognise", "recognize", "endorse"})
_WILLING: Final = frozenset({"ready", "willing", "prepared", "inclined", "disposed"})
_ABSOLUTE: Final = frozenset(
    {"never", "categorically", "flatly", "absolutely", "completely", "outright", "circumstances"}
)


def refusal(view: View, span: Span) -> Modality | None:
    """How firmly a passage refuses, or None if it does not: "no question of", "will never accept", "is not ready"."""
    words = view.words[span[0] : span[1] + 1]
    for word in words:
        if _no_question(view, word):
            return "categorical"
        if _will_not(view, word) or _not_ready(view, word):
            return "categorical" if any(w.lower in _ABSOLUTE for w in words) else "asserted"
    return None


def _no_question(view: View, word: Word) -> bool:
    words = view.words
    if word.lower not in {"question", "possibility", "chance"} or word.at == 0:
        return False
    before = words[word.at - 1].lower
    after = words[word.at + 1].lower if word.at + 1 < len(words) else ""
    if word.lower == "question" and before == "the" and word.at >= 3:
        return (words[word.at - 3].lower, words[word.at - 2].lower) == ("out", "of")
    return word.lower == "question" and before == "no" and after == "of"


def _will_not(view: View, word: Word) -> bool:
    if word.lemma not in _ACCEPTING or word.pos not in {"VERB", "AUX"}:
        return False
    auxiliaries = {w.lower for w in view.children(word.at, "aux")}
    unable = auxiliaries & {"can", "could", "ca"} and word.lemma in _SUFFERING
    return bool(unable or auxiliaries & {"will", "would", "wo", "shall"}) and negated(view, word.at)


def _not_ready(view: View, word: Word) -> bool:
    if word.lower == "unwilling":
        return True
    return word.lower in _WILLING and (
        negated(view, word.at) or (word.head != word.at and negated(view, word.head)) or _nor(view)
    )


def _nor(view: View) -> bool:
    return view.words[0].lower in {"nor", "neither"}


@cue(
    "claim.refused",
    "claim",
    matches=(
        "The union refuses to sign the contract.",
        "The council rejected the offer.",
        "The company has ruled out a pay rise.",
        "The union turned the offer down.",
    ),
    passes=(
        "The union signed the contract.",
        "The council rejected the accusation.",
        "The company has not ruled out a rise.",
    ),
)
def refused(view: View) -> Iterator[ClaimHit]:
    """Somebody refuses, rejects or rules out something."""
    for verb in verbs(view, REFUSING):
        particle = {"rule": "out", "turn": "down"}.get(verb.lemma)
        if particle and not follows(view, verb.at, particle) and not _parted(view, verb.at, particle):
            continue
        speaker = doer(view, verb.at)
        objects = view.children(verb.at, "dobj", "nsubjpass")
        if any(o.lemma in _SAID_TO_BE_SO or o.lower == "nothing" for o in objects):
            continue
        if speaker is None or not done(view, verb.at):
            continue
        span = _suffered(view, verb.at) if passive(view, verb.at) else content(view, verb.at, "xcomp", "dobj", "ccomp")
        if span:
            firm = any(c.lower in _ABSOLUTE for c in view.children(verb.at, "advmod"))
            modality: Modality = "categorical" if firm or verb.lemma == "rule" else "asserted"
            yield ClaimHit("REFUSE", (verb.at, verb.at), span, speaker, False, "-", modality, "reported")


def _parted(view: View, at: int, particle: str) -> bool:
    """Whether the particle of a verb stands after its object: "turned the offer down"."""
    return bool(view.children(at, "dobj")) and any(
        w.lower == particle for w in view.children(at, "prt", "advmod", "prep") if not view.children(w.at, "pobj")
    )


def _suffered(view: View, at: int) -> Span | None:
    subjects = view.children(at, "nsubjpass")
    return (min(subjects[0].at, at), at) if subjects else None


@cue(
    "claim.unwilling",
    "claim",
    matches=(
        "The company is not ready to share its profits.",
        "The villagers will never accept the quarry.",
        "The governor is unwilling to negotiate.",
    ),
    passes=(
        "The company is ready to share its profits.",
        "The villagers accepted the quarry.",
        "The harvest is not ready.",
    ),
)
def unwilling(view: View) -> Iterator[ClaimHit]:
    """Somebody is not ready or willing to do something, or will not accept it."""
    if len(view.words) > LONGEST:
        return
    for word in view.words:
        ready = _not_ready(view, word) and any(w.lower == "to" for w in view.words[word.at + 1 : word.at + 3])
        if not (ready or _will_not(view, word)) or supposed(view, word.at):
            continue
        verb = word.at if word.pos == "VERB" and not ready else word.head
        speaker = subject(view, verb)
        if speaker is None:
            speaker = subject(view, word.at)
        span = rest(view, word.at) if ready else content(view, word.at, "dobj", "xcomp", "ccomp", "prep")
        if speaker is None or span is None:
            continue
        firm = any(w.lower in _ABSOLUTE for w in view.words[max(0, word.at - 4) : span[1] + 1])
        yield ClaimHit(
            "REFUSE", (word.at, word.at), span, speaker, False, "-", "categorical" if firm else "asserted", "ascribed"
        )


@cue(
    "claim.refusal-of",
    "claim",
    matches=("The company's refusal to negotiate angered the town.", "The minister's rejection of the plan came late."),
    passes=("The refusal to negotiate angered the town.", "The company's answer angered the town."),
)
def refusal_of(view: View) -> Iterator[ClaimHit]:
    """Somebody's refusal or rejection is named."""
    for noun in nouns(view, {"refusal", "rejection", "veto"}):
        speaker = possessor(view, noun.at)
        span = content(view, noun.at, "acl", "prep")
        if speaker is not None and span and not negated(view, noun.at) and not supposed(view, noun.at):
            yield ClaimHit("REFUSE", (noun.at, noun.at), span, speaker, False, "-", "presupposed", "nominal")
