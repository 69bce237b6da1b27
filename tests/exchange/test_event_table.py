"""The table of events: good CSV for every dossier, and never a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotated_texts import halden
from detente.dossier.items import Dossier
from detente.exchange.event_table import COLUMNS, events_csv
from random_dossiers import dossiers

SLOW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_an_event_is_a_row_under_the_names_of_the_columns() -> None:
    dossier, read = halden()
    table = rows(events_csv(dossier))
    at = read.raw.index("strike")

    assert list(COLUMNS) == list(table[0])
    assert ["news#1.e1", "news#2.e1", "news#3.e1"] == [row["id"] for row in table]
    assert {
        "id": "news#1.e1",
        "text": "news",
        "file": "halden.txt",
        "text_date": "2022-03-07",
        "sentence": "1",
        "start": str(at),
        "end": str(at + 6),
        "quote": "strike",
        "category": "PROTEST",
        "mode": "strike",
        "contexts": "",
        "factuality": "possible",
        "actors": "DOCK",
        "recipients": "",
        "when": "on Friday",
        "first": "2022-03-11",
        "last": "2022-03-11",
        "where": "",
        "size": "",
        "reported_by": "AUTHOR",
        "same_as": "",
        "producer": "rules@1",
        "status": "proposed",
    } == table[0]


def test_several_values_are_parted_by_semicolons() -> None:
    dossier, _ = halden()
    event = replace(dossier.events[0], actors=("DOCK", "HLD"))

    assert ["DOCK;HLD"] == [row["actors"] for row in rows(events_csv(replace(dossier, events=(event,))))]


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-1", "@SUM", "\t=1", "\r=1", " =1", "\u200b=1", "\ufeff=1", "＝1", "\n-1"]
)
def test_what_a_spreadsheet_might_take_for_a_formula_begins_with_an_apostrophe(words: str) -> None:
    dossier, _ = halden()
    event = replace(dossier.events[0], where=words, size=f"a{words}")
    (row,) = rows(events_csv(replace(dossier, events=(event,))))

    assert (f"'{words}", f"a{words}") == (row["where"], row["size"])


def test_lines_end_as_the_standard_has_it_and_quotation_marks_are_doubled() -> None:
    dossier, _ = halden()
    event = replace(dossier.events[0], where='a "port", far\naway')
    text = events_csv(replace(dossier, events=(event,)))

    assert ',"a ""port"", far\naway",' in text
    assert text.endswith("\r\n")
    assert f"{','.join(COLUMNS)}\r\n" == events_csv(Dossier((), ()))


@SLOW
@given(dossiers(), st.text(max_size=10))
def test_every_dossier_comes_back_cell_by_cell(dossier: Dossier, where: str) -> None:
    events = tuple(replace(event, where=where) for event in dossier.events)
    kept = [event for event in events if event.origin.status != "rejected"]
    table = rows(events_csv(replace(dossier, events=events)))

    assert [event.id for event in kept] == [row["id"].removeprefix("'") for row in table]
    assert {where} >= {row["where"].removeprefix("'") if not where.startswith("'") else row["where"] for row in table}
    assert [] == [cell for row in table for cell in row.values() if cell.lstrip()[:1] in set("=+-@＝＋－＠")]
