"""What a comparison finds, as data: differences, what they do to outcomes and verdicts, and which of them explain it.

The two conflicts are called a and b; every name is that of a, and `names` tells what b calls a part where it differs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from detente.cite import Citation, Grounds
from detente.grid import Grid, plural, titled
from detente.insight.auditing.standing import Standing
from detente.insight.claims.finding import Verdict
from detente.insight.comparing.agreeing import Agreement
from detente.insight.comparing.ordering import OrdersCompared
from detente.insight.comparing.outcomes_compared import OutcomesCompared
from detente.stability.reading import Reading

Where = Literal["a", "b", "both"]


@dataclass(frozen=True, slots=True)
class Change:
    """What is different in a part that both have: what it is, as a has it, and as b has it."""

    what: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A part that only one has (`where`: a or b), or that both have and that is not the same in both.

    `kind`, `id`: which part; `of`: whose it is.  `a`, `b`: what it says in each, empty where it is not there.
    `changes`: what differs, where both have it; one of `cites` is a change of citations, and changes no verdict.
    `grounds_a`, `grounds_b`: what it rests on in each, None where it is not there.
    """

    kind: str
    id: str
    of: str
    where: Where
    a: str
    b: str
    changes: tuple[Change, ...]
    grounds_a: Grounds | None
    grounds_b: Grounds | None

    @property
    def cited_only(self) -> bool:
        """Whether both say the same, and only what they rest on differs."""
        return self.where == "both" and all(change.what in {"cites", "rests on"} for change in self.changes)


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference on which verdicts can hang: a with it is a step nearer to b.

    `kind`: that of the part; or *comparison* (`id` above `other` in a, below it in b), *tiers* of the decision maker
    `id`, or *order* of consequences or beliefs.  `a`, `b`: what is so in each, empty where the part is not there.
    `cites_a`, `cites_b`: what it cites in each.
    """

    kind: str
    id: str
    other: str = ""
    of: str = ""
    a: str = ""
    b: str = ""
    cites_a: tuple[Citation, ...] = ()
    cites_b: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """The fewest edits that explain a difference in verdicts.

    `sets`: sets of equal size, each of which does.  `least`: whether every smaller set was tried; if not, no edit of a
    set can be left out of it, but other sets may be smaller.  `all`: whether these are all the sets of that size.
    `size`: of all sets of up to so many edits it is known whether they do.
    """

    sets: tuple[tuple[Edit, ...], ...]
    least: bool
    all: bool
    size: int


@dataclass(frozen=True, slots=True)
class ClaimCompared:
    """A claim that both make, with what it comes to in each.

    `explained`: the fewest edits which, made to a, give the claim the verdict that it has in b; `back`: the same from b
    towards a.  Both None where the verdicts are the same.  `shares`: other claims that a smallest set of this one
    explains as well.
    """

    id: str
    text: str
    says_a: str
    says_b: str
    verdict_a: Verdict
    verdict_b: Verdict
    standing_a: Standing
    standing_b: Standing
    explained: Explanation | None = None
    back: Explanation | None = None
    shares: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the verdicts differ."""
        return self.verdict_a != self.verdict_b


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two conflicts: its title and date, the fingerprint of its meaning, how many parts nobody reviewed."""

    title: str
    date: str
    model_sha256: str
    proposed: int


@dataclass(frozen=True, slots=True, repr=False)
class Comparison:
    """Two conflicts compared, in the names of the first.

    `names`: by kind, what b calls parts that are called otherwise in a.  `edits`: all that verdicts can hang on.
    `together`: the fewest edits that explain all differing verdicts at once.  `tried`: how many conflicts between the
    two were judged.  `unjudged`: the limit that one of the two met, if so; parts and orders are compared all the same,
    and neither claims nor outcomes are.
    """

    a: Side
    b: Side
    names: Mapping[str, Mapping[str, str]]
    differences: tuple[Difference, ...]
    orders: tuple[OrdersCompared, ...]
    outcomes: OutcomesCompared
    claims: tuple[ClaimCompared, ...]
    edits: tuple[Edit, ...]
    together: Explanation | None
    agreement: Agreement
    concept: str
    counted: Reading
    tried: int
    unjudged: str = ""

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not (self.differences or any(each.rows for each in self.orders))

    @property
    def differing(self) -> tuple[ClaimCompared, ...]:
        """The claims whose verdicts differ."""
        return tuple(claim for claim in self.claims if claim.differs)

    def owned(self, kind: str, name: str) -> str:
        """What b calls a part."""
        return self.names.get(kind, {}).get(name, name)

    def __getitem__(self, name: str) -> ClaimCompared:
        """The claim of that id; KeyError if not both make it."""
        for claim in self.claims:
            if claim.id == name:
                return claim
        raise KeyError(name)

    def __repr__(self) -> str:
        """Count the differences, in one line."""
        return f"<Comparison: {self._counted()}>"

    def _repr_html_(self) -> str:
        verdicts = [("claim", claim.id, "verdict", claim.verdict_a, claim.verdict_b) for claim in self.differing]
        parts = [
            (d.kind, d.id, {"a": "only in A", "b": "only in B", "both": "changed"}[d.where], d.a, d.b)
            for d in self.differences
        ]
        caption = f"A: {titled(self.a.title)}; B: {titled(self.b.title)}: {self._counted()}"
        return Grid(("kind", "part", "where", "A", "B"), (*verdicts, *parts), caption).html()

    def _counted(self) -> str:
        """How many parts and verdicts differ."""
        verdicts = f"{len(self.differing)} of {len(self.claims)} {plural(len(self.claims), 'verdict')} differ"
        judged = "nothing judged" if self.unjudged else verdicts
        number = len(self.differences)
        return f"{number} {plural(number, 'difference')} in parts; {judged}"
