"""Reading: from dated texts to a dossier of proposals, each with its quote, and of what was not understood.

Every sentence is either one that an event, a claim or a link was drawn from, or it is listed as unread with a reason.
The same texts give the same dossier, whatever was read before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from os import PathLike, fspath
from pathlib import Path
from typing import Final

from detente.cite import Quote
from detente.dossier.actor_table import ActorTable, read_actor_table, shipped_table
from detente.dossier.argued import rows as argued_rows
from detente.dossier.arguments import event_items
from detente.dossier.claims import claim_items
from detente.dossier.cue import CUES, EventHit, Hit, Scope
from detente.dossier.events import rows as event_rows
from detente.dossier.factuality import SHADES, factuality_of
from detente.dossier.gaps import gaps, rules_only
from detente.dossier.grammar.tokens import tokens
from detente.dossier.items import Actor, Claim, Dossier, Event, Factuality, Gap, Line, Link, Mention, Text, Unread, When
from detente.dossier.language_model import language_model
from detente.dossier.links import link_items, unlinked
from detente.dossier.mentions import find_mentions
from detente.dossier.other_kinds import other_than_text
from detente.dossier.parsed import Parser, parser, refusal
from detente.dossier.plain import plain_views
from detente.dossier.reference import refer
from detente.dossier.retellings import retold
from detente.dossier.said import rows as claim_rows
from detente.dossier.stand_ins import with_stand_ins
from detente.dossier.tensions import tensions
from detente.dossier.view import View
from detente.errors import Place, Problem, TextError, quoted
from detente.text.dates import find_dates
from detente.text.document import Document, open_document
from detente.text.language import language_of, refuse_unreadable

__all__ = ["CUES", "CUE_FILES", "LONGEST", "MOST_WORDS", "Progress", "read", "read_texts", "text_id"]

Progress = Callable[[int, int], None]
"""Told how many steps are done and how many there are, two for each sentence, first of all with none done."""

CUE_FILES: Final = (event_rows, claim_rows, argued_rows, SHADES)
"""What enters the rows of the table of cues, by being imported."""

LONGEST: Final = 200
"""Words in a sentence that is read: beyond it no analysis of a sentence means much, and parsing takes much memory."""
MOST_WORDS: Final = 50_000
"""Words in one text: a short book, and less than a minute."""

# Sentences that are seen between two reports of progress.
_AT_ONCE: Final = 64
# The longest words on average that a sentence or a text can have and still count as so many words.
_LETTERS: Final = 20
_UNFIT: Final = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What was drawn from one sentence, and what was seen in it."""

    view: View
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    hits: int
    unlinked: int


def read_texts(
    texts: Sequence[str | PathLike[str] | Document],
    *,
    actors: Sequence[str | PathLike[str]] = (),
    parse: bool | None = None,
    progress: Progress | None = None,
    longest: int = LONGEST,
    most_words: int = MOST_WORDS,
) -> Dossier:
    """The dossier of texts, files or documents, in the order given; `actors` are tables of one's own.

    Each table is laid over those before.  Each text is known by its file name made an identifier (`text_id`).  The rest
    is as for `read`.  Raises TextError where a file cannot be read, with the problems of all of them.

    >>> import detente as dt
    >>> dossier = dt.read([dt.document(b"Norway closed the port.", "fish.txt")], parse=False)
    >>> [(event.category, event.actors, event.quote.text) for event in dossier.events]
    [('COERCE', ('NOR',), 'closed the port')]
    """
    table = shipped_table()
    for path in actors:
        table = read_actor_table(path, base=table)
    problems: list[Problem] = []
    documents: list[tuple[str, Document]] = []
    for text in texts:
        try:
            opened = text if isinstance(text, Document) else open_document(text)
            documents.append((text_id(opened.name, [known for known, _ in documents]), opened))
        except TextError as error:
            problems += error.problems
    if problems:
        raise TextError(problems)
    return read(documents, table=table, parse=parse, progress=progress, longest=longest, most_words=most_words)


