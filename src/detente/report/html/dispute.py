"""The dispute of a report: its parts in tables, each with what it rests on, and the sentences with what was drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.report.audit_words import shortened
from detente.report.html.links import Link, Links
from detente.report.html.wanted import wanted
from detente.report.trace_words import part_in_words
from detente.report.words import rests_on

if TYPE_CHECKING:
    from markupsafe import Markup

    from detente.insight.trace import TracedPart, TracedSentence
    from detente.insight.traced import Kind, Part
    from detente.model.conflict import Option, Preference, Want
    from detente.report.html.gathered import Gathered

SHORT = 80
UNUSED = 60
SAYS = 70

_DISPUTE: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    ("Decision makers and what each can do", ("decision maker", "option")),
    ("What is done together, and where", ("joint option", "forum")),
    ("Where things stand", ("status quo", "reading")),
    ("Named states", ("state",)),
)
_RULES: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    ("What cannot be, and what follows by itself", ("rule", "consequence")),
    ("What each wants, most important first", ("preference", "statement")),
    ("What is believed, and what if", ("belief", "attitude", "variant", "inserted statement", "inserted attitude")),
)
# Of these the table, or the id itself, tells what they are.
_PLAIN = frozenset({"decision maker", "option", "state", "status quo", "preference", "statement"})


@dataclass(frozen=True, slots=True)
class Row:
    """A part of the model: its name, what it is and whose, what it says, the sentences that it rests on, or what else.

    `whole`: whether other rows belong to it.  `wanted`: a ranking, pairs or weights in full.
    """

    anchor: str
    name: str
    about: str
    whole: bool
    said: str
    more: str
    cites: tuple[Link, ...]
    rests: str
    proposed: bool
    wanted: Markup


@dataclass(frozen=True, slots=True)
class Table:
    """Parts of like kinds, under a caption."""

    caption: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A part that a sentence became: its place with its name, and what it says or what was found about it."""

    link: Link
    says: str


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its place, its words as far as they are quoted, and the parts that it became."""

    link: Link
    words: str
    parts: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A source that is traced: the sentences that became something, and those that did not."""

    name: str
    used: tuple[Told, ...]
    unused: tuple[Told, ...]


def who_and_what(of: Gathered, links: Links) -> list[Table]:
    """Who can do what, alone and together, and where things stand."""
    return list(_tables(of, links, _DISPUTE))


def rules_and_wants(of: Gathered, links: Links) -> list[Table]:
    """What cannot be, what each wants, and what is believed."""
    return list(_tables(of, links, _RULES))


def questions(of: Gathered, links: Links) -> Iterator[Row]:
    """The questions that the sources leave open."""
    for number, each in enumerate(of.trace.parts, 1):
        if each.part.kind == "question":
            yield _row(f"p{number}", each, links, {}, {}, {})


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


def _tables(of: Gathered, links: Links, wanted: tuple[tuple[str, tuple[Kind, ...]], ...]) -> Iterator[Table]:
    """The parts of the model, kind by kind in the order of the file; claims and questions stand by themselves."""
    options = {option.key: option for option in of.conflict.options}
    wants = {want.id: want for _, want in of.conflict.wants()}
    for caption, kinds in wanted:
        rows = tuple(
            _row(f"p{number}", each, links, options, wants, of.conflict.preferences)
            for number, each in enumerate(of.trace.parts, 1)
            if each.part.kind in kinds
        )
        if rows:
            yield Table(caption, rows)


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
    return Told(links.sentence(each.citation), words, tuple(_drawn(part, of, links) for part in each.parts))


def _drawn(part: Part, of: Gathered, links: Links) -> Drawn:
    says = of.trace.verdicts.get(part.id, "") if part.kind == "claim" else part.says
    return Drawn(Link(links.part(part), part_in_words(part)), "" if says == part.id else shortened(says, SAYS))


def _row(
    anchor: str,
    each: TracedPart,
    links: Links,
    options: Mapping[str, Option],
    wants: Mapping[str, Want],
    preferences: Mapping[str, Preference],
) -> Row:
    part = each.part
    rests = "" if part.grounds.cites or part.rests == "need not" else rests_on(part.grounds)
    more = ""
    if part.id in options and part.kind in {"option", "joint option"}:
        more = _of_option(options[part.id])
    elif part.kind == "statement" and wants[part.id].tier is not None:
        more = f"tier {wants[part.id].tier}"
    return Row(
        anchor,
        part.kind if part.kind == "status quo" else part.id,
        _about(part),
        part.kind == "decision maker",
        "" if part.says == part.id else part.says,
        more,
        links.sentences((*each.sentences, *each.elsewhere)),
        rests,
        part.grounds.proposed is not None,
        wanted(preferences.get(part.id) if part.kind == "preference" else None, links),
    )


def _about(part: Part) -> str:
    """What a part is and whose, as far as neither its id nor its table tells."""
    kind = "" if part.kind in _PLAIN else part.kind
    whose = "" if part.kind == "option" or part.of in {"", part.id} else part.of
    return " ".join(each for each in (kind, whose and f"{'by' if part.kind == 'reading' else 'of'} {whose}") if each)


def _of_option(option: Option) -> str:
    said = []
    if option.ladder and option.text:
        said.append(" < ".join(option.levels))
    if option.irreversible:
        said.append(f"once {option.irreversible}, for good")
    if option.requires is not None:
        said.append(f"requires {option.requires}")
    return "; ".join(said)
