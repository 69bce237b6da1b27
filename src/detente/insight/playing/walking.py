"""Walking: one play from a state on, move by move, until it rests, runs in a cycle, or has gone far enough."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from detente.errors import UnknownName
from detente.insight.playing.board import Board
from detente.insight.playing.taking import TURNS

Kind = Literal["rest", "cycle", "horizon", "stopped"]

# What a person does when asked: given the number of the mover and the state, the state to go to, or None to stay.
Asking = Callable[[int, int], int | None]


@dataclass(frozen=True, slots=True)
class Leg:
    """One move of a walk: who makes it, by the number among the movers, and between which states."""

    mover: int
    at: int
    to: int


@dataclass(frozen=True, slots=True)
class Walked:
    """A walk: its moves, how it ended, and, where it ended in a cycle, with which of the moves that began."""

    legs: tuple[Leg, ...]
    kind: Kind
    since: int | None = None


def chance_of(seed: int, run: int, what: str = "play") -> random.Random:
    """What a run draws from: the same for the same seed and number, whoever runs it, and whatever else is run."""
    return random.Random(f"{seed}:{run}:{what}")  # noqa: S311  reproducible, no secret


def walk(
    board: Board,
    start: int,
    *,
    turns: str,
    horizon: int,
    chance: random.Random,
    ask: Asking | None = None,
    made: Callable[[Leg], None] | None = None,
) -> Walked:
    """Play from a state on.

    After each move all movers are asked in the order of `turns`, and the first that does not stay moves.  Where all
    stay, the walk is at rest.  Where nothing is drawn or chosen and the turns are as listed, the same state with the
    same mover to be asked first proves a cycle.  `made` is told each move as it is made.
    """
    order = TURNS[turns]
    proves = board.certain and turns == "listed"
    legs: list[Leg] = []
    state, last = start, None
    met = {(start, 0): 0}
    while True:
        # Whether the last state is one of rest can be told beyond the horizon where asking changes nothing.
        if len(legs) >= horizon and not board.certain:
            return Walked(tuple(legs), "horizon")
        for number in order(len(board.movers), last, chance):
            target = _answer(board, number, state, chance, ask)
            if target is not None:
                break
        else:
            return Walked(tuple(legs), "rest")
        if len(legs) >= horizon:
            return Walked(tuple(legs), "horizon")
        legs.append(Leg(number, state, target))
        if made is not None:
            made(legs[-1])
        state, last = target, number
        if proves:
            here = (state, (number + 1) % len(board.movers))
            if here in met:
                return Walked(tuple(legs), "cycle", met[here])
            met[here] = len(legs)


def _answer(board: Board, number: int, state: int, chance: random.Random, ask: Asking | None) -> int | None:
    ways = board.ways(number, state)
    if ways.asks:
        return None if ask is None else ask(number, state)
    return ways.drawn(chance)


def known_turns(turns: str) -> str:
    """The word for an order in which movers are asked; UnknownName with the nearest if it is none."""
    if turns not in TURNS:
        raise UnknownName.among("order of turns", turns, TURNS)
    return turns
