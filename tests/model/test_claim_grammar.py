"""What a claim is read as: forms with their arguments, what joins them, and the limits."""

from __future__ import annotations

import re
import time
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from detente.errors import StatementError
from detente.model.claim import AccordingTo, Claim, ClaimAnd, ClaimNot, Form, Name, Unless
from detente.model.forms import FORMS, KINDS
from detente.model.parse_claim import parse_claim
from detente.model.statement import And, If, Not, Or
from detente.model.statement import Test as On
from random_texts import claims

A, B, C = (On(f"{name}.x") for name in "abc")
NOW_A, NOW_B = Form("now", (A,)), Form("now", (B,))
WEST = Name("west")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("now(a.x)", NOW_A),
        ("now(a.x & b.x | c.x)", Form("now", (Or((And((A, B)), C)),))),
        ("never(west, !a.x)", Form("never", (WEST, Not(A)))),
        ("deters(a.x, west, (b.x or c.x))", Form("deters", (A, WEST, Or((B, C))))),
        ("prefers(west, a.x, if: b.x)", Form("prefers", (WEST, A), (("if", B),))),
        ("prefers(west, a.x if b.x, if: c.x)", Form("prefers", (WEST, If(A, B)), (("if", C),))),
        ("prefers(west, a.x, if : c.x if a.x, to:b.x)", Form("prefers", (WEST, A), (("if", If(C, A)), ("to", B)))),
        ("worse(west, a.x, final: true)", Form("worse", (WEST, A), (("final", Name("yes")),))),
        ("gains(west, under: stakeholder)", Form("gains", (WEST,), (("under", Name("stakeholder")),))),
        ("can(to, a.x)", Form("can", (Name("to"), A))),
    ],
)
def test_a_form_has_its_arguments_in_order_and_by_name(text: str, tree: Claim):
    assert tree == parse_claim(text)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("not now(a.x) and now(b.x)", ClaimAnd((ClaimNot(NOW_A), NOW_B))),
        ("!(now(a.x) & now(b.x))", ClaimNot(ClaimAnd((NOW_A, NOW_B)))),
        ("(now(a.x) and now(b.x)) and now(a.x)", ClaimAnd((ClaimAnd((NOW_A, NOW_B)), NOW_A))),
        ("now(a.x) and now(b.x) and now(a.x)", ClaimAnd((NOW_A, NOW_B, NOW_A))),
        ("now(a.x) unless b.x and now(b.x)", ClaimAnd((Unless(NOW_A, B), NOW_B))),
        ("now(a.x) unless (b.x and c.x)", Unless(NOW_A, And((B, C)))),
        ("now(a.x) unless not b.x and now(b.x)", ClaimAnd((Unless(NOW_A, Not(B)), NOW_B))),
        ("now(a.x) unless b.x = 3 according to west", AccordingTo(Unless(NOW_A, On("b.x", "=", "3")), "west")),
        ("now(a.x) according to west unless b.x", Unless(AccordingTo(NOW_A, "west"), B)),
        ("not now(a.x) unless b.x", ClaimNot(Unless(NOW_A, B))),
        ("(not now(a.x)) unless b.x", Unless(ClaimNot(NOW_A), B)),
        ("(now(a.x) and now(b.x)) according to west", AccordingTo(ClaimAnd((NOW_A, NOW_B)), "west")),
    ],
)
def test_unless_and_according_to_belong_to_what_stands_just_before_them(text: str, tree: Claim):
    assert tree == parse_claim(text)


def test_forms_and_names_know_where_they_stand():
    text = "not can(west,\n  a.x ) and now(b.x) according to  east"
    claim = parse_claim(text)
    assert isinstance(claim, ClaimAnd)
    negated, ascribed = claim.parts
    assert isinstance(negated, ClaimNot)
    assert isinstance(negated.part, Form)
    assert isinstance(ascribed, AccordingTo)
    assert isinstance(ascribed.claim, Form)
    spans = [negated.part.span, ascribed.claim.span, ascribed.span]
    spans += [argument.span for argument in negated.part.args if isinstance(argument, (Name, On))]
    assert ["can(west,\n  a.x )", "now(b.x)", "east", "west", "a.x"] == [text[slice(*span)] for span in spans]


