"""What the reader makes of every part of a conflict file."""

from __future__ import annotations

import ast
from fractions import Fraction
from pathlib import Path

import pytest

from detente.cite import Citation, Grounds
from detente.errors import ConflictError, Place
from detente.model.conflict import (
    Attitude,
    Belief,
    ClaimMade,
    Consequence,
    Contested,
    DecisionMaker,
    Forum,
    Insertion,
    NamedState,
    Option,
    Pairs,
    Patch,
    Ranking,
    Rule,
    Source,
    Statements,
    StatusQuo,
    Variant,
    Want,
    Weights,
)
from detente.model.parse_claim import parse_claim
from detente.model.parse_statement import parse_statement
from detente.model.read import CONCEPTS, parse_conflict, read_conflict
from file_fragments import GRAPH, read
from quarrel_file import BRIDGE, LADDER, QUARREL, quarrel_folder


def said(text: str):
    return parse_statement(text)


def cited(*sentences: int) -> Grounds:
    return Grounds(tuple(Citation("news", sentence=number) for number in sentences))


def refused(fragment: str, **sections: dict[str, str]) -> list[str]:
    with pytest.raises(ConflictError) as caught:
        read(fragment, **sections)
    return [problem.code for problem in caught.value.problems]


def test_the_quarrel_of_the_design_is_read_in_every_part(tmp_path: Path):
    conflict = read_conflict(quarrel_folder(tmp_path))

    assert ("A groundwater quarrel", "1991-03-01") == (conflict.title, conflict.date)
    assert ("news", "clipping.txt", 64) == (
        conflict.sources[0].id,
        conflict.sources[0].file,
        len(conflict.sources[0].sha256 or ""),
    )
    modify = Option("ministry.modify", "modifies the control order", irreversible="adopted")
    delay = Option("company.delay", "lengthens the appeal")
    stance = Option("company.stance", levels=("quiet", "protests", "sues"))
    ministry = DecisionMaker("ministry", "Ministry of the Environment", (modify,), cited(1))
    assert (ministry, DecisionMaker("company", "company", (delay, stance))) == conflict.decision_makers
    settlement = Option("joint.settlement", owners=("ministry", "company"), requires=said("not company.delay"))
    assert (settlement,) == conflict.joint_options
    assert (Rule("infeasible.1", said("company.delay and joint.settlement")),) == conflict.infeasible
    court = Grounds(assumed="nobody settles in court")
    follows = Consequence("consequences.1", said("company.stance = sues"), (("joint.settlement", "no"),), None, court)
    assert (follows,) == conflict.consequences
    assert (Forum("table", ("ministry", "company"), grounds=cited(2)),) == conflict.forums
    assert StatusQuo((("company.delay", "yes"),), grounds=cited(3)) == conflict.status_quo
    assert conflict.preferences == {
        "ministry": Statements(
            (
                Want("M1", said("not company.stance = sues"), tier=1, grounds=cited(2)),
                Want(
                    "M2",
                    said("ministry.modify"),
                    said("company.delay"),
                    "if",
                    2,
                    Grounds(assumed="nothing in the text says so"),
                ),
                Want("M3", said("joint.settlement"), tier=2, grounds=cited(4)),
            )
        ),
        "company": Statements(
            (
                Want("company.1", said("not ministry.modify")),
                Want("company.2", said("joint.settlement")),
                Want("company.3", said("company.delay")),
            )
        ),
    }
    assert (Belief("beliefs.1", "ministry", Patch(first=("company.3",)), "company", cited(3)),) == conflict.beliefs
    assert (Attitude("ministry", "company", 1),) == conflict.attitudes
    assert (Variant("friendly", Patch(attitudes=(Attitude("company", "ministry", 1),))),) == conflict.variants
    claim = ClaimMade("C1", parse_claim("possible(not company.delay)"), "the appeal cannot last", cited(5))
    assert (claim,) == conflict.claims
    assert not conflict.graph_form
    assert conflict.states is None


