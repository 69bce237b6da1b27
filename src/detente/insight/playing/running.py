"""Running: many walks by the same rules, by one process or several, counted as they are made.

What is found does not depend on the number of processes.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context

from detente.insight.playing.board import Board, Rules, board
from detente.insight.playing.tally import Run, Tallies
from detente.insight.playing.walking import chance_of, walk
from detente.insight.processes import deaf, told_where_one_is_lost
from detente.model.conflict import Conflict

Progress = Callable[[int, int], None]

# How many runs a process is given at a time; fewer are not worth giving away.
CHUNK = 100

BASELINE = "any"


@dataclass(frozen=True, slots=True)
class Setting:
    """What all runs of an exploration have in common."""

    conflict: Conflict
    rules: Rules
    start: int
    turns: str
    horizon: int
    seed: int


@dataclass(eq=False)
class Boards:
    """The boards of a setting: the one by its rules, and the one of the baseline, on which everybody moves by `any`."""

    setting: Setting
    board: Board

    def __post_init__(self) -> None:
        """Lay the baseline's board over the same graph."""
        everybody = tuple((dm, BASELINE) for dm in self.board.graph.decision_makers)
        self.baseline = Board(
            self.board.conflict, self.board.graph, self.board.minds, replace(self.board.rules, by=everybody)
        )

    def run(self, number: int) -> tuple[Run, Run]:
        """The run of a number, and the one of the baseline that stands beside it."""
        return self._one(self.board, number, "play"), self._one(self.baseline, number, "baseline")

    def _one(self, board: Board, number: int, what: str) -> Run:
        of = self.setting
        chance = chance_of(of.seed, number, what)
        walked = walk(board, of.start, turns=of.turns, horizon=of.horizon, chance=chance)
        states = (of.start, *(leg.to for leg in walked.legs))
        return Run(states, tuple(leg.mover for leg in walked.legs), walked.kind)


def runs(boards: Boards, number: int, *, workers: int, progress: Progress | None) -> Tallies:
    """What the first runs of a setting come to, each beside one of the baseline; fewer where it is interrupted.

    Raises KeyboardInterrupt where that comes before there is any run.
    """
    found = Tallies()
    chunks = [range(k, min(k + CHUNK, number)) for k in range(0, number, CHUNK)]
    try:
        with _results(boards, chunks, workers) as results:
            for result in results:
                for run, blind in result:
                    found.add(run, blind)
                if progress is not None:
                    progress(found.own.runs, number)
    except KeyboardInterrupt:
        if not found.blind.runs:
            raise
    return found


@contextmanager
def _results(boards: Boards, chunks: Sequence[range], workers: int) -> Iterator[Iterator[list[tuple[Run, Run]]]]:
    if workers <= 1 or len(chunks) < 2:
        yield ([boards.run(k) for k in chunk] for chunk in chunks)
        return
    setting = replace(boards.setting, conflict=replace(boards.setting.conflict, places={}))
    # A fresh process inherits no threads and no locks, on any system.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start, initargs=(setting,))
    try:
        with deaf():
            results = pool.map(_by_worker, chunks)
        with told_where_one_is_lost():
            yield results
    except KeyboardInterrupt:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


# What a worker keeps from one chunk to the next.
_OWN: dict[str, Boards] = {}


def _start(setting: Setting) -> None:
    # An interruption goes to everybody at the terminal; who started the workers will stop them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _OWN["boards"] = Boards(setting, board(setting.conflict, setting.rules))


def _by_worker(numbers: range) -> list[tuple[Run, Run]]:
    return [_OWN["boards"].run(number) for number in numbers]
