"""Stages: the states and moves of a conflict, unfolded once for each structure, so that orders can change quickly."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

import numpy as np

from detente.errors import ConflictError
from detente.graph.arcs import Arcs
from detente.graph.graph import Graph, Mover
from detente.graph.preference import Ranks, Relation, lexicographic
from detente.graph.ranking import order
from detente.graph.states import States
from detente.graph.unfold import LIMIT, LIMIT_MOVES, unfold
from detente.model.conflict import Conflict, Pairs, Preference, Ranking, Statements, Want
from detente.model.statement import Statement

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]

Kept = TypeVar("Kept")

_NUMBERED = re.compile(r"s\d+")

# How many wants are remembered with where they hold; some changes of a conflict word their wants anew in every order.
MOST_WANTS = 1_000

# How many rankings are remembered by all stages together, those that were asked for last.
MOST_RANKED = 60

# The rankings that are remembered, each by the states and the identities of the wants, beside the preference that holds
# these wants: what is remembered keeps both alive, so that no other object can come to have the identity of one.
Ranked = dict[tuple[States | int, ...], tuple[Ranks, Preference]]


@dataclass(frozen=True, eq=False)
class Stage:
    """The states and moves of one structure: options, rules, consequences, forums and status quo, without any order."""

    bare: Graph
    _ranked: Ranked = field(default_factory=dict, repr=False)
    _truths: dict[Statement, Mask] = field(default_factory=dict, repr=False)
    _kept: dict[Hashable, object] = field(default_factory=dict, repr=False)
    _wanted: dict[int, tuple[Want, Mask]] = field(default_factory=dict, repr=False)
    _fixed: dict[int, tuple[Preference, Ranks | Relation | None]] = field(default_factory=dict, repr=False)

    def truth(self, statement: Statement) -> Mask:
        """Where a statement holds: shape (states,), bool; remembered, since orders differ in little else.

        Raises ConflictError where it is true in only a part of a merged state.
        """
        if statement not in self._truths:
            truth, mixed = self.bare.states.truth(statement)
            if len(mixed):
                raise ConflictError.of(
                    "DET305",
                    f"'{statement}' is true in only a part of the merged state {self.bare.states.name(int(mixed[0]))}",
                    hint="Split the state, or speak of options that it settles.",
                )
            self._truths[statement] = truth
        return self._truths[statement]

    def _truth_of(self, want: Want) -> Mask:
        """Where a want holds; wants are told apart by themselves, which is quicker than by what they say."""
        known = self._wanted.get(id(want))
        if known is None:
            if len(self._wanted) > MOST_WANTS:
                self._wanted.clear()
            # Beside what is known of it stands the want itself, so that no other object can come to have its identity.
            known = self._wanted[id(want)] = (want, self.truth(want.statement))
        return known[1]

    def once(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """What `make` gives, made once: for whatever depends on states and moves alone."""
        if key not in self._kept:
            self._kept[key] = make()
        return cast("Kept", self._kept[key])

    def graph(self, conflict: Conflict, final: Statement | None = None) -> Graph:
        """The graph of a conflict of this structure: its orders and attitudes on the states and moves of the stage.

        `final`: a statement that nobody undoes once it holds, so that no move leads out of its states.
        """
        bare = self.bare
        if final is not None:
            bare = self.once(("final", final), lambda: _without_return(self.bare, self.truth(final)))
        dms = bare.decision_makers
        return replace(
            bare,
            orders=tuple(self._order(conflict, dm) for dm in dms),
            attitudes={(dms.index(a.holder), dms.index(a.towards)): a.value for a in conflict.attitudes if a.value},
        )

    def _order(self, conflict: Conflict, dm: str) -> Ranks | Relation | None:
        preference = conflict.preferences.get(dm)
        if isinstance(preference, Statements):
            # Orders and worlds mostly have the same wants, and then the same objects, of all but one decision maker.
            key: tuple[States | int, ...] = (self.bare.states, *map(id, preference.wants))
            known = self._ranked.pop(key, None)
            if known is None:
                truths = [self._truth_of(want) for want in preference.wants]
                known = Ranks(lexicographic(truths, self.bare.size)), preference
            self._ranked[key] = known
            if len(self._ranked) > MOST_RANKED:
                del self._ranked[next(iter(self._ranked))]
            return known[0]
        if preference is None:
            return None
        # A ranking, weights or pairs stay what they are in every order; the object itself tells them apart.
        kept = self._fixed.get(id(preference))
        if kept is None:
            kept = self._fixed[id(preference)] = (preference, order(conflict, self.bare.states, dm))
        return kept[1]

    @cached_property
    def coalitions(self) -> tuple[Mover, ...]:
        """The forums of two and more members; of forums with the same members, only the first."""
        found: dict[tuple[int, ...], Mover] = {}
        for forum in self.bare.forums:
            if len(forum.members) > 1:
                found.setdefault(forum.members, forum)
        return tuple(found.values())


@dataclass(frozen=True, eq=False)
class Stages:
    """The stages of a conflict and of its changes, each unfolded when it is first needed.

    `limit` and `limit_moves` are those of `unfold`.
    """

    limit: int = LIMIT
    limit_moves: int = LIMIT_MOVES
    _known: dict[Hashable, Stage] = field(default_factory=dict, repr=False)
    _ranked: Ranked = field(default_factory=dict, repr=False)
    _seen: list[tuple[tuple[object, ...], Stage]] = field(default_factory=list, repr=False)

    def of(self, conflict: Conflict) -> Stage:
        """The stage of a conflict: the same one for all conflicts that differ in orders and attitudes only."""
        # Mostly the very same parts come again, and comparing them is quicker than writing them out.
        parts = (conflict.infeasible, conflict.consequences, conflict.forums, conflict.status_quo)
        for seen, stage in self._seen:
            if seen == parts:
                return stage
        key = _structure(conflict)
        if key not in self._known:
            silent = replace(conflict, preferences={}, attitudes=())
            bare = unfold(silent, limit=self.limit, limit_moves=self.limit_moves, storage="arcs")
            self._known[key] = Stage(bare, self._ranked)
        self._seen.append((parts, self._known[key]))
        return self._known[key]


def _without_return(graph: Graph, inside: Mask) -> Graph:
    """The graph from which every move out of the states `inside` has been taken away."""

    def kept(mover: Mover) -> Mover:
        def build() -> Arcs:
            arcs = mover.arcs
            return arcs.kept(~inside[arcs.sources] | inside[arcs.targets])

        return Mover(mover.id, mover.members, build)

    return replace(graph, movers=tuple(map(kept, graph.movers)), forums=tuple(map(kept, graph.forums)))


def renumbers(before: Conflict, after: Conflict) -> str | None:
    """Whose preferences no longer say what they said, since a change of rules gives states other numbers; or None.

    That is so of a ranking, which must name every state, and of pairs that name states by their numbers, unless the
    states have names of their own.
    """
    same = before.infeasible == after.infeasible and before.consequences == after.consequences
    if same or before.states is not None:
        return None
    for dm, preference in after.preferences.items():
        if preference != before.preferences.get(dm):
            continue
        if isinstance(preference, Ranking):
            return dm
        if isinstance(preference, Pairs) and any(
            _NUMBERED.fullmatch(name) for pair in preference.pairs for name in pair
        ):
            return dm
    return None


def _structure(conflict: Conflict) -> Hashable:
    """What states and moves depend on, and nothing else: not who wants what, and not what is cited."""
    quo = conflict.status_quo
    return (
        tuple(str(rule.when) for rule in conflict.infeasible),
        tuple((str(c.when), c.set) for c in conflict.consequences),
        tuple((f.id, f.members) for f in conflict.forums),
        quo and (quo.levels, quo.state, tuple((c.id, c.set) for c in quo.contested)),
    )
