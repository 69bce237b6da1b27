"""What a replay finds, as data: move by move, then what the moves together say about who wants what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from detente.cite import Quote
from detente.grid import Grid, plainly, plural
from detente.insight.auditing.outlooks import Seen
from detente.insight.claims.finding import Verdict
from detente.insight.reason import Reason
from detente.insight.replaying.attempt import Obstacle
from detente.insight.replaying.beholding import Believed, Own
from detente.insight.replaying.expecting import Expectation
from detente.insight.replaying.explaining import Explanation
from detente.model.chronicle.chronicle import DatedMove
from detente.stability.reading import Reading

Pair = tuple[str, str]
Course = Literal["moved", "jumped", "stayed", "unsaid"]
Kind = Literal["as listed", "other order", "unexplained", "unknown", "already", "jumped", "impossible", "unsaid"]
Came = Literal["as expected", "elsewhere", "somebody else", "nobody expected", "unknown", "nothing"]


@dataclass(frozen=True, slots=True)
class Gain:
    """What a move was worth to one of those who made it.

    `improves`: whether it is better in the listed order; None without preferences.  `barred`: whose interest the
    attitudes of the decision maker set against it.  `reason`: the statement that decides the comparison, for the state
    after the move or for the one before.  `own`: the same in its own mind, None where it holds no beliefs.
    `explanation`: in which admissible orders it is better.  `believed`: where in none, or where nobody states what it
    wants, what those think of it whose beliefs explain the move.  `against`: the fewest earlier moves of the same
    decision maker that no order explains together with this one; `least` tells whether fewer are ruled out.
    """

    dm: str
    improves: bool | None
    barred: tuple[str, ...]
    reason: Reason | None
    own: Own | None
    explanation: Explanation
    believed: tuple[Believed, ...] = ()
    against: tuple[str, ...] = ()
    least: bool = True

    @property
    def unexplained(self) -> bool:
        """Whether no admissible order explains the move, by itself or together with earlier ones."""
        return self.explanation.kind == "never" or bool(self.against)


@dataclass(frozen=True, slots=True)
class Replayed:
    """A dated move in the model.

    `course`: the dispute moved, jumped to a state to which no such move leads, stayed where it was, or the model could
    not say the move.  `follows`: the options that stand otherwise after it than it leaves them, since consequences set
    them.  `obstacles`: why there is no such move.  `gains`: for each who made it, where it moved.  `contradicts`: the
    claims that say it is not done, by their ids.
    `expected`: who would leave the state after it, in the order of statements that the moves so far leave; `came`: what
    came next beside that, and `next` which move it was: as expected of the mover or of a forum that it sits in, from
    somebody who was expected to go elsewhere, or from somebody else.  `verdicts`: of each claim after it, by its id.
    """

    move: DatedMove
    quotes: tuple[Quote, ...]
    course: Course
    before: Seen
    after: Seen
    follows: tuple[Pair, ...]
    obstacles: tuple[Obstacle, ...]
    gains: tuple[Gain, ...]
    contradicts: tuple[str, ...]
    expected: Expectation
    came: Came
    next: str
    verdicts: Mapping[str, Verdict]

    @property
    def already(self) -> bool:
        """Whether all that the move sets was so before it."""
        return any(obstacle.kind == "already" for obstacle in self.obstacles)

    @property
    def kind(self) -> Kind:
        """The move in a word or two, for a drawing."""
        if self.course in {"unsaid", "jumped"}:
            return "unsaid" if self.course == "unsaid" else "jumped"
        if self.course == "stayed":
            return "already" if self.already else "impossible"
        if any(gain.unexplained for gain in self.gains):
            return "unexplained"
        if any(gain.improves is None for gain in self.gains):
            return "unknown"
        return "as listed" if all(gain.improves for gain in self.gains) else "other order"


@dataclass(frozen=True, slots=True)
class Revealed:
    """What the moves of a decision maker say about the order of its statements.

    `moves`: those that were read so, by their ids.  `total`: how many admissible orders of its statements there are;
    `remaining`: how many explain all these moves, None where they are too many to be counted.  `settled`: comparisons
    that the tiers leave open and all remaining orders make; `open`: those that they do not.  `contradicting`: the moves
    that were left out, since they contradict earlier ones.  `nearest`: of the remaining orders the one nearest to the
    listed one, and `turned` its comparisons the other way round; `sure`: whether none is nearer.
    """

    dm: str
    moves: tuple[str, ...]
    total: int
    remaining: int | None
    settled: tuple[Pair, ...]
    open: tuple[Pair, ...]
    contradicting: tuple[str, ...]
    nearest: tuple[str, ...]
    turned: tuple[Pair, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A claim whose verdict is another after a move than before it."""

    claim: str
    date: str
    move: str
    before: Verdict
    after: Verdict


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A claim that what was done contradicts, and the verdict of the model on it until then."""

    claim: str
    date: str
    move: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, repr=False)
class Replay:
    """A chronicle followed through a conflict: what each move was there, and what the moves together reveal.

    `start`: where it began, in the reading `status_quo` of the status quo; `expected`, `came` and `next` as in
    `Replayed`, before the first move; `verdicts`: of each claim then.  `revealed`: for each decision maker with
    statements whose moves could be read; who did not move reveals nothing.
    """

    title: str
    chronicle: str
    status_quo: str
    concept: str
    counted: Reading
    start: Seen
    expected: Expectation
    came: Came
    next: str
    verdicts: Mapping[str, Verdict]
    moves: tuple[Replayed, ...]
    revealed: tuple[Revealed, ...]

    @property
    def unsaid(self) -> tuple[Replayed, ...]:
        """The moves that the options of the conflict cannot say."""
        return tuple(each for each in self.moves if each.course == "unsaid")

    @property
    def already(self) -> tuple[Replayed, ...]:
        """The moves that set what was so before: no moves in the model, and nothing against it either."""
        return tuple(each for each in self.moves if each.already)

    @property
    def impossible(self) -> tuple[Replayed, ...]:
        """The moves that the model does not have where the dispute stood, but for those that change nothing."""
        return tuple(each for each in self.moves if each.obstacles and not each.already)

    @property
    def unexplained(self) -> tuple[Replayed, ...]:
        """The moves that no admissible order explains, by themselves or with earlier ones of the same mover."""
        return tuple(each for each in self.moves if any(gain.unexplained for gain in each.gains))

    @property
    def uncited(self) -> tuple[Replayed, ...]:
        """The moves that cite nothing and do not say why they are assumed."""
        return tuple(each for each in self.moves if each.move.grounds.uncited)

    @property
    def clean(self) -> bool:
        """Whether the model can say, allow and explain every move."""
        return not (self.unsaid or self.impossible or self.unexplained)

    @property
    def changes(self) -> tuple[Change, ...]:
        """The claims whose verdict changed, in the order of the moves."""
        found = []
        last = self.verdicts
        for each in self.moves:
            found += [
                Change(claim, each.move.date, each.move.id, last[claim], verdict)
                for claim, verdict in each.verdicts.items()
                if verdict != last[claim]
            ]
            last = each.verdicts
        return tuple(found)

    @property
    def contradicted(self) -> tuple[Contradiction, ...]:
        """The claims that what was done contradicts, in the order of the moves."""
        verdicts = (self.verdicts, *(each.verdicts for each in self.moves))
        return tuple(
            Contradiction(claim, each.move.date, each.move.id, until[claim])
            for each, until in zip(self.moves, verdicts, strict=False)
            for claim in each.contradicts
        )

    def __repr__(self) -> str:
        """Count, in one line, what the model could not do."""
        lacking = f"{len(self.unsaid)} unsaid, {len(self.impossible)} impossible, {len(self.unexplained)} unexplained"
        return f"<Replay {self.title!r}: {len(self.moves)} {plural(len(self.moves), 'move')}, {lacking}>"

    def _repr_html_(self) -> str:
        rows = tuple((r.move.date, r.move.by, r.move.text or r.move.id, r.kind, r.after.name) for r in self.moves)
        return Grid(("date", "by", "what", "in the model", "state"), rows, plainly(self)).html()
