"""Cues of REQUEST: demands, calls, orders and pleas, and what somebody says that another must do."""

from __future__ import annotations

from collections.abc import Iterator

from detente.dossier.cue import EventHit, cue
from detente.dossier.events.lexicon import lexicon, words
from detente.dossier.events.sight import Sight, sight
from detente.dossier.view import View, Word

_DEMANDS = lexicon(
    verbs="demand urge request implore beseech entreat petition pressure pressurise pressurize exhort",
    nouns="demand ultimatum petition plea",
    phrases="""
        call|appeal|press|ask|plead|beg|lobby|push for
        call|appeal on|to|upon … to
        call|appeal on|upon
        appeal to
        ask that
        insist on|that
        put|step up pressure on
        exert|increase|keep > pressure
        turn to … for
        make|issue|present|send > demand|request|appeal|call|plea
        request for|to
        appeal|call for
        seek > support|help|aid|assistance|protection|extradition|guarantee|talk|meeting|assurance|loan|release
            |permission
        """,
)
_ORDERING = ("ask", "order", "press", "tell", "command", "instruct", "direct", "invite", "beg", "force", "compel")
# Between the order and what is to be done stand at most so many words, which name whom it is for.
ORDER_WITHIN = 16
_BEGGING = ("ask", "beg", "petition", "lobby", "press")
_HELP = words("arms weapon money aid help support assistance loan troop fund protection backing")
_SAYING = words("say conclude insist argue state declare maintain add announce stress warn tell reiterate believe rule")
_OUGHT = ("must", "should", "ought")


@cue(
    "demands and requests",
    "event",
    matches=(
        "The union demanded higher wages.",
        "Norland called on Sudland to withdraw its troops.",
        "Norland asks Sudland and the league for arms and money.",
        "Demands by the workers for a new contract went unheard.",
    ),
    passes=("The shop closed on Monday.", "Norland praised the union."),
)
def demands(view: View) -> Iterator[EventHit]:
    """A side that demands, asks, calls for or orders something."""
    yield from _DEMANDS.hits(view, "REQUEST")
    seen = sight(view)
    for lemma in _BEGGING:
        for at in seen.at(lemma):
            wanted = _asked_for(seen, at)
            if wanted is not None:
                yield EventHit(at, (at, at), "REQUEST", "assist" if seen.words[wanted].lemma in _HELP else None)
    for lemma in _ORDERING:
        for at in seen.at(lemma):
            if seen.words[at].pos == "VERB" and _to_do(seen, at):
                yield EventHit(at, (at, at), "REQUEST")


def _asked_for(seen: Sight, at: int) -> int | None:
    """What stands after "for", where somebody is asked for something: "asked Norland and Sudland for arms"."""
    objects = seen.children(at, "dobj", "dative")
    if seen.words[at].pos != "VERB" or not objects:
        return None
    asked = [w for o in objects for w in (o, *_below(seen, o.at))]
    for n in (at, *(w.at for w in asked)):
        for leading in seen.children(n, "prep", "dative"):
            wanted = seen.children(leading.at, "pobj")
            if leading.lower == "for" and leading.at > objects[0].at and wanted:
                return wanted[0].at
    return None


def _below(seen: Sight, at: int) -> tuple[Word, ...]:
    """The words joined to one, each to the one before: "Norland, Sudland and Westland"."""
    found: list[Word] = []
    for _ in range(ORDER_WITHIN):
        joined = seen.children(at, "conj")
        if not joined:
            break
        found += joined
        at = joined[-1].at
    return tuple(found)


def _to_do(seen: Sight, at: int) -> bool:
    """Whether the verb goes on, after somebody, with `to` and another verb."""
    for n in range(at + 2, min(at + ORDER_WITHIN, len(seen.words) - 1)):
        word = seen.words[n]
        if word.lower == "to" and seen.words[n + 1].pos in {"VERB", "AUX"}:
            return True
        if word.pos == "PUNCT" and word.text != "-":
            return False
    return False


@cue(
    "what others must do",
    "event",
    matches=(
        "The minister said that the company must pay for the damage.",
        "The party insisted that the governor should resign.",
    ),
    passes=("The minister said that she must leave early.", "The bridge must be old."),
)
def must(view: View) -> Iterator[EventHit]:
    """Somebody who says that another must or should do something."""
    seen = sight(view)
    for modal in _OUGHT:
        for at in seen.at(modal):
            verb = seen.words[seen.words[at].head]
            said = seen.words[verb.head]
            subjects = seen.children(verb.at, "nsubj", "nsubjpass")
            speakers = seen.children(said.at, "nsubj")
            if verb.dep != "ccomp" or said.lemma not in _SAYING or not subjects or not speakers:
                continue
            if not _same(subjects[0], speakers[0]):
                words = (min(at, verb.at), max(at, verb.at))
                yield EventHit(said.at, words, "REQUEST", None, (), (speakers[0].at,), (subjects[0].at,))


def _same(one: Word, other: Word) -> bool:
    return one.lower in {"it", "they", "she", "he", "we", "i"} or one.lemma == other.lemma
