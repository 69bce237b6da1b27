"""Wishes: what each decision maker says that it wants, and what is said of its intentions, as preference statements.

Only what an actor says, or what is ascribed to it, makes a preference; what the author thinks of it never does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.cite import Basis
from detente.dossier.items import AUTHOR, Claim
from detente.model.conflict import Statements, Want
from detente.model.drafting.meaning import Meaning, Spoken, demanded, is_inability, somebody
from detente.model.drafting.taken import Drawn
from detente.model.drafting.uses import Use
from detente.model.drafting.wording import both, opposite
from detente.model.statement import Statement

ABSOLUTE = re.compile(
    r"\b(?:unacceptable|inadmissible|intolerable|no question|out of the question|under no circumstances|on no account"
    r"|never|at any price|red lines?|non-negotiable|not negotiable|not up for negotiation|cannot accept"
    r"|can['’]t accept|by all means|must not)\b",
    re.IGNORECASE,
)
"""Words that leave no room: what is said with them comes before all else."""

AGAINST = frozenset({"REFUSE", "OBJECT", "FEAR"})
FOR = frozenset({"DEMAND", "WANT", "PROPOSE"})
_THREATENED = frozenset({"threatens", "does"})
_STATED, _WEAK = 2, 3
_HEDGED = frozenset({"possible", "conditional", "predicted", "implied", "alleged"})
MOST_DEMANDS = 6
"""A threat is made conditional on at most so many demands: more, and nobody could tell what would avert it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a decision maker wants, perhaps under a condition, in which tier, and the claim that says so."""

    maker: str
    want: Statement
    tier: int
    claim: Claim
    basis: Basis | None = None
    condition: Statement | None = None


def wishes(known: Meaning) -> tuple[tuple[Wish, ...], tuple[Claim, ...]]:
    """All wishes in the order of the text, and the claims of a wish that no option can express."""
    found: list[Wish] = []
    lost: list[Claim] = []
    for claim in known.taken.claims:
        made = list(_wishes(claim, known))
        found += made
        if not made and _is_wish(claim) and known.people.of([claim.speaker]):
            lost.append(claim)
    return tuple(found), tuple(lost)


def preferences(found: tuple[Wish, ...], known: Meaning) -> dict[str, Statements]:
    """The preferences of each decision maker of whom a text says what it wants: by tier, then in the order of the text.

    What is wanted twice stands once, in the more important of the two tiers, with both citations.
    """
    merged: dict[str, dict[tuple[Statement, Statement | None], list[Wish]]] = {}
    for wish in found:
        merged.setdefault(wish.maker, {}).setdefault((wish.want, wish.condition), []).append(wish)
    made = {}
    for maker in known.makers:
        groups = sorted(merged.get(maker, {}).values(), key=lambda group: min(wish.tier for wish in group))
        wants = tuple(_want(f"{maker}.{number}", group, known) for number, group in enumerate(groups, 1))
        if wants:
            made[maker] = Statements(wants)
    return made


def _want(name: str, group: list[Wish], known: Meaning) -> Want:
    basis: Basis | None = None if any(wish.basis is None for wish in group) else "implied"
    items: list[Drawn] = [wish.claim for wish in group]
    grounds = known.taken.grounds(items, basis)
    first = group[0]
    tier = min(wish.tier for wish in group)
    return Want(name, first.want, first.condition, None if first.condition is None else "if", tier, grounds)


def _is_wish(claim: Claim) -> bool:
    return somebody(claim.speaker) and (claim.act in AGAINST or claim.act in FOR)


def _wishes(claim: Claim, known: Meaning) -> Iterator[Wish]:
    spoken = known.of(dict.fromkeys(claim.events))
    basis: Basis | None = "implied" if claim.attribution == "ascribed" else None
    if claim.speaker == AUTHOR:
        yield from _intentions(claim, spoken)
        return
    maker = known.maker(claim.speaker)
    if maker is None or claim.part:
        return  # what some of a party want is not what the party wants
    if claim.act == "THREATEN":
        yield from _threats(claim, maker, spoken, known)
        return
    wanted = _direction(claim)
    if wanted is None:
        return
    tier = _tier(claim)
    for statement in dict.fromkeys(_matter(claim, maker, spoken)):
        yield Wish(maker, statement if wanted else opposite(statement), tier, claim, basis)


def _direction(claim: Claim) -> bool | None:
    """Whether what the claim is about is wanted, or not wanted; None where it says neither."""
    if claim.act in AGAINST:
        return False
    if claim.act in FOR or claim.act == "EVALUATE":
        return claim.polarity == "+"
    return False if is_inability(claim) else None


def _tier(claim: Claim) -> int:
    words = f"{claim.cue.text if claim.cue else ''} {claim.quote.text}"
    if claim.modality in ("categorical", "ability") or (claim.modality not in _HEDGED and ABSOLUTE.search(words)):
        return 1
    return _WEAK if claim.modality in _HEDGED else _STATED


def _matter(claim: Claim, maker: str, spoken: tuple[Spoken, ...]) -> Iterator[Statement]:
    """What a claim of a decision maker is about, as statements: what is asked, refused, done or feared to be done."""
    judging = claim.act in ("EVALUATE", "OBJECT", "FEAR")
    refused = {use.event.id for use, _ in spoken if maker in use.owners and use.role in ("refuses", "ends")}
    for use, deed in spoken:
        own = maker in use.owners
        if use.event.factuality == "historical" or (judging and own and not deed.joint):
            continue  # how one finds one's own acts says nothing of what one wants of others
        match use.role:
            case "asked" if claim.act in FOR and claim.polarity == "-" and maker in use.towards:
                # Who asks that something not be done wants that to be granted; what is not to be done is spoken of by
                # an event of its own.  Who does not want to ask says nothing of what it would want granted.
                if deed.category == "CONCEDE" and claim.act == "DEMAND":
                    yield opposite(deed.test)
            case "asked" if not judging:
                yield deed.test
            case "asks" if judging:
                yield deed.test
            case "refuses" | "ends" if not own and use.event.id in refused:
                pass  # who refuses together with others does not want the others to give in
            case "refuses" | "ends":
                # Whoever refuses speaks of what it will not do; for anybody else, and for whoever wants to refuse, the
                # refusal itself is the matter.
                yield deed.test if own and claim.act not in FOR else opposite(deed.test)
            case "does" | "war" if not (claim.act in FOR and claim.polarity == "+" and _is_denied(use)):
                yield deed.test


def _is_denied(use: Use) -> bool:
    """Whether it is spoken of as not done: "the demand that it not attack" is no demand that it attack."""
    return use.event.factuality == "counter"


def _intentions(claim: Claim, spoken: tuple[Spoken, ...]) -> Iterator[Wish]:
    """What the author ascribes to the parties: that one has no plans for something, or has not broken off talks."""
    if claim.act != "ASSERT" or is_inability(claim):
        return
    intended = claim.modality == "intention"
    if not intended and claim.attribution != "ascribed":
        return
    for use, deed in spoken:
        if deed.joint or use.event.factuality != "counter":
            continue
        statement = deed.test if use.role == "ends" else opposite(deed.test)
        if use.role in ("does", "ends"):
            yield Wish(use.owners[0], statement, _STATED if intended else _WEAK, claim, "implied")


def _threats(claim: Claim, maker: str, spoken: tuple[Spoken, ...], known: Meaning) -> Iterator[Wish]:
    """What is threatened is wanted unless what the same decision maker demands is granted; implied, never stated."""
    demands = [deed for use, deed in demanded(known) if maker in use.towards]
    granted = both(deed.test for deed in dict.fromkeys(demands))
    if granted is None or len(set(demands)) > MOST_DEMANDS:
        return
    threatened = [
        deed for use, deed in spoken if maker in use.owners and use.role in _THREATENED and not _is_denied(use)
    ]
    for deed in dict.fromkeys(threatened):
        if deed.category != "REQUEST":
            yield Wish(maker, deed.test, _WEAK, claim, "implied", opposite(granted))


def contradictory(found: tuple[Wish, ...]) -> tuple[tuple[Wish, Wish], ...]:
    """Pairs of wishes of one decision maker, each the contrary of the other."""
    first: dict[tuple[str, Statement], Wish] = {}
    pairs = []
    for wish in found:
        if wish.condition is None:
            other = first.get((wish.maker, opposite(wish.want)))
            if other is not None:
                pairs.append((other, wish))
            first.setdefault((wish.maker, wish.want), wish)
    return tuple(pairs)
