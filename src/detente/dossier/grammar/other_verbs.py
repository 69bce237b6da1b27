"""Where infinitives and participles belong: what completes a verb, spells out a noun, or stands beside a clause."""

from __future__ import annotations

from detente.dossier.grammar import closed_words as closed
from detente.dossier.grammar import verb_words as verbs
from detente.dossier.grammar.clauses import DEPTH, NO, Clause
from detente.dossier.grammar.finite_verbs import FiniteVerbs
from detente.dossier.grammar.phrases import Phrase
from detente.dossier.grammar.word_parts import NOUN


class OtherVerbs(FiniteVerbs):
    """What is decided when an infinitive or a participle comes."""

    def _infinitive(self, phrase: Phrase) -> None:
        verb, clause = phrase.head, self.clause
        if self.preposition >= 0:
            self.waiting.append((self.preposition, "prep"))
            self.preposition = NO
        if self.joiner >= 0:
            self._join_nonfinite(phrase)
            return
        label, anchor = self._infinitive_place()
        if label == "ccomp" and clause.objects:
            subject = clause.objects[-1]
            clause.objects = clause.objects[:-1]
            self._open(Clause("ccomp", anchor, subject=subject), phrase)
        else:
            self._open(Clause(label, anchor, aside=anchor < 0 or self.comma), phrase)
        self.clauses[-1].finite = False
        del verb

    def _infinitive_place(self) -> tuple[str, int]:
        clause = self.clause
        if clause.verb < 0:
            if clause.subject >= 0 and self.noun >= 0:
                return "acl", self.noun
            return "advcl", NO
        verb = clause.verb
        lemma = self.lemmas[verb]
        if clause.predicate >= 0:
            if self.tags[clause.predicate] in NOUN:
                return (
                    ("xcomp", verb) if self.lemmas[clause.predicate] in {"aim", "goal", "plan"} else ("acl", self.noun)
                )
            return "xcomp", clause.predicate
        if not self.comma and self.noun >= 0 and self.noun in clause.objects:
            if lemma in verbs.CLAUSE_INFINITIVE and not clause.passive:
                return "ccomp", verb
            if lemma in verbs.OBJECT_INFINITIVE:
                return "xcomp", verb
            if self.lemmas[self.noun] in closed.INFINITIVE_NOUNS:
                return "acl", self.noun
            return "advcl", verb
        if not self.comma and self.noun >= 0 and self.lemmas[self.noun] in closed.INFINITIVE_NOUNS:
            return "acl", self.noun
        if self.after_verb and not self.comma:
            return "xcomp", verb
        if not self.comma and lemma in verbs.VERB_INFINITIVE | verbs.OBJECT_INFINITIVE:
            return "xcomp", verb
        return "advcl", verb

    def _join_nonfinite(self, phrase: Phrase) -> None:
        before = next((c for c in reversed(self.clauses[-DEPTH:]) if c.verb >= 0 and not c.finite), None)
        anchor = before.verb if before else self._conjoined()
        joiner, self.joiner = self.joiner, NO
        if anchor < 0:
            self._open(Clause("advcl", NO), phrase)
        else:
            self._open(Clause("conj", anchor), phrase)
            self._hang(joiner, anchor, "cc")
        self.clauses[-1].finite = False

    def _ing(self, phrase: Phrase) -> None:
        clause = self.clause
        if self.preposition >= 0:
            anchor, self.preposition = self.preposition, NO
            self._open(Clause("pcomp", anchor, aside=clause.verb < 0), phrase)
        elif self.joiner >= 0:
            self._join_nonfinite(phrase)
        elif clause.verb < 0 and clause.kind == "mark":
            self._fill(clause, phrase)
            clause.aside = True
        elif clause.verb < 0 and clause.subject < 0:
            self._open_gerund(phrase)
        elif self.comma:
            self._open(Clause("advcl", clause.verb, aside=True), phrase)
        elif self.after_verb and self.lemmas[clause.verb] in verbs.GERUND:
            self._open(Clause("xcomp", clause.verb), phrase)
        elif self.noun >= 0:
            self._open(Clause("acl", self.noun), phrase)
        else:
            self._open(Clause("advcl" if clause.verb >= 0 else "dep", clause.verb), phrase)
        self.clauses[-1].finite = False

    def _open_gerund(self, phrase: Phrase) -> None:
        """A form in -ing that opens a sentence: its subject if a verb follows without a comma, else an adjunct."""
        for n in range(self.position + 1, min(len(self.phrases), self.position + 14)):
            following = self.phrases[n]
            if following.kind in {"comma", "stop"}:
                break
            if following.kind == "verb" and following.form == "finite":
                self.clause.subject = phrase.head
                self.clauses.append(Clause("csubj", NO))
                inner = self.clauses[-1]
                inner.verb, inner.finite = phrase.head, False
                self.noun = NO
                return
        self._open(Clause("advcl", NO, aside=True), phrase)

    def _participle(self, phrase: Phrase) -> None:
        clause = self.clause
        if self.joiner >= 0:
            same = next(
                (c for c in reversed(self.clauses[-DEPTH:]) if c.verb >= 0 and self.tags[c.verb] == "VBN"), None
            )
            joiner, self.joiner = self.joiner, NO
            anchor = same.verb if same else self._conjoined()
            self._open(Clause("conj", anchor, aside=bool(same and same.aside)), phrase)
            self._hang(joiner, anchor, "cc")
        elif self.preposition >= 0:
            anchor, self.preposition = self.preposition, NO
            self._open(Clause("pcomp", anchor), phrase)
        elif clause.verb < 0 and clause.kind == "mark" and clause.subject < 0:
            self._fill(clause, phrase)
            clause.aside = True
        elif clause.verb < 0 and clause.subject < 0:
            self._open(Clause("advcl", NO, aside=True), phrase)
        elif self.noun >= 0:
            self._open(Clause("acl", self.noun, aside=self.comma), phrase)
        elif clause.verb >= 0 and self.lemmas[clause.verb] in verbs.LINKING:
            self._open(Clause("acomp", clause.verb), phrase)
        else:
            self._open(Clause("advcl", clause.verb, aside=self.comma), phrase)
        self.clauses[-1].finite = False
        self.clauses[-1].passive = True

    def _bare(self, phrase: Phrase) -> None:
        """A bare verb form: after "and" like the infinitive before, after an object of "let" or "help", or an order."""
        clause = self.clause
        if self.joiner >= 0:
            before = next((c for c in reversed(self.clauses[-DEPTH:]) if c.verb >= 0), None)
            anchor = before.verb if before else self.root
            joiner, self.joiner = self.joiner, NO
            self._open(Clause("conj" if anchor >= 0 else "ROOT", anchor), phrase)
            self._hang(joiner, anchor, "cc")
        elif clause.verb < 0:
            self._late_subject()
            self._fill(clause, phrase)
        elif clause.objects and self.lemmas[clause.verb] in {"let", "make", "help", "see", "have", "demand", "insist"}:
            subject = clause.objects[-1]
            clause.objects = clause.objects[:-1]
            self._open(Clause("ccomp", clause.verb, subject=subject), phrase)
        elif self.after_verb:
            self._open(Clause("xcomp", clause.verb), phrase)
        else:
            self._finite(phrase)
