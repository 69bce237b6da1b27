"""Writing Gambit's strategic games, `.nfg`: everybody sets the own options once, and ranks stand in the cells."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from detente.errors import ConflictError, Problem
from detente.exchange.bounding import bounded, refuse_graph_form
from detente.exchange.formats import Written
from detente.exchange.left_behind import left_behind, named
from detente.exchange.tied_ranks import numbered, ranked
from detente.graph.combining import states_of
from detente.graph.graph import Graph
from detente.graph.states import char_of
from detente.graph.unfold import LIMIT, unfold
from detente.grid import on_a_line
from detente.model.conflict import Conflict, Option

NO_STATE: Final = -1
"""What stands in a cell that is no state, for everybody: worse than the worst state, which is 0."""

# What Gambit takes as the name of anything: visible ASCII, with single blanks inside; and nothing that it escapes.
_PLAIN: Final = re.compile(r"[!#-\[\]-~]+( [!#-\[\]-~]+)*")
_BEYOND: Final = re.compile(r"[^\n -~]|\\")
# What becomes of these is told where it is decided.
_SAID_HERE: Final = {
    "heading", "joint options", "requirements", "consequences", "ladders", "state names", "state texts",
}  # fmt: skip
_ORDINAL: Final = (
    "Numbers are ranks, 0 for the worst state: more is better, but not by how much, so that only equilibria in pure "
    "strategies mean something."
)
_AT_ONCE: Final = "The order of moves is left out: all choose once and at the same time, and nobody answers anybody."
_CELLS: Final = "the game would have {} cells"
_NAMES: Final = "The names of the states are left out: a cell goes by the strategies that meet in it."

Levels = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A decision maker in the game: its options, their positions in patterns, and its strategies, a level for each."""

    id: str
    options: tuple[Option, ...]
    positions: Levels
    strategies: tuple[Levels, ...]


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a game, the first side's strategies running fastest: in each the state, or None where it is none."""

    sides: tuple[Side, ...]
    states: tuple[int | None, ...]


def write_nfg(conflict: Conflict, /, *, limit: int = 100_000) -> Written:
    """The conflict as a strategic game in which everybody sets all of its own options, once and at the same time.

    A cell holds for everybody the rank of the state that the strategies come to once consequences have followed, 0 =
    worst, and `NO_STATE` for all where that is none.  Strategies that never come to a state are left out.  Joint
    options, which nobody sets alone, stay as they are in the status quo, or at their first level where there is none.
    Where every move can be taken back and there are no joint options, no attitudes and no merged states, a cell that is
    a state is an equilibrium in pure strategies iff the state is a Nash equilibrium here.
    `limit`: how many cells there may be, TooLarge above it.  Raises ConflictError DET551 in graph form, where
    preferences are no complete order, or where no cell is a state.  Source: [SavaniTurocy2025].

    >>> import detente as dt
    >>> print(write_nfg(dt.load("prisoners-dilemma")).data.decode(), end="")
    NFG 1 R "Prisoner's dilemma" { "row" "col" }
    { { "nothing" "defect" }
    { "nothing" "defect" } }
    "Ranks: 0 is worst, -1 no state"
    <BLANKLINE>
    2 2
    3 0
    0 3
    1 1
    """
    refuse_graph_form(conflict, ".nfg: strategies set options")
    graph = unfold(conflict, limit=max(limit, LIMIT))
    lost = [_ORDINAL, _AT_ONCE, *left_behind(conflict, _SAID_HERE), _NAMES]
    cells = _cells(conflict, graph, limit)
    ranks = _ranks(conflict, graph, lost)
    lost += _told(conflict, graph, cells)
    makers = [_plain(side.id, f"decision maker {number}") for number, side in enumerate(cells.sides, 1)]
    strategies = [_strategies(side) for side in cells.sides]
    if beyond := [side.id for side, name in zip(cells.sides, makers, strict=True) if name != side.id]:
        lost.append(f"Names are left out ({named(beyond)}): Gambit takes ASCII alone, so they go by number.")
    lines = [
        f"NFG 1 R {_quoted(conflict.title)} {{ {' '.join(map(_quoted, makers))} }}",
        "{ " + "\n".join(f"{{ {' '.join(map(_quoted, names))} }}" for names in strategies) + " }",
        f'"Ranks: 0 is worst, {NO_STATE} no state"',
        "",
        *(" ".join(str(NO_STATE if state is None else own[state]) for own in ranks) for state in cells.states),
    ]
    return Written(("\n".join(lines) + "\n").encode("ascii"), tuple(lost))


def _cells(conflict: Conflict, graph: Graph, limit: int) -> Cells:
    """The game with every strategy that comes to a state in some cell."""
    position = {option.key: k for k, option in enumerate(conflict.options)}
    rows = graph.states.digits.tolist()
    sides = []
    for dm in conflict.decision_makers:
        at = tuple(position[option.key] for option in dm.options)
        possible: Sequence[Levels] = sorted(set(zip(*(rows[k] for k in reversed(at)), strict=True))) if at else [()]
        possible = [tuple(reversed(levels)) for levels in possible]
        if conflict.consequences:
            # A setting that never lasts is a move all the same: it comes to what the consequences make of it.
            bounded(math.prod(len(option.levels) for option in dm.options), limit, _CELLS)
            backwards = itertools.product(*(range(len(option.levels)) for option in reversed(dm.options)))
            possible = [tuple(reversed(levels)) for levels in backwards]
        sides.append(Side(dm.id, dm.options, at, tuple(possible)))
    bounded(math.prod(len(side.strategies) for side in sides), limit, _CELLS)
    fixed = _fixed(conflict)
    profiles = _profiles(sides)
    found = states_of(conflict, graph.states, [_combination(sides, profile, fixed) for profile in profiles])
    used = [
        {profile[i] for profile, state in zip(profiles, found, strict=True) if state is not None}
        for i in range(len(sides))
    ]
    if not used[0]:
        message = "no cell of the game would be a state: with the joint options as they are, the rules exclude them all"
        raise ConflictError.of("DET551", message, hint="write it in a format of states and moves, such as graphml")
    kept = [state for profile, state in zip(profiles, found, strict=True) if all(map(set.__contains__, used, profile))]
    left = [
        Side(side.id, side.options, side.positions, tuple(s for k, s in enumerate(side.strategies) if k in alive))
        for side, alive in zip(sides, used, strict=True)
    ]
    return Cells(tuple(left), tuple(kept))


