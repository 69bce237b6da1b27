"""Random conflicts, small enough to be judged literally: one seeded generator, and Hypothesis strategies around it.

Nothing is drawn and then thrown away.  One combination is kept feasible from the start, every rule is false there, and
rules are added until the states are few enough.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from random import Random
from typing import Literal

from definitions import completions, states
from detente.model.conflict import (
    Attitude,
    Conflict,
    Consequence,
    DecisionMaker,
    Forum,
    NamedState,
    Option,
    Rule,
    StatusQuo,
)
from detente.model.statement import And, Not, Statement, Test
from hypothesis import strategies as st
from judge_states import Combination, declared, holds
from random_preferences import chance, random_preference
from random_statements import random_statement

Kind = Literal["option", "merged", "graph"]
KINDS: tuple[Kind, ...] = ("option", "merged", "graph")
NAMES = ("ann", "bob", "cat", "dan", "eve")
LADDERS = (("low", "mid", "high"), ("calm", "tense", "armed", "war"))
ONCE = (None, None, None, "adopted", "abandoned")


def random_conflict(rng: Random, kind: Kind | None = None, most: int = 24) -> Conflict:
    """A conflict of 2 to 5 decision makers and 1 to `most` states (at least 4), the same for the same seed.

    `option`: options, ladders, joint options, rules, consequences.  `merged`: the same with named, merged states.
    `graph`: states and arcs, which need not be transitive.  None: any of these.  All have preferences of every form that
    fits, ties, and perhaps attitudes, forums and a status quo.
    """
    kind = kind or rng.choice(KINDS)
    dms = NAMES[: rng.choice((2, 2, 3, 3, 4, 5))]
    conflict = _graph_form(rng, dms, most) if kind == "graph" else _option_form(rng, dms, most, merged=kind == "merged")
    return replace(
        conflict,
        title=f"a random conflict in {kind} form",
        forums=_forums(rng, dms),
        attitudes=_attitudes(rng, dms),
        preferences={dm: random_preference(rng, conflict, dm) for dm in dms},
    )


def conflicts(kind: Kind | None = None, most: int = 24) -> st.SearchStrategy[Conflict]:
    """Random conflicts of a kind, or of any, for Hypothesis; they shrink to few decision makers without extras."""
    return st.randoms(use_true_random=False).map(lambda rng: random_conflict(rng, kind, most))


def _option_form(rng: Random, dms: tuple[str, ...], most: int, *, merged: bool) -> Conflict:
    makers, size = [], 1
    for n, dm in enumerate(dms):
        own: list[Option] = []
        # Every later decision maker still needs an option: room for it is left, up to twice the bound.
        room = max(2, 2 * most // (size * 2 ** (len(dms) - n - 1)))
        for number in range(1, rng.choice((1, 1, 2, 3)) + 1):
            levels = rng.choice(LADDERS) if chance(rng, 0.2) else ("no", "yes")
            if len(levels) <= room or not own:
                levels = levels if len(levels) <= room else ("no", "yes")
                own.append(Option(f"{dm}.x{number}", levels=levels, irreversible=rng.choice(ONCE)))
                room, size = room // len(levels), size * len(levels)
        makers.append(DecisionMaker(dm, dm.title(), tuple(own)))
    plain = Conflict(tuple(makers))
    joint = [
        Option(
            f"joint.j{number}",
            irreversible=rng.choice(ONCE),
            owners=tuple(rng.sample(dms, rng.randint(2, len(dms)))),
            requires=random_statement(rng, plain) if chance(rng, 0.5) else None,
        )
        for number in (1, 2)
        if size * 2**number <= 2 * most and chance(rng, 0.4)
    ]
    conflict = replace(plain, joint_options=tuple(joint))
    kept = tuple(rng.randrange(len(option.levels)) for option in declared(conflict))
    listed = merged and chance(rng, 0.3)
    if not listed:
        conflict = replace(conflict, consequences=_consequences(rng, conflict, kept) if chance(rng, 0.35) else ())
        conflict = replace(conflict, infeasible=_rules(rng, conflict, kept, rng.choice((0, 0, 1, 1, 2))))
    if merged:
        conflict = replace(conflict, states=_named(rng, conflict, kept, dropping=listed))
    while len(states(conflict)) > most:
        conflict = _smaller(rng, conflict, kept)
    quo = tuple((o.key, o.levels[level]) for o, level in zip(declared(conflict), kept, strict=True) if level)
    return replace(conflict, status_quo=StatusQuo(quo) if chance(rng, 0.7) else None)


def _false_at(rng: Random, conflict: Conflict, kept: Combination, statement: Statement) -> Statement:
    """The statement, or a narrower one that is false at the kept combination."""
    if not holds(conflict, statement, kept):
        return statement
    at = rng.randrange(len(kept))
    option = declared(conflict)[at]
    return And((statement, Not(Test(option.key)) if kept[at] else Test(option.key)))


def _rules(rng: Random, conflict: Conflict, kept: Combination, number: int) -> tuple[Rule, ...]:
    return tuple(
        Rule(f"infeasible.{n}", _false_at(rng, conflict, kept, random_statement(rng, conflict)))
        for n in range(1, number + 1)
    )


def _consequences(rng: Random, conflict: Conflict, kept: Combination) -> tuple[Consequence, ...]:
    """One to three, each option ever set to one value only, so that there is no circle."""
    value = {option.key: rng.choice(option.levels) for option in declared(conflict)}
    return tuple(
        Consequence(
            f"consequences.{n}",
            _false_at(rng, conflict, kept, random_statement(rng, conflict)),
            tuple((key, value[key]) for key in rng.sample(sorted(value), rng.randint(1, min(2, len(value))))),
        )
        for n in range(1, rng.randint(1, 3) + 1)
    )


def _named(rng: Random, conflict: Conflict, kept: Combination, *, dropping: bool) -> tuple[NamedState, ...]:
    """The states by name, in any order; where one option has one level, some other options are merged away."""
    options = declared(conflict)
    at = rng.randrange(len(options))
    level = rng.randrange(len(options[at].levels))
    away = {n for n in range(len(options)) if n != at and chance(rng, 0.5)}

    def written(combination: Combination) -> str:
        return "".join(
            "-" if combination[at] == level and n in away else str(here) if option.ladder else "NY"[here]
            for n, (option, here) in enumerate(zip(options, combination, strict=True))
        )

    possible = [combination for (combination,) in completions(conflict).values()]
    gone = {written(c) for c in possible if dropping and chance(rng, 0.2)} - {written(kept)}
    patterns = [pattern for pattern in dict.fromkeys(map(written, possible)) if pattern not in gone]
    rng.shuffle(patterns)
    return tuple(NamedState(f"t{n}", pattern) for n, pattern in enumerate(patterns, start=1))


def _smaller(rng: Random, conflict: Conflict, kept: Combination) -> Conflict:
    """The conflict without some states, though never without the kept one."""
    meaning = completions(conflict)
    if conflict.states is not None and not conflict.infeasible and not conflict.consequences:
        gone = rng.choice([name for name, merged in meaning.items() if kept not in merged])
        return replace(conflict, states=tuple(state for state in conflict.states if state.name != gone))
    other = rng.choice([c for merged in meaning.values() if kept not in merged for c in merged])
    tests = [
        Test(option.key, "=", option.levels[there]) if option.ladder else Test(option.key) if there else Not(Test(option.key))
        for option, there in zip(declared(conflict), other, strict=True)
    ]
    apart = next(n for n in range(len(kept)) if other[n] != kept[n])
    beside = rng.choice([n for n in range(len(kept)) if n != apart])
    rule = Rule(f"infeasible.{len(conflict.infeasible) + 1}", And((tests[apart], tests[beside])))
    fewer = replace(conflict, infeasible=(*conflict.infeasible, rule))
    left = {name for name, merged in completions(fewer).items() if merged}
    kept_names = conflict.states and tuple(state for state in conflict.states if state.name in left)
    return replace(fewer, states=kept_names)


def _graph_form(rng: Random, dms: tuple[str, ...], most: int) -> Conflict:
    names = [f"s{n}" for n in range(1, rng.randint(2, max(4, most // 2)) + 1)]
    density = rng.choice((0.1, 0.2, 0.4))
    arcs = list(itertools.permutations(names, 2))
    return Conflict(
        tuple(DecisionMaker(dm, dm.title()) for dm in dms),
        states=tuple(NamedState(name) for name in names),
        moves={dm: tuple(arc for arc in arcs if chance(rng, density)) for dm in dms},
        status_quo=StatusQuo(state=rng.choice(names)) if chance(rng, 0.7) else None,
    )


def _forums(rng: Random, dms: tuple[str, ...]) -> tuple[Forum, ...]:
    return tuple(
        Forum(f"f{n}", tuple(rng.sample(dms, rng.randint(2, len(dms)))))
        for n in range(1, rng.choice((0, 1, 2, 3)) + 1)
    )  # fmt: skip


def _attitudes(rng: Random, dms: tuple[str, ...]) -> tuple[Attitude, ...]:
    if not chance(rng, 0.35):
        return ()
    return tuple(
        Attitude(i, j, rng.choice((-1, 0, 1)))
        for i, j in itertools.permutations(dms, 2)
        if chance(rng, 0.4)
    )  # fmt: skip
