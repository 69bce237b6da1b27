"""An outline of a sentence: who hangs on whom, looked up at once, and how far a shade reaches from a word.

The reach of a hedge is the subtree of what it governs, without the parts that stand on their own feet ("may retreat
*after it shelled the town*"), and, because trees may be poor, the words that follow it up to the end of its clause.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from detente.dossier.view import View, Word

LONGEST: Final = 400  # words; no sentence of prose is longer, and a list that long is not judged word by word


def lexicon(text: str) -> frozenset[str]:
    """The words of a list that is written as one text.

    >>> sorted(lexicon("if unless"))
    ['if', 'unless']
    """
    return frozenset(text.split())


MODALS: Final = lexicon("'d 'll ca can cannot could may might must need ought shall should will wo would")
WITHOUT_TENSE: Final = lexicon("be been being having to") | MODALS
SPEAKS_ON: Final = lexicon(
    "after although as because before but since though until when whereas which while who whose yet"
)
STOPS: Final = lexicon("! ( ) -- . : ; ? – — …")
SAME_IN_THE_PAST: Final = lexicon("beat bid burst cast cut hit hurt let put quit set shed shut split spread thrust")
GIVEN: Final = lexicon("after although amid as because despite following since though when while")
DEFINITE: Final = lexicon("another that the these this those")
SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")


@dataclass(frozen=True, slots=True)
class Outline:
    """A view with its words in lower case and the dependents of every word, in the order of the text."""

    view: View
    words: tuple[Word, ...]
    lowers: tuple[str, ...]
    dependents: tuple[tuple[int, ...], ...]

    def where(self, lemmas: frozenset[str]) -> Iterator[Word]:
        """The words whose lemma, or whose form, is one of those, in order."""
        return (w for w, low in zip(self.words, self.lowers, strict=True) if w.lemma in lemmas or low in lemmas)

    def under(self, at: int, *deps: str) -> tuple[Word, ...]:
        """The dependents of a word that carry one of the labels."""
        return tuple(self.words[n] for n in self.dependents[at] if self.words[n].dep in deps)

    def lower(self, at: int) -> str:
        """The word at that position in lower case, empty outside the sentence."""
        return self.lowers[at] if 0 <= at < len(self.lowers) else ""

    def auxiliaries(self, at: int) -> frozenset[str]:
        """The auxiliaries of a verb, in lower case."""
        return frozenset(self.lowers[n] for n in self.dependents[at] if self.words[n].dep in ("aux", "auxpass"))

    def tree(self, at: int, leave: Callable[[Word], bool] = lambda _: False) -> frozenset[int]:
        """The word and all that hang on it, without those that `leave` tells to leave, nor what hangs on them."""
        found, waiting = {at}, [at]
        while waiting:
            for n in self.dependents[waiting.pop()]:
                if n not in found and not leave(self.words[n]):
                    found.add(n)
                    waiting.append(n)
        return frozenset(found)


@lru_cache(maxsize=8)
def outline(view: View) -> Outline:
    """The outline of a view; empty for a sentence longer than `LONGEST`, which no cue then finds anything in."""
    words = view.words if len(view.words) <= LONGEST else ()
    dependents: list[list[int]] = [[] for _ in words]
    for word in words:
        if word.head != word.at:
            dependents[word.head].append(word.at)
    return Outline(view, words, tuple(w.lower for w in words), tuple(map(tuple, dependents)))


def form(word: Word) -> str:
    """How a verb is inflected: `ing`, `past` (or its participle), `s`, or `base`."""
    low, lemma = word.lower, word.lemma
    if low.endswith("ing") and low != lemma:
        return "ing"
    if low in (lemma + "s", lemma + "es", lemma[:-1] + "ies"):
        return "s"
    return "base" if low == lemma and not (low.endswith("ed") and len(low) > 4) else "past"


def tense(o: Outline, at: int) -> str:
    """The tense in which a verb says that something is so: `past` (perfect and progressive too), `present`, or none.

    None has an infinitive, a participle, or a verb under a modal.
    """
    word, helpers = o.words[at], o.auxiliaries(at)
    if helpers & (MODALS | {"to"}):
        return ""
    if word.pos == "AUX" and not helpers:
        return {"was": "past", "were": "past", "had": "past", "did": "past"}.get(
            word.lower, "" if word.lower in WITHOUT_TENSE else "present"
        )
    if helpers - WITHOUT_TENSE:
        simple = helpers & {"is", "are", "am", "'s", "'re", "do", "does"}
        return "present" if simple and form(word) != "ing" and "been" not in helpers else "past"
    if helpers or word.pos not in ("VERB", "AUX"):
        return ""
    return _of_bare_verb(o, word)


def _of_bare_verb(o: Outline, word: Word) -> str:
    subject = bool(o.under(word.at, *SUBJECTS))
    match form(word):
        case "past" if word.dep in ("acl", "amod") or (word.dep == "advcl" and not subject):
            return ""
        case "past":
            return "past"
        case "s":
            return "present"
        case "base" if subject and word.lower in SAME_IN_THE_PAST:
            return "past"
        case "base" if subject or (word.dep in ("conj", "relcl") and o.words[word.head].pos in ("VERB", "AUX", "NOUN")):
            return "present" if subject or word.dep == "relcl" else ""
        case _:
            return ""


def own_feet(o: Outline, word: Word) -> bool:
    """Whether a coordinated verb says something by itself: it has its own tense, not that of the verb before."""
    if word.dep != "conj" or not tense(o, word.at):
        return False
    if o.auxiliaries(word.at) or o.under(word.at, *SUBJECTS):
        return True
    first = o.words[word.head]
    if any(o.lowers[w.at] in ("or", "nor") for w in (*o.under(first.at, "cc"), *o.under(word.at, "cc"))):
        return False  # "never attacked or burned the port"
    shares_participle = form(word) == "past" and form(first) == "past" and bool(o.auxiliaries(first.at))
    contrast = any(o.lowers[w.at] == "but" for w in o.under(first.at, "cc"))
    return not shares_participle or contrast


def stands_apart(o: Outline, word: Word) -> bool:
    """Whether a word begins a part that a shade over its head leaves alone: told in the past, as background."""
    if word.dep == "conj":
        return own_feet(o, word)
    if word.dep == "advcl":
        marks = {o.lowers[w.at] for w in o.under(word.at, "mark", "advmod")}
        return bool(marks & (GIVEN | {"before"})) and tense(o, word.at) == "past"
    known = o.words[word.head].pos == "PROPN" or definite(o, word.head)
    return word.dep == "relcl" and known and tense(o, word.at) == "past"


def clause(o: Outline, at: int) -> frozenset[int]:
    """The words of the clause of a verb, or of the phrase of a noun, without the parts that stand on their own."""
    return o.tree(at, lambda word: stands_apart(o, word))


def stretch(o: Outline, at: int, *, to_verb: bool = False) -> frozenset[int]:
    """The words after one up to the end of its clause, by their order alone; `to_verb`: up to the next tensed verb."""
    found = []
    for word in o.words[at + 1 :]:
        low = o.lowers[word.at]
        if low in STOPS or low in SPEAKS_ON or (low == "," and not _goes_on(o, word.at + 1)):
            break
        if low in ("and", "or") and _begins_anew(o, word.at + 1):
            break
        if to_verb and word.pos in ("VERB", "AUX") and tense(o, word.at):
            break
        found.append(word.at)
    return frozenset(found)


def _goes_on(o: Outline, at: int) -> bool:
    return at < len(o.words) and o.words[at].pos == "VERB" and form(o.words[at]) == "base"


def _begins_anew(o: Outline, at: int) -> bool:
    """Whether a verb with its own tense follows the conjunction before this word, an adverb or a name between."""
    for word in o.words[at : at + 4]:
        if word.pos in ("VERB", "AUX"):
            return bool(tense(o, word.at)) or o.lowers[word.at] in lexicon("has have had was were is are did does")
    return False


def to_the_right(o: Outline, at: int) -> frozenset[int]:
    """What a word governs to its right, without what stands on its own feet, and without "after …" or "despite …"."""
    found: set[int] = set()
    for n in o.dependents[at]:
        word = o.words[n]
        given = word.dep == "prep" and o.lowers[n] in GIVEN
        if (
            n > at
            and word.dep not in ("punct", "cc", "relcl", "aux", "appos")
            and not given
            and not _is_background(o, word)
        ):
            found |= clause(o, n)
    return frozenset(found)


def _is_background(o: Outline, word: Word) -> bool:
    return stands_apart(o, word) or (word.dep == "conj" and word.pos in ("VERB", "AUX") and not _infinitive(o, word))


def _infinitive(o: Outline, word: Word) -> bool:
    return "to" in o.auxiliaries(word.at)


def governor(o: Outline, at: int) -> int:
    """The verb that a helper (auxiliary, negation, adverb) belongs to: its head, or the next verb if it has none."""
    word = o.words[at]
    if (
        word.head != at
        and word.dep != "ROOT"
        and word.dep in ("aux", "auxpass", "neg", "advmod", "det", "preconj", "cc", "mark")
    ):
        return word.head
    return next((w.at for w in o.words[at + 1 : at + 8] if w.pos == "VERB"), at)


def subject_of(o: Outline, at: int) -> int | None:
    """The position of the subject of a verb; of a verb coordinated with another, that of the other if it has none."""
    for _ in range(len(o.words)):
        subjects = o.under(at, "nsubj", "nsubjpass")
        if subjects:
            return subjects[0].at
        if o.words[at].dep not in ("conj", "xcomp", "advcl") or o.words[at].head == at:
            return None
        at = o.words[at].head
    return None


def like_a_verb(o: Outline, word: Word) -> bool:
    """Whether a word is a verb, or was taken for a noun and yet has an object: "residents fear an attack"."""
    if word.pos == "VERB":
        return True
    after = o.words[word.at + 1] if word.at + 1 < len(o.words) else None
    before = o.words[word.at - 1] if word.at else None
    if (
        word.pos not in ("NOUN", "PROPN")
        or after is None
        or before is None
        or before.pos not in ("NOUN", "PROPN", "PRON")
    ):
        return False
    return after.pos in ("DET", "PRON") or after.lower in ("to", "that")


def definite(o: Outline, at: int) -> bool:
    """Whether a noun has an owner or a determiner that takes it as known: *the*, *this*, *Moscow's*, *another*."""
    return any(w.dep == "poss" or o.lowers[w.at] in DEFINITE for w in o.under(at, "det", "poss"))
