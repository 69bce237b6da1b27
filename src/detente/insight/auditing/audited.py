"""What an audit finds, as data: of each claim its verdicts, what they stand on, what decides and what shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from detente.cite import Citation
from detente.grid import Grid, plural, titled
from detente.insight.auditing.outlooks import Outlooks, Seen
from detente.insight.auditing.standing import Standing, Unopposed, standing_word
from detente.insight.claims.finding import Verdict
from detente.insight.deciding.conditions import Condition
from detente.insight.deciding.deciding import Deciding
from detente.insight.deciding.flip import Flip
from detente.insight.deciding.shares import Share
from detente.stability.reading import Reading

Conditions = tuple[Condition, ...]
Asked = Literal["ranking", "premise", "wants", "status quo"]
AS_LISTED = "as listed"


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
    of; empty where the claim speaks of no way.  `states`: the decisive one first.  `breaks`: for a claim that fails,
    the move away from what is claimed, where there is one.  `against`: the statement by which a ranking goes the other
    way.  `because`: what is missing or empty, in a few words.  `according_to`: in whose eyes this is so, if not in all.
    """

    path: tuple[Move, ...] = ()
    states: tuple[Seen, ...] = ()
    breaks: Move | None = None
    against: str | None = None
    because: str = ""
    according_to: str | None = None


@dataclass(frozen=True, slots=True)
class Independent:
    """The verdict without the claim's own parts, and the parts that were left out.

    `reported`: whether the claim says no more than where the dispute stands, so that nothing can argue for it; where
    that was drawn from the claim's own sentences, `status_quo` is among the parts left out.
    `unopposed`: of a claim that is argued, that it is so for want of anything that speaks against it.
    """

    verdict: Verdict
    dropped: tuple[str, ...]
    unopposed: Unopposed | None = None
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """What decides a claim.

    `sets`: the sets of conditions that suffice for it to hold, and to fail.  `always`: the one verdict of every order
    tried, or None.  `firm`: of the smallest sets that the base order meets, the one that most other orders meet; empty
    where there is none.  `alone`: whether it alone decides, so that every order tried that does not meet it gives
    another verdict.  `nearly`: whether it is sufficient but for a few orders that were tried, and smaller than what is
    sufficient without exception.  `premises`: the smallest sets of statements and other parts without which every order
    tried turns it from holding to failing, or from failing to holding; of equal size, first those that speak most of
    what the claim speaks of.
    """

    sets: Deciding
    always: Verdict | None
    firm: Conditions
    alone: bool
    nearly: bool
    premises: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """What one would see if the verdict were to turn: a move that pays only once the ranking is turned.

    `at` lies ahead, `steps` moves from the status quo; `mover` would go from there `to` another state, setting the
    options of `sets` itself (consequences do the rest), `despite` the statements of its own that hold no longer then.
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

    `verdict`: in the base order, mixed where readings of the status quo differ; `verdicts` and `standings` by reading;
    `foresighted`: where nobody leaves a state that is stable for it.  `quote`: the passage that makes the claim.
    `cites`: what the claim cites.  `behind`: what the statements cite that decide it.
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
    standings: Mapping[str, Standing]
    independent: Independent
    decided: Decided
    flip: Flip | None
    share: Share
    evidence: Evidence
    sign: Sign | None
    ask: tuple[Ask, ...]
    behind: tuple[Citation, ...]

    @property
    def status(self) -> tuple[str, ...]:
        """Whether the claim stands, in a word or two, and whether only by the ranking that is listed."""
        word = standing_word(self.verdict, self.standing)
        # Where readings of the status quo differ, what a ranking has to do with it takes more than a word.
        settled = self.decided.always is not None or self.verdict == "mixed"
        return (word,) if settled else (word, AS_LISTED)


@dataclass(frozen=True, slots=True)
class Joint:
    """Which claims can be true together, by their ids.

    `never`: the smallest sets of claims each of which holds in some order tried, but never all of them in one.
    `share`: in how many orders, as a share, all hold that say anything.  `proved`: whether every admissible order was
    tried.  `crossing`: two claims, and a comparison that serves the first as it stands and the second turned round.
    """

    never: tuple[tuple[str, ...], ...]
    share: float | None
    proved: bool
    crossing: tuple[tuple[str, str, Condition], ...]


@dataclass(frozen=True, slots=True, repr=False)
class Audit:
    """A conflict's claims, audited over orders of its statements.

    `start`: the status quo in the first of `readings`.  `counted`: how answers are counted.  `asked`: how many orders
    were asked for; `tried`: how many were; `admissible`: how many there are; `exact`: whether these were all.
    `complete`: whether nobody interrupted it.  `merged`: parts that say what an earlier one says, each with that one.
    """

    title: str
    claims: tuple[Audited, ...]
    together: Joint
    outlooks: Outlooks
    start: Seen | None
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
        return f"<Audit: {self._counted([claim.verdict for claim in self.claims])}>"

    def _repr_html_(self) -> str:
        rows = tuple((c.id, ", ".join(c.status), c.text or c.quote, c.says) for c in self.claims)
        caption = f"{titled(self.title)}: {self._counted([claim.status[0] for claim in self.claims])}"
        return Grid(("claim", "whether it stands", "what is claimed", "in the model"), rows, caption).html()

    def _counted(self, words: Sequence[str]) -> str:
        """How many claims there are, how many of them come to what, and how many orders were tried."""
        number = len(self.claims)
        said = ", ".join(f"{count} {word}" for word, count in Counter(words).items())
        return f"{number} {plural(number, 'claim')}: {said}; orders tried: {self.tried:,}"
