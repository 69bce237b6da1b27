"""The pictures of a report: all that can be drawn of what was gathered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.errors import Missing, TooLarge
from detente.report.pictures.draw import picture

if TYPE_CHECKING:
    from detente.report.html.gathered import Gathered
    from detente.report.pictures.picture import Picture


def figures(of: Gathered, about: str) -> tuple[Picture, ...]:
    """The pictures of the `dispute`, of what is `resting`, or of the `audit`; none where there is nothing to draw."""
    wanted: dict[str, tuple[tuple[object, str], ...]] = {
        "dispute": ((of.stability, "moves"),),
        "resting": ((of.stability, "stability"),),
        "audit": ((of.audit, "shares"),),
    }
    made = []
    for thing, kind in wanted[about]:
        options = {} if kind == "shares" else {"conflict": of.conflict}
        try:
            made += [] if thing is None else [picture(thing, kind, **options)]
        except (Missing, TooLarge):
            continue
    return tuple(made)
