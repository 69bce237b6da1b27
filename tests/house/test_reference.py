"""The reference pages say what the code says; `make docs` writes them anew."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest


@pytest.mark.parametrize("name", ["glossary.md", "concepts.md", "errors.md"])
def test_a_reference_page_is_what_the_code_says(root: Path, name: str) -> None:
    folder = root / "docs" / "reference"
    written = runpy.run_path(str(folder / "write.py"))["pages"]()

    assert written[name] == (folder / name).read_text("utf-8"), "the code moved on: make docs"
