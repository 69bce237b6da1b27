"""What only stands elsewhere: lists and words in another order, which changes nothing; and wants, where it does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from detente.insight.comparing.compared import Change, Difference
from detente.model.conflict import Conflict, Statements

_WORD = re.compile(r"[^\s,;()]+")


def reranked(a: Conflict, b: Conflict) -> Iterator[Difference]:
    """The decision makers whose wants, of those that both have, stand in another order of importance.

    What stands first and last in both is left out.
    """
    for dm, preference in a.preferences.items():
        other = b.preferences.get(dm)
        if not (isinstance(preference, Statements) and isinstance(other, Statements)):
            continue
        mine, theirs = ([want.id for want in each.wants] for each in (preference, other))
        x, y = _between([name for name in mine if name in theirs], [name for name in theirs if name in mine])
        if x != y:
            change = Change("order", ", ".join(x), ", ".join(y))
            yield Difference("order", f"statements of {dm}", dm, "both", change.a, change.b, (change,), None, None)


def _between(x: list[str], y: list[str]) -> tuple[list[str], list[str]]:
    """Two orders of the same names without what both begin and end with."""
    differing = [n for n, (one, other) in enumerate(zip(x, y, strict=True)) if one != other]
    return (x[differing[0] : differing[-1] + 1], y[differing[0] : differing[-1] + 1]) if differing else ([], [])


def moved(a: Conflict, b: Conflict) -> Iterator[str]:
    """The lists of two conflicts of the same names in which what both have only stands in another order."""
    mine, theirs = _lists(a), _lists(b)
    for name, names in mine.items():
        others = theirs.get(name, ())
        if [each for each in names if each in others] != [each for each in others if each in names]:
            yield name


def _lists(conflict: Conflict) -> Mapping[str, tuple[str, ...]]:
    """The lists of which the order changes no meaning, though states are numbered by that of options."""
    quo = conflict.status_quo
    return {
        "decision makers": tuple(dm.id for dm in conflict.decision_makers),
        **{f"options of {dm.id}": tuple(option.key for option in dm.options) for dm in conflict.decision_makers},
        "joint options": tuple(option.key for option in conflict.joint_options),
        "sources": tuple(source.id for source in conflict.sources),
        "states": tuple(state.name for state in conflict.states or ()),
        "rules": tuple(rule.id for rule in conflict.infeasible),
        "forums": tuple(forum.id for forum in conflict.forums),
        "readings": tuple(entry.id for entry in (quo.contested if quo else ())),
        "preferences": tuple(conflict.preferences),
        "attitudes": tuple(f"{each.holder}.{each.towards}" for each in conflict.attitudes),
        "variants": tuple(variant.id for variant in conflict.variants),
        "claims": tuple(claim.id for claim in conflict.claims),
        "questions": tuple(question.id for question in conflict.questions),
    }


def settled(difference: Difference) -> Difference | None:
    """A difference without changes of which only the order of the words is another; None where nothing is left.

    Only what means the same counts as such a change (`words`).
    """
    kept = tuple(c for c in difference.changes if c.what != "words" or sorted(_words(c.a)) != sorted(_words(c.b)))
    if difference.where == "both" and not kept:
        return None
    return replace(difference, changes=kept)


def _words(text: str) -> list[str]:
    return _WORD.findall(text)
