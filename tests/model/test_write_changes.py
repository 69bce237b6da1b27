"""Saving over an old file: what a person wrote stays, what differs changes.  Each case is a text before and after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from detente.cite import Citation, Grounds
from detente.model.claim import Form
from detente.model.conflict import (
    ClaimMade,
    Conflict,
    DecisionMaker,
    Forum,
    Option,
    Patch,
    Rule,
    Statements,
    StatusQuo,
    Want,
    Weights,
)
from detente.model.patch import apply
from detente.model.read import parse_conflict
from detente.model.statement import And, Not
from detente.model.statement import Test as On
from detente.model.write import dump_conflict, save_conflict
from model.conflicts_for_writing import conflicts

DELAY = On("company.delay")
MODIFY = On("ministry.modify")

BEFORE = """\
# A teaching case; see the clipping.
detente: 1
title:   A groundwater quarrel   # working title

sources:
  news: { file: clipping.txt }

decision_makers:   # in the order of the text
  ministry:
    name: 'Ministry of the Environment'
    options:
      modify:
        text: modifies the control order
        irreversible: adopted   # a matter of law
  company:
    options: {delay: lengthens the appeal, sue: "goes to court"}

# What cannot be.
infeasible:
- company.delay & company.sue      # one thing at a time
# The order settles it.
- when: "ministry.modify & company.sue"
  why: |
    The order is
    the last word.

# (end of the rules)

