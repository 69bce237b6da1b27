"""What `--csv` prints of a comparison, a play and a replay, and the schemas of what `--json` prints of them."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import jsonschema
import pytest

import detente
from detente.report.compare_printed import of_comparison
from detente.report.schemas import schema_of
from shell_session import run
from strait import STRAIT, strait, texts

TURNED = STRAIT.replace('id: W1, want: "not west.fight", tier: 1', 'id: W1, want: "west.fight", tier: 1')


def table(*arguments: str) -> list[dict[str, str]]:
    done = run(*arguments, "--csv")

    assert (0, "") == (done.code, done.err)
    return list(csv.DictReader(io.StringIO(done.out, newline="")))


def test_a_comparison_is_a_row_for_each_difference_with_what_each_says() -> None:
    rows = table("compare", "chicken", "stag-hunt")
    found = detente.compare(detente.load("chicken"), detente.load("stag-hunt"))

    assert [(d.kind, d.id) for d in found.differences] == [(row["kind"], row["part"]) for row in rows]
    assert {"both give way", "both hunt together"} == {rows[4]["A"], rows[4]["B"]}


def test_a_play_is_a_row_for_each_move_and_many_plays_one_for_each_end() -> None:
    play, many = detente.play(detente.load("elmira")), detente.explore(detente.load("elmira"), number=20)

    assert [(step.mover, step.to.name) for step in play.steps] == [
        (row["by"], row["to"]) for row in table("play", "elmira")
    ]
    assert [(end.state.name, str(end.count.times)) for end in many.ends] == [
        (row["end"], row["times"]) for row in table("play", "elmira", "--runs", "20")
    ]


def test_a_replay_is_a_row_for_each_dated_move_with_what_it_was() -> None:
    rows = table("replay", "talks-2022")
    found = json.loads(run("replay", "talks-2022", "--json").out)

    assert [(each["id"], each["kind"]) for each in found["moves"]] == [(row["id"], row["in the model"]) for row in rows]
    jsonschema.validate(found, schema_of("replay"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare", "chicken", "stag-hunt", "--csv", "--json"),
        ("compare", "ferry", "ferry", "--csv", "--claim", "K1"),
        ("play", "elmira", "--csv", "--json"),
        ("play", "elmira", "--csv", "--by", "choice"),
        ("replay", "talks-2022", "--csv", "--json"),
    ],
)
def test_one_thing_is_printed_at_a_time(arguments: tuple[str, ...]) -> None:
    assert (2, "") == run(*arguments)[:2]


@pytest.mark.parametrize("other", [STRAIT, TURNED, STRAIT.replace("  - {id: fights", "  - {id: war")])
def test_a_comparison_is_printed_as_its_schema_says(other: str) -> None:
    found = detente.compare(strait(), detente.loads(other), documents_a=texts(), documents_b=texts())
    data: Any = json.loads(json.dumps(of_comparison(found)))

    assert [] == list(jsonschema.Draft202012Validator(schema_of("compare")).iter_errors(data))


@pytest.mark.parametrize("verb", ["audit", "compare", "diff", "play", "replay"])
def test_a_schema_is_printed_and_refuses_what_is_nothing_of_the_kind(verb: str) -> None:
    schema = json.loads(run("schema", "--printed", verb).out)
    jsonschema.Draft202012Validator.check_schema(schema)

    assert schema_of(verb) == schema
    assert not jsonschema.Draft202012Validator(schema).is_valid({"detente": 1})


def test_where_there_is_no_schema_those_that_there_are_are_named() -> None:
    done = run("schema", "--printed", "audi")

    assert (2, "") == (done.code, done.out)
    assert "audit" in done.err


def test_two_schemas_at_a_time_are_refused() -> None:
    assert 2 == run("schema", "--dossier", "--printed", "audit").code
