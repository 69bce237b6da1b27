"""Pressure: what somebody demands of another, threatens, or warns of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from detente.dossier.cue import ClaimHit, cue
from detente.dossier.items import Modality, Polarity
from detente.dossier.said.clause import (
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
    says_no,
    supposed,
    verbs,
    within,
)
from detente.dossier.view import View, Word

_DEMANDING: Final = frozenset(
    {"demand", "urge", "require", "order", "implore", "request", "instruct", "summon", "exhort"}
)
_CALLING_ON: Final = {
    "call": ("on", "upon", "for"), "insist": ("on", "upon"), "press": ("for",), "appeal": ("to", "for"),
    "plead": ("for",), "push": ("for",), "ask": ("for",), "clamour": ("for",),
}  # fmt: skip
_ASKING: Final = frozenset({"ask", "beg", "petition", "press"})
_ORDERING: Final = frozenset({"urge", "order", "implore", "instruct"})
# Nobody is asked in one breath with more than so many others.
MOST_ASKED: Final = 12
_MAYBE: Final = frozenset({"may", "might", "could"})


def _possibly(view: View, span: Span) -> Modality:
    return "possible" if any(w.lower in _MAYBE for w in within(view, span)) else "asserted"


@cue(
    "claim.demanded",
    "claim",
    matches=(
        "The farmers demand a new canal.",
        "The council called on the company to clean the river.",
        "The guild insists on higher wages.",
        "The envoy urged both sides to talk.",
        "The farmers ask the council and the mayor for money.",
    ),
    passes=("The farmers dug a new canal.", "The council called a meeting.", "The farmers did not demand a canal."),
)
def demanded(view: View) -> Iterator[ClaimHit]:
    """Somebody demands, urges, insists on or calls for something."""
    for verb in verbs(view, _DEMANDING | _ASKING | set(_CALLING_ON)):
        wanted = _CALLING_ON.get(verb.lemma)
        asked = view.children(verb.at, "dobj", "dative") if verb.lemma in _ASKING else ()
        thing = _asked_for(view, verb.at, asked) if asked else None
        if thing is None and verb.lemma in _ASKING - set(_CALLING_ON):
            continue
        if thing is None and wanted and not any(follows(view, verb.at, particle) for particle in wanted):
            continue
        speaker = doer(view, verb.at)
        if speaker is None or not done(view, verb.at) or (passive(view, verb.at) and verb.lemma == "require"):
            continue
        span = rest(view, thing) if thing else None
        span = span or content(view, verb.at, "dobj", "ccomp", "xcomp", "prep", "pobj", "dative", "prt")
        if span:
            target = view.children(verb.at, "dobj") if thing or verb.lemma in _ORDERING else ()
            polarity: Polarity = "-" if says_no(view, span) and verb.lemma != "insist" else "+"
            yield ClaimHit(
                "DEMAND",
                (verb.at, verb.at),
                span,
                speaker,
                False,
                polarity,
                "asserted",
                "reported",
                tuple(w.at for w in target),
            )


def _asked_for(view: View, at: int, asked: tuple[Word, ...]) -> int | None:
    """The "for" after whom one asks: "asks the council and the mayor for money"; None where there is none."""
    joined = [at, *(w.at for w in asked)]
    for place in joined:
        if len(joined) < MOST_ASKED:
            joined += [w.at for w in view.children(place, "conj") if place != at]
        found = next(
            (c for c in view.children(place, "prep", "dative") if c.lower == "for" and c.at > asked[0].at), None
        )
        if found is not None:
            return found.at
    return None


@cue(
    "claim.demand-of",
    "claim",
    matches=("The farmers' demand for a canal was heard.", "The mayor's insistence on a vote surprised nobody."),
    passes=("The demand for coal rose.", "The mayor's house was sold."),
)
def demand_of(view: View) -> Iterator[ClaimHit]:
    """Somebody's demand, call or ultimatum is named."""
    for noun in nouns(view, {"demand", "insistence", "ultimatum", "call", "appeal"}):
        speaker = possessor(view, noun.at)
        if speaker is None or negated(view, noun.at) or supposed(view, noun.at):
            continue
        if noun.lemma in {"call", "appeal"} and not follows(view, noun.at, "for"):
            continue
        span = content(view, noun.at, "prep", "acl", "relcl") or (noun.at, noun.at)
        yield ClaimHit(
            "DEMAND", (noun.at, noun.at), (noun.at, span[1]), speaker, modality="presupposed", attribution="nominal"
        )


