"""Small disputes replayed: what was possible, what paid, what was expected, and what the moves say together."""

from __future__ import annotations

import pytest

import detente
from detente.insight.replaying.replayed import Replay
from detente.model.conflict import Conflict
from dredging import HARBOUR


def conflict() -> Conflict:
    return detente.loads(HARBOUR)


def replayed(*moves: str, **options: str) -> Replay:
    text = "detente: 1\nmoves:\n" + "".join(f"  - {{date: 1990-01-{n:02d}, {m}}}\n" for n, m in enumerate(moves, 1))
    return detente.replay(conflict(), detente.parse_chronicle(text, conflict()), **options)  # type: ignore[arg-type]


def obstacles(found: Replay) -> list[list[tuple[str, tuple[str, ...]]]]:
    return [[(obstacle.kind, obstacle.names) for obstacle in each.obstacles] for each in found.moves]


def test_a_move_is_followed_and_says_in_which_orders_it_pays() -> None:
    found = replayed("by: port, set: {port.dredge: yes, port.toll: low}")
    (each,) = found.moves
    (gain,) = each.gains

    assert ("moved", "as listed", True) == (each.course, each.kind, gain.improves)
    assert ("port.dredge", "port.toll=low", "town.pay") == each.after.on
    assert ("some", ((("P2", "P3"),),)) == (gain.explanation.kind, gain.explanation.alternatives)
    (known,) = found.revealed
    assert (3, 6, (("P2", "P3"),)) == (known.remaining, known.total, known.settled)
    assert (("P2", "P4"), ("P3", "P4")) == known.open


def test_a_move_against_the_listed_order_turns_the_nearest_one() -> None:
    found = replayed(
        "by: port, set: {port.dredge: yes, port.build: yes}", "by: port, set: {port.toll: high, port.dredge: no}"
    )
    first, second = found.moves

    assert ("as listed", "unexplained") == (first.kind, second.kind)
    assert [("never", ("P2", "P3"))] == [(g.explanation.kind, g.explanation.con) for g in second.gains]
    turned = replayed(
        "by: port, set: {port.dredge: yes, port.toll: low}", "by: port, set: {port.dredge: no, port.toll: none}"
    )
    assert [("moves.1",)] == [gain.against for gain in turned.moves[1].gains]
    assert ["unexplained"] == [each.kind for each in turned.unexplained]
    back = replayed("by: port, set: {port.toll: low, port.dredge: yes}", status_quo="sued")
    assert ("P1", "P2", "P3", "P4") == back.revealed[0].nearest


def test_what_stands_against_a_move_is_told_by_its_kind() -> None:
    found = replayed(
        "by: town, set: {town.pay: yes}",
        "by: town, set: {joint.pact: yes}",
        "by: table, set: {town.pay: no}",
        "by: table, set: {joint.pact: yes}",
        "by: table, set: {joint.pact: no, town.pay: no, town.sue: yes}",
        "by: town, set: {town.pay: yes}",
        "by: port, set: {port.build: yes}",
        "by: port, set: {port.build: no}",
        "by: table, set: {joint.pact: yes}",
    )

    assert [
        [("already", ("town.pay",))],
        [("alone", ("joint.pact",))],
        [],
        [("already", ("joint.pact",))],
        [],
        [("undone", ("Q1",))],
        [],
        [("irreversible", ("port.build",))],
        [("requires", ("joint.pact",)), ("infeasible", ("F1",))],
    ] == obstacles(found)
    assert ["stayed", "jumped", "moved", "stayed", "moved", "stayed", "moved", "jumped", "stayed"] == [
        each.course for each in found.moves
    ]


def test_a_move_that_the_model_lacks_says_nothing_about_anybody() -> None:
    found = replayed("by: town, set: {joint.pact: yes}", "by: port, unsaid: there is no option for letters")

    assert ("jumped", "unsaid") == tuple(each.kind for each in found.moves)
    assert ((), ()) == (found.revealed, found.moves[0].gains)
    assert "joint.pact" in found.moves[0].after.on
    assert found.moves[0].after == found.moves[1].after
    assert not found.clean


def test_what_was_so_already_is_no_fault_of_the_model() -> None:
    found = replayed("by: town, set: {town.pay: yes}")

    assert (("already",), True) == (tuple(each.kind for each in found.moves), found.clean)


