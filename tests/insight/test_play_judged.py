"""Play beside the judge: each move is legal and the one that the policy asks for, in each mover's own mind."""

from __future__ import annotations

import math
import os
import typing
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from random import Random

import pytest

import detente
from definitions import Concept
from detente.errors import ConflictError
from detente.graph.preference import Relation
from detente.insight.playing.board import Board, Rules, board
from detente.insight.playing.policy import POLICIES
from detente.insight.playing.telling import offer, played
from detente.insight.playing.walking import Walked, chance_of, walk
from detente.model.conflict import Attitude, Belief, Conflict, Patch, Ranking, Statements
from judge_play import Judged, movers
from random_preferences import chance
from random_statements import random_statement
from strategies import random_conflict

LONG = os.environ.get("DETENTE_PROFILE") == "long"
NOISES = (0.0, 0.7, 3.0, math.inf)


def some_attitude(rng: Random, dms: list[str]) -> tuple[Attitude, ...]:
    holder, towards = rng.sample(dms, 2)
    return (Attitude(holder, towards, rng.choice((-1, 1))),)


def random_beliefs(rng: Random, conflict: Conflict, *, minding: bool) -> Conflict:
    """The conflict with beliefs of some: parts passed over, rules reworded, attitudes; none where they do not fit."""
    dms = [dm.id for dm in conflict.decision_makers]
    ranked = any(isinstance(p, Ranking) for p in conflict.preferences.values()) or conflict.states is not None
    droppable = [want.id for p in conflict.preferences.values() if isinstance(p, Statements) for want in p.wants]
    droppable += [forum.id for forum in conflict.forums]
    droppable += [] if ranked else [part.id for part in conflict.consequences]
    beliefs = tuple(
        Belief(
            f"b{n}",
            dm,
            Patch(
                drop=tuple(rng.sample(droppable, min(len(droppable), rng.randint(0, 2)))),
                replace=tuple((r.id, random_statement(rng, conflict)) for r in conflict.infeasible if chance(rng, 0.7)),
                attitudes=some_attitude(rng, dms) if minding and chance(rng, 0.3) else (),
            ),
        )
        for n, dm in enumerate(dms)
        if chance(rng, 0.5)
    )
    deceived = replace(conflict, beliefs=beliefs)
    try:
        board(deceived, Rules())
    except ConflictError:
        return conflict
    return deceived


def boards(seed: int) -> Iterator[tuple[Board, Judged]]:
    """Boards of one random conflict: everybody by best; everybody foresighted; each by some policy at some noise."""
    rng = Random(seed)
    conflict = random_conflict(rng, most=14)
    dms = [dm.id for dm in conflict.decision_makers]
    # Whoever minds somebody silent is silent itself, so that here nobody minds anybody.
    silent = chance(rng, 0.4) and not conflict.attitudes
    if silent:
        conflict = replace(conflict, preferences={dm: p for dm, p in conflict.preferences.items() if dm != dms[0]})
    conflict = random_beliefs(rng, conflict, minding=not silent)
    first = board(conflict, Rules())
    noise = rng.choice(NOISES)
    pairs = {dm for dm in dms if isinstance(first.minds[dm].graph.orders[dms.index(dm)], Relation)}
    allowed = {
        dm: ["best", "any", *([] if silent else ["foresighted"]), *([] if dm in pairs else ["noisy"])] for dm in dms
    }
    for by in ("best", *([] if silent else ["foresighted"]), "mixed"):
        policies = {dm: rng.choice(allowed[dm]) if by == "mixed" else by for dm in dms}
        forums = chance(rng, 0.8)
        concept = rng.choice(typing.get_args(Concept))
        ready = board(conflict, Rules(tuple(policies.items()), noise, forums, concept))
        yield ready, Judged(conflict, policies, noise, concept, forums)


