"""Trying cases: the verdicts on all claims in many orders, by one process or several, until done or interrupted."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import groupby
from multiprocessing import get_context
from types import FrameType
from typing import Any

from detente.errors import ConflictError, TooLarge
from detente.insight.claims.finding import Verdict
from detente.insight.claims.stage import Stages
from detente.insight.deciding.verdicts import Verdicts
from detente.insight.orders import Order, Orders
from detente.insight.processes import deaf, told_where_one_is_lost
from detente.model.claim import Claim
from detente.model.conflict import Conflict
from detente.stability.reading import Reading

Progress = Callable[[int, int], None]
Found = tuple[Verdict, ...]

# What is found where there is no conflict that could be judged, once some parts are left out.
UNJUDGED: Found = ()

# How many tasks a process is given at a time, and how many are not worth giving away.
CHUNK = 20


@dataclass(frozen=True, slots=True)
class Case:
    """One order of the statements, perhaps with some parts left out, and the verdicts on all claims in it."""

    order: Order
    dropped: frozenset[str]
    verdicts: Found


@dataclass(frozen=True, eq=False)
class Choice:
    """The cases in which the same parts are left out.

    `names`: what is left out, one name for each group of parts that say the same; `dropped`: all the names.
    `cases`: the first `even` of them were drawn evenly, or are all admissible orders where it is `complete`; the others
    were drawn because they meet certain conditions.  `kept`: what was worked out from these very cases.
    """

    names: tuple[str, ...]
    dropped: frozenset[str]
    orders: Orders
    cases: tuple[Case, ...] = ()
    even: int = 0
    complete: bool = False
    kept: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)

    def drawn(self, more: Sequence[Case]) -> Choice:
        """The choice with more cases, drawn for a purpose."""
        return replace(self, cases=(*self.cases, *more))


@dataclass(frozen=True, slots=True)
class Task:
    """What to try: an order of the conflict without some parts; or, by its number, an unruly conflict."""

    dropped: frozenset[str] = frozenset()
    order: Order | None = None
    unruly: int = 0
    seed: int = 0


@dataclass(eq=False)
class Bench:
    """Where tasks are tried: it counts them, tells how far it is, and takes no more once it has been interrupted."""

    verdicts: Verdicts
    pool: ProcessPoolExecutor | None
    progress: Progress | None
    total: int = 0
    done: int = 0
    stopped: bool = False
    trying: bool = False

    def tried(self, tasks: Sequence[Task]) -> list[Found]:
        """The verdicts for each task, in their order; for the first of them only, after an interruption."""
        found: list[Found] = []
        if self.stopped:
            return found
        chunks = list(_chunks(tasks))
        try:
            self.trying = True
            for results in self._results(chunks, len(tasks)):
                found += results
                self.done += len(results)
                if self.progress is not None:
                    self.progress(self.done, max(self.total, self.done))
            self.trying = False
        except KeyboardInterrupt:
            self.trying = False
            self.stopped = True
            if self.pool is not None:
                self.pool.shutdown(wait=False, cancel_futures=True)
        return found

    def _results(self, chunks: Sequence[Sequence[Task]], number: int) -> Iterator[list[Found]]:
        if self.pool is None or number < CHUNK:
            return (_each(self.verdicts, chunk) for chunk in chunks)
        return self.pool.map(_by_worker, chunks)

    def cases(self, tasks: Sequence[Task]) -> list[Case]:
        """The cases that the tasks make, as far as they were tried."""
        found = zip(tasks, self.tried(tasks), strict=False)
        return [Case(task.order, task.dropped, verdicts) for task, verdicts in found if task.order is not None]


@contextmanager
def bench(verdicts: Verdicts, workers: int, progress: Progress | None) -> Iterator[Bench]:
    """A bench of that many processes; what is found does not depend on their number."""
    if workers <= 1:
        made = Bench(verdicts, None, progress)
        with _heard(made):
            yield made
        return
    stages = verdicts.stages
    about = (
        replace(verdicts.conflict, places={}),
        verdicts.claims,
        verdicts.concept,
        verdicts.counted,
        stages.limit,
        stages.limit_moves,
    )
    # A fresh process inherits no threads and no locks, on any system.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start, initargs=about)
    with deaf():
        # They are at their imports while the first tasks are still being thought out.
        for _ in range(workers):
            pool.submit(_by_worker, ())
    made = Bench(verdicts, pool, progress)
    try:
        with _heard(made), told_where_one_is_lost():
            yield made
    finally:
        pool.shutdown(wait=not made.stopped, cancel_futures=True)


@contextmanager
def _heard(made: Bench) -> Iterator[None]:
    """An interruption between two trials stops the bench and nothing else, so that what was tried is kept.

    Python would raise it wherever it arrives.  A second one is raised all the same.
    """
    here = threading.current_thread() is threading.main_thread()
    if not here or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return

    def heard(number: int, frame: FrameType | None) -> None:
        if made.trying or made.stopped:
            signal.default_int_handler(number, frame)
        made.stopped = True

    signal.signal(signal.SIGINT, heard)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _chunks(tasks: Sequence[Task]) -> Iterator[Sequence[Task]]:
    """The tasks, some at a time and only such as leave out the same: what a process makes ready for them serves all."""
    for _, same in groupby(tasks, key=lambda task: task.dropped):
        own = list(same)
        for k in range(0, len(own), CHUNK):
            yield own[k : k + CHUNK]


def _each(verdicts: Verdicts, tasks: Sequence[Task]) -> list[Found]:
    return [_one(verdicts, task) for task in tasks]


def _one(verdicts: Verdicts, task: Task) -> Found:
    if task.order is not None:
        try:
            return verdicts.at(task.order, task.dropped)
        except (ConflictError, TooLarge):
            # With other states there, a statement may be true in only a part of one, or there may be too many moves.
            if not task.dropped:
                raise
            return UNJUDGED
    return verdicts.judged(verdicts.lacking(()).unruly(task.unruly, task.seed))


# What a worker keeps from one chunk to the next.
_OWN: dict[str, Verdicts] = {}


def _start(
    conflict: Conflict, claims: tuple[Claim, ...], concept: str, counted: Reading, limit: int, limit_moves: int
) -> None:
    # An interruption goes to everybody at the terminal; who started the workers will stop them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _OWN["verdicts"] = Verdicts(conflict, claims, concept, counted, Stages(limit, limit_moves))


def _by_worker(tasks: Sequence[Task]) -> list[Found]:
    return _each(_OWN["verdicts"], tasks)


def places(order: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Where each statement stands in an order, the first of each decision maker at 0.

    >>> places({"west": ("W2", "W1"), "east": ("E1",)})
    {'W2': 0, 'W1': 1, 'E1': 0}
    """
    return {name: place for ids in order.values() for place, name in enumerate(ids)}
