"""The catalogue's page says what the catalogue holds."""

from __future__ import annotations

from pathlib import Path

from detente import catalog


def test_the_page_names_every_conflict_once(root: Path):
    lines = (root / "docs" / "reference" / "catalogue.md").read_text("utf-8").splitlines()

    assert sorted(line.removeprefix("### ") for line in lines if line.startswith("### ")) == catalog.names()
