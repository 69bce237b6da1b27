"""A replay beside what somebody believes, whose mind explains a move; what follows by itself; and states with names."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

import detente
from detente.insight.replaying.replayed import Replay
from detente.model.chronicle.chronicle import Chronicle, DatedMove
from detente.report.replay_printed import of_replay

QUARREL = """\
detente: 1
title: Who drains the marsh
decision_makers:
  farm: {options: {drain: {}, sell: {}}}
  town: {options: {sue: {}}}
infeasible: [{id: F1, when: "farm.drain and farm.sell"}]
consequences: [{id: Q1, when: "farm.sell", set: {town.sue: no}}]
status_quo: {holds: [town.sue]}
preferences:
  farm: [{id: A1, want: "not farm.drain", tier: 1}, {id: A2, want: "not town.sue", tier: 2}]
  town: [{id: B1, want: "not farm.drain", tier: 1}, {id: B2, want: "town.sue", tier: 2}]
beliefs:
  - {id: feared, holder: town, about: farm, change: {insert: [{dm: farm, id: A0, want: "farm.drain", tier: 1}]}}
  - {id: sold, holder: town, change: {status_quo: {farm.sell: yes, town.sue: no}}}
  - {id: bluff, holder: farm, about: town, change: {replace: {B2: "not town.sue"}}}
claims:
  - {id: C1, says: "never(farm, farm.drain)"}
  - {id: C2, says: "now(farm.sell) according to town"}
  - {id: C3, says: "possible(farm.drain) according to town"}
