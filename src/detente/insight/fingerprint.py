"""The fingerprint of a model: a hash of what it means, the same for all files that mean the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from detente.cite import Grounds
from detente.model.conflict import Conflict, Consequence, Rule, Source
from detente.model.plain import plain


def model_sha256(conflict: Conflict) -> str:
    """The SHA-256 of a conflict's meaning, in hexadecimal digits.

    Comments, layout, order of keys, notes, titles, reasons for rules, questions, and spellings that the reader takes
    for the same (`&` for `and`, an id that is given as it would be anyway) do not count; all else does.

    >>> import detente as dt
    >>> one = dt.loads('{detente: 1, decision_makers: {a: {options: {x: "moves"}}}, preferences: {a: ["!a.x"]}}')
    >>> two = dt.loads('{detente: 1, preferences: {a: ["not a.x"]}, decision_makers: {a: {options: {x: "moves"}}}}')
    >>> model_sha256(one) == model_sha256(two)
    True
    """
    text = json.dumps(plain(_bare(replace(conflict, questions=(), title="", places={}))), separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _bare(part: Any) -> Any:
    """A part of a conflict without what is there for people only."""
    match part:
        case Grounds():
            return replace(part, note=None, proposed=None)
        case Source():
            return replace(part, title="", url="")
        case tuple():
            return tuple(map(_bare, part))
        case Mapping():
            return {key: _bare(value) for key, value in part.items()}
        case _ if is_dataclass(part) and not isinstance(part, type):
            bare = replace(part, **{f.name: _bare(getattr(part, f.name)) for f in fields(part) if f.init})
            return replace(bare, why=None) if isinstance(bare, Rule | Consequence) else bare
        case _:
            return part
