"""Writing PrefLib's files of orders, `.soc` and `.toc`: what everybody prefers among the states, a vote each."""

from __future__ import annotations

from typing import Final

from detente.errors import ConflictError, Problem
from detente.exchange.bounding import unfolded
from detente.exchange.formats import Written
from detente.exchange.left_behind import left_behind, named
from detente.exchange.tied_ranks import ranked
from detente.graph.graph import Graph
from detente.graph.states import States
from detente.grid import on_a_line
from detente.model.conflict import Conflict

Groups = tuple[tuple[int, ...], ...]

_NO_MOVES: Final = "Options, rules and moves are left out: the format knows what is preferred, not who can do what."
# What becomes of these is said by the sentence above, or can be seen in the names of the states.
_HELD: Final = {
    "heading", "joint options", "requirements", "consequences", "ladders", "forums", "state names", "state texts",
}  # fmt: skip


def write_soc(conflict: Conflict, /, *, limit: int = 10_000) -> Written:
    """What everybody prefers, as strict orders of the states: a vote for each decision maker.

    As `write_toc`, but that ties are refused as well: ConflictError DET551.
    """
    return _written(conflict, "soc", limit)


def write_toc(conflict: Conflict, /, *, limit: int = 10_000) -> Written:
    r"""What everybody prefers, as orders of the states with ties: a vote for each decision maker.

    Equal votes stand on one line, with their number before it, as the format wants it; its line DESCRIPTION tells whose
    they are.  The name of a state is followed by what holds there.
    `limit`: how many states there may be, TooLarge above it.  Raises ConflictError DET551, with all whom it concerns,
    where preferences are no complete order, or where nobody's preferences are stated.  Source: [MatteiWalsh2013].

    >>> import detente as dt
    >>> print(*write_toc(dt.load("prisoners-dilemma")).data.decode().splitlines()[-3:], sep="\n")
    # ALTERNATIVE NAME 4: s4: both defect
    1: 2,1,4,3
    1: 3,1,4,2
    """
    return _written(conflict, "toc", limit)


def _written(conflict: Conflict, kind: str, limit: int) -> Written:
    graph = unfolded(conflict, limit, "the file would list {} states in every order")
    lost = [*left_behind(conflict, _HELD), _NO_MOVES]
    votes = _votes(conflict, graph, kind, lost)
    if kind == "toc" and all(len(group) == 1 for groups in votes for group in groups):
        lost.append("Nobody ties any states: PrefLib wants the file as .soc.")
    lines = sorted(votes.items(), key=lambda vote: -len(vote[1]))
    whose = "; ".join(f"line {number}: {', '.join(dms)}" for number, (_, dms) in enumerate(lines, 1))
    header = {
        "FILE NAME": "",
        "TITLE": conflict.title,
        "DESCRIPTION": f"Orders of the decision makers over the states of a conflict; {whose}",
        "DATA TYPE": kind,
        "MODIFICATION TYPE": "induced",
        "RELATES TO": "",
        "RELATED FILES": "",
        "PUBLICATION DATE": conflict.date or "",
        "MODIFICATION DATE": "",
        "NUMBER ALTERNATIVES": str(graph.size),
        "NUMBER VOTERS": str(sum(len(dms) for dms in votes.values())),
        "NUMBER UNIQUE ORDERS": str(len(votes)),
        **{f"ALTERNATIVE NAME {state + 1}": _called(graph.states, state) for state in range(graph.size)},
    }
    text = [f"# {name}: {on_a_line(value)}".rstrip() for name, value in header.items()]
    text += [f"{len(dms)}: {','.join(map(_group, groups))}" for groups, dms in lines]
    return Written(("\n".join(text) + "\n").encode(), tuple(lost))


def _votes(conflict: Conflict, graph: Graph, kind: str, lost: list[str]) -> dict[Groups, list[str]]:
    """The orders, best first, each with those who have it; all that cannot be written is refused at once."""
    votes: dict[Groups, list[str]] = {}
    problems, silent = [], []
    for i, dm in enumerate(graph.decision_makers):
        if graph.orders[i] is None:
            silent.append(dm)
            continue
        place = conflict.places.get(("preferences", dm))
        groups = ranked(graph, i)
        if groups is None:
            message = f"the preferences of {dm} cannot be written as .{kind}: they are no order of all states"
            problems.append(Problem("DET551", message, place, "a ranking or statements give one"))
            continue
        tied = next((group for group in groups if len(group) > 1), None)
        if tied is not None and kind == "soc":
            message = f"the preferences of {dm} cannot be written as .soc: {named(graph.states.all_names(tied))} tie"
            problems.append(Problem("DET551", message, place, "write it as .toc, which holds ties"))
            continue
        votes.setdefault(groups, []).append(dm)
    if not (votes or problems):
        message = f"nothing can be written as .{kind}: nobody's preferences are stated"
        problems.append(Problem("DET551", message, None, "state them under 'preferences'"))
    if problems:
        raise ConflictError(problems)
    if silent:
        lost.append(f"Nothing is said of what {named(silent)} would prefer: no vote is written.")
    return votes


def _group(states: tuple[int, ...]) -> str:
    numbers = ",".join(str(state + 1) for state in states)
    return numbers if len(states) == 1 else f"{{{numbers}}}"


def _called(states: States, state: int) -> str:
    words = states.label(state) or ", ".join(states.on(state))
    return ": ".join(filter(None, (states.name(state), words)))
