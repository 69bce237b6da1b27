"""Verb forms, and the nouns and adjectives of the same look: decided by what stands around them."""

from __future__ import annotations

from detente.dossier.grammar import closed_words as closed
from detente.dossier.grammar.lemmas import verb_forms
from detente.dossier.grammar.surroundings import Surroundings
from detente.dossier.grammar.verb_words import MOSTLY_NOUNS, NOUNS_TOO, QUOTING
from detente.dossier.grammar.word_parts import (
    ADJECTIVE,
    ADVERB,
    BEFORE_NOUN,
    NOUN,
    plurals_of_verbs,
)


class VerbTags(Surroundings):
    """What is decided where a word has the look of a verb."""

    def _verb_form(self, at: int) -> str:
        lower = self.lower[at]
        kinds = {kind for kind, _ in verb_forms().get(lower, ())}
        if kinds == {"VBG"}:
            return self._ing(at)
        if kinds & {"VBD", "VBN"} and "VB" not in kinds:
            return self._past(at, kinds)
        if "VBZ" in kinds or lower in plurals_of_verbs():
            return self._third(at)
        return self._base(at, kinds)

    def _ing(self, at: int) -> str:
        tag, word = self._before(at)
        if word in closed.BE and tag.startswith("V"):
            return "VBG"
        if tag in {"DT", "PRP$", "JJ", "POS", "CD", "JJR", "PDT"}:
            if self._next(at) == "of" or not self._noun_ahead(at):
                return "NN" if tag != "POS" else "VBG" if self._phrase_ahead(at) else "NN"
            return "VBGJ"
        return "VBG"

    def _past(self, at: int, kinds: set[str]) -> str:
        tag, word = self._before(at)
        both = {"VBD", "VBN"} <= kinds
        auxiliary = word in closed.HAVE or word in closed.BE or word in {"get", "got", "gets", "getting"}
        if auxiliary and tag.startswith("V"):
            return "VBN" if "VBN" in kinds else "VBD"
        if not both:
            return "VBD" if "VBD" in kinds else self._participle(at, tag)
        if tag in {"MD", "TO"}:
            return "VBN"
        if tag == "CC":
            return self._like_before(at)
        if tag in BEFORE_NOUN or (tag == "IN" and self._noun_ahead(at) and not self._phrase_ahead(at)):
            return (
                "VBNJ"
                if self._noun_ahead(at)
                else "VBN"
                if tag != "DT"
                else "VBD"
                if word in closed.ALONE_TOO
                else "VBNJ"
            )
        if tag in {",", "''", ":"} and self._quotes_ahead(at):
            return "VBD"
        if tag in {"", ",", "``", "(", ":"} and (not self.subject or self.verb):
            return (
                "VBNJ"
                if tag != "," and self._noun_ahead(at) and not self._phrase_ahead(at) and not self.subject
                else "VBN"
            )
        if tag in NOUN or tag in {"PRP", ")", ",", "''", "WP", "WDT"}:
            if tag in {"WP", "WDT"} or self._subject_pronoun(at):
                return "VBD"
            if self._quotes(at):
                return "VBD"
            says = any(base in QUOTING for _, base in verb_forms().get(self.lower[at], ()))
            reduced = self._next(at) == "by" or self.verb or (self._finite_ahead(at) and not says)
            return "VBN" if reduced else "VBD"
        if tag.startswith("VB") or tag == "SC":
            return "VBNJ" if self._noun_ahead(at) and not self._phrase_ahead(at) and tag != "SC" else "VBN"
        return "VBN" if self.verb else "VBD"

    def _quotes(self, at: int) -> bool:
        """Whether the verb closes what was reported before: "…, officials said on Monday"."""
        lemmas = {base for _, base in verb_forms().get(self.lower[at], ())}
        if not lemmas & QUOTING:
            return False
        following = self._next(at)
        ends = following in {
            "",
            ".",
            ",",
            "on",
            "in",
            "at",
            "after",
            "during",
            "late",
            "earlier",
            "''",
            '"',
            "”",
            ";",
            "here",
        }
        return (ends or following in closed.TIME_NOUNS) and any(
            t in {",", "''", ":"} for t in self.tags[max(0, at - 15) :]
        )

    def _quotes_ahead(self, at: int) -> bool:
        """Whether the verb after a comma has its subject behind it: "…, said the minister"."""
        return any(base in QUOTING for _, base in verb_forms().get(self.lower[at], ())) and self._phrase_ahead(at)

    def _subject_pronoun(self, at: int) -> bool:
        tag, word = self._before(at)
        return tag == "PRP" and word in closed.SUBJECT_PRONOUNS

    def _participle(self, at: int, tag: str) -> str:
        if tag in BEFORE_NOUN and self._noun_ahead(at):
            return "VBNJ"
        return (
            "VBNJ"
            if tag in {"", "VBD", "VBZ", "VBP", "VB", "IN"} and self._noun_ahead(at) and not self._phrase_ahead(at)
            else "VBN"
        )

    def _like_before(self, at: int) -> str:
        """The form of a verb after "and": that of the nearest verb before."""
        if self._noun_ahead(at) and not self._phrase_ahead(at) and at > 1 and self.tags[at - 2] in ADJECTIVE:
            return "VBNJ"
        for tag in reversed(self.tags[max(0, at - 25) :]):
            if tag in {"VBN", "VBD"}:
                return tag
            if tag in {"VBZ", "VBP", "MD"}:
                break
        return "VBD"

    def _third(self, at: int) -> str:
        lower = self.lower[at]
        tag, word = self._before(at)
        base = plurals_of_verbs().get(lower)
        if base is None:
            return "VBZ"
        if tag in BEFORE_NOUN or tag in {"IN", "VB", "VBG", "VBN", "TO", "MD", "VBD", "VBZ", "VBP"}:
            return "NNS"
        if tag in {"WP", "WDT"} or (
            tag == "PRP" and word not in closed.OBJECT_PRONOUNS and word not in {"they", "we", "you", "i"}
        ):
            return "VBZ"
        if tag == "CC" and self._phrase_ahead(at) and "VBZ" in self.tags:
            return "VBZ"
        if tag in {"NN", "NNP", ")", ",", "''"} and not self.verb and self.subject:
            if lower == "wants" and not self._finite_ahead(at):
                return "VBZ"
            if base in MOSTLY_NOUNS or tag == "NN":
                return "VBZ" if self._phrase_ahead(at) and not self._finite_ahead(at) else "NNS"
            return "NNS" if self._finite_ahead(at) or self._next(at) in {"of", "between", "and"} else "VBZ"
        return "NNS"

    def _base(self, at: int, kinds: set[str]) -> str:
        lower = self.lower[at]
        tag, word = self._before(at)
        noun = lower in NOUNS_TOO
        past = "VBD" in kinds
        if tag in {"TO", "MD"}:
            return "VB"
        if tag.startswith("VB") and word in closed.DO:
            return "NN" if noun and self.tags[-1] not in ADVERB else "VB"
        if tag.startswith("VB") and (word in closed.HAVE or word in closed.BE):
            return "VBN" if "VBN" in kinds else "NN" if noun else "VB"
        if tag in BEFORE_NOUN:
            return (
                "NN"
                if noun
                else "VBNJ"
                if "VBN" in kinds and self._noun_ahead(at)
                else "NN"
                if tag in {"DT", "PRP$", "POS"}
                else "VBP"
            )
        if (
            word in {"help", "helped", "helps", "helping", "let", "make"}
            and tag.startswith("V")
            and self._phrase_ahead(at)
        ):
            return "VB"
        if tag in {"IN", "VB", "VBG", "VBN"} and noun:
            return "NN"
        if tag in {"WP", "WDT"}:
            return "VBD" if past else "VBP"
        if tag == "PRP" and word not in closed.OBJECT_PRONOUNS:
            if word in {"he", "she", "it"}:
                return "VBD" if past else "VBP" if not noun else "NN"
            return "VBD" if past and not self.verb else "VBP"
        if tag == "PRP":
            return "VB"
        if tag == "CC":
            return self._after_and(at, noun=noun, past=past)
        if tag in {"NNS", "NNPS"} and not self.verb:
            return "VBD" if past else "NN" if noun and lower in MOSTLY_NOUNS and not self._phrase_ahead(at) else "VBP"
        if tag in {"NN", "NNP", ")"} and not self.verb and self.subject:
            if past and not self._finite_ahead(at):
                return "VBD"
            if noun:
                return (
                    "VBP"
                    if self._phrase_ahead(at)
                    and not self._finite_ahead(at)
                    and lower not in MOSTLY_NOUNS
                    and tag != "NN"
                    else "NN"
                )
            return "VBP"
        if tag in {"", "``", ":", ","}:
            if noun and not self._phrase_ahead(at):
                return "NN"
            return "VB" if not self.subject else "VBP" if not self.verb else "NN" if noun else "VB"
        if noun:
            return "NN"
        return "VB" if self.verb else "VBP"

    def _after_and(self, at: int, *, noun: bool, past: bool) -> str:
        for tag in reversed(self.tags[max(0, at - 25) :]):
            if tag in {"VB", "TO", "MD"}:
                return "VB" if self._phrase_ahead(at) or not noun or not self._noun_before_and(at) else "NN"
            if tag == "VBD":
                return "VBD" if past else "NN" if noun else "VBP"
            if tag in {"VBP", "VBZ"}:
                return "VBP" if self._phrase_ahead(at) and tag == "VBP" else "NN" if noun else "VBP"
        return "NN" if noun else "VBP"

    def _noun_before_and(self, at: int) -> bool:
        return at > 1 and self.tags[at - 2] in NOUN
