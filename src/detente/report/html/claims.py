"""The claims of a report: the lines of the brief, and the audit in full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.insight.auditing.audited import AS_LISTED
from detente.report import audit_words as words
from detente.report.audit_page import HALF_PAGE, LEAD, LEAST_LINES, LISTED
from detente.report.claim_words import claim_in_words
from detente.report.html.links import Link, Links
from detente.report.naming import Naming
from detente.report.words import listing

if TYPE_CHECKING:
    from detente.insight.auditing.audited import Audited, Sign
    from detente.insight.deciding.deciding import Sufficient
    from detente.insight.traced import Part
    from detente.report.html.gathered import Gathered

LINE = 100
SAID = 240
MOST_SETS = 5
UNTRIED = (
    "There was no audit: the claims were judged by the preferences as the file lists them, and no other order that the "
    "account may admit was tried."
)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as the brief tells it: whether it stands, what it says, and what it hangs on."""

    id: str
    anchor: str
    full: str
    status: str
    kind: str
    said: str
    lines: tuple[str, ...]
    cites: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief: how it was made, each claim, what is named there by its id alone, and what the words mean."""

    lead: str
    claims: tuple[Told, ...]
    key: str
    legend: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """A claim as the audit tells it in full: rows of a heading and a text."""

    id: str
    anchor: str
    brief: str
    status: str
    kind: str
    said: str
    rows: tuple[tuple[str, str], ...]
    cites: tuple[Link, ...]
    behind: tuple[Link, ...]


def brief(of: Gathered, links: Links) -> Brief:
    """The brief of what was gathered; without an audit only whether each claim stands."""
    anchors = _anchors(of, links)
    if of.audit is None:
        told = tuple(
            Told(
                claim.id,
                anchors[claim.id],
                "",
                found,
                _kind(found),
                words.shortened(claim.text, SAID) or claim_in_words(claim.says, of.conflict),
                (),
                links.sentences(claim.grounds.cites),
            )
            for claim in of.conflict.claims
            for found in (of.trace.verdicts[claim.id],)
        )
        used = {each.status for each in told}
        means = tuple(f"{word}: {meaning}." for word, meaning in words.LEGEND.items() if word in used)
        return Brief(f"{LEAD}  {UNTRIED}", told, "", means)
    naming = Naming(of.conflict)
    shown = of.audit.claims
    most = max(LEAST_LINES, HALF_PAGE // len(shown) - 1)
    signs: dict[Sign, str] = {}
    made = []
    for number, claim in enumerate(shown, 1):
        sign = claim.sign and replace(claim.sign, steps=0)
        same = signs.get(sign, "") if sign else ""
        lines = [words.read_as(claim, shown, of.conflict)]
        lines += words.lines_of(claim, of.audit, naming, width=LINE, most=most, same_sign=same)
        if sign is not None:
            signs.setdefault(sign, claim.id)
        made.append(
            Told(
                claim.id,
                anchors[claim.id],
                f"a{number}",
                of.trace.verdicts[claim.id],
                _kind(claim.status[0]),
                words.sentence(claim, of.conflict, SAID),
                tuple(line for line in lines if line),
                links.sentences(claim.cites),
            )
        )
    key = naming.key()
    options = naming.options("\n".join([*(line for each in made for line in (each.said, *each.lines)), key]))
    lead = f"{LEAD}  {LISTED}" if any(AS_LISTED in claim.status for claim in shown) else LEAD
    return Brief(lead, tuple(made), key, tuple(line for line in (words.legend(shown), options) if line))


def details(of: Gathered, links: Links) -> Iterator[Detail]:
    """Each claim in full: its evidence, and the figures in small print."""
    if of.audit is None:
        return
    anchors = _anchors(of, links)
    for number, claim in enumerate(of.audit.claims, 1):
        yield Detail(
            claim.id,
            f"a{number}",
            anchors[claim.id],
            of.trace.verdicts[claim.id],
            _kind(claim.status[0]),
            words.sentence(claim, of.conflict, SAID),
            tuple((heading, text) for heading, text in _evidence(claim, of) if text),
            links.sentences(claim.cites),
            links.sentences(claim.behind),
        )


def asks(of: Gathered) -> Iterator[str]:
    """What the audit would ask next, that first on which most claims hang."""
    naming = Naming(of.conflict)
    if of.audit is not None:
        for question, claims in of.audit.ask.items():
            yield words.asked(question, claims, naming)


def _evidence(claim: Audited, of: Gathered) -> Iterator[tuple[str, str]]:
    evidence = claim.evidence
    yield "in the model", f"{claim.says}, that is: {words.in_words(claim, of.conflict)}"
    if len(claim.verdicts) > 1:
        yield "by reading", "; ".join(f"{reading}: {each}" for reading, each in claim.verdicts.items())
    yield "the way there", words.route(evidence.path)
    if evidence.states:
        first = evidence.states[0]
        yield "the state that shows it", f"{first.name} ({', '.join(first.on) or 'nothing holds'})"
    yield "the reason", evidence.because
    yield "in whose eyes", Naming(of.conflict).who(evidence.according_to) if evidence.according_to else ""
    yield "what breaks it", words.route([evidence.breaks]) if evidence.breaks else ""
    yield "what speaks against it", Naming(of.conflict).part(evidence.against) if evidence.against else ""
    yield "its own parts", ", ".join(claim.independent.dropped)
    decided = claim.decided
    tried = "" if decided.sets.proved else ", as far as was tried"
    yield f"enough for it to hold{tried}", _sets(decided.sets.holding)
    yield f"enough for it to fail{tried}", _sets(decided.sets.failing)
    yield "without these it turns", _some([listing(names) for names in decided.premises])
    if claim.flip is not None:
        yield "nearest change that turns it", listing([str(condition) for condition in claim.flip.conditions])


def _sets(sets: tuple[Sufficient, ...]) -> str:
    """Some sets of conditions; one that is empty needs nothing."""
    return _some([listing([str(condition) for condition in each.conditions]) for each in sets if each.conditions])


def _some(sets: list[str]) -> str:
    """The first few of many, and how many there are besides."""
    more = [f"{len(sets) - MOST_SETS} more"] if len(sets) > MOST_SETS else []
    return "; or ".join([*sets[:MOST_SETS], *more])


def _anchors(of: Gathered, links: Links) -> dict[str, str]:
    """Where the claims stand in the brief: each is the part that it is in the trace."""
    parts: dict[str, Part] = {each.part.id: each.part for each in of.trace.parts if each.part.kind == "claim"}
    return {name: links.part(part) for name, part in parts.items()}


def _kind(word: str) -> str:
    """What a style sheet calls a verdict."""
    return {"stands": "stands", "only asserted": "asserted", "fails": "fails"}.get(word, "open")
