"""The pictures of a report: what can be drawn of what was gathered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from detente.errors import Missing, TooLarge
from detente.report.pictures.draw import picture

if TYPE_CHECKING:
    from detente.model.conflict import Conflict


def drawn(thing: object, kind: str, conflict: Conflict | None = None) -> list[Markup]:
    """A picture of that kind, to be put into the page; none where there is nothing to draw, or too much."""
    try:
        made = None if thing is None else picture(thing, kind, **({"conflict": conflict} if conflict else {}))
    except (Missing, TooLarge):
        made = None
    return [] if made is None else [Markup(made.svg(style=False))]  # noqa: S704  it escapes what it shows
