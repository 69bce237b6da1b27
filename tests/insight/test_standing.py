"""Standing: what a claim's own sentences brought is left out, with what others say of it, and nothing ever breaks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import detente
from detente.cite import Citation, Grounds
from detente.errors import ConflictError, TooLarge
from detente.insight.auditing.audit import audit
from detente.insight.auditing.standing import Unopposed, own_parts, standing, unopposed
from detente.insight.deciding.dropping import groups, parts, without
from detente.insight.deciding.verdicts import Verdicts
from detente.model.claim import Form
from detente.model.conflict import ClaimMade, Conflict, Insertion, Patch, Rule, Statements, Variant, Want
from detente.model.patch import believed, variant
from detente.model.statement import And, Not, Or, Statement, Test
from strategies import conflicts
from unsettled import account_verdicts, accounts, random_account, restated

QUARREL = """\
detente: 1
decision_makers:
  ann: {options: {go: "goes"}}
  bob: {options: {stay: "stays"}}
infeasible: [{when: "ann.go and bob.stay", id: F1, cites: ["news#2"]}]
status_quo: []
sources: {news: {file: "news.txt"}}
preferences:
  ann: [{want: "ann.go", id: A1, cites: ["news#1"]}, {want: "bob.stay", id: A2, cites: ["news#2", "news#3"]}]
  bob: [{want: "not bob.stay", id: B1, cites: ["news#1"]}]
attitudes: {ann: {bob: 1}}
claims: [{id: C1, says: "possible(ann.go)", cites: ["news#1", "news#2"]}]
"""


def quarrel(tmp_path_factory: pytest.TempPathFactory) -> Conflict:
    folder = tmp_path_factory.mktemp("quarrel")
    (folder / "news.txt").write_text("One. Two. Three.", encoding="utf-8")
    return detente.loads(QUARREL, folder=folder)


@pytest.mark.parametrize(
    ("whole", "independent", "expected"),
    [
        ("holds", "holds", "argued"),
        ("holds", "fails", "asserted"),
        ("holds", "vacuous", "asserted"),
        ("holds", "undecided", "asserted"),
        ("holds", "mixed", "asserted"),
        ("fails", "fails", "refuted"),
        ("fails", "holds", "open"),
        ("fails", "undecided", "open"),
        ("vacuous", "holds", "open"),
        ("mixed", "mixed", "open"),
        ("undecided", "fails", "open"),
    ],
)
def test_what_a_verdict_stands_on(whole: str, independent: str, expected: str) -> None:
    assert expected == standing(whole, independent)  # type: ignore[arg-type]


def test_own_parts_cite_only_what_the_claim_cites(tmp_path_factory: pytest.TempPathFactory) -> None:
    conflict = quarrel(tmp_path_factory)

    assert ("A1", "B1", "F1") == own_parts(conflict, conflict.claims[0])


def test_a_passage_counts_as_the_sentences_that_it_lies_in(tmp_path_factory: pytest.TempPathFactory) -> None:
    conflict = quarrel(tmp_path_factory)
    passage = ClaimMade("C2", conflict.claims[0].says, grounds=Grounds(cites=(Citation("news", start=0, end=14),)))

    def within(citation: Citation) -> list[Citation]:
        return [citation] if citation.sentence else [Citation("news", sentence=n) for n in (1, 2, 3)]

    assert () == own_parts(conflict, passage)
    assert ("A1", "A2", "B1", "F1") == own_parts(conflict, passage, within)


SILENT = """
detente: 1
decision_makers:
  a: {{options: {{x: "does x", y: "does y"}}}}
  b: {{options: {{u: "does u"}}}}
sources: {{news: {{file: "news.txt"}}}}
status_quo: []
preferences:
  a: [{{id: A1, want: "not a.x", cites: ["news#1"]}}, {{id: A2, want: "{other}", cites: ["news#2"]}}]
  b: [{{id: B1, want: "a.x", cites: ["news#2"]}}]
