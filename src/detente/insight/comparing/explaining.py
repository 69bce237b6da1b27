"""The fewest differences that explain a difference in verdicts: sets of edits, the smaller ones first.

From a towards b: the smallest sets which, made to a, give a claim the verdict that it has in b.  All conflicts between
the two are tried in the order of how many edits they are away, as far as a limit allows; beyond it a set that does is
made smaller as long as that goes (delta debugging), and it is said that smaller ones may be there.

Source: [ZellerHildebrandt2002].
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from detente.errors import DetenteError
from detente.graph.unfold import LIMIT, LIMIT_MOVES
from detente.insight.claims.checking import checked
from detente.insight.claims.finding import Verdict, merged
from detente.insight.claims.scene import Scene
from detente.insight.claims.stage import Stages
from detente.insight.claims.world import World
from detente.insight.comparing.cells import Key
from detente.insight.comparing.mixing import Between
from detente.insight.comparing.needing import Names, claimed
from detente.insight.comparing.stepping import Chosen, Steps
from detente.model.claim import Claim
from detente.model.conflict import Conflict
from detente.stability.reading import DEFAULT, Reading

Progress = Callable[[int, int], None]

# How many conflicts share what was found out about states and moves, before that is let go of.
_KEPT = 200


@dataclass(frozen=True, slots=True)
class Disputed:
    """A claim on which two conflicts give different verdicts: what it says in each, and the verdicts.

    `changed`: whether it says something else in b; if so, that is an edit of its own.
    """

    id: str
    a: Claim
    b: Claim
    verdict_a: Verdict
    verdict_b: Verdict
    changed: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The smallest sets found, each a set of cells; `least`, `all` and `size` as in an explanation."""

    sets: tuple[Chosen, ...]
    least: bool
    all: bool
    size: int


@dataclass(eq=False)
class Trials:
    """The conflicts between two, judged one after another; what was found once is remembered.

    `tried`: how many were judged.
    """

    between: Between
    claims: Sequence[Disputed]
    concept: str = "SEQ"
    counted: Reading = DEFAULT
    limit: int = LIMIT
    limit_moves: int = LIMIT_MOVES
    progress: Progress | None = None
    most: int = 0
    _known: dict[Chosen, dict[tuple[str, bool], Verdict | None]] = field(default_factory=dict, repr=False)
    _stages: dict[object, tuple[Stages, int]] = field(default_factory=dict, repr=False)

    @property
    def tried(self) -> int:
        """How many conflicts have been judged."""
        return len(self._known)

    def verdict(self, chosen: Chosen, claim: Disputed, *, as_b: bool) -> Verdict | None:
        """The verdict on a claim, as a or as b makes it, in a conflict; None where it cannot be judged there."""
        if chosen not in self._known:
            self._known[chosen] = self._judged(self.between.conflict(chosen))
            if self.progress is not None:
                self.progress(self.tried, max(self.most, self.tried))
        return self._known[chosen][claim.id, as_b]

    def known(self, chosen: Chosen) -> bool:
        """Whether a conflict has been judged."""
        return chosen in self._known

    def _judged(self, conflict: Conflict) -> dict[tuple[str, bool], Verdict | None]:
        keys = [(claim.id, as_b) for claim in self.claims for as_b in ((False, True) if claim.changed else (False,))]
        says = {(claim.id, as_b): claim.b if as_b else claim.a for claim in self.claims for as_b in (False, True)}
        try:
            world = World(self._stage(conflict), conflict, self.concept, self.counted)
            scenes = [Scene(world, each.id) for each in world.stage.bare.readings] or [Scene(world)]
        except DetenteError:
            # What is between two conflicts need not be one: a status quo may be infeasible there, for example.
            return dict.fromkeys(keys)
        there = _there(conflict)
        return {key: _verdict(scenes, says[key]) if claimed(says[key]) <= there else None for key in keys}

    def _stage(self, conflict: Conflict) -> Stages:
        """What remembers states and moves for all conflicts with these options."""
        key = (
            tuple((dm.id, dm.options) for dm in conflict.decision_makers),
            conflict.joint_options,
            conflict.states,
            conflict.moves and tuple(conflict.moves.items()),
        )
        stages, used = self._stages.get(key, (None, 0))
        if stages is None or used >= _KEPT:
            if len(self._stages) >= _KEPT:
                self._stages.clear()
            stages, used = Stages(self.limit, self.limit_moves), 0
        self._stages[key] = stages, used + 1
        return stages


def _verdict(scenes: Sequence[Scene], claim: Claim) -> Verdict | None:
    try:
        return merged(checked(scene, claim).verdict for scene in scenes)
    except DetenteError:
        return None


def _there(conflict: Conflict) -> Names:
    """The names of which claims can be made."""
    makers = [dm.id for dm in conflict.decision_makers]
    return {
        *(("decision maker", dm) for dm in makers),
        *(("mover", name) for name in (*makers, *(forum.id for forum in conflict.forums))),
        *(("variant", variant.id) for variant in conflict.variants),
        *(("option", option.key) for option in conflict.options),
        *(("level", option.key, level) for option in conflict.options for level in option.levels),
    }


