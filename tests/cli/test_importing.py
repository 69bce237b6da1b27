"""`detente import`, and `detente export` of a conflict: files of other programs, in and out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import detente
from shell_session import FISH, run
from weir_file import as_file, weir


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A save-file of GMCR+."""
    monkeypatch.chdir(tmp_path)
    Path("weir.gmcr").write_bytes(as_file(weir()))


def test_a_file_becomes_a_conflict_file_and_what_is_lost_is_told() -> None:
    done = run("import", "weir.gmcr", "-o", "weir.yaml")

    assert (0, "Written: weir.yaml\nNext: detente check weir.yaml\n") == (done.code, done.out)
    assert done.err.startswith("Not the same as before:\n  Coalitions become forums (mill_county)")
    assert detente.import_conflict("weir.gmcr").conflict == detente.load("weir.yaml")


def test_without_a_file_the_conflict_goes_to_stdout_and_talk_to_stderr() -> None:
    done = run("import", "weir.gmcr")

    assert detente.import_conflict("weir.gmcr").conflict == detente.loads(done.out)
    assert "Coalitions" in done.err


def test_standard_input_needs_the_format_told() -> None:
    done = run("import", "-", "--from", "gmcr", stdin=as_file(weir()))

    assert 0 == done.code
    assert "" == detente.loads(done.out).title
    assert (2, "--from gmcr") == (
        (ran := run("import", "-", stdin=as_file(weir()))).code,
        ran.err[ran.err.index("--f") :][:11],
    )


def test_a_table_comes_in_through_a_pipe_and_goes_out_again() -> None:
    table = run("export", "chicken", "--to", "tsv")
    conflict = run("import", "-", "--from", "tsv", stdin=table.out)

    assert (0, 0) == (table.code, conflict.code)
    assert table.out == run("export", "-", "--to", "tsv", stdin=conflict.out).out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["import", "nowhere.gmcr"], "there is no file 'nowhere.gmcr'"),
        (["import", "weir.yaml"], "does not tell the format; it is told by .gmcr, .csv"),
        (["import", "weir.gmcr", "--from", "gmrc"], "did you mean 'gmcr'?"),
        (["import", "weir.gmcr", "-o", "nowhere/weir.yaml"], "there is no folder 'nowhere'"),
        (["export", "nowhere.yaml", "--to", "gmcr"], "there is no file 'nowhere.yaml'"),
        (["export", "chicken"], ".gmcr"),
        (["export", "chicken", "-o", "chicken.doc"], ".gmcr"),
        (["export", "chicken", "--to", "plover"], "'plover' is no format of a conflict"),
        (["export", "chicken", "--to", "gmcr", "--all"], "--all goes with a dossier"),
        (["export", "chicken", "--to", "csv", "--concept", "SEQ"], "--concept goes with graphml and dot"),
        (["export", "chicken", "--to", "dot", "--concept", "SQE"], "did you mean 'SEQ'"),
        (["export", "chicken", "-o", "nowhere/chicken.gmcr"], "there is no folder 'nowhere'"),
    ],
)
def test_what_is_called_wrongly_ends_with_two(arguments: list[str], words: str) -> None:
    done = run(*arguments)

    assert (2, "") == (done.code, done.out)
    assert words in done.err


def test_a_broken_file_ends_with_three_and_leaves_nothing_behind() -> None:
    Path("weir.gmcr").write_bytes(as_file(weir(infeasibles=[[[9, "Y"]], [[0, "?"]]])))
    before = sorted(Path().iterdir())
    done = run("import", "weir.gmcr", "-o", "weir.yaml")

    assert (3, "") == (done.code, done.out)
    assert ["DET554", "DET553"] == [line.split()[1] for line in done.err.splitlines() if line.startswith("weir.gmcr:")]
    assert before == sorted(Path().iterdir())


def test_a_file_of_two_hundred_megabytes_is_refused_and_leaves_nothing_behind() -> None:
    with Path("large.gmcr").open("wb") as file:
        file.truncate(200_000_000)
    done = run("import", "large.gmcr", "-o", "large.yaml")

    assert 3 == done.code
    assert "at least 200,000,000 bytes" in done.err
    assert not Path("large.yaml").exists()


def test_no_file_is_written_over_unless_by_force_and_never_the_one_that_is_read() -> None:
    Path("weir.yaml").write_text("mine", "utf-8")

    assert 3 == run("import", "weir.gmcr", "-o", "weir.yaml").code
    assert "mine" == Path("weir.yaml").read_text("utf-8")
    assert 0 == run("import", "weir.gmcr", "-o", "weir.yaml", "--force").code
    assert 3 == run("import", "weir.gmcr", "-o", "weir.gmcr", "--force").code
    assert 3 == run("export", "weir.yaml", "-o", "weir.gmcr").code
    assert as_file(weir()) == Path("weir.gmcr").read_bytes()