def _profiles(sides: Sequence[Side]) -> list[Levels]:
    """Every choice of a strategy for everybody, by number, those of the first side running fastest."""
    backwards = itertools.product(*(range(len(side.strategies)) for side in reversed(sides)))
    return [tuple(reversed(profile)) for profile in backwards]


def _combination(sides: Sequence[Side], profile: Levels, fixed: Sequence[int]) -> list[int]:
    levels = list(fixed)
    for side, number in zip(sides, profile, strict=True):
        for position, level in zip(side.positions, side.strategies[number], strict=True):
            levels[position] = level
    return levels


def _fixed(conflict: Conflict) -> list[int]:
    """The levels of the status quo, which joint options keep; the first levels where there is none."""
    quo = dict(conflict.status_quo.levels or ()) if conflict.status_quo is not None else {}
    return [option.levels.index(quo.get(option.key, option.levels[0])) for option in conflict.options]


def _ranks(conflict: Conflict, graph: Graph, lost: list[str]) -> list[list[int]]:
    """For each decision maker the rank of each state, 0 = worst; all that has none is refused at once."""
    found, problems = [], []
    for i, dm in enumerate(graph.decision_makers):
        groups = ranked(graph, i)
        if groups is None:
            message = f"the preferences of {dm} cannot be written as .nfg: they are no order of all states"
            place = conflict.places.get(("preferences", dm))
            problems.append(Problem("DET551", message, place, "a ranking or statements give one"))
            continue
        if graph.orders[i] is None:
            lost.append(f"Nothing is said of what {dm} prefers: all states are 0 for it, as if it did not care.")
        found.append(numbered(groups))
    if problems:
        raise ConflictError(problems)
    return found


def _told(conflict: Conflict, graph: Graph, cells: Cells) -> list[str]:
    """What means something else in the game than in the conflict."""
    lost = ["The date of the conflict is left out."] if conflict.date else []
    if joint := [option.key for option in conflict.joint_options]:
        where = "in the status quo" if conflict.status_quo is not None else "if none were adopted"
        lost.append(f"Joint options are left out ({named(joint)}): nobody sets them alone, so they stay as {where}.")
    if once := [option.key for option in conflict.options if option.irreversible is not None]:
        lost.append(f"That {named(once)} cannot be taken back is left out: everybody can choose anew.")
    if conflict.consequences:
        lost.append("Consequences are left out as such: a cell holds the state that they lead to.")
    if graph.states.owner is not None and len(graph.states.owner) > graph.size:
        lost.append("That some states merge several combinations is left out: each of these is a cell of its own.")
    empty = sum(state is None for state in cells.states)
    if empty:
        false = _false_equilibria(cells)
        also = f"; {false:,} of them are equilibria of the game all the same, and mean nothing" if false else ""
        lost.append(
            f"{empty:,} of {len(cells.states):,} cells are no states: there, {NO_STATE} stands for everybody{also}."
        )
    return lost


def _false_equilibria(cells: Cells) -> int:
    """How many cells that are no states nobody can leave alone for one that is."""
    profiles = _profiles(cells.sides)
    lines = {
        (i, *profile[:i], *profile[i + 1 :])
        for profile, state in zip(profiles, cells.states, strict=True)
        if state is not None
        for i in range(len(cells.sides))
    }
    return sum(
        all((i, *profile[:i], *profile[i + 1 :]) not in lines for i in range(len(cells.sides)))
        for profile, state in zip(profiles, cells.states, strict=True)
        if state is None
    )


def _strategies(side: Side) -> list[str]:
    """What the strategies are called: by what holds, or by their patterns where Gambit would not take that."""
    names = []
    for levels in side.strategies:
        holds = []
        for option, level in zip(side.options, levels, strict=True):
            own = option.key.partition(".")[2]
            if level:
                holds.append(f"{own}={option.levels[level]}" if option.ladder else own)
        names.append(", ".join(holds) or "nothing")
    if all(map(_PLAIN.fullmatch, names)) and len(set(names)) == len(names):
        return names
    return [
        "".join(char_of(level, ladder=o.ladder) for o, level in zip(side.options, levels, strict=True))
        for levels in side.strategies
    ]


def _plain(text: str, otherwise: str) -> str:
    return text if _PLAIN.fullmatch(text) else otherwise


def _quoted(text: str) -> str:
    """A text between quotation marks, in ASCII; what is beyond it, and backslashes, as references to characters."""
    shown = on_a_line(text)
    return '"' + _BEYOND.sub(lambda found: f"&#{ord(found[0])};", shown).replace('"', '\\"') + '"'
