"""Pairing: which part of one conflict is which part of another, kind by kind."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.insight.comparing.saying import claim_saying, patch_saying, saying
from detente.model.conflict import Conflict

_NUMBERED = re.compile(r"(.+)\.([1-9]\d*)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A part that is to be paired: its name, and its keys, of which the first that is equal pairs it; None never is."""

    name: str
    keys: tuple[Hashable | None, ...]


def paired(mine: Sequence[Entry], theirs: Sequence[Entry], forced: Mapping[str, str]) -> dict[str, str]:
    """The parts that belong together, by their names in the first list: as `forced`, then key by key, in order.

    >>> a, b = [Entry("W1", ("W1",)), Entry("W2", ("W2",))], [Entry("W2", ("W2",)), Entry("N1", ("N1",))]
    >>> paired(a, b, {"W1": "N1"})
    {'W1': 'N1', 'W2': 'W2'}
    """
    known = {entry.name for entry in theirs}
    found = {e.name: forced[e.name] for e in mine if forced.get(e.name) in known}
    for rank in range(max((len(e.keys) for e in (*mine, *theirs)), default=0)):
        taken = set(found.values())
        free: dict[Hashable, list[str]] = {}
        for entry in theirs:
            if entry.name not in taken and entry.keys[rank] is not None:
                free.setdefault(entry.keys[rank], []).append(entry.name)
        for entry in mine:
            if entry.name not in found and entry.keys[rank] is not None and free.get(entry.keys[rank]):
                found[entry.name] = free[entry.keys[rank]].pop(0)
    return {entry.name: found[entry.name] for entry in mine if entry.name in found}


def named(name: str, *homes: str) -> tuple[Hashable | None, Hashable | None]:
    """A name as a key where somebody gave it, and where it only says at which place of a list the part stands.

    >>> named("W3", "west"), named("west.3", "west")
    (('W3', None), (None, '3'))
    """
    numbered = _NUMBERED.fullmatch(name)
    return (None, numbered[2]) if numbered and numbered[1] in homes else (name, None)


def folded(text: str) -> Hashable | None:
    """A text as a key, whatever its blanks and capitals; None for no text."""
    return " ".join(text.split()).casefold() or None


def makers(conflict: Conflict) -> list[Entry]:
    """Decision makers: by id, then by name, then the id of one by the name of the other."""
    return [Entry(dm.id, (dm.id, folded(dm.name))) for dm in conflict.decision_makers]


def options(conflict: Conflict) -> list[Entry]:
    """Options of decision makers that are called alike: by key, then by text."""
    found = []
    for option in conflict.options:
        owner, text = option.key.partition(".")[0], folded(option.text)
        found.append(Entry(option.key, (option.key, None if text is None else (owner, text))))
    return found


def states(conflict: Conflict) -> list[Entry]:
    """Named states: by name, then by text."""
    return [Entry(state.name, (state.name, folded(state.text))) for state in conflict.states or ()]


def sources(conflict: Conflict) -> list[Entry]:
    """Sources: by id and checksum, by checksum, by id, by file."""
    return [
        Entry(s.id, ((s.id, s.sha256), s.sha256, s.id, s.file)) for s in conflict.sources
    ]  # fmt: skip


def forums(conflict: Conflict) -> list[Entry]:
    """Forums: by id, then by members and name, then by members."""
    return [
        Entry(f.id, (f.id, (frozenset(f.members), folded(f.name)), frozenset(f.members))) for f in conflict.forums
    ]  # fmt: skip


def _by_saying(kind: str, name: str, said: Hashable, home: Hashable, homes: Iterable[str]) -> Entry:
    """By name and saying, by saying, by name, by place in the list: what is said tells more than a number."""
    given, place = named(name, *homes)
    return Entry(
        name,
        (
            (home, name, said),
            (home, said),
            None if given is None else (home, given),
            None if place is None else (home, kind, place),
        ),
    )


def statements(conflict: Conflict, own: Mapping[str, str]) -> list[Entry]:
    """Wants of decision makers that are called alike; `own`: what each decision maker is called in its own file."""
    return [
        _by_saying("statement", want.id, saying(want.statement), dm, (dm, own.get(dm, dm)))
        for dm, want in conflict.wants()
    ]


def rules(conflict: Conflict) -> list[Entry]:
    """Infeasible rules."""
    return [_by_saying("rule", r.id, saying(r.when), None, ("infeasible",)) for r in conflict.infeasible]


def consequences(conflict: Conflict) -> list[Entry]:
    """Consequences."""
    return [
        _by_saying("consequence", c.id, (saying(c.when), frozenset(c.set)), None, ("consequences",))
        for c in conflict.consequences
    ]


def readings(conflict: Conflict) -> list[Entry]:
    """Contested readings of the status quo."""
    entries = conflict.status_quo.contested if conflict.status_quo else ()
    return [_by_saying("reading", c.id, frozenset(c.set), None, ("contested",)) for c in entries]


def beliefs(conflict: Conflict) -> list[Entry]:
    """Beliefs of holders that are called alike."""
    return [_by_saying("belief", b.id, patch_saying(b.change), b.holder, ("beliefs",)) for b in conflict.beliefs]


def variants(conflict: Conflict) -> list[Entry]:
    """Variants: by name, then by what they change."""
    return [Entry(v.id, (v.id, patch_saying(v.change))) for v in conflict.variants]


def claims(conflict: Conflict) -> list[Entry]:
    """Claims: as other parts, and by their words before the place in the list."""
    found = []
    for claim in conflict.claims:
        entry = _by_saying("claim", claim.id, claim_saying(claim.says), None, ("claims",))
        found.append(Entry(claim.id, (*entry.keys[:3], folded(claim.text), entry.keys[3])))
    return found


def questions(conflict: Conflict) -> list[Entry]:
    """Questions, by what they ask like other parts by what they say."""
    return [_by_saying("question", q.id, folded(q.ask), None, ("questions",)) for q in conflict.questions]
