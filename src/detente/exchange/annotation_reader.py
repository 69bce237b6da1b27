"""Web Annotations, read back: the items that they hold, each where its quote stands now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from detente.cite import Quote
from detente.dossier.dossier_file import decoded_json
from detente.dossier.dossier_shape import CLAIM, EVENT, LINK, MENTION
from detente.dossier.items import Item, Origin, When
from detente.dossier.json_places import Piece, Places, blank_end, scan
from detente.dossier.json_shape import Record, misfits
from detente.dossier.shape_problems import problem_of
from detente.errors import Problem, TextError
from detente.exchange.anchoring import Anchored, Annotation, anchored
from detente.exchange.annotation_page import IN_TARGET, KINDS
from detente.text.decode import BOM
from detente.text.document import Document

_SHAPES = {
    kind: Record(shape.what, tuple(key for key in shape.keys if key.name not in IN_TARGET))
    for kind, shape in {"mention": MENTION, "event": EVENT, "claim": CLAIM, "link": LINK}.items()
}


def read_annotations(
    data: str | bytes,
    documents: Mapping[str, Document],
    *,
    name: str = "annotations.json",
    limit: int = 20_000_000,
    most: int = 10_000,
) -> Anchored:
    """The items of a page of annotations in the documents, which are given by the ids of their texts (see `anchored`).

    The page is one that `web_annotations` wrote, or that another program handed on: what it added is passed over.
    Raises TextError with the problems found: no JSON (DET401 to DET407), items that are not as in a dossier file
    (DET412 to DET416), no page of annotations (DET271), an annotation without its selectors (DET272), more than `most`
    annotations (DET273).
    """
    text = decoded_json(data, name, limit)
    root, noted = scan(text, name, start=len(text) - len(text.removeprefix(BOM)))
    places = Places(text, name)
    problems = [slip.problem for slip in noted]
    after = blank_end(text, root.end)
    if after < len(text):
        problems.append(_not_a_page("the file goes on after its object", places, after))
    items = root.get("items")
    if root.said("type") != "AnnotationPage" or items is None or not isinstance(items.value, tuple):
        problems.append(_not_a_page("this is no page of annotations", places, root.start))
    listed = root.listed("items")
    if len(listed) > most:
        message = f"there are {len(listed):,} annotations, where {most:,} are allowed"
        raise TextError.of("DET273", message, hint="divide the page, or raise the argument `most`")
    ours = [(f"items[{number}]", piece) for number, piece in enumerate(listed) if piece.get("item")]
    found: list[Annotation] = []
    for path, piece in ours:
        annotation = _annotation(piece, path, places)
        if isinstance(annotation, Annotation):
            found.append(annotation)
        else:
            problems += annotation
    if problems:
        raise TextError(problems)
    return anchored(found, documents, len(listed) - len(ours))


def _annotation(piece: Piece, path: str, places: Places) -> Annotation | list[Problem]:
    """The annotation that the piece is, or all that is wrong with it."""
    held = piece.get("item") or piece
    kind, inner = next(iter(held.value.items()), ("", held)) if isinstance(held.value, dict) else ("", held)
    if kind not in KINDS or len(held.keys) != 1:
        hint = f'write "item": {{"event": …}}, or one of {", ".join(KINDS)} for event'
        return [Problem("DET272", f"{path}.item: the kind of the item is missing", places.at(*held.span), hint)]
    problems = [problem_of(misfit, places) for misfit in misfits(inner, _SHAPES[kind], f"{path}.item.{kind}")]
    quote, words = _target(piece, inner.said("sentence").partition("#")[0])
    if quote is None or words is None:
        message = f"{path}.target: there is no quote with its place, the end less the start being its length"
        hint = "give a TextPositionSelector, in code points with the end excluded, and a TextQuoteSelector"
        problems.append(Problem("DET272", message, places.at(piece.start, piece.start + 1), hint))
    if problems or quote is None or words is None:
        return problems
    return Annotation(_item(inner, KINDS[kind][1], quote), words.said("prefix"), words.said("suffix"))


def _target(piece: Piece, source: str) -> tuple[Quote | None, Piece | None]:
    """The quote that an annotation targets, and its TextQuoteSelector; None where the selectors do not make one."""
    targets = [target for target in _one_or_more(piece.get("target")) if target.get("selector")]
    selectors = {found.said("type"): found for target in targets[:1] for found in _one_or_more(target.get("selector"))}
    position, words = selectors.get("TextPositionSelector"), selectors.get("TextQuoteSelector")
    if position is None or words is None:
        return None, None
    quote = Quote(source, position.whole("start"), position.whole("end"), words.said("exact"))
    fits = quote.text and quote.start >= 0 and quote.end - quote.start == len(quote.text)
    return (quote, words) if fits else (None, None)


def _one_or_more(piece: Piece | None) -> tuple[Piece, ...]:
    if piece is None:
        return ()
    return piece.items if isinstance(piece.value, tuple) else (piece,)


def _item(piece: Piece, made: type[Item], quote: Quote) -> Item:
    """The item that a fitting piece stands for, at that quote."""
    given = piece.value if isinstance(piece.value, dict) else {}
    status: Any = piece.said("status")
    values: dict[str, Any] = {"quote": quote, "origin": Origin(piece.said("producer"), status, piece.said("why"))}
    for part in fields(made):
        if part.name in given and part.name not in values:
            values[part.name] = _value(given[part.name], part.name, quote.source)
    return made(**values)


def _value(piece: Piece, name: str, source: str) -> object:
    if piece.value is None:
        return None
    if name in {"what", "cue"}:
        return Quote(source, piece.whole("start"), piece.whole("end"), piece.said("quote"))
    if name == "when":
        return When(
            piece.said("text"),
            *(date.fromisoformat(day) if (day := piece.said(end)) else None for end in ("first", "last")),
        )
    return tuple(item.value for item in piece.value) if isinstance(piece.value, tuple) else piece.value


def _not_a_page(message: str, places: Places, at: int) -> Problem:
    hint = 'give a page such as {"type": "AnnotationPage", "items": [ … ]}'
    return Problem("DET271", message, places.at(at, at + 1), hint)
