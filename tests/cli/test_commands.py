"""The command, as a whole: what it prints where, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import detente
from detente.cli.looking import NEEDED

VERBS = [
    "read",
    "review",
    "draft",
    "check",
    "solve",
    "why",
    "audit",
    "trace",
    "play",
    "replay",
    "compare",
    "diff",
    "report",
    "draw",
    "import",
    "export",
    "examples",
    "schema",
    "explain",
    "doctor",
]
SMALL = """\
detente: 1
title: "A small one"
decision_makers:
  a: {options: {x: "does x"}}
  b: {options: {y: "does y"}}
status_quo: []
preferences:
  a: [{want: "a.x", assumed: "why not"}]
  b: [{want: "b.y", if: "a.x", assumed: "why not"}]
"""


def run(*args: str, stdin: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    code = "from detente.cli.main import main; main()"
    command = [sys.executable, "-c", code, *args]
    return subprocess.run(command, check=False, input=stdin, capture_output=True, encoding="utf-8", cwd=cwd)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_without_a_verb_the_verbs_are_listed_in_the_order_of_the_work() -> None:
    done = run()

    verbs = [line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")]
    assert VERBS == verbs
    assert 0 == done.returncode


def test_the_version_is_said_alone() -> None:
    assert f"detente {detente.__version__}\n" == run("--version").stdout


def test_solve_prints_data_of_the_shape_promised(small: Path) -> None:
    done = run("solve", str(small), "--json")
    data = json.loads(done.stdout)

    assert (0, "") == (done.returncode, done.stderr)
    assert ["detente", "decision_makers", "states", "status_quo", "names", "reading", "stable", "equilibria"] == list(
        data
    )
    assert {"combinations": 4, "feasible": 4} == data["states"]
    assert ["s1"] == data["status_quo"]
    assert {"pattern": "YN", "on": ["a.x"]} == data["names"]["s2"]
    assert {"sequences": "legal", "ties": "weak", "returns": "yes"} == data["reading"]
    assert ["Nash", "GMR", "SMR", "SEQ", "SSEQ"] == list(data["stable"]) == list(data["equilibria"])
    assert {"a": ["s2", "s4"], "b": ["s1", "s3", "s4"]} == data["stable"]["Nash"]
    assert ["s4"] == data["equilibria"]["Nash"]


def test_solve_counts_where_lists_would_be_long(small: Path) -> None:
    data = json.loads(run("solve", str(small), "--json", "--counts", "--concept", "Nash").stdout)

    assert {"Nash": {"a": 2, "b": 3}} == data["stable"]
    assert {"Nash": 1} == data["equilibria"]
    assert ["s1"] == list(data["names"])


def test_solve_says_what_its_columns_mean(small: Path) -> None:
    done = run("solve", str(small))

    assert 0 == done.returncode
    for words in (
        "A small one",
        "4 feasible states",
        "Status quo: s1",
        "holds even if nobody answers",
        "Next: detente why",
    ):
        assert words in done.stdout


def test_the_same_input_gives_the_same_bytes(small: Path) -> None:
    assert run("solve", str(small), "--json").stdout == run("solve", str(small), "--json").stdout
    assert run("why", str(small), "s1").stdout == run("why", str(small), "s1").stdout


def test_why_names_the_statement_that_decides_and_what_it_rests_on(small: Path) -> None:
    done = run("why", str(small), "s1", "--for", "a", "--concept", "Nash")

    assert "s1 is not stable for a under Nash" in done.stdout
    assert "a.1, “a.x”, holds there and not here [assumed: why not]" in " ".join(done.stdout.split())


def test_why_tells_the_answer_that_holds_back() -> None:
    done = run("why", "prisoners-dilemma", "s1", "--concept", "SEQ", "--json")
    (first, *_) = json.loads(done.stdout)["why"]

    assert first["stable"] is True
    assert ["s4"] == [step["to"] for step in first["deviations"][0]["answer"]]


def test_a_conflict_may_come_from_standard_input() -> None:
    assert ["s4"] == json.loads(run("solve", "-", "--json", stdin=SMALL).stdout)["equilibria"]["Nash"]


def test_what_each_rule_removes_can_be_asked(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(SMALL + 'infeasible: ["a.x and b.y"]\n', encoding="utf-8")

    data = json.loads(run("solve", str(path), "--why-infeasible", "--json").stdout)

    assert [{"id": "infeasible.1", "count": 1, "alone": 1, "patterns": ["YY"]}] == data["rules"]
    assert "infeasible.1" in run("solve", str(path), "--why-infeasible").stdout


def test_check_ends_with_one_only_under_strict(small: Path) -> None:
    assert 0 == run("check", str(small)).returncode
    done = run("check", str(small), "--strict")
    assert 1 == done.returncode
    assert "DET905" in done.stdout


def test_check_prints_data(small: Path) -> None:
    data = json.loads(run("check", str(small), "--json").stdout)

    assert [] == data["gaps"]
    assert {"DET905"} == {d["code"] for d in data["doubts"]}
    assert {"code", "message", "file", "line", "column", "hint"} == set(data["doubts"][0])


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["solve", "nowhere.yaml"], 2, "no file 'nowhere.yaml'"),
        (["solve", "prisoner-dilemma"], 2, "did you mean 'prisoners-dilemma'?"),
        (["solve", "chicken", "--concept", "SEK"], 2, "there is no concept 'SEK'"),
        (["why", "chicken", "s9"], 2, "there is no state 's9'"),
        (["why", "chicken", "s1", "--for", "nobody"], 2, "there is no decision maker or forum 'nobody'"),
        (["explain", "DET000"], 2, "there is no code, concept or word 'DET000'"),
        (["examples", "show", "chikken"], 2, "did you mean 'chicken'?"),
        (["solve"], 2, "FILE"),
        (["slove", "chicken"], 2, "slove"),
        (["solve", "groundwater", "--limit", "2"], 4, "--limit"),
        (["solve", "groundwater", "--limit", "-2"], 2, "--limit"),
        (["solve", "chicken", "--counts"], 2, "--counts goes with --json"),
        (["solve", "chicken", "--for", "nobody"], 2, "there is no decision maker or forum 'nobody'"),
    ],
)
def test_what_goes_wrong_is_said_in_words(arguments: list[str], code: int, words: str) -> None:
    done = run(*arguments)

    assert code == done.returncode
    assert words in done.stderr
    assert "" == done.stdout
    assert "Traceback" not in done.stderr


def test_a_folder_is_no_conflict_file(tmp_path: Path) -> None:
    done = run("solve", str(tmp_path))

    assert 2 == done.returncode
    assert "Traceback" not in done.stderr


def test_bad_input_ends_with_three_and_says_where(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(
        SMALL.replace('want: "a.x"', 'want: "a.z"').replace("options: {y:", "optoins: {y:"), encoding="utf-8"
    )

    done = run("solve", str(path))

    assert 3 == done.returncode
    assert "bad.yaml:5:" in done.stderr
    assert "did you mean 'options'?" in done.stderr
    assert "^" in done.stderr
    assert "detente explain DET" in done.stderr


def test_missing_preferences_are_a_gap_for_check_and_an_error_for_solve(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(SMALL[: SMALL.index("  b: [{want")], encoding="utf-8")

    assert 0 == run("check", str(path)).returncode
    done = run("solve", str(path))
    assert 3 == done.returncode
    assert "the preferences of b are missing" in done.stderr


def test_an_example_can_be_had_to_work_on(tmp_path: Path) -> None:
    done = run("examples", "get", "groundwater", cwd=tmp_path)

    assert 0 == done.returncode
    assert {"groundwater.yaml", "groundwater.txt"} == {p.name for p in (tmp_path / "groundwater").iterdir()}
    assert 0 == run("solve", "groundwater/groundwater.yaml", cwd=tmp_path).returncode
    again = run("examples", "get", "groundwater", cwd=tmp_path)
    assert 3 == again.returncode
    assert "nothing is overwritten" in again.stderr


@pytest.mark.parametrize("name", ["DET901", "SEQ", "status quo"])
def test_codes_concepts_and_words_are_explained(name: str) -> None:
    done = run("explain", name)

    assert 0 == done.returncode
    assert len(done.stdout) > 60


def test_the_doctor_says_what_is_installed() -> None:
    data = json.loads(run("doctor", "--json").stdout)["doctor"]

    assert detente.__version__ == data["detente"]
    assert "missing" not in data.values()


def test_the_doctor_looks_for_all_that_the_package_needs(root: Path) -> None:
    needed = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]

    assert sorted(NEEDED) == sorted(each.partition(">")[0] for each in needed)


def test_the_doctor_says_how_texts_would_be_read() -> None:
    reader = json.loads(run("doctor", "--json").stdout)["doctor"]["reader"]

    installed = detente.language_model().folder is not None
    assert reader.startswith("language model en-core-web-sm" if installed else "rules alone, since ")


@pytest.mark.parametrize(
    ("arguments", "key"), [([], "decision_makers"), (["--dossier"], "sentences"), (["--answer"], "nothing")]
)
def test_the_schema_is_printed(arguments: list[str], key: str) -> None:
    assert key in json.loads(run("schema", *arguments).stdout)["properties"]


def test_one_schema_is_printed_at_a_time() -> None:
    assert 2 == run("schema", "--dossier", "--answer").returncode


def test_help_is_there_for_every_verb() -> None:
    for verb in VERBS:
        done = run(verb, "--help")
        assert 0 == done.returncode
        assert "Usage" in done.stdout


def test_the_version_needs_nothing_heavy() -> None:
    listing = """
