"""The difference of two conflicts: two versions of one model, or a model before and after a change or an import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import get_args

from detente.errors import UnknownName, insist
from detente.graph.sequences import LIMIT_MATRIX
from detente.graph.unfold import LIMIT, LIMIT_MOVES
from detente.insight.comparing.compared import Side
from detente.insight.diffing.diffed import Diff, Only
from detente.insight.diffing.parting import pair
from detente.insight.diffing.resulting import Asked, Sized, results, solved
from detente.insight.fingerprint import model_sha256
from detente.insight.parts import proposals
from detente.model.conflict import Conflict
from detente.stability.reading import DEFAULT, Reading
from detente.stability.solve import CONCEPTS

NO_NAMES: Mapping[str, str] = MappingProxyType({})


def diff(
    a: Conflict,
    b: Conflict,
    *,
    only: Only | None = None,
    mapping: Mapping[str, str] = NO_NAMES,
    concepts: str | Sequence[str] | None = None,
    concept: str = "SEQ",
    reading: Reading = DEFAULT,
    limit: int = LIMIT,
    limit_moves: int = LIMIT_MOVES,
    limit_matrix: int = LIMIT_MATRIX,
    most: int | None = None,
    sized: Sized | None = None,
) -> Diff:
    """What was removed, added and changed from one conflict to another, where it stands, and what that did to results.

    `only`: *model*, the parts alone, or *results*.  `mapping`: what parts of a are called in b, as for `compare`.
    `concepts`: whose equilibria are told apart, all by default; `concept`: the one by which claims are judged.
    `most`: how many equilibria are listed of those that are gone, new, or so under other concepts; all by default.
    `reading`, `limit`, `limit_moves`, `limit_matrix`, `sized`: as for `unfold` and `solve`.

    Both are solved once, in their preferences as they are listed; not at all where the models are the same, unless
    only results are asked for.  What cannot be solved, or is too large, is said, and the parts are compared all the
    same.  Which differences explain a verdict is for `compare` to find.
    Raises ConflictError for a mapping that does not fit (DET533 to DET536), UnknownName for a concept, and for `only`;
    ValueError for a `most` below 0.

    >>> import detente as dt
    >>> ferry = dt.load("ferry")
    >>> dt.diff(ferry, ferry).same
    True
    >>> dt.diff(ferry, dt.variant(ferry, "work_first"), only="model")
    <Diff: 0 removed, 0 added, 2 changed>
    """
    for each in (a, b):
        insist(each, Conflict, "diff takes two conflicts: diff(load(path), load(path))")
    if only is not None and only not in get_args(Only):
        raise UnknownName.among("part of a diff", only, get_args(Only))
    if most is not None and most < 0:
        raise ValueError("most says how many equilibria are listed at most: 0 or more, or None for all")
    key = CONCEPTS[concept].key
    named = [concepts] if isinstance(concepts, str) else concepts
    keys = None if named is None else tuple(CONCEPTS[each].key for each in named)
    both = pair(a, b, mapping, limit=limit, limit_moves=limit_moves)
    with_parts = only != "results"
    parts = both.parts() if with_parts else ()
    renamed = tuple(both.renamed()) if with_parts else ()
    found = None
    if only == "results" or (only is None and (parts or renamed)):
        asked = Asked(keys, key, reading, limit, limit_moves, limit_matrix, sized)
        called = {kind: {own: name for name, own in names.items()} for kind, names in both.of.own.items()}
        strangers = both.matching == "strangers"
        found = results(solved(a, {}, asked), solved(b, called, asked), most=most, strangers=strangers)
    uncited, cited = both.cited() if with_parts else ((), ())
    return Diff(
        _side(a),
        _side(b),
        both.matching,
        renamed,
        parts,
        both.moved() if with_parts else (),
        uncited,
        cited,
        found,
        only,
        key,
        reading,
    )


def _side(conflict: Conflict) -> Side:
    proposed = sum(1 for _ in proposals(conflict))
    return Side(conflict.title, conflict.date or "", model_sha256(conflict), proposed)
