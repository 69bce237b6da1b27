"""What an audit looks like: the page for people, and the data for programs."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import jsonschema
import pytest

import detente
from detente.insight.auditing.audit import audit
from detente.insight.auditing.audited import Audit
from detente.insight.claims.finding import Verdict
from detente.report.audit_page import show_audit, show_brief
from detente.report.audit_printed import of_audit, schema_of_audit
from detente.report.audit_words import Naming, shortened, status
from detente.report.claim_words import claim_in_words
from detente.report.terminal import console
from strait import strait, texts

BRIEF = """\
A strait

FAILS  fights  “West will fight for the fort.”
  It hangs on whether West ranks “not west.fight” (W1) above “west.fight if
  east.seize” (W2).
  Sign: West fights for the fort (west.fight) once there is east.seize.
FAILS  deters  “East will keep off”
  It hangs on whether West ranks W1 above W2; the text does not say.
  Sign: the same as for fights.
ONLY ASSERTED  taken  “the fort may fall”
  It hangs on its own sentence: without “not west.fight” (E1) and “east.seize”
  (E2) it is undecided.
ONLY ASSERTED  peace  “War is terrible for West.”
  It hangs on its own sentence: without W1 it fails. And on whether West ranks
  W1 above W2; the text does not say.
  Sign: the same as for fights.
STANDS  quiet  “The fort is not taken.”
  It hangs on no ranking: it holds in every order that the account admits.

stands: it holds, not by its own sentence alone; only asserted: by that alone;
fails: the account leads elsewhere.
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
    titles = ["FAILS  fights", "Cannot be true together", "What to ask next", "Small print"]

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

    assert "It hangs on what West wants, which nobody states." in shown
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

    jsonschema.validate(data, schema_of_audit())
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

    jsonschema.validate(json.loads(json.dumps(of_audit(audit(silent)))), schema_of_audit())


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema_of_audit())


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
    fights = found["fights"]
    verdicts: tuple[Verdict, ...] = ("holds", "fails", "vacuous", "undecided", "mixed")

    assert ["only asserted", "fails", "says nothing", "undecided", "depends"] == [
        status(replace(fights, verdict=verdict)) for verdict in verdicts
    ]


def test_a_long_sentence_is_cut_between_words() -> None:
    assert ("one two …", "one two") == (shortened("one two three", 10), shortened("one  two", 10))
    assert len(shortened("x" * 50, 10)) <= 10
