"""Two small quarrels, drafted: what comes of which code, and what must not come of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from detente.dossier.items import Actor, Dossier, Gap, Mention, Origin
from detente.errors import TextError
from detente.graph.unfold import unfold
from detente.insight.check import check
from detente.model.conflict import Conflict
from detente.model.drafting.draft import draft
from detente.model.read import parse_conflict, read_conflict
from detente.model.write import dump_conflict
from detente.stability.solve import solve
from drafting.telling import Telling, harbour, river

HARBOUR = """\
detente: 1
title: Wages
date: 2012-05-04

sources:
  news: {file: news.txt, sha256: abffe78db9da585c5f5c551bd31cc87b1611f50b241485156e514ec30e1b02ef}

decision_makers:
  dockers:
    name: the dockers
    cites: [news#1, news#2, news#4, news#5, news#6]
    options:
      demand:
        text: "keeps its demand up (the Port Authority): “the port authority raise their wages”"
        cites: [news#1]
        note: "PLOVER REQUEST change, towards port_authority"
      strike:
        text: "protests: “they might strike from Monday”"
        cites: [news#4, news#5]
        note: PLOVER PROTEST strike
      talk:
        text: stays in talks (the Port Authority)
        cites: [news#6]
        note: "PLOVER CONSULT, towards port_authority"
  port_authority:
    name: the Port Authority
    cites: [news#1, news#2, news#3, news#5, news#6]
    options:
      concede:
        text: "gives in (the dockers): “the port authority raise their wages”"
        cites: [news#1, news#2]
        note: "PLOVER CONCEDE change, towards dockers"
      mobilise_police:
        text: "mobilises: “called up”"
        cites: [news#3]
        note: PLOVER MOBILIZE police
      talk:
        text: stays in talks (the dockers)
        cites: [news#6]
        note: "PLOVER CONSULT, towards dockers"

forums:
  town_hall: {name: the town hall, members: [dockers, port_authority], cites: [news#6]}

status_quo:
  holds: [dockers.demand, port_authority.mobilise_police, dockers.talk, port_authority.talk]
  cites: [news#1, news#2, news#3, news#6]

preferences:
  dockers:
    - {want: "port_authority.concede", tier: 2, cites: [news#1]}
    - want: "dockers.strike"
      if: "not port_authority.concede"
      tier: 3
      cites: [news#4]
      basis: implied
  port_authority:
    - {want: "not port_authority.concede", tier: 1, cites: [news#2]}

claims:
  - text: a rise was out of the question
    says: "never(port_authority, port_authority.concede)"
    cites: [news#2]
    note: said by the Port Authority
  - text: A strike would ruin the port
    says: "worse(port_authority, dockers.strike)"
    cites: [news#5]

questions:
  - ask: "How would the dockers rank dockers.strike against leaving things as they are?"
    about: [dockers, dockers.strike]
    cites: [news#4, news#5]
  - ask: "What would the Port Authority do after dockers.strike?"
    about: [dockers.strike]
    cites: [news#4, news#5]
"""


@pytest.fixture
def dam() -> Conflict:
    return draft(river()).conflict


def test_a_labour_dispute_becomes_this_file() -> None:
    written = dump_conflict(draft(harbour(), title="Wages").conflict)

    assert HARBOUR.splitlines() == written.splitlines()


def test_a_draft_in_which_everybody_wants_something_can_be_solved() -> None:
    result = solve(unfold(parse_conflict(HARBOUR)))

    assert result.equilibria("Nash")


def test_the_draft_fits_the_text_that_it_cites(tmp_path: Path) -> None:
    told = harbour()
    (tmp_path / "news.txt").write_bytes(" ".join(line.quote.text for line in told.sentences).encode())
    (tmp_path / "draft.yaml").write_text(dump_conflict(draft(told).conflict), encoding="utf-8")

    assert draft(told).conflict == read_conflict(tmp_path / "draft.yaml")


def test_the_file_of_a_text_can_be_named_as_the_conflict_file_sees_it() -> None:
    assert ["texts/a.txt"] == [s.file for s in draft(harbour(), files={"news": "texts/a.txt"}).conflict.sources]


def test_what_is_alleged_is_contested_and_held_by_whoever_says_so(dam: Conflict) -> None:
    assert dam.status_quo is not None
    held = {reading.held_by: reading.set for reading in dam.status_quo.contested}

    assert {
        "Lowland": (("upland.coerce_withhold", "yes"),),
        "Upland": (("lowland.mobilise_troops", "yes"),),
    } == held
    assert (("upland.talk", "yes"), ("lowland.talk", "yes")) == dam.status_quo.levels


def test_a_body_that_only_holds_talks_is_a_table_and_no_decision_maker() -> None:
    made = draft(river())

    assert ["upland", "lowland"] == [dm.id for dm in made.conflict.decision_makers]
    assert [("delta_city", ("upland", "lowland"))] == [(f.id, f.members) for f in made.conflict.forums]
    assert ("the River Commission",) == made.tables
    assert "Is the River Commission only a table" in made.questions[0].ask


def test_what_somebody_cannot_do_is_a_rule_and_a_question(dam: Conflict) -> None:
    assert ["upland.release"] == [str(rule.when) for rule in dam.infeasible]
    assert [("upland.release",)] == [q.about for q in dam.questions if q.ask.startswith("Cannot, or will not?")]


def test_an_agreement_is_a_joint_option_that_needs_the_talks_of_both(dam: Conflict) -> None:
    (treaty,) = dam.joint_options

    assert (("upland", "lowland"), "upland.talk and lowland.talk") == (treaty.owners, str(treaty.requires))


def test_a_condition_becomes_a_claim_and_no_rule(dam: Conflict) -> None:
    assert "ensures(upland.coerce_withhold, lowland.bomb)" in [str(claim.says) for claim in dam.claims]
    assert () == dam.consequences


def test_an_accusation_is_a_belief_about_the_accused(dam: Conflict) -> None:
    believed = [(b.holder, b.about, [str(i.want.want) for i in b.change.insert]) for b in dam.beliefs]

    assert [
        ("lowland", "upland", ["upland.coerce_withhold"]),
        ("upland", "lowland", ["lowland.mobilise_troops"]),
    ] == believed


def test_what_only_some_want_is_nobodys_preference_and_a_question(dam: Conflict) -> None:
    assert {} == dict(dam.preferences)
    assert any("Who is “some” in Lowland" in question.ask for question in dam.questions)


def test_an_undated_text_is_a_question(dam: Conflict) -> None:
    assert "When was news written?  It has no date." == dam.questions[-1].ask


@pytest.mark.parametrize("told", [harbour, river])
def test_what_nobody_has_reviewed_is_marked_in_every_part(told: object) -> None:
    dossier: Dossier = told("proposed")  # type: ignore[operator]
    found = check(draft(dossier, proposed=True).conflict)

    assert {"rules@1"} == {each.producer for each in found.proposals}
    assert ["DET927"] == [doubt.code for doubt in found.doubts if doubt.code == "DET927"]


def test_a_dossier_of_proposals_alone_is_nothing_to_draft_from() -> None:
    with pytest.raises(TextError) as caught:
        draft(harbour("proposed"))

    assert ["DET264"] == [problem.code for problem in caught.value.problems]


def test_a_part_that_rests_on_one_unreviewed_item_is_a_proposal() -> None:
    told = harbour()
    last = replace(told.events[-2], origin=Origin("model:any"))
    made = draft(replace(told, events=(*told.events[:-2], last, told.events[-1])), proposed=True).conflict

    assert "model:any" == made.option("dockers.strike").grounds.proposed
    assert made.option("dockers.demand").grounds.proposed is None


STATES = (
    Actor("A", "Arden", "state"),
    Actor("B", "Brink", "state"),
    Actor("U", "the Union", "coalition", ("A", "B")),
    Actor("C", "Corry", "state"),
)


def told(*sentences: str) -> Telling:
    return Telling(*sentences, actors=STATES, day=date(2001, 1, 1))


def test_members_go_into_their_coalition_where_both_act_and_a_question_says_so() -> None:
    text = told("The Union sent aid to Corry.", "Arden tightened its sanctions.")
    text.event(1, "sent aid", "AID", "U", recipients=["C"])
    text.event(2, "tightened", "SANCTION", "A", recipients=["C"])
    made = draft(text.dossier())

    assert ["union.aid", "union.sanction"] == [option.key for option in made.conflict.options]
    assert {"Arden": "union"} == dict(made.folded)
    assert any(question.ask.startswith("Should Arden be taken as one with the Union") for question in made.questions)


def test_members_stand_for_themselves_where_their_coalition_does_nothing() -> None:
    text = told("Arden tightened its sanctions on Corry.")
    text.event(1, "tightened", "SANCTION", "A", recipients=["C"])

    assert ["arden.sanction"] == [option.key for option in draft(text.dossier()).conflict.options]


def test_acts_of_the_past_are_no_options() -> None:
    text = told("Arden annexed the islands in 1904.", "It is sending ships.")
    text.event(1, "annexed", "COERCE", "A", recipients=["B"], mode="seize", factuality="historical")
    text.event(2, "sending", "MOBILIZE", "A", mode="troops")

    assert ["arden.mobilise_troops"] == [option.key for option in draft(text.dossier()).conflict.options]


def test_a_threat_is_evidence_for_the_option_to_carry_it_out_and_not_for_its_being_done() -> None:
    text = told("Arden threatens to invade Brink.")
    text.event(1, "threatens", "THREATEN", "A", recipients=["B"], mode="territory", factuality="presupposed")
    text.event(1, "invade", "ASSAULT", "A", recipients=["B"], factuality="possible")
    made = draft(text.dossier()).conflict

    assert ["arden.invade"] == [option.key for option in made.options]
    assert made.status_quo is not None
    assert () == made.status_quo.levels
    assert any(question.ask.startswith("What would avert arden.invade?") for question in made.questions)


def test_what_one_demands_by_name_is_the_option_that_is_asked_for() -> None:
    text = told("Arden demanded that Brink withdraw from the pass.")
    asks = text.event(1, "demanded", "REQUEST", "A", recipients=["B"], mode="yield")
    leaves = text.event(1, "withdraw", "RETREAT", "B", mode="withdraw", factuality="possible")
    text.claim(1, "that Brink withdraw from the pass", "A", "DEMAND", asks, leaves)
    made = draft(text.dossier()).conflict

    assert ["arden.demand", "brink.withdraw"] == [option.key for option in made.options]
    assert [("arden", "brink.withdraw")] == [(dm, str(want.want)) for dm, want in made.wants()]


def test_refusals_that_differ_in_what_they_are_about_are_different_concessions() -> None:
    text = told("Arden demands a ban.", "Brink refuses it.", "Nor will Brink give up the coast.")
    text.event(1, "demands", "REQUEST", "A", recipients=["B"], mode="change", contexts=["legal"])
    text.event(2, "refuses", "REJECT", "B", recipients=["A"], mode="change", contexts=["legal", "military"])
    text.event(3, "Nor", "REJECT", "B", recipients=["A"], mode="yield", contexts=["territory"])

    assert ["arden.demand", "brink.concede", "brink.yield"] == [o.key for o in draft(text.dossier()).conflict.options]


def test_the_last_word_of_the_texts_decides_what_holds_and_a_question_is_left() -> None:
    text = told("Arden is talking with Brink.", "Arden has broken the talks off.")
    text.event(1, "talking", "CONSULT", "A", "B")
    text.event(2, "broken", "REJECT", "A", recipients=["B"], mode="meet")
    made = draft(text.dossier()).conflict

    assert made.status_quo is not None
    assert (("brink.talk", "yes"),) == made.status_quo.levels
    assert any(question.ask.startswith("Does arden.talk hold now?") for question in made.questions)


def test_what_cannot_be_and_is_said_to_go_on_is_a_question_and_no_rule() -> None:
    text = told("Arden cannot send ships.", "Brink says that Arden is sending ships.")
    never = text.event(1, "send", "MOBILIZE", "A", factuality="counter")
    text.claim(1, "Arden cannot send ships", "AUTHOR", "ASSERT", never, polarity="-", modality="ability", about=["A"])
    text.event(2, "sending", "MOBILIZE", "A", factuality="alleged", reported_by="B")
    made = draft(text.dossier()).conflict

    assert () == made.infeasible
    assert any(question.ask.startswith("Is it so that this cannot be") for question in made.questions)


def test_a_war_that_nobody_starts_alone_is_fought_by_attack_and_aid_and_is_no_option() -> None:
    text = told("Arden may attack Brink.", "Corry gives Brink arms.", "A war with Arden would cost Corry dear.")
    text.event(1, "attack", "ASSAULT", "A", recipients=["B"], factuality="possible")
    text.event(2, "gives", "AID", "C", recipients=["B"])
    war = text.event(3, "war", "ASSAULT", "A", "C", factuality="conditional")
    text.claim(3, "A war with Arden would cost Corry dear", "AUTHOR", "PREDICT", war, polarity="-", about=["C"])
    made = draft(text.dossier()).conflict

    assert ["arden.attack", "corry.aid"] == [option.key for option in made.options]
    assert ["prefers(corry, not (arden.attack and corry.aid))"] == [str(claim.says) for claim in made.claims]
    assert any(question.ask.startswith("Does corry.aid make Corry a party") for question in made.questions)


def test_who_is_meant_and_what_a_dossier_lacks_is_asked() -> None:
    text = told("They talk with Arden.")
    text.event(1, "talk", "CONSULT", "A", "B")
    text.gaps.append(Gap("Who are they?", "news#1"))
    named = Mention("m", "news#1", text.quote(1, "They"), None, "pronoun", candidates=("B", "C"))
    text.mentions.append(named)
    asked = [question.ask for question in draft(text.dossier()).questions]

    assert {"Who are they?", "Who is “They”: Brink, Corry?"} <= set(asked)


def test_a_demand_that_a_thing_be_not_done_is_no_wish_for_it() -> None:
    told = Telling("Arden demands that Brink not bomb the dam.", "Arden arrested two clerks.", actors=STATES)
    bomb = told.event(1, "bomb", "ASSAULT", "B", factuality="counter")
    told.claim(1, "Brink not bomb the dam", "A", "DEMAND", bomb, target=["B"])
    told.event(2, "arrested", "COERCE", "A", recipients=["B"], mode="arrest")

    assert {} == dict(draft(told.dossier()).conflict.preferences)


def test_who_wants_to_reject_a_demand_does_not_want_to_grant_it() -> None:
    told = Telling("Arden wants to reject the demand of Brink.", actors=STATES)
    no = told.event(1, "reject", "REJECT", "A", recipients=["B"], factuality="possible")
    told.claim(1, "to reject the demand of Brink", "A", "WANT", no, attribution="ascribed")
    ((_, want),) = draft(told.dossier()).conflict.wants()

    assert "not arden.concede" == str(want.want)
