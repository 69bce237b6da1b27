"""The comparison of two conflicts: two accounts of one dispute, two dates of one, a draft and the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from detente.errors import TooLarge, insist
from detente.graph.unfold import LIMIT, LIMIT_MOVES
from detente.insight.auditing.standings import Judged, standings
from detente.insight.claims.stage import Stages
from detente.insight.claims.world import World
from detente.insight.comparing.agreeing import Agreement, Shared, kappa, sentences
from detente.insight.comparing.cells import Key, Parts
from detente.insight.comparing.compared import ClaimCompared, Comparison, Difference, Edit, Explanation, Side
from detente.insight.comparing.differing import differences, rows
from detente.insight.comparing.editing import edits
from detente.insight.comparing.explaining import Disputed, Found, Progress, Search, Trials
from detente.insight.comparing.matching import Matched, matched
from detente.insight.comparing.mixing import Between
from detente.insight.comparing.ordering import orders_compared
from detente.insight.comparing.outcomes_compared import OutcomesCompared, outcomes_compared
from detente.insight.comparing.saying import claim_saying
from detente.insight.comparing.spelling import reordered, spelled
from detente.insight.comparing.stepping import Steps
from detente.insight.fingerprint import model_sha256
from detente.insight.parts import proposals
from detente.model.conflict import Conflict
from detente.stability.concept import CONCEPTS
from detente.stability.reading import DEFAULT, Reading
from detente.text.document import Document

NO_NAMES: Mapping[str, str] = MappingProxyType({})
NO_TEXTS: Mapping[str, Document] = MappingProxyType({})
TRIES = 1_000
MOST_SETS = 5
_TOGETHER = ""


def compare(
    a: Conflict,
    b: Conflict,
    *,
    mapping: Mapping[str, str] = NO_NAMES,
    concept: str = "SEQ",
    reading: Reading = DEFAULT,
    documents_a: Mapping[str, Document] = NO_TEXTS,
    documents_b: Mapping[str, Document] = NO_TEXTS,
    tries: int = TRIES,
    most: int = MOST_SETS,
    limit: int = LIMIT,
    limit_moves: int = LIMIT_MOVES,
    progress: Progress | None = None,
) -> Comparison:
    """What differs between two conflicts, and the fewest differences that explain why verdicts on claims differ.

    `mapping`: what parts of a are called in b, where neither the name nor what they say tells (`open_mapping`).
    `concept`, `reading`: as for `standings`.  `documents_a`, `documents_b`: the texts of the sources of each, by which
    standings count sentences, and by which agreement on sentences is measured.  `tries`: how many conflicts between the
    two are judged in each direction before sets of differences are merely reduced; `most`: how many smallest sets are
    given for a claim.  `limit`, `limit_moves`: as for `unfold`.  `progress` is told how many conflicts were judged, and
    how many there may be.

    Where a limit is met, parts and orders are compared, and nothing is judged (`unjudged`).  Raises ConflictError where
    the two have no decision maker in common (DET531), where one is given by options and the other by states (DET532),
    and for a mapping that does not fit (DET533 to DET536); TooLarge where even the states that a ranking names by their
    numbers are too many.

    >>> import detente as dt
    >>> ferry = dt.load("ferry")
    >>> dt.compare(ferry, ferry).same
    True
    """
    for each in (a, b):
        insist(each, Conflict, "compare takes two conflicts: compare(load(path), load(path))")
    key = CONCEPTS[concept].key
    whole_a, whole_b = (spelled(each, Stages(limit, limit_moves)) for each in (a, b))
    of = matched(whole_a, whole_b, mapping)
    first, second = of.first, reordered(of.second, of.first)
    found = differences(first, second)
    worlds = (World(Stages(limit, limit_moves), each, key, reading) for each in (first, second))
    judged: tuple[Mapping[str, Judged], ...] = ()
    unjudged = ""
    try:
        outcomes = outcomes_compared(*worlds)
        judged = tuple(
            standings(each, concept=key, reading=reading, documents=texts, limit=limit, limit_moves=limit_moves)
            for each, texts in ((a, documents_a), (b, documents_b))
        )
    except TooLarge as error:
        unjudged = str(error)
        outcomes = OutcomesCompared("nothing", because=unjudged)
    claims = _claims(first, second, of, judged) if judged else ()
    between = Between(Parts(first), Parts(second))
    trials = Trials(between, _disputed(claims, first, second), key, reading, limit, limit_moves, progress, 2 * tries)
    listed = edits(between, first, second)
    explained, together = _explained(claims, trials, listed, tries, most)
    return Comparison(
        _side(a),
        _side(b),
        {
            kind: told
            for kind, names in of.own.items()
            if (told := {k: v for k, v in names.items() if _otherwise(k, v)})
        },
        found,
        orders_compared(first, second),
        outcomes,
        explained,
        tuple(listed.values()),
        together,
        _agreement(first, second, of, found, claims, documents_a, documents_b),
        key,
        reading,
        trials.tried,
        unjudged,
    )


def _otherwise(name: str, own: str) -> bool:
    """Whether a part is called otherwise; a level by itself, whatever its option is called."""
    return name.rpartition("=")[2] != own.rpartition("=")[2]


def _side(conflict: Conflict) -> Side:
    proposed = sum(1 for _ in proposals(conflict))
    return Side(conflict.title, conflict.date or "", model_sha256(conflict), proposed)


def _claims(
    first: Conflict, second: Conflict, of: Matched, judged: Sequence[Mapping[str, Judged]]
) -> tuple[ClaimCompared, ...]:
    theirs = {claim.id: claim for claim in second.claims}
    found = []
    for claim in first.claims:
        other = theirs.get(claim.id)
        if other is not None:
            x, y = judged[0][claim.id], judged[1][of.owned("claim", claim.id)]
            text = claim.text or other.text
            found.append(
                ClaimCompared(
                    claim.id, text, str(claim.says), str(other.says), x.verdict, y.verdict, x.standing, y.standing
                )
            )
    return tuple(found)


def _disputed(claims: Iterable[ClaimCompared], first: Conflict, second: Conflict) -> list[Disputed]:
    mine, theirs = ({claim.id: claim.says for claim in each.claims} for each in (first, second))
    return [
        Disputed(
            claim.id,
            mine[claim.id],
            theirs[claim.id],
            claim.verdict_a,
            claim.verdict_b,
            claim_saying(mine[claim.id]) != claim_saying(theirs[claim.id]),
        )
        for claim in claims
        if claim.differs
    ]


def _explained(
    claims: Sequence[ClaimCompared], trials: Trials, listed: Mapping[Key, Edit], tries: int, most: int
) -> tuple[tuple[ClaimCompared, ...], Explanation | None]:
    """The claims with what explains their verdicts, and what explains all of them at once."""
    if not trials.claims:
        return tuple(claims), None
    steps = Steps(trials.between)
    goals = {claim.id: [claim] for claim in trials.claims} | {_TOGETHER: list(trials.claims)}
    forth, back = (Search(trials, steps, back).found(goals, tries) for back in (False, True))
    shares = {
        one: tuple(other for other in goals if other not in (one, _TOGETHER) and _common(forth[one], forth[other]))
        for one in goals
    }
    told = [
        replace(
            claim,
            explained=_explanation(forth[claim.id], listed, most),
            back=_explanation(back[claim.id], listed, most),
            shares=shares[claim.id],
        )
        if claim.differs
        else claim
        for claim in claims
    ]
    return tuple(told), _explanation(forth[_TOGETHER], listed, most)


def _common(one: Found, other: Found) -> bool:
    return bool(set(one.sets) & set(other.sets))


def _explanation(found: Found, listed: Mapping[Key, Edit], most: int) -> Explanation:
    order = {key: place for place, key in enumerate(listed)}
    sets = tuple(tuple(listed[key] for key in sorted(each, key=order.__getitem__)) for each in found.sets[:most])
    return Explanation(sets, found.least, found.all and len(found.sets) <= most, found.size)


def _agreement(
    first: Conflict,
    second: Conflict,
    of: Matched,
    found: Sequence[Difference],
    claims: Sequence[ClaimCompared],
    documents_a: Mapping[str, Document],
    documents_b: Mapping[str, Document],
) -> Agreement:
    options = {option.key for option in first.options} & {option.key for option in second.options}
    mine, theirs = ([(row.kind, row.id) for row in rows(each, options)] for each in (first, second))
    changed = {(each.kind, each.id) for each in found if each.where == "both" and not each.cited_only}
    parts = []
    for kind in dict.fromkeys(kind for kind, _ in (*mine, *theirs) if kind != "account"):
        one, other = ({name for k, name in each if k == kind} for each in (mine, theirs))
        same = sum((kind, name) not in changed for name in one & other)
        parts.append(Shared(kind, len(one & other), same, len(one - other), len(other - one)))
    return Agreement(
        tuple(parts),
        sentences(first, second, documents_a, documents_b, of.own["source"]),
        kappa([(claim.verdict_a, claim.verdict_b) for claim in claims]),
        kappa([(claim.standing_a, claim.standing_b) for claim in claims]),
    )
