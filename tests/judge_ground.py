"""The judge on what claims stand on: who may move, who improves by what, who stays where, and what a move makes of it.

A `Ground` is a conflict with a concept.  What depends on what nobody said (wants, a status quo) is `Unsaid`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import definitions as judge
from definitions import Concept, coalition_improvements, coalition_moves, preferred, stable_coalition, states
from detente.model.conflict import Conflict, Statements
from detente.model.patch import believed, variant
from detente.model.statement import Statement, tests
from judge_moves import Arc, Mover, with_lasting
from judge_preferences import satisfied
from judge_states import Combination, completions, declared

Answer = TypeVar("Answer")


class Unsaid(Exception):
    """A claim depends on something that the conflict does not say."""


@dataclass(frozen=True, eq=False)
class Ground:
    """A conflict and a concept K; each answer is kept, for the judge is slow.

    The conflict is whole: where somebody's wants were missing (`silent`), it is indifferent, and must not be asked.
    """

    conflict: Conflict
    concept: Concept = "SEQ"
    silent: frozenset[str] = frozenset()
    _kept: dict[tuple[Any, ...], Any] = field(default_factory=dict)

    def once(self, make: Callable[[], Answer], *question: Any) -> Answer:
        """What `make` gives, made once for each question."""
        if question not in self._kept:
            self._kept[question] = make()
        answer: Answer = self._kept[question]
        return answer


def ground(conflict: Conflict, concept: Concept = "SEQ") -> Ground:
    """The ground that a conflict is judged on."""
    silent = frozenset(d.id for d in conflict.decision_makers if d.id not in conflict.preferences)
    wants = {**conflict.preferences, **{dm: Statements(()) for dm in silent}}
    return Ground(replace(conflict, preferences=wants), concept, silent)


def _as_said(g: Ground) -> Conflict:
    said = {dm: wants for dm, wants in g.conflict.preferences.items() if dm not in g.silent}
    return replace(g.conflict, preferences=said)


def by(g: Ground, concept: Concept) -> Ground:
    """The same conflict with another concept."""
    return g if concept == g.concept else g.once(lambda: replace(g, concept=concept, _kept={}), "by", concept)


def under(g: Ground, name: str) -> Ground:
    """The conflict of a variant."""
    return g.once(lambda: ground(variant(_as_said(g), name), g.concept), "under", name)


def as_believed(g: Ground, holder: str) -> Ground:
    """The conflict that somebody believes in."""
    return g.once(lambda: ground(believed(_as_said(g), holder), g.concept), "believed", holder)


def once_there(g: Ground, statement: Statement) -> Ground:
    """The conflict in which nobody undoes the statement."""
    return g.once(lambda: replace(g, conflict=with_lasting(g.conflict, statement), _kept={}), "final", statement)


# ---- who


def mover(g: Ground, name: str) -> Mover:
    """A decision maker, or the members of a forum, by the name."""
    return {d.id: frozenset({d.id}) for d in g.conflict.decision_makers}.get(name) or frozenset(
        next(f.members for f in g.conflict.forums if f.id == name)
    )


def known(g: Ground, name: str) -> bool:
    """Whether there is a decision maker or a forum of that name."""
    return name in {*(d.id for d in g.conflict.decision_makers), *(f.id for f in g.conflict.forums)}


def movers(g: Ground) -> set[Mover]:
    """Everybody who may move: each decision maker alone, the members of each forum together."""
    alone = {frozenset({d.id}) for d in g.conflict.decision_makers}
    return alone | {frozenset(f.members) for f in g.conflict.forums}


# ---- what they want and do


def better(g: Ground, dm: str) -> set[Arc]:
    """All (a, b) such that the decision maker prefers a to b; Unsaid where nobody said what it wants."""
    if dm in g.silent:
        raise Unsaid(dm)
    return preferred(g.conflict, dm)


def moves(g: Ground, us: Mover) -> set[Arc]:
    """Our joint moves."""
    return g.once(lambda: coalition_moves(g.conflict, us), "moves", us)


def improves(g: Ground, us: Mover) -> set[Arc]:
    """Our improvements; who has moves is asked for its wants, and for those of whom it is devoted or hostile to."""
    if moves(g, us):
        minded = {a.towards for a in g.conflict.attitudes if a.holder in us and a.value != 0}
        for dm in us | minded:
            better(g, dm)
    return g.once(lambda: coalition_improvements(g.conflict, us) if moves(g, us) else set(), "improves", us)


def stays(g: Ground, us: Mover) -> set[str]:
    """Where we stay: the states that are K-stable for us; under SEQ and SSEQ the others are asked for wants too."""
    if not moves(g, us):
        return set(states(g.conflict))
    improves(g, us)
    if g.concept in {"SEQ", "SSEQ"}:
        for others in judge.answerers(g.conflict, us):
            improves(g, others)
    return g.once(lambda: stable_coalition(g.conflict, us, g.concept), "stays", us)


def settled(g: Ground) -> set[str]:
    """The states that nobody who may move leaves, alone or together."""
    return set(states(g.conflict)).intersection(*(stays(g, us) for us in movers(g)))


# ---- where


def true_at(g: Ground, statement: Statement, name: str) -> bool:
    """Whether the statement holds in the state; ValueError where it holds in a part of a merged state."""
    return satisfied(g.conflict, statement, name)


def start(g: Ground, reading: str) -> str:
    """The state of a reading of the status quo, of the base where there is none of that name."""
    quo = g.conflict.status_quo
    if quo is None:
        raise Unsaid("status quo")
    contested = next((c.set for c in quo.contested if c.id == reading), ())
    if quo.state is not None and not contested:
        return quo.state
    options = declared(g.conflict)
    if quo.state is None:
        levels = dict(quo.levels or ())
    else:
        (there,) = completions(g.conflict)[quo.state]
        levels = {o.key: o.levels[level] for o, level in zip(options, there, strict=True)}
    levels |= dict(contested)
    combination = tuple(o.levels.index(levels[o.key]) if o.key in levels else 0 for o in options)
    (name,) = (name for name, merged in completions(g.conflict).items() if combination in merged)
    return name


def made(g: Ground, state: str, statement: Statement) -> set[str]:
    """Where the least change by the one who owns the options named makes the statement true: none, one or more states.

    The least change is that of the fewest options that it owns, alone or with others; a state where the statement holds
    stays as it is.
    """
    if true_at(g, statement, state):
        return {state}
    (owner,) = {test.option.split(".")[0] for test in tests(statement)}
    options = declared(g.conflict)
    own = [n for n, o in enumerate(options) if o.key.split(".")[0] == owner or owner in o.owners]

    def levels(name: str, n: int) -> set[int]:
        return {combination[n] for combination in completions(g.conflict)[name]}

    found = {
        t: sum(levels(state, n) != levels(t, n) for n in own)
        for s, t in moves(g, frozenset({owner}))
        if s == state and true_at(g, statement, t)
    }
    return {t for t, changes in found.items() if changes == min(found.values())}


def same(g: Ground, h: Ground, name: str) -> str | None:
    """The state of g that is this state of h: the one of its name where names are given, else of its combination."""
    if g.conflict.states is not None:
        return name if name in states(g.conflict) else None
    meaning: set[Combination] = completions(h.conflict)[name]
    return next((mine for mine, merged in completions(g.conflict).items() if merged == meaning), None)
