"""The timeline: what was done, when and by whom, each in a row of its own beside an axis that is to scale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from detente.dossier.items import FACTS, Dossier
from detente.errors import Missing
from detente.insight.replaying.replayed import Replay
from detente.model.chronicle.chronicle import Chronicle, settings_in_words
from detente.report.audit_words import shortened
from detente.report.claim_words import called
from detente.report.pictures.claimed import QUOTED
from detente.report.pictures.framing import Entry, framed
from detente.report.pictures.layers import apart
from detente.report.pictures.lettering import room
from detente.report.pictures.markup import clean, group, label, line, mark, rectangle, text
from detente.report.pictures.picture import MARGIN, Picture
from detente.report.words import counted

if TYPE_CHECKING:
    from detente.model.conflict import Conflict

AXIS, ROWS = 96.0, 150.0
ROW, DATE, WHAT = 24.0, 76.0, 560.0
_SHORTEST = 260.0
BECAME = {
    "as listed": "whoever made the move gains by it as its wants are listed",
    "other order": "it gains by another order of its wants that the model admits",
    "unexplained": "it gains by no order of its wants that the model admits",
    "unknown": "nobody states what it wants",
    "already": "what the move sets was so before",
    "jumped": "the model has no such move, and things stand there all the same",
    "impossible": "the model does not allow it",
    "unsaid": "the options of the model cannot say it",
}
"""What a move was in the model, in a word or two, and what these mean."""

# At most so many ticks.
_TICKS = 12


@dataclass(frozen=True, slots=True)
class Dated:
    """Something done: between two days, as its date is written, by whom, in words, and what the model makes of it."""

    first: dt.date
    last: dt.date
    written: str
    by: str
    what: str
    became: str = ""


def picture_of_timeline(thing: Replay | Chronicle | Dossier, *, conflict: Conflict | None = None) -> Picture:
    """Dated moves, or the dated facts of a dossier, from the earliest down.

    Beside a replayed move stands what it was in the model.  `conflict`: whence decision makers have their names.
    Raises Missing where nothing is dated.
    """
    if isinstance(thing, Dossier):
        title, kind, undated = "", "event", 0
        rows, undated = _of_dossier(thing)
    else:
        title, kind, undated = thing.title, "move", 0
        rows = list(_of_replay(thing, conflict) if isinstance(thing, Replay) else _of_chronicle(thing, conflict))
    if not rows:
        raise Missing("there is no timeline: nothing is dated")
    known = [] if conflict is None else [called(conflict, dm.id) for dm in conflict.decision_makers]
    named = {row.by for row in rows}
    # Whoever is known goes by the same mark as in other pictures, whether it comes first here or not.
    who = list(dict.fromkeys([*known, *(row.by for row in rows if row.by)]))
    said = max((room(row.became, 11) for row in rows), default=0.0)
    names = min(150.0, max((room(name, 12) for name in named), default=0.0))
    what = min(WHAT, max(200.0, *(room(clean(row.what), 12) for row in rows)))
    width = ROWS + DATE + 22 + names + 14 + what + (said + 16 if said else 0)
    first, last = min(row.first for row in rows), max(row.last for row in rows)

    def drawing(top: float) -> tuple[str, float]:
        high = max(_SHORTEST, ROW * len(rows))
        scale = high / max(1, (last - first).days)
        at = [top + ROW + ((row.first - first).days + (row.last - row.first).days / 2) * scale for row in rows]
        places = apart(at, [ROW] * len(rows))
        shift = max(0.0, top + ROW - places[0])
        places = [y + shift for y in places]
        found = [_axis(first, last, top + ROW, scale)]
        for row, there, y in zip(rows, at, places, strict=True):
            found.append(_row(row, who, there, y, (row.last - row.first).days * scale, names, what))
        return "".join(found), max(places[-1], top + ROW + high) + ROW / 2

    became = {row.became for row in rows}
    months = any(row.first != row.last for row in rows)
    return framed(
        "timeline",
        title or "What was done, and when",
        f"{counted(len(rows), kind)} from {first.isoformat()} to {last.isoformat()}",
        _described(rows),
        drawing,
        width=width,
        key=[Entry(partial(mark, number), name) for number, name in enumerate(who) if name in named],
        notes=[
            *[f"{word}: {means}." for word, means in BECAME.items() if word in became],
            *["A bar beside the axis: the day is not known, only that it lies there."] * months,
            *[f"{counted(undated, 'event')} without a date {'is' if undated == 1 else 'are'} left out."]
            * bool(undated),
        ],
    )


def _of_chronicle(chronicle: Chronicle, conflict: Conflict | None) -> Iterator[Dated]:
    for move in chronicle.moves:
        who = move.by if conflict is None or not move.by else called(conflict, move.by)
        yield Dated(
            move.first, move.last, move.date, who, move.text or settings_in_words(move.set) or move.to or move.unsaid
        )


def _of_replay(replay: Replay, conflict: Conflict | None) -> Iterator[Dated]:
    for each in replay.moves:
        (row,) = _of_chronicle(Chronicle((each.move,)), conflict)
        yield Dated(row.first, row.last, row.written, row.by, row.what, each.kind)


def _of_dossier(dossier: Dossier) -> tuple[list[Dated], int]:
    names = {actor.id: actor.name for actor in dossier.actors}
    found, undated = [], 0
    for event in dossier.events:
        if event.factuality not in FACTS or event.same_as is not None or event.origin.status == "rejected":
            continue
        if event.when is None or event.when.first is None:
            undated += 1
            continue
        first, last = event.when.first, event.when.last or event.when.first
        who = ", ".join(names.get(actor, actor) for actor in event.actors)
        written = first.isoformat() if first == last else f"{first.isoformat()}–"
        found.append(Dated(first, last, written, who, shortened((event.what or event.quote).text, QUOTED)))
    return sorted(found, key=lambda row: row.first), undated


def _axis(first: dt.date, last: dt.date, top: float, scale: float) -> str:
    x = MARGIN + AXIS
    found = [line([(x, top), (x, top + (last - first).days * scale)], colour="ink", width=1.5)]
    for day, written in ticks(first, last):
        y = top + (day - first).days * scale
        found.append(line([(x - 6, y), (x, y)], colour="ink"))
        found.append(text(x - 10, y + 4, written, size=11, colour="quiet", anchor="end"))
    return "".join(found)


def ticks(first: dt.date, last: dt.date) -> list[tuple[dt.date, str]]:
    """The days at which an axis is marked, with what is written there: the ends, and first days of months or years.

    >>> [written for _, written in ticks(dt.date(2022, 1, 20), dt.date(2022, 3, 29))]
    ['2022-01-20', '2022-02', '2022-03', '2022-03-29']
    """
    months = [
        dt.date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if first < dt.date(year, month, 1) < last
    ]
    years = len(months) > _TICKS
    if years:
        months = [day for day in months if day.month == 1]
        months = months[:: max(1, -(-len(months) // _TICKS))]
    margin = (last - first) / 16
    inner = [(day, day.isoformat()[: 4 if years else 7]) for day in months if first + margin < day < last - margin]
    return [(first, first.isoformat()), *inner, *([(last, last.isoformat())] if last > first else [])]


def _row(row: Dated, who: Sequence[str], there: float, y: float, span: float, names: float, what: float) -> str:
    axis, x = MARGIN + AXIS, MARGIN + ROWS
    number = who.index(row.by) if row.by else None
    found = []
    if row.first != row.last:
        found.append(rectangle(axis + 3, there - span / 2, 5, max(span, 2), fill="rule"))
    found.append(line([(axis, there), (axis + 14, there), (x - 12, y), (x - 4, y)], colour="rule"))
    found.append(text(x, y + 4, row.written, size=11, colour="quiet"))
    if number is not None:
        found.append(mark(number, x + DATE + 8, y))
        found.append(label(x + DATE + 20, y + 4, row.by, names))
    left = x + DATE + 22 + names + 12
    found.append(label(left, y + 4, row.what, what))
    if row.became:
        found.append(label(left + what + 14, y + 4, row.became, 200, size=11, colour="quiet"))
    return group(f"{row.written} {row.by}: {row.what}" + (f" ({row.became})" if row.became else ""), *found)


def _described(rows: Sequence[Dated]) -> Iterator[str]:
    for row in rows:
        who = f"{row.by}: " if row.by else ""
        yield f"{row.written}, {who}{clean(row.what)}{f' ({row.became} in the model)' if row.became else ''}."
