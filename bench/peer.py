"""The peer, gmcr-py, on the conflict of `engine.py` with 4,096 states; only where a path to a checkout of it is given.

It is a desktop program left in 2020 and no package, so it is neither installed nor fetched here.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import engine
import numpy as np

import detente

OPTIONS = 3

# Runs inside a process of its own, so that nothing of the peer comes into ours.
RUN = """
import sys, time
sys.path.insert(0, sys.argv[1])
from data_01_conflictModel import ConflictModel
from data_02_conflictSolvers import LogicalSolver
model = ConflictModel()
model.load_from_json(sys.argv[2])
solver = LogicalSolver(model)
start = time.perf_counter()
solver.findEquilibria()
print(time.perf_counter() - start)
"""


def save_file() -> dict[str, object]:
    """The conflict in the save format of the peer, with its ranking written out."""
    conflict = engine.conflict(OPTIONS)
    graph = detente.unfold(conflict)
    names = [o.key for o in conflict.options]
    makers = []
    for i, dm in enumerate(conflict.decision_makers):
        ranks = graph.order(i).ranks  # type: ignore[union-attr]
        groups = [(np.flatnonzero(ranks == r) + 1).tolist() for r in range(int(ranks.max()), -1, -1)]
        makers.append(
            {
                "name": dm.id,
                "options": [names.index(o.key) for o in dm.options],
                "preferences": [],
                "preferenceRanking": groups,
            }
        )
    return {
        "options": [{"name": n, "permittedDirection": "both"} for n in names],
        "decisionMakers": makers,
        "infeasibles": [],
        "useManualPreferenceRanking": True,
    }


def main(path: Path | None = None) -> None:
    """Print the figures of the peer, or that it was not measured."""
    if path is None:
        print("gmcr-py: not measured; give a checkout of it by --gmcr-py PATH")
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "conflict.gmcr"
        file.write_text(json.dumps(save_file()), encoding="utf-8")
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", RUN, str(path), str(file)], capture_output=True, text=True, check=False
        )
    if done.returncode:
        print(f"gmcr-py: did not run ({done.stderr.strip().splitlines()[-1]})")
        return
    ours = min(run["solve"] for run in engine.measured(OPTIONS, 5))
    theirs = float(done.stdout.split()[-1])
    print(f"gmcr-py: {theirs:.1f} s for its logical solver ({time.perf_counter() - start:.1f} s the whole process)")
    print(f"         {theirs / ours:,.0f} times as long as ours, which also takes SMR and SEQ into account")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
