"""What two conflicts come to: states, moves, equilibria and verdicts, where they are not the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from detente.errors import ConflictError, Missing, TooLarge
from detente.graph.graph import Graph
from detente.graph.unfold import unfold
from detente.insight.claims.checking import checked
from detente.insight.claims.finding import Verdict, merged
from detente.insight.claims.scene import Scene
from detente.insight.claims.stage import Stages
from detente.insight.claims.world import World
from detente.insight.diffing.diffed import Counted, EquilibriumDiffers, Results, SizeDiffers, Totals, VerdictDiffers
from detente.insight.diffing.holding import Holding, on
from detente.model.conflict import ClaimMade, Conflict
from detente.stability.reading import Reading
from detente.stability.solve import Stability, solve

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Index = NDArray[np.int64]

Sized = Callable[[int, int], None]
Called = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be solved: by which concepts, by which one claims are judged, how answers are counted, and limits."""

    concepts: Sequence[str] | None
    concept: str
    reading: Reading
    limit: int
    limit_moves: int
    limit_matrix: int
    sized: Sized | None


@dataclass(frozen=True, eq=False)
class Solved:
    """What one conflict comes to, as far as it can be found out; `because`: why not all of it; `limit`: if one was met.

    `called`: by kind, what its parts are called in the first conflict, where they are called otherwise.
    """

    conflict: Conflict
    called: Called = field(default_factory=dict)
    graph: Graph | None = None
    stability: Stability | None = None
    verdicts: Mapping[str, Verdict] | None = None
    because: str = ""
    limit: str = ""

    def names(self, kind: str) -> Mapping[str, str]:
        """What the parts of a kind are called in the first conflict."""
        return self.called.get(kind, {})


def solved(conflict: Conflict, called: Called, asked: Asked) -> Solved:
    """A conflict unfolded, solved and judged once, in its preferences as they are listed."""
    found: dict[str, Any] = {}
    because, limit = [], ""
    for name, find in (
        ("graph", lambda: unfold(conflict, limit=asked.limit, limit_moves=asked.limit_moves, sized=asked.sized)),
        ("stability", lambda: _stability(found["graph"], asked)),
        ("verdicts", lambda: _verdicts(conflict, asked)),
    ):
        try:
            found[name] = find()
        except TooLarge as error:
            because.append(str(error))
            limit = limit or str(error)
        except Missing as error:
            because.append(str(error))
        except ConflictError as error:
            because += [problem.message for problem in error.problems]
        if "graph" not in found:
            break
    return Solved(conflict, called, because="; ".join(dict.fromkeys(because)), limit=limit, **found)


def _stability(graph: Graph, asked: Asked) -> Stability:
    return solve(graph, concepts=asked.concepts, reading=asked.reading, limit_matrix=asked.limit_matrix)


def _verdicts(conflict: Conflict, asked: Asked) -> dict[str, Verdict]:
    """The verdict on each claim, mixed where readings of the status quo differ."""
    if not conflict.claims:
        return {}
    world = World(Stages(asked.limit, asked.limit_moves), conflict, asked.concept, asked.reading)
    scenes = [Scene(world, reading.id) for reading in world.stage.bare.readings] or [Scene(world)]
    return {claim.id: merged(checked(scene, claim.says).verdict for scene in scenes) for claim in conflict.claims}


def results(a: Solved, b: Solved, *, most: int | None = None, strangers: bool = False) -> Results:
    """What two conflicts come to, where that is not the same; of strangers, nothing is the same.

    `most`: how many equilibria to list of those that are gone, of the new ones, and of the others; all by default.
    """
    counted: tuple[Counted, ...] = ()
    equilibria: tuple[EquilibriumDiffers, ...] = ()
    totals = Totals()
    if a.stability is not None and b.stability is not None:
        counted, equilibria, totals = _equilibria(a, b, a.stability, b.stability, most, strangers=strangers)
    claims: tuple[VerdictDiffers, ...] = ()
    judged = 0
    if a.verdicts is not None and b.verdicts is not None:
        every = list(_claims(a, b, a.verdicts, b.verdicts, strangers=strangers))
        claims = tuple(claim for claim in every if claim.a != claim.b)
        judged = sum(claim.a is not None and claim.b is not None for claim in every)
    sizes, limit = tuple(_sizes(a, b)), a.limit or b.limit
    return Results(sizes, counted, equilibria, totals, claims, judged, a.because, b.because, limit)


def _sizes(a: Solved, b: Solved) -> Iterable[SizeDiffers]:
    """The numbers of combinations, of states, and of each decision maker's moves that are not the same."""
    mine, theirs = ({} if each.graph is None else _measured(each, each.graph) for each in (a, b))
    for what, of in dict.fromkeys((*mine, *theirs)):
        x, y = mine.get((what, of)), theirs.get((what, of))
        if x != y:
            yield SizeDiffers(what, of, x, y)


