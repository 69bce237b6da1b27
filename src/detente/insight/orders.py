"""Admissible orders: every order of preference statements that the tiers of a conflict leave open."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import permutations, product
from typing import TYPE_CHECKING

import numpy as np

from detente.insight.claims.stage import Stage
from detente.model.conflict import Conflict, Statements, Want
from detente.model.statement import Not

if TYPE_CHECKING:
    from numpy.typing import NDArray

Order = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class Orders:
    """The admissible orders of a conflict: for each decision maker, its statements in any order within each tier.

    `tiers`: for each decision maker that states its wants, its statements by tier, the listed order within each;
    without tiers every statement is a tier of its own, for then the listed order is settled.  Statements that hold in
    the same states count once, where the first of them stands; those that hold everywhere or nowhere count not at all:
    neither changes any preference, and left in they would count orders twice.  `merged` says which stands for which.
    """

    conflict: Conflict
    tiers: Mapping[str, tuple[tuple[Want, ...], ...]]
    merged: Mapping[str, str]

    @cached_property
    def count(self) -> int:
        """How many admissible orders there are."""
        return math.prod(math.factorial(len(tier)) for tiers in self.tiers.values() for tier in tiers)

    @cached_property
    def base(self) -> Order:
        """The order as listed."""
        return {dm: tuple(w.id for tier in tiers for w in tier) for dm, tiers in self.tiers.items()}

    @property
    def open(self) -> tuple[tuple[str, str], ...]:
        """The pairs of statements that the tiers leave unsettled, each once, in the listed order."""
        return tuple(
            (a.id, b.id)
            for tiers in self.tiers.values()
            for tier in tiers
            for k, a in enumerate(tier)
            for b in tier[k + 1 :]
        )

    def all(self) -> Iterator[Order]:
        """Every admissible order, the base order first."""
        by_tier = [[permutations(tier) for tier in tiers] for tiers in self.tiers.values()]
        for choice in product(*(product(*tiers) for tiers in by_tier)):
            yield {
                dm: tuple(w.id for tier in tiers for w in tier) for dm, tiers in zip(self.tiers, choice, strict=True)
            }

    def drawn(self, number: int, seed: int) -> Iterator[Order]:
        """That many admissible orders: the base order, then others drawn evenly and independently.

        The k-th order depends on `seed` and k alone, so that more orders begin with fewer, whoever draws them.
        """
        for k in range(number):
            yield self.base if k == 0 else self._one(random.Random(f"{seed}:{k}"))  # noqa: S311  reproducible, no secret

    def _one(self, chance: random.Random) -> Order:
        return {
            dm: tuple(w.id for tier in tiers for w in chance.sample(tier, len(tier)))
            for dm, tiers in self.tiers.items()
        }

    def put(self, order: Order) -> Conflict:
        """The conflict with its statements in this order, those that count not at all left out."""
        preferences = dict(self.conflict.preferences)
        for dm, ids in order.items():
            listed = preferences[dm]
            if isinstance(listed, Statements):
                wants = {w.id: w for w in listed.wants}
                preferences[dm] = replace(listed, wants=tuple(wants[name] for name in ids))
        return replace(self.conflict, preferences=preferences)

    def unruly(self, number: int, seed: int) -> Iterator[Conflict]:
        """The conflict with its statements in random orders, whatever the tiers, each as it is or negated at random.

        What a claim's share is worth is seen beside the share that it has among these: its *null share*.
        """
        for k in range(number):
            chance = random.Random(f"{seed}:null:{k}")  # noqa: S311  reproducible, no secret
            preferences = dict(self.conflict.preferences)
            for dm, tiers in self.tiers.items():
                wants = [w for tier in tiers for w in tier]
                chance.shuffle(wants)
                turned = tuple(
                    replace(w, want=Not(w.statement), condition=None, how=None, tier=None)
                    if chance.random() < 0.5
                    else replace(w, tier=None)
                    for w in wants
                )
                listed = preferences[dm]
                if isinstance(listed, Statements):
                    preferences[dm] = replace(listed, wants=turned)
            yield replace(self.conflict, preferences=preferences)


def orders(conflict: Conflict, stage: Stage) -> Orders:
    """The admissible orders of a conflict; `stage` tells which statements hold in the same states."""
    tiers: dict[str, tuple[tuple[Want, ...], ...]] = {}
    merged: dict[str, str] = {}
    for dm, preference in conflict.preferences.items():
        if isinstance(preference, Statements):
            tiers[dm] = _counted(preference, stage, merged)
    return Orders(conflict, tiers, merged)


def _counted(preference: Statements, stage: Stage, merged: dict[str, str]) -> tuple[tuple[Want, ...], ...]:
    seen: dict[bytes, str] = {}
    tiers: list[list[Want]] = []
    last: int | None = None
    for want in preference.wants:
        truth: NDArray[np.bool_] = stage.truth(want.statement)
        if truth.all() or not truth.any():
            continue
        key = np.packbits(truth).tobytes()
        if key in seen:
            merged[want.id] = seen[key]
            continue
        seen[key] = want.id
        if want.tier is None or want.tier != last or not tiers:
            tiers.append([])
        tiers[-1].append(want)
        last = want.tier
    return tuple(map(tuple, tiers))
