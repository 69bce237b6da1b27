"""The grammar of statements against a second one, written for a parser generator: the same texts, the same trees."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from lark import Lark, Transformer
from lark.exceptions import LarkError

from detente.errors import StatementError
from detente.model.parse_statement import parse_statement
from detente.model.statement import And, If, Iff, Not, Or, Relation, Statement
from detente.model.statement import Test as On
from random_texts import damaged, jumbled, spelled

GRAMMAR = r"""
?start: alternatives
      | alternatives _IF alternatives  -> conditional
      | alternatives _IFF alternatives -> equivalence
?alternatives: conjunction (_OR conjunction)*
?conjunction: negation (_AND negation)*
?negation: _NOT negation -> opposite
         | "(" start ")"
         | OPTION [RELATION LEVEL] -> test

RELATION: "==" | "!=" | "<=" | ">=" | "=" | "<" | ">" | "≠" | "≤" | "≥"
_NOT.2: /!(?!=)|not(?![\w.])/
_AND.2: /&|and(?![\w.])/
_OR.2: /\||or(?![\w.])/
_IF.2: /if(?![\w.])/
_IFF.2: /iff(?![\w.])/
OPTION: /[^\W\d]\w*\.[^\W\d]\w*(?![\w.])/
LEVEL: /(?!(?:not|and|or|if|iff)(?![\w.]))(?:[0-9]+\.[0-9]+|\w+)(?![\w.])/
%ignore /\s+/
"""

SAME: dict[str, Relation] = {
    "=": "=",
    "!=": "!=",
    "<": "<",
    "<=": "<=",
    ">": ">",
    ">=": ">=",
    "==": "=",
    "≠": "!=",
    "≤": "<=",
    "≥": ">=",
}


class Trees(Transformer[Any, Statement]):
    """From the generator's trees to ours."""

    def alternatives(self, parts: list[Statement]) -> Statement:
        return Or(tuple(parts))

    def conjunction(self, parts: list[Statement]) -> Statement:
        return And(tuple(parts))

    def opposite(self, parts: list[Statement]) -> Statement:
        return Not(parts[0])

    def conditional(self, parts: list[Statement]) -> Statement:
        return If(parts[0], parts[1])

    def equivalence(self, parts: list[Statement]) -> Statement:
        return Iff(parts[0], parts[1])

    def test(self, parts: list[Any]) -> Statement:
        option, relation, level = parts
        return On(str(option), relation and SAME[relation], level and str(level))


ORACLE = Lark(GRAMMAR, parser="lalr", maybe_placeholders=True)


def by_the_oracle(text: str) -> Statement | None:
    try:
        return Trees().transform(ORACLE.parse(unicodedata.normalize("NFC", text)))
    except LarkError:
        return None


def by_ours(text: str) -> Statement | None:
    try:
        return parse_statement(text)
    except StatementError:
        return None


@given(spelled())
def test_every_spelling_of_a_statement_gives_the_tree_of_the_oracle(text: str):
    assert by_the_oracle(text) == parse_statement(text)


@given(damaged())
def test_a_damaged_statement_is_read_or_refused_by_both(text: str):
    assert by_the_oracle(text) == by_ours(text)


@given(jumbled())
def test_a_jumble_is_read_or_refused_by_both(text: str):
    assert by_the_oracle(text) == by_ours(text)


@pytest.mark.parametrize(
    "text",
    [
        "a.b=2.5&c.d",
        "a.b = 2.5and c.d",
        "nota.b",
        "not(a.b)",
        "a.b!=x",
        "!a.b!=x",
        "a.b =! x",
        "!!a.b",
        "a.b if(c.d)iff e.f",
    ],
)
def test_tight_spelling_is_cut_into_tokens_alike(text: str):
    assert by_the_oracle(text) == by_ours(text)
