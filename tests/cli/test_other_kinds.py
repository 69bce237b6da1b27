"""A file of another kind than the verb takes is one problem, which names what it is and what takes it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import detente
from dredging import HARBOUR
from shell_session import FISH, run

MOVES = "detente: 1\nmoves:\n  - {date: 1990-02-01, by: port, set: {port.dredge: yes}}\n"
TABLE = "decision maker,option,s1,s2\nMinistry,modify,N,Y\nCompany,delay,Y,N\n"
GMCR = {"program": "gmcr-py", "options": [], "decisionMakers": [], "infeasibles": []}
ANSWER = {"detente": 1, "actors": [], "events": [], "claims": [], "links": []}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of each kind."""
    monkeypatch.chdir(tmp_path)
    Path("harbour.yaml").write_text(HARBOUR, "utf-8")
    Path("news.txt").write_text("date 2022-01-14\n\n" + FISH, "utf-8")
    Path("colon.txt").write_text(
        "The talks ended without a result: with NATO on Monday, with Russia: nothing.", "utf-8"
    )
    run("read", "news.txt", "--rules", "-o", "news.json")
    Path("moves.yaml").write_text(MOVES, "utf-8")
    Path("moves.csv").write_text("date,by,set\n1990-02-01,port,port.dredge\n", "utf-8")
    Path("table.csv").write_text(TABLE, "utf-8")
    Path("pasted.txt").write_text(TABLE.replace(",", "\t"), "utf-8")
    Path("weir.gmcr").write_text(json.dumps(GMCR, indent=1), "utf-8")
    Path("answer.json").write_text(json.dumps(ANSWER), "utf-8")


def told(*arguments: str, stdin: str = "") -> list[str]:
    """The lines of what is told on stderr, without the count."""
    done = run(*arguments, stdin=stdin)
    assert 3 == done.code
    return done.err.splitlines()[:-1]


def chicken() -> dict[str, object]:
    """An example as plain data."""
    data: dict[str, object] = YAML(typ="safe", pure=True).load(detente.example("chicken").text)
    return data


def codes(text: str) -> set[str]:
    """The codes of what is wrong with a conflict file, if anything is."""
    try:
        detente.loads(text, name="quarrel")
    except detente.ConflictError as error:
        return {problem.code for problem in error.problems}
    return set()


OTHERS = [
    ("news.json", "a dossier", "'detente draft news.json -o CONFLICT.yaml' makes a conflict of it"),
    ("news.txt", "a text", "'detente read news.txt' reads it, and 'detente draft news.txt -o CONFLICT.yaml'"),
    ("colon.txt", "a text", "'detente read colon.txt' reads it"),
    ("moves.yaml", "a chronicle of dated moves", "'detente replay CONFLICT moves.yaml' follows it"),
    ("moves.csv", "a chronicle of dated moves", "'detente replay CONFLICT moves.csv' follows it"),
    ("table.csv", "a table of options and states", "'detente import table.csv -o CONFLICT.yaml' makes"),
    ("pasted.txt", "a table of options and states", "'detente import pasted.txt --from csv -o CONFLICT.yaml' makes"),
    ("weir.gmcr", "a save-file of GMCR+", "'detente import weir.gmcr -o CONFLICT.yaml' makes"),
    ("answer.json", "a language model's answer", "'detente draft TEXT --accept answer.json -o CONFLICT.yaml' takes"),
]


@pytest.mark.parametrize(("file", "kind", "hint"), OTHERS, ids=[file for file, _, _ in OTHERS])
def test_what_is_no_conflict_is_one_problem_with_the_command_that_takes_it(file: str, kind: str, hint: str) -> None:
    said = told("check", file)

    assert [f"{file}:1:1: DET171 this is {kind}, not a conflict file"] == said[:1]
    assert (2, True) == (len(said), said[1].startswith(f"    {hint}"))


