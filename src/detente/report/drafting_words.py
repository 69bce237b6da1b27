"""Every sentence that we print about a draft, and about what became of a language model's answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.grid import titled
from detente.model.conflict import Statements
from detente.report.words import counted, listing

if TYPE_CHECKING:
    from detente.dossier.contract.accept import Accepted
    from detente.model.conflict import Conflict
    from detente.model.drafting.draft import Draft


def counts(conflict: Conflict) -> dict[str, int]:
    """How many parts of each kind a conflict has."""
    wants = [p for p in conflict.preferences.values() if isinstance(p, Statements)]
    return {
        "decision makers": len(conflict.decision_makers),
        "options": len(conflict.options),
        "preference statements": sum(len(p.wants) for p in wants),
        "claims": len(conflict.claims),
        "questions": len(conflict.questions),
    }


def draft_in_words(draft: Draft, *, reviewed: bool) -> Iterator[str]:
    """What a draft holds, who was taken as one with whom, and whether anybody has looked at it."""
    parts = [counted(number, kind.removesuffix("s")) for kind, number in counts(draft.conflict).items()]
    yield f"{titled(draft.conflict.title)}: {listing(parts)}."
    called = {dm.id: dm.name for dm in draft.conflict.decision_makers}
    for member, maker in draft.folded.items():
        yield f"{member} is taken as one with {called.get(maker, maker)}."
    if draft.tables:
        yield f"Taken for places to talk, not for decision makers: {listing(draft.tables)}."
    if not reviewed:
        yield "It rests on proposals that nobody has reviewed; each part that does says so, under 'proposed'."


def answer_in_words(accepted: Accepted) -> Iterator[str]:
    """What became of an answer: how much was taken, known before and refused, and what else is to be known."""
    known = f" ({accepted.agreed:,} of them known before)" if accepted.agreed else ""
    refused = f", {accepted.refused_items:,} refused" if accepted.refused_items else ""
    yield f"Of the answer {counted(accepted.taken, 'item')} taken{known}{refused}."
    if accepted.nothing:
        yield f"It says of {counted(len(accepted.nothing), 'sentence')} that nothing is there."
    for note in accepted.notes:
        yield f"Note: {note}."