def test_a_believer_is_asked_in_its_own_mind_as_well() -> None:
    found = replayed("by: town, set: {town.pay: no}")
    (gain,) = found.moves[0].gains

    assert gain.reason is not None
    assert (True, "T2") == (gain.improves, gain.reason.id)
    assert gain.own is not None
    assert gain.own.reason is not None
    assert (False, "T4") == (gain.own.improves, gain.own.reason.id)


def test_each_member_of_a_forum_is_asked() -> None:
    found = replayed("by: table, set: {joint.pact: yes, port.dredge: yes}")

    assert {"port": "always", "town": "always"} == {g.dm: g.explanation.kind for g in found.moves[0].gains}
    assert ["port", "town"] == [known.dm for known in found.revealed]


def test_what_came_next_is_told_beside_what_was_expected() -> None:
    found = replayed(
        "by: town, set: {town.pay: yes}",
        "by: port, set: {port.dredge: yes}",
        "by: port, set: {port.build: yes}",
        "by: town, unsaid: it waits",
        concept="Nash",
    )

    assert ("moves.2", "as expected") == (found.next, found.came)
    assert [("port", ("port.dredge",)), ("table", ("port.dredge",))] == [(e.by, e.new) for e in found.expected.leaving]
    assert [("as expected", "moves.2"), ("nobody expected", "moves.3"), ("nothing", ""), ("nothing", "")] == [
        (each.came, each.next) for each in found.moves
    ]


def test_whoever_is_held_back_by_an_answer_is_not_expected_to_move() -> None:
    found = replayed("by: port, set: {port.dredge: yes, port.toll: low}")

    assert (["table"], "somebody else") == ([each.by for each in found.expected.leaving], found.came)
    joined = replayed("by: port, set: {port.dredge: yes}")
    assert ("as expected", "moves.1") == (joined.came, joined.next)


def test_claims_that_come_to_be_judged_otherwise_are_dated() -> None:
    found = replayed("by: town, set: {town.sue: yes}", "by: port, set: {port.dredge: yes}")

    assert [("C1", "1990-01-02", "moves.2", "fails", "holds")] == [
        (c.claim, c.date, c.move, c.before, c.after) for c in found.changes
    ]


def test_a_replay_begins_in_the_reading_that_is_named() -> None:
    assert ("town.sue",) == replayed("by: port, set: {port.dredge: yes}", status_quo="sued").start.on
    with pytest.raises(detente.UnknownName, match="did you mean 'sued'"):
        replayed("by: port, set: {port.dredge: yes}", status_quo="sude")
    with pytest.raises(detente.UnknownName, match="concept"):
        replayed("by: port, set: {port.dredge: yes}", concept="SEK")


def test_what_is_missing_is_said() -> None:
    text = "{detente: 1, moves: [{date: 1990-01-02, by: port, set: {port.dredge: yes}}]}"
    chronicle = detente.parse_chronicle(text, conflict())
    silent = detente.loads(HARBOUR[: HARBOUR.index("preferences:")])
    nowhere = detente.loads(HARBOUR.replace("status_quo:", "questions: []\n#"))

    (gain,) = detente.replay(silent, chronicle).moves[0].gains
    assert (None, "unknown", False) == (gain.improves, gain.explanation.kind, gain.unexplained)
    with pytest.raises(detente.Missing, match="status quo"):
        detente.replay(nowhere, chronicle)
    with pytest.raises(detente.Missing, match="no options"):
        detente.replay(_graph(), chronicle)


def _graph() -> Conflict:
    return detente.loads(
        "{detente: 1, decision_makers: [port, town], states: [a, b], moves: {port: [[a, b]]}, status_quo: a, "
        "preferences: {port: {ranking: [b, a]}, town: {ranking: [a, b]}}}"
    )


def test_the_same_replay_comes_out_twice_and_is_shown_in_a_line_and_a_table() -> None:
    found, again = (replayed("by: port, set: {port.dredge: yes, port.toll: low}") for _ in range(2))

    assert found == again
    assert "<Replay 'Who dredges the harbour': 1 move, 0 unsaid, 0 impossible, 0 unexplained>" == repr(found)
    assert "as listed" in found._repr_html_()


def test_progress_is_told_move_by_move() -> None:
    told: list[tuple[int, int]] = []
    first, second = "{date: 1990-01-02, by: port, set: {port.dredge: yes}}", "{date: 1990-02, by: port, unsaid: x}"
    text = f"{{detente: 1, moves: [{first}, {second}]}}"
    detente.replay(conflict(), detente.parse_chronicle(text, conflict()), progress=lambda *at: told.append(at))

    assert [(1, 2), (2, 2)] == told
