"""Diffs that can be judged by hand: parts and their places, what only moved, results, and what cannot be solved."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import detente
from detente.errors import ConflictError, UnknownName
from detente.insight.diffing.diffed import Diff, EquilibriumDiffers, Renamed, SizeDiffers, Totals
from detente.insight.diffing.holding import Holding, on
from detente.model.conflict import Conflict, Ranking, Weights
from detente.model.mapping import parse_mapping
from strait import STRAIT, strait

W1 = '{id: W1, want: "not west.fight", tier: 1, cites: [news#2]}'
W2 = '{id: W2, want: "west.fight", if: "east.seize", tier: 1, cites: [news#3]}'
TURNED = (W1 + "\n    - " + W2, W2 + "\n    - " + W1)
GRAPH = "{detente: 1, decision_makers: [east, west], states: [s1, s2], moves: {east: [[s1, s2]], west: [[s2, s1]]}"
GRAPH += ", preferences: {east: {ranking: [[s2], [s1]]}, west: {ranking: [[s1], [s2]]}}, status_quo: s1}"


def told(found: Diff) -> list[tuple[str, str, str]]:
    """How each part differs, with its kind and id."""
    return [(each.how, each.difference.kind, each.difference.id) for each in found.parts]


def lines(found: Diff) -> list[tuple[int | None, int | None]]:
    """The line of each part that differs, in both files."""
    return [(p.place_a.line if p.place_a else None, p.place_b.line if p.place_b else None) for p in found.parts]


@pytest.mark.parametrize("name", sorted(detente.examples()))
def test_an_example_differs_in_nothing_from_itself_nor_from_what_is_written_of_it(name: str) -> None:
    conflict = detente.load(name)

    for other in (conflict, detente.loads(detente.dumps(conflict))):
        found = detente.diff(conflict, other, only="model")
        assert (True, (), (), ()) == (found.same, found.parts, found.renamed, found.moved)
        assert ((), ()) == (found.uncited, found.cited)


def test_results_of_the_same_are_the_same_though_they_are_solved() -> None:
    found = detente.diff(strait(), strait(), only="results")

    assert found.results is not None
    assert (True, 5, 5) == (found.same, found.results.judged, len(found.results.counted))


def test_parts_are_told_with_their_lines_in_both_files() -> None:
    other = strait(
        ('fight: "fights for the fort"', 'bless: "blesses it"'),
        ('infeasible: [{when: "west.fight and not east.seize", assumed: "one fights for what is taken"}]\n', ""),
        (W1, '{id: W1, want: "not west.bless", tier: 1, cites: [news#2]}'),
        ("    - " + W2 + "\n", ""),
        ('  - {id: fights, says: "ensures(east.seize, west.fight)", cites: [news#1]}\n', ""),
        (next(f"{line}\n" for line in STRAIT.split("\n") if "id: deters" in line), ""),
        ('"prefers(west, not west.fight)"', '"prefers(west, not west.bless)"'),
        ('"not west.fight", tier: 1, cites: [news#4]', '"not west.bless", tier: 1, cites: [news#4]'),
    )  # fmt: skip
    found = detente.diff(strait(), other, only="model")

    assert [
        ("removed", "option", "west.fight"),
        ("removed", "rule", "infeasible.1"),
        ("changed", "statement", "E1"),
        ("changed", "statement", "W1"),
        ("removed", "statement", "W2"),
        ("removed", "claim", "fights"),
        ("removed", "claim", "deters"),
        ("changed", "claim", "peace"),
        ("added", "option", "west.bless"),
    ] == told(found)
    assert [(6, None), (7, None), (11, 10), (14, 13), (15, None), (17, None), (18, None), (20, 16), (None, 6)] == lines(
        found
    )
    assert (["news#3", "news#1"], []) == ([str(c) for c in found.uncited], list(found.cited))


def test_a_name_that_b_has_otherwise_is_a_difference_and_its_place_is_found() -> None:
    renamed = STRAIT.replace("west:", "nato:").replace("west.", "nato.").replace("(west", "(nato")
    found = detente.diff(strait(), detente.loads(renamed.replace("id: quiet", "id: still")))

    assert ((), False) == (found.parts, found.same)
    assert (Renamed("decision maker", "west", "nato"), Renamed("claim", "quiet", "still")) == found.renamed
    assert found.results is not None
    assert found.results.same
    changed = detente.diff(strait(), detente.loads(renamed.replace("fights for the fort", "fights")))
    assert (["nato.fight"], [(6, 6)]) == ([part.own for part in changed.parts], lines(changed))


def test_a_mapping_says_what_belongs_together() -> None:
    other = detente.loads(
        STRAIT.replace("west:", "nato:").replace("west.", "nato.").replace("(west", "(nato").replace("and friends", "x")
    )

    assert ("removed", "decision maker", "west") in told(detente.diff(strait(), other, only="model"))
    mapped = detente.diff(strait(), other, only="model", mapping=parse_mapping("west: nato"))
    assert [("changed", "decision maker", "west")] == told(mapped)
    with pytest.raises(ConflictError, match="DET534"):
        detente.diff(strait(), other, mapping=parse_mapping("west: nota"))


def test_wants_in_another_order_are_a_change_and_only_those_that_moved_are_told() -> None:
    found = detente.diff(strait(), strait(TURNED))
    (order,) = found.parts

    assert ("changed", "order", "statements of west", "W1, W2", "W2, W1") == (
        order.how, order.difference.kind, order.difference.id, order.difference.a, order.difference.b,
    )  # fmt: skip
    assert [(13, 13)] == lines(found)


def test_what_only_stands_elsewhere_is_no_difference_and_is_said() -> None:
    east = '  east: {name: East, options: {seize: {text: "seizes the fort", irreversible: adopted}}}\n'
    west = '  west: {name: "West (and friends)", options: {fight: "fights for the fort"}}\n'
    quiet = '  - {id: quiet, says: "now(not east.seize)", cites: [news#5]}\n'
    other = detente.loads(
        STRAIT.replace(east + west, west + east)
        .replace(quiet, "")
        .replace("claims:\n", "# a comment\nclaims:\n" + quiet)
        .replace('"west.fight and not east.seize"', '"not east.seize and west.fight"')
    )
    found = detente.diff(strait(), other)

    assert (True, ()) == (found.same, found.parts)
    assert ("decision makers", "claims", "rule infeasible.1") == found.moved


def test_other_words_for_the_same_are_told() -> None:
    other = strait((W2, W2.replace('"west.fight", if: "east.seize"', '"west.fight or not east.seize"')))
    (part,) = detente.diff(strait(), other, only="model").parts

    assert ["words"] == [change.what for change in part.difference.changes]


def test_results_are_told_by_what_holds() -> None:
    found = detente.diff(strait(), strait(TURNED)).results

    assert found is not None
    assert ((), 5) == (found.sizes, found.judged)
    assert [
        EquilibriumDiffers(("east.seize",), ("Nash", "GMR", "SMR", "SEQ", "SSEQ"), (), "s2", "s2"),
        EquilibriumDiffers((), ("GMR", "SMR"), ("GMR", "SMR", "SEQ", "SSEQ"), "s1", "s1"),
        EquilibriumDiffers(("east.seize", "west.fight"), (), ("Nash", "GMR", "SMR", "SEQ", "SSEQ"), "s3", "s3"),
    ] == list(found.equilibria)
    assert [("fights", "fails", "holds"), ("deters", "fails", "holds"), ("peace", "holds", "fails")] == [
        (claim.id, claim.a, claim.b) for claim in found.claims
    ]


def test_of_many_equilibria_the_first_can_be_listed_and_all_are_counted() -> None:
    whole = detente.diff(detente.load("talks-2022"), detente.load("ferry"), only="results").results
    short = detente.diff(detente.load("talks-2022"), detente.load("ferry"), only="results", most=2).results

    assert whole is not None
    assert short is not None
    assert (whole.totals, whole.totals.all, 4) == (short.totals, len(whole.equilibria), len(short.equilibria))
    ends = [(bool(each.a), bool(each.b)) for each in whole.equilibria]
    assert whole.totals == Totals(ends.count((True, False)), ends.count((False, True)), ends.count((True, True)))


def test_a_state_that_is_none_in_the_other_has_no_name_there() -> None:
    free = strait(
        ('infeasible: [{when: "west.fight and not east.seize", assumed: "one fights for what is taken"}]\n', "")
    )
    found = detente.diff(free, strait()).results

    assert found is not None
    assert {
        SizeDiffers("states", "", 4, 3),
        SizeDiffers("moves", "east", 2, 1),
        SizeDiffers("moves", "west", 4, 2),
    } == set(found.sizes)
    assert all(each.state_b is None for each in found.equilibria if each.on == ("west.fight",))
    more = strait(('fight: "fights for the fort"', 'fight: "fights for the fort", bless: "blesses it"'))
    added = detente.diff(strait(), more).results
    assert added is not None
    assert {each.state_a for each in added.equilibria if "west.bless" in each.on} == {None}


def test_what_holds_in_a_state_that_merges_others_is_told_with_all_its_levels() -> None:
    states = detente.unfold(detente.load("elmira")).states
    side = Holding(states, {"uniroyal.abandon": "company.leave"})
    (setting,) = side.settings([states.index("s9")])

    assert ("company.leave", "moe.modify=no/yes", "local.insist=no/yes") == on(
        setting, {"company.leave": 0, "moe.modify": 1, "local.insist": 2}
    )
    assert [states.index("s9")] == side.across(Holding(states, side.names), np.array([states.index("s9")])).tolist()


def test_named_states_that_are_numbered_now_keep_their_preferences_and_results() -> None:
    chicken = detente.load("chicken")
    patterns = {state.name: state.pattern or "" for state in chicken.states or ()}
    preferences = {
        dm: replace(order, groups=tuple(tuple(patterns[name] for name in group) for group in order.groups))
        for dm, order in chicken.preferences.items()
        if isinstance(order, Ranking)
    }
    found = detente.diff(chicken, replace(chicken, states=None, preferences=preferences))

    assert {("removed", "state")} == {(how, kind) for how, kind, _ in told(found)}
    assert found.results is not None
    assert found.results.same


def test_two_that_share_no_decision_maker_are_removed_and_added_whole() -> None:
    chicken, ferry = detente.load("chicken"), detente.load("ferry")
    found = detente.diff(chicken, ferry)

    assert ("strangers", False) == (found.matching, found.same)
    assert {"title", "date"} == {part.difference.id for part in found.how("changed")}
    assert {"row", "col"} <= {part.difference.id for part in found.how("removed")}
    assert {"union", "county", "K1"} <= {part.difference.id for part in found.how("added")}
    assert found.results is not None
    assert not any(each.a and each.b for each in found.results.equilibria)
    assert {(c.concept, 0) for c in found.results.counted} == {(c.concept, c.both) for c in found.results.counted}


def test_states_and_options_are_compared_by_name() -> None:
    found = detente.diff(detente.loads(GRAPH), strait())

    assert "by name" == found.matching
    assert ("removed", "move", "s1 to s2 by east") in told(found)
    assert ("added", "option", "east.seize") in told(found)
    assert not [part for part in found.parts if part.difference.kind == "decision maker" and part.how != "changed"]


def test_moves_have_their_places() -> None:
    fewer = GRAPH.replace("west: [[s2, s1]]", "west: []")
    found = detente.diff(detente.loads(GRAPH), detente.loads(fewer))

    assert [("removed", "move", "s2 to s1 by west")] == told(found)
    assert [(1, None)] == lines(found)
    assert found.results is not None
    assert (SizeDiffers("moves", "west", 1, 0),) == found.results.sizes


def test_what_cannot_be_solved_is_said_and_the_parts_are_compared() -> None:
    silent = strait(("  west:\n    - " + W1 + "\n    - " + W2 + "\n", ""))
    found = detente.diff(strait(), silent).results

    assert found is not None
    assert ("", (), False) == (found.because_a, found.equilibria, found.same)
    assert "the preferences of west are missing" in found.because_b
    assert {claim.b for claim in found.claims} == {"undecided"}


def test_a_conflict_without_any_state_is_said() -> None:
    nowhere = strait(
        ("[{when:", "[{when: west.fight}, {when: not west.fight}, {when:"),
        ("status_quo: {holds: [], cites: [news#5]}\n", ""),
    )
    found = detente.diff(strait(), nowhere).results

    assert found is not None
    assert found.because_b
    assert ((), ()) == (found.equilibria, found.claims)


def test_a_limit_stops_results_alone() -> None:
    found = detente.diff(strait(), strait(TURNED), limit=1)

    assert (1, True) == (len(found.parts), found.results is not None)
    assert found.results is not None
    assert found.results.limit.startswith("4 combinations of options")


def test_other_concepts_can_be_asked_for() -> None:
    found = detente.diff(strait(), strait(TURNED), concepts="Nash", concept="Nash").results

    assert found is not None
    assert ["Nash"] == [count.concept for count in found.counted]
    with pytest.raises(UnknownName):
        detente.diff(strait(), strait(), concept="Nsah")
    with pytest.raises(TypeError, match="two conflicts"):
        detente.diff(strait(), "ferry")  # type: ignore[arg-type]


def test_a_diff_speaks_for_itself() -> None:
    found = detente.diff(strait(), strait(TURNED))

    assert "<Diff: 0 removed, 0 added, 1 changed, 3 equilibria and 3 verdicts not the same>" == repr(found)
    assert found._repr_html_().startswith("<table>")


def test_what_is_said_in_neither_is_no_change() -> None:
    weighed = replace(strait(), preferences={**strait().preferences, "west": Weights(())})
    (part,) = (p for p in detente.diff(strait(), weighed, only="model").parts if p.difference.kind == "preference")

    assert ["form"] == [change.what for change in part.difference.changes]


def test_only_what_there_is_can_be_asked_for() -> None:
    with pytest.raises(UnknownName, match="there is no part of a diff 'models'; did you mean 'model'"):
        detente.diff(strait(), strait(), only="models")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="0 or more"):
        detente.diff(strait(), strait(), most=-1)


def test_a_statement_that_is_weighed_twice_weighs_as_much_as_both() -> None:
    fort = '"not west.fight": 1.5, "west.fight and east.seize"'
    once, twice, double = (
        strait((f"  west:\n    - {W1}\n    - {W2}\n", f"  west: {{weights: {{{fort}: {weights}}}}}\n"))
        for weights in ("1", '1, "east.seize & west.fight": 1', "2")
    )

    def changed(a: Conflict, b: Conflict) -> list[str]:
        return [change.what for part in detente.diff(a, b, only="model").parts for change in part.difference.changes]

    assert (["weights"], ["words"]) == (changed(once, twice), changed(double, twice))
    assert [("west",)] * 3 == [
        tuple(edit.id for edit in claim.explained.sets[0])
        for claim in detente.compare(once, twice).differing
        if claim.explained is not None and claim.explained.sets
    ]
