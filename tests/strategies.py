"""Random conflicts, small enough to be judged literally: one seeded generator, and Hypothesis strategies around it.

Nothing is drawn and then thrown away.  One combination is kept feasible from the start, every rule is false there, and
rules are added until the states are few enough.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from random import Random
from typing import Literal

from hypothesis import strategies as st

from definitions import completions, states
from detente.model.conflict import (
    YES_NO,
    Attitude,
    Conflict,
    Consequence,
    DecisionMaker,
    Forum,
    NamedState,
    Once,
    Option,
    Rule,
    StatusQuo,
)
from detente.model.statement import And, Not, Statement, Test
from judge_states import Combination, declared, holds
from random_preferences import chance, random_preference, some
from random_statements import random_statement

Kind = Literal["plain", "option", "merged", "graph"]
KINDS: tuple[Kind, ...] = ("plain", "option", "merged", "graph")
NAMES = ("ann", "bob", "cat", "dan", "eve")
LADDERS = (("low", "mid", "high"), ("calm", "tense", "armed", "war"))
ONCE: tuple[Once | None, ...] = (None, None, None, "adopted", "abandoned")


def random_conflict(
    rng: Random, kind: Kind | None = None, most: int = 24, *, makers: int | None = None, transitive: bool = False
) -> Conflict:
    """A conflict of 2 to 5 decision makers, or `makers`, and 1 to `most` states; the same for the same seed.

    `plain`: the option form of the books, with ladders, irreversible options and infeasible rules.  `option`: with
    joint options and consequences as well.  `merged`: this with named, merged states.  `graph`: states and arcs, which
    need not be transitive.  None: any of these.  Preferences are of any form that fits (`transitive`: no pairs), with
    ties; and there are perhaps a status quo and, but for `plain`, attitudes and forums.
    """
    form = rng.choice(KINDS) if kind is None else kind
    dms = NAMES[: makers or rng.choice((2, 2, 3, 3, 4, 5))]
    conflict = _graph_form(rng, dms, most) if form == "graph" else _option_form(rng, dms, most, form)
    return replace(
        conflict,
        title=f"a random conflict in {form} form",
        forums=() if form == "plain" else _forums(rng, dms),
        attitudes=() if form == "plain" else _attitudes(rng, dms),
        preferences={dm: random_preference(rng, conflict, dm, transitive=transitive) for dm in dms},
    )


def conflicts(
    kind: Kind | None = None, most: int = 24, *, makers: int | None = None, transitive: bool = False
) -> st.SearchStrategy[Conflict]:
    """Random conflicts of a kind, or of any, for Hypothesis; they shrink to few decision makers without extras."""
    return st.randoms(use_true_random=False).map(
        lambda rng: random_conflict(rng, kind, most, makers=makers, transitive=transitive)
    )


def _option_form(rng: Random, dms: tuple[str, ...], most: int, kind: Kind) -> Conflict:
    conflict = _options(rng, dms, 2 * most)
    if kind != "plain":
        conflict = _with_joint_options(rng, conflict, 2 * most)
    kept = tuple(rng.randrange(len(option.levels)) for option in declared(conflict))
    # Named states may leave combinations out, but only where no rule and no consequence says which ones.
    listed = kind == "merged" and chance(rng, 0.3)
    if kind != "plain" and not listed and chance(rng, 0.35):
        conflict = replace(conflict, consequences=_consequences(rng, conflict, kept))
    if not listed:
        conflict = replace(conflict, infeasible=_rules(rng, conflict, kept, rng.choice((0, 0, 1, 1, 2))))
    if kind == "merged":
        conflict = replace(conflict, states=_named(rng, conflict, kept, dropping=listed))
    while len(states(conflict)) > most:
        conflict = _smaller(rng, conflict, kept)
    quo = tuple((o.key, o.levels[level]) for o, level in zip(declared(conflict), kept, strict=True) if level)
    return replace(conflict, status_quo=StatusQuo(quo) if chance(rng, 0.7) else None)


def _options(rng: Random, dms: tuple[str, ...], most: int) -> Conflict:
    """Every decision maker with one to three options, of `most` combinations in all, or of two for each."""
    makers, size = [], 1
    for later, dm in reversed(list(enumerate(reversed(dms)))):
        own: list[Option] = []
        for number in range(1, rng.choice((1, 1, 2, 3)) + 1):
            levels = rng.choice(LADDERS) if chance(rng, 0.2) else YES_NO
            # Room is left for an option of each decision maker that comes later.
            fitting = [ladder for ladder in (levels, YES_NO) if size * len(ladder) * 2**later <= most]
            if fitting or not own:
                levels = (fitting or [YES_NO])[0]
                own.append(Option(f"{dm}.x{number}", levels=levels, irreversible=rng.choice(ONCE)))
                size *= len(levels)
        makers.append(DecisionMaker(dm, dm.title(), tuple(own)))
    return Conflict(tuple(makers))


def _with_joint_options(rng: Random, conflict: Conflict, most: int) -> Conflict:
    dms = [dm.id for dm in conflict.decision_makers]
    room = most // len(completions(conflict))
    joint = tuple(
        Option(
            f"joint.j{number}",
            irreversible=rng.choice(ONCE),
            owners=tuple(rng.sample(dms, rng.randint(2, len(dms)))),
            requires=random_statement(rng, conflict) if chance(rng, 0.5) else None,
        )
        for number in (1, 2)
        if 2**number <= room and chance(rng, 0.4)
    )
    return replace(conflict, joint_options=joint)


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
    apart = next(n for n in range(len(kept)) if other[n] != kept[n])
    beside = rng.choice([n for n in range(len(kept)) if n != apart])
    rule = Rule(
        f"infeasible.{len(conflict.infeasible) + 1}", And(tuple(_at(conflict, n, other) for n in (apart, beside)))
    )
    fewer = replace(conflict, infeasible=(*conflict.infeasible, rule))
    left = {name for name, merged in completions(fewer).items() if merged}
    kept_names = conflict.states and tuple(state for state in conflict.states if state.name in left)
    return replace(fewer, states=kept_names)


def _at(conflict: Conflict, n: int, combination: Combination) -> Statement:
    """The statement that the n-th option is where the combination has it."""
    option, level = declared(conflict)[n], combination[n]
    if option.ladder:
        return Test(option.key, "=", option.levels[level])
    return Test(option.key) if level else Not(Test(option.key))


def _graph_form(rng: Random, dms: tuple[str, ...], most: int) -> Conflict:
    names = [f"s{n}" for n in range(1, rng.randint(2, max(4, 2 * most // 3)) + 1)]
    halvings = rng.choice((1, 2, 2, 3))
    arcs = list(itertools.permutations(names, 2))
    return Conflict(
        tuple(DecisionMaker(dm, dm.title()) for dm in dms),
        states=tuple(NamedState(name) for name in names),
        moves={dm: tuple(some(rng, arcs, halvings)) for dm in dms},
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
