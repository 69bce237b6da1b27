"""An audit as plain data for other programs: stable, versioned, the same bytes for the same input."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from detente.report.printed import VERSION, rounded

if TYPE_CHECKING:
    from detente.insight.auditing.audited import Ask, Audit, Audited, Evidence, Move
    from detente.insight.auditing.outlooks import Outlooks, Seen
    from detente.insight.deciding.deciding import Sufficient


def of_audit(audit: Audit, *, only: Collection[str] = (), draft: bool = False) -> dict[str, Any]:
    """What `detente audit --json` prints; `schema_of("audit")` says what it holds.

    `only`: these claims alone, with all that is said of several.  `draft`: whether the model was made from a text by
    machine, and nobody has reviewed it.
    """
    return {
        "detente": VERSION,
        "title": audit.title,
        "draft": draft,
        "claims": [_claim(claim) for claim in audit.claims if not only or claim.id in only],
        "together": {
            "never": [list(claims) for claims in audit.together.never],
            "share": rounded(audit.together.share),
            "proved": audit.together.proved,
            "crossing": [{"claims": [first, second], "by": str(by)} for first, second, by in audit.together.crossing],
        },
        "outlooks": _outlooks(audit.outlooks),
        "ask": [{**_ask(question), "claims": list(claims)} for question, claims in audit.ask.items()],
        "readings": list(audit.readings),
        "concept": audit.concept,
        "reading": asdict(audit.counted),
        "orders": {
            "asked": audit.asked,
            "tried": audit.tried,
            "admissible": audit.admissible,
            "exact": audit.exact,
            "merged": dict(audit.merged),
        },
        "complete": audit.complete,
        "seed": audit.seed,
        "model_sha256": audit.model_sha256,
    }


def _claim(claim: Audited) -> dict[str, Any]:
    decided, share = claim.decided, claim.share
    return {
        "id": claim.id,
        "says": claim.says,
        "text": claim.text,
        "cites": [str(citation) for citation in claim.cites],
        "verdict": claim.verdict,
        "verdicts": dict(claim.verdicts),
        "foresighted": claim.foresighted,
        "standing": claim.standing,
        "standings": dict(claim.standings),
        "independent": {
            "verdict": claim.independent.verdict,
            "dropped": list(claim.independent.dropped),
            "unopposed": asdict(claim.independent.unopposed) if claim.independent.unopposed else None,
            "reported": claim.independent.reported,
        },
        "decided_by": {
            "for": _sets(decided.sets.holding),
            "against": _sets(decided.sets.failing),
            "more": list(decided.sets.more),
            "needs": [str(condition) for condition in decided.sets.needs],
            "proved": decided.sets.proved,
            "always": decided.always,
            "firm": [str(condition) for condition in decided.firm],
            "alone": decided.alone,
            "nearly": decided.nearly,
            "premises": [list(names) for names in decided.premises],
        },
        "flip": {
            "set": [str(condition) for condition in claim.flip.conditions] if claim.flip else [],
            "least": claim.flip is not None and claim.flip.least,
            "distance": claim.flip.distance if claim.flip else None,
        },
        "orders": {
            "share": rounded(share.share),
            "low": rounded(share.low),
            "high": rounded(share.high),
            "defined": rounded(share.defined),
            "n": share.n,
            "exact": share.exact,
            "null_share": rounded(share.null_share),
        },
        "evidence": _evidence(claim.evidence),
        "sign": _sign(claim),
        "ask": [_ask(question) for question in claim.ask],
        "behind": [str(citation) for citation in claim.behind],
    }


def _sets(sets: Iterable[Sufficient]) -> list[list[str]]:
    return [[str(condition) for condition in each.conditions] for each in sets]


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "path": [_move(move) for move in evidence.path],
        "states": [seen.name for seen in evidence.states],
        "names": {seen.name: {"on": list(seen.on)} for seen in evidence.states},
        "breaks": _move(evidence.breaks) if evidence.breaks else None,
        "against": evidence.against,
        "because": evidence.because,
        "according_to": evidence.according_to,
    }


def _move(move: Move) -> dict[str, Any]:
    return {"mover": move.mover, "to": move.to, "set": dict(move.sets)}


def _sign(claim: Audited) -> dict[str, Any] | None:
    sign = claim.sign
    if sign is None:
        return None
    return {
        "mover": sign.mover,
        "at": _seen(sign.at),
        "to": _seen(sign.to),
        "set": dict(sign.sets),
        "steps": sign.steps,
        "despite": list(sign.despite),
    }


def _seen(seen: Seen) -> dict[str, Any]:
    return {"name": seen.name, "on": list(seen.on)}


def _ask(question: Ask) -> dict[str, Any]:
    return {"kind": question.kind, "who": question.who, "about": list(question.about)}


def _outlooks(found: Outlooks) -> dict[str, Any]:
    def listed(states: tuple[Seen, ...] | None) -> list[dict[str, Any]] | None:
        return None if states is None else [_seen(state) for state in states]

    return {
        "outcomes": listed(found.real),
        "held": [{"holder": view.holder, "outcomes": listed(view.outcomes)} for view in found.held],
        "by_all": list(found.by_all),
        "by_some": list(found.by_some),
        "surprises": list(found.surprises),
    }
