"""What an audit looks like: the page for people, and the data for programs."""

from __future__ import annotations

import io
import json
import os
import re
from dataclasses import replace
from random import Random

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import detente
from detente.insight.auditing.audit import audit
from detente.insight.auditing.audited import Audit
from detente.insight.auditing.standing import Unopposed
from detente.insight.claims.finding import Verdict
from detente.model.conflict import ClaimMade
from detente.report.audit_page import in_column, show_audit, show_brief
from detente.report.audit_printed import of_audit
from detente.report.audit_words import legend, lines_of, shortened
from detente.report.claim_words import claim_in_words
from detente.report.naming import Naming
from detente.report.schemas import schema_of
from detente.report.terminal import console
from random_claims import random_account, random_claim
from strait import strait, texts

BRIEF = """\
A strait
Each claim of this account, checked against a model of who, by the same account,
can do what and wants what.  “As listed”: by the order in which the model lists
wants; the account leaves that order open, and another turns the claim.

FAILS, AS LISTED  fights  “West will fight for the fort.”
  It hangs on whether West ranks “not west.fight” (W1) above “west.fight if
  east.seize” (W2), which is left open.
  Sign: West fights for the fort (west.fight) once there is east.seize, although
  that gives up W1.
FAILS, AS LISTED  deters  “East will keep off”
  Nothing holds it back. It hangs on whether West ranks W1 above W2, which is
  left open.
  Sign: the same as for fights.
ONLY ASSERTED  taken  “the fort may fall”
  It hangs on its own sentence: without “not west.fight” (E1) and “east.seize”
  (E2) it cannot be judged.
ONLY ASSERTED, AS LISTED  peace  “War is terrible for West.”
  It hangs on its own sentence: without W1 it fails. And on whether West ranks
  W1 above W2, which is left open.
  Sign: the same as for fights.
ONLY ASSERTED  quiet  “The fort is not taken.”
  It only says where things stand: the model begins with it, by its own sentence
  alone.
"""


@pytest.fixture(scope="module")
def found() -> Audit:
    return audit(strait(), documents=texts())


def page(audited: Audit, conflict: detente.Conflict, **more: object) -> str:
    stream = io.StringIO()
    out = console(stream)
    out.width = 80
    show_audit(out, audited, conflict, **more)  # type: ignore[arg-type]
    return stream.getvalue()


def test_the_first_half_page_says_what_stands_what_it_hangs_on_and_the_sign(found: Audit) -> None:
    stream = io.StringIO()
    out = console(stream)
    out.width = 80
    show_brief(out, found, Naming(strait()), found.claims)

    assert BRIEF == stream.getvalue()


def test_shares_stand_in_the_small_print_alone(found: Audit) -> None:
    before, small = page(found, strait()).split("Small print")

    assert "%" not in before
    assert "50 %" in small
    assert "not a probability" in " ".join(small.split())
    assert found.model_sha256 in small


def test_the_sections_come_in_the_order_in_which_they_are_read(found: Audit) -> None:
    shown = page(found, strait())
    titles = [
        "FAILS, AS LISTED  fights", "Cannot be true together", "What to ask next", "How to read this", "Small print",
    ]  # fmt: skip

    assert sorted(shown.index(title) for title in titles) == [shown.index(title) for title in titles]
    assert "How does West rank “not west.fight” (W1) against “west.fight if east.seize”" in " ".join(shown.split())
    assert all(len(line) <= 80 for line in shown.splitlines() if found.model_sha256 not in line)


def test_one_claim_is_shown_with_its_evidence(found: Audit) -> None:
    shown = page(found, strait(), only=["fights"])

    assert "The way there: east to s2 (east.seize)" in shown
    assert "deters  " not in shown


def test_an_undecided_claim_says_whose_wants_nobody_states() -> None:
    silent = replace(strait(), preferences={"east": strait().preferences["east"]})
    shown = " ".join(page(audit(silent), silent).split())

    assert "It cannot be judged, for the account does not say what West wants." in shown
    assert "What does West want with regard to east.seize and west.fight?" in shown


def test_a_draft_and_an_interruption_are_told_first(found: Audit) -> None:
    head = page(replace(found, complete=False, tried=1, asked=200), strait(), draft=True)[:200]

    assert "This is a draft" in head
    assert "Interrupted: only 1 order of 200 tried." in head