def test_the_limits_are_told_and_can_be_raised() -> None:
    assert 4 == run("export", "chicken", "--to", "csv", "--limit", "3").code
    assert 0 == run("export", "chicken", "--to", "csv", "--limit", "4").code
    data = weir(useManualPreferenceRanking=True)
    for maker in data["decisionMakers"]:
        maker["preferenceRanking"] = [[*range(1, 13)]]
    Path("weir.gmcr").write_bytes(as_file(data))
    assert 4 == run("import", "weir.gmcr", "--limit", "3").code


def test_what_would_be_no_file_that_can_be_read_is_not_written() -> None:
    large = [{"name": f"{number} {'x' * 300_000}", "permittedDirection": "both"} for number in range(4)]
    Path("large.gmcr").write_bytes(as_file(weir(options=large)))
    done = run("import", "large.gmcr", "-o", "large.yaml")

    assert (4, "") == (done.code, done.out)
    assert "'large.gmcr' holds would be a conflict file of 1," in done.err
    assert not Path("large.yaml").exists()


def test_concepts_are_chosen_where_a_format_holds_stability() -> None:
    some, every = (run("export", "chicken", "--to", "graphml", *more) for more in (["--concept", "seq"], []))

    assert ["stable.SEQ"] == re.findall(r'attr.name="(stable\.\w+)"', some.out)
    assert [f"stable.{row.key}" for row in detente.CONCEPTS] == re.findall(r'attr.name="(stable\.\w+)"', every.out)
    with pytest.raises(detente.UnknownName, match="'csv' holds no stability, and so no concepts; graphml and dot do"):
        detente.export_conflict(detente.load("chicken"), "csv", concepts=["SEQ"])
    assert detente.export_conflict(detente.load("chicken"), "dot", concepts=[]).data.count(b"Nash") == 0


def test_a_conflict_is_exported_by_suffix_and_what_is_lost_is_told() -> None:
    done = run("export", "chicken", "-o", "chicken.gmcr")

    assert (0, "Written: chicken.gmcr\n") == (done.code, done.out)
    assert "citations" in done.err
    assert 2 == len(json.loads(Path("chicken.gmcr").read_bytes())["options"])


def test_a_conflict_that_a_format_cannot_hold_ends_with_three() -> None:
    assert 3 == run("export", "elmira", "-o", "elmira.gmcr").code
    assert not Path("elmira.gmcr").exists()


def test_a_dossier_and_a_conflict_are_told_apart_by_what_is_in_them() -> None:
    Path("fish.txt").write_text(FISH, "utf-8")
    run("read", "fish.txt", "--rules", "-o", "fish.dossier.json")
    Path("conflict.json").write_text('{"detente": 1, "decision_makers": {"a": {"options": {"x": "acts"}}}}', "utf-8")

    assert run("export", "fish.dossier.json", "--to", "csv").out.startswith("id,text,file")
    assert run("export", "conflict.json", "--to", "csv").out.startswith("decision maker,option,text,s1,s2")
    assert run("export", "-", "--to", "csv", stdin=Path("conflict.json").read_bytes()).out.startswith("decision maker")


def test_names_from_outside_cannot_steer_the_terminal() -> None:
    data = weir()
    data["options"][0]["permittedDirection"] = "\x1b[31m\u202e"
    Path("weir.gmcr").write_bytes(as_file(data))
    done = run("import", "weir.gmcr")

    assert 0 == done.code
    assert "\x1b" not in done.out + done.err
    assert "\u202e" not in done.out + done.err


@pytest.mark.parametrize(
    ("name", "told"),
    [("quarrel.xlsx", "save it as CSV"), ("quarrel.ods", "save it as CSV"), ("weir.json", "--from FORMAT")],
)
def test_a_name_that_does_not_tell_the_format_is_answered_with_what_to_do(name: str, told: str) -> None:
    Path(name).write_bytes(b"PK")
    done = run("import", name)

    assert (2, True) == (done.code, f"the name '{name}' does not tell the format" in done.err)
    assert told in done.err


def test_a_file_that_is_cut_off_is_answered_for_its_own_kind() -> None:
    Path("weir.gmcr").write_bytes(as_file(weir())[:90])
    Path("fish.dossier.json").write_text('{"detente": 1, "sentences": [', "utf-8")

    assert "save the conflict again in GMCR+" in run("import", "weir.gmcr").err
    assert "write the dossier again with 'detente read'" in run("draft", "fish.dossier.json").err


def test_a_dossier_does_not_go_into_a_format_of_conflicts() -> None:
    Path("fish.txt").write_text(FISH, "utf-8")
    run("read", "fish.txt", "--rules", "-o", "fish.dossier.json")
    done = run("export", "fish.dossier.json", "-o", "fish.gmcr")

    assert (2, False) == (done.code, Path("fish.gmcr").exists())
    assert "this is a dossier, and that is a format of conflicts" in done.err
    assert ".plover.json" in done.err
