"""The chronicle as immutable types: what was done in a dispute, by whom and when, move by move."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from detente.cite import Citation, Grounds, Quote
from detente.errors import Place
from detente.grid import Grid, plural, titled
from detente.model.conflict import Source
from detente.text.citation import resolve
from detente.text.days import month_of
from detente.text.document import Document

NO_TEXTS: Mapping[str, Document] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class DatedMove:
    """What a decision maker or a forum did, on a day or in a month, as far as a conflict can say it.

    `set`: the options that the move sets, each with its level; `to`: the state to which it leads, of a conflict whose
    states have names.  Where the conflict can say neither, both are empty and `unsaid` says why.  `by`: empty for what
    was done by somebody who is nobody there, which is unsaid.  `date`: as written, `2022-01-20` or `2022-01`.  `place`:
    where the move stands in its file.
    """

    id: str
    date: str
    by: str = ""
    set: tuple[tuple[str, str], ...] = ()
    to: str = ""
    unsaid: str = ""
    text: str = ""
    grounds: Grounds = Grounds()
    place: Place | None = field(default=None, compare=False, repr=False)

    @property
    def said(self) -> bool:
        """Whether the conflict can say the move."""
        return bool(self.set or self.to)

    @property
    def first(self) -> dt.date:
        """The day of the move, or the first day of its month."""
        return dt.date.fromisoformat(self.date if len(self.date) > len("2022-01") else f"{self.date}-01")

    @property
    def last(self) -> dt.date:
        """The day of the move, or the last day of its month."""
        return month_of(self.first.year, self.first.month)[1] or self.first if self.monthly else self.first

    @property
    def monthly(self) -> bool:
        """Whether only the month is known."""
        return len(self.date) == len("2022-01")


@dataclass(frozen=True, slots=True, repr=False)
class Chronicle:
    """Dated moves in the order of their first days; what happened on one day stands in the order of the file.

    `sources`: the texts that it cites besides those of the conflict; a source of its own goes before one of the
    conflict with the same name.  `documents`: these texts, as far as they were opened.
    """

    moves: tuple[DatedMove, ...]
    title: str = ""
    sources: tuple[Source, ...] = ()
    file: str = ""
    documents: Mapping[str, Document] = field(default_factory=dict, compare=False)

    def __repr__(self) -> str:
        """Say what it is in one line."""
        unsaid = sum(bool(move.unsaid) for move in self.moves)
        more = f", {unsaid} of them unsaid" if unsaid else ""
        return f"<Chronicle {self.title!r}: {len(self.moves)} {plural(len(self.moves), 'move')}{more}>"

    def _repr_html_(self) -> str:
        rows = tuple((m.date, m.by, settings_in_words(m.set) or m.to or m.unsaid, m.text) for m in self.moves)
        return Grid(("date", "by", "sets or leads to", "in words"), rows, titled(self.title)).html()

    def quotes(self, move: DatedMove, documents: Mapping[str, Document] = NO_TEXTS) -> tuple[Quote, ...]:
        """The passages that a move cites, as far as their texts are at hand; `documents`: those of the conflict."""
        known = {**documents, **{source.id: None for source in self.sources}, **self.documents}
        found = ((citation, known.get(citation.source)) for citation in move.grounds.cites)
        return tuple(resolve(citation, text) for citation, text in found if text is not None)

    def cited(self) -> tuple[Citation, ...]:
        """Every passage that a move cites, each once, in the order of the moves."""
        return tuple(dict.fromkeys(citation for move in self.moves for citation in move.grounds.cites))


def settings_in_words(settings: tuple[tuple[str, str], ...]) -> str:
    """What a move sets, as a statement says it.

    >>> settings_in_words((("west.arm", "yes"), ("west.talk", "no"), ("russia.force", "covert")))
    'west.arm, not west.talk, russia.force = covert'
    """
    words = {"yes": "{0}", "no": "not {0}"}
    return ", ".join(words.get(level, "{0} = {1}").format(key, level) for key, level in settings)
