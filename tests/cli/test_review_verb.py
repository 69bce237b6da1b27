"""The verb `review`: a session by keys, each act saved at once, nothing lost when it is broken off."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from detente.cite import Quote
from detente.cli.reviewing import review
from detente.dossier.dossier_file import dump_dossier, read_dossier, save_dossier
from detente.dossier.items import Actor, Dossier, Event, Line, Origin, Text
from reviewed import quarrel

CODE = "from reviewed import run_review; run_review()"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "quarrel.json"
    save_dossier(quarrel(), path)
    return path


def keys(file: Path, typed: str, *options: str) -> Result:
    # Wide enough for the longest name of a folder; test runners differ in what width they claim.
    return CliRunner(env={"COLUMNS": "300"}).invoke(review, [str(file), *options], input=typed)


def statuses(dossier: Dossier) -> dict[str, str]:
    return {item.id: item.origin.status for item in dossier.items if item.origin.status != "proposed"}


def test_a_whole_session_by_keys(file: Path) -> None:
    typed = ["a", "r", "nobody acts here", "e", "", "", "possible", ".", "r", "", "A", "n", "n", "n", "n"]

    done = keys(file, "\n".join(typed) + "\n", "--by", "ada")

    assert 0 == done.exit_code, done.output
    dossier = read_dossier(file)
    assert {
        "news#1.e1": "accepted",
        "news#1.m1": "rejected",
        "news#2.e1": "edited",
        "news#2.e2": "rejected",
        "news#2.c1": "accepted",
        "news#2.m1": "accepted",
        "news#3.e1": "rejected",
        "news#3.l1": "rejected",
        "news#3.m1": "rejected",
    } == statuses(dossier)
    assert "possible" == dossier.events[1].factuality
    told = [(step.action, step.by, step.why) for step in dossier.log[:3]]
    assert [("accept", "ada", ""), ("reject", "ada", "nobody acts here"), ("edit", "ada", "")] == told
    assert f"10 acts were saved in {file}." in done.output.replace("\n", " ").replace("  ", " ")
    assert "6 of 6 sentences reviewed; 0 of 9 items open; all done." in done.output


def test_the_sentence_is_marked_and_what_was_seen_is_told(file: Path) -> None:
    shown = keys(file, "S\nq\n").output

    assert "[2 The ferrymen’s guild] [1 stopped] all crossings to Talmere on Friday." in shown
    assert "1  event PROTEST strike, asserted (told as done): by the ferrymen’s guild (GUILD)" in shown
    assert "seen by rules@1: “stop” and what is stopped  (news#1.e1)" in shown
    assert "! contradiction with news#2.e2: told as so and as alleged" in shown
    assert "! read otherwise as news#2.e2: event REJECT, asserted (told as done)" in shown
    assert "seen by model:m  (news#2.e2)" in shown


def test_the_end_of_the_input_quits_and_says_how_far_one_came(file: Path) -> None:
    done = keys(file, "a\na\n")

    assert 0 == done.exit_code
    assert {"news#1.e1": "accepted", "news#1.m1": "accepted"} == statuses(read_dossier(file))
    assert "1 of 6 sentences reviewed; 7 of 9 items open; next: news#2." in done.output


@pytest.mark.parametrize("typed", ["r\n", "e\n", "e\n\n\npossible\n"])
def test_an_act_that_is_not_finished_is_not_done(file: Path, typed: str) -> None:
    before = file.read_bytes()

    done = keys(file, typed)

    assert (0, before) == (done.exit_code, file.read_bytes())
    assert "nothing was changed" in done.output


def test_the_next_session_goes_on_where_the_last_one_ended(file: Path) -> None:
    keys(file, "A\nq\n")

    shown = keys(file, "q\n").output
    assert "news#2  (sentence 2 of 6)" in shown
    assert "news#1  (sentence 1 of 6)" not in shown


def test_with_all_what_is_reviewed_is_shown_as_well(file: Path) -> None:
    keys(file, "A\nq\n")

    shown = keys(file, "s\nq\n", "--all").output
    assert "1 of 2, event PROTEST “stopped”, accepted: a e r n A s b u ? q >" in shown
    assert "2 of 2, mention" in shown


def test_one_can_begin_with_any_sentence(file: Path) -> None:
    assert "news#3  (sentence 3 of 6)" in keys(file, "q\n", "--from", "news#3").output

    refused = keys(file, "q\n", "--from", "news#30")
    assert 2 == refused.exit_code
    assert "there is no sentence 'news#30'; did you mean 'news#3'?" in refused.output


def test_one_can_skip_go_back_and_undo(file: Path) -> None:
    done = keys(file, "b\na\ns\nb\nb\nu\nr\nwhy not\nq\n")

    assert "this is the first" in done.output
    assert "undone: news#1.e1" in done.output
    dossier = read_dossier(file)
    assert ["accept", "undo", "reject"] == [step.action for step in dossier.log]
    assert {"news#1.e1": "rejected"} == statuses(dossier)


def test_undoing_where_nothing_was_done_is_said(file: Path) -> None:
    done = keys(file, "u\nq\n")

    assert "there is no act to undo" in done.output
    assert 0 == done.exit_code


def test_a_sentence_without_proposals_is_only_reviewed_when_somebody_says_so(file: Path) -> None:
    done = keys(file, "a\nn\ns\nq\n", "--from", "news#5")

    assert "Nothing was drawn from it: no cue." in done.output
    assert "there is no key 'a' here: n s S b u ? q" in done.output
    assert ["nothing here"] == [step.action for step in read_dossier(file).log]


def test_an_answer_that_does_not_fit_is_asked_for_again(file: Path) -> None:
    done = keys(file, "e\n\n\nposible\npossible\nGILD\nBOARD, GUILD\n.\nq\n")

    assert "DET452" in done.output
    assert "did you mean 'possible'?" in done.output
    assert "DET454" in done.output
    event = read_dossier(file).events[0]
    assert ("possible", ("BOARD", "GUILD")) == (event.factuality, event.actors)


def test_the_modes_asked_for_are_those_of_the_new_category(file: Path) -> None:
    done = keys(file, "e\nMOBILIZE\npolice\n.\nq\n")

    assert "mode (troops, weapons, police, militia) []" in done.output
    event = read_dossier(file).events[0]
    assert ("MOBILIZE", "police") == (event.category, event.mode)


def test_a_minus_empties_a_field_and_a_claim_can_be_denied(file: Path) -> None:
    keys(file, "e\n\n-\n\n\n\n.\nq\n")
    keys(file, "s\ns\ne\n\n\n\n-\n.\nq\n", "--from", "news#2")

    dossier = read_dossier(file)
    assert (None, "-") == (dossier.events[0].mode, dossier.claims[0].polarity)


def test_leaving_everything_as_it_is_is_no_act(file: Path) -> None:
    done = keys(file, "e\n.\nq\n")

    assert "nothing is changed: a accepts it as it is" in done.output
    assert () == read_dossier(file).log


def test_what_rests_on_rejected_items_is_told_at_the_end(file: Path) -> None:
    assert "news#3.l1 rests on news#1.e1, rejected" in keys(file, "r\n\nq\n").output


def test_coverage_for_programs(file: Path) -> None:
    keys(file, "A\nq\n")
    before = file.read_bytes()

    done = keys(file, "", "--json")

    assert {
        "detente": 1,
        "sentences": 6,
        "reviewed": 1,
        "next": "news#2",
        "waiting": ["news#2", "news#3", "news#4", "news#5", "news#6"],
        "items": 9,
        "accepted": 2,
        "edited": 0,
        "rejected": 0,
        "open": 7,
        "unsupported": [],
    } == json.loads(done.output)
    assert before == file.read_bytes()


def test_a_file_that_is_no_dossier_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "none.json"
    path.write_text("{", "utf-8")

    assert (3, 2) == (keys(path, "").exit_code, keys(tmp_path / "missing.json", "").exit_code)
    assert "DET402" in keys(path, "").output


def hostile() -> Dossier:
    bad = "\x1b[2J\x07\u202edne\u2066 [bold]x[/bold]\r\x9b1m"
    raw = f"Peru{bad} rejected it."
    line = Line("n#1", 1, "h", Quote("n", 0, len(raw), raw))
    event = Event(
        id="n#1.e1\nfaked line\x1b[1m",
        sentence="n#1",
        quote=line.quote,
        category="REJECT",
        factuality="asserted",
        actors=("PER\x1b[5m",),
        where=bad,
        size=bad,
        origin=Origin(f"model:{bad}", "proposed", bad),
    )
    text = Text("n", f"{bad}.txt", "0" * 64, len(raw))
    return Dossier((text,), (line,), (Actor("PER\x1b[5m", f"Peru{bad}", "state"),), events=(event,))


def test_nothing_of_a_text_reaches_the_terminal_that_a_terminal_would_act_on(tmp_path: Path) -> None:
    path = tmp_path / "hostile.json"
    save_dossier(hostile(), path)

    done = keys(path, "?\ne\n\x1b[31m\n.\nr\n\x1b]0;title\x07\u202e\nq\n", "--by", "\x1b[1m")

    assert 0 == done.exit_code, done.output
    assert [] == [c for c in done.output if not (c.isprintable() or c == "\n")]
    assert "[bold]x[/bold]" in done.output
    assert not [line for line in done.output.splitlines() if line.startswith("faked")]
    assert "\x1b]0;title\x07\u202e" == read_dossier(path).log[0].why


def test_a_sentence_that_never_ends_is_shown_up_to_a_point(tmp_path: Path) -> None:
    path = tmp_path / "long.json"
    raw = "word " * 200_000
    line = Line("n#1", 1, "h", Quote("n", 0, len(raw), raw))
    events = tuple(Event(f"n#1.e{n}", "n#1", Quote("n", n, n + 900_000, raw[n : n + 900_000]), "AID", "possible")
                   for n in range(3))  # fmt: skip
    save_dossier(Dossier((Text("n", "n", "0" * 64, len(raw)),), (line,), events=events), path)

    shown = keys(path, "q\n").output

    assert "996000 more characters" in shown
    assert len(shown) < 10_000


# -------------------------------------------------------------------------------- in a process of its own


@pytest.fixture
def session(file: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A session that waits for its first key."""
    with subprocess.Popen(
        [sys.executable, "-c", CODE, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "utf-8"},
    ) as process:
        wait_for(process, b"1 of 2, event")
        yield process
        process.kill()


