"""Building decision makers, options, joint options and forums."""

from __future__ import annotations

from typing import cast

from detente.errors import quoted
from detente.model.build_grounds import grounds
from detente.model.conflict import JOINT, YES_NO, DecisionMaker, Forum, Once, Option
from detente.model.gathered import Gathered, Part
from detente.model.nodes import Series


def declared(root: Part, gathered: Gathered) -> dict[str, tuple[str, ...]]:
    """The levels of every option by its key, in the order of patterns; what is wrong with them is noted."""
    levels: dict[str, tuple[str, ...]] = {}
    makers = root.get("decision_makers")
    for dm, maker in makers.entries() if makers else ():
        options = maker.get("options")
        for name, option in options.entries() if options else ():
            levels[f"{dm}.{name}"] = _levels(f"{dm}.{name}", option, gathered)
    joint = root.get("joint_options")
    for name, _ in joint.entries() if joint else ():
        levels[f"{JOINT}.{name}"] = YES_NO
    return levels


def _levels(key: str, option: Part, gathered: Gathered) -> tuple[str, ...]:
    if not option.has("levels"):
        return YES_NO
    parts = list(option.items("levels"))
    names = tuple(part.text for part in parts)
    part = option.get("levels")
    if part is None or not isinstance(part.node, Series) or len(names) != len(part.node.items):
        gathered.unsure.add(key)
        return YES_NO
    for position, level in enumerate(parts):
        if level.text in names[:position]:
            gathered.note(
                "DET146", f"the level {quoted(level.text)} is listed twice", level.place, "keep one of the two"
            )
            gathered.unsure.add(key)
    if set(names) == set(YES_NO) and names != YES_NO:
        message = "an option with the levels no and yes has them in this order"
        gathered.note("DET146", message, part.place, "leave 'levels' out: such is every option without levels")
    return names


def decision_makers(root: Part, gathered: Gathered) -> tuple[DecisionMaker, ...]:
    """The decision makers with their own options."""
    part = root.get("decision_makers")
    built = []
    for dm, maker in part.entries() if part else ():
        gathered.named(maker, dm)
        options = maker.get("options")
        own = tuple(
            _option(f"{dm}.{name}", option, gathered) for name, option in (options.entries() if options else ())
        )
        built.append(DecisionMaker(dm, maker.says("name") or dm, own, grounds(maker, gathered)))
    return tuple(built)


def joint_options(root: Part, gathered: Gathered) -> tuple[Option, ...]:
    """The options that several decision makers adopt together."""
    part = root.get("joint_options")
    return tuple(_option(f"{JOINT}.{name}", option, gathered) for name, option in (part.entries() if part else ()))


def _option(key: str, part: Part, gathered: Gathered) -> Option:
    return Option(
        key,
        part.says("text"),
        gathered.vocabulary.options.get(key, YES_NO),
        cast("Once | None", part.says("irreversible") or None),
        _distinct(part, "owners", gathered),
        gathered.statement(part.get("requires")),
        grounds(part, gathered),
        gathered.alias(part),
    )


def forums(root: Part, gathered: Gathered) -> tuple[Forum, ...]:
    """The coalitions that may move together."""
    part = root.get("forums")
    return tuple(
        Forum(
            gathered.named(forum, name, "forum"),
            _distinct(forum, "members", gathered),
            forum.says("name"),
            grounds(forum, gathered),
            gathered.alias(forum),
        )
        for name, forum in (part.entries() if part else ())
    )


def _distinct(part: Part, key: str, gathered: Gathered) -> tuple[str, ...]:
    """The decision makers listed under a key, each known and listed once."""
    names: list[str] = []
    for item in part.items(key):
        if item.text in names:
            gathered.note("DET147", f"{quoted(item.text)} is listed twice", item.place, "name two or more, each once")
        elif gathered.decision_maker(item):
            names.append(item.text)
    return tuple(names)
