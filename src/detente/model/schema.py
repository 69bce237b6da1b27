"""The JSON Schema of the conflict file, made from the same table that the reader checks."""

from __future__ import annotations

from typing import Any

from detente.model.file_shape import FILE, VERSION
from detente.model.fit import RESERVED
from detente.model.shape import Choice, Identifier, Key, Keyed, Level, Listed, Number, Record, Shape, Text, Whole

Schema = dict[str, Any]

# Names by their ASCII part: what lies beyond it is for the reader to judge, since dialects of patterns differ there.
_NAME = r"^[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*$"
_FRACTION = r"^[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]{1,2})?$|^[-+]?[0-9]+/[0-9]+$"


def schema() -> Schema:
    """The JSON Schema (draft 2020-12) of a conflict file, for editors that help while a file is written.

    It says which keys there are, what they hold and what they mean.  Whether names, statements and citations are right
    is for `read_conflict`: what it reads fits the schema, and not the other way round.

    >>> schema()["required"]
    ['detente', 'decision_makers']
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A conflict file of Détente, version {VERSION}",
        **_schema(FILE),
    }


def _schema(shape: Shape) -> Schema:
    match shape:
        case Text(_, pattern):
            return {"type": "string"} if pattern is None else {"type": "string", "pattern": pattern}
        case Identifier(_, numbered):
            pattern = _NAME[:-1] + r"(\.[1-9][0-9]{0,8})?$" if numbered else _NAME
            return {"type": "string", "pattern": pattern, "not": {"enum": list(RESERVED)}}
        case Level(_, truth):
            return {"type": ["string", "number", "boolean"] if truth else ["string", "number"]}
        case Whole(_, among):
            return {"enum": list(among)} if among else {"type": "integer"}
        case Number():
            return {"anyOf": [{"type": "number"}, {"type": "string", "pattern": _FRACTION}]}
        case Choice(words):
            return {"enum": list(words)}
        case Listed():
            return _listed(shape)
        case Keyed():
            return _keyed(shape)
        case Record():
            return _record(shape)


def _listed(shape: Listed) -> Schema:
    item = _schema(shape.item)
    listed: Schema = {"type": "array", "items": item}
    if shape.least:
        listed["minItems"] = shape.least
    if shape.most is not None:
        listed["maxItems"] = shape.most
    return {"anyOf": [listed, item]} if shape.single else listed


def _keyed(shape: Keyed) -> Schema:
    keyed: Schema = {"type": "object", "additionalProperties": _schema(shape.value)}
    if isinstance(shape.key, Identifier):
        keyed["propertyNames"] = {"pattern": _NAME, "not": {"enum": list(RESERVED)}}
    if shape.least:
        keyed["minProperties"] = shape.least
    if not shape.names:
        return keyed
    names: Schema = {"type": "array", "items": _schema(shape.key), "minItems": shape.least, "uniqueItems": True}
    return {"anyOf": [keyed, names]}


def _record(shape: Record) -> Schema:
    record: Schema = {
        "type": "object",
        "properties": {key.name: _described(key) for key in shape.keys},
        "additionalProperties": False,
    }
    required = [key.name for key in shape.keys if key.required]
    if required:
        record["required"] = required
    if shape.one_of:
        record["oneOf"] = [{"required": [name]} for name in shape.one_of]
    if shape.at_most:
        record["allOf"] = [{"not": {"required": list(group)}} for group in shape.at_most]
    ways = [record]
    for name in shape.short.values():
        key = shape.key(name)
        if key is not None:
            ways.append(_schema(key.shape))
    if shape.empty:
        ways.append({"type": "null"})
    return {"anyOf": ways} if len(ways) > 1 else record


def _described(key: Key) -> Schema:
    return {"description": key.says, **_schema(key.shape)}
