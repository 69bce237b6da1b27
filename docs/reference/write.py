"""The reference pages, written from the code: `make docs` writes them, a test compares.

Each page has a file beside this one that goes by its name, `conflict_file.py` for `conflict-file.md`, with a function
`page` that tells its lines.
"""

from __future__ import annotations

import re
import runpy
from pathlib import Path

HERE = Path(__file__).resolve().parent
FILES = {f"{file.stem.replace('_', '-')}.md": file for file in sorted(HERE.glob("*.py")) if file.stem != "write"}


def written(name: str) -> str:
    """The page of that file name, as the code would have it now."""
    lines = runpy.run_path(str(FILES[name]))["page"]()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


if __name__ == "__main__":
    for name in FILES:
        (HERE / name).write_text(written(name), "utf-8")
