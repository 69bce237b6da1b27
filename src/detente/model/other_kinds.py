"""Files of another kind, given where a conflict file is expected: what they are, and which command takes them.

Such a file would be a hundred problems, of which none says what is the matter.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from itertools import islice

from detente.dossier.other_kinds import LEAST_WORDS, LOOKED_AT, as_typed, of_another_kind
from detente.errors import Problem
from detente.model.file_shape import FILE
from detente.model.nodes import Node, Series, Table

# A text that is never closed goes on to the end.
_JSON = re.compile(r'"(?P<text>(?:[^"\\]|\\[\s\S])*+)(?:"(?P<key>\s*:)?|\\?\Z)|[{}\[\]]')
_KEYS = frozenset(key.name for key in FILE.keys)
# Any text may have a title and a date; a dossier and an answer have the two others.
_OWN = _KEYS - {"title", "date"}
_NO_OTHERS = _OWN - {"detente", "claims"}
_KEYED = re.compile(r"^[ \t]*['\"]?([^\W\d][\w-]{0,40}+)['\"]?[ \t]*:", re.MULTILINE)
# Comparing names takes a while.
_MOST_KEYS = 200
_ALIKE = 0.8
_SIGNS = "{[-&*!|>%@`#\"'"
_MOVES = re.compile(r"^[{ \t]*['\"]?moves['\"]?[ \t]*:", re.MULTILINE)
_YAML = (".yaml", ".yml")
_TABLES = (".csv", ".tsv", ".tab")
_QUOTED = re.compile(r'"[^"]*"')
_CONFLICT = "-o CONFLICT.yaml"


def other_object(data: bytes | str, name: str) -> Problem | None:
    """The problem that a file is JSON of another kind: a dossier, an answer, a save-file of GMCR+; None if it is not.

    It goes by the keys at the head of the file, which need not be whole.

    >>> print(other_object('{"detente": 1, "documents": [], "sentences": []}', "news.dossier.json"))
    news.dossier.json:1:1: DET171 this is a dossier, not a conflict file
        'detente draft news.dossier.json -o CONFLICT.yaml' makes a conflict of it
    """
    text = _head(data)
    if not text.lstrip().startswith("{"):
        return None
    keys = frozenset(_keys(text))
    file = as_typed(name)
    if keys & _NO_OTHERS:
        return None
    if "sentences" in keys and keys & {"document", "documents", "reader"}:
        return _problem("a dossier", name, f"'detente draft {file} {_CONFLICT}' makes a conflict of it")
    if "detente" not in keys and "options" in keys and ("decisionMakers" in keys or '"permittedDirection"' in text):
        taken = f"'detente import {file}{_from(name, ('.gmcr',), 'gmcr')} {_CONFLICT}' makes a conflict file of it"
        return _problem("a save-file of GMCR+", name, taken)
    if keys & {"actors", "events", "links"}:
        taken = f"'detente draft TEXT --accept {file} {_CONFLICT}' takes it in, where TEXT is what the model was given"
        return _problem("a language model's answer", name, taken)
    return None


def other_text(data: bytes | str, name: str, piece: Node | None) -> Problem | None:
    """The problem that a file is a chronicle, a table or a text to be read; None if it may be a conflict file.

    `piece`: all of it as composed, None where it is no YAML.  A file that has a key of a conflict file, or one much
    like it, is none of these, nor is a text or a table whose name ends as that of a YAML file.

    >>> print(other_text("The company sued. The ministry waits, and says: nothing to add.", "news.txt", None))
    news.txt:1:1: DET171 this is a text, not a conflict file
        'detente read news.txt' reads it, and 'detente draft news.txt -o CONFLICT.yaml' makes a conflict of it
    """
    text, file = _head(data), as_typed(name)
    if piece is not None and _is_chronicle(piece):
        return _chronicle(name)
    if isinstance(piece, Series) or name.lower().endswith(_YAML) or _has_own_key(text):
        return None
    if (cells := _heading(text, name)) is not None:
        if "date" in cells:
            return _chronicle(name)
        taken = f"'detente import {file}{_from(name, _TABLES, 'csv')} {_CONFLICT}' makes a conflict file of it"
        return _problem("a table of options and states", name, taken)
    if text.lstrip()[:1] not in _SIGNS and len(text.split()) >= LEAST_WORDS:
        taken = f"'detente read {file}' reads it, and 'detente draft {file} {_CONFLICT}' makes a conflict of it"
        return _problem("a text", name, taken)
    return None


def other_than_chronicle(text: str, name: str, piece: Node | None) -> Problem | None:
    """The problem that a file is a conflict, a dossier or a text, where a chronicle is expected; None if it may be one.

    `piece`: all of it as composed, None where it is no YAML.
    """
    if isinstance(piece, Table):
        if piece.get("moves") is None and piece.get("decision_makers") is not None:
            hint = "a chronicle lists dated moves, under 'moves' or in a table: 'detente replay CONFLICT CHRONICLE'"
            return _problem("a conflict file", name, hint, "a chronicle of dated moves")
        if piece.get("moves") is None and piece.get("sentences") is not None:
            hint = "a chronicle lists dated moves, under 'moves' or in a table"
            return _problem("a dossier", name, hint, "a chronicle of dated moves")
        return None
    if name.lower().endswith(_YAML) or _MOVES.search(text):
        return None
    if isinstance(piece, Series) or text.lstrip()[:1] in _SIGNS:
        return None
    hint = (
        "write the moves as YAML, or as a table (.csv, .tsv) whose first line names its columns: date,by,set,text,cites"
    )
    return _problem("a text", name, hint, "a chronicle of dated moves")


def _problem(kind: str, name: str, hint: str, expected: str = "a conflict file") -> Problem:
    return of_another_kind(kind, expected, name, hint)


def _chronicle(name: str) -> Problem:
    taken = f"'detente replay CONFLICT {as_typed(name)}' follows it through a conflict"
    return _problem("a chronicle of dated moves", name, taken)


def _from(name: str, suffixes: tuple[str, ...], form: str) -> str:
    return "" if name.lower().endswith(suffixes) else f" --from {form}"


def _head(data: bytes | str) -> str:
    head = data[:LOOKED_AT]
    return (head.decode(errors="replace") if isinstance(head, bytes) else head).removeprefix("\ufeff")


def _keys(text: str) -> Iterator[str]:
    """The keys of the outermost object of a JSON text, as far as the text goes."""
    depth = 0
    for found in _JSON.finditer(text):
        sign = found[0][0]
        depth += (sign in "{[") - (sign in "}]")
        if depth == 1 and found["key"]:
            yield found["text"]


def _is_chronicle(piece: Node) -> bool:
    """Whether moves are listed with their dates, and nobody is declared who could decide."""
    if not isinstance(piece, Table) or piece.get("decision_makers") is not None:
        return False
    moves = piece.get("moves")
    items = moves.items if isinstance(moves, Series) else ()
    return any(isinstance(item, Table) and item.get("date") is not None for item in items)


def _has_own_key(text: str) -> bool:
    """Whether a line begins with a key that a conflict file alone has, or with one that may be meant for it."""
    found = dict.fromkeys(match[1] for match in islice(_KEYED.finditer(text), _MOST_KEYS))
    return any(key in found or difflib.get_close_matches(key, found, 1, _ALIKE) for key in _OWN)


def _heading(text: str, name: str) -> frozenset[str] | None:
    """The cells of the first row of a table, in lower case; None where the rows have not equally many."""
    lines = [_QUOTED.sub("", line) for line in text.splitlines() if line.strip()][:5]
    for separator in ("\t", ";", ","):
        counts = {line.count(separator) for line in lines}
        if (len(lines) > 1 and len(counts) == 1 and min(counts) > 1) or (
            name.lower().endswith(_TABLES) and lines and separator in lines[0]
        ):
            return frozenset(cell.strip().casefold() for cell in lines[0].split(separator))
    return None
