"""Conflict → Exploration: many plays of a dispute, counted, beside as many that ignore who wants what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from numbers import Integral

from detente.errors import ConflictError, insist
from detente.graph.sequences import LIMIT_MATRIX
from detente.graph.unfold import LIMIT, LIMIT_MOVES
from detente.insight.auditing.outlooks import seen
from detente.insight.playing.board import Board, Rules, board
from detente.insight.playing.explored import Count, End, Exploration, Route, RouteEdge, RouteState
from detente.insight.playing.play import Turns, everybody, start_of
from detente.insight.playing.running import Boards, Progress, Setting, runs
from detente.insight.playing.tally import Tallies
from detente.insight.playing.walking import known_turns
from detente.model.conflict import Conflict
from detente.stability.reading import DEFAULT, Reading

MOST_ROUTES = 20


def explore(
    conflict: Conflict,
    *,
    number: int = 1_000,
    start: str | None = None,
    status_quo: str = "base",
    by: str | Mapping[str, str] = "best",
    noise: float = 0.0,
    seed: int = 0,
    horizon: int = 100,
    forums: bool = True,
    concept: str = "SEQ",
    reading: Reading = DEFAULT,
    turns: Turns = "drawn",
    routes: int = MOST_ROUTES,
    workers: int = 1,
    progress: Progress | None = None,
    limit: int = LIMIT,
    limit_moves: int = LIMIT_MOVES,
    limit_matrix: int = LIMIT_MATRIX,
    sized: Callable[[int, int], None] | None = None,
) -> Exploration:
    """Play a dispute many times, and count where it ends and by which ways.

    `number`: how many runs; `routes`: how many of the ways gone are listed, the commonest.  The rest is as in `play`,
    only that turns are drawn by default.  Beside each run stands one of the baseline: the same graph, start, turns,
    forums and horizon, but everybody makes any legal move or stays, each as likely as the other; what is as common
    there is owed to who can do what.  The same for the same seed, for any number of `workers` (processes); with more
    than one, a script must keep what it runs under `if __name__ == "__main__":`.  `progress` is told how many of how
    many runs are made; an interruption (Ctrl-C) ends it early, with what was made until then.

    It explores the rules by which is played.  A share of runs is no probability of anything in the world.
    Raises what `play` raises; ConflictError (DET504) where somebody moves by choice, ValueError for fewer runs than 1.

    >>> import detente as dt
    >>> found = dt.explore(dt.load("elmira"), number=100)
    >>> [(end.state.name, end.kind, end.count.times) for end in found.ends]
    [('s8', 'rest', 100)]
    """
    insist(conflict, Conflict, "explore takes a conflict: explore(load(path))")
    insist(number, Integral, "number says how many runs: explore(load(path), number=1_000)")
    if number < 1:
        raise ValueError("at least one run is needed")
    known_turns(turns)
    rules = Rules(everybody(conflict, by), noise, forums, concept, reading, limit, limit_moves, limit_matrix)
    ready = board(conflict, rules, sized)
    choosing = [dm for dm, policy in ready.policies.items() if policy.asks]
    if choosing:
        raise ConflictError.of(
            "DET504",
            f"{', '.join(choosing)} would have to be asked in each of many runs",
            None,
            "Play one tale instead.",
        )
    first = start_of(ready, start, status_quo)
    boards = Boards(Setting(conflict, rules, first, turns, horizon, seed), ready)
    found = runs(boards, number, workers=workers, progress=progress)
    return Exploration(
        title=conflict.title,
        start=seen(ready.graph, first),
        ends=_ends(ready, found),
        routes=_routes(ready, found, routes),
        different=len(found.ways),
        states=_states(ready, found),
        edges=_edges(ready, found),
        asked=number,
        runs=found.own.runs,
        moves=found.own.moves,
        baseline_moves=found.blind.moves,
        baseline_unfinished=found.blind.unfinished,
        certain=ready.certain and turns == "listed",
        by={dm: policy.key for dm, policy in ready.policies.items()},
        noise=noise,
        seed=seed,
        turns=turns,
        horizon=horizon,
        forums=forums,
        concept=concept,
        reading=reading,
        unmoved=ready.unmoved,
    )


def _ends(board: Board, found: Tallies) -> tuple[End, ...]:
    beside = found.blind.ended_in
    return tuple(
        End(seen(board.graph, state), kind, Count(times, found.own.runs), Count(beside[state], found.blind.runs))
        for (state, kind), times in sorted(found.own.ended.items(), key=lambda item: (-item[1], item[0]))
    )


def _routes(board: Board, found: Tallies, most: int) -> tuple[Route, ...]:
    name = board.graph.states.name
    common = sorted(
        found.ways.items(), key=lambda item: (-item[1], len(item[0].states), item[0].states, item[0].movers)
    )
    return tuple(
        Route(
            tuple(name(state) for state in run.states),
            tuple(board.movers[mover].id for mover in run.movers),
            run.kind,
            Count(times, found.own.runs),
            Count(found.blind_on(run), found.blind.runs),
        )
        for run, times in common[:most]
    )


def _states(board: Board, found: Tallies) -> tuple[RouteState, ...]:
    ended = found.own.ended_in
    return tuple(
        RouteState(seen(board.graph, state), runs, ended[state], found.blind.came[state])
        for state, runs in sorted(found.own.came.items())
    )


def _edges(board: Board, found: Tallies) -> tuple[RouteEdge, ...]:
    name = board.graph.states.name
    return tuple(
        RouteEdge(name(at), name(to), board.movers[mover].id, times, found.blind.made[at, to, mover])
        for (at, to, mover), times in sorted(found.own.made.items())
    )
