"""The save-file of GMCR+, in and out: what is read means the same, and what is lost is told."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings

import detente
from detente import Conflict, ConflictError, TooLarge
from detente.cite import Grounds
from detente.exchange.tied_ranks import ranked
from detente.model.conflict import (
    DecisionMaker,
    NamedState,
    Option,
    Pairs,
    Ranking,
    Rule,
    Statements,
    Want,
    Weights,
)
from detente.model.statement import And, Iff, Not, Or, Statement
from detente.model.statement import Test as On
from strategies import conflicts, random_conflict
from weir_file import as_file, weir

LONG = os.environ.get("DETENTE_PROFILE") == "long"
EQUILIBRIA = {
    "interleaved-options": (22, ["s7", "s11"]),
    "prioritised-compound-coalition": (22, ["s7", "s11"]),
    "ranking": (12, ["s1", "s5"]),
    "ranking-old-keys": (4, ["s2", "s3"]),
}
FILES = pytest.mark.parametrize("name", sorted(EQUILIBRIA))


def verdicts(conflict: Conflict) -> dict[str, list[list[bool]]]:
    """For each concept and decision maker, in which states it is stable; states in the order of their codes."""
    solved = detente.solve(detente.unfold(conflict))
    owner = solved.graph.states.owner
    order = slice(None) if owner is None else owner
    return {concept: solved.masks[concept][:, order].tolist() for concept in solved.concepts}


def read(data: object) -> Conflict:
    """The conflict in a file of plain data."""
    return detente.import_conflict(as_file(data), "gmcr", name="weir.gmcr").conflict


def again(conflict: Conflict) -> Conflict:
    """The conflict, written and read."""
    return detente.import_conflict(detente.export_conflict(conflict, "gmcr").data, "gmcr").conflict


@FILES
def test_a_shared_file_has_the_states_and_equilibria_that_the_program_finds(name: str, shared: Path) -> None:
    conflict = detente.import_conflict(shared / "gmcr" / f"{name}.gmcr").conflict
    graph = detente.unfold(conflict)

    assert EQUILIBRIA[name] == (graph.size, detente.solve(graph).equilibria("Nash"))


def test_a_coalition_in_place_of_its_members_gives_what_the_program_finds(shared: Path) -> None:
    conflict = detente.import_conflict(shared / "gmcr" / "prioritised-compound-coalition.gmcr").conflict
    solved = detente.solve(detente.unfold(conflict))
    both = solved.mask("Nash", "upstream") & solved.mask("Nash", "downstream_province")

    assert [3, 7, 11, 14, 15, 18, 19, 22] == [number for number, stable in enumerate(both, start=1) if stable]


@FILES
def test_a_shared_file_written_again_reads_as_the_same_conflict(name: str, shared: Path) -> None:
    conflict = replace(detente.import_conflict(shared / "gmcr" / f"{name}.gmcr").conflict, title="")

    assert conflict == again(conflict)
    assert verdicts(conflict) == verdicts(again(conflict))


def test_a_file_of_the_program_is_written_as_it_was_but_for_what_has_no_counterpart(shared: Path) -> None:
    path = shared / "gmcr" / "ranking.gmcr"
    was, written = (
        json.loads(path.read_bytes()),
        detente.export_conflict(detente.import_conflict(path).conflict, "gmcr"),
    )

    assert was | {"program": "detente", "version": None} == json.loads(written.data) | {"version": None}


def test_options_come_beside_each_other_and_conditionals_are_recognised() -> None:
    conflict = read(weir())

    assert ["mill.open_the_sluice", "mill.raise_the_weir", "village.complain", "county.compensate"] == [
        option.key for option in conflict.options
    ]
    assert [None, "adopted", None, "abandoned"] == [option.irreversible for option in conflict.options]
    assert [
        "not village.complain",
        "county.compensate if mill.open_the_sluice",
        "mill.raise_the_weir",
        "village.complain iff mill.raise_the_weir",
        "mill.open_the_sluice and not mill.raise_the_weir or county.compensate",
        "not village.complain and not county.compensate",
        "not village.complain",
    ] == [str(want.statement) for _, want in conflict.wants()]
    assert ["village.complain and county.compensate"] == [str(rule.when) for rule in conflict.infeasible]
    assert [("mill", "county")] == [forum.members for forum in conflict.forums]
    assert conflict == detente.loads(detente.dumps(conflict))


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ("0Y3Y 0N3Y 0N3N", "mill.raise_the_weir if village.complain"),
        ("0N3N 0Y3Y 0Y3N", "not mill.raise_the_weir if not village.complain"),
        ("0Y3N 0N3Y", "not mill.raise_the_weir iff village.complain"),
        ("0Y3Y 3Y0N", "village.complain and mill.raise_the_weir or mill.raise_the_weir and not village.complain"),
        ("0Y 3Y", "village.complain or mill.raise_the_weir"),
        ("0Y3Y 0Y3Y", "village.complain and mill.raise_the_weir"),
    ],
)
def test_what_a_compound_condition_says(members: str, says: str) -> None:
    data = weir()
    literals = [[[int(n), sign] for n, sign in re.findall(r"([0-9])([YN])", member)] for member in members.split()]
    data["decisionMakers"][0]["preferences"] = [{"compound": True, "members": literals}]

    assert says == str(next(read(data).wants())[1].statement)


def test_old_keys_serve_and_statements_that_say_the_ranking_are_kept() -> None:
    conflict = read(weir())
    data, stated = (json.loads(detente.export_conflict(c, "gmcr").data) for c in (weighed(conflict), conflict))
    for maker, was in zip(data["decisionMakers"], stated["decisionMakers"], strict=True):
        maker["preferenceVector"] = maker.pop("preferenceRanking")
        maker["preferences"] = was["preferences"]
    data["useManualPreferenceVectors"] = data.pop("useManualPreferenceRanking")
    data["decisionMakers"][2]["preferences"] = [[[0, "N"]]]
    found = detente.import_conflict(as_file(data), "gmcr")

    assert verdicts(conflict) == verdicts(found.conflict)
    assert [Statements, Statements, Ranking] == [type(order) for order in found.conflict.preferences.values()]
    assert 1 == sum("The statements of county are left out" in lost for lost in found.lost)


def weighed(conflict: Conflict) -> Conflict:
    """The conflict with weights that order the states as its statements do."""
    weights = {
        dm: Weights(tuple((want.statement, Fraction(2) ** -n) for n, want in enumerate(order.wants)))
        for dm, order in conflict.preferences.items()
        if isinstance(order, Statements)
    }
    return replace(conflict, preferences=weights)


@settings(max_examples=600 if LONG else 30)
@given(conflicts("plain", transitive=True))
def test_a_random_conflict_written_and_read_is_as_stable_as_it_was(conflict: Conflict) -> None:
    assert verdicts(conflict) == verdicts(again(conflict))


@pytest.mark.parametrize("seed", range(200 if LONG else 12))
def test_named_states_that_merge_nothing_are_kept_by_what_holds_in_them(seed: int) -> None:
    """Each with the states in an order of their own, and rules in words only."""
    rng = Random(seed)
    bare = replace(random_conflict(rng, "plain", transitive=True), status_quo=None)
    graph = detente.unfold(bare)
    names = [f"q{number}" for number in range(1, graph.size + 1)]
    states = [NamedState(name, graph.states.pattern(at)) for at, name in enumerate(names)]
    ranks = {
        dm: tuple(tuple(names[s] for s in group) for group in ranked(graph, at) or ())
        for at, dm in enumerate(graph.decision_makers)
    }
    conflict = replace(
        bare,
        infeasible=(),
        states=tuple(rng.sample(states, len(states))),
        preferences={dm: Ranking(groups) for dm, groups in ranks.items()},
    )

    assert verdicts(bare) == verdicts(conflict) == verdicts(again(conflict))


def test_a_ladder_becomes_thresholds_with_the_same_states_and_moves() -> None:
    conflict = detente.loads(
        """\
