"""Checking a claim in a scene: the forms by the table of meanings, the connectives here."""

from __future__ import annotations

from collections.abc import Iterator

from detente.errors import Missing
from detente.insight.claims import deterrence_claimed as _deterrence  # noqa: F401  enters its row of the table
from detente.insight.claims import moves_claimed as _moves  # noqa: F401  enters its rows of the table
from detente.insight.claims import outcomes_claimed as _outcomes  # noqa: F401  enters its rows of the table
from detente.insight.claims import worth_claimed as _worth  # noqa: F401  enters its rows of the table
from detente.insight.claims.finding import WORST, Finding, negated, vacuous
from detente.insight.claims.meaning import MEANINGS, word
from detente.insight.claims.scene import Scene
from detente.model.claim import AccordingTo, Claim, ClaimAnd, ClaimNot, Form, Unless
from detente.model.forms import FORMS
from detente.model.statement import Or


def checked(scene: Scene, claim: Claim) -> Finding:
    """What a claim comes to in a scene.

    `not` swaps holds and fails; `and` is the worst of its parts in the order fails, undecided, vacuous, mixed, holds;
    `unless C` checks where states with C do not count; `according to X` checks in the conflict that X believes in;
    `concept: K` checks with K in place of the concept of the world.  A claim that depends on what a decision maker
    wants, or on a status quo, where the conflict does not say what that is, is undecided; who has no move is not asked
    what it wants of moves.  A form that speaks of a forum that is not there, since somebody does not believe in it or
    a variant drops it, is vacuous.  Raises ConflictError for a statement true in only a part of a merged state.
    """
    try:
        return _checked(scene, claim)
    except Missing as missing:
        return Finding("undecided", because=str(missing))


def _checked(scene: Scene, claim: Claim) -> Finding:
    match claim:
        case Form(form):
            concept = word(claim, "concept")
            there = scene.elsewhere(scene.world.by(concept)) if concept else scene
            missing = _absent(there, claim)
            return vacuous(f"there is no forum '{missing}' here") if missing else MEANINGS[form].check(there, claim)
        case ClaimNot(part):
            return negated(checked(scene, part))
        case ClaimAnd(parts):
            findings = [checked(scene, part) for part in parts]
            return min(findings, key=lambda finding: WORST.index(finding.verdict))
        case Unless(part, condition):
            # Nested conditions all bar.
            both = condition if scene.barred is None else Or((scene.barred, condition))
            return checked(scene.without(both), part)
        case AccordingTo(part, holder):
            return checked(scene.elsewhere(scene.world.as_believed(holder)), part)


def _absent(scene: Scene, form: Form) -> str | None:
    """A decision maker or forum that the form names and that is not there."""
    graph = scene.world.graph
    there = {mover.id for mover in (*graph.movers, *graph.forums)}
    return next((agent for agent in _agents(form) if agent not in there), None)


def _agents(form: Form) -> Iterator[str]:
    """The decision makers and forums that a form names."""
    signature = FORMS[form.form]
    for parameter, argument in zip(signature.positional, form.args, strict=True):
        if parameter.kind == "agent":
            yield str(argument)
    for parameter in signature.named:
        if parameter.kind == "agent":
            yield from (str(argument) for key, argument in form.named if key == parameter.name)
