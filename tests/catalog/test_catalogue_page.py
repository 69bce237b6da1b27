"""The catalogue's page says what the catalogue holds; `python docs/reference/catalogue.py` writes it anew."""

from __future__ import annotations

import runpy
from pathlib import Path

from detente import catalog


def test_the_page_is_what_the_catalogue_says(root: Path):
    written = runpy.run_path(str(root / "docs" / "reference" / "catalogue.py"))["page"]()

    assert written == (root / "docs" / "reference" / "catalogue.md").read_text("utf-8")


def test_the_page_names_every_conflict_once(root: Path):
    lines = (root / "docs" / "reference" / "catalogue.md").read_text("utf-8").splitlines()

    assert sorted(line.removeprefix("### ") for line in lines if line.startswith("### ")) == catalog.names()
