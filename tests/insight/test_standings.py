"""What the claims come to in short is what an audit finds at length."""

from __future__ import annotations

import pytest

import detente
from detente.errors import TooLarge
from detente.insight.auditing.audit import audit
from detente.insight.auditing.standings import Judged, standings
from detente.model.sources import sources


@pytest.mark.parametrize("name", ["ferry", "groundwater"])
def test_verdict_and_standing_are_those_of_the_audit(name: str) -> None:
    conflict = detente.load(name)
    texts = sources(conflict)
    found = audit(conflict, orders=1, documents=texts)

    assert {each.id: Judged(each.verdict, each.standing) for each in found.claims} == standings(
        conflict, documents=texts
    )


def test_a_conflict_without_claims_has_no_standings() -> None:
    assert {} == standings(detente.load("chicken"))


def test_a_limit_is_an_error() -> None:
    with pytest.raises(TooLarge):
        standings(detente.load("groundwater"), limit=4)
