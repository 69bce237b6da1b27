"""The public surface: the names are frozen here, each leads to its room, and `import detente` is light."""

from __future__ import annotations

import ast
import subprocess
import sys
import time
from pathlib import Path

import pytest

import detente

PUBLIC = [
    "CONCEPTS",
    "CUES",
    "FORMATS",
    "POLICIES",
    "Accepted",
    "Audit",
    "BadInput",
    "Case",
    "Check",
    "Chronicle",
    "Comparison",
    "Concept",
    "Conflict",
    "ConflictError",
    "Coverage",
    "DatedMove",
    "DetenteError",
    "Deviation",
    "Diff",
    "Document",
    "Dossier",
    "Draft",
    "Exploration",
    "Graph",
    "Grid",
    "Imported",
    "Judged",
    "Missing",
    "Outcome",
    "Outcomes",
    "Patch",
    "Picture",
    "Placement",
    "Play",
    "Problem",
    "Reading",
    "Reanchored",
    "Reason",
    "Removal",
    "Removed",
    "Replay",
    "ReviewFile",
    "Stability",
    "Step",
    "TooLarge",
    "Trace",
    "UnknownName",
    "Witness",
    "Written",
    "accept",
    "accept_item",
    "actor_table",
    "answer_schema",
    "apply",
    "audit",
    "believed",
    "check",
    "compare",
    "copy_example",
    "coverage",
    "diff",
    "document",
    "dossier_json",
    "dossier_schema",
    "draft",
    "dumps",
    "edit_item",
    "events_csv",
    "example",
    "examples",
    "explore",
    "export_conflict",
    "import_conflict",
    "language_model",
    "load",
    "loads",
    "merge_items",
    "nothing_here",
    "open_chronicle",
    "open_document",
    "open_dossier",
    "open_mapping",
    "open_review",
    "outcomes",
    "parse_chronicle",
    "parse_dossier",
    "picture",
    "placed",
    "play",
    "plover_json",
    "prompt",
    "raw_texts",
    "read",
    "read_annotations",
    "reanchor",
    "reapply",
    "reason",
    "rehomed",
    "reject_item",
    "removed",
    "replay",
    "report_html",
    "retry_prompt",
    "save",
    "save_dossier",
    "schema",
    "settled",
    "solve",
    "sources",
    "split_item",
    "standings",
    "tabulate",
    "trace",
    "undo_act",
    "unfold",
    "variant",
    "web_annotations",
]
HEAVY = ["numpy", "ruamel", "rich", "click", "jinja2", "spacy", "xml", "http", "asyncio"]
MOST_SECONDS = 0.1


def test_the_public_names_are_these() -> None:
    assert PUBLIC == detente.__all__


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_is_there_and_documented(name: str) -> None:
    assert (getattr(detente, name).__doc__ or "").strip()
    assert name in dir(detente)


def test_type_checkers_and_readers_are_told_the_same_rooms(modules: dict[Path, ast.Module]) -> None:
    told = {  # `if TYPE_CHECKING:` and what stands under it
        alias.asname or alias.name: f"{statement.module}:{alias.name}" if alias.asname else statement.module
        for block in modules[Path("__init__.py")].body
        if isinstance(block, ast.If)
        for statement in block.body
        if isinstance(statement, ast.ImportFrom)
        for alias in statement.names
    }

    assert told == vars(detente)["_ROOMS"]
    assert sorted(told) == sorted(detente.__all__)


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'detente' has no attribute 'slove'"):
        _ = detente.slove  # type: ignore[attr-defined]


def test_importing_detente_imports_nothing_heavy() -> None:
    listing = _python("import detente, sys; print(*{name.partition('.')[0] for name in sys.modules})")

    assert [name for name in HEAVY if name in listing.split()] == []


def test_importing_detente_takes_less_than_a_tenth_of_a_second() -> None:
    assert _seconds("import detente") - _seconds("pass") < MOST_SECONDS


def test_the_version_is_the_one_that_we_ask_to_be_cited(root: Path) -> None:
    assert f"version: {detente.__version__}\n" in (root / "CITATION.cff").read_text("utf-8")


def _python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def _seconds(code: str, times: int = 5) -> float:
    """The least time of several runs: what the work takes when nothing else disturbs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        _python(code)
        taken.append(time.perf_counter() - start)
    return min(taken)
