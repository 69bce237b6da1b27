"""What a difference of two conflicts holds, as data: parts, with their places, and results.

The two conflicts are called a and b.  Names are those of a; a part that b calls otherwise has its own name beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from detente.cite import Citation
from detente.errors import Place
from detente.grid import Grid
from detente.insight.claims.finding import Verdict
from detente.insight.comparing.compared import Difference, Side
from detente.stability.reading import Reading

How = Literal["removed", "added", "changed"]
Only = Literal["model", "results"]
Matching = Literal["by part", "by name", "strangers"]

_HOW: Mapping[str, How] = {"a": "removed", "b": "added", "both": "changed"}


@dataclass(frozen=True, slots=True)
class PartDiffers:
    """A part that only one of the two has, or that says something else in the other.

    `difference`: what each says, and what differs.  `own`: what b calls the part.  `place_a`, `place_b`: where it
    stands in the file of each; None where it does not, or where the conflict came from no file.
    """

    difference: Difference
    own: str
    place_a: Place | None = None
    place_b: Place | None = None

    @property
    def how(self) -> How:
        """Whether the part was removed, added or changed, from a to b."""
        return _HOW[self.difference.where]


@dataclass(frozen=True, slots=True)
class Renamed:
    """A part of both that has one id in a and another in b."""

    kind: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class SizeDiffers:
    """A number that is not the same: of what (combinations, states, moves), and of the moves, whose.

    None where the decision maker is not there, or where the conflict could not be unfolded.
    """

    what: str
    of: str
    a: int | None
    b: int | None


@dataclass(frozen=True, slots=True)
class EquilibriumDiffers:
    """A state, by what holds in it, that is an equilibrium under other concepts, or in one of the two alone.

    `a`, `b`: the concepts under which it is one in each.  `state_a`, `state_b`: what each calls the state; None where
    there is no such state.
    """

    on: tuple[str, ...]
    a: tuple[str, ...]
    b: tuple[str, ...]
    state_a: str | None
    state_b: str | None


@dataclass(frozen=True, slots=True)
class Counted:
    """How many equilibria of a concept each has, and how many of them both."""

    concept: str
    a: int
    b: int
    both: int


@dataclass(frozen=True, slots=True)
class Totals:
    """How many equilibria are gone, how many are new, and how many are so under other concepts; not all are listed."""

    gone: int = 0
    new: int = 0
    otherwise: int = 0

    @property
    def all(self) -> int:
        """How many differ."""
        return self.gone + self.new + self.otherwise


@dataclass(frozen=True, slots=True)
class VerdictDiffers:
    """A claim that does not come to the same; None is the verdict where the claim is not made."""

    id: str
    own: str
    text: str
    a: Verdict | None
    b: Verdict | None


@dataclass(frozen=True, slots=True)
class Results:
    """What the two come to, where that is not the same.

    `counted`: the equilibria of each concept.  `totals`: how many of them differ, listed in `equilibria` or not: first
    those that are gone, then those under other concepts and the new ones.  `judged`: how many claims of both were
    judged.  `because_a`, `because_b`: why one of the two was not solved or not judged, so that nothing is said of
    equilibria or claims; `limit`: the limit that was met, if so.
    """

    sizes: tuple[SizeDiffers, ...] = ()
    counted: tuple[Counted, ...] = ()
    equilibria: tuple[EquilibriumDiffers, ...] = ()
    totals: Totals = Totals()
    claims: tuple[VerdictDiffers, ...] = ()
    judged: int = 0
    because_a: str = ""
    because_b: str = ""
    limit: str = ""

    @property
    def same(self) -> bool:
        """Whether both were solved and come to the same."""
        return not (self.sizes or self.totals.all or self.claims or self.because_a or self.because_b)


@dataclass(frozen=True, slots=True, repr=False)
class Diff:
    """Two conflicts, what was removed, added and changed from the first to the second, and what that did to results.

    `matching`: *by part*; *by name* alone, where one is given by options and the other by states; or *strangers*, where
    they share no decision maker, so that all of a is removed and all of b added.  `moved`: lists and parts that only
    stand in another order, which is no difference.  `uncited`, `cited`: the passages that nothing cites any more, and
    those that nothing cited before, in the names of each.  `results`: None where they were not asked for, or where the
    models are the same, and then the results are too.  `concept`: the one by which claims were judged.
    """

    a: Side
    b: Side
    matching: Matching
    renamed: tuple[Renamed, ...]
    parts: tuple[PartDiffers, ...]
    moved: tuple[str, ...]
    uncited: tuple[Citation, ...]
    cited: tuple[Citation, ...]
    results: Results | None
    only: Only | None
    concept: str
    counted: Reading

    @property
    def same(self) -> bool:
        """Whether nothing differs in what was asked for."""
        return not (self.parts or self.renamed) and (self.results is None or self.results.same)

    def how(self, how: How) -> tuple[PartDiffers, ...]:
        """The parts that were removed, added or changed."""
        return tuple(part for part in self.parts if part.how == how)

    def __repr__(self) -> str:
        """Count the differences, in one line."""
        told = [f"{len(self.how(how))} {how}" for how in ("removed", "added", "changed")]
        if self.results is not None and (self.results.because_a or self.results.because_b):
            told += ["results not all compared"]
        elif self.results is not None:
            told += [f"{self.results.totals.all:,} equilibria and {len(self.results.claims)} verdicts not the same"]
        return f"<Diff: {', '.join(told)}>"

    def _repr_html_(self) -> str:
        parts = tuple((p.how, p.difference.kind, p.difference.id, p.difference.a, p.difference.b) for p in self.parts)
        claims = tuple(("changed", "verdict", c.id, c.a or "", c.b or "") for c in (self.results or Results()).claims)
        return Grid(("how", "kind", "part", "A", "B"), (*claims, *parts), repr(self)).html()
