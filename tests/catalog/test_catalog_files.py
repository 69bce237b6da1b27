"""The files of the catalogue: they load, every part rests on a sentence or on an assumption, and all of it is ours."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from detente import catalog
from detente.cite import Citation, Grounds
from detente.model.conflict import Conflict, Pairs, Ranking, Statements, Weights
from detente.model.file_shape import FILE, GRAPH_FILE, GROUNDS
from detente.model.patch import believed, variant
from detente.model.shape import Keyed, Listed, Record, Shape
from detente.text.document import open_document
from detente.text.split import split
from shipped_cases import case as shipped
from shipped_cases import conflict

DATA = Path(catalog.__file__).parent / "data"
every_name = pytest.mark.parametrize("name", catalog.names())


def sources(name: str) -> dict[str, Path]:
    """The texts that the conflict cites, by the names that its citations use."""
    return {source.id: shipped(name).path.parent / source.file for source in conflict(name).sources}


def note(name: str) -> str:
    (path,) = sources(name).values()
    return path.read_text("utf-8")


def parts(model: Conflict) -> Iterator[tuple[str, Grounds]]:
    """Every part that may be cited, with a name."""
    yield from ((maker.id, maker.grounds) for maker in model.decision_makers)
    yield from ((option.key, option.grounds) for option in model.options)
    yield from ((rule.id, rule.grounds) for rule in model.infeasible)
    yield from ((consequence.id, consequence.grounds) for consequence in model.consequences)
    yield from ((forum.id, forum.grounds) for forum in model.forums)
    yield from ((belief.id, belief.grounds) for belief in model.beliefs)
    yield from ((change.id, change.grounds) for change in model.variants)
    yield from ((claim.id, claim.grounds) for claim in model.claims)
    if model.status_quo:
        yield "status quo", model.status_quo.grounds
        yield from ((reading.id, reading.grounds) for reading in model.status_quo.contested)
    for dm, preference in model.preferences.items():
        match preference:
            case Statements(wants):
                yield from ((want.id, want.grounds) for want in wants)
            case Ranking() | Weights() | Pairs():
                yield f"preferences of {dm}", preference.grounds
    yield from ((f"attitude of {a.holder}", a.grounds) for a in model.attitudes)


@every_name
def test_no_part_is_uncited(name: str):
    assert [part for part, grounds in parts(conflict(name)) if grounds.uncited] == []


@every_name
def test_every_sentence_that_is_cited_exists(name: str):
    cited = {citation for _, grounds in parts(conflict(name)) for citation in grounds.cites}
    there = {
        Citation(source, sentence=sentence.number)
        for source, path in sources(name).items()
        for sentence in open_document(path).sentences
    }

    assert cited - there == set()


@pytest.mark.parametrize("name", [name for name in catalog.names() if shipped(name).standing != "own"])
def test_a_note_has_the_name_of_the_conflict_and_one_sentence_on_each_line(name: str):
    text = note(name)

    assert [path.name for path in sources(name).values()] == [f"{name}.txt"]
    assert [text[start:end] for start, end in split(text)] == text.splitlines()


@every_name
def test_every_text_is_the_one_whose_hash_the_file_holds(name: str):
    held = {source.id: source.sha256 for source in conflict(name).sources}

    assert held == {source: hashlib.sha256(path.read_bytes()).hexdigest() for source, path in sources(name).items()}


@every_name
def test_patterns_and_titles_are_quoted(name: str):
    bare = re.sub(r'"[^"\n]*"', '""', shipped(name).text)

    assert re.findall(r"\b(?:pattern|title|text|want|when|says|requires|if|iff|why|assumed): +[^\"\s{]", bare) == []
    assert re.search(r'^title: ""$', bare, re.MULTILINE)


@every_name
def test_every_belief_and_every_variant_can_be_applied(name: str):
    model = conflict(name)

    assert [holder for holder in {b.holder for b in model.beliefs} if believed(model, holder) == model] == []
    assert [v.id for v in model.variants if variant(model, v.id) == model] == []


@every_name
def test_what_is_invented_says_so_first(name: str):
    case = shipped(name)
    first = [split_first(path.read_text("utf-8")) for path in sources(name).values()]

    assert (case.standing == "invented") == all("invented" in sentence for sentence in first)
    assert (case.standing == "invented") == case.path.is_relative_to(DATA / "invented")
    assert (case.standing == "own") == case.path.is_relative_to(DATA / "own")


def split_first(text: str) -> str:
    start, end = split(text)[0]
    return text[start:end]


@every_name
def test_only_what_was_read_is_called_published(name: str):
    results = shipped(name).results

    assert results.source
    assert results.read
    if results.standing == "published":
        assert not results.read.startswith("Nothing")
        assert results.printed.equilibria
    elif results.standing == "textbook":
        assert list(results.printed.equilibria) == ["Nash"]
    else:
        assert results.printed.equilibria == {}


def test_no_file_holds_eight_words_in_a_row_of_the_seed(shared: Path):
    seed = _runs((shared / "seed" / "dispatch-2022-01-17.txt").read_text("utf-8"))
    found = {
        (path.name, *run)
        for path in sorted(DATA.rglob("*.*"))
        for run in _runs(path.read_text("utf-8")) & seed
    }  # fmt: skip

    assert len(seed) > 300
    assert found == set()


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[k : k + 8]) for k in range(len(words) - 7)}


def test_nothing_else_lies_in_the_data():
    expected = {f"{name}{ending}" for name in catalog.names() for ending in (".yaml", ".results.yaml")}
    expected |= {path.name for name in catalog.names() for path in sources(name).values()}
    expected |= {case.dossier.name for case in map(shipped, catalog.names()) if case.dossier}
    expected |= {"chronicle.yaml", "chronicle.txt"}

    assert {path.name for path in DATA.rglob("*") if path.is_file()} == expected


def test_every_key_of_the_file_format_occurs_in_some_conflict():
    files = [YAML(typ="safe", pure=True).load(shipped(name).path) for name in catalog.names()]
    used = {key for file in files for key in keys_used(GRAPH_FILE if "moves" in file else FILE, file)}
    grounds = {key.name for key in GROUNDS}

    assert len(keys_known(FILE)) > 50
    assert {key for key in keys_known(FILE) if key[1] not in grounds} - used == set()
    # What nobody has reviewed has no place in the catalogue.
    assert grounds - {key for _, key in used} == {"proposed"}


def keys_known(shape: Shape) -> set[tuple[str, str]]:
    """Every key that a shape knows, with what the mapping is that it stands in."""
    match shape:
        case Record(what, keys):
            return {(what, key.name) for key in keys}.union(*(keys_known(key.shape) for key in keys))
        case Keyed(value=inner) | Listed(item=inner):
            return keys_known(inner)
        case _:
            return set()


def keys_used(shape: Shape, value: Any) -> Iterator[tuple[str, str]]:
    """Every key that stands in a value of that shape, in the same words."""
    match shape, value:
        case Record(), dict():
            for name, inner in value.items():
                yield shape.what, name
                known = shape.key(name)
                assert known, f"{name} is no key of {shape.what}"
                yield from keys_used(known.shape, inner)
        case Record(), list() if "list" in shape.short:
            yield from keys_used(shape, {shape.short["list"]: value})
        case Keyed(), dict():
            for inner in value.values():
                yield from keys_used(shape.value, inner)
        case Listed(), list():
            for inner in value:
                yield from keys_used(shape.item, inner)


def test_results_are_yaml_with_known_keys_only():
    keys = {
        key
        for path in DATA.rglob("*.results.yaml")
        for key in YAML(typ="safe", pure=True).load(path)
    }  # fmt: skip

    assert keys == {"standing", "source", "read", "equilibria", "slips", "note", "recomputed"}
