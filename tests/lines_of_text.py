"""Sentences as the reader gets them, for the tests of views and of reading."""

from __future__ import annotations

from detente.cite import Quote
from detente.dossier.items import Line
from detente.dossier.view import View


def line(text: str, *, before: int = 0) -> Line:
    """A sentence alone in its text, with so many code points before it."""
    return Line("t#1", 1, "", Quote("t", before, before + len(text), text))


def relations(view: View, *labels: str) -> set[tuple[str, str, str]]:
    """What hangs on what, as (word, label, head), for the labels asked for, else for all but marks."""
    words = view.words
    return {
        (word.text, word.dep, words[word.head].text)
        for word in words
        if word.dep in labels or (not labels and word.dep != "punct")
    }
