"""Policies: by what rule a decision maker moves on, each a row of a table.

A row is asked about one member of whoever may move, at one state, before the moves on offer, and says which of them
this member would make (of a forum: agree to), and how one of them is taken.  A mover makes a move that all its members
say yes to; if none of them draws or chooses, it takes the best (`detente.insight.playing.taking`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from detente.table import About, Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Seat:
    """A member of a mover at a state: the moves on offer, as its mind sees them; arrays have shape (moves,).

    `known`: the moves that it takes for possible.  `better`: those of them that are improvements for itself, its
    attitudes regarded.  `gains`: in rank steps, None where nobody states its wants or pairs give no ranks; a gain that
    its attitudes forbid counts as a loss of the same size.  `pays`: finds the moves that, as it sees things, better
    every member and that nothing sanctions, by the concept.  `noise`: in rank steps.
    """

    known: Mask
    better: Mask
    gains: NDArray[np.int64] | None
    pays: Callable[[], Mask]
    noise: float


@dataclass(frozen=True, eq=False)
class Say:
    """What a member says to the moves on offer: which it would make, and how one of them is taken.

    `agrees`: shape (moves,), bool.  `weights`: where it draws, the logarithms of how likely each move is compared with
    staying, shape (moves,).  `asks`: a person chooses.
    """

    agrees: Mask
    weights: NDArray[np.float64] | None = None
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """A row of the table: key, rule and documentation.

    `draws`: whether, at a noise, it leaves anything to chance.  `heeds`: whether, at a noise, it looks at what is
    wanted.  `asks`: whether a person chooses.
    """

    key: str
    says: Callable[[Seat], Say]
    about: About
    draws: Callable[[float], bool]
    heeds: Callable[[float], bool]
    asks: bool = False


POLICIES: Table[Policy] = Table("policy")

LEAST_NOISE = 1e-9


def policy(
    key: str,
    *,
    draws: Callable[[float], bool] = lambda _: False,
    heeds: Callable[[float], bool] = lambda _: True,
    asks: bool = False,
) -> Callable[[Callable[[Seat], Say]], Callable[[Seat], Say]]:
    """Enter a policy into the table; the docstring of the function is its documentation."""
    return POLICIES.adding(key, lambda function, about: Policy(key, function, about, draws, heeds, asks))


@policy("best")
def best(seat: Seat) -> Say:
    """A decision maker that makes its best improvement, and stays where it has none.

    Of the improvements: one to which it prefers no other (in a forum: to which not all members prefer some other), of
    these one that changes the fewest options, of these the first in the order of states.  Where pairs run in a circle,
    so that to each some other is preferred, all count.

    Plainly: takes what is best at once, and minds no answer.

    >>> import detente as dt
    >>> [(step.mover, step.to.name) for step in dt.play(dt.load("prisoners-dilemma"), start="s1").steps]
    [('row', 's2'), ('col', 's4')]
    """
    return Say(seat.better)


@policy("foresighted")
def foresighted(seat: Seat) -> Say:
    """A decision maker that leaves a state only if it is not stable for it, by the best of what nothing sanctions.

    What holds it back is what the concept says: under SEQ, answers by which the others better themselves.  To a joint
    move it says yes if, as it sees things, that betters every member and nothing sanctions it, so that the state is not
    stable for the forum either.  The best of what is left is taken as by `best`.

    Plainly: thinks of the answer before it moves.

    >>> import detente as dt
    >>> dt.play(dt.load("prisoners-dilemma"), start="s1", by="foresighted").steps
    ()
    """
    return Say(seat.better & seat.pays() if seat.better.any() else seat.better)


@policy("noisy", draws=lambda noise: noise > 0, heeds=lambda noise: noise < np.inf)
def noisy(seat: Seat) -> Say:
    """A decision maker that mostly does what is good for it, and errs the more often the less an error costs.

    P(move) ∝ exp(gain / noise), P(staying) ∝ exp(0 / noise) = 1, over all its moves

    The gain is counted in rank steps: how many groups of equally good states lie between, the target's included; no
    measure of how much better it is.  At noise 0 this is `best`; at noise inf every move is as likely as staying.  A
    joint move gains what the member gains that gains least.

    Plainly: a better response is likelier, and none is sure.
    Trap: the less noise, the surer the best.  But between moves that are equally good, staying among them, it goes on
    drawing evenly; and in a forum it tends to the move whose least gain is largest, which need not be what `best`
    takes.
    Source: [McKelveyPalfrey1995], [Blume1993].
    """
    if seat.noise == 0:
        return best(seat)
    if np.isinf(seat.noise):
        return Say(seat.known, np.zeros(len(seat.known)))
    if seat.gains is None:
        return Say(np.zeros_like(seat.known))
    # Any less makes no difference to what is drawn, and would at last divide to infinity.
    return Say(seat.known, seat.gains / max(seat.noise, LEAST_NOISE))


@policy("any", draws=lambda _: True, heeds=lambda _: False)
def anything(seat: Seat) -> Say:
    """A decision maker that makes any legal move or none, each as likely as the other, whatever it wants or believes.

    Plainly: ignores preferences; what is seen here as well is owed to who can do what, and not to who wants what.
    """
    return Say(np.ones_like(seat.known), np.zeros(len(seat.known)))


@policy("choice", heeds=lambda _: False, asks=True)
def choice(seat: Seat) -> Say:
    """A decision maker for whom a person chooses: any legal move, or to stay.

    In a forum, among the moves to which the other members agree.

    Plainly: you decide.
    """
    return Say(np.ones_like(seat.known), asks=True)
