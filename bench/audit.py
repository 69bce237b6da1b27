"""How long an audit takes in one process, on shipped conflicts: processor time, for all and for each case tried.

`audit.py --orders 50 --runs 3 talks-2022`: so many orders, the least of so many runs.  An audit tries other cases
besides orders: without some parts, unruly ones, some near the base order, and some that might refute what it found.
"""

from __future__ import annotations

import argparse
import time

import detente

NAMES = ("talks-2022", "ferry", "groundwater")


def seconds(conflict: detente.Conflict, orders: int) -> tuple[float, int]:
    """The processor time that one audit takes, and how many cases it tries."""
    cases = 0

    def told(done: int, _: int) -> None:
        nonlocal cases
        cases = done

    start = time.process_time()
    detente.audit(conflict, orders=orders, progress=told)
    return time.process_time() - start, cases


def main(names: list[str], orders: int, runs: int) -> None:
    """Print the least of the runs for each conflict."""
    print(f"an audit over at most {orders} orders, one process, the least of {runs} runs: processor time")
    for name in names:
        conflict = detente.load(name)
        seconds(conflict, 1)
        least, cases = min(seconds(conflict, orders) for _ in range(runs))
        print(f"  {name:<14} {least:6.2f} s, {cases:6,} cases, {1000 * least / cases:6.2f} ms each")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=list(NAMES))
    parser.add_argument("--orders", type=int, default=50)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    main(given.names, given.orders, given.runs)
