"""Claims beside a deed: what it contradicts is false, and what it bears out true, whatever else there is to do."""

from __future__ import annotations

from itertools import permutations, product
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.insight.replaying.contradicting import Deed, borne_out
from detente.model.claim import AccordingTo, Claim, ClaimAnd, ClaimNot, Form, Name, Unless
from detente.model.statement import Test

MEMBERS = {"ann": ("ann",), "bob": ("bob",), "table": ("ann", "bob"), "other table": ("bob", "ann")}
STATES = range(3)
MOVERS = (("ann",), ("bob",), ("ann", "bob"))
ARCS = [(by, a, b) for by, (a, b) in product(MOVERS, permutations(STATES, 2))]
# A statement for each set of states; "x101" holds in the first and in the last.
STATEMENTS = [Test(f"x{''.join(bits)}") for bits in product("01", repeat=len(STATES))]

World = frozenset[tuple[tuple[str, ...], int, int]]


def where(statement: object) -> set[int]:
    assert isinstance(statement, Test)
    return {at for at, bit in enumerate(statement.option[1:]) if bit == "1"}


def truly(claim: Claim, world: World, here: int, barred: frozenset[int] = frozenset()) -> bool:
    """A claim where these moves, all of them improvements, are all that there are, and the dispute stands here."""
    match claim:
        case Form(form, (Name(text=who), statement)):
            own = [(a, b) for by, a, b in world if set(by) == set(MEMBERS[who]) and b in where(statement) - barred]
            if form == "never":
                return not any(a in reached(world, here) and a not in where(statement) for a, _ in own)
            return any(a == here for a, _ in own)
        case ClaimNot(part):
            return not truly(part, world, here, barred)
        case ClaimAnd(parts):
            return all(truly(part, world, here, barred) for part in parts)
        case Unless(part, condition):
            return truly(part, world, here, barred | where(condition))
    raise AssertionError(claim)


def reached(world: World, here: int) -> set[int]:
    found = {here}
    while more := {b for _, a, b in world if a in found} - found:
        found |= more
    return found


def deed(by: tuple[str, ...], before: int, after: int) -> Deed:
    def truth(statement: object) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        return np.array([at in where(statement) for at in STATES])

    return Deed(by, before, after, truth, lambda name: MEMBERS[name])


FORMS = st.builds(
    lambda form, who, statement: Form(form, (Name(who), statement)),
    st.sampled_from(["never", "can", "would"]),
    st.sampled_from(sorted(MEMBERS)),
    st.sampled_from(STATEMENTS),
)
CLAIMS: st.SearchStrategy[Claim] = st.recursive(
    FORMS,
    lambda inner: st.one_of(
        st.builds(ClaimNot, inner),
        st.builds(lambda a, b: ClaimAnd((a, b)), inner, inner),
        st.builds(Unless, inner, st.sampled_from(STATEMENTS)),
    ),
    max_leaves=4,
)


@given(CLAIMS, st.sampled_from(ARCS), st.randoms(use_true_random=False))
def test_what_a_deed_contradicts_is_false_whatever_else_may_be_done(
    claim: Claim, arc: tuple[tuple[str, ...], int, int], rng: Random
) -> None:
    said = borne_out(claim, deed(*arc))
    worlds = [frozenset(rng.sample(ARCS, rng.randrange(len(ARCS)))) | {arc} for _ in range(20)]

    if said is not None:
        assert {said} == {truly(claim, world, arc[1]) for world in (frozenset({arc}), frozenset(ARCS), *worlds)}


@given(FORMS, st.sampled_from(ARCS))
def test_of_what_a_deed_says_nothing_the_rest_decides(claim: Form, arc: tuple[tuple[str, ...], int, int]) -> None:
    told = where(claim.args[1])
    alone, everything = (truly(claim, world, arc[1]) for world in (frozenset({arc}), frozenset(ARCS)))

    if told and (claim.form != "never" or told != set(STATES)):
        assert (borne_out(claim, deed(*arc)) is None) == (
            alone != everything or (claim.form != "never" and told == {arc[1]})
        )


@pytest.mark.parametrize(
    "claim",
    [
        AccordingTo(Form("never", (Name("ann"), Test("x010"))), "bob"),
        Form("possible", (Test("x100"),)),
        Form("now", (Test("x100"),)),
        Form("never", (Name("table"), Test("x010"))),
        Form("never", (Name("ann"), Test("x110"))),
        Unless(Form("never", (Name("ann"), Test("x010"))), Test("x010")),
        ClaimNot(Form("never", (Name("ann"), Test("x001")))),
    ],
    ids=str,
)
def test_a_deed_says_nothing_about_beliefs_outcomes_others_and_what_was_so_before(claim: Claim) -> None:
    assert borne_out(claim, deed(("ann",), 0, 1)) is None


def test_a_deed_contradicts_never_and_what_somebody_cannot_or_would_not_do() -> None:
    into = Test("x010")
    deeds = deed(("ann",), 0, 1), deed(("bob", "ann"), 0, 1)
    claims: list[Claim] = [Form("never", (Name("ann"), into)), ClaimNot(Form("can", (Name("ann"), into)))]

    assert [[False, False], [None, None]] == [[borne_out(claim, each) for claim in claims] for each in deeds]
    assert borne_out(Form("would", (Name("other table"), into)), deeds[1]) is True
