"""A comparison as plain data for other programs: stable, versioned, the same bytes for the same input."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from detente.report.printed import VERSION, rounded

if TYPE_CHECKING:
    from detente.cite import Grounds
    from detente.insight.comparing.agreeing import Agreement, Kappa
    from detente.insight.comparing.compared import ClaimCompared, Comparison, Difference, Edit, Explanation
    from detente.insight.comparing.ordering import OrdersCompared


def of_comparison(found: Comparison, *, only: Collection[str] = ()) -> dict[str, Any]:
    """What `detente compare --json` prints; `only`: these claims alone, with all that is said of the whole.

    `claims`: of each claim of both the verdicts and standings, and where the verdicts differ the smallest sets of edits
    that explain it, from a on (`explained`) and from b on (`back`).  `edits`: all that verdicts can hang on.
    `differences`: part by part, `where` it is.  `orders`: the comparisons that only one settles, or that are turned.
    """
    return {
        "detente": VERSION,
        "a": asdict(found.a),
        "b": asdict(found.b),
        "same": found.same,
        "names": {kind: dict(names) for kind, names in found.names.items()},
        "claims": [_claim(claim) for claim in found.claims if not only or claim.id in only],
        "together": _explanation(found.together),
        "outcomes": {
            "basis": found.outcomes.basis,
            "because": found.outcomes.because,
            "common": list(found.outcomes.common),
            "rows": [{"on": list(row.on), "where": row.where} for row in found.outcomes.rows],
        },
        "edits": [_edit(edit) for edit in found.edits],
        "differences": [difference(each) for each in found.differences],
        "orders": [_orders(each) for each in found.orders],
        "agreement": _agreement(found.agreement),
        "concept": found.concept,
        "reading": asdict(found.counted),
        "tried": found.tried,
        "unjudged": found.unjudged,
    }


def _claim(claim: ClaimCompared) -> dict[str, Any]:
    return {
        "id": claim.id,
        "text": claim.text,
        "says": {"a": claim.says_a, "b": claim.says_b},
        "verdict": {"a": claim.verdict_a, "b": claim.verdict_b},
        "standing": {"a": claim.standing_a, "b": claim.standing_b},
        "differs": claim.differs,
        "explained": _explanation(claim.explained),
        "back": _explanation(claim.back),
        "shares": list(claim.shares),
    }


def _explanation(explanation: Explanation | None) -> dict[str, Any] | None:
    if explanation is None:
        return None
    sets = [[_edit(edit) for edit in each] for each in explanation.sets]
    return {"sets": sets, "least": explanation.least, "all": explanation.all, "size": explanation.size}


def _edit(edit: Edit) -> dict[str, Any]:
    return {
        "kind": edit.kind,
        "id": edit.id,
        "other": edit.other,
        "of": edit.of,
        "a": edit.a,
        "b": edit.b,
        "cites": {"a": [str(cite) for cite in edit.cites_a], "b": [str(cite) for cite in edit.cites_b]},
    }


def difference(each: Difference) -> dict[str, Any]:
    """A part in which two conflicts differ, with what it says and what it rests on in each."""
    return {
        "kind": each.kind,
        "id": each.id,
        "of": each.of,
        "where": each.where,
        "a": each.a,
        "b": each.b,
        "changes": [asdict(change) for change in each.changes],
        "cited_only": each.cited_only,
        "grounds": {"a": _grounds(each.grounds_a), "b": _grounds(each.grounds_b)},
    }


def _grounds(grounds: Grounds | None) -> dict[str, Any] | None:
    if grounds is None:
        return None
    return {
        "cites": [str(cite) for cite in grounds.cites],
        "assumed": grounds.assumed,
        "basis": grounds.basis,
        "note": grounds.note,
        "proposed": grounds.proposed,
    }


def _orders(each: OrdersCompared) -> dict[str, Any]:
    return {
        "dm": each.dm,
        "open": {"a": [list(pair) for pair in each.open_a], "b": [list(pair) for pair in each.open_b]},
        "settled": {"a": [list(pair) for pair in each.settled_a], "b": [list(pair) for pair in each.settled_b]},
        "rows": [
            {**asdict(row), "admitted_a": row.admitted_a, "admitted_b": row.admitted_b} for row in each.rows
        ],
    }  # fmt: skip


def _agreement(agreement: Agreement) -> dict[str, Any]:
    return {
        "parts": [
            {**asdict(each), "f1": rounded(each.f1), "jaccard": rounded(each.jaccard)} for each in agreement.parts
        ],
        "sentences": {source: _kappa(kappa) for source, kappa in agreement.sentences.items()},
        "verdicts": _kappa(agreement.verdicts),
        "standings": _kappa(agreement.standings),
    }


def _kappa(kappa: Kappa) -> dict[str, Any]:
    return {
        "kappa": rounded(kappa.value),
        "observed": rounded(kappa.observed),
        "n": kappa.n,
        "table": [{"a": a, "b": b, "times": times} for (a, b), times in kappa.table.items()],
        "because": kappa.because,
    }
