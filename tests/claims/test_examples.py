"""Worked examples: for every form a claim on a published conflict that holds and one that fails, with the reason.

Elmira: s1 delay · s2 delay, modified · s3 accepted · s4 accepted, modified · s5 to s8 the same while Local insists ·
s9 Uniroyal abandons.  It stands at s1.  Rankings: MoE 7 3 4 8 5 1 2 6 9, Uniroyal 1 4 8 5 9 2 3 7 6, Local
7 3 5 1 8 6 4 2 9.  From s1 only Local has an improvement, to s5; there only the talks have one, to s8 (8 is above 5 for
both of them); there nobody has any.  So things pass s1, s5, s8, and Out = {s8}.  Nobody can leave s9.

North Korea, with deterrence: it stands at s0, where nobody has moved.  North Korea gains by an invasion (s4), which the
US answers by a strike (s5), the one improvement it has from s4; North Korea ranks s5 below s0.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

import detente as dt
import judge_claims
from claims.accounts import Account
from detente.insight.claims.checking import checked
from detente.insight.claims.scene import PLAYS
from detente.model.bind_claim import bind_claim
from detente.model.claim import Claim
from detente.model.conflict import Belief, Conflict, Patch, StatusQuo, Variant
from detente.model.forms import FORMS
from detente.model.statement import Test as On
from detente.model.vocabulary import Vocabulary
from detente.stability.concept import CONCEPTS
from judge_ground import ground


def elmira() -> Conflict:
    """Elmira, with a variant in which the two do not talk, which is also what MoE believes."""
    no_talks = Patch(drop=("talks",))
    return replace(
        dt.load("elmira"),
        variants=(Variant("no_talks", no_talks),),
        beliefs=(Belief("no_talks_then", "moe", no_talks),),
    )


def without_wants_of_local() -> Conflict:
    """Elmira, where nobody says what Local Government wants."""
    conflict = elmira()
    return replace(conflict, preferences={dm: p for dm, p in conflict.preferences.items() if dm != "local"})


def dilemma() -> Conflict:
    """The prisoner's dilemma, where nobody defects yet."""
    return replace(dt.load("prisoners-dilemma"), status_quo=StatusQuo(()))


def chicken() -> Conflict:
    """Chicken, where both give way."""
    return replace(dt.load("chicken"), status_quo=StatusQuo(()))


CONFLICTS = {
    "elmira": elmira,
    "elmira, local silent": without_wants_of_local,
    "dilemma": dilemma,
    "chicken": chicken,
    "deterrence": lambda: dt.load("northkorea-deterrence"),
    "baseline": lambda: dt.load("northkorea-baseline"),
    "groundwater": lambda: dt.load("groundwater"),
}