status_quo: [company.delay]
preferences:
    ministry:
        # first things first
        - {id: M1, want: "!company.delay", tier: 1,
           cites: [news#4]}
        - id: M2
          want: ministry.modify     # the aim
          tier: 2
    company: ["not ministry.modify",  # above all
              "company.delay"]
claims:
  - {id: C1, says: "possible(!company.delay)"}
# Nothing after this line.
"""


def retitled(conflict: Conflict) -> Conflict:
    return replace(conflict, title="Groundwater: a quarrel")


def without_first_rule(conflict: Conflict) -> Conflict:
    return replace(conflict, infeasible=(replace(conflict.infeasible[1], id="infeasible.1"),))


def without_rules(conflict: Conflict) -> Conflict:
    return replace(conflict, infeasible=())


def with_a_rule(conflict: Conflict) -> Conflict:
    return replace(conflict, infeasible=(*conflict.infeasible, Rule("R3", And((DELAY, MODIFY)), "never both")))


def with_a_forum(conflict: Conflict) -> Conflict:
    grounds = Grounds(cites=(Citation("news", sentence=2),))
    return replace(conflict, forums=(Forum("table", ("ministry", "company"), grounds=grounds),))


def with_an_option(conflict: Conflict) -> Conflict:
    ministry, company = conflict.decision_makers
    more = replace(company, options=(*company.options, Option("company.stance", "", ("quiet", "no"))))
    return replace(conflict, decision_makers=(ministry, more))


def with_a_decision_maker(conflict: Conflict) -> Conflict:
    court = DecisionMaker("court", "The court", (Option("court.rule", "rules: for once"),))
    return replace(conflict, decision_makers=(*conflict.decision_makers, court))


def with_wants_turned_round(conflict: Conflict) -> Conflict:
    return apply(conflict, Patch(first=("M2",)))


def with_a_changed_tier_and_citation(conflict: Conflict) -> Conflict:
    first, second = conflict.preferences["ministry"].wants  # type: ignore[union-attr]
    cites = Grounds(cites=(Citation("news", sentence=4), Citation("news", start=1, end=9)))
    changed = Statements((replace(first, grounds=cites), replace(second, tier=3)))
    return replace(conflict, preferences={**conflict.preferences, "ministry": changed})


def with_a_grounded_status_quo(conflict: Conflict) -> Conflict:
    return replace(conflict, status_quo=StatusQuo((), grounds=Grounds(assumed="all is quiet")))


def with_other_wants(conflict: Conflict) -> Conflict:
    wants = Statements((Want("M7", Not(MODIFY)),), Grounds(note="in short"))
    return replace(conflict, preferences={**conflict.preferences, "ministry": wants})


def with_a_claim_more(conflict: Conflict) -> Conflict:
    return replace(conflict, claims=(*conflict.claims, ClaimMade("C2", Form("now", (DELAY,)), "it drags on")))


def with_first_want_of_the_company_gone(conflict: Conflict) -> Conflict:
    wants = Statements((Want("company.1", DELAY),))
    return replace(conflict, preferences={**conflict.preferences, "company": wants})


def without_claims(conflict: Conflict) -> Conflict:
    return replace(conflict, claims=())


def with_options_turned_round(conflict: Conflict) -> Conflict:
    ministry, company = conflict.decision_makers
    turned = replace(company, options=company.options[::-1])
    return replace(conflict, decision_makers=(turned, ministry))


def with_another_kind_of_preference(conflict: Conflict) -> Conflict:
    weights = Weights(((DELAY, Fraction(2)), (Not(MODIFY), Fraction(-1, 2))))
    return replace(conflict, preferences={**conflict.preferences, "company": weights})


FIRST_RULE = "- company.delay & company.sue      # one thing at a time\n"
SECOND_RULE = """\
- when: "ministry.modify & company.sue"
  why: |
    The order is
    the last word.
"""
FIRST_WANT = """\
        - {id: M1, want: "!company.delay", tier: 1,
           cites: [news#4]}
"""
SECOND_WANT = """\
        - id: M2
          want: ministry.modify     # the aim
          tier: 2
"""
MINISTRY = BEFORE[BEFORE.index("  ministry:\n") : BEFORE.index("  company:\n")]

CASES: list[tuple[Callable[[Conflict], Conflict], list[tuple[str, str]]]] = [
    (lambda conflict: conflict, []),
    (retitled, [("title:   A groundwater quarrel   #", 'title:   "Groundwater: a quarrel"   #')]),
    (without_first_rule, [(FIRST_RULE, "")]),
    (without_rules, [("infeasible:\n" + FIRST_RULE + "# The order settles it.\n" + SECOND_RULE, "")]),
    (
        with_a_rule,
        [(SECOND_RULE, SECOND_RULE + '- {id: R3, when: "company.delay and ministry.modify", why: never both}\n')],
    ),
    (
        with_a_forum,
        [(SECOND_RULE, SECOND_RULE + "forums:\n  table: {members: [ministry, company], cites: [news#2]}\n")],
    ),
    (with_an_option, [('"goes to court"}', '"goes to court", stance: {levels: [quiet, "no"]}}')]),
    (
        with_a_decision_maker,
        [
            (
                'sue: "goes to court"}\n',
                """\
sue: "goes to court"}
  court:
    name: The court
    options:
      rule: "rules: for once"
""",
            )
        ],
    ),
    (
        with_options_turned_round,
        [
            (MINISTRY, ""),
            (
                '    options: {delay: lengthens the appeal, sue: "goes to court"}\n',
                '    options: {sue: "goes to court", delay: lengthens the appeal}\n' + MINISTRY,
            ),
        ],
    ),
    (with_wants_turned_round, [(FIRST_WANT + SECOND_WANT, SECOND_WANT.replace("tier: 2", "tier: 0") + FIRST_WANT)]),
    (
        with_a_changed_tier_and_citation,
        [("cites: [news#4]", "cites: [news#4, news#1-9]"), ("          tier: 2", "          tier: 3")],
    ),
    (with_first_want_of_the_company_gone, [('"not ministry.modify",  # above all\n              ', "")]),
    (
        with_other_wants,
        [
            (
                "    ministry:\n        # first things first\n" + FIRST_WANT + SECOND_WANT,
                '    ministry: {statements: [{id: M7, want: "not ministry.modify"}], note: in short}\n',
            )
        ],
    ),
    (
        with_another_kind_of_preference,
        [
            (
                """["not ministry.modify",  # above all\n              "company.delay"]""",
                '{weights: {"company.delay": 2, "not ministry.modify": "-1/2"}}',
            )
        ],
    ),
    (with_a_grounded_status_quo, [("status_quo: [company.delay]", "status_quo: {holds: [], assumed: all is quiet}")]),
    (
        with_a_claim_more,
        [
            (
                'says: "possible(!company.delay)"}\n',
                'says: "possible(!company.delay)"}\n  - {id: C2, text: it drags on, says: "now(company.delay)"}\n',
            )
        ],
    ),
    (without_claims, [('claims:\n  - {id: C1, says: "possible(!company.delay)"}\n', "")]),
]


