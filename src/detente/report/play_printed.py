"""A play and an exploration as plain data for other programs: stable, versioned, the same bytes for the same input."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from detente.report.play_words import EXPLORATION
from detente.report.printed import VERSION, rounded

if TYPE_CHECKING:
    from detente.insight.auditing.outlooks import Seen
    from detente.insight.playing.explored import Count, Exploration
    from detente.insight.playing.played import Because, Offer, Play, Played
    from detente.insight.reason import Reason


def of_play(play: Play) -> dict[str, Any]:
    """What `detente play --json` prints.

    `names`: each state that is named, with what holds there.  `stops`: what was on offer at each state of the play, the
    first one first; `steps`: the moves between them, with gains in rank steps.
    """
    end = play.end
    return {
        "detente": VERSION,
        "exploration": EXPLORATION,
        "title": play.title,
        "start": play.start.name,
        "steps": [_step(step) for step in play.steps],
        "stops": [
            {"state": stop.state.name, "offers": [_offer(offer) for offer in stop.offers]} for stop in play.stops
        ],
        "end": {
            "kind": end.kind,
            "state": end.state.name,
            "stable": dict(end.stable),
            "cycle": [{"mover": step.mover, "from": step.at.name, "to": step.to.name} for step in end.cycle],
            "again": list(end.again),
        },
        "names": _names(_mentioned(play)),
        "rules": _rules(play),
    }


def of_exploration(found: Exploration) -> dict[str, Any]:
    """What `detente play --runs N --json` prints; `graph` is made to be drawn."""
    return {
        "detente": VERSION,
        "exploration": EXPLORATION,
        "title": found.title,
        "start": found.start.name,
        "asked": found.asked,
        "runs": found.runs,
        "complete": found.complete,
        "certain": found.certain,
        "ends": [
            {
                "state": end.state.name,
                "kind": end.kind,
                "runs": _count(end.count),
                "ignoring_wants": _count(end.baseline),
            }
            for end in found.ends
        ],
        "routes": [
            {
                "states": list(each.states),
                "movers": list(each.movers),
                "kind": each.kind,
                "runs": _count(each.count),
                "ignoring_wants": _count(each.baseline),
            }
            for each in found.routes
        ],
        "different_routes": found.different,
        "moves": {"mean": rounded(found.moves), "ignoring_wants": rounded(found.baseline_moves)},
        "broken_off": {
            "runs": sum(end.count.times for end in found.ends if end.kind == "horizon"),
            "ignoring_wants": found.baseline_unfinished,
        },
        "graph": {
            "nodes": [
                {"state": n.state.name, "runs": n.runs, "ended": n.ended, "ignoring_wants": n.baseline}
                for n in found.states
            ],
            "edges": [
                {"from": e.at, "to": e.to, "mover": e.mover, "times": e.times, "ignoring_wants": e.baseline}
                for e in found.edges
            ],
        },
        "names": _names(each.state for each in found.states),
        "rules": _rules(found),
    }


def _rules(found: Play | Exploration) -> dict[str, Any]:
    return {
        "by": dict(found.by),
        # JSON knows no infinite number.
        "noise": "inf" if found.noise == float("inf") else found.noise,
        "turns": found.turns,
        "horizon": found.horizon,
        "forums": found.forums,
        "seed": found.seed,
        "concept": found.concept,
        "reading": asdict(found.reading),
        "unmoved": list(found.unmoved),
    }


def _step(step: Played) -> dict[str, Any]:
    return {
        "mover": step.mover,
        "members": list(step.members),
        "forum": step.forum,
        "from": step.at.name,
        "to": step.to.name,
        "sets": dict(step.sets),
        "gains": dict(step.gains),
        "because": [_because(each) for each in step.because],
        "cites": [str(citation) for citation in step.cites],
        "surprises": [asdict(each) for each in step.surprises],
    }


def _because(because: Because) -> dict[str, Any]:
    return {"decision_maker": because.dm, "better": _reason(because.better), "worse": _reason(because.worse)}


def _reason(found: Reason | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "id": found.id,
        "statement": found.statement,
        "cites": [str(citation) for citation in found.grounds.cites],
        "assumed": found.grounds.assumed,
    }


def _offer(offer: Offer) -> dict[str, Any]:
    return {
        "mover": offer.mover,
        "members": list(offer.members),
        "moves": offer.moves,
        "open": offer.open,
        "shown": [{"to": e.to.name, "sets": dict(e.sets), "gains": dict(e.gains)} for e in offer.shown],
    }


def _mentioned(play: Play) -> Iterable[Seen]:
    for stop in play.stops:
        yield stop.state
        for offer in stop.offers:
            yield from (each.to for each in offer.shown)


def _names(found: Iterable[Seen]) -> dict[str, dict[str, Any]]:
    return {seen.name: {"on": list(seen.on)} for seen in found}


def _count(count: Count) -> dict[str, Any]:
    return {
        "times": count.times,
        "share": rounded(count.share),
        "low": rounded(count.low),
        "high": rounded(count.high),
    }
