"""What a decision maker wants where it is no list of statements: a ranking, pairs of states, or weights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from detente.model.conflict import Pairs, Preference, Ranking, Statements, Weights

if TYPE_CHECKING:
    from detente.report.html.links import Links

MOST: Final = 60
"""How many states, pairs or weights are told before the rest is only counted."""

_ABOVE: Final = Markup(" &gt; ")
_ALIKE: Final = Markup(" = ")
_NEXT: Final = Markup(", ")


def wanted(preference: Preference | None, links: Links) -> Markup:
    """A ranking, its groups best first, pairs, the better first, or weights, the heaviest first, safe for a page.

    States go by their names, linked to their rows.  Nothing for statements, which have rows of their own.
    """
    match preference:
        case Ranking(groups):
            most = _groups(groups)
            shown = [_ALIKE.join(_states(group, links)) for group in groups[:most]]
            return _ABOVE.join(shown) + _more(len(groups) - most, "group")
        case Pairs(pairs):
            shown = [_ABOVE.join(_states(pair, links)) for pair in pairs[:MOST]]
            return _NEXT.join(shown) + _more(len(pairs) - MOST, "pair")
        case Weights(weights):
            heaviest = sorted(weights, key=lambda each: -abs(each[1]))
            shown = [links.text(f"{statement}: {weight}") for statement, weight in heaviest[:MOST]]
            return Markup("; ").join(shown) + _more(len(weights) - MOST, "weight")
        case Statements() | None:
            return Markup()


def _groups(groups: Sequence[Sequence[str]]) -> int:
    """How many groups are told: whole ones, and one at least."""
    told = 0
    for number, group in enumerate(groups):
        told += len(group)
        if told > MOST:
            return max(1, number)
    return len(groups)


def _states(names: Iterable[str], links: Links) -> Iterator[Markup]:
    """States by their names; patterns that fit several as they are."""
    for name in names:
        found = [] if links.states.named(name) is not None else links.states.matching(name).tolist()
        yield links.state(links.states.name(found[0]) if len(found) == 1 else name)


def _more(left: int, what: str) -> Markup:
    return Markup(" and {:,} more {}{}").format(left, what, "" if left == 1 else "s") if left > 0 else Markup()
