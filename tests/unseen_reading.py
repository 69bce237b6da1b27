"""Sentences and texts that were never tuned on, and what the whole reader makes of the events marked in them.

They stand in `dossier/unseen/`: sentences with marked events, a dispatch with marked events, and an editorial with
marked claims.  Their author had seen none of the cues, word lists, examples and tests, so that they measure what the
rules have not been fitted to.  Never tune on them: what is read wrongly may be counted and reported, but neither the
rules nor the texts are to be changed in answer to it.

What is marked, and how:

* `done` is the verdict that counts; `factuality` is the best label for what the sentence makes of the event.
* An utterance that is itself an event (a demand, a threat, a refusal, a pledge) is done; what it is about is not.
* Asked for, feared, hoped for, considered, threatened: `possible`; with a condition: `conditional`.
* Planned, intended, vowed, pledged, foretold: `predicted`.
* Negated, prevented, cancelled, put off, refused, denied by the accused, contrary to fact: `counter`.
* Known only from an accuser, an interested party, a rumour, or doubted: `alleged`.
* A fact that the sentence takes for granted: `presupposed`; one given as background from the past: `historical`.
* The trigger stands once in its sentence; a sentence with two marked events is two entries with the same text.

How it is counted: a marked event is *taken for done* where an event whose trigger overlaps it is proposed as a fact,
of whatever category.  The false-fact rate is the share of those not done among the marked events taken for done;
recall is the share of those taken for done among the marked events that are done.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from detente.dossier.items import FACTS, Dossier, Event
from detente.dossier.read import read
from detente.text.document import Document, document, open_document
from factual_sentences import SENTENCES, plain_sentence

UNSEEN = Path(__file__).parent / "dossier" / "unseen"
HEADER = "date 2024-05-14\n\n"

Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Marked:
    """An event marked in a text: the span of its trigger in code points, its category, and whether it is done."""

    start: int
    end: int
    category: str
    done: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many marked events are done, taken for done, and of the same category; how many were proposed beside them."""

    done: int = 0
    found: int = 0
    same: int = 0
    not_done: int = 0
    false: int = 0
    beside: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.done + other.done,
            self.found + other.found,
            self.same + other.same,
            self.not_done + other.not_done,
            self.false + other.false,
            self.beside + other.beside,
        )

    def __str__(self) -> str:
        return (
            f"{self.false} of {self.false + self.found} taken for done are not ({self.false_rate:.3f}); "
            f"{self.found} of {self.done} done are found ({self.recall:.2f}), {self.same} in their category "
            f"({self.same / self.done:.2f}); {self.beside} more are taken for done beside them"
        )

    @property
    def false_rate(self) -> float:
        return self.false / max(1, self.false + self.found)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.done)


def unseen_sentences() -> Mapping[str, tuple[Marked, ...]]:
    """The sentences that were never tuned on, with what is marked in each."""
    found: dict[str, tuple[Marked, ...]] = {}
    for entry in entries():
        text = entry["text"]
        found[text] = (*found.get(text, ()), mark(text, entry, done=entry["done"]))
    return found


def tuned_sentences() -> Mapping[str, tuple[Marked, ...]]:
    """The sentences that the cues of factuality were tuned on."""
    return {
        text: tuple(Marked(t.start, t.start + len(t.word), t.category, t.done) for t in triggers)
        for text, triggers in map(plain_sentence, SENTENCES)
    }


SUITES: Mapping[str, Callable[[], Mapping[str, tuple[Marked, ...]]]] = {
    "tuned": tuned_sentences,
    "unseen": unseen_sentences,
    "tuned and unseen": lambda: {**tuned_sentences(), **unseen_sentences()},
}


def entries() -> Sequence[dict[str, Any]]:
    """The marked events of the unseen sentences, as they are written down."""
    return [json.loads(line) for line in (UNSEEN / "sentences.jsonl").read_text("utf-8").splitlines()]


def places(text: str, trigger: str) -> tuple[tuple[int, int], ...]:
    """Where the words of a trigger stand in a text, as whole words."""
    return tuple(found.span() for found in re.finditer(rf"(?<!\w){re.escape(trigger)}(?!\w)", text))


def mark(text: str, entry: Mapping[str, Any], *, done: bool, before: int = 0) -> Marked:
    """The one place of a trigger in a text that begins after so many code points."""
    ((start, end),) = places(text, entry["trigger"])
    return Marked(before + start, before + end, entry["category"], done)


@cache
def read_alone(text: str, reader: str) -> Dossier:
    """The dossier of a sentence that is a whole text, dated, by one of the readers."""
    return read([("s", document((HEADER + text).encode(), "s.txt"))], parse=reader == "parsed")


@cache
def tally_of(suite: str, reader: str) -> Tally:
    """What a reader makes of a suite of sentences, each read alone."""
    counts = [
        tally(read_alone(text, reader).events, marked, before=len(HEADER)) for text, marked in SUITES[suite]().items()
    ]
    return sum(counts, Tally())


def tally(events: Iterable[Event], marked: Iterable[Marked], before: int = 0) -> Tally:
    """What is made of the marked events of one text, whose spans are counted after so many code points."""
    facts = [event for event in events if event.factuality in FACTS]
    counts = Tally()
    met: set[str] = set()
    for each in marked:
        over = [
            event for event in facts if event.quote.start < before + each.end and before + each.start < event.quote.end
        ]
        met |= {event.id for event in over}
        same = any(event.category == each.category for event in over)
        if each.done:
            counts += Tally(done=1, found=bool(over), same=same)
        else:
            counts += Tally(not_done=1, false=bool(over))
    return counts + Tally(beside=len({event.id for event in facts} - met))


def dispatch() -> tuple[Document, tuple[Marked, ...]]:
    """The dispatch that was never tuned on, with what is marked in it."""
    found = open_document(UNSEEN / "dispatch.txt")
    marked = []
    for record in json.loads((UNSEEN / "dispatch.json").read_text("utf-8")):
        sentence = found.sentence(record["sentence"])
        for key in ("done", "not_done"):
            marked += [mark(sentence.text, e, done=key == "done", before=sentence.start) for e in record[key]]
    return found, tuple(marked)


def estuary() -> tuple[Document, tuple[Pairs, ...]]:
    """The editorial that was never tuned on, with who does which act in each of its sentences."""
    found = open_document(UNSEEN / "estuary.txt")
    claims = json.loads((UNSEEN / "estuary.json").read_text("utf-8"))
    return found, tuple(
        frozenset((claim["speaker"], claim["act"]) for claim in claims if claim["sentence"] == sentence.number)
        for sentence in found.sentences
    )


def pairs_of(dossier: Dossier) -> tuple[Pairs, ...]:
    """Who does which act, sentence by sentence."""
    return tuple(
        frozenset((claim.speaker, claim.act) for claim in dossier.claims if claim.sentence == line.id)
        for line in dossier.sentences
    )
