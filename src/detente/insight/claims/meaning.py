"""The table of meanings: for each claim form, the function that finds whether a claim of that form holds in a scene."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from detente.insight.claims.finding import Finding
from detente.insight.claims.scene import Scene
from detente.model.claim import Form, Name
from detente.model.statement import Statement
from detente.table import About, Table

Check = Callable[[Scene, Form], Finding]
Function = TypeVar("Function", bound=Check)


@dataclass(frozen=True, slots=True)
class Meaning:
    """A row of the table: the claim form, the function that checks it, and its documentation."""

    form: str
    check: Check
    about: About


MEANINGS: Table[Meaning] = Table("claim form")


def meaning(form: str) -> Callable[[Function], Function]:
    """Enter the function that checks claims of a form; its docstring is the documentation of the form."""
    return MEANINGS.adding(form, lambda check, about: Meaning(form, check, about))


def name(form: Form, position: int) -> str:
    """The argument at that position, which is a name."""
    return str(form.args[position])


def statement(form: Form, position: int) -> Statement:
    """The argument at that position, which is a statement."""
    argument = form.args[position]
    if isinstance(argument, Name):
        raise TypeError(f"{argument} is a name where {form.form} takes a statement")
    return argument


def named(form: Form, key: str) -> Statement | None:
    """The statement given by name, or None."""
    argument = dict(form.named).get(key)
    return None if argument is None or isinstance(argument, Name) else argument


def word(form: Form, key: str) -> str:
    """The name given by name (a variant, a decision maker, a concept, yes or no), or nothing."""
    return str(dict(form.named).get(key, ""))
