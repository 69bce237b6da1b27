"""`detente draft`: from a dossier or from texts to a conflict file, and what it never writes over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import detente
from shell_session import COD, FISH, run

AT = "2021-05-05T10:00:00+00:00"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two texts in a folder below the working one, and a dossier of the first that nobody has reviewed."""
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    Path("news/fish.txt").write_text(FISH, "utf-8")
    Path("news/cod.txt").write_text(COD, "utf-8")
    run("read", "news/fish.txt", "--rules", "-o", "fish.dossier.json")


def listing(folder: str = ".") -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if path.is_file())


def accept(*items: str) -> None:
    dossier = detente.open_dossier("fish.dossier.json")
    for item in items:
        dossier = detente.accept_item(dossier, item, at=AT)
    detente.save_dossier(dossier, "fish.dossier.json")


def test_a_draft_holds_what_was_accepted_and_nothing_else() -> None:
    accept("fish#3.e1")

    done = run("draft", "fish.dossier.json", "-o", "fish.yaml")

    assert (0, "") == (done.code, done.err)
    assert ["norway.seize"] == [option.key for option in detente.load("fish.yaml").options]
    assert "proposed" not in Path("fish.yaml").read_text("utf-8")
    assert "nobody has reviewed" not in done.out
    assert "Written: fish.yaml\nNext: detente check fish.yaml, add the preferences that are missing" in done.out


def test_where_nothing_was_reviewed_both_ways_on_are_named_and_nothing_is_written() -> None:
    before = listing()

    done = run("draft", "fish.dossier.json", "-o", "fish.yaml")

    assert (3, "") == (done.code, done.out)
    assert "DET463" in done.err
    assert "detente review fish.dossier.json" in done.err
    assert "--proposed" in done.err
    assert before == listing()


def test_what_is_merely_proposed_is_marked_and_said_to_be() -> None:
    done = run("draft", "fish.dossier.json", "--proposed", "-o", "fish.yaml")

    assert 0 == done.code
    assert "It rests on proposals that nobody has reviewed" in done.out
    assert (
        "Draft from fish: 2 decision makers, 3 options, 2 preference statements, 0 claims and 2 questions." in done.out
    )
    assert {"rules@1"} == {option.grounds.proposed for option in detente.load("fish.yaml").options}


def test_bare_texts_are_drafted_from_all_that_they_propose() -> None:
    done = run("draft", "news/fish.txt", "news/cod.txt", "--rules", "-o", "fish.yaml")

    assert 0 == done.code
    assert "It rests on proposals that nobody has reviewed" in done.out
    assert ["fish", "cod"] == [source.id for source in detente.load("fish.yaml").sources]


def test_a_drafted_file_passes_the_check_wherever_one_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    run("draft", "news/fish.txt", "news/cod.txt", "--rules", "-o", "fish.yaml")
    here = Path.cwd()
    monkeypatch.chdir("/")

    done = run("check", str(here / "fish.yaml"))

    assert 0 == done.code
    assert "No errors" in done.out


def test_without_a_file_the_conflict_is_the_only_thing_on_stdout() -> None:
    done = run("draft", "news/fish.txt", "--rules")

    conflict = detente.loads(done.out, folder=Path.cwd())
    assert ["news/fish.txt"] == [source.file for source in conflict.sources]
    assert "nobody has reviewed" in done.err


def test_texts_stay_where_they_are_if_that_is_below_the_conflict_file() -> None:
    run("draft", "news/fish.txt", "--rules", "-o", "fish.yaml")

    assert ["news/fish.txt"] == [source.file for source in detente.load("fish.yaml").sources]
    assert ["fish.dossier.json", "fish.yaml", "news/cod.txt", "news/fish.txt"] == listing()


@pytest.mark.parametrize("source", ["news/fish.txt", "fish.dossier.json"])
def test_texts_from_elsewhere_are_copied_beside_the_conflict_file(source: str) -> None:
    Path("work").mkdir()

    done = run("draft", source, "--rules", "--proposed", "-o", "work/fish.yaml")

    assert 0 == done.code
    assert "Copied beside it, since it cites them: fish.txt." in done.out
    assert ["fish.txt", "fish.yaml"] == listing("work")
    assert FISH == Path("work/fish.txt").read_text("utf-8")
    assert 0 == run("check", "work/fish.yaml").code


def test_another_file_of_that_name_in_the_way_is_told_before_anything_is_written() -> None:
    Path("work").mkdir()
    Path("work/cod.txt").write_text("Mine.", "utf-8")

    done = run("draft", "news/fish.txt", "news/cod.txt", "--rules", "-o", "work/fish.yaml")

    assert 3 == done.code
    assert "DET462 a text has to be copied to 'work/cod.txt'" in done.err
    assert ["cod.txt"] == listing("work")
    assert "Mine." == Path("work/cod.txt").read_text("utf-8")


