"""What holds of every dossier, whatever the text: quotes, ids, references, and no error but a plain one."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from detente.cite import Quote
from detente.dossier.dossier_file import dump_dossier, parse_dossier
from detente.dossier.items import AUTHOR, UNSPECIFIED, Dossier, Mention
from detente.dossier.read import read
from detente.errors import TextError
from detente.text.document import Document, document

_VOCABULARY = (
    "Peru Chile Peru's Chilean Lima officials troops talks demands threat offer border attack attacked attacking said "
    "says warned denied rejects rejected refused refuse to invade withdraw sign that if unless because although will "
    "would might may not never n't can't can’t no and but or , , . . ; : — - “ ” ( ) \" ' the a an of in on by for "
    "with against both the two sides they it its their who which NATO the West U.S. sanctions imposed agreed treaty "
    "deal Monday last week 2014 100,000 1,00,000 ready plans planned fear fears feared some in every not only nor "
    "neither is was were be been being has had have do does did there question impossible accused accuse ministers "
    "union strike company workers é 中 \u0301 \u200b ☃ • 1. date: #"
)
_WORDS = [*_VOCABULARY.split(), "\n", "\n\n"]
_SENTENCES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=40).map(" ".join)
_JUNK = st.text(max_size=80)
_TEXTS = st.lists(_SENTENCES | _JUNK, min_size=1, max_size=4).map("\n".join)


def quotes(dossier: Dossier) -> Iterator[Quote]:
    """Every passage that a dossier quotes."""
    yield from (line.quote for line in dossier.sentences)
    yield from (each.quote for each in dossier.unread)
    for item in dossier.items:
        yield item.quote
    yield from (event.what for event in dossier.events if event.what)
    yield from (claim.cue for claim in dossier.claims if claim.cue)
    yield from (link.cue for link in dossier.links if link.cue)


def made(text: str) -> Document | None:
    """The document that a text is, None where it is none."""
    try:
        return document(text.encode("utf-8", "surrogatepass"), "t.txt")
    except TextError:
        return None


@given(_TEXTS)
def test_whatever_is_read_quotes_its_text_and_nothing_else_goes_wrong(text: str) -> None:
    found = made(text)
    if found is None:
        return
    try:
        dossier = read([("t", found)], parse=False)
    except TextError:
        return

    assert all(found.raw[quote.start : quote.end] == quote.text for quote in quotes(dossier))
    assert all(quote.source == "t" for quote in quotes(dossier))
    ids = [each.id for each in (*dossier.sentences, *dossier.items)]
    assert len(ids) == len(set(ids))
    actors = {actor.id for actor in dossier.actors}
    assert {a for e in dossier.events for a in (*e.actors, *e.recipients)} <= actors
    assert {claim.speaker for claim in dossier.claims} <= actors | {AUTHOR, UNSPECIFIED}
    drawn = {item.sentence for item in dossier.items if not isinstance(item, Mention)}
    unread = [each.sentence for each in dossier.unread]
    assert sorted([*drawn, *unread]) == sorted(line.id for line in dossier.sentences)
    assert len({item.origin.producer for item in dossier.items}) <= 1


@given(_TEXTS)
def test_whatever_is_read_can_be_written_and_read_back(text: str) -> None:
    found = made(text)
    if found is None:
        return
    try:
        dossier = read([("t", found)], parse=False)
    except TextError:
        return

    assert dossier == parse_dossier(dump_dossier(dossier), "dossier.json")
