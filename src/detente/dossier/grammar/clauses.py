"""A sentence under analysis: its clauses, what hangs on what so far, and what is still undecided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from detente.dossier.grammar.phrases import Phrase, Phrasing
from detente.dossier.grammar.word_parts import NOUN

Opener = Literal["", "mark", "that", "relative", "asking"]
NO: Final = -1
DEPTH: Final = 30  # how far out a clause is looked for: no sentence that a person wrote nests deeper


@dataclass(slots=True)
class Clause:
    """A clause under analysis; positions are -1 where there is none yet."""

    label: str
    anchor: int = NO  # what the clause hangs on; -1: the next main verb
    opener: int = NO
    kind: Opener = ""
    subject: int = NO
    verb: int = NO
    objects: tuple[int, ...] = ()
    predicate: int = NO
    passive: bool = False
    finite: bool = True
    aside: bool = False  # ends at the next comma
    agent: bool = False  # whether it has one already
    auxiliary: int = NO  # before its subject: "nor will Kyiv agree"


class Clauses:
    """The state of the analysis, and the small steps that every part of it takes."""

    def __init__(self, phrasing: Phrasing) -> None:
        self.lower, self.tags, self.lemmas = phrasing.lower, phrasing.tags, phrasing.lemmas
        self.heads, self.deps = phrasing.heads, phrasing.deps
        self.phrases = phrasing.phrases
        self.clauses = [Clause("ROOT")]
        self.root = NO
        self.noun = NO  # the noun phrase that what follows may hang on
        self.preposition = NO  # a preposition that has no object yet
        self.joiner = NO  # an "and" that has joined nothing yet
        self.comma = False  # whether a comma stands between
        self.floating = NO  # a noun phrase after a comma, of which nothing is decided
        self.beside = NO  # what the floating one stands beside
        self.waiting: list[tuple[int, str]] = []  # what hangs on the next main verb
        self.joined: tuple[int, int] = (NO, NO)  # the noun phrase just joined by "and", and the "and"
        self.opening = (NO, NO)  # a preposition that may yet open a clause, with its object
        self.after_verb = False  # whether the verb stands directly before
        self.position = 0

    @property
    def clause(self) -> Clause:
        """The innermost clause."""
        return self.clauses[-1]

    def _hang(self, at: int, head: int, dep: str) -> None:
        if at != head and head >= 0:
            self.heads[at], self.deps[at] = head, dep

    def _peek(self, ahead: int = 1) -> Phrase | None:
        n = self.position + ahead
        return self.phrases[n] if n < len(self.phrases) else None

    def _kind_ahead(self, ahead: int = 1) -> str:
        phrase = self._peek(ahead)
        return phrase.kind if phrase else ""

    def _touched(self) -> None:
        self.comma = False

    def _settle_floating(self) -> None:
        """What stands beside a noun phrase after a comma, and became no subject, says the same again."""
        if self.floating >= 0:
            if self.beside >= 0:
                self._hang(self.floating, self.beside, "appos")
            self.floating = self.beside = NO

    def _listed(self) -> bool:
        """Whether the noun phrase after a comma is one of a list that "and" ends: "Kyiv, Minsk and Moscow"."""
        for n in range(self.position + 1, min(len(self.phrases), self.position + 10)):
            phrase = self.phrases[n]
            if phrase.kind == "and" and self.lower[phrase.head] in {"and", "or"}:
                following = self.phrases[n + 1] if n + 1 < len(self.phrases) else None
                return (
                    following is not None and following.kind == "noun" and self.phrases[n - 1].kind in {"noun", "comma"}
                )
            if phrase.kind not in {"noun", "comma", "preposition"}:
                return False
        return False

    def _noun_of_clause(self) -> int:
        clause = self.clause
        if clause.verb < 0:
            return clause.subject
        return clause.objects[-1] if clause.objects else clause.predicate

    def _close(self) -> None:
        """End the innermost clause; one that found no verb leaves what it had to the clause around."""
        ended = self.clauses.pop()
        if ended.verb < 0:
            for at in (ended.opener, ended.subject):
                if at >= 0 and self.heads[at] < 0:
                    self.waiting.append((at, "dep"))

    def _finish(self) -> None:
        self._settle_floating()
        while len(self.clauses) > 1:
            self._close()
        clause = self.clauses[0]
        root = self.root
        if root < 0:
            inner = [n for n, d in enumerate(self.waiting) if d[1] in {"ccomp", "advcl"}]
            root = self.waiting[inner[0]][0] if inner and clause.subject < 0 else clause.subject
        if root < 0:
            root = next((p.head for p in self.phrases if p.kind in {"noun", "adjective", "verb"}), 0)
        self.root = root
        if self.tags:
            self.heads[root], self.deps[root] = root, "ROOT"
        for at, dep in self.waiting:
            if at != root:
                self._hang(at, root, dep)
        for n, head in enumerate(self.heads):
            if head < 0:
                self.heads[n] = root
                self.deps[n] = self.deps[n] or "dep"
        self._untangle(root)

    def _untangle(self, root: int) -> None:
        """Hang on the root whatever would hang on itself in a circle."""
        good = [False] * len(self.heads)
        if good:
            good[root] = True
        for start in range(len(self.heads)):
            path: list[int] = []
            seen: set[int] = set()
            at = start
            while not good[at] and at not in seen:
                seen.add(at)
                path.append(at)
                at = self.heads[at]
            if not good[at]:
                self.heads[at], self.deps[at] = root, "dep"
            for n in path:
                good[n] = True

    def _conjoined(self) -> int:
        """The verb of the nearest clause that is finite."""
        for clause in reversed(self.clauses[-DEPTH:]):
            if clause.verb >= 0 and clause.finite and clause.label not in {"relcl", "advcl"}:
                return clause.verb
        return self.root if self.root >= 0 else self.clauses[0].verb

    def _verb_of(self, at: int) -> int:
        """The verb above a word, or the word."""
        seen = 0
        while at >= 0 and self.tags[at] in NOUN and self.heads[at] >= 0 and seen < 20:
            at = self.heads[at]
            seen += 1
        return at
