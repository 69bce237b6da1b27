"""Of a claim that only says where things stand the page tells whether more than its own sentence says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.insight.auditing.audit import audit
from detente.insight.auditing.standing import Standing
from detente.report.audit_words import hangs_on
from detente.report.naming import Naming
from strait import strait


@pytest.mark.parametrize(
    ("standing", "whence"), [("argued", "and nothing argues for it."), ("asserted", "by its own sentence alone.")]
)
def test_where_the_model_begins_is_no_argument(standing: Standing, whence: str) -> None:
    found = audit(strait())
    quiet = replace(found["quiet"], standing=standing)

    said = hangs_on(quiet, found, Naming(strait()))

    assert f"It only says where things stand: the model begins with it, {whence}" == said
