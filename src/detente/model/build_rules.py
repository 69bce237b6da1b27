"""Building infeasible rules and consequences."""

from __future__ import annotations

from detente.errors import quoted
from detente.model.build_grounds import grounds
from detente.model.conflict import YES_NO, Consequence, Rule
from detente.model.draft import Draft, Part


def infeasible(root: Part, draft: Draft) -> tuple[Rule, ...]:
    """The statements that no state may satisfy."""
    built = []
    for part in root.items("infeasible"):
        name = draft.identified(part, "infeasible", "rule")
        when, why = draft.statement(part.get("when")), part.says("why") or None
        rests = grounds(part, draft)
        if when is not None:
            built.append(Rule(name, when, why, rests))
    return tuple(built)


def consequences(root: Part, draft: Draft) -> tuple[Consequence, ...]:
    """What follows by itself after a move."""
    built = []
    for part in root.items("consequences"):
        name = draft.identified(part, "consequences", "consequence")
        when, why = draft.statement(part.get("when")), part.says("why") or None
        sets, rests = settings(part.get("set"), draft), grounds(part, draft)
        if when is not None:
            built.append(Consequence(name, when, sets, why, rests))
    return tuple(built)


def settings(part: Part | None, draft: Draft) -> tuple[tuple[str, str], ...]:
    """The options that a mapping sets, each with its level; what is unknown is noted."""
    built = []
    for key, value in part.entries() if part else ():
        if not draft.known("DET149", "option", value, draft.vocabulary.options, key):
            continue
        levels = draft.vocabulary.options[key]
        if value.text in levels:
            built.append((key, value.text))
        elif key not in draft.unsure:
            told = "is yes or no" if levels == YES_NO else f"has the levels {', '.join(levels)}"
            draft.note("DET150", f"{quoted(key)} {told}, and not {quoted(value.text)}", value.place)
    return tuple(built)
