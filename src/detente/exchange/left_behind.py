"""What a conflict holds that other formats have no place for, in plain sentences: one row for each kind of thing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, fields, is_dataclass

from detente.cite import Grounds
from detente.errors import quoted
from detente.model.conflict import Conflict, Statements, Weights
from detente.model.drafting.names import Namer, identifier


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that a conflict may hold: what of it is there, named, and how a sentence on its loss ends."""

    there: Callable[[Conflict], Iterable[str]]
    sentence: str


KINDS: dict[str, Kind] = {
    "heading": Kind(
        lambda c: [name for name, value in (("title", c.title), ("date", c.date)) if value],
        "The format has no place for the {} of the conflict.",
    ),
    "grounds": Kind(
        lambda c: (
            ["citations, assumptions and notes of its parts"] if c.sources or any(map(_speaks, _grounds_in(c))) else []
        ),
        "The format has no place for {}.",
    ),
    "names": Kind(
        lambda c: [
            *(d.id for d in c.decision_makers if d.name not in ("", d.id)),
            *(o.key for o in c.options if o.text),
            *(f.id for f in c.forums if f.name not in ("", f.id)),
        ],
        "Words for decision makers, options and forums are left out: they go by their ids ({}).",
    ),
    "reasons": Kind(
        lambda c: [r.id for r in c.infeasible if r.why] + [f.id for f in c.consequences if f.why],
        "The reasons given for rules are left out: {}.",
    ),
    "status quo": Kind(
        lambda c: ["it"] if c.status_quo is not None else [],
        "The status quo is left out: the format does not say where the dispute stands.",
    ),
    "contested": Kind(
        lambda c: [each.id for each in c.status_quo.contested] if c.status_quo else [],
        "Contested readings of the status quo are left out: {}.",
    ),
    "joint options": Kind(lambda c: [o.key for o in c.joint_options], "Joint options are left out: {}."),
    "requirements": Kind(
        lambda c: [o.key for o in c.joint_options if o.requires is not None],
        "What joint options require before they are adopted is left out: {}.",
    ),
    "consequences": Kind(
        lambda c: [each.id for each in c.consequences],
        "Consequences are left out ({}): the states that they would change are no states, and a move there is no move.",
    ),
    "tiers": Kind(
        lambda c: list(dict.fromkeys(dm for dm, want in c.wants() if want.tier is not None)),
        "Tiers are left out: the statements of {} count in their listed order, as if it were settled.",
    ),
    "statements": Kind(
        lambda c: [dm for dm, order in c.preferences.items() if isinstance(order, Statements) and order.wants],
        "Statements are left out: what is kept of those of {} is the order of the states.",
    ),
    "weights": Kind(
        lambda c: [dm for dm, order in c.preferences.items() if isinstance(order, Weights)],
        "Weights are left out: what is kept of those of {} is the order of the states.",
    ),
    "state names": Kind(
        lambda c: [each.name for each in c.states or ()],
        "Names of states are left out ({}): states go by number.",
    ),
    "state texts": Kind(
        lambda c: [each.name for each in c.states or () if each.text],
        "Words for states are left out: {}.",
    ),
    "ladders": Kind(
        lambda c: [o.key for o in c.options if o.ladder],
        "Levels become options of yes and no ({}): one for each level above the first, 'at least that level', with "
        "rules that keep them in order; states and moves are the same.",
    ),
    "forums": Kind(lambda c: [each.id for each in c.forums], "Forums are left out ({}): nobody moves jointly there."),
    "attitudes": Kind(
        lambda c: [f"{a.holder} towards {a.towards}" for a in c.attitudes if a.value],
        "Attitudes are left out ({}): there, everybody minds only what it prefers itself.",
    ),
    "beliefs": Kind(lambda c: [each.id for each in c.beliefs], "Beliefs are left out: {}."),
    "variants": Kind(lambda c: [each.id for each in c.variants], "Variants are left out: {}."),
    "claims": Kind(lambda c: [each.id for each in c.claims], "Claims are left out: {}."),
    "questions": Kind(lambda c: [each.id for each in c.questions], "Questions are left out: {}."),
}
"""The kinds, by name, in the order in which their loss is told."""


def left_behind(conflict: Conflict, held: Collection[str]) -> tuple[str, ...]:
    """A sentence for each kind of thing in the conflict that a format does not hold; `held` names those that it does.

    >>> import detente as dt
    >>> left_behind(dt.load("elmira"), {*KINDS} - {"state names"})
    ('Names of states are left out (s1, s2, s3, s4, s5, s6 and 3 more): states go by number.',)
    """
    found = {name: list(kind.there(conflict)) for name, kind in KINDS.items() if name not in held}
    return tuple(KINDS[name].sentence.format(named(there)) for name, there in found.items() if there)


def renamed(ids: Iterable[str], names: Iterable[str], otherwise: str) -> list[str]:
    """The ids that come out otherwise when they are made anew from names, those of one room in their order.

    >>> renamed(["west", "ru"], ["West", "Russia"], "somebody")
    ['ru']
    """
    namer = Namer()
    return [old for old, name in zip(ids, names, strict=True) if namer.name(identifier(name, otherwise)) != old]


def named(names: Iterable[str], most: int = 6) -> str:
    """Names as a list in words, the first of them where there are many.

    >>> named(["a"]), named(["a", "b"]), named("abcdefghij")
    ('a', 'a and b', 'a, b, c, d, e, f and 4 more')
    """
    listed = [quoted(name)[1:-1] for name in names]
    if len(listed) > most + 1:
        return f"{', '.join(listed[:most])} and {len(listed) - most:,} more"
    return " and ".join(filter(None, (", ".join(listed[:-1]), listed[-1])))


def _speaks(grounds: Grounds) -> bool:
    return grounds != Grounds()


def _grounds_in(part: object) -> Iterable[Grounds]:
    """The grounds of a part and of all that lies in it."""
    if isinstance(part, Grounds):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from _grounds_in(each)
    elif is_dataclass(part):
        for each in fields(part):
            if each.name != "places":
                value = getattr(part, each.name)
                yield from _grounds_in(tuple(value.values()) if isinstance(value, dict) else value)