def test_a_copy_that_is_there_already_serves() -> None:
    Path("work").mkdir()
    Path("work/fish.txt").write_text(FISH, "utf-8")

    done = run("draft", "news/fish.txt", "--rules", "-o", "work/fish.yaml")

    assert 0 == done.code
    assert "Copied" not in done.out


def test_texts_of_the_same_name_get_copies_of_two_names() -> None:
    for folder in ("work", "more"):
        Path(folder).mkdir()
    Path("more/fish.txt").write_text(COD, "utf-8")

    run("draft", "news/fish.txt", "more/fish.txt", "--rules", "-o", "work/fish.yaml")

    assert ["fish.txt", "fish.yaml", "fish_2.txt"] == listing("work")
    assert 0 == run("check", "work/fish.yaml").code


def test_a_text_from_standard_input_is_kept_beside_the_conflict_file() -> None:
    Path("work").mkdir()

    assert 0 == run("draft", "-", "--rules", "-o", "work/quarrel.yaml", stdin=FISH).code
    assert ["quarrel.txt", "quarrel.yaml"] == listing("work")
    assert 0 == run("check", "work/quarrel.yaml").code


def test_a_text_that_has_changed_since_is_not_drafted_from() -> None:
    Path("news/fish.txt").write_text(COD, "utf-8")
    before = listing()

    done = run("draft", "fish.dossier.json", "--proposed", "-o", "fish.yaml")

    assert 3 == done.code
    assert "DET418" in done.err
    assert before == listing()


def test_no_file_is_written_over_unless_by_force() -> None:
    Path("fish.yaml").write_text("mine", "utf-8")

    done = run("draft", "news/fish.txt", "--rules", "-o", "fish.yaml")

    assert 3 == done.code
    assert "DET461 there is already a file 'fish.yaml'" in done.err
    assert "mine" == Path("fish.yaml").read_text("utf-8")
    assert 0 == run("draft", "news/fish.txt", "--rules", "-o", "fish.yaml", "--force").code
    assert 3 == len(detente.load("fish.yaml").options)


def test_not_even_by_force_is_a_text_written_over_by_its_draft() -> None:
    done = run("draft", "news/fish.txt", "--rules", "-o", "news/fish.txt", "--force")

    assert 3 == done.code
    assert "DET465" in done.err
    assert FISH == Path("news/fish.txt").read_text("utf-8")


def test_where_nobody_does_anything_there_is_nothing_to_draft() -> None:
    Path("fog.txt").write_text("Fog lay on the water.", "utf-8")

    done = run("draft", "fog.txt", "--rules", "-o", "fog.yaml")

    assert 3 == done.code
    assert "DET264" in done.err
    assert not Path("fog.yaml").exists()


def test_the_data_say_what_was_written_and_what_is_open() -> None:
    data = json.loads(run("draft", "news/fish.txt", "--rules", "-o", "fish.yaml", "--json").out)

    assert ["fish.yaml"] == data["written"]
    assert {"decision makers": 2, "options": 3, "preference statements": 2, "claims": 0, "questions": 2} == data[
        "counts"
    ]
    assert ["fish#3"] == data["questions"][1]["cites"]
    assert (None, None) == (data["conflict"], data["answer"])


def test_the_data_hold_the_conflict_where_no_file_does() -> None:
    data = json.loads(run("draft", "news/fish.txt", "--rules", "--json").out)

    assert [] == data["written"]
    assert 3 == len(detente.loads(data["conflict"], folder=Path.cwd()).options)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere.json"], "there is no file 'nowhere.json'"),
        (["news/fish.tx"], "did you mean 'fish.txt'?"),
        (["fish.dossier.json", "news/fish.txt"], "one dossier, or one text or more"),
        (["news/fish.txt", "--prompt", "-o", "x.yaml"], "--prompt only prints"),
        (["news/fish.txt", "--producer", "toy"], "go with --accept"),
        (["news/fish.txt", "--accept", "nowhere.json"], "nowhere.json"),
        (["news/fish.txt", "--accept", "a.json", "--producer", "a+b"], "without '+'"),
        (["-", "--accept", "-"], "standard input can be read once"),
        (["news/fish.txt", "-o", "nowhere/x.yaml"], "there is no folder 'nowhere'"),
        ([], "DOSSIER.json|TEXT"),
    ],
)
def test_what_is_called_wrongly_ends_with_two(arguments: list[str], words: str) -> None:
    done = run("draft", *arguments)

    assert (2, "") == (done.code, done.out)
    assert words in done.err


@pytest.mark.parametrize(
    ("content", "code"),
    [("{", "DET402"), ("not json", "DET401"), ('{"detente": 1}', "DET414"), ('{"detente": 9}', "DET411")],
)
def test_what_is_no_dossier_is_said_so(content: str, code: str) -> None:
    Path("bad.json").write_text(content, "utf-8")

    done = run("draft", "bad.json")

    assert (3, "") == (done.code, done.out)
    assert code in done.err