@given(claims())
def test_a_printed_claim_is_read_as_the_same_tree(tree: Claim):
    assert tree == parse_claim(str(tree), length=len(str(tree)))


@given(st.text(max_size=200) | st.text('ab.=!&(),: notifrwcu€"-', max_size=200))
@example("now(\ud800)")
@example("now(a.b,")
@example("gains(if:")
@example("worse(a, b.c, final:")
def test_no_text_raises_anything_but_a_statement_error(text: str):
    with suppress(StatementError):
        tree = parse_claim(text)
        assert tree == parse_claim(str(tree), length=2 * len(text))


@given(claims(), st.data())
def test_a_damaged_claim_is_read_or_refused_in_plain_words(tree: Claim, data: st.DataObject):
    text = str(tree)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    damaged = text[:start] + text[end:]
    with suppress(StatementError):
        read = parse_claim(damaged, length=len(text))
        assert read == parse_claim(str(read), length=2 * len(text))


@pytest.mark.parametrize(
    "text",
    [
        "!" * 10_000,
        "(" * 10_000,
        "now(" + "(" * 9_996,
        "now(a.x)" + " unless a.x" * 900,
        "now(a.x)" + " according to b" * 600,
    ],
)
def test_a_deep_text_is_refused_in_plain_words_and_fast(text: str):
    began = time.process_time()
    with pytest.raises(StatementError) as caught:
        parse_claim(text)
    assert time.process_time() - began < 1
    assert ["nested more than 100 deep"] == [problem.message for problem in caught.value.problems]


@pytest.mark.parametrize(
    "text",
    [
        "(" * 99 + "now(a.x)" + ")" * 99,
        "!" * 99 + "now(a.x)",
        "now(a.x)" + " unless a.x" * 99,
        "now(a.x)" + " unless (a.x)" * 99,
        "now(a.x) unless " + "not " * 98 + "a.x",
        "(" * 49 + "now(a.x)" + " unless a.x unless a.x)" * 49,
        "now(" + "not " * 99 + "a.x)",
    ],
)
def test_what_is_as_deep_as_allowed_is_printed_and_read_again(text: str):
    tree = parse_claim(text)
    assert tree == parse_claim(str(tree))
    with pytest.raises(StatementError, match="nested more than"):
        parse_claim(text, depth=98)


def test_a_row_of_ten_thousand_claims_is_read_in_seconds():
    text = " and ".join(["now(a.x) unless b.x"] * 10_000)
    began = time.process_time()
    claim = parse_claim(text, length=len(text))
    assert time.process_time() - began < 5  # 0.1 s, but for the tracing of lines; squared, minutes
    assert isinstance(claim, ClaimAnd)
    assert 10_000 == len(claim.parts)


def test_there_are_twelve_forms_and_each_reads_as_a_sentence():
    names = "now can would never possible ensures prevents deters worse prefers gains stable"
    assert names.split() == list(FORMS)
    assert [] == [row.form for row in FORMS.values() if not re.fullmatch(r"[A-Z][^.]+\.", row.reads)]


@pytest.mark.parametrize("form", FORMS)
def test_a_form_says_what_each_of_its_letters_is(form: str):
    row = FORMS[form]
    said = row.explained.removeprefix(str(row))
    for parameter in row.positional + row.named:
        assert (KINDS[parameter.kind] in said) == (parameter.kind != "yes or no")


def test_the_claims_about_the_editorial_are_read_as_they_are_written():
    for text in EDITORIAL:
        claim = parse_claim(text)
        assert text == str(claim)


EDITORIAL = (
    "now(russia.talk and west.talk)",
    "never(russia, not russia.talk)",
    "would(geneva, joint.cbm)",
    "never(west, west.legal_ban)",
    "prefers(west, not west.admit, if: not russia.invade)",
    "possible(joint.understanding)",
    "stable(joint.understanding)",
    "worse(russia, not russia.talk, final: yes) and worse(west, not west.talk, final: yes)",
    "ensures(russia.invade, west.admit)",
    "deters(west.admit, russia, russia.invade)",
    "prefers(west, not (russia.invade and (west.back or west.admit)))",
    "gains(west, under: stakeholder)",
)
