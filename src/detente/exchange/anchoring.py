"""Anchoring: where the items of annotations stand in texts that may have changed; what is not sure is an orphan."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from detente.cite import Quote
from detente.dossier.items import Item
from detente.errors import quoted
from detente.text.document import Document, Sentence


@dataclass(frozen=True, slots=True)
class Annotation:
    """An item as it was annotated, with the words that stood before and after its quote; empty where not known."""

    item: Item
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Orphan:
    """An item whose quote is nowhere to be found for sure: its id, the quote as it was, and why."""

    id: str
    quote: Quote
    why: str


@dataclass(frozen=True, slots=True)
class Moved:
    """An item that stands elsewhere than it did: its id, and its quote as it was."""

    id: str
    was: Quote


@dataclass(frozen=True, slots=True)
class Anchored:
    """Annotations in their texts: the items that stand there, which of them have moved, and the orphans.

    `foreign` counts annotations that held no item of ours.
    """

    items: tuple[Item, ...]
    moved: tuple[Moved, ...]
    orphans: tuple[Orphan, ...]
    foreign: int = 0


def anchored(annotations: Iterable[Annotation], documents: Mapping[str, Document], foreign: int = 0) -> Anchored:
    """The annotations in the documents, which are given by the ids of their texts.

    An item stands where it did if its quote does so, letter by letter.  If not, it stands where its quote does between
    the same words, if these are known and that is one place in the same text; its `sentence` is then that of the new
    place, its id stays.  Its `cue` and its `what` have to have moved with it, within the sentence.  All else is an
    orphan.  Cost: a search of the text for each quote that is not where it was.
    """
    items: list[Item] = []
    moved: list[Moved] = []
    orphans: list[Orphan] = []
    for annotation in annotations:
        item = annotation.item
        document = documents.get(item.quote.source)
        found = f"there is no text {quoted(item.quote.source)}" if document is None else _settled(annotation, document)
        if isinstance(found, str):
            orphans.append(Orphan(item.id, item.quote, found))
            continue
        items.append(found)
        if found.quote.start != item.quote.start:
            moved.append(Moved(item.id, item.quote))
    return Anchored(tuple(items), tuple(moved), tuple(orphans), foreign)


def _settled(annotation: Annotation, document: Document) -> Item | str:
    """The item where it stands in the document, or why that cannot be told."""
    item, raw = annotation.item, document.raw
    start = item.quote.start
    if raw[start : item.quote.end] != item.quote.text:
        place = _elsewhere(annotation, raw)
        if isinstance(place, str):
            return place
        start = place
    by = start - item.quote.start
    sentence = _sentence_around(document, start, start + len(item.quote.text))
    if sentence is None:
        return "its quote is not within one sentence of the text"
    others: dict[str, Quote] = {}
    for name in ("what", "cue"):
        quote: Quote | None = getattr(item, name, None)
        if quote is None:
            continue
        others[name] = replace(quote, start=quote.start + by, end=quote.end + by)
        first, last = others[name].start, others[name].end
        if not sentence.start <= first < last <= sentence.end or raw[first:last] != quote.text:
            return f"its {name} {quoted(quote.text)} does not stand beside its quote any more"
    here = replace(item.quote, start=start, end=start + len(item.quote.text))
    there = f"{item.quote.source}#{sentence.number}"
    return replace(item, quote=here, sentence=there, **others)  # type: ignore[arg-type]  # which fields, the item says


def _elsewhere(annotation: Annotation, raw: str) -> int | str:
    exact, prefix, suffix = annotation.item.quote.text, annotation.prefix, annotation.suffix
    if not (prefix or suffix):
        return "its quote is not where it was, and the words around it were not written"
    words = prefix + exact + suffix
    at = raw.find(words)
    if at < 0:
        return "its quote, with the words around it, stands nowhere in the text"
    if raw.find(words, at + 1) >= 0:
        return "its quote, with the words around it, stands in several places"
    return at + len(prefix)


def _sentence_around(document: Document, start: int, end: int) -> Sentence | None:
    at = bisect_right(document.sentences, start, key=lambda sentence: sentence.start) - 1
    found = document.sentences[at] if at >= 0 else None
    return found if found and end <= found.end else None
