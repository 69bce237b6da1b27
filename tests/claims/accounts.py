"""Accounts under check: a conflict, and what the package says of claims on it from one reading and one play."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random

import definitions as judge
import judge_claims
from detente.insight.claims.checking import checked
from detente.insight.claims.scene import PLAYS, Play, Scene
from detente.insight.claims.stage import Stages
from detente.insight.claims.world import World
from detente.model.claim import Claim
from detente.model.conflict import Conflict
from detente.model.statement import Statement
from judge_ground import ground
from random_claims import able, random_account, settled_statement
from strategies import Kind

SAID: tuple[Kind, ...] = ("plain", "option", "option", "merged")
"""The forms of conflicts that have options, and so statements to claim."""


@dataclass(frozen=True, eq=False)
class Account:
    """A conflict under a concept, seen from one reading of the status quo by one play, with what `unless` bars."""

    conflict: Conflict
    concept: judge.Concept = "SEQ"
    reading: str = "base"
    play: Play = "improving"
    barred: Statement | None = None

    @cached_property
    def world(self) -> World:
        """The world of the package."""
        return World(Stages(), self.conflict, self.concept)

    @cached_property
    def scene(self) -> Scene:
        """The scene of the package."""
        return Scene(self.world, self.reading, self.play, self.barred)

    def says(self, claim: Claim) -> str:
        """The package's verdict on a claim."""
        return checked(self.scene, claim).verdict

    def holds(self, claim: Claim) -> bool:
        """Whether the package says that the claim holds."""
        return self.says(claim) == "holds"

    def in_play(self, play: Play) -> Account:
        """The same account in another play."""
        return replace(self, play=play)

    def by(self, concept: judge.Concept) -> Account:
        """The same account with another concept."""
        return replace(self, concept=concept)

    def all_counting(self) -> Account:
        """The same account with nothing barred."""
        return replace(self, barred=None)


def readings(conflict: Conflict) -> list[str]:
    """The readings of the status quo."""
    quo = conflict.status_quo
    return ["base", *(c.id for c in (quo.contested if quo else ()))]


def random_view(rng: Random, *, whole: bool = True) -> Account:
    """An account on a random conflict with options, seen from anywhere; if `whole`, nothing is left unsaid."""
    conflict = random_account(rng, rng.choice(SAID), whole=whole)
    if not able(conflict):  # a merged form in which no move can be named
        conflict = random_account(rng, "plain", whole=whole)
    barred = settled_statement(rng, conflict) if rng.random() < 0.25 else None
    return Account(conflict, rng.choice(judge.CONCEPTS), rng.choice(readings(conflict)), rng.choice(PLAYS), barred)


@dataclass(frozen=True)
class Compared:
    """How many verdicts were compared, and those that differ: the package's beside the judge's."""

    verdicts: int
    wrong: dict[str, tuple[str, str]]


def compared(conflict: Conflict, concept: judge.Concept, claims: Iterable[Claim]) -> Compared:
    """The claims under every reading of the status quo, in both plays."""
    world, its_ground = World(Stages(), conflict, concept), ground(conflict, concept)
    count = 0
    wrong: dict[str, tuple[str, str]] = {}
    for claim in claims:
        for reading in readings(conflict):
            for play in PLAYS:
                said = checked(Scene(world, reading, play), claim).verdict
                expected = judge_claims.verdict(judge_claims.Sight(its_ground, reading, play), claim)
                count += 1
                if said != expected:
                    wrong[f"{claim}; {concept}, {reading}, {play}"] = (said, expected)
    return Compared(count, wrong)
