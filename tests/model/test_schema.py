"""The JSON Schema: what the reader accepts it accepts, and what has the wrong shape it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from detente.errors import ConflictError
from detente.model.file_shape import FILE
from detente.model.read import parse_conflict
from detente.model.schema import schema
from detente.model.shape import Key, Keyed, Listed, Record, Shape
from file_fragments import completed
from quarrel_file import BRIDGE, LADDER, QUARREL

VALIDATOR = Draft202012Validator(schema())
CATALOGUE = Path(__file__).resolve().parents[2] / "src" / "detente" / "catalog" / "data"
EXAMPLES = [path for path in sorted(CATALOGUE.rglob("*.yaml")) if path.stem == path.parent.name]


def as_json(text: str) -> Any:
    loaded = YAML(typ="safe", pure=True).load(text)
    return json.loads(json.dumps(loaded, default=str))


def test_the_schema_is_one():
    Draft202012Validator.check_schema(schema())
    assert "https://json-schema.org/draft/2020-12/schema" == schema()["$schema"]


@pytest.mark.parametrize("text", [QUARREL, BRIDGE, LADDER], ids=["quarrel", "bridge", "ladder"])
def test_what_the_reader_reads_fits_the_schema(text: str):
    parse_conflict(text)
    assert [] == list(VALIDATOR.iter_errors(as_json(text)))


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_every_conflict_of_the_catalogue_fits_the_schema(path: Path):
    assert [] == list(VALIDATOR.iter_errors(as_json(path.read_text("utf-8"))))


@pytest.mark.parametrize(
    "fragment",
    [
        "optoins: {}",
        "title: [one]",
        "infeasible: 3",
        "infeasible: {when: company.delay}",
        "detente: 2",
        "infeasible: [{why: nobody}]",
        "joint_options: {settlement: {owners: [ministry]}}",
        "joint_options: {settlement: {owners: [ministry, company], irreversible: yes}}",
        "joint_options: {not: {owners: [ministry, company]}}",
        "decision_makers: {the-ministry: {options: {x: acts}}}",
        "decision_makers: {a: {options: {x: {levels: [1]}}}}",
        "preferences: {company: {}}",
        "preferences: {company: {ranking: [], weights: {}}}",
        "preferences: {company: [{want: a.b, if: a.b, iff: a.b}]}",
        "preferences: {company: {weights: {company.delay: much}}}",
        "attitudes: {company: {ministry: 2}}",
        "status_quo: {cites: []}",
        "consequences: [{when: company.delay, set: {}}]",
        "infeasible: [{when: company.delay, basis: guessed}]",
        "infeasible: [{when: company.delay, cites: [news]}]",
    ],
)
def test_what_has_the_wrong_shape_neither_fits_nor_is_read(fragment: str):
    text = completed(fragment)
    with pytest.raises(ConflictError):
        parse_conflict(text)
    assert [] != list(VALIDATOR.iter_errors(as_json(text)))


def test_a_conflict_needs_decision_makers():
    assert [] != list(VALIDATOR.iter_errors({"detente": 1}))


def test_every_key_says_what_it_means():
    silent = [key.name for key in keys(FILE) if not key.says.endswith(".") or len(key.says.split()) < 3]
    assert [] == silent


def keys(shape: Shape) -> list[Key]:
    match shape:
        case Record(_, own):
            return [*own, *(key for part in own for key in keys(part.shape))]
        case Keyed(value):
            return keys(value)
        case Listed(item):
            return keys(item)
        case _:
            return []
