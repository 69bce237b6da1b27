"""The sentences about a diff: what was removed, added and changed, and what that did to results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from detente.report.compare_words import part
from detente.report.words import counted, listing

if TYPE_CHECKING:
    from detente.cite import Citation
    from detente.insight.diffing.diffed import (
        Diff,
        EquilibriumDiffers,
        PartDiffers,
        Results,
        SizeDiffers,
        VerdictDiffers,
    )

STRANGERS = (
    "They have no decision maker in common (--map says who is who), so that all of A is removed and all of B added."
)
BY_NAME = (
    "One is given by options, the other by states and moves: parts belong together where their names are the same."
)
# Of more passages than this the first are told, and how many there are.
MOST_PASSAGES = 8


def summary(found: Diff) -> Iterator[str]:
    """How much differs, in parts and in results."""
    told = {"strangers": STRANGERS, "by name": BY_NAME}.get(found.matching)
    if told:
        yield told
    if found.only != "results":
        removed, added, changed, resting = found.counts().values()
        said = [f"{counted(removed, 'part')} removed", f"{added} added", f"{changed} changed"]
        said += [f"{resting} resting on something else"] if resting else []
        said += [f"{len(found.renamed)} called otherwise"] if found.renamed else []
        yield f"{', '.join(said)}."


def difference(each: PartDiffers, files: tuple[str, str]) -> str:
    """A part that differs, on one line, with where it stands in each file."""
    of = each.difference
    both = of.id if each.own == of.id else f"{of.id} ({each.own} in B)"
    name = each.own if each.how == "added" else both
    said = f"order of the {of.id}: {of.a} → {of.b}" if of.kind == "order" else part(of, name)
    places = zip(files, (each.place_a, each.place_b), strict=True)
    where = ", ".join(f"{file}:{place.line}" for file, place in places if place and file)
    return f"{said}  ({where})" if where else said


def renamed(found: Diff) -> Iterator[str]:
    """What b calls parts of both, kind by kind."""
    for kind in dict.fromkeys(each.kind for each in found.renamed):
        called = (f"{each.a} is {each.b}" for each in found.renamed if each.kind == kind)
        yield f"{kind}s: {', '.join(called)}"


def passages(found: Diff) -> Iterator[str]:
    """The passages that nothing cites any more, and those that nothing cited before."""
    for lead, cites in (("Cited no more", found.uncited), ("Cited only now", found.cited)):
        if cites:
            yield f"{lead}: {_passages(cites)}."


def _passages(cites: Sequence[Citation]) -> str:
    left = len(cites) - MOST_PASSAGES
    named = [str(cite) for cite in cites[:MOST_PASSAGES]]
    return listing([*named, f"{left} more"]) if left > 0 else listing(named)


def moved(found: Diff) -> Iterator[str]:
    """What only stands in another order."""
    if found.moved:
        yield f"Only in another order, which is no difference: {listing(found.moved)}."


def unsolved(found: Results) -> Iterator[str]:
    """Why results were not, or not all, compared."""
    for side, because in (("A", found.because_a), ("B", found.because_b)):
        if because:
            yield f"{side} was not solved, or not judged: {because.rstrip('.')}."


def alike(found: Results) -> Iterator[str]:
    """What is the same of the results, where that is all of a kind."""
    solved = not (found.because_a or found.because_b)
    same = [
        name
        for name, differing, known in (
            ("the numbers of states and moves", found.sizes, solved),
            ("the equilibria", found.totals.all, found.counted),
            (f"the verdicts on {counted(found.judged, 'claim')} of both", found.turned, found.judged),
        )
        if known and not differing
    ]
    if same:
        yield f"The same in both: {listing(same)}."


def size(each: SizeDiffers) -> str:
    """A number that is not the same."""
    return f"{each.what}{f' of {each.of}' if each.of else ''}: {_number(each.a)} → {_number(each.b)}"


def _number(number: int | None) -> str:
    return "none" if number is None else f"{number:,}"


def equilibrium(each: EquilibriumDiffers) -> str:
    """A state that is an equilibrium in one alone, or under other concepts."""
    names = [f"{name} in {side}" for side, name in (("A", each.state_a), ("B", each.state_b)) if name is not None]
    under = " → ".join(", ".join(concepts) for concepts in (each.a, each.b) if concepts)
    gone = "".join(f"; no state of {side}" for side, name in (("A", each.state_a), ("B", each.state_b)) if name is None)
    return f"{', '.join(each.on) or 'nothing holds'} ({', '.join(names)}): {under}{gone}"


def verdict(each: VerdictDiffers) -> str:
    """A claim that does not come to the same."""
    own = f" ({each.own} in B)" if each.own not in {"", each.id} else ""
    name = each.own if each.a is None else each.id
    said = f"  “{each.text}”" if each.text else ""
    if each.a is None or each.b is None:
        side, what = ("B", each.b) if each.a is None else ("A", each.a)
        return f"{name}: {what}, made in {side} alone{said}"
    return f"{name}{own}: {each.a} → {each.b}{said}"
