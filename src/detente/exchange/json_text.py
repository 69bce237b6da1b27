"""JSON as we hand it out: the same for the same data, and without a character that nobody sees."""

from __future__ import annotations

import json
import re
import unicodedata

_PERHAPS_UNSEEN = re.compile(r"[^\n -~]")
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def json_text(value: object, *, indent: int | None = None) -> str:
    r"""The JSON text of plain data, keys in the order given; control and bidirectional characters stand as escapes.

    >>> json_text({"quote": "a\u202eb é"})
    '{"quote": "a\\u202eb é"}'
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _PERHAPS_UNSEEN.sub(lambda found: _shown(found[0]), text)


def _shown(char: str) -> str:
    return json.dumps(char)[1:-1] if unicodedata.category(char) in _UNSEEN else char
