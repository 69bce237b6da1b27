"""Comparisons that can be judged by hand: parts, citations, orders, outcomes, agreement, and what explains verdicts."""

from __future__ import annotations

from dataclasses import replace

import pytest

import detente
from detente.errors import BadInput, ConflictError
from detente.insight.comparing.agreeing import kappa
from detente.insight.comparing.compared import Edit
from detente.insight.comparing.ordering import OrderDiffers
from detente.model.mapping import parse_mapping
from detente.text.document import document
from strait import TEXT, strait, texts

W1 = '{id: W1, want: "not west.fight", tier: 1, cites: [news#2]}'
W2 = '{id: W2, want: "west.fight", if: "east.seize", tier: 1, cites: [news#3]}'
TURNED = (W1 + "\n    - " + W2, W2 + "\n    - " + W1)
GRAPH = "{detente: 1, decision_makers: [east, west], states: [s1, s2], moves: {east: [[s1, s2]], west: [[s2, s1]]}"
GRAPH += ", preferences: {east: {ranking: [[s2], [s1]]}, west: {ranking: [[s1], [s2]]}}, status_quo: s1}"


def kinds(found: detente.Comparison) -> list[tuple[str, str, str]]:
    return [(each.kind, each.id, each.where) for each in found.differences]


LARGEST = pytest.param("talks-2022", marks=pytest.mark.slow)


@pytest.mark.parametrize("name", [*sorted({*detente.examples()} - {"talks-2022"}), LARGEST])
def test_an_example_compared_with_itself_differs_in_nothing(name: str) -> None:
    conflict = detente.load(name)
    found = detente.compare(conflict, conflict)

    assert (True, (), (), ()) == (found.same, found.differences, found.edits, found.differing)


def test_two_accounts_that_rank_two_wants_otherwise_differ_on_one_comparison() -> None:
    found = detente.compare(strait(), strait(TURNED))

    assert ["fights", "deters", "peace"] == [claim.id for claim in found.differing]
    for claim in found.differing:
        assert claim.explained is not None
        ((edit,),) = claim.explained.sets
        assert ("comparison", "W1", "W2", "west") == (edit.kind, edit.id, edit.other, edit.of)
        assert (True, True) == (claim.explained.least, claim.explained.all)
    assert ("deters", "peace") == found["fights"].shares
    assert found.together is not None
    assert 1 == len(found.together.sets[0])


def test_an_order_that_both_admit_and_list_otherwise_is_told_as_open() -> None:
    found = detente.compare(strait(), strait(TURNED))
    (west,) = (orders for orders in found.orders if orders.dm == "west")

    assert (OrderDiffers("W1", "W2", turned=True, open_a=True, open_b=True),) == west.rows
    assert ((("W1", "W2"),), (("W2", "W1"),)) == (west.open_a, west.open_b)
    assert (True, True) == (west.rows[0].admitted_a, west.rows[0].admitted_b)


def test_an_order_that_only_one_settles_is_told_and_changes_no_verdict() -> None:
    settled = strait((W2, W2.replace("tier: 1", "tier: 2")))
    found = detente.compare(strait(), settled)
    (row,) = next(orders.rows for orders in found.orders if orders.dm == "west")

    assert (False, True, False) == (row.turned, row.open_a, row.open_b)
    assert [("statement", "W2", "both")] == kinds(found)
    assert ((), ()) == (found.edits, found.differing)


def test_a_difference_in_what_is_cited_is_listed_and_changes_no_verdict() -> None:
    found = detente.compare(strait(), strait((W1, W1.replace("[news#2]", "[news#1, news#2]"))))
    (difference,) = found.differences

    assert ("statement", "W1", "both", True) == (
        difference.kind,
        difference.id,
        difference.where,
        difference.cited_only,
    )
    assert ((), ()) == (found.edits, found.differing)


def test_a_source_that_has_changed_is_told() -> None:
    one, other = (strait(("{file: strait.txt}", f'{{file: strait.txt, sha256: "{c * 64}"}}')) for c in "ab")
    (difference,) = detente.compare(one, other).differences

    assert ("source", ["text"]) == (difference.kind, [change.what for change in difference.changes])


