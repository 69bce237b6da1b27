"""What an audit finds, as data: of each claim its verdicts, what they stand on, what decides them, and what shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from detente.cite import Citation
from detente.grid import Grid
from detente.insight.claims.finding import Verdict
from detente.insight.deciding import Condition
from detente.insight.outlooks import Outlooks, Seen
from detente.insight.shares import Share
from detente.insight.standing import Standing
from detente.stability.reading import Reading

Conditions = tuple[Condition, ...]
Asked = Literal["ranking", "premise", "wants", "status quo"]


@dataclass(frozen=True, slots=True)
class Move:
    """One move on the way: who makes it, the state it leads to, and the options that are set otherwise there."""

    mover: str
    to: str
    sets: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows a verdict, in the first reading of the status quo, by improving play.

    `path`: a shortest way by → from the status quo to the decisive state, behind the move that the claim itself speaks
    of; empty where the claim speaks of no way.  `states`: the decisive one first.  `breaks`: for a claim that fails, the
    move away from what is claimed, where there is one.  `against`: the statement by which a ranking goes the other way.
    `because`: what is missing or empty, in a few words.  `according_to`: in whose eyes this is so, if not in all.
    """

    path: tuple[Move, ...] = ()
    states: tuple[Seen, ...] = ()
    breaks: Move | None = None
    against: str | None = None
    because: str = ""
    according_to: str | None = None


@dataclass(frozen=True, slots=True)
class Independent:
    """The verdict without the claim's own parts, and the parts that were left out."""

    verdict: Verdict
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """The sets of conditions that suffice for a claim to hold, and to fail; those that cover most come first.

    `proved`: whether every admissible order was tried; else no order among those tried speaks against the sets.
    `always`: the one verdict of every order tried, or None.  `firm`: the set that the base order meets and that most
    other orders meet with it; empty where there is none.  `premises`: the least sets of statements without which the
    verdict of the base order turns between holds and fails.
    """

    for_it: tuple[Conditions, ...]
    against: tuple[Conditions, ...]
    proved: bool
    always: Verdict | None
    firm: Conditions
    premises: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Turned:
    """The least set of conditions that turns the verdict of the base order, the rest of that order kept if it can be.

    `set`: the conditions as they are once turned.  `verdict`: what it turns to.  `least`: whether no smaller set turns
    it; else none was met among the orders tried.
    """

    set: Conditions
    verdict: Verdict
    least: bool


@dataclass(frozen=True, slots=True)
class Sign:
    """What one would see if the verdict were to turn: a move that pays only once the ranking is turned.

    `at` lies ahead, `steps` moves from the status quo; `mover` would go from there `to` another state, setting the
    options of `sets`, `despite` the statements of its own that hold no longer then.
    """

    mover: str
    at: Seen
    to: Seen
    sets: tuple[tuple[str, str], ...]
    steps: int
    despite: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """A question whose answer would settle claims.

    `ranking`: how does `who` rank the statement `about[0]` against `about[1]`?  `premise`: does `who` want what the
    statements `about` say?  `wants`: what does `who` want with regard to the options `about`?  `status quo`: where do
    things stand?
    """

    kind: Asked
    who: str = ""
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Audited:
    """One claim, audited.

    `verdict`: in the base order, mixed where readings of the status quo differ; `verdicts` by reading; `foresighted`:
    where nobody leaves a state that is stable for it.  `quote`: the passage that makes the claim.  `cites`: what the
    claim cites.  `behind`: what the statements cite that decide it.
    """

    id: str
    says: str
    text: str
    quote: str
    cites: tuple[Citation, ...]
    verdict: Verdict
    verdicts: Mapping[str, Verdict]
    foresighted: Verdict
    standing: Standing
    independent: Independent
    decided: Decided
    flip: Turned | None
    share: Share
    evidence: Evidence
    sign: Sign | None
    ask: tuple[Ask, ...]
    behind: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Which claims never hold at once, as smallest sets of claims, in no order tried; and how often all of them do."""

    never: tuple[tuple[str, ...], ...]
    share: float | None
    proved: bool


@dataclass(frozen=True, slots=True, repr=False)
class Audit:
    """A conflict's claims, audited over orders of its statements.

    `tried`: how many orders were; `asked`: how many were asked for; `admissible`: how many there are; `exact`: whether
    these were all.  `complete`: whether nobody interrupted it.  `readings`: those of the status quo, by id.
    """

    title: str
    claims: tuple[Audited, ...]
    together: Together
    outlooks: Outlooks
    readings: tuple[str, ...]
    concept: str
    counted: Reading
    seed: int
    asked: int
    tried: int
    admissible: int
    exact: bool
    complete: bool
    model_sha256: str
    merged: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Audited:
        """The claim of that id, audited; KeyError if there is none."""
        for claim in self.claims:
            if claim.id == name:
                return claim
        raise KeyError(name)

    @property
    def ask(self) -> Mapping[Ask, tuple[str, ...]]:
        """Each question with the claims that hang on it, those first on which most claims hang."""
        found: dict[Ask, list[str]] = {}
        for claim in self.claims:
            for question in claim.ask:
                found.setdefault(question, []).append(claim.id)
        ordered = sorted(found, key=lambda question: -len(found[question]))
        return {question: tuple(found[question]) for question in ordered}

    def __repr__(self) -> str:
        """Count the verdicts, in one line."""
        counts: dict[str, int] = {}
        for claim in self.claims:
            counts[claim.verdict] = counts.get(claim.verdict, 0) + 1
        said = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
        return f"<Audit: {len(self.claims)} claims: {said}; orders tried: {self.tried:,}>"

    def _repr_html_(self) -> str:
        rows = tuple((claim.id, claim.says, claim.verdict, claim.standing) for claim in self.claims)
        return Grid(("claim", "says", "verdict", "standing"), rows, repr(self)).html()
