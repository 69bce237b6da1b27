"""Claims on whole editorials, as pairs of speaker and act; the figures are printed with `-rP`.

Both editorials of ours were tuned on, and so was the reader that read them: what these floors hold is that it gets no
worse.  The annotation of the shared text was read before the cues were written, and some cues are phrases of its kind,
so its figure too says nothing about unseen texts.
"""

import json
from pathlib import Path

import pytest

from claim_reading import READERS, editorial, read_view, score, views_by
from detente.cite import Quote
from detente.dossier.actor_table import shipped_table
from detente.dossier.items import Line
from detente.text.document import open_document

SHARED = Path(__file__).parents[3] / "shared"
GOLD = SHARED / "evidence" / "seed-gold.jsonl"
FLOORS = {("nile", "parsed"): 0.9, ("nile", "plain"): 0.7, ("harbour", "parsed"): 0.75, ("harbour", "plain"): 0.7}


@pytest.mark.parametrize(("name", "reader"), FLOORS, ids="-".join)
def test_an_editorial_that_was_tuned_on_reads_no_worse_than_it_did(name, reader):
    done, wanted = editorial(name, reader)
    precision, recall, mean = score([one.pairs for one in done], wanted)
    print(f"{name}, {reader}, tuned: precision {precision:.2f}, recall {recall:.2f}, F {mean:.2f}")  # noqa: T201 - the figure is the point
    assert mean >= FLOORS[name, reader]


@pytest.mark.parametrize("reader", READERS)
def test_the_shared_text_is_measured(reader):
    if not GOLD.exists():
        pytest.skip("the annotated text beside this checkout is not there")
    records = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    wanted = [frozenset((c["speaker"], c["act"]) for c in r["claims"]) for r in records if r["record"] == "sentence"]
    found = open_document(next((SHARED / "seed").glob("*.txt")))
    lines = [Line(f"seed#{s.number}", s.number, "", Quote("seed", s.start, s.end, s.text)) for s in found.sentences]
    done = [read_view(view, shipped_table()) for view in views_by(reader)(lines)]
    precision, recall, mean = score([one.pairs for one in done], wanted)
    print(f"the shared text, {reader}: precision {precision:.2f}, recall {recall:.2f}, F {mean:.2f}")  # noqa: T201 - the figure is the point
    assert mean >= 0.6
    for one in done:
        for claim in one.claims:
            assert claim.quote.text == found.raw[claim.quote.start : claim.quote.end]
