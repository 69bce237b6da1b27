"""Processes that share long work: an interruption passes them by, and one that is ended from outside is told."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager

from detente.errors import TooLarge


@contextmanager
def deaf() -> Iterator[None]:
    """Interruptions are passed over meanwhile, and for good by processes that are started meanwhile.

    One at the terminal goes to everybody there, and a process interrupted at its imports would complain.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def told_where_one_is_lost() -> Iterator[None]:
    """A process that was ended from outside is TooLarge: mostly the system does that for want of memory."""
    try:
        yield
    except BrokenExecutor:
        message = "a process that shared the work was ended from outside, perhaps for want of memory"
        script = "in a script, keep what runs under `if __name__ == '__main__'`"
        raise TooLarge(f"{message}; try again with fewer workers (--workers 1), and {script}") from None
