"""Blame and denial: who accuses whom, and who says that it is not so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from detente.dossier.cue import ClaimHit, cue
from detente.dossier.said.clause import (
    content,
    doer,
    done,
    negated,
    nouns,
    passive,
    possessor,
    subject,
    supposed,
    verbs,
)
from detente.dossier.view import View, Word

_ACCUSING: Final = frozenset({"accuse", "blame", "fault", "allege", "charge", "implicate", "suspect"})
_DENYING: Final = frozenset({"deny", "refute", "rebut", "disavow", "disclaim", "repudiate", "dispute"})
_ALLEGED: Final = frozenset(
    {"claim", "accusation", "allegation", "charge", "suggestion", "assertion", "report", "notion", "idea"}
)


@cue(
    "claim.accused",
    "claim",
    matches=(
        "The union accuses the company of theft.",
        "The company was accused of theft by the union.",
        "The court charged the mayor with fraud.",
        "The union suspects the mayor of the theft.",
    ),
    passes=(
        "The company charged ten pounds a day.",
        "The union joined the company.",
        "The union never accused the company of theft.",
    ),
)
def accused(view: View) -> Iterator[ClaimHit]:
    """Somebody accuses, blames or charges another; in a passive without "by" nobody says who."""
    for verb in verbs(view, _ACCUSING):
        if not done(view, verb.at):
            continue
        speaker = doer(view, verb.at)
        suffers = passive(view, verb.at)
        if speaker is None and not suffers:
            continue
        pointed = view.children(verb.at, "nsubjpass" if suffers else "dobj")
        if (
            verb.lemma == "charge"
            and not any(c.lower == "with" for c in view.children(verb.at, "prep"))
            and not view.children(verb.at, "ccomp")
        ):
            continue
        if verb.lemma == "suspect" and not any(c.lower == "of" for c in _prepositions(view, verb.at, pointed)):
            continue
        if verb.lemma in {"accuse", "blame", "fault", "implicate"} and not pointed:
            continue
        span = content(view, verb.at, "dobj", "prep", "ccomp", "xcomp")
        if span:
            yield ClaimHit(
                "ACCUSE", (verb.at, verb.at), span, speaker, speaker is None, "+", "alleged",
                "ascribed" if verb.lemma == "suspect" else "reported",
                tuple(w.at for w in pointed) if verb.lemma != "allege" else (),
            )  # fmt: skip


def _prepositions(view: View, at: int, pointed: tuple[Word, ...]) -> tuple[Word, ...]:
    """The prepositions below a verb, or below what it points at, where a reader hangs "of the theft" there."""
    return (*view.children(at, "prep"), *(p for word in pointed for p in view.children(word.at, "prep")))


@cue(
    "claim.accusation-of",
    "claim",
    matches=(
        "The union's accusation that the company lied was printed.",
        "The mayor's allegations of fraud were printed.",
    ),
    passes=("The accusation was printed.", "The union's house was printed on the map."),
)
def accusation_of(view: View) -> Iterator[ClaimHit]:
    """Somebody's accusation is named."""
    for noun in nouns(view, {"accusation", "allegation"}):
        speaker = possessor(view, noun.at)
        span = content(view, noun.at, "acl", "prep", "ccomp", "relcl")
        if speaker is not None and span and not negated(view, noun.at):
            yield ClaimHit("ACCUSE", (noun.at, noun.at), span, speaker, modality="alleged", attribution="nominal")


@cue(
    "claim.denied",
    "claim",
    matches=(
        "The company denied that it had lied.",
        "The ministry dismissed the allegations.",
        "The mayor rejects the accusation that he took bribes.",
        "The mayor denied it.",
    ),
    passes=(
        "The company dismissed forty workers.",
        "The court denied the appeal.",
        "The company has not denied the report.",
    ),
)
def denied(view: View) -> Iterator[ClaimHit]:
    """Somebody denies that something is so, or dismisses what another says."""
    for verb in verbs(view, _DENYING | {"dismiss", "reject"}):
        speaker = doer(view, verb.at)
        if speaker is None or not done(view, verb.at):
            continue
        objects = view.children(verb.at, "dobj", "nsubjpass")
        of_words = any(o.lemma in _ALLEGED for o in objects)
        clause = view.children(verb.at, "ccomp", "xcomp") or any(
            w.lower == "that" for w in view.words[verb.at + 1 : verb.at + 3]
        )
        if verb.lemma in {"dismiss", "reject"} and not of_words:
            continue
        just_said = verb.lemma == "deny" and any(o.lower in {"it", "this", "that"} for o in objects)
        if verb.lemma == "deny" and not (of_words or clause or just_said) and not _deed(objects):
            continue
        span = content(view, verb.at, "ccomp", "xcomp", "dobj")
        if span:
            yield ClaimHit("DENY", (verb.at, verb.at), span, speaker, False, "-", "asserted", "reported")


def _deed(objects: tuple[Word, ...]) -> bool:
    """Whether what is denied is a deed or a part in it, and not a request: "denied responsibility", "denies lying"."""
    deeds = {"responsibility", "involvement", "role", "wrongdoing", "knowledge", "link", "attack", "part", "guilt"}
    return any(o.lemma in deeds or o.text.endswith("ing") for o in objects)


@cue(
    "claim.denial-of",
    "claim",
    matches=(
        "The company's denial that it lied convinced nobody.",
        "The mayor's denials of fraud were printed.",
    ),
    passes=("The denial came late.", "The company's report that it paid convinced nobody."),
)
def denial_of(view: View) -> Iterator[ClaimHit]:
    """Somebody's denial is named."""
    for noun in nouns(view, {"denial"}):
        speaker = possessor(view, noun.at)
        span = content(view, noun.at, "acl", "prep", "ccomp", "relcl")
        if speaker is not None and span and not negated(view, noun.at):
            yield ClaimHit("DENY", (noun.at, noun.at), span, speaker, False, "-", "asserted", "nominal")


@cue(
    "claim.to-blame",
    "claim",
    matches=("The company is to blame for the flood.", "For the strike the owners are to blame."),
    passes=("The company is to pay for the flood.", "The owners are not to blame for the flood."),
)
def to_blame(view: View) -> Iterator[ClaimHit]:
    """The author says that somebody is to blame."""
    for verb in verbs(view, {"blame"}):
        words = view.words
        if verb.at < 2 or words[verb.at - 1].lower != "to" or words[verb.at - 2].lemma != "be":
            continue
        culprit = subject(view, verb.at)
        if culprit is not None and not supposed(view, verb.at) and not negated(view, words[verb.at - 2].at):
            span = content(view, verb.at, "prep")
            first = min(culprit, verb.at)
            yield ClaimHit(
                "ACCUSE",
                (verb.at - 1, verb.at),
                (first, span[1] if span else verb.at),
                modality="alleged",
                target=(culprit,),
            )
