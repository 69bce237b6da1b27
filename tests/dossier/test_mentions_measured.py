"""How many of the named actors are found, on annotated sentences that we may not ship; the bars are what was measured.

The seed: a mention counts where it overlaps an annotated one of the same actor; pronouns and phrases like "both" are
left out, as are venues and places.  The gold records name the two sides of one event each: an actor of theirs is found
where any mention of the sentence, venues left out, names it; an organisation is `IGO`; whoever else is found, third
parties among them, counts as wrong.  Factions and peoples, whom the records code by their state, are not counted.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from detente.cite import Quote
from detente.dossier.actor_table import shipped_table
from detente.dossier.items import Line, Mention
from detente.dossier.mentions import find_mentions
from named_views import READERS, read_lines

each_reader = pytest.mark.parametrize("reader", READERS)
REFERRING = {"its", "their", "they", "it", "both", "the two sides"}
SLIPS = {"ITL": "ITA", "VTN": "VNM"}  # of the records


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@each_reader
def test_named_actors_of_the_seed(reader: str, shared: Path) -> None:
    raw = (shared / "seed" / "dispatch-2022-01-17.txt").read_text("utf-8")
    gold = [r for r in records(shared / "evidence" / "seed-gold.jsonl") if r["record"] == "sentence"]
    lines = [
        Line(f"s#{n}", n, "", Quote("s", r["start"], r["end"], raw[r["start"] : r["end"]]))
        for n, r in enumerate(gold, 1)
    ]
    hits = wanted = proposed = 0
    for view, record in zip(read_lines(reader, lines), gold, strict=True):
        found = [m for m in find_mentions(view, shipped_table()) if m.actor and m.role == "actor"]
        marked = [a for a in record["actors"] if a["mention"] not in REFERRING]
        wanted, proposed = wanted + len(marked), proposed + len(found)
        hits += sum(any(_same(m, a) for m in found) for a in marked)

    assert hits / wanted >= 0.95
    assert hits / proposed >= 0.97


@each_reader
def test_the_sides_of_the_gold_records(reader: str, shared: Path) -> None:
    gold = records(shared / "evidence" / "plover-gsr-dev.jsonl")
    lines = [Line(f"g#{n}", n, "", Quote("g", 0, len(r["text"]), r["text"])) for n, r in enumerate(gold, 1)]
    hits = wanted = right = proposed = 0
    for view, record in zip(read_lines(reader, lines), gold, strict=True):
        found = {code for m in find_mentions(view, shipped_table()) if (code := _code(m))}
        codes = [SLIPS.get(a["code"], a["code"]) for side in ("source", "target") for a in record[side]]
        codes = [code for code in codes if code and code not in {"NGO", "IMG"}]
        wanted, hits = wanted + len(codes), hits + sum(code in found for code in codes)
        proposed, right = proposed + len(found), right + len(found & set(codes))

    assert hits / wanted >= 0.92
    assert right / proposed >= 0.80


def _same(mention: Mention, marked: dict[str, Any]) -> bool:
    start, end = marked["span"]
    return bool(mention.actor == marked["actor"] and mention.quote.start < end and start < mention.quote.end)


def _code(mention: Mention) -> str | None:
    if mention.actor is None or mention.role == "venue":
        return None
    kind = shipped_table()[mention.actor].kind
    return mention.actor if kind == "state" else "IGO" if kind == "organisation" else None
