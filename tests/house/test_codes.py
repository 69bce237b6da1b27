"""Every error code is documented once, and every documented code can happen."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

SHOWN = {"run", "python", "told"}  # one of them; the first two are run when the page of errors is written
CODE = re.compile(r"\bDET\d{3}\b")


@pytest.fixture(scope="module")
def documented(root: Path) -> list[tuple[str, Any]]:
    """Every entry of every page of codes, with its code."""
    pages = sorted((root / "src" / "detente" / "codes").glob("*.yaml"))
    return [entry for page in pages for entry in YAML(typ="safe", pure=True).load(page).items()]


@pytest.fixture(scope="module")
def used(root: Path) -> set[str]:
    """Every code that the package's Python names."""
    modules = (root / "src" / "detente").rglob("*.py")
    return {code for path in modules for code in CODE.findall(path.read_text("utf-8"))}


def test_every_code_in_use_is_documented(documented: list[tuple[str, Any]], used: set[str]) -> None:
    assert used
    assert sorted(used - {code for code, _ in documented}) == []


def test_every_documented_code_is_in_use(documented: list[tuple[str, Any]], used: set[str]) -> None:
    assert sorted({code for code, _ in documented} - used) == []


def test_no_code_is_documented_twice(documented: list[tuple[str, Any]]) -> None:
    assert [code for code, times in Counter(code for code, _ in documented).items() if times > 1] == []


def test_every_code_has_a_title_a_meaning_a_cure_and_an_example(documented: list[tuple[str, Any]]) -> None:
    wanting = [
        f"{code}: {part}"
        for code, entry in documented
        for part in ("title", "means", "mend")
        if not str(entry.get(part) or "").strip()
    ]
    examples = {code: entry.get("example") or {} for code, entry in documented}
    wanting += [f"{code}: example" for code, example in examples.items() if len(SHOWN & example.keys()) != 1]

    assert wanting == []


def test_every_code_is_three_digits_under_our_letters(documented: list[tuple[str, Any]]) -> None:
    assert [code for code, _ in documented if not CODE.fullmatch(str(code))] == []
