"""Cues of what may, must or will be: modal verbs, verbs of the future, and adverbs and adjectives of likelihood."""

from __future__ import annotations

from collections.abc import Iterable

from detente.dossier.cue import Scope, cue
from detente.dossier.items import Factuality
from detente.dossier.shades.outline import (
    MODALS,
    Outline,
    clause,
    form,
    governor,
    lexicon,
    outline,
    stretch,
    to_the_right,
)
from detente.dossier.view import View, Word

FUTURE = lexicon("'d 'll shall will wo would")
UNREAL_WITH_HAVE = lexicon("'d could ought should would")
IS = lexicon("'re 's am appear are be become been feel is look remain seem sound was were")
FORETOLD = lexicon(
    "bound certain destined doomed due expected fated forecast going likely poised predicted projected scheduled "
    "set slated sure tipped"
)
INCLINED = lexicon(
    "able about afraid allowed anxious apt authorised authorized bent best better capable designed desperate "
    "determined eager enough entitled essential free geared hesitant hopeful hoping important impossible inclined "
    "intended intent keen liable loath meant minded necessary obliged permitted positioned possible prepared "
    "primed prone quick ready reluctant required right slow supposed tempted time unable unlikely unwilling vital "
    "wary welcome willing wrong"
)
PERHAPS = lexicon(
    "almost arguably conceivably doubtless eventually hopefully hypothetically ideally inevitably likely maybe "
    "nearly perhaps possibly potentially practically presumably probably soon theoretically tomorrow ultimately "
    "unlikely virtually"
)
LIKELY = lexicon(
    "certain conceivable crucial debatable desirable doubtful essential feasible imminent implausible impossible "
    "improbable inconceivable inevitable likely necessary needed overdue pending plausible possible premature "
    "probable questionable sure thinkable unavoidable uncertain unclear unconfirmed undesirable unfeasible "
    "unlikely unnecessary unproven unrealistic unthinkable vital"
)


@cue(
    "modal",
    "factuality",
    matches=(
        "Ruritania may attack the port.",
        "The union will strike on Monday.",
        "The firm would have sued the union.",
        "The parties can't agree on a pact.",
    ),
    passes=("Ruritania attacked the port in May.", "The firm has sued the union.", "He made a will and signed it."),
)
def modal(view: View) -> Iterable[Scope]:
    """A modal verb: *may*, *could*, *must* leave a thing possible, *will* and *would* foretell it.

    "Would have" and "could have" say that it did not happen.  The month of May, a will and a can are no modals.
    """
    o = outline(view)
    for word in o.where(MODALS):
        if not _is_modal(o, word):
            continue
        verb = governor(o, word.at)
        covers = clause(o, verb) | stretch(o, word.at)
        yield Scope((word.at, word.at), covers - {word.at}, _of_modal(o, word, verb))


def _is_modal(o: Outline, word: Word) -> bool:
    low, before = o.lowers[word.at], o.lower(word.at - 1)
    if low == "'d":
        return form(o.words[governor(o, word.at)]) == "base"
    if word.pos in ("NOUN", "PROPN", "ADJ") or (low == "may" and word.text == "May" and word.at > 0):
        return False
    if low == "need":
        return word.dep == "aux"
    return before not in ("a", "the", "his", "her", "its", "their", "our", "my", "of") or word.dep == "aux"


def _of_modal(o: Outline, word: Word, verb: int) -> Factuality:
    low = o.lowers[word.at]
    have = any(
        o.lowers[n] in ("have", "'ve") for n in range(word.at + 1, min(verb + 1, word.at + 5)) if n < len(o.words)
    )
    if have and low in UNREAL_WITH_HAVE:
        return "counter"
    return "predicted" if low in FUTURE else "possible"


@cue(
    "to come",
    "factuality",
    matches=(
        "The army is about to attack the port.",
        "The two firms are expected to sign a pact.",
        "The union is going to strike.",
        "Ministers were unable to agree on a pact.",
    ),
    passes=("The minister is going home.", "The union is about a hundred years old."),
)
def to_come(view: View) -> Iterable[Scope]:
    """An adjective or participle with an infinitive: foretold (*set to*) or somebody's leaning (*ready to*).

    "Unable to" says that it did not happen.
    """
    o = outline(view)
    for word in o.where(FORETOLD | INCLINED):
        low = o.lowers[word.at]
        follows = [o.lower(word.at + n) for n in (1, 2, 3, 4, 5)]
        joins = "to" in follows or (
            low in ("capable", "afraid", "intent", "bent", "wary", "hopeful") and follows[0] in ("of", "on")
        )
        if not joins or not _infinitive_follows(o, word):
            continue
        covers = to_the_right(o, word.at) | stretch(o, word.at)
        factuality: Factuality = "predicted" if low in FORETOLD else "possible"
        yield Scope(
            (word.at, word.at), covers - {word.at}, "counter" if low in ("unable", "impossible") else factuality
        )


def _infinitive_follows(o: Outline, word: Word) -> bool:
    for n in range(word.at + 1, min(word.at + 7, len(o.words) - 1)):
        if o.lowers[n] in ("of", "on") and n == word.at + 1:
            return True
        if o.lowers[n] == "to":
            after = o.words[n + 1 : n + 4]
            return any(w.pos in ("VERB", "AUX") and w.lower == w.lemma for w in after)
    return False


@cue(
    "perhaps",
    "factuality",
    matches=(
        "Perhaps the union accepted the offer.",
        "The militia probably attacked the port.",
        "The two firms nearly signed a pact.",
    ),
    passes=("The union accepted the offer.", "The nearby port was attacked."),
)
def perhaps(view: View) -> Iterable[Scope]:
    """An adverb of likelihood, of nearness or of the future leaves its clause possible: *perhaps*, *nearly*, *soon*."""
    o = outline(view)
    for word in o.where(PERHAPS):
        if word.pos == "ADJ" and word.dep == "amod":
            continue
        low = o.lowers[word.at]
        head = o.words[word.head] if word.dep in ("advmod", "npadvmod") else o.words[governor(o, word.at)]
        after = o.lower(word.at + 1)
        if low in ("almost", "nearly", "virtually", "practically") and (
            head.pos in ("NUM", "DET", "ADV") or after.isdigit()
        ):
            continue
        if low in ("soon", "eventually", "ultimately") and any(
            w.pos in ("VERB", "AUX") and form(w) == "past" for w in o.words
        ):
            continue
        covers = o.tree(head.at) | stretch(o, word.at)
        near = low in ("almost", "nearly", "virtually", "practically")
        yield Scope((word.at, word.at), covers - {word.at}, "counter" if near else "possible")


@cue(
    "likely",
    "factuality",
    matches=(
        "A war is possible.",
        "It is unlikely that the militia attacked the port.",
        "It is unclear who attacked the port.",
    ),
    passes=("The militia attacked the port.", "Likely buyers visited the port."),
)
def likely(view: View) -> Iterable[Scope]:
    """An adjective of likelihood or need said of a thing: "war is imminent", "it is doubtful that they met"."""
    o = outline(view)
    for word in o.where(LIKELY):
        head = o.words[word.head]
        be = head if head.lemma in IS or head.lower in IS else None
        if be is None and o.lower(word.at - 1) not in IS | {"not", "n't", "very", "more", "less", "most"}:
            continue
        covers = to_the_right(o, word.at) | stretch(o, word.at)
        if be is not None:
            covers |= clause(o, be.at)
        yield Scope(
            (word.at, word.at),
            covers - {word.at},
            "counter" if word.lower in ("impossible", "unthinkable") else "possible",
        )
