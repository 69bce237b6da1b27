"""Web Annotations, written: every item of a dossier with its quote, in the JSON-LD that the W3C recommends."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote as percent_encoded

from detente.cite import Quote
from detente.dossier.dossier_file import dump_dossier
from detente.dossier.items import Claim, Dossier, Event, Item, Link, Mention
from detente.exchange.json_text import json_text

CONTEXT: Final = [
    "http://www.w3.org/ns/anno.jsonld",
    {"@version": 1.1, "item": {"@id": "urn:detente:item", "@type": "@json"}},
]
KINDS: Final[dict[str, tuple[str, type[Item], str]]] = {
    "mention": ("mentions", Mention, "identifying"),
    "event": ("events", Event, "classifying"),
    "claim": ("claims", Claim, "describing"),
    "link": ("links", Link, "linking"),
}
"""The kinds of items: the key of the dossier file that lists them, their type, and why they annotate the text."""

IN_TARGET: Final = ("start", "end", "quote")
"""What of an item stands in the target of its annotation, and so not in the item itself."""


def web_annotations(dossier: Dossier, raws: Mapping[str, str] | None = None, *, around: int = 32) -> str:
    """The items of a dossier that were not rejected, as one `AnnotationPage` of the W3C's Web Annotation Data Model.

    Each annotation targets its quote in two ways: by a `TextPositionSelector`, in code points as the recommendation
    has it (programs in JavaScript often count UTF-16 units), and by a `TextQuoteSelector` with up to `around` code
    points before and after.  These are taken from `raws`, the untouched texts by id, where given and where the quote
    stands there, else from the sentence alone.  The body is a tag for people; `item` holds the item itself, in the
    form of the dossier file, for `read_annotations`.  In the order of the texts.
    """
    texts = {text.id: (number, text.file) for number, text in enumerate(dossier.texts)}
    sentences = {line.id: line.quote for line in dossier.sentences}
    plain = json.loads(dump_dossier(dossier))
    found: list[tuple[tuple[int, int, int, str], dict[str, Any]]] = []
    for kind, (key, _, motivation) in KINDS.items():
        items: tuple[Item, ...] = getattr(dossier, key)
        for item, data in zip(items, plain[key], strict=True):
            if item.origin.status == "rejected":
                continue
            number, file = texts.get(item.quote.source, (len(texts), item.quote.source))
            annotation = {
                "id": percent_encoded(item.id, safe="#"),
                "type": "Annotation",
                "motivation": motivation,
                "body": {"type": "TextualBody", "format": "text/plain", "purpose": "tagging", "value": _tag(item)},
                "target": {
                    "source": percent_encoded(file),
                    "selector": _selectors(item.quote, (raws or {}).get(item.quote.source), sentences, item, around),
                },
                "item": {kind: {name: value for name, value in data.items() if name not in IN_TARGET}},
            }
            found.append(((number, item.quote.start, item.quote.end, item.id), annotation))
    found.sort(key=lambda pair: pair[0])
    page = {"@context": CONTEXT, "type": "AnnotationPage", "items": [annotation for _, annotation in found]}
    return json_text(page, indent=1) + "\n"


def _selectors(
    quote: Quote, raw: str | None, sentences: Mapping[str, Quote], item: Item, around: int
) -> list[dict[str, object]]:
    whole, start = (raw, quote.start) if raw is not None else ("", 0)
    if whole[start : start + len(quote.text)] != quote.text and item.sentence in sentences:
        sentence = sentences[item.sentence]
        whole, start = sentence.text, quote.start - sentence.start
    words: dict[str, object] = {"type": "TextQuoteSelector", "exact": quote.text}
    end = start + len(quote.text)
    if whole[start:end] == quote.text:
        words |= {"prefix": whole[max(0, start - around) : start], "suffix": whole[end : end + around]}
    return [{"type": "TextPositionSelector", "start": quote.start, "end": quote.end}, words]


def _tag(item: Item) -> str:
    match item:
        case Mention():
            return item.actor or " or ".join(item.candidates) or "unresolved"
        case Event():
            return (
                f"{item.category} {item.mode}, {item.factuality}"
                if item.mode
                else f"{item.category}, {item.factuality}"
            )
        case Claim():
            return f"{item.speaker}: {item.act}"
        case Link():
            return item.kind