def read(
    documents: Sequence[tuple[str, Document]],
    *,
    table: ActorTable | None = None,
    parse: bool | None = None,
    progress: Progress | None = None,
    longest: int = LONGEST,
    most_words: int = MOST_WORDS,
) -> Dossier:
    """The dossier of documents, each with the id that its citations use.

    `parse` demands the language model (True) or the rules alone (False); None takes the model where it can be loaded,
    and where it cannot, says so in a gap.  Sentences of more than `longest` words are listed as unread.  An earlier
    text is best given first: `same_as` names the first telling.
    Raises TextError where there is no text (DET294), a text has more than `most_words` words (DET295), an id is no
    identifier or given twice (DET296), a text is a conflict file or a dossier (DET171), empty (DET113) or not English
    (DET114), or no model can be loaded although `parse` is True (DET291 to DET293).
    Cost: linear in the number of words, a few thousand in a second.

    >>> from detente.text.document import document
    >>> news = document(b"date 2021-03-04 Peru rejected the offer. Nothing else was heard.", "news.txt")
    >>> dossier = read([("news", news)], parse=False)
    >>> [(e.id, e.category, e.actors) for e in dossier.events], [u.sentence for u in dossier.unread]
    ([('news#1.e1', 'REJECT', ('PER',))], ['news#2'])
    """
    _refuse(documents, most_words)
    views_of, reader, why = _reader(parse)
    actors = shipped_table() if table is None else table
    lines = {name: _lines(name, document) for name, document in documents}
    total, done = 2 * sum(map(len, lines.values())), 0
    _tell(progress, done, total)
    drawn: list[_Drawn] = []
    skipped: list[Unread] = []
    for name, document in documents:
        short = []
        for line in lines[name]:
            reason = _unreadable(line, longest)
            if reason:
                skipped.append(Unread(line.id, line.quote, reason))
            else:
                short.append(line)
        done += 2 * (len(lines[name]) - len(short))
        views: list[View] = []
        for first in range(0, len(short), _AT_ONCE):
            some = views_of(short[first : first + _AT_ONCE])
            views += [replace(view, mentions=find_mentions(view, actors)) for view in some]
            done += len(some)
            _tell(progress, done, total)
        named = refer(with_stand_ins(views, actors))
        for view in named:
            drawn.append(_draw(view, document))
            done += 1
            _tell(progress, done, total)
    _tell(progress, total, total)
    return _dossier(documents, lines, drawn, skipped, actors, reader, rules_only(why) if why else ())


def text_id(path: str | PathLike[str], taken: Collection[str] = ()) -> str:
    """The id of a text: its file name without the ending, as an identifier that is not taken.

    >>> text_id("news/dispatch-2022-01-17.txt"), text_id("2022.txt"), text_id("a.txt", ["a"])
    ('dispatch_2022_01_17', 'text_2022', 'a_2')
    """
    stem = _UNFIT.sub("_", unicodedata.normalize("NFKC", Path(fspath(path)).stem)).strip("_")
    name = stem if stem.isidentifier() else f"text_{stem}".rstrip("_")
    numbered = (f"{name}_{number}" for number in range(2, len(taken) + 3))
    return next(each for each in chain([name], numbered) if each not in taken)


