"""What a page tells of rankings, and of how claims were judged: in full, and in one set of words."""

from __future__ import annotations

from dataclasses import replace

import detente
from detente.model.conflict import Ranking
from detente.report.html import claims, wanted
from page_of_html import Read

OTHERS = """\
detente: 1
decision_makers:
  a: {options: {x: moves}}
  b: {options: {y: moves, z: waits}}
status_quo: []
preferences:
  a: {weights: {a.x: 1, "not b.y": 5, b.z: -3}}
  b: {relation: [[YNN, NNN], [NYN, NNN]]}
"""


def said(page: str) -> str:
    """The words of a page, whatever its lines."""
    return " ".join("".join(Read(page).text).split())


def test_a_ranking_is_told_best_first_and_its_states_lead_to_their_rows() -> None:
    page = detente.report_html(detente.load("chicken"))

    assert "a ranking of 4 groups of states: s2 > s1 > s3 > s4" in said(page)
    row = page[page.index("a ranking of 4 groups of states: <a") :].partition("</td>")[0]
    ids = Read(page).all("id")
    assert (4, 4) == (row.count("<a "), len({each for each in ids if f'href="#{each}"' in row}))


def test_states_that_are_liked_alike_stand_together() -> None:
    conflict = detente.load("chicken")
    alike = Ranking((("s2", "NN"), ("s3",), ("s4",)))
    page = detente.report_html(replace(conflict, preferences={**conflict.preferences, "row": alike}))

    assert "a ranking of 3 groups of states: s2 = s1 > s3 > s4" in said(page)


def test_a_long_ranking_is_told_in_part_and_the_rest_counted() -> None:
    keys = [f"o{number}" for number in range(7)]
    options = ", ".join(f"{key}: does" for key in keys)
    ranked = ", ".join(f"[s{number}]" for number in range(1, 129))
    page = said(
        detente.report_html(
            detente.loads(
                f"detente: 1\ndecision_makers: {{a: {{options: {{{options}}}}}, b: {{name: B}}}}\nstatus_quo: []\n"
                f"preferences: {{a: {{ranking: [{ranked}]}}, b: [a.o0]}}\n"
            )
        )
    )

    assert f"> s59 > s{wanted.MOST} and {128 - wanted.MOST} more groups" in page
    assert f"s{wanted.MOST} > s{wanted.MOST + 1}" not in page


def test_weights_and_pairs_are_told_as_well() -> None:
    page = said(detente.report_html(detente.loads(OTHERS)))

    assert "3 weights: not b.y: 5; b.z: -3; a.x: 1" in page
    assert "2 pairs of states: s2 > s1, s3 > s1" in page


def test_a_page_without_an_audit_says_in_its_brief_that_no_other_order_was_tried() -> None:
    ferry = detente.load("ferry")
    bare, audited = (said(detente.report_html(ferry, orders=5, audited=each)) for each in (False, True))
    brief = bare[: bare.index("Contents")]

    assert claims.UNTRIED in brief
    assert claims.UNTRIED not in audited


def test_one_page_has_one_word_for_what_becomes_of_a_claim() -> None:
    page = detente.report_html(detente.load("ferry"), orders=5)
    found = detente.audit(detente.load("ferry"), orders=5)
    words = {claim.id: ", ".join(claim.status) for claim in found.claims}

    assert any("as listed" in each for each in words.values())
    told = said(page)
    for name, word in words.items():
        assert f"claim {name}: {word}" in told
    assert told.count("as listed") >= 2
