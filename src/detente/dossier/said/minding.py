"""Attitudes: what somebody fears, objects to, wants or expects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from detente.dossier.cue import ClaimHit, cue
from detente.dossier.items import Attribution, Modality
from detente.dossier.said.clause import (
    LONGEST,
    Span,
    content,
    doer,
    done,
    modal,
    negated,
    nouns,
    passive,
    possessor,
    rest,
    subject,
    supposed,
    verbs,
    within,
    wordlist,
)
from detente.dossier.view import View

_FEARING: Final = frozenset({"fear", "worry", "dread"})
_AFRAID: Final = frozenset(
    {"afraid", "worried", "anxious", "concerned", "alarmed", "fearful", "nervous", "scared", "apprehensive"}
)
_OBJECTING: Final = wordlist(
    """
    oppose object condemn denounce criticise criticize deplore resent decry lament protest complain slam
    castigate
    """
)
_ANGRY: Final = frozenset(
    {"angry", "furious", "opposed", "indignant", "outraged", "unhappy", "hostile", "resentful", "incensed"}
)
_WANTING: Final = frozenset(
    {"want", "seek", "hope", "aim", "wish", "desire", "intend", "prefer", "aspire", "strive", "long"}
)
_KEEN: Final = frozenset({"keen", "eager", "determined", "anxious", "desperate", "resolved", "intent"})
_AIMS: Final = frozenset({"aim", "goal", "hope", "desire", "wish", "ambition", "objective", "aspiration", "intention"})
_SHUNNING: Final = frozenset(
    {"prevent", "avoid", "stop", "avert", "block", "escape", "forestall", "halt", "thwart", "end", "keep"}
)
_EXPECTING: Final = frozenset({"predict", "forecast", "foresee", "anticipate", "expect", "prophesy"})
_MAYBE: Final = frozenset({"may", "might", "could"})


def _possibly(view: View, span: Span) -> Modality:
    return "possible" if any(w.lower in _MAYBE for w in within(view, span)) else "asserted"


@cue(
    "claim.feared",
    "claim",
    matches=("The government fears that the quarry will poison the well.", "The bank is worried that prices may rise."),
    passes=("The villagers dug a well.", "The villagers do not fear the quarry."),
)
def feared(view: View) -> Iterator[ClaimHit]:
    """Somebody fears something, or is afraid that it may happen; in a passive nobody says who."""
    for verb in verbs(view, _FEARING):
        speaker = doer(view, verb.at)
        if (speaker is None and not passive(view, verb.at)) or not done(view, verb.at):
            continue
        if verb.lemma == "worry" and view.children(verb.at, "dobj"):
            continue
        span = content(view, verb.at, "ccomp", "xcomp", "dobj", "prep")
        if span:
            yield ClaimHit(
                "FEAR", (verb.at, verb.at), span, speaker, speaker is None, "+", _possibly(view, span), "ascribed"
            )
    yield from _feeling(view, _AFRAID, "FEAR", frozenset({"that", "of", "about", "by", "at"}))


def _feeling(view: View, words: frozenset[str], act: str, after: frozenset[str]) -> Iterator[ClaimHit]:
    if len(view.words) > LONGEST:
        return
    for word in view.words[:-1]:
        if (
            word.lower not in words
            or word.dep in {"amod", "advmod", "poss"}
            or view.words[word.at + 1].lower not in after
        ):
            continue
        verb = word.head if view.words[word.head].pos in {"VERB", "AUX"} and word.head < word.at else word.at
        speaker = subject(view, verb)
        span = rest(view, word.at)
        if speaker is None or span is None or negated(view, word.at) or not done(view, verb):
            continue
        yield ClaimHit(
            act,
            (word.at, word.at),
            span,
            speaker,
            False,
            "-" if act == "OBJECT" else "+",
            _possibly(view, span),
            "ascribed",
        )


@cue(
    "claim.fear-of",
    "claim",
    matches=("There is a fear that the bank may fail.", "The villagers' fear of a flood is old."),
    passes=("There is a bank in the village.", "There is no fear that the bank may fail."),
)
def fear_of(view: View) -> Iterator[ClaimHit]:
    """A fear is named, with or without whose it is."""
    for noun in nouns(view, {"fear", "worry", "concern", "anxiety", "dread", "apprehension"}):
        following = view.words[noun.at + 1 : noun.at + 7]
        clause = any(w.lower == "that" for w in following)
        owner = possessor(view, noun.at)
        if negated(view, noun.at) or not (
            clause
            or (following and following[0].lower == "of")
            or (owner is not None and following and following[0].lower in {"about", "over"})
        ):
            continue
        if noun.lemma in {"concern", "anxiety"} and owner is None and not clause:
            continue
        span = content(view, noun.at, "acl", "relcl", "ccomp", "prep")
        if span:
            yield ClaimHit(
                "FEAR", (noun.at, noun.at), span, owner, owner is None, "+", _possibly(view, span), "ascribed"
            )


@cue(
    "claim.objected",
    "claim",
    matches=(
        "The shopkeepers oppose the new tax.",
        "The bishop condemned the raid.",
        "The guild is angry at the sale of the yard.",
    ),
    passes=("The shopkeepers pay the new tax.", "The bishop did not condemn the raid."),
)
def objected(view: View) -> Iterator[ClaimHit]:
    """Somebody opposes, condemns or is angry at something."""
    for verb in verbs(view, _OBJECTING):
        speaker = doer(view, verb.at)
        if speaker is None or not done(view, verb.at):
            continue
        if verb.lemma == "protest" and not view.children(verb.at, "ccomp", "dobj", "prep"):
            continue
        span = (
            _suffered(view, verb.at)
            if passive(view, verb.at)
            else content(view, verb.at, "dobj", "prep", "ccomp", "xcomp")
        )
        how: Attribution = "ascribed" if verb.lemma in {"oppose", "resent"} else "reported"
        if span:
            categorical = any(w.lower in {"unacceptable", "intolerable"} for w in within(view, span))
            yield ClaimHit(
                "OBJECT",
                (verb.at, verb.at),
                span,
                speaker,
                False,
                "-",
                "categorical" if categorical else "asserted",
                how,
            )
    yield from _feeling(view, _ANGRY, "OBJECT", frozenset({"at", "over", "about", "with", "to", "that"}))


def _suffered(view: View, at: int) -> Span | None:
    subjects = view.children(at, "nsubjpass")
    return (min(subjects[0].at, at), at) if subjects else None


@cue(
    "claim.objection-to",
    "claim",
    matches=("The bishop's opposition to the raid is known.", "The guild's anger at the sale grew."),
    passes=("The opposition won the vote.", "The bishop's letter to the guild is known."),
)
def objection_to(view: View) -> Iterator[ClaimHit]:
    """Somebody's opposition, objection or anger is named."""
    for noun in nouns(view, {"opposition", "objection", "anger", "criticism", "condemnation", "resentment", "outrage"}):
        speaker = possessor(view, noun.at)
        after = view.words[noun.at + 1].lower if noun.at + 1 < len(view.words) else ""
        if speaker is None or negated(view, noun.at) or after not in {"to", "at", "over", "of", "about", "against"}:
            continue
        span = content(view, noun.at, "prep")
        if span:
            yield ClaimHit("OBJECT", (noun.at, noun.at), span, speaker, False, "-", "presupposed", "nominal")


