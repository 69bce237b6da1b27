"""What `check` finds: each doubt and each gap by its code, at its place, and nothing where nothing is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

import detente

CODES = Path(__file__).resolve().parents[2] / "src" / "detente" / "codes" / "lint.yaml"
LINT = YAML(typ="safe", pure=True).load(CODES.read_text("utf-8"))


def found(text: str, tmp_path: Path) -> detente.Check:
    (tmp_path / "news.txt").write_text("A does X. B does Y.", encoding="utf-8")
    return detente.check(detente.loads(text, name="c.yaml", folder=tmp_path))


@pytest.mark.parametrize("code", LINT)
def test_the_example_of_a_code_raises_it(code: str, tmp_path: Path) -> None:
    check = found(LINT[code]["example"], tmp_path)

    assert code in {p.code for p in (*check.doubts, *check.gaps)}


@pytest.mark.parametrize("code", LINT)
def test_what_is_found_says_where_it_is(code: str, tmp_path: Path) -> None:
    check = found(LINT[code]["example"], tmp_path)

    for problem in (*check.doubts, *check.gaps):
        assert problem.place is not None, problem
        assert problem.place.file == "c.yaml"
        assert problem.code == "DET912" or problem.place.text in LINT[code]["example"].splitlines()


def test_a_gap_is_no_doubt(tmp_path: Path) -> None:
    check = found(LINT["DET911"]["example"], tmp_path)

    assert {"DET911", "DET912"} == {p.code for p in check.gaps}
    assert {"DET911", "DET912"}.isdisjoint(p.code for p in check.doubts)


def test_findings_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = """\
detente: 1
decision_makers: {a: {options: {x: "x", y: "y"}}}
infeasible: ["a.x and a.y"]
preferences:
  a:
    - "a.x and a.y"
    - "a.x"
    - "not a.x"
status_quo: []
"""

    check = found(text, tmp_path)

    lines = [p.place.line for p in check.doubts if p.place]
    assert sorted(lines) == lines
    assert {"DET905", "DET921", "DET924"} == {p.code for p in check.doubts}


def test_what_is_too_large_to_unfold_is_checked_as_far_as_it_goes(tmp_path: Path) -> None:
    options = ", ".join(f'o{k}: "o{k}"' for k in range(60))
    text = (
        f"detente: 1\ndecision_makers: {{a: {{options: {{{options}}}}}}}\npreferences: {{a: [a.o1]}}\nstatus_quo: []\n"
    )

    check = found(text, tmp_path)

    assert check.graph is None
    assert ["2^60 combinations of options"] == [reason.partition(";")[0] for reason in check.skipped]
    assert "DET901" in {p.code for p in check.doubts}


@pytest.mark.parametrize("name", detente.examples())
def test_the_examples_leave_nothing_open_but_where_a_textbook_game_stands(name: str) -> None:
    check = detente.check(detente.load(name))

    textbook = detente.example(name).standing != "published" and "invented" != detente.example(name).standing
    assert {p.code for p in check.gaps} <= ({"DET912"} if textbook else set())
    assert () == tuple(p for p in check.doubts if p.code not in {"DET904", "DET925"})
