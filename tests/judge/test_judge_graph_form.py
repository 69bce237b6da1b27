"""The judge on graph form, against sets worked out by hand: sequences, ties, returns, attitudes, forums, foresight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, get_args

import pytest

from definitions import (
    CONCEPTS,
    Concept,
    Reading,
    Sequences,
    coalition_improvements,
    coalition_moves,
    forum_moves,
    moves,
    stable,
    stable_coalition,
)
from detente.model.conflict import Attitude, Conflict, DecisionMaker, Forum, NamedState, Ranking
from judge_foresight import anticipated, limited, non_myopic


def _graph(arcs: dict[str, str], rankings: dict[str, str], *, forums: Iterable[str] = ()) -> Conflict:
    """Arcs as `st tu` (s to t, t to u), rankings as `t > s = u`, forums as `bc`; all names are one letter long."""
    names = sorted({name for text in arcs.values() for name in text if name != " "} | set(rankings["i"]) - set(" >="))
    return Conflict(
        tuple(DecisionMaker(dm, dm) for dm in arcs),
        states=tuple(NamedState(name) for name in names),
        moves={dm: tuple((arc[0], arc[1]) for arc in text.split()) for dm, text in arcs.items()},
        forums=tuple(Forum(f"f{members}", tuple(members)) for members in forums),
        preferences={
            dm: Ranking(tuple(tuple(group.split(" = ")) for group in text.split(" > ")))
            for dm, text in rankings.items()
        },
    )


def _stable_at(conflict: Conflict, state: str, reading: Reading = Reading()) -> list[Concept]:  # noqa: B008
    """Under which concepts the state is stable for i."""
    return [concept for concept in CONCEPTS if state in stable(conflict, "i", concept, reading)]


@pytest.mark.parametrize(
    ("hurtful", "reach"),
    [
        ("p", ["single", "once", "legal", "any"]),
        ("q", ["once", "legal", "any"]),
        ("r", ["legal", "any"]),
        ("z", ["any"]),
    ],
)
def test_each_reading_of_sequences_reaches_further_than_the_one_before(hurtful: str, reach: list[Sequences]) -> None:
    """i moves s to t; then j, k, j and again j can lead on to p, q, r and z, of which one alone is worse than s for i.

    One move reaches p; j and k once each reach q; j after k again reaches r; only j twice in succession reaches z.
    """
    rest = " = ".join({"p", "q", "r", "z"} - {hurtful})
    rankings = {"i": f"{rest} = t > s > {hurtful}", "j": "p = q = r = s = t = z", "k": "p = q = r = s = t = z"}
    conflict = _graph({"i": "st", "j": "tp qr rz", "k": "pq"}, rankings)
    deterred = [reading for reading in get_args(Sequences) if "s" in stable(conflict, "i", "GMR", Reading(reading))]
    assert deterred == reach


def test_each_step_of_a_credible_answer_improves_on_the_step_before_for_its_mover() -> None:
    """j's step t to u is better for j; k's step u to v is better than u for k, though v is worse than t for both.

    v hurts i, so that s is sequentially stable.  If k did not gain by its own step, it would not be.
    """
    arcs = {"i": "st", "j": "tu", "k": "uv"}
    conflict = _graph(arcs, {"i": "t = u > s > v", "j": "u > t > s > v", "k": "t > v > u > s"})
    assert _stable_at(conflict, "s") == ["GMR", "SMR", "SEQ", "SSEQ"]
    reluctant = _graph(arcs, {"i": "t = u > s > v", "j": "u > t > s > v", "k": "t > u > v > s"})
    assert _stable_at(reluctant, "s") == ["GMR", "SMR"]


def test_every_improvement_must_be_answered_and_one_answer_is_enough() -> None:
    """At s i can go to t, where j may hurt it (v) or not (u), or to w, where nobody can: w alone unsettles s."""
    rankings = {"i": "t = u = w > s > v", "j": "v > u > t = s = w"}
    assert _stable_at(_graph({"i": "st sw", "j": "tu tv"}, rankings), "s") == []
    assert _stable_at(_graph({"i": "st", "j": "tu tv"}, rankings), "s") == ["GMR", "SMR", "SEQ", "SSEQ"]


@pytest.mark.parametrize(("ties", "deterred"), [("weak", ["GMR", "SMR", "SEQ", "SSEQ"]), ("strict", [])])
def test_an_answer_that_leaves_one_as_well_off_deters_only_if_ties_are_weak(
    ties: Literal["weak", "strict"], deterred: list[Concept]
) -> None:
    """i moves s to t, j answers with u, which is worth to i what s is."""
    conflict = _graph({"i": "st", "j": "tu"}, {"i": "t > s = u", "j": "u > t > s"})
    assert _stable_at(conflict, "s", Reading(ties=ties)) == deterred


@pytest.mark.parametrize(("ties", "deterred"), [("weak", ["GMR", "SMR", "SEQ", "SSEQ"]), ("strict", ["GMR", "SEQ"])])
def test_a_way_out_to_something_as_good_saves_only_if_ties_are_strict(
    ties: Literal["weak", "strict"], deterred: list[Concept]
) -> None:
    """j's answer u is worse than s for i, who can go on to v, worth what s is: v hurts weakly, but not strictly."""
    conflict = _graph({"i": "st uv", "j": "tu"}, {"i": "t > s = v > u", "j": "u > t > s > v"})
    assert _stable_at(conflict, "s", Reading(ties=ties)) == deterred