def test_words_that_mean_the_same_are_no_edit() -> None:
    found = detente.compare(
        strait(), strait((W2, W2.replace('"west.fight", if: "east.seize"', '"west.fight or not east.seize"')))
    )

    assert (["words"], ()) == ([change.what for each in found.differences for change in each.changes], found.edits)


def test_a_want_that_speaks_of_a_new_option_is_not_tried_without_it() -> None:
    more = strait(
        ('fight: "fights for the fort"', 'fight: "fights for the fort", bless: "blesses it"'),
        (W1, '{id: W0, want: "not (west.fight and not west.bless)", tier: 1}\n    - ' + W1),
        ('says: "possible(east.seize)"', 'says: "possible(east.seize and not west.fight)"'),
    )
    lesser = strait(('says: "possible(east.seize)"', 'says: "possible(east.seize and not west.fight)"'))
    found = detente.compare(lesser, more)
    sets = [{(e.kind, e.id) for e in edits} for c in found.differing if c.explained for edits in c.explained.sets]

    assert {("option", "west.bless"), ("statement", "W0")} == {(edit.kind, edit.id) for edit in found.edits}
    assert [] == [each for each in sets if each == {("statement", "W0")}]


def test_outcomes_are_told_apart_by_the_options_that_both_have() -> None:
    found = detente.compare(strait(), strait(TURNED)).outcomes

    assert ("outcomes", ("east.seize", "west.fight")) == (found.basis, found.common)
    assert {(("east.seize",), "a"), ((), "b"), (("east.seize", "west.fight"), "b")} == {
        (row.on, row.where) for row in found.rows
    }


def test_without_a_status_quo_all_that_lasts_is_compared() -> None:
    bare = replace(strait(), status_quo=None)

    assert "lasting" == detente.compare(bare, strait()).outcomes.basis


def test_without_claims_there_is_nothing_to_explain() -> None:
    found = detente.compare(replace(strait(), claims=()), replace(strait(TURNED), claims=()))

    assert ((), None, 1) == (found.claims, found.together, len(found.edits))


def test_conflicts_in_graph_form_are_compared_state_by_state_and_move_by_move() -> None:
    fewer = GRAPH.replace("west: [[s2, s1]]", "west: []")
    found = detente.compare(detente.loads(GRAPH), detente.loads(fewer))

    assert [("move", "s2 to s1 by west", "a")] == kinds(found)


def test_an_outcome_in_a_state_that_only_one_names_is_told() -> None:
    more = GRAPH.replace("[s1, s2],", "[s1, s2, s3],").replace("[[s1, s2]]", "[[s1, s2], [s2, s3]]")
    more = more.replace("[[s2], [s1]]", "[[s3], [s2], [s1]]").replace("[[s1], [s2]]", "[[s1], [s2], [s3]]")
    rows = detente.compare(detente.loads(more), detente.loads(GRAPH)).outcomes.rows

    assert (("s3",), "a") in {(row.on, row.where) for row in rows}


def test_conflicts_in_graph_form_come_to_rest_elsewhere_where_a_move_is_gone() -> None:
    fewer = GRAPH.replace("west: [[s2, s1]]", "west: []")
    found = detente.compare(detente.loads(GRAPH), detente.loads(fewer))

    assert {(("s2",), "b"), (("s1",), "a")} & {(row.on, row.where) for row in found.outcomes.rows}


def test_options_and_states_cannot_be_compared() -> None:
    with pytest.raises(ConflictError, match="DET532"):
        detente.compare(strait(), detente.loads(GRAPH))


def test_no_decision_maker_in_common_is_a_plain_refusal() -> None:
    with pytest.raises(ConflictError, match=r"DET531 .*'A strait' has east, west and 'Chicken' has row, col"):
        detente.compare(strait(), detente.load("chicken"))


def test_claims_that_say_the_same_belong_together_whatever_their_ids() -> None:
    other = strait(
        ("id: fights", "id: c1"),
        (
            '{id: taken, text: "the fort may fall", says: "possible(east.seize)"',
            '{id: c2, says: "possible(west.fight)"',
        ),
    )
    found = detente.compare(strait(), other)

    assert {"fights", "deters", "peace", "quiet"} == {claim.id for claim in found.claims}
    assert {"fights": "c1"} == found.names["claim"]
    assert {("claim", "taken", "a"), ("claim", "c2", "b")} <= set(kinds(found))


