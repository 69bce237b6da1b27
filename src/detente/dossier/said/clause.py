"""Clauses, as far as claims need them: whose verb it is, whether it is really done, and how far its content goes.

Everything here works on heads and labels where the reader gives them, and on the order of the words where it does not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from detente.dossier.view import View, Word

Span = tuple[int, int]

# A sentence is read up to this many words: what is longer is a list or a table, and heads in it mean nothing.
LONGEST = 400
# How many verbs may share one subject ("came, saw, decided to say …") before we stop looking for it.
HOPS = 6

NEGATIONS = frozenset({"not", "n't", "never", "no", "nor", "neither", "nobody", "none", "hardly", "without"})
MODALS = frozenset({"may", "might", "could", "can", "would", "should", "must", "will", "shall", "ca", "wo", "'ll"})
PRONOUNS = frozenset(
    {"it", "its", "they", "their", "them", "he", "his", "him", "she", "her", "we", "our", "us", "i", "my", "both"}
)
_RELATIVES = frozenset({"who", "which", "that", "what"})
_REAL = frozenset({"continue", "begin", "start", "keep", "go", "come", "seem", "appear", "proceed"})
_TELLING = frozenset({"say", "report", "believe", "think", "know", "understand", "allege", "rumour", "suppose"})
_MARKS = frozenset({"if", "unless", "whether", "lest"})
_QUOTES = frozenset("\"“”‘’'«»`")
_EDGES = _QUOTES | frozenset(",;:.!?-–—()[]…") | {"``", "''", "--", "..."}
_HARD = frozenset({";", ":", "—", "–", "--", "(", ")", "”"})
_SPEECH = frozenset(
    {"say", "add", "warn", "accuse", "claim", "insist", "deny", "demand", "reject", "call", "argue", "urge"}
)


def wordlist(text: str) -> frozenset[str]:
    """The words of a text, as a set.

    >>> sorted(wordlist("say add"))
    ['add', 'say']
    """
    return frozenset(text.split())


def verbs(view: View, lemmas: Collection[str]) -> Iterator[Word]:
    """The verbs of the sentence with one of the lemmas; none in a sentence too long to be one."""
    if len(view.words) <= LONGEST:
        yield from (w for w in view.words if _lemma(w) in lemmas and w.pos in {"VERB", "AUX"})


def _lemma(word: Word) -> str:
    """The lemma; a rule that takes "hopes" for a form of "hop" is set right."""
    return "hope" if word.lower in {"hopes", "hoped", "hoping"} else word.lemma


def nouns(view: View, lemmas: Collection[str]) -> Iterator[Word]:
    """The nouns of the sentence with one of the lemmas; none in a sentence too long to be one."""
    if len(view.words) <= LONGEST:
        for word in view.words:
            plain = word.lemma in lemmas and word.pos in {"NOUN", "PROPN"}
            if plain or ((word.lemma in lemmas or word.lower in lemmas) and _owned(view, word)):
                yield word


def _owned(view: View, word: Word) -> bool:
    """Whether the word right after a possessive makes it a noun, whatever a tagger took it for."""
    return word.at > 0 and view.words[word.at - 1].lower in {"'s", "its", "their", "his", "her"}


def family(view: View, at: int) -> tuple[int, ...]:
    """The positions of a word and of all that hang on it, in order; linear in the sentence."""
    state: dict[int, bool] = {at: True}
    for word in view.words:
        path: list[int] = []
        here = word.at
        while here not in state:
            state[here] = False  # for now, so that a circle of heads ends
            path.append(here)
            here = view.words[here].head
        for step in path:
            state[step] = state[here]
    return tuple(sorted(step for step, inside in state.items() if inside))


def subject(view: View, at: int) -> int | None:
    """The word that names who does the verb at that position, or None; of a passive it is who it is done to."""
    at = beside(view, at)
    for _ in range(HOPS):
        word = view.words[at]
        own = view.children(at, "nsubj", "nsubjpass")
        if own:
            found = own[-1]
            if found.lower not in _RELATIVES:
                return found.at
            if word.dep == "relcl" and word.head < found.at:
                return word.head
            return None
        if word.dep in {"acl", "relcl"} and word.text.endswith("ing"):
            return word.head
        if word.dep in {"conj", "xcomp"} or (word.dep == "advcl" and word.text.endswith("ing")):
            if word.head == at:
                return None
            at = word.head
        else:
            return None
    return None


def beside(view: View, at: int) -> int:
    """The verb of saying that a second one is joined to, where a parser joined it to what is said; else itself.

    In "the company says that its offer is generous and accuses the union" it is the company that accuses.
    """
    word = view.words[at]
    if word.dep != "conj" or word.lemma not in _SPEECH or view.children(at, "nsubj", "nsubjpass"):
        return at
    for above, _ in zip(view.ancestors(at), range(HOPS), strict=False):
        if above.lemma in _SPEECH and above.pos == "VERB":
            return above.at
        if above.dep not in {"conj", "xcomp", "ccomp"}:
            break
    return at


def passive(view: View, at: int) -> bool:
    """Whether the verb is in the passive, so that its subject suffers it."""
    return bool(view.children(at, "auxpass", "nsubjpass", "agent"))


def by_whom(view: View, at: int) -> int | None:
    """The word after "by" of a passive verb or of a noun, or None."""
    for child in view.children(at, "agent", "prep"):
        if child.lower == "by":
            objects = view.children(child.at, "pobj")
            return objects[0].at if objects else None
    return None


def doer(view: View, at: int) -> int | None:
    """The word that names who does the verb: its subject, or in the passive who stands after "by"."""
    return by_whom(view, at) if passive(view, at) else subject(view, at)


def negated(view: View, at: int) -> bool:
    """Whether the word is negated itself, by an auxiliary, a determiner, or a clause that begins with "nor"."""
    for child in view.children(at):
        if child.dep == "neg" or child.lower in {"not", "n't", "never", "neither", "nor"}:
            if child.lower not in {"neither", "nor"} or child.at < at:
                return True
        elif child.dep == "det" and child.lower == "no":
            return True
    return False


def modal(view: View, at: int) -> str | None:
    """The modal verb before the verb, in lower case, or None."""
    return next((w.lower for w in view.children(at, "aux") if w.lower in MODALS), None)


def supposed(view: View, at: int) -> bool:
    """Whether the word stands in a clause that "if", "unless" or "whether" begins, or in a question."""
    if view.words[-1].text == "?":
        return True
    return any(
        c.lower in _MARKS for step in (at, *(w.at for w in view.ancestors(at))) for c in view.children(step, "mark")
    )


def done(view: View, at: int) -> bool:
    """Whether the text says that the verb is really done: neither negated, nor modal, supposed or merely intended.

    A second verb without a tense of its own ("may attack and demand") shares what stands before the first.  What
    somebody is said to want counts: that it is only said is told by the shades.
    """
    if supposed(view, at):
        return False
    at = beside(view, at)
    for _ in range(HOPS):
        if negated(view, at) or modal(view, at):
            return False
        word = view.words[at]
        head = view.words[word.head]
        if word.dep == "xcomp":
            return head.lemma in _REAL or (head.lemma in _TELLING and passive(view, head.at))
        if word.dep != "conj" or head.pos != "VERB" or head.at == at or _own_tense(view, at):
            return True
        at = head.at
    return True


def _own_tense(view: View, at: int) -> bool:
    return bool(view.children(at, "aux", "nsubj", "auxpass")) or view.words[at].text.lower() != view.words[at].lemma


def possessor(view: View, at: int) -> int | None:
    """The word that names whose noun it is: before "'s", a possessive pronoun, or after "by" or "from"; or None."""
    owners = view.children(at, "poss")
    if owners:
        return owners[0].at
    if at > 1 and view.words[at - 1].lower == "'s":
        return at - 2
    for child in view.children(at, "prep", "agent"):
        if child.lower in {"by", "from"}:
            objects = view.children(child.at, "pobj")
            if objects:
                return objects[0].at
    return None


def trimmed(view: View, first: int, last: int) -> Span | None:
    """The passage without marks, "that" and loose conjunctions at its edges, or None if nothing is left."""
    words = view.words
    while first <= last and (words[first].text in _EDGES or words[first].lower in {"that", "and", "but"}):
        if words[first].lower == "that" and words[first].dep not in {"mark", "punct", ""}:
            break
        first += 1
    while last >= first and (words[last].text in _EDGES or words[last].lower in {"and", "but"}):
        last -= 1
    return (first, last) if first <= last else None


def rest(view: View, at: int) -> Span | None:
    """What follows the word up to the end of its clause: a hard mark, or a comma with "and" or "but"."""
    words = view.words
    last = at
    for word in words[at + 1 :]:
        if word.text in _HARD or (word.text == "," and words[min(word.at + 1, len(words) - 1)].lower in {"and", "but"}):
            break
        last = word.at
    return trimmed(view, at + 1, last) if last > at else None


def content(view: View, at: int, *deps: str) -> Span | None:
    """What hangs on the word, to its right, by one of the labels, as one passage; else what follows it in its clause.

    A second verb of saying that a parser hung too low ends the passage.
    """
    reached = [p for child in view.children(at, *deps) if child.at > at for p in family(view, child.at) if p > at]
    if not reached:
        return rest(view, at)
    first, last = min(reached), max(reached)
    for word in view.words[first + 1 : last + 1]:
        if word.lemma in _SPEECH and word.dep == "conj" and view.words[word.at - 1].lower in {"and", "but"}:
            last = word.at - 1
            break
    return trimmed(view, first, last)


def within(view: View, span: Span) -> tuple[Word, ...]:
    """The words of a passage."""
    return view.words[span[0] : span[1] + 1]


def says_no(view: View, span: Span) -> bool:
    """Whether a passage holds a word of negation."""
    return any(w.lower in NEGATIONS for w in within(view, span))


def follows(view: View, at: int, *phrase: str) -> bool:
    """Whether the words right after the position are these, in lower case."""
    return tuple(w.lower for w in view.words[at + 1 : at + 1 + len(phrase)]) == phrase
