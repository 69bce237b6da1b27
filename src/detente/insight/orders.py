"""Admissible orders: every order of preference statements that the tiers of a conflict leave open."""

from __future__ import annotations

import math
import random
from collections.abc import Collection, Iterator, Mapping, Sequence
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

    Mask = NDArray[np.bool_]
    Cells = NDArray[np.int64]

Order = Mapping[str, tuple[str, ...]]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Layer:
    """A tier: how many of its statements count, and those that say nothing at its end."""

    counted: int
    rest: tuple[Want, ...]


@dataclass(frozen=True, eq=False)
class Orders:
    """The admissible orders of a conflict: for each decision maker, its statements in any order within each tier.

    `tiers`: for each decision maker that states its wants, its statements by tier, the listed order within each;
    without tiers every statement is a tier of its own, for then the listed order is settled.  Left out are statements
    that change no preference wherever they stand in their tier, since they would count orders twice.  `merged`: those
    that hold in the same states as an earlier one, with the one that stands for them.  `idle`: those on which the
    tiers before theirs leave nothing to say, such as what holds everywhere or nowhere.
    """

    conflict: Conflict
    tiers: Mapping[str, tuple[tuple[Want, ...], ...]]
    merged: Mapping[str, str]
    idle: tuple[str, ...] = ()

    @cached_property
    def count(self) -> int:
        """How many admissible orders there are."""
        return math.prod(math.factorial(len(tier)) for tiers in self.tiers.values() for tier in tiers)

    @cached_property
    def base(self) -> Order:
        """The order as listed."""
        return {dm: tuple(w.id for tier in tiers for w in tier) for dm, tiers in self.tiers.items()}

    @cached_property
    def open(self) -> tuple[Pair, ...]:
        """The pairs of statements that the tiers leave unsettled, each once, in the listed order."""
        return tuple((a, b) for _, tier in self._names for k, a in enumerate(tier) for b in tier[k + 1 :])

    @cached_property
    def _names(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Every tier of every decision maker: whose it is, and its statements by id."""
        return tuple((dm, tuple(w.id for w in tier)) for dm, tiers in self.tiers.items() for tier in tiers)

    def all(self) -> Iterator[Order]:
        """Every admissible order, the base order first."""
        for chosen in product(*(permutations(tier) for _, tier in self._names)):
            yield self._joined(chosen)

    def drawn(self, number: int, seed: int) -> Iterator[Order]:
        """That many admissible orders: the base order, then others drawn evenly and independently.

        The k-th order depends on `seed` and k alone, so that more orders begin with fewer, whoever draws them.
        """
        for k in range(number):
            yield self.base if k == 0 else next(self.meeting((), k, seed))

    def meeting(self, above: Collection[Pair], first: int, seed: int) -> Iterator[Order]:
        """Endlessly many admissible orders in which each first of a pair stands above its second, drawn evenly.

        `first`: the number of the first draw.  Nothing where no order is so.  The k-th draw depends on `seed`, k and
        the places of the pairs in the listed order, not on names.  Cost: factorial in the statements that pairs name.
        """
        where = {name: place for place, name in enumerate(n for _, tier in self._names for n in tier)}
        if any(name not in where for pair in above for name in pair):
            return
        bound = [_bound(tier, above) for _, tier in self._names]
        if not all(allowed for _, allowed in bound) or any(not self._same_tier(pair) for pair in above):
            return
        what = sorted((where[a], where[b]) for a, b in above)
        number = first
        while True:
            chance = random.Random(f"{seed}:{number}:{what}" if what else f"{seed}:{number}")  # noqa: S311  reproducible, no secret
            yield self._joined([_draw(tier, *b, chance) for (_, tier), b in zip(self._names, bound, strict=True)])
            number += 1

    def _same_tier(self, pair: Pair) -> bool:
        return any(set(pair) <= set(tier) for _, tier in self._names)

    def apart(self, distance: int) -> Iterator[Order]:
        """Every admissible order in which exactly that many open pairs stand the other way round than listed."""
        yield from (self._joined(chosen) for chosen in _inverted([tier for _, tier in self._names], distance))

    def reversed(self, order: Order) -> tuple[Pair, ...]:
        """The pairs that stand in an order the other way round than listed, as they stand there."""
        place = {name: k for ids in order.values() for k, name in enumerate(ids)}
        return tuple((b, a) for a, b in self.open if place[b] < place[a])

    def _joined(self, chosen: Sequence[Sequence[str]]) -> Order:
        result: dict[str, tuple[str, ...]] = dict.fromkeys(self.tiers, ())
        for (dm, _), tier in zip(self._names, chosen, strict=True):
            result[dm] += tuple(tier)
        return result

    def put(self, order: Order) -> Conflict:
        """The conflict with its statements in this order.

        Those that do not count stand where they say nothing: behind the one that stands for them, if it is in their
        tier, else at the end of their tier.  The base order is the conflict as it is listed.
        """
        if order == self.base:
            return self.conflict
        preferences = dict(self.conflict.preferences)
        for dm, ids in order.items():
            names = iter(ids)
            wants: list[Want] = []
            for tier in self._layers[dm]:
                for _ in range(tier.counted):
                    wants += self._followed[next(names)]
                wants += tier.rest
            preferences[dm] = replace(self._listed[dm], wants=tuple(wants))
        return replace(self.conflict, preferences=preferences)

    @cached_property
    def _layers(self) -> Mapping[str, tuple[_Layer, ...]]:
        """Every tier of every decision maker, those that hold nothing that counts as well."""
        behind = {want.id for wants in self._followed.values() for want in wants}
        return {
            dm: tuple(
                _Layer(
                    sum(want.id in self._wants for want in tier),
                    tuple(want for want in tier if want.id not in behind),
                )
                for tier in _tiers(listed)
            )
            for dm, listed in self._listed.items()
        }

    @cached_property
    def _followed(self) -> Mapping[str, tuple[Want, ...]]:
        """Each statement that counts, with those of its tier behind it that it stands for."""
        found = {}
        for listed in self._listed.values():
            for tier in _tiers(listed):
                for want in tier:
                    if want.id in self._wants:
                        found[want.id] = (want, *(each for each in tier if self.merged.get(each.id) == want.id))
        return found

    @cached_property
    def _listed(self) -> Mapping[str, Statements]:
        return {dm: p for dm, p in self.conflict.preferences.items() if isinstance(p, Statements)}

    @cached_property
    def _wants(self) -> Mapping[str, Want]:
        return {w.id: w for tiers in self.tiers.values() for tier in tiers for w in tier}

    def unruly(self, number: int, seed: int) -> Conflict:
        """The conflict with its statements in a random order, whatever the tiers, each as it is or negated at random.

        It depends on `seed` and `number` alone.  What a claim's share is worth is seen beside the share that it has
        among such conflicts: its *null share*.
        """
        chance = random.Random(f"{seed}:null:{number}")  # noqa: S311  reproducible, no secret
        preferences = dict(self.conflict.preferences)
        for dm, ids in self.base.items():
            listed = self._listed[dm]
            places = [want.tier for want in listed.wants if want.id in self._wants]
            drawn = chance.sample(ids, len(ids))
            wants = [
                self._placed(name, tier, turned=chance.random() < 0.5) for name, tier in zip(drawn, places, strict=True)
            ]
            # Behind all that counts, what does not count says nothing, whatever its tier was.
            last = listed.wants[-1].tier if listed.wants else None
            wants += [replace(want, tier=last) for want in listed.wants if want.id not in self._wants]
            preferences[dm] = replace(listed, wants=tuple(wants))
        return replace(self.conflict, preferences=preferences)

    def _placed(self, name: str, tier: int | None, *, turned: bool) -> Want:
        """A statement in a tier, as it is or negated; the same object for the same arguments."""
        key = (name, tier, turned)
        if key not in self._made:
            want = replace(self._wants[name], tier=tier)
            self._made[key] = replace(want, want=Not(want.statement), condition=None, how=None) if turned else want
        return self._made[key]

    @cached_property
    def _made(self) -> dict[tuple[str, int | None, bool], Want]:
        return {}


def orders(conflict: Conflict, stage: Stage) -> Orders:
    """The admissible orders of a conflict; `stage` tells which statements hold in the same states."""
    tiers: dict[str, tuple[tuple[Want, ...], ...]] = {}
    merged: dict[str, str] = {}
    idle: list[str] = []
    for dm, preference in conflict.preferences.items():
        if isinstance(preference, Statements):
            tiers[dm] = _counted(preference, stage, merged, idle)
    return Orders(conflict, tiers, merged, tuple(idle))


def _counted(
    preference: Statements, stage: Stage, merged: dict[str, str], idle: list[str]
) -> tuple[tuple[Want, ...], ...]:
    """The statements that count, by tier."""
    seen: dict[bytes, str] = {}
    counted: list[tuple[Want, ...]] = []
    cells: Cells = np.zeros(stage.bare.size, np.int64)  # which states the tiers so far leave together
    for tier in _tiers(preference):
        kept: list[tuple[Want, Mask]] = []
        for want in tier:
            truth = stage.truth(want.statement)
            key = truth.tobytes()
            if key in seen:
                merged[want.id] = seen[key]
            elif _settled(truth, cells):
                idle.append(want.id)
            else:
                seen[key] = want.id
                kept.append((want, truth))
        for _, truth in kept:
            cells = np.unique(cells * 2 + truth, return_inverse=True)[1].astype(np.int64)
        if kept:
            counted.append(tuple(want for want, _ in kept))
    return tuple(counted)


def _tiers(preference: Statements) -> list[list[Want]]:
    tiers: list[list[Want]] = []
    for want in preference.wants:
        if want.tier is None or not tiers or want.tier != tiers[-1][-1].tier:
            tiers.append([])
        tiers[-1].append(want)
    return tiers


def _settled(truth: Mask, cells: Cells) -> bool:
    """Whether a statement holds in all states or in none of each cell."""
    size = np.bincount(cells)
    holding = np.bincount(cells, truth)
    return bool(((holding == 0) | (holding == size)).all())


def _bound(tier: tuple[str, ...], above: Collection[Pair]) -> tuple[list[int], list[tuple[str, ...]]]:
    """The places of a tier's statements that pairs name, and the orders among them that the pairs allow."""
    named = {name for pair in above for name in pair}
    places = [k for k, name in enumerate(tier) if name in named]
    inside = [(a, b) for a, b in above if a in tier and b in tier]
    allowed = [
        chosen
        for chosen in permutations([tier[k] for k in places])
        if all(chosen.index(a) < chosen.index(b) for a, b in inside)
    ]
    return places, allowed


def _draw(
    tier: tuple[str, ...], places: list[int], allowed: list[tuple[str, ...]], chance: random.Random
) -> Sequence[str]:
    """An order of a tier, drawn evenly from those in which the statements that are bound stand as allowed.

    Where those statements come to stand has nothing to do with how they stand among themselves, so the order among
    them can be drawn by itself.
    """
    drawn = chance.sample(tier, len(tier))
    if places:
        bound = {tier[k] for k in places}
        chosen = iter(chance.choice(allowed))
        drawn = [next(chosen) if name in bound else name for name in drawn]
    return drawn


def _inverted(tiers: Sequence[tuple[str, ...]], distance: int) -> Iterator[tuple[tuple[str, ...], ...]]:
    if not tiers:
        if distance == 0:
            yield ()
        return
    for here in range(min(distance, _most(len(tiers[0]))) + 1):
        for rest in _inverted(tiers[1:], distance - here):
            for first in _rearranged(tiers[0], here):
                yield (first, *rest)


def _rearranged(tier: tuple[str, ...], distance: int) -> Iterator[tuple[str, ...]]:
    """Every order of a tier in which exactly that many pairs stand the other way round."""
    if not tier:
        if distance == 0:
            yield ()
        return
    for k in range(min(distance, len(tier) - 1) + 1):
        if distance - k <= _most(len(tier) - 1):
            for rest in _rearranged(tier[:k] + tier[k + 1 :], distance - k):
                yield (tier[k], *rest)


def _most(length: int) -> int:
    """How many pairs there are to stand the other way round."""
    return length * (length - 1) // 2
