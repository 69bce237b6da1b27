"""Everything that is measured, one after another: `make bench`, or `python bench/run.py [--gmcr-py PATH]`."""

from __future__ import annotations

import argparse
import platform
from pathlib import Path

import engine
import numpy as np
import peer
import startup

import detente


def main() -> None:
    """Say what is measured on what, then measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gmcr-py", type=Path, help="a checkout of gmcr-py, to be timed on the same conflict")
    arguments = parser.parse_args()
    versions = f"detente {detente.__version__}, Python {platform.python_version()}, NumPy {np.__version__}"
    print(f"{versions}, {platform.machine()}")
    print(f"seed {engine.SEED}; every figure is the least and the median of its runs, in seconds of wall time\n")
    engine.main()
    startup.main()
    peer.main(arguments.gmcr_py)


if __name__ == "__main__":
    main()
