"""How long it takes to unfold and to solve a conflict of four decision makers, and how much memory at most.

`engine.py --options 3 --runs 15`: 4,096 states, times inside the process.
`engine.py --options 5 --peak`: 1,048,576 states, once, and the peak memory of the process.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import time

import workload

BARS = {3: 0.020, 5: 6.0}  # seconds, by options for each decision maker
BAR_BYTES = 60  # for each state and decision maker


def peak() -> int:
    """The most memory that this process has held so far, in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def once(options: int) -> tuple[float, float, int]:
    """Seconds to unfold with all moves built, seconds to solve under the four concepts, and how many states."""
    from detente.graph.unfold import unfold  # noqa: PLC0415 - what is imported counts towards the peak
    from detente.stability.solve import solve  # noqa: PLC0415

    conflict = workload.conflict(options)
    start = time.perf_counter()
    graph = unfold(conflict)
    for mover in graph.movers:
        _ = mover.moves
    unfolded = time.perf_counter()
    solve(graph, concepts=workload.CONCEPTS)
    return unfolded - start, time.perf_counter() - unfolded, graph.size


def timed(options: int, runs: int) -> float:
    """Print the least and the median of several runs after one that does not count; the median of both together."""
    states = once(options)[2]
    times = [once(options)[:2] for _ in range(runs)]
    print(f"{len(workload.DMS)} decision makers, {states:,} states, {runs} runs, seed {workload.SEED}")
    both = [sum(pair) for pair in times]
    for name, seconds in (("unfold", [u for u, _ in times]), ("solve", [s for _, s in times]), ("both", both)):
        print(f"  {name:8}least {_shown(min(seconds))}   median {_shown(statistics.median(seconds))}")
    median = statistics.median(both)
    if options in BARS:
        print(f"  bar {_shown(BARS[options])} for both: {'met' if median <= BARS[options] else 'NOT MET'}")
    return median


def _shown(seconds: float) -> str:
    return f"{seconds * 1000:8.2f} ms" if seconds < 1 else f"{seconds:8.2f} s "


def memory(options: int) -> None:
    """Print the peak memory of this process before and after one run; it must be a fresh one."""
    from detente.graph import unfold as _graph  # noqa: F401, PLC0415
    from detente.stability import solve as _stability  # noqa: F401, PLC0415

    before = peak()
    states = once(options)[2]
    after = peak()
    each = states * len(workload.DMS)
    print(f"{len(workload.DMS)} decision makers, {states:,} states, one run in a fresh process, seed {workload.SEED}")
    print(f"  peak {after / 2**20:.0f} MiB, of which {before / 2**20:.0f} MiB before the conflict was unfolded")
    print(f"  {after / each:.1f} bytes for each state and decision maker, {(after - before) / each:.1f} since then")
    print(f"  bar {BAR_BYTES} for the whole process: {'met' if after <= BAR_BYTES * each else 'NOT MET'}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--options", type=int, default=3, help="options for each of the four decision makers")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--peak", action="store_true", help="run once, and print the peak memory")
    given = parser.parse_args()
    if given.peak:
        memory(given.options)
    else:
        timed(given.options, given.runs)
