"""The traps of YAML, junk, and files made to take long: each is an ordinary error, told soon and in its place."""

from __future__ import annotations

import subprocess
import sys

import pytest

from detente.errors import ConflictError, Place
from detente.model.conflict import Conflict
from detente.model.read import parse_conflict, read_conflict
from file_fragments import completed, read

MOST_SECONDS = 10  # for the longest file that is read at all


def codes(data: bytes | str) -> list[tuple[str, int, int]]:
    with pytest.raises(ConflictError) as caught:
        parse_conflict(data, name="a.yaml")
    return [(p.code, p.place.line, p.place.column) for p in caught.value.problems if p.place]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ("DET129", 1, 1)),
        (b"\xef\xbb\xbf", ("DET129", 1, 1)),
        (b"# only a comment\n", ("DET129", 1, 1)),
        (b"~", ("DET134", 1, 1)),
        (b"[]", ("DET134", 1, 1)),
        (b"just some text", ("DET134", 1, 1)),
        (b"title: caf\xe9", ("DET121", 1, 11)),
        (b"a: b\r\nc: \x00", ("DET121", 2, 4)),
        ("a: b\nc: \ud800", ("DET121", 2, 4)),
        (b"\x89PNG\r\n\x1a\n\x00", ("DET121", 1, 1)),
        (b"a: b\n\tc: d", ("DET123", 2, 1)),
        (b"a: 1\n---\nb: 2\n", ("DET128", 2, 1)),
        (b"%YAML 1.1\n---\ntitle: one\n", ("DET128", 2, 1)),
        (b"a: " + b"[" * 10_000, ("DET122", 1, 67)),
        (b"- " * 10_000, ("DET122", 1, 129)),
        (b"a: " + b"{b: " * 10_000, ("DET122", 1, 256)),
    ],
)
def test_junk_is_an_error_in_its_place(data: bytes | str, expected: tuple[str, int, int]):
    assert expected in codes(data)


def test_a_byte_order_mark_and_foreign_line_ends_change_nothing():
    text = completed("title: a quarrel\ninfeasible:\n  - company.delay")
    with pytest.raises(ConflictError) as caught:
        parse_conflict(("\ufeff" + text.replace("company.delay", "company.dely")).replace("\n", "\r\n").encode())
    assert [Place("<text>", 3, 5, "  - company.dely", 12)] == [p.place for p in caught.value.problems]
    assert parse_conflict(text) == parse_conflict(("\ufeff" + text).replace("\n", "\r\n").encode())


def test_anchors_may_be_used_and_count_as_often_as_they_are_used():
    conflict = read(
        'infeasible:\n  - {when: &rule "company.delay", cites: &seen [news#1]}\n  - {when: *rule, cites: *seen}'
    )
    assert conflict.infeasible[0].grounds == conflict.infeasible[1].grounds
    bomb = "a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert "DET122" == codes(bomb)[0][0]


def test_no_yes_on_off_and_dates_stay_text():
    conflict = read("title: no\ndate: 1991-03-01\nforums: {on: {members: [ministry, company], name: off}}")
    assert ("no", "1991-03-01", "on", "off") == (
        conflict.title,
        conflict.date,
        conflict.forums[0].id,
        conflict.forums[0].name,
    )


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("company.delay and company.dely", 23),
        ("'company.delay and company.dely'", 24),
        ('"company.delay and company.dely"', 24),
        ('"company.del\\u0061y and company.dely"', 29),
        ("&rule 'company.delay and company.dely'", 30),
    ],
)
def test_a_problem_in_a_statement_is_shown_at_its_very_column(written: str, column: int):
    assert [("DET221", 2, column)] == codes(completed(f"infeasible:\n  - {written}"))


def test_a_problem_in_a_block_is_shown_on_its_line():
    assert [("DET221", 4, 9)] == codes(completed("infeasible:\n  - |\n    company.delay\n    and company.dely"))
    assert [("DET221", 2, 5)] == codes(completed("infeasible:\n  - company.delay\n    and company.dely"))


