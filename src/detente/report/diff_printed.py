"""A diff as plain data for other programs: stable, versioned, the same bytes for the same input."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from detente.report.compare_printed import difference
from detente.report.printed import VERSION

if TYPE_CHECKING:
    from detente.errors import Place
    from detente.insight.diffing.diffed import Diff, PartDiffers, Results


def of_diff(found: Diff) -> dict[str, Any]:
    """What `detente diff --json` prints; `schema_of("diff")` says what it holds."""
    return {
        "detente": VERSION,
        "a": asdict(found.a),
        "b": asdict(found.b),
        "same": found.same,
        "only": found.only,
        "matching": found.matching,
        "parts": [_part(each) for each in found.parts],
        "renamed": [asdict(each) for each in found.renamed],
        "moved": list(found.moved),
        "cited": {"a": [str(cite) for cite in found.uncited], "b": [str(cite) for cite in found.cited]},
        "results": None if found.results is None else _results(found.results),
        "concept": found.concept,
        "reading": asdict(found.counted),
    }


def _part(each: PartDiffers) -> dict[str, Any]:
    return {
        "how": each.how,
        **difference(each.difference),
        "own": each.own,
        "place": {"a": _place(each.place_a), "b": _place(each.place_b)},
    }


def _place(place: Place | None) -> dict[str, int] | None:
    return None if place is None else {"line": place.line, "column": place.column}


def _results(found: Results) -> dict[str, Any]:
    return {
        "same": found.same,
        "sizes": [asdict(each) for each in found.sizes],
        "counted": [asdict(each) for each in found.counted],
        "equilibria": [
            {
                "on": list(each.on),
                "a": list(each.a),
                "b": list(each.b),
                "state": {"a": each.state_a, "b": each.state_b},
            }
            for each in found.equilibria
        ],
        "totals": asdict(found.totals),
        "claims": [asdict(each) for each in found.claims],
        "judged": found.judged,
        "because": {"a": found.because_a, "b": found.because_b},
    }
