"""The verb diff: what it prints where, and how it ends."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

from detente.report.schemas import schema_of
from shell_session import Ran, run
from strait import STRAIT, TEXT

TURNED = STRAIT.replace(
    """    - {id: W1, want: "not west.fight", tier: 1, cites: [news#2]}
    - {id: W2, want: "west.fight", if: "east.seize", tier: 1, cites: [news#3]}
""",
    """    - {id: W2, want: "west.fight", if: "east.seize", tier: 1, cites: [news#3, news#1]}
    - {id: W1, want: "not west.fight", tier: 1, cites: [news#2]}
""",
)


ONLY = (["--only", "model"], ["--only", "results"])


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    (tmp_path / "strait.txt").write_text(TEXT, encoding="utf-8")
    for name, text in (("a.yaml", STRAIT), ("b.yaml", TURNED), ("c.yaml", f"# a comment\n{STRAIT}")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return "a.yaml", "b.yaml"


def folded(done: Ran) -> str:
    return " ".join(done.out.split())


def test_parts_come_with_their_places_and_then_results(files: tuple[str, str]) -> None:
    said = folded(run("diff", *files))

    assert "0 parts removed, 0 added, 1 changed, 1 resting on something else." in said
    assert "order of the statements of west: W1, W2 → W2, W1 (a.yaml:13, b.yaml:13)" in said
    assert "statement W2 of west: only B cites news#1 (a.yaml:15, b.yaml:14)" in said
    assert "east.seize (s2 in A, s2 in B): Nash, GMR, SMR, SEQ, SSEQ" in said
    assert "fights: fails → holds" in said
    assert said.index("Changed") < said.index("Resting on") < said.index("Results") < said.index("Verdicts")
    assert said.endswith("Which of these explain a verdict: detente compare a.yaml b.yaml")


def test_the_same_is_one_line_and_what_only_looks_otherwise_is_said(files: tuple[str, str]) -> None:
    same, other = run("diff", files[0], files[0], "--strict"), run("diff", files[0], "c.yaml", "--strict")

    assert (0, "Nothing differs: the two say the same, and rest on the same.\n") == (same.code, same.out)
    assert (0, 2) == (other.code, other.out.count("\n"))
    assert "comments, layout or spelling differ" in other.out


def test_strict_ends_with_1_where_what_was_asked_for_differs(files: tuple[str, str]) -> None:
    Path("d.yaml").write_text(STRAIT.replace('"A strait"', '"Another"'), encoding="utf-8")

    assert [1, 1, 1] == [run("diff", *files, "--strict", *more).code for more in ([], *ONLY)]
    assert [1, 1, 0] == [run("diff", files[0], "d.yaml", "--strict", *more).code for more in ([], *ONLY)]


def test_one_half_can_be_asked_for(files: tuple[str, str]) -> None:
    model, results = (folded(run("diff", *files, "--only", each)) for each in ("model", "results"))

    assert ("Results" in model, "Changed" in model) == (False, True)
    assert ("Verdicts" in results, "Resting on" in results) == (True, False)


def test_data_for_programs_are_as_the_schema_says_and_the_same_bytes_every_time(files: tuple[str, str]) -> None:
    validator = jsonschema.Draft202012Validator(schema_of("diff"))
    pairs = (files, ("ferry", "groundwater"), ("elmira", "bridge"), ("chicken", "stag-hunt"), (files[0], "c.yaml"))
    found = [run("diff", *pair, "--json") for pair in pairs]

    assert [[]] * len(pairs) == [list(validator.iter_errors(json.loads(each.out))) for each in found]
    assert found[0] == run("diff", *files, "--json")
    assert not validator.is_valid({"detente": 1})
    part = json.loads(found[0].out)["parts"][0]
    assert ("changed", "W2", {"a": {"line": 15, "column": 7}, "b": {"line": 14, "column": 7}}) == (
        part["how"], part["id"], part["place"],
    )  # fmt: skip


def test_a_table_has_a_row_for_each_difference(files: tuple[str, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(run("diff", *files, "--csv").out, newline="")))

    assert [("statement", "W2"), ("order", "statements of west")] == [(r["kind"], r["part"]) for r in rows[:2]]
    assert ("15", "14") == (rows[0]["line in A"], rows[0]["line in B"])
    assert {"equilibrium": 3, "verdict": 3} == {
        kind: sum(row["kind"] == kind for row in rows) for kind in ("equilibrium", "verdict")
    }
    assert 2 == run("diff", *files, "--csv", "--json").code


def test_what_a_spreadsheet_would_compute_is_guarded(files: tuple[str, str]) -> None:
    Path("d.yaml").write_text(STRAIT.replace('"A strait"', '"=1+1"'), encoding="utf-8")

    assert ",'=1+1," in run("diff", files[0], "d.yaml", "--csv").out


def test_one_of_the_two_comes_from_standard_input(files: tuple[str, str]) -> None:
    done = run("diff", files[0], "-", stdin=TURNED)

    assert (0, True) == (done.code, "(a.yaml:15, <stdin>:14)" in folded(done))
    assert "detente compare" not in done.out
    assert 2 == run("diff", "-", "-", stdin=TURNED).code


def test_two_without_a_common_decision_maker_get_a_plain_answer() -> None:
    done = run("diff", "chicken", "ferry")

    assert (0, "") == (done.code, done.err)
    assert "They have no decision maker in common" in folded(done)
    assert "detente compare" not in done.out


def test_a_limit_ends_with_4_and_the_parts_are_told(files: tuple[str, str]) -> None:
    done = run("diff", *files, "--limit", "1")

    assert (4, True) == (done.code, "order of the statements of west" in folded(done))
    assert "A was not solved, or not judged: 4 combinations of options" in folded(done)


def test_what_a_terminal_would_act_on_is_made_visible(files: tuple[str, str]) -> None:
    Path("d.yaml").write_text(STRAIT.replace('"A strait"', '"A \\x1b[31mstrait"'), encoding="utf-8")

    assert "\x1b" not in run("diff", files[0], "d.yaml").out


def test_equilibria_in_numbers_are_listed_with_all() -> None:
    short, whole = (folded(run("diff", "talks-2022", "ferry", *more)) for more in ([], ["--all"]))

    assert ("more (--all)" in short, "more (--all)" in whole) == (True, False)


def test_the_headline_counts_what_the_lists_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("export", "chicken", "-o", "c.gmcr")
    run("import", "c.gmcr", "-o", "back.yaml")
    said = run("diff", "chicken", "back.yaml", "--only", "model").out
    lists = {part.partition("\n")[0]: part.count("\n  ") for part in said.split("\n\n")}

    assert "5 parts removed, 0 added, 1 changed, 6 resting on something else, 3 called otherwise." in said
    assert (5, 1, 6) == tuple(
        lists[name] for name in ("Removed", "Changed (A → B)", "Resting on something else (A → B)")
    )


def test_compare_is_named_only_where_a_claim_of_both_came_out_otherwise(files: tuple[str, str]) -> None:
    Path("bare.yaml").write_text(STRAIT[: STRAIT.index("claims:")], encoding="utf-8")
    said = folded(run("diff", files[0], "bare.yaml"))

    assert "fights: fails, made in A alone" in said
    assert "detente compare" not in said
    assert "detente compare" in folded(run("diff", *files))


def test_standard_input_has_one_name_in_what_differs_and_in_what_is_compared(files: tuple[str, str]) -> None:
    given = TURNED.replace("A strait", "Another")
    said = [folded(run(verb, files[0], "-", stdin=given)) for verb in ("diff", "compare")]

    assert [True, True] == ["B: Another (<stdin>)" in each for each in said]