def test_the_questions_that_the_conflict_itself_asks_are_asked_too(found: Audit) -> None:
    asking = replace(strait(), questions=(detente.loads(QUESTION).questions[0],))

    assert "Who holds the fort?" in page(found, asking)


QUESTION = "{detente: 1, decision_makers: {a: {options: {x: y}}}, questions: ['Who holds the fort?']}"


def test_beliefs_are_told_in_a_few_lines() -> None:
    ferry = detente.load("ferry")
    shown = " ".join(page(audit(ferry, orders=2), ferry).split())

    assert "By its own beliefs, Ferry company expects the same." in shown
    assert "Crews' union expects the same, and another end, with company.keep and company.hire." in shown


LEVELS = """
detente: 1
decision_makers:
  a: {name: A, options: {leave: "leaves the table, for good"}}
  b: {name: B, options: {leave: "leaves the table", troops: {levels: [none, some], text: "sends troops"}}}
consequences: [{when: a.leave, set: {b.leave: yes}}]
status_quo: ["b.troops = some"]
preferences:
  a: [{id: A1, want: not a.leave, tier: 1}, {id: A2, want: a.leave, tier: 1}]
  b: [{id: B1, want: b.troops >= some, tier: 1}, {id: B2, want: not b.troops >= some, tier: 1}]
claims:
  - {id: stays, says: "never(a, a.leave)"}
  - {id: sends, says: "never(b, not b.troops >= some)"}
"""


def test_a_sign_says_in_words_what_the_mover_does_itself_and_not_what_follows() -> None:
    conflict = detente.loads(LEVELS)
    shown = page(audit(conflict), conflict)

    assert "  Sign: A leaves the table (a.leave), as things stand" in shown
    assert "  Sign: B no longer sends troops (b.troops = none), as things stand" in shown


def test_a_claim_takes_four_lines_at_most() -> None:
    talks = detente.load("groundwater")
    first = page(audit(talks, orders=5), talks).partition("\n\n")[2].partition("\n\n")[0]
    claims = re.split(r"^(?=\S)", first, flags=re.MULTILINE)[1:]

    assert 7 == len(claims)
    assert max(claim.count("\n") for claim in claims) <= 4


def test_what_programs_get_has_the_shape_promised(found: Audit) -> None:
    data = json.loads(json.dumps(of_audit(found)))
    fights = data["claims"][0]

    jsonschema.validate(data, schema_of("audit"))
    assert {"detente", "claims", "together", "seed", "model_sha256"} <= set(data)
    assert {"for": [["W2 > W1"]], "against": [["W1 > W2"]]} == {
        side: [s for s in fights["decided_by"][side] if "without" not in s[0]] for side in ("for", "against")
    }
    assert {"set": ["W2 > W1"], "least": True, "distance": 1} == fights["flip"]
    assert {"share": 0.5, "low": 0.5, "high": 0.5, "defined": 1.0, "n": 2, "exact": True} == {
        key: value for key, value in fights["orders"].items() if key != "null_share"
    }
    assert {"never": [["fights", "peace"], ["deters", "peace"]], "share": 0.0} == {
        key: data["together"][key] for key in ("never", "share")
    }


def test_claims_without_a_verdict_have_the_same_shape() -> None:
    silent = replace(strait(), preferences={}, status_quo=None)

    jsonschema.validate(json.loads(json.dumps(of_audit(audit(silent)))), schema_of("audit"))


@pytest.mark.parametrize(
    ("says", "words"),
    [
        ("would(west, west.fight)", "West would agree to west.fight"),
        ("ensures(east.seize, west.fight)", "after the move east.seize, west.fight is what it comes to"),
        ("not never(east, east.seize)", "it is not so that East will never do east.seize"),
        ("now(east.seize) and possible(west.fight)", "east.seize is the case, and west.fight may come about and last"),
        ("worse(east, east.seize)", "the move east.seize leads to something worse for East"),
        ("gains(west, under: kind)", "West would come off better under the variant kind"),
        ("possible(east.seize) according to west", "in the eyes of West, east.seize may come about and last"),
    ],
)  # fmt: skip
def test_a_claim_can_be_put_in_plain_words(says: str, words: str) -> None:
    variants = ("claims:", "variants: {kind: {attitudes: {west: {east: 1}}}}\nclaims:")
    conflict = strait(variants, ('"now(not east.seize)"', f'"{says}"'))

    assert words == claim_in_words(conflict.claims[-1].says, conflict)


