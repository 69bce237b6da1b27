"""A replay under way: where the dispute stands, and what is known of everybody's order by then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from detente.errors import Missing, UnknownName
from detente.graph.graph import Graph
from detente.graph.unfold import unfold
from detente.insight.claims.checking import checked
from detente.insight.claims.finding import Verdict
from detente.insight.claims.scene import Scene
from detente.insight.claims.stage import Stage
from detente.insight.claims.world import World
from detente.insight.minds import minds
from detente.insight.orders import Order, Orders, orders
from detente.insight.replaying.attempt import Attempt, arrival, attempt
from detente.insight.replaying.beholding import Beholder, decisive
from detente.insight.replaying.contradicting import Deed, borne_out
from detente.insight.replaying.expecting import Expectation, expectation
from detente.insight.replaying.explaining import explained
from detente.insight.replaying.replayed import Gain
from detente.insight.replaying.revealing import Known
from detente.insight.replaying.standing import Standing
from detente.insight.situation import standing_at
from detente.model.chronicle.chronicle import DatedMove
from detente.model.conflict import Belief, Conflict
from detente.stability.reading import Reading

Outlook = tuple[Expectation, Mapping[str, Verdict]]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a replay may take: `states` and `moves` as for `unfold`, `statements` and `sets` as for `replay`."""

    states: int
    moves: int
    statements: int
    sets: int


@dataclass(eq=False)
class Run:
    """A replay under way.

    `changed`: the options that moves have changed so far, of those that somebody believes to stand otherwise.
    """

    conflict: Conflict
    concept: str
    reading: Reading
    stages: Standing
    stage: Stage
    graph: Graph
    beholders: Mapping[str, Beholder]
    orders: Orders
    state: int
    known: dict[str, Known]
    changed: frozenset[str] = frozenset()
    _outlooks: dict[tuple[object, ...], Outlook] = field(default_factory=dict)

    @classmethod
    def over(cls, conflict: Conflict, status_quo: str, concept: str, reading: Reading, limits: Limits) -> Run:
        """The replay before its first move."""
        stages = Standing(limits.states, limits.moves)
        stage = stages.of(conflict)
        graph = stage.graph(conflict)
        readings = {each.id: each.state for each in graph.readings}
        if not readings:
            if conflict.status_quo is not None:
                # It is no state, and the error says so best.
                unfold(conflict, limit=limits.states, limit_moves=limits.moves)
            raise Missing("the conflict has no status quo for the first move to start from: add 'status_quo'")
        if status_quo not in readings:
            raise UnknownName.among("reading of the status quo", status_quo, readings)
        # Places are for messages; changing a conflict again and again goes quicker without them.
        found = orders(replace(conflict, places={}), stage)
        seeing = minds(conflict, graph, limit=limits.states, limit_moves=limits.moves)
        return cls(
            conflict,
            concept,
            reading,
            stages,
            stage,
            graph,
            {dm: Beholder(mind) for dm, mind in seeing.items() if mind.deceived},
            found,
            readings[status_quo],
            {dm: Known.of(found, dm, limits.statements, limits.sets) for dm in found.tiers},
        )

    def members(self, name: str) -> tuple[str, ...]:
        """The decision makers behind a decision maker or a forum."""
        return tuple(self.graph.decision_makers[i] for i in self.graph.mover(name).members)

    def attempted(self, move: DatedMove) -> Attempt | None:
        """What comes of a move where the dispute stands; None for one that the conflict cannot say."""
        options = {option.key: option.levels for option in self.conflict.options}
        for key, level in move.set:
            if self.conflict.graph_form:
                raise Missing("a conflict that is given by its states has no options: say to which state a move leads")
            if key not in options:
                raise UnknownName.among("option", key, options)
            if level not in options[key]:
                raise UnknownName.among(f"level of {key}", level, options[key])
        if move.to:
            return arrival(self.graph.states, self.graph.mover(move.by), move.to, self.state)
        if move.set:
            return attempt(self.conflict, self.graph.states, self.members(move.by), move.set, self.state)
        return None

    def go(self, state: int) -> None:
        """Let the dispute stand in another state."""
        held, holds = (set(self.graph.states.on(each)) for each in (self.state, state))
        named = {key for belief in self.conflict.beliefs for key, _ in belief.change.status_quo}
        self.changed |= {each.partition("=")[0] for each in held ^ holds} & named
        self.state = state

    def outlook(self) -> Outlook:
        """Who would leave the state where the dispute stands, and the verdict on each claim there, by its id."""
        order: Order = {dm: known.nearest for dm, known in self.known.items()}
        key = (self.state, self.changed, *order.values())
        if key not in self._outlooks:
            self.stages.forget()
            now = standing_at(self.orders.put(order), self.graph.states, self.state)
            now = replace(now, beliefs=tuple(_since(belief, self.changed) for belief in now.beliefs))
            world = World(self.stages, now, self.concept, self.reading)
            scene = Scene(world)
            verdicts = {made.id: checked(scene, made.says).verdict for made in self.conflict.claims}
            self._outlooks[key] = expectation(world, self.state), verdicts
        return self._outlooks[key]

    def contradicted(self, move: DatedMove, after: int) -> tuple[str, ...]:
        """The claims that a move from where the dispute stands contradicts, whether the model has it or not."""
        deed = Deed(self.members(move.by), self.state, after, self.stage.truth, self.members)
        return tuple(made.id for made in self.conflict.claims if borne_out(made.says, deed) is False)

    def gains(self, move: DatedMove, made: Attempt) -> list[Gain]:
        """What a move that the model has was worth to each who made it; what it reveals is remembered."""
        after = made.state if made.state is not None else self.state
        return [self._gain(dm, move, after) for dm in self.members(move.by)]

    def _gain(self, dm: str, move: DatedMove, after: int) -> Gain:
        i, before = self.graph.dm(dm), self.state
        order = self.graph.orders[i]
        improves = None if order is None else bool(order.prefers(after, before))
        towards = [(j, value) for (holder, j), value in self.graph.attitudes.items() if holder == i]
        barred = [self.graph.decision_makers[j] for j, value in towards if not self._allowed(j, value, before, after)]
        own = self.beholders.get(dm)
        why = explained(self.orders, self.stage, dm, order, before, after)
        seen = () if why.kind in {"always", "some"} else (b.believed(dm, move, before) for b in self.beholders.values())
        gain = Gain(
            dm,
            improves,
            tuple(barred),
            decisive(self.conflict, self.graph, dm, before, after) if improves is not None else None,
            own.own(move, before) if own is not None else None,
            why,
            tuple(each for each in seen if each is not None),
        )
        if dm not in self.known:
            return gain
        self.known[dm], against, least = self.known[dm].after(move.id, gain.explanation)
        return replace(gain, against=against, least=least)

    def _allowed(self, j: int, value: int, before: int, after: int) -> bool:
        order = self.graph.orders[j]
        worse = order is not None and bool(order.prefers(before, after))
        return worse if value < 0 else not worse


def _since(belief: Belief, changed: frozenset[str]) -> Belief:
    """A belief without what it says of options in the status quo that have changed before everybody's eyes since."""
    left = tuple((key, level) for key, level in belief.change.status_quo if key not in changed)
    return (
        belief if left == belief.change.status_quo else replace(belief, change=replace(belief.change, status_quo=left))
    )
