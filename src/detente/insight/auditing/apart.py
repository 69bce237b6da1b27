"""A claim judged apart: without its own parts, so that what its own sentences say does not count for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from detente.errors import ConflictError, TooLarge
from detente.insight.auditing.standing import Within, own_parts, own_start, reports
from detente.insight.claims.checking import checked
from detente.insight.claims.finding import Verdict
from detente.insight.claims.scene import Scene
from detente.insight.claims.world import World
from detente.insight.deciding.dropping import without
from detente.model.conflict import ClaimMade, Conflict


@dataclass(frozen=True, eq=False)
class Apart:
    """Where the claims of a conflict are judged, whole and without their own parts, in its preferences as listed.

    `worlds`: the world of a conflict; `within`: the sentences that a citation lies in, as for `own_parts`.
    """

    conflict: Conflict
    worlds: Callable[[Conflict], World]
    within: Within
    _scenes: dict[tuple[str, ...], tuple[Scene, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def world(self) -> World:
        """The world of the conflict as it is listed."""
        return self.worlds(self.conflict)

    @cached_property
    def readings(self) -> tuple[str, ...]:
        """The readings of the status quo; where there is none, the base alone."""
        return tuple(r.id for r in self.world.stage.bare.readings) or ("base",)

    def whole(self, claim: ClaimMade) -> dict[str, Verdict]:
        """The verdict on a claim in each reading."""
        return self._verdicts((), claim)

    def judged(self, claim: ClaimMade) -> tuple[dict[str, Verdict], tuple[str, ...]]:
        """The verdict on a claim in each reading without its own parts, and what was left out.

        Undecided where what is left is no conflict that can be judged; and of a claim that only reports where the
        dispute stands, in the readings in which that was drawn from its own sentences: `status_quo` is left out there.
        """
        own = own_parts(self.conflict, claim, self.within)
        found: dict[str, Verdict]
        try:
            found = self._verdicts(own, claim)
        except (ConflictError, TooLarge):
            found = dict.fromkeys(self.readings, "undecided")
        if reports(claim.says):
            starts = [each for each in self.readings if own_start(self.conflict, claim, each, self.within)]
            found |= dict.fromkeys(starts, "undecided")
            own = (*own, "status_quo") if starts else own
        return found, own

    def _verdicts(self, own: tuple[str, ...], claim: ClaimMade) -> dict[str, Verdict]:
        # Claims that own the same parts share what is left.
        if own not in self._scenes:
            world = self.worlds(without(self.conflict, own)) if own else self.world
            self._scenes[own] = tuple(Scene(world, reading) for reading in self.readings)
        return {scene.reading: checked(scene, claim.says).verdict for scene in self._scenes[own]}