def test_every_verdict_has_a_word(found: Audit) -> None:
    quiet = replace(found["quiet"], standing="argued")
    verdicts: tuple[Verdict, ...] = ("holds", "fails", "vacuous", "undecided", "mixed")

    assert [("stands",), ("fails",), ("says nothing",), ("undecided",), ("depends",)] == [
        replace(quiet, verdict=verdict).status for verdict in verdicts
    ]


def test_a_verdict_that_another_admissible_order_turns_is_one_as_listed(found: Audit) -> None:
    fights = found["fights"]

    assert [("only asserted", "as listed"), ("fails", "as listed"), ("depends",)] == [
        replace(fights, verdict=verdict).status for verdict in ("holds", "fails", "mixed")
    ]
    assert "STANDS, AS LISTED  K8" in page(audit(either()), either())


def test_what_was_not_proved_is_not_said_as_if_it_were(found: Audit) -> None:
    fights = found["fights"]
    sampled = replace(found, together=replace(found.together, proved=False))
    unsure = replace(fights, decided=replace(fights.decided, sets=replace(fights.decided.sets, proved=False)))
    told = ["hangs on: as far as was tried; not all of it is proved" in legend([each]) for each in (fights, unsure)]

    assert "Cannot be true together\n" in page(found, strait())
    assert "Never true together, as far as was tried\n" in page(sampled, strait())
    assert [False, True] == told


def test_what_nearly_decides_is_not_said_to_decide(found: Audit) -> None:
    fights = found["fights"]
    nearly = replace(fights, decided=replace(fights.decided, alone=False, nearly=True))
    said = " ".join(page(replace(found, claims=(nearly,)), strait()).split())

    assert "It nearly always fails if West ranks “not west.fight” (W1) above" in said
    assert "which is left open; else it may not." in said


def test_a_claim_that_nothing_speaks_against_is_told_from_one_that_something_speaks_for(found: Audit) -> None:
    quiet = found["quiet"]
    without = replace(quiet.independent, reported=False, unopposed=Unopposed("west", ("W1",), ("west.fight",)))
    silent = replace(quiet, standing="argued", independent=without)
    said = " ".join(page(replace(found, claims=(silent,)), strait()).split())

    assert (
        "Nothing speaks against it: but for its own “not west.fight” (W1), no want of West is about west.fight. "
        "It hangs on no ranking"
    ) in said


def test_why_a_claim_fails_is_said_where_there_is_room(found: Audit) -> None:
    deters = found["deters"]
    naming = [Naming(strait()) for _ in range(2)]
    roomy, narrow = (
        lines_of(deters, found, each, width=78, most=most) for each, most in zip(naming, (4, 1), strict=True)
    )

    assert roomy[0].startswith("Nothing holds it back. It hangs on whether")
    assert narrow[0].startswith("It hangs on whether")


def test_what_words_mean_comes_behind_what_is_asked_and_names_the_options_of_all_that_stands_before(
    found: Audit,
) -> None:
    before, explained = page(found, strait()).split("How to read this\n")
    explained = explained.partition("Small print")[0]

    assert "stands: " not in before
    assert "Options: east.seize “seizes the fort”; west.fight “fights for the fort”." in " ".join(explained.split())
    assert "“As listed”: by the order in which the model lists wants" in " ".join(before.split())
    assert "As listed" not in page(replace(found, claims=(found["quiet"],)), strait())


def either() -> detente.Conflict:
    return detente.loads(EITHER)


# Each may do its part, and leaves open whether it wants to.
EITHER = """
detente: 1
decision_makers: {a: {options: {x: "does x"}}, b: {options: {y: "does y"}}}
status_quo: []
preferences:
  a: [{id: A1, want: a.x, tier: 1}, {id: A2, want: not a.x, tier: 1}]
  b: [{id: B1, want: b.y, tier: 1}, {id: B2, want: not b.y, tier: 1}]
claims:
  - {id: K8, says: "possible(a.x or b.y)"}
  - {id: K9, says: "possible(a.x)"}
"""