def wait_for(process: subprocess.Popen[bytes], words: bytes) -> None:
    assert process.stdout
    seen = b""
    while words not in seen:
        more = os.read(process.stdout.fileno(), 10_000)
        assert more, seen
        seen += more


def press(process: subprocess.Popen[bytes], typed: bytes) -> None:
    assert process.stdin
    process.stdin.write(typed)
    process.stdin.flush()


def test_a_session_broken_off_says_what_was_saved(session: subprocess.Popen[bytes], file: Path) -> None:
    press(session, b"a\n")
    wait_for(session, b"2 of 2, mention")

    session.send_signal(signal.SIGINT)
    _, complaint = session.communicate(timeout=30)

    assert 130 == session.returncode
    assert f"interrupted; 1 act was saved in {file}" == complaint.decode().strip()
    assert {"news#1.e1": "accepted"} == statuses(read_dossier(file))


def test_a_session_broken_off_in_the_middle_of_an_edit_keeps_what_was_saved(
    session: subprocess.Popen[bytes], file: Path
) -> None:
    press(session, b"e\nAID\n")
    wait_for(session, b"mode")

    session.send_signal(signal.SIGINT)
    _, complaint = session.communicate(timeout=30)

    assert (130, f"interrupted; nothing was changed in {file}") == (session.returncode, complaint.decode().strip())
    assert quarrel() == read_dossier(file)


