"""Links: what bears on what, by which words, and which arguments are left out."""

import csv
from pathlib import Path

import pytest

from claim_reading import READERS, hits_of, lines_of, read, views_by
from detente.cite import Quote
from detente.dossier.cue import LinkHit
from detente.dossier.items import Line
from detente.dossier.links import unlinked

CAUSAL = Path(__file__).parents[3] / "shared" / "evidence" / "CNC_V2_dev_subtask1.csv"
KINDS = {"causes", "enables", "prevents", "purpose"}

both = pytest.mark.parametrize("reader", READERS)


@both
def test_because_links_the_event_of_its_clause_to_the_event_outside(reader):
    (one,) = read("India attacked Pakistan because Pakistan had invaded Kashmir.", reader=reader)
    (link,) = one.links
    triggers = {event.id: event.quote.text for event in one.events}
    assert ("causes", ["invaded"], ["attacked"]) == (
        link.kind,
        [triggers[name] for name in link.source],
        [triggers[name] for name in link.target],
    )
    assert (False, "because") == (link.hypothetical, link.cue and link.cue.text)


@both
def test_a_condition_is_hypothetical(reader):
    (one,) = read("The United States will impose sanctions on Russia if Russia attacks Ukraine.", reader=reader)
    assert [("condition", True)] == [(link.kind, link.hypothetical) for link in one.links]


@both
def test_an_argument_with_an_empty_side_is_left_out_and_counted(reader):
    (one,) = read("The mill closed because the river dried up.", reader=reader)
    assert () == one.links
    assert 1 == unlinked(one.view, hits_of(one.view, "link"), one.events, one.claims)


@both
def test_a_clause_with_if_that_is_only_asked_is_no_condition(reader):
    (view,) = views_by(reader)(lines_of("The mayor asked if the town had flooded."))
    assert () == hits_of(view, "link")


@both
def test_of_sentences_with_a_causal_cue_four_in_five_are_causal(reader):
    if not CAUSAL.exists():
        pytest.skip("the labelled sentences beside this checkout are not there")
    with CAUSAL.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    lines = [Line(f"c#{n}", n, "", Quote("c", 0, len(r["text"]), r["text"])) for n, r in enumerate(rows)]
    seen = [
        any(isinstance(hit, LinkHit) and hit.kind in KINDS for hit in hits_of(view, "link"))
        for view in views_by(reader)(lines)
    ]
    labels = [row["label"] == "1" for row in rows]
    right = sum(s and label for s, label in zip(seen, labels, strict=True))
    precision, recall = right / sum(seen), right / sum(labels)
    print(f"causal sentences, {reader}: precision {precision:.2f}, recall {recall:.2f} of {len(rows)}")  # noqa: T201 - the figure is the point
    assert precision >= 0.8
    assert recall >= 0.2
