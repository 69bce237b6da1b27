"""Deeds: the options of a draft, each gathered from all that the texts say of one act of one decision maker."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from detente.cite import Quote
from detente.dossier.items import Event
from detente.model.conflict import JOINT
from detente.model.drafting.acts import option_name, option_verb
from detente.model.drafting.names import Namer, identifier
from detente.model.drafting.taken import Taken, shown
from detente.model.drafting.uses import Use
from detente.model.statement import Test

_BASE = re.compile(
    r"\b(?:to|will|would|can|could|may|might|must|shall|should|cannot|['’]t|not)\s+(?:(?:not|never|also|soon|now)\s+)*$",
    re.IGNORECASE,
)
_EMPTY_VERBS = {
    *("be", "do", "have", "make", "take", "get", "give", "go", "come", "use", "begin", "start", "stop", "end", "keep"),
    *("plan", "prepare", "continue", "try", "want", "seek"),
}


@dataclass(frozen=True, slots=True)
class Deed:
    """An option in the making: who can do what towards whom, and the uses that say so.

    `owners` has one decision maker, or for a joint option several.
    """

    key: str
    owners: tuple[str, ...]
    category: str
    mode: str | None
    towards: frozenset[str]
    uses: tuple[Use, ...]
    text: str = ""

    @property
    def test(self) -> Test:
        """The statement that the option holds."""
        return Test(self.key)

    @property
    def joint(self) -> bool:
        """Whether several own it."""
        return len(self.owners) > 1

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that speak of it, in the order of the text."""
        return tuple(dict.fromkeys(use.event for use in self.uses))


@dataclass(slots=True)
class _Group:
    owners: tuple[str, ...]
    category: str
    mode: str | None
    towards: frozenset[str]
    contexts: frozenset[str]
    uses: list[Use] = field(default_factory=list)

    def takes(self, use: Use) -> bool:
        """Whether the use may speak of the same option: nothing that both say differs."""
        mode = use.mode if use.category != "CONCEDE" else None
        return (
            (mode is None or self.mode is None or mode == self.mode or self.category == "CONCEDE")
            and (not use.towards or not self.towards or bool(use.towards & self.towards))
            and (
                self.category != "CONCEDE"
                or not use.contexts
                or not self.contexts
                or bool(use.contexts & self.contexts)
            )
        )

    def add(self, use: Use) -> None:
        self.uses.append(use)
        self.towards |= use.towards
        self.contexts |= use.contexts if not self.contexts else frozenset()
        self.mode = self.mode or use.mode


def deeds(found: Iterable[Use], taken: Taken, called: Mapping[str, str]) -> tuple[Deed, ...]:
    """The options that the uses speak of, in the order of the text; `called` gives the decision makers' names in words.

    Uses of one category by one owner are of one option unless they differ in mode or are done to different others;
    what one concedes is besides told apart by the contexts of what was demanded.  A use that leaves the mode open goes
    to the option with a mode where there is exactly one.  War that nobody starts alone makes no option.
    """
    kept = tuple(found)
    groups: dict[tuple[tuple[str, ...], str], list[_Group]] = {}
    # What says most comes first, so that what leaves something open can be held against it.
    for use in sorted((use for use in kept if use.role != "war"), key=_openness):
        listed = groups.setdefault((use.owners, use.category), [])
        fitting = [group for group in listed if group.takes(use)]
        exact = [group for group in fitting if group.mode == use.mode]
        group = exact[0] if exact else fitting[0] if len(fitting) == 1 else None
        if group is None:
            group = _Group(use.owners, use.category, use.mode, use.towards, use.contexts)
            listed.append(group)
        group.add(use)
    _go_to_war(kept, groups)
    return _named([group for listed in groups.values() for group in listed], taken, called)


def _go_to_war(kept: tuple[Use, ...], groups: Mapping[tuple[tuple[str, ...], str], list[_Group]]) -> None:
    """Let every war speak of the options by which each party would be in it.

    That is an attack of its own; a party without one is in it by aiding whom another party of the war attacks.
    """
    for use in kept:
        if use.role != "war":
            continue
        parts = groups.get((use.owners, "ASSAULT"), [])
        if not parts:
            attacks = [group for other in use.towards for group in groups.get(((other,), "ASSAULT"), [])]
            attacked = {name for group in attacks for name in group.towards}
            parts = [group for group in groups.get((use.owners, "AID"), []) if group.towards & attacked]
        for group in parts:
            group.uses.append(use)


