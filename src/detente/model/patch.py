"""Patches: the one shape of change that serves beliefs, variants and what-ifs, applied to a conflict.

A patch is applied in a fixed order: `drop`, `replace`, `insert`, `first`, `status_quo`, `attitudes`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from detente.cite import Grounds
from detente.errors import ConflictError, Missing, UnknownName, quoted
from detente.model.conflict import (
    Attitude,
    Conflict,
    Consequence,
    Insertion,
    Patch,
    Rule,
    Statements,
    StatusQuo,
    Want,
)
from detente.model.statement import Statement, tests

NOTHING = Grounds()
R = TypeVar("R", Rule, Consequence)


def apply(conflict: Conflict, patch: Patch, *, grounds: Grounds = NOTHING) -> Conflict:
    """The conflict after the change, every part that the patch does not name as it was.

    `drop` takes wants, infeasible rules, consequences, forums and beliefs away.  `replace` gives a want, a rule or a
    consequence another statement; a want loses its condition.  `insert` adds a want before another one (and then in
    its tier), or at the end of a tier, or last.  `first` moves wants to the front of their decision maker's list, in
    the order named; where there are tiers, these wants become one new tier, numbered one below the lowest.
    `status_quo` sets options in the base reading and drops the contested readings.  `attitudes` replaces or adds.

    `grounds` is what the patch itself rests on: the parts that it adds carry it unless they bring their own, and a
    reworded part carries it in place of its own, which speak of other words; without it a reworded part keeps its own.

    Trap: an inserted want whose id is taken, as after the same patch twice, gets the next free `dm.n`.  A name that is
    not there raises `UnknownName`, tiers that do not fit `ConflictError`, a status quo that is not there `Missing`.

    >>> from detente.model.conflict import DecisionMaker, Option
    >>> from detente.model.statement import Not, Test
    >>> delay = Test("company.delay")
    >>> company = DecisionMaker("company", "company", (Option("company.delay"),))
    >>> wants = Statements((Want("C1", delay), Want("C2", Not(delay))))
    >>> patched = apply(Conflict((company,), preferences={"company": wants}), Patch(first=("C2",)))
    >>> [want.id for _, want in patched.wants()]
    ['C2', 'C1']
    """
    if patch == Patch():
        return conflict
    # Positions shift when parts come and go, so that only the places that are found by name stay true.
    places = {path: place for path, place in conflict.places.items() if not any(isinstance(key, int) for key in path)}
    patched = _dropped(replace(conflict, places=places), patch.drop)
    patched = _replaced(patched, patch.replace, grounds)
    for insertion in patch.insert:
        patched = _inserted(patched, insertion, grounds)
    patched = _first(patched, patch.first)
    patched = _set(patched, patch.status_quo)
    return _turned(patched, patch.attitudes, grounds)


def believed(conflict: Conflict, holder: str) -> Conflict:
    """The conflict that a decision maker believes in: all its beliefs applied in listed order, and no beliefs left.

    Beliefs of the holder about itself count like any other; a belief that an earlier one drops is not applied, and what
    a belief, or a variant, says of a part that an earlier one drops is passed over.

    >>> import detente as dt
    >>> quarrel = dt.load("groundwater")
    >>> [want.id for dm, want in believed(quarrel, "ministry").wants() if dm == "company"][:2]
    ['L3', 'L1']
    """
    _check("decision maker", (holder,), (d.id for d in conflict.decision_makers))
    patched = conflict
    for belief in conflict.beliefs:
        if belief.holder == holder and any(left.id == belief.id for left in patched.beliefs):
            patched = apply(patched, _left(belief.change, conflict, patched), grounds=belief.grounds)
    seen = replace(patched, beliefs=())
    return replace(seen, variants=tuple(replace(v, change=_left(v.change, conflict, seen)) for v in seen.variants))


def _left(change: Patch, before: Conflict, now: Conflict) -> Patch:
    """What is left of a change where some of the parts that it names have been dropped meanwhile."""
    gone = {*_statement_ids(before), *_other_ids(before)} - {*_statement_ids(now), *_other_ids(now)}
    return replace(
        change,
        drop=tuple(name for name in change.drop if name not in gone),
        replace=tuple((name, statement) for name, statement in change.replace if name not in gone),
        insert=tuple(
            placed(insertion, before, {want.id: want.tier for _, want in now.wants()})
            if insertion.before in gone
            else insertion
            for insertion in change.insert
        ),
        first=tuple(name for name in change.first if name not in gone),
    )


def placed(insertion: Insertion, before: Conflict, left: Mapping[str, int | None]) -> Insertion:
    """The insertion where the dropped statement stood that it was to go before: before what is left behind that one.

    `left`: the statements that are left, by id, each with its tier.
    """
    listed = [want for dm, want in before.wants() if dm == insertion.dm]
    at = next(k for k, want in enumerate(listed) if want.id == insertion.before)
    tier = listed[at].tier
    following = next((want.id for want in listed[at:] if want.id in left and left[want.id] == tier), None)
    # Nothing is left behind it in its tier, so it closes the tier.
    return replace(insertion, before=following, tier=None if following else tier)


def variant(conflict: Conflict, name: str) -> Conflict:
    """The conflict with the named variant applied; UnknownName if there is none of that name.

    >>> import detente as dt
    >>> lake = dt.load("lake-gisborne")
    >>> [dt.solve(dt.unfold(each)).equilibria("Nash") for each in (lake, variant(lake, "environmental"))]
    [['s4'], ['s6']]
    """
    for candidate in conflict.variants:
        if candidate.id == name:
            return apply(conflict, candidate.change, grounds=candidate.grounds)
    raise UnknownName.among("variant", name, (v.id for v in conflict.variants))


def _dropped(conflict: Conflict, names: tuple[str, ...]) -> Conflict:
    _check("part to drop", names, [*_statement_ids(conflict), *_other_ids(conflict)])
    if not names:
        return conflict
    gone = set(names)
    return replace(
        _rewanted(conflict, lambda wants: tuple(w for w in wants if w.id not in gone)),
        infeasible=tuple(r for r in conflict.infeasible if r.id not in gone),
        consequences=tuple(c for c in conflict.consequences if c.id not in gone),
        forums=tuple(f for f in conflict.forums if f.id not in gone),
        beliefs=tuple(b for b in conflict.beliefs if b.id not in gone),
        questions=tuple(
            replace(q, about=tuple(name for name in q.about if name not in gone)) for q in conflict.questions
        ),
    )


def _replaced(conflict: Conflict, statements: tuple[tuple[str, Statement], ...], grounds: Grounds) -> Conflict:
    _check("statement or rule", (name for name, _ in statements), _statement_ids(conflict))
    for _, statement in statements:
        _check_options(conflict, statement)
    new = dict(statements)

    def reworded(want: Want) -> Want:
        if want.id not in new:
            return want
        kept = want.grounds if grounds == NOTHING else grounds
        return replace(want, want=new[want.id], condition=None, how=None, grounds=kept)

    def reruled(rule: R) -> R:
        if rule.id not in new:
            return rule
        return replace(rule, when=new[rule.id], grounds=rule.grounds if grounds == NOTHING else grounds)

    return replace(
        _rewanted(conflict, lambda wants: tuple(reworded(w) for w in wants)),
        infeasible=tuple(reruled(r) for r in conflict.infeasible),
        consequences=tuple(reruled(c) for c in conflict.consequences),
    )


def _inserted(conflict: Conflict, insertion: Insertion, grounds: Grounds) -> Conflict:
    _check("decision maker", (insertion.dm,), (d.id for d in conflict.decision_makers))
    _check_options(conflict, insertion.want.statement)
    preference = conflict.preferences.get(insertion.dm, Statements(()))
    if not isinstance(preference, Statements):
        raise ConflictError.of(
            "DET250",
            f"the patch inserts a statement, but the preferences of {quoted(insertion.dm)} are not statements",
            hint="write its preferences as a list of statements, or leave the insertion out",
        )
    wants = list(preference.wants)
    at, tier = _spot(wants, insertion)
    new = replace(
        insertion.want,
        id=_free_id(conflict, insertion),
        tier=tier,
        grounds=grounds if insertion.want.grounds == NOTHING else insertion.want.grounds,
    )
    wants.insert(at, new)
    statements = replace(preference, wants=tuple(wants))
    return replace(conflict, preferences={**conflict.preferences, insertion.dm: statements})


def _spot(wants: list[Want], insertion: Insertion) -> tuple[int, int | None]:
    """Where an inserted want goes, and the tier that it takes, so that tiers do not fall in listed order."""
    if insertion.before is not None:
        names = [want.id for want in wants]
        _check(f"statement of {insertion.dm}", (insertion.before,), names)
        at = names.index(insertion.before)
        return at, wants[at].tier
    tiered = any(want.tier is not None for want in wants)
    tier = insertion.tier if insertion.tier is not None else insertion.want.tier
    if tier is None:
        return len(wants), wants[-1].tier if tiered else None
    if wants and not tiered:
        raise ConflictError.of(
            "DET251",
            f"the patch inserts a statement in tier {tier}, but the statements of {quoted(insertion.dm)} have no tiers",
            hint="say `before:` a statement, or give every statement a tier",
        )
    return sum(1 for want in wants if want.tier is not None and want.tier <= tier), tier


def _first(conflict: Conflict, names: tuple[str, ...]) -> Conflict:
    _check("preference statement", names, _want_ids(conflict))
    order = {name: place for place, name in enumerate(dict.fromkeys(names))}

    def fronted(wants: tuple[Want, ...]) -> tuple[Want, ...]:
        front = sorted((w for w in wants if w.id in order), key=lambda w: order[w.id])
        tiers = [want.tier for want in wants if want.tier is not None]
        if front and tiers:
            front = [replace(want, tier=min(tiers) - 1) for want in front]
        return (*front, *(w for w in wants if w.id not in order))

    return _rewanted(conflict, fronted) if names else conflict


def _set(conflict: Conflict, levels: tuple[tuple[str, str], ...]) -> Conflict:
    if not levels:
        return conflict
    options = {option.key: option for option in conflict.options}
    _check("option", (key for key, _ in levels), options)
    for key, level in levels:
        _check(f"level of {key}", (level,), options[key].levels)
    if conflict.status_quo is None:
        raise Missing("the patch changes the status quo, and this conflict has none; say `status_quo:` in the file")
    now = {**_levels_of(conflict, conflict.status_quo), **dict(levels)}
    above = tuple((key, level) for key, level in now.items() if level != options[key].levels[0])
    return replace(conflict, status_quo=StatusQuo(above, grounds=conflict.status_quo.grounds))


def _levels_of(conflict: Conflict, status_quo: StatusQuo) -> dict[str, str]:
    """What holds in the status quo, be it listed or the name of a state."""
    if status_quo.levels is not None:
        return dict(status_quo.levels)
    pattern = next((s.pattern for s in conflict.states or () if s.name == status_quo.state), None)
    if pattern is None or "-" in pattern:
        raise Missing(
            f"the patch changes options of the status quo, and the state {status_quo.state} does not say how each "
            "stands; list what holds instead"
        )
    pairs = zip(conflict.options, pattern, strict=True)
    return {o.key: o.levels[int(char)] if o.ladder else o.levels["NY".index(char)] for o, char in pairs}


def _turned(conflict: Conflict, attitudes: tuple[Attitude, ...], grounds: Grounds) -> Conflict:
    names = [d.id for d in conflict.decision_makers]
    now = {(a.holder, a.towards): a for a in conflict.attitudes}
    for attitude in attitudes:
        _check("decision maker", (attitude.holder, attitude.towards), names)
        new = replace(attitude, grounds=grounds) if attitude.grounds == NOTHING else attitude
        now[attitude.holder, attitude.towards] = new
    # Grouped by holder, as the file writes them.
    holders = list(dict.fromkeys(holder for holder, _ in now))
    grouped = sorted(now.values(), key=lambda attitude: holders.index(attitude.holder))
    return replace(conflict, attitudes=tuple(grouped)) if attitudes else conflict


def _rewanted(conflict: Conflict, change: Callable[[tuple[Want, ...]], tuple[Want, ...]]) -> Conflict:
    """The conflict with the wants of every decision maker changed, other kinds of preferences untouched."""
    preferences = {
        dm: replace(p, wants=change(p.wants)) if isinstance(p, Statements) else p
        for dm, p in conflict.preferences.items()
    }
    return replace(conflict, preferences=preferences)


def _want_ids(conflict: Conflict) -> list[str]:
    return [want.id for _, want in conflict.wants()]


def _statement_ids(conflict: Conflict) -> list[str]:
    return [*_want_ids(conflict), *(r.id for r in conflict.infeasible), *(c.id for c in conflict.consequences)]


def _other_ids(conflict: Conflict) -> list[str]:
    return [*(f.id for f in conflict.forums), *(b.id for b in conflict.beliefs)]


def _free_id(conflict: Conflict, insertion: Insertion) -> str:
    """The id of the inserted want, or the next free `dm.n` when that is empty or taken."""
    taken = {"", *_statement_ids(conflict), *_other_ids(conflict), *(claim.id for claim in conflict.claims)}
    own = sum(1 for dm, _ in conflict.wants() if dm == insertion.dm)
    name, number = insertion.want.id, own
    while name in taken:
        number += 1
        name = f"{insertion.dm}.{number}"
    return name


def _check(kind: str, names: Iterable[str], known: Iterable[str]) -> None:
    allowed = list(known)
    for name in names:
        if name not in allowed:
            raise UnknownName.among(kind, name, allowed)


def _check_options(conflict: Conflict, statement: Statement) -> None:
    _check("option", (test.option for test in tests(statement)), (option.key for option in conflict.options))
