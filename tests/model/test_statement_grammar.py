"""What a statement is read as: how tightly operators bind, what may be written in several ways, and the limits."""

from __future__ import annotations

import time
import unicodedata
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from detente.errors import StatementError
from detente.model.parse_statement import parse_statement
from detente.model.statement import And, If, Iff, Not, Or, Statement, evaluate
from detente.model.statement import Test as On
from random_texts import statements

A, B, C, D = (On(f"{name}.x") for name in "abcd")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a.x", A),
        ("not a.x = sues", Not(On("a.x", "=", "sues"))),
        ("not a.x and b.x", And((Not(A), B))),
        ("not (a.x and b.x)", Not(And((A, B)))),
        ("not not a.x", Not(Not(A))),
        ("a.x and b.x or c.x and d.x", Or((And((A, B)), And((C, D))))),
        ("a.x or b.x and c.x or d.x", Or((A, And((B, C)), D))),
        ("(a.x or b.x) and c.x", And((Or((A, B)), C))),
        ("a.x or b.x if c.x and d.x", If(Or((A, B)), And((C, D)))),
        ("a.x and b.x iff c.x or d.x", Iff(And((A, B)), Or((C, D)))),
        ("(a.x if b.x) if c.x", If(If(A, B), C)),
        ("a.x if (b.x if c.x)", If(A, If(B, C))),
        ("(a.x if b.x) iff c.x", Iff(If(A, B), C)),
        ("(a.x iff b.x) and c.x", And((Iff(A, B), C))),
    ],
)
def test_operators_bind_in_the_order_comparison_not_and_or_if_iff(text: str, tree: Statement):
    assert tree == parse_statement(text)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a.x and b.x and c.x", And((A, B, C))),
        ("(a.x and b.x) and c.x", And((And((A, B)), C))),
        ("a.x or (b.x or c.x)", Or((A, Or((B, C))))),
        ("((a.x)) or ((b.x or c.x))", Or((A, Or((B, C))))),
    ],
)
def test_one_written_row_is_one_node_and_a_group_keeps_its_own(text: str, tree: Statement):
    assert tree == parse_statement(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("!a.x", "not a.x"),
        ("a.x & b.x | c.x", "a.x and b.x or c.x"),
        ("a.x == 3", "a.x = 3"),
        ("a.x ≠ 3", "a.x != 3"),
        ("a.x≤3", "a.x <= 3"),
        ("a.x ≥ 2.5", "a.x >= 2.5"),
        ("\n a.x\n\tand\u00a0b.x ", "a.x and b.x"),
    ],
)
def test_two_spellings_are_one_statement(one: str, other: str):
    assert parse_statement(other) == parse_statement(one)


def test_a_name_is_the_same_however_its_accents_are_encoded():
    composed, split = (unicodedata.normalize(form, "é.ü = ñ") for form in ("NFC", "NFD"))
    assert composed != split
    assert On("é.ü", "=", "ñ") == parse_statement(split) == parse_statement(composed)


def test_words_of_the_language_may_follow_a_dot():
    assert And((On("not.if"), On("joint.and", "=", "AND"))) == parse_statement("not.if and joint.and = AND")


def test_a_test_knows_where_it_stands():
    text = "not (a.x  >=  sues)\n and b.x"
    statement = parse_statement(text)
    assert isinstance(statement, And)
    negated, last = statement.parts
    assert isinstance(negated, Not)
    assert isinstance(negated.part, On)
    assert isinstance(last, On)
    assert ["a.x  >=  sues", "b.x"] == [text[slice(*test.span)] for test in (negated.part, last)]


@given(statements())
def test_a_printed_statement_is_read_as_the_same_tree(tree: Statement):
    assert tree == parse_statement(str(tree), length=len(str(tree)))


@given(st.text(max_size=200) | st.text("ab.=!<>&|() notifraxy€\"'-/\n", max_size=200))
@example("\ud800.\ud800")
@example("a.b\u200b")
@example("\u0301a.b")
@example("ﬁ.ﬁ = ²")
@example("\x00")
def test_no_text_raises_anything_but_a_statement_error(text: str):
    with suppress(StatementError):
        tree = parse_statement(text)
        assert tree == parse_statement(str(tree), length=2 * len(text))


@pytest.mark.parametrize("text", ["!" * 10_000, "(" * 10_000, "!(" * 5_000, "not " * 2_500])
def test_a_deep_text_is_refused_in_plain_words_and_fast(text: str):
    began = time.process_time()
    with pytest.raises(StatementError) as caught:
        parse_statement(text)
    assert time.process_time() - began < 1
    assert ["nested more than 100 deep"] == [problem.message for problem in caught.value.problems]


@pytest.mark.parametrize(("opened", "closed"), [("(", ")"), ("!", ""), ("!(", ")")])
def test_depth_counts_parentheses_and_negations(opened: str, closed: str):
    levels = len(opened)
    at_the_limit = opened * (100 // levels) + "a.x" + closed * (100 // levels)
    tree = parse_statement(at_the_limit)
    assert tree == parse_statement(str(tree))
    with pytest.raises(StatementError, match=f"nested more than {100 - levels} deep"):
        parse_statement(at_the_limit, depth=100 - levels)


@pytest.mark.parametrize("word", ["and", "or"])
def test_a_row_of_ten_thousand_is_read_and_evaluated_in_seconds(word: str):
    text = f" {word} ".join(["a.x"] * 10_000)
    began = time.process_time()
    statement = parse_statement(text, length=len(text))
    assert text == str(statement)
    assert evaluate(statement, lambda _: True, lambda truth: not truth)
    assert time.process_time() - began < 5  # 0.1 s, but for the tracing of lines; squared, minutes


def test_a_text_is_as_long_as_the_length_allows():
    assert A == parse_statement("a.x" + " " * 7, length=10)
    with pytest.raises(StatementError, match="the statement has 11 characters, more than 10"):
        parse_statement("a.x" + " " * 8, length=10)
