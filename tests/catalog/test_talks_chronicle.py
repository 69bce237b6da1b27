"""The chronicle of the talks of 2022: dated facts in words of our own, and the moves that were made of them."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import detente
from detente import catalog
from detente.cite import Citation
from detente.insight.auditing.outlooks import outlooks
from detente.insight.claims.stage import Stages
from detente.insight.claims.world import World
from detente.insight.replaying.replayed import Replay
from detente.model.chronicle.chronicle import Chronicle
from detente.model.conflict import Conflict
from detente.text.dates import find_dates
from detente.text.document import Document, open_document

CASE = catalog.case("talks-2022")
PUBLIC = re.compile(
    r"according to|as [^,]+ (?:announced|records|told the press)|as they told the press"
    r"|(?:announced|ordered|demanded|forbade) .*(?:statement|release|decrees|resolution ES-11/1|Executive Order 14066)"
    r"|the (?:Pentagon|Council of the European Union|International Court of Justice|same decrees)"
    r"|(?:chancellor|Secretary General|defence minister) told the press|(?:Germany's government|Belarus) announced"
    r"|decrees that the Kremlin published|an address that the Kremlin published"
)
"""Words that say where a fact was made public."""


@cache
def conflict() -> Conflict:
    return detente.load(CASE.path)


@cache
def text() -> Document:
    return open_document(CASE.path.with_name("chronicle.txt"))


@cache
def chronicle() -> Chronicle:
    assert CASE.chronicle
    return detente.open_chronicle(CASE.chronicle, conflict())


@cache
def replayed() -> Replay:
    return detente.replay(conflict(), chronicle())


def day(number: int) -> date | None:
    """The one day that a sentence names; None where it names none, several, or more than a day."""
    found = find_dates(text().sentence(number).text, text().date)
    return found[0].first if len(found) == 1 and found[0].first == found[0].last else None


def test_every_sentence_of_the_chronicle_names_one_day_and_they_stand_in_order():
    days = [day(sentence.number) for sentence in text().sentences]

    assert len(days) >= 20
    assert None not in days
    assert sorted(filter(None, days)) == days
    assert days[-1] == text().date


def test_every_sentence_of_the_chronicle_says_where_its_fact_was_made_public():
    assert [sentence.text for sentence in text().sentences if not PUBLIC.search(sentence.text)] == []


def test_the_chronicle_is_the_text_whose_hash_the_moves_hold():
    (source,) = chronicle().sources

    assert (source.id, source.file) == ("chronicle", "chronicle.txt")
    assert source.sha256 == hashlib.sha256(CASE.path.with_name("chronicle.txt").read_bytes()).hexdigest()


def test_a_move_is_of_the_day_that_its_sentence_names():
    dated = [
        (move.id, move.first, tuple(day(c.sentence or 0) for c in move.grounds.cites)) for move in chronicle().moves
    ]

    assert [(id_, first, cited) for id_, first, cited in dated if cited != (first,)] == []


def test_every_fact_is_a_move_but_the_one_that_is_older_than_the_conflict():
    cited = Counter(citation for move in chronicle().moves for citation in move.grounds.cites)

    assert conflict().date == "2022-01-18"
    assert day(1) == date(2022, 1, 17)
    assert cited == Counter(Citation("chronicle", sentence=s.number) for s in text().sentences[1:])


def test_the_moves_stand_in_the_file_in_the_order_of_their_days():
    assert [move.id for move in chronicle().moves] == [f"E{k}" for k in range(1, len(chronicle().moves) + 1)]


def test_at_least_twelve_moves_can_be_said_and_every_other_one_says_why_not():
    said = [move for move in chronicle().moves if move.set]

    assert len(said) >= 12
    assert [move.id for move in chronicle().moves if bool(move.set) == bool(move.unsaid)] == []
    assert [move.id for move in chronicle().moves if not move.text] == []


def test_the_chronicle_shares_no_six_words_in_a_row_with_the_seed(shared: Path):
    seed = runs((shared / "seed" / "dispatch-2022-01-17.txt").read_text("utf-8"))

    assert len(seed) > 300
    assert CASE.chronicle
    assert (runs(text().raw) | runs(CASE.chronicle.read_text("utf-8"))) & seed == set()


def runs(words: str) -> set[tuple[str, ...]]:
    found = re.findall(r"\w+", words.casefold())
    return {tuple(found[k : k + 6]) for k in range(len(found) - 5)}


def test_a_copied_example_with_its_chronicle_is_still_one_conflict(tmp_path: Path):
    detente.copy_example("talks-2022", tmp_path)

    assert detente.load(tmp_path) == conflict()


def of_kind(kind: str) -> list[str]:
    return [each.move.id for each in replayed().moves if each.kind == kind]


def test_the_model_says_explains_and_forbids_these_moves():
    unsaid = "3 5 6 7 10 13 15 16 17 18 20 21 24 30 31 32 34 39 40 43 44 45"

    assert of_kind("unsaid") == [f"E{k}" for k in unsaid.split()]
    assert of_kind("already") == [f"E{k}" for k in (1, 2, 4, 9, 11, 12, 26, 27, 28, 29, 33, 35, 37, 38, 41, 42)]
    assert of_kind("as listed") == ["E19", "E25"]
    assert of_kind("unexplained") == ["E8", "E14", "E22", "E23"]
    assert of_kind("impossible") == ["E36"]


def test_the_way_goes_through_these_states_and_ends_in_one_that_was_an_equilibrium_in_january():
    way = [replayed().start.name, *(each.after.name for each in replayed().moves if each.course == "moved")]

    assert way == ["s16", "s52", "s53", "s54", "s49", "s50", "s68"]
    assert way[-1] in CASE.results.recomputed.equilibria["SEQ"]


def test_the_end_is_what_the_west_feared_and_not_what_the_account_led_to():
    found = outlooks(World(Stages(), conflict()), "base")
    held = {each.holder: [seen.name for seen in each.outcomes or ()] for each in found.held}

    assert [seen.name for seen in found.real or ()] == ["s419"]
    assert held["west"] == ["s68", "s419"]


def test_no_order_explains_what_gains_nothing_and_a_consequence_undoes_a_talk_in_war():
    against = {each.move.id: [gain.explanation.con for gain in each.gains] for each in replayed().unexplained}
    (talk,) = (each for each in replayed().moves if each.move.id == "E36")

    assert against == {"E8": [("W9",)], "E14": [("R13",)], "E22": [("W12",)], "E23": [("R7",)]}
    assert talk.obstacles[0].names == ("invasion_ends_talks", "table_needs_russia")


def test_what_was_done_settles_one_comparison_and_turns_eight_claims():
    assert {each.dm: each.settled for each in replayed().revealed} == {"russia": (), "west": (("W4", "W5"),)}
    assert {each.dm: (each.total, each.remaining) for each in replayed().revealed} == {
        "russia": (103_680, 103_680),
        "west": (518_400, 259_200),
    }
    assert [(change.move, change.claim, change.before, change.after) for change in replayed().changes] == [
        ("E14", "K4", "fails", "holds"),
        ("E19", "K13", "holds", "fails"),
        ("E22", "K9", "holds", "fails"),
        ("E23", "K3", "fails", "holds"),
        ("E23", "K8", "holds", "fails"),
        ("E23", "K10", "holds", "fails"),
        ("E23", "K11", "holds", "fails"),
        ("E23", "K12", "fails", "vacuous"),
    ]


def test_the_belief_of_the_west_explains_the_invasion_and_the_deed_contradicts_the_denial():
    believed = {
        (each.move.id, b.holder, b.explanation.kind, tuple(why.id for why in b.reasons))
        for each in replayed().unexplained
        for gain in each.gains
        for b in gain.believed
    }

    assert believed == {("E23", "west", "always", ("R0",))}
    assert [(each.claim, each.move, each.verdict) for each in replayed().contradicted] == [("K2", "E23", "holds")]
    assert {each.move.id: each.follows for each in replayed().moves if each.follows} == {
        "E22": (("russia.talk", "no"),)
    }


def test_what_nobody_in_the_conflict_did_is_nobodys():
    assert [move.id for move in chronicle().moves if not move.by] == ["E6", "E16", "E31", "E34", "E39", "E40"]


def test_three_changes_explain_all_but_one_of_the_moves():
    eastwards = ('troops >= flank", if: "russia.invade"', 'troops >= flank", if: "russia.force >= massed"')
    gone = ("- {id: W13,", '- {id: W16, want: "not west.talk", if: "russia.force = enters", tier: 3}\n    - {id: W13,')
    meant = '- {id: R0, want: "russia.invade", if: "not (russia.talk and west.talk)", tier: 1}\n    '
    belief = (
        ', insert: [{dm: russia, id: R0, want: "russia.invade", if: "not (russia.talk and west.talk)", tier: 1}]',
        "",
    )
    text = CASE.text
    for old, new in (eastwards, gone, ("- {id: R1,", meant + "- {id: R1,"), belief):
        assert text.count(old) == 1
        text = text.replace(old, new)

    found = detente.replay(detente.loads(text), chronicle())

    assert {each.move.id: [gain.explanation.kind for gain in each.gains] for each in found.moves if each.gains} == {
        "E8": ["some"],
        "E14": ["never"],
        "E19": ["always"],
        "E22": ["some"],
        "E23": ["always"],
        "E25": ["some"],
    }


def test_the_first_sanctions_entered_as_severe_ones_would_be_explained_by_no_order_and_lead_to_the_same_end():
    moves = tuple(
        replace(move, set=(("west.sanction", "yes"),), unsaid="") if move.id == "E21" else move
        for move in chronicle().moves
    )

    found = detente.replay(conflict(), replace(chronicle(), moves=moves))

    assert [each.move.id for each in found.unexplained] == ["E8", "E14", "E21", "E22", "E23"]
    assert [each.settled for each in found.revealed] == [(), ()]
    assert found.moves[-1].after.name == "s68"
