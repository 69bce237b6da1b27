"""The judge on option form, against sets worked out by hand: joint options, consequences, ladders, merged states."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from definitions import (
    CONCEPTS,
    Reading,
    coalition_improvements,
    coalition_moves,
    completions,
    equilibria,
    forum_moves,
    moves,
    stable,
    stable_by_dm,
    stable_by_forum,
    states,
)
from detente.model.conflict import (
    Conflict,
    Consequence,
    DecisionMaker,
    Forum,
    NamedState,
    Option,
    Ranking,
    Rule,
    Statements,
    Want,
)
from detente.model.statement import And, If, Not, Statement
from detente.model.statement import Test as On
from judge_foresight import simultaneous

X, Y, Z = On("a.x"), On("b.y"), On("a.z")


def _dm(name: str, *options: Option) -> DecisionMaker:
    return DecisionMaker(name, name, options)


def _ranking(text: str) -> Ranking:
    """`s1 > s2 = s3` as a ranking."""
    return Ranking(tuple(tuple(group.split(" = ")) for group in text.split(" > ")))


def _wants(*statements: Statement) -> Statements:
    return Statements(tuple(Want(f"w{n}", statement) for n, statement in enumerate(statements)))


def _from(arcs: set[tuple[str, str]]) -> dict[str, set[str]]:
    return {a: {b for x, b in arcs if x == a} for a, _ in arcs}


def _agreement(once: Literal["adopted", "abandoned"] | None = None) -> Conflict:
    """Both may agree (j) while a does not cheat (x); s1 neither, s2 cheated, s3 agreed, s4 agreed and cheated."""
    return Conflict(
        (_dm("a", Option("a.x")), _dm("b")),
        joint_options=(Option("joint.j", irreversible=once, owners=("a", "b"), requires=Not(X)),),
        forums=(Forum("table", ("a", "b")),),
        preferences={"a": _ranking("s4 > s3 > s2 > s1"), "b": _ranking("s3 > s1 > s4 > s2")},
    )


def test_a_joint_option_is_adopted_in_the_forum_when_required_and_abandoned_by_either_owner() -> None:
    """a sets x and may drop j; b may drop j; together they set all, but adopt j only from s1, where x does not hold."""
    conflict = _agreement()
    assert {name: list(merged) for name, merged in completions(conflict).items()} == {
        "s1": [(0, 0)],
        "s2": [(1, 0)],
        "s3": [(0, 1)],
        "s4": [(1, 1)],
    }
    assert _from(moves(conflict, "a")) == {
        "s1": {"s2"},
        "s2": {"s1"},
        "s3": {"s1", "s2", "s4"},
        "s4": {"s1", "s2", "s3"},
    }
    assert _from(moves(conflict, "b")) == {"s3": {"s1"}, "s4": {"s2"}}
    assert _from(forum_moves(conflict, "table")) == {
        "s1": {"s2", "s3", "s4"},
        "s2": {"s1"},
        "s3": {"s1", "s2", "s4"},
        "s4": {"s1", "s2", "s3"},
    }


def test_an_agreement_holds_where_leaving_it_is_the_answer_to_cheating() -> None:
    """a improves from s1 (to s2) and from s3 (to s4); b improves nowhere.

    At s1 nobody can answer.  At s3 b can leave (s4 to s2), worse than s3 for a, and a gets no further than s1: GMR and
    SMR stable; but leaving is no improvement for b, so SEQ and SSEQ do not count it.
    """
    conflict = _agreement()
    everything = {"s1", "s2", "s3", "s4"}
    assert stable_by_dm(conflict) == {
        "Nash": {"a": {"s2", "s4"}, "b": everything},
        "GMR": {"a": {"s2", "s3", "s4"}, "b": everything},
        "SMR": {"a": {"s2", "s3", "s4"}, "b": everything},
        "SEQ": {"a": {"s2", "s4"}, "b": everything},
        "SSEQ": {"a": {"s2", "s4"}, "b": everything},
    }


def test_a_forum_leaves_only_what_all_its_members_want_to_leave() -> None:
    """From s1 both prefer s3, and the forum reaches it; from s2 both prefer it too, but the requirement bars it.

    Nobody is outside, so nothing deters the forum, under any concept.
    """
    conflict = _agreement()
    assert coalition_improvements(conflict, {"a", "b"}) == {("s1", "s3")}
    assert {c: by["table"] for c, by in stable_by_forum(conflict).items()} == {c: {"s2", "s3", "s4"} for c in CONCEPTS}
    assert equilibria(conflict, "GMR") == equilibria(conflict, "GMR", forums=True) == {"s2", "s3", "s4"}


def test_an_agreement_that_binds_is_abandoned_by_nobody() -> None:
    """Once adopted, j stays: in s3 and s4 only x can change; b cannot answer a's cheating, so s3 is stable nowhere."""
    conflict = _agreement("adopted")
    assert _from(moves(conflict, "a")) == {"s1": {"s2"}, "s2": {"s1"}, "s3": {"s4"}, "s4": {"s3"}}
    assert moves(conflict, "b") == set()
    assert _from(forum_moves(conflict, "table")) == {"s1": {"s2", "s3", "s4"}, "s2": {"s1"}, "s3": {"s4"}, "s4": {"s3"}}
    assert stable(conflict, "a", "GMR") == {"s2", "s4"}


