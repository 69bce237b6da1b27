"""Where in what a language model wrote its answer is: models like to talk before and after the JSON."""

from __future__ import annotations

import re

from detente.dossier.json_places import Noted, Piece, Places, blank_end, scan
from detente.errors import TextError
from detente.text.decode import BOM

_CUT_OFF = "the end was cut off: ask for a whole answer, for fewer sentences if need be"
_FENCED = re.compile(r"```[ \t]*+\w*+\s*+(?=\{)")
_OBJECT = re.compile(r'\{(?=\s*+")|\{(?=\s*+\})')


def answer_in(text: str, name: str) -> tuple[Piece, list[Noted], bool]:
    """The first JSON object of the text, what was noted in it, and whether there was talk around it.

    The one in a fence of three backticks goes before one that stands free.  Raises TextError: DET421 where there is
    none, and as `scan` where it cannot be read; what is whole in it is not picked out of what is not.

    >>> answer_in('Here you are: {"detente": 1}. Anything else?', "answer.json")[0].plain()
    {'detente': 1}
    """
    begin = _begin(text)
    if begin is None:
        place = Places(text, name).at(0, 1)
        hint = "answer with one JSON object and nothing else"
        raise TextError.of("DET421", "there is no JSON object in the answer", place, hint)
    piece, noted = scan(text, name, start=begin, cut_off=_CUT_OFF)
    around = text[:begin].removeprefix(BOM) + text[piece.end :]
    return piece, noted, bool(around.replace("```json", "").replace("```", "").strip())


def _begin(text: str) -> int | None:
    start = blank_end(text, len(text) - len(text.removeprefix(BOM)))
    if text[start : start + 1] in ("{", "["):
        return start
    fenced = _FENCED.search(text)
    if fenced:
        return fenced.end()
    free = _OBJECT.search(text)
    return free.start() if free else None
