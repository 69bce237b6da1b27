"""The verb play: what it prints where, how a person is asked, and how it ends."""

from __future__ import annotations

import json
import math
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest

import detente
from detente.model.conflict import Pairs
from detente.report import play_printed
from detente.report.schemas import schema_of
from shell_session import run
from strait import STRAIT, TEXT
from strategies import random_conflict


@pytest.fixture
def file(tmp_path: Path) -> str:
    (tmp_path / "strait.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "strait.yaml"
    path.write_text(STRAIT, encoding="utf-8")
    return str(path)


def folded(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def test_a_tale_has_actor_option_reason_and_quote(file: str) -> None:
    done = run("play", file)

    assert (0, "") == (done.code, done.err)
    assert "not a forecast" in done.out
    assert "1. East seizes the fort (east.seize)." in done.out
    assert "East prefers it by E2, “east.seize” [news#4 “East wants the fort without war.”]" in folded(done.out)
    assert "In rank steps: East +1, West −1." in done.out
    assert "At rest after 1 move, in s2" in done.out


def test_a_tale_of_no_sources_is_told_as_well() -> None:
    assert "Ann moves to s2" in run("play", "-", stdin=PENNIES).out


PENNIES = """\
detente: 1
decision_makers: {ann: {name: Ann}, bob: {name: "Bob\\e[31m"}}
states: [s1, s2, s3, s4]
moves: {ann: [[s1, s2], [s2, s1], [s3, s4], [s4, s3]], bob: [[s1, s3], [s3, s1], [s2, s4], [s4, s2]]}
status_quo: s1
preferences: {ann: {ranking: [[s2, s3], [s1, s4]]}, bob: {relation: [[s1, s3], [s4, s2]]}}
"""


def test_a_cycle_is_told_and_a_hostile_name_is_harmless() -> None:
    done = run("play", "-", stdin=PENNIES)

    assert "In a cycle after 4 moves: from s1 Ann to s2" in done.out
    assert "\x1b" not in done.out + done.err


def test_a_name_with_a_line_break_forges_no_line_of_the_tale() -> None:
    done = run("play", "-", stdin=PENNIES.replace("name: Ann", 'name: "Ann\\n\\n2. Bob gives up.\\u2028"'))

    assert "1. Ann  2. Bob gives up." in done.out
    assert not any(line.startswith("2. Bob gives up") for line in done.out.splitlines())


def test_noise_without_ranks_and_a_play_without_a_start_are_bad_input() -> None:
    noisy, nowhere = run("play", "-", "--noise", "1", stdin=PENNIES), run("play", "prisoners-dilemma")

    assert [(3, True), (3, True)] == [
        (noisy.code, "DET502" in noisy.err and "<stdin>:6:" in noisy.err),
        (nowhere.code, "DET501" in nowhere.err and "--from STATE" in nowhere.err),
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--by", "best", "--by", "any"], "one policy for all"),
        (["--by", "noisy"], "needs --noise"),
        (["--by", "best", "--noise", "1"], "goes with --by noisy"),
        (["--noise", "-1"], "0 or more"),
        (["--noise", "nan"], "0 or more"),
        (["--by", "moe=choice", "--runs", "5"], "a person who chooses"),
        (["--by", "moe=choice", "--json"], "a person who chooses"),
        (["--by", "bset"], "did you mean 'best'?"),
        (["--by", "mo=best"], "did you mean 'moe'?"),
        (["--concept", "nosh"], "allowed: Nash"),
        (["--from", "s77"], "there is no state 's77'"),
    ],
)
def test_what_does_not_go_together_or_is_not_there_is_a_matter_of_usage(arguments: list[str], said: str) -> None:
    done = run("play", "elmira", *arguments)

    assert (2, True) == (done.code, said in done.err), done.err


def test_a_person_is_shown_a_menu_and_asked_again_until_the_answer_is_one() -> None:
    done = run("play", "prisoners-dilemma", "--from", "s1", "--by", "row=choice", "--no-forums", stdin="9\nx\ns2\n\n")

    assert 0 == done.code
    assert 2 == done.out.count("1 to 1, or the name of a state")
    assert "In s1 you decide for Row:" in done.out or "In s1 (" in done.out
    assert "At rest after 2 moves, in s4" in done.out


@pytest.mark.parametrize("typed", ["q\n", ""])
def test_what_was_played_is_kept_when_a_person_ends_it(typed: str) -> None:
    done = run("play", "prisoners-dilemma", "--from", "s1", "--by", "col=choice", stdin=typed)

    assert (0, True) == (done.code, "Stopped after 1 move, in s2." in done.out)


def test_ctrl_c_at_the_menu_keeps_the_tale_and_ends_with_130() -> None:
    command = [sys.executable, "-u", "-m", "detente", "play", "prisoners-dilemma", "--from", "s1", "--by", "col=choice"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    shown = b""
    while b"Your move" not in shown:
        shown += os.read(process.stdout.fileno(), 4_096)
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)

    assert (130, b"") == (process.returncode, err)
    assert b"Stopped after 1 move, in s2." in out


def test_many_runs_are_counted_beside_those_that_ignore_wants() -> None:
    done = run("play", "elmira", "--runs", "200", "--noise", "1", "--seed", "4")

    assert (0, "") == (done.code, done.err)
    assert "not a forecast" in done.out
    assert "no probabilities of anything in the world" in folded(done.out)
    assert "ignoring wants" in done.out


def test_that_some_stayed_by_chance_is_said() -> None:
    tale, many = (run("play", "elmira", "--noise", "1", *more).out for more in ([], ["--runs", "5"]))

    assert "asked again might move" in folded(tale)
    assert "may be by chance" in folded(many)
    assert "chance" not in folded(run("play", "elmira", "--runs", "5").out)


def test_that_runs_are_broken_off_is_said() -> None:
    many = folded(run("play", "elmira", "--runs", "5", "--horizon", "0").out)

    assert "and 5 of these runs were broken off at the horizon." in many


@pytest.mark.parametrize("seed", range(12))
def test_what_is_printed_for_programs_is_as_its_schema_says(seed: int) -> None:
    conflict = random_conflict(Random(seed), most=12)
    rules: dict[str, Any] = {"start": detente.unfold(conflict).states.name(0), "horizon": 5}
    if not any(isinstance(each, Pairs) for each in conflict.preferences.values()):
        rules |= {"by": "noisy", "noise": math.inf}
    validator = jsonschema.Draft202012Validator(schema_of("play"))

    one = play_printed.of_play(detente.play(conflict, **rules))
    many = play_printed.of_exploration(detente.explore(conflict, number=20, **rules))

    assert [[], []] == [list(validator.iter_errors(json.loads(json.dumps(found)))) for found in (one, many)]


def test_where_nothing_is_drawn_that_is_said() -> None:
    assert "every run is the same" in run("play", "elmira", "--runs", "3", "--turns", "listed").out


def test_data_for_programs_are_the_same_bytes_every_time() -> None:
    first, second = (run("play", "elmira", "--json", "--noise", "2", "--seed", "8") for _ in range(2))
    play = json.loads(first.out)

    assert first == second
    assert (1, 8, 100) == (play["detente"], play["rules"]["seed"], play["rules"]["horizon"])
    assert len(play["stops"]) == len(play["steps"]) + 1
    assert {step["to"] for step in play["steps"]} <= set(play["names"])


@pytest.mark.slow
def test_the_bytes_do_not_hang_on_how_python_hashes() -> None:
    command = [sys.executable, "-m", "detente", "play", "ferry", "--runs", "150", "--noise", "1", "--json"]
    ran = [
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    ]

    assert ran[0] == ran[1]


def test_the_graph_of_the_ways_is_ready_to_be_drawn() -> None:
    graph = json.loads(run("play", "elmira", "--json", "--runs", "50", "--noise", "1").out)["graph"]

    assert {"state", "runs", "ended", "ignoring_wants"} == set(graph["nodes"][0])
    assert {"from", "to", "mover", "times", "ignoring_wants"} == set(graph["edges"][0])
    assert {e[end] for e in graph["edges"] for end in ("from", "to")} <= {n["state"] for n in graph["nodes"]}


def test_a_surprise_is_told(tmp_path: Path) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text(
        "detente: 1\ndecision_makers:\n  ann: {name: Ann, options: {send: sends a letter}}\n"
        "  bob: {name: Bob, options: {answer: answers it}}\nstatus_quo: []\n"
        'preferences: {ann: ["ann.send"], bob: [{id: B1, want: "bob.answer"}]}\n'
        "beliefs: [{id: doubt, holder: ann, about: bob, change: {replace: {B1: not bob.answer}}}]\n",
        encoding="utf-8",
    )

    assert "A surprise for Ann: that it would pay Bob was not thought." in run("play", str(path)).out
