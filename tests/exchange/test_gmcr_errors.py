"""Broken files of GMCR+: everything that is wrong is told at once, each with its place, and never by a traceback."""

from __future__ import annotations

import copy
import json
import os
import tracemalloc
from pathlib import Path
from random import Random
from typing import Any

import pytest

import detente
from detente import BadInput, ConflictError, TooLarge
from detente.errors import Problem
from weir_file import as_file, weir

MUTATIONS = 10_000 if os.environ.get("DETENTE_PROFILE") == "long" else 250
JUNK: tuple[Any, ...] = (
    *(None, True, -1, 0, 3, 99, 1.5, 10**30, "", "Y", "fwd", "\ud800", "\x00\n", [], [[]], {}, [0], [[0, "Y"]]),
    *([[0, "Y"], [0, "N"]], {"compound": True}, {"compound": True, "members": [[[0, "Y"]], []]}, [1, [2, [3]]]),
)


def problems(data: bytes) -> tuple[Problem, ...]:
    """What is wrong with a file."""
    with pytest.raises(BadInput) as refused:
        detente.import_conflict(data, "gmcr", name="weir.gmcr")
    return refused.value.problems


def told(data: dict[str, Any]) -> list[tuple[str, str]]:
    """What is wrong with a file of plain data: codes, with what the carets point at."""
    found = []
    for problem in problems(as_file(data)):
        place = problem.place
        assert place is not None
        assert "weir.gmcr" == place.file
        found.append((problem.code, place.text[place.column - 1 : place.column - 1 + place.width]))
    return found


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b"", "DET402", "weir.gmcr:1:1"),
        (b"[]", "DET553", "weir.gmcr:1:1"),
        (b'{"options": [\n1,]}', "DET401", "weir.gmcr:2:2"),
        (b'{"options": NaN}', "DET401", "weir.gmcr:1:13"),
        (b'{"options": "caf\xe9"}', "DET407", "weir.gmcr:1:17"),
        (b"\x00" * 9, "DET401", "weir.gmcr:1:1"),
        (as_file(weir()) + b"\n{}", "DET553", None),
    ],
)
def test_what_is_no_json_is_refused_where_it_stands(data: bytes, code: str, place: str | None) -> None:
    first = problems(data)[0]

    assert code == first.code
    assert place in (None, str(first.place))


def test_keys_that_are_missing_are_told_all_at_once() -> None:
    data = weir()
    del data["infeasibles"], data["useManualPreferenceRanking"]
    del data["options"][1]["name"], data["decisionMakers"][0]["options"]

    messages = [problem.message for problem in problems(as_file(data))]
    for key in ("infeasibles", "useManualPreferenceRanking", "name", "options"):
        assert 1 == sum(f"needs the key '{key}'" in message for message in messages), key


def test_values_of_another_kind_are_told_with_their_place() -> None:
    data = weir(infeasibles={}, useManualPreferenceRanking="yes")
    data["options"][0]["name"] = 7
    data["decisionMakers"][0]["options"] = [1, 1.5]

    assert [("DET553", "7"), ("DET553", "1.5"), ("DET553", "{}"), ("DET553", '"yes"')] == told(data)


def test_options_that_are_not_there_or_have_two_owners_or_none_are_told() -> None:
    data = weir()
    data["decisionMakers"][0]["options"] = [1, 9, 0]
    data["decisionMakers"][1]["preferences"] = [[[4, "Y"]], [[True, "Y"]], [[0, "y"]], [[0]], 5, [[0, "Y"], [0, "N"]]]

    found = told(data)
    assert [("DET554", "9"), ("DET554", "4"), ("DET553", "true"), ("DET553", '"y"')] == [
        f for f in found if f[1] not in "[{05"
    ]
    assert {"DET553", "DET554", "DET555", "DET557"} == {code for code, _ in found}
    assert 2 == sum(code == "DET555" for code, _ in found)


def test_a_condition_that_leaves_no_state_and_one_that_never_holds_are_told() -> None:
    data = weir(infeasibles=[[], {"compound": True, "members": []}])

    assert ["DET557", "DET557"] == [code for code, _ in told(data)]


@pytest.mark.parametrize(
    ("ranking", "code", "message"),
    [
        ([1, 2, 3], "DET556", "leaves out 9 of 12 feasible states: 4, 5, 6, 7, 8, 9 and 3 more"),
        ([13, *range(1, 13)], "DET556", "there is no state 13"),
        ([0, *range(1, 13)], "DET556", "there is no state 0"),
        ([[1, 2], *range(2, 13)], "DET556", "lists the state 2 twice"),
        ([[1, [2, 3]], *range(4, 13)], "DET553", "expected the number of a state"),
        ([True, *range(2, 13)], "DET553", "expected the number of a state"),
        (None, "DET553", "has no 'preferenceRanking'"),
    ],
)
def test_a_ranking_that_does_not_list_every_state_once_is_told(ranking: Any, code: str, message: str) -> None:
    data = weir(useManualPreferenceRanking=True)
    for maker in data["decisionMakers"]:
        maker["preferenceRanking"] = [[*range(1, 13)]]
    data["decisionMakers"][1]["preferenceRanking"] = ranking
    if ranking is None:
        del data["decisionMakers"][1]["preferenceRanking"]
    found = problems(as_file(data))

    assert code == found[0].code
    assert message in found[0].message
    assert found[0].place is not None


