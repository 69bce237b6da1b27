"""Needing: the names that a cell gives to a conflict, and those that it takes for granted.

A want that speaks of an option takes the option; a belief takes the statements that it changes.  A cell cannot be as
one conflict has it where what it takes is not there.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from detente.insight.comparing.cells import Key, Parts
from detente.model.claim import AccordingTo, Claim, ClaimAnd, ClaimNot, Form, Name, Unless
from detente.model.conflict import Conflict, Pairs, Patch, Preference, Ranking, Statements, Weights
from detente.model.forms import FORMS
from detente.model.statement import Statement, tests

Names = set[Hashable]


def needs(keys: Iterable[Key], a: Parts, b: Parts) -> dict[Key, set[Key]]:
    """For each cell that differs, the others that must be as b has them where it is: directly, not by way of others.

    A cell that takes in b what only b has needs the cell that gives it; and a cell that in b no longer gives what
    another takes in a needs that one to be as b has it too.  Named states by options stand for just these options.
    """
    keys = list(keys)
    found: dict[Key, set[Key]] = {key: set() for key in keys}
    given_by = {key: (given(key, a), given(key, b)) for key in keys}
    gone = {name: key for key, (mine, theirs) in given_by.items() for name in mine - theirs}
    come = {name: key for key, (mine, theirs) in given_by.items() for name in theirs - mine}
    for key in keys:
        found[key] |= {come[name] for name in _all_taken(key, b, a) if name in come}
        for name in _all_taken(key, a, b):
            if name in gone:
                found[gone[name]].add(key)
    if ("states", "") in found:
        options = {key for key in keys if key[0] == "option"}
        if b.conflict.states is not None:
            found["states", ""] |= options
        if a.conflict.states is not None:
            for key in options:
                found[key].add(("states", ""))
    return {key: others - {key} for key, others in found.items()}


def _all_taken(key: Key, parts: Parts, other: Parts) -> Names:
    """What a cell takes; of an option that the other has not, what it requires is no cell of its own."""
    names = taken(key, parts)
    if key[0] == "option" and key not in other.by_key:
        names = names | taken(("requires", key[1]), parts)
    return names


def given(key: Key, parts: Parts) -> Names:
    """The names that are there because a conflict has a cell."""
    match key:
        case "option", name:
            option = parts.by_key.get(key)
            return {("option", name), *(("level", name, level) for level in option.levels)} if option else set()
        case (("rule" | "consequence" | "statement" | "belief"), name):
            return {("part", name)} if key in parts.by_key else set()
        case "forum", name:
            return {("part", name), ("mover", name)} if key in parts.by_key else set()
        case "decision maker", name:
            return {("decision maker", name), ("mover", name)} if key in parts.by_key else set()
        case "preference", dm:
            wants = parts.stated(dm)
            return set() if wants is None else {("wants", dm), *(("part", want.id) for want in wants)}
        case "status quo", "":
            return {"status quo"} if parts.conflict.status_quo is not None else set()
        case "state", name:
            return {("state", name)} if any(s.name == name for s in parts.conflict.states or ()) else set()
        case "variant", name:
            return {("variant", name)} if key in parts.by_key else set()
    return set()


def taken(key: Key, parts: Parts) -> Names:
    """The names that a conflict must have for a cell to be as it is in this one."""
    part = parts.by_key.get(key)
    match key:
        case "option", name:
            owner = name.partition(".")[0]
            return {("decision maker", dm) for dm in (part.owners or (owner,))} if part else set()
        case "requires", name:
            option = parts.by_key.get(("option", name))
            return _spoken(option.requires) if option and option.requires else set()
        case "rule", _:
            return _spoken(part.when) if part else set()
        case "consequence", _:
            return {*_spoken(part.when), *_set(part.set)} if part else set()
        case "forum", _:
            return {("decision maker", dm) for dm in part.members} if part else set()
        case "reading", _:
            return _set(part.set) if part else set()
        case "statement", _:
            return _spoken(part.statement) if part else set()
        case (("belief" | "variant"), _):
            holder = {("decision maker", part.holder)} if part and key[0] == "belief" else set()
            return {*holder, *_changed(part.change)} if part else set()
        case "attitude", holder, towards:
            return {("decision maker", holder), ("decision maker", towards)} if part else set()
        case "status quo", name if name:
            return {("level", name, parts.levels[name])} if name in parts.levels else set()
    return _whole(key, parts)


def _whole(key: Key, parts: Parts) -> Names:
    """What the larger cells take: the status quo as a whole, preferences that are no statements, states and moves."""
    conflict = parts.conflict
    match key:
        case "status quo", _:
            quo = conflict.status_quo
            if quo is None:
                return set()
            readings = (pair for entry in quo.contested for pair in entry.set)
            state = {("state", quo.state)} if conflict.graph_form else set()
            return {*state, *_set((*(quo.levels or ()), *readings))}
        case "states", _:
            return _all_levels(conflict) if conflict.states is not None else set()
        case "move", dm, start, end:
            if (start, end) in (conflict.moves or {}).get(dm, ()):
                return {("decision maker", dm), ("state", start), ("state", end)}
        case "preference", dm if dm in conflict.preferences:
            return {("decision maker", dm), *_compared(conflict.preferences[dm], conflict)}
    return set()


def _compared(preference: Preference, conflict: Conflict) -> Names:
    match preference:
        case Statements(wants):
            return {name for want in wants for name in _spoken(want.statement)}
        case Weights(weights):
            return {name for statement, _ in weights for name in _spoken(statement)}
        case Ranking(lists) | Pairs(lists):
            # Patterns speak of all options; names of states, of those alone.
            named = {("state", name) for names in lists for name in names}
            return {*named} if conflict.graph_form else _all_levels(conflict)


def _all_levels(conflict: Conflict) -> Names:
    return {("level", option.key, level) for option in conflict.options for level in option.levels}


def _spoken(statement: Statement) -> Names:
    """The options and levels that a statement speaks of."""
    found: Names = set()
    for test in tests(statement):
        found.add(("option", test.option) if test.level is None else ("level", test.option, test.level))
    return found


def _set(settings: tuple[tuple[str, str], ...]) -> Names:
    return {("level", key, level) for key, level in settings}


def _changed(patch: Patch) -> Names:
    inserted = {insertion.want.id for insertion in patch.insert}
    named = {*patch.drop, *(name for name, _ in patch.replace), *patch.first, *(i.before for i in patch.insert)}
    found: Names = {("part", name) for name in named - inserted if name}
    for _, statement in patch.replace:
        found |= _spoken(statement)
    for insertion in patch.insert:
        found |= {("decision maker", insertion.dm), ("wants", insertion.dm), *_spoken(insertion.want.statement)}
    if patch.status_quo:
        found |= {"status quo", *_set(patch.status_quo)}
    for attitude in patch.attitudes:
        found |= {("decision maker", attitude.holder), ("decision maker", attitude.towards)}
    return found


def claimed(claim: Claim) -> Names:
    """The names that a conflict must have for a claim to be made of it."""
    match claim:
        case Form(form, args, named):
            signature = FORMS[form]
            kinds = {parameter.name: parameter.kind for parameter in signature.named}
            every = [
                *zip((p.kind for p in signature.positional), args, strict=True),
                *((kinds[k], v) for k, v in named),
            ]
            found: Names = set()
            for kind, argument in every:
                if not isinstance(argument, Name):
                    found |= _spoken(argument)
                elif kind in {"agent", "variant"}:
                    found.add(("mover" if kind == "agent" else "variant", argument.text))
            return found
        case ClaimNot(part):
            return claimed(part)
        case ClaimAnd(parts):
            return {name for part in parts for name in claimed(part)}
        case Unless(part, condition):
            return {*claimed(part), *_spoken(condition)}
        case AccordingTo(part, holder):
            return {*claimed(part), ("decision maker", holder)}
