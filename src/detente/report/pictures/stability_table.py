"""The table of stability: for each state, for whom it is stable under which concept, by marks of different shapes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from detente.report.claim_words import called
from detente.report.pictures.chosen import MOST, Chosen, for_rows
from detente.report.pictures.framing import Entry, framed
from detente.report.pictures.lettering import fitted, room
from detente.report.pictures.markup import circle, clean, group, label, line, middle, rectangle, text
from detente.report.pictures.picture import MARGIN, Picture
from detente.report.pictures.state_words import begins, in_words, shortly
from detente.report.words import counted, listing

if TYPE_CHECKING:
    from detente.model.conflict import Conflict
    from detente.stability.solve import Stability

ROW, HEAD = 22.0, 46.0
_LONGEST_NAME, _LONGEST_WORDS = 90.0, 300.0
_GAP = 14.0
_EVERYBODY = "everybody"


def picture_of_stability(
    stability: Stability,
    *,
    concepts: Sequence[str] | None = None,
    states: Sequence[str] | None = None,
    conflict: Conflict | None = None,
    most: int = MOST,
) -> Picture:
    """States as rows, and for each decision maker and concept whether the state is stable; then for everybody.

    `concepts`: all that were asked for, by default.  `states`: those to show, by name, else the status quo, then the
    equilibria in the order of `outcomes`, then the others, `most` in all.  `conflict`: whence decision makers have
    their names.
    """
    keys = tuple(stability.concepts if concepts is None else concepts)
    graph = stability.graph
    chosen = for_rows(graph, stability, states, most)
    whose = [*graph.decision_makers, _EVERYBODY]
    masks = {
        (who, key): stability.equilibrium(key) if who == _EVERYBODY else stability.mask(key, who)
        for who in whose
        for key in keys
    }
    cells = {(who, key, s): bool(mask[s]) for (who, key), mask in masks.items() for s in chosen.states}
    names = [who if conflict is None or who == _EVERYBODY else called(conflict, who) for who in whose]
    column = max(40.0, *(room(key, 11) + 8 for key in keys))
    wide = column * len(keys)

    named = min(_LONGEST_NAME, max((room(clean(s), 12) for s in graph.states.all_names(chosen.states)), default=0.0))
    words = {s: _words(stability, s) for s in chosen.states}
    before = named + max((room(each, 11) for each in words.values()), default=0.0) + 32

    def left(number: int) -> float:
        return MARGIN + before + number * (wide + _GAP)

    def drawing(top: float) -> tuple[str, float]:
        found = []
        for number, name in enumerate(names):
            found.append(label(left(number) + wide / 2, top + 12, name, wide + _GAP - 6, anchor="middle"))
            found.append(line([(left(number), top + 18), (left(number) + wide, top + 18)], colour="rule"))
            for k, key in enumerate(keys):
                found.append(text(left(number) + (k + 0.5) * column, top + 34, key, size=11, anchor="middle"))
        y = top + HEAD
        for row, state in enumerate(chosen.states):
            if row % 2 == 0:
                found.append(rectangle(MARGIN, y, left(len(names)) - _GAP - MARGIN, ROW, fill="shade"))
            found.append(_named(stability, state, y, named, words[state]))
            for number, who in enumerate(whose):
                for k, key in enumerate(keys):
                    x = left(number) + (k + 0.5) * column
                    holds = cells[who, key, state]
                    found.append(_mark(x, y + ROW / 2, holds=holds, everybody=who == _EVERYBODY))
            y += ROW
        return "".join(found), y

    return framed(
        "stability",
        graph.title,
        f"Which of {counted(graph.size, 'state')} are stable, for whom and under which concept",
        _described(stability, chosen, keys),
        drawing,
        width=left(len(names)) - _GAP - MARGIN,
        key=[
            Entry(lambda x, y: _mark(x, y, holds=True, everybody=False), "stable for this decision maker"),
            Entry(lambda x, y: _mark(x, y, holds=True, everybody=True), "an equilibrium: stable for everybody"),
            Entry(lambda x, y: _mark(x, y, holds=False, everybody=False), "not stable"),
        ],
        notes=_notes(chosen),
    )


def _words(stability: Stability, state: int) -> str:
    """What stands beside the name of a state: whether things stand there, and what holds, as far as there is room."""
    start = begins(stability.graph, state)
    taken = room(f"{start}: ", 11) if start else 0.0
    shown = "".join(shortly(stability.graph, state, size=11, most=_LONGEST_WORDS - taken, number=1))
    return fitted(": ".join(filter(None, (start, shown))), 11, _LONGEST_WORDS)


def _named(stability: Stability, state: int, y: float, named: float, shown: str) -> str:
    name = clean(stability.graph.states.name(state))
    words = ": ".join(filter(None, (begins(stability.graph, state), in_words(stability.graph, state))))
    foot = y + middle(ROW, 12)
    return group(
        f"{name}: {words}",
        label(MARGIN + 4, foot, name, named),
        text(MARGIN + 14 + named, foot, shown, size=11, colour="quiet"),
    )


def _mark(x: float, y: float, *, holds: bool, everybody: bool) -> str:
    """A dot for stable, a dot in a ring for stable for everybody, a short line for neither."""
    if not holds:
        return line([(x - 4, y), (x + 4, y)], colour="rule", width=1.4)
    if everybody:
        return circle(x, y, 7, stroke="ink", stroke_width=1.5) + circle(x, y, 3.8, fill="ink")
    return circle(x, y, 4.5, fill="ink")


def _notes(chosen: Chosen) -> Iterator[str]:
    if chosen.left_out:
        held = (
            f"{chosen.held:,} of them equilibria under some concept" if chosen.held else "none of them an equilibrium"
        )
        yield f"{counted(chosen.left_out, 'other state')} {'is' if chosen.left_out == 1 else 'are'} not shown, {held}."


def _described(stability: Stability, chosen: Chosen, keys: Sequence[str]) -> Iterator[str]:
    names = stability.graph.states.all_names(chosen.states)
    for key in keys:
        held = [name for name, s in zip(names, chosen.states, strict=True) if stability.equilibrium(key)[s]]
        yield f"Equilibria under {key}: {listing(held) or 'none of those shown'}."
        for who in stability.graph.decision_makers:
            mask = stability.mask(key, who)
            held = [name for name, s in zip(names, chosen.states, strict=True) if mask[s]]
            yield f"Stable for {who}: {listing(held) or 'none of those shown'}."
    yield from _notes(chosen)