@cue(
    "claim.threatened",
    "claim",
    matches=("The rebels threatened to shell the port.", "The company issued an ultimatum to its workers."),
    passes=("Floods threatened the port in May.", "The rebels shelled the port."),
)
def threatened(view: View) -> Iterator[ClaimHit]:
    """Somebody threatens to do something, or gives an ultimatum."""
    for verb in verbs(view, {"threaten", "issue", "give", "deliver", "vow"}):
        speaker = doer(view, verb.at)
        if speaker is None or not done(view, verb.at):
            continue
        if verb.lemma == "threaten":
            if not any(w.lower in {"to", "with", "that"} for w in view.words[verb.at + 1 : verb.at + 7]):
                continue
            span = content(view, verb.at, "xcomp", "ccomp", "dobj", "prep")
        elif verb.lemma == "vow":
            span = (
                content(view, verb.at, "xcomp")
                if any(c.lemma in {"retaliate", "respond", "avenge"} for c in view.children(verb.at, "xcomp"))
                else None
            )
        else:
            objects = [c for c in view.children(verb.at, "dobj") if c.lemma in {"ultimatum", "threat"}]
            span = content(view, verb.at, "dobj", "dative", "prep") if objects else None
        if span:
            yield ClaimHit("THREATEN", (verb.at, verb.at), span, speaker, modality="intention", attribution="reported")


@cue(
    "claim.threat-of",
    "claim",
    matches=("The company's threat to close the school failed.", "The general's threats of war frightened the town."),
    passes=("The threat of rain remained.", "The company's plan to close the school failed."),
)
def threat_of(view: View) -> Iterator[ClaimHit]:
    """Somebody's threat to do something is named."""
    for noun in nouns(view, {"threat"}):
        speaker = possessor(view, noun.at)
        if (
            speaker is None
            or negated(view, noun.at)
            or not any(follows(view, noun.at, w) for w in ("to", "of", "against"))
        ):
            continue
        span = content(view, noun.at, "acl", "prep", "relcl")
        if span and not (
            follows(view, noun.at, "to") and not view.children(noun.at, "acl") and view.children(noun.at, "prep")
        ):
            yield ClaimHit("THREATEN", (noun.at, noun.at), span, speaker, modality="presupposed", attribution="nominal")


@cue(
    "claim.warned",
    "claim",
    matches=("The agency warned that the dam might burst.", "The mayor warns against a hasty sale."),
    passes=("The agency mended the dam.", "The warning came too late."),
)
def warned(view: View) -> Iterator[ClaimHit]:
    """Somebody warns that something may happen, or against doing it."""
    for verb in verbs(view, {"warn", "caution"}):
        speaker = doer(view, verb.at)
        if speaker is None or not done(view, verb.at):
            continue
        span = content(view, verb.at, "ccomp", "xcomp") if view.children(verb.at, "ccomp", "xcomp") else None
        span = span or content(view, verb.at, "prep", "dobj")
        if span:
            target = tuple(w.at for w in view.children(verb.at, "dobj"))
            yield ClaimHit(
                "WARN", (verb.at, verb.at), span, speaker, False, "+", _possibly(view, span), "reported", target
            )


@cue(
    "claim.warning-of",
    "claim",
    matches=(
        "The agency's warning that the dam might burst was ignored.",
        "The engineer's warnings of a flood came true.",
    ),
    passes=("The warning was ignored.", "The agency's report on the dam was ignored."),
)
def warning_of(view: View) -> Iterator[ClaimHit]:
    """Somebody's warning is named."""
    for noun in nouns(view, {"warning"}):
        speaker = possessor(view, noun.at)
        span = content(view, noun.at, "acl", "ccomp", "relcl", "prep")
        if speaker is not None and span and not negated(view, noun.at):
            yield ClaimHit("WARN", (noun.at, noun.at), span, speaker, False, "+", _possibly(view, span), "nominal")
