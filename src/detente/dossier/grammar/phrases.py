"""The phrases of a tagged sentence: noun phrases, groups of a verb with its auxiliaries, and the single words between.

Inside a phrase the heads are decided here; how phrases hang together is decided in `attaching`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from detente.dossier.grammar import closed_words as closed
from detente.dossier.grammar.word_parts import ADJECTIVE, NOUN

Kind = Literal[
    "noun", "verb", "adjective", "adverb", "preposition", "mark", "relative", "asking", "that", "and", "comma", "stop",
    "bracket", "quotation", "particle", "there", "other",
]  # fmt: skip
Form = Literal["finite", "to", "ing", "ed", "bare"]

_VERBS: Final = frozenset({"VB", "VBD", "VBZ", "VBP", "VBN", "VBG", "MD"})
_ADVERBS: Final = frozenset({"RB", "RBR", "RBS"})
_ADVERBS_IN_A_ROW: Final = 6
_LONGEST: Final = 40  # words in a noun phrase: what is longer is no phrase, and would take long
_INSIDE: Final = frozenset({"CD", "$", "HYPH", *NOUN, *ADJECTIVE})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of words that hang together: positions of its first and last word and of its head.

    Of a group of a verb, `head` is the main verb, or the last auxiliary where there is none; `passive` and `form` are
    the group's, `auxiliaries` those of its words that are not its head.
    """

    kind: Kind
    first: int
    last: int
    head: int
    form: Form = "finite"
    passive: bool = False
    auxiliaries: tuple[int, ...] = ()
    bare: bool = False  # a group without a main verb: "Russia has"


