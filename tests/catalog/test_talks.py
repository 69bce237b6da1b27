"""The talks of 2022 in the catalogue: the two texts, the review of what was read of them, and the way to the draft."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest

import detente
from detente import catalog
from detente.cite import Citation
from detente.dossier.dossier_file import check_against
from detente.dossier.items import Claim, Dossier, Event, Item, Link, Mention
from detente.dossier.read import read_texts
from detente.dossier.reapply import reapply
from detente.text.document import open_document

CASE = catalog.case("talks-2022")
TEXTS = {name: CASE.path.with_name(f"{name}.txt") for name in ("brussels", "moscow")}
ROW = re.compile(r"^\| `([\w.]+)` \| (?:`([\w.]+)`|–) \| (.*) \|$", re.MULTILINE)


@cache
def dossier() -> Dossier:
    assert CASE.dossier
    return detente.open_dossier(CASE.dossier)


@cache
def reading(how: str) -> Dossier:
    if how == "parse" and detente.language_model().folder is None:
        pytest.skip("the language model is not installed, and rules alone read otherwise")
    return read_texts(list(TEXTS.values()), parse=how == "parse")


def test_the_texts_are_short_and_dated():
    documents = [open_document(path) for path in TEXTS.values()]

    assert [document.date for document in documents] == [date(2022, 1, 14), date(2022, 1, 18)]
    assert [14 <= len(document.sentences) <= 20 for document in documents] == [True, True]


def test_the_texts_share_no_six_words_in_a_row_with_the_seed(shared: Path):
    seed = runs((shared / "seed" / "dispatch-2022-01-17.txt").read_text("utf-8"))

    assert len(seed) > 300
    assert [run for path in TEXTS.values() for run in runs(path.read_text("utf-8")) & seed] == []


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[k : k + 6]) for k in range(len(words) - 5)}


def test_every_quote_of_the_dossier_stands_in_the_texts_beside_it():
    documents = {name: open_document(path) for name, path in TEXTS.items()}

    assert {text.id: text.file for text in dossier().texts} == {name: path.name for name, path in TEXTS.items()}
    assert check_against(dossier(), documents) == ()


def test_the_review_has_left_nothing_open():
    seen = detente.coverage(dossier())

    assert (seen.sentences, seen.reviewed, seen.open, seen.waiting, seen.unsupported) == (40, 40, 0, (), ())
    assert min(seen.accepted, seen.edited, seen.rejected) >= 10


def test_the_log_has_times_and_reasons_and_no_names():
    log = dossier().log
    times = [datetime.fromisoformat(step.at) for step in log]

    assert times == sorted(times)
    assert [step for step in log if step.by] == []
    assert [step for step in log if step.action != "accept" and not step.why] == []
    assert {step.action for step in log} == {"accept", "edit", "reject", "split", "merge", "nothing here"}


@pytest.mark.parametrize("how", ["parse", "rules"])
def test_a_fresh_reading_proposes_nine_in_ten_of_what_was_accepted(how: str):
    proposed = Counter(map(told, reading(how).items))
    accepted = Counter(told(item) for item in dossier().items if item.origin.status == "accepted")

    assert accepted.total() > 100
    assert (accepted & proposed).total() >= 0.9 * accepted.total()


def told(item: Item) -> tuple[str, ...]:
    """An item by its words and what they are taken for."""
    match item:
        case Event(category=kind) | Claim(act=kind) | Link(kind=kind):
            return item.sentence, item.quote.text, type(item).__name__, kind
        case Mention(actor=actor):
            return item.sentence, item.quote.text, "Mention", actor or ""


def test_the_review_can_be_carried_over_to_a_fresh_reading():
    again, lost = reapply(reading("parse"), dossier())
    stood_by = {told(item) for item in dossier().items if item.origin.status in {"accepted", "edited"}}
    kept = {told(item) for item in again.items if item.origin.status in {"accepted", "edited"}}

    assert stood_by - kept == set()
    assert [problem for problem in lost if "no longer in its sentence" in problem.message] == []


def test_every_option_of_the_draft_is_in_the_conflict_or_dropped_for_a_reason(root: Path):
    page = (root / "docs" / "explanation" / "the-model-of-2022.md").read_text("utf-8")
    became = {draft: (final, why) for draft, final, why in ROW.findall(page)}
    options = {option.key for option in detente.load(CASE.path).options}

    assert set(became) == {option.key for option in detente.draft(dossier()).conflict.options}
    assert {final for final, _ in became.values()} == options | {""}
    assert [draft for draft, (final, why) in became.items() if not (final or why)] == []


def test_the_draft_takes_the_decision_makers_that_the_conflict_keeps():
    drafted = {maker.id: maker for maker in detente.draft(dossier()).conflict.decision_makers}
    kept = detente.load(CASE.path).decision_makers

    assert [maker.id for maker in kept if maker.id not in drafted] == []
    assert {maker.id: set(maker.grounds.cites) - set(drafted[maker.id].grounds.cites) for maker in kept} == {
        "russia": set(),
        "west": {Citation("moscow", sentence=5)},  # Britain, which is taken as one with it
        "ukraine": set(),
    }


def test_the_draft_states_no_invasion():
    status_quo = detente.draft(dossier()).conflict.status_quo

    assert status_quo
    assert status_quo.levels
    assert "russia.invade" not in dict(status_quo.levels)
