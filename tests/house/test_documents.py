"""What the documents show is run: examples, shell sessions, files that a page writes, targets and links.

A fenced block is one of: `python` with `>>>` (run by pytest itself), `python` without (run here), `console` (each
`$ detente …`, also behind `printf '…' |`, is run and all that it prints is compared, unless the block shows none; a
line `…` stands for lines left out), `yaml`, `diff`, `json` or `text` (shown), `pycon` (shown: an example of a
docstring, which pytest runs there), `sh` (set-up: only the targets of make are checked).

The blocks of a page run in their order, in one folder that is empty at first.  Where the line before a block ends in a
file name and a colon, as in "Save this as `quarrel.yaml`:", the block goes into that file.  YAML that begins with
`detente:` is the whole file; other YAML takes the place of the keys that it has, or comes at the end; a `diff` changes
single lines.  A conflict file loads, or the session that follows shows why it does not.
"""

from __future__ import annotations

import io
import re
import shlex
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

import detente
from detente.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
KINDS = {"python", "pycon", "console", "yaml", "diff", "json", "sh", "text"}
WRITTEN = re.compile(r"`([\w-]+\.(?:yaml|txt|csv|gmcr))`:$")
SECTION = re.compile(r"^(?=\w+:)", re.MULTILINE)

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


class Block(NamedTuple):
    """A fenced block: its kind, its text, and the file that the line before it names, if any."""

    kind: str
    body: str
    file: str | None


def blocks(text: str) -> list[Block]:
    found = []
    for fence in FENCE.finditer(text):
        before = text[: fence.start()].rstrip().rpartition("\n")[2]
        named = WRITTEN.search(before)
        found.append(Block(fence[1], fence[2], named and named[1]))
    return found


def written(old: str, block: Block) -> str:
    """The text of a file once the block has gone into it."""
    if block.kind == "diff":
        return changed(old, block.body)
    if block.kind != "yaml" or block.body.startswith("detente:"):
        return block.body
    sections = {part.partition(":")[0]: part for part in SECTION.split(old) if part}
    for part in SECTION.split(block.body):
        if part:
            sections[part.partition(":")[0]] = part
    return "".join(sections.values())


def changed(old: str, diff: str) -> str:
    """The text with the lines behind `-` replaced by those behind `+`; both stand as in the file."""
    lines = diff.splitlines(keepends=True)
    was = "".join(line[1:] for line in lines if not line.startswith("+"))
    now = "".join(line[1:] for line in lines if not line.startswith("-"))
    assert old.count(was) == 1, f"the file does not have these lines once:\n{was}"
    return old.replace(was, now)


def printed(command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> tuple[str, int]:
    """What a command prints, on either stream, and how it ends; `printf '…' |` before it is what it reads."""
    typed, _, command = command.rpartition(" | ") if command.startswith("printf ") else ("", "", command)
    given = "".join(shlex.split(typed)[1:]).replace("\\n", "\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode()), "utf-8"))
    program, *arguments = shlex.split(command)
    assert program == "detente", f"a console block runs detente only, not {program}"
    monkeypatch.setattr(sys, "argv", [program, *arguments])
    monkeypatch.delenv("COLUMNS", raising=False)
    with pytest.raises(SystemExit) as ended:
        main()
    ran = capsys.readouterr()
    code = ended.value.code
    return ran.out + ran.err, code if isinstance(code, int) else 0


def shows(shown: str, ran: str) -> bool:
    """Whether a session shows what was printed, but for blanks at line ends and for what `…` leaves out."""
    lines = [re.escape(line.rstrip()) for line in shown.rstrip().splitlines()]
    pattern = "\n".join("(?:.*\n)*?.*" if line == "…" else line for line in lines)
    return re.fullmatch(pattern, "\n".join(line.rstrip() for line in ran.rstrip().splitlines())) is not None


@each_page
def test_every_block_says_what_it_is(page: Path) -> None:
    assert sorted({block.kind for block in blocks(page.read_text("utf-8"))} - KINDS) == []


@each_page
def test_a_page_does_what_it_shows(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    faults: list[str] = []  # the codes that the next session has to show
    for block in blocks(page.read_text("utf-8")):
        if block.file:
            path = tmp_path / block.file
            path.write_text(written(path.read_text("utf-8") if path.exists() else "", block), "utf-8")
            faults += codes_of(path)
        elif block.kind == "yaml" and block.body.startswith("detente:"):
            detente.solve(detente.unfold(detente.loads(block.body)))
        elif block.kind == "python" and ">>>" not in block.body:
            exec(compile(block.body, str(page), "exec"), names)
        elif block.kind == "console":
            for session in re.split(r"^\$ ", block.body, flags=re.MULTILINE)[1:]:
                command, _, shown = session.partition("\n")
                ran, code = printed(command, monkeypatch, capsys)

                assert shows(shown, ran) if shown.strip() else code == 0, ran
                faults = [fault for fault in faults if fault not in shown]
    assert faults == [], "a file of the page does not load, and no session shows it"


def codes_of(path: Path) -> list[str]:
    """The codes of what is wrong with a conflict file."""
    if path.suffix != ".yaml":
        return []
    try:
        detente.load(path)
    except detente.BadInput as error:
        return [problem.code for problem in error.problems]
    return []


@each_page
def test_no_yaml_is_only_for_show(page: Path) -> None:
    shown = [b.body for b in blocks(page.read_text("utf-8")) if b.kind in {"yaml", "diff"} and b.file is None]

    assert [body for body in shown if not body.startswith("detente:")] == []


@each_page
def test_the_targets_that_a_page_names_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", page.read_text("utf-8"), re.MULTILINE))

    assert sorted(named - targets) == []


@each_page
def test_the_files_that_a_page_names_exist(page: Path) -> None:
    ours = "src|tests|docs|bench|[.]ci"
    named = set(re.findall(rf"`((?:{ours})/[\w./-]*)`", FENCE.sub("", page.read_text("utf-8"))))

    assert sorted(name for name in named if not (ROOT / name).exists()) == []


@each_page
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!\w+:)([^)#]+)?(?:#([^)]+))?\)", FENCE.sub("", page.read_text("utf-8")))

    assert [link for link, _ in links if link and not (page.parent / link).exists()] == []
    assert [
        f"{link}#{part}" for link, part in links if part and part not in anchors(page.parent / link if link else page)
    ] == []


def anchors(page: Path) -> set[str]:
    """The names by which links find the headings of a page."""
    headings = re.findall(r"^#+ (.*)$", FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


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


def test_what_a_block_does_to_a_file() -> None:
    one, two, three = blocks(
        "Save this as `a.yaml`:\n\n```yaml\ndetente: 1\nx: 1\n```\nAdd to `a.yaml`:\n```yaml\nx: 2\ny: 3\n```\n"
        "Change one line of `a.yaml`:\n\n```diff\n-x: 2\n+x: 4\n y: 3\n```\n"
    )

    assert {block.file for block in (one, two, three)} == {"a.yaml"}
    assert written(written(written("", one), two), three) == "detente: 1\nx: 4\ny: 3\n"


def test_a_session_that_shows_something_else_is_found() -> None:
    assert shows("a\n…\nd", "a  \nb\nc\nd\n")
    assert not shows("a\n…\nd", "a\nb\nc\n")
    assert not shows("a", "a\nb")
