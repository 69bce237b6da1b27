"""The judge on moves: what a decision maker, a coalition or a forum can do in one move, and in a sequence of moves."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields

from detente.model.conflict import Conflict, Option
from detente.model.statement import Statement
from judge_states import Combination, completions, declared, holds, remembered, settled

Arc = tuple[str, str]
Mover = frozenset[str]
After = Mapping[str, set[str]]
Setting = Callable[[Option, Combination], set[int]]


@dataclass(frozen=True, slots=True, repr=False)
class Lasting(Conflict):
    """A conflict in option form in which nobody undoes a statement once it holds, alone or together."""

    lasting: Statement | None = None


def with_lasting(conflict: Conflict, statement: Statement) -> Lasting:
    """The same conflict, but the statement is for good."""
    return Lasting(**{part.name: getattr(conflict, part.name) for part in fields(Conflict)}, lasting=statement)


@remembered
def moves(conflict: Conflict, dm: str) -> set[Arc]:
    """The individual moves: any setting of the own options, together with abandoning any co-owned joint options."""
    if conflict.moves is not None:
        return {(a, b) for a, b in conflict.moves.get(dm, ()) if a != b}
    own = {option.key for d in conflict.decision_makers if d.id == dm for option in d.options}

    def setting(option: Option, before: Combination) -> set[int]:
        here = _level(conflict, option, before)
        if option.key in own:
            return set(range(len(option.levels)))
        return {here, 0} if dm in option.owners else {here}

    return _landings(conflict, setting)


@remembered
def coalition_moves(conflict: Conflict, members: Mover) -> set[Arc]:
    """The joint moves of a set of decision makers; those of one decision maker are its individual moves.

    Option form: any setting of the members' own options and of the joint options all of whose owners are members;
    adopting one needs its `requires` in the state before.  Graph form: the legal sequences of the members' arcs.
    """
    if len(members) == 1:
        return moves(conflict, *members)
    if conflict.moves is not None:
        names = [state.name for state in conflict.states or ()]
        after = {frozenset({dm}): arrivals(names, moves(conflict, dm)) for dm in members}
        return {(a, b) for a in names for b in reached(after, a, "legal") if a != b}
    own = {option.key for d in conflict.decision_makers if d.id in members for option in d.options}

    def setting(option: Option, before: Combination) -> set[int]:
        here = _level(conflict, option, before)
        if option.key in own:
            return set(range(len(option.levels)))
        if not option.owners or not set(option.owners) <= members:
            return {here}
        allowed = option.requires is None or holds(conflict, option.requires, before)
        return {here, 0, 1} if allowed else {here, 0}

    return _landings(conflict, setting)


def forum_moves(conflict: Conflict, forum: str) -> set[Arc]:
    """The joint moves that the members of a forum, named by its id, make there."""
    (members,) = (f.members for f in conflict.forums if f.id == forum)
    return coalition_moves(conflict, frozenset(members))


def _level(conflict: Conflict, option: Option, combination: Combination) -> int:
    return combination[declared(conflict).index(option)]


def _landings(conflict: Conflict, setting: Setting) -> set[Arc]:
    """The arcs of whoever may set each option so: irreversibility looks at what is set, then consequences follow."""
    meaning = completions(conflict)
    name_of = {combination: name for name, merged in meaning.items() for combination in merged}
    return {
        (name, name_of[landing])
        for name, merged in meaning.items()
        for before in merged
        for chosen in itertools.product(
            *({level for level in setting(o, before) if _reversible(o, _level(conflict, o, before), level)}
              for o in declared(conflict))
        )
        for landing in [settled(conflict, chosen)]
        if name_of.get(landing, name) != name and not _undoes(conflict, before, landing)
    }  # fmt: skip


def _undoes(conflict: Conflict, before: Combination, landing: Combination) -> bool:
    """Whether going there ends what holds for good, be it by what is set or by a consequence of it."""
    for_good = conflict.lasting if isinstance(conflict, Lasting) else None
    return for_good is not None and holds(conflict, for_good, before) and not holds(conflict, for_good, landing)


def _reversible(option: Option, before: int, after: int) -> bool:
    if option.irreversible == "adopted":
        return after >= before
    if option.irreversible == "abandoned":
        return after <= before
    return True


def arrivals(names: list[str], arcs: set[Arc]) -> dict[str, set[str]]:
    """R(s) for every state s: where the arcs lead from it."""
    return {name: {b for a, b in arcs if a == name} for name in names}


def reached(after: Mapping[Mover, After], start: str, sequences: str) -> set[str]:
    """R_H(s): the states that sequences of one or more moves by the movers reach from `start`, perhaps itself.

    `single`: one move.  `once`: each mover at most once.  `legal`: no mover twice in succession.  `any`: any.
    """

    def may_move(mover: Mover, moved: frozenset[Mover]) -> bool:
        match sequences:
            case "single":
                return not moved
            case "once" | "legal":
                return mover not in moved
            case "any":
                return True
        raise KeyError(sequences)

    def memory(moved: frozenset[Mover], mover: Mover) -> frozenset[Mover]:
        # Of the past, only what the next mover is asked for: everybody who has moved, or whoever moved last.
        return {"once": moved | {mover}, "any": frozenset()}.get(sequences, frozenset({mover}))

    nobody: frozenset[Mover] = frozenset()
    found: set[tuple[str, frozenset[Mover]]] = set()
    latest = {(start, nobody)}
    while latest:
        latest = {
            (there, memory(moved, mover))
            for here, moved in latest
            for mover in after
            if may_move(mover, moved)
            for there in after[mover][here]
        } - found
        found |= latest
    return {state for state, _ in found}
