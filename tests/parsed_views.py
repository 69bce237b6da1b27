"""Sentences as the language model sees them, for tests that parse many: the parser is asked for once.

Whoever asks for one has every file of the model read and hashed, which takes longer than parsing a sentence;
`dossier/test_parsed.py`, whose subject that is, asks each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from detente.dossier.items import Line
from detente.dossier.parsed import Parser, parser
from detente.dossier.view import View


def parsed_views(lines: Sequence[Line]) -> tuple[View, ...]:
    """The views by the language model, which is looked for only now."""
    return _parser()(lines)


@cache
def _parser() -> Parser:
    return parser()
