"""The plain form of a conflict: the layout of the file, and the shortest form that loses nothing."""

from __future__ import annotations

from fractions import Fraction

from detente.cite import Citation, Grounds
from detente.model.claim import Form
from detente.model.conflict import (
    Attitude,
    Belief,
    ClaimMade,
    Conflict,
    Consequence,
    Contested,
    DecisionMaker,
    Forum,
    Insertion,
    NamedState,
    Option,
    Pairs,
    Patch,
    Preference,
    Ranking,
    Rule,
    Source,
    Statements,
    StatusQuo,
    Variant,
    Want,
    Weights,
)
from detente.model.plain import paired_names, plain
from detente.model.statement import And, Not
from detente.model.statement import Test as On

DELAY = On("company.delay")
MODIFY = On("ministry.modify")
SUES = On("company.stance", "=", "sues")
CITED = Grounds(cites=(Citation("news", sentence=2), Citation("news", start=120, end=188)))

QUARREL = Conflict(
    (
        DecisionMaker(
            "ministry",
            "Ministry of the Environment",
            (Option("ministry.modify", "modifies the order", irreversible="adopted"),),
            CITED,
        ),
        DecisionMaker(
            "company",
            "company",
            (
                Option("company.delay", "lengthens the appeal"),
                Option("company.stance", levels=("quiet", "protests", "sues")),
            ),
        ),
    ),
    title="A groundwater quarrel",
    date="1991-03-01",
    sources=(Source("news", "clipping.txt", "9f2c"),),
    joint_options=(Option("joint.settlement", owners=("ministry", "company"), requires=Not(DELAY)),),
    infeasible=(
        Rule("infeasible.1", And((DELAY, On("joint.settlement")))),
        Rule("R2", DELAY, why="nobody can"),
    ),
    consequences=(
        Consequence(
            "consequences.1", SUES, (("joint.settlement", "no"),), grounds=Grounds(assumed="nobody settles in court")
        ),
    ),
    forums=(Forum("table", ("ministry", "company"), grounds=CITED),),
    status_quo=StatusQuo(
        (("company.delay", "yes"), ("company.stance", "protests")),
        contested=(Contested("contested.1", (("company.delay", "no"),), "the company", CITED),),
    ),
    preferences={
        "company": Statements((Want("company.1", Not(MODIFY)), Want("company.2", DELAY))),
        "ministry": Statements(
            (
                Want("M1", Not(SUES), tier=0, grounds=CITED),
                Want("ministry.2", MODIFY, DELAY, "iff", 1, Grounds(basis="implied", note="or not")),
            )
        ),
    },
    beliefs=(Belief("beliefs.1", "ministry", Patch(first=("company.2",)), "company", CITED),),
    attitudes=(Attitude("ministry", "company", 0), Attitude("company", "ministry", -1, CITED)),
    variants=(
        Variant(
            "friendly",
            Patch(
                drop=("M1",),
                replace=(("company.1", MODIFY),),
                insert=(Insertion("company", Want("C9", SUES, DELAY, "if", None, CITED), before="company.2"),),
                status_quo=(("company.delay", "no"),),
                attitudes=(Attitude("company", "ministry", 1),),
            ),
            "if they were friends",
        ),
    ),
    claims=(ClaimMade("C1", Form("possible", (Not(DELAY),)), "the appeal cannot last", CITED),),
)

CITES = ["news#2", "news#120-188"]


def test_the_plain_form_has_the_layout_and_the_key_order_of_the_file() -> None:
    expected = {
        "detente": 1,
        "title": "A groundwater quarrel",
        "date": "1991-03-01",
        "sources": {"news": {"file": "clipping.txt", "sha256": "9f2c"}},
        "decision_makers": {
            "ministry": {
                "name": "Ministry of the Environment",
                "cites": CITES,
                "options": {"modify": {"text": "modifies the order", "irreversible": "adopted"}},
            },
            "company": {
                "options": {"delay": "lengthens the appeal", "stance": {"levels": ["quiet", "protests", "sues"]}},
            },
        },
        "joint_options": {"settlement": {"owners": ["ministry", "company"], "requires": "not company.delay"}},
        "infeasible": [
            "company.delay and joint.settlement",
            {"id": "R2", "when": "company.delay", "why": "nobody can"},
        ],
        "consequences": [
            {"when": "company.stance = sues", "set": {"joint.settlement": "no"}, "assumed": "nobody settles in court"}
        ],
        "forums": {"table": {"members": ["ministry", "company"], "cites": CITES}},
        "status_quo": {
            "holds": ["company.delay", "company.stance = protests"],
            "contested": [{"set": {"company.delay": "no"}, "held_by": "the company", "cites": CITES}],
        },
        "preferences": {
            "ministry": [
                {"id": "M1", "want": "not company.stance = sues", "tier": 0, "cites": CITES},
                {"want": "ministry.modify", "iff": "company.delay", "tier": 1, "basis": "implied", "note": "or not"},
            ],
            "company": ["not ministry.modify", "company.delay"],
        },
        "beliefs": [{"holder": "ministry", "about": "company", "change": {"first": ["company.2"]}, "cites": CITES}],
        "attitudes": {"ministry": {"company": 0}, "company": {"ministry": {"value": -1, "cites": CITES}}},
        "variants": {
            "friendly": {
                "text": "if they were friends",
                "drop": ["M1"],
                "replace": {"company.1": "ministry.modify"},
                "insert": [
                    {
                        "dm": "company",
                        "id": "C9",
                        "want": "company.stance = sues",
                        "if": "company.delay",
                        "before": "company.2",
                        "cites": CITES,
                    }
                ],
                "status_quo": {"company.delay": "no"},
                "attitudes": {"company": {"ministry": 1}},
            }
        },
        "claims": [
            {"id": "C1", "text": "the appeal cannot last", "says": "possible(not company.delay)", "cites": CITES}
        ],
    }

    assert expected == plain(QUARREL)
    assert shape(expected) == shape(plain(QUARREL))


