"""How the phrases of a sentence hang together: a crude analysis of clauses, in one pass from left to right.

A clause waits for its verb; a noun phrase before the verb is the subject, one after it the object; a noun phrase that
was taken for an object is given up when a verb follows that has no subject ("officials say Kyiv agreed").
"""

from __future__ import annotations

from detente.dossier.grammar import closed_words as closed
from detente.dossier.grammar import verb_words as verbs
from detente.dossier.grammar.clauses import DEPTH, NO, Clause
from detente.dossier.grammar.other_verbs import OtherVerbs
from detente.dossier.grammar.phrases import Phrase
from detente.dossier.grammar.word_parts import NOUN


class Attaching(OtherVerbs):
    """One sentence under analysis: `heads` and `deps` are complete after `run`."""

    def run(self) -> Attaching:
        """Hang every phrase on another, and whatever is left on the root."""
        for position, phrase in enumerate(self.phrases):
            self.position = position
            getattr(self, f"_{phrase.kind}")(phrase)
        self._finish()
        return self

    def _verb(self, phrase: Phrase) -> None:
        if phrase.form == "finite" and self.clause.auxiliary >= 0 and self.clause.verb < 0:
            self.clause.auxiliary = NO
        if (
            phrase.form in {"bare", "ed", "ing"}
            and self.clause.auxiliary >= 0
            and self.clause.subject >= 0
            and self.clause.verb < 0
        ):
            self._inverted(phrase)
        elif phrase.form == "finite":
            self._finite(phrase)
        elif phrase.form == "to":
            self._infinitive(phrase)
        elif phrase.form == "ing":
            self._ing(phrase)
        elif phrase.form == "ed":
            self._participle(phrase)
        else:
            self._bare(phrase)
        self.after_verb = True
        self.joined = (NO, NO)
        self._touched()

    def _mark(self, phrase: Phrase) -> None:
        self._settle_floating()
        at = phrase.head
        word = self.lower[at]
        following = self._kind_ahead()
        if following == "that":
            self.waiting.append((at, "advmod"))
            return
        clause = self.clause
        if word == "whether" and clause.verb >= 0:
            self._push(Clause("ccomp", clause.verb, at, "mark"))
            return
        anchor = self.clause.verb
        self._push(Clause("advcl", anchor, at, "mark", aside=anchor < 0))

    def _push(self, clause: Clause) -> None:
        self.clauses.append(clause)
        self.noun = NO
        self.after_verb = False
        self.preposition = NO
        if self.joiner >= 0 and clause.anchor >= 0:
            self._hang(self.joiner, clause.anchor, "cc")
            self.joiner = NO
        self._touched()

    def _that(self, phrase: Phrase) -> None:
        at, clause = phrase.head, self.clause
        if self.joiner >= 0:
            before = next((c for c in reversed(self.clauses[-DEPTH:]) if c.kind == "that" and c.verb >= 0), None)
            if before is not None:
                joiner, self.joiner = self.joiner, NO
                self._hang(joiner, before.verb, "cc")
                self._push(Clause("conj", before.verb, at, "that"))
                return
        if self.preposition >= 0:
            anchor = self.preposition
            self._push(Clause("pcomp", anchor, at, "that"))
        elif self._spelt() >= 0:
            self._push(Clause("acl", self._spelt(), at, "that"))
        elif clause.verb >= 0:
            target = (
                clause.predicate if clause.predicate >= 0 and self.tags[clause.predicate] not in NOUN else clause.verb
            )
            self._push(Clause("ccomp", target, at, "that"))
        else:
            self._push(Clause("csubj", NO, at, "that"))

    def _spelt(self) -> int:
        """The noun that a clause with "that" spells out, or -1: "the claim, by some, that …"."""
        if self.noun < 0 or self.comma:
            return NO
        noun = self.noun
        for _ in range(3):
            if self.lemmas[noun] in closed.CLAUSE_NOUNS:
                return noun
            if self.deps[noun] != "pobj" or self.heads[self.heads[noun]] < 0:
                break
            noun = self.heads[self.heads[noun]]
            if self.tags[noun] not in NOUN:
                break
        verb = self.clause.verb
        return self.noun if verb < 0 or self.lemmas[verb] not in verbs.SAY else NO

    def _relative(self, phrase: Phrase) -> None:
        self._settle_floating()
        at = phrase.head
        anchor = self.noun
        aside = self.comma
        if anchor < 0:
            self._asking(phrase)
            return
        inner = self.preposition
        self._push(Clause("relcl", anchor, at, "relative", aside=aside))
        if inner >= 0:
            self._hang(at, inner, "pobj")
            self.clauses[-1].opener = NO
            self.waiting_inside(inner)

    def waiting_inside(self, preposition: int) -> None:
        """A preposition before a relative pronoun hangs on the verb of the clause that follows: "in which"."""
        self.clauses[-1].kind = ""
        self.clauses[-1].opener = preposition

    def _asking(self, phrase: Phrase) -> None:
        at, clause = phrase.head, self.clause
        word = self.lower[at]
        if self.preposition >= 0:
            self._push(Clause("pcomp", self.preposition, at, "asking"))
        elif clause.verb >= 0 and (word not in {"when", "where"} or self.after_verb):
            self._push(Clause("ccomp", clause.verb, at, "asking"))
        elif clause.verb >= 0:
            if self.noun >= 0 and not self.comma and word == "where":
                self._push(Clause("relcl", self.noun, at, "asking"))
            else:
                self._push(Clause("advcl", clause.verb, at, "asking", aside=self.comma))
        elif word in {"when", "where", "how", "why"}:
            self._push(Clause("advcl", NO, at, "asking", aside=True))
        else:
            self._push(Clause("csubj", NO, at, "asking"))

    def _preposition(self, phrase: Phrase) -> None:
        at = phrase.head
        word = self.lower[at]
        following = self._kind_ahead()
        if self.preposition >= 0:
            self._hang(at, self.preposition, "prep")
            self.preposition = at
            return
        if word in closed.CLAUSE_TOO and following == "there":
            self._mark(phrase)
            return
        joiner, self.joiner = self.joiner, NO
        head, dep = self._preposition_head(word)
        if head >= 0:
            self._hang(at, head, dep)
        else:
            self.waiting.append((at, dep))
        if joiner >= 0:
            self._hang(joiner, head if head >= 0 else at, "cc")
        self.preposition = at
        self._touched()

    def _preposition_head(self, word: str) -> tuple[int, str]:
        clause = self.clause
        if word == "by" and clause.verb >= 0 and clause.passive and not clause.agent:
            clause.agent = True
            return clause.verb, "agent"
        if self.noun >= 0 and not self.comma and (clause.verb < 0 or self._hangs_on_noun(word)):
            return self.noun, "prep"
        if clause.verb >= 0:
            if clause.predicate >= 0 and self.tags[clause.predicate] not in NOUN:
                return clause.predicate, "prep"
            return clause.verb, "prep"
        return NO, "prep"

    def _hangs_on_noun(self, word: str) -> bool:
        if word in closed.NOUN_PREPOSITIONS:
            return True
        return self.lemmas[self.noun] in closed.GOVERNED.get(word, ())

    def _adjective(self, phrase: Phrase) -> None:
        at, clause = phrase.head, self.clause
        if self.joiner >= 0 and clause.predicate >= 0 and self.noun < 0:
            self._hang(at, clause.predicate, "conj")
            self._hang(self.joiner, clause.predicate, "cc")
            self.joiner = NO
        elif clause.verb >= 0 and not self.comma and clause.predicate < 0 and not clause.objects:
            clause.predicate = at
            self._hang(at, clause.verb, "acomp")
        elif clause.verb >= 0 and clause.objects and not self.comma:
            self._hang(at, clause.verb, "oprd")
        elif self.preposition >= 0:
            self._hang(at, self.preposition, "amod")
            self.preposition = NO
        elif self.noun >= 0:
            self._hang(at, self.noun, "amod")
        elif clause.verb >= 0:
            self._hang(at, clause.verb, "advcl")
        else:
            self.waiting.append((at, "advcl"))
        self.after_verb = False
        self._touched()

    def _adverb(self, phrase: Phrase) -> None:
        at = phrase.head
        dep = "neg" if self.lower[at] in closed.NEGATIONS else "advmod"
        following = self._peek()
        if (
            following is not None
            and following.kind == "preposition"
            and self.lower[at] in {"just", "only", "even", "not", "mainly"}
        ) or (following is not None and following.kind == "noun" and dep == "neg" and self.clause.verb < 0):
            self._hang(at, following.head, dep)
        elif self.clause.verb >= 0:
            self._hang(at, self.clause.verb, dep)
        else:
            self.waiting.append((at, dep))

    def _particle(self, phrase: Phrase) -> None:
        self._hang(phrase.head, self.clause.verb, "prt")

    def _there(self, phrase: Phrase) -> None:
        self._noun(phrase)

    def _and(self, phrase: Phrase) -> None:
        self.joiner = phrase.head
        self._settle_or_keep()
        if self.preposition >= 0:
            self.preposition = NO

    def _settle_or_keep(self) -> None:
        if self.floating >= 0:
            self._settle_floating()

    def _comma(self, phrase: Phrase) -> None:
        self.heads[phrase.head], self.deps[phrase.head] = NO, "punct"
        self.preposition = NO
        self.opening = (NO, NO)
        while len(self.clauses) > 1 and self.clause.aside and self.clause.verb >= 0 and not self._listing():
            self._close()
            self.noun = self._noun_of_clause()
        self.comma = True
        self.after_verb = False

    def _listing(self) -> bool:
        following = self._kind_ahead()
        return following == "noun" and self.noun >= 0 and self._listed_after_comma()

    def _listed_after_comma(self) -> bool:
        self.position += 1
        listed = self._listed()
        self.position -= 1
        return listed and self.clause.label == "relcl"

    def _stop(self, phrase: Phrase) -> None:
        self.heads[phrase.head], self.deps[phrase.head] = NO, "punct"
        self._settle_floating()
        self.preposition = NO
        self.comma = True
        self.after_verb = False
        if self.lower[phrase.head] in {";", ":"} or (
            self.lower[phrase.head] in {"-", "–", "—", "--"} and self.clause.verb >= 0
        ):
            while len(self.clauses) > 1 and self.clause.verb >= 0:
                self._close()
            self.noun = NO if self.lower[phrase.head] == ";" else self.noun

    def _bracket(self, phrase: Phrase) -> None:
        self.heads[phrase.head], self.deps[phrase.head] = NO, "punct"
        self.preposition = NO
        self.comma = self.comma or self.tags[phrase.head] == "("

    def _quotation(self, phrase: Phrase) -> None:
        self.heads[phrase.head], self.deps[phrase.head] = NO, "punct"

    def _other(self, phrase: Phrase) -> None:
        self.deps[phrase.head] = "dep"
