"""Where the dispute stands: what is being done, what some say is being done, and what cannot be done at all."""

from __future__ import annotations

from dataclasses import dataclass, replace

from detente.dossier.items import AUTHOR, FACTS, UNSPECIFIED, Claim, Event
from detente.model.conflict import Contested, Rule, StatusQuo
from detente.model.drafting.deeds import Deed
from detente.model.drafting.meaning import Meaning, is_inability, somebody, unable
from detente.model.drafting.taken import shown
from detente.model.drafting.uses import Use


@dataclass(frozen=True, slots=True)
class Standing:
    """The status quo and the rules, and what does not go together.

    `torn` are the deeds of which the texts say both that they are done and that they are not; `belied` are the claims
    of inability about something that is done, or that some say is done.
    """

    status_quo: StatusQuo
    rules: tuple[Rule, ...]
    torn: tuple[Deed, ...]
    belied: tuple[Claim, ...]


def standing(known: Meaning) -> Standing:
    """Where the dispute stands by the last word of the texts on each option; historical acts are not looked at.

    What is asserted or presupposed by the author, or by whoever does it, holds; what is denied, refused or ended does
    not.  What is alleged, or presupposed by somebody else alone, is one more reading, held by whoever says so.
    """
    demands = _demands(known)
    holds: list[str] = []
    resting: list[Event] = []
    torn: list[Deed] = []
    contested: list[Contested] = []
    for deed in known.deeds:
        says = [(use.event, sign) for use in deed.uses if (sign := _sign(use, known, demands)) is not None]
        resting += [event for event, _ in says]
        if len({sign for _, sign in says}) > 1:
            torn.append(deed)
        if says and says[-1][1]:
            holds.append(deed.key)
        else:
            contested += _contested(deed, known)
    held = {*holds, *(key for reading in contested for key, _ in reading.set)}
    rules, belied = _rules(held, known)
    grounds = known.taken.grounds(resting)
    if not resting:
        grounds = replace(grounds, assumed="no text says what is being done")
    numbered = tuple(replace(reading, id=f"contested.{number}") for number, reading in enumerate(contested, 1))
    quo = StatusQuo(tuple((key, "yes") for key in holds), None, numbered, grounds)
    return Standing(quo, rules, tuple(torn), belied)


def _sign(use: Use, known: Meaning, demands: frozenset[str]) -> bool | None:
    """Whether the event says that the option holds, or that it does not; None where it says neither."""
    event = use.event
    fact = event.factuality in FACTS
    match use.role:
        case "does" | "asks" if fact:
            vouched = _is_known(event, use, known) or (use.role == "asks" and event.id in demands)
            return True if vouched else None
        case "does" | "asks" if event.factuality == "counter":
            return False
        case "refuses" | "ends" if fact:
            return False
        case "ends" if event.factuality == "counter":
            return True
    return None


def _is_known(event: Event, use: Use, known: Meaning) -> bool:
    """Whether the author says so, or nobody in particular, or whoever does it."""
    return not somebody(event.reported_by) or bool(set(known.people.of([event.reported_by])) & set(use.owners))


def _demands(known: Meaning) -> frozenset[str]:
    """The requests of which a claim of the asker itself speaks: whoever reports them, they are made."""
    return frozenset(
        name
        for claim in known.taken.claims
        if claim.act == "DEMAND"
        for name in claim.events
        if name in known.events
        and set(known.people.of([claim.speaker])) & set(known.people.of(known.events[name].actors))
    )


def _contested(deed: Deed, known: Meaning) -> list[Contested]:
    """The readings in which the deed is done, by who holds them."""
    by_holder: dict[str, list[Event]] = {}
    for use in deed.uses:
        event = use.event
        reported = event.factuality in FACTS and not _is_known(event, use, known)
        if use.role in ("does", "asks") and (event.factuality == "alleged" or reported):
            by_holder.setdefault(_holder(event, known), []).append(event)
    return [
        Contested("", ((deed.key, "yes"),), holder, known.taken.grounds(events)) for holder, events in by_holder.items()
    ]


def _holder(event: Event, known: Meaning) -> str:
    """Who holds that the event took place, in words: "some in the West" where only some of an actor say so."""
    by = event.reported_by if somebody(event.reported_by) else None
    claims = [claim for claim in known.told.get(event.id, ()) if by is None or claim.speaker == by]
    named = [claim.speaker for claim in claims if somebody(claim.speaker)]
    part = next(
        (shown(claim.part) for claim in claims if claim.part and claim.speaker not in (AUTHOR, UNSPECIFIED)), ""
    )
    by = by or next(iter(named), None)
    if by is None:
        return "somebody whom the text does not name"
    name = known.taken.named(by)
    return f"{part[:1].lower()}{part[1:]} in {name}" if part else name


def _rules(held: set[str], known: Meaning) -> tuple[tuple[Rule, ...], tuple[Claim, ...]]:
    """The rules from what the author says that somebody cannot do; what somebody says of itself is no rule."""
    of: dict[Deed, list[Claim]] = {}
    belied = []
    for claim in known.taken.claims:
        if is_inability(claim) and claim.speaker == AUTHOR:
            for deed in unable(claim, known):
                if deed.key in held:
                    belied.append(claim)
                else:
                    of.setdefault(deed, []).append(claim)
    rules = tuple(
        Rule(f"infeasible.{number}", deed.test, shown(claims[0].quote.text), known.taken.grounds(claims))
        for number, (deed, claims) in enumerate(of.items(), 1)
    )
    return rules, tuple(belied)
