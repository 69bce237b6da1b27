"""Sources lie in the folder or below it; nothing else is opened, and nothing is waited for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.errors import TextError
from detente.text.document import document, open_document
from detente.text.file import read_file
from detente.text.source import open_source

POSIX = pytest.mark.skipif(os.name != "posix", reason="pipes and links are made in the POSIX way")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a source, one below it, and a secret outside."""
    inside = tmp_path / "case"
    (inside / "more").mkdir(parents=True)
    (inside / "clipping.txt").write_bytes(b"Talks ended.")
    (inside / "more" / "second.txt").write_bytes(b"Nobody gained.")
    (tmp_path / "secret.txt").write_bytes(b"Nobody may read this.")
    return inside


def test_a_source_in_the_folder_or_below_is_opened_under_the_name_it_was_given(folder: Path) -> None:
    assert document(b"Talks ended.", "clipping.txt") == open_source(folder, "clipping.txt")
    assert document(b"Nobody gained.", "more/second.txt") == open_source(folder, "more/second.txt")
    assert document(b"Nobody gained.", "./more//second.txt") == open_source(folder, "./more//second.txt")


@pytest.mark.parametrize(
    "file",
    [
        "../secret.txt",
        "more/../../secret.txt",
        "more/../clipping.txt",
        "..",
        "..\\secret.txt",
        "/etc/hostname",
        "\\\\server\\share\\a.txt",
        "C:\\a.txt",
        "c:a.txt",
    ],
)
def test_a_name_that_can_lead_outside_is_refused_on_every_system(folder: Path, file: str) -> None:
    assert ["DET102"] == codes(folder, file)


def test_an_absolute_path_is_refused_even_into_the_folder(folder: Path) -> None:
    assert ["DET102"] == codes(folder, str(folder / "clipping.txt"))


@POSIX
@pytest.mark.parametrize("target", ["../secret.txt", "more/../../secret.txt", "/dev/null", "../nowhere.txt", ".."])
def test_a_link_that_leads_outside_is_refused(folder: Path, target: str) -> None:
    (folder / "link").symlink_to(target)

    assert ["DET102"] == codes(folder, "link")


@POSIX
def test_a_folder_that_is_a_link_outside_is_refused(folder: Path) -> None:
    (folder / "up").symlink_to("..")

    assert ["DET102"] == codes(folder, "up/secret.txt")


@POSIX
def test_links_within_the_folder_are_followed(folder: Path) -> None:
    (folder / "link.txt").symlink_to("more/second.txt")
    (folder / "deeper").symlink_to(folder / "more")
    (folder.parent / "other").symlink_to(folder)

    assert "Nobody gained." == open_source(folder, "link.txt").raw
    assert "Nobody gained." == open_source(folder, "deeper/second.txt").raw
    assert "Talks ended." == open_source(folder.parent / "other", "clipping.txt").raw


@POSIX
def test_links_in_a_circle_are_refused(folder: Path) -> None:
    (folder / "a").symlink_to("b")
    (folder / "b").symlink_to("a")

    assert ["DET102"] == codes(folder, "a")
    with pytest.raises(TextError, match="circle"):
        open_document(folder / "a")


@POSIX
def test_a_link_put_in_the_way_after_the_look_is_not_followed(folder: Path) -> None:
    (folder / "link").symlink_to("../secret.txt")
    here = os.open(folder, os.O_RDONLY)
    try:
        with pytest.raises(TextError, match="is a link, not a regular file"):
            read_file("link", "link", 100, folder=here)
    finally:
        os.close(here)


@pytest.mark.parametrize("file", ["cliping.txt", "more/nothing.txt", "nowhere/clipping.txt", "clipping.txt/second.txt"])
def test_a_missing_file_has_its_own_code(folder: Path, file: str) -> None:
    assert ["DET101"] == codes(folder, file)
    with pytest.raises(TextError, match="there is no file"):
        open_document(folder / file)


def test_a_missing_folder_is_a_missing_file(folder: Path) -> None:
    assert ["DET101"] == codes(folder / "nowhere", "clipping.txt")


