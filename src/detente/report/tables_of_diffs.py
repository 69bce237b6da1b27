"""Tables of a diff: the parts that differ, with their lines, and what the two come to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.grid import Grid
from detente.insight.diffing.diffed import Diff, PartDiffers, Results
from detente.report.laying import joined
from detente.report.tables_of_insight import both_sides, both_titles

if TYPE_CHECKING:
    from detente.errors import Place

_HEADINGS = ("how", "kind", "part", "of", "what differs", "A", "B", "in B called", "line in A", "line in B")
Row = tuple[str, ...]


def everything(found: Diff) -> Grid:
    """All that differs: parts, names, and then results."""
    return Grid(_HEADINGS, (*_parts(found), *_results(found)), both_titles(found))


def parts(found: Diff) -> Grid:
    """The parts that were removed, added or changed, and those that are called otherwise."""
    return Grid(_HEADINGS, tuple(_parts(found)), both_titles(found))


def results(found: Diff) -> Grid:
    """Numbers of states and moves, equilibria, by what holds in them, and verdicts that are not the same."""
    return Grid(_HEADINGS, tuple(_results(found)), both_titles(found))


def _parts(found: Diff) -> Iterator[Row]:
    yield from map(_part, found.parts)
    for each in found.renamed:
        yield ("renamed", each.kind, each.a, "", "name", each.a, each.b, each.b, "", "")


def _part(each: PartDiffers) -> Row:
    of = each.difference
    own = "" if each.own == of.id else each.own
    what = joined(change.what for change in of.changes)
    return (each.how, of.kind, of.id, of.of, what, *both_sides(of), own, _line(each.place_a), _line(each.place_b))


def _line(place: Place | None) -> str:
    return "" if place is None else str(place.line)


def _results(found: Diff) -> Iterator[Row]:
    come_to = found.results or Results()
    for size in come_to.sizes:
        yield ("changed", size.what, "", size.of, "number", _number(size.a), _number(size.b), "", "", "")
    for state in come_to.equilibria:
        own = "" if state.state_b is None else state.state_b
        name = joined(state.on) or "nothing holds"
        yield (state.how, "equilibrium", name, "", "concepts", joined(state.a), joined(state.b), own, "", "")
    for claim in come_to.claims:
        own = "" if claim.own == claim.id else claim.own
        yield (claim.how, "verdict", claim.id, "", "verdict", claim.a or "", claim.b or "", own, "", "")


def _number(number: int | None) -> str:
    return "" if number is None else str(number)
