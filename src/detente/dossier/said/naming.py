"""What somebody calls a thing: "sees the plan as a threat", "declared the vote a farce", "welcomed the offer"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from detente.dossier.cue import ClaimHit, cue
from detente.dossier.items import Attribution, Polarity
from detente.dossier.said.clause import NEGATIONS, Span, content, doer, done, rest, trimmed, verbs
from detente.dossier.said.judging import judgement
from detente.dossier.view import View

_SEEING: Final = frozenset({"see", "regard", "view", "consider", "perceive", "deem", "treat", "find", "judge", "think"})
_CALLING: Final = frozenset(
    {"call", "describe", "label", "brand", "declare", "pronounce", "denounce", "dismiss", "condemn"}
)
_PRAISING: Final = frozenset({"welcome", "praise", "hail", "applaud", "commend"})
_OBJECTING: Final = frozenset({"condemn", "denounce"})


def named_so(view: View, at: int) -> Span | None:
    """The thing and what the verb at that position calls it, without a verb between: "the vote a farce"."""
    words = view.words
    nouns = 0
    for word in words[at + 1 : at + 14]:
        if (
            word.pos in {"VERB", "AUX"}
            and judgement(view, (word.at, word.at)) is None
            and word.dep not in {"amod", "acl"}
        ):
            return None
        if word.text in {".", ";"} or word.lower in {"and", "but", "that", "as"}:
            return None
        if nouns and words[word.at - 1].pos in {"NOUN", "PROPN"} and word.lower in {"a", "an"}:
            last = word.at
            for later in words[word.at + 1 : word.at + 7]:
                if later.pos not in {"ADJ", "NOUN", "ADV", "PROPN", "ADP"}:
                    break
                last = later.at
            return trimmed(view, at + 1, last) if judgement(view, (word.at, last)) else None
        if (
            nouns
            and judgement(view, (word.at, word.at))
            and word.pos == "ADJ"
            and words[min(word.at + 1, len(words) - 1)].pos not in {"NOUN", "PROPN", "ADJ"}
        ):
            return trimmed(view, at + 1, word.at)
        nouns += word.pos in {"NOUN", "PROPN", "PRON"}
    return None


@cue(
    "claim.seen-as",
    "claim",
    matches=(
        "The council regards the fence as a provocation.",
        "The company views the strike as illegal.",
        "The mayor called the plan a mistake.",
        "The envoys declared the meeting a failure.",
    ),
    passes=("The council saw the fence.", "The mayor called a meeting.", "The mayor declared that the road was open."),
)
def seen_as(view: View) -> Iterator[ClaimHit]:
    """Somebody sees or calls a thing good or bad."""
    for verb in verbs(view, _SEEING | _CALLING):
        speaker = doer(view, verb.at)
        if speaker is None or not done(view, verb.at) or verb.lemma in _OBJECTING:
            continue
        how: Attribution = "ascribed" if verb.lemma in _SEEING else "reported"
        span = _as(view, verb.at)
        if span is None and (verb.lemma in _CALLING or verb.lemma in {"consider", "deem", "find", "judge"}):
            span = named_so(view, verb.at)
        if span is None:
            continue
        last = next((w.at for w in view.words[span[0] : span[1] + 1] if w.lower == "as"), span[0])
        found = judgement(view, (last, span[1]))
        negative = any(w.lower in NEGATIONS for w in view.words[last : span[1] + 1])
        polarity: Polarity = "+" if found is None or (found[1] == "+") is not negative else "-"
        if verb.lemma == "dismiss":
            polarity = "-"
        categorical = any(w.lower in {"unacceptable", "intolerable"} for w in view.words[span[0] : span[1] + 1])
        yield ClaimHit(
            "EVALUATE",
            (verb.at, verb.at),
            span,
            speaker,
            False,
            polarity,
            "categorical" if categorical else "asserted",
            how,
        )


def _as(view: View, at: int) -> Span | None:
    span = rest(view, at)
    if span is None:
        return None
    found = next(
        (w.at for w in view.words[at + 2 : span[1]] if w.lower == "as" and view.words[w.at - 1].lower != "well"), None
    )
    return (
        span
        if found is not None and not any(w.text == "," for w in view.words[at:found] if w.at == found - 1)
        else None
    )


@cue(
    "claim.praised",
    "claim",
    matches=("The guild welcomed the ruling.", "The president praised the agreement."),
    passes=("The guild read the ruling.", "The guild refused to welcome the ruling."),
)
def praised(view: View) -> Iterator[ClaimHit]:
    """Somebody welcomes or praises a thing."""
    for verb in verbs(view, _PRAISING):
        speaker = doer(view, verb.at)
        span = content(view, verb.at, "dobj")
        if speaker is not None and span and done(view, verb.at):
            yield ClaimHit("EVALUATE", (verb.at, verb.at), span, speaker, attribution="reported")
