"""Random dated moves in a conflict, most of them such as their movers could make."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from detente.model.chronicle.chronicle import Chronicle, DatedMove
from detente.model.conflict import Conflict, Option


def random_moves(rng: Random, conflict: Conflict, number: int) -> tuple[DatedMove, ...]:
    """That many moves by anybody, each setting one to three options that the mover has a part in."""
    movers = [(dm.id, {dm.id}) for dm in conflict.decision_makers] + [(f.id, set(f.members)) for f in conflict.forums]
    moves = []
    for n in range(1, number + 1):
        by, members = rng.choice(movers)
        own = [option for option in conflict.options if members & set(_owners(option))]
        chosen = rng.sample(own, min(len(own), rng.choice((1, 1, 2, 3))))
        settings = tuple((option.key, rng.choice(option.levels)) for option in chosen)
        moves.append(DatedMove(f"m{n}", f"2020-01-{n:02d}", by, settings))
    return tuple(move for move in moves if move.set)


def chronicle_of(moves: Sequence[DatedMove]) -> Chronicle:
    """A chronicle of moves, without a file."""
    return Chronicle(tuple(moves), "random moves")


def _owners(option: Option) -> tuple[str, ...]:
    return option.owners if option.joint else (option.key.partition(".")[0],)
