"""Building infeasible rules and consequences."""

from __future__ import annotations

from detente.errors import quoted
from detente.model.build_grounds import grounds
from detente.model.conflict import YES_NO, Consequence, Rule
from detente.model.gathered import Gathered, Part


def infeasible(root: Part, gathered: Gathered) -> tuple[Rule, ...]:
    """The statements that no state may satisfy."""
    built = []
    for part in root.items("infeasible"):
        name = gathered.identified(part, "infeasible", "rule")
        when, why = gathered.statement(part.get("when")), part.says("why") or None
        rests = grounds(part, gathered)
        if when is not None:
            built.append(Rule(name, when, why, rests))
    return tuple(built)


def consequences(root: Part, gathered: Gathered) -> tuple[Consequence, ...]:
    """What follows by itself after a move."""
    built = []
    for part in root.items("consequences"):
        name = gathered.identified(part, "consequences", "consequence")
        when, why = gathered.statement(part.get("when")), part.says("why") or None
        sets, rests = settings(part.get("set"), gathered), grounds(part, gathered)
        if when is not None:
            built.append(Consequence(name, when, sets, why, rests))
    return tuple(built)


def settings(part: Part | None, gathered: Gathered) -> tuple[tuple[str, str], ...]:
    """The options that a mapping sets, each with its level; what is unknown is noted."""
    built = []
    for key, value in part.entries() if part else ():
        if not gathered.known("DET149", "option", value, gathered.vocabulary.options, key):
            continue
        levels = gathered.vocabulary.options[key]
        if value.text in levels:
            built.append((key, value.text))
        elif key not in gathered.unsure:
            told = "is yes or no" if levels == YES_NO else f"has the levels {', '.join(levels)}"
            gathered.note("DET150", f"{quoted(key)} {told}, and not {quoted(value.text)}", value.place)
    return tuple(built)
