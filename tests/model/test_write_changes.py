"""Saving over an old file: what a person wrote stays, what differs changes.  Each case is a text before and after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from detente.cite import Citation, Grounds
from detente.model.claim import Form
from detente.model.conflict import (
    ClaimMade,
    Conflict,
    DecisionMaker,
    Forum,
    Option,
    Patch,
    Ranking,
    Rule,
    Statements,
    StatusQuo,
    Want,
)
from detente.model.patch import apply
from detente.model.read import parse_conflict
from detente.model.statement import And, Not
from detente.model.statement import Test as On
from detente.model.write import save_conflict

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


def with_a_want_less(conflict: Conflict) -> Conflict:
    return apply(conflict, Patch(drop=("company.1",)))


def with_a_grounded_status_quo(conflict: Conflict) -> Conflict:
    return replace(conflict, status_quo=StatusQuo((), grounds=Grounds(assumed="all is quiet")))


def with_a_ranking(conflict: Conflict) -> Conflict:


    wants = Statements((Want("M7", Not(MODIFY)),), Grounds(note="in short"))
    return replace(conflict, preferences={**conflict.preferences, "ministry": wants})


def with_a_claim_more(conflict: Conflict) -> Conflict:
    return replace(conflict, claims=(*conflict.claims, ClaimMade("C2", Form("now", (DELAY,)), "it drags on")))


CASES: list[tuple[Callable[[Conflict], Conflict], list[tuple[str, str]]]] = [
    (retitled, [("title:   A groundwater quarrel   # working", 'title:   "Groundwater: a quarrel"   # working')]),
]


def saved(tmp_path: Path, text: str, change: Callable[[Conflict], Conflict]) -> str:
    """The text of the file after the changed conflict was saved over it."""
    path = tmp_path / "quarrel.yaml"
    path.write_bytes(text.encode())
    save_conflict(change(parse_conflict(text, name="quarrel.yaml")), path)
    return path.read_bytes().decode()
