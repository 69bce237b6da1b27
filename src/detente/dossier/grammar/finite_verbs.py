"""Which clause a finite verb fills or opens: the one that waits for it, a reported one, one that is joined."""

from __future__ import annotations

from detente.dossier.grammar import closed_words as closed
from detente.dossier.grammar import verb_words as verbs
from detente.dossier.grammar.clauses import DEPTH, NO, Clause
from detente.dossier.grammar.noun_phrases import NounPhrases
from detente.dossier.grammar.phrases import Phrase


class FiniteVerbs(NounPhrases):
    """What is decided when a finite verb comes."""

    def _fill(self, clause: Clause, phrase: Phrase, *, passive: bool = False) -> None:
        """Give a clause its verb, and hang on it what waited for it."""
        verb = phrase.head
        self.opening = (NO, NO)
        clause.verb = verb
        clause.passive = phrase.passive or passive
        clause.finite = phrase.form in {"finite", "bare"}
        self._subject(clause)
        self._place(clause)
        self._gather(clause)
        self.noun = NO
        self.preposition = NO
        if self.joiner >= 0 and clause.label == "ROOT":
            self._hang(self.joiner, verb, "cc")
            self.joiner = NO

    def _gather(self, clause: Clause) -> None:
        """Hang on the verb what waited for it: for the main verb everything, for another what its clause holds."""
        if clause.label != "ROOT" and (clause.anchor >= 0 or clause.opener < 0):
            return
        since = -1 if clause.label == "ROOT" else clause.opener
        for at, dep in self.waiting:
            if at > since:
                self._hang(at, clause.verb, dep)
        self.waiting = [(at, dep) for at, dep in self.waiting if at <= since or at == clause.verb]

    def _subject(self, clause: Clause) -> None:
        verb, dep = clause.verb, "nsubjpass" if clause.passive else "nsubj"
        opener = clause.opener
        if clause.kind == "relative" and opener >= 0 and clause.subject < 0:
            clause.subject = opener
        if clause.subject >= 0:
            self._hang(clause.subject, verb, "expl" if self.tags[clause.subject] == "EX" else dep)
        if opener >= 0 and opener != clause.subject:
            if clause.kind == "relative" and self.deps[opener] not in {"pobj", "poss"}:
                self._hang(opener, verb, "dobj")
            elif clause.kind in {"mark", "that"}:
                self._hang(opener, verb, "mark")
            elif clause.kind == "asking":
                what = self.lower[opener] in {"what", "whatever", "whoever"}
                self._hang(opener, verb, "dobj" if what else "advmod")

    def _place(self, clause: Clause) -> None:
        verb = clause.verb
        if clause.label == "ROOT":
            if self.root < 0:
                self.root = verb
                self.heads[verb], self.deps[verb] = verb, "ROOT"
        elif clause.anchor >= 0:
            self._hang(verb, clause.anchor, clause.label)
        else:
            self.waiting.append((verb, clause.label))

    def _open(self, clause: Clause, phrase: Phrase) -> None:
        self.clauses.append(clause)
        self._fill(clause, phrase)

    def _finite(self, phrase: Phrase) -> None:
        clause = self.clause
        if phrase.bare and clause.verb < 0 and clause.subject < 0 and self._kind_ahead() == "noun":
            clause.auxiliary = phrase.head
            return
        if (
            clause.verb < 0
            and clause.subject < 0
            and self.lemmas[phrase.head] in {"be", "have"}
            and (self._kind_ahead() == "noun" and self._participle_ahead())
        ):
            clause.auxiliary = phrase.head
            return
        if clause.verb < 0 and clause.subject < 0 and self._clausal_preposition(phrase):
            return
        if clause.verb < 0:
            self._late_subject()
            self._fill(clause, phrase)
            return
        outer = self._waiting_clause()
        if outer is None or (self.floating < 0 and (self._say_directly() or self.opening[0] >= 0)):
            self._new_clause(phrase)
            return
        while self.clauses[-1] is not outer:
            self._close()
        self._late_subject()
        self._fill(outer, phrase)

    def _participle_ahead(self) -> bool:
        following = self._peek(2)
        return following is not None and following.kind == "verb" and following.form in {"ed", "ing"}

    def _inverted(self, phrase: Phrase) -> None:
        clause = self.clause
        auxiliary = clause.auxiliary
        passive = phrase.form == "ed" and self.lemmas[auxiliary] == "be"
        self._hang(auxiliary, phrase.head, "auxpass" if passive else "aux")
        clause.auxiliary = NO
        self._fill(clause, phrase, passive=passive)

    def _say_directly(self) -> bool:
        clause = self.clause
        return (
            clause.verb >= 0 and self.lemmas[clause.verb] in verbs.SAY and bool(clause.objects) and not clause.passive
        )

    def _late_subject(self) -> None:
        """A noun phrase after a comma is beside the subject: "Lavrov, the minister, said"."""
        clause = self.clause
        if self.floating >= 0 and clause.subject >= 0:
            self._settle_floating()
        elif self.floating >= 0:
            clause.subject = self.floating
            self.floating = self.beside = NO

    def _waiting_clause(self) -> Clause | None:
        """The clause around that has a subject and waits for its verb, if there is one."""
        for clause in reversed(self.clauses[-DEPTH:-1]):
            if clause.verb < 0:
                return clause if clause.subject >= 0 else None
        return None

    def _new_clause(self, phrase: Phrase) -> None:
        """A finite verb where the clause has one already: joined, reported, or a clause without "that"."""
        clause = self.clause
        verb = phrase.head
        if self.joiner >= 0:
            self._join_verb(phrase)
            return
        if self._clausal_preposition(phrase):
            return
        if self._say_directly() and self.floating < 0 and clause.objects:
            subject = clause.objects[-1]
            clause.objects = clause.objects[:-1]
            self._open(Clause("ccomp", clause.verb, subject=subject), phrase)
            return
        if self.floating >= 0:
            subject = self.floating
            self.floating = self.beside = NO
            reported = self.lemmas[verb] in verbs.QUOTING and self._reports()
            self._separate(phrase, subject, reported=reported)
            return
        if self.joined[0] >= 0:
            subject, joiner = self.joined
            self._open(Clause("conj", self._conjoined(), subject=subject), phrase)
            self._hang(joiner, self.heads[verb], "cc")
            return
        if self.comma and self.lemmas[verb] in verbs.QUOTING:
            self._separate(phrase, NO, reported=True)
            return
        subject = NO
        if clause.objects and not self.comma:
            subject = clause.objects[-1]
            clause.objects = clause.objects[:-1]
        self._open(Clause("ccomp", clause.verb, subject=subject), phrase)

    def _reports(self) -> bool:
        """Whether nothing is said after the verb, so that it reports what stands before."""
        following = self._peek()
        return (
            following is None
            or following.kind in {"stop", "comma", "quotation", "preposition", "adverb"}
            or (following.kind == "noun" and self.lower[following.head] in closed.TIME_NOUNS)
        )

    def _separate(self, phrase: Phrase, subject: int, *, reported: bool) -> None:
        """A clause after a comma: what was said before is reported by it, or stands beside it."""
        verb = phrase.head
        while len(self.clauses) > 1:
            self._close()
        main = self.clauses[0]
        old = self.root
        if reported and old >= 0:
            self._hang(old, verb, "ccomp")
            self.root = NO
            self.clauses = [Clause("ROOT", subject=subject)]
            self._fill(self.clause, phrase)
            return
        quoted = main.verb >= 0 and self.lemmas[main.verb] in verbs.QUOTING
        self._open(Clause("ccomp" if quoted else "conj", main.verb, subject=subject), phrase)

    def _clausal_preposition(self, phrase: Phrase) -> bool:
        """A preposition that turns out to open a clause: "after Moscow refused"."""
        at, noun = self.opening
        if at < 0 or self.deps[noun] != "pobj" or self.heads[noun] != at:
            return False
        anchor = self.heads[at]
        self.heads[noun], self.deps[noun] = NO, ""
        waited = any(w[0] == at for w in self.waiting)
        self.waiting = [w for w in self.waiting if w[0] != at]
        target = NO if waited or anchor < 0 else self._verb_of(anchor)
        for n in range(noun + 1, phrase.head):
            if self.deps[n] == "prep" and self.heads[n] == anchor:
                self.heads[n] = noun
        if self.preposition == at:
            self.preposition = NO
        self._open(Clause("advcl", target, at, "mark", subject=noun, aside=target < 0), phrase)
        return True

    def _join_verb(self, phrase: Phrase) -> None:
        """A finite verb after "and": with the subject of the verb before, or with its own."""
        joiner, subject = self.joiner, NO
        if self.floating >= 0:
            subject, self.floating, self.beside = self.floating, NO, NO
        self.joiner = NO
        before = self._same_form(phrase)
        clause = Clause("conj", before, subject=subject)
        self._open(clause, phrase)
        self._hang(joiner, before, "cc")

    def _same_form(self, phrase: Phrase) -> int:
        """The verb that one after "and" is joined to: the nearest finite one, in the same tense if there is one."""
        tag = self.tags[min([phrase.head, *phrase.auxiliaries])]
        candidates = [c for c in self.clauses[-DEPTH:] if c.verb >= 0 and c.finite]
        for clause in reversed(candidates):
            if self.tags[clause.verb] == tag:
                return clause.verb
        return candidates[-1].verb if candidates else self._conjoined()
