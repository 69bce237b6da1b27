"""What is told on stderr while somebody waits: how large a conflict is, how far the work has come."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

LARGE = 50_000
PATIENCE = 1.0

Told = Callable[[int, int], None]


def tell_size(combinations: int, states: int) -> None:
    """Say on stderr how large the conflict is, where that means waiting."""
    if max(states, min(combinations, LARGE)) >= LARGE:
        from detente.report import words

        print(f"{words.counted(combinations, 'combination')}, {states:,} feasible states", file=sys.stderr)


@contextmanager
def judging(states: int) -> Iterator[Told | None]:
    """A bar on stderr while a large conflict is judged; nothing for a small one or where nobody is looking."""
    if states < LARGE or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("judging", total=None)

        def told(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield told


def estimate(what: str = "cases", *, kept: bool = True) -> AbstractContextManager[Told]:
    """How far it is and how long it will take.

    `what`: what is counted; `kept`: whether an interruption keeps what is done.
    """
    keeps = " (Ctrl-C keeps what is done)" if kept else ""

    def words(done: int, total: int, taken: float) -> str:
        return f"{done:,} of {total:,} {what}, about {taken * (total - done) / max(1, done):.0f} s left{keeps}"

    return _line(words)


def counting() -> AbstractContextManager[Told]:
    """How many conflicts have been judged between two, of some number at most."""
    return _line(lambda done, total, _: f"{done:,} conflicts judged between the two, some {total:,} at most")


@contextmanager
def _line(words: Callable[[int, int, float], str]) -> Iterator[Told]:
    """One line on stderr, written over and then removed, where that is a terminal and it takes over a second.

    `words`: of what is done, of how much, and of the seconds that it took.
    """
    began = time.monotonic()
    shown = False

    def told(done: int, total: int) -> None:
        nonlocal shown
        taken = time.monotonic() - began
        if taken >= PATIENCE and sys.stderr.isatty():
            shown = True
            print(f"\r\x1b[K{words(done, total, taken)}", end="", file=sys.stderr, flush=True)

    try:
        yield told
    finally:
        if shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
