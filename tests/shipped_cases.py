"""The conflicts of the catalogue, each read once for all tests: neither a case nor a conflict is ever changed."""

from __future__ import annotations

from functools import cache

from detente import catalog
from detente.catalog import Case
from detente.model.conflict import Conflict
from detente.model.read import read_conflict


@cache
def case(name: str) -> Case:
    """The case of that name, with its results."""
    return catalog.case(name)


@cache
def conflict(name: str) -> Conflict:
    """The conflict of that name, read from its file."""
    return read_conflict(case(name).path)
