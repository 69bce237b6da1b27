"""The dates of a report: of the texts that the conflict cites, and what was done, as a chronicle has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.model.chronicle.chronicle import settings_in_words
from detente.report.audit_words import shortened
from detente.report.claim_words import called
from detente.report.html.links import Link, Links
from detente.report.pictures.timeline import BECAME
from detente.report.words import rests_on
from detente.text.citation import resolve

if TYPE_CHECKING:
    from detente.cite import Citation
    from detente.model.chronicle.chronicle import Chronicle, DatedMove
    from detente.report.html.gathered import Gathered

QUOTE = 100
SHORT = 60


@dataclass(frozen=True, slots=True)
class Done:
    """Something done, as a list tells it: when, by whom and what; what it is in the model; and what it rests on.

    `passages`: each with its place, where it has one here, its name and as much of its words as is quoted.
    """

    date: str
    said: str
    became: str
    passages: tuple[tuple[str, str, str], ...]
    rests: str


def texts(of: Gathered) -> Iterator[tuple[str, str, str]]:
    """The texts that the conflict cites and that bear a date, the earliest first: date, id and title."""
    if of.asked.redact:
        return
    titles = {source.id: source.title for source in of.conflict.sources}
    dates = sorted((text.date.isoformat(), name) for name, text in of.texts.items() if text.date is not None)
    yield from ((date, name, titles.get(name, "")) for date, name in dates)


def done(of: Gathered, links: Links) -> Iterator[Done]:
    """What was done, in the order of the chronicle."""
    if of.chronicle is None:
        return
    kinds = {each.move.id: each.kind for each in of.replay.moves} if of.replay is not None else {}
    for move in of.chronicle.moves:
        who = called(of.conflict, move.by) if move.by else ""
        what = move.text or settings_in_words(move.set) or move.to or move.unsaid
        yield Done(
            move.date,
            f"{who}: {what}" if who else what,
            kinds.get(move.id, ""),
            tuple(_passages(move, of.chronicle, of, links)),
            "" if move.grounds.cites else rests_on(move.grounds),
        )


def means(of: Gathered) -> Iterator[str]:
    """What the words mean that tell what a move was in the model."""
    used = {each.kind for each in of.replay.moves} if of.replay is not None else set()
    yield from (f"{word}: {meaning}." for word, meaning in BECAME.items() if word in used)


def _passages(move: DatedMove, chronicle: Chronicle, of: Gathered, links: Links) -> Iterator[tuple[str, str, str]]:
    own = {source.id for source in chronicle.sources}
    for citation in move.grounds.cites:
        # A text that only the chronicle cites has no sentences on the page.
        link = Link("sources", str(citation)) if citation.source in own else links.sentence(citation)
        quoted = "" if link.to != "sources" else _quoted(citation, chronicle, of)
        yield link.to, link.name, quoted


def _quoted(citation: Citation, chronicle: Chronicle, of: Gathered) -> str:
    document = chronicle.documents.get(citation.source)
    if document is None or of.asked.quotes == "none":
        return ""
    words = " ".join(resolve(citation, document).text.split())
    return shortened(words, SHORT if of.asked.quotes == "short" else QUOTE)
