"""What the documents show is run: examples, shell sessions, conflict files, targets and links.

A fenced block is one of: `python` with `>>>` (run by pytest itself), `python` without (run here, the blocks of one page
after another), `console` (each `$ detente …` is run and its output compared, unless the block shows none), `yaml` with
`detente:` (loaded), `sh` (set-up: only the targets of make are checked), `text` (shown).
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import detente

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
KINDS = {"python", "console", "yaml", "sh", "text"}

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def blocks(page: Path, kind: str) -> list[str]:
    return [body for name, body in FENCE.findall(page.read_text("utf-8")) if name == kind]


@each_page
def test_every_block_says_what_it_is(page: Path) -> None:
    assert sorted({name for name, _ in FENCE.findall(page.read_text("utf-8"))} - KINDS) == []


@each_page
def test_the_python_of_a_page_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in blocks(page, "python"):
        if ">>>" not in block:
            exec(compile(block, str(page), "exec"), names)


@each_page
def test_the_sessions_of_a_page_print_what_it_shows(page: Path, tmp_path: Path) -> None:
    for block in blocks(page, "console"):
        for session in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = session.partition("\n")
            program, *arguments = shlex.split(command)
            assert program == "detente", f"a console block runs detente only, not {program}"
            ran = subprocess.run(
                [Path(sys.executable).with_name("detente"), *arguments],
                cwd=tmp_path, capture_output=True, text=True, check=False,
            )  # fmt: skip

            assert ran.returncode < 2, ran.stderr
            assert "Traceback" not in ran.stderr
            if shown.strip():
                assert shown.rstrip() == ran.stdout.rstrip()


@each_page
def test_the_conflicts_of_a_page_load(page: Path) -> None:
    for block in blocks(page, "yaml"):
        if block.startswith("detente:"):
            detente.loads(block)


@each_page
def test_the_targets_that_a_page_names_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", page.read_text("utf-8"), re.MULTILINE))

    assert sorted(named - targets) == []


@each_page
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!\w+:)([^)#]+)", page.read_text("utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


@each_page
def test_a_line_holds_one_sentence(page: Path) -> None:
    prose = re.sub(r"^ *\d+\. ", "", FENCE.sub("", page.read_text("utf-8")), flags=re.MULTILINE)
    two = re.compile(r"[a-z0-9)`*][.?!] [A-Z]")

    assert [line for line in prose.splitlines() if two.search(line)] == []


def test_every_page_is_in_the_index() -> None:
    index = ROOT / "docs" / "index.md"
    linked = {(index.parent / link).resolve() for link in re.findall(r"\]\(([^)#]+)", index.read_text("utf-8"))}
    pages = {page for page in PAGES if index.parent in page.parents} - {index}

    assert sorted(str(page.relative_to(ROOT)) for page in pages - linked) == []
