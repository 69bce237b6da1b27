"""Where a noun phrase belongs: subject, object, what a preposition governs, one of a list, or the same said again."""

from __future__ import annotations

from detente.dossier.grammar import closed_words as closed
from detente.dossier.grammar import verb_words as verbs
from detente.dossier.grammar.clauses import NO, Clauses
from detente.dossier.grammar.phrases import Phrase


class NounPhrases(Clauses):
    """What is decided when a noun phrase comes."""

    def _noun(self, phrase: Phrase) -> None:
        at = phrase.head
        clause = self.clause
        if self.preposition >= 0:
            self._hang(at, self.preposition, "pobj")
            if self.lower[self.preposition] in closed.CLAUSE_TOO:
                self.opening = (self.preposition, at)
            self.preposition = NO
        elif self.joiner >= 0 and self.noun >= 0 and not self._opens_clause():
            self._hang(at, self.noun, "conj")
            self._hang(self.joiner, self.noun, "cc")
            self.joined = (at, self.joiner)
            self.joiner = NO
            self.floating = self.beside = NO
        elif self._is_time(phrase):
            self._time(at)
            return
        elif self.joiner >= 0 and clause.verb >= 0 and self._opens_clause():
            self._settle_floating()
            self.floating, self.beside = at, NO
        elif clause.auxiliary >= 0 and clause.subject < 0:
            clause.subject = at
            if clause.verb >= 0:
                self._hang(at, clause.verb, "nsubjpass" if clause.passive else "nsubj")
        elif clause.verb < 0:
            self._before_verb(at)
        else:
            self._after_verb(at)
        self.noun = at
        self.after_verb = False
        self._touched()

    def _opens_clause(self) -> bool:
        """Whether the noun phrase after "and" is the subject of a new clause: a comma before, a finite verb after."""
        before = self.phrases[self.position - 2] if self.position > 1 else None
        comma = before is not None and before.kind == "comma"
        n = self.position + 1
        while n < min(len(self.phrases), self.position + 6):
            phrase = self.phrases[n]
            if phrase.kind == "verb":
                return phrase.form == "finite" and (comma or self.clause.verb >= 0) and self._complete(comma)
            if phrase.kind not in {"noun", "preposition", "adverb"}:
                return False
            n += 1
        return False

    def _complete(self, comma: bool) -> bool:
        clause = self.clause
        return clause.verb >= 0 and (comma or self.lemmas[clause.verb] not in verbs.SAY or clause.subject < 0)

    def _is_time(self, phrase: Phrase) -> bool:
        if self.lower[phrase.head] not in closed.TIME_NOUNS:
            return False
        following = self._peek()
        named = self.lower[phrase.head] in {"today", "tomorrow", "yesterday", "tonight"}
        if self.clause.verb < 0:
            return named or (following is not None and following.kind in {"comma", "noun"})
        return named or self.noun >= 0 or self.clause.passive or not self.after_verb or phrase.first == phrase.head

    def _time(self, at: int) -> None:
        if self.clause.verb >= 0:
            self._hang(at, self.clause.verb, "npadvmod")
        else:
            self.waiting.append((at, "npadvmod"))
        self.after_verb = False
        self._touched()

    def _before_verb(self, at: int) -> None:
        clause = self.clause
        if clause.subject < 0 or (clause.kind == "relative" and clause.subject == clause.opener):
            clause.subject = at
        elif self.comma and self.lower[clause.subject] in closed.TIME_NOUNS:
            self.waiting.append((clause.subject, "npadvmod"))
            clause.subject = at
        elif self.comma:
            self._beside(at)
        else:
            self._hang(at, self.noun if self.noun >= 0 else clause.subject, "appos")

    def _beside(self, at: int) -> None:
        self._settle_floating()
        if self._listed():
            self._hang(at, self.noun, "conj")
            return
        self.floating, self.beside = at, self.noun if self.noun >= 0 else self.clause.subject

    def _after_verb(self, at: int) -> None:
        clause = self.clause
        verb = clause.verb
        lemma = self.lemmas[verb]
        if self.comma:
            if clause.aside and len(self.clauses) > 1:
                self._close()
                self._noun_again(at)
                return
            if self.noun >= 0:
                self._beside(at)
            else:
                self.floating, self.beside = at, verb
            return
        if lemma in {"be", "become", "remain"} and clause.predicate < 0 and not clause.passive and clause.subject != at:
            if clause.subject < 0 and clause.kind != "relative" and not self.root_taken(verb):
                clause.subject = at
                self._hang(at, verb, "nsubj")
                return
            clause.predicate = at
            self._hang(at, verb, "attr")
        elif clause.passive and lemma not in verbs.TWO_OBJECTS | verbs.SMALL_CLAUSE:
            self._hang(at, verb, "npadvmod")
        elif not clause.objects:
            clause.objects = (at,)
            inverted = clause.subject < 0 and clause.finite and self.lemmas[verb] in verbs.QUOTING and verb != self.root
            self._hang(at, verb, "nsubj" if inverted else "dobj")
            if inverted:
                clause.subject = at
        elif len(clause.objects) == 1 and lemma in verbs.TWO_OBJECTS and self._direct(clause.objects[0]):
            self._hang(clause.objects[0], verb, "dative")
            clause.objects = (*clause.objects, at)
            self._hang(at, verb, "dobj")
        elif len(clause.objects) == 1 and lemma in verbs.SMALL_CLAUSE:
            clause.objects = (*clause.objects, at)
            self._hang(at, verb, "oprd")
        else:
            self._hang(at, self.noun if self.noun >= 0 else verb, "appos")

    def root_taken(self, verb: int) -> bool:
        """Whether a clause can do without a subject of its own: it is joined to one that has it."""
        return self.deps[verb] in {"conj", "xcomp", "advcl", "acl", "pcomp", "ccomp", "relcl"}

    def _direct(self, at: int) -> bool:
        return self.noun == at

    def _noun_again(self, at: int) -> None:
        """A noun phrase after the comma that ended an aside: it belongs to the clause around."""
        self.comma = True
        clause = self.clause
        if clause.verb < 0:
            if clause.subject < 0:
                clause.subject = at
            else:
                self._beside(at)
        elif self.noun >= 0:
            self._beside(at)