@cue(
    "claim.wanted",
    "claim",
    matches=(
        "The farmers want to dig a canal.",
        "The company hopes that the law will pass.",
        "The mayor is keen to avoid a strike.",
        "The farmers do not want a canal.",
        "The company is said to want a sale.",
    ),
    passes=("The farmers dug a canal.", "The farmers do not seek a canal.", "The farmers may not want a canal."),
)
def wanted(view: View) -> Iterator[ClaimHit]:
    """Somebody wants, seeks or hopes for something, or wants to prevent it; not to want it is to want it not."""
    for verb in verbs(view, _WANTING):
        speaker = subject(view, verb.at)
        contrary = verb.lemma in {"want", "wish"} and _only_negated(view, verb.at)
        if speaker is None or not (contrary or done(view, verb.at)) or passive(view, verb.at):
            continue
        if verb.lemma in {"aim", "long"} and not any(
            w.lower in {"to", "for", "at"} for w in view.words[verb.at + 1 : verb.at + 2]
        ):
            continue
        span = _completed(view, verb.at, content(view, verb.at, "xcomp", "ccomp", "dobj", "prep"))
        if span:
            wish = _wish(view, (verb.at, verb.at), span, speaker, "ascribed")
            if not contrary:
                yield wish
            elif wish.polarity == "+":
                yield replace(wish, polarity="-")
    if len(view.words) <= LONGEST:
        for word in view.words[:-1]:
            if word.lower in _KEEN and view.words[word.at + 1].lower in {"to", "on"} and word.dep != "amod":
                verb_at = word.head if view.words[word.head].pos in {"VERB", "AUX"} and word.head < word.at else word.at
                speaker = subject(view, verb_at)
                span = rest(view, word.at)
                if speaker is not None and span and done(view, verb_at):
                    yield _wish(view, (word.at, word.at), span, speaker, "ascribed")


