"""The judge on preferences: who strictly prefers what, and what counts as an improvement under attitudes."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from detente.model.conflict import Conflict, Pairs, Ranking, Statements, Want, Weights
from detente.model.statement import Statement
from judge_moves import Arc
from judge_states import completions, fits, holds, remembered, states


@remembered
def preferred(conflict: Conflict, dm: str) -> set[Arc]:
    """All pairs (a, b) of states such that the decision maker strictly prefers a to b; KeyError without preferences."""
    names = states(conflict)
    match conflict.preferences[dm]:
        case Statements(wants):
            truth = {name: [_wanted(conflict, want, name) for want in wants] for name in names}
            return {(a, b) for a in names for b in names if _earlier(truth[a], truth[b])}
        case Ranking(groups):
            place = {name: at for at, group in enumerate(groups) for word in group for name in _meant(conflict, word)}
            return {(a, b) for a in names for b in names if place[a] < place[b]}
        case Weights(weights):
            total = {
                name: sum((weight for part, weight in weights if satisfied(conflict, part, name)), start=Fraction(0))
                for name in names
            }
            return {(a, b) for a in names for b in names if total[a] > total[b]}
        case Pairs(pairs):
            return {(a, b) for x, y in pairs for a in _meant(conflict, x) for b in _meant(conflict, y)}


def prefers(conflict: Conflict, dm: str, a: str, b: str) -> bool:
    """Whether the decision maker strictly prefers state a to state b."""
    return (a, b) in preferred(conflict, dm)


@remembered
def satisfied(conflict: Conflict, statement: Statement, name: str) -> bool:
    """Whether a state satisfies a statement; ValueError when the completions of a merged state differ."""
    truths = {holds(conflict, statement, combination) for combination in completions(conflict)[name]}
    if len(truths) != 1:
        message = f"'{statement}' is not settled in state {name}"
        raise ValueError(message)
    return truths == {True}


def _wanted(conflict: Conflict, want: Want, name: str) -> bool:
    if want.condition is None:
        return satisfied(conflict, want.want, name)
    if want.how == "iff":
        return satisfied(conflict, want.want, name) == satisfied(conflict, want.condition, name)
    return satisfied(conflict, want.want, name) or not satisfied(conflict, want.condition, name)


def _earlier(a: list[bool], b: list[bool]) -> bool:
    """At some statement a is satisfied and b is not, and at every more important one both are or neither is."""
    return any(a[k] and not b[k] and all(a[j] == b[j] for j in range(k)) for k in range(len(a)))


def _meant(conflict: Conflict, word: str) -> set[str]:
    """The states that a word of a ranking means: the one of that name, or those that a pattern takes in whole."""
    if word in states(conflict):
        return {word}
    return {name for name, merged in completions(conflict).items() if all(fits(word, c) for c in merged)}


@remembered
def improvements(conflict: Conflict, dm: str) -> set[Arc]:
    """All pairs (s, q) such that q, if it can be reached, is an improvement on s for the decision maker.

    q is better for it, not worse for whom it is devoted to (+1), and worse for whom it is hostile to (-1).
    """
    towards = {a.towards: a.value for a in conflict.attitudes if a.holder == dm}
    worse = {j: preferred(conflict, j) for j, value in towards.items() if value != 0}
    return {
        (s, q)
        for q, s in preferred(conflict, dm)
        if all((s, q) not in worse[j] for j in towards if towards[j] == +1)
        and all((s, q) in worse[j] for j in towards if towards[j] == -1)
    }


def improvements_of_all(conflict: Conflict, members: Iterable[str]) -> set[Arc]:
    """All pairs (s, q) such that q is an improvement on s for every one of the members."""
    return set.intersection(*(improvements(conflict, dm) for dm in members))
