"""The thread through every room: what a part of a model rests on, a cited passage or a stated assumption."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Basis = Literal["text", "implied", "assumed"]


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A passage of a source: `news#4` is its fourth sentence, `news#120-188` its code points 120 to 188 (end excluded).

    >>> str(Citation("news", sentence=4)), str(Citation("news", start=120, end=188))
    ('news#4', 'news#120-188')
    """

    source: str
    sentence: int | None = None
    start: int | None = None
    end: int | None = None

    def __str__(self) -> str:
        """Write the citation as the conflict file does."""
        where = self.sentence if self.sentence is not None else f"{self.start}-{self.end}"
        return f"{self.source}#{where}"


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim passage: `raw[start:end] == text`, in code points of the untouched original."""

    source: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why a part of a model is there: what it cites, what it assumes, on which basis, and a note.

    A part with neither a citation nor an assumption is *uncited*: a doubt, not an error.  `proposed` names the producer
    of a part that nobody has reviewed yet.

    >>> Grounds().uncited, Grounds(assumed="nobody says so").uncited
    (True, False)
    """

    cites: tuple[Citation, ...] = ()
    assumed: str | None = None
    basis: Basis | None = None
    note: str | None = None
    proposed: str | None = None

    @property
    def uncited(self) -> bool:
        """Whether neither a citation nor an assumption stands behind the part."""
        return not self.cites and self.assumed is None and self.basis != "assumed"
