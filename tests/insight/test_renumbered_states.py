"""Preferences that name states by number, where leaving a rule out gives the states other numbers."""

from __future__ import annotations

import pytest

import detente
from detente.insight.auditing.audit import audit
from detente.insight.auditing.standings import standings

TWO = """
detente: 1
sources: {{}}
decision_makers: {{a: {{options: {{x: moves}}}}, b: {{options: {{y: moves}}}}}}
infeasible: [{{id: both, when: a.x and b.y}}]
status_quo: []
preferences: {{a: {preference}, b: [b.y]}}
beliefs: [{{holder: b, change: {{drop: [both]}}}}]
variants: {{free: {{drop: [both]}}}}
claims:
  - {{id: move, says: "would(a, a.x)"}}
  - {{id: free, says: "gains(a, under: free)"}}
  - {{id: believed, says: "would(a, a.x) according to b"}}
"""


@pytest.mark.parametrize("preference", ["{ranking: [[s2], [s1], [s3]]}", "{relation: [[s2, s1], [s1, s3]]}"])
def test_they_are_not_taken_for_other_states(preference: str) -> None:
    conflict = detente.loads(TWO.format(preference=preference))
    found = audit(conflict)

    assert ["holds", "undecided", "undecided"] == [claim.verdict for claim in found.claims]
    assert "numbers of the states that the preferences of a speak of" in found["free"].evidence.because
    assert "undecided" == standings(conflict)["free"].verdict


def test_statements_go_on_saying_what_they_say() -> None:
    found = audit(detente.loads(TWO.format(preference="[a.x]")))

    assert "undecided" not in [claim.verdict for claim in found.claims]
