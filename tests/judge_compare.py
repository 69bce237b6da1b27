"""The judge on comparisons: what differs between two conflicts of the same names, and what explains verdicts.

All subsets of what differs are tried.  A difference goes by its kind and its name; a comparison by the two wants, the
first of which stands above the second in the first conflict and below it in the second.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from detente.errors import DetenteError
from detente.model.claim import AccordingTo, Argument, Claim, ClaimAnd, ClaimNot, Form, Name, Unless
from detente.model.conflict import Conflict, Option, Patch, Statements, StatusQuo, Want
from detente.model.patch import apply
from detente.model.statement import Statement, tests
from judge_claims import Sight, verdict
from judge_ground import ground, start

Key = tuple[str, ...]
Chosen = frozenset[Key]


# ------------------------------------------------------------------------------------------- what differs


def parts(conflict: Conflict) -> dict[Key, Any]:
    """Every part that verdicts depend on, with what it means, by kind and name."""
    found: dict[Key, Any] = {("decision maker", dm.id): () for dm in conflict.decision_makers}
    found |= {("option", o.key): (o.levels, set(o.owners)) for o in conflict.options}
    found |= {("rule", r.id): str(r.when) for r in conflict.infeasible}
    found |= {("consequence", c.id): (str(c.when), dict(c.set)) for c in conflict.consequences}
    found |= {("forum", f.id): set(f.members) for f in conflict.forums}
    found |= {("statement", want.id): str(want.statement) for _, want in conflict.wants()}
    found |= {("preference", dm): p for dm, p in conflict.preferences.items() if not isinstance(p, Statements)}
    found |= {("belief", b.id): (b.holder, b.change) for b in conflict.beliefs}
    found |= {("attitude", a.holder, a.towards): a.value for a in conflict.attitudes if a.value != 0}
    found |= {("variant", v.id): v.change for v in conflict.variants}
    if conflict.status_quo is not None:
        found |= {("reading", c.id): dict(c.set) for c in conflict.status_quo.contested}
    return found


def features(a: Conflict, b: Conflict) -> dict[Key, Any]:
    """What can be otherwise in a part that both have: whether an option can be undone, and where it stands now."""
    found: dict[Key, Any] = {}
    for option in a.options:
        if option.key in {other.key for other in b.options}:
            found["irreversible", option.key] = option.irreversible
            if a.status_quo is not None and b.status_quo is not None:
                found["status quo", option.key] = _level(a, option)
    return found


def _level(conflict: Conflict, option: Option) -> str:
    held = dict((conflict.status_quo or StatusQuo()).levels or ())
    return held.get(option.key, option.levels[0])


def different(a: Conflict, b: Conflict) -> list[Key]:
    """Everything that differs: parts of one alone, parts that mean something else, and comparisons turned round."""
    mine, theirs = {**parts(a), **features(a, b)}, {**parts(b), **features(b, a)}
    found = [key for key in dict.fromkeys((*mine, *theirs)) if mine.get(key) != theirs.get(key)]
    for x, y in _pairs(a, b):
        if _above(a, x, y) and _above(b, y, x):
            found.append(("comparison", x, y))
    says = {claim.id: str(claim.says) for claim in b.claims}
    found += [("claim", claim.id) for claim in a.claims if says.get(claim.id, str(claim.says)) != str(claim.says)]
    return found


def _pairs(a: Conflict, b: Conflict) -> Iterator[tuple[str, str]]:
    """The pairs of wants of one decision maker that both conflicts have, as the first lists them."""
    theirs = {want.id for _, want in b.wants()}
    for dm in a.preferences:
        yield from itertools.combinations([w.id for owner, w in a.wants() if owner == dm and w.id in theirs], 2)


def _above(conflict: Conflict, x: str, y: str) -> bool:
    ids = [want.id for _, want in conflict.wants()]
    return ids.index(x) < ids.index(y)


# ------------------------------------------------------------------------------------------- between the two


def mixed(a: Conflict, b: Conflict, chosen: Chosen) -> Conflict | None:
    """The conflict with the chosen differences as the second has them, all else as the first; None if it is none."""

    def there(kind: str, name: str) -> Conflict:
        return b if (kind, name) in chosen else a

    def listed(kind: str, of: str, key: str = "id") -> tuple[Any, ...]:
        found = {}
        for each in (a, b):
            for part in getattr(each, of):
                name = getattr(part, key)
                if any(part is other for other in getattr(there(kind, name), of)):
                    found[name] = part
        return tuple(found.values())

    makers = []
    for maker in a.decision_makers:
        other = next(dm for dm in b.decision_makers if dm.id == maker.id)
        own = {o.key: o for o in (*other.options, *maker.options)}
        keys = [
            k for k in dict.fromkeys(o.key for o in (*maker.options, *other.options)) if _has(there("option", k), k)
        ]
        once = {k: there("irreversible", k).option(k).irreversible for k in keys if _has(a, k) and _has(b, k)}
        options = tuple(replace(own[k], irreversible=once.get(k, own[k].irreversible)) for k in keys)
        makers.append(replace(maker, options=options))
    joint = tuple(
        replace(o, irreversible=there("irreversible", o.key).option(o.key).irreversible) for o in a.joint_options
    )
    attitudes = {(x.holder, x.towards): x for x in (*b.attitudes, *a.attitudes)}
    kept = [
        next((x for x in (b if ("attitude", *pair) in chosen else a).attitudes if (x.holder, x.towards) == pair), None)
        for pair in attitudes
    ]
    preferences: dict[str, Any] = {}
    for dm, preference in a.preferences.items():
        preferences[dm] = there("preference", dm).preferences[dm]
        if isinstance(preference, Statements):
            wants = _wants(a, b, dm, chosen)
            if wants is None:
                return None
            preferences[dm] = Statements(tuple(wants))
    result = replace(
        a,
        decision_makers=tuple(makers),
        joint_options=joint,
        infeasible=listed("rule", "infeasible"),
        consequences=listed("consequence", "consequences"),
        forums=listed("forum", "forums"),
        beliefs=listed("belief", "beliefs"),
        variants=listed("variant", "variants"),
        attitudes=tuple(x for x in kept if x is not None),
        preferences=preferences,
        claims=(),
        places={},
    )
    if a.status_quo is not None and b.status_quo is not None:
        result = replace(result, status_quo=_status_quo(a, b, result, chosen))
    return result if sound(result) else None


def _has(conflict: Conflict, key: str) -> bool:
    return any(option.key == key for option in conflict.options)


def _status_quo(a: Conflict, b: Conflict, result: Conflict, chosen: Chosen) -> StatusQuo:
    levels = {}
    for option in result.options:
        side = b if not _has(a, option.key) or (("status quo", option.key) in chosen and _has(b, option.key)) else a
        levels[option.key] = _level(side, option)
    readings = {}
    for each in (a, b):
        for entry in (each.status_quo or StatusQuo()).contested:
            side = b if ("reading", entry.id) in chosen else a
            if each is side:
                readings[entry.id] = entry
    above = tuple((o.key, levels[o.key]) for o in result.options if levels[o.key] != o.levels[0])
    return StatusQuo(above, contested=tuple(readings.values()))


def _wants(a: Conflict, b: Conflict, dm: str, chosen: Chosen) -> list[Want] | None:
    """The wants in the one order that turns just the chosen comparisons; None where there is none.

    What only one has stands behind the last of both before it; behind the same one, those whose first does go first.
    """
    mine, theirs = ([want for owner, want in each.wants() if owner == dm] for each in (a, b))
    both = [want.id for want in mine if want.id in {other.id for other in theirs}]
    orders = [
        order
        for order in itertools.permutations(both)
        if all(
            (order.index(y) < order.index(x)) == (("comparison", x, y) in chosen)
            for x, y in itertools.combinations(both, 2)
        )
    ]
    if not orders:
        return None
    order: list[str] = []
    for last in (None, *orders[0]):
        order += [last] if last else []
        behind = [_behind([want.id for want in wants], both, last) for wants in (mine, theirs)]
        order += [name for names in sorted(filter(None, behind)) for name in names]
    found = []
    for name in order:
        side = theirs if ("statement", name) in chosen else mine
        found += [replace(want, tier=None) for want in side if want.id == name]
    return found


def _behind(names: Sequence[str], both: Collection[str], last: str | None) -> list[str]:
    rest = names[names.index(last) + 1 :] if last else names
    return list(itertools.takewhile(lambda name: name not in both, rest))


# ------------------------------------------------------------------------------------------- whether it is a conflict


def sound(conflict: Conflict) -> bool:
    """Whether every name that is used is there, every change can be made, and every status quo is feasible."""
    options = {option.key for option in conflict.options}
    makers = {dm.id for dm in conflict.decision_makers}
    spoken = [r.when for r in conflict.infeasible] + [c.when for c in conflict.consequences]
    spoken += [want.statement for _, want in conflict.wants()]
    spoken += [option.requires for option in conflict.joint_options if option.requires is not None]
    if not all(test.option in options for statement in spoken for test in tests(statement)):
        return False
    if not all(key in options for c in conflict.consequences for key, _ in c.set):
        return False
    if not all(set(f.members) <= makers for f in conflict.forums):
        return False
    changes = [*(belief.change for belief in conflict.beliefs), *(variant.change for variant in conflict.variants)]
    return all(_possible(conflict, change) for change in changes) and _feasible(conflict)


def _possible(conflict: Conflict, change: Patch) -> bool:
    try:
        apply(conflict, change)
    except DetenteError:
        return False
    return True


def _feasible(conflict: Conflict) -> bool:
    try:
        for reading in readings(conflict):
            start(ground(conflict), reading)
    except (DetenteError, ValueError, StopIteration):
        return False
    return True


def readings(conflict: Conflict) -> list[str]:
    """The readings of the status quo."""
    return ["base", *(entry.id for entry in (conflict.status_quo or StatusQuo()).contested)]


def said(conflict: Conflict, claim: Claim) -> str | None:
    """The verdict on a claim over all readings; None where it names what is not there, or nothing can be made of it."""
    options, makers = {o.key for o in conflict.options}, {dm.id for dm in conflict.decision_makers}
    movers = makers | {forum.id for forum in conflict.forums} | {variant.id for variant in conflict.variants}
    movers |= {"Nash", "GMR", "SMR", "SEQ", "SSEQ", "yes", "no"}
    for name, statement in named(claim):
        if name not in (None, *movers):
            return None
        if statement is not None and any(test.option not in options for test in tests(statement)):
            return None
    try:
        found = {verdict(Sight(ground(conflict), reading), claim) for reading in readings(conflict)}
    except (DetenteError, ValueError):
        return None
    return found.pop() if len(found) == 1 else "mixed"


def named(claim: Claim) -> Iterator[tuple[str | None, Statement | None]]:
    """Every name and every statement in a claim."""
    match claim:
        case Form(_, args, named_):
            every: Iterable[Argument] = (*args, *(value for _, value in named_))
            yield from ((str(each), None) if isinstance(each, Name) else (None, each) for each in every)
        case ClaimNot(part):
            yield from named(part)
        case ClaimAnd(parts_):
            for part in parts_:
                yield from named(part)
        case Unless(part, condition):
            yield from named(part)
            yield None, condition
        case AccordingTo(part, holder):
            yield from named(part)
            yield holder, None


# ------------------------------------------------------------------------------------------- the smallest sets


def smallest(a: Conflict, b: Conflict, goal: Mapping[str, str], *, back: bool = False) -> set[Chosen]:
    """The smallest sets of differences that give each claim of the goal its verdict, from a on (`back`: from b)."""
    every = frozenset(different(a, b))
    for size in range(len(every) + 1):
        found = {
            frozenset(changed)
            for changed in itertools.combinations(sorted(every), size)
            if explains(a, b, every - frozenset(changed) if back else frozenset(changed), goal)
        }
        if found:
            return found
    return set()


def explains(a: Conflict, b: Conflict, chosen: Chosen, goal: Mapping[str, str]) -> bool:
    """Whether a set of differences, made to the first conflict, gives each claim of the goal its verdict."""
    conflict = mixed(a, b, chosen)
    if conflict is None:
        return False
    for side in (a, b):
        for claim in side.claims:
            asked = claim.id in goal and (side is b) == (("claim", claim.id) in chosen)
            if asked and said(conflict, claim.says) != goal[claim.id]:
                return False
    return True
