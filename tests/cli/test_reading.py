"""`detente read`: what it prints, what it writes, and what it never writes over."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import detente
from shell_session import COD, FISH, run


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two texts, in a folder that is the working one."""
    monkeypatch.chdir(tmp_path)
    Path("fish.txt").write_text(FISH, "utf-8")
    Path("cod.txt").write_text(COD, "utf-8")


def accept_all(file: str) -> detente.Dossier:
    """Accept every item of a dossier file."""
    dossier = detente.open_dossier(file)
    for item in dossier.items:
        dossier = detente.accept_item(dossier, item.id, at="2021-05-05T10:00:00+00:00")
    detente.save_dossier(dossier, file)
    return dossier


def listing() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


def test_a_text_is_told_sentence_by_sentence() -> None:
    done = run("read", "fish.txt", "--rules")

    assert (0, "") == (done.code, done.err)
    assert (
        """\
fish: fish.txt, 4 sentences, dated 2021-05-04.
Read by rules alone.

fish#1  Norway demands that Iceland close the northern grounds to foreign boats.
  Norway → Iceland: “demands that Iceland close the northern grounds to foreign boats” — told as a fact
  [REQUEST]
  Norway demands: “Iceland close the northern grounds to foreign boats” [DEMAND]

fish#2  Iceland rejected the demand on Monday.
  Iceland: “rejected the demand” — told as a fact; when: “Monday” = 2021-05-03 [REJECT change]
  Iceland refuses: “the demand” [REFUSE]

fish#3  Norway may seize Icelandic trawlers if the talks fail.
  Norway → Iceland: “seize Icelandic trawlers” — only if the talks fail [COERCE seize]
  somebody: “talks” — only under a condition [CONSULT]
  “talks” is the condition of “seize Icelandic trawlers” [condition, imagined]

fish#4  Nothing else is known.
  Left unread: no known actor is named, and no cue matched.

4 events, 2 claims and 1 link from 3 of 4 sentences; 1 left unread.
These are proposals: somebody has to review them before they count.
Next: detente read fish.txt --rules -o fish.dossier.json, to keep and review it
"""
        == done.out
    )


def test_what_is_denied_is_told_so_and_what_is_open_is_asked() -> None:
    out = run("read", "cod.txt", "--rules").out

    assert "cod: cod.txt, 2 sentences, without a date." in out
    assert "Iceland → Norway: “attack Norwegian patrol boats” — told as not so; denied by Iceland [ASSAULT]" in out
    assert "  When was cod written? It has no date, so that" in out
    assert "  cod#2: Who is meant by “Both sides”? It may be Iceland or Norway." in out


def test_what_does_not_go_together_is_told_across_texts() -> None:
    Path("other.txt").write_text("Norway said that Iceland attacked Norwegian patrol boats.", "utf-8")
    Path("denial.txt").write_text("Iceland denies that it attacked Norwegian patrol boats.", "utf-8")

    out = run("read", "other.txt", "denial.txt", "--rules").out

    assert "What does not go together:" in out
    assert "denial: other#1.c1 and denial#1.c1" in out


def test_the_data_are_the_dossier_and_every_quote_is_verbatim() -> None:
    done = run("read", "fish.txt", "cod.txt", "--rules", "--json")
    data = json.loads(done.out)

    raws = {"fish": FISH, "cod": COD}
    assert (0, "") == (done.code, done.err)
    assert {"detente", "document", "sentences", "actors", "mentions", "events", "claims", "links", "unread"} <= set(
        data
    )
    items = [item for key in ("sentences", "mentions", "events", "claims", "links", "unread") for item in data[key]]
    texts = [(item.get("sentence") or item["id"]).partition("#")[0] for item in items]
    assert [item["quote"] for item in items] == [
        raws[text][item["start"] : item["end"]] for text, item in zip(texts, items, strict=True)
    ]
    assert done.out == run("read", "fish.txt", "cod.txt", "--rules", "--json").out