# The conflict, the claim, and its verdict in both plays.
SAME_IN_BOTH = (
    # As the status quo is listed.
    ("elmira", "now(uniroyal.delay)", "holds"),
    ("elmira", "now(uniroyal.accept)", "fails"),
    # From s1 Uniroyal can go to s9 whatever it costs; Local sets nothing but its own insistence.
    ("elmira", "can(uniroyal, uniroyal.abandon)", "holds"),
    ("elmira", "can(local, uniroyal.accept)", "fails"),
    # `requires` of the settlement is "not company.delay", and the company delays now.
    ("groundwater", "can(table, joint.settlement)", "fails"),
    ("groundwater", "can(company, company.stance = sues)", "holds"),
    # Row goes from s1 to s2, its best.  Uniroyal is at its best in s1 already.
    ("dilemma", "would(row, row.defect)", "holds"),
    ("elmira", "would(uniroyal, uniroyal.abandon)", "fails"),
    # At s1, s5 and s8 Uniroyal has no improvement; at s5 the talks have one, to s8, where the order is accepted.
    ("elmira", "never(uniroyal, uniroyal.abandon)", "holds"),
    ("elmira", "never(talks, uniroyal.accept)", "fails"),
    # Out = {s8}.
    ("elmira", "possible(uniroyal.accept)", "holds"),
    ("elmira", "possible(uniroyal.abandon)", "fails"),
    # Accepting at once leads to s3, from there Local to s7 and Uniroyal to s9 (9 is above 3 and 7), and Out(s3) = {s9}.
    ("elmira", "ensures(uniroyal.accept, uniroyal.abandon)", "holds"),
    ("elmira", "ensures(uniroyal.accept, uniroyal.accept)", "fails"),
    # Delay is so already, so that this asks what is in Out = {s8}.
    ("elmira", "ensures(uniroyal.delay, uniroyal.accept)", "holds"),
    # Out(s9) = {s9} and Out(s1) = {s8}; but Out(s3) = {s9}.
    ("elmira", "prevents(uniroyal.abandon, uniroyal.accept)", "holds"),
    ("elmira", "prevents(uniroyal.accept, uniroyal.abandon)", "fails"),
    # The only answer to s4 is s5, a strike.
    ("deterrence", "deters(us.strike, nk, nk.invade)", "holds"),
    # The same answer sanctions, and no withdrawal is on the way.
    ("deterrence", "deters(us.withdraw, nk, nk.invade)", "fails"),
    # When Row stands firm (s2), Column has no improvement; that it can stand firm as well (s4) is enough for GMR.
    ("chicken", "deters(col.stand, row, row.stand)", "fails"),
    ("chicken", "deters(col.stand, row, row.stand, concept: GMR)", "holds"),
    # What pays nobody needs to be deterred from, and what cannot be done even less.
    ("elmira", "deters(uniroyal.delay, uniroyal, uniroyal.abandon)", "fails"),
    ("elmira", "deters(uniroyal.delay, local, uniroyal.abandon)", "vacuous"),
    # Out(s9) = {s9}, worst for MoE.  Delay is so already: nothing is worse than itself.
    ("elmira", "worse(moe, uniroyal.abandon)", "holds"),
    ("elmira", "worse(moe, uniroyal.delay)", "fails"),
    # If nobody could end the delay, the talks could not leave s5, and MoE ranks 8 above 5.
    ("elmira", "worse(moe, uniroyal.delay, final: yes)", "holds"),
    # But Local ranks 5 above 8.
    ("elmira", "worse(local, uniroyal.delay, final: yes)", "fails"),
    # 3 over 1, 4 over 2, 7 over 5, 8 over 6; Uniroyal ranks 1 above 3.
    ("elmira", "prefers(moe, uniroyal.accept, to: uniroyal.delay)", "holds"),
    ("elmira", "prefers(uniroyal, uniroyal.accept, to: uniroyal.delay)", "fails"),
    # "not modify" is worth 4 to the town, modifying at most 2 with an inquiry; an inquiry alone is worth -1.
    ("groundwater", "prefers(town, not ministry.modify)", "holds"),
    ("groundwater", "prefers(town, town.inquiry)", "fails"),
    ("groundwater", "prefers(town, town.inquiry, if: ministry.modify)", "holds"),
    # Without the talks s5 is where it ends: 5 is above 8 for Local, below it for MoE.
    ("elmira", "gains(local, under: no_talks)", "holds"),
    ("elmira", "gains(moe, under: no_talks)", "fails"),
    # Local leaves s1 and s2 for s5 and s6, the talks s5, Uniroyal s6; Uniroyal itself would stay at s1.
    ("elmira", "stable(uniroyal.delay)", "fails"),
    ("elmira", "stable(uniroyal.delay, for: uniroyal)", "holds"),
    ("elmira", "stable(uniroyal.delay, for: uniroyal, all: yes)", "fails"),
    # s10, the settlement: each would like to break it, and each is answered under SEQ; under Nash answers do not count.
    ("baseline", "stable(us.withdraw and nk.abandon)", "holds"),
    ("baseline", "stable(us.withdraw and nk.abandon, concept: Nash)", "fails"),
    # ... but at s0 nobody has any improvement, so nothing leads there.
    ("baseline", "possible(us.withdraw and nk.abandon)", "fails"),
    # Without s8 nothing is left of Out.
    ("elmira", "possible(uniroyal.accept) unless (uniroyal.accept)", "vacuous"),
    ("elmira", "now(uniroyal.accept) unless (uniroyal.accept)", "fails"),
    # MoE believes that there are no talks, and so that it ends at s5; a forum that is not there is not spoken of.
    ("elmira", "possible(uniroyal.accept) according to moe", "fails"),
    ("elmira", "possible(uniroyal.accept) according to uniroyal", "holds"),
    ("elmira", "can(talks, uniroyal.accept) according to moe", "vacuous"),
    # Connectives: the worst of the parts; not.
    ("elmira", "now(uniroyal.delay) and possible(uniroyal.accept)", "holds"),
    ("elmira", "now(uniroyal.delay) and possible(uniroyal.abandon)", "fails"),
    ("elmira", "not possible(uniroyal.abandon)", "holds"),
    # Where things go depends on what Local wants; what Uniroyal can and wants does not.
    ("elmira, local silent", "possible(uniroyal.accept)", "undecided"),
    ("elmira, local silent", "not possible(uniroyal.accept)", "undecided"),
    ("elmira, local silent", "stable(uniroyal.delay, for: uniroyal, concept: GMR)", "holds"),
    ("elmira, local silent", "stable(uniroyal.delay, for: uniroyal)", "undecided"),
    ("elmira, local silent", "would(uniroyal, uniroyal.abandon)", "fails"),
    ("elmira, local silent", "prefers(moe, uniroyal.accept, to: uniroyal.delay)", "holds"),
    ("elmira, local silent", "now(uniroyal.accept) and possible(uniroyal.accept)", "fails"),
)

