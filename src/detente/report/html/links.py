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
_TOKEN = re.compile(r"\w+(?:\.\w+)*(?:#\d+\b(?!-))?")
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
        """A sentence of ours, safe for a page, in which ids of parts and citations lead to what they name."""
        made, end = Markup(), 0
        for token in _TOKEN.finditer(text):
            place = self._places.get(token[0])
            if place is not None:
                made += escape(printable(text[end : token.start()]))
                made += Markup('<a class="id" href="#{}">{}</a>').format(place, printable(token[0]))
                end = token.end()
        return made + escape(printable(text[end:]))

    @cached_property
    def _parts(self) -> dict[tuple[str, str, str], str]:
        found: dict[tuple[str, str, str], str] = {}
        for number, each in enumerate(self.trace.parts, 1):
            found.setdefault((each.part.kind, each.part.id, each.part.of), f"p{number}")
        return found

    @cached_property
    def _places(self) -> dict[str, str]:
        found = {str(each.citation): self.sentence(each.citation).to for each in self.trace.sentences}
        for each in self.trace.parts:
            if each.part.kind in _LINKED and _NAMED.search(each.part.id):
                found.setdefault(each.part.id, self.part(each.part))
        return found