def test_no_more_problems_are_told_than_a_person_reads() -> None:
    data = weir(infeasibles=[[[9, "Y"]]] * 1_000)

    assert 101 == len(problems(as_file(data)))


def test_a_file_that_is_too_large_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "large.gmcr"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    tracemalloc.start()
    with pytest.raises(BadInput, match="DET104"):
        detente.import_conflict(path)
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert held < 1_000_000
    with pytest.raises(BadInput, match="DET104"):
        detente.import_conflict(path, most_bytes=199_999_999)
    with pytest.raises(BadInput, match="DET406"):
        detente.import_conflict(as_file(weir()), "gmcr", most_bytes=10)


def test_more_options_than_anybody_means_are_refused() -> None:
    option = {"name": "x", "permittedDirection": "both"}

    assert [("DET553", '"options"')] == told(weir(options=[option] * 1_001))


def test_states_are_counted_only_for_a_ranking_and_up_to_the_limit() -> None:
    options = [{"name": "x", "permittedDirection": "both"}] * 40
    maker = {"name": "a", "options": [*range(40)], "preferences": [[[0, "Y"]]], "preferenceRanking": [1]}
    data = {"options": options, "decisionMakers": [maker], "infeasibles": []}

    assert detente.import_conflict(as_file(data | {"useManualPreferenceRanking": False}), "gmcr")
    with pytest.raises(TooLarge, match="limit"):
        detente.import_conflict(as_file(data | {"useManualPreferenceRanking": True}), "gmcr", limit=1_000)


@pytest.mark.parametrize("part", range(5))
def test_a_damaged_file_is_read_or_refused_with_places(part: int) -> None:
    outcomes = [damage(seed) for seed in range(part * MUTATIONS // 5, (part + 1) * MUTATIONS // 5)]

    assert {"read", "refused"} == set(outcomes)


def damage(seed: int) -> str:
    """What becomes of a file with one to five damages: what is read can be written in our format and read again."""
    rng = Random(seed)
    manual = weir(useManualPreferenceRanking=True)
    for maker in manual["decisionMakers"]:
        maker["preferenceRanking"] = [[*range(1, 5)], *range(5, 13)]
    whole = rng.choice((weir(), manual))
    data = as_file(mutated(rng, whole)) if rng.random() < 0.7 else scratched(rng, as_file(whole))
    try:
        found = detente.import_conflict(data, "gmcr", name="weir.gmcr")
    except BadInput as error:
        unplaced = [problem for problem in error.problems if problem.place is None and problem.code != "DET410"]
        return "refused without a place" if unplaced else "refused"
    assert found.conflict == detente.loads(detente.dumps(found.conflict))
    try:
        detente.import_conflict(detente.export_conflict(found.conflict, "gmcr").data, "gmcr")
    except ConflictError as error:
        # No state may be left, which only counting tells.
        return "read" if "DET307" in str(error) else "read, and not to be written"
    return "read"


def mutated(rng: Random, data: dict[str, Any]) -> Any:
    """The data with some of its parts taken out, doubled, or replaced by others and by junk."""
    data = copy.deepcopy(data)
    for _ in range(rng.choice((1, 1, 2, 3))):
        parts = [place for place in places(data) if place]
        *path, last = rng.choice(parts)
        holder = reached(data, path)
        match rng.randrange(4):
            case 0:
                del holder[last]
            case 1:
                holder[last] = copy.deepcopy(rng.choice(JUNK))
            case 2 if isinstance(holder, list):
                holder.insert(rng.randrange(len(holder) + 1), copy.deepcopy(rng.choice(holder)))
            case _:
                holder[last] = copy.deepcopy(reached(data, rng.choice(parts)))
    return data


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path to every part of plain data."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, part in inside for place in places(part, (*path, key)))]


def reached(value: Any, path: Any) -> Any:
    """The part of plain data at the end of a path."""
    for key in path:
        value = value[key]
    return value


def scratched(rng: Random, data: bytes) -> bytes:
    """The bytes with some changed, taken out, or put in."""
    for _ in range(rng.choice((1, 2, 5))):
        at, some = rng.randrange(len(data)), rng.randrange(40)
        middle = rng.choice((bytes([rng.randrange(256)]), b"", data[some : some * 2] + data[at : at + 1]))
        data = data[:at] + middle + data[at + rng.choice((1, 1, some)) :]
    return data


def test_the_file_of_the_tests_is_whole() -> None:
    assert (12, ()) == (detente.unfold(detente.import_conflict(as_file(weir()), "gmcr").conflict).size, ())
    assert json.loads(as_file(weir())) == weir()
