"""Cells: two conflicts of the same names cut into the smallest pieces that can differ.

What verdicts depend on is a cell; words, titles, notes and citations are none.  A conflict between the two has each
cell as the one or as the other has it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from detente.insight.comparing.saying import patch_saying, saying, weights_saying
from detente.model.conflict import Conflict, Pairs, Preference, Ranking, Statements, Want, Weights

Key = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Parts:
    """A conflict, with its parts at hand by their kind and name."""

    conflict: Conflict

    @cached_property
    def by_key(self) -> Mapping[Key, Any]:
        """The parts themselves, as (kind, name); attitudes as (kind, holder, towards)."""
        c = self.conflict
        listed: dict[str, tuple[Any, ...]] = {
            "decision maker": c.decision_makers, "rule": c.infeasible, "consequence": c.consequences,
            "forum": c.forums, "belief": c.beliefs, "variant": c.variants,
            "reading": c.status_quo.contested if c.status_quo else (),
        }  # fmt: skip
        found: dict[Key, Any] = {(kind, part.id): part for kind, parts in listed.items() for part in parts}
        found |= {("option", option.key): option for option in c.options}
        found |= {("statement", want.id): want for _, want in c.wants()}
        found |= {("attitude", a.holder, a.towards): a for a in c.attitudes if a.value}
        return found

    @cached_property
    def levels(self) -> Mapping[str, str]:
        """Where each option stands in the status quo, those at their first level included; nothing without one."""
        quo = self.conflict.status_quo
        if quo is None or quo.levels is None:
            return {}
        held = dict(quo.levels)
        return {option.key: held.get(option.key, option.levels[0]) for option in self.conflict.options}

    def stated(self, dm: str) -> tuple[Want, ...] | None:
        """The wants of a decision maker; None where its preferences are no statements, or are not there."""
        preference = self.conflict.preferences.get(dm)
        return preference.wants if isinstance(preference, Statements) else None


def by_options(a: Conflict, b: Conflict) -> bool:
    """Whether the status quo can be compared option by option: both have one, and both list what holds."""
    return all(each.status_quo is not None and each.status_quo.levels is not None for each in (a, b))


def inserts_by_tier(conflict: Conflict) -> bool:
    """Whether a belief or a variant inserts a want by a tier, so that the numbers of tiers say where it goes."""
    changes = (*(belief.change for belief in conflict.beliefs), *(variant.change for variant in conflict.variants))
    return any(insertion.tier is not None for change in changes for insertion in change.insert)


def cells(mine: Parts, theirs: Parts) -> dict[Key, Hashable]:
    """The cells of one conflict, beside another, each with what is the same wherever it means the same."""
    conflict, other = mine.conflict, theirs.conflict
    found: dict[Key, Hashable] = {}
    for key, part in mine.by_key.items():
        found |= _cell(key, part, both=key in theirs.by_key)
    if not by_options(conflict, other):
        found = {key: value for key, value in found.items() if key[0] != "reading"}
        quo = conflict.status_quo
        if quo is not None:
            said = frozenset((c.id, frozenset(c.set)) for c in quo.contested)
            found["status quo", ""] = (quo.levels and frozenset(quo.levels), quo.state, said)
    else:
        found |= {("status quo", key): mine.levels[key] for key in mine.levels if key in theirs.levels}
    for dm, preference in conflict.preferences.items():
        wants = mine.stated(dm), theirs.stated(dm)
        if None in wants:
            found = {k: v for k, v in found.items() if k[0] != "statement" or k[1] not in _ids(mine, dm)}
            found["preference", dm] = _preferred(preference)
        elif inserts_by_tier(conflict) or inserts_by_tier(other):
            common = {want.id for want in theirs.stated(dm) or ()}
            stated = mine.stated(dm) or ()
            tiers = tuple(sorted((want.id, want.tier) for want in stated if want.id in common))
            found["tiers", dm] = (tiers, any(want.tier is not None for want in stated))
    common_ids = [[x.id for x in listed if x.id in {y.id for y in others}] for listed, others in (
        (conflict.consequences, other.consequences), (conflict.beliefs, other.beliefs)
    )]  # fmt: skip
    found["order", "consequences"] = tuple(common_ids[0])
    holders = {belief.id: belief.holder for belief in conflict.beliefs}
    found["order", "beliefs"] = tuple(sorted(common_ids[1], key=lambda name: holders[name]))
    return found | dict(_states(conflict))


def _cell(key: Key, part: Any, *, both: bool) -> dict[Key, Hashable]:
    name = key[1]
    match key[0]:
        case "decision maker":
            return {key: True}
        case "option":
            own: dict[Key, Hashable] = {key: (part.levels, frozenset(part.owners))}
            if both:
                own["irreversible", name] = part.irreversible
                own["requires", name] = part.requires and saying(part.requires)
            return own
        case "rule":
            return {key: saying(part.when)}
        case "consequence":
            return {key: (saying(part.when), frozenset(part.set))}
        case "forum":
            return {key: frozenset(part.members)}
        case "reading":
            return {key: frozenset(part.set)}
        case "statement":
            return {key: saying(part.statement)}
        case "belief":
            return {key: (part.holder, patch_saying(part.change))}
        case "variant":
            return {key: patch_saying(part.change)}
        case _:
            return {key: part.value}


def _ids(parts: Parts, dm: str) -> set[str]:
    return {want.id for want in parts.stated(dm) or ()}


def _preferred(preference: Preference) -> Hashable:
    match preference:
        case Statements(wants):
            return ("statements", tuple((w.id, saying(w.statement), w.tier) for w in wants))
        case Ranking(groups):
            return ("ranking", tuple(map(frozenset, groups)))
        case Weights(weights):
            return ("weights", weights_saying(weights))
        case Pairs(pairs):
            return ("pairs", frozenset(pairs))


def _states(conflict: Conflict) -> Iterator[tuple[Key, Hashable]]:
    if conflict.moves is not None:
        yield from ((("state", state.name), True) for state in conflict.states or ())
        yield from ((("move", dm, *arc), True) for dm, arcs in conflict.moves.items() for arc in arcs)
    elif conflict.states is not None:
        # A pattern has a sign for each option, so that the same patterns over other options say something else.
        signs = tuple((option.key, option.levels) for option in conflict.options)
        yield ("states", ""), (signs, frozenset((state.name, state.pattern) for state in conflict.states))