def test_what_alone_decides_is_told_from_what_only_suffices() -> None:
    shown = " ".join(page(audit(either()), either()).split())

    assert "It holds if a ranks “a.x” (A1) above “not a.x” (A2), which is left open; else it may not." in shown
    assert "It hangs on whether a ranks A1 above A2, which is left open." in shown


def test_a_statement_that_is_too_long_goes_by_its_id_and_stands_in_the_key() -> None:
    long = "(a.x and b.y) or (a.x and not b.y) or (a.x and b.y and (a.x or b.y or not a.x))"
    conflict = detente.loads(EITHER.replace("{id: A1, want: a.x,", f'{{id: A1, want: "{long}",'))
    shown = " ".join(page(audit(conflict), conflict).split())

    assert "if a ranks A1 above “not a.x” (A2), which is left open" in shown
    assert "Wants and rules named by their ids: A1 “a.x and b.y or a.x and not b.y or " in shown
    assert "Options: a.x “does x”; b.y “does y”." in shown


def test_claims_that_are_made_in_the_same_words_are_told_apart() -> None:
    both = strait(('says: "now(not east.seize)", cites: [news#5]', 'says: "now(not east.seize)", cites: [news#1]'))
    shown = page(audit(both, documents=texts()), both)

    assert ["after the move east.seize, west.fight is what it comes to.", "not east.seize is the case."] == re.findall(
        "  Read as: (.*)\n", shown
    )


def test_what_comes_to_rest_is_told_from_what_solve_lists(found: Audit) -> None:
    small = " ".join(page(found, strait()).partition("Small print")[2].split())

    assert "nobody, alone or in a forum, would leave under SEQ.  'detente solve' lists more".replace("  ", " ") in small


def test_a_long_id_is_broken_where_it_may_be() -> None:
    names = ("W3", "means_to_invade", "no_agreement_under_sanctions")

    assert ["W3,", "means_to_", "invade,", "no_agreement_", "under_", "sanctions"] == in_column(names, 13).split("\n")
    assert ["W3, means_to_invade,", "no_agreement_under_", "sanctions"] == in_column(names, 20).split("\n")


def test_the_table_of_the_small_print_breaks_no_word() -> None:
    long = "this_is_a_reason_why_nobody_would_fight_for_a_fort"
    conflict = strait(("id: W1,", f"id: {long},"))
    shown = page(audit(conflict, documents=texts()), conflict)
    column = [line[19:].split("  ")[0].strip() for line in shown.partition("─\n")[2].splitlines()]

    assert long in "".join(column).replace(" ", "")
    assert all(part.endswith(("_", "fort")) for part in column if part and part in long)
    assert all(len(line) <= 80 for line in shown.splitlines() if "Model" not in line)


def test_the_reason_for_a_failure_is_part_of_its_evidence() -> None:
    conflict = strait()

    assert "The reason: nothing holds it back" in page(audit(conflict), conflict, only=["deters"])


@settings(max_examples=200 if os.environ.get("DETENTE_PROFILE") == "long" else 4)
@given(st.integers(0, 2**32))
def test_what_programs_get_fits_its_schema_whatever_the_account(number: int) -> None:
    rng = Random(number)
    account = random_account(rng)
    account = replace(account, claims=tuple(ClaimMade(f"C{k}", random_claim(rng, account)) for k in range(2)))
    found = audit(account, orders=rng.choice((1, 4)))
    data = json.loads(json.dumps(of_audit(found, draft=rng.random() < 0.5)))

    jsonschema.validate(data, schema_of("audit"))
    assert all(CLAIM <= set(claim) for claim in data["claims"])
    assert all(keys <= set(claim[part]) for claim in data["claims"] for part, keys in PARTS.items())
    assert page(found, account)


CLAIM = {
    "id", "says", "cites", "verdict", "verdicts", "foresighted", "standing", "independent", "decided_by", "flip",
    "orders", "evidence",
}  # fmt: skip
PARTS = {
    "independent": {"verdict", "dropped"},
    "decided_by": {"for", "against", "proved"},
    "flip": {"set", "least"},
    "orders": {"share", "low", "high", "defined", "n", "exact", "null_share"},
    "evidence": {"path", "states"},
}


def test_a_long_sentence_is_cut_between_words() -> None:
    assert ("one two …", "one two") == (shortened("one two three", 10), shortened("one  two", 10))
    assert len(shortened("x" * 50, 10)) <= 10
