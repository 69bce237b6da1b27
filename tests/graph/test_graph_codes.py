"""Each code of the graph room is documented by an example that raises it."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from detente.errors import ConflictError
from detente.graph.unfold import unfold
from detente.model.conflict import Conflict
from detente.model.patch import variant
from detente.model.read import parse_conflict
from graph.small import codes, conflict

PAGE = Path(__file__).resolve().parents[2] / "src" / "detente" / "codes" / "graph.yaml"
EXAMPLES: dict[str, str] = {
    code: entry["example"] for code, entry in YAML(typ="safe", pure=True).load(PAGE.read_text("utf-8")).items()
}
IN_WORDS = ["DET309"]


def _read(text: str) -> Conflict:
    """The conflict of a file, or its variant where it has one."""
    conflict = parse_conflict(text)
    return variant(conflict, conflict.variants[0].id) if conflict.variants else conflict


@pytest.mark.parametrize("code", [code for code in EXAMPLES if code not in IN_WORDS])
def test_the_example_of_a_code_raises_it_and_nothing_else(code: str):
    assert codes(_read(EXAMPLES[code])) == [code]


def test_only_what_takes_a_very_large_file_is_told_in_words():
    assert [code for code, example in EXAMPLES.items() if not example.startswith("detente: 1")] == IN_WORDS


def test_two_of_a_thousand_patterns_may_not_overlap_either():
    """Each leaves three options open, never the same three; the reader compares group with group, and gives up."""
    open_ones = list(itertools.islice(itertools.combinations(range(10, 30), 3), 1_000))
    patterns = []
    for number, chosen in enumerate(open_ones):
        marks = [*f"{number:010b}".replace("0", "N").replace("1", "Y"), *("N" * 20)]
        patterns.append("".join("-" if k in chosen else mark for k, mark in enumerate(marks)))
    patterns.append(patterns[-1].replace("-", "Y"))
    listed = ", ".join(f'p{n}: "{pattern}"' for n, pattern in enumerate(patterns))
    declared = ", ".join(f"x{n}: does it" for n in range(30))
    made = conflict(f"decision_makers: {{a: {{options: {{{declared}}}}}}}\nstates: {{{listed}}}")

    with pytest.raises(ConflictError, match=r"the states p999 \(.*\) and p1000 \(.*\) overlap") as caught:
        unfold(made)
    assert [problem.code for problem in caught.value.problems] == ["DET309"]
