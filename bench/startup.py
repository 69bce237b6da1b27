"""How long `detente solve NAME` takes as a whole process, on conflicts of the catalogue.

`startup.py --runs 15 elmira groundwater`: these two, each so often.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

NAMES = ("prisoners-dilemma", "elmira", "groundwater", "northkorea-baseline", "ferry")
BAR = 0.5
SOURCE = Path(__file__).resolve().parents[1] / "src"


def command() -> list[str]:
    """The installed command beside this Python, or else the package of this checkout run by it."""
    installed = Path(sys.executable).with_name("detente")
    return (
        [str(installed)] if installed.exists() else [sys.executable, "-c", "from detente.cli.main import main; main()"]
    )


def seconds(arguments: list[str], runs: int) -> list[float]:
    """How long each run of a process takes, after one that does not count."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(SOURCE), os.environ.get("PYTHONPATH", "")])}
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(arguments, check=True, capture_output=True, env=environment)
        times.append(time.perf_counter() - start)
    return times[1:]


def main(names: list[str], runs: int) -> None:
    """Print the least and the median for each conflict, and for a Python that does nothing, or only imports NumPy."""
    print(f"whole processes, {runs} runs each: {'detente' if len(command()) == 1 else 'python -c …'} solve NAME")
    for name, arguments in {
        "(python alone)": [sys.executable, "-c", "pass"],
        "(import numpy)": [sys.executable, "-c", "import numpy"],
        **{name: [*command(), "solve", name] for name in names},
    }.items():
        times = seconds(arguments, runs)
        median = statistics.median(times)
        verdict = "" if name.startswith("(") else f"   bar {BAR} s: {'met' if median <= BAR else 'NOT MET'}"
        print(f"  {name:20}least {min(times):.3f} s   median {median:.3f} s{verdict}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=list(NAMES), help="conflicts of the catalogue")
    parser.add_argument("--runs", type=int, default=15)
    given = parser.parse_args()
    main(given.names, given.runs)