def test_an_agreement_that_cannot_be_renewed_is_adopted_by_nobody() -> None:
    """`abandoned`: no move from no to yes, so that the forum only changes x or drops j."""
    conflict = _agreement("abandoned")
    assert _from(forum_moves(conflict, "table")) == {
        "s1": {"s2"},
        "s2": {"s1"},
        "s3": {"s1", "s2", "s4"},
        "s4": {"s1", "s2", "s3"},
    }
    assert moves(conflict, "b") == {("s3", "s1"), ("s4", "s2")}


def test_a_forum_adopts_joint_options_only_of_owners_who_all_sit_in_it() -> None:
    """j belongs to a and b.  {a, b, c} may set it; {a, c} may not touch it; a alone may drop it."""
    conflict = Conflict(
        (_dm("a"), _dm("b"), _dm("c", Option("c.x"))),
        joint_options=(Option("joint.j", owners=("a", "b")),),
    )
    assert coalition_moves(conflict, frozenset("ac")) == {("s1", "s2"), ("s2", "s1"), ("s3", "s4"), ("s4", "s3")}
    assert _from(coalition_moves(conflict, frozenset("abc"))) == {
        s: {"s1", "s2", "s3", "s4"} - {s} for s in ("s1", "s2", "s3", "s4")
    }
    assert coalition_moves(conflict, frozenset("a")) == moves(conflict, "a") == {("s3", "s1"), ("s4", "s2")}


def _smothered() -> Conflict:
    """Wherever x holds, y falls: s1 neither, s2 x, s3 y; x with y is no state."""
    return Conflict(
        (_dm("a", Option("a.x")), _dm("b", Option("b.y"))),
        consequences=(Consequence("consequences.1", X, (("b.y", "no"),)),),
        preferences={"a": _ranking("s2 > s1 > s3"), "b": _ranking("s3 > s2 > s1")},
    )


def test_a_consequence_follows_every_move_and_what_it_would_change_is_no_state() -> None:
    """From s3 a's x takes y away (s2); in s2 b's y falls at once, which is no move."""
    conflict = _smothered()
    assert {name: list(merged) for name, merged in completions(conflict).items()} == {
        "s1": [(0, 0)],
        "s2": [(1, 0)],
        "s3": [(0, 1)],
    }
    assert moves(conflict, "a") == {("s1", "s2"), ("s2", "s1"), ("s3", "s2")}
    assert moves(conflict, "b") == {("s1", "s3"), ("s3", "s1")}


def test_consequences_make_moves_intransitive_so_that_moving_twice_matters() -> None:
    """b improves from s1 to s3 only.  a answers with s2, better than s1 for b; only moving twice would a return to s1.

    So b is stable at s1 only if `any` sequence answers and a return counts.  a is stable only at s2, its best state:
    from s1 and s3 it goes there, and b cannot move from it.
    """
    conflict = _smothered()
    assert {c: by["a"] for c, by in stable_by_dm(conflict).items()} == {c: {"s2"} for c in CONCEPTS}
    assert stable(conflict, "b", "GMR") == {"s2", "s3"}
    assert stable(conflict, "b", "GMR", Reading(sequences="any")) == {"s1", "s2", "s3"}
    assert stable(conflict, "b", "GMR", Reading(sequences="any", returns="no")) == {"s2", "s3"}


