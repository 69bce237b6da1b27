"""The executor: for a mover and a sanction, the states that it would leave, by NumPy.

One sentence carries it: s is stable for i iff no move of i pays after the answer,

    P_i(s) ≥ max over q ∈ R_i(s) of min(P_i(q), g(q)),

where g(q) is the worst that an answer to q can do to i: the least value over all states that answers lead to, the
value of a state being P_i there, or, where the sanction must be final, the best that i can still reach from there.
So stability is a least value over what can be reached, near-linear in states and moves.  For a forum the sentence holds
member by member (an answer sanctions iff it hurts some member); a final sanction of a forum, relations that are no
ranking, and unusual readings go by matrices (`matrices`), for small conflicts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from detente.graph.arcs import TOP, Arcs
from detente.graph.blocks import Blocks
from detente.graph.graph import Graph, Mover
from detente.graph.preference import Ranks
from detente.graph.sequences import LIMIT_MATRIX
from detente.stability.concept import Sanction
from detente.stability.matrices import leaves_by_matrices
from detente.stability.reading import Reading

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Values = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Judge:
    """Answers, for one graph and one reading, which states a mover would leave; remembers what movers share.

    `finals`: the kinds of value that will be asked for (see `Sanction.final`), so that they are computed together.
    """

    graph: Graph
    reading: Reading
    finals: Collection[bool] = (False, True)
    limit: int = LIMIT_MATRIX
    _improvements: dict[str, Arcs] = field(default_factory=dict, repr=False)
    _worst: dict[tuple[str, str], Values] = field(default_factory=dict, repr=False)

    def leaves(self, mover: Mover, sanction: Sanction) -> Mask:
        """Where the mover has an improvement that nothing sanctions: shape (states,), bool."""
        if sanction.answers is not None and not self._by_values(mover, sanction):
            return leaves_by_matrices(self, mover, sanction)
        if isinstance(mover.moves, Blocks) and len(mover.members) == 1:
            ranks = self._ranks(mover.members[0])
            worst = self._paid(mover, sanction)[0] if sanction.answers else ranks
            best: Mask = mover.moves.greatest(np.minimum(ranks, worst)) > ranks
            return best
        arcs = self.improvements(mover)
        pays = np.ones(arcs.count, np.bool_)
        if sanction.answers is not None:
            for i, worst in zip(mover.members, self._paid(mover, sanction), strict=True):
                pays &= worst[arcs.targets] > self._ranks(i)[arcs.sources]
        return arcs.some(pays)

    def _by_values(self, mover: Mover, sanction: Sanction) -> bool:
        ranked = all(isinstance(self.graph.order(i), Ranks) for i in mover.members)
        # In block form nobody outside can undo the mover's move, so coming back to the state cannot occur.
        returns = self.reading.returns == "yes" or (self.graph.blocked and len(mover.members) == 1)
        usual = self.reading.sequences in {"legal", "any"} and returns
        return ranked and usual and not (sanction.final and len(mover.members) > 1)

    def _ranks(self, i: int) -> Values:
        order = self.graph.order(i)
        if not isinstance(order, Ranks):
            raise TypeError("a relation has no ranks")
        return order.ranks

    def improvements(self, mover: Mover) -> Arcs:
        """The mover's improvements, one by one."""
        if mover.id not in self._improvements:
            self._improvements[mover.id] = self.graph.improvements(mover, mover.arcs)
        return self._improvements[mover.id]

    def answerers(self, mover: Mover) -> list[Mover]:
        """Who may answer: the decision makers outside; a forum is answered by forums wholly outside it as well."""
        outside = [m for m in self.graph.movers if m.members[0] not in mover.members]
        if len(mover.members) > 1:
            # Two forums of the same members are one coalition, which does not move twice running either.
            coalitions = {f.members: f for f in self.graph.forums if len(f.members) > 1}
            outside += [f for members, f in coalitions.items() if not set(members) & set(mover.members)]
        return outside

    def successors(self, mover: Mover, sanction: Sanction) -> list[Callable[[int], NDArray[np.int32]]]:
        """For each answerer, the states that one of its answers leads to; nothing where nobody answers."""
        if sanction.answers is None:
            return []
        if sanction.answers == "moves":
            return [m.moves.successors for m in self.answerers(mover)]
        return [partial(self.graph.improving, m) for m in self.answerers(mover)]

    def unanswered(self, mover: Mover, sanction: Sanction, state: int, targets: NDArray[np.int32]) -> Mask | None:
        """Which improvements from a state nothing sanctions, where values tell it; None where only a search can."""
        if sanction.answers is None:
            return np.ones(len(targets), np.bool_)
        if not self._by_values(mover, sanction):
            return None
        pays = np.ones(len(targets), np.bool_)
        for i, worst in zip(mover.members, self._paid(mover, sanction), strict=True):
            pays &= worst[targets] > self._ranks(i)[state]
        return pays

    def _paid(self, mover: Mover, sanction: Sanction) -> Values:
        """The worst that answers can do, by member: shape (members, states); an improvement pays iff above the rank."""
        key = (mover.id, str(sanction.answers))
        if key not in self._worst:
            values = self._values(mover)
            worst = self._closed(values, mover, improving=sanction.answers == "improvements")
            # An answer that leaves the mover equally well off hurts under weak ties and does not under strict ones.
            self._worst[key] = np.minimum(worst, TOP - 1) + (self.reading.ties == "strict")
        worst = self._worst[key]
        if len(mover.members) > 1:
            return worst
        chosen: Values = worst[[sorted(self.finals).index(sanction.final)]]
        return chosen

    def forget(self, mover: Mover) -> None:
        """Let go of what was remembered about answers to one mover: it is large, and nobody else needs it."""
        for key in [k for k in self._worst if k[0] == mover.id]:
            del self._worst[key]

    def _values(self, mover: Mover) -> Values:
        if len(mover.members) > 1:
            return np.stack([self._ranks(i) for i in mover.members])
        ranks = self._ranks(mover.members[0])
        return np.stack([self._value(mover, ranks, final=final) for final in sorted(self.finals)])

    @staticmethod
    def _value(mover: Mover, ranks: Values, *, final: bool) -> Values:
        """What a state is worth to the mover: its rank, or the best that it can still reach from there."""
        return np.maximum(ranks, mover.moves.greatest(ranks)) if final else ranks

    def _closed(self, values: Values, mover: Mover, *, improving: bool) -> Values:
        """The least value over all states that answers lead to: shape as `values`."""
        answerers = self.answerers(mover)
        tables = [m.moves for m in answerers]
        if all(isinstance(t, Blocks) for t in tables):
            return _closed_blocks(values, [t for t in tables if isinstance(t, Blocks)], improving=improving)
        arcs = [self.improvements(m) if improving else m.arcs for m in answerers]
        return _closed_arcs(values, arcs, again=self.reading.sequences == "any")


