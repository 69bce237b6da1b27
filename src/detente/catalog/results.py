"""Results: which states hold in a conflict of the catalogue, as printed by its source and as recomputed by us."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Standing = Literal["published", "textbook", "recomputed", "own", "invented"]
"""How far results can be trusted as somebody else's, best first.

`published`: the source prints results, and they were read there.  `textbook`: a standard game, whose Nash equilibria
everybody knows.  `recomputed`: a conflict of the literature whose printed results were not read or do not exist.
`own`: a real dispute, modelled for this catalogue from dated texts of our own.  `invented`: written for this catalogue.
"""

States = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sets:
    """States by concept: the equilibria, and per decision maker what is stable for it."""

    equilibria: Mapping[str, States] = field(default_factory=dict)
    per_dm: Mapping[str, Mapping[str, States]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Slip:
    """Where a source departs from the definition it uses: what it misses, what it has too many, why."""

    concept: str
    why: str
    missing: States = ()
    extra: States = ()


@dataclass(frozen=True, slots=True)
class CoalitionMove:
    """An equilibrium that a forum leaves for another state, which all its members prefer."""

    forum: str
    leaves: str
    to: str


@dataclass(frozen=True, slots=True)
class Results:
    """What is known about a conflict: the standing, the source, what was really read of it, and the sets of states.

    `printed` holds only what the source itself prints; `recomputed` is ours, under the `reading` named, as are
    `variants` (the same for each variant that was recomputed) and `coalitions`.

    Trap: `SEQ_or_SIM` in `printed` is a concept of its own: everybody is stable by SEQ or by simultaneous sanctioning.
    """

    standing: Standing
    source: str
    read: str
    printed: Sets
    slips: tuple[Slip, ...]
    recomputed: Sets
    reading: str
    variants: Mapping[str, Sets] = field(default_factory=dict)
    coalitions: tuple[CoalitionMove, ...] = ()
    note: str = ""


def read_results(text: str) -> Results:
    """The results that a results file of the catalogue holds.

    >>> text = "{standing: invented, source: us, read: no, recomputed: {reading: weak, equilibria: {Nash: [s1]}}}"
    >>> read_results(text).recomputed.equilibria
    {'Nash': ('s1',)}
    """
    from ruamel.yaml import YAML  # noqa: PLC0415  reading YAML is heavy, and a list of names does without it

    data = YAML(typ="safe", pure=True).load(text)
    ours = data["recomputed"]
    return Results(
        standing=data["standing"],
        source=data["source"],
        read=data["read"],
        printed=_sets(data),
        slips=tuple(
            Slip(s["concept"], s["why"], tuple(s.get("missing", ())), tuple(s.get("extra", ())))
            for s in data.get("slips", ())
        ),
        recomputed=_sets(ours),
        reading=ours["reading"],
        variants={name: _sets(sets) for name, sets in ours.get("variants", {}).items()},
        coalitions=tuple(CoalitionMove(m["forum"], m["leaves"], m["for"]) for m in ours.get("coalitions", ())),
        note=data.get("note", ""),
    )


def _sets(data: Mapping[str, Any]) -> Sets:
    return Sets(
        {concept: tuple(states) for concept, states in data.get("equilibria", {}).items()},
        {concept: {dm: tuple(states) for dm, states in row.items()} for concept, row in data.get("per_dm", {}).items()},
    )
