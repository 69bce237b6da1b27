"""Words that judge, for the worse or for the better, and where in a clause they do so."""

from __future__ import annotations

from typing import Final

from detente.dossier.items import Modality, Polarity
from detente.dossier.said.clause import LONGEST, Span, follows, modal, negated, wordlist
from detente.dossier.view import View, Word

_BAD_NOUNS: Final = wordlist(
    """
    mistake error blunder folly failure fiasco disaster catastrophe tragedy calamity setback downside drawback
    danger risk gamble scandal disgrace shame pity illusion waste pretext obstacle trap nightmare outrage farce
    sham provocation blackmail betrayal recklessness threat insult injustice nonsense lie aggression menace
    violation crime
    """
)  # fmt: skip
_GOOD_NOUNS: Final = wordlist(
    """
    success achievement progress opportunity breakthrough relief benefit merit advantage virtue triumph
    improvement blessing boon lifeline encouragement milestone
    """
)  # fmt: skip
_BAD_ADJECTIVES: Final = wordlist(
    """
    dangerous wrong unwise reckless foolish costly harmful unfair unjust illegal unlawful illegitimate
    indefensible unacceptable irresponsible futile hollow worrying alarming troubling disturbing regrettable
    deplorable disappointing cynical counterproductive unrealistic absurd bleak grim pessimistic ineffective
    useless bad poor sad tragic risky disastrous catastrophic damaging unhelpful premature excessive
    unreasonable intolerable inexcusable unjustified hostile misguided shortsighted senseless ruinous shameful
    ominous negative inadequate insufficient dishonest hypocritical provocative baseless fruitless pointless
    worthless unforgivable harsh grave grievous ill-advised
    """
)  # fmt: skip
_GOOD_ADJECTIVES: Final = wordlist(
    """
    positive encouraging welcome wise sensible right fair just lawful legal legitimate generous good promising
    helpful useful constructive healthy reasonable justified prudent hopeful reassuring valuable effective
    commendable brave courageous sound balanced fruitful beneficial successful optimistic admirable sane honest
    """
)  # fmt: skip
_BAD_MOODS: Final = wordlist(
    "pessimism disappointment failure acrimony deadlock gloom recrimination disarray stalemate chaos anger despair vain"
)
_GOOD_MOODS: Final = wordlist("optimism hope success relief goodwill harmony")

BAD: Final = _BAD_NOUNS | _BAD_ADJECTIVES
GOOD: Final = _GOOD_NOUNS | _GOOD_ADJECTIVES
_NOUNS: Final = _BAD_NOUNS | _GOOD_NOUNS
_LINKING: Final = frozenset({"be", "become", "remain", "seem", "look", "prove", "appear", "sound", "feel"})
_ENDING: Final = frozenset({"end", "close", "finish", "begin", "open", "conclude", "start", "collapse"})
_HAVING: Final = frozenset({"have", "carry", "bring", "offer", "hold", "pose"})
_NOTHING: Final = frozenset({"nothing", "little"})
_GAINING: Final = frozenset({"change", "achieve", "accomplish", "solve", "settle", "help", "yield", "resolve"})


def judges(word: Word) -> Polarity | None:
    """Whether a word judges: `-` for the worse, `+` for the better, None if it does not.

    >>> judges(Word(0, "Mistakes", 0, 8, "mistake", "NOUN", 0, "ROOT"))
    '-'
    """
    if word.pos in {"ADJ", "NOUN", "VERB", "ADV", "PROPN"} and word.dep != "compound":
        for form in (word.lemma, word.lower):
            if form in BAD:
                return "-"
            if form in GOOD:
                return "+"
        if word.lower in {"better", "best"} and word.pos == "ADJ":
            return "+"
        if word.lower in {"worse", "worst"}:
            return "-"
    return None


