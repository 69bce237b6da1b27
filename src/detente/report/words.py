"""Every sentence that we print about results, by kind of datum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.errors import Problem
from detente.graph.space import large
from detente.grid import plural
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
    return f"{large(number)} {plural(number, noun)}"


def listing(words: Sequence[str], last: str = "and") -> str:
    """Words in a row: `a`, `a and b`, `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


# Codes of which a file may have dozens, shown without the line of the file: uncited parts, and questions left open.
IN_NUMBERS = {"DET905": "an uncited part", "DET926": "an open question"}


def briefly(problem: Problem) -> str:
    """A problem on one line, without the line of the file and the hint."""
    return str(Problem(problem.code, problem.message, problem.place and replace(problem.place, text="")))


def state_in_words(states: States, state: int) -> str:
    """A state by what holds there: its label if it has one, and the options above their first level."""
    label = states.label(state)
    if states.graph_form:
        return label
    held = [h.replace("=", " = ") for h in states.on(state)]
    either = [o.key for o, levels in zip(states.space.options, states.levels(state), strict=True) if len(levels) > 1]
    if either:
        held.append(f"{listing(either)} either way")
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
    """How answers were counted, as one sentence with the options that change it."""
    sequences = {
        "legal": "the others may answer one after another, nobody twice running",
        "any": "the others may answer one after another, in any order",
        "once": "each of the others may answer once",
        "single": "one of the others may answer, once",
    }[reading.sequences]
    ties = "an answer that leaves one no better off holds one back"
    if reading.ties == "strict":
        ties = "only an answer that leaves one worse off holds one back"
    returns = "coming back counts as an answer" if reading.returns == "yes" else "coming back is no answer"
    return f"How answers were counted (--sequences, --ties, --returns): {sequences}; {ties}; {returns}."


def rests_on(grounds: Grounds) -> str:
    """What a part rests on, for a bracket behind it: its citations, or that it is assumed, or that it is uncited."""
    if grounds.cites:
        return ", ".join(str(c) for c in grounds.cites)
    if grounds.assumed is not None:
        return f"assumed: {grounds.assumed}"
    return "assumed" if grounds.basis == "assumed" else "uncited"


def verdict(witness: Witness, concepts: Sequence[str], members: Sequence[str]) -> str:
    """Whether a state is stable for a mover under some concepts, as one sentence, and the short of why."""
    under = "any of these concepts" if len(concepts) == len(CONCEPTS) else listing(concepts, "or")
    if witness.stable:
        under = "every concept" if len(concepts) == len(CONCEPTS) else listing(concepts)
    head = f"{witness.state} is {'' if witness.stable else 'not '}stable for {witness.mover} under {under}"
    if not witness.moves:
        return f"{head}: it has no move from there at all."
    better = "better for all its members" if len(members) > 1 else "anything that it prefers"
    if not witness.deviations and witness.forbidden:
        shown = listing([*witness.forbidden[:4], *(["…"] if len(witness.forbidden) > 4 else [])], "or")
        return f"{head}: it would prefer {shown}, but its attitude to others forbids going there."
    if not witness.deviations and len(members) > 1:
        return f"{head}: no state that it can reach is {better}."
    if not witness.deviations:
        if witness.moves == 1:
            return f"{head}: its only move leads to nothing that it prefers."
        return f"{head}: none of its {witness.moves:,} moves leads to {better}."
    if witness.stable:
        if len(witness.deviations) == 1:
            return f"{head}: its only improvement is answered."
        return f"{head}: each of its {len(witness.deviations):,} improvements is answered."
    unanswered = len(witness.paying)
    what = "an improvement" if unanswered == 1 else f"{unanswered:,} improvements"
    return f"{head}: it has {what} that nothing holds it back from."


def alike(witnesses: Sequence[Witness]) -> list[list[Witness]]:
    """The witnesses in groups that say the same under several concepts, in the order of the first of each."""
    groups: list[list[Witness]] = []
    for witness in witnesses:
        for group in groups:
            first = group[0]
            # Where nobody answers at all is told apart from where no answer is any use.
            alone = CONCEPTS[first.concept].sanction.answers is None
            same = alone == (CONCEPTS[witness.concept].sanction.answers is None)
            if (same or not witness.deviations) and replace(witness, concept=first.concept) == first:
                group.append(witness)
                break
        else:
            groups.append([witness])
    return groups


def explained(group: Sequence[Witness], stability: Stability, conflict: Conflict | None, most: int) -> Iterator[str]:
    """One sentence for each improvement: where it leads, why that is preferred, and what answers it."""
    witness = group[0]
    for deviation in witness.deviations[:most]:
        yield _tempting(witness, deviation, stability, conflict)
    if len(witness.deviations) > most:
        yield f"… and {counted(len(witness.deviations) - most, 'improvement')} more (--all)."


def _tempting(witness: Witness, deviation: Deviation, stability: Stability, conflict: Conflict | None) -> str:
    graph = stability.graph
    here, there = graph.states.index(witness.state), graph.states.index(deviation.to)
    text = f"It could move to {moved(graph.states, here, there)}, which it prefers"
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
    bitten = _bitten(witness, deviation, members=len(members), strict=stability.reading.ties == "strict")
    return f"{text}; but then {_answered(deviation.answer, graph, there)}, {bitten}."


def _answered(steps: Sequence[Step], graph: Graph, start: int) -> str:
    words = []
    for step in steps:
        target = graph.states.index(step.to)
        words.append(f"{step.mover} can move to {moved(graph.states, start, target)}")
        start = target
    return ", then ".join(words)


def _bitten(witness: Witness, deviation: Deviation, *, members: int, strict: bool) -> str:
    who, state = witness.mover, witness.state
    if members > 1:
        end = f"which is {'worse' if strict else 'no better'} for at least one member of {who} than {state}"
    else:
        end = f"which is worse for {who} than {state}" if strict else f"which {who} does not prefer to {state}"
    if not CONCEPTS[witness.concept].sanction.final:
        return end
    if not deviation.onward:
        return f"{end}, and {who} has no move on from there"
    return f"{end}, and no move of {who} from there leads to anything better than {state}"


def changed(states: States, before: int, after: int) -> str:
    """What is different in one state from another, in the words of options."""
    if states.graph_form:
        return states.label(after)
    words = []
    for option, old, new in zip(states.space.options, states.levels(before), states.levels(after), strict=True):
        # Where a merged state allows what held before, nothing need have changed.
        if new & old:
            continue
        if option.ladder:
            words.append(f"{option.key} = {listing([option.levels[v] for v in sorted(new)], 'or')}")
        else:
            words.append(option.key if max(new) else f"no longer {option.key}")
    return ", ".join(words)


def moved(states: States, before: int, after: int) -> str:
    """A state one moves to: its name, and in brackets what is different there if words can say it."""
    what = changed(states, before, after)
    return f"{states.name(after)} ({what})" if what else states.name(after)
