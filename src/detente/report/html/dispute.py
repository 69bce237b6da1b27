"""The dispute of a report: its parts in tables, each with what it rests on, and the sentences with what was drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.report.audit_words import shortened
from detente.report.html.links import Link, Links
from detente.report.trace_words import part_in_words
from detente.report.words import rests_on

if TYPE_CHECKING:
    from detente.insight.trace import TracedPart, TracedSentence
    from detente.insight.traced import Kind, Part
    from detente.model.conflict import Option, Want
    from detente.report.html.gathered import Gathered

SHORT = 80
UNUSED = 60

_TABLES: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    ("Decision makers and what each can do", ("decision maker", "option")),
    ("What is done together, and where", ("joint option", "forum")),
    ("Where things stand", ("status quo", "reading")),
    ("Named states", ("state",)),
    ("What cannot be, and what follows by itself", ("rule", "consequence")),
    ("What each wants, most important first", ("preference", "statement")),
    ("What is believed, and what if", ("belief", "attitude", "variant", "inserted statement", "inserted attitude")),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A part of the model: its id, what it says and whose it is, the sentences that it rests on, or what else."""

    anchor: str
    kind: str
    id: str
    of: str
    said: str
    more: str
    cites: tuple[Link, ...]
    rests: str
    proposed: bool


@dataclass(frozen=True, slots=True)
class Table:
    """Parts of like kinds, under a caption; `owned`: whether a column tells whose they are."""

    caption: str
    rows: tuple[Row, ...]
    owned: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its place, its words as far as they are quoted, and the parts that it became."""

    link: Link
    words: str
    parts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A source that is traced: the sentences that became something, and those that did not."""

    name: str
    used: tuple[Told, ...]
    unused: tuple[Told, ...]


def tables(of: Gathered, links: Links) -> Iterator[Table]:
    """The parts of the model, kind by kind in the order of the file; claims and questions stand by themselves."""
    options = {option.key: option for option in of.conflict.options}
    wants = {want.id: want for _, want in of.conflict.wants()}
    for caption, kinds in _TABLES:
        rows = tuple(
            _row(f"p{number}", each, links, options, wants)
            for number, each in enumerate(of.trace.parts, 1)
            if each.part.kind in kinds
        )
        if rows:
            yield Table(caption, rows, any(row.of for row in rows))


def questions(of: Gathered, links: Links) -> Iterator[Row]:
    """The questions that the sources leave open."""
    for number, each in enumerate(of.trace.parts, 1):
        if each.part.kind == "question":
            yield _row(f"p{number}", each, links, {}, {})


def texts(of: Gathered, links: Links) -> Iterator[Text]:
    """The sentences of each source, with what was drawn from them."""
    titles = {source.id: source.title or source.id for source in of.conflict.sources}
    for name in of.trace.texts:
        told = [(each, _told(each, of, links)) for each in of.trace.sentences if each.citation.source == name]
        yield Text(
            titles[name],
            tuple(sentence for each, sentence in told if each.parts),
            tuple(sentence for each, sentence in told if not each.parts),
        )


def listed(parts: tuple[Part, ...], links: Links) -> tuple[tuple[Link, str], ...]:
    """Parts as a list of links, each with what it is taken as given for, or what it says."""
    return tuple((Link(links.part(part), part_in_words(part)), part.grounds.assumed or part.says) for part in parts)


def _told(each: TracedSentence, of: Gathered, links: Links) -> Told:
    words = " ".join(each.quote.text.split())
    match of.asked.quotes:
        case "none":
            words = ""
        case "short":
            words = shortened(words, SHORT)
        case _ if not each.parts:
            # What nothing cites is quoted only so far that it can be found.
            words = shortened(words, UNUSED)
        case _:
            pass
    return Told(links.sentence(each.citation), words, tuple(Link(links.part(p), part_in_words(p)) for p in each.parts))


def _row(anchor: str, each: TracedPart, links: Links, options: dict[str, Option], wants: dict[str, Want]) -> Row:
    part = each.part
    rests = "" if part.grounds.cites or part.rests == "need not" else rests_on(part.grounds)
    said = "" if part.says == part.id else part.says
    more = ""
    if part.id in options and part.kind in {"option", "joint option"}:
        more = _of_option(options[part.id])
    elif part.kind == "statement" and wants[part.id].tier is not None:
        more = f"tier {wants[part.id].tier}"
    cites = links.sentences((*each.sentences, *each.elsewhere))
    return Row(anchor, part.kind, part.id, part.of, said, more, cites, rests, part.grounds.proposed is not None)


def _of_option(option: Option) -> str:
    said = []
    if option.ladder and option.text:
        said.append(" < ".join(option.levels))
    if option.irreversible:
        said.append(f"once {option.irreversible}, for good")
    if option.requires is not None:
        said.append(f"requires {option.requires}")
    return "; ".join(said)
