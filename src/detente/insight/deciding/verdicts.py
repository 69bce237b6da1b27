"""Verdicts of all claims at once: in the conflict as it is, in any admissible order, and without some of its parts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from detente.insight.claims.checking import checked
from detente.insight.claims.finding import Finding, Verdict, merged
from detente.insight.claims.scene import PLAYS, Play, Scene
from detente.insight.claims.stage import Stages
from detente.insight.claims.world import World
from detente.insight.deciding.dropping import without
from detente.insight.orders import Order, Orders, orders
from detente.model.claim import Claim
from detente.model.conflict import Conflict
from detente.stability.reading import DEFAULT, Reading


@dataclass(frozen=True, eq=False)
class Verdicts:
    """What a list of claims comes to in a conflict; what was found once is remembered.

    `concept`: the key of the concept K.  `counted`: how answers are counted.
    """

    conflict: Conflict
    claims: tuple[Claim, ...]
    concept: str = "SEQ"
    counted: Reading = DEFAULT
    stages: Stages = field(default_factory=Stages, repr=False)
    _lacking: dict[frozenset[str], Orders] = field(default_factory=dict, repr=False)

    def world(self, conflict: Conflict) -> World:
        """The world of a conflict, with the concept and the reading of these verdicts."""
        return World(self.stages, conflict, self.concept, self.counted)

    def findings(self, conflict: Conflict, claim: Claim, play: Play = "improving") -> dict[str, Finding]:
        """What a claim comes to in a conflict as its preferences are listed, in each reading of its status quo."""
        world = self.world(conflict)
        readings = [r.id for r in world.stage.bare.readings] or ["base"]
        return {reading: checked(Scene(world, reading, play), claim) for reading in readings}

    def verdict(self, conflict: Conflict, claim: Claim, play: Play = "improving") -> Verdict:
        """The verdict on a claim in a conflict as its preferences are listed; mixed where readings differ."""
        return merged(finding.verdict for finding in self.findings(conflict, claim, play).values())

    def lacking(self, dropped: Collection[str]) -> Orders:
        """The admissible orders of the conflict without some of its parts."""
        key = frozenset(dropped)
        if key not in self._lacking:
            # Places are for messages; changing a conflict thousands of times goes quicker without them.
            conflict = without(replace(self.conflict, places={}), key)
            self._lacking[key] = orders(conflict, self.stages.of(conflict))
        return self._lacking[key]

    def at(self, order: Order, dropped: Collection[str] = ()) -> tuple[Verdict, ...]:
        """The verdict on each claim in that order, in the first reading, by improving play, without what is dropped."""
        return self.judged(self.lacking(dropped).put(order))

    def judged(self, conflict: Conflict) -> tuple[Verdict, ...]:
        """The verdict on each claim in a conflict, in the first reading, by improving play."""
        world = self.world(conflict)
        readings = world.stage.bare.readings
        scene = Scene(world, readings[0].id if readings else "base", PLAYS[0])
        found = tuple(checked(scene, claim).verdict for claim in self.claims)
        world.let_go()
        return found
