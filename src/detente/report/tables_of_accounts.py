"""Tables of accounts and their models: what was read, what was modelled, what is doubtful, what rests on what."""

from __future__ import annotations

from detente.dossier.items import Dossier
from detente.errors import Problem
from detente.grid import Grid, plainly, titled
from detente.insight.check import Check
from detente.insight.trace import Trace
from detente.model.chronicle.chronicle import Chronicle, settings_in_words
from detente.model.conflict import Conflict
from detente.report.laying import joined
from detente.report.words import rests_on


def events(dossier: Dossier) -> Grid:
    """The events of a dossier that were not rejected."""
    rows = tuple(
        (
            e.id, e.sentence, e.category, e.mode or "", e.factuality, joined(e.actors), joined(e.recipients),
            e.when.text if e.when else "", e.quote.text, e.origin.producer, e.origin.status,
        )
        for e in dossier.events
        if e.origin.status != "rejected"
    )  # fmt: skip
    headings = (
        "id", "sentence", "category", "mode", "factuality", "actors", "recipients", "when", "quote", "producer",
        "status",
    )  # fmt: skip
    return Grid(headings, rows, plainly(dossier))


def claims(dossier: Dossier) -> Grid:
    """The claims of a dossier that were not rejected: who says what, and how."""
    rows = tuple(
        (
            c.id, c.sentence, c.speaker, c.act, c.polarity, c.modality, c.attribution, joined(c.target),
            joined(c.about), c.quote.text, c.origin.producer, c.origin.status,
        )
        for c in dossier.claims
        if c.origin.status != "rejected"
    )  # fmt: skip
    headings = (
        "id", "sentence", "speaker", "act", "polarity", "modality", "attribution", "to", "about", "quote", "producer",
        "status",
    )  # fmt: skip
    return Grid(headings, rows, plainly(dossier))


def actors(dossier: Dossier) -> Grid:
    """The actors of a dossier, with how often they are mentioned."""
    named = [mention.actor for mention in dossier.mentions if mention.origin.status != "rejected"]
    rows = tuple(
        (a.id, a.name, a.kind, joined(a.members), a.provenance, str(named.count(a.id))) for a in dossier.actors
    )
    return Grid(("id", "name", "kind", "members", "provenance", "mentions"), rows, plainly(dossier))


def options(conflict: Conflict) -> Grid:
    """The options of a conflict: who owns them, what they say, their levels, and what they rest on."""
    owned = [(option, dm.id) for dm in conflict.decision_makers for option in dm.options]
    owned += [(option, joined(option.owners)) for option in conflict.joint_options]
    rows = tuple(
        (who, option.key, option.text, joined(option.levels), option.irreversible or "", rests_on(option.grounds))
        for option, who in owned
    )
    return Grid(("owners", "option", "in words", "levels", "for good once", "rests on"), rows, titled(conflict.title))


def statements(conflict: Conflict) -> Grid:
    """The preference statements of a conflict, everybody's most important first, and what they rest on."""
    rows = tuple(
        (dm, want.id, str(want.statement), "" if want.tier is None else str(want.tier), rests_on(want.grounds))
        for dm, want in conflict.wants()
    )
    return Grid(("decision maker", "id", "statement", "tier", "rests on"), rows, titled(conflict.title))


def findings(check: Check) -> Grid:
    """The doubts and gaps of a conflict, where they stand, and how to mend them."""
    rows = tuple(
        (kind, p.code, p.message, *_place(p), p.hint or "")
        for kind, found in (("doubt", check.doubts), ("gap", check.gaps))
        for p in found
    )
    return Grid(("kind", "code", "message", "line", "column", "hint"), rows, plainly(check))


def sentences(trace: Trace) -> Grid:
    """The sentences of the sources, and the parts of the model that they became."""
    rows = tuple((str(s.citation), s.quote.text, joined(part.id for part in s.parts)) for s in trace.sentences)
    return Grid(("sentence", "text", "became"), rows, titled(trace.title))


def parts(trace: Trace) -> Grid:
    """The parts of the model, and what they rest on."""
    rows = tuple(
        (each.part.kind, each.part.id, each.part.of, each.part.says, each.part.rests, joined(each.part.grounds.cites))
        for each in trace.parts
    )
    return Grid(("kind", "id", "of", "says", "rests", "cites"), rows, titled(trace.title))


def dated(chronicle: Chronicle) -> Grid:
    """The dated moves of a chronicle, what they set or where they lead, and what they rest on."""
    rows = tuple(
        (m.date, m.by, m.id, m.text, settings_in_words(m.set) or m.to, m.unsaid, rests_on(m.grounds))
        for m in chronicle.moves
    )
    headings = ("date", "by", "id", "what", "sets or leads to", "why the conflict cannot say it", "rests on")
    return Grid(headings, rows, titled(chronicle.title))


def _place(problem: Problem) -> tuple[str, str]:
    return (str(problem.place.line), str(problem.place.column)) if problem.place else ("", "")
