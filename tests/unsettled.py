"""Small random accounts whose tiers leave much open, with claims about them; and verdicts made up for orders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from hypothesis import strategies as st

from detente.insight.deciding.trying import Case, Choice
from detente.insight.deciding.verdicts import Verdicts
from detente.insight.orders import Order, Orders
from detente.model.claim import Claim, Form, Name
from detente.model.conflict import (
    Attitude,
    Belief,
    Conflict,
    DecisionMaker,
    Forum,
    Option,
    Patch,
    Rule,
    Statements,
    StatusQuo,
    Variant,
    Want,
)
from detente.model.statement import And, Not, Test
from random_statements import random_statement

DMS = ("ann", "bob")


def random_account(rng: Random, most: int = 4) -> Conflict:
    """Two decision makers with two options each, and up to `most` statements each, all unsettled or in two tiers."""
    options = {dm: tuple(Option(f"{dm}.{x}") for x in "xy") for dm in DMS}
    conflict = Conflict(
        tuple(DecisionMaker(dm, dm.title(), options[dm]) for dm in DMS),
        status_quo=StatusQuo(()),
        forums=(Forum("table", DMS),) if rng.random() < 0.5 else (),
        infeasible=(Rule("F1", And((Test("ann.x"), Test("bob.y")))),) if rng.random() < 0.5 else (),
    )
    preferences = {}
    for dm in DMS:
        tiers = sorted(rng.choice((1, 1, 2)) for _ in range(rng.randint(2, most)))
        wants = [
            Want(f"{dm[0].upper()}{n}", random_statement(rng, conflict, 1), tier=tier)
            for n, tier in enumerate(tiers, start=1)
        ]
        preferences[dm] = Statements(tuple(wants))
    first = preferences["bob"].wants[0].id
    return replace(
        conflict,
        preferences=preferences,
        attitudes=(Attitude("ann", "bob", 1),) if rng.random() < 0.3 else (),
        beliefs=(Belief("L1", "ann", Patch(first=(first,)), about="bob"),),
        variants=(Variant("kind", Patch(attitudes=(Attitude("bob", "ann", 1),))),),
    )


def accounts(most: int = 4) -> st.SearchStrategy[Conflict]:
    """Random accounts for Hypothesis."""
    return st.randoms(use_true_random=False).map(lambda rng: random_account(rng, most))


def claims_about() -> tuple[Claim, ...]:
    """Claims of which some turn on the order and some do not."""
    x, y = Test("ann.x"), Test("bob.y")
    return (
        Form("possible", (x,)),
        Form("ensures", (x, y)),
        Form("prefers", (Name("bob"), Not(y))),
        Form("gains", (Name("ann"),), (("under", Name("kind")),)),
    )


def account_verdicts(conflict: Conflict) -> Verdicts:
    """The verdicts of those claims in an account."""
    return Verdicts(conflict, claims_about())


def made_up(
    orders: Orders, verdict: Callable[[Order], Sequence[str]], names: tuple[str, ...] = (), number: int | None = None
) -> Choice:
    """A choice whose verdicts are made up: of all orders, or of so many drawn evenly."""
    drawn = list(orders.all() if number is None else orders.drawn(number, 0))
    cases = tuple(Case(order, frozenset(names), tuple(verdict(order))) for order in drawn)  # type: ignore[arg-type]
    return Choice(names, frozenset(names), orders, cases, len(cases), complete=number is None)


def random_rule(rng: Random, orders: Orders) -> Callable[[Order], str]:
    """A verdict that turns on a few comparisons: on one of them and another, or on either, or on anything."""
    pairs = [pair for a, b in orders.open for pair in ((a, b), (b, a))]
    terms = [rng.sample(pairs, min(len(pairs), rng.randint(1, 3))) for _ in range(rng.randint(1, 3))] if pairs else []

    def verdict(order: Order) -> str:
        place = {name: k for ids in order.values() for k, name in enumerate(ids)}
        met = any(all(place[a] < place[b] for a, b in term) for term in terms)
        return "holds" if met else "fails"

    return verdict


def renamed(conflict: Conflict, names: dict[str, str]) -> Conflict:
    """The conflict with its statements, rules and beliefs under other ids."""

    def other(patch: Patch) -> Patch:
        return replace(patch, first=tuple(names.get(n, n) for n in patch.first))

    return replace(
        conflict,
        preferences={
            dm: replace(p, wants=tuple(replace(w, id=names.get(w.id, w.id)) for w in p.wants))
            for dm, p in conflict.preferences.items()
            if isinstance(p, Statements)
        },
        infeasible=tuple(replace(rule, id=names.get(rule.id, rule.id)) for rule in conflict.infeasible),
        beliefs=tuple(replace(b, id=names.get(b.id, b.id), change=other(b.change)) for b in conflict.beliefs),
    )


def restated(rng: Random, conflict: Conflict) -> Conflict:
    """The conflict with some statements and rules stated once more, in equivalent words, anywhere behind the first."""
    preferences = dict(conflict.preferences)
    for dm, p in conflict.preferences.items():
        assert isinstance(p, Statements)
        wants = list(p.wants)
        for want in p.wants:
            if rng.random() < 0.5:
                at = rng.randint(wants.index(want) + 1, len(wants))
                wants.insert(at, Want(f"{want.id}again", Not(Not(want.statement)), tier=wants[at - 1].tier))
        preferences[dm] = replace(p, wants=tuple(wants))
    rules = [Rule(f"{rule.id}again", Not(Not(rule.when))) for rule in conflict.infeasible]
    return replace(conflict, preferences=preferences, infeasible=(*conflict.infeasible, *rules))


def ids_of(conflict: Conflict) -> list[str]:
    """The ids of all statements, rules and beliefs."""
    wants = [want.id for _, want in conflict.wants()]
    return [*wants, *(rule.id for rule in conflict.infeasible), *(belief.id for belief in conflict.beliefs)]
