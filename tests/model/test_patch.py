"""What a patch changes, and that it changes nothing else."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.cite import Citation, Grounds
from detente.errors import ConflictError, Missing, UnknownName
from detente.model.conflict import (
    Attitude,
    Belief,
    Conflict,
    Consequence,
    Contested,
    DecisionMaker,
    Forum,
    Insertion,
    Option,
    Patch,
    Ranking,
    Rule,
    Statements,
    StatusQuo,
    Variant,
    Want,
)
from detente.model.patch import apply, believed, variant
from detente.model.statement import And, Not
from detente.model.statement import Test as On

MODIFY = On("ministry.modify")
DELAY = On("company.delay")
SUES = On("company.stance", "=", "sues")
READ = Grounds(cites=(Citation("news", sentence=4),))
HEARD = Grounds(cites=(Citation("radio", sentence=1),))

MINISTRY = DecisionMaker("ministry", "Ministry of the Environment", (Option("ministry.modify"),))
COMPANY = DecisionMaker(
    "company", "company", (Option("company.delay"), Option("company.stance", levels=("quiet", "protests", "sues")))
)
CONFLICT = Conflict(
    (MINISTRY, COMPANY),
    infeasible=(Rule("infeasible.1", And((MODIFY, SUES)), grounds=READ),),
    consequences=(Consequence("consequences.1", SUES, (("company.delay", "yes"),)),),
    forums=(Forum("table", ("ministry", "company")),),
    status_quo=StatusQuo(
        (("company.delay", "yes"), ("company.stance", "sues")), contested=(Contested("contested.1", ()),)
    ),
    preferences={
        "ministry": Statements(
            (
                Want("M1", Not(SUES), tier=1, grounds=READ),
                Want("M2", MODIFY, DELAY, "if", tier=2, grounds=READ),
                Want("M3", Not(DELAY), tier=2),
                Want("M4", MODIFY, tier=5),
            )
        ),
        "company": Statements((Want("company.1", Not(MODIFY)), Want("company.2", DELAY), Want("company.3", SUES))),
    },
    beliefs=(
        Belief("beliefs.1", "ministry", Patch(first=("company.3",)), "company", HEARD),
        Belief("beliefs.2", "ministry", Patch(drop=("M1",)), "ministry"),
        Belief("beliefs.3", "company", Patch(drop=("table",))),
    ),
    attitudes=(Attitude("ministry", "company", 1), Attitude("company", "ministry", 0)),
    variants=(Variant("milder", Patch(replace=(("M2", MODIFY),)), grounds=HEARD),),
)


def ids(conflict: Conflict, dm: str) -> list[str]:
    return [want.id for owner, want in conflict.wants() if owner == dm]


def tiers(conflict: Conflict, dm: str) -> list[int | None]:
    return [want.tier for owner, want in conflict.wants() if owner == dm]


def want(conflict: Conflict, name: str) -> Want:
    return next(want for _, want in conflict.wants() if want.id == name)


def all_ids(conflict: Conflict) -> list[str]:
    wants = [want.id for _, want in conflict.wants()]
    rules = [r.id for r in conflict.infeasible] + [c.id for c in conflict.consequences]
    return wants + rules + [f.id for f in conflict.forums] + [b.id for b in conflict.beliefs]


def inserted(name: str = "new", dm: str = "ministry", before: str | None = None, tier: int | None = None) -> Patch:
    return Patch(insert=(Insertion(dm, Want(name, MODIFY), before, tier),))


def test_an_empty_patch_changes_nothing() -> None:
    assert apply(CONFLICT, Patch()) is CONFLICT


@given(st.sets(st.sampled_from(all_ids(CONFLICT))))
@settings(deadline=None, max_examples=60)
def test_dropping_takes_the_named_parts_away_and_leaves_all_else_equal(gone: set[str]) -> None:
    dropped = apply(CONFLICT, Patch(drop=tuple(gone)))

    assert all_ids(dropped) == [name for name in all_ids(CONFLICT) if name not in gone]
    changed = {"preferences", "infeasible", "consequences", "forums", "beliefs"}
    for field in fields(Conflict):
        if field.compare and field.name not in changed:
            assert getattr(dropped, field.name) == getattr(CONFLICT, field.name)
    assert all(want in dict.fromkeys(CONFLICT.wants()) for want in dropped.wants())


@given(st.lists(st.sampled_from(["M1", "M2", "M3", "M4", "company.1", "company.2", "company.3"]), max_size=9))
@settings(deadline=None, max_examples=100)
def test_first_moves_wants_to_the_front_in_the_order_named_each_to_its_own_decision_maker(first: list[str]) -> None:
    moved = apply(CONFLICT, Patch(first=tuple(first)))

    for dm in ("ministry", "company"):
        before = ids(CONFLICT, dm)
        front = [name for name in dict.fromkeys(first) if name in before]
        assert ids(moved, dm) == front + [name for name in before if name not in front]
        lowest = [0] * len(front) if dm == "ministry" else [None] * len(front)
        rest = [want(CONFLICT, name).tier for name in before if name not in front]
        assert tiers(moved, dm) == lowest + rest


def test_a_replaced_want_loses_its_condition_and_keeps_its_id_tier_and_grounds() -> None:
    patched = apply(CONFLICT, Patch(replace=(("M2", DELAY),)))

    assert want(patched, "M2") == Want("M2", DELAY, tier=2, grounds=READ)


def test_a_replaced_rule_or_consequence_has_the_new_statement_as_its_when() -> None:
    patched = apply(CONFLICT, Patch(replace=(("infeasible.1", SUES), ("consequences.1", MODIFY))))

    assert patched.infeasible == (Rule("infeasible.1", SUES, grounds=READ),)
    assert patched.consequences == (Consequence("consequences.1", MODIFY, (("company.delay", "yes"),)),)


@pytest.mark.parametrize(
    ("where", "order", "tier"),
    [
        ({"before": "M3"}, ["M1", "M2", "new", "M3", "M4"], 2),
        ({"tier": 2}, ["M1", "M2", "M3", "new", "M4"], 2),
        ({"tier": 4}, ["M1", "M2", "M3", "new", "M4"], 4),
        ({"tier": 0}, ["new", "M1", "M2", "M3", "M4"], 0),
        ({"tier": 9}, ["M1", "M2", "M3", "M4", "new"], 9),
        ({}, ["M1", "M2", "M3", "M4", "new"], 5),
    ],
)
def test_an_inserted_want_goes_before_another_or_to_the_end_of_its_tier_or_last(
    where: dict[str, Any], order: list[str], tier: int
) -> None:
    patched = apply(CONFLICT, inserted(**where))

    assert ids(patched, "ministry") == order
    assert want(patched, "new").tier == tier
    assert tiers(patched, "ministry") == sorted(want(patched, name).tier or 0 for name in order)


def test_an_inserted_want_without_tiers_around_it_has_none() -> None:
    patched = apply(CONFLICT, inserted(dm="company", before="company.1"))

    assert tiers(patched, "company") == [None] * 4


def test_a_decision_maker_without_preferences_gets_its_first_want() -> None:
    patched = apply(replace(CONFLICT, preferences={}), inserted(tier=3))

    assert patched.preferences == {"ministry": Statements((Want("new", MODIFY, tier=3),))}


@pytest.mark.parametrize("name", ["", "M1", "table", "infeasible.1"])
def test_an_inserted_want_without_an_id_or_with_a_taken_one_gets_the_next_free_one(name: str) -> None:
    patched = apply(CONFLICT, inserted(name=name))

    assert ids(patched, "ministry") == ["M1", "M2", "M3", "M4", "ministry.5"]


def test_the_same_insertion_twice_leaves_ids_unique() -> None:
    patched = apply(apply(CONFLICT, inserted(dm="company")), inserted(dm="company"))

    assert ids(patched, "company") == ["company.1", "company.2", "company.3", "new", "company.5"]


def test_a_tier_among_statements_without_tiers_is_refused() -> None:
    with pytest.raises(ConflictError, match=r"DET251 .*'company' have no tiers"):
        apply(CONFLICT, inserted(dm="company", tier=1))


def test_a_statement_cannot_be_inserted_into_a_ranking() -> None:
    ranked = replace(CONFLICT, preferences={"ministry": Ranking((("s1",),))})

    with pytest.raises(ConflictError, match=r"DET250 .*'ministry' are not statements"):
        apply(ranked, inserted())


def test_a_patched_status_quo_is_the_base_with_options_set_and_no_contested_readings() -> None:
    patched = apply(CONFLICT, Patch(status_quo=(("company.delay", "no"), ("company.stance", "protests"))))

    assert patched.status_quo == StatusQuo((("company.stance", "protests"),))


def test_a_status_quo_that_is_not_there_cannot_be_changed() -> None:
    with pytest.raises(Missing, match="status quo"):
        apply(replace(CONFLICT, status_quo=None), Patch(status_quo=(("company.delay", "no"),)))


def test_attitudes_are_replaced_or_added_and_stand_together_by_holder() -> None:
    third = replace(CONFLICT, decision_makers=(*CONFLICT.decision_makers, DecisionMaker("court", "court")))
    patched = apply(third, Patch(attitudes=(Attitude("ministry", "court", 1), Attitude("ministry", "company", -1))))

    expected = (
        Attitude("ministry", "company", -1),
        Attitude("ministry", "court", 1),
        Attitude("company", "ministry", 0),
    )
    assert expected == patched.attitudes


@pytest.mark.parametrize(
    ("patch", "message"),
    [
        (Patch(drop=("M11",)), "there is no part to drop 'M11'; did you mean 'M1'"),
        (Patch(replace=(("tabel", MODIFY),)), "there is no statement or rule 'tabel'"),
        (
            Patch(replace=(("M1", On("ministry.modfiy")),)),
            "no option 'ministry.modfiy'; did you mean 'ministry.modify'",
        ),
        (Patch(first=("infeasible.1",)), "there is no preference statement 'infeasible.1'"),
        (Patch(status_quo=(("company.delya", "no"),)), "no option 'company.delya'; did you mean 'company.delay'"),
        (Patch(status_quo=(("company.stance", "sue"),)), "no level of company.stance 'sue'; did you mean 'sues'"),
        (Patch(attitudes=(Attitude("ministry", "compny", 1),)), "decision maker 'compny'; did you mean 'company'"),
        (inserted(dm="minstry"), "there is no decision maker 'minstry'; did you mean 'ministry'"),
        (inserted(before="company.1"), "there is no statement of ministry 'company.1'"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(patch: Patch, message: str) -> None:
    with pytest.raises(UnknownName) as caught:
        apply(CONFLICT, patch)

    assert message in str(caught.value)


def test_a_variant_passes_over_what_a_belief_has_dropped() -> None:
    variants = (Variant("v", Patch(drop=("M1", "beliefs.1"), first=("M4",))),)
    seen = believed(replace(CONFLICT, variants=variants), "ministry")

    assert ["M4", "M2", "M3"] == ids(variant(seen, "v"), "ministry")


@pytest.mark.parametrize(
    ("gone", "expected"),
    [
        (("M2",), ["M1", "new", "M3", "M4"]),
        (("M2", "M3"), ["M1", "new", "M4"]),
        (("M3",), ["M1", "new", "M2", "M4"]),
    ],
)
def test_what_went_before_a_statement_that_a_belief_drops_goes_where_that_stood(
    gone: tuple[str, ...], expected: list[str]
) -> None:
    inserted = Patch(insert=(Insertion("ministry", Want("new", DELAY), before="M2"),))
    beliefs = (Belief("b1", "ministry", Patch(drop=gone)), Belief("b2", "ministry", inserted))
    seen = believed(replace(CONFLICT, beliefs=beliefs), "ministry")

    assert expected == ids(seen, "ministry")
    assert 2 == want(seen, "new").tier


def test_a_variant_that_inserts_before_what_a_belief_drops_inserts_it_there() -> None:
    variants = (Variant("v", Patch(insert=(Insertion("ministry", Want("new", DELAY), before="M1"),))),)
    seen = variant(believed(replace(CONFLICT, variants=variants), "ministry"), "v")

    assert (["new", "M2", "M3", "M4"], 1) == (ids(seen, "ministry"), want(seen, "new").tier)


def test_a_believed_conflict_has_all_beliefs_of_its_holder_applied_and_none_left() -> None:
    seen = believed(CONFLICT, "ministry")

    assert ids(seen, "company") == ["company.3", "company.1", "company.2"]
    assert ids(seen, "ministry") == ["M2", "M3", "M4"]
    assert seen.forums == CONFLICT.forums
    assert seen.beliefs == ()


def test_a_belief_that_an_earlier_one_of_the_same_holder_drops_is_not_applied() -> None:
    beliefs = (Belief("b1", "ministry", Patch(drop=("b2",))), Belief("b2", "ministry", Patch(drop=("M1",))))

    assert ids(believed(replace(CONFLICT, beliefs=beliefs), "ministry"), "ministry") == ["M1", "M2", "M3", "M4"]


def test_one_without_beliefs_believes_in_the_conflict_as_it_is() -> None:
    assert believed(replace(CONFLICT, beliefs=()), "company") == replace(CONFLICT, beliefs=())


def test_what_a_variant_adds_or_rewords_carries_the_grounds_of_the_variant() -> None:
    change = Patch(
        replace=(("M2", MODIFY),),
        insert=(Insertion("ministry", Want("new", DELAY)), Insertion("ministry", Want("own", DELAY, grounds=READ))),
        attitudes=(Attitude("company", "ministry", -1),),
    )
    patched = variant(replace(CONFLICT, variants=(Variant("v", change, grounds=HEARD),)), "v")

    grounds = {name: want(patched, name).grounds for name in ("M1", "M2", "new", "own")}
    assert grounds == {"M1": READ, "M2": HEARD, "new": HEARD, "own": READ}
    assert patched.attitudes[1] == Attitude("company", "ministry", -1, HEARD)


def test_an_unknown_variant_or_holder_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="no variant 'mildre'; did you mean 'milder'"):
        variant(CONFLICT, "mildre")
    with pytest.raises(UnknownName, match="no decision maker 'minister'; did you mean 'ministry'"):
        believed(CONFLICT, "minister")
