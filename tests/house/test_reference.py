"""The reference pages say what the code says; `make docs` writes them anew."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

NAMES = [
    "api.md", "bibliography.md", "catalogue.md", "chronicle-file.md", "claims.md", "command-line.md", "concepts.md",
    "conflict-file.md", "cues.md", "errors.md", "glossary.md",
]  # fmt: skip


@pytest.fixture(scope="module")
def pages(root: Path) -> dict[str, str]:
    """The pages as the code would write them now."""
    written: dict[str, str] = runpy.run_path(str(root / "docs" / "reference" / "write.py"))["pages"]()
    return written


@pytest.mark.parametrize("name", NAMES)
def test_a_reference_page_is_what_the_code_says(root: Path, pages: dict[str, str], name: str) -> None:
    page = (root / "docs" / "reference" / name).read_text("utf-8")

    assert pages[name] == page, "the code moved on: make docs"


def test_every_page_that_is_written_is_compared(pages: dict[str, str]) -> None:
    assert NAMES == sorted(pages)
