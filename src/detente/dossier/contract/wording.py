"""The words of an answer in the sentences of a dossier: found as they stand there, or refused with a reason."""

from __future__ import annotations

from itertools import islice

from detente.cite import Quote
from detente.dossier.contract import example
from detente.dossier.contract.locate import Sentence, Span, folded
from detente.dossier.contract.reasons import Reasons
from detente.dossier.items import Line
from detente.dossier.json_places import Piece
from detente.errors import quoted

# Where a cue stands more often than this in its sentence, the nearest of the first ones will do.
_MOST_PLACES = 100
_EXAMPLE = tuple(folded(sentence).casefold() for sentence in example.SENTENCES.values())


class Wording:
    """The sentences by id, and the words that pieces of an answer say are in them; what is wrong goes to `reasons`."""

    def __init__(self, lines: tuple[Line, ...], reasons: Reasons) -> None:
        """Keep the sentences."""
        self.lines = {line.id: line for line in lines}
        self._reasons = reasons
        self._sentences: dict[str, Sentence] = {}

    def line(self, piece: Piece, path: str) -> Line | None:
        """The sentence that an item names, with or without its brackets."""
        named = piece.said("sentence").strip().removeprefix("[").removesuffix("]")
        line = self.lines.get(named)
        if line is None and named in example.SENTENCES:
            self._parrot(piece, "sentence", path)
        elif line is None:
            message = f"{path}.sentence: there is no sentence {quoted(named)}{self._reasons.near(named, self.lines)}"
            self._wrong("DET423", piece, "sentence", message, "write the id that stands in brackets before it")
        return line

    def only(self, piece: Piece, key: str, path: str, line: Line | None, inside: Quote | None = None) -> Quote | None:
        """The one place of the words in their sentence, or in a passage of it; refused where there are more."""
        spans = self._spans(piece, key, path, line, inside)
        if len(spans) > 1 and line is not None:
            message = f"{path}.{key}: {quoted(piece.said(key))} stands more than once in "
            message += quoted(inside.text) if inside else line.id
            self._wrong("DET425", piece, key, message, "copy more of the words around it, so that it is clear which")
        return self._sentence(line).passage(spans[0]) if spans and line is not None else None

    def first(self, piece: Piece, key: str, path: str, line: Line | None) -> Quote | None:
        """The first place of the words in their sentence; None where the key is not there."""
        spans = self._spans(piece, key, path, line) if piece.get(key) else []
        return self._sentence(line).passage(spans[0]) if spans and line is not None else None

    def nearest(self, piece: Piece, key: str, path: str, line: Line | None, quote: Quote | None) -> Quote | None:
        """The place of the words that is nearest to a quote; None where the key is not there."""
        if piece.get(key) is None or line is None or quote is None:
            return None
        passages = [
            self._sentence(line).passage(span) for span in self._spans(piece, key, path, line, most=_MOST_PLACES)
        ]
        return min(passages, key=lambda p: max(0, p.start - quote.end, quote.start - p.end), default=None)

    def _spans(
        self, piece: Piece, key: str, path: str, line: Line | None, inside: Quote | None = None, most: int = 2
    ) -> list[Span]:
        """The first places of the words; without any, the reason is told."""
        if line is None:
            return []
        words, start = piece.said(key), line.quote.start
        if not any(map(str.isalnum, words)):
            message = f"{path}.{key}: {quoted(words)} holds no word"
            self._wrong("DET416", piece, key, message, "copy words of the sentence, or leave the item out")
            return []
        within = (inside.start - start, inside.end - start) if inside else None
        spans = list(islice(self._sentence(line).spans(words, within), most))
        if not spans and _is_of_example(words):
            self._parrot(piece, key, path)
        elif not spans and inside is not None:
            message = f"{path}.{key}: {quoted(words)} is not in the phrase that 'what' gives, {quoted(inside.text)}"
            self._wrong("DET424", piece, key, message, "let 'what' hold the words of 'quote', or leave it out")
        elif not spans:
            message = f"{path}.{key}: {quoted(words)} does not stand in {line.id}{self._elsewhere(words, line)}"
            hint = "copy whole words of that sentence exactly, or leave the item out"
            self._wrong("DET424", piece, key, message, hint)
        return spans

    def _elsewhere(self, words: str, here: Line) -> str:
        if not self._reasons.compares:
            return ""
        others = (line for line in self.lines.values() if line is not here)
        found = next((line.id for line in others if words.strip() in line.quote.text), None)
        return f"; it stands in {found}" if found else ""

    def _sentence(self, line: Line) -> Sentence:
        if line.id not in self._sentences:
            self._sentences[line.id] = Sentence.of(line.quote)
        return self._sentences[line.id]

    def _parrot(self, piece: Piece, key: str, path: str) -> None:
        message = f"{path}.{key}: {quoted(piece.said(key))} repeats the example of the prompt"
        self._wrong("DET426", piece, key, message, "answer from the sentences of the text, not from the example")

    def _wrong(self, code: str, piece: Piece, key: str, message: str, hint: str) -> None:
        self._reasons.wrong(code, piece.get(key), message, hint)


def _is_of_example(words: str) -> bool:
    sought = folded(words.strip()).casefold()
    return " " in sought and any(sought in sentence for sentence in _EXAMPLE)
