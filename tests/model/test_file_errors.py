"""What a reader is told about a conflict file that is wrong: every message, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.errors import ConflictError
from file_fragments import SOUND, read

PAGE = Path(__file__).with_name("test_file_errors.txt")


def told() -> list[tuple[str, str]]:
    """The entries of the page: what was written, every line of it after a `>`, and what the error prints."""
    entries = []
    for entry in PAGE.read_text("utf-8").rstrip("\n").split("\n\n"):
        lines = entry.split("\n")
        written = [line[2:] for line in lines if line.startswith(">")]
        entries.append(("\n".join(written), "\n".join(lines[len(written) :])))
    return entries


ERRORS = told()


@pytest.mark.parametrize(("fragment", "printed"), ERRORS, ids=[fragment.split("\n")[0] for fragment, _ in ERRORS])
def test_a_wrong_file_is_answered_word_for_word(fragment: str, printed: str):
    graph_form = fragment.startswith("moves:")
    sections = {key: text for key, text in SOUND.items() if not (graph_form and key == "joint_options")}
    with pytest.raises(ConflictError) as caught:
        read(fragment, sections)
    assert printed == str(caught.value)


def test_all_problems_of_a_file_are_told_at_once_in_the_order_of_the_file():
    with pytest.raises(ConflictError) as caught:
        read("claims: [now(company.dely)]\ntitle: 12\nforums: {table: [ministry]}\nclaim: []\ndate: soon")
    found = [(p.code, p.place.line, p.place.column) for p in caught.value.problems if p.place]
    assert [("DET221", 1, 14), ("DET132", 2, 8), ("DET138", 3, 10), ("DET133", 4, 1), ("DET142", 5, 7)] == found


def test_after_so_many_problems_the_rest_is_not_told():
    with pytest.raises(ConflictError) as caught:
        read("infeasible: [" + "company.x, " * 300 + "]")
    assert 101 == len(caught.value.problems)
    assert "100 or more problems were found" in caught.value.problems[-1].message
