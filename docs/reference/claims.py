"""The page of the claim forms, written from their tables: what each means, and a claim of that form that is checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from detente.cli.main import app
from detente.insight.auditing import audit as _rows  # noqa: F401 - enters the rows of the table
from detente.insight.claims.meaning import MEANINGS
from detente.model.forms import FORMS

FILE = "quarry.yaml"
QUARRY = """\
detente: 1
title: "A quarry (invented)"
decision_makers:
  firm: {name: the firm, options: {dig: {text: "digs", irreversible: adopted}}}
  village: {name: the village, options: {block: "blocks the road"}}
joint_options:
  accord: {text: "an accord is in force", owners: [firm, village], requires: "not firm.dig"}
infeasible:
  - {id: no_pit_no_block, when: "village.block and not firm.dig"}
  - {id: no_pit_under_accord, when: "firm.dig and joint.accord"}
forums:
  table: {name: the round table, members: [firm, village]}
status_quo: []
preferences:
  firm:
    - {id: F1, want: "not village.block"}
    - {id: F2, want: "joint.accord"}
    - {id: F3, want: "firm.dig"}
  village:
    - {id: V1, want: "not firm.dig"}
    - {id: V2, want: "village.block", if: "firm.dig"}
    - {id: V3, want: "joint.accord"}
variants:
  careful: {text: "the firm does nothing that is worse for the village", attitudes: {firm: {village: 1}}}
claims:
"""
EXAMPLES = {
    "now": ("nobody digs yet", "now(not firm.dig)"),
    "can": ("the village can stop the work", "can(village, village.block)"),
    "would": ("at the table both would sign", "would(table, joint.accord)"),
    "never": ("the firm will never dig", "never(firm, firm.dig)"),
    "possible": ("an accord may yet come", "possible(joint.accord)"),
    "ensures": ("a pit will have the road blocked", "ensures(firm.dig, village.block)"),
    "prevents": ("a pit is the end of any accord", "prevents(firm.dig, joint.accord)"),
    "deters": ("fear of a blocked road keeps the firm off", "deters(village.block, firm, firm.dig)"),
    "worse": ("the firm would regret its pit", "worse(firm, firm.dig)"),
    "prefers": ("the firm would rather dig than sign", "prefers(firm, firm.dig, to: joint.accord)"),
    "gains": ("a careful firm would do the village good", "gains(village, under: careful)"),
    "stable": ("an accord would last", "stable(joint.accord)"),
}
"""A claim of each form: the words of the account, and how it is written; its id is the form."""


HEAD = """\
# Claims

A claim form says what an account asserts in such a way that it can be checked against a model; there are {forms} of them.
[Audit](../how-to/audit.md) tells how claims are checked, and [Conflict file](conflict-file.md#forms-of-claims) how they are written and joined.

## What the formulas say

- q is the status quo, of one reading where it is contested.
- R_A(s) are the states to which A can move from s, R⁺_A(s) those of them that are better for A, or for every member of a forum, and that no attitude forbids.
- → is a move that is better for whoever makes it, a decision maker or a forum, and →* any number of them, one after another.
- Out(q) are the states to which →* leads from q and that nobody, alone or in a forum, would leave under the concept K, by default SEQ: where things may come to rest.
- F stands for the states in which F holds; a *move* m is the change of the fewest options, by the one decision maker who owns them, that makes m true.
- ≻_A says: preferred by A.

A claim holds or fails, or is vacuous, where what it presupposes does not come about.
It is undecided where it depends on wants that nobody stated, and mixed where readings of the status quo differ.
"""  # noqa: E501 - a sentence a line


def page() -> Iterator[str]:
    """The lines of the page."""
    yield HEAD.replace("{forms}", str(len(FORMS)))
    yield "\n## The conflict of the examples\n"
    yield f"Save this as `{FILE}`:\n"
    yield f"```yaml\n{_quarry()}```"
    yield "\n`--workers 1` and `--orders 10` keep so small an audit short, and change none of these verdicts."
    for form, session in _sessions():
        yield from _entry(form, session)


def _entry(form: str, session: str) -> Iterator[str]:
    signature, about = FORMS[form], MEANINGS[form].about
    yield f"\n## {form}\n"
    yield signature.reads
    yield "\n" + _code(signature.explained)
    yield f"\n{about.definition}"
    yield f"\n```text\n{about.body}\n```\n"
    for heading, text in about.sections.items():
        linked = re.sub(r"\[(\w+\d{4})\]", lambda key: f"{key[0]}(bibliography.md#{key[1].lower()})", text)
        first, *rest = re.split(r"(?<=[.?!]) (?=[A-Z])", linked)
        yield f"{heading}: {first}"
        yield from rest
    yield f"\n```console\n{session}```"


def _code(explained: str) -> str:
    """The signature as code, and what its letters stand for."""
    signature, _, letters = explained.partition(" with ")
    return f"`{signature}` with {letters}." if letters else f"`{signature}`"


def _quarry() -> str:
    claims = [f'  - {{id: {form}, text: "{text}", says: "{says}"}}\n' for form, (text, says) in EXAMPLES.items()]
    return QUARRY + "".join(claims)


def _sessions() -> Iterator[tuple[str, str]]:
    """For each form what the audit of its claim says, without what stands before and after it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        path.write_text(_quarry(), "utf-8")
        for form in FORMS:
            ran = CliRunner(env={"COLUMNS": None}).invoke(
                app, ["audit", str(path), "--workers", "1", "--orders", "10", "--claim", form], catch_exceptions=False
            )
            _, said, *_ = ran.stdout.split("\n\n")
            yield form, f"$ detente audit {FILE} --workers 1 --orders 10 --claim {form}\n…\n{said}\n…\n"
