"""`detente export`: a dossier in the formats of other programs."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import detente
from shell_session import FISH, run


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text and its dossier."""
    monkeypatch.chdir(tmp_path)
    Path("fish.txt").write_text(FISH, "utf-8")
    run("read", "fish.txt", "--rules", "-o", "fish.dossier.json")


def test_the_suffix_tells_a_table_of_events() -> None:
    done = run("export", "fish.dossier.json", "-o", "fish.csv")

    assert (0, "Written: fish.csv, a table of events, comma-separated.\n") == (done.code, done.out)
    with Path("fish.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert ["REQUEST", "REJECT", "COERCE", "CONSULT"] == [row["category"] for row in rows]


@pytest.mark.parametrize(("arguments", "number"), [([], 2), (["--all"], 4)])
def test_the_suffix_tells_a_list_of_plover_records(arguments: list[str], number: int) -> None:
    done = run("export", "fish.dossier.json", "-o", "fish.plover.json", *arguments)

    assert 0 == done.code
    assert ("(--all)" in done.out) is (arguments == [])
    assert number == len(json.loads(Path("fish.plover.json").read_text("utf-8")))


def test_the_suffix_tells_plover_records_one_a_line() -> None:
    assert 0 == run("export", "fish.dossier.json", "-o", "fish.jsonl").code

    records = [json.loads(line) for line in Path("fish.jsonl").read_text("utf-8").splitlines()]
    assert records == json.loads(run("export", "fish.dossier.json", "--to", "plover").out)


def test_the_suffix_tells_annotations_with_the_words_around_them() -> None:
    assert 0 == run("export", "fish.dossier.json", "-o", "fish.jsonld").code

    page = json.loads(Path("fish.jsonld").read_text("utf-8"))
    words = [each["target"]["selector"][1] for each in page["items"]]
    assert all(word["prefix"] + word["exact"] + word["suffix"] in FISH for word in words)
    assert "\n\n" in words[0]["prefix"]  # from the text itself, since no sentence holds the line ends before it


def test_where_the_text_has_changed_the_words_around_come_from_the_sentence_and_that_is_said() -> None:
    Path("fish.txt").write_text("Nothing of it is left.", "utf-8")

    done = run("export", "fish.dossier.json", "--to", "annotations")

    assert 0 == done.code
    assert "Not there as they were read" in done.err
    assert "" == json.loads(done.out)["items"][0]["target"]["selector"][1]["prefix"]


@pytest.mark.parametrize("form", ["csv", "plover", "annotations"])
def test_without_a_file_the_data_go_to_stdout(form: str) -> None:
    done = run("export", "fish.dossier.json", "--to", form)

    assert (0, "") == (done.code, done.err)
    dossier = detente.open_dossier("fish.dossier.json")
    made = {
        "csv": detente.events_csv(dossier),
        "plover": detente.plover_json(dossier),
        "annotations": detente.web_annotations(dossier, {"fish": FISH}),
    }
    assert made[form] == done.out


def test_a_dossier_may_come_by_standard_input() -> None:
    dossier = Path("fish.dossier.json").read_bytes()

    assert run("export", "fish.dossier.json", "--to", "csv").out == run("export", "-", "--to", "csv", stdin=dossier).out


def test_the_option_goes_before_the_suffix() -> None:
    assert 0 == run("export", "fish.dossier.json", "-o", "fish.json", "--to", "plover").code
    assert 2 == len(json.loads(Path("fish.json").read_text("utf-8")))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["fish.dossier.json", "-o", "fish.xml"], ".plover.json"),
        (["fish.dossier.json"], "which format?"),
        (["fish.dossier.json", "--to", "xml"], "xml"),
        (["fish.dossier.json", "--to", "csv", "--all"], "--all goes with PLOVER"),
        (["nowhere.json", "--to", "csv"], "there is no file 'nowhere.json'"),
        (["fish.dossier.json", "-o", "nowhere/fish.csv"], "there is no folder 'nowhere'"),
    ],
)
def test_what_is_called_wrongly_ends_with_two(arguments: list[str], words: str) -> None:
    done = run("export", *arguments)

    assert (2, "") == (done.code, done.out)
    assert words in done.err


def test_what_is_no_dossier_ends_with_three() -> None:
    assert 3 == run("export", "fish.txt", "--to", "csv").code


def test_no_file_is_written_over_unless_by_force() -> None:
    Path("fish.csv").write_text("mine", "utf-8")

    assert 3 == run("export", "fish.dossier.json", "-o", "fish.csv").code
    assert "mine" == Path("fish.csv").read_text("utf-8")
    assert 0 == run("export", "fish.dossier.json", "-o", "fish.csv", "--force").code


def test_not_even_by_force_is_the_dossier_written_over() -> None:
    before = Path("fish.dossier.json").read_bytes()

    assert 3 == run("export", "fish.dossier.json", "--to", "csv", "-o", "fish.dossier.json", "--force").code
    assert before == Path("fish.dossier.json").read_bytes()
