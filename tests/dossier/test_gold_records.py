"""The whole reader on published event records: is the category of a record among those proposed of its sentence?

The sentences are edited examples of a coding manual, one event marked in each, so that what is proposed besides is
counted as wrong though it may be right.  They hold no hedge and no doubt, and say nothing about factuality.  Every
second record was looked at while the cues of events were written, the others never.  Figures are printed with `-rP`.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from detente.dossier.actor_table import shipped_table
from detente.dossier.items import FACTS, Dossier
from detente.dossier.read import read
from detente.text.document import document
from named_views import READERS

# One worker, so that a record is read once by each reader.
pytestmark = pytest.mark.xdist_group("gold records")

each_reader = pytest.mark.parametrize("reader", READERS)
SLIPS = {"ITL": "ITA", "VTN": "VNM"}  # of the records
HALVES = {"all": slice(None), "looked at": slice(0, None, 2), "never looked at": slice(1, None, 2)}


@pytest.fixture(scope="module")
def records(shared: Path) -> list[dict[str, Any]]:
    written = (shared / "evidence" / "plover-gsr-dev.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in written]


@cache
def dossier_of(text: str, reader: str) -> Dossier:
    return read([("g", document(text.encode(), "g.txt"))], parse=reader == "parsed")


def figures(records: list[dict[str, Any]], reader: str, *, facts: bool = False) -> tuple[float, float]:
    """Recall and precision of the categories proposed of each sentence, or of those proposed as facts."""
    right = proposed = 0
    for record in records:
        events = dossier_of(record["text"], reader).events
        categories = {event.category for event in events if not facts or event.factuality in FACTS}
        right += record["event"] in categories
        proposed += len(categories)
    return right / len(records), right / proposed


@pytest.mark.slow
@each_reader
@pytest.mark.parametrize("half", HALVES)
def test_the_category_of_a_record_is_mostly_proposed_and_half_of_what_is_proposed_is_it(
    records: list[dict[str, Any]], half: str, reader: str
) -> None:
    recall, precision = figures(records[HALVES[half]], reader)
    print(f"{half}, {reader}: recall {recall:.2f}, precision {precision:.2f}")  # noqa: T201 - the figure is the point

    assert recall >= 0.45
    assert precision >= 0.50


def sides(record: dict[str, Any], side: str) -> set[str]:
    return {SLIPS.get(actor["code"], actor["code"]) for actor in record[side] if actor["code"]}


def codes(actors: tuple[str, ...]) -> set[str]:
    """The actors as the records call them, an organisation being `IGO`."""
    return {"IGO" if shipped_table()[actor].kind == "organisation" else actor for actor in actors}


def whole(record: dict[str, Any], reader: str) -> bool:
    """Whether some event of the category has a source of the record among its actors, and a target on either side."""
    source, target = sides(record, "source"), sides(record, "target")
    return any(
        event.category == record["event"]
        and (not source or source & codes(event.actors))
        and (not target or target & codes(event.actors + event.recipients))
        for event in dossier_of(record["text"], reader).events
    )


@pytest.mark.slow
@each_reader
@pytest.mark.parametrize("half", HALVES)
def test_of_a_quarter_of_the_records_category_and_both_sides_are_found(
    records: list[dict[str, Any]], half: str, reader: str
) -> None:
    some = records[HALVES[half]]
    share = sum(whole(record, reader) for record in some) / len(some)
    print(f"with both sides, {half}, {reader}: {share:.2f}")  # noqa: T201 - the figure is the point

    assert share >= 0.25


@pytest.mark.slow
@each_reader
def test_what_a_record_tells_as_a_fact_is_often_proposed_as_one(records: list[dict[str, Any]], reader: str) -> None:
    recall, precision = figures(records, reader, facts=True)
    print(f"as facts, {reader}: recall {recall:.2f}, precision {precision:.2f}")  # noqa: T201 - the figure is the point

    assert recall >= 0.3
    assert precision >= 0.50
