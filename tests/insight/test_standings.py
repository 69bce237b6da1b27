"""What the claims come to in short is what an audit finds at length."""

from __future__ import annotations

import pytest

import detente
from detente.errors import TooLarge
from detente.insight.auditing.audit import audit
from detente.insight.auditing.standings import Judged, standings
from detente.model.sources import sources
from strait import strait


@pytest.mark.parametrize("name", ["ferry", "groundwater"])
def test_verdict_and_standing_are_those_of_the_audit(name: str) -> None:
    conflict = detente.load(name)
    texts = sources(conflict)
    found = audit(conflict, orders=1, documents=texts)

    assert {each.id: Judged(each.verdict, each.standing) for each in found.claims} == standings(
        conflict, documents=texts
    )


@pytest.mark.parametrize(
    "quo",
    ["holds: []", 'holds: [], contested: [{id: "alt", set: {east.seize: yes}, held_by: "East", cites: [news#4]}]'],
)
def test_what_only_tells_where_things_stand_is_asserted_here_as_in_an_audit(quo: str) -> None:
    conflict = strait(("status_quo: {holds: []", f"status_quo: {{{quo}"))
    found = audit(conflict, orders=1)

    assert ("status_quo",) == found["quiet"].independent.dropped
    assert {each.id: Judged(each.verdict, each.standing) for each in found.claims} == standings(conflict)


def test_a_conflict_without_claims_has_no_standings() -> None:
    assert {} == standings(detente.load("chicken"))


def test_a_limit_is_an_error() -> None:
    with pytest.raises(TooLarge):
        standings(detente.load("groundwater"), limit=4)
