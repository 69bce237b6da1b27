"""Files that were damaged at random: they are read, or refused with problems that have a place, and nothing else."""

from __future__ import annotations

import warnings
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente
from detente.errors import ConflictError, Place
from detente.model.read import parse_conflict
from quarrel_file import BRIDGE, LADDER, QUARREL

SIGNS = "{}[],:-?!&*|>'\"#%@`~=\t\n .()\\<"
VALUES = (
    *(
        "null",
        "~",
        "true",
        "no",
        "0",
        "-1",
        "012",
        "1e999",
        ".nan",
        "1_000",
        "0x1F",
        "9" * 30,
        "[]",
        "{}",
        "[[]]",
        "{a: b}",
    ),
    *(
        "''",
        '"\\u0000"',
        "!x",
        "&a",
        "*a",
        "<<: *a",
        "a.b",
        "not",
        "joint.x",
        "now(a, b)",
        "news#1",
        "s1",
        "YN0",
        "x" * 300,
    ),
    *("--- ", "...", "%YAML 9.9", "- -", "? :", "|\n  x", ">-\n x"),
    *("é", "\u202e", "\U0001f600", "\ufeff", "\x85", "\u2028", "\x00"),
)
FILES = (QUARREL, BRIDGE, LADDER)


def damaged(rng: Random) -> str:
    """A file with one to four small damages."""
    text = rng.choice(FILES)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 4))):
        text = rng.choice((_characters, _lines, _punctuation, _value, _indent))(text, rng)
    return text


def _span(text: str, rng: Random, most: int = 12) -> tuple[int, int]:
    start = rng.randrange(len(text) + 1)
    return start, min(len(text), start + rng.randrange(1, most))


def _characters(text: str, rng: Random) -> str:
    start, end = _span(text, rng)
    middle = rng.choice(("", text[start:end] * 2, chr(rng.randrange(0x250)), text[start:end][::-1]))
    return text[:start] + middle + text[end:]


def _lines(text: str, rng: Random) -> str:
    lines = text.split("\n")
    at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    match rng.randrange(4):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[other])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case _:
            lines = lines[:at]
    return "\n".join(lines)


def _punctuation(text: str, rng: Random) -> str:
    at = [index for index, char in enumerate(text) if char in SIGNS]
    where = rng.choice(at or [0])
    return text[:where] + rng.choice((*SIGNS, "")) + text[where + 1 :]


def _value(text: str, rng: Random) -> str:
    colons = [index + 2 for index in range(len(text) - 1) if text[index : index + 2] in (": ", ", ")]
    start = rng.choice(colons or [0])
    end = start
    while end < len(text) and text[end] not in ",}]\n":
        end += 1
    return text[:start] + rng.choice(VALUES) + text[end:]


def _indent(text: str, rng: Random) -> str:
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    lines[at] = rng.choice(("  ", " ", "\t", "- ", "? ")) + lines[at] if rng.randrange(2) else lines[at].lstrip()
    return "\n".join(lines)


def check(data: bytes | str) -> str:
    """What became of the data: read or refused; anything else raises."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            parse_conflict(data, name="a.yaml")
        except ConflictError as error:
            told, problems = str(error), error.problems
        else:
            return "read"
    assert told
    assert problems
    for problem in problems:
        assert isinstance(problem.place, Place), problem
        assert ("a.yaml", True, True) == (problem.place.file, problem.place.line >= 1, problem.place.column >= 1)
        assert problem.message
    return "refused"


@given(st.randoms(use_true_random=False))
def test_a_damaged_file_is_read_or_refused_with_places(rng: Random):
    for _ in range(5):
        check(damaged(rng))


@given(st.binary(max_size=200))
def test_junk_is_refused(data: bytes):
    assert "refused" == check(data)


@given(st.text(alphabet=SIGNS + "ab01", max_size=60))
def test_yaml_punctuation_is_refused(text: str):
    assert "refused" == check("detente: 1\n" + text)


@pytest.mark.parametrize("text", FILES, ids=["quarrel", "bridge", "ladder"])
def test_every_beginning_of_a_file_is_read_or_refused(text: str):
    ends = range(0, len(text), 7)
    assert {"read", "refused"} == {check(text[:end]) for end in ends} | {check(text)}


@pytest.mark.long
def test_ten_thousand_damaged_files_leave_no_other_error():
    rng = Random(20220117)
    fates = [check(damaged(rng)) for _ in range(10_000)]
    assert {"read", "refused"} == set(fates)


def test_what_a_damaged_file_still_says_is_checked_solved_and_written_without_any_other_error():
    """Every tenth or so damaged file can be read; then all that follows works, or says why not."""
    rng = Random(20220124)
    read = 0
    for _ in range(400):
        try:
            conflict = parse_conflict(damaged(rng), name="a.yaml")
        except ConflictError:
            continue
        read += 1
        try:
            detente.check(conflict)
            found = detente.solve(detente.unfold(conflict))
            detente.outcomes(found, most=3)
        except (ConflictError, detente.Missing):
            continue
        assert conflict == detente.loads(detente.dumps(conflict))
    assert read > 10
