"""The random conflicts are what they promise: small, varied, well made, and the same for the same seed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from random import Random

import pytest
from hypothesis import given

from definitions import completions, preferred, states
from detente.model.conflict import Conflict, Pairs, Ranking, Statements, Weights
from judge_states import declared, holds, settled
from strategies import KINDS, Kind, conflicts, random_conflict


@cache
def _sample(kind: Kind) -> list[Conflict]:
    return [random_conflict(Random(seed), kind) for seed in range(120)]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_gives_the_same_conflict(kind: Kind) -> None:
    assert [random_conflict(Random(seed), kind) for seed in range(20)] == _sample(kind)[:20]


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_one_to_24_states_and_mostly_more_than_five(kind: Kind) -> None:
    sizes = [len(states(conflict)) for conflict in _sample(kind)]
    assert (min(sizes) >= 1, max(sizes) <= 24) == (True, True)
    assert sum(size > 5 for size in sizes) > len(sizes) / 2


def test_a_bound_on_the_states_is_kept() -> None:
    sizes = {len(states(random_conflict(Random(seed), kind, most=8))) for seed in range(60) for kind in KINDS}
    assert max(sizes) == 8


def test_every_feature_turns_up_often() -> None:
    features = Counter(feature for kind in KINDS for conflict in _sample(kind) for feature in _features(conflict))
    rare = {feature: count for feature, count in features.items() if count < 12}
    assert rare == {}
    assert set(features) == WANTED


WANTED = {
    *("ladder", "adopted", "abandoned", "joint option", "requires", "joint adopted", "joint abandoned"),
    *("rule", "consequence", "attitude -1", "attitude 0", "attitude 1", "forum", "several forums", "status quo"),
    *("merged state", "unlisted combination", "arcs not transitive", "no moves at all"),
    *("Statements", "Ranking", "Weights", "Pairs", "tie", "condition if", "condition iff", "tiers"),
    *("2 decision makers", "3 decision makers", "4 decision makers", "5 decision makers"),
}


def _features(conflict: Conflict) -> set[str]:
    own = [option for dm in conflict.decision_makers for option in dm.options]
    wants = [want for _, want in conflict.wants()]
    meaning = {} if conflict.graph_form else completions(conflict)
    arcs = [set(arcs) for arcs in (conflict.moves or {}).values()]
    found = {
        "ladder": any(option.ladder for option in own),
        "adopted": any(option.irreversible == "adopted" for option in own),
        "abandoned": any(option.irreversible == "abandoned" for option in own),
        "joint option": conflict.joint_options,
        "requires": any(option.requires for option in conflict.joint_options),
        "joint adopted": any(option.irreversible == "adopted" for option in conflict.joint_options),
        "joint abandoned": any(option.irreversible == "abandoned" for option in conflict.joint_options),
        "rule": conflict.infeasible,
        "consequence": conflict.consequences,
        "forum": conflict.forums,
        "several forums": len(conflict.forums) > 1,
        "status quo": conflict.status_quo,
        "merged state": any(len(merged) > 1 for merged in meaning.values()),
        "unlisted combination": conflict.states and meaning and not conflict.infeasible and _unlisted(conflict),
        "arcs not transitive": any((a, d) not in some for some in arcs for a, b in some for c, d in some if b == c),
        "no moves at all": any(not some for some in arcs),
        "tie": any(_ties(conflict, dm) for dm, p in conflict.preferences.items() if not isinstance(p, Pairs)),
        "condition if": any(want.how == "if" for want in wants),
        "condition iff": any(want.how == "iff" for want in wants),
        "tiers": any(want.tier is not None for want in wants),
        f"{len(conflict.decision_makers)} decision makers": True,
    }
    forms = {type(preference).__name__ for preference in conflict.preferences.values()}
    stances = {f"attitude {attitude.value}" for attitude in conflict.attitudes}
    return {feature for feature, there in found.items() if there} | forms | stances


def _unlisted(conflict: Conflict) -> bool:
    total = 1
    for option in declared(conflict):
        total *= len(option.levels)
    return not conflict.consequences and sum(len(merged) for merged in completions(conflict).values()) < total


def _ties(conflict: Conflict, dm: str) -> bool:
    names, better = states(conflict), preferred(conflict, dm)
    return any(a != b and (a, b) not in better and (b, a) not in better for a in names for b in names)


@given(conflicts())
def test_every_decision_maker_has_a_preference_over_the_states_there_are(conflict: Conflict) -> None:
    names = set(states(conflict))
    for dm in (dm.id for dm in conflict.decision_makers):
        better = preferred(conflict, dm)
        assert all({*pair} <= names and pair[::-1] not in better for pair in better)
        match conflict.preferences[dm]:
            case Ranking(groups):
                assert sorted(names) == sorted(name for group in groups for name in group)
            case Statements(wants):
                tiers = [want.tier for want in wants if want.tier is not None]
                assert (len(tiers) in {0, len(wants)}, tiers) == (True, sorted(tiers))
            case Weights() | Pairs():
                pass


@given(conflicts("merged"))
def test_named_states_are_apart_and_agree_with_the_rules(conflict: Conflict) -> None:
    meaning = completions(conflict)
    listed = [combination for merged in meaning.values() for combination in merged]
    assert all(meaning.values())
    assert len(listed) == len(set(listed))
    if conflict.infeasible or conflict.consequences:
        unnamed = completions(replace(conflict, states=None))
        assert {combination for merged in unnamed.values() for combination in merged} == set(listed)


@given(conflicts("option"))
def test_the_status_quo_is_feasible_and_every_consequence_comes_to_rest(conflict: Conflict) -> None:
    for (combination,) in completions(conflict).values():
        assert settled(conflict, combination) == combination
        assert not any(holds(conflict, rule.when, combination) for rule in conflict.infeasible)
    if conflict.status_quo is not None:
        levels = dict(conflict.status_quo.levels or ())
        here = tuple(option.levels.index(levels.get(option.key, option.levels[0])) for option in declared(conflict))
        assert {here} in completions(conflict).values()
