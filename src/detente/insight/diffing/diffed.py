"""What a difference of two conflicts holds, as data: parts, with their places, and results.

The two conflicts are called a and b.  Names are those of a; a part that b calls otherwise has its own name beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from detente.cite import Citation
from detente.errors import Place
from detente.grid import Grid, plural, titled
from detente.insight.claims.finding import Verdict
from detente.insight.comparing.compared import Difference, Side
from detente.stability.reading import Reading

How = Literal["removed", "added", "changed"]
Only = Literal["model", "results"]
Matching = Literal["by part", "by name", "strangers"]

# A notebook shows no more equilibria than this; how many there are besides is said.
MOST_ROWS = 50
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

    @property
    def how(self) -> How:
        """Whether the state is none any more, is one only now, or is one under other concepts."""
        return "added" if not self.a else "removed" if not self.b else "changed"


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

    @property
    def how(self) -> How:
        """Whether the claim was removed or added, or comes to something else in b."""
        return "added" if self.a is None else "removed" if self.b is None else "changed"


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
    def turned(self) -> tuple[VerdictDiffers, ...]:
        """The claims of both that do not come to the same."""
        return tuple(claim for claim in self.claims if claim.how == "changed")

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
        """The parts that were removed, added or changed; those that only rest on something else among the last."""
        return tuple(part for part in self.parts if part.how == how)

    @property
    def resting(self) -> tuple[PartDiffers, ...]:
        """The parts that say the same in both, and rest on something else."""
        return tuple(part for part in self.parts if part.difference.cited_only)

    def counts(self) -> dict[str, int]:
        """How many parts were removed, were added, say something else, and only rest on something else.

        >>> import detente as dt
        >>> ferry = dt.load("ferry")
        >>> dt.diff(ferry, dt.variant(ferry, "work_first"), only="model").counts()
        {'removed': 0, 'added': 0, 'changed': 2, 'resting on something else': 0}
        """
        resting = len(self.resting)
        return {
            "removed": len(self.how("removed")),
            "added": len(self.how("added")),
            "changed": len(self.how("changed")) - resting,
            "resting on something else": resting,
        }

    def __repr__(self) -> str:
        """Count the differences, in one line."""
        return f"<Diff: {self._counted()}>"

    def _repr_html_(self) -> str:
        come_to = self.results or Results()
        parts = tuple((p.how, p.difference.kind, p.difference.id, p.difference.a, p.difference.b) for p in self.parts)
        claims = tuple((c.how, "verdict", c.id, c.a or "", c.b or "") for c in come_to.claims)
        states = tuple(
            (s.how, "equilibrium", "; ".join(s.on) or "nothing holds", ", ".join(s.a), ", ".join(s.b))
            for s in come_to.equilibria[:MOST_ROWS]
        )
        left = come_to.totals.all - len(states)
        more = f", of which {left:,} are not in this table" if left else ""
        caption = f"A: {titled(self.a.title)}; B: {titled(self.b.title)}: {self._counted()}{more}"
        return Grid(("how", "kind", "part", "A", "B"), (*claims, *states, *parts), caption).html()

    def _counted(self) -> str:
        """How much differs, in parts and in results."""
        told = [f"{number} {how}" for how, number in self.counts().items() if number or not how.startswith("resting")]
        if self.results is not None and (self.results.because_a or self.results.because_b):
            told += ["results not all compared"]
        elif self.results is not None:
            turned, states = len(self.results.turned), self.results.totals.all
            equilibria = f"{states:,} {plural(states, 'equilibrium', 'equilibria')}"
            told += [f"{equilibria} and {turned:,} {plural(turned, 'verdict')} not the same"]
        return ", ".join(told)
