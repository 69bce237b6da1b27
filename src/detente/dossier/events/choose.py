"""Choosing among the hits of all cues: one event for a trigger, and one for an act that is the content of another.

* Of two hits on the same words the longer trigger stands: "called off the strike" is no strike.
* What is demanded, refused, agreed, discussed or cancelled is the content of that act, and gives it its mode; it is no
  event beside it.  What is threatened or alleged is one, since it may come to pass, or have happened.
* A cooperative act that a side says it will do is AGREE, one that it says it will not do is REJECT; a hostile one that
  it announces under a condition is THREATEN.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from detente.dossier.cue import EventHit
from detente.dossier.events.lexicon import words
from detente.dossier.events.sight import Sight, sight
from detente.dossier.plover import CATEGORIES
from detente.dossier.view import View, Word

# Acts within acts are followed so deep: to reject the demand to end the refusal to talk is four.
NESTED = 6

ABSORBING = frozenset({"REQUEST", "REJECT", "AGREE", "CONCEDE", "SUPPORT", "CONSULT", "SANCTION", "RETREAT"})
_MODED = frozenset({"REQUEST", "REJECT"})
# Prepositions that put something beside an act, in time or as an occasion, not into its content.
_BESIDE = words(
    """after amid amidst amongst at because before by despite during following given in like pending since through
    under until upon when while without"""
)
_OUTSIDE = frozenset({"nsubj", "nsubjpass", "csubj", "relcl", "advcl", "parataxis"})
_SPEECH = frozenset({"REQUEST", "REJECT", "AGREE", "ACCUSE", "THREATEN"})
_WILL = frozenset({"will", "'ll", "shall", "would", "'d", "wo"})
_NOT = frozenset({"not", "n't", "never", "n’t"})
_CAN = frozenset({"will", "would", "can", "could", "shall", "wo", "ca", "do", "does"})
_DEALS = words(
    """accept admit agree allow approve attend give grant join meet negotiate permit recognise recognize sign
    support withdraw yield"""
)

_ASKED = {
    "CONSULT": "meet", "AGREE": "meet", "CONCEDE": "yield", "RETREAT": "yield",
    "AID": "assist", "SUPPORT": "assist", "COOPERATE": "assist",
}  # fmt: skip
_THREATENED = {
    "ASSAULT": "violence", "MOBILIZE": "violence", "SANCTION": "relations", "PROTEST": "relations",
    "RETREAT": "relations", "COERCE": "restrict", "REJECT": "relations",
}  # fmt: skip
_THREATENED_MODES = {
    ("ASSAULT", "territory"): "territory", ("COERCE", "seize"): "territory", ("COERCE", "arrest"): "arrest",
    ("COERCE", "deport"): "expel", ("COERCE", "ban"): "ban", ("SANCTION", "expel"): "expel",
    ("PROTEST", "boycott"): "restrict",
}  # fmt: skip


def choose(view: View, hits: Iterable[EventHit]) -> tuple[EventHit, ...]:
    """The hits that stand, in the order of the text, with what their surroundings make of them."""
    seen = sight(view)
    alone = _without_overlaps(seen, hits)
    moods = [_in_its_mood(seen, hit) for hit in alone]
    places = {hit.at: n for n, hit in enumerate(moods)}
    holders = [_holder(seen, hit, places) for hit in moods]
    contents: dict[int, list[EventHit]] = {}
    for hit, holder in zip(moods, holders, strict=True):
        for above in _chain(holder, holders):
            contents.setdefault(above, []).append(hit)
    kept = [
        _with_mode(hit, contents.get(n, ()))
        for n, hit in enumerate(moods)
        if not any(moods[above].category in ABSORBING for above in _chain(holders[n], holders))
    ]
    return tuple(sorted(kept, key=lambda hit: (hit.words, hit.category)))


def _chain(holder: int | None, holders: Sequence[int | None]) -> tuple[int, ...]:
    found: list[int] = []
    while holder is not None and len(found) < NESTED and holder not in found:
        found.append(holder)
        holder = holders[holder]
    return tuple(found)


def _without_overlaps(seen: Sight, hits: Iterable[EventHit]) -> list[EventHit]:
    ordered = sorted(hits, key=lambda hit: (hit.words[0] - hit.words[1], hit.words, _rank(hit)))
    kept: list[EventHit] = []
    taken: set[int] = set()
    edges: set[int] = set()
    for hit in ordered:
        first, last = hit.words
        inner = first == last and hit.at not in edges and _is_clause_of_its_own(seen, hit.at)
        if inner or taken.isdisjoint(range(first, last + 1)):
            kept.append(hit)
            taken.update(range(first, last + 1))
            edges.update((first, last, hit.at))
    return kept


def _is_clause_of_its_own(seen: Sight, at: int) -> bool:
    return seen.words[at].pos == "VERB" and seen.words[at].dep not in {"amod", "compound"}


def _rank(hit: EventHit) -> tuple[bool, bool, str]:
    """With triggers of one length: the more specific first, and material acts before words."""
    return (hit.category in _SPEECH, hit.mode is None, hit.category)


def _in_its_mood(seen: Sight, hit: EventHit) -> EventHit:
    """The hit as what it is when announced, refused or made a condition."""
    word = seen.words[hit.at]
    if word.pos not in {"VERB", "AUX"} or hit.category in _SPEECH:
        if hit.category == "AGREE" and _refused(seen, word):
            return replace(hit, category="REJECT", mode=None, words=_with_auxiliary(seen, hit))
        return hit
    cooperative = CATEGORIES[hit.category][0].endswith("cooperation")
    conditional = _unless(seen, word)
    if _announced(seen, word) and conditional and (not cooperative or hit.category == "RETREAT"):
        return replace(hit, category="THREATEN", mode=_threatened(hit), words=_with_auxiliary(seen, hit))
    if cooperative and _refused(seen, word):
        return replace(hit, category="REJECT", mode=_ASKED.get(hit.category), words=_with_auxiliary(seen, hit))
    if cooperative and _announced(seen, word) and _has_own_subject(seen, word):
        # Only where the side says so itself is it a promise made; else it is a forecast of the text.
        said = _by_itself(seen, word)
        return replace(hit, category="AGREE", mode=None, words=_with_auxiliary(seen, hit) if said else hit.words)
    if not cooperative and hit.category != "MOBILIZE" and _announced(seen, word) and _by_itself(seen, word):
        return replace(hit, category="THREATEN", mode=_threatened(hit), words=_with_auxiliary(seen, hit))
    return hit


def _auxiliaries(seen: Sight, word: Word) -> frozenset[str]:
    found = {w.lower for w in seen.children(word.at, "aux", "neg")}
    found |= {w.lower for w in seen.children(word.at, "advmod") if w.lower in _NOT}
    if word.dep == "conj" and not found:
        found = {w.lower for w in seen.children(word.head, "aux", "neg")}
    return frozenset(found)


def _announced(seen: Sight, word: Word) -> bool:
    around = _auxiliaries(seen, word)
    # "Would" announces only in the words of another: "they said they would".
    will = _WILL if word.dep == "ccomp" else _WILL - {"would", "'d"}
    return bool(around & will) and not around & _NOT and not seen.children(word.at, "auxpass")


def _refused(seen: Sight, word: Word) -> bool:
    around = _auxiliaries(seen, word)
    denied = bool(around & _NOT) or any(w.lower == "longer" for w in seen.children(word.at, "advmod"))
    able = around & _CAN if word.lemma in _DEALS else around & {"will", "would", "wo"}
    return denied and bool(able) and not seen.children(word.at, "auxpass")


def _with_auxiliary(seen: Sight, hit: EventHit) -> tuple[int, int]:
    """The trigger with the "will" or the "cannot" that makes the act an announcement or a refusal."""
    before = [w.at for w in seen.children(hit.at, "aux", "neg", "advmod") if w.lower in _NOT | _WILL | _CAN]
    return (min([hit.words[0], *(n for n in before if n < hit.at)]), hit.words[1])


def _unless(seen: Sight, word: Word) -> bool:
    for clause in seen.children(word.at, "advcl", "prep"):
        marks = {w.lower for w in seen.children(clause.at, "mark", "advmod", "neg")} | {clause.lower}
        if marks & {"unless", "until"} or ("if" in marks and marks & _NOT):
            return True
    return False


def _has_own_subject(seen: Sight, word: Word) -> bool:
    return any(w.dep == "nsubj" and w.lower not in {"that", "which", "this"} for w in seen.children(word.at, "nsubj"))


def _by_itself(seen: Sight, word: Word) -> bool:
    """Whether the actor itself says that it will: "Norland said it would attack"."""
    if word.dep != "ccomp":
        return False
    above = seen.words[word.head]
    own = seen.children(word.at, "nsubj")
    return (
        above.lemma in {"say", "announce", "warn", "declare"}
        and bool(own)
        and own[0].lower in {"it", "they", "he", "she"}
    )


def _threatened(hit: EventHit) -> str | None:
    return _THREATENED_MODES.get((hit.category, hit.mode or ""), _THREATENED.get(hit.category))


def _holder(seen: Sight, hit: EventHit, places: Mapping[int, int]) -> int | None:
    """Which hit has this one in its content: the nearest above it in the tree, by a path that stays inside."""
    step = seen.words[hit.at]
    for above in seen.ancestors(hit.at):
        if step.dep in _OUTSIDE:
            return None
        if above.at in places:
            inside = step.dep != "conj" and not (step.dep == "prep" and step.lemma in _BESIDE)
            return places[above.at] if inside else None
        if step.dep == "prep" and step.lemma in _BESIDE - {"in", "by", "at"}:
            return None
        step = above
    return None


def _with_mode(hit: EventHit, content: Sequence[EventHit]) -> EventHit:
    acts = [h for h in content if h.category not in _SPEECH] or list(content)
    if not acts:
        return hit
    first = acts[0]
    if (
        hit.category == "AGREE"
        and not CATEGORIES[first.category][0].endswith("cooperation")
        and first.category not in _SPEECH
    ):
        return replace(hit, category="THREATEN", mode=_threatened(first))
    if hit.mode is not None:
        return hit
    if hit.category in _MODED:
        return replace(hit, mode=_ASKED.get(first.category, "change"))
    if hit.category == "THREATEN":
        return replace(hit, mode=_threatened(first))
    return hit
