"""How many times faster than gmcr-py, on the same conflict, where a copy of that program is at hand.

`python bench/peer.py --gmcr-py FOLDER`, where the folder is such a copy.
It is not part of this project and is run where it lies: its model is loaded from a file in its own format, and its
logical solver judges every state for every decision maker under Nash, GMR, SMR and SEQ.  Its sequences of answers are
shorter than ours (each opponent at most once), so it does rather less than the same work.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import engine
import workload

MEASURED = (56.0, 66.0)  # seconds at 4,096 states, once, on another machine
PROGRAM = """
import contextlib, io, sys, time
sys.path.insert(0, sys.argv[1])
with contextlib.redirect_stdout(io.StringIO()):
    import data_01_conflictModel, data_02_conflictSolvers
    start = time.perf_counter()
    conflict = data_01_conflictModel.ConflictModel()
    conflict.load_from_file(sys.argv[2])
    solver = data_02_conflictSolvers.LogicalSolver(conflict)
    for dm in solver.effectiveDMs:
        for judged in (solver.nash, solver.gmr, solver.smr, solver.seq):
            for state in range(len(conflict.feasibles)):
                judged(dm, state)
    seconds = time.perf_counter() - start
print(len(conflict.feasibles), seconds)
"""


def peer(folder: Path, options: int) -> float | None:
    """Seconds that gmcr-py takes, from the file to the last verdict; None, and a line, where it does not run."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "measured.gmcr"
        file.write_text(json.dumps(workload.save_file(options)), "utf-8")
        ran = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(folder.resolve()), str(file)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    if ran.returncode:
        print(f"  gmcr-py did not run: {(ran.stderr.strip().splitlines() or ['no message'])[-1]}")
        return None
    states, seconds = ran.stdout.split()
    print(f"  gmcr-py: {int(states):,} states in {float(seconds):.1f} s")
    return float(seconds)


def main(folder: Path | None, options: int, runs: int) -> None:
    """Time both, or only ourselves against what was once measured."""
    ours = engine.timed(options, runs)
    if folder is None:
        print("gmcr-py was not timed: no copy was given (--gmcr-py FOLDER)")
        if options == 3:
            low, high = (seconds / ours for seconds in MEASURED)
            print(
                f"  against the {MEASURED[0]:.0f} to {MEASURED[1]:.0f} s once measured: {low:,.0f} to {high:,.0f} times"
            )
        return
    theirs = peer(folder, options)
    if theirs is not None:
        print(f"  ratio: {theirs / ours:,.0f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gmcr-py", type=Path, metavar="FOLDER", help="a copy of gmcr-py")
    parser.add_argument("--options", type=int, default=3, help="options for each of the four decision makers")
    parser.add_argument("--runs", type=int, default=15)
    given = parser.parse_args()
    main(given.gmcr_py, given.options, given.runs)
