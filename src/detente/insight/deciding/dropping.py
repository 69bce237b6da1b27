"""Leaving parts out: which parts of a conflict can be left out, which stand and fall together, and what is left."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator
from dataclasses import replace
from itertools import product

from detente.cite import Grounds
from detente.errors import ConflictError
from detente.insight.claims.stage import Stage, renumbers
from detente.model.conflict import Attitude, Belief, Conflict, Patch, Statements, Variant
from detente.model.patch import apply, placed
from detente.model.statement import Statement, Test, compares, evaluate, tests

# Rules of more settings than this are told apart by how they are written.
MOST_SETTINGS = 2**16


def parts(conflict: Conflict) -> Iterator[tuple[str, Grounds]]:
    """The parts of a conflict that can be left out, in listed order: the name of each, and what it rests on.

    Preference statements, rules, consequences, beliefs and attitudes.  An attitude without an id goes by
    `holder.towards`.
    """
    for _, want in conflict.wants():
        yield want.id, want.grounds
    yield from ((rule.id, rule.grounds) for rule in conflict.infeasible)
    yield from ((consequence.id, consequence.grounds) for consequence in conflict.consequences)
    yield from ((belief.id, belief.grounds) for belief in conflict.beliefs)
    for attitude in conflict.attitudes:
        yield name_of(attitude), attitude.grounds


def name_of(attitude: Attitude) -> str:
    """What an attitude goes by: its id, or `holder.towards`."""
    return attitude.alias or f"{attitude.holder}.{attitude.towards}"


def groups(conflict: Conflict, stage: Stage) -> tuple[tuple[str, ...], ...]:
    """The parts that can be left out, in listed order, those that say the same in one group.

    The same is said by statements of one decision maker that hold in the same states, by rules that exclude the same
    combinations, by consequences that set the same where the same holds, and by beliefs of one holder that change the
    same.  Leaving out one of a group would change nothing, so groups are left out as a whole.
    """
    found: dict[Hashable, list[str]] = {}
    for dm, want in conflict.wants():
        found.setdefault(("want", dm, stage.truth(want.statement).tobytes()), []).append(want.id)
    for rule in conflict.infeasible:
        found.setdefault(("rule", _meaning(conflict, rule.when)), []).append(rule.id)
    for consequence in conflict.consequences:
        what = (_meaning(conflict, consequence.when), frozenset(consequence.set))
        found.setdefault(("consequence", what), []).append(consequence.id)
    for belief in conflict.beliefs:
        found.setdefault(("belief", belief.holder, belief.change), []).append(belief.id)
    for attitude in conflict.attitudes:
        found.setdefault(("attitude", attitude.holder, attitude.towards), []).append(name_of(attitude))
    return tuple(map(tuple, found.values()))


def _meaning(conflict: Conflict, statement: Statement) -> Hashable:
    """The settings of the options on which a statement depends, where it holds; its words where they are too many."""
    options = {option.key: option.levels for option in conflict.options}
    named = [key for key in options if key in {test.option for test in tests(statement)}]
    count = 1
    for key in named:
        count *= len(options[key])
    if count > MOST_SETTINGS:
        return str(statement)

    def holds(setting: dict[str, int]) -> bool:
        def test(part: Test) -> bool:
            level = options[part.option].index(part.level) if part.level is not None else 0
            return bool(compares(setting[part.option], part.relation, level))

        return bool(evaluate(statement, test, lambda truth: not truth))

    settings = [
        dict(zip(named, levels, strict=True)) for levels in product(*(range(len(options[key])) for key in named))
    ]
    where = {tuple(setting.items()): holds(setting) for setting in settings}
    # An option on which it does not depend is no part of what it says.
    telling = [
        key
        for key in named
        if any(where[tuple(setting.items())] != where[tuple({**setting, key: 0}.items())] for setting in settings)
    ]
    return frozenset(
        frozenset((key, setting[key]) for key in telling) for setting in settings if where[tuple(setting.items())]
    )


def without(conflict: Conflict, names: Collection[str]) -> Conflict:
    """The conflict without those parts, and without what beliefs and variants say of them.

    A decision maker of whose statements none is left has no preferences: the rest of the account does not say what it
    wants, which is not the same as its wanting nothing.  A belief or a variant that drops all of somebody's statements
    says more, that it wants nothing: then it is indifferent.

    Names of other parts are passed over.  Raises ConflictError where other states are left than those that a ranking or
    pairs name by their numbers.
    """
    if not names:
        return conflict
    bare = replace(
        conflict,
        attitudes=tuple(a for a in conflict.attitudes if name_of(a) not in names),
        beliefs=tuple(_believing(conflict, b, names) for b in conflict.beliefs if b.id not in names),
        variants=tuple(_varying(conflict, v, names) for v in conflict.variants),
    )
    known = [name for name, _ in parts(replace(bare, attitudes=()))]
    left = apply(bare, Patch(drop=tuple(name for name in known if name in names)))
    stated = {
        dm: preference
        for dm, preference in left.preferences.items()
        if not isinstance(preference, Statements) or preference.wants or preference == conflict.preferences[dm]
    }
    result = replace(left, preferences=stated)
    who = renumbers(conflict, result)
    if who is not None:
        raise ConflictError.of(
            "DET302",
            f"without {', '.join(sorted(names))} there are other states than those that the preferences of {who} name",
        )
    return result


def _believing(conflict: Conflict, belief: Belief, names: Collection[str]) -> Belief:
    return replace(belief, change=_pruned(conflict, belief.change, names))


def _varying(conflict: Conflict, variant: Variant, names: Collection[str]) -> Variant:
    return replace(variant, change=_pruned(conflict, variant.change, names))


def _pruned(conflict: Conflict, change: Patch, names: Collection[str]) -> Patch:
    left = {want.id: want.tier for _, want in conflict.wants() if want.id not in names}
    return replace(
        change,
        drop=tuple(n for n in change.drop if n not in names),
        replace=tuple((n, s) for n, s in change.replace if n not in names),
        first=tuple(n for n in change.first if n not in names),
        insert=tuple(placed(each, conflict, left) if each.before in names else each for each in change.insert),
    )
