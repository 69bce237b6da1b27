"""Moved sentences: which sentence of a fresh reading each one of an earlier reading is, told by its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from detente.dossier.items import Line
from detente.text.reread import found_again


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of a sentence: the one that it is now, and by how many code points its words have moved.

    `changed` where it is no longer the same words, and only stands between the same neighbours.
    """

    line: Line
    shift: int
    changed: bool = False


def moved_sentences(old: Iterable[Line], new: Iterable[Line]) -> dict[str, Moved]:
    """What became of the sentences of an earlier reading, by id; those that are gone are not in it.

    Sentences are told by their words.  Of one that a text repeats, the first then is the first now.  Where as many
    sentences in a row are gone as there are others between the same neighbours, each is taken for changed into the
    one in its place.  No two become the same.  Cost: linear.
    """
    here = _by_text(new)
    return {
        before.id: Moved(now, now.quote.start - before.quote.start, before.quote.text != now.quote.text)
        for source, lines in _by_text(old).items()
        for before, now in _pairs(lines, here.get(source, ()))
    }


def _by_text(lines: Iterable[Line]) -> dict[str, list[Line]]:
    kept: dict[str, list[Line]] = {}
    for line in lines:
        kept.setdefault(line.quote.source, []).append(line)
    return kept


def _pairs(old: Sequence[Line], new: Sequence[Line]) -> list[tuple[Line, Line]]:
    # Places in the lists serve as numbers, and the words themselves as hashes: they are all there.
    then, now = ([(at, line.quote.text) for at, line in enumerate(lines)] for lines in (old, new))
    seen: Counter[str] = Counter()
    places: list[int | None] = []
    for at, found in found_again(then, now).items():
        place = found.number
        if found.candidates:
            nth = seen[old[at].quote.text]
            seen[old[at].quote.text] += 1
            place = found.candidates[nth] if nth < len(found.candidates) else None
        places.append(place)
    _fill(places, len(new))
    return [(line, new[place]) for line, place in zip(old, places, strict=True) if place is not None]


def _fill(places: list[int | None], total: int) -> None:
    """Give each of a row of sentences that are gone the one in its place, where as many stand there that are new."""
    taken = {place for place in places if place is not None}
    for gone, row in groupby(range(len(places)), key=lambda at: places[at] is None):
        ats = list(row)
        before = places[ats[0] - 1] if ats[0] else -1
        after = places[ats[-1] + 1] if ats[-1] + 1 < len(places) else total
        if not gone or before is None or after is None or after - before - 1 != len(ats):
            continue
        between = range(before + 1, after)
        if taken.isdisjoint(between):
            places[ats[0] : ats[-1] + 1] = between
            taken.update(between)