def _only_negated(view: View, at: int) -> bool:
    """Whether a verb is negated, and done but for that: "does not want", unlike "may not want"."""
    if not negated(view, at) or modal(view, at) or supposed(view, at):
        return False
    return view.words[at].dep not in {"xcomp", "conj"} or bool(view.children(at, "nsubj", "aux"))


def _wish(view: View, words: Span, span: Span, speaker: int, how: Attribution) -> ClaimHit:
    shuns = any(
        w.lemma in _SHUNNING and w.lemma != "end" and (w.lemma != "keep" or _away(view, span))
        for w in view.words[span[0] : span[0] + 3]
    )
    return ClaimHit("WANT", words, span, speaker, False, "-" if shuns else "+", "asserted", how)


def _away(view: View, span: Span) -> bool:
    """Whether to keep is to keep away, and not to go on having: "keep Norland out of the league"."""
    return any(w.lower in {"from", "out", "off", "away"} for w in within(view, span))


def _completed(view: View, at: int, span: Span | None) -> Span | None:
    """The passage with what stands after "is" or a dash where a free relative leaves it open: "what X wants is Y"."""
    if span is None or not any(w.lower == "what" for w in view.words[max(0, at - 5) : at]):
        return span
    after = view.words[span[1] + 1 : span[1] + 2]
    if after and (after[0].lemma == "be" or after[0].text in {"—", "–", "-", "--", ":"}):
        further = rest(view, after[0].at)
        return (span[0], further[1]) if further else span
    return span


@cue(
    "claim.aim-of",
    "claim",
    matches=("The mayor's aim is to avoid a strike.", "The company's hope of a sale was dashed."),
    passes=("The mayor's house is to be sold.", "There is no hope of a sale."),
)
def aim_of(view: View) -> Iterator[ClaimHit]:
    """Somebody's aim, hope or wish is named."""
    for noun in nouns(view, _AIMS):
        speaker = possessor(view, noun.at)
        if speaker is None or negated(view, noun.at) or supposed(view, noun.at):
            continue
        after = view.words[noun.at + 1] if noun.at + 1 < len(view.words) else None
        if after is None:
            continue
        span = (
            rest(view, after.at)
            if after.lemma == "be"
            else content(view, noun.at, "acl", "prep", "relcl")
            if after.lower in {"to", "of", "for", "that"}
            else None
        )
        if span:
            yield _wish(view, (noun.at, noun.at), span, speaker, "nominal")


@cue(
    "claim.expected",
    "claim",
    matches=("Economists predict that wages will fall.", "The agency expects the river to flood the town."),
    passes=("Economists met in May.", "The agency does not expect a flood."),
)
def expected(view: View) -> Iterator[ClaimHit]:
    """Somebody predicts or expects something."""
    for verb in verbs(view, _EXPECTING):
        speaker = doer(view, verb.at)
        if (speaker is None and not passive(view, verb.at)) or not done(view, verb.at):
            continue
        span = content(view, verb.at, "ccomp", "xcomp", "dobj")
        how: Attribution = "ascribed" if verb.lemma in {"expect", "anticipate", "foresee"} else "reported"
        if span:
            yield ClaimHit("PREDICT", (verb.at, verb.at), span, speaker, speaker is None, "+", "predicted", how)
