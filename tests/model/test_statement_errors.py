"""What a reader is told about a statement or a claim that is wrong: every message, word for word."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from detente.errors import StatementError
from detente.model.bind_claim import bind_claim
from detente.model.parse_statement import parse_statement
from detente.model.vocabulary import bind_statement
from quarrel import WORDS

HERE = Path(__file__).parent

Told = tuple[str, str]  # what was written, and what the error prints


def told(page: str) -> list[Told]:
    """The entries of a page: each begins with what was written, every line of it after a `>`."""
    entries = []
    for entry in (HERE / page).read_text("utf-8").rstrip("\n").split("\n\n"):
        lines = entry.split("\n")
        written = [line[2:] for line in lines if line.startswith(">")]
        entries.append(("\n".join(written), "\n".join(lines[len(written) :])))
    return entries


STATEMENTS = told("test_statement_errors.txt")
CLAIMS = told("test_claim_errors.txt")


def answered(bind: Callable[..., Any], written: str) -> str:
    with pytest.raises(StatementError) as caught:
        bind(written, WORDS)
    return str(caught.value)


@pytest.mark.parametrize(("written", "printed"), STATEMENTS, ids=[written or "nothing" for written, _ in STATEMENTS])
def test_a_wrong_statement_is_answered_word_for_word(written: str, printed: str):
    assert printed == answered(bind_statement, written)


@pytest.mark.parametrize(("written", "printed"), CLAIMS, ids=[written or "nothing" for written, _ in CLAIMS])
def test_a_wrong_claim_is_answered_word_for_word(written: str, printed: str):
    assert printed == answered(bind_claim, written)


def test_every_kind_of_problem_is_shown_on_the_two_pages():
    shown = set(re.findall(r"DET\d+", "".join(printed for _, printed in STATEMENTS + CLAIMS)))
    kinds = {*range(201, 217), *range(221, 226), *range(231, 240)}
    elsewhere = {205, 207, 222}  # too long, too deep, and in a conflict without options
    assert {f"DET{number}" for number in kinds - elsewhere} == shown


def test_an_invisible_character_is_named():
    printed = answered(bind_statement, "a.b\u200b")
    assert printed.startswith(":1:4: DET201 the character '\\u200b' (ZERO WIDTH SPACE) has no meaning here\n")


def test_without_known_options_the_example_is_a_made_up_one():
    with pytest.raises(StatementError, match=r"expected an option such as company\.delay after 'and'"):
        parse_statement("a.b and")
    with pytest.raises(StatementError, match=r"expected an option such as west\.admit after 'and'"):
        parse_statement("a.b and", options=["west.admit"])


def test_the_same_mistake_is_told_once():
    written = " && ".join(["company.dealy"] * 50 + ["“x.y”"] * 50)
    assert ["DET202", "DET203"] == re.findall(r"DET\d+", answered(bind_statement, written))
    assert ["DET221"] == re.findall(r"DET\d+", answered(bind_statement, " and ".join(["company.dealy"] * 50)))
