"""The one way in to pictures: what can be drawn of what, and the function that draws it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from detente.dossier.items import Dossier
from detente.errors import UnknownName
from detente.graph.graph import Graph
from detente.insight.auditing.audited import Audit
from detente.insight.playing.explored import Exploration
from detente.insight.replaying.replayed import Replay
from detente.model.chronicle.chronicle import Chronicle
from detente.report.pictures.hangs_on import picture_of_what_it_hangs_on
from detente.report.pictures.moves import picture_of_moves
from detente.report.pictures.option_table import picture_of_options
from detente.report.pictures.picture import Picture
from detente.report.pictures.shares import picture_of_shares
from detente.report.pictures.stability_table import picture_of_stability
from detente.report.pictures.timeline import picture_of_timeline
from detente.stability.solve import Stability

KINDS: dict[str, tuple[Callable[..., Picture], tuple[type, ...]]] = {
    "moves": (picture_of_moves, (Stability, Graph)),
    "stability": (picture_of_stability, (Stability,)),
    "options": (picture_of_options, (Stability, Graph)),
    "timeline": (picture_of_timeline, (Replay, Chronicle, Dossier)),
    "shares": (picture_of_shares, (Audit, Exploration)),
    "hangs-on": (picture_of_what_it_hangs_on, (Audit,)),
}
"""Each kind of picture: what draws it, and of what it can be drawn."""


def picture(thing: object, what: str | None = None, **options: Any) -> Picture:
    """A picture of a result, as SVG or PNG: the same bytes for the same data, with a description in words.

    `what` is, of a graph or of what is solved, `moves` (the default) or `options`; of what is solved, `stability` too;
    of a replay, a chronicle or a dossier, `timeline`; of an audit, `shares` (the default) or `hangs-on`; of an
    exploration, `shares`.  `options` are those of the kind:

    - all but shares: `conflict`, whence decision makers and statements have their names and words;
    - moves: `concept`, `only_improvements`, `only_best`, `forums`, `most` states, and how many are `searched` for ways;
    - stability: `concepts`; options: `concept`; both: `states`, and `most` of them;
    - shares: `most` bars; hangs-on: `claims`.

    Raises UnknownName for a kind of picture that there is not of such a thing, Missing where there is nothing to draw.

    >>> import detente as dt
    >>> picture(dt.solve(dt.unfold(dt.load("chicken"))), "stability").title
    'Chicken: Which of 4 states are stable, for whom and under which concept'
    """
    known = [kind for kind, (_, types) in KINDS.items() if isinstance(thing, types)]
    if not known:
        raise TypeError(
            "picture takes what is unfolded, solved, audited, explored or replayed, a chronicle or a dossier, "
            f"not {type(thing).__name__}"
        )
    kind = known[0] if what is None else what
    if kind not in known:
        raise UnknownName.among(f"picture of {type(thing).__name__}", kind, known)
    return KINDS[kind][0](thing, **options)
