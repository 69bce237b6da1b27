"""The graph of moves: states from left to right by how many moves they are away, and who can go where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from detente.graph.graph import Graph
from detente.report.claim_words import called
from detente.report.pictures.arrows import Arrow, arrow, sample
from detente.report.pictures.chosen import MOST, SEARCHED, Chosen, along_ways, followed, improving
from detente.report.pictures.framing import Entry, framed
from detente.report.pictures.layers import Link
from detente.report.pictures.moves_drawn import Scheme, equilibrium_sample, outline_sample, start_sample
from detente.report.pictures.picture import Picture
from detente.report.pictures.state_words import begins, in_words
from detente.report.words import counted, listing

if TYPE_CHECKING:
    from detente.graph.graph import Mover
    from detente.model.conflict import Conflict
    from detente.stability.solve import Stability

CONCEPT = "SEQ"
# Of more moves than this, only improvements are drawn by default.
FEW = 40
_MOST_SAID = 60


def picture_of_moves(
    thing: Stability | Graph,
    *,
    concept: str | None = None,
    only_improvements: bool | None = None,
    forums: bool = True,
    conflict: Conflict | None = None,
    most: int = MOST,
    searched: int = SEARCHED,
) -> Picture:
    """States and moves, the status quo on the left, equilibria ringed.

    `concept`: the one whose equilibria are ringed, of a conflict that is solved: SEQ where it was asked for, else the
    last that was.  `only_improvements`: whether other moves are left out; by default where there are many.  `forums`:
    whether moves are drawn that only several can make together, where they are improvements for all.  `conflict`:
    whence decision makers have their names.  Of more than `most` states only some are drawn, and the picture says
    which; `searched`: how many states are looked at for ways.
    """
    if most < 1:
        raise ValueError(f"a picture shows one state at least; most={most}")
    solved, graph = (None, thing) if isinstance(thing, Graph) else (thing, thing.graph)
    key = _concept(solved, concept)
    equilibria: list[int] = [] if solved is None else solved.equilibrium(key).nonzero()[0].tolist()
    movers, lacking = followed(graph) if forums else (list(graph.movers), [])

    def onward(state: int) -> Iterator[int]:
        for mover in movers:
            yield from sorted(improving(graph, mover, state))

    chosen = along_ways(graph, equilibria, onward, most=most, searched=searched)
    arrows = _arrows(graph, movers, chosen)
    if only_improvements is None:
        only_improvements = sum((each.to is not None) + (each.back is not None) for each in arrows) > FEW
    if only_improvements:
        arrows = [each.improving for each in arrows if each.pays]
    names = [_name(graph, mover, conflict) for mover in movers]
    scheme = Scheme(graph, chosen, frozenset(equilibria), tuple(arrows), tuple(names))
    drawn = {each.mover for each in arrows}
    return framed(
        "moves",
        graph.title,
        _below(graph, chosen, key),
        _described(scheme, key, only_improvements=only_improvements),
        scheme.drawing,
        width=scheme.width,
        key=[*(Entry(sample(k), name) for k, name in enumerate(names) if k in drawn), *_key(scheme, key)],
        notes=_notes(scheme, lacking, key, only_improvements=only_improvements),
    )


def _concept(solved: Stability | None, concept: str | None) -> str:
    if solved is None:
        if concept is not None:
            raise ValueError(f"a graph that is not solved has no equilibria under {concept}: solve it first")
        return ""
    return concept or (CONCEPT if CONCEPT in solved.concepts else solved.concepts[-1])


def _name(graph: Graph, mover: Mover, conflict: Conflict | None) -> str:
    ids = [graph.decision_makers[i] for i in mover.members]
    names = ids if conflict is None else [called(conflict, each) for each in ids]
    if mover in graph.movers:
        return names[0]
    alike = [each.id for each in graph.forums if set(each.members) == set(mover.members)]
    return f"{listing(names)} together ({', '.join(alike)})"


def _arrows(graph: Graph, movers: Sequence[Mover], chosen: Chosen) -> list[Arrow]:
    """The moves between the states chosen, to and fro as one; of forums what takes all members."""
    shown = set(chosen.states)
    made: list[tuple[set[int], set[Link]]] = []
    found: list[Arrow] = []
    for k, mover in enumerate(movers):
        worth: dict[Link, bool] = {}
        for state in chosen.states:
            better = improving(graph, mover, state)
            for target in sorted(shown.intersection(mover.moves.successors(state).tolist())):
                worth[state, target] = target in better
        members = set(mover.members)
        made.append((members, set(worth)))
        if k >= len(graph.movers):
            fewer = set[Link]().union(*(pairs for others, pairs in made if others < members))
            worth = {pair: True for pair, pays in worth.items() if pays and pair not in fewer}
        found += [Arrow(a, b, k, worth[a, b], worth.get((b, a))) for a, b in worth if a < b or (b, a) not in worth]
    return found


def _below(graph: Graph, chosen: Chosen, key: str) -> str:
    shown = (
        f"{len(chosen.states):,} of {counted(graph.size, 'state')}" if chosen.left_out else counted(graph.size, "state")
    )
    return f"Moves between {shown}" + (f", and equilibria under {key}" if key else "")


def _key(scheme: Scheme, key: str) -> Iterator[Entry]:
    given = [value for each in scheme.arrows for value in (each.to, each.back) if value is not None]
    if True in given:
        yield Entry(arrow(pays=True), "an improvement for whoever makes it")
    if False in given:
        yield Entry(arrow(pays=False), "any other move")
    if scheme.starts:
        yield Entry(start_sample, "status quo")
    if scheme.ringed:
        yield Entry(equilibrium_sample, f"equilibrium: stable for every decision maker under {key}")
    if scheme.unreached:
        yield Entry(outline_sample, "not reached from the status quo by the moves drawn")


def _notes(scheme: Scheme, lacking: Sequence[str], key: str, *, only_improvements: bool) -> Iterator[str]:
    graph, chosen = scheme.graph, scheme.chosen
    if scheme.starts:
        which = ", for states with a whole edge" if scheme.unreached else ""
        yield f"From left to right: how many of the moves drawn it takes from the status quo{which}."
    if chosen.left_out:
        number = f"{chosen.held:,} of them equilibria" if chosen.held else "none of them an equilibrium"
        held = f", {number} under {key}" if key else ""
        yield (
            "Drawn are the status quo, the nearest equilibria with shortest improving ways to them, and, where there "
            "is room, states to which improvements soon lead."
        )
        yield f"Not drawn: {counted(chosen.left_out, 'other state')}{held}."
        if not chosen.searched:
            yield "There are more ways than were followed."
    if only_improvements:
        yield "Moves that are no improvement for whoever makes them are left out."
    unstated = [graph.decision_makers[i] for i, order in enumerate(graph.orders) if order is None]
    if unstated:
        yield f"What {listing(unstated)} wants nobody states, so that no move counts as an improvement for it."
    if lacking:
        yield f"The joint moves of {listing(lacking)} are too many to be listed, and left out."
    if any(each.mover >= len(graph.movers) for each in scheme.arrows):
        yield "Of joint moves, those are drawn that better all who make them and that fewer of them cannot make."


def _described(scheme: Scheme, key: str, *, only_improvements: bool) -> Iterator[str]:
    """The picture in words: the states that matter, then every move that is an improvement, while they are few."""
    graph = scheme.graph
    for state in scheme.starts:
        yield f"{begins(graph, state).capitalize()}: {graph.states.name(state)} ({in_words(graph, state)})."
    if key:
        ringed = [f"{graph.states.name(s)} ({in_words(graph, s)})" for s in sorted(scheme.ringed)]
        yield f"Equilibria under {key}: {'; '.join(ringed) or 'none of those drawn'}."
    pays = [
        f"{scheme.movers[each.mover]} from {graph.states.name(a)} to {graph.states.name(b)}"
        for each in scheme.arrows
        for a, b, value in ((each.first, each.second, each.to), (each.second, each.first, each.back))
        if value
    ]
    if pays:
        more = f"; and {len(pays) - _MOST_SAID:,} more" if len(pays) > _MOST_SAID else ""
        yield f"Improvements: {'; '.join(pays[:_MOST_SAID])}{more}."
    yield from _notes(scheme, (), key, only_improvements=only_improvements)
