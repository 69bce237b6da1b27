"""The board: a conflict ready to be played, with the mind and the policy of each decision maker.

Everybody moves by the conflict that it believes in.  It makes only such moves as are moves really and in its mind, from
a state and to a state that it takes for possible; what they are worth it sees by its mind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from detente.errors import ConflictError, Missing, UnknownName
from detente.graph.graph import Graph, Mover
from detente.graph.preference import Ranks, Relation
from detente.graph.sequences import LIMIT_MATRIX, path
from detente.graph.unfold import LIMIT, LIMIT_MOVES, unfold
from detente.insight.minds import Mind, minds
from detente.insight.playing.policy import POLICIES, Policy, Seat
from detente.insight.playing.taking import Preferring, Ways, ways
from detente.model.conflict import Conflict
from detente.stability.judge import Judge
from detente.stability.matrices import bites_at
from detente.stability.reading import DEFAULT, Reading
from detente.stability.solve import CONCEPTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Index = NDArray[np.int32]
    Mask = NDArray[np.bool_]

DEFAULT_POLICY = "best"

# How many moves are remembered at once with how likely they are, about 100 bytes each.
MOST_HELD = 2**21


@dataclass(frozen=True, slots=True)
class Rules:
    """By what a dispute is played.

    `by`: the policy of each decision maker; who is not named moves by `best`.  `noise`: in rank steps, for those who
    move by `noisy`.  `forums`: whether members move jointly in forums.  `concept` and `reading`: what holds back who is
    foresighted.  The limits are those of `unfold` and `solve`.
    """

    by: tuple[tuple[str, str], ...] = ()
    noise: float = 0.0
    forums: bool = True
    concept: str = "SEQ"
    reading: Reading = DEFAULT
    limit: int = LIMIT
    limit_moves: int = LIMIT_MOVES
    limit_matrix: int = LIMIT_MATRIX


@dataclass(frozen=True, eq=False)
class Board:
    """A conflict, its graph and everybody's mind, ready to be played by some rules.

    `movers`: who may move: the decision makers in their order, then the forums in theirs; of forums with the same
    members, which are one coalition, only the first.
    """

    conflict: Conflict
    graph: Graph
    minds: Mapping[str, Mind]
    rules: Rules
    _ways: dict[tuple[int, int], Ways] = field(default_factory=dict, repr=False)
    _held: list[int] = field(default_factory=lambda: [0], repr=False)
    _judges: dict[int, Judge] = field(default_factory=dict, repr=False)

    @cached_property
    def movers(self) -> tuple[Mover, ...]:
        """Everybody who may move, in the order in which they are asked."""
        forums: dict[tuple[int, ...], Mover] = {}
        for forum in self.graph.forums if self.rules.forums else ():
            if len(forum.members) > 1:
                forums.setdefault(forum.members, forum)
        return (*self.graph.movers, *forums.values())

    @cached_property
    def policies(self) -> dict[str, Policy]:
        """The policy of each decision maker."""
        by = dict(self.rules.by)
        return {dm: POLICIES[by.get(dm, DEFAULT_POLICY)] for dm in self.graph.decision_makers}

    @cached_property
    def certain(self) -> bool:
        """Whether nobody draws and no person chooses."""
        return not any(p.asks or p.draws(self.rules.noise) for p in self.policies.values())

    @cached_property
    def unmoved(self) -> tuple[str, ...]:
        """The decision makers that cannot move by their policy, since nobody states what they want."""
        noise = self.rules.noise
        return tuple(dm for dm, p in self.policies.items() if p.heeds(noise) and not self.speaks(dm, dm))

    def speaks(self, holder: str, dm: str) -> bool:
        """Whether, in the mind of a holder, it is stated what a decision maker wants, and whom it is devoted to."""
        graph = self.minds[holder].graph
        i = graph.dm(dm)
        minded = [i, *(j for (k, j), _ in graph.attitudes.items() if k == i)]
        return all(graph.orders[j] is not None for j in minded)

    def ways(self, number: int, state: int) -> Ways:
        """What a mover, by its number, may do at a state."""
        key = (number, state)
        if key not in self._ways:
            found = self._found(self.movers[number], state)
            self._held[0] += len(found.targets)
            if self._held[0] > MOST_HELD:
                self._ways.clear()
                self._held[0] = len(found.targets)
            self._ways[key] = found
        return self._ways[key]

    def _found(self, mover: Mover, state: int) -> Ways:
        targets = mover.moves.successors(state)
        if not len(targets):
            return Ways(())
        names = [self.graph.decision_makers[i] for i in mover.members]
        says = [self.policies[dm].says(self.seat(dm, mover, state, targets)) for dm in names]
        return ways(targets, says, [self._preferring(dm, targets) for dm in names], self.graph.states, state)

    def seat(self, dm: str, mover: Mover, state: int, targets: Index) -> Seat:
        """A member of a mover, before some of its moves from a state."""
        known = self.known(dm, mover, state, targets)
        return Seat(
            known,
            known & self.better(dm, state, targets),
            self.gains(dm, state, targets),
            lambda: self._pays(dm, mover, state, targets),
            self.rules.noise,
        )

    def known(self, holder: str, mover: Mover, state: int, targets: Index) -> Mask:
        """Which moves of a mover are moves in the mind of a holder as well: shape (moves,), bool."""
        mind = self.minds[holder]
        if mind.graph is self.graph:
            return np.ones(len(targets), np.bool_)
        here, own = mind.at(state), seen_as(mind, mover)
        if here is None or own is None:
            return np.zeros(len(targets), np.bool_)
        places = mind.places[targets]
        return (places >= 0) & np.isin(places, own.moves.successors(here))

    def better(self, dm: str, state: int, targets: Index) -> Mask:
        """Which targets a decision maker takes, in its mind, for improvements for itself: shape (moves,), bool."""
        mind = self.minds[dm]
        here = mind.at(state)
        if here is None or not self.speaks(dm, dm):
            return np.zeros(len(targets), np.bool_)
        places = mind.places[targets]
        alone = mind.graph.movers[mind.graph.dm(dm)]
        return (places >= 0) & mind.graph.wanted(alone, places, here) & mind.graph.allowed(alone, places, here)

    def gains(self, dm: str, state: int, targets: Index) -> NDArray[np.int64] | None:
        """What the targets give a decision maker in its mind, in rank steps, as `Seat` has it; None without ranks."""
        steps = self.steps(dm, state, targets)
        if steps is None or not self.speaks(dm, dm):
            return None
        mind = self.minds[dm]
        alone = mind.graph.movers[mind.graph.dm(dm)]
        allowed = mind.graph.allowed(alone, mind.places[targets], int(mind.places[state]))
        return np.where(allowed, steps, -np.abs(steps))

    def steps(self, dm: str, state: int, targets: Index) -> NDArray[np.int64] | None:
        """By how many rank steps a decision maker prefers the targets to a state, in its mind: shape (moves,), int64.

        None where it has no ranks, or takes the state for impossible; 0 for targets that it takes for impossible.
        """
        mind = self.minds[dm]
        order = mind.graph.orders[mind.graph.dm(dm)]
        here = mind.at(state)
        if not isinstance(order, Ranks) or here is None:
            return None
        places = mind.places[targets]
        return np.where(places >= 0, order.ranks[places].astype(np.int64) - int(order.ranks[here]), 0)

    def _preferring(self, dm: str, targets: Index) -> Preferring:
        mind = self.minds[dm]
        places = mind.places[targets]

        def prefers(target: int) -> Mask:
            return mind.graph.order(mind.graph.dm(dm)).prefers(places, int(places[target]))

        return prefers

    def _pays(self, holder: str, mover: Mover, state: int, targets: Index) -> Mask:
        """Which moves better every member and meet no sanction, in the mind of a holder: shape (moves,), bool."""
        mind = self.minds[holder]
        here, own = mind.at(state), seen_as(mind, mover)
        pays = np.zeros(len(targets), np.bool_)
        if here is None or own is None:
            return pays
        better = np.isin(mind.places[targets], mind.graph.improving(own, here))
        places = mind.places[targets][better]
        pays[better] = unsanctioned(self.judge(mind.graph), own, self.rules.concept, here, places)
        return pays

    def judge(self, graph: Graph) -> Judge:
        """The judge of a mind's graph; one for each graph, so that what it found once it need not find again."""
        if id(graph) not in self._judges:
            final = CONCEPTS[self.rules.concept].sanction.final
            self._judges[id(graph)] = Judge(graph, self.rules.reading, {final}, self.rules.limit_matrix)
        return self._judges[id(graph)]

    def stable(self, mover: Mover, state: int) -> bool | None:
        """Whether a state is stable for a mover under the concept, as the conflict is; None where wants are missing."""
        try:
            if not len(mover.moves.successors(state)):
                return True
            targets = self.graph.improving(mover, state)
            if not len(targets):
                return True
            return not unsanctioned(self.judge(self.graph), mover, self.rules.concept, state, targets).any()
        except Missing:
            return None


