"""The replay: dated moves checked one by one against a conflict, and what they say together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from detente.errors import insist
from detente.graph.unfold import LIMIT, LIMIT_MOVES
from detente.insight.auditing.outlooks import seen
from detente.insight.replaying.expecting import Expectation
from detente.insight.replaying.replayed import Came, Course, Gain, Replay, Replayed
from detente.insight.replaying.revealing import revealed
from detente.insight.replaying.running import Limits, Run
from detente.model.chronicle.chronicle import NO_TEXTS, Chronicle
from detente.model.conflict import Conflict
from detente.stability.concept import CONCEPTS
from detente.stability.reading import DEFAULT, Reading
from detente.text.document import Document

LIMIT_STATEMENTS = 15
LIMIT_SETS = 20_000


def replay(
    conflict: Conflict,
    chronicle: Chronicle,
    *,
    status_quo: str = "base",
    concept: str = "SEQ",
    reading: Reading = DEFAULT,
    documents: Mapping[str, Document] = NO_TEXTS,
    limit: int = LIMIT,
    limit_moves: int = LIMIT_MOVES,
    limit_statements: int = LIMIT_STATEMENTS,
    limit_sets: int = LIMIT_SETS,
    sized: Callable[[int, int], None] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Replay:
    """What a conflict makes of dated moves: whether each was possible, paid, in which orders, and was expected.

    From a reading of the status quo, each move is tried where the dispute then stands.  A move that the model has takes
    it on.  Where the model has no such move, the dispute jumps to the state that the options set would make, or that is
    named, and stays where it was if that is no state or the same one; such a move says nothing about anybody's order,
    and neither does one that the conflict cannot say, nor a decision maker that did not move.

    A move that the model has is taken for an improvement of each who made it, and what that asks of the order of its
    statements is gathered.  A move that contradicts earlier ones is told with the fewest of them, and counts no more.
    One that no order explains is looked at in the mind of everybody with beliefs, where its mover may want otherwise.
    Claims are judged, and expectations formed, where the dispute stands after each move, in the order of statements
    that is nearest to the listed one among those that the moves so far leave.  What somebody believes of the status quo
    is believed of an option until a move changes that.

    `concept` and `reading`: by which it is told who would leave a state.  `documents`: the texts of the conflict, from
    which moves are quoted.  `limit` and `limit_moves`: as for `unfold`.  `limit_statements`: how many statements of a
    tier moves may name for the remaining orders to be counted; `limit_sets`: how many sets are tried for the nearest
    order and for the fewest contradicting moves.  `sized` is told how many combinations and feasible states there are,
    `progress` how many of how many moves are done.  Raises Missing without a status quo, UnknownName for a reading, a
    concept, or what a move speaks of that is not there, ConflictError where somebody believes in a conflict that
    contradicts itself, TooLarge at a limit.

    >>> import detente as dt
    >>> quarrel = dt.load("groundwater")
    >>> text = "{detente: 1, moves: [{date: 1994-05-02, by: ministry, set: {ministry.modify: yes}}]}"
    >>> replay(quarrel, dt.parse_chronicle(text, quarrel)).moves[0].kind
    'as listed'
    """
    how = "replay takes a conflict and a chronicle: replay(conflict, open_chronicle(path, conflict))"
    insist(conflict, Conflict, how)
    insist(chronicle, Chronicle, how)
    limits = Limits(limit, limit_moves, limit_statements, limit_sets)
    run = Run.over(conflict, status_quo, CONCEPTS[concept].key, reading, limits)
    if sized is not None:
        sized(run.graph.combinations, run.graph.size)
    start, (began, verdicts) = run.state, run.outlook()
    found: list[Replayed] = []
    for number, move in enumerate(chronicle.moves, 1):
        before = run.state
        tries = run.attempted(move)
        course: Course = "unsaid"
        gains: tuple[Gain, ...] = ()
        against: tuple[str, ...] = ()
        if tries is not None:
            course = "moved" if tries.possible else "stayed" if tries.state in {None, before} else "jumped"
            gains = tuple(run.gains(move, tries)) if tries.possible else ()
            if course != "stayed" and tries.state is not None:
                against = run.contradicted(move, tries.state)
                run.go(tries.state)
        expected, judged = run.outlook()
        found.append(
            Replayed(
                move,
                chronicle.quotes(move, documents),
                course,
                seen(run.graph, before),
                seen(run.graph, run.state),
                tries.follows if tries and course != "stayed" else (),
                tries.obstacles if tries else (),
                gains,
                against,
                expected,
                "nothing",
                "",
                judged,
            )
        )
        if progress is not None:
            progress(number, len(chronicle.moves))
    (came, following), *ahead = _ahead(run, began, found)
    return Replay(
        conflict.title,
        chronicle.title,
        status_quo,
        run.concept,
        reading,
        seen(run.graph, start),
        began,
        came,
        following,
        verdicts,
        tuple(replace(each, came=came, next=name) for each, (came, name) in zip(found, ahead, strict=True)),
        tuple(revealed(run.orders, dm, known, limit_statements) for dm, known in run.known.items() if known.moves),
    )


def _ahead(run: Run, began: Expectation, found: list[Replayed]) -> list[tuple[Came, str]]:
    """What came next beside what was expected, at the beginning and after each move, and which move it was."""
    following: Replayed | None = None
    ahead = []
    for expected, after in zip([*(f.expected for f in reversed(found)), began], [*reversed(found), None], strict=True):
        ahead.append((_came(run, expected, following), following.move.id if following else ""))
        # What is not said, or was so already, is no move that anybody could expect.
        if after is not None and after.move.said and not after.already:
            following = after
    return ahead[::-1]


def _came(run: Run, expected: Expectation, following: Replayed | None) -> Came:
    if following is None:
        return "nothing"
    by = following.move.by
    members = set(run.members(by))
    went = following.course == "moved" and any(
        members <= set(run.members(each.by)) and each.to.name == following.after.name for each in expected.leaving
    )
    if went:
        return "as expected"
    if any(set(run.members(each.by)) == members for each in expected.leaving):
        return "elsewhere"
    if any(set(run.members(name)) == members for name in expected.unknown):
        return "unknown"
    return "somebody else" if expected.leaving else "nobody expected"
