"""The parts of a conflict, one after another: which carry citations, and which statements they make."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.model.claim import AccordingTo, Claim, ClaimAnd, ClaimNot, Form, Name, Unless
from detente.model.conflict import Statements, Weights

if TYPE_CHECKING:
    from detente.cite import Grounds
    from detente.model.conflict import Conflict, Patch
    from detente.model.statement import Statement

Path = tuple[str | int, ...]


def citable(conflict: Conflict) -> Iterator[tuple[Path, str, Grounds]]:
    """Every part that rests on a passage or an assumption: its path among `places`, what to call it, its grounds."""
    for dm in conflict.decision_makers:
        yield ("decision_makers", dm.id), f"the decision maker {dm.id}", dm.grounds
    for option in conflict.options:
        yield (option.key,), f"the option {option.key}", option.grounds
    for rule in conflict.infeasible:
        yield (rule.id,), f"the rule {rule.id}", rule.grounds
    for consequence in conflict.consequences:
        yield (consequence.id,), f"the consequence {consequence.id}", consequence.grounds
    for forum in conflict.forums:
        yield (forum.id,), f"the forum {forum.id}", forum.grounds
    if conflict.status_quo is not None:
        yield ("status_quo",), "the status quo", conflict.status_quo.grounds
        for contested in conflict.status_quo.contested:
            yield (contested.id,), f"the reading {contested.id} of the status quo", contested.grounds
    for dm_id, preference in conflict.preferences.items():
        if isinstance(preference, Statements):
            for want in preference.wants:
                grounds = want.grounds if not want.grounds.uncited else preference.grounds
                yield (want.id,), f"the preference {want.id}", grounds
        else:
            yield ("preferences", dm_id), f"the preference of {dm_id}", preference.grounds
    for belief in conflict.beliefs:
        yield (belief.id,), f"the belief {belief.id}", belief.grounds
    for attitude in conflict.attitudes:
        path = ("attitudes", attitude.holder, attitude.towards)
        yield path, f"the attitude of {attitude.holder} to {attitude.towards}", attitude.grounds
    for claim in conflict.claims:
        yield (claim.id,), f"the claim {claim.id}", claim.grounds


def by_position(name: str) -> bool:
    """Whether a name says only at which place of a list a part stands, as `claims.3` does."""
    return name.rpartition(".")[2].isdecimal()


def proposals(conflict: Conflict) -> Iterator[tuple[Path, str, str]]:
    """Every part that is an unreviewed proposal: its path among `places`, what to call it, who proposed it."""
    for path, what, grounds in (*citable(conflict), *_besides(conflict)):
        if grounds.proposed is not None:
            yield path, what, grounds.proposed


def _besides(conflict: Conflict) -> Iterator[tuple[Path, str, Grounds]]:
    """What carries grounds and is not judged by its citations: named states, variants, inserted wants and attitudes.

    So are wants for which the preference as a whole is cited, and which may be proposed all the same.
    """
    for state in conflict.states or ():
        yield ("states", state.name), f"the state {state.name}", state.grounds
    for _, want in conflict.wants():
        if want.grounds.uncited:
            yield (want.id,), f"the preference {want.id}", want.grounds
    for belief in conflict.beliefs:
        yield from _brought(belief.change, (belief.id,), belief.id)
    for variant in conflict.variants:
        yield ("variants", variant.id), f"the variant {variant.id}", variant.grounds
        yield from _brought(variant.change, ("variants", variant.id), variant.id)


def _brought(change: Patch, path: Path, name: str) -> Iterator[tuple[Path, str, Grounds]]:
    """What a belief or a variant brings along: its statements and its attitudes."""
    for insertion in change.insert:
        yield path, f"a statement that {name} inserts", insertion.want.grounds
    for attitude in change.attitudes:
        yield path, f"an attitude of {attitude.holder} to {attitude.towards} that {name} inserts", attitude.grounds


def every_statement(conflict: Conflict) -> Iterator[Statement]:
    """Every statement that rules, consequences, joint options, preferences, patches and claims make."""
    yield from (r.when for r in conflict.infeasible)
    yield from (c.when for c in conflict.consequences)
    yield from (o.requires for o in conflict.joint_options if o.requires is not None)
    for preference in conflict.preferences.values():
        if isinstance(preference, Statements):
            yield from (w.statement for w in preference.wants)
        elif isinstance(preference, Weights):
            yield from (s for s, _ in preference.weights)
    for change in (*(b.change for b in conflict.beliefs), *(v.change for v in conflict.variants)):
        yield from _in_patch(change)
    for claim in conflict.claims:
        yield from _in_claim(claim.says)


def _in_patch(patch: Patch) -> Iterator[Statement]:
    yield from (s for _, s in patch.replace)
    yield from (i.want.statement for i in patch.insert)


def _in_claim(claim: Claim) -> Iterator[Statement]:
    match claim:
        case Form(_, args, named):
            for argument in (*args, *(value for _, value in named)):
                if not isinstance(argument, Name):
                    yield argument
        case ClaimNot(part) | AccordingTo(part):
            yield from _in_claim(part)
        case ClaimAnd(parts):
            for part in parts:
                yield from _in_claim(part)
        case Unless(part, condition):
            yield from _in_claim(part)
            yield condition