def shape(value: object) -> object:
    """The keys of plain data in their order, which equality does not see."""
    if isinstance(value, dict):
        return [(key, shape(part)) for key, part in value.items()]
    return [shape(part) for part in value] if isinstance(value, list) else None


def test_graph_form_names_its_states_in_a_list_and_its_moves_by_decision_maker() -> None:
    dms = (DecisionMaker("a", "a"), DecisionMaker("b", "b"))
    states = (NamedState("s1"), NamedState("s2"))
    preferences: dict[str, Preference] = {"b": Pairs((("s1", "s2"),)), "a": Ranking((("s2",), ("s1",)), CITED)}
    conflict = Conflict(
        dms, states=states, moves={"a": (("s1", "s2"),)}, status_quo=StatusQuo(state="s1"), preferences=preferences
    )

    expected = {
        "detente": 1,
        "decision_makers": {"a": {}, "b": {}},
        "states": ["s1", "s2"],
        "moves": {"a": [["s1", "s2"]]},
        "status_quo": "s1",
        "preferences": {"a": {"ranking": [["s2"], ["s1"]], "cites": CITES}, "b": {"relation": [["s1", "s2"]]}},
    }
    assert expected == plain(conflict)


def test_named_states_of_options_are_patterns_and_longer_only_when_they_say_more() -> None:
    dm = DecisionMaker("a", "a", (Option("a.x"),))
    conflict = Conflict((dm,), states=(NamedState("s1", "N"), NamedState("s2", "Y", "done")))

    assert plain(conflict)["states"] == {"s1": "N", "s2": {"pattern": "Y", "text": "done"}}


def test_weights_are_whole_numbers_where_they_can_be() -> None:
    dm = DecisionMaker("a", "a", (Option("a.x"),))
    weights = Weights(((On("a.x"), Fraction(-3)), (Not(On("a.x")), Fraction(1, 3))))

    assert plain(Conflict((dm,), preferences={"a": weights}))["preferences"] == {
        "a": {"weights": {"a.x": -3, "not a.x": "1/3"}}
    }


def test_an_empty_status_quo_is_kept_and_a_missing_one_left_out() -> None:
    dm = DecisionMaker("a", "a", (Option("a.x"),))

    assert plain(Conflict((dm,), status_quo=StatusQuo(())))["status_quo"] == []
    assert "status_quo" not in plain(Conflict((dm,)))


def test_an_id_that_the_reader_would_not_give_at_this_place_is_kept() -> None:
    dm = DecisionMaker("a", "a", (Option("a.x"),))
    wants = Statements((Want("a.2", On("a.x")), Want("a.1", Not(On("a.x"))), Want("a.3", On("a.x"))))

    assert plain(Conflict((dm,), preferences={"a": wants}))["preferences"]["a"] == [
        {"id": "a.2", "want": "a.x"},
        {"id": "a.1", "want": "not a.x"},
        "a.x",
    ]


def test_entries_of_lists_are_paired_by_id_then_by_content_then_by_position() -> None:
    old = [{"id": "R1", "when": "a"}, "b", "c", "d"]
    new = ["c", {"id": "infeasible.2", "when": "b"}, "e", {"id": "R1", "when": "z"}, {"id": "R9", "when": "d"}]

    assert paired_names(old, new, ("infeasible",)) == (["0", "1", "2", "3"], ["2", "1", "new 2", "0", "new 4"])
    assert paired_names(["a", "b"], ["b", "c"], ("status_quo", "holds")) == (["0", "1"], ["1", "new 1"])
    assert paired_names(["a", "b"], ["c", "b"], ("status_quo", "holds")) == (["0", "1"], ["0", "1"])


def test_a_statement_that_is_weighed_twice_weighs_as_much_as_both() -> None:
    weights = Weights(((Not(On("a.x")), Fraction(5)), (On("a.x"), Fraction(1)), (Not(On("a.x")), Fraction(-7, 2))))
    conflict = Conflict((DecisionMaker("a", "a", (Option("a.x"),)),), preferences={"a": weights})

    assert {"a": {"weights": {"not a.x": "3/2", "a.x": 1}}} == plain(conflict)["preferences"]