claims: [{{id: C, says: "{says}", cites: ["news#1"]}}]
"""


@pytest.mark.parametrize(
    ("says", "other", "expected"),
    [
        ("never(a, a.x)", "a.y", Unopposed("a", ("A1",), ("a.x",))),
        ("never(a, a.x and not a.y)", "b.u", Unopposed("a", ("A1",), ("a.x", "a.y"))),
        ("not would(a, a.x)", "a.y", Unopposed("a", ("A1",), ("a.x",))),
        ("never(a, a.x)", "a.y or not a.x", None),
        ("never(a, a.y)", "b.u", Unopposed("a", ("A1",), ("a.y",))),
        ("never(b, b.u)", "a.y", None),
        ("possible(not a.x)", "a.y", None),
        ("not never(a, a.x)", "a.y", None),
    ],
)
def test_a_claim_can_hold_because_nothing_speaks_against_it(
    tmp_path: Path, says: str, other: str, expected: Unopposed | None
) -> None:
    (tmp_path / "news.txt").write_text("One. Two.", encoding="utf-8")
    conflict = detente.loads(SILENT.format(says=says, other=other), folder=tmp_path)
    claim = conflict.claims[0]

    assert expected == unopposed(conflict, claim, own_parts(conflict, claim))


def test_the_audit_tells_what_is_argued_by_silence(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("One. Two.", encoding="utf-8")
    silent, spoken = (
        audit(detente.loads(SILENT.format(says="never(a, a.x)", other=other), folder=tmp_path))["C"]
        for other in ("b.u", "b.u or not a.x")
    )

    assert ("argued", Unopposed("a", ("A1",), ("a.x",))) == (silent.standing, silent.independent.unopposed)
    assert ("argued", None) == (spoken.standing, spoken.independent.unopposed)


BEGUN = """
detente: 1
decision_makers: {{a: {{options: {{x: "does x", y: "does y"}}}}}}
sources: {{news: {{file: "news.txt"}}}}
status_quo: {{holds: [a.x], cites: [{cites}], contested: [{{id: R, set: {{a.y: yes}}, cites: ["news#3"]}}]}}
preferences: {{a: ["a.x"]}}
claims: [{{id: C, says: "{says}", cites: ["news#1"]}}]
"""


@pytest.mark.parametrize(
    ("says", "cites", "standing", "by_reading", "without"),
    [
        ("now(a.x)", "news#1", "asserted", ("asserted", "argued"), ("mixed", ("status_quo",), True)),
        (
            "not now(not a.x) and now(a.x)",
            "news#1",
            "asserted",
            ("asserted", "argued"),
            ("mixed", ("status_quo",), True),
        ),
        # In the contested reading the condition is met, and nothing is claimed.
        ("now(a.x) unless a.y", "news#1", "open", ("asserted", "open"), ("mixed", ("status_quo",), True)),
        ("now(a.x)", "news#1, news#2", "argued", ("argued", "argued"), ("holds", (), True)),
        ("now(a.x)", "", "argued", ("argued", "argued"), ("holds", (), True)),
        ("possible(a.x)", "news#1", "argued", ("argued", "argued"), ("holds", (), False)),
    ],
)
def test_where_things_stand_is_asserted_where_only_the_claims_own_sentence_says_so(
    tmp_path: Path, says: str, cites: str, standing: str, by_reading: tuple[str, ...], without: tuple[object, ...]
) -> None:
    (tmp_path / "news.txt").write_text("One. Two. Three.", encoding="utf-8")
    found = audit(detente.loads(BEGUN.format(says=says, cites=cites), folder=tmp_path))["C"]

    independent = found.independent
    assert (standing, dict(zip(("base", "R"), by_reading, strict=True))) == (found.standing, found.standings)
    assert without == (independent.verdict, independent.dropped, independent.reported)


def test_who_is_left_with_no_statement_wants_what_nobody_said(tmp_path_factory: pytest.TempPathFactory) -> None:
    conflict = quarrel(tmp_path_factory)
    claim = Form("possible", (Test("ann.go"),))
    verdicts = Verdicts(conflict, (claim,))

    assert "undecided" == verdicts.verdict(without(conflict, ("B1",)), claim)
    assert "bob" not in without(conflict, ("B1",)).preferences


def test_who_is_said_to_want_nothing_still_wants_nothing() -> None:
    conflict = random_account(Random(1))
    silent = replace(conflict, preferences={**conflict.preferences, "bob": Statements(())}, beliefs=())

    assert Statements(()) == without(silent, ("A1",)).preferences["bob"]


def test_what_others_say_of_a_part_goes_with_it() -> None:
    conflict = random_account(Random(6))
    change = Patch(
        drop=("A2",),
        replace=(("A1", Test("ann.x")), ("B1", Test("bob.x"))),
        first=("A1", "B1"),
        insert=(Insertion("ann", Want("", Test("bob.y")), before="A1"),),
    )
    conflict = replace(conflict, variants=(Variant("other", change),))

    left = without(conflict, ("A1", "A2")).variants[0].change

    assert ((), (("B1", Test("bob.x")),), ("B1",)) == (left.drop, left.replace, left.first)
    assert "A1" != left.insert[0].before


def test_a_want_inserted_before_one_that_is_left_out_stands_before_what_follows() -> None:
    wants = tuple(Want(f"A{n}", Test(f"ann.{x}"), tier=t) for n, x, t in ((1, "x", 1), (2, "y", 1), (3, "x", 2)))
    base = random_account(Random(1))
    change = Patch(insert=(Insertion("ann", Want("new", Test("bob.y")), before="A2"),))
    conflict = replace(
        base, preferences={"ann": Statements(wants)}, beliefs=(), infeasible=(), variants=(Variant("v", change),)
    )

    for gone, expected in (
        ((), ["A1", "new", "A2", "A3"]),
        (("A1",), ["new", "A2", "A3"]),
        (("A2",), ["A1", "new", "A3"]),
        (("A1", "A2"), ["new", "A3"]),
        (("A2", "A3"), ["A1", "new"]),
    ):
        assert expected == [want.id for _, want in variant(without(conflict, gone), "v").wants()]


@given(accounts(), st.randoms(use_true_random=False))
def test_any_parts_may_be_left_out_and_beliefs_and_variants_still_apply(conflict: Conflict, rng: Random) -> None:
    names = [name for name, _ in parts(conflict)]
    chosen = rng.sample(names, rng.randint(0, len(names)))

    left = without(conflict, chosen)

    assert [name for name in names if name not in chosen] == [name for name, _ in parts(left)]
    believed(left, "ann")
    variant(left, "kind")


@settings(max_examples=40)
@given(conflicts(), st.randoms(use_true_random=False))
def test_without_any_parts_there_is_a_verdict_or_a_plain_error(conflict: Conflict, rng: Random) -> None:
    names = [name for name, _ in parts(conflict)]
    chosen = rng.sample(names, rng.randint(0, len(names)))
    claim = ClaimMade("C1", Form("stable", (Test(conflict.options[0].key),))) if conflict.options else None

    if claim is not None:
        try:
            verdict = Verdicts(conflict, (claim.says,)).verdict(without(conflict, chosen), claim.says)
        except (ConflictError, TooLarge):
            return
        assert verdict in {"holds", "fails", "vacuous", "undecided", "mixed"}


@given(accounts(), st.randoms(use_true_random=False))
def test_what_says_the_same_is_left_out_together(conflict: Conflict, rng: Random) -> None:
    stage = account_verdicts(conflict).stages.of(conflict)
    again = restated(rng, conflict)

    ours = {group[0]: group for group in groups(conflict, stage)}
    theirs = {group[0]: group for group in groups(again, stage)}

    assert list(ours) == list(theirs)
    for name, group in theirs.items():
        assert set(ours[name]) == {each for each in group if not each.endswith("again")}


def test_rules_in_other_words_say_the_same() -> None:
    conflict = random_account(Random(1))
    x, y = Test("ann.x"), Test("bob.y")
    whens: tuple[Statement, ...] = (And((x, y)), Not(Or((Not(x), Not(y)))), And((x, Or((y, Not(y))))))
    other = replace(conflict, infeasible=tuple(Rule(f"F{n}", when) for n, when in enumerate(whens, start=1)))

    found = groups(other, account_verdicts(other).stages.of(other))

    assert [("F1", "F2"), ("F3",)] == [group for group in found if group[0].startswith("F")]
