"""`detente replay`: the tale of dated moves, the data of it, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dredging import HARBOUR
from shell_session import run

MOVES = """\
id,date,by,set,text,unsaid,cites
M1,1990-02-01,port,port.dredge; port.toll = low,the dredger comes,,
M2,1990-02,town,,,"there is no option for <b>letters</b>",
M3,1990-03-01,town,joint.pact,the town signs alone,,
M4,1990-03-01,port,port.dredge = no; port.toll = none,,,
M5,1990-03-02,port,port.dredge = no,nothing changes,,
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("harbour.yaml").write_text(HARBOUR, "utf-8")
    Path("moves.csv").write_text(MOVES, "utf-8")


def test_the_tale_is_dated_and_then_what_it_comes_to() -> None:
    done = run("replay", "harbour.yaml", "moves.csv")

    assert (0, "") == (done.code, done.err)
    assert (
        """
1990-02-01  M1  Port: the dredger comes
  Port dredges (port.dredge) and goes for port.toll = low: from s25 to s28. Port
  gains by it as listed: “port.dredge” (P2) holds then [uncited]; it gains where
  P2 stands above P3.
"""
        in done.out
    )
    assert "\nM1 came next: no move of port alone was expected.\n" in done.out
    assert "\n1990-02  M2  Town\n  The model cannot say it: there is no option for <b>letters</b>.\n" in done.out
    assert "  The model has no such move, since joint.pact takes all the owners, in a forum;\n" in done.out
    assert (
        """
  [uncited]; it gains where P3 stands above P2. No order explains it together
  with M1.
"""
        in done.out
    )
    assert done.out.partition("No admissible order explains:\n")[2].startswith("""\
  M4, by port, together with M1.
The model does not allow 1 of 5 moves: M3.
The model cannot say 1 of 5 moves: M2.
Already so 1 of 5 moves: M5.
Neither cited nor assumed 5 of 5 moves: M1, M2, M3, M4 and M5.
Port, by M1: 3 of 6 admissible orders are left.
  M4 is left out, which no order explains.
  Settled: P2 above “port.toll = none” (P3).
  Open: which comes first, P2 or P4; P3 or P4.
Nothing new about town: who makes no move that the model has reveals nothing.
Claims that came to be judged otherwise:
  1990-02-01, with M1: C1 holds; until then: fails.
  1990-03-01, with M4: C1 fails; until then: holds.
""")


def test_the_data_hold_a_timeline_and_are_the_same_twice() -> None:
    first, again = (run("replay", "harbour.yaml", "moves.csv", "--json") for _ in range(2))
    told = json.loads(first.out)

    assert first == again
    assert [
        ("M1", "1990-02-01", "1990-02-01", "port", "the dredger comes", "as listed"),
        ("M2", "1990-02-01", "1990-02-28", "town", "", "unsaid"),
        ("M3", "1990-03-01", "1990-03-01", "town", "the town signs alone", "jumped"),
        ("M4", "1990-03-01", "1990-03-01", "port", "not port.dredge, port.toll = none", "unexplained"),
        ("M5", "1990-03-02", "1990-03-02", "port", "nothing changes", "already"),
    ] == [tuple(t[key] for key in ("id", "first", "last", "mover", "label", "kind")) for t in told["timeline"]]
    assert {"remaining": 3, "of": 6} == told["revealed"]["port"]["orders"]
    assert (["P2 > P3"], ["M4"]) == (told["revealed"]["port"]["settled"], told["revealed"]["port"]["contradicting"])
    assert (["M4"], ["M3"], ["M2"], ["M5"]) == tuple(
        told[key] for key in ("unexplained", "impossible", "unsaid", "already")
    )


def test_under_strict_a_move_that_the_model_cannot_take_is_an_answer_of_no() -> None:
    assert 1 == run("replay", "harbour.yaml", "moves.csv", "--strict").code
    Path("moves.csv").write_text("\n".join(MOVES.splitlines()[:2]), "utf-8")
    assert 0 == run("replay", "harbour.yaml", "moves.csv", "--strict", "--concept", "nash").code


def test_a_reading_of_the_status_quo_is_chosen() -> None:
    assert "It begins in s13, as the reading sued has it." in run(
        "replay", "harbour.yaml", "moves.csv", "--status-quo", "sued"
    ).out.replace("\n", " ")
    done = run("replay", "harbour.yaml", "moves.csv", "--status-quo", "sude")
    assert (2, "there is no reading of the status quo 'sude'; did you mean 'sued'?\n") == (done.code, done.err)


def test_what_is_wrong_with_a_chronicle_is_told_with_its_place_and_without_a_tale() -> None:
    Path("moves.csv").write_text(MOVES.replace("port.toll = low", "port.tol = low"), "utf-8")
    done = run("replay", "harbour.yaml", "moves.csv")

    assert (3, "") == (done.code, done.out)
    assert done.err.startswith("moves.csv:2:33: DET149 there is no option 'port.tol'; did you mean 'port.toll'?\n")


def test_a_chronicle_that_is_not_there_or_not_named_is_a_matter_of_usage() -> None:
    assert (2, "none.csv: No such file or directory\n") == run("replay", "harbour.yaml", "none.csv")[::2]
    assert 2 == run("replay", "harbour.yaml").code
    assert 2 == run("replay", "chicken").code


def test_an_example_with_a_chronicle_is_replayed_by_its_name() -> None:
    done = run("replay", "talks-2022", "--json")

    assert 0 == done.code
    assert len(json.loads(done.out)["moves"]) >= 12


def test_a_chronicle_comes_by_standard_input_as_a_table_or_as_yaml() -> None:
    Path("moves.yaml").write_text(
        "detente: 1\nmoves:\n  - {date: 1990-02-01, by: port, set: {port.dredge: yes}}\n", "utf-8"
    )
    table, moves = Path("moves.csv").read_bytes(), Path("moves.yaml").read_bytes()

    assert run("replay", "harbour.yaml", "moves.csv") == run("replay", "harbour.yaml", "-", stdin=table)
    assert run("replay", "harbour.yaml", "moves.yaml") == run("replay", "harbour.yaml", "-", stdin=moves)
    assert 0 == run("draw", "harbour.yaml", "--what", "timeline", "--events", "-", "-o", "a.svg", stdin=moves).code
    done = run("replay", "-", "-", stdin=HARBOUR)
    assert (2, "standard input can be read once") == (done.code, done.err.strip().rpartition("Error: ")[2])


def test_a_table_is_known_by_its_first_line_whatever_its_name_is() -> None:
    Path("moves.txt").write_text(MOVES, "utf-8")

    assert run("replay", "harbour.yaml", "moves.csv") == run("replay", "harbour.yaml", "moves.txt")
