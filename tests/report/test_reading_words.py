"""What is printed of a dossier as a whole."""

from __future__ import annotations

import pytest

import detente
from detente.report.reading_words import nameless_in_words

STRIKE = "The union rejected the offer. The firm denied the charge. The union threatened to strike on Monday."


@pytest.mark.parametrize(
    ("text", "begins"), [(STRIKE, "In "), (STRIKE.replace("The union", "Peru").replace("The firm", "Chile"), "")]
)
def test_where_most_of_a_text_names_nobody_known_a_table_of_actors_is_advised(text: str, begins: str) -> None:
    document = detente.document(text.encode(), "strike.txt")

    said = nameless_in_words(detente.read([document], parse=False))

    assert (begins, begins != "") == (said[:3], "--actors TABLE" in said)


def test_of_little_that_was_drawn_nothing_is_advised() -> None:
    document = detente.document(b"The union rejected the offer.", "strike.txt")

    assert "" == nameless_in_words(detente.read([document], parse=False))