def claiming(*claims: str) -> detente.Conflict:
    return detente.loads(detente.dumps(replace(strait(), claims=())) + "claims: [" + ", ".join(claims) + "]")


def test_claims_of_one_id_that_have_nothing_in_common_are_two_claims() -> None:
    mine = claiming(
        '{id: K1, text: one, says: "now(east.seize)"}', '{id: K2, says: "now(east.seize)", cites: [news#2]}'
    )
    theirs = claiming(
        '{id: K1, text: other, says: "now(west.fight)"}', '{id: K2, says: "now(west.fight)", cites: [news#2]}'
    )
    found = detente.compare(mine, theirs)

    assert (["K2"], {"K1_2": "K1"}) == ([claim.id for claim in found.claims], found.names["claim"])
    assert {("claim", "K1", "a"), ("claim", "K1_2", "b"), ("claim", "K2", "both")} == set(kinds(found))
    assert ["K1", "K2"] == [claim.id for claim in detente.compare(mine, theirs, mapping={"K1": "K1"}).claims]


def test_claims_of_the_same_words_belong_together_before_those_of_the_same_id() -> None:
    mine = claiming('{id: K1, text: "it falls", says: "now(east.seize)"}')
    theirs = claiming(
        '{id: K1, text: "it may fall", says: "never(east, east.seize)"}',
        '{id: K2, text: "It falls", says: "possible(east.seize)"}',
    )

    assert {"K1": "K2", "K1_2": "K1"} == detente.compare(mine, theirs).names["claim"]


def test_a_passage_of_another_text_of_that_name_makes_nothing_alike() -> None:
    a, b = (
        replace(conflict, sources=(replace(conflict.sources[0], sha256=letter * 64),))
        for letter, conflict in (
            ("a", claiming('{id: K1, says: "now(east.seize)", cites: [news#2]}')),
            ("b", claiming('{id: K1, says: "now(west.fight)", cites: [news#2]}')),
        )
    )

    assert () == detente.compare(a, b).claims


def test_beyond_a_limit_the_parts_are_compared_and_nothing_is_judged() -> None:
    found = detente.compare(strait(), strait(TURNED), limit=2)

    assert ((), "nothing", 1) == (found.claims, found.outcomes.basis, len(found.edits))
    assert "Raise the limit" in found.unjudged
    assert "nothing judged" in repr(found)


def test_a_claim_that_says_something_else_explains_itself() -> None:
    found = detente.compare(strait(), strait(('"now(not east.seize)"', '"now(east.seize)"')))
    explained = found["quiet"].explained

    assert explained is not None
    assert (Edit("claim", "quiet", "", "", "now(not east.seize)", "now(east.seize)"),) == tuple(
        replace(edit, cites_a=(), cites_b=()) for edit in explained.sets[0]
    )


def test_parts_that_nobody_has_reviewed_are_counted() -> None:
    draft = strait((W1, W1.replace("cites: [news#2]", "cites: [news#2], proposed: rules")))
    found = detente.compare(draft, strait())

    assert (1, 0) == (found.a.proposed, found.b.proposed)


def test_with_few_tries_a_set_is_merely_reduced_and_that_is_said() -> None:
    a = detente.load("ferry")
    b = replace(detente.load("groundwater"), claims=a.claims[:0])
    claims = tuple(
        replace(claim, says=says.says)
        for claim, says in zip(a.claims, detente.load("groundwater").claims, strict=False)
    )
    found = detente.compare(a, replace(b, claims=claims), tries=3)
    explanations = [claim.explained for claim in found.differing]

    assert explanations
    assert [] == [each for each in explanations if each is None or not each.sets]
    assert {False} == {each.least for each in explanations if each is not None and len(each.sets[0]) > 3}


# ---- agreement


def test_kappa_is_that_of_the_literature_and_is_missing_where_it_is_not_defined() -> None:
    judged = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    never = [("yes", "no")] * 4

    assert 0.4 == pytest.approx(kappa(judged).value)
    assert (0.0, None, None) == (kappa(never).value, kappa([("yes", "yes")] * 9).value, kappa([]).value)
    assert "agreeing by chance is certain" in kappa([("yes", "yes")]).because