detente: 1
decision_makers:
  a: {options: {stance: {text: speaks, levels: [quiet, protests, sues], irreversible: adopted}}}
  b: {options: {yield: gives in}}
infeasible: ["a.stance = protests and b.yield"]
preferences: {a: ["a.stance >= protests"], b: ["a.stance != protests", "not b.yield"]}
"""
    )
    written = detente.export_conflict(conflict, "gmcr")
    options = json.loads(written.data)["options"]

    assert [("speaks: at least protests", "fwd"), ("speaks: at least sues", "fwd"), ("gives in", "both")] == [
        (option["name"], option["permittedDirection"]) for option in options
    ]
    assert [[[0, "N"], [1, "Y"]], [[0, "Y"], [1, "N"], [2, "Y"]]] == json.loads(written.data)["infeasibles"]
    assert 1 == sum("a.stance" in lost for lost in written.lost)
    assert verdicts(conflict) == verdicts(again(conflict))


def test_what_a_file_cannot_hold_is_told_once_each() -> None:
    lost = detente.export_conflict(detente.load("groundwater"), "gmcr").lost

    assert len(lost) == len(set(lost))
    for word in ("title and date", "citations", "The status quo", "letter", "court_ends_it", "Tiers", "only_time"):
        assert 1 == sum(word in sentence for sentence in lost), word
    for word in ("better_terms", "K1", "joint.settlement is written", "require", "of town", "coalitions", "Ids"):
        assert 1 == sum(word in sentence for sentence in lost), word


def test_ids_are_told_to_be_left_out_only_where_others_take_their_place() -> None:
    conflict = read(weir(coalitions=[0, 1, 2]))
    west = replace(conflict.decision_makers[0], id="west")

    assert replace(conflict, title="") == again(conflict)
    assert [] == [lost for lost in detente.export_conflict(conflict, "gmcr").lost if "Ids" in lost]
    assert ["Ids are left out (west): what is read again goes by names and numbers."] == [
        lost
        for lost in detente.export_conflict(
            Conflict((replace(west, options=()), *conflict.decision_makers[1:])), "gmcr"
        ).lost
        if "Ids" in lost
    ]


def test_what_is_read_otherwise_is_told() -> None:
    data = weir(coalitions=[0, 1], whatever=1)
    data["options"][0]["permittedDirection"] = "sideways"
    data["decisionMakers"][0]["misperceptions"] = [[[0, "Y"]]]
    data["decisionMakers"][1]["preferences"] = []
    data["decisionMakers"][2]["preferences"] = [[[0, "N"], [2, "N"]], [[2, "N"], [0, "N"]], []]
    data["infeasibles"] = [{"compound": True, "members": [[[0, "Y"]], [[2, "Y"], [3, "Y"]]]}]
    found = detente.import_conflict(as_file(data), "gmcr")

    for word in (
        "whatever",
        "'sideways'",
        "coalitions",
        "mill does not perceive",
        "repeat",
        "holds always",
        "compound",
    ):
        assert 1 == sum(word in sentence for sentence in found.lost), word
    assert 1 == sum("No statement orders the states for village" in sentence for sentence in found.lost)
    assert () == found.conflict.forums
    assert None is found.conflict.options[2].irreversible


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"moves": True}, "graph form"),
        ({"merged": True}, "merge"),
        ({"pairs": True}, "the preferences of village"),
    ],
)
def test_a_conflict_of_another_kind_is_refused_plainly(change: dict[str, object], words: str) -> None:
    conflict = read(weir())
    if "moves" in change:
        conflict = Conflict((DecisionMaker("a", "A"),), states=(NamedState("x"),), moves={"a": ()})
    elif "merged" in change:
        states = (NamedState("x", "N---"), NamedState("y", "Y---"))
        conflict = replace(conflict, states=states, infeasible=(), preferences={})
        conflict = replace(conflict, preferences={dm.id: Ranking((("x",), ("y",))) for dm in conflict.decision_makers})
    else:
        circle = Pairs((("s1", "s2"), ("s2", "s3"), ("s3", "s1")))
        conflict = replace(conflict, preferences={**conflict.preferences, "village": circle, "county": circle})
    with pytest.raises(ConflictError) as refused:
        detente.export_conflict(conflict, "gmcr")

    assert {"DET551"} == {problem.code for problem in refused.value.problems}
    assert words in str(refused.value)
    assert (2 if "pairs" in change else 1) == len(refused.value.problems)


def test_pairs_that_make_an_order_are_written_as_a_ranking() -> None:
    conflict = read(weir())
    graph = detente.unfold(conflict)
    groups = ranked(graph, 1) or ()
    names = [[graph.states.name(s) for s in group] for group in groups]
    pairs = [(a, b) for n, above in enumerate(names) for below in names[n + 1 :] for a in above for b in below]
    as_pairs = replace(conflict, preferences={**conflict.preferences, "village": Pairs(tuple(pairs))})

    assert verdicts(conflict) == verdicts(again(as_pairs))


def test_many_states_are_listed_only_up_to_the_limit_and_only_where_they_have_to_be() -> None:
    options = tuple(Option(f"a.x{number}") for number in range(70))
    wants = tuple(Want(f"a.{number}", On(option.key)) for number, option in enumerate(options[:60], start=1))
    stated = Conflict((DecisionMaker("a", "A", options),), preferences={"a": Statements(wants)})

    assert 60 == len(json.loads(detente.export_conflict(stated, "gmcr").data)["decisionMakers"][0]["preferences"])
    small = replace(stated, decision_makers=(DecisionMaker("a", "A", options[:5]),), preferences={"a": Weights(())})
    with pytest.raises(TooLarge, match="32 states"):
        detente.export_conflict(small, "gmcr", limit=31)
    assert detente.export_conflict(small, "gmcr", limit=32).data


def test_statements_that_are_too_long_to_be_spread_out_make_a_ranking() -> None:
    options = tuple(Option(f"a.x{number}") for number in range(10))
    odd: Statement = On("a.x0")
    for option in options[1:]:
        odd = Not(Iff(odd, On(option.key)))
    conflict = Conflict(
        (DecisionMaker("a", "A", options),),
        infeasible=(Rule("infeasible.1", And((odd, On("a.x1")))),),
        preferences={"a": Statements((Want("a.1", odd), Want("a.2", Or((On("a.x2"), odd)))))},
    )
    written = detente.export_conflict(conflict, "gmcr")

    assert any("a.1 has too many cases" in sentence for sentence in written.lost)
    assert verdicts(conflict) == verdicts(again(conflict))


def test_names_of_all_kinds_become_names_that_can_be_said_and_keep_their_text() -> None:
    names = ["", "if", "Sue!", "sue", "Суд", "三 国", "a\nb", "x" * 80]
    nobody = {"name": "", "options": [], "preferences": []}
    data = weir(
        options=[{"name": name, "permittedDirection": "both"} for name in names],
        decisionMakers=[{"name": "West / East", "options": [*range(8)], "preferences": []}, nobody, nobody],
        infeasibles=[],
        coalitions=[0, 1, 2],
    )
    conflict = read(data)

    assert names == [option.text for option in conflict.options]
    assert ["west_east", "somebody", "somebody_2"] == [dm.id for dm in conflict.decision_makers]
    assert len(names) == len({option.key for option in conflict.options})
    assert conflict == detente.loads(detente.dumps(conflict))
    assert [dm.id for dm in conflict.decision_makers] == [dm.id for dm in again(conflict).decision_makers]


def test_the_same_conflict_gives_the_same_bytes_in_ascii() -> None:
    conflict = replace(read(weir()), decision_makers=tuple(
        replace(dm, name="Мельница", grounds=Grounds(note="x")) for dm in read(weir()).decision_makers
    ))  # fmt: skip
    first, second = (detente.export_conflict(conflict, "gmcr").data for _ in range(2))

    assert first == second
    assert first.isascii()
