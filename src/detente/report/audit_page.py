"""The page of an audit: what can go into a brief, what cannot be true together, what to ask; how to read it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.grid import Grid, titled
from detente.insight.auditing.audited import AS_LISTED
from detente.report import audit_words as words
from detente.report.naming import Naming
from detente.report.outlook_words import outlook
from detente.report.terminal import show, show_grid
from detente.report.words import counted, reading_in_words

if TYPE_CHECKING:
    from rich.console import Console

    from detente.insight.auditing.audited import Audit, Audited, Sign
    from detente.model.conflict import Conflict

MOST_QUESTIONS = 8
LEAST = 24
INDENT = 2
# Lines for all claims together; each may have this many behind the one that says what becomes of it.
HALF_PAGE = 30
LEAST_LINES = 3
# Blanks between the columns of a table.
GAP = 3
LEAD = "Each claim of this account, checked against a model of who, by the same account, can do what and wants what."
LISTED = (
    "“As listed”: by the order in which the model lists wants; the account leaves that order open, and another turns "
    "the claim."
)
STANDING = (
    "standing: whether the rest of the account carries the claim, that is “without” the parts drawn from its own "
    "sentences alone.  foresighted: the verdict where nobody leaves a state that is stable for it."
)
SHARES = (
    "holds in: in x % of the orders that the account admits, as far as they were tried, and “by chance” over random "
    "orders and signs; not a probability, and not to be compared between models, for it depends on how statements are "
    "cut."
)
REST = (
    "Things come to rest where moves that pay lead from the status quo, and where nobody, alone or in a forum, would "
    "leave under {}.  'detente solve' lists more: every state that nobody alone would leave, wherever it lies."
)


def show_audit(
    out: Console, audit: Audit, conflict: Conflict, *, only: Collection[str] = (), draft: bool = False
) -> None:
    """Print an audit; `only`: these claims, with their evidence; `draft`: the model is made of unreviewed proposals."""
    shown = [claim for claim in audit.claims if not only or claim.id in only]
    naming = Naming(conflict)
    told = show_brief(out, audit, naming, shown, draft=draft, evidence=bool(only))
    never = "Cannot be true together" if audit.together.proved else "Never true together, as far as was tried"
    sections = {
        never: [*words.together(audit, Naming(conflict), only)],
        "What to ask next": _questions(audit, Naming(conflict), only),
        "Who expects what": [*outlook(audit, naming)],
    }
    for title, lines in sections.items():
        _section(out, title, lines)
    told += [line for lines in sections.values() for line in lines]
    _section(out, "How to read this", [line for line in (words.legend(shown), naming.options("\n".join(told))) if line])
    _small_print(out, audit, shown)


def show_brief(
    out: Console, audit: Audit, naming: Naming, shown: Sequence[Audited], *, draft: bool = False, evidence: bool = False
) -> list[str]:
    """Print what can go into a brief as it is: of each claim whether it stands, what it hangs on, and the sign.

    What is named by its id alone is written out behind the claims.  The lines that were printed of claims are returned.
    """
    show(out, titled(audit.title), style="bold")
    if draft:
        show(out, "This is a draft, made from the text by machine: proposals that nobody has reviewed.")
    if not audit.complete:
        show(out, f"Interrupted: only {counted(audit.tried, 'order')} of {audit.asked:,} tried.")
    listed = any(AS_LISTED in claim.status for claim in shown)
    show(out, f"{LEAD}  {LISTED}" if listed else LEAD)
    out.print()
    signs: dict[Sign, str] = {}
    told: list[str] = []
    for claim in shown:
        # How far away a move lies is not said, so it does not tell signs apart here.
        sign = claim.sign and replace(claim.sign, steps=0)
        told += _claim(out, audit, claim, shown, naming, signs.get(sign, "") if sign else "", evidence)
        if sign is not None:
            signs.setdefault(sign, claim.id)
        if evidence:
            _evidence(out, claim, naming.conflict)
    if key := naming.key():
        out.print()
        show(out, key)
        told.append(key)
    return told


def _claim(
    out: Console, audit: Audit, claim: Audited, shown: Sequence[Audited], naming: Naming, same_sign: str, evidence: bool
) -> list[str]:
    """Print a claim; the lines that were printed."""
    head = f"{', '.join(claim.status).upper()}  {claim.id}  "
    said = words.sentence(claim, naming.conflict, max(LEAST, out.width - len(head)))
    show(out, head + said, style="bold")
    width = max(LEAST, out.width - INDENT)
    most = max(LEAST_LINES, HALF_PAGE // len(shown) - 1)
    lines = [line for line in [words.read_as(claim, shown, naming.conflict)] if line]
    lines += words.lines_of(claim, audit, naming, width=width, most=most, same_sign=same_sign, evidence=evidence)
    for line in lines:
        show(out, line, indent=INDENT)
    return [said, *lines]


def _evidence(out: Console, claim: Audited, conflict: Conflict) -> None:
    evidence = claim.evidence
    lines = [f"In the model: {claim.says}, that is: {words.in_words(claim, conflict)}"]
    if evidence.path:
        lines.append(f"The way there: {words.route(evidence.path)}")
    if evidence.states:
        first = evidence.states[0]
        lines.append(f"The state that shows it: {first.name} ({', '.join(first.on) or 'nothing holds'})")
    if evidence.because and claim.verdict in {"holds", "fails"}:
        lines.append(f"The reason: {evidence.because}")
    if evidence.breaks is not None:
        lines.append(f"What breaks it: {words.route([evidence.breaks])}")
    if evidence.against is not None:
        lines.append(f"What speaks against it: {Naming(conflict).part(evidence.against)}")
    if claim.behind:
        lines.append(f"Cited by what decides it: {', '.join(str(c) for c in claim.behind)}")
    for line in lines:
        show(out, line, indent=INDENT)


def _questions(audit: Audit, naming: Naming, only: Collection[str]) -> list[str]:
    """The questions, those that settle most first, and how many are not shown."""
    wanted = {q: claims for q, claims in audit.ask.items() if not only or set(only) & set(claims)}
    found = [words.asked(question, claims, naming) for question, claims in wanted.items()]
    if not only:
        found += [question.ask for question in naming.conflict.questions]
    if len(found) > MOST_QUESTIONS:
        found[MOST_QUESTIONS:] = [f"… and {counted(len(found) - MOST_QUESTIONS, 'question')} more (--json, check)."]
    return found


def _section(out: Console, title: str, lines: list[str]) -> None:
    if not lines:
        return
    out.print()
    show(out, title, style="bold")
    for line in lines:
        show(out, line, indent=2)


def _small_print(out: Console, audit: Audit, shown: list[Audited]) -> None:
    out.print()
    show(out, "Small print", style="bold")
    headings = ("claim", "standing", "without", "foresighted", "holds in", "between", "by chance")
    rows = [
        (
            claim.id,
            claim.standing,
            "",
            claim.foresighted,
            words.percent(claim.share.share),
            "all" if claim.share.exact else words.interval(claim.share.low, claim.share.high),
            words.percent(claim.share.null_share),
        )
        for claim in shown
    ]
    taken = sum(max(map(len, column)) + GAP for column in zip(headings, *rows, strict=True) if any(column[1:]))
    room = max(len("without"), out.width - taken)
    filled = [
        (*row[:2], in_column(claim.independent.dropped, room), *row[3:]) for row, claim in zip(rows, shown, strict=True)
    ]
    show_grid(out, Grid(headings, tuple(filled)))
    which = "all that the account admits" if audit.exact else f"of {audit.admissible:,} that the account admits"
    lines = (
        STANDING,
        SHARES,
        f"{counted(audit.tried, 'order')} tried, {which}; seed {audit.seed}; concept {audit.concept}.",
        REST.format(audit.concept),
        reading_in_words(audit.counted),
        f"Model {audit.model_sha256}",
    )
    for line in lines:
        show(out, line)


def in_column(names: Sequence[str], width: int) -> str:
    r"""Names in a column of that width, one that is too long broken behind `_` where that can be done.

    >>> in_column(("W3", "means_to_invade", "R1"), 9).split("\n")
    ['W3,', 'means_to_', 'invade,', 'R1']
    """
    lines = [""]
    for k, name in enumerate(names):
        comma = "," if k + 1 < len(names) else ""
        whole = f"{lines[-1]} {name}{comma}".strip()
        if len(whole) <= width:
            lines[-1] = whole
            continue
        lines += [""] if lines[-1] else []
        for piece in re.findall(r"[^_]*_+|[^_]+", f"{name}{comma}"):
            if lines[-1] and len(lines[-1]) + len(piece) > width:
                lines.append("")
            lines[-1] += piece
    return "\n".join(lines)
