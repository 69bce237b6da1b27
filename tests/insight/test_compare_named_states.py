"""Rankings of states compared: by what holds in the states, whatever each file calls them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

import detente
from detente.model.conflict import Conflict, Pairs, Preference, Ranking

CALLED = {"s1": "peace", "s2": "row_wins", "s3": "column_wins", "s4": "crash"}


def renamed(conflict: Conflict, name: Callable[[str], str]) -> Conflict:
    """The conflict with its states under other names, its rankings and relations with them."""
    states = tuple(replace(state, name=name(state.name), text="") for state in conflict.states or ())
    return replace(spoken(conflict, name), states=states)


def spoken(conflict: Conflict, name: Callable[[str], str]) -> Conflict:
    """The conflict with other names for states in its rankings and relations alone."""

    def told(preference: Preference) -> Preference:
        match preference:
            case Ranking(groups):
                return replace(preference, groups=tuple(tuple(map(name, group)) for group in groups))
            case Pairs(pairs):
                return replace(preference, pairs=tuple((name(x), name(y)) for x, y in pairs))
        return preference

    return replace(conflict, preferences={dm: told(each) for dm, each in conflict.preferences.items()})


def related(conflict: Conflict) -> Conflict:
    """The conflict with a relation for the first ranking."""
    row = Pairs((("s2", "s1"), ("s1", "s3"), ("s3", "s4")))
    return replace(conflict, preferences={**conflict.preferences, "row": row})


def bare(conflict: Conflict) -> Conflict:
    """The conflict without names for its states: what speaks of them does so by pattern."""
    patterns = {state.name: state.pattern or "" for state in conflict.states or ()}
    return replace(spoken(conflict, patterns.__getitem__), states=None)


def told(found: detente.Comparison) -> list[tuple[str, str]]:
    return [(each.kind, each.id) for each in found.differences if not each.cited_only]


@pytest.mark.parametrize("form", [lambda c: c, related])
def test_a_ranking_by_names_and_the_same_by_patterns_are_alike(form: Callable[[Conflict], Conflict]) -> None:
    mine = form(detente.load("chicken"))
    for pair in ((mine, bare(mine)), (bare(mine), mine)):
        found, everyday = detente.compare(*pair), detente.diff(*pair, only="model")
        kinds = {kind for kind, _ in told(found)}
        (shared,) = (each for each in found.agreement.parts if each.kind == "preference")

        assert ({"state"}, (2, 2)) == (kinds, (shared.both, shared.same))
        assert [("states", "states")] == [(edit.kind, edit.id) for edit in found.edits]
        assert told(found) == [(each.difference.kind, each.difference.id) for each in everyday.parts]


def test_a_conflict_written_for_another_tool_and_read_again_wants_the_same() -> None:
    mine = detente.load("chicken")
    written = detente.export_conflict(mine, "gmcr")
    again = detente.import_conflict(written.data, "gmcr").conflict

    assert [] == [each for each in told(detente.compare(mine, again)) if each[0] == "preference"]


def test_states_that_two_files_name_otherwise_are_the_same_where_the_same_holds() -> None:
    mine = detente.load("chicken")
    found = detente.compare(mine, renamed(mine, CALLED.__getitem__))

    assert {"s1": "peace", "s2": "row_wins", "s3": "column_wins", "s4": "crash"} == found.names["state"]
    assert {("state", name) for name in CALLED} == {*told(found)}
    assert all([change.what for change in each.changes] == ["text"] for each in found.differences)


def test_a_ranking_may_speak_of_named_states_by_pattern() -> None:
    mine = detente.load("chicken")
    patterns = {state.name: state.pattern or "" for state in mine.states or ()}
    other = spoken(mine, patterns.__getitem__)

    assert (True, True) == (detente.compare(mine, other).same, detente.diff(mine, other).same)


def test_another_ranking_is_told_by_patterns_where_only_one_names_its_states() -> None:
    mine = detente.load("chicken")
    swapped = {**{name: name for name in CALLED}, "s1": "s3", "s3": "s1"}
    found = detente.compare(mine, bare(spoken(mine, swapped.__getitem__)))
    (row,) = (each for each in found.differences if (each.kind, each.id) == ("preference", "row"))

    assert ("YN > NN > NY > YY", "YN > NY > NN > YY") == (row.a, row.b)


def test_between_names_and_patterns_a_verdict_is_explained_by_the_one_ranking_that_differs() -> None:
    text = """\
detente: 1
decision_makers: {{a: {{options: {{x: goes}}}}, b: {{options: {{y: goes}}}}}}
{}
status_quo: []
preferences: {{a: {{ranking: [{}]}}, b: {{ranking: [{}]}}}}
claims: [{{id: K1, says: "possible(a.x)"}}]
"""
    states = "states: {calm: NN, left: YN, right: NY, storm: YY}"
    mine = text.format(states, "calm, left, right, storm", "calm, left, right, storm")
    theirs = text.format("", "YN, NN, NY, YY", "NN, YN, NY, YY")
    found = detente.compare(detente.loads(mine), detente.loads(theirs))
    explained = found["K1"].explained

    assert ("fails", "holds") == (found["K1"].verdict_a, found["K1"].verdict_b)
    assert explained is not None
    assert [[("preference", "a")]] == [[(edit.kind, edit.id) for edit in each] for each in explained.sets]
