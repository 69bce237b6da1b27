"""The two sides of an argument as sets of words: a clause, and what it is joined to."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from detente.dossier.cue import LinkHit
from detente.dossier.items import LinkKind
from detente.dossier.said.clause import LONGEST, Span, family, modal, negated
from detente.dossier.view import View, Word

_CLAUSES: Final = frozenset({"advcl", "acl", "relcl", "ccomp", "csubj", "pcomp", "xcomp"})


def marks(view: View, words: Collection[str]) -> Iterator[tuple[Word, Word]]:
    """Each word such as "because" that opens a clause, with the verb of that clause."""
    if len(view.words) > LONGEST:
        return
    for word in view.words:
        if word.lower in words and word.pos in {"SCONJ", "ADP", "VERB"} and word.dep != "prep":
            after = (w for w in view.words[word.at + 1 :] if w.pos in {"VERB", "AUX"})
            yield word, view.words[word.head] if word.head > word.at else next(after, word)


def beyond(view: View, at: int) -> frozenset[int]:
    """What the clause with the word at that position is joined to: the family of its head without its own."""
    head = view.words[at].head
    if head == at:
        return frozenset()
    return frozenset(family(view, head)) - frozenset(family(view, at))


def reason(view: View, kind: LinkKind, words: Span, at: int, *, hypothetical: bool = False) -> Iterator[LinkHit]:
    """The hit whose source is the clause or phrase at that word and whose target is what it is joined to."""
    source, target = frozenset(family(view, at)) - frozenset(range(words[0], words[1] + 1)), beyond(view, at)
    target -= frozenset(range(words[0], words[1] + 1))
    if source and target:
        yield LinkHit(kind, words, source, target, hypothetical)


def split(view: View, kind: LinkKind, words: Span, at: int, *, hypothetical: bool = False) -> Iterator[LinkHit]:
    """The hit of `reason` where the clause at that word is marked as one, else the sentence split at commas."""
    if view.words[at].dep == "advcl":
        yield from reason(view, kind, words, at, hypothetical=hypothetical)
        return
    comma = next((w.at for w in view.words[words[1] + 1 :] if w.text == ","), None)
    leading = all(w.pos in {"CCONJ", "ADV", "PUNCT", "SCONJ"} for w in view.words[: words[0]])
    end = comma if comma is not None else len(view.words)
    source, target = (
        frozenset(range(words[1] + 1, end)),
        frozenset(range(end + 1, len(view.words)) if leading else range(words[0])),
    )
    if source and target:
        yield LinkHit(kind, words, source, target, hypothetical)


def outcome(view: View, kind: LinkKind, words: Span, at: int, *, hypothetical: bool = False) -> Iterator[LinkHit]:
    """The hit whose target is the clause at that word and whose source is what it is joined to."""
    for hit in reason(view, kind, words, at, hypothetical=hypothetical):
        yield LinkHit(kind, words, hit.target, hit.source, hypothetical)


def object_of(view: View, at: int) -> Word | None:
    """The noun or verb after a preposition."""
    objects = view.children(at, "pobj", "pcomp")
    return objects[0] if objects else None


def unreal(view: View, at: int) -> bool:
    """Whether the verb is negated or stands under a modal verb, so that what it links is not a fact."""
    return negated(view, at) or modal(view, at) is not None


def clause_above(view: View, at: int) -> int:
    """The verb of the clause that the word stands in."""
    for word in view.ancestors(at):
        if word.pos in {"VERB", "AUX"} or word.dep in _CLAUSES:
            return word.at
    return at
