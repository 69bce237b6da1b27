"""What a replay says of moves is what the judge says, who tries every order of every decision maker's statements."""

from __future__ import annotations

import sys
from dataclasses import replace
from random import Random

import pytest

import detente
import judge_replay as judge
import judge_states
from detente.insight.replaying.beholding import Believed
from detente.insight.replaying.explaining import Explanation
from detente.insight.replaying.replayed import Gain, Replay, Revealed
from detente.model.conflict import Belief, Conflict, Consequence, Insertion, Patch, Statements, Want
from detente.model.patch import believed
from random_chronicles import chronicle_of, random_moves
from random_statements import random_statement
from strategies import random_conflict
from unsettled import random_account

FEW, MANY = 300, 20_000


def conflict_of(seed: int) -> Conflict:
    """An account whose tiers leave much open, or any conflict in option form that has a status quo."""
    rng = Random(seed)
    if seed % 2:
        account = random_account(rng, 5)
        follows = Consequence("Q1", random_statement(rng, account, 1), ((rng.choice(("ann.x", "bob.y")), "no"),))
        after = (follows,) if rng.random() < 0.5 and not judge_states.holds(account, follows.when, (0, 0, 0, 0)) else ()
        return replace(account, consequences=after, beliefs=beliefs(rng, account), variants=())
    conflict = random_conflict(rng, "option" if seed % 4 else "merged", 16, makers=rng.choice((2, 3)))
    return conflict if conflict.status_quo is not None else conflict_of(seed + 1_000_000)


def beliefs(rng: Random, conflict: Conflict) -> tuple[Belief, ...]:
    """What each decision maker may believe: that the other one wants something else, or that rules do not hold."""
    found = []
    for holder, other in (("ann", "bob"), ("bob", "ann")):
        name = f"{other[0].upper()}1"
        new = Want("N1", random_statement(rng, conflict, 1))
        changes = [
            Patch(first=(name,)),
            Patch(replace=((name, new.want),)),
            Patch(insert=(Insertion(other, new),), first=("N1",)),
            Patch(drop=(name, *(rule.id for rule in conflict.infeasible))),
        ]
        found.append(Belief(f"L{holder}", holder, rng.choice(changes), about=other))
    return tuple(found)


def compared(seed: int) -> int:
    """How many moves of a random chronicle were compared, all of them alike."""
    rng = Random(seed)
    conflict = conflict_of(seed)
    moves = random_moves(rng, conflict, rng.randint(3, 12))
    found = detente.replay(conflict, chronicle_of(moves))
    # The judge counts statements where no states are merged; where some are, nobody has statements.
    expected, told = judge.followed(conflict, [(move.by, move.set) for move in moves])

    for each, one in zip(found.moves, expected, strict=True):
        assert (one.possible, one.after) == (not each.obstacles, each.after.name), seed
        assert one.follows == set(each.follows), seed
        assert one.improves == {gain.dm: gain.improves for gain in each.gains}, seed
        assert one.explaining == {
            gain.dm: {o for o in judge.orders_of(conflict, gain.dm) if explains(gain.explanation, o)}
            for gain in each.gains
            if isinstance(conflict.preferences[gain.dm], Statements)
        }, seed
        for gain in each.gains:
            size = one.against.get(gain.dm)
            assert (size is not None, size or 0) == (unexplained(gain, conflict), len(gain.against)), seed
            assert one.minds.get(gain.dm, {}) == {b.holder: orders_in(b, gain.dm, conflict) for b in gain.believed}, (
                seed
            )
    for known in found.revealed:
        compare_revealed(conflict, known, told[known.dm].left)
    assert {dm for one in expected for dm in one.explaining} == {known.dm for known in found.revealed}, seed
    return len(moves)


def explains(found: Explanation, order: judge.Order) -> bool:
    """Whether a move is better in an order, as its explanation has it."""
    if found.kind == "some":
        return any(all(judge.above(order, pair) for pair in pairs) for pairs in found.alternatives)
    return found.kind == "always"


def orders_in(found: Believed, dm: str, conflict: Conflict) -> set[judge.Order]:
    """The orders that explain a move in the mind of somebody, as is told."""
    orders = judge.orders_of(believed(conflict, found.holder), dm)
    return {order for order in orders if explains(found.explanation, order)}


def unexplained(gain: Gain, conflict: Conflict) -> bool:
    return gain.unexplained and isinstance(conflict.preferences[gain.dm], Statements)


def compare_revealed(conflict: Conflict, known: Revealed, left: set[judge.Order]) -> None:
    pairs = judge.pairs_of(conflict, known.dm)
    assert (len(left), len(judge.orders_of(conflict, known.dm))) == (known.remaining, known.total)
    settled = {p for a, b in pairs for p in ((a, b), (b, a)) if all(judge.above(order, p) for order in left)}
    assert settled == set(known.settled)
    assert [(a, b) for a, b in pairs if not settled & {(a, b), (b, a)}] == list(known.open)
    assert (judge.nearest_of(conflict, known.dm, left), True) == (known.nearest, known.sure)


def test_a_replay_is_what_the_judge_says() -> None:
    assert FEW <= sum(compared(seed) for seed in range(60))


@pytest.mark.long
def test_twenty_thousand_moves_are_as_the_judge_says(capsys: pytest.CaptureFixture[str]) -> None:
    moves, seed = 0, 1_000
    while moves < MANY:
        moves += compared(seed)
        seed += 1
    with capsys.disabled():
        sys.stdout.write(f"{moves:,} moves in {seed - 1_000:,} conflicts, none judged otherwise\n")


def test_claims_are_judged_where_the_dispute_stands_and_in_the_order_that_is_left() -> None:
    conflict = detente.load("groundwater")
    for seed in range(3):
        found = detente.replay(conflict, chronicle_of(random_moves(Random(seed), conflict, 6)))
        for at, each in enumerate(found.moves):
            part = detente.replay(conflict, chronicle_of([r.move for r in found.moves[: at + 1]]))
            assert again(conflict, part) == each.verdicts


def again(conflict: Conflict, part: Replay) -> dict[str, str]:
    """The verdicts on the claims at the end of a replay, found by way of a conflict that stands and prefers so."""
    order = {known.dm: known.nearest for known in part.revealed}
    state = part.moves[-1].after
    quo = tuple((held.partition("=")[0], held.partition("=")[2] or "yes") for held in state.on)
    preferences = dict(conflict.preferences)
    for dm, names in order.items():
        listed = preferences[dm]
        assert isinstance(listed, Statements)
        wants = {want.id: want for want in listed.wants}
        ids = iter(names)
        preferences[dm] = Statements(tuple(wants[next(ids)] if w.id in names else w for w in listed.wants))
    assert conflict.status_quo is not None
    now = replace(
        conflict,
        preferences=preferences,
        status_quo=replace(conflict.status_quo, levels=quo, state=None, contested=()),
    )
    return {name: judged.verdict for name, judged in detente.standings(now).items()}