"""
GRAPH = """\
detente: 1
decision_makers: [port, town]
states: [a, b, c]
moves: {port: [[a, b], [b, a]], town: [[b, c]]}
status_quo: a
preferences: {port: {ranking: [b, a, c]}, town: {ranking: [c, a, b]}}
claims: []
"""


def replayed(text: str, *moves: DatedMove) -> Replay:
    return detente.replay(detente.loads(text), Chronicle(moves))


def move(by: str, *sets: tuple[str, str], to: str = "", unsaid: str = "") -> DatedMove:
    return DatedMove(f"m{len(sets)}{by}{to}", "1990-01-01", by, sets, to, unsaid)


def test_a_move_that_no_order_explains_is_looked_at_in_every_mind() -> None:
    (each,) = replayed(QUARREL, move("farm", ("farm.drain", "yes"))).moves
    (gain,) = each.gains

    assert ("unexplained", "never") == (each.kind, gain.explanation.kind)
    assert [("town", "some", ("A0",), ("A1",))] == [
        (b.holder, b.explanation.kind, b.explanation.pro, b.explanation.con) for b in gain.believed
    ]
    assert [("A0", "farm.drain")] == [(why.id, why.statement) for why in gain.believed[0].reasons]


def test_a_move_that_its_movers_own_wants_explain_is_nobody_elses_matter() -> None:
    (each,) = replayed(QUARREL, move("farm", ("farm.sell", "yes"))).moves

    assert [("always", ())] == [(gain.explanation.kind, gain.believed) for gain in each.gains]


def test_the_wants_that_nobody_states_may_be_found_in_a_mind() -> None:
    text = QUARREL.replace(
        '  farm: [{id: A1, want: "not farm.drain", tier: 1}, {id: A2, want: "not town.sue", tier: 2}]\n', ""
    )
    text = text.replace('"farm.drain", tier: 1}]}}', '"farm.drain"}]}}')
    (gain,) = replayed(text, move("farm", ("farm.drain", "yes"))).moves[0].gains

    assert ("unknown", ["town"]) == (gain.explanation.kind, [b.holder for b in gain.believed])


def test_what_follows_by_itself_is_told_beside_what_was_set() -> None:
    found = replayed(QUARREL, move("farm", ("farm.sell", "yes")), move("town", ("town.sue", "yes")))

    assert [("moved", (("town.sue", "no"),)), ("stayed", ())] == [(each.course, each.follows) for each in found.moves]
    assert [("undone", ("Q1",))] == [(o.kind, o.names) for o in found.moves[1].obstacles]


def test_a_deed_that_a_claim_denies_contradicts_it_whatever_the_model_says() -> None:
    found = replayed(QUARREL, move("farm", ("farm.drain", "yes")))

    assert [("C1", "m1farm", "holds")] == [(each.claim, each.move, each.verdict) for each in found.contradicted]
    assert "holds" == found.moves[0].verdicts["C1"]


def test_what_is_believed_of_the_status_quo_is_believed_until_it_changes() -> None:
    sold, back = move("farm", ("farm.sell", "yes")), move("farm", ("farm.sell", "no"))
    sued = move("town", ("town.sue", "no"))

    assert ["holds", "holds", "fails"] == [r["C2"] for r in _verdicts(replayed(QUARREL, sold, back))]
    assert ["holds", "holds"] == [r["C2"] for r in _verdicts(replayed(QUARREL, sued))]


def _verdicts(found: Replay) -> list[Mapping[str, str]]:
    return [found.verdicts, *(each.verdicts for each in found.moves)]


def test_where_somebody_takes_what_is_for_impossible_its_view_is_undecided_and_nobody_expects_it_to_move() -> None:
    found = replayed(QUARREL, move("farm", ("farm.drain", "yes")))

    # Drained and sold at once cannot be, and the town goes on believing that the farm is sold.
    assert "undecided" == found.moves[0].verdicts["C2"]
    assert "undecided" == found.moves[0].verdicts["C3"]
    assert found.moves[0].expected.unknown == ()


def test_where_states_have_names_a_move_leads_to_one() -> None:
    found = replayed(GRAPH, move("port", to="b"), move("port", to="c"), move("town", to="c"), move("town", to="a"))

    assert [
        ("moved", [], "b"),
        ("jumped", [("no move", ("c",))], "c"),
        ("stayed", [("already", ("c",))], "c"),
        ("jumped", [("no move", ("a",))], "a"),
    ] == [(each.course, [(o.kind, o.names) for o in each.obstacles], each.after.name) for each in found.moves]
    assert [[("port", True, "always")], [], [], []] == [
        [(g.dm, g.improves, g.explanation.kind) for g in each.gains] for each in found.moves
    ]
    assert [None, "b"] == [of_replay(found)["moves"][0][key] for key in ("unsaid", "to")]


def test_named_states_of_options_may_be_named_as_well() -> None:
    text = QUARREL[: QUARREL.index("beliefs:")].replace("infeasible:", 'states: {still: "NNY", dry: "YN-"}\n#')
    text = text.replace("consequences:", "#").replace("{holds: [town.sue]}", "{state: still}")
    text = text[: text.index("preferences:")] + "preferences: {farm: {ranking: [dry, still]}}\n"
    (each,) = replayed(text, move("farm", to="dry")).moves

    assert ("moved", "dry", "as listed") == (each.course, each.after.name, each.kind)


def test_nobodys_move_is_told_and_leaves_things_as_they_are() -> None:
    found = replayed(QUARREL, move("", unsaid="it rains"))

    assert [("unsaid", ())] == [(each.kind, each.gains) for each in found.moves]
    told = json.loads(json.dumps(of_replay(found)))
    assert [None, None] == [told["moves"][0]["by"], told["timeline"][0]["mover"]]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (move("bank", ("farm.drain", "yes")), "'bank'"),
        (move("farm", ("farm.dran", "yes")), "no option 'farm.dran'; did you mean 'farm.drain'"),
        (move("farm", ("farm.drain", "often")), "no level of farm.drain 'often'"),
    ],
)
def test_a_chronicle_of_another_conflict_is_refused(wrong: DatedMove, told: str) -> None:
    with pytest.raises(detente.UnknownName, match=told):
        replayed(QUARREL, wrong)


def test_how_large_it_is_is_told_once_before_the_moves() -> None:
    told: list[tuple[int, ...]] = []
    detente.replay(
        detente.loads(QUARREL),
        Chronicle((move("", unsaid="x"), move("", unsaid="y"))),
        sized=lambda *size: told.append(size),
        progress=lambda *at: told.append(at),
    )

    assert [(8, 5), (1, 2), (2, 2)] == told
