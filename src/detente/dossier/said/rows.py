"""Every file of claim cues, imported, so that the table of cues holds their rows."""

from __future__ import annotations

from detente.dossier.said import (
    author,
    blaming,
    minding,
    naming,
    pressing,
    proposing,
    refusing,
    reported,
)

__all__ = [
    "author",
    "blaming",
    "minding",
    "naming",
    "pressing",
    "proposing",
    "refusing",
    "reported",
]
