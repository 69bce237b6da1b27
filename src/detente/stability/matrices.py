"""The same judgement by Boolean matrices: any relation, any reading, forums too; for small conflicts.

    s is stable for H  ⇔  ∀ q ∈ R⁺_H(s)  ∃ t: answers(q, t) and bites(s, t)

where answers(q, t) says that the others' sequences lead from q to t, and bites(s, t) that t hurts some member of H,
compared with s, and that H has no way on from t that spares them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.errors import TooLarge
from detente.graph.sequences import joint

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from detente.graph.graph import Graph, Mover
    from detente.stability.concept import Sanction
    from detente.stability.judge import Judge
    from detente.stability.reading import Reading

    Mask = NDArray[np.bool_]


def leaves_by_matrices(judge: Judge, mover: Mover, sanction: Sanction) -> Mask:
    """Where the mover has an improvement that nothing sanctions: shape (states,), bool.

    Raises TooLarge above `judge.limit` states.
    """
    size = judge.graph.size
    if size > judge.limit:
        raise TooLarge(
            f"{size:,} states: this reading, relation or forum is judged by matrices of states by states; "
            f"the limit is {judge.limit:,} states (--limit-matrix N, or limit_matrix=N)."
        )
    answerers = judge.answerers(mover)
    improving = sanction.answers == "improvements"
    moves = [(judge.improvements(m) if improving else m.arcs).matrix() for m in answerers]
    answers = joint(moves, judge.reading.sequences) if moves else np.zeros((size, size), np.bool_)
    arcs = judge.improvements(mover)
    leaves = np.zeros(size, np.bool_)
    for state in np.unique(arcs.sources):
        bites = bites_at(judge.graph, judge.reading, mover, int(state), final=sanction.final)
        leaves[state] = not answers[np.ix_(arcs.successors(int(state)), bites)].any(axis=1).all()
    return leaves


def bites_at(graph: Graph, reading: Reading, mover: Mover, state: int, *, final: bool) -> Mask:
    """Where an answer would hold the mover back from leaving `state`: shape (states,), bool."""
    everywhere = np.arange(graph.size)
    hurts = np.zeros(graph.size, np.bool_)
    for i in mover.members:
        order = graph.order(i)
        if reading.ties == "weak":
            hurts |= ~order.prefers(everywhere, state)
        else:
            hurts |= order.prefers(state, everywhere)
    bites = hurts
    if final:
        moves = mover.moves
        spared = moves.greatest((~hurts).astype(np.int32)) > 0
        bites = hurts & ~spared
    if reading.returns == "no":
        bites = bites.copy()
        bites[state] = False
    return bites
