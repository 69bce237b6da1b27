"""The audit: of each claim of an account whether it stands, on what, and what would turn it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from numbers import Integral
from types import MappingProxyType

from detente.errors import ConflictError, insist
from detente.graph.unfold import LIMIT, LIMIT_MOVES
from detente.insight.auditing.apart import Apart
from detente.insight.auditing.asking import behind, to_ask
from detente.insight.auditing.audited import Audit, Audited, Decided, Independent, Joint, Sign
from detente.insight.auditing.evidence import evidence, lacks_status_quo, speaks_of
from detente.insight.auditing.outlooks import outlooks, seen
from detente.insight.auditing.signs import sign
from detente.insight.auditing.standing import reports, standing, unopposed
from detente.insight.claims.checking import checked
from detente.insight.claims.finding import Verdict, merged
from detente.insight.claims.scene import PLAYS, Play, Scene
from detente.insight.claims.stage import Stages
from detente.insight.claims.world import World
from detente.insight.deciding.conditions import Condition, Table
from detente.insight.deciding.deciding import Deciding
from detente.insight.deciding.dropping import groups
from detente.insight.deciding.exploring import Effort, Explored, explore
from detente.insight.deciding.flip import OPPOSITE, Flip
from detente.insight.deciding.nearly import nearly
from detente.insight.deciding.shares import Share
from detente.insight.deciding.trying import Case, Progress, places
from detente.insight.deciding.verdicts import Verdicts
from detente.insight.fingerprint import model_sha256
from detente.insight.orders import Pair
from detente.insight.passages import quoted_in, within
from detente.model.conflict import ClaimMade, Conflict
from detente.stability.concept import CONCEPTS
from detente.stability.reading import DEFAULT, Reading
from detente.text.document import Document

NO_TEXTS: Mapping[str, Document] = MappingProxyType({})


def audit(
    conflict: Conflict,
    *,
    orders: int = 200,
    seed: int = 0,
    concept: str = "SEQ",
    reading: Reading = DEFAULT,
    documents: Mapping[str, Document] = NO_TEXTS,
    workers: int = 1,
    progress: Progress | None = None,
    limit: int = LIMIT,
    limit_moves: int = LIMIT_MOVES,
) -> Audit:
    """Each claim of a conflict, in order: its verdict, what it stands on, what decides and what would turn it.

    `orders`: how many admissible orders are tried; all, where there are no more.  The same `seed` gives the same audit,
    for any number of `workers` (processes).  What else is tried goes with `orders` (`Effort.in_proportion`).
    `concept`: the stability concept that says where things come to rest; `reading`: how answers are counted.
    `documents`: the texts of the sources by id; with them a cited passage counts as the sentences that it lies in, and
    claims are quoted.  `progress` is told how many cases are done, and how many there may be.  `limit` and
    `limit_moves`: as for `unfold`.

    An interruption (KeyboardInterrupt) while orders are tried ends it early, with what was done until then, and
    `complete` says so.  Raises ConflictError where there are no claims (DET471), UnknownName for a concept that is not
    there, TooLarge at a limit.

    >>> import detente as dt
    >>> result = audit(dt.load("ferry"), orders=20)
    >>> [(claim.id, claim.verdict, claim.standing) for claim in result.claims][:2]
    [('K1', 'fails', 'refuted'), ('K2', 'holds', 'argued')]
    """
    insist(conflict, Conflict, "audit takes a conflict: audit(load(path))")
    insist(orders, Integral, "orders says how many orders are tried: audit(load(path), orders=200)")
    _refuse(conflict, orders)
    says = tuple(claim.says for claim in conflict.claims)
    verdicts = Verdicts(conflict, says, CONCEPTS[concept].key, reading, Stages(limit, limit_moves))
    explored = explore(verdicts, Effort.in_proportion(orders), seed=seed, workers=workers, progress=progress)
    whole = explored.choices[0] if explored.choices else None
    if whole is None or not whole.cases:
        raise KeyboardInterrupt
    desk = _Desk(verdicts, documents, explored)
    ids = [claim.id for claim in conflict.claims]
    decided = explored.deciding()
    found = explored.together()
    each = zip(decided, explored.flips(), explored.shares(), strict=True)
    crossing = tuple((ids[c.first], ids[c.second], Condition("above", *c.above)) for c in explored.crossings(decided))
    quo = desk.world.graph.readings
    return Audit(
        conflict.title,
        tuple(desk.audited(k, *of_one) for k, of_one in enumerate(each)),
        Joint(tuple(tuple(ids[k] for k in never) for never in found.never), found.share, found.proved, crossing),
        outlooks(desk.world, desk.readings[0]),
        seen(desk.world.graph, quo[0].state) if quo else None,
        desk.readings,
        verdicts.concept,
        reading,
        seed,
        orders,
        whole.even,
        whole.orders.count,
        whole.complete,
        not explored.stopped,
        model_sha256(conflict),
        {name: group[0] for group in groups(conflict, desk.world.stage) for name in group[1:]},
    )


def _refuse(conflict: Conflict, orders: int) -> None:
    if orders < 1:
        raise ValueError(f"an audit tries one order at least, the base order; orders={orders}")
    if conflict.claims:
        return
    place = conflict.places.get(())
    example = "gains(A, under: V)" if conflict.graph_form else "possible(dm.option)"
    raise ConflictError.of(
        "DET471",
        "there is nothing to audit: the conflict makes no claims",
        place and replace(place, text=""),
        f'add what the account claims: \'claims: [{{id: C1, text: "in words", says: "{example}"}}]\', for example',
    )


@dataclass(frozen=True, eq=False)
class _Desk:
    """Where the parts of an audit come together, claim by claim."""

    verdicts: Verdicts
    documents: Mapping[str, Document]
    explored: Explored

    @property
    def conflict(self) -> Conflict:
        """The conflict as it is listed."""
        return self.verdicts.conflict

    @cached_property
    def apart(self) -> Apart:
        """Where claims are judged without their own parts."""
        return Apart(self.conflict, self.verdicts.world, within(self.documents))

    @property
    def world(self) -> World:
        """The world of the conflict as it is listed."""
        return self.apart.world

    @property
    def readings(self) -> tuple[str, ...]:
        """The readings of the status quo; where there is none, the base alone."""
        return self.apart.readings

    @cached_property
    def base(self) -> Scene:
        """The conflict as it is listed, in the first reading of its status quo."""
        return self._scenes[PLAYS[0]][0]

    @cached_property
    def _scenes(self) -> dict[Play, tuple[Scene, ...]]:
        return {play: tuple(Scene(self.world, reading, play) for reading in self.readings) for play in PLAYS}

    def audited(self, k: int, sets: Deciding, flip: Flip | None, share: Share) -> Audited:
        """One claim, by its position."""
        claim = self.conflict.claims[k]
        improving, foresighted = (self._verdicts(self._scenes[play], claim) for play in PLAYS)
        decided = self._decided(k, sets)
        independent, own = self.apart.judged(claim)
        whole, rest = merged(improving.values()), merged(independent.values())
        stands = standing(whole, rest)
        return Audited(
            claim.id,
            str(claim.says),
            claim.text,
            quoted_in(self.documents, claim.grounds.cites),
            claim.grounds.cites,
            whole,
            improving,
            merged(foresighted.values()),
            stands,
            {reading: standing(improving[reading], independent[reading]) for reading in self.readings},
            Independent(
                rest, own, unopposed(self.conflict, claim, own) if stands == "argued" else None, reports(claim.says)
            ),
            decided,
            flip,
            share,
            evidence(self.base, claim.says),
            self._sign(k, claim, decided),
            to_ask(self.base, claim.says, decided, flip),
            behind(self.conflict, decided, flip),
        )

    @staticmethod
    def _verdicts(scenes: tuple[Scene, ...], claim: ClaimMade) -> dict[str, Verdict]:
        return {scene.reading: checked(scene, claim.says).verdict for scene in scenes}

    def _decided(self, k: int, sets: Deciding) -> Decided:
        whole = self.explored.choices[0]
        given: set[Verdict] = {case.verdicts[k] for case in (*whole.cases, *self._beside)}
        always = next(iter(given)) if len(given) == 1 else None
        as_listed = whole.cases[0].verdicts[k]
        lists = {"holds": sets.holding, "fails": sets.failing}
        base = places(whole.orders.base)
        met = (
            each
            for each in lists.get(as_listed, ())
            if each.above
            and not each.without
            and _meets(base, each.above)
            and all(case.verdicts[k] == as_listed for at, case in self._placed if _meets(at, each.above))
        )
        strict = None if always else next(met, None)
        firm = strict.above if strict else ()
        close = None if always or len(firm) == 1 else self._nearly(k, as_listed)
        firm = (close,) if close else firm
        turning = lists.get(OPPOSITE[as_listed], ()) if as_listed in OPPOSITE else ()
        premises = [each.without for each in turning if each.without and not each.above]
        related = speaks_of(self.conflict, self.conflict.claims[k].says)
        premises.sort(key=lambda names: (len(names), -sum(map(related, names))))
        return Decided(
            sets,
            always,
            tuple(Condition("above", *pair) for pair in firm),
            bool(firm) and self._alone(k, as_listed, firm),
            close is not None and self._strays(k, as_listed, firm),
            tuple(premises),
        )

    @cached_property
    def _beside(self) -> tuple[Case, ...]:
        """What was tried of the whole conflict for flips alone."""
        known = {id(case) for case in self.explored.choices[0].cases}
        near = self.explored.near.cases
        return tuple(each.case for each in near if not each.choice.names and id(each.case) not in known)

    @cached_property
    def _placed(self) -> tuple[tuple[dict[str, int], Case], ...]:
        return tuple((places(case.order), case) for case in self._beside)

    def _nearly(self, k: int, verdict: Verdict) -> Pair | None:
        whole, effort = self.explored.choices[0], self.explored.effort
        return nearly(whole, k, verdict, effort.support) if verdict in OPPOSITE else None

    def _alone(self, k: int, verdict: Verdict, above: tuple[Pair, ...]) -> bool:
        """Whether every order tried that meets some comparisons gives a verdict, and every other one another."""
        return all(meets == (case.verdicts[k] == verdict) for meets, case in self._meeting(above))

    def _strays(self, k: int, verdict: Verdict, above: tuple[Pair, ...]) -> bool:
        """Whether some order tried that meets some comparisons gives another verdict."""
        return any(meets and case.verdicts[k] != verdict for meets, case in self._meeting(above))

    def _meeting(self, above: tuple[Pair, ...]) -> Iterator[tuple[bool, Case]]:
        """Each order tried of the whole conflict, and whether it meets some comparisons."""
        whole = self.explored.choices[0]
        table = Table.of(whole)
        meeting: list[bool] = table.meeting([table.pairs.index(pair) for pair in above]).tolist()
        yield from zip(meeting, whole.cases, strict=True)
        yield from ((_meets(at, above), case) for at, case in self._placed)

    def _sign(self, k: int, claim: ClaimMade, decided: Decided) -> Sign | None:
        """The sign that a verdict has turned, by the nearest order of the whole conflict in which it has."""
        whole = self.explored.choices[0]
        wanted = OPPOSITE.get(whole.cases[0].verdicts[k])
        if decided.always is not None or wanted is None or lacks_status_quo(self.base):
            return None
        turned = [
            near for near in self.explored.near.cases if not near.choice.names and near.case.verdicts[k] == wanted
        ]
        if not turned:
            return None
        order = min(turned, key=lambda near: near.distance).case.order
        turning = Scene(self.verdicts.world(whole.orders.put(order)), self.readings[0])
        hinges = [condition.first for condition in decided.firm]
        return sign(self.base, turning, claim.says, whole.orders.reversed(order), hinges)


def _meets(at: Mapping[str, int], above: tuple[Pair, ...]) -> bool:
    """Whether statements at these places meet all those comparisons."""
    return all(at[first] < at[second] for first, second in above)
