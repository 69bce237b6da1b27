"""Small dossiers for tests: a text is told sentence by sentence, and what is drawn from it is said by its words."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from detente.cite import Quote
from detente.dossier.items import (
    Actor,
    Claim,
    Dossier,
    Event,
    Gap,
    Line,
    Link,
    Mention,
    Origin,
    Status,
    Tension,
    Text,
)


class Telling:
    """A text of these sentences, and what has been drawn from it so far, in the order in which it was said."""

    def __init__(
        self, *sentences: str, actors: tuple[Actor, ...], status: Status = "accepted", day: date | None = None
    ) -> None:
        raw = " ".join(sentences)
        digest = hashlib.sha256(raw.encode()).hexdigest()
        self.text = Text("news", "news.txt", digest, len(raw), day)
        self.raw, self.actors, self.status = raw, actors, status
        self.lines: list[Line] = []
        start = 0
        for number, sentence in enumerate(sentences, 1):
            quote = Quote("news", start, start + len(sentence), sentence)
            self.lines.append(Line(f"news#{number}", number, "", quote))
            start += len(sentence) + 1
        self.events: list[Event] = []
        self.claims: list[Claim] = []
        self.links: list[Link] = []
        self.mentions: list[Mention] = []
        self.tensions: list[Tension] = []
        self.gaps: list[Gap] = []

    def quote(self, number: int, words: str) -> Quote:
        """Where these words stand in that sentence."""
        line = self.lines[number - 1].quote
        at = line.start + line.text.index(words)
        return Quote("news", at, at + len(words), words)

    def event(self, number: int, trigger: str, category: str, *actors: str, **more: Any) -> str:
        """Add an event, asserted unless another factuality is given; its id."""
        more = {"factuality": "asserted", **more}
        more = {key: tuple(value) if isinstance(value, list) else value for key, value in more.items()}
        name = f"news#{number}.e{sum(e.sentence == f'news#{number}' for e in self.events) + 1}"
        quote = self.quote(number, trigger)
        self.events.append(Event(name, f"news#{number}", quote, category, actors=actors, origin=self._origin(), **more))
        return name

    def claim(self, number: int, words: str, speaker: str, act: str, *events: str, **more: Any) -> str:
        """Add a claim about these events; its id."""
        more = {key: tuple(value) if isinstance(value, list) else value for key, value in more.items()}
        name = f"news#{number}.c{sum(c.sentence == f'news#{number}' for c in self.claims) + 1}"
        quote = self.quote(number, words)
        self.claims.append(
            Claim(name, f"news#{number}", quote, speaker, act, events=events, origin=self._origin(), **more)
        )
        return name

    def link(self, number: int, kind: Any, source: list[str], target: list[str], *, hypothetical: bool = True) -> None:
        """Add an argument whose quote is the whole sentence."""
        line = self.lines[number - 1]
        name = f"{line.id}.l{len(self.links) + 1}"
        self.links.append(
            Link(name, line.id, line.quote, kind, tuple(source), tuple(target), hypothetical, None, self._origin())
        )

    def dossier(self) -> Dossier:
        """The dossier."""
        parts = (self.events, self.claims, self.links, self.tensions)
        events, claims, links, tensions = (tuple(part) for part in parts)
        return Dossier(
            (self.text,),
            tuple(self.lines),
            self.actors,
            tuple(self.mentions),
            events,  # type: ignore[arg-type]
            claims,  # type: ignore[arg-type]
            links,  # type: ignore[arg-type]
            tensions,  # type: ignore[arg-type]
            gaps=tuple(self.gaps),
        )

    def _origin(self) -> Origin:
        return Origin("rules@1", self.status)


def harbour(status: Status = "accepted") -> Dossier:
    """A quarrel about wages in a port, as a local paper might tell it."""
    told = Telling(
        "The dockers demanded that the port authority raise their wages.",
        "The authority replied that a rise was out of the question.",
        "It has called up private guards since.",
        "The dockers said that they might strike from Monday.",
        "A strike would ruin the port.",
        "The two met at the town hall last week.",
        actors=(Actor("DOCKERS", "the dockers", "union"), Actor("PORT", "the Port Authority", "company")),
        status=status,
        day=date(2012, 5, 4),
    )
    rise = told.event(1, "demanded", "REQUEST", "DOCKERS", recipients=["PORT"], mode="change", contexts=["labour"])
    told.claim(1, "the port authority raise their wages", "DOCKERS", "DEMAND", rise, target=["PORT"])
    no = told.event(2, "out of the question", "REJECT", "PORT", recipients=["DOCKERS"], mode="change")
    told.claim(
        2, "a rise was out of the question", "PORT", "REFUSE", no, polarity="-", modality="categorical",
        attribution="reported",
    )  # fmt: skip
    told.event(3, "called up", "MOBILIZE", "PORT", mode="police")
    maybe = told.event(4, "strike", "PROTEST", "DOCKERS", mode="strike", factuality="possible", reported_by="DOCKERS")
    told.claim(4, "they might strike from Monday", "DOCKERS", "THREATEN", maybe, modality="possible")
    strike = told.event(5, "strike", "PROTEST", "DOCKERS", mode="strike", factuality="conditional")
    told.claim(5, "A strike would ruin the port", "AUTHOR", "PREDICT", strike, polarity="-", about=["PORT"])
    told.event(6, "met", "CONSULT", "DOCKERS", "PORT", where="the town hall")
    return told.dossier()


def river(status: Status = "accepted") -> Dossier:
    """A quarrel about a dam between two invented states, with a commission at whose table they sit."""
    told = Telling(
        "Lowland officials accused Upland of holding back the river.",
        "Upland said that it is Lowland that is massing troops.",
        "Upland cannot open the gates before spring.",
        "Both sat down with the River Commission in Delta City.",
        "A treaty on the water is possible.",
        "If Upland closes the last gate, Lowland would bomb the dam.",
        "Some in Lowland want the dam gone.",
        actors=(
            Actor("UP", "Upland", "state"),
            Actor("LOW", "Lowland", "state"),
            Actor("RC", "the River Commission", "organisation", ("UP", "LOW")),
        ),
        status=status,
        day=None,
    )
    held = told.event(
        1, "holding back", "COERCE", "UP", recipients=["LOW"], mode="withhold", factuality="alleged", reported_by="LOW"
    )
    accused = told.claim(1, "Upland of holding back the river", "LOW", "ACCUSE", held, target=["UP"], about=["UP"])
    massed = told.event(
        2, "massing troops", "MOBILIZE", "LOW", recipients=["UP"], mode="troops", factuality="alleged", reported_by="UP"
    )
    returned = told.claim(2, "it is Lowland that is massing troops", "UP", "ACCUSE", massed, target=["LOW"])
    told.tensions.append(Tension("mirror", (accused, returned), "each accuses the other"))
    gates = told.event(3, "open the gates", "RETREAT", "UP", mode="release", factuality="counter")
    told.claim(
        3, "Upland cannot open the gates before spring", "AUTHOR", "ASSERT", gates, polarity="-", modality="ability",
        about=["UP"],
    )  # fmt: skip
    told.event(4, "sat down", "CONSULT", "UP", "LOW", "RC", where="Delta City")
    treaty = told.event(5, "treaty", "AGREE", "UP", "LOW", factuality="possible")
    told.claim(5, "A treaty on the water is possible", "AUTHOR", "PROPOSE", treaty, modality="possible")
    closed = told.event(6, "closes", "COERCE", "UP", recipients=["LOW"], mode="withhold", factuality="conditional")
    bombed = told.event(6, "bomb", "ASSAULT", "LOW", recipients=["UP"], factuality="conditional")
    told.link(6, "condition", [closed], [bombed])
    gone = told.event(7, "gone", "ASSAULT", "LOW", recipients=["UP"], factuality="possible")
    told.claim(7, "the dam gone", "LOW", "WANT", gone, part="some")
    return told.dossier()
