"""Pairing: which part of one conflict is which part of another, kind by kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.cite import Grounds
from detente.insight.comparing.cells import Key, Parts
from detente.insight.comparing.needing import Names, claimed, taken
from detente.insight.comparing.saying import claim_saying, patch_saying, saying
from detente.model.conflict import Conflict, Option

Own = Mapping[str, str]
Known = Callable[[Grounds], Names]

_NUMBERED = re.compile(r"(.+)\.([1-9]\d*)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A part that is to be paired: its name, and its keys, of which the first that is equal pairs it; None never is.

    Keys that are `weak`, an id or a place in a list, pair only what is *alike*: what speaks of an option, or rests on a
    passage, that the other does too.  A K1 is in every account.  `speaks`: the options and the passages.
    """

    name: str
    keys: tuple[Hashable | None, ...]
    weak: tuple[Hashable | None, ...] = ()
    speaks: frozenset[Hashable] = frozenset()

    def alike(self, other: Entry) -> bool:
        """Whether two speak of something in common, or neither of anything."""
        return bool(self.speaks & other.speaks) or not (self.speaks or other.speaks)


def paired(mine: Sequence[Entry], theirs: Sequence[Entry], forced: Mapping[str, str]) -> dict[str, str]:
    """The parts that belong together, by their names in the first list: as `forced`, then key by key, in order.

    >>> a, b = [Entry("W1", ("W1",)), Entry("W2", ("W2",))], [Entry("W2", ("W2",)), Entry("N1", ("N1",))]
    >>> paired(a, b, {"W1": "N1"})
    {'W1': 'N1', 'W2': 'W2'}
    """
    known = {entry.name for entry in theirs}
    found = {e.name: forced[e.name] for e in mine if forced.get(e.name) in known}
    sure = max((len(e.keys) for e in (*mine, *theirs)), default=0)
    weak = max((len(e.weak) for e in (*mine, *theirs)), default=0)
    for rank in range(sure + weak):
        taken_ = set(found.values())
        free: dict[Hashable, list[Entry]] = {}
        for entry in theirs:
            key = (*entry.keys, *entry.weak)[rank]
            if entry.name not in taken_ and key is not None:
                free.setdefault(key, []).append(entry)
        for entry in mine:
            if entry.name in found:
                continue
            others = free.get((*entry.keys, *entry.weak)[rank], [])
            other = next((each for each in others if rank < sure or entry.alike(each)), None)
            if other is not None:
                found[entry.name] = other.name
                others.remove(other)
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


def levels(conflict: Conflict) -> list[Entry]:
    """The levels of ladders, as `option=level`, by name."""
    ladders = (option for option in conflict.options if option.ladder)
    return [Entry(name, (name,)) for option in ladders for name in (f"{option.key}={each}" for each in option.levels)]


def states(conflict: Conflict) -> list[Entry]:
    """Named states of options that are called alike: by name and what holds, by what holds, by name, by text."""
    found = []
    for state in conflict.states or ():
        held = None if state.pattern is None else _held(state.pattern, conflict.options)
        found.append(Entry(state.name, ((state.name, held), held, state.name, folded(state.text))))
    return found


def _held(pattern: str, options: Sequence[Option]) -> Hashable:
    """What a pattern says of options, whatever their order."""
    signs = ((o.key, o.levels[int(s)] if s.isdigit() else s) for o, s in zip(options, pattern, strict=True) if s != "-")
    return frozenset(signs)


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


def _spoken(names: Names, grounds: Grounds, known: Known) -> frozenset[Hashable]:
    """What a part speaks of and rests on: the options among the names that it takes, else whatever it takes."""
    told: Names = set()
    for name in names:
        match name:
            case (("option" | "level"), option, *_):
                told.add(("option", option))
            case (("part" | "variant"), _):
                told.add(name)
    return frozenset((told or names) | known(grounds))


def _by_saying(
    kind: str, name: str, said: Hashable, home: Hashable, homes: Iterable[str], speaks: frozenset[Hashable]
) -> Entry:
    """By name and saying, by saying; and where it is alike by name, then by place in the list."""
    given, place = named(name, *homes)
    weak = (None if given is None else (home, given), None if place is None else (home, kind, place))
    return Entry(name, ((home, name, said), (home, said)), weak, speaks)


def _listed(conflict: Conflict, key: Key, said: Hashable, grounds: Grounds, known: Known, home: str) -> Entry:
    """A part of a list that is nobody's own."""
    return _by_saying(key[0], key[1], said, None, (home,), _spoken(taken(key, Parts(conflict)), grounds, known))


def statements(conflict: Conflict, own: Own, known: Known) -> list[Entry]:
    """Wants of decision makers that are called alike; `own`: what each decision maker is called in its own file."""
    parts = Parts(conflict)
    return [
        _by_saying(
            "statement",
            want.id,
            saying(want.statement),
            dm,
            (dm, own.get(dm, dm)),
            _spoken(taken(("statement", want.id), parts), want.grounds, known),
        )
        for dm, want in conflict.wants()
    ]


def rules(conflict: Conflict, known: Known) -> list[Entry]:
    """Infeasible rules."""
    return [
        _listed(conflict, ("rule", r.id), saying(r.when), r.grounds, known, "infeasible") for r in conflict.infeasible
    ]


def consequences(conflict: Conflict, known: Known) -> list[Entry]:
    """Consequences."""
    return [
        _listed(conflict, ("consequence", c.id), (saying(c.when), frozenset(c.set)), c.grounds, known, "consequences")
        for c in conflict.consequences
    ]


def readings(conflict: Conflict, known: Known) -> list[Entry]:
    """Contested readings of the status quo."""
    entries = conflict.status_quo.contested if conflict.status_quo else ()
    return [_listed(conflict, ("reading", c.id), frozenset(c.set), c.grounds, known, "contested") for c in entries]


def beliefs(conflict: Conflict, known: Known) -> list[Entry]:
    """Beliefs of holders that are called alike."""
    parts = Parts(conflict)
    return [
        _by_saying(
            "belief",
            b.id,
            patch_saying(b.change),
            b.holder,
            ("beliefs",),
            _spoken(taken(("belief", b.id), parts), b.grounds, known),
        )
        for b in conflict.beliefs
    ]


def variants(conflict: Conflict) -> list[Entry]:
    """Variants: by name, then by what they change."""
    return [Entry(v.id, (v.id, patch_saying(v.change))) for v in conflict.variants]


def claims(conflict: Conflict, known: Known) -> list[Entry]:
    """Claims: as other parts, and by their words before their names."""
    found = []
    for claim in conflict.claims:
        speaks = _spoken(claimed(claim.says), claim.grounds, known)
        entry = _by_saying("claim", claim.id, claim_saying(claim.says), None, ("claims",), speaks)
        words = folded(claim.text)
        found.append(replace(entry, keys=(*entry.keys, words and (claim.id, words), words)))
    return found


def questions(conflict: Conflict, known: Known) -> list[Entry]:
    """Questions, by what they ask like other parts by what they say."""
    return [
        _by_saying("question", q.id, folded(q.ask), None, ("questions",), frozenset(q.about) | known(Grounds(q.cites)))
        for q in conflict.questions
    ]
