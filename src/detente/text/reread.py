"""Reading again: which sentences of an earlier reading stand where in a text that has changed, told by their hashes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from detente.text.document import Document


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What became of a sentence: its `number` now, None where it is gone, or where any of `candidates` may be it."""

    fate: Literal["unchanged", "moved", "gone", "ambiguous"]
    number: int | None = None
    candidates: tuple[int, ...] = ()


def whereabouts(old: Sequence[tuple[int, str]], new: Document) -> dict[int, Whereabouts]:
    """Where the sentences of an earlier reading, given as (number, hash) in order, stand in the new one, by number.

    What is alike at the beginning of both readings has not moved, and what is alike at the end has moved as one piece;
    between them a hash that stands once in each reading tells the sentence, and one that is repeated does not.
    A sentence in which a single character has changed is gone.  Cost: linear.

    >>> from detente.text.document import document
    >>> old = [(s.number, s.hash) for s in document(b"Talks ended. Nobody gained.", "old.txt").sentences]
    >>> new = document(b"At last. Talks ended. Nobody won.", "new.txt")
    >>> [(number, found.fate, found.number) for number, found in whereabouts(old, new).items()]
    [(1, 'moved', 2), (2, 'gone', None)]
    """
    return found_again(old, [(sentence.number, sentence.hash) for sentence in new.sentences])


def found_again(old: Sequence[tuple[int, str]], now: Sequence[tuple[int, str]]) -> dict[int, Whereabouts]:
    """Where the sentences of an earlier reading stand in a later one, both given as (number, hash), as `whereabouts`.

    >>> found_again([(1, "a"), (2, "b")], [(1, "b")])[2]
    Whereabouts(fate='moved', number=1, candidates=())
    """
    head = _alike(old, now)
    tail = _alike(old[head:][::-1], now[head:][::-1])
    found = {then: _stands(then, there) for (then, _), (there, _) in zip(old[:head], now[:head], strict=True)}
    found |= _by_hash(old[head : len(old) - tail], now[head : len(now) - tail])
    ends = zip(old[len(old) - tail :], now[len(now) - tail :], strict=True)
    return found | {then: _stands(then, there) for (then, _), (there, _) in ends}


def _by_hash(old: Sequence[tuple[int, str]], now: Sequence[tuple[int, str]]) -> dict[int, Whereabouts]:
    times = Counter(code for _, code in old)
    places: dict[str, list[int]] = {}
    for number, code in now:
        places.setdefault(code, []).append(number)
    # One object for all sentences of a hash, since a text may repeat one sentence without end.
    several = {
        code: Whereabouts("ambiguous", candidates=tuple(numbers))
        for code, numbers in places.items()
        if times[code] > 1 or len(numbers) > 1
    }
    gone = Whereabouts("gone")
    return {
        number: several[code] if code in several else _stands(number, places[code][0]) if code in places else gone
        for number, code in old
    }


def _stands(then: int, now: int) -> Whereabouts:
    return Whereabouts("unchanged" if then == now else "moved", now)


def _alike(one: Sequence[tuple[int, str]], other: Sequence[tuple[int, str]]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0][1] == pair[1][1], zip(one, other, strict=False)))
