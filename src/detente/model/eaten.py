"""Eaten claims: what braces and brackets of YAML make of an unquoted claim, `{says: f(a, b)}`, found and named.

Inside braces and brackets a comma ends a text, so that the claim falls into pieces: the key `says` with the text
`f(a`, and a key `b)` with nothing.  The pieces are one problem, and are taken out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from detente.errors import Problem, quoted
from detente.model.nodes import Broken, Leaf, Node, Series, Table

Pair = tuple[Node, Node]


def mended_pairs(pairs: Sequence[Pair], problems: list[Problem]) -> list[Pair]:
    """The keys and values of a mapping in braces, with what was eaten replaced by one broken value."""
    whole: list[Pair] = []
    at = 0
    while at < len(pairs):
        key, value = pairs[at]
        opened = next((leaf for leaf in (key, value) if isinstance(leaf, Leaf) and _open(leaf) > 0), None)
        used = _eaten([key, value], pairs[at + 1 :]) if opened else 0
        if opened and used:
            problems.append(_problem(opened))
            whole.append((key if opened is value else Broken(key.place), Broken(value.place)))
        else:
            whole.append((key, value))
        at += 1 + used
    return whole


def mended_items(items: Sequence[Node], problems: list[Problem]) -> list[Node]:
    """The items of a list in brackets, with what was eaten replaced by one broken item."""
    whole: list[Node] = []
    at = 0
    while at < len(items):
        item = items[at]
        used = 0
        if isinstance(item, Leaf) and _open(item) > 0:
            used = _eaten([item], [(later,) for later in items[at + 1 :]])
            if used:
                problems.append(_problem(item))
                item = Broken(item.place)
        whole.append(item)
        at += 1 + used
    return whole


def _eaten(own: Sequence[Node], later: Sequence[Sequence[Node]]) -> int:
    """How many later parts it takes until every parenthesis is closed; 0 if they never are."""
    balance = sum(_open(leaf) for node in own for leaf in _leaves(node))
    for used, part in enumerate(later, 1):
        balance += sum(_open(leaf) for node in part for leaf in _leaves(node))
        if balance <= 0:
            return used
    return 0


def _leaves(node: Node) -> list[Leaf]:
    """The plain texts of a fragment: a leaf, or the pair of one key and value that brackets make of `a: b`."""
    match node:
        case Leaf():
            return [node]
        case Table(entries):
            return list(chain.from_iterable((e.key, *_leaves(e.value)) for e in entries))
        case Series() | Broken():
            return []


def _open(leaf: Leaf) -> int:
    return 0 if leaf.style else leaf.text.count("(") - leaf.text.count(")")


def _problem(leaf: Leaf) -> Problem:
    message = f"inside braces and brackets a comma ends a text, so YAML ends this one at {quoted(leaf.text)}"
    return Problem("DET127", message, leaf.place, "put the claim in quotes")
