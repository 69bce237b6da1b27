"""Sources that have changed, and what the reader says of several faults at once."""

from __future__ import annotations

import hashlib
import re
import shlex
from pathlib import Path

import pytest

from detente.errors import ConflictError
from detente.model.read import parse_conflict, read_conflict
from file_fragments import GRAPH, completed
from shell_session import run


def test_a_source_that_has_changed_is_an_error_at_its_checksum(tmp_path: Path):
    text = b"Talks ended. Nobody gained."
    (tmp_path / "clipping.txt").write_bytes(text)
    digest = hashlib.sha256(text).hexdigest()
    file = tmp_path / "quarrel.yaml"
    file.write_text(
        completed(f'sources: {{news: {{file: clipping.txt, sha256: "{digest}"}}}}\nforums: {{t: [ministry, company]}}')
        + "infeasible: [{when: company.delay, cites: [news#2]}]\n",
        "utf-8",
    )
    assert 1 == len(read_conflict(file).infeasible)
    (tmp_path / "clipping.txt").write_bytes(text + b" Much later.")
    with pytest.raises(ConflictError) as caught:
        read_conflict(file)
    assert [("DET170", 1, 46)] == [(p.code, p.place.line, p.place.column) for p in caught.value.problems if p.place]


def test_the_hint_on_a_source_that_has_changed_is_a_command_that_mends_it(tmp_path: Path):
    folder = tmp_path / "a case"
    folder.mkdir()
    text, old, file = folder / "clipping.txt", tmp_path / "old.txt", folder / "quarrel.yaml"
    old.write_bytes(b"Talks ended. Nobody gained.")
    text.write_bytes(b"Much was said. " + old.read_bytes())
    digest = hashlib.sha256(old.read_bytes()).hexdigest()
    start = f'sources: {{news: {{file: clipping.txt, sha256: "{digest}"}}}}\n'
    rule = "infeasible: [{when: company.delay, cites: [news#2]}]\n"
    file.write_text(completed(start + "forums: {t: [ministry, company]}") + rule, "utf-8")

    with pytest.raises(ConflictError) as caught:
        read_conflict(file)
    command = re.findall("'(detente .*--write)'", str(caught.value.problems[0].hint))[0]
    words = [str(old) if word == "OLD" else word for word in shlex.split(command)]

    assert (0, "") == ((done := run(*words[1:])).code, done.err)
    assert ["news#3"] == [str(c) for c in read_conflict(file).infeasible[0].grounds.cites]


def test_the_hint_on_a_source_of_what_came_from_no_file_names_none(tmp_path: Path):
    (tmp_path / "clipping.txt").write_bytes(b"Talks ended.")
    start = f"sources: {{news: {{file: clipping.txt, sha256: {'a' * 64}}}}}"
    with pytest.raises(ConflictError) as caught:
        parse_conflict(completed(start), folder=tmp_path)

    assert "detente trace FILE --source news=clipping.txt --was OLD --write" in str(caught.value.problems[0].hint)


def test_sources_that_cannot_be_opened_are_errors_at_their_files(tmp_path: Path):
    file = tmp_path / "quarrel.yaml"
    sources = "sources:\n  a: {file: none.txt}\n  b: ../beside.txt\n"
    file.write_text(completed(sources + "infeasible: [{when: company.delay, cites: [a#9, b#1]}]"), "utf-8")
    with pytest.raises(ConflictError) as caught:
        read_conflict(file)
    expected = [("DET101", 2, 13), ("DET102", 3, 6)]
    assert expected == [(p.code, p.place.line, p.place.column) for p in caught.value.problems if p.place]


def test_a_citation_of_a_sentence_that_is_not_there_is_an_error_at_the_citation(tmp_path: Path):
    (tmp_path / "clipping.txt").write_bytes(b"Talks ended. Nobody gained.")
    file = tmp_path / "quarrel.yaml"
    file.write_text(completed("infeasible:\n  - {when: company.delay, cites: [news#2, news#3, news#0-99]}"), "utf-8")
    with pytest.raises(ConflictError) as caught:
        read_conflict(file)
    expected = [("DET111", 2, 48), ("DET112", 2, 56)]
    assert expected == [(p.code, p.place.line, p.place.column) for p in caught.value.problems if p.place]


def test_the_sections_that_complete_a_fragment_are_sound():
    assert 4 == len(parse_conflict(completed("title: a quarrel")).options)
    assert ["s1", "s2", "s3"] == [s.name for s in parse_conflict(completed("title: a graph", GRAPH)).states or ()]
