"""A replay as plain data for other programs: stable, versioned, the same for the same input."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from detente.model.chronicle.chronicle import settings_in_words
from detente.report.printed import VERSION

if TYPE_CHECKING:
    from detente.insight.auditing.outlooks import Seen
    from detente.insight.reason import Reason
    from detente.insight.replaying.beholding import Believed, Own
    from detente.insight.replaying.expecting import Expectation
    from detente.insight.replaying.explaining import Explanation
    from detente.insight.replaying.replayed import Gain, Pair, Replay, Replayed, Revealed


def of_replay(found: Replay) -> dict[str, Any]:
    """What `detente replay --json` prints; `timeline` is what a drawing needs: when, who, a label and a kind."""
    return {
        "detente": VERSION,
        "title": found.title,
        "chronicle": found.chronicle,
        "concept": found.concept,
        "reading": asdict(found.counted),
        "status_quo": found.status_quo,
        "start": _state(found.start),
        "expected": _expected(found.expected),
        "came": found.came,
        "next": found.next or None,
        "claims": dict(found.verdicts),
        "moves": [_move(each) for each in found.moves],
        "unexplained": [each.move.id for each in found.unexplained],
        "impossible": [each.move.id for each in found.impossible],
        "unsaid": [each.move.id for each in found.unsaid],
        "uncited": [each.move.id for each in found.uncited],
        "already": [each.move.id for each in found.already],
        "revealed": {known.dm: _revealed(known) for known in found.revealed},
        "contradicted": [asdict(each) for each in found.contradicted],
        "changes": [asdict(change) for change in found.changes],
        "timeline": [_dated(each) for each in found.moves],
    }


def _dated(each: Replayed) -> dict[str, Any]:
    move = each.move
    return {
        "id": move.id,
        "date": move.date,
        "first": move.first.isoformat(),
        "last": move.last.isoformat(),
        "mover": move.by or None,
        "label": move.text or settings_in_words(move.set) or move.to,
        "kind": each.kind,
        "state": each.after.name,
    }


def _move(each: Replayed) -> dict[str, Any]:
    move = each.move
    return {
        "id": move.id,
        "date": move.date,
        "by": move.by or None,
        "set": dict(move.set),
        "to": move.to or None,
        "unsaid": move.unsaid or None,
        "text": move.text,
        "cites": [str(citation) for citation in move.grounds.cites],
        "assumed": move.grounds.assumed,
        "uncited": move.grounds.uncited,
        "quotes": [asdict(quote) for quote in each.quotes],
        "kind": each.kind,
        "course": each.course,
        "before": _state(each.before),
        "after": _state(each.after),
        "follows": dict(each.follows),
        "obstacles": [{"kind": obstacle.kind, "names": list(obstacle.names)} for obstacle in each.obstacles],
        "gains": {gain.dm: _gain(gain) for gain in each.gains},
        "contradicts": list(each.contradicts),
        "expected": _expected(each.expected),
        "came": each.came,
        "next": each.next or None,
        "claims": dict(each.verdicts),
    }


def _gain(gain: Gain) -> dict[str, Any]:
    return {
        "improves": gain.improves,
        "barred": list(gain.barred),
        "reason": _reason(gain.reason),
        "own": _own(gain.own),
        "orders": _explanation(gain.explanation),
        "believed": [_believed(each) for each in gain.believed],
        "against": list(gain.against),
        "least": gain.least,
    }


def _own(own: Own | None) -> dict[str, Any] | None:
    if own is None:
        return None
    return {"to": own.to and _state(own.to), "improves": own.improves, "reason": _reason(own.reason)}


def _believed(each: Believed) -> dict[str, Any]:
    reasons = [_reason(why) for why in each.reasons]
    return {"holder": each.holder, "orders": _explanation(each.explanation), "reasons": reasons}


def _reason(reason: Reason | None) -> dict[str, Any] | None:
    if reason is None:
        return None
    cites = [str(citation) for citation in reason.grounds.cites]
    return {"id": reason.id, "statement": reason.statement, "cites": cites, "assumed": reason.grounds.assumed}


def _explanation(why: Explanation) -> dict[str, Any]:
    return {
        "explained": why.kind,
        "for": list(why.pro),
        "against": list(why.con),
        "where": [_pairs(pairs) for pairs in why.alternatives],
    }


def _expected(found: Expectation) -> dict[str, Any]:
    leaving = [
        {"by": e.by, "to": _state(e.to), "new": list(e.new), "gone": list(e.gone), "ways": e.ways}
        for e in found.leaving
    ]
    return {"leaving": leaving, "unknown": list(found.unknown)}


def _revealed(known: Revealed) -> dict[str, Any]:
    return {
        "moves": list(known.moves),
        "orders": {"remaining": known.remaining, "of": known.total},
        "settled": _pairs(known.settled),
        "open": [list(pair) for pair in known.open],
        "contradicting": list(known.contradicting),
        "nearest": list(known.nearest),
        "turned": _pairs(known.turned),
        "sure": known.sure,
    }


def _pairs(pairs: tuple[Pair, ...]) -> list[str]:
    return [f"{high} > {low}" for high, low in pairs]


def _state(state: Seen) -> dict[str, Any]:
    return {"name": state.name, "on": list(state.on)}
