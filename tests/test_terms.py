"""The glossary: each word once, in plain sentences, and never under the name of another."""

from __future__ import annotations

import pytest

from detente.errors import UnknownName
from detente.terms import TERMS, Term, term


def test_each_word_stands_once() -> None:
    names = [found.name for found in TERMS]

    assert sorted(set(names)) == sorted(names)


def test_no_word_is_a_forbidden_name_of_another() -> None:
    names = {found.name for found in TERMS}

    assert not [never for found in TERMS for never in found.never if never in names]


@pytest.mark.parametrize("found", TERMS, ids=lambda found: found.name)
def test_a_word_is_explained_in_one_sentence_that_does_not_use_a_forbidden_name(found: Term) -> None:
    words = found.sentence.casefold()

    assert found.sentence[0].isupper()
    assert found.sentence.endswith(".")
    assert found.sentence.count(".") == 1
    assert not [never for other in TERMS for never in other.never if f" {never}" in f" {words}"]


def test_an_unknown_word_names_the_nearest_one() -> None:
    assert term("sanction").source == "Howard1971"

    with pytest.raises(UnknownName, match="did you mean 'sanction'"):
        term("sanctoin")