def _refuse(documents: Sequence[tuple[str, Document]], most_words: int) -> None:
    """Raise TextError for whatever cannot be read, all problems of all texts at once."""
    if not documents:
        raise TextError.of("DET294", "there is no text to read", hint="name one text file or more")
    problems: list[Problem] = []
    seen: set[str] = set()
    for name, document in documents:
        if not name.isidentifier() or name in seen:
            message = f"the id {quoted(name)} of {quoted(document.name)} is " + (
                "taken" if name in seen else "no identifier"
            )
            problems.append(
                Problem("DET296", message, hint="give each text an id of its own: letters, digits and underscores")
            )
        seen.add(name)
        count = len(document.raw.split())
        if max(count, len(document.raw) // _LETTERS) > most_words:
            message = (
                f"the text has {count:,} words in {len(document.raw):,} characters, where {most_words:,} words are read"
            )
            hint = "keep the passage that matters in a file of its own, or raise it (--most-words N, or most_words=N)"
            problems.append(Problem("DET295", message, Place(document.name, 1, 1), hint))
            continue
        if (other := other_than_text(document.raw, document.name)) is not None:
            problems.append(other)
            continue
        try:
            refuse_unreadable(document)
        except TextError as error:
            problems += error.problems
    if problems:
        raise TextError(problems)


def _reader(parse: bool | None) -> tuple[Parser, str, str]:
    """How sentences are seen, what that is called, and why it is the rules if nobody asked for them."""
    if parse is False:
        return plain_views, "rules", ""
    found = language_model()
    if found.folder is not None:
        return parser(found), f"parse: {found.model.install} {found.model.version}", ""
    if parse:
        raise refusal(found)
    return plain_views, "rules", found.why


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress(done, total)


def _lines(name: str, document: Document) -> tuple[Line, ...]:
    return tuple(
        Line(f"{name}#{s.number}", s.number, s.hash, Quote(name, s.start, s.end, s.text)) for s in document.sentences
    )


def _unreadable(line: Line, longest: int) -> str:
    """Why a sentence is not even looked at; empty if it is."""
    text = line.quote.text
    if not any(char.isalpha() for char in text):
        return "it holds no word"
    count = longest + 1 if len(text) > longest * _LETTERS else len(tokens(text))
    if count > longest:
        return f"it is too long: more than {longest} words and marks"
    return "it is not in English" if language_of(text) == "other" else ""


def _draw(view: View, document: Document) -> _Drawn:
    hits: list[Hit] = [hit for row in CUES for hit in row.find(view)]
    scopes = tuple(hit for hit in hits if isinstance(hit, Scope) and hit.covers)
    proposals = [hit for hit in hits if not isinstance(hit, Scope)]
    judged = partial(_judged, scopes, document)
    events = event_items(view, [h for h in hits if isinstance(h, EventHit)], judged, partial(_times, document))
    claims = claim_items(view, hits, events)
    links = link_items(view, hits, events, claims)
    return _Drawn(view, events, claims, links, len(proposals), unlinked(view, hits, events, claims))


def _judged(
    scopes: Sequence[Scope], document: Document, view: View, at: int, words: tuple[int, int]
) -> tuple[Factuality, str, str]:
    return factuality_of(view, at, scopes=scopes, words=words, day=document.date)


def _times(document: Document, view: View) -> list[tuple[int, int, When]]:
    quote = view.line.quote
    return [
        (found.start, found.end, When(found.text, found.first, found.last))
        for found in find_dates(quote.text, document.date, quote.start)
    ]


def _dossier(
    documents: Sequence[tuple[str, Document]],
    lines: dict[str, tuple[Line, ...]],
    drawn: Sequence[_Drawn],
    skipped: Sequence[Unread],
    table: ActorTable,
    reader: str,
    asked: Sequence[Gap],
) -> Dossier:
    every = tuple(line for name, _ in documents for line in lines[name])
    members = {actor.id: actor.members for actor in table if actor.members}
    events = retold([event for one in drawn for event in one.events], every, members)
    claims = tuple(claim for one in drawn for claim in one.claims)
    mentions = tuple(mention for one in drawn for mention in one.view.mentions)
    texts = tuple(_text(name, document) for name, document in documents)
    views = [one.view for one in drawn]
    unread = [*skipped, *(_unread(one) for one in drawn if not (one.events or one.claims or one.links))]
    order = {line.id: number for number, line in enumerate(every)}
    return Dossier(
        texts,
        every,
        tuple(_actors(mentions, events, claims, table)),
        mentions,
        events,
        claims,
        tuple(link for one in drawn for link in one.links),
        tensions(events, claims),
        tuple(sorted(unread, key=lambda each: order[each.sentence])),
        (*asked, *gaps(texts, views, events, claims, table)),
        reader,
    )


def _text(name: str, document: Document) -> Text:
    return Text(
        name, document.name, document.sha256, len(document.raw), document.date, document.date_span, document.header
    )


def _unread(one: _Drawn) -> Unread:
    """A sentence that was looked at in vain."""
    line = one.view.line
    named = any(mention.actor or mention.candidates for mention in one.view.mentions)
    who = "" if named else "no known actor is named, and "
    if one.unlinked:
        return Unread(line.id, line.quote, f"{who}an argument was seen, and nothing it could join")
    seen = "what the cues saw there gave no event and no claim" if one.hits else "no cue matched"
    return Unread(line.id, line.quote, f"{who}{seen}")


def _actors(
    mentions: Sequence[Mention], events: Sequence[Event], claims: Sequence[Claim], table: ActorTable
) -> Iterator[Actor]:
    """The actors that anything names, in the order of their first mention; a coalition brings its members along.

    An organisation does not: the members of a large one would be most of the list.
    """
    named = chain(
        *((mention.actor or "", *mention.candidates) for mention in mentions),
        *((*event.actors, *event.recipients, event.reported_by) for event in events),
        *((claim.speaker, *claim.target, *claim.about) for claim in claims),
    )
    known = [table[each] for each in dict.fromkeys(named) if each in table]
    brought = [table[each] for actor in known if actor.kind == "coalition" for each in actor.members if each in table]
    yield from dict.fromkeys([*known, *brought])
