"""What a conflict holds that other formats have no place for, in plain sentences: one row for each kind of thing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, fields, is_dataclass

from detente.cite import Grounds
from detente.errors import quoted
from detente.model.conflict import Conflict, Statements


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that a conflict may hold: what of it is there, named, and how a sentence on its loss ends."""

    there: Callable[[Conflict], Iterable[str]]
    sentence: str


KINDS: dict[str, Kind] = {
    "heading": Kind(
        lambda c: [name for name, value in (("title", c.title), ("date", c.date)) if value],
        "The {} of the conflict: the format has no place for it.",
    ),
    "grounds": Kind(
        lambda c: ["citations, assumptions and notes"] if c.sources or any(map(_speaks, _grounds_in(c))) else [],
        "The {} of all parts: the format has no place for them.",
    ),
    "reasons": Kind(
        lambda c: [each.id for each in (*c.infeasible, *c.consequences) if each.why],
        "Why a rule stands, said by {}: only what it excludes is kept.",
    ),
    "status quo": Kind(
        lambda c: ["status quo"] if c.status_quo is not None else [],
        "The {}: the format does not say where the dispute stands.",
    ),
    "contested": Kind(
        lambda c: [each.id for each in c.status_quo.contested] if c.status_quo else [],
        "Contested readings of the status quo: {}.",
    ),
    "joint options": Kind(lambda c: [o.key for o in c.joint_options], "Joint options: {}."),
    "consequences": Kind(
        lambda c: [each.id for each in c.consequences],
        "The consequences {}: states that they would change are left out, and a move into one is no move there.",
    ),
    "tiers": Kind(
        lambda c: list(dict.fromkeys(dm for dm, want in c.wants() if want.tier is not None)),
        "The tiers of the statements of {}: they stand in their listed order, as if it were settled.",
    ),
    "statements": Kind(
        lambda c: [dm for dm, order in c.preferences.items() if isinstance(order, Statements) and order.wants],
        "The statements of {}: what is kept is the order of the states that they make.",
    ),
    "state names": Kind(
        lambda c: [each.name for each in c.states or ()],
        "The names of the states, {}: states go by number.",
    ),
    "state texts": Kind(
        lambda c: [each.name for each in c.states or () if each.text],
        "The words for the states {}.",
    ),
    "ladders": Kind(
        lambda c: [o.key for o in c.options if o.ladder],
        "The levels of {}: each level above the first becomes an option of yes and no, 'at least that level', and "
        "rules keep them in order; the states and moves are the same.",
    ),
    "forums": Kind(lambda c: [each.id for each in c.forums], "The forums {}: nobody moves jointly there."),
    "attitudes": Kind(
        lambda c: [f"{a.holder} towards {a.towards}" for a in c.attitudes if a.value],
        "The attitudes of {}: there, everybody minds only what it prefers itself.",
    ),
    "beliefs": Kind(lambda c: [each.id for each in c.beliefs], "The beliefs {}."),
    "variants": Kind(lambda c: [each.id for each in c.variants], "The variants {}."),
    "claims": Kind(lambda c: [each.id for each in c.claims], "The claims {}."),
    "questions": Kind(lambda c: [each.id for each in c.questions], "The questions {}."),
}
"""The kinds, by name, in the order in which their loss is told."""


def left_behind(conflict: Conflict, held: Collection[str]) -> tuple[str, ...]:
    """A sentence for each kind of thing in the conflict that a format does not hold; `held` names those that it does.

    >>> import detente as dt
    >>> left_behind(dt.load("elmira"), {*KINDS} - {"state names"})
    ('The names of the states, s1, s2, s3, s4, s5, s6 and 3 more: states go by number.',)
    """
    found = {name: list(kind.there(conflict)) for name, kind in KINDS.items() if name not in held}
    return tuple(KINDS[name].sentence.format(named(there)) for name, there in found.items() if there)


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
