"""Every sentence that we print about results, by kind of datum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.errors import Problem
from detente.insight.reason import reason
from detente.stability.concept import CONCEPTS

if TYPE_CHECKING:
    from detente.cite import Grounds
    from detente.graph.graph import Graph
    from detente.graph.states import States
    from detente.model.conflict import Conflict
    from detente.stability.reading import Reading
    from detente.stability.solve import Stability
    from detente.stability.witness import Deviation, Step, Witness


def counted(number: int, noun: str) -> str:
    """A number with its noun, in the singular or plural: `1 state`, `2 states`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def listing(words: Sequence[str], last: str = "and") -> str:
    """Words in a row: `a`, `a and b`, `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def briefly(problem: Problem) -> str:
    """A problem on one line, without the line of the file and the hint."""
    return str(Problem(problem.code, problem.message, problem.place and replace(problem.place, text="")))


def state_in_words(states: States, state: int) -> str:
    """A state by what holds there: its label if it has one, and the options above their first level."""
    held = [h.replace("=", " = ") for h in states.on(state)]
    label = states.label(state)
    if states.graph_form:
        return label
    what = ", ".join(held) if held else "nothing holds"
    return f"{label} ({what})" if label else what


def sizes(graph: Graph) -> str:
    """How many decision makers, combinations and feasible states there are."""
    dms = counted(len(graph.decision_makers), "decision maker")
    if graph.states.graph_form:
        return f"{dms}, {counted(graph.size, 'state')}"
    options = counted(len(graph.states.space.options), "option")
    return f"{dms}, {options}: {counted(graph.combinations, 'combination')}, {counted(graph.size, 'feasible state')}"


def reading_in_words(reading: Reading) -> str:
    """How the definitions were read, in half a sentence."""
    sequences = {
        "legal": "the others may answer one after another, nobody twice running",
        "any": "the others may answer in any order",
        "once": "each of the others may answer once",
        "single": "one of the others may answer, once",
    }[reading.sequences]
    ties = "an answer that leaves one no better off holds one back"
    if reading.ties == "strict":
        ties = "only an answer that leaves one worse off holds one back"
    returns = "coming back counts as an answer" if reading.returns == "yes" else "coming back is no answer"
    return f"{sequences}; {ties}; {returns}"


def rests_on(grounds: Grounds) -> str:
    """What a part rests on, for a bracket behind it: its citations, or that it is assumed, or that it is uncited."""
    if grounds.cites:
        return ", ".join(str(c) for c in grounds.cites)
    if grounds.assumed is not None:
        return f"assumed: {grounds.assumed}"
    return "assumed" if grounds.basis == "assumed" else "uncited"


def verdict(witness: Witness) -> str:
    """Whether a state is stable for a mover under a concept, as one sentence, and the short of why."""
    head = f"{witness.state} is {'' if witness.stable else 'not '}stable for {witness.mover} under {witness.concept}"
    if not witness.moves:
        return f"{head}: it has no move from there at all."
    if not witness.deviations:
        if witness.moves == 1:
            return f"{head}: its only move leads to nothing that it prefers."
        return f"{head}: none of its {witness.moves:,} moves leads to anything that it prefers."
    if witness.stable:
        if len(witness.deviations) == 1:
            return f"{head}: its only improvement is answered."
        return f"{head}: each of its {len(witness.deviations):,} improvements is answered."
    unanswered = len(witness.paying)
    what = "an improvement" if unanswered == 1 else f"{unanswered:,} improvements"
    return f"{head}: it has {what} that nothing holds it back from."


def grounds_of_verdict(witness: Witness, stability: Stability, conflict: Conflict | None, most: int) -> Iterator[str]:
    """One sentence for each improvement: where it leads, why that is preferred, and what answers it."""
    for deviation in witness.deviations[:most]:
        yield _tempting(witness, deviation, stability, conflict)
    if len(witness.deviations) > most:
        yield f"… and {counted(len(witness.deviations) - most, 'improvement')} more (--all)."


def _tempting(witness: Witness, deviation: Deviation, stability: Stability, conflict: Conflict | None) -> str:
    graph = stability.graph
    here, there = graph.states.index(witness.state), graph.states.index(deviation.to)
    text = f"It could move to {deviation.to} ({changed(graph.states, here, there)}), which it prefers"
    members = graph.mover(witness.mover).members
    if conflict is not None and len(members) == 1:
        why = reason(conflict, graph, graph.decision_makers[members[0]], deviation.to, witness.state)
        if why is not None and why.statement is not None:
            text += f": {why.id}, “{why.statement}”, holds there and not here [{rests_on(why.grounds)}]"
    elif len(members) > 1:
        text = text.replace("which it prefers", "which all its members prefer")
    if not CONCEPTS[witness.concept].sanction.answers:
        return f"{text}; under {witness.concept} nobody answers."
    if deviation.answer is None:
        return f"{text}; no answer of the others would make it regret that."
    return f"{text}; but then {_answered(deviation.answer, graph, there)}, {_bitten(witness, deviation)}."


def _answered(steps: Sequence[Step], graph: Graph, start: int) -> str:
    words = []
    for step in steps:
        target = graph.states.index(step.to)
        words.append(f"{step.mover} can move to {step.to} ({changed(graph.states, start, target)})")
        start = target
    return ", then ".join(words)


def _bitten(witness: Witness, deviation: Deviation) -> str:
    who = witness.mover
    end = f"which {who} does not prefer to {witness.state}"
    if not CONCEPTS[witness.concept].sanction.final:
        return end
    if not deviation.onward:
        return f"{end}, and {who} has no move on from there"
    return f"{end}, and no move of {who} from there leads to anything better than {witness.state}"


def changed(states: States, before: int, after: int) -> str:
    """What is different in one state from another, in the words of options."""
    if states.graph_form:
        return states.label(after) or states.name(after)
    words = []
    for option, old, new in zip(states.space.options, states.levels(before), states.levels(after), strict=True):
        if old == new:
            continue
        level = max(new)
        if option.ladder:
            words.append(f"{option.key} = {listing([option.levels[v] for v in sorted(new)], 'or')}")
        elif len(new) > 1:
            words.append(f"{option.key} either way")
        else:
            words.append(option.key if level else f"no longer {option.key}")
    return ", ".join(words)
