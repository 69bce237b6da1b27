"""A claim in the words that stand beside its bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.report.audit_words import shortened

if TYPE_CHECKING:
    from detente.insight.auditing.audited import Audited

QUOTED = 60
"""How many characters of a passage a picture quotes at most."""


def in_its_words(claim: Audited) -> str:
    """A claim by its text, else by the beginning of the passage that makes it, else as it is written for the model."""
    return claim.text or shortened(claim.quote, QUOTED) or claim.says
