"""`detente draft --prompt` and `--accept`: a language model at arm's length, whose every item is looked up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import detente
from harbour import RAW
from shell_session import run

ANSWERS = Path(__file__).parents[1] / "dossier" / "answers"
ACTORS = """\
id,name,kind,names
GUILD,the ferrymen’s guild,union,ferrymen’s guild; guild
BOARD,the harbour board,organisation,harbour board; board
"""
TEXT = ("draft", "news.txt", "--rules", "--actors", "actors.csv")
TAKEN = ["chatter.txt", "folded.json", "good.json", "invented_quote.json", "loose_refs.json", "offsets.json"]
TAKEN += ["ten_times.json", "wrong_enums.json"]
REFUSED = ["empty.json", "obeyed_injection.json", "parrot.json", "parrot_renamed.json", "truncated.json"]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that instructs the model, and a table of its actors."""
    monkeypatch.chdir(tmp_path)
    Path("news.txt").write_text(RAW, "utf-8")
    Path("actors.csv").write_text(ACTORS, "utf-8")


def listing() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


def test_every_recorded_answer_is_tried() -> None:
    assert sorted([*TAKEN, *REFUSED]) == sorted(path.name for path in ANSWERS.iterdir())


def test_the_prompt_alone_is_on_stdout() -> None:
    done = run(*TEXT, "--prompt")

    dossier = detente.read(["news.txt"], actors=["actors.csv"], parse=False)
    assert (0, detente.prompt(dossier)) == (done.code, done.out)
    assert "Next: give this to a language model" in done.err


def test_a_prompt_can_be_had_from_a_dossier() -> None:
    run("read", "news.txt", "--rules", "--actors", "actors.csv", "-o", "news.dossier.json")

    assert run(*TEXT, "--prompt").out == run("draft", "news.dossier.json", "--prompt").out


@pytest.mark.parametrize("answer", TAKEN)
def test_where_something_holds_it_is_written_and_the_refused_listed(answer: str) -> None:
    done = run(*TEXT, "--accept", str(ANSWERS / answer), "--producer", "toy", "-o", "news.yaml")

    assert 0 == done.code
    assert ["actors.csv", "news.dossier.json", "news.txt", "news.yaml"] == listing()
    assert 0 == run("check", "news.yaml").code
    dossier = detente.open_dossier("news.dossier.json")
    assert any("model:toy" in item.origin.producer for item in dossier.items)
    assert {"proposed"} == {item.origin.status for item in dossier.items}


@pytest.mark.parametrize("answer", REFUSED)
def test_where_nothing_holds_nothing_is_written(answer: str) -> None:
    done = run(*TEXT, "--accept", str(ANSWERS / answer), "-o", "news.yaml")

    assert (3, "") == (done.code, done.out)
    assert "No draft was written." in done.err
    assert "DET4" in done.err
    assert ["actors.csv", "news.txt"] == listing()


@pytest.mark.parametrize(("answer", "code"), [("good.json", 0), ("invented_quote.json", 1)])
def test_under_strict_a_refusal_ends_with_one_and_still_writes(answer: str, code: int) -> None:
    done = run(*TEXT, "--accept", str(ANSWERS / answer), "-o", "news.yaml", "--strict")

    assert code == done.code
    assert Path("news.yaml").exists()


def test_what_was_refused_is_told_where_and_can_be_sent_back() -> None:
    done = run(*TEXT, "--accept", str(ANSWERS / "invented_quote.json"))

    assert (
        "invented_quote.json:31:13: DET424 events[1].quote: 'tore up last year’s pay deal' does not stand" in done.err
    )
    assert "Of the answer 7 items taken, 4 refused." in done.err
    assert "Parts of your answer were refused. Answer once more" in done.err


def test_what_to_send_back_can_go_into_a_file() -> None:
    done = run(*TEXT, "--accept", str(ANSWERS / "truncated.json"), "--retry", "again.txt")

    assert 3 == done.code
    assert Path("again.txt").read_text("utf-8").startswith("Parts of your answer were refused.")
    assert "To be sent back to the model for another try: again.txt" in done.err


def test_an_answer_may_come_by_standard_input() -> None:
    done = run(*TEXT, "--accept", "-", "-o", "news.yaml", stdin=(ANSWERS / "good.json").read_bytes())

    assert 0 == done.code
    assert "Of the answer 11 items taken." in done.err


