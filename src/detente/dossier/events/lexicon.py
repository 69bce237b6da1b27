"""Lexicons: the small language in which the cues of events write down their words, and the search for them.

A `Lexicon` has verbs, nouns and phrases.  In a phrase words stand for lemmas, and

* `a|b` is one of several words, and a word with a hyphen is found written apart or together;
* `verb > noun` is a verb with a noun in its object, near it or, in the passive, as its subject: `lift > ban|curfew`
  finds "lifted the night curfew" and "the curfew was lifted".  A particle may stand apart: "called the strike off";
* `…` is a gap of a few words: `turn to … for support`;
* `!noun` after a verb is the contrary of `> noun`: `meet !demand` finds no demand that is met.

A noun counts where it is more background: with somebody who acts or suffers, or as the subject or the object of
a verb.  With a light verb ("held talks") both words are the trigger, and the verb is where the event is seen.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from detente.dossier.cue import EventHit
from detente.dossier.events.sight import Sight, sight
from detente.dossier.view import View, Word


def words(text: str) -> frozenset[str]:
    """The words of a text with blanks between them, as a set.

    >>> sorted(words("over on"))
    ['on', 'over']
    """
    return frozenset(text.split())


# Between a verb and the noun of its object there stand at most so many words, in a gap at most so many.
OBJECT_WITHIN = 9
GAP = 6
PARTICLE_WITHIN = 5

LIGHT = words(
    """be begin call carry commence commit conduct continue convene deliver do draw exchange express file finalise
    finalize give go have have hold host impose intensify issue launch lodge make mount open organise
    organize pay perform place present put raise reach receive renew resume send sign stage start step
    strike submit take undertake unleash voice wage"""
)
_TAKING_PART = frozenset({"against", "between", "by", "from", "into", "of", "on", "to", "toward", "towards", "with"})
_CORE = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "ROOT"})
_STOPS = frozenset({";", ":", "(", ")", "—", "–", "--"})
_BREAKS = words(
    """after although as because before if since so that though unless until when where whereas whether which
    while who whom whose"""
)
_PARTICLES = frozenset({"off", "out", "down", "up", "away", "back", "aside"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase taken apart: the words that begin it, then, after `>` or `!`, those of the object."""

    head: tuple[frozenset[str] | None, ...]
    object: frozenset[str] = frozenset()
    relation: Literal["", ">", "!"] = ""

    @property
    def keys(self) -> frozenset[str]:
        """The words with which the phrase begins; the search starts where they stand."""
        first = self.head[0]
        return first if first is not None else frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one cue: verbs, nouns and phrases, each by the lemma it is looked up by."""

    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    patterns: tuple[Pattern, ...] = ()

    def hits(self, view: View, category: str, mode: str | None = None) -> Iterator[EventHit]:
        """Every place where the words stand, as an event of the category; a longer match wins over a shorter one."""
        seen = sight(view)
        found = sorted((_lifted(seen, match) for match in self._found(seen)), key=lambda match: (-len(match), match))
        taken: set[int] = set()
        for match in found:
            if taken.isdisjoint(match):
                taken.update(match)
                at = _top(seen, match)
                yield EventHit(at, (match[0], match[-1]), category, mode)

    def _found(self, seen: Sight) -> Iterator[tuple[int, ...]]:
        for lemma in self.verbs:
            yield from ((at,) for at in seen.at(lemma) if _is_verb(seen.words[at]))
        for lemma in self.nouns:
            for at in seen.at(lemma):
                if not _in_a_name(seen.words[at]) and is_more_than_background(seen, at):
                    yield (at,)
        for pattern in self.patterns:
            for key in pattern.keys:
                for at in seen.at(key):
                    yield from _match(seen, pattern, at)


def lexicon(verbs: str = "", nouns: str = "", phrases: str = "") -> Lexicon:
    """The lexicon of these words: verbs and nouns with blanks between them, phrases a line each.

    A line that begins with `|` goes on with the alternatives of the line before.

    >>> lexicon("seize", phrases="lift > ban|curfew").patterns[0].object == {"ban", "curfew"}
    True
    """
    listed = re.sub(r"\n\s*\|", "|", phrases).splitlines()
    patterns = tuple(variant for phrase in listed if phrase.strip() for variant in _patterns(phrase))
    hyphened = tuple(variant for noun in nouns.split() if "-" in noun for variant in _patterns(noun))
    plain = frozenset(noun for noun in nouns.split() if "-" not in noun)
    return Lexicon(frozenset(verbs.split()), plain, (*patterns, *hyphened))


def _patterns(phrase: str) -> Iterator[Pattern]:
    relation: Literal["", ">", "!"] = ">" if " > " in phrase else "!" if " !" in phrase else ""
    before, _, after = phrase.partition(f" {relation}") if relation else (phrase, "", "")
    wanted = frozenset(after.strip().split("|")) if after else frozenset()
    heads = itertools.product(*(_written(word) for word in before.split()))
    yield from (Pattern(tuple(itertools.chain.from_iterable(head)), wanted, relation) for head in heads)


def _written(word: str) -> tuple[tuple[frozenset[str] | None, ...], ...]:
    """The ways to write a word of a phrase: a hyphen makes two, apart and together."""
    if word == "…":
        return ((None,),)
    alternatives = word.split("|")
    together = frozenset(form for one in alternatives for form in (one, one.replace("-", "")))
    apart = (one.split("-") for one in alternatives if "-" in one)
    return ((together,), *(_apart(pieces) for pieces in apart))


def _apart(pieces: Sequence[str]) -> tuple[frozenset[str] | None, ...]:
    return tuple(frozenset({part}) for piece in pieces for part in ("-", piece))[1:]


def _match(seen: Sight, pattern: Pattern, at: int) -> Iterator[tuple[int, ...]]:
    if not pattern.relation:
        found = _sequence(seen, pattern.head, at) or _parted(seen, pattern.head, at)
        name = len(pattern.head) == 1 and (_in_a_name(seen.words[at]) or not is_more_than_background(seen, at))
        if found and not name:
            yield found
        return
    if not _is_verb(seen.words[at]):
        return
    alone = len(pattern.head) == 1
    if alone and at + 1 < len(seen.words) and seen.words[at + 1].lower in _PARTICLES:
        return  # "call off" is another verb than "call"
    head = (at,) if alone else _with_particles(seen, pattern.head, at)
    if not head:
        return
    noun = _object(seen, pattern.object, at, skipping=head)
    if pattern.relation == "!":
        if noun is None:
            yield head
    elif noun is not None:
        yield tuple(sorted({*head, noun}))


def _sequence(seen: Sight, tokens: tuple[frozenset[str] | None, ...], at: int) -> tuple[int, ...]:
    found = [at]
    gap = 0
    for wanted in tokens[1:]:
        if wanted is None:
            gap = GAP
            continue
        start = found[-1] + 1
        near = range(start, min(start + gap + 1, len(seen.words)))
        place = next((n for n in near if _one_of(seen.words[n], wanted)), None)
        if place is None:
            return ()
        found.append(place)
        gap = 0
    return tuple(found)


def _parted(seen: Sight, tokens: tuple[frozenset[str] | None, ...], at: int) -> tuple[int, ...]:
    """A verb whose particle stands after its object: "turned the offer down"."""
    particle = tokens[1] if len(tokens) == 2 else None
    return _with_particles(seen, tokens, at) if particle and particle <= _PARTICLES and _is_verb(seen.words[at]) else ()


def _with_particles(seen: Sight, tokens: tuple[frozenset[str] | None, ...], at: int) -> tuple[int, ...]:
    """The verb with its particles, which stand next to it or after its object."""
    found = _sequence(seen, tokens, at)
    if found or len(tokens) != 2:
        return found
    wanted = tokens[1]
    for n in range(at + 2, min(at + 1 + PARTICLE_WITHIN, len(seen.words))):
        word = seen.words[n]
        alone = word.dep in {"prt", "advmod"} or (word.dep == "prep" and not seen.children(n, "pobj"))
        if wanted is not None and _one_of(word, wanted) and alone:
            return (at, n)
        if _breaks(word):
            break
    return ()


def _object(seen: Sight, wanted: frozenset[str], at: int, skipping: tuple[int, ...]) -> int | None:
    named = False
    for n in range(at + 1, min(at + 1 + OBJECT_WITHIN + len(skipping), len(seen.words))):
        word = seen.words[n]
        if n in skipping:
            continue
        # The attack in "cyber-attack" is another one.
        if _one_of(word, wanted) and seen.words[n - 1].text != "-":
            return n
        # Past the noun of the object, only what belongs to it counts: "end years of fighting".
        if _breaks(word) or (word.pos == "ADP" and named and word.lemma != "of"):
            break
        named = named or (word.pos in _NOMINAL and word.dep != "compound")
    for subject in _undergoing(seen, at):
        for n in sorted(seen.under(subject)):
            if n < at and _one_of(seen.words[n], wanted):
                return n
    return None


def _undergoing(seen: Sight, at: int) -> Iterator[int]:
    """The words that a passive verb is said of: its subject, or the noun that a participle stands by."""
    word = seen.words[at]
    for subject in seen.children(at, "nsubjpass"):
        yield subject.at
    if word.dep in {"acl", "relcl"} and word.lower != word.lemma and not word.lower.endswith("ing"):
        yield word.head
    if word.dep == "conj":
        for subject in seen.children(word.head, "nsubjpass"):
            yield subject.at


def _breaks(word: Word) -> bool:
    """Whether a clause of its own begins here, beyond which no object is looked for."""
    if word.text in _STOPS or word.lower in _BREAKS:
        return True
    return word.pos in _VERBAL and word.dep in {"ROOT", "advcl", "ccomp", "relcl", "conj", "parataxis"}


def is_more_than_background(seen: Sight, at: int) -> bool:
    """Whether a noun is the subject or object of a verb, or has somebody who acts or suffers beside it."""
    word = seen.words[at]
    if word.pos not in _NOMINAL or (word.dep in {"compound", "amod", "nmod", "npadvmod"} and word.head != at):
        return False
    return seen.words[_first_conjunct(seen, at)].dep in _CORE or _has_parties(seen, at)


def _lifted(seen: Sight, match: tuple[int, ...]) -> tuple[int, ...]:
    """The match with the light verb whose object or, in the passive, subject it is: "staged a walkout"."""
    top = seen.words[_top(seen, match)]
    if top.pos not in _NOMINAL:
        return match
    first = seen.words[_first_conjunct(seen, top.at)]
    verb = seen.words[first.head]
    light = first.dep in {"dobj", "nsubjpass"} and verb.lemma in LIGHT and _is_verb(verb)
    return tuple(sorted({verb.at, *match})) if light else match


def _first_conjunct(seen: Sight, at: int) -> int:
    for above in seen.ancestors(at):
        if seen.words[at].dep != "conj":
            break
        at = above.at
    return at


def _in_a_name(word: Word) -> bool:
    """Whether the word is part of a name: the Ceasefire Commission has stopped nothing yet."""
    return word.at > 0 and word.text[:1].isupper() and not word.text.isupper()


def _has_parties(seen: Sight, at: int) -> bool:
    for child in seen.children(at):
        if child.dep == "poss":
            return True
        if child.dep in {"amod", "compound", "nmod"} and (child.pos == "PROPN" or child.text[:1].isupper()):
            return True
        if child.dep in {"prep", "agent"} and child.lemma in _TAKING_PART:
            for noun in seen.children(child.at, "pobj"):
                if noun.pos == "PROPN" or any(w.pos == "PROPN" for w in seen.children(noun.at)):
                    return True
    return False


def _top(seen: Sight, match: tuple[int, ...]) -> int:
    """The word of a match on which the others hang."""
    inside = set(match)
    above = [n for n in match if seen.words[n].head not in inside or seen.words[n].head == n]
    verbs = [n for n in above if _is_verb(seen.words[n])]
    telling = [n for n in above if seen.words[n].pos in _NOMINAL | {"ADJ"}]
    return (verbs or telling or above or list(match))[0]


def _is_verb(word: Word) -> bool:
    return word.pos in _VERBAL and word.dep not in {"aux", "auxpass", "amod", "compound", "case"}


def _one_of(word: Word, wanted: frozenset[str]) -> bool:
    return word.lemma in wanted or word.lower in wanted
