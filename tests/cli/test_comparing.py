"""The verb compare: what it prints where, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from detente.cli import comparing
from strait import STRAIT, TEXT

TURNED = STRAIT.replace(
    """    - {id: W1, want: "not west.fight", tier: 1, cites: [news#2]}
    - {id: W2, want: "west.fight", if: "east.seize", tier: 1, cites: [news#3]}
""",
    """    - {id: N2, want: "west.fight", if: "east.seize", tier: 1, cites: [news#3]}
    - {id: N1, want: "not west.fight", tier: 1, cites: [news#2]}
""",
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "strait.txt").write_text(TEXT, encoding="utf-8")
    for name, text in (("a.yaml", STRAIT), ("b.yaml", TURNED)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "a.yaml", tmp_path / "b.yaml"


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(comparing.compare, [str(argument) for argument in arguments], input=stdin)


def folded(done: Result) -> str:
    return " ".join(done.stdout.split())


def test_what_decides_comes_first_in_names_and_with_quotes(files: tuple[Path, Path]) -> None:
    said = folded(run(*files))

    assert "FAILS IN A, HOLDS IN B fights “West will fight for the fort.”" in said
    assert (
        "You differ on one comparison: West ranks “not west.fight” (W1) above “west.fight if east.seize” (W2) in A, "
        "and below it in B. Both cite news#2 “War is terrible for West.”, news#3 “Nobody may have a free hand.”"
    ) in said
    assert "3 of 5 verdicts differ; one comparison explains them all." in said
    assert (
        said.index("one comparison explains")
        < said.index("You differ")
        < said.index("Outcomes")
        < said.index("Ranked otherwise")
        < said.index("Cohen's κ")
    )


def test_a_conflict_compared_with_itself_is_one_line(files: tuple[Path, Path]) -> None:
    done = run(files[0], files[0], "--strict")

    assert (0, 1) == (done.exit_code, done.stdout.count("\n"))
    assert done.stdout.startswith("Nothing differs")


def test_strict_ends_with_1_where_the_two_differ(files: tuple[Path, Path]) -> None:
    assert [1, 1, 0, 0] == [
        run(*files, "--strict").exit_code,
        run(*files, "--strict", "--claim", "peace").exit_code,
        run(*files, "--strict", "--claim", "quiet").exit_code,
        run(*files).exit_code,
    ]


def test_one_claim_can_be_asked_for(files: tuple[Path, Path]) -> None:
    done = run(*files, "--claim", "peace", "--json")

    assert ["peace"] == [claim["id"] for claim in json.loads(done.stdout)["claims"]]
    assert (2, True) == ((wrong := run(*files, "--claim", "piece")).exit_code, "did you mean 'peace'?" in wrong.stderr)


def test_data_for_programs_are_the_same_bytes_every_time(files: tuple[Path, Path]) -> None:
    first, second = run(*files, "--json"), run(*files, "--json")
    data = json.loads(first.stdout)

    assert first.stdout == second.stdout
    assert (1, False, {"W1": "N1", "W2": "N2"}) == (data["detente"], data["same"], data["names"]["statement"])
    assert data["claims"][0]["explained"]["least"]


def test_a_mapping_is_read_and_an_unknown_name_in_it_is_shown_where_it_stands(files: tuple[Path, Path]) -> None:
    mapping = files[0].parent / "map.yaml"
    mapping.write_text("W1: N1\nW2: N3\n", encoding="utf-8")
    done = run(*files, "--map", mapping)

    assert (3, True) == (done.exit_code, "map.yaml:2:5: DET534" in done.stderr)
    assert 2 == run(*files, "--map", files[0].parent / "none.yaml").exit_code


def test_no_decision_maker_in_common_is_bad_input(files: tuple[Path, Path]) -> None:
    done = run(files[0], "chicken")

    assert (3, True, "") == (done.exit_code, "DET531" in done.stderr, done.stdout)


def test_a_text_that_has_changed_is_left_out_and_the_models_are_compared(files: tuple[Path, Path]) -> None:
    text = files[1].read_text("utf-8").replace("{file: strait.txt}", '{file: strait.txt, sha256: "' + "0" * 64 + '"}')
    files[1].write_text(text, encoding="utf-8")
    done = run(*files)

    assert (0, True) == (done.exit_code, "The texts of B are left out" in done.stderr)
    assert "You differ on one comparison" in done.stdout


def test_only_one_of_the_two_comes_from_standard_input(files: tuple[Path, Path]) -> None:
    assert [0, 2] == [run(files[0], "-", stdin=TURNED).exit_code, run("-", "-", stdin=TURNED).exit_code]


def test_what_a_terminal_would_act_on_is_made_visible(files: tuple[Path, Path]) -> None:
    files[1].write_text(TURNED.replace('"A strait"', '"A \\x1b[31mstrait"'), encoding="utf-8")

    assert "\x1b" not in run(*files).stdout


def test_a_limit_ends_with_4_and_the_parts_are_compared(files: tuple[Path, Path]) -> None:
    done = run(*files, "--limit", "1")

    assert (4, True) == (done.exit_code, "Only the parts are compared, neither verdicts nor outcomes" in done.stdout)
    assert "statement 4 (4 alike) of 4" in folded(done)
    assert json.loads(run(*files, "--limit", "1", "--json").stdout)["unjudged"] in done.stderr


def test_two_that_share_no_option_may_not_be_about_one_dispute() -> None:
    assert "may not be about one dispute" in folded(run("ferry", "groundwater"))