def test_every_part_is_found_in_the_file_by_its_path_and_by_its_id():
    conflict = parse_conflict(QUARREL, name="q.yaml")
    lines = QUARREL.split("\n")

    def at(*path: str | int) -> str:
        place = conflict.places[path]
        assert lines[place.line - 1] == place.text
        return place.text[place.column - 1 : place.column - 1 + place.width]

    assert '"ministry.modify"' == at("preferences", "ministry", 1, "want")
    assert '"joint.settlement"' == at("preferences", "company", 1) == at("preferences", "company", 1, "want")
    assert "company" == at("preferences", "company")
    assert "lengthens the appeal" == at("decision_makers", "company", "options", "delay", "text")
    assert "delay" == at("company.delay")
    assert "settlement" == at("joint.settlement")
    assert "ministry" == at("ministry")
    assert "friendly" == at("variants", "friendly")
    assert '"company.delay and joint.settlement"' == at("infeasible.1")
    assert "{" == at("C1")
    assert "news#5" == at("claims", 0, "cites", 0)
    assert Place("q.yaml", 2, 8, "title: A groundwater quarrel", 21) == conflict.places["title",]


def test_the_places_of_a_file_make_no_difference_to_the_conflict():
    assert parse_conflict(QUARREL) == parse_conflict("# a remark\n\n" + QUARREL.replace(", tier", ",   tier"))


def test_a_conflict_in_graph_form():
    conflict = parse_conflict(BRIDGE)
    states = (
        NamedState("none", text="no bridge"),
        NamedState("north", text="a bridge", grounds=Grounds(note="the long one")),
        NamedState("south"),
    )

    assert conflict.graph_form
    assert states == conflict.states
    assert {"council": (("none", "north"), ("none", "south")), "board": (("north", "none"),)} == conflict.moves
    assert (DecisionMaker("council", "council"), DecisionMaker("board", "board")) == conflict.decision_makers
    assert StatusQuo(state="none") == conflict.status_quo
    assert conflict.preferences == {
        "council": Pairs((("north", "none"), ("none", "south")), Grounds(note="openly")),
        "board": Ranking((("north",), ("none", "south"))),
    }
    assert (Attitude("board", "council", -1, Grounds(assumed="who knows")),) == conflict.attitudes


def test_levels_named_states_weights_and_changes():
    conflict = parse_conflict(LADDER)

    assert Option("row.x", "acts", ("0", "1", "2"), "abandoned") == conflict.option("row.x")
    assert DecisionMaker("col", "col") == conflict.decision_makers[1]
    assert conflict.states == (
        NamedState("calm", "0N"),
        NamedState("tense", "1-", "tense, this way or that"),
        NamedState("war", "2Y", grounds=Grounds(assumed="by us", basis="assumed", note="a note")),
    )
    assert StatusQuo(state="calm", grounds=Grounds(note="named")) == conflict.status_quo
    weights = {str(statement): weight for statement, weight in conflict.preferences["row"].weights}  # type: ignore[union-attr]
    assert {
        "row.x": Fraction(3),
        "not row.y": Fraction(-1),
        "row.x = 2": Fraction(1, 10),
        "row.x >= 1": Fraction(1, 3),
    } == weights
    assert isinstance(conflict.preferences["row"], Weights)
    insertion = Insertion("col", Want("B", said("row.x")), "col.2")
    assert (Variant("other", Patch(drop=("A",), insert=(insertion,), first=("B",)), "otherwise"),) == conflict.variants


def test_a_source_may_be_its_file_alone():
    assert (Source("news", "clipping.txt"),) == read("title: a quarrel").sources


def test_a_single_citation_needs_no_brackets():
    assert (Citation("news", start=3, end=9),) == read(
        "infeasible: [{when: company.delay, cites: news#3-9}]"
    ).infeasible[0].grounds.cites


def test_true_and_false_are_yes_and_no_for_options_without_levels():
    conflict = read("consequences: [{when: company.delay, set: {ministry.modify: true, joint.settlement: false}}]")
    assert (("ministry.modify", "yes"), ("joint.settlement", "no")) == conflict.consequences[0].set


def test_the_status_quo_is_absent_or_a_list_or_has_contested_readings():
    assert read("title: none").status_quo is None
    assert StatusQuo(()) == read("status_quo: []").status_quo
    assert (
        StatusQuo((("company.stance", "sues"),))
        == read('status_quo: ["company.stance = sues", "company.delay = no"]').status_quo
    )
    contested = read(
        "status_quo:\n  holds: []\n  contested:\n"
        "    - {set: {company.delay: yes}, held_by: some}\n    - {id: X, set: {company.stance: sues}}"
    ).status_quo
    assert contested == StatusQuo(
        (),
        contested=(
            Contested("contested.1", (("company.delay", "yes"),), "some"),
            Contested("X", (("company.stance", "sues"),)),
        ),
    )


