"""The JSON Schemas of what verbs print for programs, each in a file beside this one."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Final

from detente.errors import UnknownName

_ENDING: Final = ".schema.json"


def schema_of(verb: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what a verb prints with `--json`; UnknownName for one that has none.

    >>> schema_of("audit")["title"]
    'What `detente audit --json` prints, version 1'
    """
    room = files("detente.report")
    known = sorted(file.name.removesuffix(_ENDING) for file in room.iterdir() if file.name.endswith(_ENDING))
    if verb not in known:
        raise UnknownName.among("verb whose data have a schema", verb, known)
    schema: dict[str, Any] = json.loads(room.joinpath(f"{verb}{_ENDING}").read_text("utf-8"))
    return schema
