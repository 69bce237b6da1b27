"""Building changes: beliefs, variants and attitudes, and the check that every change can be made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, cast

from detente.errors import BadInput, DetenteError, Place, nearest, quoted
from detente.model.build_grounds import grounds
from detente.model.build_preferences import want
from detente.model.build_rules import settings
from detente.model.conflict import Attitude, Belief, Conflict, Insertion, Patch, Variant
from detente.model.gathered import Gathered, Part
from detente.model.patch import apply
from detente.model.statement import Statement


def attitudes(part: Part | None, gathered: Gathered) -> tuple[Attitude, ...]:
    """How decision makers stand to each other, from a mapping of mappings."""
    built = []
    for holder, towards in part.entries() if part else ():
        gathered.decision_maker(towards, holder)
        for other, attitude in towards.entries():
            gathered.decision_maker(attitude, other)
            value, rests, alias = attitude.get("value"), grounds(attitude, gathered), gathered.alias(attitude)
            if holder == other:
                message = f"an attitude of {quoted(holder)} to itself changes nothing"
                gathered.note("DET166", message, attitude.head, "name another decision maker")
            elif value is not None:
                built.append(Attitude(holder, other, cast("Literal[-1, 0, 1]", int(value.text)), rests, alias))
    return tuple(built)


def beliefs(root: Part, gathered: Gathered) -> tuple[Belief, ...]:
    """What somebody takes the conflict to be."""
    named = [(item, gathered.identified(item, "beliefs", "belief")) for item in root.items("beliefs")]
    built = []
    for item, name in named:
        holder, about, change = item.get("holder"), item.get("about"), item.get("change")
        known = [gathered.decision_maker(part) for part in (holder, about) if part is not None]
        rests = grounds(item, gathered)
        patch = _patch(change, gathered) if change else Patch()
        if holder and all(known):
            built.append(Belief(name, holder.text, patch, about.text if about else None, rests))
    return tuple(built)


def variants(root: Part, gathered: Gathered) -> tuple[Variant, ...]:
    """The named changes, for what-ifs and claims."""
    part = root.get("variants")
    return tuple(
        Variant(name, _patch(item, gathered), item.says("text"), grounds(item, gathered))
        for name, item in (part.entries() if part else ())
    )


_WANTS = ("statement",)
_WORDED = ("statement", "rule", "consequence")
_ANY = (*_WORDED, "forum", "belief")


def _patch(part: Part, gathered: Gathered) -> Patch:
    targets = gathered.targets
    drop = _named(part, "drop", gathered, targets, _ANY)
    left = {name: kind for name, kind in targets.items() if name not in drop}
    replaced = _replaced(part, gathered, left)
    inserted = {item.says("id"): "statement" for item in part.items("insert") if item.says("id")}
    insert = tuple(_insertions(part, gathered, {**inserted, **left}, taken=left))
    first = _named(part, "first", gathered, {**inserted, **left}, _WANTS)
    return Patch(
        drop,
        replaced,
        insert,
        first,
        settings(part.get("status_quo"), gathered),
        attitudes(part.get("attitudes"), gathered),
    )


def _named(
    part: Part, key: str, gathered: Gathered, targets: Mapping[str, str], kinds: tuple[str, ...]
) -> tuple[str, ...]:
    return tuple(item.text for item in part.items(key) if _is_target(item.text, item, gathered, targets, kinds))


def _is_target(name: str, part: Part, gathered: Gathered, targets: Mapping[str, str], kinds: tuple[str, ...]) -> bool:
    if targets.get(name) in kinds:
        return True
    allowed = [target for target, kind in targets.items() if kind in kinds]
    spoken = f"{', '.join(kinds[:-1])} or {kinds[-1]}" if len(kinds) > 1 else kinds[0]
    message = f"there is no {spoken} {quoted(name)}{'' if gathered.full else nearest(name, allowed)}"
    if name in targets:
        message = f"{quoted(name)} is a {targets[name]}, and not a {spoken}"
    gathered.note("DET152", message, part.head, "a part is named by its id, or by its section and position")
    return False


def _replaced(part: Part, gathered: Gathered, targets: Mapping[str, str]) -> tuple[tuple[str, Statement], ...]:
    listed = part.get("replace")
    built = []
    for name, item in listed.entries() if listed else ():
        statement = gathered.statement(item)
        if _is_target(name, item, gathered, targets, _WORDED) and statement is not None:
            built.append((name, statement))
    return tuple(built)


def _insertions(
    part: Part, gathered: Gathered, targets: Mapping[str, str], *, taken: Mapping[str, str]
) -> list[Insertion]:
    built = []
    for item in part.items("insert"):
        dm, before, tier = item.get("dm"), item.get("before"), item.get("tier")
        name = item.get("id")
        if name is not None and name.text in taken:
            message = f"the id {quoted(name.text)} is that of another {taken[name.text]}"
            gathered.note("DET143", message, name.place, "choose another, or leave it out")
        made = want(item.says("id"), item, gathered)
        known = dm is not None and gathered.decision_maker(dm)
        if before is not None:
            known = _is_target(before.text, before, gathered, targets, _WANTS) and known
        if dm and made and known:
            level = int(tier.text) if tier else None
            built.append(Insertion(dm.text, replace(made, tier=None), before.text if before else None, level))
    return built


def check_changes(root: Part, gathered: Gathered, conflict: Conflict, *, steps: int = 3_000_000) -> None:
    """Note every change that, for all that its names are known, cannot be made to this conflict.

    Where all that takes more than about `steps` steps, it is left to whoever makes the change.
    """
    bare = replace(conflict, places={})
    parts = sum(1 for _ in conflict.wants()) + len(conflict.infeasible) + len(conflict.consequences)
    changes = [(item.get("change"), b.change) for item, b in zip(root.items("beliefs"), conflict.beliefs, strict=True)]
    part = root.get("variants")
    changes += [
        (item, v.change) for (_, item), v in zip(part.entries() if part else (), conflict.variants, strict=True)
    ]
    for item, change in changes:
        steps -= _steps(change, parts)
        if item is not None and steps >= 0:
            _try(bare, change, item.head, gathered)


def _steps(change: Patch, parts: int) -> int:
    return (2 + len(change.insert)) * (parts + len(change.insert))


def _try(conflict: Conflict, change: Patch, spot: Place, gathered: Gathered) -> None:
    try:
        apply(conflict, change)
    except BadInput as error:
        for problem in error.problems:
            gathered.note(problem.code, problem.message, spot, problem.hint)
    except DetenteError as error:
        hint = "add what it refers to, or leave the change out"
        gathered.note("DET167", f"this change cannot be made: {error}", spot, hint)
