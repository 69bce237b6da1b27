"""Proposals of a party: what somebody offers, proposes or recommends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from detente.dossier.cue import ClaimHit, cue
from detente.dossier.said.clause import content, doer, done, negated, nouns, possessor, supposed, verbs
from detente.dossier.view import View

_PROPOSING: Final = frozenset({"propose", "offer", "recommend", "advocate", "advise", "suggest", "volunteer", "invite"})

_ANSWERING: Final = frozenset({"reject", "refuse", "dismiss", "accept", "decline", "welcome", "consider", "oppose"})


@cue(
    "claim.proposed",
    "claim",
    matches=(
        "The envoy proposed a truce.",
        "The company has offered to rebuild the mill.",
        "The mayor suggested sharing the well.",
    ),
    passes=(
        "The envoy signed a truce.",
        "The envoy suggested that the truce was broken.",
        "The company has not offered a truce.",
    ),
)
def proposed(view: View) -> Iterator[ClaimHit]:
    """Somebody proposes, offers or recommends something; to suggest that something is so is no proposal."""
    for verb in verbs(view, _PROPOSING):
        speaker = doer(view, verb.at)
        if speaker is None or not done(view, verb.at):
            continue
        clause = view.children(verb.at, "ccomp")
        if verb.lemma == "suggest" and not _doing(view, verb.at):
            continue
        if verb.lemma == "offer" and clause:
            continue
        span = content(view, verb.at, "xcomp", "dobj", "ccomp", "pcomp")
        if span:
            yield ClaimHit("PROPOSE", (verb.at, verb.at), span, speaker, attribution="reported")


def _doing(view: View, at: int) -> bool:
    """Whether what is suggested is a thing to do or to have, not a statement."""
    after = view.words[at + 1] if at + 1 < len(view.words) else None
    if after is None or after.lower == "that":
        return False
    verb_inside = any(
        c.pos in {"VERB", "AUX"} and not c.text.lower().endswith("ing") for c in view.children(at, "ccomp", "advcl")
    )
    finite = any(
        w.pos in {"VERB", "AUX"} and w.dep not in {"relcl", "acl", "xcomp", "pcomp"}
        for w in view.words[at + 2 : at + 9]
    )
    if after.text.lower().endswith("ing") and after.pos in {"VERB", "NOUN"}:
        return not verb_inside
    return not verb_inside and not finite and bool(view.children(at, "dobj"))


@cue(
    "claim.proposal-of",
    "claim",
    matches=("The envoy's proposal for a truce was read out.", "The company's offer to rebuild the mill stands."),
    passes=("The proposal was read out.", "The union rejected the company's offer to rebuild the mill."),
)
def proposal_of(view: View) -> Iterator[ClaimHit]:
    """Somebody's proposal or offer is named, and not as what another turned down."""
    for noun in nouns(view, {"proposal", "offer", "suggestion", "recommendation"}):
        speaker = possessor(view, noun.at)
        after = view.words[noun.at + 1].lower if noun.at + 1 < len(view.words) else ""
        answered = any(w.lemma in _ANSWERING for w in view.words[max(0, noun.at - 6) : noun.at])
        if speaker is None or answered or noun.dep == "dobj" or negated(view, noun.at) or supposed(view, noun.at):
            continue
        span = content(view, noun.at, "acl", "prep") if after in {"to", "for", "of"} else None
        if span:
            yield ClaimHit("PROPOSE", (noun.at, noun.at), span, speaker, modality="presupposed", attribution="nominal")
