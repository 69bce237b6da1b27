"""Where the files of texts lie: ways from one folder to another, copies, and what is in the way."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from detente.dossier.beside import Placement, placed, raw_texts, rehomed
from detente.dossier.items import Dossier, Text
from detente.errors import TextError


def dossier(**files: str) -> Dossier:
    """A dossier of texts that hold their own ids, by the names of their files."""
    return Dossier(
        tuple(Text(id_, file, hashlib.sha256(id_.encode()).hexdigest(), 1) for id_, file in files.items()), ()
    )


def written(folder: Path, **files: str) -> Dossier:
    for id_, file in files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(id_, "utf-8")
    return dossier(**files)


def test_a_text_in_the_folder_or_below_is_named_by_the_way_to_it(tmp_path: Path) -> None:
    texts = written(tmp_path, a="a.txt", b="more/b.txt")

    assert Placement({"a": "a.txt", "b": "more/b.txt"}, {}) == placed(texts, tmp_path, home=tmp_path)


def test_a_text_elsewhere_is_to_be_copied(tmp_path: Path) -> None:
    texts = written(tmp_path, a="a.txt")
    (tmp_path / "work").mkdir()

    assert Placement({"a": "a.txt"}, {"a.txt": b"a"}) == placed(texts, tmp_path / "work", home=tmp_path)


def test_a_link_out_of_the_folder_is_a_text_elsewhere(tmp_path: Path) -> None:
    written(tmp_path, a="a.txt")
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "link.txt").symlink_to(tmp_path / "a.txt")

    found = placed(dossier(a="link.txt"), tmp_path / "work", home=tmp_path / "work")

    # A file of that name holds the same text already, but no conflict file may cite what lies behind it.
    assert {"a": "a.txt"} == found.files
    assert {"a.txt": b"a"} == found.copies


def test_texts_of_one_name_get_two(tmp_path: Path) -> None:
    texts = written(tmp_path, a="one/t.txt", b="two/t.txt", c="work/t.txt")

    found = placed(texts, tmp_path / "work", home=tmp_path)

    assert {"a": "a.txt", "b": "b.txt", "c": "t.txt"} == found.files
    assert {"a.txt": b"a", "b.txt": b"b"} == found.copies


def test_a_text_given_as_bytes_is_always_copied(tmp_path: Path) -> None:
    assert {"s.txt": b"a"} == placed(dossier(a="s.txt"), tmp_path, texts={"a": b"a"}).copies


def test_all_that_is_in_the_way_is_told_at_once(tmp_path: Path) -> None:
    texts = written(tmp_path, a="a.txt", b="b.txt", c="c.txt")
    (tmp_path / "b.txt").write_text("changed", "utf-8")
    (tmp_path / "c.txt").unlink()
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "a.txt").write_text("mine", "utf-8")

    with pytest.raises(TextError) as refused:
        placed(texts, tmp_path / "work", home=tmp_path)

    assert ["DET101", "DET418", "DET462"] == sorted(problem.code for problem in refused.value.problems)


def test_the_way_from_a_folder_knows_links(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "short").symlink_to(tmp_path / "deep" / "er", target_is_directory=True)

    moved = rehomed(written(tmp_path, a="a.txt"), tmp_path / "short", home=tmp_path)

    assert "../../a.txt" == moved.texts[0].file


def test_of_texts_those_are_had_that_are_as_they_were(tmp_path: Path) -> None:
    texts = written(tmp_path, a="a.txt", b="b.txt", c="c.txt")
    (tmp_path / "b.txt").write_text("changed", "utf-8")
    (tmp_path / "c.txt").unlink()

    assert {"a": "a"} == raw_texts(texts, home=tmp_path)