def test_a_session_that_is_killed_has_lost_nothing(session: subprocess.Popen[bytes], file: Path) -> None:
    press(session, b"a\nA\n")
    wait_for(session, b"news#2  (")

    session.kill()
    session.wait(timeout=30)

    assert {"news#1.e1": "accepted", "news#1.m1": "accepted"} == statuses(read_dossier(file))
    assert [file.name] == [path.name for path in file.parent.iterdir()]


def test_a_file_that_somebody_else_has_changed_is_not_written_over(
    session: subprocess.Popen[bytes], file: Path
) -> None:
    press(session, b"a\n")
    wait_for(session, b"2 of 2, mention")
    theirs = dump_dossier(replace(quarrel(), reader="another"))
    file.write_text(theirs, "utf-8")

    press(session, b"a\n")
    _, complaint = session.communicate(timeout=30)

    assert 3 == session.returncode
    assert "stopped; 1 act was saved" in complaint.decode()
    assert "DET459" in complaint.decode()
    assert theirs == file.read_text("utf-8")


def test_at_a_terminal_a_key_needs_no_return(file: Path) -> None:
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    terminal, theirs = pty.openpty()
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "utf-8", "TERM": "dumb"}
    command = [sys.executable, "-c", CODE, str(file)]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env, start_new_session=True)

    seen = until(terminal, b"1 of 2, event")
    os.write(terminal, b"a")
    seen += until(terminal, b"2 of 2, mention")
    os.write(terminal, b"r")
    seen += until(terminal, b"why (may be empty): ")
    os.write(terminal, b"a name\n")
    seen += until(terminal, b"1 of 4, event")
    os.write(terminal, b"q")
    seen += until(terminal, b"2 acts were saved")

    assert 0 == process.wait(timeout=30)
    assert b"Traceback" not in seen
    assert ["", "a name"] == [step.why for step in read_dossier(file).log]


def until(terminal: int, words: bytes, seconds: float = 30) -> bytes:
    seen, began = b"", time.monotonic()
    while words not in seen:
        assert time.monotonic() - began < seconds, seen
        seen += os.read(terminal, 10_000)
    time.sleep(0.1)  # until the program waits for a key
    return seen
