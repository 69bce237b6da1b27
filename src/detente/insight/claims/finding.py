"""What checking a claim gives: a verdict, and what shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["holds", "fails", "vacuous", "undecided", "mixed"]

WORST: tuple[Verdict, ...] = ("fails", "undecided", "vacuous", "mixed", "holds")
"""The verdicts, the worst first: the one on a conjunction is the worst of those on its parts."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with its evidence, in states of the graph it was found in.

    `states`: those that show it, the decisive one first (one that has what is claimed, or one that breaks it).
    `starts`: where the way to them begins.  `because`: a few words on what is missing or empty.  `strong`: whether the
    stronger reading that some forms have (`worse`, `gains`) holds as well; None for forms without one.
    """

    verdict: Verdict
    states: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    because: str = ""
    strong: bool | None = None


def holds(true: bool, states: Iterable[int] = (), starts: Iterable[int] = (), *, strong: bool | None = None) -> Finding:
    """The finding that something holds or fails."""
    return Finding("holds" if true else "fails", tuple(states), tuple(starts), strong=strong)


def vacuous(because: str) -> Finding:
    """The finding that nothing is said, for the reason given."""
    return Finding("vacuous", because=because)


def negated(finding: Finding) -> Finding:
    """The finding on the negation: holds and fails change places, the rest stays."""
    swapped: dict[Verdict, Verdict] = {"holds": "fails", "fails": "holds"}
    verdict = swapped.get(finding.verdict, finding.verdict)
    return Finding(verdict, finding.states, finding.starts, finding.because)


def merged(verdicts: Iterable[Verdict]) -> Verdict:
    """The verdict over several readings of the status quo: the one that all give, else mixed.

    >>> merged(["holds", "holds"]), merged(["holds", "vacuous"])
    ('holds', 'mixed')
    """
    different = set(verdicts)
    return different.pop() if len(different) == 1 else "mixed"