def _measured(side: Solved, graph: Graph) -> dict[tuple[str, str], int]:
    names = side.names("decision maker")
    return {
        ("combinations", ""): graph.combinations,
        ("states", ""): graph.size,
        **{("moves", names.get(mover.id, mover.id)): int(mover.moves.count) for mover in graph.movers},
    }


def _equilibria(
    a: Solved, b: Solved, mine: Stability, theirs: Stability, most: int | None, *, strangers: bool
) -> tuple[tuple[Counted, ...], tuple[EquilibriumDiffers, ...], Totals]:
    sides = _holding(a, b, mine.graph, theirs.graph)
    holds = [np.array([each.equilibrium(c) for c in each.concepts]) for each in (mine, theirs)]
    found = [np.flatnonzero(each.any(axis=0)) for each in holds]
    twins = [
        np.full(len(x), -1) if strangers else side.across(other, x)
        for side, other, x in zip(sides, reversed(sides), found, strict=True)
    ]
    here, there = (_at(each, twin) for each, twin in zip(reversed(holds), twins, strict=True))
    own = holds[0][:, found[0]]
    gone, lasting = ~here.any(axis=0), here.any(axis=0) & (here != own).any(axis=0)
    new = ~there.any(axis=0)
    counted = tuple(
        Counted(concept, int(x.sum()), int(y.sum()), int((z & w).sum()))
        for concept, x, y, z, w in zip(mine.concepts, *holds, own, here, strict=True)
    )
    order = {key: n for n, key in enumerate(dict.fromkeys(key for side in sides for key in side.first_levels()))}
    rows: list[tuple[int, int, int]] = []
    for side, those in ((0, gone), (0, lasting), (1, new)):
        chosen = np.flatnonzero(those)[:most]
        rows += [(side, *pair) for pair in zip(found[side][chosen].tolist(), twins[side][chosen].tolist(), strict=True)]
    listed = tuple(_row(row, sides, holds, mine.concepts, order) for row in rows)
    return counted, listed, Totals(int(gone.sum()), int(new.sum()), int(lasting.sum()))


def _at(holds: Mask, states: Index) -> Mask:
    """Under which concepts some states are equilibria, none where there is no such state."""
    return np.where(states >= 0, holds[:, states], False)


def _row(
    row: tuple[int, int, int],
    sides: tuple[Holding, Holding],
    holds: Sequence[Mask],
    concepts: Sequence[str],
    order: Mapping[str, int],
) -> EquilibriumDiffers:
    """A state of one side, and its twin in the other, if it has one there."""
    which, state, twin = row
    (setting,) = sides[which].settings([state])
    at = (state, twin) if which == 0 else (twin, state)
    under = [
        () if k < 0 else tuple(c for c, held in zip(concepts, each[:, k].tolist(), strict=True) if held)
        for each, k in zip(holds, at, strict=True)
    ]
    names = [None if k < 0 else side.states.name(k) for side, k in zip(sides, at, strict=True)]
    return EquilibriumDiffers(on(setting, order), under[0], under[1], names[0], names[1])


def _holding(a: Solved, b: Solved, mine: Graph, theirs: Graph) -> tuple[Holding, Holding]:
    """The states of both in the names of the first, with the first levels of options that begin otherwise in each."""
    names = [{**side.names("option"), **side.names("level"), **side.names("state")} for side in (a, b)]
    bare = Holding(mine.states, names[0]), Holding(theirs.states, names[1])
    first, second = (each.first_levels() for each in bare)
    told = frozenset(key for key, level in first.items() if second.get(key, level) != level)
    return Holding(mine.states, names[0], told), Holding(theirs.states, names[1], told)


def _claims(
    a: Solved, b: Solved, mine: Mapping[str, Verdict], theirs: Mapping[str, Verdict], *, strangers: bool
) -> Iterable[VerdictDiffers]:
    """Every claim of either, with its verdict in each."""
    names = b.names("claim")
    others: dict[str, ClaimMade] = {names.get(claim.id, claim.id): claim for claim in b.conflict.claims}
    for claim in a.conflict.claims:
        other = None if strangers else others.pop(claim.id, None)
        text = claim.text or (other.text if other else "")
        verdict = theirs[other.id] if other else None
        yield VerdictDiffers(claim.id, other.id if other else "", text, mine[claim.id], verdict)
    for name, claim in others.items():
        yield VerdictDiffers(name, claim.id, claim.text, None, theirs[claim.id])
