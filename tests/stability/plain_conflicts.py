"""Random conflicts in plain option form, larger than those of `strategies`: what the block storage is made for.

No consequences, no merged states, no attitudes, no pairs.  Blocks of many lengths come from rules, columns that are
only partly a mover's own from options that go one way.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from detente.model.conflict import Conflict, DecisionMaker, Forum, Once, Option, Rule, StatusQuo
from detente.model.statement import And, Not, Statement, Test
from judge_states import Combination, declared, holds
from random_preferences import chance, random_preference
from random_statements import random_statement

NAMES = ("ann", "bob", "cat", "dan", "eve")
LADDERS = (("low", "mid", "high"), ("calm", "tense", "armed", "war"), ("a", "b", "c", "d", "e"))


def plain_conflict(rng: Random, most: int = 64) -> Conflict:
    """A conflict of 2 to 5 decision makers and at most `most` states in plain option form, the same for the same seed.

    A decision maker may own nothing; one combination is feasible from the start, so that states are never wanting.
    """
    dms = NAMES[: rng.choice((2, 2, 3, 3, 4, 5))]
    conflict = _options(rng, dms, most)
    kept = tuple(rng.randrange(len(o.levels)) for o in declared(conflict))
    rules = rng.choice((0, 0, 1, 2, 4))
    conflict = replace(
        conflict,
        infeasible=tuple(
            Rule(f"infeasible.{n}", false_at(conflict, kept, random_statement(rng, conflict)))
            for n in range(1, rules + 1)
        ),
        forums=tuple(
            Forum(f"f{n}", tuple(rng.sample(dms, rng.randint(2, len(dms)))))
            for n in range(1, rng.choice((0, 0, 1, 2)) + 1)
        ),
        status_quo=StatusQuo(
            tuple((o.key, o.levels[level]) for o, level in zip(declared(conflict), kept, strict=True) if level)
        ),
    )
    return replace(conflict, preferences={dm: random_preference(rng, conflict, dm, transitive=True) for dm in dms})


def _options(rng: Random, dms: tuple[str, ...], most: int) -> Conflict:
    """Options for everybody, until their combinations would be more than `most`; at least one."""
    once: tuple[Once | None, ...] = rng.choice(
        ((None,), (None, None, "adopted", "abandoned"), ("adopted", "abandoned"))
    )
    own: dict[str, list[Option]] = {dm: [] for dm in dms}
    joint: list[Option] = []
    size = 1
    for number in range(1, 13):
        together = chance(rng, 0.2)
        levels = rng.choice(LADDERS) if not together and chance(rng, 0.2) else ("no", "yes")
        if size * len(levels) > most:
            break
        size *= len(levels)
        if together:
            owners = tuple(rng.sample(dms, rng.randint(2, len(dms))))
            joint.append(Option(f"joint.j{number}", irreversible=rng.choice(once), owners=owners))
        else:
            dm = rng.choice(dms)
            own[dm].append(Option(f"{dm}.x{number}", levels=levels, irreversible=rng.choice(once)))
    makers = tuple(DecisionMaker(dm, dm.title(), tuple(own[dm])) for dm in dms)
    plain = Conflict(makers, title="a random conflict in plain option form", joint_options=tuple(joint))
    demanding = tuple(
        replace(option, requires=random_statement(rng, plain) if chance(rng, 0.4) else None) for option in joint
    )
    return replace(plain, joint_options=demanding)


def false_at(conflict: Conflict, kept: Combination, statement: Statement) -> Statement:
    """The statement, or a narrower one that is false at the kept combination."""
    if not holds(conflict, statement, kept):
        return statement
    option, level = declared(conflict)[0], kept[0]
    return And((statement, Not(Test(option.key)) if level else Test(option.key)))
