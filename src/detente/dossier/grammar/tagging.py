"""The tagger of the rules: a Penn tag for each word, from word lists, endings and what stands around.

Besides Penn's tags: `VBNJ` and `VBGJ` are participles that stand before a noun ("the proposed ban"), `AUX` before a
verb form is left to the phrases, and `HYPH` is a hyphen inside a word.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.dossier.grammar import closed_words as closed
from detente.dossier.grammar.function_tags import FunctionTags
from detente.dossier.grammar.lemmas import lemma, verb_forms
from detente.dossier.grammar.word_parts import (
    ABSTRACT_END,
    ADJECTIVE_ALSO,
    ADJECTIVE_END,
    ADVERB,
    BEFORE_NOUN,
    FINITE,
    FIXED,
    FUNCTION,
    KNOWN,
    LIKE_VERBS,
    LINKED,
    NOT_ADVERBS,
    NOUN,
    ONE_WITH_S,
    ORDINAL,
    PEOPLE_END,
    QUOTES,
    REPORTING,
    plurals_of_verbs,
)


def tags(words: Sequence[str], joined: Sequence[bool]) -> list[str]:
    """The Penn tag of each word; `joined[n]` says that nothing white stands between word n and the word before.

    Cost: linear in the number of words.

    >>> tags("Russia demands that NATO withdraw its offer .".split(), [False] * 8)
    ['NNP', 'VBZ', 'SC', 'NNP', 'VBP', 'PRP$', 'NN', '.']
    """
    return _Tagger(words, joined).run()


class _Tagger(FunctionTags):
    """The whole tagger: marks, names, and words of which nothing is known, besides verb forms and function words."""

    def run(self) -> list[str]:
        """Decide every word."""
        for at in range(len(self.words)):
            tag = self._tag(at)
            self.tags.append(tag)
            if tag in FINITE:
                self.verb = True
            elif tag in NOUN or tag in {"PRP", "DT", "EX", "WP", "WDT", "CD"}:
                self.subject = True
            elif tag == "," and self.outer is not None:
                self.verb, self.outer = self.outer, None
            elif tag in {":", "CC"}:
                self.verb = False
            if tag in {"SC", "WRB", "WP", "WDT"} or (tag == "IN" and self.lower[at] in closed.CLAUSE_TOO):
                self.outer, self.verb = self.verb, False
            elif tag in FINITE and self._reports(at):
                self.verb = False
        return self.tags

    def _reports(self, at: int) -> bool:
        """Whether the verb here may be followed by a clause without "that", which has a verb of its own."""
        return any(base in REPORTING for _, base in verb_forms().get(self.lower[at], ()))

    def _tag(self, at: int) -> str:
        word, lower = self.words[at], self.lower[at]
        if not any(c.isalnum() for c in word):
            return self._mark(at)
        if ORDINAL.match(word) and not word.isdigit() and word[-1].isalpha() and not word.endswith("s"):
            return "JJ"
        if word[0].isdigit():
            return "CD" if not lower.endswith("s") else "NNS"
        if lower in {"'s", "'d"} or lower == "'":
            return self._apostrophe(at)
        tag = FIXED.get(lower)
        if tag and not (
            self._capital(at) and not self._opening(at) and len(lower) < 4 and word.isupper() and lower in {"us", "it"}
        ):
            return tag if tag != "?" else self._ambiguous(at)
        if lower in {"us", "it"}:
            return "NNP"
        if self._capital(at) and not self._opening(at):
            return self._name(at)
        if self._capital(at) and self._name_at_opening(at):
            return self._name(at)
        return self._open_word(at)

    def _mark(self, at: int) -> str:
        word = self.words[at]
        if word in QUOTES:
            if word == '"':
                return "``" if sum(w == '"' for w in self.words[max(0, at - 60) : at]) % 2 == 0 else "''"
            return QUOTES[word]
        if word in {"'", "’"}:
            before = self.lower[at - 1] if at else ""
            if at and self.joined[at] and before.endswith("s") and self.tags[-1] in NOUN and self._noun_ahead(at):
                return "POS"
            return "''" if at and self.joined[at] else "``"
        if word in {"(", "[", "{"}:
            return "("
        if word in {")", "]", "}"}:
            return ")"
        if word == ",":
            return ","
        if word in {".", "!", "?"}:
            return "."
        if word in {"-", "‐", "‑"} and at and at + 1 < len(self.words) and self.joined[at] and self.joined[at + 1]:
            return "HYPH"
        if word in {"$", "£", "€", "%", "#", "¥"}:
            return "$" if word != "%" else "NN"
        if word == "&":
            return "CC"
        return ":"

    def _name(self, at: int) -> str:
        """A word with a capital letter inside a sentence, or one that is a name at its beginning."""
        word, lower = self.words[at], self.lower[at]
        paired = (
            self._next(at) in {"and", "-"} and at + 2 < len(self.words) and bool(PEOPLE_END.search(self.lower[at + 2]))
        )
        if PEOPLE_END.search(lower) and (self._noun_ahead(at) or paired) and len(lower) > 4:
            return "JJ"
        if lower in closed.ADJECTIVES and self._noun_ahead(at) and not self._capital(at + 1):
            return "JJ"
        if (self.joined[at] and self.tags and self.tags[-1] == "HYPH") or word.isupper():
            return "NNP"
        if lower.endswith("s") and PEOPLE_END.search(lower[:-1]) and not lower.endswith(("ss", "us", "is")):
            return "NNPS"
        return "NNP"

    def _name_at_opening(self, at: int) -> bool:
        """Whether a word that must have a capital letter, where it stands, is a name all the same."""
        lower = self.lower[at]
        if lower in verb_forms() or lower in KNOWN or lower in plurals_of_verbs():
            following = at + 1 < len(self.words) and self._capital(at + 1) and self._next(at) not in FUNCTION
            return (
                bool(following)
                and lower not in verb_forms()
                and lower not in closed.ADVERBS
                and lower not in closed.ADJECTIVES
            )
        if lower.endswith("ly") or (lower.endswith("s") and lower[:-1] in KNOWN):
            return False
        return not ABSTRACT_END.search(lower) or self.words[at].isupper()

    def _open_word(self, at: int) -> str:
        lower = self.lower[at]
        tag, _ = self._before(at)
        forms = verb_forms().get(lower)
        if self.joined[at] and self.tags and self.tags[-1] == "HYPH":
            return self._after_hyphen(at)
        if lower in closed.TIME_NOUNS and lower not in verb_forms():
            return "NNS" if lower.endswith("s") and lower != "news" else "NN"
        if (
            lower in closed.GERUND_NOUNS
            and (tag in BEFORE_NOUN or tag in NOUN or tag == "IN")
            and not self._phrase_ahead(at)
        ):
            return (
                "NN" if tag != "IN" or self._next(at) in {"of", "", ".", ",", "in", "on", "with", "between"} else "VBG"
            )
        if forms and lower in closed.NOUNS and self._verb_of_many(at, forms):
            return "VBP"
        if lower in closed.NOUNS and not (forms and tag in {"TO", "MD"}) and lower not in LIKE_VERBS:
            return (
                "NNS"
                if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and lower not in ONE_WITH_S
                else "NN"
            )
        if lower in closed.ADJECTIVES and not (forms and tag in {"TO", "MD"}):
            return self._adjective(at)
        if forms is not None:
            return self._verb_form(at)
        if lower in plurals_of_verbs():
            return self._verb_form(at)
        return self._unknown(at)

    def _verb_of_many(self, at: int, forms: tuple[tuple[str, str], ...]) -> bool:
        """Whether a noun is the verb of the plural noun before it: "ministers fear a war"."""
        alone = self._before(at)[0] in {"NNS", "NNPS"} and not self.verb and "VB" in {kind for kind, _ in forms}
        return alone and self._phrase_ahead(at) and self._next(at) not in {"that", "to"} and not self._finite_ahead(at)

    def _adjective(self, at: int) -> str:
        lower = self.lower[at]
        if lower in {"firm", "square"} and self._before(at)[0] in {"DT", "PRP$", "POS"} and not self._noun_ahead(at):
            return "NN"
        forms = verb_forms().get(lower, ())
        if forms:
            kinds = {kind for kind, _ in forms}
            tag, _ = self._before(at)
            if (
                tag in {"PRP", "NNS", "NNP"}
                and not self.verb
                and kinds & {"VB", "VBD"}
                and not self._noun_ahead(at)
                and self._phrase_ahead(at)
            ):
                return "VBD" if "VBD" in kinds else "VBP"
            if "VBN" in kinds and not self._noun_ahead(at) and tag in FINITE | {"VB", "VBN"}:
                return "JJ"
        if lower in {
            "official",
            "general",
            "chief",
            "rival",
            "joint",
            "public",
            "poor",
            "elite",
            "military",
        } and not self._noun_ahead(at):
            return "NN"
        if lower in {
            "first",
            "second",
            "early",
            "late",
            "hard",
            "close",
            "far",
            "only",
            "short",
            "well",
        } and not self._noun_ahead(at):
            return "RB" if self._before(at)[0] not in {"DT", *LINKED} else "JJ"
        return "JJR" if lower in {"more", "less", "better", "worse", "further"} else "JJ"

    def _after_hyphen(self, at: int) -> str:
        lower = self.lower[at]
        kinds = {kind for kind, _ in verb_forms().get(lower, ())}
        if "VBN" in kinds:
            return "VBNJ" if self._noun_ahead(at) else "VBN"
        if "VBG" in kinds:
            return "VBGJ" if self._noun_ahead(at) else "NN"
        if lower in closed.PREPOSITIONS:
            return "IN"
        return self._unknown(at) if lower not in closed.ADJECTIVES else "JJ"

    def _unknown(self, at: int) -> str:
        lower = self.lower[at]
        tag, word = self._before(at)
        ends_phrase = not self._noun_ahead(at)
        if lower.endswith("ly") and len(lower) > 4 and lower not in NOT_ADVERBS:
            return "JJ" if tag in {"DT", "PRP$", "POS"} and self._noun_ahead(at) and self.tags[-1] == tag else "RB"
        if lower.endswith("ing") and len(lower) > 5:
            return self._ing(at)
        if lower.endswith(("er", "est")) and lemma(lower, "JJR") in closed.ADJECTIVES:
            return "JJR" if lower.endswith("er") else "JJS"
        if lower.endswith("ed") and len(lower) > 4:
            return self._past(at, {"VBD", "VBN"})
        if tag.startswith("VB") and word in closed.DO and self.tags[-1] in ADVERB:
            return "VB"
        if lower.endswith(("ize", "ise", "ify")) and len(lower) > 5 and tag in {"TO", "MD", "NNS", "PRP"}:
            return "VB" if tag in {"TO", "MD"} else "VBP"
        if tag in {"TO", "MD"}:
            return "VB"
        if lower.endswith(("izes", "ises", "ifies")) and tag in {"NN", "NNP", "PRP"} and not self.verb:
            return "VBZ"
        if lower in ADJECTIVE_ALSO:
            return "NN"
        if ADJECTIVE_END.search(lower) and len(lower) > 4:
            return "JJ" if not ends_phrase or tag not in {"DT", "PRP$", "POS", "JJ", "VBNJ"} else "NN"
        if lower.endswith(("ant", "ent")) and not lower.endswith("ment"):
            return "JJ" if not ends_phrase or tag not in BEFORE_NOUN | {"IN", ""} else "NN"
        if lower.startswith(("un", "non", "anti", "pro")) and not ends_phrase:
            return "JJ"
        if lower.endswith("s") and not lower.endswith(("ss", "us", "is", "ics")) and len(lower) > 3:
            return "NNS"
        return "NN"
