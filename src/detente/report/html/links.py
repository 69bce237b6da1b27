"""Links within a report: from each part of the model to the sentences that it rests on, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from detente.cite import Citation
from detente.errors import printable
from detente.insight.trace import Trace
from detente.insight.traced import Part

if TYPE_CHECKING:
    from detente.graph.states import States

# Only an id that no word of ours can be is made a link in running text.
_NAMED = re.compile(r"[._\d]")
_TOKEN = re.compile(r"\w+(?:\.\w+)*(?:#\d+\b(?!-))?")
_LINKED = frozenset(
    {
        "option", "joint option", "rule", "consequence", "forum", "reading", "statement", "belief", "variant",
        "inserted statement", "claim", "question",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """A place in the report, and what it is called."""

    to: str
    name: str


@dataclass(frozen=True, eq=False)
class Links:
    """The places of a report: `s1-4` is the fourth sentence of the first source, `p12` the twelfth part of the model.

    No name of the file goes into them, so that none can be mistaken for anything else.  `states`: of the conflict;
    `rows`: the places of those that have one, by their names.
    """

    trace: Trace
    states: States
    rows: Mapping[str, str] = field(default_factory=dict)

    def sentence(self, citation: Citation) -> Link:
        """The link to a sentence, or to the one in which a passage begins; to the sources where it is in none."""
        for each in self._sentences.get(citation.source, ()):
            place, start, end = each
            if place.sentence == citation.sentence or (citation.start is not None and start <= citation.start < end):
                return Link(f"s{self.trace.texts.index(citation.source) + 1}-{place.sentence}", str(citation))
        return Link("sources", str(citation))

    def sentences(self, citations: Iterable[Citation]) -> tuple[Link, ...]:
        """The links to some sentences."""
        return tuple(self.sentence(citation) for citation in citations)

    def part(self, part: Part) -> str:
        """Where a part stands."""
        return self._parts[part.kind, part.id, part.of]

    def state(self, name: str) -> Markup:
        """The name of a state, leading to its row where it has one."""
        place = self.rows.get(name)
        shown = escape(printable(name))
        return shown if place is None else Markup('<a class="id" href="#{}">{}</a>').format(place, shown)

    def text(self, text: str) -> Markup:
        """A sentence of ours, safe for a page, in which ids of parts, states and citations lead to what they name."""
        made, end = Markup(), 0
        for token in _TOKEN.finditer(text):
            place = self._places.get(token[0])
            if place:
                made += escape(printable(text[end : token.start()]))
                made += Markup('<a class="id" href="#{}">{}</a>').format(place, printable(token[0]))
                end = token.end()
        return made + escape(printable(text[end:]))

    @cached_property
    def _sentences(self) -> dict[str, list[tuple[Citation, int, int]]]:
        found: dict[str, list[tuple[Citation, int, int]]] = {}
        for each in self.trace.sentences:
            found.setdefault(each.citation.source, []).append((each.citation, each.quote.start, each.quote.end))
        return found

    @cached_property
    def _parts(self) -> dict[tuple[str, str, str], str]:
        found: dict[tuple[str, str, str], str] = {}
        for number, each in enumerate(self.trace.parts, 1):
            found.setdefault((each.part.kind, each.part.id, each.part.of), f"p{number}")
        return found

    @cached_property
    def _places(self) -> dict[str, str]:
        """Where a name in running text leads; nowhere if it may mean more than one thing."""
        found: dict[str, str] = {}
        for name, place in self._named():
            if found.setdefault(name, place) != place:
                found[name] = ""
        return found

    def _named(self) -> Iterator[tuple[str, str]]:
        for sentence in self.trace.sentences:
            yield str(sentence.citation), self.sentence(sentence.citation).to
        for each in self.trace.parts:
            if each.part.kind in _LINKED and _NAMED.search(each.part.id):
                yield each.part.id, self.part(each.part)
                if self.states.named(each.part.id) is not None:
                    yield each.part.id, ""
        yield from ((name, place) for name, place in self.rows.items() if _NAMED.search(name))
