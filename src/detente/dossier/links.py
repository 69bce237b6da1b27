"""Links from hits: which event or claim bears on which, where a cue saw an argument between two sets of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.cite import Quote
from detente.dossier.cue import Hit, LinkHit
from detente.dossier.items import FACTS, Claim, Event, Link, Origin
from detente.dossier.view import View

_UNREAL_KINDS = frozenset({"condition"})


def link_items(view: View, hits: Iterable[Hit], events: Iterable[Event], claims: Iterable[Claim]) -> tuple[Link, ...]:
    """The links of a sentence, in the order of their cues, with ids `<line.id>.l1` and on.

    A side is the events whose trigger lies in it, or, where there are none, the claims whose cue does.  A link with an
    empty side is left out: `unlinked` says how many there are.
    """
    found = sorted(_found(view, hits, tuple(events), tuple(claims)), key=lambda each: (each[0].words, each[0].kind))
    return tuple(_link(view, number, *each) for number, each in enumerate(found, start=1))


def unlinked(view: View, hits: Iterable[Hit], events: Iterable[Event], claims: Iterable[Claim]) -> int:
    """How many arguments of a sentence were seen and not kept, since nothing was drawn from one of their sides."""
    seen = [hit for hit in hits if isinstance(hit, LinkHit)]
    return len(seen) - len(link_items(view, seen, events, claims))


_Found = tuple[LinkHit, tuple[str, ...], tuple[str, ...], bool]


def _found(view: View, hits: Iterable[Hit], events: tuple[Event, ...], claims: tuple[Claim, ...]) -> Iterator[_Found]:
    taken: set[tuple[str, tuple[str, ...], tuple[str, ...]]] = set()
    for hit in hits:
        if not isinstance(hit, LinkHit):
            continue
        source, target = _side(view, hit.source, events, claims), _side(view, hit.target, events, claims)
        target = tuple(each for each in target if each not in source)
        if not source or not target or (hit.kind, source, target) in taken:
            continue
        taken.add((hit.kind, source, target))
        doubtful = any(e.factuality not in FACTS for e in events if e.id in source + target)
        yield hit, source, target, hit.hypothetical or doubtful or hit.kind in _UNREAL_KINDS


def _side(view: View, words: frozenset[int], events: tuple[Event, ...], claims: tuple[Claim, ...]) -> tuple[str, ...]:
    inside = tuple(e.id for e in events if _lies_in(view, e.quote, words))
    return inside or tuple(c.id for c in claims if _lies_in(view, c.cue or c.quote, words))


def _lies_in(view: View, quote: Quote, words: frozenset[int]) -> bool:
    places = view.positions(quote)
    return bool(places) and words.issuperset(places)


def _link(
    view: View, number: int, hit: LinkHit, source: tuple[str, ...], target: tuple[str, ...], hypothetical: bool
) -> Link:
    places = hit.source | hit.target | {*hit.words}
    cue = view.quote(*hit.words)
    return Link(
        f"{view.line.id}.l{number}",
        view.line.id,
        view.quote(min(places), max(places)),
        hit.kind,
        source,
        target,
        hypothetical,
        cue,
        Origin(view.producer, why=f"“{cue.text}”"),
    )
