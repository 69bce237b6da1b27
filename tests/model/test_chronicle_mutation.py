"""Chronicles that were damaged at random: they are read, or refused with problems that have a place."""

from __future__ import annotations

import warnings
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import ConflictError, Place
from detente.model.chronicle.read_chronicle import parse_chronicle
from model.test_chronicle import CONFLICT, FILE, TABLE

SIGNS = "{}[],:;=-?!&*|>'\"#%@`~\t\n\r .()\\<"
VALUES = (
    *("null", "true", "no", "0", "012", "[]", "{}", "{a: b}", "''", '""', '"', "!x", "&a", "*a", "a.b", "joint.x"),
    *("1991-02-30", "1991-13", "0000-01-01", "9999-12-31", "9999-12", "1991-03-04T00:00", "4.3.1991", "x" * 300),
    *("company", "table", "company.delay", "no company.delay", "company.stance = sues", "a = b = c", "; ;", "news#1"),
    *("é", "\u202e", "\U0001f600", "\ufeff", "\x85", "\u2028", "\x00", "---\n", "%YAML 9.9", "sep=;\n"),
)  # fmt: skip
FILES = (("a.yaml", FILE), ("a.csv", TABLE), ("a.csv", TABLE.replace(",", '","')), ("a.csv", TABLE.replace(";", "\n")))


def damaged(rng: Random) -> tuple[str, str]:
    """A chronicle with one to four small damages, and what kind of file it is."""
    name, text = rng.choice(FILES)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 4))):
        start = rng.randrange(len(text) + 1)
        end = min(len(text), start + rng.randrange(12))
        lines = text.splitlines(keepends=True) or [""]
        match rng.randrange(5):
            case 0:
                text = text[:start] + rng.choice(SIGNS) + text[end:]
            case 1:
                text = text[:start] + rng.choice(("", text[start:end] * 2, chr(rng.randrange(0x250)))) + text[end:]
            case 2:
                text = "".join(rng.sample(lines, rng.randint(1, len(lines))))
            case 3:
                text = text[:start]
            case _:
                stops = [k for k, char in enumerate(text) if char in ",:\n"] or [0]
                at = rng.randrange(len(stops))
                last = stops[at + 1] if at + 1 < len(stops) else len(text)
                text = text[: stops[at] + 1] + rng.choice((" ", "")) + rng.choice(VALUES) + text[last:]
    return name, text


def check(data: bytes | str, name: str) -> str:
    """What became of the data: read or refused; anything else raises."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            parse_chronicle(data, CONFLICT, name=name)
        except ConflictError as error:
            told, problems = str(error), error.problems
        else:
            return "read"
    assert told
    assert problems
    for problem in problems:
        assert isinstance(problem.place, Place), problem
        assert (name, True, True) == (problem.place.file, problem.place.line >= 1, problem.place.column >= 1)
        assert problem.place.column <= len(problem.place.text) + 1
        assert problem.message
    return "refused"


@given(st.randoms(use_true_random=False))
def test_a_damaged_chronicle_is_read_or_refused_with_places(rng: Random) -> None:
    for _ in range(4):
        check(*reversed(damaged(rng)))


@given(st.binary(max_size=120), st.sampled_from(["a.yaml", "a.csv"]))
def test_junk_is_refused(data: bytes, name: str) -> None:
    assert "refused" == check(data, name)


@given(st.text(alphabet=SIGNS + "ab01", max_size=60))
def test_the_signs_of_tables_are_refused_where_no_moves_are(text: str) -> None:
    assert "refused" == check("date,by,set\n" + text, "a.csv")


@pytest.mark.parametrize(("name", "text"), FILES[:2], ids=["yaml", "csv"])
def test_every_beginning_of_a_chronicle_is_read_or_refused(name: str, text: str) -> None:
    assert {"read", "refused"} == {check(text[:end], name) for end in range(0, len(text), 9)} | {check(text, name)}


@pytest.mark.long
def test_two_thousand_damaged_chronicles_leave_no_other_error() -> None:
    rng = Random(20220221)
    fates = [check(*reversed(damaged(rng))) for _ in range(2_000)]

    assert {"read", "refused"} == set(fates)