def _openness(use: Use) -> tuple[bool, bool, bool]:
    return use.mode is None and use.category != "CONCEDE", use.role != "asked", not use.towards


def _named(groups: list[_Group], taken: Taken, called: Mapping[str, str]) -> tuple[Deed, ...]:
    namers: dict[str, Namer] = {}
    sentences = {line.id: line.quote for line in taken.dossier.sentences}
    told = _told(taken)
    listed = sorted(groups, key=lambda group: min(use.place for use in group.uses))
    stems = [(group.owners, _stem(group, sentences)) for group in listed]
    alike = Counter(stems)
    made = []
    for group, (owners, stem) in zip(listed, stems, strict=True):
        owner = owners[0] if len(owners) == 1 else JOINT
        # Where two options would have one name, each says to whom it is done.
        more = [f"{stem}_{name}" for name in (*sorted(group.towards)[:1], *sorted(group.contexts)[:1])]
        wanted = [*more, stem] if more and alike[owners, stem] > 1 else [stem, *more]
        name = namers.setdefault(owner, Namer()).name(*wanted)
        spoken = tuple(sorted(group.uses, key=lambda use: use.place))
        text = _text(group, spoken, called, told)
        made.append(Deed(f"{owner}.{name}", owners, group.category, group.mode, group.towards, spoken, text))
    return tuple(made)


def _told(taken: Taken) -> dict[str, Quote]:
    """For each event the passage of a demand that speaks of it, else the shortest of a claim around its trigger."""
    events = {event.id: event.quote for event in taken.events}
    found: dict[str, tuple[bool, int, Quote]] = {}
    for claim in taken.claims:
        for name in claim.events:
            trigger, passage = events.get(name), claim.quote
            around = trigger is not None and passage.start <= trigger.start and trigger.end <= passage.end
            if around or (claim.act == "DEMAND" and trigger is not None):
                one = (claim.act != "DEMAND", len(passage.text), passage)
                found[name] = min(found.get(name, one), one, key=lambda each: each[:2])
    return {name: passage for name, (_, _, passage) in found.items()}


def _stem(group: _Group, sentences: Mapping[str, Quote]) -> str:
    """What the option is called before anybody asks whether another one is called so."""
    if group.category == "CONCEDE" and any(use.role == "asked" for use in group.uses):
        return option_name("CONCEDE", None)
    return _verb(sorted(group.uses, key=lambda use: use.place), sentences) or option_name(group.category, group.mode)


def _verb(spoken: Iterable[Use], sentences: Mapping[str, Quote]) -> str | None:
    """The trigger as a name, where it is a single verb in its base form: behind "to" or a word such as "might"."""
    for use in spoken:
        trigger, sentence = use.event.quote, sentences.get(use.event.sentence)
        if use.role != "does" or sentence is None or use.category in ("CONSULT", "CONCEDE"):
            continue
        word = trigger.text.lower()
        before = sentence.text[: max(0, trigger.start - sentence.start)]
        if word.isascii() and word.isalpha() and word not in _EMPTY_VERBS and _BASE.search(before[-40:]):
            return identifier(word, "act")
    return None


def _text(group: _Group, spoken: tuple[Use, ...], called: Mapping[str, str], told: Mapping[str, Quote]) -> str:
    """The option in words: what its category is, to whom, and the words of the first event that says most."""
    to = ", ".join(called.get(name, name) for name in sorted(group.towards))
    plain = f"{option_verb(group.category)}{f' ({to})' if to else ''}"
    if group.category == "CONSULT":
        return plain
    best = min(spoken, key=lambda use: (use.role not in ("does", "asks", "asked"), use.event.what is None))
    quote = best.event.what or told.get(best.event.id) or best.event.quote
    return f"{plain}: “{shown(quote.text, 160)}”"