def seen_as(mind: Mind, mover: Mover) -> Mover | None:
    """A mover as it is in a mind: who has the same members; None where these cannot move together there."""
    alike = (own for own in (*mind.graph.movers, *mind.graph.forums) if own.members == mover.members)
    return next(alike, None)


def unsanctioned(judge: Judge, mover: Mover, concept: str, state: int, targets: Index) -> Mask:
    """Which moves of a mover from a state no answer holds it back from: shape (moves,), bool.

    Raises Missing where an answer depends on wants that nobody stated.
    """
    sanction = CONCEPTS[concept].sanction
    if sanction.answers == "improvements":
        # Moves stored as blocks would take the silent for indifferent.
        for answerer in judge.answerers(mover):
            _ = [judge.graph.order(i) for i in answerer.members if answerer.moves.count]
    pays = judge.unanswered(mover, sanction, state, targets)
    if pays is not None:
        return pays
    bites = bites_at(judge.graph, judge.reading, mover, state, final=sanction.final)
    answers = judge.successors(mover, sanction)
    answered = [path(int(t), answers, judge.reading.sequences, lambda s: bool(bites[s])) for t in targets]
    return np.array([each is None for each in answered], np.bool_)


def board(conflict: Conflict, rules: Rules, sized: Callable[[int, int], None] | None = None) -> Board:
    """The board of a conflict by some rules; `sized` is told how large it is, as by `unfold`.

    Raises UnknownName for a decision maker, a policy or a concept that is not there; ValueError for a noise below 0;
    ConflictError (DET502) where somebody is to move by noise whose wants are pairs, for these have no rank steps;
    Missing where nobody states what anybody wants who would have to want something.
    """
    _ = CONCEPTS[rules.concept]
    if not rules.noise >= 0:
        raise ValueError(f"noise is a number of rank steps, 0 or more, not {rules.noise}")
    ids = [dm.id for dm in conflict.decision_makers]
    for dm, key in rules.by:
        _ = POLICIES[key]
        if dm not in ids:
            raise UnknownName.among("decision maker", dm, ids)
    limits = {"limit": rules.limit, "limit_moves": rules.limit_moves, "limit_matrix": rules.limit_matrix}
    graph = unfold(
        conflict, limit=rules.limit, limit_moves=rules.limit_moves, limit_matrix=rules.limit_matrix, sized=sized
    )
    made = Board(conflict, graph, minds(conflict, graph, **limits), rules)
    _refuse_noise_without_ranks(made)
    if len(made.unmoved) == len(ids):
        raise Missing(
            "nobody says what any decision maker wants, so that nobody would move: add 'preferences', or play by 'any' "
            "or by 'choice'"
        )
    return made


def _refuse_noise_without_ranks(board: Board) -> None:
    noise = board.rules.noise
    for dm, each in board.policies.items():
        mind = board.minds[dm]
        ranked = not isinstance(mind.graph.orders[mind.graph.dm(dm)], Relation)
        if each.draws(noise) and each.heeds(noise) and not ranked:
            raise ConflictError.of(
                "DET502",
                f"noise is counted in rank steps, and the preferences of {dm} are pairs, which have none",
                mind.conflict.places.get(("preferences", dm)),
                f"Let {dm} move by best or foresighted, or give it statements, a ranking or weights.",
            )
