"""Everything that `make bench` measures, one after another, each in a process of its own.

`run.py --gmcr-py FOLDER`: gmcr-py as well, where a copy of it lies.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent


def run(script: str, *arguments: str) -> None:
    """Run one script of this folder with the package of this checkout; what it prints is shown as it comes."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parent / "src"), str(HERE)])}
    subprocess.run([sys.executable, str(HERE / script), *arguments], check=True, env=environment)
    print(flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gmcr-py", metavar="FOLDER", help="a copy of gmcr-py, to be timed beside us")
    given = parser.parse_args()
    print(
        f"Python {platform.python_version()}, NumPy {version('numpy')}, {platform.system()} on {platform.machine()}, "
        f"{os.cpu_count()} cores, load {', '.join(f'{load:.1f}' for load in os.getloadavg())}\n",
        flush=True,
    )
    # The peak comes first: some systems count what the parent of a process has held.
    run("engine.py", "--options", "5", "--peak")
    run("engine.py", "--options", "3", "--runs", "31")
    run("engine.py", "--options", "5", "--runs", "5")
    run("reading.py")
    run("audit.py")
    run("startup.py")
    run("peer.py", *(["--gmcr-py", given.gmcr_py] if given.gmcr_py else []))
