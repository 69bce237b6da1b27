"""A statement against the names of its conflict: unknown names, comparisons that say nothing, and true as yes."""

from __future__ import annotations

import pytest
from hypothesis import given

from detente.errors import StatementError
from detente.model.conflict import YES_NO
from detente.model.parse_statement import parse_statement
from detente.model.statement import Statement, compares
from detente.model.statement import Test as On
from detente.model.statement import tests as every_test
from detente.model.vocabulary import Vocabulary, bind_statement, check_statement
from quarrel import WORDS
from random_texts import statements


@pytest.mark.parametrize(
    ("written", "bound"),
    [
        ("company.delay = true", "company.delay = yes"),
        ("company.delay != false", "company.delay != no"),
        ("company.delay = yes", "company.delay = yes"),
        ("not joint.settlement == true", "not joint.settlement = yes"),
        (
            "company.delay and (company.delay if ministry.modify = true)",
            "company.delay and (company.delay if ministry.modify = yes)",
        ),
        (
            "company.delay = true or (company.delay iff ministry.modify)",
            "company.delay = yes or (company.delay iff ministry.modify)",
        ),
        ("company.stance >= protests or ministry.stance = 2.5", "company.stance >= protests or ministry.stance = 2.5"),
    ],
)
def test_true_and_false_are_read_as_yes_and_no(written: str, bound: str):
    assert bound == str(bind_statement(written, WORDS))


def test_true_may_be_a_level_of_a_ladder():
    assert "a.x = true" == str(bind_statement("a.x = true", Vocabulary({"a.x": ("false", "unsure", "true")})))


def test_a_tree_is_bound_as_its_text_is():
    text = "company.delay and  company.dealy"
    tree = parse_statement(text)
    with pytest.raises(StatementError) as of_text:
        bind_statement(text, WORDS)
    with pytest.raises(StatementError) as of_tree:
        bind_statement(tree, WORDS, text)
    with pytest.raises(StatementError) as of_printed:
        bind_statement(tree, WORDS)
    assert of_text.value.problems == of_tree.value.problems
    assert [(1, 20), (1, 19)] == [
        (p.place.line, p.place.column) for e in (of_tree, of_printed) for p in e.value.problems if p.place
    ]
    assert tree == bind_statement(tree, Vocabulary({"company.delay": YES_NO, "company.dealy": YES_NO}))


def test_a_tree_made_by_hand_is_checked_too():
    with pytest.raises(StatementError, match="'delay' is no option"):
        bind_statement(On("delay"), WORDS)


def test_in_a_conflict_given_by_its_states_no_option_can_be_named():
    (problem,) = check_statement(parse_statement("a.x"), Vocabulary(decision_makers=("a",)), "a.x")
    message = "this conflict is given by its states and has no options, so nothing is named 'a.x'"
    assert ("DET222", message) == (problem.code, problem.message)


LADDERS = Vocabulary(
    options={
        "company.delay": YES_NO,
        "company.stance": ("protests", "тиск", "sues"),
        "joint.settlement": YES_NO,
        "Україна.нато": ("30", "2.5"),
        "é.x_1": ("3rd", "AND", "30", "sues"),
    }
)


def fits(test: On) -> bool:
    """Whether a test means something in the conflict of ladders, told from the rules and not from the checker."""
    levels = LADDERS.options.get(test.option)
    if levels is None or test.relation is None:
        return levels is not None
    if test.level not in levels:
        return False
    held = [compares(index, test.relation, levels.index(test.level)) for index in range(len(levels))]
    return any(held) and not all(held)


@given(statements())
def test_a_statement_is_accepted_when_each_of_its_tests_means_something(tree: Statement):
    text = str(tree)
    read = parse_statement(text, length=len(text))
    wrong = [test for test in every_test(read) if not fits(test)]
    unknown = {test.option for test in wrong if test.option not in LADDERS.options}
    known = [test for test in wrong if test.option in LADDERS.options]
    problems = check_statement(read, LADDERS, text)
    assert len(unknown) + len(known) == len(problems)
    assert (problems == []) == (wrong == [])
    if not wrong:
        assert tree == bind_statement(read, LADDERS, text)
