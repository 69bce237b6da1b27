"""Which code a misfit has, so that files and answers are refused in the same words."""

from __future__ import annotations

from detente.dossier.json_places import Places
from detente.dossier.json_shape import Kind, Misfit
from detente.errors import Problem

_CODES: dict[Kind, str] = {
    "type": "DET412",
    "unknown key": "DET413",
    "missing key": "DET414",
    "word": "DET415",
    "form": "DET416",
}


def problem_of(misfit: Misfit, places: Places) -> Problem:
    """The problem that a misfit is, with its place in the file."""
    return Problem(_CODES[misfit.kind], misfit.message, places.at(*misfit.span), misfit.hint)
