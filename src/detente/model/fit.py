"""Fitting: pieces held against a shape; shorthands are written out, and all that does not fit is noted."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from detente.errors import Place, Problem, nearest, quoted
from detente.model.nodes import Broken, Entry, Leaf, Node, Series, Table, described
from detente.model.shape import Choice, Identifier, Key, Keyed, Level, Listed, Number, Record, Shape, Text, Whole

RESERVED = ("not", "and", "or", "if", "iff", "joint")
"""Words of statements, and the name before joint options: no part of a model may be called so."""

_READ = 100
_LEVEL = re.compile(r"[0-9]\w*|[0-9]+\.[0-9]+")
_NUMBERED = re.compile(r"([^.]+)\.([1-9][0-9]{0,8})")
_WHOLE = re.compile(r"[-+]?[0-9]{1,15}")
_NUMBER = re.compile(
    r"[-+]?(?:[0-9]{1,50}(?:\.[0-9]{0,50})?|\.[0-9]{1,50})(?:[eE][-+]?[0-9]{1,2})?|[-+]?[0-9]{1,50}/[0-9]{1,50}"
)
_BLANK = re.compile(r"[-+]?[0-9]+/0+")


def fitted(node: Node, shape: Shape, problems: list[Problem], spot: Place | None = None) -> Node:
    """The piece with its shorthands written out, and Broken in place of every part that does not fit the shape.

    `spot` is where a problem of a list or mapping as a whole is shown: at its key.  Names come out in NFC.
    """
    spot = spot or node.place
    match node, shape:
        case Broken(), _:
            return node
        case _, Record():
            return _record(node, shape, problems, spot)
        case _, Keyed():
            return _keyed(node, shape, problems, spot)
        case _, Listed():
            return _listed(node, shape, problems, spot)
        case Leaf(), _:
            return _leaf(node, shape, problems, spot)
        case _:
            return _unfit(node, shape.what, problems, spot)


def _unfit(node: Node, what: str, problems: list[Problem], spot: Place, hint: str | None = None) -> Broken:
    if isinstance(node, Leaf):
        spot = node.place if node.raw else spot
    problems.append(Problem("DET134", f"expected {what}, found {described(node)}", spot, hint))
    return Broken(spot)


def _leaf(leaf: Leaf, shape: Shape, problems: list[Problem], spot: Place) -> Node:
    match shape:
        case Text(what, _, names):
            if leaf.kind != "text":
                return _no_text(leaf, what, problems, spot)
            return _composed(leaf) if names else leaf
        case Identifier(what, numbered):
            if numbered and leaf.kind == "text" and (section := _NUMBERED.fullmatch(leaf.text)):
                name = _identifier(replace(leaf, text=section[1]), what, problems, spot)
                return replace(leaf, text=f"{name.text}.{section[2]}") if isinstance(name, Leaf) else name
            return _identifier(leaf, what, problems, spot)
        case Level():
            return _level(leaf, shape, problems, spot)
        case Whole(what, among):
            fits = leaf.kind == "whole number" and _WHOLE.fullmatch(leaf.text) and not _padded(leaf)
            if fits and (not among or int(leaf.text) in among):
                return leaf
            return _unfit(leaf, what, problems, spot)
        case Number(what):
            if (
                leaf.kind in ("text", "whole number", "number")
                and _NUMBER.fullmatch(leaf.text)
                and not _BLANK.fullmatch(leaf.text)
            ):
                return leaf
            return _unfit(leaf, what, problems, spot, "write a number such as 3, -0.5 or '1/3'")
        case Choice(words, what):
            if leaf.kind == "text" and leaf.text in words:
                return leaf
            if leaf.kind != "text":
                return _unfit(leaf, what, problems, spot)
            message = f"{quoted(leaf.text)} is not {what}{nearest(leaf.text, words)}"
            problems.append(Problem("DET135", message, leaf.place))
            return Broken(leaf.place)
        case _:
            return leaf


def _no_text(leaf: Leaf, what: str, problems: list[Problem], spot: Place) -> Node:
    if leaf.kind not in ("whole number", "number"):
        return _unfit(leaf, what, problems, spot, "put it in quotes, if it is meant as text" if leaf.raw else None)
    read = f"as the number {int(leaf.text)}" if _padded(leaf) and _WHOLE.fullmatch(leaf.text) else "as a number"
    message = f"expected {what}, and YAML reads {quoted(leaf.text)} {read}"
    problems.append(Problem("DET132", message, leaf.place, f'put it in quotes: "{leaf.text[:100]}"'))
    return Broken(leaf.place)


def _padded(leaf: Leaf) -> bool:
    digits = leaf.text.lstrip("+-")
    return len(digits) > 1 and digits.startswith("0")


def _composed(leaf: Leaf) -> Leaf:
    """The leaf with its text in NFC, in which all names are kept."""
    text = unicodedata.normalize("NFC", leaf.text)
    return leaf if text == leaf.text else replace(leaf, text=text)


def _identifier(leaf: Leaf, what: str, problems: list[Problem], spot: Place, *, key: bool = False) -> Node:
    name = unicodedata.normalize("NFC", leaf.text)
    if leaf.kind != "text" and not key:
        return _unfit(leaf, what, problems, spot, "a name begins with a letter; true, false and null need quotes")
    if not name.isidentifier():
        hint = "a name begins with a letter; then come letters, digits and underscores"
        hint = "YAML needs a blank after the colon" if name[:-1].isidentifier() and name.endswith(":") else hint
        problems.append(Problem("DET136", f"expected {what}, and {quoted(leaf.text)} is none", leaf.place, hint))
        return Broken(leaf.place)
    if name in RESERVED:
        message = f"nothing can be named {quoted(name)}: the word has a meaning of its own in statements"
        problems.append(Problem("DET137", message, leaf.place, f"choose another name; taken are {', '.join(RESERVED)}"))
        return Broken(leaf.place)
    return _composed(leaf)


def _level(leaf: Leaf, shape: Level, problems: list[Problem], spot: Place) -> Node:
    if leaf.kind == "yes or no" and shape.truth:
        return replace(leaf, text="yes" if leaf.text.lower() == "true" else "no", kind="text")
    if leaf.kind in ("yes or no", "nothing"):
        return _unfit(leaf, shape.what, problems, spot)
    if leaf.kind != "text" and _padded(leaf) and _LEVEL.fullmatch(leaf.text) and "." not in leaf.text:
        return _no_text(leaf, shape.what, problems, spot)
    if _LEVEL.fullmatch(leaf.text):
        return replace(leaf, kind="text")
    return _identifier(replace(leaf, kind="text"), shape.what, problems, spot)


def _listed(node: Node, shape: Listed, problems: list[Problem], spot: Place) -> Node:
    if isinstance(node, Leaf) and shape.single and node.kind != "nothing":
        node = Series((node,), node.place)
    if not isinstance(node, Series):
        hint = None if isinstance(node, Leaf) and node.kind == "nothing" else "put it in brackets: [...]"
        return _unfit(node, shape.what, problems, spot, hint if isinstance(node, Leaf) else None)
    count = len(node.items)
    if count < shape.least or (shape.most is not None and count > shape.most):
        problems.append(Problem("DET138", f"expected {shape.what}, found {count or 'none'}", spot))
        return Broken(spot)
    return Series(tuple(fitted(item, shape.item, problems) for item in node.items), node.place)


def _keyed(node: Node, shape: Keyed, problems: list[Problem], spot: Place) -> Node:
    if isinstance(node, Series) and shape.names:
        node = _named(node, problems)
    if not isinstance(node, Table):
        return _unfit(node, shape.what, problems, spot)
    if len(node.entries) < shape.least:
        problems.append(Problem("DET138", f"expected {shape.what}, found none", spot))
        return Broken(spot)
    entries: dict[str, Entry] = {}
    for entry in node.entries:
        key: Node = entry.key
        if isinstance(shape.key, Identifier):
            key = _identifier(entry.key, shape.key.what, problems, entry.key.place, key=True)
        elif shape.key.names:
            key = _composed(entry.key)
        value = fitted(entry.value, shape.value, problems, entry.key.place)
        if isinstance(key, Leaf) and key.text not in entries:
            entries[key.text] = Entry(key, value)
        elif isinstance(key, Leaf):
            message = f"the key {quoted(key.text)} is written twice, in other code points"
            problems.append(Problem("DET124", message, key.place, "keep one of the two"))
    return Table(tuple(entries.values()), node.place)


def _named(node: Series, problems: list[Problem]) -> Table:
    """The mapping that a list of bare names stands for."""
    entries: dict[str, Entry] = {}
    for item in node.items:
        if isinstance(item, Leaf) and item.text in entries:
            message = f"{quoted(item.text)} is listed twice"
            problems.append(Problem("DET124", message, item.place, "keep one of the two"))
        elif isinstance(item, Leaf) and item.kind == "text":
            entries[item.text] = Entry(item, Table((), item.place))
        elif not isinstance(item, Broken):
            _unfit(item, "a name", problems, item.place)
    return Table(tuple(entries.values()), node.place)


def _record(node: Node, shape: Record, problems: list[Problem], spot: Place) -> Node:
    if shape.empty and isinstance(node, Leaf) and node.kind == "nothing":
        node = Table((), spot)
    short = shape.short.get("leaf" if isinstance(node, Leaf) else "list")
    if short and (isinstance(node, Series) or (isinstance(node, Leaf) and node.kind != "nothing")):
        node = Table((Entry(Leaf(short, "text", "", node.place, ""), node),), node.place)
    if not isinstance(node, Table):
        return _unfit(node, shape.what, problems, spot)
    entries = []
    for entry in node.entries:
        key = shape.key(entry.key.text)
        if key is None:
            # The nearest key is looked for while people may still read it; junk by the thousand would take long.
            known = [key.name for key in shape.keys]
            near = nearest(entry.key.text, known) if len(problems) < _READ else ""
            problems.append(_unknown(entry, shape, near))
            continue
        shown = entry.key.place if entry.key.raw else spot
        entries.append(Entry(entry.key, fitted(entry.value, key.shape, problems, shown)))
    problems += _presence([entry.key for entry in node.entries], shape, spot)
    return Table(tuple(entries), node.place)


def _unknown(entry: Entry, shape: Record, near: str) -> Problem:
    message = f"{quoted(entry.key.text)} is no key of {shape.what.partition(':')[0]}{near}"
    nothing = isinstance(entry.value, Leaf) and entry.value.kind == "nothing" and not entry.value.raw
    hint = "if it belongs to a text before, put that text in quotes: a comma or a colon ends it" if nothing else None
    return Problem("DET133", message, entry.key.place, hint)


def _presence(given: list[Leaf], shape: Record, spot: Place) -> list[Problem]:
    names = {leaf.text for leaf in given}
    what = shape.what.partition(":")[0]
    missing = [key for key in shape.keys if key.required and key.name not in names]
    problems = [_missing(key, what, spot) for key in missing]
    if shape.one_of and names.isdisjoint(shape.one_of):
        problems.append(Problem("DET139", f"{what} needs {_joined(shape.one_of, 'or')}", spot))
    for group in (shape.one_of, *shape.at_most):
        found = [leaf for leaf in given if leaf.text in group]
        if len(found) > 1:
            message = f"{what} has only one of {_joined(group, 'and')}; here is another"
            problems.append(Problem("DET140", message, found[1].place, "keep one of them"))
    return problems


def _joined(names: tuple[str, ...], word: str) -> str:
    return f"{', '.join(quoted(name) for name in names[:-1])} {word} {quoted(names[-1])}"


def _missing(key: Key, what: str, spot: Place) -> Problem:
    return Problem("DET139", f"{what} needs {quoted(key.name)}", spot, f"{key.name}: {key.says}")