class Phrasing:
    """One sentence cut into phrases; `heads` and `deps` hold what is decided inside them, -1 and "" elsewhere."""

    def __init__(self, lower: Sequence[str], tags: Sequence[str], lemmas: Sequence[str]) -> None:
        self.lower, self.tags, self.lemmas = lower, tags, lemmas
        self.heads = [-1] * len(tags)
        self.deps = [""] * len(tags)
        self.phrases: list[Phrase] = []

    def run(self) -> Phrasing:
        """Cut the sentence, left to right."""
        at = 0
        while at < len(self.tags):
            phrase = self._phrase(at)
            self.phrases.append(phrase)
            at = phrase.last + 1
        return self

    def _tag(self, at: int) -> str:
        return self.tags[at] if at < len(self.tags) else ""

    def _hang(self, at: int, head: int, dep: str) -> None:
        if at != head:
            self.heads[at], self.deps[at] = head, dep

    def _phrase(self, at: int) -> Phrase:
        tag, lower = self.tags[at], self.lower[at]
        if tag in _VERBS or (tag == "TO" and self._verb_after(at)):
            return self._verb_group(at)
        if tag in {"PRP", "EX"}:
            return Phrase("there" if tag == "EX" else "noun", at, at, at)
        if tag in {"DT", "PDT", "PRP$", "CD", "$", *NOUN, *ADJECTIVE}:
            return self._noun_phrase(at)
        if tag in _ADVERBS:
            return self._adverbs(at)
        return Phrase(self._single(tag, lower), at, at, at)

    def _single(self, tag: str, lower: str) -> Kind:
        if tag == "SC":
            return "that" if lower == "that" else "mark"
        if tag in {"WDT", "WP", "WP$"}:
            return "asking" if lower in closed.ASKING else "relative"
        kinds: dict[str, Kind] = {
            "WRB": "asking", "IN": "preposition", "TO": "preposition", "CC": "and", ",": "comma",
            ".": "stop", ":": "stop", "(": "bracket", ")": "bracket", "``": "quotation", "''": "quotation",
            "RP": "particle",
        }  # fmt: skip
        return kinds.get(tag, "other")

    def _verb_after(self, at: int) -> bool:
        return self._tag(self._past_adverbs(at + 1)) in _VERBS

    def _past_adverbs(self, n: int) -> int:
        """The first position from n on that holds no adverb, or the one after a handful of them."""
        most = n + _ADVERBS_IN_A_ROW
        while n < most and self._tag(n) in _ADVERBS:
            n += 1
        return n

    # ---- adverbs

    def _adverbs(self, at: int) -> Phrase:
        """An adverb; before an adjective it is part of that phrase, before a verb form of the group of that verb."""
        n = self._past_adverbs(at)
        following = self._tag(n)
        if following in ADJECTIVE or (following == "CD" and self.lower[at] not in closed.NEGATIONS):
            return self._noun_phrase(at)
        if following in _VERBS and self.tags[n] in {"VBG", "VBN"} and self.lower[at] in closed.NEGATIONS:
            return self._verb_group(at)
        return Phrase("adverb", at, at, at)

    # ---- groups of a verb

    def _verb_group(self, at: int) -> Phrase:
        """From the first auxiliary, "to" or negation to the main verb, with the adverbs between."""
        members: list[int] = []
        between: list[int] = []
        n = at
        main = -1
        while n < len(self.tags):
            tag = self.tags[n]
            if tag == "TO" and not members:
                members.append(n)
            elif tag in _ADVERBS and (members or n == at or self.lower[at] in closed.NEGATIONS) and main < 0:
                if not self._goes_on(n):
                    if self.lower[n] in closed.NEGATIONS and members:
                        between.append(n)
                        n += 1
                    break
                between.append(n)
            elif tag in _VERBS and main < 0 and self._fits(members, n):
                members.append(n)
                if not self._auxiliary(n):
                    main = n
            else:
                if main >= 0 and self.lemmas[main] == "be" and self.lower[n] in closed.NEGATIONS:
                    between.append(n)
                break
            n += 1
        last = max([*members, *between])
        head = main if main >= 0 else members[-1]
        bare = main < 0 and (self.tags[head] == "MD" or (self.tags[head] == "TO") or self.lemmas[head] == "do")
        return self._group(members, between, head, last, bare=bare)

    def _fits(self, members: list[int], n: int) -> bool:
        """Whether a verb form can follow what the group has so far."""
        verbs = [m for m in members if self.tags[m] != "TO"]
        tag = self.tags[n]
        if not verbs:
            return not members or tag in {"VB", "VBN", "VBD", "VBP"} or self.tags[members[0]] != "TO"
        before = verbs[-1]
        if self.tags[before] == "MD" or self.lemmas[before] == "do":
            return tag in {"VB", "VBP"}
        if self.lemmas[before] == "have":
            return tag in {"VBN", "VBD"}
        return self.lemmas[before] == "be" and tag in {"VBN", "VBG", "VBD"}

    def _auxiliary(self, n: int) -> bool:
        """Whether the verb form here is the auxiliary of one that follows."""
        if self.tags[n] == "MD":
            return True
        if self.lemmas[n] not in {"be", "have", "do"}:
            return False
        m = self._past_adverbs(n + 1)
        following = self._tag(m)
        if self.lemmas[n] == "be":
            return following in {"VBN", "VBG"}
        if self.lemmas[n] == "have":
            return following in {"VBN", "VBD"}
        return following in {"VB", "VBP"} and self.tags[n] != "VBN"

    def _goes_on(self, n: int) -> bool:
        """Whether a verb form that continues the group follows the adverbs here."""
        n = self._past_adverbs(n)
        return self._tag(n) in _VERBS and self._tag(n) not in {"VBZ", "MD"}

    def _group(self, members: list[int], between: list[int], head: int, last: int, *, bare: bool) -> Phrase:
        passive = self.tags[head] in {"VBN", "VBD"} and any(
            self.lemmas[m] in {"be", "get"} for m in members[:-1] if m != head
        )
        for m in members:
            if m == head:
                continue
            be = self.lemmas[m] in {"be", "get"} and passive and m == max(x for x in members if x != head)
            self._hang(m, head, "auxpass" if be else "aux")
        for b in between:
            self._hang(b, head, "neg" if self.lower[b] in closed.NEGATIONS else "advmod")
        first = min([*members, *between])
        tag = self.tags[next(m for m in members)]
        form: Form = "finite"
        if tag == "TO":
            form = "to"
        elif tag == "VBG":
            form = "ing"
        elif tag == "VBN":
            form = "ed"
        elif tag == "VB":
            form = "bare"
        auxiliaries = tuple(m for m in members if m != head)
        return Phrase("verb", first, last, head, form, passive or (form == "ed"), auxiliaries, bare)

    # ---- noun phrases and adjectives

    def _noun_phrase(self, at: int) -> Phrase:
        """A noun phrase, or the adjectives that say what something is, where no noun follows them."""
        start = n = at
        parts: list[int] = []
        owner = -1  # the head of a possessor before
        while n < min(len(self.tags), at + _LONGEST):
            tag = self.tags[n]
            if tag in {"DT", "PDT", "PRP$"}:
                if parts and not all(self.tags[p] in {"PDT", "DT", "RB", "RBR", "RBS"} for p in parts):
                    break
                if owner >= 0 or (tag == "DT" and parts and self.tags[parts[-1]] == "DT"):
                    break
                parts.append(n)
            elif tag == "POS":
                if not parts:
                    break
                owner = self._settle(parts, owner)
                self._hang(n, owner, "case")
                parts = []
                if not self._more_after(n):
                    return Phrase("noun", start, n, owner)
            elif tag in _INSIDE:
                if tag == "HYPH" and self._tag(n + 1) not in _INSIDE:
                    break
                if parts and self._breaks_before(n, parts[-1]):
                    break
                parts.append(n)
            elif (tag in _ADVERBS and self._modifies(n) and not (parts and self.tags[parts[-1]] in NOUN)) or (
                tag in {"CC", ","} and parts and self._joins(n, parts)
            ):
                parts.append(n)
            else:
                break
            n += 1
        if not parts:
            return Phrase("noun", start, max(start, n - 1), owner if owner >= 0 else start)
        return self._closed_phrase(start, parts, owner)

    def _closed_phrase(self, start: int, parts: list[int], owner: int) -> Phrase:
        head = self._settle(parts, owner)
        nominal = (
            owner >= 0
            or self.tags[head] in NOUN
            or any(self.tags[p] in {"DT", "PRP$", "CD", "PDT", "$"} for p in parts)
        )
        kind: Kind = "noun" if nominal else "adjective"
        return Phrase(kind, start, max([*parts, head]), head)

    def _breaks_before(self, n: int, last: int) -> bool:
        """Whether a new phrase begins here although it could be the same by its tags: "sent Kyiv 20 tanks"."""
        if self.tags[last] not in NOUN or self.tags[last] == "HYPH":
            return False
        if self.tags[n] == "CD":
            return self.lower[last] not in closed.NUMBERED_MONTHS and self.tags[last] != "NNP"
        return self.tags[n] in {"JJ", "JJR", "JJS", "VBNJ", "VBGJ"} and self.tags[last] not in {"NNP", "HYPH"}

    def _more_after(self, n: int) -> bool:
        m = self._past_adverbs(n + 1)
        return self._tag(m) in _INSIDE

    def _modifies(self, n: int) -> bool:
        """Whether an adverb belongs to an adjective or a number that follows: "legally binding", "more than 100"."""
        n = self._past_adverbs(n)
        return self._tag(n) in ADJECTIVE or self._tag(n) == "CD"

    def _joins(self, n: int, parts: list[int]) -> bool:
        """Whether "and" or a comma joins two modifiers of one noun: "military and economic support"."""
        before = self.tags[parts[-1]]
        if before not in ADJECTIVE:
            return False
        m = self._past_adverbs(n + 1)
        if self._tag(m) not in ADJECTIVE:
            return False
        while self._tag(m) in ADJECTIVE or self._tag(m) == "HYPH":
            m += 1
        return self._tag(m) in NOUN

    def _settle(self, parts: list[int], owner: int) -> int:
        """Decide the heads inside a noun phrase; the head is returned."""
        nouns = [p for p in parts if self.tags[p] in NOUN]
        numbers = [p for p in parts if self.tags[p] == "CD"]
        adjectives = [p for p in parts if self.tags[p] in ADJECTIVE]
        head = nouns[-1] if nouns else adjectives[-1] if adjectives else numbers[-1] if numbers else parts[-1]
        if owner >= 0:
            self._hang(owner, head, "poss")
        for position, p in enumerate(parts):
            if p != head:
                self._inside(p, parts[position + 1 :], parts[:position], head)
        return head

    def _inside(self, p: int, after: list[int], before: list[int], head: int) -> None:
        tag, lower = self.tags[p], self.lower[p]
        following = after[0] if after else head
        if tag == "DT":
            self._hang(p, head, "det")
        elif tag == "PDT":
            self._hang(p, head, "predet")
        elif tag == "PRP$":
            self._hang(p, head, "poss")
        elif tag == "CD":
            several = self._tag(following) == "CD"
            self._hang(p, following if several else head, "compound" if several else "nummod")
        elif tag in _ADVERBS:
            target = next((q for q in after if self.tags[q] in ADJECTIVE or self.tags[q] == "CD"), head)
            self._hang(p, target, "neg" if lower in closed.NEGATIONS else "advmod")
        elif tag in {"CC", ",", "HYPH", "$"}:
            previous = before[-1] if before else head
            self._hang(p, head if tag == "$" else previous, "cc" if tag == "CC" else "nmod" if tag == "$" else "punct")
        elif before and self.tags[before[-1]] in {"CC", ","} and tag in ADJECTIVE:
            first = next((q for q in reversed(before) if self.tags[q] in ADJECTIVE), head)
            self._hang(p, first, "conj")
        else:
            self._hang(p, self._compound_head(p, after, head), "amod" if tag in ADJECTIVE else "compound")

    def _compound_head(self, p: int, after: list[int], head: int) -> int:
        """The word that a modifier modifies: the next where a hyphen joins them, the end of a name, else the head."""
        if len(after) > 1 and self.tags[after[0]] == "HYPH":
            return after[1]
        if self.tags[p] not in {"NNP", "NNPS"}:
            return head
        name = p
        for q in after:
            if self.tags[q] not in {"NNP", "NNPS"}:
                break
            name = q
        return name if name != p else head
