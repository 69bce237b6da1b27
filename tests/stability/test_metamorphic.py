"""What must not change a verdict: other names, another order, other numbers of the same order, another form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import definitions as judge
from detente.graph.graph import Graph
from detente.graph.unfold import unfold
from detente.model.conflict import (
    Attitude,
    Conflict,
    DecisionMaker,
    Forum,
    NamedState,
    Option,
    Pairs,
    Preference,
    Ranking,
    Statements,
    Want,
    Weights,
)
from detente.model.statement import And, If, Iff, Not, Or, Statement
from detente.model.statement import Test as On
from detente.stability.solve import Stability, solve
from stability.cells import moves, names
from stability.plain_conflicts import plain_conflict
from strategies import conflicts

Verdicts = dict[tuple[str, str], set[Any]]
chances = st.randoms(use_true_random=False)


def _solved(conflict: Conflict) -> Stability:
    return solve(unfold(conflict))


def _verdicts(found: Stability, called: Mapping[str, Any] | None = None) -> Verdicts:
    """The stable states of everybody and every forum under each concept, as `called` or by name."""
    names_of = called if called is not None else {name: name for name in names(found.graph)}
    movers = [mover.id for mover in (*found.graph.movers, *found.graph.forums)]
    return {(c, who): {names_of[s] for s in found.stable(c, who)} for c in found.concepts for who in movers}


def _combinations(graph: Graph) -> dict[str, frozenset[frozenset[tuple[str, str]]]]:
    """What each state stands for, whatever its name and whatever the order of options: levels by option."""
    options, owner = graph.states.space.options, graph.states.owner
    meant: dict[str, set[frozenset[tuple[str, str]]]] = {name: set() for name in names(graph)}
    for column in range(graph.states.digits.shape[1]):
        state = column if owner is None else int(owner[column])
        levels = graph.states.digits[:, column]
        meant[graph.states.name(state)].add(
            frozenset((o.key, o.levels[int(level)]) for o, level in zip(options, levels, strict=True))
        )
    return {name: frozenset(combinations) for name, combinations in meant.items()}


# ---- other names


def _renamed(statement: Statement, keys: Mapping[str, str]) -> Statement:
    match statement:
        case On(option, relation, level):
            return On(keys[option], relation, level)
        case Not(part):
            return Not(_renamed(part, keys))
        case And(parts):
            return And(tuple(_renamed(part, keys) for part in parts))
        case Or(parts):
            return Or(tuple(_renamed(part, keys) for part in parts))
        case If(then, condition):
            return If(_renamed(then, keys), _renamed(condition, keys))
        case Iff(left, right):
            return Iff(_renamed(left, keys), _renamed(right, keys))


def _new_preference(preference: Preference, keys: Mapping[str, str], states: Mapping[str, str]) -> Preference:
    match preference:
        case Statements(wants):
            return Statements(
                tuple(
                    replace(w, want=_renamed(w.want, keys), condition=w.condition and _renamed(w.condition, keys))
                    for w in wants
                )
            )
        case Ranking(groups):
            return Ranking(tuple(tuple(states[name] for name in group) for group in groups))
        case Weights(weights):
            return Weights(tuple((_renamed(statement, keys), weight) for statement, weight in weights))
        case Pairs(pairs):
            return Pairs(tuple((states[a], states[b]) for a, b in pairs))


def _under_other_names(conflict: Conflict) -> tuple[Conflict, dict[str, str], dict[str, str]]:
    """The same conflict with everybody, every option and every named state called otherwise, and how they are called.

    Names that look like patterns, like numbered states and like one another on purpose.
    """
    dms = {dm.id: f"s{n}" for n, dm in enumerate(conflict.decision_makers, start=1)}
    keys = {
        option.key: f"{'joint' if option.joint else dms[option.key.split('.')[0]]}.N{n}"
        for n, option in enumerate(conflict.options)
    }
    states = {name: name for name in judge.states(conflict)}
    if conflict.states is not None:
        width = max(1, len(conflict.options))
        states = {name: f"{n:0{width}b}".replace("0", "N").replace("1", "Y") for n, name in enumerate(states)}

    def option(old: Option) -> Option:
        return replace(
            old,
            key=keys[old.key],
            owners=tuple(dms[dm] for dm in old.owners),
            requires=old.requires and _renamed(old.requires, keys),
        )

    new = replace(
        conflict,
        decision_makers=tuple(
            replace(dm, id=dms[dm.id], options=tuple(option(o) for o in dm.options)) for dm in conflict.decision_makers
        ),
        joint_options=tuple(option(o) for o in conflict.joint_options),
        infeasible=tuple(replace(r, when=_renamed(r.when, keys)) for r in conflict.infeasible),
        consequences=tuple(
            replace(c, when=_renamed(c.when, keys), set=tuple((keys[k], level) for k, level in c.set))
            for c in conflict.consequences
        ),
        forums=tuple(replace(f, members=tuple(dms[m] for m in f.members)) for f in conflict.forums),
        status_quo=None,
        states=conflict.states and tuple(replace(s, name=states[s.name]) for s in conflict.states),
        moves=conflict.moves
        and {dms[dm]: tuple((states[a], states[b]) for a, b in arcs) for dm, arcs in conflict.moves.items()},
        preferences={dms[dm]: _new_preference(p, keys, states) for dm, p in conflict.preferences.items()},
        attitudes=tuple(replace(a, holder=dms[a.holder], towards=dms[a.towards]) for a in conflict.attitudes),
    )
    return new, dms, {new: old for old, new in states.items()}


@given(conflicts())
def test_other_names_change_nothing(conflict: Conflict):
    new, dms, called = _under_other_names(conflict)
    expected = {(c, dms.get(who, who)): states for (c, who), states in _verdicts(_solved(conflict)).items()}

    assert expected == _verdicts(_solved(new), called)


# ---- another order


def _shuffled(conflict: Conflict, rng: Random) -> Conflict:
    """Decision makers, their options, joint options, rules and forums in another order; nothing that names a state."""

    def mixed(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(rng.sample(items, len(items)))

    makers = tuple(replace(dm, options=mixed(dm.options)) for dm in mixed(conflict.decision_makers))
    return replace(
        conflict,
        decision_makers=makers,
        joint_options=mixed(conflict.joint_options),
        infeasible=mixed(conflict.infeasible),
        forums=mixed(conflict.forums),
    )


@given(conflicts("option", transitive=True), chances)
def test_another_order_of_declarations_changes_nothing(given_one: Conflict, rng: Random):
    """States get other numbers, so they are compared by what holds in them; rankings by number are written anew."""
    conflict = replace(given_one, preferences=_by_meaning(given_one), status_quo=None)
    one, other = _solved(conflict), _solved(_shuffled(conflict, rng))

    assert _verdicts(one, _combinations(one.graph)) == _verdicts(other, _combinations(other.graph))


def _by_meaning(conflict: Conflict) -> dict[str, Preference]:
    """Preferences that name no state: rankings become weights of the combinations themselves."""
    found: dict[str, Preference] = {}
    for dm, preference in conflict.preferences.items():
        found[dm] = preference
        if isinstance(preference, Ranking):
            found[dm] = Weights(
                tuple(
                    (_exactly(conflict, name), Fraction(-place))
                    for place, group in enumerate(preference.groups)
                    for name in group
                )
            )
    return found


def _exactly(conflict: Conflict, name: str) -> Statement:
    """The statement that holds in this one state."""
    (combination,) = judge.completions(conflict)[name]
    options = conflict.options
    tests: list[Statement] = [
        On(o.key, "=", o.levels[level]) for o, level in zip(options, combination, strict=True)
    ]  # fmt: skip
    return And((tests[0], *tests))


@given(conflicts("graph"), chances)
def test_another_order_of_listed_states_and_of_arcs_changes_nothing(conflict: Conflict, rng: Random):
    assert conflict.states is not None
    assert conflict.moves is not None
    states = tuple(rng.sample(conflict.states, len(conflict.states)))
    arcs = {dm: tuple(rng.sample(given, len(given))) for dm, given in conflict.moves.items()}

    assert _verdicts(_solved(conflict)) == _verdicts(_solved(replace(conflict, states=states, moves=arcs)))


# ---- other numbers of the same order


@given(st.sampled_from([Fraction(1, 3), Fraction(7), Fraction(10**25), Fraction(3, 10**25)]), chances)
def test_weights_times_a_positive_number_rank_the_same(factor: Fraction, rng: Random):
    conflict = plain_conflict(rng, 32)
    weights = {dm.id: _some_weights(conflict, rng) for dm in conflict.decision_makers}
    scaled = {dm: Weights(tuple((s, w * factor) for s, w in given.weights)) for dm, given in weights.items()}
    one, other = (replace(conflict, preferences={**wants}) for wants in (weights, scaled))

    assert _verdicts(_solved(one)) == _verdicts(_solved(other))


def _some_weights(conflict: Conflict, rng: Random) -> Weights:
    return Weights(tuple((On(o.key), Fraction(rng.randint(-9, 9), rng.randint(1, 9))) for o in conflict.options))


@given(conflicts("plain", transitive=True))
def test_ranks_as_weights_of_any_increasing_kind_change_nothing(conflict: Conflict):
    """The rank of each state, its cube, and a power of three, as the weight of exactly this state."""
    graph = unfold(conflict)
    ranks = [graph.order(i).matrix().sum(axis=1).tolist() for i in range(len(graph.decision_makers))]
    for grow in (lambda rank: rank, lambda rank: (rank - 5) ** 3, lambda rank: 3 ** (5 * rank)):
        wants: dict[str, Preference] = {
            dm: Weights(tuple((_exactly(conflict, f"s{k + 1}"), Fraction(grow(rank))) for k, rank in enumerate(row)))
            for dm, row in zip(graph.decision_makers, ranks, strict=True)
        }
        assert _verdicts(_solved(conflict)) == _verdicts(_solved(replace(conflict, preferences=wants)))


@given(conflicts("plain", transitive=True))
def test_preferences_as_pairs_give_what_ranks_give(conflict: Conflict):
    """Ranks go by values, pairs by matrices."""
    wants: dict[str, Preference] = {
        dm.id: Pairs(tuple(judge.preferred(conflict, dm.id))) for dm in conflict.decision_makers
    }

    assert _verdicts(_solved(conflict)) == _verdicts(_solved(replace(conflict, preferences=wants)))


@given(chances)
def test_a_statement_said_again_further_down_changes_nothing(rng: Random):
    conflict = plain_conflict(rng, 24)
    statements = {dm: p for dm, p in conflict.preferences.items() if isinstance(p, Statements)}
    longer = {
        dm: Statements((*p.wants, *(Want(f"{w.id}.again", w.want, w.condition, w.how) for w in p.wants)))
        for dm, p in statements.items()
    }

    assert _verdicts(_solved(conflict)) == _verdicts(
        _solved(replace(conflict, preferences={**conflict.preferences, **longer}))
    )


# ---- another form, and what adds nothing


@given(conflicts())
def test_the_expanded_graph_form_gives_what_the_option_form_gives(conflict: Conflict):
    """The moves of the package itself, one by one; forums are left out, for in graph form they move by sequences."""
    graph = unfold(conflict)
    makers = conflict.decision_makers
    expanded = Conflict(
        tuple(replace(dm, options=()) for dm in makers),
        states=tuple(NamedState(name) for name in names(graph)),
        moves={mover.id: tuple(moves(graph, mover)) for mover in graph.movers},
        preferences={dm.id: Pairs(tuple(judge.preferred(conflict, dm.id))) for dm in makers},
        attitudes=conflict.attitudes,
    )

    assert _verdicts(_solved(replace(conflict, forums=()))) == _verdicts(_solved(expanded))


@given(conflicts())
def test_indifferent_attitudes_change_nothing(conflict: Conflict):
    dms = [dm.id for dm in conflict.decision_makers]
    none = replace(conflict, attitudes=())
    zero = replace(conflict, attitudes=tuple(Attitude(i, j, 0) for i in dms for j in dms if i != j))

    assert _verdicts(_solved(none)) == _verdicts(_solved(zero))


@given(chances)
def test_a_bystander_who_is_indifferent_changes_nothing(rng: Random):
    """A decision maker with an option that nobody cares about doubles the states and no verdict."""
    conflict = replace(plain_conflict(rng, 24), forums=(), status_quo=None)
    conflict = replace(conflict, preferences={**conflict.preferences, **_by_meaning(conflict)})
    bystander = DecisionMaker("zoe", "Zoe", (Option("zoe.waves"),))
    wider = replace(
        conflict,
        decision_makers=(*conflict.decision_makers, bystander),
        joint_options=conflict.joint_options,
        preferences={**conflict.preferences, "zoe": Statements(())},
    )
    one, other = _solved(conflict), _solved(wider)
    without = {name: frozenset(c - {("zoe.waves", "no"), ("zoe.waves", "yes")} for c in merged)
               for name, merged in _combinations(other.graph).items()}  # fmt: skip
    after = {key: states for key, states in _verdicts(other, without).items() if key[1] != "zoe"}

    assert _verdicts(one, _combinations(one.graph)) == after
    assert other.graph.size == 2 * one.graph.size


@given(conflicts())
def test_forums_change_nothing_for_decision_makers(conflict: Conflict):
    dms = [dm.id for dm in conflict.decision_makers]
    one, other = (_solved(replace(conflict, forums=forums)) for forums in ((), (Forum("all", tuple(dms)),)))

    assert {(c, dm): one.stable(c, dm) for c in one.concepts for dm in dms} == {
        (c, dm): other.stable(c, dm) for c in one.concepts for dm in dms
    }


@given(conflicts("graph"), chances)
def test_a_twin_of_a_state_gets_its_verdicts_and_changes_no_other(given_one: Conflict, rng: Random):
    """A twin has the same arcs in and out and is liked as much, so that to merge the two is harmless."""
    assert given_one.states is not None
    assert given_one.moves is not None
    conflict = replace(given_one, forums=(), attitudes=(), status_quo=None)
    old, twin = rng.choice(given_one.states).name, "twin"

    def both(a: str, b: str) -> set[tuple[str, str]]:
        return {(x, y) for x in (a, twin if a == old else a) for y in (b, twin if b == old else b)}

    doubled = replace(
        conflict,
        states=(*given_one.states, NamedState(twin)),
        moves={dm: tuple(set().union(*(both(*arc) for arc in arcs))) for dm, arcs in given_one.moves.items()},
        preferences={
            dm: Pairs(tuple({pair for arc in judge.preferred(conflict, dm) for pair in both(*arc)}))
            for dm in conflict.preferences
        },
    )
    merged = {name: old if name == twin else name for name in (*names(unfold(conflict)), twin)}
    before, found = _verdicts(_solved(conflict)), _solved(doubled)

    assert before == _verdicts(found, merged)
    assert all((old in found.stable(c, dm)) == (twin in found.stable(c, dm)) for c, dm in before)


@given(conflicts(), chances)
def test_asking_for_some_concepts_gives_what_asking_for_all_gives(conflict: Conflict, rng: Random):
    everything = _verdicts(_solved(conflict))
    some = rng.sample(judge.CONCEPTS, rng.randint(1, 4))
    found = solve(unfold(conflict), concepts=some)

    assert list(found.concepts) == [c for c in judge.CONCEPTS if c in some]
    assert _verdicts(found) == {key: states for key, states in everything.items() if key[0] in some}
