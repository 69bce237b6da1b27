"""What the author says in their own voice: judgements, forecasts, advice, and what somebody cannot do or does not plan.

Whether a sentence is somebody else's is not asked here: `claims` leaves out what lies in what another says.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from detente.dossier.cue import ClaimHit, cue
from detente.dossier.items import Modality, Polarity
from detente.dossier.said.clause import LONGEST, Span, family, follows, modal, negated, subject, supposed, trimmed
from detente.dossier.said.judging import headline, strength, verdict
from detente.dossier.said.refusing import refusal
from detente.dossier.view import View, Word

_WAYS: Final = frozenset(
    {"way", "solution", "answer", "remedy", "alternative", "path", "course", "task", "cure", "exit"}
)
_AHEAD: Final = frozenset({"forward", "out", "ahead", "best", "only", "wise", "right", "sensible", "better"})
_GAINING: Final = frozenset({"gain", "win", "benefit", "do", "help", "earn", "profit", "achieve", "build"})
_REACHABLE: Final = frozenset({"impossible", "unthinkable", "possible", "feasible", "achievable", "attainable"})
_SURE: Final = frozenset({"bound", "likely", "sure", "certain", "set", "unlikely", "destined", "doomed"})
_ADVISED: Final = frozenset({"wise", "well", "better", "right", "best", "sensible"})
_PLANS: Final = frozenset(
    {"plan", "plans", "intention", "intentions", "desire", "wish", "reason", "reasons", "interest", "appetite"}
)
_BE: Final = frozenset({"be"})


def _predicates(view: View) -> Iterator[Word]:
    if len(view.words) <= LONGEST:
        yield from (w for w in view.words if w.pos in {"VERB", "AUX"} and w.dep not in {"aux", "auxpass"})


def _clause(view: View, at: int) -> Span | None:
    """The clause with the verb: its family without a clause joined by "and", "but" or a semicolon."""
    inside = set(family(view, at))
    for child in view.children(at, "conj", "cc", "advcl", "parataxis"):
        if child.dep in {"conj", "advcl"} and child.pos not in {"VERB", "AUX"}:
            continue
        if (
            child.dep == "conj"
            and subject(view, child.at) == subject(view, at)
            and not view.children(child.at, "nsubj", "nsubjpass")
        ):
            continue
        inside -= set(family(view, child.at))
    if at not in inside:
        return None
    first, last = min(inside), max(inside)
    gap = next((p for p in range(at, first, -1) if p not in inside and view.words[p].text in {";", ","}), None)
    cut = next((p for p in range(at, last) if p not in inside and view.words[p].text not in {",", "“", "”"}), None)
    return trimmed(view, gap + 1 if gap is not None else first, cut - 1 if cut is not None else last)


@cue(
    "claim.author-judges",
    "claim",
    matches=(
        "The raid was a grave mistake.",
        "The good news is the calm in the harbour.",
        "Closing the school has serious drawbacks.",
        "The meeting ended in acrimony.",
    ),
    passes=("The raid was on Monday.", "If the raid was a mistake, nobody says so.", "Was the raid a mistake?"),
)
def author_judges(view: View) -> Iterator[ClaimHit]:
    """The author finds something good or bad."""
    for verb in _predicates(view):
        if supposed(view, verb.at) or modal(view, verb.at) in {"will", "wo", "'ll", "should", "must"}:
            continue
        found = verdict(view, verb.at) or (headline(view, verb.at) if verb.lemma == "be" else None)
        span = _clause(view, verb.at)
        if found and span and verb.dep not in {"relcl", "acl"}:
            yield ClaimHit("EVALUATE", (found[0].at, found[0].at), span, None, False, found[1], strength(view, verb.at))


@cue(
    "claim.author-predicts",
    "claim",
    matches=("A tax will ruin the farmers.", "The bank is likely to fail.", "The strike is bound to spread."),
    passes=(
        "The tax ruined the farmers.",
        "If the bank is likely to fail, nobody says so.",
        "The tax that will ruin them is new.",
    ),
)
def author_predicts(view: View) -> Iterator[ClaimHit]:
    """The author says what will happen, or is bound or likely to."""
    for verb in _predicates(view):
        if verb.dep in {"relcl", "acl"} or supposed(view, verb.at):
            continue
        who = subject(view, verb.at)
        if who is not None and view.words[who].lower in {"i", "we", "you"}:
            continue
        words = _foretold(view, verb)
        span = _clause(view, verb.at) if words else None
        if words and span and not refusal(view, span):
            likely = any(w.lower == "unlikely" for w in view.words[words[0] : words[1] + 1])
            polarity: Polarity = "-" if negated(view, verb.at) is not likely else "+"
            if (found := verdict(view, verb.at)) is not None:
                polarity = found[1]
            yield ClaimHit("PREDICT", words, span, None, False, polarity, "predicted")


def _foretold(view: View, verb: Word) -> Span | None:
    if modal(view, verb.at) in {"will", "'ll", "wo", "shall"}:
        auxiliary = next(w.at for w in view.children(verb.at, "aux") if w.lower in {"will", "'ll", "wo", "shall"})
        return auxiliary, auxiliary
    if (
        verb.lemma == "go"
        and verb.text.lower() == "going"
        and follows(view, verb.at, "to")
        and view.children(verb.at, "xcomp")
    ):
        return verb.at, verb.at
    if (
        verb.lower in _SURE
        and follows(view, verb.at, "to")
        and view.words[verb.at - 1].lemma in {"be", "seem", "not", "almost", "look"}
    ):
        return verb.at, verb.at
    if verb.lemma in {"be", "seem", "look", "appear"}:
        for child in view.children(verb.at, "acomp", "oprd"):
            if child.lower in _SURE and follows(view, child.at, "to"):
                return child.at, child.at
    return None


@cue(
    "claim.author-advises",
    "claim",
    matches=(
        "The council should buy the mill.",
        "The way forward is a vote.",
        "A truce is not impossible.",
        "The company could gain trust by opening its books.",
        "It is time to reopen the road.",
    ),
    passes=("The council bought the mill.", "The council should have bought the mill.", "The way to the mill is long."),
)
def author_advises(view: View) -> Iterator[ClaimHit]:
    """The author says what somebody should do, could gain by doing, or what is within reach."""
    for verb in _predicates(view):
        if verb.dep in {"relcl", "acl"} or view.words[-1].text == "?":
            continue
        if supposed(view, verb.at):
            continue
        found = _advice(view, verb)
        span = _clause(view, verb.at) if found else None
        if found and span:
            words, modality = found
            negative = negated(view, verb.at) and words[0] <= verb.at and modality == "asserted"
            yield ClaimHit("PROPOSE", words, span, None, False, "-" if negative else "+", modality)


def _advice(view: View, verb: Word) -> tuple[Span, Modality] | None:
    auxiliary = modal(view, verb.at)
    complements = view.children(verb.at, "acomp", "attr", "oprd")
    for child in complements:
        if child.lower in _REACHABLE and (negated(view, verb.at) is (child.lower in {"impossible", "unthinkable"})):
            return (child.at, child.at), "possible"
        if auxiliary == "would" and child.lower in _ADVISED:
            return (child.at, child.at), "conditional"
    if (
        verb.lemma == "be"
        and negated(view, verb.at)
        and any(follows(view, p, "out", "of", "reach") for p in (verb.at, verb.at + 1))
    ):
        return (verb.at, verb.at), "possible"
    if verb.lemma == "be" and any(follows(view, p, "within", "reach") for p in (verb.at, verb.at + 1)):
        return (verb.at, verb.at), "possible"
    if auxiliary in {"should", "ought", "must"} or (verb.lemma == "need" and view.children(verb.at, "xcomp")):
        if any(w.lower in {"have", "'ve"} for w in view.children(verb.at, "aux")):
            return None
        return (verb.at, verb.at), "asserted"
    gains = auxiliary in {"can", "could", "would", "might"} and verb.lemma in _GAINING and not negated(view, verb.at)
    if gains and ((verb.lemma == "do" and follows(view, verb.at, "well", "to")) or _by_doing(view, verb.at)):
        return (verb.at, verb.at), "possible"
    if verb.lemma == "be":
        return _way(view, verb)
    return None


def _by_doing(view: View, at: int) -> bool:
    return any(
        w.lower == "by" and w.at + 1 < len(view.words) and view.words[w.at + 1].text.endswith("ing")
        for w in view.words[at + 1 : at + 8]
    )


def _way(view: View, verb: Word) -> tuple[Span, Modality] | None:
    before = view.words[max(0, verb.at - 6) : verb.at]
    for word in before:
        if word.lemma in _WAYS and any(w.lower in _AHEAD for w in before):
            return (word.at, word.at), "asserted"
    after = view.words[verb.at + 1 : verb.at + 4]
    if (
        before
        and before[-1].lower == "it"
        and any(w.lower == "time" and (follows(view, w.at, "to") or follows(view, w.at, "for")) for w in after)
    ):
        return (verb.at, verb.at), "asserted"
    return None


@cue(
    "claim.author-says-cannot",
    "claim",
    matches=(
        "The council cannot repair the road.",
        "The company has no plan to sell the mill.",
        "The farmers are unable to pay.",
    ),
    passes=(
        "The council repaired the road.",
        "The company has plans to sell the mill.",
        "If they cannot pay, they leave.",
    ),
)
def cannot(view: View) -> Iterator[ClaimHit]:
    """The author says that somebody cannot do something, or has no plan or reason to."""
    for verb in _predicates(view):
        if verb.dep in {"relcl", "acl"} or supposed(view, verb.at):
            continue
        who = subject(view, verb.at)
        if who is None or view.words[who].dep == "expl" or view.words[who].lower in {"there", "i", "you", "nobody"}:
            continue
        found = _unable(view, verb, who)
        span = _clause(view, verb.at) if found else None
        if found and span and not refusal(view, span):
            words, modality = found
            yield ClaimHit("ASSERT", words, span, None, False, "-", modality, "ascribed")


def _unable(view: View, verb: Word, who: int) -> tuple[Span, Modality] | None:
    neither = view.words[who].dep != "expl" and any(w.lower == "neither" for w in view.children(who))
    if modal(view, verb.at) in {"can", "ca"} and (negated(view, verb.at) or neither):
        auxiliary = next(w.at for w in view.children(verb.at, "aux") if w.lower in {"can", "ca"})
        return (auxiliary, verb.at), "ability"
    if verb.lemma == "have":
        for child in view.children(verb.at, "dobj"):
            if child.lower in _PLANS and negated(view, child.at):
                return (verb.at, child.at), "intention"
    if verb.lemma in _BE:
        for child in view.children(verb.at, "acomp"):
            if child.lower == "unable" or (child.lower == "able" and negated(view, verb.at)):
                return (child.at, child.at), "ability"
    return None
