"""What stands around a word whose part is to be decided: what was decided before it, and how what follows looks."""

from __future__ import annotations

from collections.abc import Sequence

from detente.dossier.grammar import closed_words as closed
from detente.dossier.grammar.lemmas import verb_forms
from detente.dossier.grammar.verb_words import NOUNS_TOO
from detente.dossier.grammar.word_parts import (
    ADVERB,
    CLAUSE_OPENERS,
    FUNCTION,
    plurals_of_verbs,
)


class Surroundings:
    """One sentence under the tagger: each word is decided in turn, by itself and by what was decided before."""

    def __init__(self, words: Sequence[str], joined: Sequence[bool]) -> None:
        self.words = words
        self.joined = joined
        self.lower = [word.lower().replace("’", "'") for word in words]
        self.tags: list[str] = []
        self.verb = False  # whether the clause has its finite verb
        self.outer: bool | None = None  # the same of the clause around, to which a comma leads back
        self.subject = False  # whether something stands before it
        lettered = [word for word in words if any(c.isalpha() for c in word)]
        self.shouted = len(lettered) > 3 and all(word.isupper() for word in lettered)

    def _before(self, at: int) -> tuple[str, str]:
        """The tag and the word before, adverbs and negations left out."""
        n = at - 1
        while n > at - 8 and n >= 0 and self.tags[n] in ADVERB:
            n -= 1
        return (self.tags[n], self.lower[n]) if n >= 0 else ("", "")

    def _next(self, at: int) -> str:
        return self.lower[at + 1] if at + 1 < len(self.lower) else ""

    def _capital(self, at: int) -> bool:
        return self.words[at][:1].isupper() and not self.shouted

    def _opening(self, at: int) -> bool:
        """Whether a capital letter here says nothing: at the beginning, after a colon, a quotation mark or a bullet."""
        return all(tag in {"``", "''", "(", ":", "HYPH", "."} for tag in self.tags[max(0, at - 2) : at])

    def _noun_ahead(self, at: int) -> bool:
        """Whether what follows looks like the rest of a noun phrase."""
        word = self._next(at)
        if not word or not (word[0].isalnum()):
            return word in {"-", "$", "£", "€"} and at + 2 < len(self.lower)
        if word in FUNCTION:
            return False
        if word[0].isdigit():
            return True
        if self._capital(at + 1):
            return True
        forms = verb_forms().get(word)
        if forms is None or word in closed.NOUNS:
            return not (word.endswith("ly") and word not in closed.ADJECTIVES)
        return (
            word in NOUNS_TOO or word in plurals_of_verbs() or word in closed.ADJECTIVES or word in closed.GERUND_NOUNS
        )

    def _phrase_ahead(self, at: int) -> bool:
        """Whether a new noun phrase, a clause or an infinitive follows, as after a verb."""
        word = self._next(at)
        return (
            word in closed.DETERMINERS or word in closed.POSSESSIVES or word in closed.PRONOUNS
            or word in {"to", "that"}
            or word[:1].isdigit() or (at + 1 < len(self.words) and self._capital(at + 1)) or word in closed.ASKING
            or word in closed.NUMBERS
        )  # fmt: skip

    def _finite_ahead(self, at: int, most: int = 12) -> bool:
        """Whether a verb that can only be finite follows in this clause, so that the word here is not its verb."""
        for n in range(at + 1, min(len(self.words), at + 1 + most)):
            word = self.lower[n]
            if word in {",", ";", ":", "and", "or", "but", "."} or word in CLAUSE_OPENERS:
                return False
            if word in closed.MODALS or word in {"is", "are", "was", "were", "has", "had", "have", "does", "did"}:
                return True
            forms = verb_forms().get(word, ())
            kinds = {tag for tag, _ in forms}
            if (
                kinds
                and kinds <= {"VBD", "VBZ"}
                and word[0].isalpha()
                and word not in plurals_of_verbs()
                and not self._capital(n)
            ):
                return True
        return False

    def _verbish(self, at: int) -> bool:
        if at >= len(self.lower):
            return False
        word = self.lower[at]
        if word in closed.MODALS or word in closed.BE or word in closed.HAVE or word in closed.DO:
            return True
        if word in closed.ADVERBS or (word.endswith("ly") and word not in closed.NOUNS):
            return at + 1 < len(self.lower) and self.lower[at + 1] in verb_forms()
        return word in verb_forms() and not self._capital(at) and word not in closed.NOUNS
