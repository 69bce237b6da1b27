"""Standings: the verdict on each claim and whether the rest of the account carries it, without what decides it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from detente.graph.unfold import LIMIT, LIMIT_MOVES
from detente.insight.auditing.apart import Apart
from detente.insight.auditing.standing import Standing, standing
from detente.insight.claims.finding import Verdict, merged
from detente.insight.claims.stage import Stages
from detente.insight.claims.world import World
from detente.insight.passages import within
from detente.model.conflict import Conflict
from detente.stability.concept import CONCEPTS
from detente.stability.reading import DEFAULT, Reading
from detente.text.document import Document

NO_TEXTS: Mapping[str, Document] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Judged:
    """What a claim comes to: its verdict, mixed where readings of the status quo differ, and its standing."""

    verdict: Verdict
    standing: Standing


def standings(
    conflict: Conflict,
    *,
    concept: str = "SEQ",
    reading: Reading = DEFAULT,
    documents: Mapping[str, Document] = NO_TEXTS,
    limit: int = LIMIT,
    limit_moves: int = LIMIT_MOVES,
) -> dict[str, Judged]:
    """The verdict and the standing of each claim, by its id, in the preferences as they are listed.

    The same as an audit finds, which also tries other orders and tells what decides each claim.
    `documents`: as there; `limit` and `limit_moves`: as for `unfold`.  Raises UnknownName for a concept that is not
    there, TooLarge at a limit.

    >>> import detente as dt
    >>> [(name, judged.standing) for name, judged in standings(dt.load("ferry")).items()][:1]
    [('K1', 'refuted')]
    """
    stages, key = Stages(limit, limit_moves), CONCEPTS[concept].key
    apart = Apart(conflict, lambda each: World(stages, each, key, reading), within(documents))
    found = {}
    for claim in conflict.claims:
        whole, (independent, _) = merged(apart.whole(claim).values()), apart.judged(claim)
        found[claim.id] = Judged(whole, standing(whole, merged(independent.values())))
    return found