# In foresighted play nobody leaves s1 of the dilemma, for each answers a defection by one (s4) and both rank 4 below 1;
# in improving play they do, and Out = {s1, s4}.  In the same way nobody leaves s0 of the deterrence.
DIFFERENT = (
    ("dilemma", "possible(row.defect)", "holds", "fails"),
    ("dilemma", "ensures(not row.defect, not row.defect)", "fails", "holds"),
    ("dilemma", "never(row, row.defect)", "fails", "fails"),  # `never` speaks of improvements, and s1 to s2 is one
    ("deterrence", "possible(us.strike)", "holds", "fails"),
)


def claim_on(conflict: Conflict, text: str) -> Claim:
    """The claim, every name of it known."""
    words = Vocabulary(
        {option.key: option.levels for option in conflict.options},
        decision_makers=tuple(d.id for d in conflict.decision_makers),
        forums=tuple(f.id for f in conflict.forums),
        variants=tuple(v.id for v in conflict.variants),
        concepts=tuple(CONCEPTS.keys()),
    )
    return bind_claim(text, words)


@pytest.mark.parametrize(
    ("name", "text", "improving", "foresighted"),
    [*((name, text, said, said) for name, text, said in SAME_IN_BOTH), *DIFFERENT],
    ids=str,
)
def test_a_worked_example(name: str, text: str, improving: str, foresighted: str):
    conflict = CONFLICTS[name]()
    claim = claim_on(conflict, text)

    assert (improving, foresighted) == tuple(Account(conflict, play=play).says(claim) for play in PLAYS)
    judged = tuple(judge_claims.verdict(judge_claims.Sight(ground(conflict), play=play), claim) for play in PLAYS)
    assert (improving, foresighted) == judged


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("verdict", ["holds", "fails"])
def test_every_form_has_an_example_that_holds_and_one_that_fails(form: str, verdict: str):
    assert any(text.startswith(f"{form}(") and said == verdict for _, text, said in SAME_IN_BOTH)


@pytest.mark.parametrize(
    ("reading", "text", "verdict"),
    [
        # The letter says that the company protests; the ladder of its stance is never stepped down.
        ("base", "now(company.stance >= protests)", "fails"),
        ("letter", "now(company.stance >= protests)", "holds"),
        ("base", "can(company, company.stance = quiet)", "holds"),
        ("letter", "can(company, company.stance = quiet)", "fails"),
        ("letter", "never(company, company.stance = quiet)", "holds"),
    ],
)
def test_a_claim_is_checked_in_each_reading_of_the_status_quo(reading: str, text: str, verdict: str):
    conflict = dt.load("groundwater")

    assert verdict == Account(conflict, reading=reading).says(claim_on(conflict, text))


def test_a_move_keeps_the_agreements_that_it_need_not_break():
    """The Ministry could modify its order and walk out of the settlement by the way; the least change does not."""
    conflict = replace(dt.load("groundwater"), status_quo=StatusQuo((("joint.settlement", "yes"),)))
    account = Account(conflict)
    made = account.world.made(account.scene.start, On("ministry.modify"))

    assert ["YN0NY"] == [account.world.graph.states.pattern(int(s)) for s in made]


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("possible(b.u) unless a.x unless b.u", "from the status quo, things come to rest only where"),
        ("ensures(a.x, b.u) unless a.x unless b.u", "after it, things come to rest only where"),
        ("worse(a, a.x) unless b.u", "from the status quo, things come to rest only where"),
        ("gains(a, under: same) unless a.x unless b.u", "from the status quo, things come to rest only where"),
        ("prevents(a.x, b.u) unless a.x", "after it, things come to rest only where"),
    ],
)
def test_where_only_unless_leaves_nothing_to_come_to_rest_it_says_so(text: str, because: str):
    conflict = dt.loads(
        "detente: 1\n"
        "decision_makers: {a: {options: {x: does}}, b: {options: {u: does}}}\n"
        "status_quo: []\n"
        "preferences: {a: [a.x], b: [b.u]}\n"
        "variants: {same: {attitudes: {a: {b: 0}}}}\n"
    )
    found = checked(Account(conflict).scene, claim_on(conflict, text))

    assert f"{because} the condition of unless holds" == found.because


def test_where_nothing_comes_to_rest_at_all_it_says_so():
    conflict = dt.loads(
        "detente: 1\n"
        "decision_makers: {a: {options: {x: does}}, b: {options: {u: does}}}\n"
        "status_quo: []\n"
        'preferences: {a: ["a.x iff b.u"], b: ["b.u iff not a.x"]}\n'
    )

    assert "from the status quo, things come to rest nowhere" == (
        checked(Account(conflict, "Nash").scene, claim_on(conflict, "possible(b.u) unless (a.x and b.u)")).because
    )
