"""A trace as plain data for other programs: stable, versioned, the same for the same input."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from detente.report.printed import VERSION

if TYPE_CHECKING:
    from detente.insight.auditing.standings import Judged
    from detente.insight.trace import Trace, TracedPart
    from detente.insight.traced import Part
    from detente.model.reanchor import Reanchored


def of_trace(
    found: Trace,
    *,
    judged: Mapping[str, Judged] | None = None,
    changes: Sequence[Reanchored] = (),
    written: str | None = None,
) -> dict[str, Any]:
    """What `detente trace --json` prints.

    `sentences`: each with its span, its words and the parts that it became, each named by its kind, its id and whose it
    is.  `parts`: each with what it says and rests on.  `claims`: verdict and standing by id, where they were found.
    `reanchored`: for each source that was given another text what became of each citation.
    """
    return {
        "detente": VERSION,
        "title": found.title,
        "texts": list(found.texts),
        "sentences": [
            {
                "id": str(each.citation),
                "start": each.quote.start,
                "end": each.quote.end,
                "quote": each.quote.text,
                "parts": [_named(part) for part in each.parts],
            }
            for each in found.sentences
        ],
        "parts": [_part(each) for each in found.parts],
        "claims": {name: {"verdict": j.verdict, "standing": j.standing} for name, j in (judged or {}).items()},
        "coverage": {
            "sentences": len(found.sentences),
            "used": found.used,
            "unused": [str(citation) for citation in found.unused],
        },
        "reanchored": [_change(change) for change in changes],
        "written": written,
    }


def _named(part: Part) -> dict[str, Any]:
    return {"kind": part.kind, "id": part.id, "of": part.of}


def _part(each: TracedPart) -> dict[str, Any]:
    part, grounds = each.part, each.part.grounds
    return {
        **_named(part),
        "says": part.says,
        "rests": part.rests,
        "cites": [str(citation) for citation in grounds.cites],
        "sentences": [str(citation) for citation in each.sentences],
        "elsewhere": [str(citation) for citation in each.elsewhere],
        "assumed": grounds.assumed,
        "basis": grounds.basis,
        "proposed": grounds.proposed,
    }


def _change(change: Reanchored) -> dict[str, Any]:
    return {
        "source": change.source,
        "text": change.new.name,
        "sha256": {"old": change.old.sha256, "new": change.new.sha256},
        "kept": change.kept,
        "citations": [
            {
                "citation": str(each.citation),
                "quote": each.text,
                "fate": each.fate,
                "now": None if each.now is None else str(each.now),
                "candidates": [str(place) for place in each.candidates],
            }
            for each in change.carried
        ],
    }
