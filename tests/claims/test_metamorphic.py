"""What must not change the verdict on a claim: other names, another order, what is said twice, who has no say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import definitions as judge
from claims.accounts import Account, random_view
from detente.insight.claims.scene import PLAYS
from detente.model.claim import Claim
from detente.model.conflict import Conflict, DecisionMaker, Pairs, Patch, Preference, Ranking, Statements, Want
from detente.model.statement import And, Not
from random_claims import random_account, random_claim, random_form, settled
from random_preferences import random_preference

chances = st.randoms(use_true_random=False)


def _claims(conflict: Conflict, rng: Random) -> list[Claim]:
    return [random_claim(rng, conflict, 1) for _ in range(3)] + [random_form(rng, conflict) for _ in range(3)]


def _renamed(part: Any, names: Mapping[str, str]) -> Any:
    """The same, with every name that is a key of `names` replaced, however deep it stands."""
    match part:
        case str():
            return names.get(part, part)
        case tuple():
            return tuple(_renamed(each, names) for each in part)
        case Mapping():
            return {names.get(key, key): _renamed(value, names) for key, value in part.items()}
    if is_dataclass(part) and not isinstance(part, type):
        kept = {field.name: _renamed(getattr(part, field.name), names) for field in fields(part)}
        return type(part)(**kept)
    return part


def _other_names(conflict: Conflict, rng: Random) -> dict[str, str]:
    """New names, in another alphabetical order, of decision makers, options, levels and all that has an id."""
    dms = [d.id for d in conflict.decision_makers]
    called = dict(zip(dms, rng.sample([f"{letter}x" for letter in "abcdefghij"], len(dms)), strict=True))
    names = dict(called)
    for option in conflict.options:
        owner, word = option.key.split(".")
        names[option.key] = f"{called.get(owner, owner)}.{word[::-1]}"
        names |= {level: f"{level}er" for level in option.levels if option.ladder}
    ids = [
        *(f.id for f in conflict.forums),
        *(v.id for v in conflict.variants),
        *(r.id for r in conflict.infeasible),
        *(c.id for c in conflict.consequences),
        *(b.id for b in conflict.beliefs),
    ]
    names |= {name: f"z{name}" for name in ids}
    return names | {want.id: f"z{want.id}" for _, want in conflict.wants()}


@given(chances)
def test_other_names_change_nothing(rng: Random):
    account = random_view(rng, whole=False)
    names = _other_names(account.conflict, rng)
    renamed = replace(account, conflict=_renamed(account.conflict, names), barred=_renamed(account.barred, names))

    for claim in _claims(account.conflict, rng):
        assert account.says(claim) == renamed.says(_renamed(claim, names))


@given(chances)
def test_another_order_of_declarations_changes_nothing(rng: Random):
    """In which order decision makers, options, rules, forums and attitudes are listed is no part of the meaning."""
    account = random_view(rng, whole=False)
    conflict = account.conflict

    def shuffled(parts: Any) -> tuple[Any, ...]:
        return tuple(rng.sample(parts, len(parts)))

    makers = conflict.decision_makers
    by_number = any(isinstance(preference, (Ranking, Pairs)) for preference in conflict.preferences.values())
    if conflict.states is None and not by_number:
        # Patterns follow the order of options, and so do the numbers of states.
        makers = shuffled(tuple(replace(d, options=shuffled(d.options)) for d in makers))
    other = replace(
        conflict,
        decision_makers=makers,
        infeasible=shuffled(conflict.infeasible),
        forums=shuffled(conflict.forums),
        attitudes=shuffled(conflict.attitudes),
        variants=shuffled(conflict.variants),
        preferences=dict(shuffled(tuple(conflict.preferences.items()))),
    )
    for claim in _claims(conflict, rng):
        one, two = (replace(account, conflict=each) for each in (conflict, other))
        assert one.says(claim) == two.says(claim)


def _with_mild_patches(conflict: Conflict) -> Conflict:
    """The conflict with beliefs and variants that are of attitudes only."""
    return replace(
        conflict,
        beliefs=tuple(replace(b, change=Patch(attitudes=b.change.attitudes)) for b in conflict.beliefs),
        variants=tuple(replace(v, change=Patch(attitudes=v.change.attitudes)) for v in conflict.variants),
    )


def _doubled(preference: Preference, rng: Random, conflict: Conflict) -> Preference:
    """The statements with one said again somewhere below, perhaps in other words, or the same preference."""
    if not isinstance(preference, Statements) or not preference.wants:
        return preference
    at = rng.randrange(len(preference.wants))
    want = preference.wants[at].statement
    again = rng.choice((want, Not(Not(want)), And((want, want)), Not(want)))
    later = rng.randint(at + 1, len(preference.wants))
    before = preference.wants[later - 1]
    assert settled(conflict, again)
    new = Want("said.again", again, tier=before.tier)
    return replace(preference, wants=(*preference.wants[:later], new, *preference.wants[later:]))


@given(chances)
def test_a_statement_said_twice_changes_nothing(rng: Random):
    """Nor does its denial further down: it never decides between two states that the statement does not tell apart."""
    account = random_view(rng, whole=False)
    # Patches name statements, and one that moves or drops a statement leaves what says the same where it is.
    conflict = _with_mild_patches(account.conflict)
    doubled = replace(
        conflict, preferences={dm: _doubled(p, rng, conflict) for dm, p in conflict.preferences.items()}
    )  # fmt: skip
    for claim in _claims(conflict, rng):
        one, two = (replace(account, conflict=each) for each in (conflict, doubled))
        assert one.says(claim) == two.says(claim)


@given(chances, st.booleans())
def test_a_bystander_changes_nothing(rng: Random, with_wants: bool):
    """Somebody who can do nothing, and to whom nobody is devoted or hostile, plays no part, whatever it wants."""
    account = random_view(rng, whole=False)
    conflict = account.conflict
    added = replace(conflict, decision_makers=(*conflict.decision_makers, DecisionMaker("yan", "Yan")))
    if with_wants:
        wants = random_preference(rng, conflict, "yan")
        # A number of a state means another one where a patch changes the rules.
        wants = Statements(()) if isinstance(wants, (Ranking, Pairs)) else wants
        added = replace(added, preferences={**conflict.preferences, "yan": wants})
    for claim in _claims(conflict, rng):
        assert account.says(claim) == replace(account, conflict=added).says(claim)


@given(chances)
def test_what_is_decided_does_not_depend_on_what_is_unsaid(rng: Random):
    """Where somebody's wants are missing, a verdict other than undecided is the verdict whatever it wants."""
    conflict = random_account(rng, rng.choice(("plain", "option", "merged")), most=8, whole=True)
    silent = rng.choice(conflict.decision_makers).id
    conflict = _with_mild_patches(conflict)
    unsaid = replace(conflict, preferences={dm: p for dm, p in conflict.preferences.items() if dm != silent})
    concept, play = rng.choice(judge.CONCEPTS), rng.choice(PLAYS)
    said = [random_preference(rng, conflict, silent) for _ in range(3)]
    for claim in [random_form(rng, conflict) for _ in range(6)]:
        found = Account(unsaid, concept, play=play).says(claim)
        filled = {
            Account(replace(conflict, preferences={**conflict.preferences, silent: p}), concept, play=play).says(claim)
            for p in said
        }
        assert found == "undecided" or filled == {found}


@given(chances)
def test_a_world_that_remembers_says_what_a_new_one_says(rng: Random):
    """Verdicts do not depend on what was asked before, in either play or any reading."""
    account = random_view(rng, whole=False)
    claims = _claims(account.conflict, rng)
    expected = [replace(account).says(claim) for claim in claims]
    for claim in rng.sample(claims, len(claims)):
        account.says(claim)

    assert expected == [account.says(claim) for claim in claims]
