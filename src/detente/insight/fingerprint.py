"""The fingerprint of a model: a hash of what it means, the same for all files that mean the same."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

from detente.model.conflict import Conflict
from detente.model.plain import plain

# Words for people, and what is said of the texts rather than of the dispute: no result depends on them.
_SAID = {"title", "note", "url", "proposed", "why"}


def model_sha256(conflict: Conflict) -> str:
    """The SHA-256 of a conflict's meaning, in hexadecimal digits.

    Comments, layout, order of keys, notes, titles, questions, and spellings that the reader takes for the same (`&` for
    `and`, an id that is given as it would be anyway) do not count; statements, citations, texts and claims do.

    >>> import detente as dt
    >>> one = dt.loads('{detente: 1, decision_makers: {a: {options: {x: "moves"}}}, preferences: {a: ["!a.x"]}}')
    >>> two = dt.loads('detente: 1 # again\\npreferences: {a: ["not a.x"]}\\ndecision_makers: {a: {options: {x: "moves"}}}')
    >>> model_sha256(one) == model_sha256(two)
    True
    """
    bare = replace(conflict, questions=(), title="")
    text = json.dumps(_meant(plain(bare)), ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _meant(part: Any) -> Any:
    match part:
        case dict():
            return {str(key): _meant(value) for key, value in part.items() if key not in _SAID}
        case list() | tuple():
            return [_meant(value) for value in part]
        case str() | bool() | int() | float() | None:
            return str(part) if isinstance(part, str) else part
        case _:
            return str(part)
