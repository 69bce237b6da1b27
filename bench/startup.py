"""The command as a whole process: `detente solve NAME`, from start to exit, on every conflict of the catalogue."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

import detente

TIMES = 15
BAR = 0.5
COMMAND = [sys.executable, "-c", "from detente.cli.main import main; main()"]


def seconds(*arguments: str) -> float:
    """How long one run of the command takes."""
    start = time.perf_counter()
    subprocess.run([*COMMAND, *arguments], capture_output=True, check=True)
    return time.perf_counter() - start


def main() -> None:
    """Print the figures of the command."""
    print(f"whole processes, {TIMES} runs each after one that is not counted; bar {BAR} s for the median of solve")
    for arguments in (["--version"], *(["solve", name] for name in detente.examples())):
        seconds(*arguments)
        runs = [seconds(*arguments) for _ in range(TIMES)]
        print(f"  {' '.join(arguments):32} least {min(runs):.3f}   median {statistics.median(runs):.3f}")
    print()


if __name__ == "__main__":
    main()
