"""Whatever the package offers is in the documents, with an example that is run: names, verbs, codes, tables, pages.

The reference pages are compared with the code by `test_reference.py`, and their examples run by `test_documents.py`;
here it is asked whether anything is missing there.
"""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import detente
from detente.cli.main import VERBS
from detente.model.forms import FORMS

SESSION = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"^```\w+\n.+?^```$", re.MULTILINE | re.DOTALL)
ANSWER = re.compile(r"^<details>\n<summary>Answer</summary>\n(.*?)^</details>$", re.MULTILINE | re.DOTALL)
RUN = re.compile(r"^```console\n\$ |^```python\n>>> ", re.MULTILINE)
GIVEN = re.compile(r"`(\w+)`")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def sections(page: Path) -> dict[str, str]:
    """What stands below each heading of a page, up to the next one, whatever their levels."""
    text = page.read_text("utf-8")
    bare = FENCED.sub(lambda block: re.sub(r"(?m)^#", ".", block[0]), text)  # a comment in an example is no heading
    heads = list(re.finditer(r"^#+ (.+)$", bare, re.MULTILINE))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return {head[1]: text[head.end() : end] for head, end in zip(heads, ends, strict=True)}


def runs(section: str, verb: str) -> bool:
    """Whether a session of the section runs the verb."""
    return any(
        re.search(rf"^\$ (?:.* \| )?detente {verb}\b", block, re.MULTILINE) for block in SESSION.findall(section)
    )


def has_example(entry: str) -> bool:
    """Whether an entry shows an example, leads to a page that runs one, or is about a table with a page of its own."""
    return bool(re.search(r"^(?:```pycon$|Shown in \[|They stand on \[)", entry, re.MULTILINE))


@pytest.fixture(scope="module")
def reference(root: Path) -> Path:
    return root / "docs" / "reference"


def test_every_public_name_has_an_entry_that_says_what_it_is(reference: Path) -> None:
    entries = sections(reference / "api.md")

    assert sorted(set(detente.__all__) - entries.keys()) == []
    assert [name for name in detente.__all__ if not entries[name].strip()] == []


def test_every_public_name_has_an_example_or_says_where_one_is(reference: Path) -> None:
    entries = sections(reference / "api.md")
    wanting = {name for name in detente.__all__ if not has_example(entries[name])}
    led = {name: GIVEN.findall(entries[name].rpartition("Given by ")[2]) for name in wanting}
    found = wanting

    while True:  # a name without an example is given by one that has an example, or by one that is itself so given
        still = {name for name in found if not set(led[name]) - found}
        if still == found:
            break
        found = still

    assert sorted(found) == []


@pytest.mark.parametrize("verb", [str(command.name) for command in VERBS])
def test_every_verb_has_a_page_or_a_section_that_runs_it(root: Path, verb: str) -> None:
    pages = [sections(page) for page in sorted((root / "docs" / "how-to").glob("*.md"))]
    about = [
        heading
        for page in pages
        for place, (heading, said) in enumerate(page.items())
        # The first section speaks for the page, any other for itself.
        if f"`detente {verb}" in said and any(runs(part, verb) for part in (page.values() if place == 0 else (said,)))
    ]

    assert about, f"no page of docs/how-to is about `detente {verb}` and runs it"


def test_every_error_code_has_an_entry_with_its_example(root: Path, reference: Path) -> None:
    pages = (root / "src" / "detente" / "codes").glob("*.yaml")
    codes = {code for page in pages for code in YAML(typ="safe", pure=True).load(page)}
    entries = {heading.partition(":")[0]: said for heading, said in sections(reference / "errors.md").items()}

    assert codes
    assert sorted(codes - entries.keys()) == []
    assert sorted(code for code in codes if not EXAMPLE.search(entries[code])) == []


def test_every_concept_has_an_entry_that_runs_an_example(reference: Path) -> None:
    entries = sections(reference / "concepts.md")

    assert [row.key for row in detente.CONCEPTS if not runs(entries.get(row.key, ""), "why")] == []


def test_every_claim_form_has_an_entry_that_runs_an_example(reference: Path) -> None:
    entries = sections(reference / "claims.md")

    assert [form for form in FORMS if not runs(entries.get(form, ""), "audit")] == []


def test_every_chapter_of_the_theory_has_its_parts_and_an_answer_that_is_run(root: Path) -> None:
    chapters = sorted((root / "docs" / "explanation" / "theory").glob("*.md"))
    wanting = [
        f"{chapter.name}: {part}"
        for chapter in chapters
        for part in ("A conflict", "The definition", "The algorithm", "An exercise")
        if not any(heading.startswith(part) for heading in sections(chapter))
    ]
    answers = {chapter.name: ANSWER.findall(chapter.read_text("utf-8")) for chapter in chapters}

    assert len(chapters) > 1
    assert wanting == []
    assert [name for name, given in answers.items() if not given or not all(map(RUN.search, given))] == []


def test_every_cue_has_an_entry_with_its_sentences(reference: Path) -> None:
    entries = sections(reference / "cues.md")
    ours = [(key, detente.CUES[key]) for key in detente.CUES.keys()]  # noqa: SIM118 - a table iterates its rows
    wanting = [
        key
        for key, row in ours
        if row.find.__module__.startswith("detente.")
        and not all(f"- {sentence}" in entries.get(key, "") for sentence in (*row.matches, *row.passes))
    ]

    assert wanting == []


def test_every_page_is_in_the_table_of_contents_of_the_site(root: Path) -> None:
    contents = runpy.run_path(str(root / "docs" / "conf.py"))["contents"]
    tables = "".join(contents((root / "docs" / "index.md").read_text("utf-8")))
    listed = re.findall(r"^[\w/-]+$", tables, re.MULTILINE)
    pages = [page.relative_to(root / "docs").with_suffix("") for page in (root / "docs").rglob("*.md")]

    assert sorted(listed) == sorted(page.as_posix() for page in pages if page.stem != "index")


def test_an_entry_without_an_example_would_be_found() -> None:
    assert has_example("```pycon\n>>> 1\n1\n```\n")
    assert has_example("Shown in [Use the Python API](x.md).\n")
    assert not has_example("```text\ndraft(dossier) -> Draft\n```\nGiven by `draft`.\n")


def test_a_section_without_a_session_would_be_found() -> None:
    assert runs("```console\n$ printf 'a' | detente solve -\n```\n", "solve")
    assert not runs("`detente solve`\n```text\n$ detente solve -\n```\n", "solve")
    assert not runs("```console\n$ detente solver\n```\n", "solve")
