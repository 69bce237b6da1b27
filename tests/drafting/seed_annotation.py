"""The hand annotation of the shared seed as a dossier whose every item is accepted, by mechanical rules alone.

A claim speaks of the events whose trigger lies in its quote; one without any, which plans or foretells something, of
what those it is about do in its sentence.  The ends of an argument are the events whose trigger shares a word with
the annotator's paraphrase, else those on their side of the cue, else the claims there.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from detente.cite import Quote
from detente.dossier.items import (
    Actor,
    Claim,
    Dossier,
    Event,
    Factuality,
    How,
    Line,
    Link,
    Mention,
    Origin,
    Text,
)
from detente.dossier.tensions import tensions
from detente.text.document import open_document

SOURCE = "dispatch"
ACCEPTED = Origin("person:annotator", "accepted")
ACTORS = (
    Actor("RUS", "Russia", "state"),
    Actor("WEST", "the West", "coalition", ("USA", "NATO", "EU")),
    Actor("UKR", "Ukraine", "state"),
    Actor("USA", "the United States", "state"),
    Actor("NATO", "NATO", "organisation"),
    Actor("EU", "the European Union", "organisation"),
    Actor("OSCE", "the OSCE", "organisation"),
    Actor("CHN", "China", "state"),
    Actor("DNR_LNR", "the “independent republics”", "unspecified"),
)
_FACTUALITY: dict[str, Factuality] = {"hypothetical": "conditional"}
_MODALITY = {"certain-conditional": "conditional", "conditional-premise": "conditional"}
_KINDS = {"cause": "causes", "conditional": "condition", "concession": "concession", "purpose": "purpose"}
_SOME = re.compile(r"^(some|many|a few|parts?)\b", re.IGNORECASE)


def seed_dossier(shared: Path) -> Dossier:
    """The dossier of the annotated seed."""
    document = open_document(shared / "seed" / "dispatch-2022-01-17.txt")
    gold = (shared / "evidence" / "seed-gold.jsonl").read_text("utf-8")
    records = [json.loads(line) for line in gold.splitlines()]
    sentences = [record for record in records if record["record"] == "sentence"]
    text = Text(SOURCE, "dispatch-2022-01-17.txt", document.sha256, len(document.raw), document.date)
    lines = tuple(
        Line(f"{SOURCE}#{s.number}", s.number, "", Quote(SOURCE, s.start, s.end, s.text)) for s in document.sentences
    )
    built = [_Built(document.raw, line, record) for line, record in zip(lines, sentences, strict=True)]
    events = tuple(e for each in built for e in each.events)
    claims = tuple(c for each in built for c in each.claims)
    return Dossier(
        (text,),
        lines,
        ACTORS,
        tuple(m for each in built for m in each.mentions),
        events,
        claims,
        tuple(k for each in built for k in each.links),
        tensions(events, claims),
        reader="a hand annotation",
    )


class _Built:
    """The items of one sentence."""

    def __init__(self, raw: str, line: Line, record: dict[str, Any]) -> None:
        self.raw, self.line, self.record = raw, line, record
        self.ids = {e["id"]: self._id(e["id"], "e") for e in record["events"]}
        self.parts = {m["actor"]: found[0] for m in record["actors"] if (found := _SOME.match(m["mention"]))}
        self.mentions = tuple(self._mention(n, m) for n, m in enumerate(record["actors"], 1))
        self.events = tuple(self._event(e) for e in record["events"])
        self.claims = tuple(self._claim(c) for c in record["claims"])
        self.links = tuple(self._link(n, a) for n, a in enumerate(record["arguments"], 1))

    def _quote(self, span: list[int]) -> Quote:
        return Quote(SOURCE, span[0], span[1], self.raw[span[0] : span[1]])

    def _id(self, given: str, letter: str) -> str:
        return f"{self.line.id}.{letter}{given.rpartition(letter)[2]}"

    def _mention(self, number: int, m: dict[str, Any]) -> Mention:
        part = self.parts.get(m["actor"])
        how: How = "part" if part else "name"
        quote = self._quote(m["span"])
        return Mention(f"{self.line.id}.m{number}", self.line.id, quote, m["actor"], how, "actor", part, (), ACCEPTED)

    def _event(self, e: dict[str, Any]) -> Event:
        said = _FACTUALITY.get(e["factuality"], e["factuality"])
        factuality: Factuality = "historical" if "historical" in e["aux"] else said
        retold = e.get("same_as")
        return Event(
            self.ids[e["id"]],
            self.line.id,
            self._quote(e["span"]),
            e["code"],
            factuality,
            e["mode"],
            tuple(e["context"]),
            tuple(e["actor"]),
            tuple(e["recipient"]),
            where=e["where"],
            size=e.get("size"),
            reported_by=e["reported_by"],
            same_as=f"{SOURCE}#{int(retold[1:])}.e1" if retold else None,
            origin=ACCEPTED,
        )

    def _claim(self, c: dict[str, Any]) -> Claim:
        start, end = c["span"]
        events = [e for e in self.record["events"] if start <= e["span"][0] and e["span"][1] <= end]
        if not events and c["modality"] not in ("asserted", "presupposed"):
            events = [e for e in self.record["events"] if set(e["actor"]) & set(c["about"] or ())]
        return Claim(
            self._id(c["id"], "c"),
            self.line.id,
            self._quote(c["span"]),
            c["speaker"],
            c["act"],
            c["polarity"],
            _MODALITY.get(c["modality"], c["modality"]),
            c["attribution"],
            self.parts.get(c["speaker"]),
            self._quote(c["cue_span"]),
            tuple(c["target"] or ()),
            tuple(c["about"] or ()),
            tuple(self.ids[e["id"]] for e in events),
            ACCEPTED,
        )

    def _link(self, number: int, a: dict[str, Any]) -> Link:
        at = self.raw.find(a["cue"], self.line.quote.start)
        source, target = self._end(a["premise"], at, before=True), self._end(a["conclusion"], at, before=False)
        kind = a["kind"]
        return Link(
            f"{self.line.id}.l{number}",
            self.line.id,
            self.line.quote,
            _KINDS[a["type"]],  # type: ignore[arg-type]
            source,
            tuple(name for name in target if name not in source),
            hypothetical=not kind.startswith("concessive-if"),
            cue=self._quote([at, at + len(a["cue"])]),
            origin=ACCEPTED,
        )

    def _end(self, paraphrase: str, cue: int, *, before: bool) -> tuple[str, ...]:
        """The items that one end of an argument is: by a word that they share, else by their side of the cue."""
        stems = _stems(paraphrase)
        shared = [e for e in self.record["events"] if _stems(e["trigger"]) & stems]
        beside = [e for e in self.record["events"] if (e["span"][0] < cue) == before]
        if shared or beside:
            return tuple(self.ids[e["id"]] for e in shared or beside)
        return tuple(self._id(c["id"], "c") for c in self.record["claims"] if (c["span"][0] < cue) == before)


def _stems(text: str) -> set[str]:
    """The first five letters of every word of four letters or more, and shorter words as they are; no names."""
    words = re.findall(r"[a-z]+(?:-[a-z]+)*", text)
    return {word[:5] for word in words if len(word) >= 3} - {"the", "and", "for", "with", "has", "more", "than"}