def test_a_dossier_is_written_with_the_way_from_its_folder_to_its_texts() -> None:
    Path("kept").mkdir()
    done = run("read", "fish.txt", "--rules", "-o", "kept/fish.dossier.json")

    assert (0, "Written: kept/fish.dossier.json\n") == (done.code, done.err)
    assert "4 events, 2 claims and 1 link from 3 of 4 sentences" in done.out
    assert "fish#4: no known actor is named, and no cue matched — “Nothing else is known.”" in done.out
    assert "Next: detente review kept/fish.dossier.json" in done.out
    assert ["../fish.txt"] == [text.file for text in detente.open_dossier("kept/fish.dossier.json").texts]


def test_a_text_may_come_by_standard_input() -> None:
    data = json.loads(run("read", "-", "--rules", "--json", stdin=FISH).out)

    assert ["stdin#1", "stdin#2", "stdin#3", "stdin#4"] == [line["id"] for line in data["sentences"]]


def test_a_text_from_standard_input_is_kept_beside_its_dossier() -> None:
    done = run("read", "cod.txt", "-", "--rules", "-o", "talks.dossier.json", stdin=FISH)

    assert "The text from standard input is kept as talks.txt" in done.err
    assert FISH == Path("talks.txt").read_text("utf-8")
    assert ["cod.txt", "talks.txt"] == [text.file for text in detente.open_dossier("talks.dossier.json").texts]


def test_a_text_from_standard_input_takes_the_place_of_no_file() -> None:
    Path("talks.txt").write_text("Mine.", "utf-8")

    done = run("read", "-", "--rules", "-o", "talks.json", stdin=FISH)

    assert 3 == done.code
    assert "DET462" in done.err
    assert ["cod.txt", "fish.txt", "talks.txt"] == listing()


def test_a_long_text_is_shown_in_part_unless_all_is_asked_for() -> None:
    Path("long.txt").write_text("Norway rejected the offer of Iceland. " * 25, "utf-8")

    some = run("read", "long.txt", "--rules").out
    everything = run("read", "long.txt", "--rules", "--all").out

    assert "long#20" in some
    assert "long#21" not in some
    assert "… and 5 more sentences (--all)." in some
    assert "long#25" in everything
    assert "(--all)" not in everything


def test_a_table_of_ones_own_names_more_actors() -> None:
    Path("unions.csv").write_text("id,name,kind,names\nNETS,the net makers,union,net makers\n", "utf-8")
    Path("strike.txt").write_text("The net makers rejected the offer.", "utf-8")

    assert "the net makers: “rejected the offer”" in run("read", "strike.txt", "--rules", "--actors", "unions.csv").out


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "DET107"),
        (b"Norway\x00Iceland", "control character U+0000"),
        (b"Norway \x1b[31mrejected the offer.", "control character U+001B"),
        (b"", "the text is empty"),
        (b"date 2021-05-04\n", "holds no word below its header"),
        ("Die Gespräche sind zu Ende, und niemand hat gesagt, was er nach dem Treffen tun wird.".encode(), "English"),
        (b"cod " * 50_001, "50,001 words"),
        (b"c" * 5_000_001, "too large"),
    ],
    ids=["binary", "nul", "escape", "empty", "header", "german", "words", "bytes"],
)
def test_what_cannot_be_read_ends_with_three_and_a_reason(content: bytes, words: str) -> None:
    Path("bad.txt").write_bytes(content)

    done = run("read", "bad.txt", "-o", "bad.json")

    assert (3, "") == (done.code, done.out)
    assert words in done.err
    assert "\x1b" not in done.err
    assert ["bad.txt", "cod.txt", "fish.txt"] == listing()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere.txt"], "there is no file 'nowhere.txt'"),
        (["fish.tx"], "did you mean 'fish.txt'?"),
        ([], "TEXT"),
        (["fish.txt", "--rules", "--parse"], "--rules and --parse exclude each other"),
        (["-", "-"], "standard input can be read once"),
        (["fish.txt", "--actors", "nowhere.csv"], "nowhere.csv"),
        (["fish.txt", "-o", "nowhere/fish.json"], "there is no folder 'nowhere'"),
        (["fish.txt", "--most-words", "0"], "--most-words"),
    ],
)
def test_what_is_called_wrongly_ends_with_two(arguments: list[str], words: str) -> None:
    done = run("read", *arguments)

    assert (2, "") == (done.code, done.out)
    assert words in done.err