def judgement(view: View, span: Span) -> tuple[Word, Polarity] | None:
    """The first word of a passage that judges, and how; a noun's adjective before the noun."""
    for word in view.words[span[0] : span[1] + 1]:
        polarity = judges(word)
        if polarity:
            return word, polarity
    return None


def verdict(view: View, at: int) -> tuple[Word, Polarity] | None:
    """What the clause with the verb at that position says is good or bad, turned round where it is negated.

    Seen are predicates ("is a grave mistake", "becomes more dangerous"), what something has ("has major downsides"),
    the mood in which it ends ("ended in acrimony"), and what has changed nothing.
    """
    word = view.words[at]
    found = None
    if word.lemma in _LINKING:
        found = _predicate(view, at)
    elif word.lemma in _HAVING:
        found = _possession(view, at)
    elif word.lemma in _ENDING:
        found = _mood(view, at)
    elif word.lemma in _GAINING:
        found = next(((c, _minus()) for c in view.children(at, "dobj", "advmod") if c.lower in _NOTHING), None)
    elif word.dep != "aux" and judges(word) and view.children(at, "auxpass", "cop"):
        found = (word, _sign(word))
    if found is None:
        return None
    seen, polarity = found
    if negated(view, at) or negated(view, seen.at):
        polarity = "+" if polarity == "-" else "-"
    return seen, polarity


def _minus() -> Polarity:
    return "-"


def _sign(word: Word) -> Polarity:
    return judges(word) or "+"


def _predicate(view: View, at: int) -> tuple[Word, Polarity] | None:
    for child in view.children(at, "attr", "acomp", "oprd", "advmod", "dobj"):
        if child.at < at and child.dep == "advmod":
            continue
        for word in (*view.children(child.at, "amod"), child, *view.children(child.at, "conj")):
            polarity = judges(word)
            if polarity and not (word.lower == "right" and follows(view, word.at, "to")):
                return word, polarity
    return None


def _possession(view: View, at: int) -> tuple[Word, Polarity] | None:
    for child in view.children(at, "dobj"):
        if child.lemma in _NOUNS:
            polarity = judges(child)
            if polarity:
                return child, polarity
    return None


def _mood(view: View, at: int) -> tuple[Word, Polarity] | None:
    last = min(at + 7, len(view.words))
    if at + 1 < last and view.words[at + 1].lower in {"on", "in", "with", "without", "amid", "amidst"}:
        for word in view.words[at + 2 : last]:
            if word.text in {",", ";", "."}:
                return None
            if word.lemma in _BAD_MOODS:
                return word, "-"
            if word.lemma in _GOOD_MOODS:
                return word, "+"
    return None


def headline(view: View, at: int) -> tuple[Word, Polarity] | None:
    """What a noun that is the subject of "is" announces: "the good news", "the bad news", "one setback"."""
    words = view.words
    if len(words) > LONGEST:
        return None
    for child in view.children(at, "nsubj"):
        pair = (words[child.at - 1].lower if child.at else "", child.lower)
        following = view.words[child.at + 1].lower if child.at + 1 < len(words) else ""
        if pair in _IDIOMS or (child.lower, following) in _IDIOMS:
            return child, "+"
        for word in (*view.children(child.at, "amod"), child):
            polarity = judges(word)
            if polarity and (child.lemma in _ANNOUNCING or child.lemma in _NOUNS):
                return word, polarity
    return None


_IDIOMS: Final = frozenset({("silver", "lining"), ("bright", "spot"), ("glimmer", "of")})
_ANNOUNCING: Final = frozenset(
    {"development", "news", "sign", "step", "side", "thing", "part", "signal", "omen", "aspect", "move"}
)


def strength(view: View, at: int) -> Modality:
    """How strongly a judging verb is meant: by its modal verb conditional, possible or predicted, else asserted."""
    match modal(view, at):
        case "would":
            return "conditional"
        case "may" | "might" | "could" | "can":
            return "possible"
        case "will" | "shall" | "wo" | "'ll":
            return "predicted"
        case _:
            return "asserted"