def test_sentences_are_counted_where_both_have_the_same_text_at_hand() -> None:
    fewer = strait((W2, W2.replace("[news#3]", "[news#2]")))
    found = detente.compare(strait(), fewer, documents_a=texts(), documents_b=texts()).agreement.sentences["news"]
    other = detente.compare(
        strait(), fewer, documents_a=texts(), documents_b={"news": document(TEXT[:-2].encode(), "strait.txt")}
    )

    assert ({("cited", "cited"): 4, ("cited", "not cited"): 1}, 0.0) == (found.table, found.value)
    assert {} == other.agreement.sentences


def test_parts_are_counted_by_what_both_have_of_what_either_has() -> None:
    found = detente.compare(strait(), strait(("    - " + W2 + "\n", ""))).agreement
    (shared,) = (each for each in found.parts if each.kind == "statement")

    assert (3, 3, 1, 0) == (shared.both, shared.same, shared.only_a, shared.only_b)
    assert (6 / 7, 3 / 4) == (shared.f1, shared.jaccard)


# ---- the mapping


def renamed() -> detente.Conflict:
    """The strait, with other names for everything, and other words."""
    text = detente.dumps(strait()).replace("east", "orient").replace("west", "nato")
    return detente.loads(
        text.replace("seize", "take").replace("W1", "N1").replace("fights for the fort", "goes to war")
    )


def test_other_names_are_the_same_parts_once_they_are_mapped() -> None:
    mapping = parse_mapping("{east: orient, west: nato, east.seize: orient.take, W1: N1}")
    found = detente.compare(strait(), renamed(), mapping=mapping)

    assert ((), ()) == (found.edits, found.differing)
    assert {"east": "orient", "west": "nato"} == found.names["decision maker"]
    assert "orient.take" == found.owned("option", "east.seize")


LADDER = ('fight: "fights for the fort"', 'fight: "fights for the fort", arms: {levels: [none, some, many]}')
OTHER = ("[none, some, many]", "[bare, few, full]")


def test_other_names_for_levels_are_the_same_levels_once_they_are_mapped() -> None:
    want = (W1, W1 + '\n    - {id: W0, want: "west.arms >= some", tier: 1}')
    mine = strait(LADDER, want)
    theirs = strait(LADDER, OTHER, want, ("arms >= some", "arms >= few"))
    levels = ("none", "bare"), ("some", "few"), ("many", "full")
    found = detente.compare(mine, theirs, mapping={f"west.arms = {x}": f"west.arms={y}" for x, y in levels})

    assert detente.compare(mine, theirs).edits
    assert ((), ()) == (found.edits, found.differences)
    assert "west.arms=few" == found.owned("level", "west.arms=some")


def test_a_level_stays_with_its_option() -> None:
    conflict = strait(LADDER, ("{seize:", "{men: {levels: [none, some, many]}, seize:"))
    with pytest.raises(ConflictError, match=r"DET536 'west\.arms=some' is a level of 'west\.arms'"):
        detente.compare(conflict, conflict, mapping={"west.arms=some": "east.men=some"})


@pytest.mark.parametrize(
    ("mapping", "codes"),
    [
        ("{wset: nato}", ["DET533"]),
        ("{west: nota}", ["DET534"]),
        ("{west: nato, east: nato}", ["DET535"]),
        ("{W1: E1}", []),
        ("{W1: orient}", ["DET536"]),
        ("{west: orient, west.fight: nato.fight}", ["DET536"]),
        ("{wset: nato, E1: nothing}", ["DET533", "DET534"]),
        ("[west, nato]", ["DET537"]),
        ("{west: [nato]}", ["DET537"]),
        ("west:", ["DET537"]),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused_where_it_stands(mapping: str, codes: list[str]) -> None:
    found: list[str] = []
    places: list[object] = []
    try:
        detente.compare(strait(), renamed(), mapping=parse_mapping(mapping, name="map.yaml"))
    except BadInput as error:
        found = [problem.code for problem in error.problems if problem.code != "DET531"]
        places = [problem.place for problem in error.problems if problem.code != "DET531"]

    assert codes == found
    assert [] == [place for place in places if place is None]
