"""What `check` finds: each doubt and each gap by its code, at its place, and nothing where nothing is wrong."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import detente
from detente.report.printed import of_check

ROOT = Path(__file__).resolve().parents[2]
CODES = ROOT / "src" / "detente" / "codes" / "lint.yaml"
LINT: dict[str, Any] = YAML(typ="safe", pure=True).load(CODES.read_text("utf-8"))
lay: Callable[[dict[str, Any], Path], None] = runpy.run_path(str(ROOT / "docs" / "reference" / "errors.py"))["laid"]


def found(text: str, tmp_path: Path) -> detente.Check:
    (tmp_path / "news.txt").write_text("A does X. B does Y.", encoding="utf-8")
    return detente.check(detente.loads(text, name="c.yaml", folder=tmp_path))


@pytest.mark.parametrize("code", LINT)
def test_what_is_found_says_where_it_is(code: str, tmp_path: Path) -> None:
    lay(LINT[code]["example"], tmp_path)
    file = tmp_path / "quarrel.yaml"

    check = detente.check(detente.load(file))

    assert {code} == {problem.code for problem in (*check.doubts, *check.gaps)}
    for problem in (*check.doubts, *check.gaps):
        assert problem.place is not None, problem
        assert problem.place.file == str(file)
        assert problem.code == "DET912" or problem.place.text in file.read_text("utf-8").splitlines()


def test_a_gap_is_no_doubt() -> None:
    check = detente.check(detente.loads("detente: 1\ndecision_makers: {a: {options: {x: does x}}}\n"))

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

    # A game of the textbooks has no status quo; a model of our own of a real dispute says what it leaves open.
    open_by_nature = {"published": set(), "invented": set(), "own": {"DET926"}}
    assert {p.code for p in check.gaps} <= open_by_nature.get(detente.example(name).standing, {"DET912"})
    assert () == tuple(p for p in check.doubts if p.code not in {"DET904", "DET925"})


PROPOSED = """\
detente: 1
sources: {news: news.txt}
decision_makers:
  a: {cites: [news#1], proposed: "rules@1", options: {x: {text: "does x", cites: [news#1], proposed: "rules@1"}}}
  b: {cites: [news#1], options: {y: {text: "does y", cites: [news#1], proposed: "model:any"}}}
preferences:
  a: {statements: ["a.x"], cites: [news#1], proposed: "rules@1"}
  b: [{want: "b.y", cites: [news#1]}]
status_quo: {holds: [], cites: [news#1]}
beliefs: [{holder: a, change: {insert: [{dm: b, want: "not b.y", proposed: "rules@1"}]}, cites: [news#1]}]
variants: {other: {drop: [b.1], proposed: "rules@1", assumed: "a what-if"}}
questions:
  - "What would b rather do?"
  - {ask: "Who is a?", about: a, cites: [news#1]}
"""


def test_one_doubt_speaks_for_all_proposals_and_names_who_made_them(tmp_path: Path) -> None:
    check = found(PROPOSED, tmp_path)

    assert [
        "6 parts are proposals of rules@1, model:any that nobody has reviewed; the first is the decision maker a"
    ] == [doubt.message for doubt in check.doubts if doubt.code == "DET927"]


def test_every_proposal_is_listed_with_its_producer_and_line(tmp_path: Path) -> None:
    check = found(PROPOSED, tmp_path)
    listed = [(p.part, p.producer, p.place and p.place.line) for p in check.proposals]

    assert [
        ("the decision maker a", "rules@1", 4),
        ("the option a.x", "rules@1", 4),
        ("the option b.y", "model:any", 5),
        ("the preference a.1", "rules@1", 7),
        ("a statement that beliefs.1 inserts", "rules@1", 10),
        ("the variant other", "rules@1", 11),
    ] == listed
    assert [part for part, _, _ in listed] == [entry["part"] for entry in of_check(check)["proposals"]]


def test_an_attitude_that_a_belief_or_a_variant_brings_along_may_be_a_proposal_too(tmp_path: Path) -> None:
    attitudes = 'attitudes: {{{0}: {{{1}: {{value: 1, proposed: "rules@1"}}}}}}'
    own, other = attitudes.format("a", "b"), attitudes.format("b", "a")
    text = PROPOSED.replace("{drop: [b.1], proposed", f"{{drop: [b.1], {other}, proposed")
    text = text.replace("change: {", f"change: {{{own}, ", 1)
    new = [p.part for p in found(text, tmp_path).proposals if p.part.startswith("an attitude")]

    assert [
        "an attitude of a to b that beliefs.1 inserts",
        "an attitude of b to a that other inserts",
    ] == new


def test_every_question_is_a_gap_with_what_it_cites(tmp_path: Path) -> None:
    check = found(PROPOSED, tmp_path)

    assert [("What would b rather do?", 13), ("Who is a? (news#1)", 14)] == [
        (gap.message, gap.place and gap.place.line) for gap in check.gaps
    ]


def test_a_file_without_questions_and_proposals_has_no_such_finding() -> None:
    check = detente.check(detente.load("groundwater"))

    assert () == check.proposals
    assert {"DET926", "DET927"}.isdisjoint(p.code for p in (*check.doubts, *check.gaps))
