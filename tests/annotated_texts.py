"""Texts and dossiers for the tests of exports: the documents that a random dossier could have been read from."""

from __future__ import annotations

from datetime import date

from detente.cite import Quote
from detente.dossier.items import (
    Actor,
    Claim,
    Dossier,
    Event,
    Item,
    Line,
    Link,
    Mention,
    Origin,
    Text,
    When,
)
from detente.text.document import Document, Sentence, document

RAW = (
    "date 2022-03-07 The dockers of Halden warned that they may strike 🚢 on Friday. "
    "The port seized their fund. The port denied it."
)


def halden() -> tuple[Dossier, Document]:
    """A dossier of one text, every kind of item in it, one event possible, one a fact, one rejected, one told again."""
    read = document(RAW.encode(), "halden.txt")
    lines = tuple(
        Line(f"news#{s.number}", s.number, s.hash, Quote("news", s.start, s.end, s.text)) for s in read.sentences
    )
    friday = When("on Friday", date(2022, 3, 11), date(2022, 3, 11))
    dossier = Dossier(
        texts=(Text("news", "halden.txt", read.sha256, len(RAW), date(2022, 3, 7)),),
        sentences=lines,
        actors=(Actor("DOCK", "Dockers of Halden", "union"), Actor("HLD", "Halden", "state")),
        mentions=(
            Mention("news#1.m1", "news#1", _at("The dockers of Halden"), "DOCK", "name"),
            Mention("news#2.m1", "news#2", _at("The port"), "HLD", "seat"),
        ),
        events=(
            _event("news#1.e1", "strike", "PROTEST", "possible", mode="strike", actors=("DOCK",), when=friday),
            _event("news#2.e1", "seized", "COERCE", "asserted", mode="seize", actors=("HLD",), recipients=("DOCK",)),
            _event("news#3.e1", "denied it", "COERCE", "asserted", same_as="news#2.e1"),
            _event("news#3.e2", "denied", "REJECT", "asserted", origin=Origin("rules@1", "rejected")),
        ),
        claims=(
            Claim("news#1.c1", "news#1", _at("they may strike 🚢"), "DOCK", "WARN", cue=_at("warned"), target=("HLD",)),
        ),
        links=(
            Link("news#2.l1", "news#2", _at("seized their fund"), "causes", ("news#2.e1",), ("news#1.e1",), cue=None),
        ),
    )
    return dossier, read


def documents_of(dossier: Dossier) -> dict[str, Document]:
    """The texts that hold what the dossier quotes where it quotes it, dots between its sentences."""
    found = {}
    for text in dossier.texts:
        raw = ["."] * text.length
        quotes = [line.quote for line in dossier.sentences if line.quote.source == text.id]
        for quote in quotes:
            raw[quote.start : quote.end] = quote.text
        sentences = tuple(Sentence(n, q.start, q.end, q.text) for n, q in enumerate(quotes, start=1))
        found[text.id] = Document("".join(raw), text.sha256, text.file, None, None, None, 0, sentences)
    return found


def kept(dossier: Dossier) -> dict[str, Item]:
    """What was not rejected, by id."""
    return {item.id: item for item in dossier.items if item.origin.status != "rejected"}


def _at(words: str) -> Quote:
    start = RAW.index(words)
    return Quote("news", start, start + len(words), words)


def _event(id_: str, words: str, category: str, factuality: str, **more: object) -> Event:
    return Event(id_, id_.partition(".")[0], _at(words), category, factuality, **more)  # type: ignore[arg-type]
