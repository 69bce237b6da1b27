"""Cues: the table of small functions that look at one sentence and say what they see, each with its example sentences.

A cue yields hits, never items: who acts, whether it is a fact, and which item it becomes is decided in one place each
(`arguments`, `factuality`, `read`).  A cue that looks for events yields `EventHit`, for what is said `ClaimHit`, for
what makes a thing less than a fact `Scope`, for arguments `LinkHit`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar

from detente.dossier.items import Attribution, Factuality, LinkKind, Modality, Polarity
from detente.dossier.view import View
from detente.table import About, Table


@dataclass(frozen=True, slots=True)
class EventHit:
    """An event seen at the word `at`; `words` are the first and last word of its trigger.

    `actor` and `recipient` name the words (heads of noun phrases) that act and that suffer, where the cue knows better
    than the syntax: in "Ukraine lost Crimea to Moscow's annexation" it is Moscow that acts.  None: not known here.
    """

    at: int
    words: tuple[int, int]
    category: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actor: tuple[int, ...] | None = None
    recipient: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class ClaimHit:
    """Something said, seen at the cue `words` (first, last); `content` is what is said, first and last word.

    `speaker` is the word that names who says it; None where the author does, or nobody is named (`unspecified`).
    `target` holds the words that name to whom it is said, or against whom, where the cue knows.
    """

    act: str
    words: tuple[int, int]
    content: tuple[int, int]
    speaker: int | None = None
    unspecified: bool = False
    polarity: Polarity = "+"
    modality: Modality = "asserted"
    attribution: Attribution = "author"
    target: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """What stands in the shade of a hedge, a negation or a condition: the word positions it `covers`."""

    words: tuple[int, int]
    covers: frozenset[int]
    factuality: Factuality


@dataclass(frozen=True, slots=True)
class LinkHit:
    """An argument: what stands at the words `source` bears on what stands at the words `target`; `words` is the cue."""

    kind: LinkKind
    words: tuple[int, int]
    source: frozenset[int]
    target: frozenset[int]
    hypothetical: bool = False


Hit = EventHit | ClaimHit | Scope | LinkHit
CueKind = Literal["event", "claim", "factuality", "link"]
Find = Callable[[View], Iterable[Hit]]
Function = TypeVar("Function", bound=Callable[..., Iterable[Hit]])


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the table of cues: its key, what it finds, and sentences that it must and must not match."""

    key: str
    kind: CueKind
    find: Find
    about: About
    matches: tuple[str, ...]
    passes: tuple[str, ...]


CUES: Table[Cue] = Table("cue")


def cue(
    key: str, kind: CueKind, *, matches: tuple[str, ...], passes: tuple[str, ...]
) -> Callable[[Function], Function]:
    """Enter a function into the table of cues; `matches` must give a hit with either reader, `passes` must give none.

    The docstring says in its first sentence what the cue sees.
    """
    return CUES.adding(key, lambda find, about: Cue(key, kind, find, about, matches, passes))
