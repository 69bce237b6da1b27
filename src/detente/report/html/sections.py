"""The sections of a report, in the order in which they are read.

One more section is one more row of `SECTIONS`, with a template of its name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from detente.report import audit_page, audit_words, outcome_words, outlook_words, words
from detente.report.html import claims, dated, dispute, resting
from detente.report.html.figures import drawn
from detente.report.naming import Naming

if TYPE_CHECKING:
    from detente.report.html.gathered import Gathered
    from detente.report.html.links import Links

Filled = Mapping[str, Any]
"""What the template of a section is filled with; nothing where there is nothing to show, and the section is left out.

A template knows besides what was gathered (`of`, `asked`) and how counts and lists are written (`words`).
"""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the page: its place, which is also the name of its template, its heading, and what fills it."""

    anchor: str
    heading: str
    fill: Callable[[Gathered, Links], Filled]


def _brief(of: Gathered, links: Links) -> Filled:
    return {
        "brief": claims.brief(of, links),
        "standing": list(outcome_words.standing(of.graph)),
        "found": resting.found(of)[:1],
    }


def _together(of: Gathered, _links: Links) -> Filled:
    if of.audit is None or not of.audit.together.never:
        return {}
    return {"lines": list(audit_words.together(of.audit, Naming(of.conflict))), "proved": of.audit.together.proved}


def _ask(of: Gathered, links: Links) -> Filled:
    asks, questions = list(claims.asks(of)), list(dispute.questions(of, links))
    return {"asks": asks, "questions": questions} if asks or questions else {}


def _outlook(of: Gathered, _links: Links) -> Filled:
    lines = [] if of.audit is None else list(outlook_words.outlook(of.audit, Naming(of.conflict)))
    return {"lines": lines} if lines else {}


def _dispute(of: Gathered, links: Links) -> Filled:
    graph = of.graph
    return {
        "lines": [f"{words.sizes(graph)}.", *outcome_words.standing(graph), *outcome_words.attitudes(graph)],
        "tables": dispute.who_and_what(of, links),
    }


def _dates(of: Gathered, links: Links) -> Filled:
    texts, done = list(dated.texts(of)), list(dated.done(of, links))
    pictures = drawn(of.replay or of.chronicle, "timeline", of.conflict)
    known = {"texts": texts, "done": done, "means": list(dated.means(of)), "pictures": pictures}
    return known if texts or done else {}


def _sentences(of: Gathered, links: Links) -> Filled:
    return {"texts": list(dispute.texts(of, links))}


def _model(of: Gathered, links: Links) -> Filled:
    tables = dispute.rules_and_wants(of, links)
    return {"tables": tables} if tables else {}


def _resting(of: Gathered, _links: Links) -> Filled:
    return {
        "lines": resting.found(of),
        "states": list(resting.states(of)),
        "plainly": list(resting.plainly(of)),
        "moves": outcome_words.of_moves(of.graph),
        "reasons": list(resting.reasons(of)),
        "graph": drawn(of.stability, "moves", of.conflict),
        "table": drawn(of.stability, "stability", of.conflict),
    }


def _audit(of: Gathered, links: Links) -> Filled:
    if of.audit is None:
        return {}
    return {
        "details": list(claims.details(of, links)),
        "pictures": drawn(of.audit, "shares"),
        "audited": of.audit.claims,
        "percent": audit_words.percent,
        "interval": audit_words.interval,
        "notes": (audit_page.STANDING, audit_page.SHARES),
    }


def _footing(of: Gathered, links: Links) -> Filled:
    trace = of.trace
    kinds = (
        ("assumed", "Assumed, and drawn from no sentence", trace.assumed),
        ("uncited", "Neither cited nor assumed", trace.uncited),
        ("proposed", "Proposals that nobody has reviewed", trace.proposed),
    )
    return {
        "kinds": [(anchor, heading, dispute.listed(parts, links)) for anchor, heading, parts in kinds if parts],
        "findings": [*of.check.doubts, *of.check.gaps],
        "skipped": of.check.skipped,
    }


def _method(of: Gathered, _links: Links) -> Filled:
    rest = "" if of.audit is None else audit_page.REST.format(of.audit.concept)
    return {"audit": of.audit, "rest": rest, "counted": words.reading_in_words(of.asked.counted)}


def _sources(of: Gathered, _links: Links) -> Filled:
    told = of.chronicle
    own = [] if told is None else [(source, told.documents.get(source.id)) for source in told.sources]
    return {"sources": [*((source, of.texts.get(source.id)) for source in of.conflict.sources), *own]}


SECTIONS: Final = (
    Section("brief", "The brief", _brief),
    Section("together", "What is not true together", _together),
    Section("ask", "What to ask next", _ask),
    Section("outlook", "Who expects what", _outlook),
    Section("dispute", "The dispute", _dispute),
    Section("sentences", "The sentences, and what was drawn from them", _sentences),
    Section("model", "What binds them, and what they want", _model),
    Section("resting", "Where it may rest, and why", _resting),
    Section("audit", "The audit of claims", _audit),
    Section("dates", "What was said and done, and when", _dates),
    Section("footing", "Assumptions and gaps", _footing),
    Section("method", "Method", _method),
    Section("sources", "Sources", _sources),
)
"""The sections of a report, in order; the contents of the page come from here as well."""
