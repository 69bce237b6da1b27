"""The verb draw: a picture in a file, and nothing half-written."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import detente
from detente.cli import drawing
from detente.cli.main import app
from detente.report.pictures.draw import KINDS


def drawn(*arguments: str) -> tuple[int, str]:
    ran = CliRunner().invoke(app, ["draw", *arguments])
    return ran.exit_code, ran.output


def test_what_the_library_can_draw_can_be_asked_for() -> None:
    assert sorted(KINDS) == sorted(drawing.KINDS)


@pytest.mark.parametrize("what", ["moves", "options", "stability"])
def test_a_picture_is_written(tmp_path: Path, what: str) -> None:
    conflict = detente.load("elmira")
    solved = detente.solve(detente.unfold(conflict), concepts=None if what == "stability" else "SEQ")
    path = tmp_path / f"{what}.svg"

    assert (0, f"Written: {path}\n") == drawn("elmira", "--what", what, "-o", str(path))
    assert f"{detente.picture(solved, what, conflict=conflict).svg()}\n" == path.read_text("utf-8")


def test_shares_and_what_claims_hang_on_take_an_audit(tmp_path: Path) -> None:
    for what in ("shares", "hangs-on"):
        path = tmp_path / f"{what}.svg"

        assert 0 == drawn("ferry", "--what", what, "--orders", "5", "-o", str(path))[0]
        assert "5 orders" in path.read_text("utf-8")


def test_a_timeline_takes_the_chronicle_that_comes_along_or_is_named(tmp_path: Path) -> None:
    events = tmp_path / "events.yaml"
    events.write_text("detente: 1\nmoves: [{date: 2022-01-20, by: uniroyal, set: {uniroyal.accept: yes}}]\n", "utf-8")

    assert 2 == drawn("elmira", "--what", "timeline", "-o", str(tmp_path / "a.svg"))[0]
    assert 0 == drawn("elmira", "--what", "timeline", "--events", str(events), "-o", str(tmp_path / "b.svg"))[0]
    assert ["b.svg", "events.yaml"] == sorted(path.name for path in tmp_path.iterdir())


def test_nothing_is_written_over_or_half_written(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text("mine", "utf-8")

    assert 3 == drawn("chicken", "-o", str(path))[0]
    assert "mine" == path.read_text("utf-8")
    assert 0 == drawn("chicken", "-o", str(path), "--force")[0]
    assert path.read_text("utf-8").startswith("<svg ")
    assert 2 == drawn("chicken", "-o", str(tmp_path / "a.gif"))[0]
    assert 2 == drawn("bridge", "--what", "options", "-o", str(tmp_path / "b.svg"))[0]
    assert ["a.svg"] == [each.name for each in tmp_path.iterdir()]


def test_letters_that_the_shipped_font_lacks_are_named(tmp_path: Path) -> None:
    pytest.importorskip("resvg_py", reason="the extra pictures is not installed")
    file = tmp_path / "a.yaml"
    file.write_text(
        "detente: 1\ntitle: Київ \u0378\ndecision_makers: {a: {options: {x: }}}\n"
        'status_quo: []\npreferences: {a: ["a.x"]}\n',
        "utf-8",
    )
    path = str(tmp_path / "a.png")
    said = "No font has these letters, so they are boxes; an SVG shows them where there is one: \u0378\n"

    assert (0, f"Written: {path}\n{said}") == drawn(str(file), "-o", path)  # on stdout, and on stderr


def test_without_what_draws_a_png_it_is_refused_before_any_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    code, said = drawn("there-is-no-such-conflict", "-o", str(tmp_path / "a.png"))

    assert (2, True) == (code, "a PNG needs resvg-py" in said)
