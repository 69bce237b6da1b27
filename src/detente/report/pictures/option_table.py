"""The option table: options as rows, states as columns, and in each cell whether the option holds, or its level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from detente.errors import Missing
from detente.graph.graph import Graph
from detente.report.claim_words import called
from detente.report.pictures.chosen import Chosen, for_rows
from detente.report.pictures.framing import Entry, framed
from detente.report.pictures.lettering import room
from detente.report.pictures.markup import clean, group, label, line, middle, rectangle, text
from detente.report.pictures.picture import MARGIN, Picture
from detente.report.pictures.state_drawn import equilibrium_sample
from detente.report.pictures.state_words import begins, in_words
from detente.report.words import counted, listing

if TYPE_CHECKING:
    from detente.model.conflict import Conflict, Option
    from detente.stability.solve import Stability

ROW, HEAD = 24.0, 44.0
_LONGEST_OPTION, _LONGEST_WORDS = 160.0, 300.0
_OWNER = 22.0
_MOST_NAME = 84.0
MOST = 24


def picture_of_options(
    thing: Stability | Graph,
    *,
    concept: str | None = None,
    states: Sequence[str] | None = None,
    conflict: Conflict | None = None,
    most: int = MOST,
) -> Picture:
    """Options as rows, grouped by whose they are, and states as columns.

    `concept`: the one whose equilibria are marked, of a conflict that is solved: SEQ where it was asked for, else the
    last that was.  `states`: those to show, by name, else the status quo, then equilibria, then the others, `most` in
    all.  `conflict`: whence decision makers have their names.  Raises Missing for a conflict in graph form.
    """
    solved, graph = (None, thing) if isinstance(thing, Graph) else (thing, thing.graph)
    if graph.states.graph_form:
        raise Missing("there is no table of options: this conflict is given by its states and moves alone")
    key = "" if solved is None else concept or ("SEQ" if "SEQ" in solved.concepts else solved.concepts[-1])
    chosen = for_rows(graph, solved, states, most)
    held = () if solved is None else solved.equilibrium(key)
    ringed = frozenset(s for s in chosen.states if len(held) and held[s])
    names = [clean(name) for name in graph.states.all_names(chosen.states)]
    column = max(30.0, min(_MOST_NAME, *(max(room(name, 11) + 14 for name in names),)))
    levels = {s: graph.states.levels(s) for s in chosen.states}
    options = graph.states.space.options
    named = min(_LONGEST_OPTION, max(room(clean(_short(option)), 12) for option in options))
    texts = [min(_LONGEST_WORDS, room(clean(option.text), 11)) for option in options]
    owners = {key: _owner(key, conflict) for key in dict.fromkeys(option.key.partition(".")[0] for option in options)}
    before = max(
        10 + named + 12 + max(texts) + 16, *(min(room(clean(each), 12.5), 300) + 12 for each in owners.values())
    )
    width = before + column * len(names)

    def drawing(top: float) -> tuple[str, float]:
        found = []
        for k, (state, name) in enumerate(zip(chosen.states, names, strict=True)):
            found.append(
                _heading(graph, state, name, MARGIN + before + (k + 0.5) * column, top, column, state in ringed)
            )
        y = top + HEAD
        owner = ""
        for number, option in enumerate(options):
            whose = option.key.partition(".")[0]
            if whose != owner:
                owner = whose
                found.append(label(MARGIN, y + 16, owners[owner], before - 12, size=12.5))
                found.append(line([(MARGIN, y + 21), (MARGIN + width, y + 21)], colour="rule"))
                y += _OWNER
            found.append(_named(option, y, named, max(texts)))
            for k, state in enumerate(chosen.states):
                found.append(_cell(option, levels[state][number], MARGIN + before + (k + 0.5) * column, y))
            y += ROW
        return "".join(found), y

    now = any(begins(graph, state) for state in chosen.states)
    ladders = [option for option in options if option.ladder]
    either = any(len(of) > 1 for each in levels.values() for of in each)
    return framed(
        "options",
        graph.title,
        f"What holds in {f'{len(names):,} of ' if chosen.left_out else ''}{counted(graph.size, 'feasible state')}",
        _described(graph, chosen, ringed, key),
        drawing,
        width=max(width, 420.0),
        key=[
            Entry(lambda x, y: _yes(x, y - ROW / 2), "it holds"),
            Entry(lambda x, y: _no(x, y - ROW / 2), "it does not hold"),
            *(
                [Entry(lambda x, y: _ladder(x, y - ROW / 2, 2, 4), "how far up its ladder, the lowest 0")]
                * bool(ladders)
            ),
            *([Entry(lambda x, y: _either(x, y - ROW / 2), "one or the other, which makes no difference")] * either),
            *([Entry(equilibrium_sample, f"equilibrium under {key}")] * bool(ringed)),
        ],
        notes=[
            *["“now” stands over the status quo, in each of its readings."] * bool(now),
            *(_levels(option, conflict) for option in ladders),
            *_notes(chosen),
        ],
    )


def _heading(graph: Graph, state: int, name: str, x: float, top: float, column: float, ringed: bool) -> str:
    start = begins(graph, state)
    found = [label(x, top + 32, name, column - 8, size=11, anchor="middle")]
    if ringed:
        wide = column - 6
        found.insert(0, rectangle(x - wide / 2, top + 18, wide, 20, stroke="ink", round_=6, stroke_width=1.5))
        found.insert(1, rectangle(x - wide / 2 + 2.5, top + 20.5, wide - 5, 15, stroke="ink", round_=4, stroke_width=1))
    if start:
        found.append(text(x, top + 10, "now", size=10.5, anchor="middle"))
    tags = ", ".join(filter(None, (start, "equilibrium" if ringed else "")))
    return group(f"{name}: {in_words(graph, state)}" + (f" ({tags})" if tags else ""), *found)


def _owner(key: str, conflict: Conflict | None) -> str:
    if key == "joint":
        return "jointly"
    return key if conflict is None else called(conflict, key)


def _short(option: Option) -> str:
    return option.key.partition(".")[2]


def _levels(option: Option, conflict: Conflict | None) -> str:
    """What the numbers of a ladder stand for."""
    whose = option.key.partition(".")[0]
    names = ", ".join(f"{number} {level}" for number, level in enumerate(option.levels))
    return f"{_owner(whose, conflict)}, {_short(option)}: {names}."


def _named(option: Option, y: float, named: float, most: float) -> str:
    """The name of an option and its words; `named`: how much room names take, and `most` words."""
    name = clean(_short(option))
    levels = f" ({', '.join(option.levels)})" if option.ladder else ""
    words = clean(f"{option.text}{levels}")
    foot = y + middle(ROW, 12)
    return group(
        f"{option.key}: {words}" if words else option.key,
        label(MARGIN + 10, foot, name, named),
        label(MARGIN + 22 + named, foot, option.text, most, size=11, colour="quiet") if option.text else "",
    )


def _cell(option: Option, levels: set[int], x: float, y: float) -> str:
    if len(levels) > 1:
        return _either(x, y)
    level = min(levels)
    if option.ladder:
        return _ladder(x, y, level, len(option.levels))
    return _yes(x, y) if level else _no(x, y)


def _yes(x: float, y: float) -> str:
    filled = rectangle(x - 9, y + 3, 18, ROW - 6, fill="ink", round_=3)
    return filled + text(x, y + middle(ROW, 12), "Y", colour="paper", anchor="middle")


def _no(x: float, y: float) -> str:
    return text(x, y + middle(ROW, 12), "N", colour="quiet", anchor="middle")


def _either(x: float, y: float) -> str:
    return text(x, y + middle(ROW, 12), "–", anchor="middle")


def _ladder(x: float, y: float, level: int, levels: int) -> str:
    """A level as its number beside a column that is filled so far."""
    high = ROW - 8
    full = high * level / max(1, levels - 1)
    bar = rectangle(x + 3, y + 4, 7, high, stroke="ink", stroke_width=1)
    filled = rectangle(x + 3, y + 4 + high - full, 7, full, fill="ink") if level else ""
    return text(x - 1, y + middle(ROW, 12), str(level), anchor="end") + bar + filled


def _notes(chosen: Chosen) -> Iterator[str]:
    if chosen.left_out:
        yield f"{counted(chosen.left_out, 'other state')} {'is' if chosen.left_out == 1 else 'are'} not shown."


def _described(graph: Graph, chosen: Chosen, ringed: frozenset[int], key: str) -> Iterator[str]:
    for state in chosen.states:
        tags = ", ".join(filter(None, (begins(graph, state), f"equilibrium under {key}" if state in ringed else "")))
        yield f"{graph.states.name(state)}{f' ({tags})' if tags else ''}: {listing([in_words(graph, state)])}."
    yield from _notes(chosen)