LONG = {
    "brackets": "[" * 1_000_000,
    "lists": "- " * 500_000,
    "items": "a: [" + "b, " * 300_000 + "]",
    "keys": "".join(f"k{n}:\n" for n in range(120_000)),
    "tags": "! " * 500_000,
    "exclamation marks": "a: " + "!" * 999_000,
    "quotation marks": '"\n' * 500_000,
    "blank lines": "\n" * 1_000_000,
    "words": "a: " + "b c\n   " * 140_000,
    "one statement": completed("infeasible: ['" + "company.delay and " * 55_000 + "']"),
    "unknown names": completed("infeasible: [" + ", ".join(f"company.x{n}" for n in range(30_000)) + "]"),
    "unknown keys": completed("".join(f"k{n}: 1\n" for n in range(22_500))),
}


def _dm(options: int) -> str:
    return "detente: 1\ndecision_makers: {a: {options: {" + ", ".join(f"o{n}: x" for n in range(options)) + "}}}\n"


LONG |= {
    "comments": _dm(1) + ("#" + "x" * 19_989 + "\n") * 49,
    "variants": _dm(1)
    + "infeasible: [" + ", ".join(["not a.o0"] * 5_000) + "]\n"
    + "variants: {" + ", ".join(f"v{n}: {{drop: [infeasible.1]}}" for n in range(1_500)) + "}\n",
    "insertions": _dm(1)
    + "preferences: {a: [a.o0]}\nvariants: {v: {insert: ["
    + ", ".join(["{dm: a, want: a.o0}"] * 15_000) + "]}}\n",
    "long conditions": _dm(12)
    + "consequences:\n"
    + "".join(
        f'  - {{when: "{" and ".join([f"a.o{n}"] * 500)}", set: {{a.o{n}: {level}}}}}\n'
        for n in range(12) for level in ("yes", "no")
    ),
}  # fmt: skip

# In a process of its own, where no tracing of lines slows the reader down.
READ = """
import sys, time
from detente.model.read import parse_conflict
from detente.errors import ConflictError
data = sys.stdin.buffer.read()
start = time.process_time()  # what others do on this machine does not count
try:
    conflict = parse_conflict(data, limit=1_100_000)
except ConflictError:
    conflict = None
print(time.process_time() - start)
if conflict:
    print(len(conflict.options), sum(1 for _ in conflict.wants()))
"""


def time_to_read(text: str) -> tuple[float, list[int]]:
    """The seconds that it takes, and how many options and statements were found; nothing where it was refused."""
    ran = subprocess.run([sys.executable, "-c", READ], input=text.encode(), capture_output=True, check=True)
    seconds, *found = ran.stdout.split()
    return float(seconds), [int(number) for number in found]


@pytest.mark.slow
@pytest.mark.parametrize("name", LONG)
def test_a_megabyte_of_anything_is_read_or_refused_in_time(name: str):
    seconds, _ = time_to_read(LONG[name])

    assert seconds < MOST_SECONDS


def test_a_file_of_more_than_a_megabyte_is_refused_unread():
    assert [("DET122", 1, 1)] == codes("#" * 1_000_001)


def large(dms: int, options: int, wants: int) -> str:
    lines = ["detente: 1", "decision_makers:"]
    for dm in range(dms):
        lines += [f"  dm{dm}:", "    options:", *(f"      o{n}: does {n}" for n in range(options))]
    lines.append("preferences:")
    for dm in range(dms):
        lines.append(f"  dm{dm}:")
        lines += [
            f'    - {{id: W{dm}_{n}, want: "not dm{n % dms}.o{n % options}", if: "dm{dm}.o0", tier: {n}}}'
            for n in range(wants)
        ]
    return "\n".join(lines)


@pytest.mark.slow
def test_two_hundred_options_and_five_thousand_statements_load_in_a_few_seconds():
    text = large(20, 10, 250)
    seconds, found = time_to_read(text)

    assert len(text.encode()) <= 1_000_000  # no more than is read unasked
    assert [200, 5000] == found
    assert seconds < MOST_SECONDS


def test_what_the_system_says_of_a_file_is_passed_on(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_conflict(tmp_path / "none.yaml")
    with pytest.raises(OSError, match=r"directory|ermission"):
        read_conflict(tmp_path)


def test_a_file_is_read_like_its_text(tmp_path):
    file = tmp_path / "quarrel.yaml"
    file.write_text(completed("title: a quarrel").replace("sources: {news: clipping.txt}\n", ""), "utf-8")
    conflict = read_conflict(str(file))
    assert isinstance(conflict, Conflict)
    assert parse_conflict(file.read_bytes()) == conflict
    assert str(file) == conflict.places["title",].file
