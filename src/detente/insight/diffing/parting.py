"""The parts in which two conflicts differ: matched as for a comparison, with their places, and what only moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from detente.cite import Citation
from detente.errors import ConflictError, Missing, TooLarge
from detente.insight.claims.stage import Stages
from detente.insight.comparing.compared import Difference
from detente.insight.comparing.differing import differences, rows
from detente.insight.comparing.matching import Matched, matched
from detente.insight.comparing.spelling import reordered, spelled
from detente.insight.diffing.diffed import Matching, PartDiffers, Renamed
from detente.insight.diffing.moving import moved, reranked, settled
from detente.insight.diffing.placing import place
from detente.insight.parts import by_position
from detente.insight.traced import parts
from detente.model.conflict import Conflict

_STRANGERS, _OTHER_FORM = "DET531", "DET532"


@dataclass(frozen=True, eq=False)
class Pair:
    """Two conflicts as they are in their files, and in the names of the first (`of`).

    `matching`: how their parts were brought together.
    """

    a: Conflict
    b: Conflict
    of: Matched
    matching: Matching

    @cached_property
    def _second(self) -> Conflict:
        return reordered(self.of.second, self.of.first) if self.matching == "by part" else self.of.second

    @cached_property
    def _found(self) -> tuple[tuple[Difference, Difference | None], ...]:
        """Every difference, and what is left of it without what only stands in another order."""
        first, second = self.of.first, self._second
        if self.matching == "strangers":
            found = (*_all_of(first, second),)
        else:
            found = (*differences(first, second), *reranked(first, second))
        return tuple((each, settled(each)) for each in found)

    def parts(self) -> tuple[PartDiffers, ...]:
        """The parts that differ, with their places."""
        return tuple(self._placed(kept) for _, kept in self._found if kept is not None)

    def moved(self) -> tuple[str, ...]:
        """The lists, and then the parts, of which only the order is another."""
        if self.matching == "strangers":
            return ()
        still = (f"{each.kind} {each.id}" for each, kept in self._found if kept is None)
        return (*moved(self.of.first, self.of.second), *still)

    def renamed(self) -> Iterator[Renamed]:
        """The parts of both that have another id in b, but for those that only say at which place of a list they stand.

        An option is not told for the sake of its decision maker, nor a level for that of its option.
        """
        mine = {(row.kind.removeprefix("joint "), row.id) for row in rows(self.of.first, ())}
        for kind, names in self.of.own.items():
            for name, own in names.items():
                here, there = _tail(kind, name), _tail(kind, own)
                if (
                    here != there
                    and (kind == "level" or (kind, name) in mine)
                    and not (by_position(name) and by_position(own))
                ):
                    yield Renamed(kind, name, own)

    def cited(self) -> tuple[tuple[Citation, ...], tuple[Citation, ...]]:
        """The passages that only a cites, and those that only b cites."""
        mine, theirs = (
            tuple(dict.fromkeys(cite for part in parts(each) for cite in part.grounds.cites))
            for each in (self.of.first, self.of.second)
        )
        return tuple(c for c in mine if c not in theirs), tuple(c for c in theirs if c not in mine)

    def _placed(self, found: Difference) -> PartDiffers:
        kind = found.kind.removeprefix("joint ")
        own = self._own(kind, found)
        of = self.of.owned("decision maker", found.of)
        here = None if found.where == "b" else place(self.a, kind, found.id, found.of)
        return PartDiffers(found, own, here, None if found.where == "a" else place(self.b, kind, own, of))

    def _own(self, kind: str, found: Difference) -> str:
        """What b calls a part."""
        if kind == "attitude":
            ends = found.id.removeprefix(f"{found.of}.")
            return ".".join(self.of.owned("decision maker", dm) for dm in (found.of, ends))
        if kind == "preference":
            return self.of.owned("decision maker", found.id)
        if kind == "move":
            start, _, rest = found.id.partition(" to ")
            end = rest.removesuffix(f" by {found.of}")
            names = [self.of.owned("state", name) for name in (start, end)]
            return f"{names[0]} to {names[1]} by {self.of.owned('decision maker', found.of)}"
        return self.of.owned(kind, found.id)


def pair(a: Conflict, b: Conflict, mapping: Mapping[str, str], *, limit: int, limit_moves: int) -> Pair:
    """Two conflicts brought together part by part; by their names as they are, where that cannot be done.

    Raises ConflictError for a mapping that does not fit (DET533 to DET536).
    """
    first, second = (_spelled(each, Stages(limit, limit_moves)) for each in (a, b))
    try:
        return Pair(a, b, matched(first, second, mapping), "by part")
    except ConflictError as error:
        codes = {problem.code for problem in error.problems}
        if not codes <= {_STRANGERS, _OTHER_FORM}:
            raise
        return Pair(a, b, Matched(first, second), "strangers" if _STRANGERS in codes else "by name")


def _spelled(conflict: Conflict, stages: Stages) -> Conflict:
    """The conflict with patterns for the numbers of states; as it is, where its states cannot be found."""
    try:
        return spelled(conflict, stages)
    except (ConflictError, Missing, TooLarge):
        return conflict


def _all_of(a: Conflict, b: Conflict) -> Iterator[Difference]:
    """All that either says, as removed and as added; title and date alone as changed."""
    yield from (each for each in differences(a, b) if each.kind == "account")
    for row in rows(a, ()):
        if row.kind != "account":
            yield Difference(row.kind, row.id, row.of, "a", row.says, "", (), row.grounds, None)
    for row in rows(b, ()):
        if row.kind != "account":
            yield Difference(row.kind, row.id, row.of, "b", "", row.says, (), None, row.grounds)


def _tail(kind: str, name: str) -> str:
    """A name without that of its decision maker, or of its option."""
    return name.rpartition("=")[2] if kind == "level" else name.partition(".")[2] if kind == "option" else name
