"""Every file of event cues, imported, so that the table of cues holds their rows."""

from __future__ import annotations

from detente.dossier.events import (
    accusing,
    asking,
    assaulting,
    backing,
    breaking,
    coercing,
    helping,
    meeting,
    mobilising,
    protesting,
    refusing,
    threatening,
    yielding,
)

__all__ = [
    "accusing",
    "asking",
    "assaulting",
    "backing",
    "breaking",
    "coercing",
    "helping",
    "meeting",
    "mobilising",
    "protesting",
    "refusing",
    "threatening",
    "yielding",
]
