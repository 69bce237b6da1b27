"""What a diff counts, and how it is shown in a notebook: the same words and numbers wherever it is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

import detente
from detente.cite import Citation, Grounds
from strait import strait


def without_claims() -> detente.Conflict:
    return replace(strait(), claims=())


def test_claims_of_one_alone_are_removed_and_added_and_turn_no_verdict() -> None:
    for pair, how in (((strait(), without_claims()), "removed"), ((without_claims(), strait()), "added")):
        found = detente.diff(*pair)
        rows = [each for each in found._repr_html_().split("<tr>") if "<td>verdict</td>" in each]

        assert found.results is not None
        assert ({how}, ()) == ({claim.how for claim in found.results.claims}, found.results.turned)
        assert len(strait().claims) == len(rows)
        assert all(f"<td>{how}</td>" in row for row in rows)
        assert "0 verdicts not the same" in repr(found)
        assert [how] * len(rows) == [row[0] for row in detente.tabulate(found).rows if row[1] == "verdict"]


def test_what_says_the_same_and_rests_on_something_else_is_counted_by_itself() -> None:
    conflict = detente.load("chicken")
    elsewhere = replace(conflict.decision_makers[0], grounds=Grounds((Citation("note", 2),)))
    found = detente.diff(conflict, replace(conflict, decision_makers=(elsewhere, *conflict.decision_makers[1:])))

    assert {"removed": 0, "added": 0, "changed": 0, "resting on something else": 1} == found.counts()
    assert "<Diff: 0 removed, 0 added, 0 changed, 1 resting on something else, " in repr(found)
    assert 1 == len(found.resting)


@pytest.mark.parametrize("left", [0, 1])
def test_the_table_holds_the_equilibria_that_its_caption_counts(left: int) -> None:
    chicken, deadlock = detente.load("chicken"), detente.load("stag-hunt")
    found = detente.diff(chicken, deadlock, most=None if not left else 0)

    assert found.results is not None
    assert found.results.totals.all > 0
    shown = found._repr_html_()
    assert len(found.results.equilibria) == shown.count("<td>equilibrium</td>")
    assert (left == 1) is ("are not in this table" in shown)
    assert "<caption>A: Chicken; B: Stag hunt: " in shown