@pytest.mark.parametrize(("order", "ends"), [((0, 1), {(1, 0, 1)}), ((1, 0), set())])
def test_consequences_are_applied_in_listed_order(order: tuple[int, int], ends: set[tuple[int, ...]]) -> None:
    """a sets x and z at once.  If z raises y before x ends z, y stays raised; the other way round it never rises.

    Setting x alone gives x, setting z alone gives z with y, whatever the order.
    """
    both = (Consequence("z raises y", Z, (("b.y", "yes"),)), Consequence("x ends z", X, (("a.z", "no"),)))
    conflict = Conflict(
        (_dm("a", Option("a.x"), Option("a.z")), _dm("b", Option("b.y"))),
        consequences=tuple(both[n] for n in order),
    )
    meaning = {name: combination for name, merged in completions(conflict).items() for combination in merged}
    landings = {meaning[there] for here, there in moves(conflict, "a") if meaning[here] == (0, 0, 0)}
    assert landings == {(1, 0, 0), (0, 1, 1)} | ends


def test_irreversibility_binds_what_a_mover_sets_and_not_what_follows() -> None:
    """z cannot be abandoned by a, but a's x ends it: s1 nothing, s2 x, s3 z; from s3 a comes to s2, never to s1."""
    conflict = Conflict(
        (_dm("a", Option("a.x"), Option("a.z", irreversible="adopted")), _dm("b")),
        consequences=(Consequence("x ends z", X, (("a.z", "no"),)),),
    )
    assert moves(conflict, "a") == {("s1", "s2"), ("s1", "s3"), ("s2", "s1"), ("s2", "s3"), ("s3", "s2")}


def test_consequences_that_run_in_a_circle_are_refused() -> None:
    """x takes x away, and its absence brings it back: no combination ever settles."""
    circle = (Consequence("out", X, (("a.x", "no"),)), Consequence("in", Not(X), (("a.x", "yes"),)))
    with pytest.raises(ValueError, match="circle"):
        states(Conflict((_dm("a", Option("a.x")),), consequences=circle))


def _ladder(once: Literal["adopted"] | None) -> Conflict:
    """a climbs from calm to tense to war; b gives its post p up for good.  s1 to s3 without p, s4 to s6 with it."""
    tense, post = On("a.l", ">=", "tense"), On("b.p")
    return Conflict(
        (
            _dm("a", Option("a.l", levels=("calm", "tense", "war"), irreversible=once)),
            _dm("b", Option("b.p", irreversible="abandoned")),
        ),
        preferences={
            "a": _wants(post, On("a.l", "=", "tense")),
            "b": _wants(If(Not(post), tense), post),
        },
    )


def test_a_ladder_that_never_falls_is_climbed_only_where_nobody_answers() -> None:
    """a ranks s5 > s4 = s6 > s2 > s1 = s3, b ranks s4 > s1 = s2 = s3 > s5 = s6.

    a improves from s1 to s2 (b cannot answer) and from s4 to s5 (b answers, to its gain, with s2: worse than s4 for a,
    who can then only go on to s3).  b improves from s5 to s2 and from s6 to s3; after s2 a can climb to s3, which is
    no worse for b.
    """
    conflict = _ladder("adopted")
    assert _from(moves(conflict, "a")) == {"s1": {"s2", "s3"}, "s2": {"s3"}, "s4": {"s5", "s6"}, "s5": {"s6"}}
    assert moves(conflict, "b") == {("s4", "s1"), ("s5", "s2"), ("s6", "s3")}
    deterred = {"a": {"s2", "s3", "s4", "s5", "s6"}, "b": {"s1", "s2", "s3", "s4"}}
    assert stable_by_dm(conflict) == {
        "Nash": {"a": {"s2", "s3", "s5", "s6"}, "b": {"s1", "s2", "s3", "s4"}},
        "GMR": deterred,
        "SMR": deterred,
        "SEQ": deterred,
        "SSEQ": deterred,
    }


def test_a_ladder_that_may_fall_gives_other_equilibria() -> None:
    """a now also improves from s3 to s2, unanswered, and from s6 to s5."""
    found = [[equilibria(_ladder(once), c) for c in ("Nash", "GMR")] for once in ("adopted", None)]
    assert found == [[{"s2", "s3"}, {"s2", "s3", "s4"}], [{"s2"}, {"s2", "s4"}]]