@pytest.mark.parametrize(("returns", "deterred"), [("yes", ["GMR", "SEQ"]), ("no", [])])
def test_being_put_back_deters_only_if_a_return_counts(returns: Literal["yes", "no"], deterred: list[Concept]) -> None:
    """i moves s to t, and all that j can do is to undo it.

    Back at s, i may go to t again, better than s: under SMR and SSEQ the return never deters.
    """
    conflict = _graph({"i": "st", "j": "ts"}, {"i": "t > s", "j": "s > t"})
    assert _stable_at(conflict, "s", Reading(returns=returns)) == deterred


@pytest.mark.parametrize("value", [-1, 0, 1])
@pytest.mark.parametrize("theirs", ["t > s", "s = t", "s > t"])
def test_an_attitude_lets_only_such_gains_tempt_as_suit_it(value: Literal[-1, 0, 1], theirs: str) -> None:
    """i gains by s to t.  Devoted, it goes unless j loses; hostile, only if j loses; indifferent, always."""
    tempted = {-1: theirs == "s > t", 0: True, 1: theirs != "s > t"}
    conflict = replace(
        _graph({"i": "st", "j": ""}, {"i": "t > s", "j": theirs}), attitudes=(Attitude("i", "j", value),)
    )
    assert ("s" not in stable(conflict, "i", "Nash")) == tempted[value]


def test_a_devoted_sanctioner_no_longer_deters_credibly_but_still_might() -> None:
    """Prisoners: s both cooperate, t i defects, u j defects, v both; i > : t s v u, j > : u s v t.

    At s, i's defection (t) is answered by j's own (v), to j's gain, worse than s for i.  v is worse than t for i, too:
    if j is devoted to i, this is no improvement of j, so it counts in GMR and SMR and not in SEQ and SSEQ.
    """
    conflict = _graph({"i": "st ts uv vu", "j": "su us tv vt"}, {"i": "t > s > v > u", "j": "u > s > v > t"})
    assert _stable_at(conflict, "s") == ["GMR", "SMR", "SEQ", "SSEQ"]
    devoted = replace(conflict, attitudes=(Attitude("j", "i", 1),))
    assert _stable_at(devoted, "s") == ["GMR", "SMR"]
    assert stable(devoted, "j", "Nash") == {"s", "t", "u", "v"}


def test_an_attitude_binds_no_way_out() -> None:
    """Devoted to j, i gains by s to t, as j does; j answers with u.  i's way out, v, is the worst for j; i takes it.

    So s is stable under GMR and SEQ and not under SMR and SSEQ, as it is without any attitude.
    """
    conflict = _graph({"i": "st uv", "j": "tu"}, {"i": "t > v > s > u", "j": "u > t > s > v"})
    devoted = replace(conflict, attitudes=(Attitude("i", "j", 1),))
    assert [_stable_at(c, "s") for c in (conflict, devoted)] == [["GMR", "SEQ"], ["GMR", "SEQ"]]


def test_an_attitude_of_one_member_binds_its_coalition() -> None:
    """Both members gain by s to t; if one is hostile to an outsider who gains too, it does not join."""
    conflict = _graph({"i": "st", "j": "", "k": ""}, {"i": "t > s", "j": "t > s", "k": "t > s"})
    hostile = replace(conflict, attitudes=(Attitude("j", "k", -1),))
    assert [coalition_improvements(c, "ij") for c in (conflict, hostile)] == [{("s", "t")}, set()]
    assert stable(hostile, "i", "Nash") == {"t"}


def test_a_forum_moves_by_legal_sequences_of_its_members_arcs() -> None:
    """First, i may not go on from t to u, having just moved, and j only leads back.

    If j can take t to u instead, i goes on from there to v; and coming back to s is no move.
    """
    conflict = _graph({"i": "st tu uv vs", "j": "ts"}, {"i": "s = t = u = v", "j": "s = t = u = v"}, forums=["ij"])
    assert {b for a, b in forum_moves(conflict, "fij") if a == "s"} == {"t"}
    helped = _graph({"i": "st tv uv vs", "j": "tu"}, {"i": "s = t = u = v", "j": "s = t = u = v"}, forums=["ij"])
    assert {b for a, b in forum_moves(helped, "fij") if a == "s"} == {"t", "u", "v"}
    assert coalition_moves(helped, frozenset("i")) == {("s", "t"), ("t", "v"), ("u", "v"), ("v", "s")}


