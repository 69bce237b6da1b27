"""The parts of a conflict as a trace sees them: what each is, what it says, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from detente.cite import Grounds
from detente.model.conflict import (
    YES_NO,
    Attitude,
    Belief,
    Conflict,
    Option,
    Pairs,
    Patch,
    Preference,
    Ranking,
    Statements,
    StatusQuo,
    Variant,
    Weights,
)

Kind = Literal[
    "decision maker", "option", "joint option", "state", "rule", "consequence", "forum", "status quo", "reading",
    "preference", "statement", "belief", "attitude", "variant", "inserted statement", "inserted attitude", "claim",
    "question",
]  # fmt: skip
Rests = Literal["cited", "assumed", "uncited", "need not"]
_NEED_NOT = frozenset({"state", "variant", "inserted statement", "inserted attitude", "question"})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a conflict: its kind, its id, whose it is, what it says in the words of the file, and its grounds.

    `of`: the decision maker who owns or holds it, or the belief or variant that it belongs to; empty for the rest.
    `rests`: *cited*, *assumed*, *uncited*, or *need not* for what cites nothing and is not asked to: a question, a
    variant, a state, or what a belief or variant inserts, which rests on that.
    """

    kind: Kind
    id: str
    says: str
    grounds: Grounds
    of: str = ""

    @property
    def rests(self) -> Rests:
        """What the part rests on."""
        if self.grounds.cites:
            return "cited"
        if not self.grounds.uncited:
            return "assumed"
        return "need not" if self.kind in _NEED_NOT else "uncited"


def parts(conflict: Conflict) -> Iterator[Part]:
    """Every part of a conflict, in the order of the file.

    A statement that rests on nothing by itself rests on what its list of preferences does.  The preference of a
    decision maker is a part by itself where it is no list of statements, or where the list rests on something that none
    of its statements takes over.

    >>> import detente as dt
    >>> [(part.kind, part.id, part.of) for part in parts(dt.load("ferry"))][:3]
    [('decision maker', 'union', ''), ('option', 'union.action', 'union'), ('decision maker', 'company', '')]
    """
    for dm in conflict.decision_makers:
        yield Part("decision maker", dm.id, dm.name, dm.grounds)
        yield from (Part("option", o.key, _option(o), o.grounds, dm.id) for o in dm.options)
    for option in conflict.joint_options:
        yield Part("joint option", option.key, _option(option), option.grounds, ", ".join(option.owners))
    for state in conflict.states or ():
        yield Part("state", state.name, state.text or state.pattern or "", state.grounds)
    for rule in conflict.infeasible:
        yield Part("rule", rule.id, str(rule.when), rule.grounds)
    for consequence in conflict.consequences:
        says = f"{_settings(consequence.set)} where {consequence.when}"
        yield Part("consequence", consequence.id, says, consequence.grounds)
    for forum in conflict.forums:
        yield Part("forum", forum.id, ", ".join(forum.members), forum.grounds)
    if conflict.status_quo is not None:
        yield from _status_quo(conflict.status_quo)
    for dm_id, preference in conflict.preferences.items():
        yield from _preference(dm_id, preference)
    for belief in conflict.beliefs:
        yield from _belief(belief)
    for attitude in conflict.attitudes:
        yield Part("attitude", _attitude_id(attitude), _attitude(attitude), attitude.grounds, attitude.holder)
    for variant in conflict.variants:
        yield from _variant(variant)
    for claim in conflict.claims:
        yield Part("claim", claim.id, claim.text or str(claim.says), claim.grounds)
    for question in conflict.questions:
        yield Part("question", question.id, question.ask, Grounds(question.cites))


def _option(option: Option) -> str:
    return option.text or (" < ".join(option.levels) if option.ladder else "")


def _settings(settings: tuple[tuple[str, str], ...]) -> str:
    no, yes = YES_NO
    said = {yes: "{0}", no: "not {0}"}
    return ", ".join(said.get(level, "{0} = {1}").format(key, level) for key, level in settings)


def _status_quo(quo: StatusQuo) -> Iterator[Part]:
    says = quo.state if quo.levels is None else _settings(quo.levels)
    yield Part("status quo", quo.alias or "status_quo", says or "", quo.grounds)
    for entry in quo.contested:
        yield Part("reading", entry.id, _settings(entry.set), entry.grounds, entry.held_by)


def _preference(dm: str, preference: Preference) -> Iterator[Part]:
    match preference:
        case Statements(wants, whole):
            own = not whole.uncited or whole.proposed is not None
            if own and not any(want.grounds.uncited for want in wants):
                yield Part("preference", dm, f"{len(wants)} statements", whole, dm)
            for want in wants:
                yield Part("statement", want.id, str(want.statement), _inherited(want.grounds, whole), dm)
        case Ranking(groups):
            yield Part("preference", dm, f"a ranking of {len(groups)} groups of states", preference.grounds, dm)
        case Weights(weights):
            yield Part("preference", dm, f"{len(weights)} weights", preference.grounds, dm)
        case Pairs(pairs):
            yield Part("preference", dm, f"{len(pairs)} pairs of states", preference.grounds, dm)


def _inherited(own: Grounds, whole: Grounds) -> Grounds:
    if not own.uncited:
        return own
    return Grounds(whole.cites, whole.assumed, whole.basis, own.note, own.proposed or whole.proposed)


def _belief(belief: Belief) -> Iterator[Part]:
    about = f"about {belief.about}: " if belief.about else ""
    yield Part("belief", belief.id, about + _change(belief.change), belief.grounds, belief.holder)
    yield from _inserted(belief.change, belief.id)


def _variant(variant: Variant) -> Iterator[Part]:
    yield Part("variant", variant.id, variant.text or _change(variant.change), variant.grounds)
    yield from _inserted(variant.change, variant.id)


def _inserted(patch: Patch, within: str) -> Iterator[Part]:
    for insertion in patch.insert:
        want = insertion.want
        yield Part("inserted statement", want.id, str(want.statement), want.grounds, within)
    for attitude in patch.attitudes:
        yield Part("inserted attitude", _attitude_id(attitude), _attitude(attitude), attitude.grounds, within)


def _attitude_id(attitude: Attitude) -> str:
    return attitude.alias or f"{attitude.holder}.{attitude.towards}"


def _attitude(attitude: Attitude) -> str:
    return f"{attitude.value:+d} towards {attitude.towards}"


def _change(patch: Patch) -> str:
    """A patch in the words of the file."""
    said = {
        "drop": ", ".join(patch.drop),
        "replace": ", ".join(f"{name} by {statement}" for name, statement in patch.replace),
        "insert": ", ".join(str(insertion.want.statement) for insertion in patch.insert),
        "first": ", ".join(patch.first),
        "status quo": _settings(patch.status_quo),
        "attitudes": ", ".join(f"{each.holder} {_attitude(each)}" for each in patch.attitudes),
    }
    return "; ".join(f"{key} {what}" for key, what in said.items() if what)