def test_a_missing_file_is_told_with_the_nearest_name(folder: Path) -> None:
    with pytest.raises(TextError, match=r"did you mean 'clipping\.txt'"):
        open_document(folder / "cliping.txt")


@pytest.mark.parametrize("file", [".", "more", "more/"])
def test_a_folder_is_not_a_text(folder: Path, file: str) -> None:
    assert ["DET103"] == codes(folder, file)
    with pytest.raises(TextError, match="is a folder"):
        open_document(folder / file)


@POSIX
def test_a_pipe_is_refused_and_never_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe")

    assert ["DET103"] == codes(folder, "pipe")
    with pytest.raises(TextError, match="is a pipe"):
        open_document(folder / "pipe")


@POSIX
def test_a_device_is_refused() -> None:
    with pytest.raises(TextError, match="is a device"):
        open_document("/dev/zero")


def test_the_limit_is_the_last_size_that_is_read(folder: Path) -> None:
    assert "Talks ended." == open_source(folder, "clipping.txt", limit=12).raw
    with pytest.raises(TextError, match="12 bytes, where 11 are allowed") as refusal:
        open_source(folder, "clipping.txt", limit=11)
    assert ["DET104"] == [problem.code for problem in refusal.value.problems]


def test_a_file_beyond_five_megabytes_is_not_read(folder: Path) -> None:
    with (folder / "large.txt").open("wb") as file:
        file.truncate(10**12)

    assert ["DET104"] == codes(folder, "large.txt")
    with pytest.raises(TextError, match="1,000,000,000,000 bytes, where 5,000,000 are allowed"):
        open_document(folder / "large.txt")


@pytest.mark.skipif(not Path("/proc/self/maps").is_file(), reason="this system makes up no files in /proc")
def test_a_file_that_holds_more_than_it_says_is_read_no_further_than_the_limit() -> None:
    assert 0 == Path("/proc/self/maps").stat().st_size
    with pytest.raises(TextError, match="where 10 are allowed"):
        open_document("/proc/self/maps", limit=10)


def test_a_file_that_the_system_does_not_let_us_read_is_refused(folder: Path) -> None:
    assert ["DET105"] == codes(folder, "a" * 5000)


@pytest.mark.parametrize("file", ["", "a\0b", "\ud800.txt"])
def test_what_is_no_name_is_refused(folder: Path, file: str) -> None:
    assert ["DET106"] == codes(folder, file)
    with pytest.raises(TextError, match="not the name of a file"):
        open_document(file)


def test_what_is_in_the_file_is_judged_under_its_name(folder: Path) -> None:
    (folder / "image.png").write_bytes(b"\x89PNG\r\n\x1a\n\0")

    with pytest.raises(TextError, match=r"image\.png:1:1: DET107"):
        open_source(folder, "image.png")


def test_no_descriptor_is_left_open(folder: Path) -> None:
    before = os.open(folder / "clipping.txt", os.O_RDONLY)
    os.close(before)
    open_source(folder, "more/second.txt")
    for file in ("more", "nothing", "more/nothing.txt", "clipping.txt/a"):
        codes(folder, file)
    after = os.open(folder / "clipping.txt", os.O_RDONLY)
    os.close(after)

    assert before == after


@given(st.lists(st.sampled_from(["..", ".", "/", "\\", "more", "clipping.txt", "C:", "\0", "~", " "]), max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
def test_no_name_reads_anything_outside(folder: Path, parts: list[str]) -> None:
    try:
        found = open_source(folder, "".join(parts)).raw
    except TextError as refusal:
        found = "refused" if all(problem.hint for problem in refusal.problems) else "refused without a hint"

    assert found in {"Talks ended.", "refused"}


def codes(folder: Path, file: str) -> list[str]:
    with pytest.raises(TextError) as refusal:
        open_source(folder, file)
    assert all(problem.hint for problem in refusal.value.problems)
    return [problem.code for problem in refusal.value.problems]
