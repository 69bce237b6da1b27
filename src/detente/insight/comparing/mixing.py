"""Mixing: the conflicts between two, each cell as the one or as the other has it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from typing import Any

from detente.insight.comparing.cells import Key, Parts, by_options, cells
from detente.model.conflict import Conflict, DecisionMaker, Option, Preference, Statements, StatusQuo, Want


@dataclass(frozen=True, eq=False)
class Between:
    """Two conflicts of the same names and everything between them.

    `keys`: the cells that differ, and for each pair of wants of both that b ranks the other way round than a
    `("comparison", first, second)`, the first above the second in a.
    """

    a: Parts
    b: Parts

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        """What differs, in the order of the first conflict and then of the second."""
        mine, theirs = cells(self.a, self.b), cells(self.b, self.a)
        found = [key for key in dict.fromkeys((*mine, *theirs)) if mine.get(key) != theirs.get(key)]
        return (*found, *(("comparison", *pair) for dm in self.stating for pair in self._turned(dm)))

    @cached_property
    def stating(self) -> tuple[str, ...]:
        """The decision makers that state their wants in both."""
        return tuple(
            dm.id
            for dm in self.a.conflict.decision_makers
            if self.a.stated(dm.id) is not None and self.b.stated(dm.id) is not None
        )

    def both(self, dm: str) -> tuple[str, ...]:
        """The wants of a decision maker that both have, in the order of the first."""
        return self._both[dm]

    @cached_property
    def _both(self) -> dict[str, tuple[str, ...]]:
        found = {}
        for dm in self.stating:
            theirs = {want.id for want in self.b.stated(dm) or ()}
            found[dm] = tuple(want.id for want in self.a.stated(dm) or () if want.id in theirs)
        return found

    def _turned(self, dm: str) -> Iterator[tuple[str, str]]:
        at = {want.id: place for place, want in enumerate(self.b.stated(dm) or ())}
        return ((x, y) for x, y in combinations(self.both(dm), 2) if at[y] < at[x])

    def ranked(self, dm: str, chosen: Collection[Key]) -> tuple[str, ...]:
        """The wants of both, as the first lists them but for the pairs that are chosen; these must leave an order."""
        below = dict.fromkeys(self.both(dm), 0)
        for x, y in combinations(self.both(dm), 2):
            below[x if ("comparison", x, y) in chosen else y] += 1
        return tuple(sorted(below, key=lambda name: below[name]))

    def conflict(self, chosen: Collection[Key]) -> Conflict:
        """The conflict in which the chosen cells are as b has them, and all others as a does.

        A want that only one of the two has stands right behind the last want of both that stands before it there;
        where wants of either stand behind the same one, those come first whose first id does.  Consequences and
        beliefs alike.  Tiers never fall: where they would, the want takes the tier of the one before it.
        """
        makers = tuple(self._maker(dm, chosen) for dm in self._ids("decision maker", chosen))
        names = [dm.id for dm in makers]
        joint = tuple(self._option(key, chosen) for key in self._ids("option", chosen) if key.startswith("joint."))
        holders = self._there("attitude", chosen)
        return Conflict(
            makers,
            joint_options=joint,
            infeasible=self._there("rule", chosen),
            consequences=self._there("consequence", chosen),
            forums=self._there("forum", chosen),
            status_quo=self._status_quo(
                chosen, {o.key: o for o in (*(o for dm in makers for o in dm.options), *joint)}
            ),
            states=self._states(chosen),
            moves=self._moves(names, chosen),
            preferences=dict(self._preferences(names, chosen)),
            beliefs=self._there("belief", chosen),
            attitudes=holders,
            variants=self._there("variant", chosen),
        )

    def _side(self, key: Key, chosen: Collection[Key]) -> Parts:
        return self.b if key in chosen else self.a

    def _part(self, key: Key, chosen: Collection[Key]) -> Any:
        return self._side(key, chosen).by_key.get(key)

    def _ids(self, kind: str, chosen: Collection[Key]) -> list[str]:
        return [key[1] for key in self._order(kind, chosen) if self._part(key, chosen) is not None]

    def _there(self, kind: str, chosen: Collection[Key]) -> tuple[Any, ...]:
        parts = (self._part(key, chosen) for key in self._order(kind, chosen))
        return tuple(part for part in parts if part is not None)

    def _order(self, kind: str, chosen: Collection[Key]) -> Sequence[Key]:
        """The cells of a kind, in the order of the list that they make."""
        if kind not in {"consequence", "belief"}:
            return self._listed[kind]
        mine, theirs = ([key for key in side.by_key if key[0] == kind] for side in (self.a, self.b))
        lead = theirs if ("order", f"{kind}s") in chosen else mine
        return interleaved(mine, theirs, [key for key in lead if key in mine and key in theirs])

    @cached_property
    def _listed(self) -> dict[str, list[Key]]:
        found: dict[str, list[Key]] = {}
        for key in dict.fromkeys((*self.a.by_key, *self.b.by_key)):
            found.setdefault(key[0], []).append(key)
        return {kind: found.get(kind, []) for kind in (
            "decision maker", "option", "rule", "forum", "reading", "attitude", "variant"
        )}  # fmt: skip

    def _maker(self, dm: str, chosen: Collection[Key]) -> DecisionMaker:
        own = (key for key in self._ids("option", chosen) if key.partition(".")[0] == dm)
        return DecisionMaker(dm, dm, tuple(self._option(key, chosen) for key in own))

    def _option(self, name: str, chosen: Collection[Key]) -> Option:
        option: Option = self._part(("option", name), chosen)
        if ("option", name) in self.a.by_key and ("option", name) in self.b.by_key:
            once = self._side(("irreversible", name), chosen).by_key["option", name].irreversible
            requires = self._side(("requires", name), chosen).by_key["option", name].requires
            if (once, requires) != (option.irreversible, option.requires):
                return replace(option, irreversible=once, requires=requires)
        return option

    def _status_quo(self, chosen: Collection[Key], options: dict[str, Option]) -> StatusQuo | None:
        if not by_options(self.a.conflict, self.b.conflict):
            return self._side(("status quo", ""), chosen).conflict.status_quo
        levels = []
        for key, option in options.items():
            mine, theirs = self.a.levels.get(key), self.b.levels.get(key)
            level = theirs if mine is None or (theirs is not None and ("status quo", key) in chosen) else mine
            if level is not None and level != option.levels[0]:
                levels.append((key, level))
        return StatusQuo(tuple(levels), contested=self._there("reading", chosen))

    def _states(self, chosen: Collection[Key]) -> Any:
        a, b = self.a.conflict, self.b.conflict
        if a.moves is None:
            return self._side(("states", ""), chosen).conflict.states
        mine, theirs = ({state.name: state for state in each.states or ()} for each in (a, b))
        names = dict.fromkeys((*mine, *theirs))
        sides = ((name, theirs if ("state", name) in chosen else mine) for name in names)
        return tuple(side[name] for name, side in sides if name in side)

    def _moves(self, makers: Iterable[str], chosen: Collection[Key]) -> dict[str, tuple[tuple[str, str], ...]] | None:
        a, b = self.a.conflict.moves, self.b.conflict.moves
        if a is None or b is None:
            return None
        found = {}
        for dm in makers:
            mine, theirs = a.get(dm, ()), b.get(dm, ())
            each = ((arc, theirs if ("move", dm, *arc) in chosen else mine) for arc in dict.fromkeys((*mine, *theirs)))
            found[dm] = tuple(arc for arc, side in each if arc in side)
        return found

    def _preferences(self, makers: Iterable[str], chosen: Collection[Key]) -> Iterator[tuple[str, Preference]]:
        for dm in makers:
            if dm in self.stating:
                yield dm, Statements(self._wants(dm, chosen))
                continue
            preference = self._side(("preference", dm), chosen).conflict.preferences.get(dm)
            if preference is not None:
                yield dm, preference

    def _wants(self, dm: str, chosen: Collection[Key]) -> tuple[Want, ...]:
        mine, theirs = ([want.id for want in side.stated(dm) or ()] for side in (self.a, self.b))
        listed = interleaved(mine, theirs, self.ranked(dm, chosen))
        wants = [want for name in listed if (want := self._part(("statement", name), chosen)) is not None]
        side = self._side(("tiers", dm), chosen)
        return _tiered(wants, {want.id: want.tier for want in side.stated(dm) or ()})


def interleaved(mine: Sequence[Any], theirs: Sequence[Any], both: Sequence[Any]) -> list[Any]:
    """Two lists as one: what both have as `both` lists it, each other behind the last of both before it in its list.

    Behind the same one, those of either list stay together, and those come first whose first does in the alphabet.

    >>> interleaved(["a", "x", "b"], ["b", "y", "a"], ["a", "b"])
    ['a', 'x', 'b', 'y']
    """
    common = set(both)
    behind: dict[Any, list[list[Any]]] = {}
    for names in (mine, theirs):
        last = None
        for name in names:
            if name in common:
                last = name
                continue
            groups = behind.setdefault(last, [])
            if groups and groups[-1][0] in names:
                groups[-1].append(name)
            else:
                groups.append([name])
    found: list[Any] = []
    for name in (None, *both):
        found += [] if name is None else [name]
        found += [each for group in sorted(behind.get(name, [])) for each in group]
    return found


def _tiered(wants: Sequence[Want], tiers: dict[str, int | None]) -> tuple[Want, ...]:
    """The wants with these tiers, which never fall; without any, where there are none."""
    if not any(tier is not None for tier in tiers.values()):
        return tuple(want if want.tier is None else replace(want, tier=None) for want in wants)
    known = [tier for want in wants if (tier := tiers.get(want.id, want.tier)) is not None]
    latest = known[0] if known else 0
    found = []
    for want in wants:
        tier = tiers.get(want.id, want.tier)
        latest = latest if tier is None else max(latest, tier)
        found.append(want if want.tier == latest else replace(want, tier=latest))
    return tuple(found)
