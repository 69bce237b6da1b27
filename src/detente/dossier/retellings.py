"""Retellings: the same event told twice, in one text or in two, becomes one by `same_as`; when in doubt it stays two.

Two events are one where their category, words, parties, times, places and sizes go together, and where either the
later one takes the act as known ("the talks", "Norland's annexation"), or both tell the same thing of the same sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from detente.dossier.items import FACTS, Event, Line, When

# An event is compared with at most so many earlier ones of its category, the latest first.
CANDIDATES: Final = 40
# Two words are forms of one another if they begin alike so far: "invade" and "invasion", "annexed" and "annexation".
STEM: Final = 4
# So much of what two phrases say must be shared for them to tell the same thing.
SHARED: Final = 0.5

_DEFINITE = re.compile(
    r"(?:\b(?:the|this|these|those|its|their|his|her|both|said|last|latest|week|month|year)|[’']s?)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(
    r"\b(?:a|an|another|other|any|further|more|new|no|fresh|second|third|next|every|each|some)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_EMPTY = frozenset(
    {
        *("begin", "began", "carried", "carry", "conduct", "from", "give", "gave", "have", "held", "hold", "launch"),
        *("launched", "made", "make", "off", "open", "over", "round", "series", "stage", "staged", "start", "started"),
        *("take", "that", "the", "took", "with", "against", "into", "their", "this", "between", "will", "would"),
    }
)
_MEETING = frozenset({"talk", "disc", "nego", "meet", "dial", "cons", "summ", "roun", "conf"})


def retold(
    events: Sequence[Event], lines: Iterable[Line] = (), members: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[Event, ...]:
    """The events, in the same order, each that retells an earlier one with the id of that one in `same_as`.

    `lines` are the sentences, which show whether a noun is definite; without them none is.  `members` gives the members
    of coalitions by id: what a coalition did may be told of a member.  `same_as` names the first telling.
    Each event is compared with at most `CANDIDATES` others.
    """
    text_of = {line.id: line for line in lines}
    first_of: dict[str, Event] = {}
    earlier: dict[str, list[Event]] = {}
    found: list[Event] = []
    for event in events:
        pool = earlier.setdefault(event.category, [])
        match = _earlier(event, pool[-CANDIDATES:], _is_definite(event, text_of), members or {}, first_of)
        if match is None or event.same_as is not None:
            found.append(event)
        else:
            other, why = match
            root = first_of.get(other.id, other)
            first_of[event.id] = root
            note = f"retells {root.id}: {why}"
            origin = replace(event.origin, why=f"{event.origin.why}; {note}" if event.origin.why else note)
            found.append(replace(event, same_as=root.id, origin=origin))
        pool.append(event)
    return tuple(found)


def _earlier(
    event: Event,
    pool: Sequence[Event],
    definite: bool,
    members: Mapping[str, tuple[str, ...]],
    first_of: Mapping[str, Event],
) -> tuple[Event, str] | None:
    fitting = [other for other in reversed(pool) if _goes_with(event, other, members)]
    for other in fitting:
        if _tells_the_same(event, other):
            return other, "the same act by the same sides" + _hedge(event, other)
    if not definite:
        return None
    near = [other for other in fitting if _text(other) == _text(event)]
    named = [other for other in near if event.actors and _same_side(event.actors, other.actors, members)]
    chosen = (named or _told_elsewhere(event, fitting)) if event.actors else near
    # "The talks" may be any talks told before: they are these only if there is but one act to choose from.
    if len({first_of.get(other.id, other).id for other in chosen}) != 1:
        return None
    return chosen[0], "told as known" + _hedge(event, chosen[0])


def _told_elsewhere(event: Event, fitting: Sequence[Event]) -> list[Event]:
    """The acts of other texts that a noun with its doer takes as known: "Norland's attack on the port" is that attack.

    The doers must be the same, and what is done be told in the same words.
    """
    said = _content(event)
    return [
        other
        for other in fitting
        if _text(other) != _text(event)
        and set(other.actors) == set(event.actors)
        and len(said) > 1
        and len(said & _content(other)) / max(1, len(said | _content(other))) >= SHARED
    ]


def _hedge(event: Event, other: Event) -> str:
    if (event.factuality in FACTS) == (other.factuality in FACTS):
        return ""
    return f"; {other.factuality} there, {event.factuality} here"


def _goes_with(event: Event, other: Event, members: Mapping[str, tuple[str, ...]]) -> bool:
    return (
        (event.mode is None or other.mode is None or event.mode == other.mode)
        and _factualities_fit(event, other)
        and (not event.actors or not other.actors or _same_side(event.actors, other.actors, members))
        and _sides_fit(event.recipients, other.recipients, members)
        and _times_fit(event.when, other.when)
        and (event.where is None or other.where is None or event.where.casefold() == other.where.casefold())
        and (event.size is None or other.size is None or event.size == other.size)
        and _same_word(event, other)
    )


def _factualities_fit(event: Event, other: Event) -> bool:
    """What is denied, conditional or foretold is no retelling of what was done, and one denial not of another act."""
    either = {event.factuality, other.factuality}
    return len(either) == 1 or either <= FACTS | {"alleged", "possible"}


def _tells_the_same(event: Event, other: Event) -> bool:
    """Whether both tell the same thing of the same sides, in so many of the same words."""
    if not event.actors or set(event.actors) != set(other.actors) or set(event.recipients) != set(other.recipients):
        return False
    timed = event.when is not None and other.when is not None and event.when.first is not None
    one, two = _content(event), _content(other)
    shared = len(one & two) / max(1, len(one | two))
    if event.category == "CONSULT":  # sides meet again and again
        return timed and shared >= SHARED
    if _text(event) == _text(other) and event.sentence == other.sentence:
        return False
    return shared >= SHARED and (timed or bool(event.recipients))


def _same_side(one: tuple[str, ...], two: tuple[str, ...], members: Mapping[str, tuple[str, ...]]) -> bool:
    few, many = sorted((set(one), set(two)), key=len)
    wide = many | {member for actor in many for member in members.get(actor, ())}
    narrow = few | {member for actor in few for member in members.get(actor, ())}
    return few <= wide or many <= narrow


def _sides_fit(one: tuple[str, ...], two: tuple[str, ...], members: Mapping[str, tuple[str, ...]]) -> bool:
    return not one or not two or _same_side(one, two, members)


def _times_fit(one: When | None, two: When | None) -> bool:
    if one is None or two is None:
        return True
    if one.first is None or two.first is None or one.last is None or two.last is None:
        return True
    return one.first <= two.last and two.first <= one.last


def _same_word(event: Event, other: Event) -> bool:
    one, two = _stems(event.quote.text), _stems(other.quote.text)
    if event.category == "CONSULT" and one & _MEETING and two & _MEETING:
        return True
    return bool(one & two)


@lru_cache(maxsize=4096)  # the same few phrases are compared again and again
def _stems(text: str) -> frozenset[str]:
    written = (word.casefold() for word in _WORD.findall(text))
    return frozenset(word[:STEM] for word in written if len(word) >= STEM and word not in _EMPTY)


def _content(event: Event) -> frozenset[str]:
    return _stems(event.what.text if event.what is not None else event.quote.text)


def _is_definite(event: Event, lines: Mapping[str, Line]) -> bool:
    line = lines.get(event.sentence)
    if line is None:
        return False
    before = line.quote.text[: event.quote.start - line.quote.start][-60:]
    return _DEFINITE.search(before) is not None and _INDEFINITE.search(before) is None


def _text(event: Event) -> str:
    return event.sentence.rpartition("#")[0]