def test_all_texts_that_cannot_be_read_are_named_at_once() -> None:
    Path("bad.txt").write_bytes(b"\0")

    done = run("read", "bad.txt", "nowhere.txt")

    assert 3 == done.code
    assert "DET108" in done.err
    assert "DET101" in done.err


def test_a_limit_can_be_raised() -> None:
    assert 3 == run("read", "fish.txt", "--rules", "--most-words", "10").code
    assert 0 == run("read", "fish.txt", "--rules", "--most-words", "100").code


@pytest.mark.skipif(detente.language_model().folder is not None, reason="the language model is installed here")
def test_where_there_is_no_language_model_that_is_said_and_a_parse_refused() -> None:
    assert "These texts were read by rules alone, since" in run("read", "fish.txt").out
    done = run("read", "fish.txt", "--parse")
    assert 3 == done.code
    assert "DET291" in done.err


@pytest.mark.skipif(detente.language_model().folder is None, reason="the language model is not installed here")
def test_where_there_is_a_language_model_it_reads() -> None:
    assert "Read with the language model en-core-web-sm" in run("read", "fish.txt").out


def test_five_million_bytes_are_refused_in_less_than_five_seconds() -> None:
    Path("big.txt").write_text(("Norway rejected the offer of Iceland. " * 140_000)[:5_000_000], "utf-8")

    begun = time.monotonic()
    done = run("read", "big.txt")

    assert time.monotonic() - begun < 5
    assert 3 == done.code
    assert "where 50,000 words are read" in done.err


def test_a_text_cannot_drive_the_terminal() -> None:
    Path("hostile.txt").write_text("Norway rejected the \u202eoffer\u202c of [bold]Iceland[/bold].", "utf-8")

    out = run("read", "hostile.txt", "--rules").out

    assert "\u202e" not in out
    assert "\\u202eoffer" in out
    assert "[bold]Iceland[/bold]" in out
    assert "\u202e" not in run("read", "hostile.txt", "--rules", "--json").out


def test_the_name_of_a_text_cannot_drive_the_terminal() -> None:
    Path("a\x1b[31m.txt").write_text(FISH, "utf-8")

    done = run("read", "a\x1b[31m.txt", "--rules", "-o", "b\x1b[31m.json")

    assert 0 == done.code
    assert "\x1b" not in done.out + done.err


@pytest.mark.slow
def test_an_interrupted_reading_writes_nothing() -> None:
    text = "Norway may seize Icelandic trawlers if the talks fail. " * 4_000
    code = "from detente.cli.main import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "read", "-", "--rules", "-o", "long.json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        # More than a pipe holds, so that the reading has begun once all is written.
        process.stdin.write(text.encode())
        process.stdin.close()
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()

    assert (130, b"interrupted; nothing was written\n") == (process.returncode, rest)
    assert ["cod.txt", "fish.txt"] == listing()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no terminal to be had in a test")
def test_progress_is_shown_where_somebody_looks_and_nowhere_else() -> None:
    import pty  # noqa: PLC0415  not on every system

    Path("long.txt").write_text("Norway may seize Icelandic trawlers if the talks fail. " * 2_000, "utf-8")
    master, terminal = pty.openpty()
    code = "from detente.cli.main import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "read", "long.txt", "--rules", "-o", "long.json"],
        stdout=subprocess.PIPE,
        stderr=terminal,
    ) as process:
        assert process.stdout is not None
        os.close(terminal)
        told = b""
        with contextlib.suppress(OSError):  # the end of a terminal
            while more := os.read(master, 1 << 16):
                told += more
        out = process.stdout.read()
    os.close(master)

    assert 0 == process.returncode
    assert b"reading" in told
    assert b"%" in told
    assert b"\x1b" not in out
