"""Spelling out: two conflicts whose options stand in one order, and whose states go by what holds in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from detente.insight.claims.stage import Stages
from detente.model.conflict import Conflict, Option, Pairs, Preference, Ranking, StatusQuo

_SIGNS = set("YN-0123456789")


def spelled(conflict: Conflict, stages: Stages) -> Conflict:
    """The conflict with patterns for the numbers of states, and options for the name of the status quo.

    Where the file names its states, preferences speak of them by these names, not by their patterns.
    Numbers depend on the rules, names on which states are named; what holds in a state does not.  A status quo within
    a merged state keeps its name, for its options are not all settled.
    """
    if conflict.graph_form:
        return conflict
    quo = conflict.status_quo
    if quo is not None and quo.state is not None:
        conflict = replace(conflict, status_quo=_levels(conflict, quo))
    if conflict.states is not None:
        return _by_name(conflict)
    if not any(isinstance(p, Ranking | Pairs) for p in conflict.preferences.values()):
        return conflict
    states = stages.of(conflict).bare.states

    def spell(name: str) -> str:
        at = states.named(name)
        return name if at is None else states.pattern(at) or name

    return _named_anew(conflict, spell)


def _levels(conflict: Conflict, quo: StatusQuo) -> StatusQuo:
    pattern = next((s.pattern for s in conflict.states or () if s.name == quo.state), None)
    if pattern is None or "-" in pattern:
        return quo
    levels = [
        (option.key, option.levels[int(sign) if option.ladder else "NY".index(sign)])
        for option, sign in zip(conflict.options, pattern, strict=True)
    ]
    above = tuple(
        (o.key, level) for o, (_, level) in zip(conflict.options, levels, strict=True) if level != o.levels[0]
    )
    return replace(quo, state=None, levels=above)


def _by_name(conflict: Conflict) -> Conflict:
    """The conflict with the names of its states for their patterns in its preferences."""
    names = {state.pattern: state.name for state in conflict.states or ()}
    # A name comes before a pattern that happens to look the same.
    names |= {state.name: state.name for state in conflict.states or ()}
    return _named_anew(conflict, lambda name: names.get(name, name))


def by_pattern(conflict: Conflict) -> Conflict:
    """The conflict with their patterns for the names of states in its preferences, where they have patterns."""
    patterns = {state.name: state.pattern for state in conflict.states or () if state.pattern is not None}
    return _named_anew(conflict, lambda name: patterns.get(name, name))


def reordered(conflict: Conflict, like: Conflict) -> Conflict:
    """The conflict with decision makers and options in the order of another, and then those that only it has.

    Patterns have their signs in the new order.
    """
    before = [option.key for option in conflict.options]
    order = [dm.id for dm in like.decision_makers]
    keys = [option.key for option in like.options]

    def sorted_options(options: Sequence[Option]) -> tuple[Option, ...]:
        return tuple(sorted(options, key=lambda o: keys.index(o.key) if o.key in keys else len(keys)))

    makers = sorted(conflict.decision_makers, key=lambda dm: order.index(dm.id) if dm.id in order else len(order))
    result = replace(
        conflict,
        decision_makers=tuple(replace(dm, options=sorted_options(dm.options)) for dm in makers),
        joint_options=sorted_options(conflict.joint_options),
    )
    after = [option.key for option in result.options]
    if after == before or conflict.graph_form:
        return result
    at = [before.index(key) for key in after]
    names = {state.name for state in conflict.states or ()}

    def turn(name: str) -> str:
        if name in names or len(name) != len(before) or not set(name) <= _SIGNS:
            return name
        return "".join(name[k] for k in at)

    states = conflict.states and tuple(
        replace(state, pattern=state.pattern and "".join(state.pattern[k] for k in at)) for state in conflict.states
    )
    return _named_anew(replace(result, states=states), turn)


def _named_anew(conflict: Conflict, name: Callable[[str], str]) -> Conflict:
    def told(preference: Preference) -> Preference:
        match preference:
            case Ranking(groups):
                return replace(preference, groups=tuple(tuple(map(name, group)) for group in groups))
            case Pairs(pairs):
                return replace(preference, pairs=tuple((name(a), name(b)) for a, b in pairs))
        return preference

    return replace(conflict, preferences={dm: told(p) for dm, p in conflict.preferences.items()})
