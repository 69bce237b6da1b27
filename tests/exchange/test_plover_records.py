"""PLOVER records: the manual's fields, and nothing made up."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from annotated_texts import RAW, halden
from detente.dossier.items import FACTS, Dossier, When
from detente.exchange.plover_records import plover_json
from random_dossiers import dossiers

SLOW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def test_a_fact_is_a_record_with_the_fields_of_the_manual() -> None:
    dossier, read = halden()
    second = read.sentence(2)

    assert [
        {
            "id": "news#2.e1",
            "date": "2022-03-07",
            "enddate": None,
            "date_of": "text",
            "actor": [
                {"code": "HLD", "identifier_id": "HLD", "identifier_text": "Halden", "actor_text": "The port"},
            ],
            "recipient": [
                {
                    "code": None,
                    "identifier_id": "DOCK",
                    "identifier_text": "Dockers of Halden",
                    "actor_text": None,
                },
            ],
            "event": ["COERCE"],
            "mode": ["seize"],
            "context": [],
            "aux": [],
            "factuality": "asserted",
            "event_text": ["seized"],
            "event_loc": None,
            "quad_code": 4,
            "text_info": {"sequence": 2, "start": second.start, "end": second.end},
            "cite_info": {"citation": "news#2", "url": "halden.txt", "language": "en", "codebook": "plover-2.0"},
            "coder": "rules@1",
            "status": "proposed",
        }
    ] == json.loads(plover_json(dossier))


def test_what_is_no_fact_is_exported_only_if_asked_for_and_marked() -> None:
    dossier, _ = halden()
    found = {record["id"]: record for record in json.loads(plover_json(dossier, all=True))}
    strike = found["news#1.e1"]

    assert ["news#1.e1", "news#2.e1"] == list(found)
    assert (["hypothetical"], ["hypothetical"], "possible") == (strike["aux"], strike["context"], strike["factuality"])
    assert ("2022-03-11", None, "event") == (strike["date"], strike["enddate"], strike["date_of"])


def test_an_event_that_the_text_dates_somehow_does_not_take_the_date_of_the_text() -> None:
    dossier, _ = halden()
    event = replace(dossier.events[1], when=When("in some August"))
    (record,) = json.loads(plover_json(replace(dossier, events=(event,))))

    assert (None, None, None) == (record["date"], record["enddate"], record["date_of"])


def test_what_is_history_does_not_take_the_date_of_the_text() -> None:
    dossier, _ = halden()
    event = replace(dossier.events[1], factuality="historical")
    (record,) = json.loads(plover_json(replace(dossier, events=(event,))))

    assert (None, ["historical"]) == (record["date"], record["context"])


def test_a_retelling_counts_once_unless_what_it_retells_is_not_there() -> None:
    dossier, _ = halden()
    alone = replace(dossier, events=dossier.events[2:])

    assert ["news#2.e1"] == [record["id"] for record in json.loads(plover_json(dossier))]
    assert ["news#3.e1"] == [record["id"] for record in json.loads(plover_json(alone))]


def test_a_dossier_without_events_is_an_empty_list() -> None:
    assert "[\n]\n" == plover_json(Dossier((), ()))


@SLOW
@given(dossiers())
def test_every_dossier_is_good_json_a_record_a_line_and_only_facts(dossier: Dossier) -> None:
    text = plover_json(dossier)
    every, facts = json.loads(plover_json(dossier, all=True)), json.loads(text)

    assert len(facts) + 2 == len(text.split("\n")) - 1
    assert [] == [char for char in text if char != "\n" and unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp"}]
    assert FACTS >= {record["factuality"] for record in facts}
    assert [] == [record for record in every if record["status"] == "rejected"]
    assert [] == [r for r in every if (r["factuality"] in {"asserted", "presupposed"}) != (not r["aux"])]


def test_no_sentence_of_the_text_is_handed_on() -> None:
    assert RAW[16:40] not in plover_json(halden()[0], all=True)
