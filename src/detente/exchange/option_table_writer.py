"""Writing an option table: options as rows, feasible states as columns, for spreadsheets and papers."""

from __future__ import annotations

from collections.abc import Iterator

from detente.exchange.bounding import refuse_graph_form, unfolded
from detente.exchange.formats import Written
from detente.exchange.left_behind import left_behind, named, renamed
from detente.exchange.tied_ranks import ranked
from detente.graph.graph import Graph
from detente.grid import csv_text, unformulated
from detente.model.conflict import JOINT, Conflict, Option

_HEADING = ("decision maker", "option", "text")
# What becomes of these can be seen in the table: levels, joint options with their owners, names of states.
_HELD = {"ladders", "joint options", "reasons", "state names", "status quo", "names"}


def write_option_table(conflict: Conflict, /, *, limit: int = 1_000, separator: str = ",") -> Written:
    """The feasible states of a conflict as a table: a row for each option, a column for each state.

    Y, N or `-` says whether the option holds in the state, a level which one it has.  Rows of rankings follow, 1 being
    best, and one that marks the status quo.  A cell that a spreadsheet might take for a formula has an apostrophe
    before it, which is not data.
    `limit`: how many states there may be, TooLarge above it.  Raises ConflictError DET551 for a conflict in graph form.
    """
    refuse_graph_form(conflict, "a table of options")
    graph = unfolded(conflict, limit, "the table would have {} columns of states")
    lost = list(left_behind(conflict, _HELD))
    rows = [*_options(conflict, graph), *_rankings(conflict, graph, lost)]
    if graph.readings:
        at, blanks = graph.readings[0].state, [""] * (2 + _ladders(conflict) + _once(conflict))
        rows.append(["status quo", *blanks, *("x" if state == at else "" for state in range(graph.size))])
    merged = " A state with '-' takes in what they exclude of it." if graph.states.owner is not None else ""
    if rules := [rule.id for rule in conflict.infeasible]:
        lost.append(f"Rules are left out ({named(rules)}): what they exclude has no column.{merged}")
    lost += _told_of_names(conflict)
    heading = [*_HEADING, *(("levels",) if _ladders(conflict) else ()), *(("irreversible",) if _once(conflict) else ())]
    rows.insert(0, [*heading, *graph.states.all_names(range(graph.size))])
    text = csv_text([[_safe(cell) for cell in row] for row in rows], separator)
    return Written(text.encode("utf-8", "backslashreplace"), tuple(lost))


def _options(conflict: Conflict, graph: Graph) -> list[list[str]]:
    called = _called(conflict)
    patterns = graph.states.all_patterns()
    owned = [(called[dm.id], option) for dm in conflict.decision_makers for option in dm.options]
    joint = [(f"joint: {' + '.join(called[dm] for dm in o.owners)}", o) for o in conflict.joint_options]
    rows = []
    for place, (who, option) in enumerate((*owned, *joint)):
        extras = [" < ".join(option.levels) if option.ladder else ""] if _ladders(conflict) else []
        extras += [option.irreversible or ""] if _once(conflict) else []
        signs = [_sign(option, pattern[place]) for pattern in patterns]
        rows.append([who, option.key.partition(".")[2], option.text, *extras, *signs])
    return rows + [[called[dm.id]] for dm in conflict.decision_makers if not dm.options]


def _sign(option: Option, char: str) -> str:
    return option.levels[int(char)] if option.ladder and char != "-" else char


def _rankings(conflict: Conflict, graph: Graph, lost: list[str]) -> list[list[str]]:
    called, rows = _called(conflict), []
    blanks = [""] * (1 + _ladders(conflict) + _once(conflict))
    for position, dm in enumerate(conflict.decision_makers):
        groups = ranked(graph, position)
        if graph.orders[position] is None:
            continue
        if groups is None:
            lost.append(f"The preferences of {dm.id} are left out: no ranking says them.")
            continue
        rank = {state: str(place) for place, group in enumerate(groups, start=1) for state in group}
        rows.append([called[dm.id], "ranking", *blanks, *(rank[state] for state in range(graph.size))])
    return rows


def _called(conflict: Conflict) -> dict[str, str]:
    """What the table calls each decision maker: its name, where that is nobody else's and looks like no list."""
    names = [dm.name for dm in conflict.decision_makers]
    return {
        dm.id: dm.name if dm.name.strip() and "+" not in dm.name and names.count(dm.name) == 1 else dm.id
        for dm in conflict.decision_makers
    }


def _told_of_names(conflict: Conflict) -> Iterator[str]:
    """What of names and ids is not in the table, or made anew when it is read."""
    called = _called(conflict)
    if nameless := [dm.id for dm in conflict.decision_makers if called[dm.id] != dm.name]:
        yield f"Names of decision makers are left out ({named(nameless)}): they could not be told apart from others."
    lost = renamed(called, called.values(), "somebody")
    for owner, options in [*((d.id, d.options) for d in conflict.decision_makers), (JOINT, conflict.joint_options)]:
        keys = [option.key.partition(".")[2] for option in options]
        lost += [f"{owner}.{key}" for key in renamed(keys, keys, "option")]
    if lost:
        yield f"Ids are left out ({named(lost)}): what is read again goes by names."


def _ladders(conflict: Conflict) -> bool:
    return any(option.ladder for option in conflict.options)


def _once(conflict: Conflict) -> bool:
    return any(option.irreversible for option in conflict.options)


def _safe(text: str) -> str:
    return text if text == "-" else unformulated(text)
