"""Every example on the page of error codes for statements and claims raises the code that it illustrates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from detente.errors import StatementError
from detente.model.bind_claim import bind_claim
from detente.model.vocabulary import Vocabulary, bind_statement
from quarrel import WORDS

PAGE = Path(__file__).resolve().parents[2] / "src" / "detente" / "codes" / "statement.yaml"
CODES: dict[str, Any] = YAML(typ="safe", pure=True).load(PAGE)
DESCRIBED = ("DET205", "DET207", "DET222")  # too long for a page, or in need of another conflict: described in words


@pytest.mark.parametrize("code", [code for code in CODES if code not in DESCRIBED])
def test_an_example_raises_the_code_that_it_stands_under(code: str):
    bind = bind_claim if code >= "DET230" else bind_statement
    with pytest.raises(StatementError) as caught:
        bind(CODES[code]["example"], WORDS)
    assert [code] == [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("DET205", "company.delay" + " and company.delay" * 1000, WORDS),
        ("DET207", "not " * 101 + "company.delay", WORDS),
        ("DET222", "company.delay", Vocabulary()),
    ],
)
def test_an_example_that_is_described_raises_its_code(code: str, text: str, words: Vocabulary):
    assert code in DESCRIBED
    with pytest.raises(StatementError) as caught:
        bind_statement(text, words)
    assert [code] == [problem.code for problem in caught.value.problems]
