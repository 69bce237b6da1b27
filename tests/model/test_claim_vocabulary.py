"""A claim against the names of its conflict: who may be named where, and what may be a move."""

from __future__ import annotations

import pytest

from detente.errors import StatementError
from detente.model.bind_claim import bind_claim
from detente.model.claim import Form, Name
from detente.model.parse_claim import parse_claim
from detente.model.statement import Test as On
from quarrel import WORDS


@pytest.mark.parametrize(
    "text",
    [
        "now(company.delay)",
        "can(table, joint.settlement)",
        "would(table, joint.settlement and company.stance = sues)",
        "never(company, not company.delay)",
        "possible(joint.settlement, concept: GMR) unless (ministry.modify) according to company",
        "ensures(company.delay and company.stance = sues, ministry.modify)",
        "prevents(not company.delay, joint.settlement)",
        "deters(ministry.modify, company, company.delay)",
        "worse(company, company.delay, final: no, concept: SEQ)",
        "prefers(ministry, joint.settlement, to: ministry.modify, if: not company.delay)",
        "gains(company, under: kind)",
        "stable(joint.settlement, for: table, concept: SEQ, all: yes)",
        "not now(company.delay) and not (now(company.delay) and now(ministry.modify))",
    ],
)
def test_a_claim_that_fits_is_returned_as_it_was(text: str):
    assert text == str(bind_claim(text, WORDS))


def test_true_is_read_as_yes_in_every_part():
    text = "not prefers(company, company.delay = true, if: ministry.modify = false) unless joint.settlement = true"
    bound = "not prefers(company, company.delay = yes, if: ministry.modify = no) unless (joint.settlement = yes)"
    assert bound == str(bind_claim(text, WORDS))
    assert "worse(company, company.delay, final: no)" == str(
        bind_claim("worse(company, company.delay, final: false)", WORDS)
    )


def test_a_tree_is_bound_as_its_text_is():
    text = "now(company.delay)  and gains(nobody, under: kind)"
    with pytest.raises(StatementError) as of_text:
        bind_claim(text, WORDS)
    with pytest.raises(StatementError) as of_tree:
        bind_claim(parse_claim(text), WORDS, text)
    assert of_text.value.problems == of_tree.value.problems
    tree = parse_claim("now(company.delay)")
    assert tree == bind_claim(tree, WORDS)


def test_a_tree_made_by_hand_is_checked_too():
    with pytest.raises(StatementError, match="'can' takes 2 arguments without a name, found 1"):
        bind_claim(Form("can", (Name("company"),)), WORDS)
    with pytest.raises(StatementError, match="there is no claim form 'may'"):
        bind_claim(Form("may", (On("company.delay"),)), WORDS)
