"""The rankings of a `.gmcr` file: ordered numbers of the feasible states, held against the states that there are."""

from __future__ import annotations

from collections.abc import Mapping

from detente.dossier.json_places import Piece
from detente.exchange.gmcr_conditions import Note
from detente.exchange.left_behind import named
from detente.exchange.tied_ranks import ranked
from detente.graph.unfold import unfold
from detente.model.conflict import Conflict, Preference, Ranking

_LISTED = "list every feasible state once, best first, tied ones in a list of their own: [3, [1, 2], 4]"


def preference(
    bare: Conflict, rankings: Mapping[str, Piece], limit: int, note: Note
) -> tuple[dict[str, Preference], list[str]]:
    """What everybody prefers by rankings, and whose statements are dropped.

    `bare` is the conflict with the statements of the file.  Where these order the states as the ranking does, they are
    kept in its place, since they say more.  What is wrong in a ranking is noted.
    """
    graph = unfold(bare, limit=limit)
    found: dict[str, Preference] = dict(bare.preferences)
    dropped = []
    for position, dm in enumerate(bare.decision_makers):
        groups = _groups(rankings[dm.id], dm.id, graph.size, note) if dm.id in rankings else None
        if groups is None:
            continue
        by_statements = ranked(graph, position) or ()
        if [set(group) for group in by_statements] == [{number - 1 for number in group} for group in groups]:
            continue
        if getattr(bare.preferences[dm.id], "wants", ()):
            dropped.append(dm.id)
        found[dm.id] = Ranking(tuple(tuple(f"s{number}" for number in group) for group in groups))
    return found, dropped


def _groups(piece: Piece, dm: str, states: int, note: Note) -> list[list[int]] | None:
    """The groups of a ranking, best first; None where it is not one of all states, which is then noted."""
    seen: dict[int, Piece] = {}
    groups: list[list[int]] = []
    whole = True
    for entry in piece.items:
        group: list[int] = []
        for item in entry.items if isinstance(entry.value, tuple) else (entry,):
            number = item.value
            if type(number) is not int:
                note(
                    "DET553", item, f"the ranking of {dm}: expected the number of a state, or a list of these", _LISTED
                )
                whole = False
            elif not 1 <= number <= states:
                message = f"the ranking of {dm}: there is no state {number}; the {states:,} feasible ones count from 1"
                note("DET556", item, message, "states are counted among the feasible ones, by increasing decimal")
                whole = False
            elif number in seen:
                note("DET556", item, f"the ranking of {dm} lists the state {number} twice", _LISTED)
                whole = False
            else:
                seen[number] = item
                group.append(number)
        if group:
            groups.append(group)
    missing = [str(number) for number in range(1, states + 1) if number not in seen]
    if missing and whole:
        message = f"the ranking of {dm} leaves out {len(missing):,} of {states:,} feasible states: {named(missing)}"
        note("DET556", piece, message, _LISTED)
        whole = False
    return groups if whole else None
