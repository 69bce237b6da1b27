"""The judge on play: what a mover does at a state by each policy, and whom a move surprises, with sets and quantifiers.

Everybody moves by its own mind.  What is asked of one mind is asked at once, since the judge remembers one conflict.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from definitions import Concept, coalition_moves, completions, improvements, preferred, sanctioned, states
from detente.model.conflict import Conflict
from detente.model.patch import believed
from judge_moves import Arc, Mover
from judge_preferences import improvements_of_all
from judge_states import Combination

# How likely each move is, by the state that it leads to, and, under None, staying.
Odds = dict[str | None, float]


def movers(conflict: Conflict, *, forums: bool = True) -> list[Mover]:
    """Who may move: the decision makers as listed, then the forums, each set of members once."""
    alone = [frozenset({d.id}) for d in conflict.decision_makers]
    together = [frozenset(f.members) for f in conflict.forums if len(set(f.members)) > 1 and forums]
    return [*alone, *dict.fromkeys(together)]


@dataclass(frozen=True, eq=False)
class Eyes:
    """A conflict as somebody sees it: who can go where, what is better for whom, and what nothing sanctions."""

    conflict: Conflict
    concept: Concept

    @cached_property
    def names(self) -> list[str]:
        return states(self.conflict)

    @cached_property
    def meaning(self) -> dict[str, set[Combination]]:
        if self.conflict.moves is not None:
            return {}
        return completions(self.conflict)

    @cached_property
    def arcs(self) -> dict[Mover, set[Arc]]:
        return {us: coalition_moves(self.conflict, us) for us in movers(self.conflict)}

    @cached_property
    def preferred(self) -> dict[str, set[Arc]]:
        return {dm: preferred(self.conflict, dm) for dm in self.conflict.preferences}

    @cached_property
    def better(self) -> dict[str, set[Arc]]:
        """For each decision maker all (s, q) such that q is an improvement on s; none where wants are not stated."""
        towards = {d.id: {a.towards for a in self.conflict.attitudes if a.holder == d.id and a.value}
                   for d in self.conflict.decision_makers}  # fmt: skip
        stated = set(self.conflict.preferences)
        return {dm: improvements(self.conflict, dm) for dm, minded in towards.items() if {dm, *minded} <= stated}

    @cached_property
    def paying(self) -> dict[Mover, set[Arc]]:
        """For each mover the moves that better every member and that nothing sanctions."""
        return {
            us: {(s, t) for s, t in arcs & improvements_of_all(self.conflict, us)
                 if not sanctioned(self.conflict, us, s, t, self.concept)}
            for us, arcs in self.arcs.items()
        }  # fmt: skip

    def steps(self, dm: str, s: str, t: str) -> int:
        """By how many groups of equally good states t lies above s, or, below 0, below it."""
        better = self.preferred[dm]

        def rank(state: str) -> int:
            worse = {name for name in self.names if (state, name) in better}
            groups = {frozenset(x for x in worse if (x, y) not in better and (y, x) not in better) for y in worse}
            return len(groups)

        return rank(t) - rank(s)


@dataclass(frozen=True, eq=False)
class Judged:
    """A conflict with everybody's mind, and by what policy and noise each moves."""

    conflict: Conflict
    by: dict[str, str]
    noise: float
    concept: Concept = "SEQ"
    forums: bool = True

    @cached_property
    def real(self) -> Eyes:
        return Eyes(self.conflict, self.concept)

    @cached_property
    def eyes(self) -> dict[str, Eyes]:
        deceived = {belief.holder for belief in self.conflict.beliefs}
        return {
            d.id: Eyes(believed(self.conflict, d.id), self.concept) if d.id in deceived else self.real
            for d in self.conflict.decision_makers
        }

    def sees(self, dm: str, state: str) -> str | None:
        """The state as the decision maker sees it: of the same combinations, or in graph form of the same name."""
        mine = self.eyes[dm]
        if self.conflict.moves is not None:
            return state if state in mine.names else None
        meant = self.real.meaning[state]
        return next((name for name, merged in mine.meaning.items() if meant & merged), None)

    def open(self, us: Mover, s: str) -> set[str]:
        """All legal moves."""
        return {t for a, t in self.real.arcs[us] if a == s}

    def known(self, dm: str, us: Mover, s: str) -> set[str]:
        """The legal moves that are moves in the mind of the decision maker too."""
        arcs = self.eyes[dm].arcs.get(us, set())
        return {t for t in self.open(us, s) if (self.sees(dm, s), self.sees(dm, t)) in arcs}

    def improves(self, dm: str, s: str, t: str) -> bool:
        return (self.sees(dm, s), self.sees(dm, t)) in self.eyes[dm].better.get(dm, set())

    def prefers(self, dm: str, t: str, u: str) -> bool:
        return (self.sees(dm, t), self.sees(dm, u)) in self.eyes[dm].preferred[dm]

    def gain(self, dm: str, s: str, t: str) -> int:
        """Rank steps in its own mind; what its attitudes forbid counts as a loss."""
        here, there = self.sees(dm, s), self.sees(dm, t)
        assert here is not None
        assert there is not None
        steps = self.eyes[dm].steps(dm, here, there)
        return -steps if steps > 0 and not self.improves(dm, s, t) else steps

    def agreed(self, dm: str, us: Mover, s: str) -> set[str]:
        """The moves that a member would make, by its policy."""
        known = self.known(dm, us, s)
        better = {t for t in known if self.improves(dm, s, t)}
        match self.by[dm]:
            case "any":
                return self.open(us, s)
            case "noisy" if self.noise == math.inf or (self.noise > 0 and dm in self.eyes[dm].better):
                return known
            case "noisy" if self.noise > 0:
                return set()
            case "foresighted":
                paying = self.eyes[dm].paying
                return {t for t in better if (self.sees(dm, s), self.sees(dm, t)) in paying[us]}
        return better

    def odds(self, us: Mover, s: str) -> Odds:
        """What the mover does at the state: how likely each move is, and staying."""
        moves = set.intersection(self.open(us, s), *(self.agreed(dm, us, s) for dm in us))
        drawing = [dm for dm in us if self.by[dm] == "any" or (self.by[dm] == "noisy" and self.noise > 0)]
        if not moves:
            return {None: 1.0}
        if not drawing:
            return {self.best(us, s, moves): 1.0}

        def least(t: str) -> float:
            return min(0 if self.by[dm] == "any" or self.noise == math.inf else self.gain(dm, s, t) for dm in drawing)

        noise = 1.0 if self.noise in {0.0, math.inf} else self.noise
        weight: Odds = {None: 1.0} | {t: math.exp(least(t) / noise) for t in moves}
        return {t: w / sum(weight.values()) for t, w in weight.items()}

    def best(self, us: Mover, s: str, moves: set[str]) -> str:
        """To which not all members prefer some other move; of these the fewest options changed, then the first."""
        undominated = [
            t for t in moves if not any(all(self.prefers(dm, u, t) for dm in us) for u in moves)
        ]  # fmt: skip
        return min(undominated or moves, key=lambda t: (self.changed(s, t), self.real.names.index(t)))

    def changed(self, s: str, t: str) -> int:
        if self.conflict.moves is not None:
            return 0
        number = len(next(iter(self.real.meaning[s])))
        levels = [[{c[n] for c in self.real.meaning[state]} for n in range(number)] for state in (s, t)]
        return sum(before != after for before, after in zip(*levels, strict=True))

    def surprised(self, us: Mover, s: str, t: str) -> dict[str, str]:
        """Whom a move surprises, and by what."""
        found = {}
        for dm, eyes in self.eyes.items():
            here, there, others = self.sees(dm, s), self.sees(dm, t), us - {dm}
            if not others:
                continue
            if there is None:
                found[dm] = "impossible"
            elif here is not None and (here, there) not in eyes.arcs.get(us, set()):
                found[dm] = "no move"
            elif here is None or not others <= set(eyes.better):
                continue
            elif any((here, there) not in eyes.better[other] for other in others):
                found[dm] = "no improvement"
        return found