SITTING = {"i": "st", "d": "vw", "b": "tu", "c": "uv"}


def _table(mine: str, ally: str = "t > w > s > v > u") -> Conflict:
    """i and d against b and c, who meet in a forum of their own: t to u by b, worse for both, and on to v by c."""
    return _graph(
        SITTING,
        {"i": mine, "d": ally, "b": "v > t > s > w > u", "c": "v > t > s > w > u"},
        forums=["id", "bc"],
    )


def test_a_coalition_is_answered_by_a_forum_outside_it_and_deterred_if_one_member_is_hurt() -> None:
    """{i, d} can go s to t, better for both; nothing else tempts it (v to w is worse for i).

    b's step t to u is no improvement, c cannot move at t: alone they have no credible answer; together they go to v,
    better for both.  v is better than s for i but worse for d: that deters.  From v the coalition can go on to w,
    better than s for d but not for i: no way out.
    """
    conflict = _table("t > v > s > w > u")
    together = {concept: stable_coalition(conflict, "id", concept) for concept in CONCEPTS}
    everything = {"s", "t", "u", "v", "w"}
    assert together == {"Nash": everything - {"s"}} | {c: everything for c in CONCEPTS if c != "Nash"}


def test_a_coalition_escapes_to_what_is_better_for_all_its_members() -> None:
    """As before, but i too prefers w to s: the credible answer v can be escaped, the other one, u, cannot."""
    conflict = _table("t > v > w > s > u")
    assert [c for c in CONCEPTS if "s" in stable_coalition(conflict, "id", c)] == ["GMR", "SMR", "SEQ"]


def test_no_forum_answers_a_single_decision_maker() -> None:
    """v is worse than s for i; the forum of b and c would gain by it; alone they reach it only by u, a loss for b."""
    conflict = _table("t > s > w > v > u")
    assert _stable_at(conflict, "s") == ["GMR", "SMR"]
    assert [c for c in CONCEPTS if "s" in stable_coalition(conflict, "i", c)] == ["GMR", "SMR"]


def test_a_forum_with_a_member_in_the_coalition_does_not_answer() -> None:
    """v is worse than s for i and better than t for d, so that b, c and d would gladly answer with it.

    The forum of b and c is wholly outside {i, d} and does so; one of b, c and d is not.
    """
    outside = _table("t > s > w > v > u", ally="v > t > s > w > u")
    mixed = replace(outside, forums=(Forum("mixed", ("b", "c", "d")),))
    found = [[c for c in CONCEPTS if "s" in stable_coalition(conflict, "id", c)] for conflict in (outside, mixed)]
    assert found == [["GMR", "SMR", "SEQ", "SSEQ"], ["GMR", "SMR"]]


def test_an_arc_from_a_state_to_itself_is_no_move() -> None:
    """Listed or not."""
    assert moves(_graph({"i": "ss st"}, {"i": "s > t"}), "i") == {("s", "t")}


def test_ties_leave_several_anticipated_states() -> None:
    """i can go s to t, where j is as happy with u as with v, and better with both than with t.

    j will end in u or v; i prefers u to s to v.  Expecting the best of these, i moves, so s is not L_2 stable; if j
    preferred v, i would stay.  L_1 is Nash: i prefers t to s.
    """
    arcs = {"i": "st", "j": "tu tv"}
    conflict = _graph(arcs, {"i": "t > u > s > v", "j": "u = v > t > s"})
    assert anticipated(conflict, 1)["j", "t"] == {"u", "v"}
    assert anticipated(conflict, 2)["i", "s"] == {"u"}
    assert [limited(conflict, "i", h) for h in (1, 2)] == [{"t", "u", "v"}] * 2
    spiteful = _graph(arcs, {"i": "t > u > s > v", "j": "v > u > t > s"})
    assert [limited(spiteful, "i", h) for h in (1, 2)] == [{"t", "u", "v"}, {"s", "t", "u", "v"}]
    assert non_myopic(spiteful, "i") == {"s", "t", "u", "v"}


def test_foresight_by_levels_is_for_two() -> None:
    """Three decision makers: the definitions in use disagree, so none is judged."""
    with pytest.raises(ValueError, match="unpack"):
        limited(_graph({"i": "st", "j": "", "k": ""}, {"i": "t > s", "j": "t > s", "k": "t > s"}), "i", 1)
