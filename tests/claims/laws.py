"""Laws of claims: what the meanings of the forms imply whatever the conflict, and what they do not imply.

A check takes an account and chance, draws statements and names, and says whether the law holds there; None where its
premise is not met.  `test_laws` runs them all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from claims.accounts import Account
from detente.model.claim import Argument, Form, Name
from detente.model.statement import Statement
from random_claims import random_form, random_move, settled_statement

Check = Callable[[Account, Random], bool | None]


@dataclass(frozen=True)
class Law:
    """A law, or what looks like one and is none, with its check.

    `first`: the seed from which a counterexample is looked for, since some are rare.
    """

    statement: str
    check: Check
    first: int = 0


LAWS: list[Law] = []
NO_LAWS: list[Law] = []


def law(check: Check) -> Check:
    """Enter a check into the table of laws; its docstring is the law."""
    LAWS.append(Law(str(check.__doc__), check))
    return check


def no_law(*, first: int) -> Callable[[Check], Check]:
    """Enter a check into the table of what looks like a law; its docstring says what does not follow, and why."""

    def enter(check: Check) -> Check:
        NO_LAWS.append(Law(str(check.__doc__), check, first))
        return check

    return enter


def implies(premise: bool, conclusion: Callable[[], bool]) -> bool | None:
    """Whether the conclusion follows; None where there is nothing for it to follow from."""
    return conclusion() if premise else None


def form(name: str, *args: Argument | str, **named: Argument | str) -> Form:
    """A claim form; words are names."""

    def as_name(argument: Argument | str) -> Argument:
        return Name(argument) if isinstance(argument, str) else argument

    return Form(name, tuple(map(as_name, args)), tuple((key.rstrip("_"), as_name(a)) for key, a in named.items()))


def some_statement(a: Account, rng: Random) -> Statement:
    """A statement that is settled in every state."""
    return settled_statement(rng, a.conflict)


def some_move(a: Account, rng: Random) -> Statement:
    """A statement about the options of one decision maker."""
    return random_move(rng, a.conflict)


def some_dm(a: Account, rng: Random) -> str:
    """A decision maker."""
    return rng.choice(a.conflict.decision_makers).id


def some_agent(a: Account, rng: Random) -> str:
    """A decision maker or a forum."""
    return rng.choice([*(d.id for d in a.conflict.decision_makers), *(f.id for f in a.conflict.forums)])


def is_so(a: Account, statement: Statement) -> bool:
    """Whether the statement holds in the status quo."""
    return a.all_counting().holds(form("now", statement))


def some_deterrent(a: Account, rng: Random) -> Form:
    """A claim on deterrence under the concept of the account."""
    return Form("deters", random_form(rng, a.conflict, "deters").args)
