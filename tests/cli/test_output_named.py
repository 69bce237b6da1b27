"""An empty name of a file is refused by every verb that writes one, and nothing goes to stdout in its place."""

from __future__ import annotations

import pytest

from shell_session import run


@pytest.mark.parametrize(
    "words",
    [
        ("draft", "a.txt"),
        ("draw", "ferry"),
        ("export", "ferry", "--to", "csv"),
        ("import", "a.csv"),
        ("read", "a.txt"),
        ("report", "ferry", "--no-audit"),
    ],
    ids=lambda words: words[0],
)
def test_an_empty_name_is_refused(words: tuple[str, ...]) -> None:
    done = run(*words, "-o", "")

    assert (2, "") == (done.code, done.out)
    assert "-o names" in done.err
