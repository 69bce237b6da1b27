"""Sentences of our own on which the cues of factuality were tuned: what is done in them, and what only looks like it.

They stand in `factual_sentences.txt`, one a line.  In `{attacked|ASSAULT|alleged}` the word `attacked` is the trigger
of an event, with its PLOVER category and what the text makes of it.  A sentence may hold several.  The names are a
mixture of real and invented ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from detente.dossier.items import FACTS

MARKED = re.compile(r"\{([^|{}]+)\|([A-Z]+)\|([a-z]+)\}")


@dataclass(frozen=True)
class Trigger:
    start: int  # in the plain sentence, in code points
    word: str
    category: str
    factuality: str

    @property
    def done(self) -> bool:
        return self.factuality in FACTS


def plain_sentence(marked: str) -> tuple[str, tuple[Trigger, ...]]:
    """The sentence without its marks, and the triggers that were marked."""
    text, triggers, end = "", [], 0
    for found in MARKED.finditer(marked):
        text += marked[end : found.start()]
        triggers.append(Trigger(len(text), found[1], found[2], found[3]))
        text += found[1]
        end = found.end()
    return text + marked[end:], tuple(triggers)


SENTENCES: tuple[str, ...] = tuple(Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines())
