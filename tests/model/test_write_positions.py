"""Parts named by their position keep their name when a change puts them elsewhere, and can be saved."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

import detente

TEXT = """\
detente: 1
decision_makers: {a: {options: {x: "x", y: "y", z: "z"}}}
infeasible: ["a.x and a.y", "a.y and a.z"]
preferences: {a: ["a.x", "a.y", "a.z"]}
"""


def test_what_is_left_after_a_drop_keeps_its_id_in_the_file(tmp_path: Path) -> None:
    changed = detente.apply(detente.loads(TEXT), detente.Patch(drop=("a.1", "infeasible.1"), first=("a.3",)))

    detente.save(changed, tmp_path / "c.yaml")

    again = detente.load(tmp_path / "c.yaml")
    assert changed == again
    assert ["a.3", "a.2"] == [want.id for _, want in again.wants()]
    assert ["infeasible.2"] == [rule.id for rule in again.infeasible]


def test_an_id_like_a_position_may_not_be_that_of_another_part() -> None:
    wrong = TEXT.replace('["a.x", "a.y", "a.z"]', '[{id: a.2, want: "a.x"}, "a.y"]')

    with pytest.raises(detente.ConflictError) as caught:
        detente.loads(wrong)

    assert ["DET143"] == [p.code for p in caught.value.problems]


def test_a_change_to_a_named_status_quo_starts_from_its_pattern() -> None:
    text = """\
detente: 1
decision_makers: {a: {options: {x: "x", lvl: {levels: [low, high]}}}}
states: {p: "N1", q: "Y1", r: "-0"}
status_quo: p
preferences: {a: {ranking: [p, q, r]}}
variants: {v: {status_quo: {a.x: yes}}}
"""
    changed = detente.variant(detente.loads(text), "v")

    assert changed.status_quo is not None
    assert {"a.x": "yes", "a.lvl": "high"} == dict(changed.status_quo.levels or ())
    with pytest.raises(detente.ConflictError):
        detente.loads(text.replace("status_quo: p", "status_quo: r"))


def test_ids_of_options_forums_attitudes_and_the_status_quo_come_back(tmp_path: Path) -> None:
    conflict = detente.load("groundwater")

    again = detente.loads(detente.dumps(conflict))

    assert ("the_order", "first_meeting") == (again.options[0].alias, again.forums[0].alias)
    assert again.status_quo is not None
    assert "as_reported" == again.status_quo.alias
    assert "goodwill" == again.variants[0].change.attitudes[0].alias


def test_what_an_earlier_belief_drops_a_later_one_passes_over() -> None:
    text = (
        TEXT
        + """\
beliefs:
  - {holder: a, change: {drop: [a.2]}}
  - {holder: a, change: {first: [a.2, a.3], drop: [infeasible.1]}}
"""
    )

    believed = detente.believed(detente.loads(text), "a")

    assert ["a.3", "a.1"] == [want.id for _, want in believed.wants()]


def test_names_are_the_same_however_their_accents_are_written() -> None:
    text = """\
detente: 1
decision_makers: {café: {options: {thé: "serves", prêt: {levels: [été, hiver]}}}, b: {options: {y: "y"}}}
consequences: [{id: règle, when: "b.y", set: {café.thé: yes}}]
status_quo: {holds: [], contested: [{id: variété, set: {café.thé: yes}}]}
preferences:
  café: [{id: première, want: "café.thé"}, {id: né, want: "café.prêt = hiver"}]
  b: {weights: {"b.y": 1}}
variants: {v: {first: [né], drop: [règle], status_quo: {café.thé: yes}, replace: {première: "not café.thé"}}}
"""
    composed, spread = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))

    assert composed != spread
    assert detente.loads(composed) == detente.loads(spread)
