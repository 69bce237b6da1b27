"""What a play is, as data: where it began, each move with what it gave and why, and how it ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from detente.cite import Citation
from detente.grid import Grid, plainly
from detente.insight.auditing.outlooks import Seen
from detente.insight.playing.walking import Kind
from detente.insight.reason import Reason
from detente.stability.reading import Reading

Wonder = Literal["impossible", "no move", "no improvement"]


@dataclass(frozen=True, slots=True)
class Surprise:
    """What a decision maker did not think possible of a move, by the conflict that it believes in.

    `kind`: the move led to a state that it took for `impossible`; or else it was `no move` of whoever made it; or else
    it was `no improvement` for each of those, but for itself, who made it.
    """

    who: str
    kind: Wonder


@dataclass(frozen=True, slots=True)
class Because:
    """Why a member of the mover moved, and what it gave up: the part of its preferences that decides, each way.

    `better`: None where the move is not better for it; `worse`: None where it is not worse.
    """

    dm: str
    better: Reason | None
    worse: Reason | None


@dataclass(frozen=True, slots=True)
class Played:
    """One move of a play.

    `mover`: a decision maker, or a forum with its `members`.  `sets`: the options that are set otherwise, each with its
    level.  `gains`: for every decision maker, in its own mind, how many rank steps it gains or, below 0, loses; None
    without ranks, or where it takes one of the states for impossible.  `cites`: what the options that change, and the
    forum, rest on.
    """

    mover: str
    members: tuple[str, ...]
    at: Seen
    to: Seen
    sets: tuple[tuple[str, str], ...]
    gains: Mapping[str, int | None]
    because: tuple[Because, ...]
    cites: tuple[Citation, ...]
    surprises: tuple[Surprise, ...] = ()

    @property
    def forum(self) -> bool:
        """Whether several moved together."""
        return len(self.members) > 1


@dataclass(frozen=True, slots=True)
class Offered:
    """A move on offer: where it leads, which options it sets otherwise, and what it gives to whom, as in `Played`."""

    to: Seen
    sets: tuple[tuple[str, str], ...]
    gains: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Offer:
    """What a mover can do at a state, `at`.

    `moves`: how many moves it has; `open`: how many its members say yes to, by their policies, and `shown` the first of
    them: the one that it would make, where nothing is drawn or chosen; then those that give most to the member that
    gains least, of these those that change the fewest options.
    """

    mover: str
    members: tuple[str, ...]
    at: Seen
    moves: int
    open: int
    shown: tuple[Offered, ...]

    @property
    def forum(self) -> bool:
        """Whether several would have to move together."""
        return len(self.members) > 1


@dataclass(frozen=True, slots=True)
class Stop:
    """A state of a play, and what everybody could do there."""

    state: Seen
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """How a play ended.

    `kind`: at `rest`, where everybody stayed who was asked; in a `cycle`, which is proved; at the `horizon`; or
    `stopped` by whoever chose.  `stable`: for each decision maker and forum whether the last state is stable for it
    under the concept, in the conflict as it is; None where missing wants leave that open.  `cycle`: the moves that come
    again and again.  `again`: the states that were met more than once, in a play that ended in no cycle.
    """

    kind: Kind
    state: Seen
    stable: Mapping[str, bool | None]
    cycle: tuple[Played, ...] = ()
    again: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Play:
    """One way in which a dispute may unfold if everybody moves by these rules: an exploration, not a forecast.

    `stops`: the states in their order, the first one first, each with what was on offer there; `steps`: the moves
    between them.  `by`: the policy of each decision maker.  `unmoved`: those of whom nobody states what they want, so
    that they stayed.  `reading`: how answers were counted.
    """

    title: str
    stops: tuple[Stop, ...]
    steps: tuple[Played, ...]
    end: Ending
    by: Mapping[str, str]
    noise: float
    seed: int
    turns: str
    horizon: int
    forums: bool
    concept: str
    reading: Reading
    unmoved: tuple[str, ...]

    @property
    def start(self) -> Seen:
        """Where the play began."""
        return self.stops[0].state

    def __repr__(self) -> str:
        """Say in one line how long it was and how it ended."""
        moves = f"{len(self.steps)} move{'' if len(self.steps) == 1 else 's'}"
        return f"<Play {self.title!r}: {moves} from {self.start.name}, {self.end.kind} at {self.end.state.name}>"

    def _repr_html_(self) -> str:
        rows = tuple(
            (
                str(number),
                step.mover,
                step.to.name,
                ", ".join(f"{key} = {level}" for key, level in step.sets),
                ", ".join(f"{dm} {gain:+d}" for dm, gain in step.gains.items() if gain is not None),
            )
            for number, step in enumerate(self.steps, 1)
        )
        return Grid(("move", "by", "to", "sets", "rank steps"), rows, plainly(self)).html()
