"""Cues that say no: negation, and words whose complement did not come about ("refused to sign", "averted a war")."""

from __future__ import annotations

from collections.abc import Iterable

from detente.dossier.cue import Scope, cue
from detente.dossier.shades.outline import (
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

NEGATIVE_ADVERBS = lexicon("barely cannot hardly n't neither never nor not nowhere rarely scarcely seldom")
NEGATIVE_NOUNS = lexicon("few little neither no nobody none nothing zero")
UNDONE = lexicon(
    "abandon abstain avert avoid ban bar block cancel cease decline defer defuse delay deny deter disavow "
    "disclaim discourage dismantle dismiss dispel disprove dissuade dodge drop escape eschew exclude fail fend "
    "foil forbid forestall forgo forswear halt hesitate lack miss neglect nix omit postpone pre-empt preclude "
    "preempt prevent prohibit quash rebuff refrain refuse refute reject renounce resist rule scrap shelve spare "
    "stave stop suspend thwart veto withhold"
)
UNDONE_NOUNS = lexicon(
    "abandonment absence avoidance cancellation denial deterrence failure impossibility inability lack "
    "postponement prevention refusal refutation rejection reluctance unwillingness"
)
SAID = lexicon(
    "accusation allegation appeal bid call charge claim complaint criticism demand invitation objection offer "
    "plan plea proposal protest report request statement suggestion threat ultimatum warning"
)
REACTION = lexicon(
    "breach condemn criticise criticize denounce deplore describe discuss ease explain extend forget forgive "
    "honor honour investigate justify lift mention mourn recognise recognize regret reverse survive undo violate "
    "welcome"
)

SOME = lexicon("a coming first last next past these those")  # before "few" they make it some, not hardly any


@cue(
    "negation",
    "factuality",
    matches=(
        "The ferry company did not sign the pact.",
        "The ferry company no longer supports the pact.",
        "The union never accused the mayor.",
        "Nor has Ruritania attacked its neighbour.",
        "Neither side attacked the convoy.",
    ),
    passes=("The ferry company signed the pact.", "The union not only accused the mayor but sued him."),
)
def negation(view: View) -> Iterable[Scope]:
    """A negative adverb makes its clause something that did not happen: *not*, *never*, *nor*, *hardly*, *no longer*.

    "Not only" denies nothing, "not until" delays (*possible*), and "neither … nor" is one negation, not two.  What is
    reacted to ("did not condemn the invasion") is not denied.
    """
    o = outline(view)
    for word in o.where(NEGATIVE_ADVERBS):
        low, after = o.lowers[word.at], o.lower(word.at + 1)
        paired = low == "nor" and any(o.lowers[w.at] == "neither" for w in o.words[: word.at])
        if after in ("only", "just", "merely", "simply", "least") or (paired and _negated_by_neither(o, word)):
            continue
        covers = _negated(o, word)
        yield Scope((word.at, word.at), covers, "possible" if after in ("until", "before") else "counter")
    for word in o.where(frozenset({"longer"})):
        if o.lower(word.at - 1) == "no":
            yield Scope((word.at - 1, word.at), _negated(o, word) - {word.at - 1}, "counter")


@cue(
    "nothing",
    "factuality",
    matches=(
        "The two firms reached no agreement.",
        "Nobody attacked the port.",
        "The court found no evidence that the guards had beaten him.",
        "The convoy passed without an attack.",
        "None of the parties signed the pact.",
    ),
    passes=("The two firms reached an agreement.", "No sooner had they met than they signed the pact."),
)
def nothing(view: View) -> Iterable[Scope]:
    """A negative determiner or noun, or *without*, empties its phrase and the clause it stands in: *no*, *none*."""
    o = outline(view)
    for word in o.where(NEGATIVE_NOUNS):
        low = o.lowers[word.at]
        idle = low in ("few", "little") and o.lower(word.at - 1) in SOME
        if idle or o.lower(word.at + 1) in ("sooner", "longer", "less", "matter", "doubt", "wonder", ","):
            continue
        noun = word.head if word.dep in ("det", "amod", "preconj", "neg", "nummod", "advmod") else word.at
        if low == "neither" and word.dep in ("preconj", "cc"):
            continue  # told as an adverb
        covers = clause(o, noun) | stretch(o, word.at, to_verb=True)
        yield Scope((word.at, word.at), (covers | _clause_above(o, noun)) - {word.at}, "counter")
    for word in o.where(frozenset({"without"})):
        yield Scope((word.at, word.at), (clause(o, word.at) | stretch(o, word.at)) - {word.at}, "counter")


@cue(
    "undone",
    "factuality",
    matches=(
        "The union refused to sign the pact.",
        "Ruritania denied attacking the port.",
        "Mediators averted a strike.",
        "The strike was averted.",
        "Their failure to agree surprised nobody.",
    ),
    passes=("The union signed the pact.", "The block of flats burned."),
)
def undone(view: View) -> Iterable[Scope]:
    """A verb or noun whose complement did not come about, or is denied: *fail*, *refuse*, *deny*, *avert*, *lack*.

    A demand or an offer that is rejected was made all the same; what it asks for was not done.
    """
    o = outline(view)
    for word in o.where(UNDONE | UNDONE_NOUNS):
        if (
            word.lemma == "rule"
            and o.lower(word.at + 1) != "out"
            and "out" not in {o.lowers[n] for n in o.dependents[word.at]}
        ):
            continue
        if word.lemma in UNDONE and word.pos in ("NOUN", "PROPN", "ADJ") and word.lemma not in UNDONE_NOUNS:
            continue
        covers = to_the_right(o, word.at) | stretch(o, word.at, to_verb=True)
        covers |= _passive_subject(o, word)
        covers = frozenset(n for n in covers if o.words[n].lemma not in SAID or o.words[n].pos == "VERB")
        yield Scope((word.at, word.at), covers - {word.at}, "counter")


@cue(
    "instead",
    "factuality",
    matches=(
        "The firm settled instead of suing the union.",
        "The union is far from accepting the offer.",
        "The minister stopped short of accusing the neighbour.",
        "They chose talks rather than war.",
    ),
    passes=("The firm sued the union instead.", "The port is far away."),
)
def instead(view: View) -> Iterable[Scope]:
    """A comparison that leaves its second part undone: *instead of*, *rather than*, *short of*, *far from*."""
    o = outline(view)
    pairs = {("instead", "of"), ("rather", "than"), ("short", "of"), ("far", "from"), ("lieu", "of"),
             ("anything", "but"), ("shy", "of"), ("yet", "to"), ("let", "alone")}  # fmt: skip
    for word in o.words[1:]:
        if (o.lowers[word.at - 1], o.lowers[word.at]) in pairs:
            covers = stretch(o, word.at) | clause(o, word.at)
            yield Scope((word.at - 1, word.at), covers - {word.at, word.at - 1}, "counter")


def _negated(o: Outline, word: Word) -> frozenset[int]:
    """What a negative adverb denies: its verb with its clause, or the phrase right after it."""
    head = o.words[governor(o, word.at)]
    near = stretch(o, word.at)
    if head.pos in ("VERB", "AUX") or head.dep in ("ROOT", "ccomp", "relcl", "acomp", "xcomp"):
        covers = clause(o, head.at) | near
        if head.lemma in REACTION:
            covers -= frozenset(n for w in o.under(head.at, "dobj") for n in clause(o, w.at))
        if word.at > head.at and form(head) != "base" and head.pos == "VERB":  # "attacked not the port but the town"
            covers = near
    else:
        covers = clause(o, head.at) | near
    return frozenset(covers) - {word.at}


def _negated_by_neither(o: Outline, word: Word) -> bool:
    return not o.under(word.head, "aux") or o.words[word.head].dep == "conj" or word.dep == "cc"


def _clause_above(o: Outline, noun: int) -> frozenset[int]:
    """The clause whose subject, object or complement the noun is: with no agreement, nothing was reached."""
    word = o.words[noun]
    for _ in range(3):
        if word.dep == "pobj" and o.lowers[word.head] in ("with", "despite", "after", "over"):
            break  # "with no end in sight" says nothing against the rest
        if word.dep in ("nsubj", "nsubjpass", "dobj", "attr", "pobj", "conj", "prep", "agent", "expl"):
            word = o.words[word.head]
        if word.pos in ("VERB", "AUX"):
            return clause(o, word.at)
    return frozenset()


def _passive_subject(o: Outline, word: Word) -> frozenset[int]:
    return frozenset(n for w in o.under(word.at, "nsubjpass") for n in clause(o, w.at))
