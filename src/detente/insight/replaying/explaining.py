"""Explanations: in which admissible orders of its statements a decision maker gains by a move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from detente.graph.preference import Ranks, Relation
    from detente.insight.claims.stage import Stage
    from detente.insight.orders import Orders, Pair
    from detente.model.conflict import Want

Explained = Literal["always", "some", "never", "unknown"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """In which orders a move is better for a decision maker: always, in some, never, or unknown without preferences.

    Only the first tier counts of which a statement holds on one side of the move and not on the other.  `pro`: its
    statements that hold after it and not before; `con`: those that held before and do not after.  With both, the move
    is better iff some statement of `pro` stands above every one of `con`.
    """

    kind: Explained
    pro: tuple[str, ...] = ()
    con: tuple[str, ...] = ()

    @property
    def alternatives(self) -> tuple[tuple[Pair, ...], ...]:
        """Groups of comparisons, (a, b) for a above b, any of which makes the move better; none where none decide."""
        if self.kind != "some":
            return ()
        return tuple(tuple((a, b) for b in self.con) for a in self.pro)


def explained(
    orders: Orders, stage: Stage, dm: str, listed: Ranks | Relation | None, before: int, after: int
) -> Explanation:
    """In which admissible orders one state is better than another for a decision maker.

    `listed`: its order as the file has it, which is the only one where its preferences are no statements; None without
    preferences.
    """
    if dm in orders.tiers:
        return explanation(orders.tiers[dm], stage, before, after)
    if listed is None:
        return Explanation("unknown")
    return Explanation("always" if listed.prefers(after, before) else "never")


def explanation(tiers: Sequence[Sequence[Want]], stage: Stage, before: int, after: int) -> Explanation:
    """In which orders, of statements that may change places within their tier, one state is better than another."""
    for tier in tiers:
        truths = [(want.id, stage.truth(want.statement)) for want in tier]
        pro = tuple(name for name, truth in truths if truth[after] and not truth[before])
        con = tuple(name for name, truth in truths if truth[before] and not truth[after])
        if pro or con:
            return Explanation("some" if pro and con else "always" if pro else "never", pro, con)
    return Explanation("never")
