"""Links within a report: from each part of the model to the sentences that it rests on, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

from detente.cite import Citation
from detente.errors import printable
from detente.insight.trace import Trace
from detente.insight.traced import Part

# Only an id that no word of ours can be is made a link in running text.
_NAMED = re.compile(r"[._\d]")
_LINKED = frozenset(
    {"option", "joint option", "rule", "consequence", "forum", "reading", "statement", "belief", "claim", "question"}
)


@dataclass(frozen=True, slots=True)
class Link:
    """A place in the report, and what it is called."""

    to: str
    name: str


@dataclass(frozen=True, eq=False)
class Links:
    """The places of a report: `s1-4` is the fourth sentence of the first source, `p12` the twelfth part of the model.

    No name of the file goes into them, so that none can be mistaken for anything else.
    """

    trace: Trace

    def sentence(self, citation: Citation) -> Link:
        """The link to a sentence; to the list of sources where it is of none that is traced."""
        if citation.source not in self.trace.texts or citation.sentence is None:
            return Link("sources", str(citation))
        return Link(f"s{self.trace.texts.index(citation.source) + 1}-{citation.sentence}", str(citation))

    def sentences(self, citations: Iterable[Citation]) -> tuple[Link, ...]:
        """The links to some sentences."""
        return tuple(self.sentence(citation) for citation in citations)

    def part(self, part: Part) -> str:
        """Where a part stands."""
        return self._parts[part.kind, part.id, part.of]

    def text(self, text: str) -> Markup:
        """A sentence of ours, safe for a page, in which the ids of parts lead to them."""
        if self._ids is None:
            return escape(printable(text))
        pieces = self._ids.split(text)
        # Every second piece is an id.
        return Markup("").join(
            Markup('<a href="#{}">{}</a>').format(self._places[piece], printable(piece))
            if number % 2
            else escape(printable(piece))
            for number, piece in enumerate(pieces)
        )

    @cached_property
    def _parts(self) -> dict[tuple[str, str, str], str]:
        found: dict[tuple[str, str, str], str] = {}
        for number, each in enumerate(self.trace.parts, 1):
            found.setdefault((each.part.kind, each.part.id, each.part.of), f"p{number}")
        return found

    @cached_property
    def _places(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for each in self.trace.parts:
            if each.part.kind in _LINKED and _NAMED.search(each.part.id):
                found.setdefault(each.part.id, self.part(each.part))
        return found

    @cached_property
    def _ids(self) -> re.Pattern[str] | None:
        if not self._places:
            return None
        # The longer ones first, so that `W1` does not stand in the way of `W1.a`.
        names = sorted(self._places, key=lambda name: (-len(name), name))
        return re.compile(rf"(?<![\w.#])({'|'.join(map(re.escape, names))})(?!\w|\.\w)")
