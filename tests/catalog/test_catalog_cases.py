"""The catalogue by name: what it lists, what a case holds, and how a copy is made."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import detente
from detente import catalog
from detente.errors import TextError, UnknownName
from detente.model.read import read_conflict

every_name = pytest.mark.parametrize("name", catalog.names())


def test_the_names_are_these():
    assert catalog.names() == [
        "bridge",
        "chicken",
        "deadlock",
        "elmira",
        "ferry",
        "goldamorous",
        "groundwater",
        "lake-gisborne",
        "northkorea-baseline",
        "northkorea-bloodthirsty",
        "northkorea-deterrence",
        "northkorea-irreversible",
        "northkorea-pacifistic",
        "prisoners-dilemma",
        "stag-hunt",
        "talks-2022",
    ]


def test_no_two_conflicts_share_a_name(root: Path):
    found = [path.parent.name for path in (root / "src/detente/catalog/data").glob("*/*/*.results.yaml")]

    assert sorted(found) == catalog.names()


@every_name
def test_the_title_is_the_one_that_the_reader_finds(name: str):
    case = catalog.case(name)

    assert case.title == catalog.titles()[name] == read_conflict(case.path).title


def test_a_case_holds_its_file_and_its_results():
    case = catalog.case("chicken")

    assert case.text == case.path.read_text("utf-8")
    assert (case.name, case.standing, case.source) == ("chicken", "textbook", case.results.source)
    assert case.results.printed.equilibria == {"Nash": ("s2", "s3")}


def test_an_unknown_name_is_answered_with_the_nearest():
    with pytest.raises(UnknownName, match="there is no example 'elmyra'; did you mean 'elmira'"):
        catalog.case("elmyra")
    with pytest.raises(UnknownName, match="there is no example"):
        catalog.copy("../elmira", "anywhere")


def test_listing_titles_reads_no_yaml():
    code = "from detente import catalog; catalog.titles(); import sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    assert [name for name in loaded if name.partition(".")[0] in {"ruamel", "numpy"}] == []
    assert "detente.model" not in loaded


@every_name
def test_a_copy_is_the_conflict_with_all_that_it_rests_on_and_loads_equal(name: str, tmp_path: Path):
    case = catalog.case(name)
    sources = [source.file for source in read_conflict(case.path).sources]
    dossiers = [case.dossier.name] if case.dossier else []
    chronicles = ["chronicle.txt", "chronicle.yaml"] if case.chronicle else []

    written = catalog.copy(name, tmp_path / "new" / name)

    assert [path.name for path in written] == sorted([*sources, *dossiers, *chronicles, f"{name}.yaml"])
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == written
    assert [path.read_bytes() for path in written] == [
        (case.path.parent / path.name).read_bytes() for path in written
    ]  # fmt: skip
    assert read_conflict(tmp_path / "new" / name / f"{name}.yaml") == read_conflict(case.path)


def test_a_copy_overwrites_nothing_and_then_writes_nothing(tmp_path: Path):
    (tmp_path / "elmira.yaml").write_text("mine")

    with pytest.raises(TextError, match=r"DET261 'elmira\.yaml' lies in '"):
        catalog.copy("elmira", tmp_path)

    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("elmira.yaml", "mine")]


def test_a_copy_is_not_written_through_a_dangling_link(tmp_path: Path):
    (tmp_path / "elmira.txt").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(TextError, match="DET261"):
        catalog.copy("elmira", tmp_path)

    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("folder", ["file", "file/below", "a\0b"])
def test_a_folder_that_cannot_be_made_is_a_plain_error(folder: str, tmp_path: Path):
    (tmp_path / "file").write_text("")

    with pytest.raises(TextError, match="DET262 the example 'elmira' cannot be written into"):
        catalog.copy("elmira", tmp_path / folder)


def test_the_front_door_names_what_it_leads_to():
    assert sorted(catalog.__all__) == [name for name in dir(catalog) if name in catalog.__all__]
    with pytest.raises(AttributeError, match="has no attribute 'cases_'"):
        _ = catalog.cases_


def test_an_example_goes_by_the_name_that_was_given_and_its_sources_lie_where_it_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = detente.load("elmira")
    copied = Path("mine/elmira.yaml")
    copied.parent.mkdir()
    for path in catalog.copy("elmira", copied.parent):
        assert path.is_file()

    assert {"elmira"} == {place.file for place in asked.places.values()}
    assert detente.sources(asked).keys() == {source.id for source in asked.sources}
    assert {str(copied)} == {place.file for place in detente.load("mine").places.values()}
    assert {str(copied)} == {place.file for place in detente.load(copied).places.values()}
    with pytest.raises(detente.ConflictError, match=r"^elmira:1:1: DET471"):
        detente.audit(asked)
