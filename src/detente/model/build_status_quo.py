"""Building the status quo with its contested readings, and its check against the rules."""

from __future__ import annotations

import operator
from collections.abc import Mapping, Sequence

from detente.errors import Place, quoted
from detente.model.build_grounds import grounds
from detente.model.build_rules import settings
from detente.model.build_states import known_state, signs
from detente.model.conflict import YES_NO, Consequence, Contested, Option, Rule, StatusQuo
from detente.model.gathered import Gathered, Part
from detente.model.statement import Statement, Test, compares, evaluate, tests

Levels = dict[str, str]


def status_quo(root: Part, gathered: Gathered) -> StatusQuo | None:
    """Where the dispute stands, or None if the file does not say."""
    part = root.get("status_quo")
    if part is None:
        return None
    contested = _contested(part, gathered)
    state, rests, alias = part.get("state"), grounds(part, gathered), gathered.alias(part)
    holds = part.get("holds")
    if holds is not None and gathered.graph_form:
        hint = "write the name of a state, without brackets"
        gathered.note("DET144", "the status quo of a conflict in graph form is a state", holds.head, hint)
        return None
    if state is None:
        return StatusQuo(_holds(part, gathered), None, contested, rests, alias)
    if gathered.states is None:
        message = f"no states are named in this file, so the status quo cannot be {quoted(state.text)}"
        gathered.note("DET151", message, state.place, "list what holds, in brackets; [] if nothing does")
    elif known_state(state, gathered):
        return StatusQuo(None, state.text, contested, rests, alias)
    return None


def _holds(part: Part, gathered: Gathered) -> tuple[tuple[str, str], ...]:
    """The options above their first level, as listed."""
    levels: Levels = {}
    for item in part.items("holds"):
        match gathered.statement(item):
            case Test(option, None | "=" as relation, level):
                ladder = gathered.vocabulary.options[option]
                if relation is None and ladder != YES_NO:
                    message = f"{quoted(option)} has levels, and the status quo has to say which"
                    gathered.note(
                        "DET157", message, item.place, f"write '{option} = {ladder[1]}', or another of its levels"
                    )
                elif option in levels:
                    gathered.note("DET157", f"{quoted(option)} is listed twice", item.place, "keep one of the two")
                else:
                    levels[option] = level or "yes"
            case None:
                pass
            case _:
                message = f"{quoted(item.text)} does not say of one option that it holds"
                hint = "list dm.option or dm.option = level; what is not listed does not hold"
                gathered.note("DET157", message, item.place, hint)
    return tuple((key, level) for key, level in levels.items() if level != gathered.vocabulary.options[key][0])


def _contested(part: Part, gathered: Gathered) -> tuple[Contested, ...]:
    listed = part.get("contested")
    if listed is not None and gathered.graph_form:
        message = "a contested entry sets options, and a conflict in graph form has none"
        gathered.note("DET144", message, listed.head, "make a file of its own for each reading")
        return ()
    built = []
    for item in listed.items() if listed else ():
        name, rests = gathered.identified(item, "contested"), grounds(item, gathered)
        built.append(Contested(name, settings(item.get("set"), gathered), item.says("held_by"), rests))
    return tuple(built)


def check_readings(
    root: Part,
    gathered: Gathered,
    quo: StatusQuo,
    rules: Sequence[Rule],
    consequences: Sequence[Consequence],
    *,
    steps: int = 200_000,
) -> None:
    """Note every reading of the status quo that the rules exclude, or that is none of the named states.

    Where that takes more than `steps` tests on options, it is left to whoever unfolds the states.
    """
    part = root.get("status_quo")
    base = _levels(quo, gathered)
    conditions = [*(rule.when for rule in rules), *(consequence.when for consequence in consequences)]
    each = sum(1 + len(list(tests(when))) for when in conditions) + len(gathered.states or ())
    if part is None or base is None or each * (1 + len(quo.contested)) > steps:
        return
    spot = (part.get("holds") or part.get("state") or part).head
    _check(base, "the status quo", spot, gathered, rules, consequences)
    for item, reading in zip(part.items("contested"), quo.contested, strict=True):
        name = f"the contested reading {quoted(reading.id)}"
        _check({**base, **dict(reading.set)}, name, item.place, gathered, rules, consequences)


def _levels(quo: StatusQuo, gathered: Gathered) -> Levels | None:
    """The level of every option in the status quo; None where its pattern leaves some open."""
    levels = {key: ladder[0] for key, ladder in gathered.vocabulary.options.items()}
    if quo.state is None:
        return {**levels, **dict(quo.levels or ())}
    pattern = (gathered.states or {}).get(quo.state)
    if pattern is None or "-" in pattern:
        return None
    ladders = gathered.vocabulary.options.items()
    return {key: ladder[signs(ladder).index(sign)] for sign, (key, ladder) in zip(pattern, ladders, strict=True)}


def _check(
    levels: Levels,
    name: str,
    spot: Place,
    gathered: Gathered,
    rules: Sequence[Rule],
    consequences: Sequence[Consequence],
) -> None:
    for rule in rules:
        if satisfied(rule.when, levels, gathered.options):
            message = f"{name} is not feasible: {quoted(rule.id)} excludes '{rule.when}'"
            gathered.note("DET158", message, spot, "change what holds, or the rule")
    for consequence in consequences:
        changed = [key for key, level in consequence.set if levels[key] != level]
        if changed and satisfied(consequence.when, levels, gathered.options):
            message = f"{name} does not last: {quoted(consequence.id)} would change {quoted(changed[0])} at once"
            gathered.note("DET159", message, spot, "change what holds, or the consequence")
    if gathered.states is not None and not any(
        p is None or _matches(p, levels, gathered) for p in gathered.states.values()
    ):
        message = f"{name} is none of the states that this file names"
        gathered.note("DET160", message, spot, "name it under 'states', or change what holds")


def _matches(pattern: str, levels: Mapping[str, str], gathered: Gathered) -> bool:
    ladders = gathered.vocabulary.options.items()
    return all(
        sign in ("-", signs(ladder)[ladder.index(levels[key])])
        for sign, (key, ladder) in zip(pattern, ladders, strict=True)
    )


def satisfied(statement: Statement, levels: Mapping[str, str], options: Mapping[str, Option]) -> bool:
    """Whether a statement is satisfied where every option has the level given."""

    def truth(test: Test) -> bool:
        ladder = options[test.option].levels
        level = ladder.index(test.level) if test.level is not None else 0
        return bool(compares(ladder.index(levels[test.option]), test.relation, level))

    return bool(evaluate(statement, truth, operator.not_))