import sys
from detente.cli.main import main

sys.argv = ["detente", "--version"]
try:
    main()
except SystemExit:
    print(*sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True)

    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert set() == loaded & {"numpy", "ruamel", "rich"}


def test_names_from_outside_cannot_drive_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(SMALL.replace('"A small one"', '"A \\e[31mred\\u202E one [bold]x[/bold]"'), encoding="utf-8")

    done = run("solve", str(path))

    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout
    assert "[bold]x[/bold]" in done.stdout


def test_a_folder_with_one_conflict_file_means_that_file(small: Path) -> None:
    assert run("solve", str(small), "--json").stdout == run("solve", str(small.parent), "--json").stdout
    (small.parent / "other.yaml").write_text(SMALL, encoding="utf-8")
    done = run("solve", str(small.parent))
    assert 2 == done.returncode
    assert "2 conflict files" in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
@pytest.mark.parametrize("arguments", [["solve", "elmira"], ["why", "elmira", "s1"], ["explain", "SEQ"], ["schema"]])
def test_a_stream_that_cannot_show_a_character_gets_its_number(encoding: str, arguments: list[str]) -> None:
    code = "from detente.cli.main import main; main()"
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=False, env=environment)

    assert (0, b"") == (done.returncode, done.stderr)
    if arguments == ["schema"]:
        assert json.loads(done.stdout)["properties"]