def test_states_without_names_are_numbered_over_the_feasible_ones_with_the_first_option_least() -> None:
    """Codes 0 to 5 of a ladder of three and an option; the rule takes out code 4, mid with y."""
    conflict = Conflict(
        (_dm("a", Option("a.l", levels=("low", "mid", "high"))), _dm("b", Option("b.y"))),
        infeasible=(Rule("infeasible.1", And((On("a.l", "=", "mid"), Y))),),
    )
    assert completions(conflict) == {"s1": {(0, 0)}, "s2": {(1, 0)}, "s3": {(2, 0)}, "s4": {(0, 1)}, "s5": {(2, 1)}}


def _merged(once: Literal["adopted"] | None = None) -> Conflict:
    """With y, x makes no difference: `out` is one state."""
    return Conflict(
        (_dm("a", Option("a.x", irreversible=once)), _dm("b", Option("b.y"))),
        states=(NamedState("none", "NN"), NamedState("some", "YN"), NamedState("out", "-Y")),
        preferences={"a": _ranking("some > out > none"), "b": _ranking("none > out > some")},
    )


def test_a_merged_state_has_the_moves_of_all_its_completions_and_none_to_itself() -> None:
    """b comes back from `out` to either state, by one completion or the other; a's changes inside it are no moves."""
    assert moves(_merged(), "a") == {("none", "some"), ("some", "none")}
    assert moves(_merged("adopted"), "a") == {("none", "some")}
    assert moves(_merged("adopted"), "b") == {("none", "out"), ("some", "out"), ("out", "none"), ("out", "some")}


def test_a_merged_state_is_judged_as_one() -> None:
    """a improves from `none` to `some` (b answers with `out`, better than `none` for a): unstable.

    b improves from `some` to `out`, unanswered, and from `out` to `none`: a answers with `some`, to its gain, worse
    for b than `out`, and b only comes back to `out`, no better: stable but for Nash.
    """
    deterred = {"a": {"some", "out"}, "b": {"none", "out"}}
    assert stable_by_dm(_merged()) == {
        "Nash": {"a": {"some", "out"}, "b": {"none"}},
        "GMR": deterred,
        "SMR": deterred,
        "SEQ": deterred,
        "SSEQ": deterred,
    }


def test_a_listed_state_stands_only_for_its_feasible_completions_and_unlisted_ones_are_no_landing() -> None:
    """`out` shrinks to NY by a rule; without `some`, a has no move at all."""
    ruled = replace(_merged(), infeasible=(Rule("infeasible.1", And((X, Y))),))
    assert completions(ruled)["out"] == {(0, 1)}
    assert ("out", "some") not in moves(ruled, "b")
    fewer = replace(_merged(), states=(NamedState("none", "NN"), NamedState("out", "-Y")))
    assert moves(fewer, "a") == set()
    assert moves(fewer, "b") == {("none", "out"), ("out", "none")}


PRISONERS = Conflict(
    (_dm("a", Option("a.x")), _dm("b", Option("b.y"))),
    preferences={"a": _ranking("s2 > s1 > s4 > s3"), "b": _ranking("s3 > s1 > s4 > s2")},
)


def test_improvements_taken_at_the_same_time_may_offset_each_other() -> None:
    """At s1 a improves to s2 and b to s3; both at once lead to s4, worse than s1 for both.  At s4 neither improves.

    By the book nobody is tested against a decision maker whom a sequential answer already keeps at s1, as here.
    """
    assert simultaneous(PRISONERS, "a") == {"s1", "s2", "s4"}
    assert simultaneous(PRISONERS, "a", "SEQ") == {"s2", "s4"}
    assert "s1" in stable(PRISONERS, "b", "SEQ")


def test_improvements_that_do_not_go_together_offset_nothing() -> None:
    """Without s4, x and y together are no state."""
    apart = replace(
        PRISONERS,
        infeasible=(Rule("infeasible.1", And((X, Y))),),
        preferences={"a": _ranking("s2 > s1 > s3"), "b": _ranking("s3 > s1 > s2")},
    )
    assert simultaneous(apart, "a") == {"s2", "s3"}


def test_simultaneous_improvements_are_judged_only_where_moves_commute() -> None:
    """Not with consequences, nor between merged states."""
    for conflict in (_smothered(), _merged()):
        with pytest.raises(ValueError, match="plain option form"):
            simultaneous(conflict, "a")
