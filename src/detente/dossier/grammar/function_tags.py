"""The function words that play several parts: "to", "that", "there", "no", decided by what stands around them."""

from __future__ import annotations

from typing import Final

from detente.dossier.grammar import closed_words as closed
from detente.dossier.grammar.lemmas import verb_forms
from detente.dossier.grammar.verb_tags import VerbTags
from detente.dossier.grammar.verb_words import MOSTLY_NOUNS
from detente.dossier.grammar.word_parts import (
    ADJECTIVE_END,
    ADVERBS_AFTER_TO,
    BEFORE_NOUN,
    FINITE,
    NOUN,
)

_AFTER_NOUN: Final = frozenset({"", ",", ".", ";", "and", "but", "of", "in", "on", "by", "as"})


class FunctionTags(VerbTags):
    """What is decided where a function word has several parts to play."""

    def _apostrophe(self, at: int) -> str:
        if self.lower[at] == "'d":
            return "MD"
        tag, word = self.tags[-1] if at else "", self.lower[at - 1] if at else ""
        if word in {"it", "he", "she", "that", "there", "what", "who", "where", "how", "here"} and tag != "NNP":
            return "VBZ"
        following = self._next(at)
        if tag in NOUN and (following in {"not", "a", "an", "the", "been"} or following in closed.PREPOSITIONS):
            return "VBZ" if tag != "NNP" or following in {"not", "been", "a", "an", "the"} else "POS"
        return "POS"

    def _ambiguous(self, at: int) -> str:
        """The function words that play several parts."""
        lower, following = self.lower[at], self._next(at)
        tag, _ = self._before(at)
        if lower == "to":
            forms = verb_forms().get(following, ())
            late = following in ADVERBS_AFTER_TO and any(k == "VB" for k, _ in verb_forms().get(self._next(at + 1), ()))
            base = any(kind == "VB" for kind, _ in forms) or following in {"be", "have", "do", "not"}
            nouny = (
                following in MOSTLY_NOUNS and tag in NOUN and self._next(at + 1) in {"", ".", ",", "and", "of", "in"}
            )
            return "TO" if (base and not nouny) or late else "IN"
        if lower == "that":
            return self._that(at)
        if lower == "there":
            ahead = (
                following in closed.BE
                or following in closed.MODALS
                or following == "'s"
                or following in {"has", "have", "had"}
            )
            return "EX" if ahead else "RB"
        if lower == "her":
            return "PRP$" if self._noun_ahead(at) else "PRP"
        if lower == "one":
            return "CD" if self._noun_ahead(at) or following == "of" else "PRP"
        if lower in closed.RELATIVES:
            return "WDT" if lower == "which" else "WP$" if lower == "whose" else "WP"
        if lower in {
            "no",
            "such",
            "both",
            "all",
            "half",
            "each",
            "many",
            "much",
            "few",
            "several",
            "more",
            "most",
            "less",
        }:
            return self._quantity(at)
        if lower in {"up", "out", "off", "down", "over", "on", "in", "away"}:
            if self.tags and self.tags[-1].startswith("VB") and not self._noun_ahead(at) and not self._phrase_ahead(at):
                return "RP"
            return "RB" if lower == "away" else "IN"
        if lower == "so":
            return "SC" if following == "that" or (tag == "," and self._phrase_ahead(at)) else "RB"
        if lower in {"like", "except", "but", "plus"}:
            if lower == "like" and (tag in {"TO", "MD"} or (tag in {"PRP", "NNS"} and not self.verb)):
                return "VB" if tag in {"TO", "MD"} else "VBP"
            return "CC" if lower in {"but", "plus"} else "IN"
        if lower == "yet":
            return "CC" if not at or tag in {",", ":"} else "RB"
        if lower in {"once", "now"}:
            return "SC" if lower == "once" and self._phrase_ahead(at) and (not at or tag in {",", ""}) else "RB"
        if lower in {"because", "although", "though", "while", "provided", "providing", "albeit"}:
            if lower == "because" and following == "of":
                return "IN"
            if lower in {"provided", "providing"} and not (following == "that" or tag in {"", ","}):
                return "VBG" if lower == "providing" else "VBN" if tag.startswith("VB") else "VBD"
            return "RB" if lower == "though" and following in {",", ".", ""} else "SC"
        if lower in {"can", "may", "might", "will", "must", "march"}:
            return self._modal(at)
        if lower == "right":
            return "NN" if tag in BEFORE_NOUN or following == "to" else "JJ"
        return "NN"

    def _modal(self, at: int) -> str:
        tag, _ = self._before(at)
        if self.lower[at] == "may" and self._capital(at) and not self._opening(at):
            return "NNP"
        if self.lower[at] == "march":
            if self._capital(at) and not self._opening(at):
                return "NNP"
            return "VB" if tag in {"TO", "MD"} else "NN"
        return "NN" if tag in {"DT", "PRP$", "JJ", "POS"} and self.lower[at] in {"will", "might"} else "MD"

    def _that(self, at: int) -> str:
        tag, word = self._before(at)
        following = self._next(at)
        alone = self._noun_ahead(at) and self._next(at + 1) in _AFTER_NOUN
        if alone and tag not in NOUN and not self._capital(at + 1):
            return "DT"
        if tag in NOUN or tag in {"PRP", ")"}:
            if (
                word in closed.CLAUSE_NOUNS
                or word.removesuffix("s") in closed.CLAUSE_NOUNS
                or (word.endswith("ies") and word[:-3] + "y" in closed.CLAUSE_NOUNS)
            ):
                kinds = {kind for kind, _ in verb_forms().get(following, ())}
                return "WDT" if kinds & {"VBD", "VBZ"} or following in closed.MODALS or following in closed.BE else "SC"
            if tag in NOUN and not self._verbish(at + 1) and self._spelt_out_before(at):
                return "SC"
            if self._verbish(at + 1) or tag != "PRP":
                return "WDT" if self._verbish(at + 1) or not self.verb or not self._say_before(at) else "SC"
        if tag in {"VBD", "VBZ", "VBP", "VB", "VBN", "VBG", "JJ", "CC", ",", "RP", "SC", "VBNJ"}:
            if following in closed.BE or following in closed.MODALS or following in {",", "."}:
                return "DT"
            return "DT" if tag == "," and not self.verb else "SC"
        if tag == "IN":
            return "DT" if word not in {"in", "except", "given", "so"} else "SC"
        if tag == "RB" or word in {"so", "now"}:
            return "SC"
        if not at:
            return "DT" if following in closed.BE or following in closed.MODALS or self._noun_ahead(at) else "SC"
        return "DT" if tag in {"``", "''", "(", ":"} and self._noun_ahead(at) else "SC"

    def _spelt_out_before(self, at: int) -> bool:
        """Whether a noun that takes a clause stands a phrase before: "a claim by Kyiv that …"."""
        for n in range(at - 1, max(-1, at - 8), -1):
            if self.tags[n] in NOUN and (
                self.lower[n] in closed.CLAUSE_NOUNS or self.lower[n][:-1] in closed.CLAUSE_NOUNS
            ):
                return True
            if self.tags[n] not in NOUN and self.tags[n] not in BEFORE_NOUN and self.tags[n] != "IN":
                return False
        return False

    def _say_before(self, at: int) -> bool:
        return any(tag in FINITE or tag in {"VB", "VBG", "VBN"} for tag in self.tags[max(0, at - 3) : at])

    def _quantity(self, at: int) -> str:
        lower, following = self.lower[at], self._next(at)
        if lower in {"more", "most", "less"}:
            adjective = (
                following in closed.ADJECTIVES or bool(ADJECTIVE_END.search(following)) or following.endswith("ly")
            )
            if following == "than" or (adjective and not following.endswith("s")):
                return "RBR" if lower != "most" else "RBS"
            return "JJR" if self._noun_ahead(at) else "RBR"
        if lower == "no" and following in {"longer", "more", ","}:
            return "RB"
        if lower == "such" and following == "as":
            return "JJ"
        if lower in {"all", "both", "half", "such"} and following in {
            "the",
            "a",
            "an",
            *closed.POSSESSIVES,
            "these",
            "those",
        }:
            return "PDT"
        if lower in {"many", "much", "few", "several"}:
            return "JJ"
        return "DT"
