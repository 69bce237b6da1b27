"""Rewriting: a conflict with other names for its parts, and the same meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from types import MappingProxyType
from typing import Any, cast

from detente.cite import Citation
from detente.model.claim import AccordingTo, Form, Name
from detente.model.conflict import (
    Attitude,
    Belief,
    ClaimMade,
    Conflict,
    Consequence,
    Contested,
    DecisionMaker,
    Forum,
    Insertion,
    NamedState,
    Option,
    Pairs,
    Patch,
    Question,
    Ranking,
    Rule,
    Source,
    StatusQuo,
    Variant,
    Want,
)
from detente.model.forms import FORMS
from detente.model.statement import Test

TARGETS = ("statement", "rule", "consequence", "forum", "belief")
"""The kinds of parts that a change may name by their ids."""

# For each type, its fields that name something, and what kind of thing.  `target`: any part that a change may name.
_NAMING: Mapping[type, Mapping[str, str]] = MappingProxyType(
    {
        Test: {"option": "option"},
        Citation: {"source": "source"},
        Source: {"id": "source"},
        DecisionMaker: {"id": "decision maker"},
        Option: {"key": "option", "owners": "decision maker"},
        Rule: {"id": "rule"},
        Consequence: {"id": "consequence", "set": "option"},
        Forum: {"id": "forum", "members": "decision maker"},
        Contested: {"id": "reading", "set": "option"},
        StatusQuo: {"levels": "option", "state": "state"},
        NamedState: {"name": "state"},
        Ranking: {"groups": "state"},
        Pairs: {"pairs": "state"},
        Want: {"id": "statement"},
        Attitude: {"holder": "decision maker", "towards": "decision maker"},
        Insertion: {"dm": "decision maker", "before": "target"},
        Patch: {"drop": "target", "replace": "target", "first": "target", "status_quo": "option"},
        Belief: {"id": "belief", "holder": "decision maker", "about": "decision maker"},
        Variant: {"id": "variant"},
        ClaimMade: {"id": "claim"},
        AccordingTo: {"holder": "decision maker"},
        Question: {"id": "question", "about": "any"},
    }
)
# Fields that pair a name with something else: only the first of each pair is a name.
_PAIRED = frozenset({(Consequence, "set"), (Contested, "set"), (StatusQuo, "levels"), (Patch, "status_quo")})


@dataclass(frozen=True, slots=True)
class Names:
    """Other names for the parts of a conflict: by kind, each old name with its new one; what is not there stays."""

    of: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def new(self, kind: str, name: str) -> str:
        """The new name of a part of a kind; of a `target` or of `any` kind, the first that is known."""
        kinds = TARGETS if kind == "target" else tuple(self.of) if kind == "any" else (kind,)
        return next((self.of[k][name] for k in kinds if name in self.of.get(k, {})), name)

    def level(self, option: str, level: str) -> str:
        """The new name of a level of an option; both are known as `option=level`."""
        return self.of.get("level", {}).get(f"{option}={level}", level).rpartition("=")[2]


def rewritten(conflict: Conflict, names: Names) -> Conflict:
    """The conflict with its parts called otherwise, wherever they are named; where they stand in the file is left out.

    >>> import detente as dt
    >>> quarrel = rewritten(dt.load("chicken"), Names({"decision maker": {}}))
    >>> [dm.id for dm in quarrel.decision_makers] == [dm.id for dm in dt.load("chicken").decision_makers]
    True
    """
    bare = replace(conflict, places={})
    if not any(names.of.values()):
        return bare
    moves = conflict.moves
    if moves is not None:
        moves = {names.new("decision maker", dm): _each("state", arcs, names) for dm, arcs in moves.items()}
    told = cast("Conflict", _fields(bare, names, {"moves", "places", "preferences"}))
    preferences = {
        names.new("decision maker", dm): _rewritten(preference, names)
        for dm, preference in conflict.preferences.items()
    }
    return replace(told, moves=moves, preferences=preferences)


def _rewritten(part: Any, names: Names) -> Any:
    if isinstance(part, tuple):
        return tuple(_rewritten(each, names) for each in part)
    if isinstance(part, Form):
        return _form(part, names)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    told = _fields(part, names, set())
    naming: dict[str, Any] = {}
    for key, kind in _NAMING.get(type(part), {}).items():
        value = getattr(told, key)
        paired = (type(part), key) in _PAIRED or (type(part), key) == (Patch, "replace")
        if value is not None and kind == "option" and paired:
            naming[key] = tuple((names.new(kind, k), names.level(k, v)) for k, v in value)
        elif value is not None:
            naming[key] = tuple((names.new(kind, k), v) for k, v in value) if paired else _each(kind, value, names)
    if isinstance(part, Test) and part.level is not None:
        naming["level"] = names.level(part.option, part.level)
    if isinstance(part, Option):
        naming["levels"] = tuple(names.level(part.key, level) for level in part.levels)
    return replace(told, **naming) if naming else told


def _fields(part: Any, names: Names, passed: set[str]) -> Any:
    changed = {}
    for each in fields(part):
        if each.init and each.name not in passed:
            old = getattr(part, each.name)
            new = _rewritten(old, names)
            if new is not old:
                changed[each.name] = new
    return replace(part, **changed) if changed else part


def _each(kind: str, value: Any, names: Names) -> Any:
    """A name, or names in lists of lists."""
    return names.new(kind, value) if isinstance(value, str) else tuple(_each(kind, each, names) for each in value)


def _form(form: Form, names: Names) -> Form:
    signature = FORMS[form.form]
    kinds = {parameter.name: parameter.kind for parameter in signature.named}

    def told(argument: Any, kind: str) -> Any:
        if not isinstance(argument, Name):
            return _rewritten(argument, names)
        if kind == "agent":
            dm = names.new("decision maker", argument.text)
            known = argument.text in names.of.get("decision maker", {})
            return replace(argument, text=dm if known else names.new("forum", argument.text))
        return replace(argument, text=names.new(kind, argument.text))

    args = tuple(told(a, p.kind) for a, p in zip(form.args, signature.positional, strict=True))
    return replace(form, args=args, named=tuple((key, told(value, kinds[key])) for key, value in form.named))
