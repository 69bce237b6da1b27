"""Saving to disk: nothing is lost whatever happens, and the file keeps its bytes, mode, line ends and mark."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from detente.errors import ConflictError
from detente.model.conflict import Conflict, DecisionMaker, Option
from detente.model.read import parse_conflict
from detente.model.write import dump_conflict, save_conflict

CONFLICT = Conflict((DecisionMaker("a", "a", (Option("a.x", "acts"),)),), title="One")
TEXT = """\
detente: 1
title: One  # a remark
decision_makers: {a: {options: {x: acts}}}
"""
OTHER = replace(CONFLICT, title="Two")


def test_a_new_file_has_the_text_of_a_dump_and_the_usual_mode(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    save_conflict(CONFLICT, tmp_path / "new.yaml")

    assert (tmp_path / "new.yaml").read_text("utf-8") == dump_conflict(CONFLICT)
    assert (tmp_path / "new.yaml").stat().st_mode == usual.stat().st_mode


def test_an_empty_file_is_filled(tmp_path: Path) -> None:
    path = tmp_path / "empty.yaml"
    path.touch()
    save_conflict(CONFLICT, path)

    assert path.read_text("utf-8") == dump_conflict(CONFLICT)


def test_without_a_change_the_file_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, "utf-8")
    before = path.stat()
    save_conflict(CONFLICT, path)

    assert path.read_text("utf-8") == TEXT
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_ends_and_the_byte_order_mark_are_kept(tmp_path: Path, mark: str, newline: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes((mark + TEXT.replace("\n", newline)).encode())
    more = (Option("a.x", "acts"), Option("a.z", "", ("low", "high")))
    save_conflict(replace(OTHER, date="2022-01-17", decision_makers=(DecisionMaker("a", "a", more),)), path)

    expected = """\
detente: 1
title: Two  # a remark
date: 2022-01-17
decision_makers: {a: {options: {x: acts, z: {levels: [low, high]}}}}
"""
    assert path.read_bytes() == (mark + expected.replace("\n", newline)).encode()


def test_the_mode_of_the_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, "utf-8")
    path.chmod(0o640)
    save_conflict(OTHER, path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_of_a_link_the_target_is_written_and_the_link_stays(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    target, link = folder / "target.yaml", tmp_path / "link.yaml"
    target.write_text(TEXT, "utf-8")
    link.symlink_to(target)
    save_conflict(OTHER, link)

    assert link.is_symlink()
    assert parse_conflict(target.read_bytes(), name="target.yaml") == OTHER
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder", "link.yaml"]


def test_a_base_gives_its_comments_to_a_new_file(tmp_path: Path) -> None:
    save_conflict(OTHER, tmp_path / "new.yaml", base=TEXT)

    assert (tmp_path / "new.yaml").read_text("utf-8") == TEXT.replace("One", "Two")


def test_a_base_stands_in_for_the_text_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, "utf-8")
    save_conflict(OTHER, path, base=TEXT.replace("a remark", "another"))

    assert path.read_text("utf-8") == TEXT.replace("One  # a remark", "Two  # another")


@pytest.mark.parametrize("call", ["fsync", "replace", "chmod"])
def test_when_the_disk_fails_the_old_file_is_whole_and_nothing_else_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.yaml"
    path.write_text(TEXT, "utf-8")
    monkeypatch.setattr(os, call, fail)
    with pytest.raises(ConflictError, match=r"DET242 .*a\.yaml' cannot be written: No space left on device"):
        save_conflict(OTHER, path)

    assert path.read_text("utf-8") == TEXT
    assert [p.name for p in tmp_path.iterdir()] == ["a.yaml"]


def test_a_conflict_that_would_read_back_otherwise_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, "utf-8")
    unreadable = replace(CONFLICT, decision_makers=(DecisionMaker("a b", "a", (Option("a b.x"),)),))
    with pytest.raises(ConflictError, match="DET243 the conflict cannot be written so that it reads the same"):
        save_conflict(unreadable, path)

    assert path.read_text("utf-8") == TEXT
    assert [p.name for p in tmp_path.iterdir()] == ["a.yaml"]


def test_a_file_that_is_no_conflict_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a shopping list: [bread\n", "utf-8")
    with pytest.raises(ConflictError):
        save_conflict(CONFLICT, path)

    assert path.read_text("utf-8") == "a shopping list: [bread\n"


@pytest.mark.parametrize("name", ["missing/a.yaml", "."])
def test_a_place_where_no_file_can_be_is_an_error_in_words(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConflictError, match="DET242"):
        save_conflict(CONFLICT, tmp_path / name)


@pytest.mark.parametrize("spoilt", [replace(CONFLICT, title="\ud800"), replace(CONFLICT, title="a\udfffb")])
def test_half_a_character_is_refused_with_the_place_where_it_stands(tmp_path: Path, spoilt: Conflict) -> None:
    with pytest.raises(ConflictError, match="DET241 title holds half a character"):
        dump_conflict(spoilt)
    with pytest.raises(ConflictError, match="DET241"):
        save_conflict(spoilt, tmp_path / "a.yaml")

    assert list(tmp_path.iterdir()) == []


def test_half_a_character_in_a_base_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConflictError):
        save_conflict(CONFLICT, tmp_path / "a.yaml", base="title: \udc80")
