"""Building preferences: by statements, by a ranking, by weights, or by pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from detente.errors import quoted
from detente.model.build_grounds import grounds
from detente.model.build_states import fits, known_state, twice
from detente.model.conflict import Pairs, Preference, Ranking, Statements, Want, Weights
from detente.model.gathered import Gathered, Part
from detente.model.statement import Statement

_NUMBERED = re.compile(r"s[1-9][0-9]*")


def preferences(root: Part, gathered: Gathered) -> dict[str, Preference]:
    """The preferences of each decision maker that has any."""
    part = root.get("preferences")
    built: dict[str, Preference] = {}
    for dm, preference in part.entries() if part else ():
        gathered.decision_maker(preference, dm)
        for way, inner in preference.entries():
            match way:
                case "statements":
                    built[dm] = Statements(_wants(dm, inner, gathered), grounds(preference, gathered))
                case "ranking":
                    built[dm] = Ranking(_ranking(inner, gathered), grounds(preference, gathered))
                case "weights":
                    built[dm] = Weights(tuple(_weights(inner, gathered)), grounds(preference, gathered))
                case "relation":
                    built[dm] = Pairs(_pairs(inner, gathered), grounds(preference, gathered))
    return built


def _wants(dm: str, part: Part, gathered: Gathered) -> tuple[Want, ...]:
    built: list[Want] = []
    for item in part.items():
        name = gathered.identified(item, dm, "statement")
        made = want(name, item, gathered)
        if made is not None:
            built.append(made)
    _check_tiers(dm, list(part.items()), gathered)
    return tuple(built)


def want(name: str, part: Part, gathered: Gathered) -> Want | None:
    """The preference statement that a part is, under that name; None if it is wrong, which is noted."""
    how = "if" if part.has("if") else "iff"
    condition: Statement | None = None
    wanted, tier, rests = gathered.statement(part.get("want")), part.get("tier"), grounds(part, gathered)
    if part.has(how):
        condition = gathered.statement(part.get(how))
    if wanted is None:
        return None
    level = int(tier.text) if tier else None
    return Want(name, wanted, condition, None if condition is None else "if" if how == "if" else "iff", level, rests)


def _check_tiers(dm: str, items: list[Part], gathered: Gathered) -> None:
    """Note a statement without a tier where others have one, and tiers that fall."""
    tiered = [item for item in items if item.has("tier")]
    for item in items if tiered else ():
        if not item.has("tier"):
            message = f"some statements of {quoted(dm)} have a tier, and this one has none"
            gathered.note("DET163", message, item.place, "give all of them a tier, or none")
    highest: Part | None = None
    for tier in (item.get("tier") for item in tiered):
        if tier is None:
            continue
        if highest is not None and int(tier.text) < int(highest.text):
            message = f"tier {int(tier.text)} stands after tier {int(highest.text)}; the most important come first"
            gathered.note("DET163", message, tier.place, "list the statements in the order of their tiers")
        else:
            highest = tier


def _ranking(part: Part, gathered: Gathered) -> tuple[tuple[str, ...], ...]:
    listed = [state for group in part.items() for state in group.items()]
    known = {id(state.node): _is_state(state, gathered) for state in listed}
    for state in twice(listed):
        gathered.note("DET164", f"the state {quoted(state.text)} is ranked twice", state.place, "keep one of the two")
    return tuple(tuple(state.text for state in group.items() if known[id(state.node)]) for group in part.items())


def _pairs(part: Part, gathered: Gathered) -> tuple[tuple[str, str], ...]:
    built: dict[tuple[str, str], None] = {}
    for item in part.items():
        ends = list(item.items())
        known = [_is_state(end, gathered) for end in ends]
        if len(ends) < 2 or not all(known):
            continue
        better, worse = ends[0].text, ends[1].text
        if better == worse:
            gathered.note("DET165", f"{quoted(better)} is not preferred to itself", item.place, "name two states")
        elif (better, worse) in built:
            gathered.note(
                "DET165", f"{quoted(better)} over {quoted(worse)} is listed twice", item.place, "keep one of the two"
            )
        elif (worse, better) in built:
            message = f"{quoted(worse)} over {quoted(better)} is listed above, and this is its contrary"
            gathered.note("DET165", message, item.place, "keep one of the two; leave both out if neither is preferred")
        built[better, worse] = None
    return tuple(built)


def _is_state(part: Part, gathered: Gathered) -> bool:
    """Whether what stands there may be a state: a name, or a pattern; `s4` counts as a name where none are given."""
    if gathered.states is not None and (part.text in gathered.states or gathered.graph_form):
        return known_state(part, gathered)
    if gathered.states is None and (gathered.graph_form or _NUMBERED.fullmatch(part.text)):
        return True
    if gathered.states is None or set(part.text) <= set("YN-0123456789"):
        return fits(part, gathered)
    return known_state(part, gathered)


def _weights(part: Part, gathered: Gathered) -> Iterator[tuple[Statement, Fraction]]:
    for _, value in part.entries():
        statement = gathered.key_statement(value.key) if value.key else None
        if statement is not None:
            yield statement, Fraction(value.text)