@pytest.mark.parametrize(("change", "edits"), CASES, ids=lambda value: getattr(value, "__name__", ""))
def test_saving_changes_what_differs_and_leaves_every_other_character(
    tmp_path: Path, change: Callable[[Conflict], Conflict], edits: list[tuple[str, str]]
) -> None:
    expected = BEFORE
    for old, new in edits:
        assert expected.count(old) == 1
        expected = expected.replace(old, new)

    assert expected == saved(tmp_path, BEFORE, change)
    assert saved(tmp_path, BEFORE.replace("\n", "\r\n"), change) == expected.replace("\n", "\r\n")


def saved(tmp_path: Path, text: str, change: Callable[[Conflict], Conflict]) -> str:
    """The text of the file after the changed conflict was saved over it."""
    path = tmp_path / "quarrel.yaml"
    path.write_bytes(text.encode())
    save_conflict(change(parse_conflict(text, name="quarrel.yaml")), path)
    return path.read_bytes().decode()


def test_a_comment_above_a_removed_entry_stays(tmp_path: Path) -> None:
    after = saved(tmp_path, BEFORE, lambda conflict: replace(conflict, infeasible=conflict.infeasible[:1]))

    assert after == BEFORE.replace(SECOND_RULE, "")


@given(conflicts(), conflicts())
@settings(deadline=None, max_examples=25)
def test_any_conflict_can_be_saved_over_any_other(one: Conflict, other: Conflict) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "quarrel.yaml"
        path.write_text(commented(dump_conflict(one)), "utf-8")
        save_conflict(other, path)

        assert parse_conflict(path.read_bytes(), name=path.name) == other


def commented(text: str) -> str:
    """The text with a comment at the end of every third line, and one above every fourth."""
    lines = []
    for number, line in enumerate(text.splitlines()):
        if number % 4 == 3:
            lines.append(line[: len(line) - len(line.lstrip())] + "# above")
        lines.append(line + ("  # beside" if number % 3 == 2 and line else ""))
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("listed", "after"),
    [
        ('[when: "a.x", "a.y"]', '[{when: "a.x", why: it is so}, "a.y"]'),
        ('[{when: "a.x"}, when: "a.y"]', '[{when: "a.x", why: it is so}, when: "a.y"]'),
        ('[ {when: "a.x"}, &rule "a.y" ]', '[ {when: "a.x", why: it is so}, &rule "a.y" ]'),
        (
            '\n  - # the first\n    when: "a.x"\n  - "a.y"',
            '\n  - # the first\n    when: "a.x"\n    why: it is so\n  - "a.y"',
        ),
        ('\n  - ? when\n    : "a.x"\n  - "a.y"', '\n  - {when: "a.x", why: it is so}\n  - "a.y"'),
        ('\n  -\n    "a.x"   # so\n  - "a.y"', '\n  - {when: "a.x", why: it is so}  # so\n  - "a.y"'),
    ],
)
def test_odd_ways_to_write_a_rule_are_kept_where_they_can_be(tmp_path: Path, listed: str, after: str) -> None:
    head = "detente: 1\ndecision_makers: {a: {options: {x: , y}}}\n"

    def explained(conflict: Conflict) -> Conflict:
        return replace(conflict, infeasible=(replace(conflict.infeasible[0], why="it is so"), conflict.infeasible[1]))

    assert f"{head}infeasible: {after}\n" == saved(tmp_path, f"{head}infeasible: {listed}\n", explained)