def _closed_blocks(values: Values, answerers: list[Blocks], *, improving: bool) -> Values:
    # In block form two moves of one decision maker in a row are one move (and two improvements one improvement), so
    # legal and arbitrary sequences lead to the same states; counting the start itself does no harm, since the mover
    # comes to it by an improvement.
    padded = np.concatenate([values, np.full((*values.shape[:-1], 1), TOP, np.int32)], axis=-1)
    unchanged = 0
    turn = 0
    while unchanged < len(answerers):
        if answerers[turn].lower(padded, improving=improving):
            # One more turn of the same answerer would change nothing.
            unchanged = 1
        else:
            unchanged += 1
        turn = (turn + 1) % len(answerers)
    return padded[..., :-1]


def _closed_arcs(values: Values, answerers: list[Arcs], *, again: bool) -> Values:
    # least[j]: the least value that sequences can lead to whose first mover is j; `again`: j may go on itself.
    least = [np.full(values.shape, TOP, np.int32) for _ in answerers]
    others = [[k for k in range(len(answerers)) if k != j or again] for j in range(len(answerers))]
    # An answerer's turn comes again only where something has changed that it could go on to.
    waiting = list(range(len(answerers)))
    while waiting:
        j = waiting.pop(0)
        onward = values
        for k in others[j]:
            onward = np.minimum(onward, least[k])
        new = answerers[j].least(onward)
        if (new != least[j]).any():
            least[j] = new
            waiting += [k for k in range(len(answerers)) if j in others[k] and k not in waiting]
    result = np.full(values.shape, TOP, np.int32)
    for each in least:
        np.minimum(result, each, out=result)
    return result
