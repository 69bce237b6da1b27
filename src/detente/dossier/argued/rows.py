"""Every file of link cues, imported, so that the table of cues holds their rows."""

from __future__ import annotations

from detente.dossier.argued import (
    aiming,
    causing,
    weighing,
)

__all__ = [
    "aiming",
    "causing",
    "weighing",
]
