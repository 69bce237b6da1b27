"""What to ask: the questions whose answers would settle a claim, from what its verdict hangs on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.cite import Citation, Grounds
from detente.insight.auditing.audited import Ask, Conditions, Decided
from detente.insight.auditing.evidence import about, lacks_status_quo, silent
from detente.insight.claims.scene import Scene
from detente.insight.deciding.dropping import parts
from detente.insight.deciding.flip import Flip
from detente.model.claim import Claim
from detente.model.conflict import Conflict


def to_ask(scene: Scene, claim: Claim, decided: Decided, flip: Flip | None) -> tuple[Ask, ...]:
    """The questions about one claim.

    Where it is undecided: what those want whose wants are missing, or where things stand.  Where it turns with the
    order: how the statements are ranked that decide it, or that would turn it.  Where it rests on statements that no
    text states outright: whether that is wanted at all.
    """
    options = about(claim)
    missing = [Ask("wants", dm, options) for dm in silent(scene, claim)]
    if not missing and decided.always == "undecided" and lacks_status_quo(scene):
        missing = [Ask("status quo")]
    turning: Conditions = ()
    if decided.always is None:
        turning = decided.firm or (flip.conditions if flip is not None else ())
    conflict = scene.world.conflict
    asked = [*missing, *_rankings(conflict, turning), *_premises(conflict, decided.premises[:1])]
    return tuple(dict.fromkeys(asked))


def behind(conflict: Conflict, decided: Decided, flip: Flip | None) -> tuple[Citation, ...]:
    """What the statements and other parts cite that a verdict hangs on, each passage once."""
    conditions = (*decided.firm, *(flip.conditions if flip is not None else ()))
    names = [name for condition in conditions for name in (condition.first, condition.second) if name]
    names += [name for names in decided.premises for name in names]
    grounds = dict(parts(conflict))
    return tuple(dict.fromkeys(cite for name in names if name in grounds for cite in grounds[name].cites))


def _rankings(conflict: Conflict, conditions: Conditions) -> Iterator[Ask]:
    """How two statements are ranked, the one that is listed first named first: the same question for either answer."""
    owners = {want.id: dm for dm, want in conflict.wants()}
    listed = list(owners)
    for condition in conditions:
        if condition.kind == "above":
            pair = sorted((condition.first, condition.second), key=listed.index)
            yield Ask("ranking", owners[condition.first], tuple(pair))


def _premises(conflict: Conflict, sets: Iterable[tuple[str, ...]]) -> Iterator[Ask]:
    owners = {want.id: dm for dm, want in conflict.wants()}
    grounds = dict(parts(conflict))
    for names in sets:
        doubtful = tuple(name for name in names if name in owners and _doubtful(grounds[name]))
        # Only what one decision maker wants can be asked in one question.
        if doubtful and len({owners[name] for name in doubtful}) == 1:
            yield Ask("premise", owners[doubtful[0]], doubtful)


def _doubtful(grounds: Grounds) -> bool:
    """Whether no text says outright what a part says."""
    return grounds.basis != "text" if grounds.basis is not None else not grounds.cites
