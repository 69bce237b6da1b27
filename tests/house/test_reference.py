"""The reference pages say what the code says; `make docs` writes them anew."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

WRITE = runpy.run_path(str(Path(__file__).resolve().parents[2] / "docs" / "reference" / "write.py"))


@pytest.mark.parametrize("name", WRITE["FILES"])
def test_a_reference_page_is_what_the_code_says(root: Path, name: str) -> None:
    page = (root / "docs" / "reference" / name).read_text("utf-8")

    assert WRITE["written"](name) == page, "the code moved on: make docs"
