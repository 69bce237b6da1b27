"""Conflict → Exploration: many plays of a dispute, counted, beside as many that ignore who wants what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from detente.errors import ConflictError
from detente.graph.sequences import LIMIT_MATRIX
from detente.graph.unfold import LIMIT, LIMIT_MOVES
from detente.insight.auditing.outlooks import seen
from detente.insight.playing.board import board
from detente.insight.playing.explored import Count, End, Exploration, Route, RouteEdge, RouteState
from detente.insight.playing.play import Turns, rules_of, start_of
from detente.insight.playing.running import Progress, Run, Setting, Table, runs
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
    if number < 1:
        raise ValueError("at least one run is needed")
    known_turns(turns)
    rules = rules_of(conflict, by, noise, forums, concept, reading, limit, limit_moves, limit_matrix)
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
    table = Table(Setting(conflict, rules, first, turns, horizon, seed), ready)
    found = runs(table, number, workers=workers, progress=progress)
    own, other = [run for run, _ in found], [run for _, run in found]
    listed, different = _routes(table, own, other, routes)
    return Exploration(
        title=conflict.title,
        start=seen(ready.graph, first),
        ends=_ends(table, own, other),
        routes=listed,
        different=different,
        states=_states(table, own, other),
        edges=_edges(table, own, other),
        asked=number,
        runs=len(found),
        moves=_mean(own),
        baseline_moves=_mean(other),
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


def _mean(walked: Sequence[Run]) -> float:
    return sum(len(run.movers) for run in walked) / len(walked) if walked else 0.0


def _ends(table: Table, own: Sequence[Run], other: Sequence[Run]) -> tuple[End, ...]:
    ended = Counter((run.states[-1], run.kind) for run in own)
    beside = Counter(run.states[-1] for run in other)
    return tuple(
        End(seen(table.board.graph, state), kind, Count(times, len(own)), Count(beside[state], len(other)))
        for (state, kind), times in sorted(ended.items(), key=lambda item: (-item[1], item[0]))
    )


def _routes(table: Table, own: Sequence[Run], other: Sequence[Run], most: int) -> tuple[tuple[Route, ...], int]:
    gone = Counter(own)
    beside = Counter((run.states, run.movers) for run in other)
    common = sorted(gone.items(), key=lambda item: (-item[1], len(item[0].states), item[0].states, item[0].movers))
    name = table.board.graph.states.name
    listed = tuple(
        Route(
            tuple(name(state) for state in run.states),
            tuple(table.board.movers[mover].id for mover in run.movers),
            run.kind,
            Count(times, len(own)),
            Count(beside[run.states, run.movers], len(other)),
        )
        for run, times in common[:most]
    )
    return listed, len(gone)


def _states(table: Table, own: Sequence[Run], other: Sequence[Run]) -> tuple[RouteState, ...]:
    came = Counter(state for run in own for state in set(run.states))
    ended = Counter(run.states[-1] for run in own)
    beside = Counter(state for run in other for state in set(run.states))
    graph = table.board.graph
    return tuple(RouteState(seen(graph, state), came[state], ended[state], beside[state]) for state in sorted(came))


def _edges(table: Table, own: Sequence[Run], other: Sequence[Run]) -> tuple[RouteEdge, ...]:
    made, beside = _moves(own), _moves(other)
    name, movers = table.board.graph.states.name, table.board.movers
    return tuple(
        RouteEdge(name(at), name(to), movers[mover].id, made[at, to, mover], beside[at, to, mover])
        for at, to, mover in sorted(made)
    )


def _moves(walked: Sequence[Run]) -> Counter[tuple[int, int, int]]:
    return Counter(step for run in walked for step in zip(run.states[:-1], run.states[1:], run.movers, strict=True))