@pytest.mark.parametrize("verb", ["solve", "audit", "play", "trace", "report"])
def test_every_verb_that_takes_a_conflict_says_so(verb: str) -> None:
    assert ["news.json:1:1: DET171 this is a dossier, not a conflict file"] == told(verb, "news.json")[:1]


def test_a_dossier_is_known_though_it_is_cut_off_or_too_large_or_comes_by_standard_input() -> None:
    text = Path("news.json").read_text("utf-8")
    said = "DET171 this is a dossier, not a conflict file"

    assert f"<stdin>:1:1: {said}" == told("check", "-", stdin=text)[0]
    Path("half.json").write_text(text[: len(text) // 2], "utf-8")
    assert f"half.json:1:1: {said}" == told("check", "half.json")[0]
    Path("large.json").write_text(text + " " * 2_000_000, "utf-8")
    assert f"large.json:1:1: {said}" == told("check", "large.json")[0]


def test_a_conflict_or_a_text_is_no_dossier_and_a_conflict_or_a_dossier_no_text() -> None:
    Path("as.json").write_text(json.dumps(chicken()), "utf-8")

    assert "harbour.yaml:1:1: DET171 this is a conflict file, not a dossier" == told("review", "harbour.yaml")[0]
    assert "as.json:1:1: DET171 this is a conflict file, not a dossier" == told("draft", "as.json")[0]
    assert "news.txt:1:1: DET171 this is a text, not a dossier" == told("review", "news.txt")[0]
    assert "harbour.yaml:1:1: DET171 this is a conflict file, not a text to be read" == told("draft", "harbour.yaml")[0]
    assert "news.json:1:1: DET171 this is a dossier, not a text to be read" == told("read", "news.json")[0]


@pytest.mark.parametrize(
    ("file", "kind"), [("harbour.yaml", "a conflict file"), ("news.json", "a dossier"), ("news.txt", "a text")]
)
def test_what_is_no_chronicle_is_one_problem(file: str, kind: str) -> None:
    said = told("replay", "harbour.yaml", file)

    assert (f"{file}:1:1: DET171 this is {kind}, not a chronicle of dated moves", 2) == (said[0], len(said))


@pytest.mark.parametrize("name", sorted(detente.examples()))
def test_a_conflict_file_that_is_broken_anywhere_is_never_taken_for_another_kind(name: str) -> None:
    text = detente.example(name).text
    lines = text.splitlines(keepends=True)
    body = next(n for n, line in enumerate(lines) if re.match(r"\w", line))
    step = max(1, len(lines) // 6)
    broken = [
        *("".join(lines[:end]) + "  : [}\n" for end in range(body + 3, len(lines), step)),
        *("".join(lines[:gone] + lines[gone + step :]) for gone in range(body, len(lines), step)),
        text.replace("decision_makers:", "decison_maker:"),
        text.replace("decision_makers:", "decison_maker:") + "a: b: c\n",
    ]
    for each in broken:
        assert "DET171" not in codes(each), each


@pytest.mark.parametrize("key", ["decisionMakers", "decision_makes", "actors"])
def test_a_conflict_in_json_with_a_key_misspelt_is_not_taken_for_another_kind(key: str) -> None:
    misspelt = {key if name == "decision_makers" else name: value for name, value in chicken().items()}

    with pytest.raises(detente.ConflictError) as refused:
        detente.loads(json.dumps(misspelt))
    assert {"DET133", "DET139"} <= {problem.code for problem in refused.value.problems}


def test_telling_what_a_file_is_takes_no_longer_where_it_was_made_to() -> None:
    for text in ('{"' + '\\"' * 30_000, "\n" * 60_000, "a:\n" * 20_000, '{"a"' + " " * 60_000, "{" * 60_000):
        with pytest.raises(detente.BadInput):
            detente.loads(text)
        with pytest.raises(detente.BadInput):
            detente.parse_dossier(text)