def test_names_are_compared_in_one_form_of_unicode():
    composed, taken_apart = "caf\u00e9", "cafe\u0301"
    conflict = parse_conflict(
        f"detente: 1\ndecision_makers: {{{taken_apart}: {{options: {{x: acts}}}}, b: {{}}}}\n"
        f"infeasible: ['{composed}.x']\nforums: {{t: [{composed}, b]}}\nstatus_quo: ['{taken_apart}.x = no']"
    )
    assert (f"{composed}.x", composed) == (conflict.options[0].key, conflict.forums[0].members[0])


def test_states_may_be_ranked_by_pattern_by_number_or_by_name():
    assert (
        Ranking((("s3",), ("NN-N",))) == read('preferences: {company: {ranking: [s3, "NN-N"]}}').preferences["company"]
    )
    named = read('states: {a: "NN0N", b: "YY2Y"}\npreferences: {company: {ranking: [a, "YY2Y"]}}')
    assert Ranking((("a",), ("YY2Y",))) == named.preferences["company"]


def test_a_pattern_may_have_all_the_signs_of_its_option():
    fine = read('states: {a: "NN0N", b: "YN1-", c: "-Y2Y"}')
    assert ["NN0N", "YN1-", "-Y2Y"] == [state.pattern for state in fine.states or ()]


def test_consequences_that_come_to_rest_are_no_circle():
    conflict = read(
        "consequences:\n"
        "  - {when: 'company.delay and ministry.modify', set: {company.delay: no}}\n"
        "  - {when: 'company.stance = sues and not ministry.modify', set: {company.delay: yes}}\n"
    )
    assert 2 == len(conflict.consequences)


def test_a_circle_among_too_many_options_is_left_to_whoever_unfolds_the_states():
    options = ", ".join(f"o{n}: acts" for n in range(20))
    condition = " or ".join(f"a.o{n}" for n in range(20))
    text = (
        f"detente: 1\ndecision_makers: {{a: {{options: {{{options}}}}}}}\nconsequences:\n"
        f"  - {{when: '{condition}', set: {{a.o1: yes}}}}\n  - {{when: '{condition}', set: {{a.o1: no}}}}\n"
    )
    assert 2 == len(parse_conflict(text).consequences)


def test_a_level_that_could_not_be_read_raises_no_second_problem():
    broken = "decision_makers: {company: {options: {stance: {levels: [quiet, 07]}}}}\njoint_options: {}\n"
    assert ["DET132"] == refused(broken + "infeasible: ['company.stance = sues']\nstates: {a: '3'}")


def test_what_a_change_adds_it_may_also_move_to_the_front():
    change = "variants: {v: {insert: [{dm: company, id: N, want: company.delay}], first: [N]}}\n"
    assert ("N",) == read(change + "preferences: {company: [ministry.modify]}").variants[0].change.first


def test_what_a_change_drops_it_cannot_reword():
    change = "variants: {v: {drop: [company.1], replace: {company.1: company.delay}}}\n"
    assert ["DET152"] == refused(change + "preferences: {company: [ministry.modify]}")


def test_a_conflict_in_graph_form_has_no_readings_by_options():
    assert ["DET144"] == refused("status_quo: []", sections=GRAPH)
    assert ["DET144"] == refused("status_quo: {state: s1, contested: [{set: {a.b: yes}}]}", sections=GRAPH)
    assert ["DET222"] == refused("preferences: {company: [company.delay]}", sections=GRAPH)


def test_claims_may_name_the_concepts_that_there_are(root: Path):
    tree = ast.parse((root / "src" / "detente" / "stability" / "classic.py").read_text("utf-8"))
    rows = [
        decorator.args[0].value
        for function in tree.body
        if isinstance(function, ast.FunctionDef)
        for decorator in function.decorator_list
        if isinstance(decorator, ast.Call) and isinstance(decorator.args[0], ast.Constant)
    ]
    assert sorted(rows, key=str) == sorted(CONCEPTS)
    assert 5 == len(
        read("claims: [" + ", ".join(f"'possible(company.delay, concept: {c})'" for c in CONCEPTS) + "]").claims
    )
