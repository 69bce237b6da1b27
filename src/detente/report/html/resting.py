"""The equilibria of a report, and why each holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from detente.errors import TooLarge
from detente.report import outcome_words, words
from detente.stability.concept import CONCEPTS

if TYPE_CHECKING:
    from detente.graph.graph import Mover
    from detente.insight.outcomes import Outcome
    from detente.report.html.gathered import Gathered
    from detente.stability.solve import Stability

MOST_EXPLAINED = 4
MOST_IMPROVEMENTS = 3
MOST_LEFT_FOR = 3


@dataclass(frozen=True, slots=True)
class State:
    """An equilibrium: its place, its name, what holds there, whether under each concept, and how many moves away.

    `left`: the forums that would leave it together, and for which states.
    """

    anchor: str
    name: str
    words: str
    holds: tuple[bool, ...]
    moves: str
    left: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a state holds, or does not: for each mover a verdict and the improvements behind it."""

    name: str
    words: str
    quo: bool
    verdicts: tuple[tuple[str, tuple[str, ...]], ...]


def states(of: Gathered) -> Iterator[State]:
    """The equilibria, those that can be reached first."""
    if of.stability is None or of.found is None:
        return
    for number, outcome in enumerate(of.found.listed, 1):
        yield State(
            f"e{number}",
            outcome.state,
            words.state_in_words(of.graph.states, of.graph.states.index(outcome.state)),
            tuple(concept in outcome.concepts for concept in of.stability.concepts),
            "never" if outcome.steps is None else str(outcome.steps),
            _left(outcome),
        )


def found(of: Gathered) -> list[str]:
    """How many equilibria there are, and what is left out; which forums would leave them is told with each."""
    if of.found is None or not of.found.total:
        return []
    alone = tuple(replace(outcome, upset={}) for outcome in of.found.listed)
    return list(outcome_words.found_in_words(of.graph, replace(of.found, listed=alone)))


def _left(outcome: Outcome) -> str:
    """The forums that would leave an equilibrium, those together that would leave it for the same states."""
    forums: dict[tuple[str, ...], list[str]] = {}
    for forum, to in outcome.upset.items():
        forums.setdefault(to, []).append(forum)
    return "; ".join(
        f"{words.listing(names, 'or')} for {', '.join(to[:MOST_LEFT_FOR])}{', …' if len(to) > MOST_LEFT_FOR else ''}"
        for to, names in forums.items()
    )


def plainly(of: Gathered) -> Iterator[tuple[str, str]]:
    """What each concept says of a state, in a sentence."""
    for concept in of.stability.concepts if of.stability else ():
        yield concept, CONCEPTS[concept].about.plainly


def reasons(of: Gathered) -> Iterator[Reasons]:
    """Why nobody stays where things stand, or everybody does; then why the first equilibria hold."""
    if of.stability is None or of.found is None:
        return
    quo = [of.graph.states.name(reading.state) for reading in of.graph.readings]
    listed = [outcome.state for outcome in of.found.listed[:MOST_EXPLAINED]]
    movers = [mover for mover in of.graph.movers if mover.id not in of.found.skipped]
    for name in dict.fromkeys([*quo, *listed]):
        at = of.graph.states.index(name)
        verdicts = tuple(each for mover in movers for each in _verdicts(of, of.stability, mover, name))
        yield Reasons(name, words.state_in_words(of.graph.states, at), name in quo, verdicts)


def _verdicts(of: Gathered, stability: Stability, mover: Mover, state: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    try:
        witnesses = [stability.why(state, mover.id, concept) for concept in stability.concepts]
    except TooLarge as error:
        yield str(error), ()
        return
    members = [of.graph.decision_makers[i] for i in mover.members]
    for group in words.alike(witnesses):
        told = words.verdict(group[0], [witness.concept for witness in group], members)
        tempting = group[0].deviations
        said = list(islice(words.explained(group, stability, of.conflict, len(tempting)), MOST_IMPROVEMENTS))
        if len(tempting) > MOST_IMPROVEMENTS:
            said.append(f"… and {words.counted(len(tempting) - MOST_IMPROVEMENTS, 'improvement')} more.")
        yield told, tuple(said)
