"""The graph of moves: states from left to right by how far away they are, and who can go where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.graph.graph import Graph
from detente.report.claim_words import called
from detente.report.pictures.arrows import Arrow, arrow, sample
from detente.report.pictures.chosen import MOST, SEARCHED, Chosen, along_ways, best, followed, improving
from detente.report.pictures.framing import Entry, framed
from detente.report.pictures.layers import Link, layers
from detente.report.pictures.moves_drawn import Scheme
from detente.report.pictures.picture import Picture
from detente.report.pictures.state_drawn import equilibrium_sample, outline_sample, start_sample
from detente.report.pictures.state_words import begins, in_words
from detente.report.words import counted, listing

if TYPE_CHECKING:
    from detente.graph.graph import Mover
    from detente.model.conflict import Conflict
    from detente.stability.solve import Stability

CONCEPT = "SEQ"
FEW = 40
"""Of more moves than this, only improvements are drawn by default; of more of these, only the best of each mover."""
_MOST_SAID = 60

Moves = dict[Link, bool]
"""Moves of somebody, by the state they begin at and the one they lead to: whether each is an improvement."""


@dataclass(frozen=True, slots=True)
class Thinned:
    """The moves that are drawn, mover by mover, and what was left out.

    That is moves that are no improvements, improvements that are not the best, and moves from states that no
    improvements lead to.  `joint`: whether joint moves are drawn where they better all who make them.
    """

    moves: Sequence[Moves]
    only_improvements: bool
    only_best: bool
    only_reached: bool
    joint: bool


def picture_of_moves(
    thing: Stability | Graph,
    *,
    concept: str | None = None,
    only_improvements: bool | None = None,
    only_best: bool | None = None,
    forums: bool = True,
    conflict: Conflict | None = None,
    most: int = MOST,
    searched: int = SEARCHED,
) -> Picture:
    """States and moves, the status quo on the left, equilibria ringed.

    `concept`: the one whose equilibria are ringed, of a conflict that is solved: SEQ where it was asked for, else the
    last that was.  `only_improvements`: whether other moves are left out, and `only_best`: of the improvements that
    somebody has in a state all but the best; by default where there are many.  `forums`: whether moves are drawn that
    only several can make together, where they are improvements for all.  `conflict`: whence decision makers have their
    names.  Of more than `most` states only some are drawn, and the picture says which; `searched`: how many states are
    looked at for ways.
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
    whole = _moves(graph, movers, chosen)
    thinned = _thinned(graph, movers, chosen, whole, only_improvements, only_best)
    arrows = [each for k, moves in enumerate(thinned.moves) for each in _arrows(k, moves)]
    starts = tuple(s for s in dict.fromkeys(reading.state for reading in graph.readings) if s in chosen.states)
    if thinned.only_reached:
        layer: dict[int, int] = chosen.steps
        reached, unit = frozenset(layer), "improvement"
    else:
        layer, reached = layers(chosen.states, [link for moves in whole for link in moves], starts)
        unit = "move"
    names = [_name(graph, mover, conflict) for mover in movers]
    scheme = Scheme(graph, chosen, frozenset(equilibria), tuple(arrows), tuple(names), starts, layer, reached, unit)
    notes = [*_notes(scheme, thinned, key), *_of_joint(graph, scheme, lacking)]
    used = {each.mover for each in arrows}
    return framed(
        "moves",
        graph.title,
        _below(graph, chosen, key),
        [*_described(scheme, key), *notes],
        scheme.drawing,
        width=scheme.width,
        key=[*(Entry(sample(k), name) for k, name in enumerate(names) if k in used), *_key(scheme, thinned, key)],
        notes=notes,
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


def _moves(graph: Graph, movers: Sequence[Mover], chosen: Chosen) -> list[Moves]:
    """The moves of each mover between the states chosen; of forums the improvements that take all members."""
    shown = set(chosen.states)
    made: list[tuple[set[int], set[Link]]] = []
    found = []
    for k, mover in enumerate(movers):
        worth: Moves = {}
        for state in chosen.states:
            better = improving(graph, mover, state)
            for target in sorted(shown.intersection(mover.moves.successors(state).tolist())):
                worth[state, target] = target in better
        members = set(mover.members)
        made.append((members, set(worth)))
        if k >= len(graph.movers):
            fewer = set[Link]().union(*(pairs for others, pairs in made if others < members))
            worth = {pair: True for pair, pays in worth.items() if pays and pair not in fewer}
        found.append(worth)
    return found


def _thinned(
    graph: Graph,
    movers: Sequence[Mover],
    chosen: Chosen,
    whole: Sequence[Moves],
    only_improvements: bool | None,
    only_best: bool | None,
) -> Thinned:
    """As many of the moves as a reader can follow, or what was asked for.

    Where not all states are drawn, these lie on improving ways, so improvements from the states on them are drawn; and
    the ways themselves stay whatever else is left out.
    """
    some = bool(chosen.left_out and chosen.came)
    if only_improvements is None:
        only_improvements = some or _number(whole) > FEW
    kept = list(whole)
    if only_improvements:
        kept = [{link: True for link, pays in moves.items() if pays} for moves in kept]
    if some and only_improvements:
        kept = [{link: pays for link, pays in moves.items() if link[0] in chosen.came} for moves in kept]
    if only_best is None:
        only_best = only_improvements and _number(kept) > FEW
    if only_best:
        ways = {(before, state) for state, before in chosen.came.items()}
        for k, (mover, moves) in enumerate(zip(movers, kept, strict=True)):
            likes = {
                state: best(graph, mover, state, {b for a, b in moves if a == state}) for state in {a for a, _ in moves}
            }
            kept[k] = {link: pays for link, pays in moves.items() if link[1] in likes[link[0]] or link in ways}
    return Thinned(
        kept,
        only_improvements,
        only_best and _number(kept) < _number(whole),
        some and only_improvements,
        len(movers) > len(graph.movers),
    )


def _number(moves: Sequence[Moves]) -> int:
    return sum(len(each) for each in moves)


def _arrows(mover: int, moves: Moves) -> Iterator[Arrow]:
    """The moves as arrows, to and fro as one."""
    for (a, b), pays in moves.items():
        if a < b or (b, a) not in moves:
            yield Arrow(a, b, mover, pays, moves.get((b, a)))


def _below(graph: Graph, chosen: Chosen, key: str) -> str:
    shown = (
        f"{len(chosen.states):,} of {counted(graph.size, 'state')}" if chosen.left_out else counted(graph.size, "state")
    )
    return f"Moves between {shown}" + (f", and equilibria under {key}" if key else "")


def _key(scheme: Scheme, thinned: Thinned, key: str) -> Iterator[Entry]:
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
        alone = ", of joint ones none that better all" if thinned.joint and not thinned.only_reached else ""
        yield Entry(outline_sample, f"no {scheme.unit}s lead here from the status quo{alone}")


def _notes(scheme: Scheme, thinned: Thinned, key: str) -> Iterator[str]:
    chosen = scheme.chosen
    if scheme.starts and thinned.only_reached:
        yield "From left to right: how many improvements it takes from the status quo."
    elif scheme.starts:
        rest = ", drawn or not" if thinned.only_improvements else ""
        joint = "; joint ones count where they better all who make them" if thinned.joint else ""
        yield f"From left to right: how many moves it takes from the status quo, whoever makes them{rest}{joint}."
    if chosen.left_out:
        number = f"{chosen.held:,} of them equilibria" if chosen.held else "none of them an equilibrium"
        held = f", {number} under {key}" if key else ""
        if scheme.starts:
            yield (
                "Drawn are the status quo, the nearest equilibria with shortest improving ways to them, other "
                "equilibria, and, where there is room, states to which improvements soon lead."
            )
        yield f"Not drawn: {counted(chosen.left_out, 'other state')}{held}."
        if not chosen.searched:
            yield "There are more ways than were followed, so that improvements may lead to more of the states drawn."
    if thinned.only_improvements:
        yield "Moves that are no improvement for whoever makes them are left out."
    if thinned.only_best:
        where = " to states drawn here" if thinned.only_reached else ""
        ways = ", and those on the ways," if thinned.only_reached else ""
        yield (
            f"Of several improvements{where} that somebody has in one state only the best{ways} are drawn: "
            "none of the others is better for all who make it."
        )
    if scheme.apart:
        yield "Moves from states that no improvements lead to are left out."


def _of_joint(graph: Graph, scheme: Scheme, lacking: Sequence[str]) -> Iterator[str]:
    unstated = [graph.decision_makers[i] for i, order in enumerate(graph.orders) if order is None]
    if unstated:
        yield f"What {listing(unstated)} wants nobody states, so that no move counts as an improvement for it."
    if lacking:
        yield f"The joint moves of {listing(lacking)} are too many to be listed, and left out."
    if any(each.mover >= len(graph.movers) for each in scheme.arrows):
        yield "Of joint moves, those are drawn that better all who make them and that fewer of them cannot make."


def _described(scheme: Scheme, key: str) -> Iterator[str]:
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