def steps_compared(seed: int) -> Counter[str]:
    """Play from every state by every board of a seed, compare each move and each rest with the judge.

    How many moves were compared, by the policies of those who made them.
    """
    total: Counter[str] = Counter()
    for ready, judged in boards(seed):
        names = ready.graph.states.name
        known = movers(judged.conflict, forums=judged.forums)
        mine = {n: frozenset(ready.graph.decision_makers[i] for i in m.members) for n, m in enumerate(ready.movers)}
        assert (seed, known) == (seed, list(mine.values()))
        odds: dict[tuple[int, int], dict[str | None, float]] = {}
        for state in range(ready.graph.size):
            turns = "drawn" if (seed + state) % 2 else "listed"
            walked = walk(ready, state, turns=turns, horizon=30, chance=chance_of(seed, state))
            for leg in walked.legs:
                key = (leg.mover, leg.at)
                if key not in odds:
                    odds[key] = judged.odds(mine[leg.mover], names(leg.at))
                assert names(leg.to) in odds[key], (seed, mine[leg.mover], names(leg.at), names(leg.to))
                assert odds[key][names(leg.to)] == pytest.approx(ready.ways(*key).chance(leg.to), rel=1e-9)
            total.update(" and ".join(sorted({judged.by[dm] for dm in mine[leg.mover]})) for leg in walked.legs)
            check_end(ready, judged, walked, state, mine, seed)
            check_offers(ready, state)
    return total


def check_offers(ready: Board, state: int) -> None:
    """What is shown first on offer is what the mover would do, where nothing is drawn."""
    for number in range(len(ready.movers)):
        ways = ready.ways(number, state)
        if ways.taken is not None:
            shown = offer(ready, number, state, 1).shown
            assert [ready.graph.states.name(ways.targets[ways.taken])] == [each.to.name for each in shown]


def check_end(
    ready: Board, judged: Judged, walked: Walked, state: int, mine: dict[int, frozenset[str]], seed: int
) -> None:
    """At rest, everybody may stay; in a cycle, it goes round."""
    last = walked.legs[-1].to if walked.legs else state
    if walked.kind == "rest":
        stays = [judged.odds(us, ready.graph.states.name(last)).get(None, 0.0) for us in mine.values()]
        assert (seed, 0.0) != (seed, min(stays))
    if walked.since is not None:
        assert walked.legs[walked.since].at == last
    if set(judged.by.values()) == {"foresighted"}:
        paying = {
            n for n, us in mine.items() if ready.graph.states.name(last) in {s for s, _ in judged.real.paying[us]}
        }
        assert (seed, paying) == (seed, {n for n in mine if not ready.stable(ready.movers[n], last)})


def test_every_move_is_legal_and_the_one_that_the_policy_asks_for() -> None:
    compared = sum(map(steps_compared, range(40)), Counter[str]())

    assert set(POLICIES.keys()) - {"choice"} <= set(compared)
    assert compared.total() > 1_500


@pytest.mark.long
def test_a_hundred_thousand_moves_are_as_the_judge_says(capsys: pytest.CaptureFixture[str]) -> None:
    total: Counter[str] = Counter()
    for seed in count(1_000_000):
        total += steps_compared(seed)
        if total.total() >= 100_000:
            break

    with capsys.disabled():
        print(f"\n{total.total():,} moves of {seed - 999_999:,} conflicts compared with the judge: {dict(total)}")  # noqa: T201
    assert total.total() >= 100_000


@pytest.mark.parametrize("seed", range(400 if LONG else 40))
def test_whom_a_move_surprises_and_what_it_gives_is_as_the_judge_says(seed: int) -> None:
    for ready, judged in boards(seed):
        names = ready.graph.states.name
        walked = walk(ready, seed % ready.graph.size, turns="drawn", horizon=6, chance=chance_of(seed, 0))
        for leg in walked.legs:
            step = played(ready, leg)
            us, s, t = frozenset(step.members), names(leg.at), names(leg.to)
            assert judged.surprised(us, s, t) == {each.who: each.kind for each in step.surprises}
            for dm, gain in step.gains.items():
                here, there = judged.sees(dm, s), judged.sees(dm, t)
                if gain is not None:
                    assert here is not None
                    assert there is not None
                    assert judged.eyes[dm].steps(dm, here, there) == gain


def test_the_best_of_a_forum_is_one_to_which_not_all_members_prefer_another() -> None:
    elmira = detente.load("elmira")
    judged = Judged(elmira, dict.fromkeys(("moe", "uniroyal", "local"), "best"), 0.0)

    assert {"s8": 1.0} == judged.odds(frozenset({"moe", "uniroyal"}), "s5")
