"""The witness of a verdict, as data: each improvement that tempts a mover, and what answers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.graph.sequences import path
from detente.grid import Grid, plainly
from detente.stability.matrices import bites_at

if TYPE_CHECKING:
    from detente.graph.graph import Mover
    from detente.stability.concept import Concept
    from detente.stability.judge import Judge


@dataclass(frozen=True, slots=True)
class Step:
    """One move: who makes it, and the state that it leads to."""

    mover: str
    to: str


@dataclass(frozen=True, slots=True)
class Deviation:
    """An improvement of the mover, and the shortest answer that holds the mover back from it.

    `answer` is None where nothing does.  `onward`: where the concept asks for it, the states that the mover could go
    on to from the end of the answer, none of which would serve it.
    """

    to: str
    answer: tuple[Step, ...] | None
    onward: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Witness:
    """Why a state is stable, or is not, for a mover under a concept.

    `deviations` holds every improvement of the mover from the state: first those that nothing answers, and otherwise
    in the order of states.  Without deviations the state is stable because the mover has no improvement.
    `forbidden`: what every member would prefer, but some attitude to another stands against.
    """

    state: str
    mover: str
    concept: str
    stable: bool
    deviations: tuple[Deviation, ...]
    moves: int
    forbidden: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Say the verdict in one line."""
        verdict = "stable" if self.stable else "not stable"
        count = f"improvements: {len(self.deviations)}, unanswered: {len(self.paying)}"
        return f"<Witness: {self.state} is {verdict} for {self.mover} under {self.concept}; {count}>"

    def _repr_html_(self) -> str:
        rows = tuple(
            (d.to, "nothing" if d.answer is None else ", then ".join(f"{s.mover} to {s.to}" for s in d.answer))
            for d in self.deviations
        )
        return Grid(("improvement", "answered by"), rows, plainly(self)).html()

    @property
    def paying(self) -> tuple[Deviation, ...]:
        """The improvements that nothing answers."""
        return tuple(d for d in self.deviations if d.answer is None)


def witness(judge: Judge, mover: Mover, state: int, concept: Concept) -> Witness:
    """Find what shows that a state is stable or not: each improvement, with a shortest answer if there is one."""
    states = judge.graph.states
    sanction = concept.sanction
    found = []
    bites = bites_at(judge.graph, judge.reading, mover, state, final=sanction.final)
    answerers = judge.answerers(mover)
    movers = judge.successors(mover, sanction)
    targets = judge.graph.improving(mover, state)
    unanswered = judge.unanswered(mover, sanction, state, targets)
    for number, target in enumerate(targets):
        # Where nothing answers, a search would visit all that can be reached before it says so.
        steps = None
        if unanswered is None or not unanswered[number]:
            steps = path(int(target), movers, judge.reading.sequences, lambda t: bool(bites[t]))
        answer = None if steps is None else tuple(Step(answerers[m].id, states.name(t)) for m, t in steps)
        onward: tuple[str, ...] = ()
        if steps and sanction.final:
            onward = tuple(states.all_names(mover.moves.successors(steps[-1][1])))
        found.append(Deviation(states.name(int(target)), answer, onward))
    found.sort(key=lambda d: d.answer is not None)
    reached = mover.moves.successors(state)
    barred = judge.graph.wanted(mover, reached, state) & ~judge.graph.allowed(mover, reached, state)
    return Witness(
        state=states.name(state),
        mover=mover.id,
        concept=concept.key,
        stable=all(d.answer is not None for d in found),
        deviations=tuple(found),
        moves=len(reached),
        forbidden=tuple(states.all_names(reached[barred])),
    )
