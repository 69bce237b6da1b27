"""The engine: Nash, GMR, SMR and SEQ on random conflicts of four decision makers, 4,096 and 2^20 states."""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import time

import detente
from detente.model.conflict import Conflict, DecisionMaker, Option, Statements, Want
from detente.model.statement import And, Not, Or, Statement, Test

SEED = 20260101
DMS = 4
STATEMENTS = 12
CONCEPTS = ("Nash", "GMR", "SMR", "SEQ")
# Options for each decision maker, and how often to measure.
SIZES = ((3, 15), (5, 3))
BARS = {4_096: "20 ms: 3,000 times faster than the 56 to 66 s once measured for gmcr-py", 2**20: "6 s"}


def conflict(options: int) -> Conflict:
    """A random conflict: every combination feasible, every move open, preferences by statements over two options."""
    rng = random.Random(SEED)
    dms = [f"d{i}" for i in range(DMS)]
    keys = [f"{dm}.o{k}" for dm in dms for k in range(options)]
    makers = tuple(DecisionMaker(dm, dm, tuple(Option(f"{dm}.o{k}") for k in range(options))) for dm in dms)
    wants = {dm: Statements(tuple(Want(f"{dm}.{n}", _statement(rng, keys)) for n in range(STATEMENTS))) for dm in dms}
    return Conflict(makers, title=f"random, {len(keys)} options", preferences=wants)


def _statement(rng: random.Random, keys: list[str]) -> Statement:
    first, second = (Test(key) if rng.random() < 0.5 else Not(Test(key)) for key in rng.sample(keys, 2))
    return rng.choice([first, And((first, second)), Or((first, second))])


def once(options: int) -> dict[str, float]:
    """Unfold, with all moves, and solve once: seconds for each, states and peak memory of the process in bytes."""
    import resource  # noqa: PLC0415  not on every system

    made = conflict(options)
    start = time.perf_counter()
    graph = detente.unfold(made)
    moves = sum(m.moves.count for m in graph.movers)
    unfolded = time.perf_counter()
    detente.solve(graph, concepts=CONCEPTS)
    solved = time.perf_counter()
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    return {
        "states": graph.size,
        "moves": moves,
        "unfold": unfolded - start,
        "solve": solved - unfolded,
        "bytes": memory,
    }


def measured(options: int, times: int) -> list[dict[str, float]]:
    """Warm figures: several runs within one process, the first not counted."""
    code = f"import json, engine; print(json.dumps([engine.once({options}) for _ in range({times + 1})][1:]))"
    return json.loads(_python(code))


def _python(code: str) -> str:
    from pathlib import Path  # noqa: PLC0415

    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parent).stdout


def main() -> None:
    """Print the figures of the engine."""
    for options, times in SIZES:
        runs = measured(options, times)
        memory = json.loads(_python(f"import json, engine; print(json.dumps(engine.once({options})))"))["bytes"]
        states = int(runs[0]["states"])
        print(f"{states:,} states, {DMS} decision makers, {int(runs[0]['moves']):,} moves, {times} runs")
        for what in ("unfold", "solve"):
            seconds = [run[what] for run in runs]
            print(f"  {what:8} least {min(seconds):8.4f}   median {statistics.median(seconds):8.4f}")
        print(f"  bar      {BARS[states]}, for solve ({', '.join(CONCEPTS)})")
        per = memory / states / DMS
        print(
            f"  memory   {memory / 2**20:.0f} MiB in a fresh process: {per:.1f} bytes a state and decision maker\n"
        )


if __name__ == "__main__":
    main()