def test_an_answer_that_finds_nothing_is_no_error_and_writes_nothing() -> None:
    answer = {"detente": 1, "events": [], "claims": [], "links": [], "nothing": ["news#6"]}

    done = run(*TEXT, "--accept", "-", "-o", "news.yaml", stdin=json.dumps(answer))

    assert (0, "") == (done.code, done.out)
    assert "The answer proposes no item, and no draft was written." in done.err
    assert ["actors.csv", "news.txt"] == listing()


def test_the_dossier_that_an_answer_adds_to_may_be_the_one_beside_the_draft() -> None:
    run("read", "news.txt", "--rules", "--actors", "actors.csv", "-o", "news.dossier.json")
    before = detente.open_dossier("news.dossier.json")

    done = run("draft", "news.dossier.json", "--accept", str(ANSWERS / "good.json"), "-o", "news.yaml")

    assert 0 == done.code
    after = detente.open_dossier("news.dossier.json")
    assert {item.id for item in before.items} < {item.id for item in after.items}


def test_another_dossier_beside_the_draft_is_not_written_over() -> None:
    Path("news.dossier.json").write_text("mine", "utf-8")

    done = run(*TEXT, "--accept", str(ANSWERS / "good.json"), "-o", "news.yaml")

    assert 3 == done.code
    assert "DET461 there is already a file 'news.dossier.json'" in done.err
    assert ["actors.csv", "news.dossier.json", "news.txt"] == listing()


def test_an_answer_cannot_drive_the_terminal() -> None:
    answer = {"detente": 1, "events": [{"ref": "e1\x1b[31m\u202e"}], "claims": [], "links": [], "nothing": []}

    done = run(*TEXT, "--accept", "-", stdin=json.dumps(answer, ensure_ascii=False))

    assert 3 == done.code
    assert "\x1b" not in done.out + done.err
    assert "\u202e" not in done.out + done.err


def test_the_data_say_what_became_of_the_answer() -> None:
    done = run(*TEXT, "--accept", str(ANSWERS / "parrot.json"), "--json")
    data = json.loads(done.out)

    assert 3 == done.code
    assert (0, None) == (data["answer"]["taken"], data["counts"])
    assert "DET426" in {problem["code"] for problem in data["answer"]["refused"]}


VIEW = "The harbour board has no high view of the guild."
NOTHING_DONE = {
    "detente": 1,
    "events": [],
    "claims": [
        {"ref": "c1", "sentence": "view#1", "quote": VIEW[:-1], "cue": "no high view", "speaker": "BOARD",
         "act": "EVALUATE", "target": ["GUILD"], "polarity": "-", "modality": "asserted", "attribution": "ascribed",
         "about": [], "events": [], "part": None},
    ],
    "links": [],
    "nothing": [],
}  # fmt: skip
NEVER_DRAFTED = "No conflict file is made: there is nothing to draft: the dossier has no event"


@pytest.mark.parametrize(("strict", "code"), [((), 0), (("--strict",), 1)])
def test_what_was_taken_is_kept_though_there_is_nothing_to_draft_from_it(strict: tuple[str], code: int) -> None:
    Path("view.txt").write_text(VIEW, "utf-8")
    how = ("--rules", "--actors", "actors.csv", "--accept", "-")

    done = run("draft", "view.txt", *how, "-o", "view.yaml", *strict, stdin=json.dumps(NOTHING_DONE))

    assert code == done.code
    assert NEVER_DRAFTED in done.err
    assert "Written: view.dossier.json" in done.out
    assert "Next: detente review view.dossier.json" in done.out
    assert not Path("view.yaml").exists()
    assert ["EVALUATE"] == [claim.act for claim in detente.open_dossier("view.dossier.json").claims]


def test_the_data_name_the_dossier_though_there_is_nothing_to_draft() -> None:
    Path("view.txt").write_text(VIEW, "utf-8")
    how = ("--rules", "--actors", "actors.csv", "--accept", "-", "--json")

    written, printed = (
        run("draft", "view.txt", *how, *kept, stdin=json.dumps(NOTHING_DONE)) for kept in (("-o", "view.yaml"), ())
    )

    assert (0, 0) == (written.code, printed.code)
    assert (["view.dossier.json"], None) == (json.loads(written.out)["written"], json.loads(written.out)["counts"])
    assert ([], None) == (json.loads(printed.out)["written"], json.loads(printed.out)["conflict"])
    assert "Without -o the dossier with the items taken is not kept." in printed.err