@dataclass(frozen=True, eq=False)
class Search:
    """The search for the smallest sets in one direction: from a towards b, or, `back`, from b towards a.

    A set is what is changed on the way: on the way back, what is as a has it.
    """

    trials: Trials
    steps: Steps
    back: bool = False

    def made(self, changed: Chosen) -> Chosen:
        """The cells that are as b has them, once some are changed."""
        return self.steps.all - changed if self.back else changed

    def further(self, changed: Chosen) -> Iterator[Chosen]:
        """The sets one step further on."""
        if not self.back:
            return self.steps.onward(changed)
        return (self.steps.all - left for left in self.steps.backward(self.made(changed)))

    def completed(self, changed: Chosen, goal: Sequence[Disputed]) -> Chosen | None:
        """The set, with changes of what claims say where that is needed, if it reaches the goal; else None.

        The goal: each claim has the verdict that it has in the conflict that is gone towards.
        """
        made = self.made(changed)
        added: set[Key] = set()
        for claim in goal:
            wanted = claim.verdict_a if self.back else claim.verdict_b
            if self.trials.verdict(made, claim, as_b=self.back and claim.changed) == wanted:
                continue
            if not claim.changed or self.trials.verdict(made, claim, as_b=not self.back) != wanted:
                return None
            added.add(("claim", claim.id))
        return changed | added

    def found(self, goals: Mapping[str, Sequence[Disputed]], tries: int) -> dict[str, Found]:
        """For each goal the smallest sets, after at most `tries` conflicts; reduced ones where more are needed."""
        best: dict[str, list[Chosen]] = {name: [] for name in goals}
        levels: dict[int, dict[Chosen, None]] = {0: {frozenset(): None}}
        spent, complete = 0, -1
        while levels and (open_ := self._open(goals, best, complete)):
            size = min(levels)
            for changed in levels.pop(size):
                made = self.made(changed)
                if not self.trials.known(made):
                    if spent == tries:
                        return self._settled(goals, best, complete, ended=True)
                    spent += 1
                for name in open_:
                    whole = self.completed(changed, goals[name])
                    if whole is not None:
                        best[name] = _smallest(best[name], whole)
                for further in self.further(changed):
                    levels.setdefault(len(further), {})[further] = None
            # Once no step leads further, everything has been tried.
            complete = min(levels) - 1 if levels else len(self.places)
        return self._settled(goals, best, complete, ended=False)

    @staticmethod
    def _open(
        goals: Mapping[str, Sequence[Disputed]], best: Mapping[str, Sequence[Chosen]], complete: int
    ) -> list[str]:
        """The goals for which larger sets are still worth trying."""
        return [name for name in goals if not best[name] or len(best[name][0]) > complete]

    def _settled(
        self, goals: Mapping[str, Sequence[Disputed]], best: dict[str, list[Chosen]], complete: int, *, ended: bool
    ) -> dict[str, Found]:
        found = {}
        for name, goal in goals.items():
            sets = best[name]
            if ended and (not sets or len(sets[0]) > complete + 1):
                reduced = self._reduced(sets, goal)
                sets = reduced if not sets or (reduced and len(reduced[0]) < len(sets[0])) else sets
            size = len(sets[0]) if sets else 0
            found[name] = Found(
                tuple(sorted(sets, key=self._listed)),
                bool(sets) and size <= complete + 1,
                bool(sets) and size <= complete,
                complete,
            )
        return found

    def _listed(self, chosen: Chosen) -> list[int]:
        return sorted(self.places[key] for key in chosen)

    @cached_property
    def places(self) -> dict[Key, int]:
        """Where each cell, and each claim that says something else, stands in the list of all edits."""
        claims = (("claim", claim.id) for claim in self.trials.claims)
        return {key: place for place, key in enumerate((*self.steps.between.keys, *claims))}

    def _reduced(self, sets: Sequence[Chosen], goal: Sequence[Disputed]) -> list[Chosen]:
        """A set that reaches the goal, from which no single step can be taken away; none where nothing reaches it."""
        chosen = self.steps.all if not sets else sets[0] & self.steps.all
        if self.completed(chosen, goal) is None:
            return []
        units = list(self.steps.units)
        size = len(units)
        while size:
            for k in range(0, len(units), size):
                fewer = self._without(chosen, units[k : k + size])
                if fewer != chosen and self.completed(fewer, goal) is not None:
                    chosen = fewer
            units = [unit for unit in units if unit <= chosen]
            size = size // 2
        shrinking = True
        while shrinking:
            shrinking = False
            for fewer in self._nearer(chosen):
                if self.completed(fewer, goal) is not None:
                    chosen, shrinking = fewer, True
                    break
        whole = self.completed(chosen, goal)
        return [] if whole is None else [whole]

    def _without(self, changed: Chosen, units: Sequence[Chosen]) -> Chosen:
        if not self.back:
            return self.steps.lacking(changed, units)
        return self.steps.all - self.steps.having(self.made(changed), units)

    def _nearer(self, changed: Chosen) -> Iterator[Chosen]:
        if not self.back:
            return self.steps.backward(changed)
        return (self.steps.all - more for more in self.steps.onward(self.made(changed)))


def _smallest(known: list[Chosen], new: Chosen) -> list[Chosen]:
    if known and len(known[0]) < len(new):
        return known
    return [*known, new] if known and len(known[0]) == len(new) else [new]
