"""Conflict → Play: one way in which a dispute unfolds, move by move, everybody by its policy and in its own mind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Literal

from detente.errors import ConflictError, UnknownName, insist
from detente.graph.sequences import LIMIT_MATRIX
from detente.graph.unfold import LIMIT, LIMIT_MOVES
from detente.insight.auditing.outlooks import seen
from detente.insight.playing.board import Board, Rules, board
from detente.insight.playing.played import Ending, Offer, Play, Played
from detente.insight.playing.telling import offer, played, stop
from detente.insight.playing.walking import Asking, Leg, Walked, chance_of, known_turns, walk
from detente.model.conflict import Conflict
from detente.stability.reading import DEFAULT, Reading

Turns = Literal["listed", "drawn"]

# What a person says who is shown an offer: the name of the state to go to, or None to stay.
Choose = Callable[[Offer], str | None]

MOST_OFFERS = 3


def play(
    conflict: Conflict,
    *,
    start: str | None = None,
    status_quo: str = "base",
    by: str | Mapping[str, str] = "best",
    noise: float = 0.0,
    seed: int = 0,
    horizon: int = 100,
    forums: bool = True,
    concept: str = "SEQ",
    reading: Reading = DEFAULT,
    turns: Turns = "listed",
    choose: Choose | None = None,
    told: Callable[[Played], None] | None = None,
    offers: int = MOST_OFFERS,
    limit: int = LIMIT,
    limit_moves: int = LIMIT_MOVES,
    limit_matrix: int = LIMIT_MATRIX,
    sized: Callable[[int, int], None] | None = None,
) -> Play:
    """Let a dispute unfold from where it stands, everybody moving by the conflict that it believes in.

    `start`: a state by its name or pattern, in place of the one of the reading `status_quo`.  `by`: a policy for all,
    or by decision maker, the rest by `best`; `POLICIES` documents them.  `noise`: in rank steps, for `noisy`.
    `forums`: whether forums move as well.  `concept` and `reading`: what holds back who is foresighted, and by what the
    end is called stable.  `horizon`: the most moves.  The limits are those of `unfold` and `solve`.

    After each move everybody is asked, decision makers and then forums: with `turns="listed"` in that order, beginning
    behind whoever moved last; with `"drawn"` in an order drawn anew.  The first that does not stay moves; so one is
    drawn evenly among those who would move.  It ends where all stay; in a cycle, where turns are listed and nothing is
    drawn or chosen, so that the same state with the same turn proves it; or at the horizon.

    `choose`: asked wherever a person chooses: given what is on offer, the name of the state to go to, None to stay.
    Raising KeyboardInterrupt or EOFError in it stops the play, and what was played is kept.  `told`: told each move as
    it is made.  `offers`: of what is on offer at each state, how many moves of each mover are kept.

    It is the same for the same seed, and it is run 0 of the exploration (`explore`) of that seed.
    Raises ConflictError (DET501) without a status quo or start, (DET502) for noise without ranks, (DET503) where a
    person is to choose and `choose` is not given; Missing where nobody states what anybody wants, or what those want
    whose answers a foresighted decision maker has to think of; UnknownName for a name that is not there; ValueError for
    a noise below 0; TooLarge where a limit is met.

    >>> import detente as dt
    >>> found = dt.play(dt.load("elmira"))
    >>> found
    <Play 'Elmira: who cleans the groundwater': 2 moves from s1, rest at s8>
    >>> [(step.mover, step.to.name) for step in found.steps]
    [('local', 's5'), ('talks', 's8')]
    """
    insist(conflict, Conflict, "play takes a conflict: play(load(path))")
    rules = Rules(everybody(conflict, by), noise, forums, concept, reading, limit, limit_moves, limit_matrix)
    known_turns(turns)
    ready = board(conflict, rules, sized)
    if choose is None and any(each.asks for each in ready.policies.values()):
        raise ConflictError.of(
            "DET503", "a person is to choose, and there is nobody to ask", None, "Give a function: play(…, choose=…)."
        )
    first = start_of(ready, start, status_quo)
    legs: list[Leg] = []
    steps: list[Played] = []

    def made(leg: Leg) -> None:
        legs.append(leg)
        steps.append(played(ready, leg))
        if told is not None:
            told(steps[-1])

    ask = None if choose is None else _asking(ready, choose)
    chance = chance_of(seed, 0)
    try:
        walked = walk(ready, first, turns=turns, horizon=horizon, chance=chance, ask=ask, made=made)
    except (KeyboardInterrupt, EOFError):
        if choose is None:
            raise
        walked = Walked(tuple(legs), "stopped")
    states = [first, *(leg.to for leg in legs)]
    return Play(
        title=conflict.title,
        stops=tuple(stop(ready, state, offers) for state in states),
        steps=tuple(steps),
        end=_ending(ready, walked, states, steps),
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


def everybody(conflict: Conflict, by: str | Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Policies by decision maker; one that is named for all is given to each."""
    return tuple(((dm.id, by) for dm in conflict.decision_makers) if isinstance(by, str) else by.items())


def start_of(board: Board, start: str | None, status_quo: str) -> int:
    """The state that a play begins in; ConflictError (DET501) where none is given and there is no status quo."""
    if start is not None:
        return board.graph.states.index(start)
    readings = {reading.id: reading.state for reading in board.graph.readings}
    if not readings:
        raise ConflictError.of(
            "DET501",
            "a play begins in the status quo, and the conflict has none",
            None,
            "Add 'status_quo' to the file, or name a state: --from STATE, start=STATE.",
        )
    if status_quo not in readings:
        raise UnknownName.among("reading of the status quo", status_quo, readings)
    return readings[status_quo]


def _asking(board: Board, choose: Choose) -> Asking:
    def ask(number: int, state: int) -> int | None:
        name = choose(offer(board, number, state))
        if name is None:
            return None
        target = board.graph.states.index(name)
        if target not in board.ways(number, state).targets:
            raise UnknownName(f"{board.movers[number].id} has no move to {name} that is open to it")
        return target

    return ask


def _ending(board: Board, walked: Walked, states: list[int], steps: list[Played]) -> Ending:
    last = states[-1]
    cycle = () if walked.since is None else tuple(steps[walked.since :])
    again = [state for state, times in Counter(states).items() if times > 1]
    return Ending(
        walked.kind,
        seen(board.graph, last),
        {mover.id: board.stable(mover, last) for mover in board.movers},
        cycle,
        () if cycle else tuple(board.graph.states.all_names(again)),
    )