def test_whoever_stops_reading_hears_no_complaint() -> None:
    code = "from detente.cli.main import main; main()"
    command = [sys.executable, "-c", code, "solve", "groundwater", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"" == process.stderr.read()
    # Ended by the signal, where the system has one, and not by a code that means something else.
    assert process.returncode <= 0


def test_what_the_rules_leave_can_be_asked_where_they_leave_nothing(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    text = SMALL.replace("status_quo: []\n", "") + 'infeasible: ["a.x", "not a.x"]\n'
    path.write_text(text, encoding="utf-8")

    assert "DET307" in run("solve", str(path)).stderr
    done = run("solve", str(path), "--why-infeasible", "--json")
    assert {"combinations": 4, "feasible": 0} == json.loads(done.stdout)["states"]


def test_solve_says_that_an_audit_counts_less_where_there_is_a_status_quo_to_start_from(small: Path) -> None:
    told = "An audit counts only states to which moves that pay lead from the status quo"
    start = "status_quo: []\n"
    without = small.parent / "without.yaml"
    without.write_text(SMALL.replace(start, ""), encoding="utf-8")

    assert [True, False, False] == [
        told in run("solve", *arguments).stdout
        for arguments in ((str(small),), (str(small), "--for", "a"), (str(without),))
    ]


def test_a_named_status_quo_may_be_contested(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    text = SMALL.replace(
        "status_quo: []", 'states: {p: "NN", q: "YN", r: "NY"}\nstatus_quo: {state: p, contested: [{set: {a.x: yes}}]}'
    )
    path.write_text(text, encoding="utf-8")

    assert ["p", "q"] == json.loads(run("solve", str(path), "--json").stdout)["status_quo"]


def test_an_interrupt_ends_with_130_and_without_a_traceback(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    options = ", ".join(f'o{k}: "o"' for k in range(11))
    wants = ", ".join(f'"a.o{k} and b.o{(k * 7) % 11}"' for k in range(11))
    path.write_text(
        f"detente: 1\ndecision_makers: {{a: {{options: {{{options}}}}}, b: {{options: {{{options}}}}}}}\n"
        f"preferences: {{a: [{wants}], b: [{wants}]}}\n",
        encoding="utf-8",
    )
    code = "from detente.cli.main import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "solve", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr is not None
        process.stderr.readline()  # the size is told before the long work begins
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()

    assert b"Traceback" not in rest
    assert 130 == process.returncode
