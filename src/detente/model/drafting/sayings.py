"""Sayings: what the texts say will happen, cannot happen or would be worse, in the claim language.

A claim of a party is written as it says it, with a note on who speaks; whether it stands is for others to find out.
What no form can say is left to a question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.cite import Basis
from detente.dossier.items import AUTHOR, FACTS, Claim, Link
from detente.model.claim import Argument, ClaimAnd, ClaimNot, Form, Name
from detente.model.claim import Claim as Said
from detente.model.conflict import ClaimMade
from detente.model.drafting.meaning import Meaning, Spoken, is_inability, said, somebody, unable
from detente.model.drafting.taken import Drawn, shown
from detente.model.drafting.wording import opposite

_CAUSING = frozenset({"causes", "enables", "condition"})
_EXPECTING = frozenset({"WARN", "FEAR", "PREDICT", "ACCUSE", "ASSERT"})
MOST_FORMS = 8
"""A sentence makes at most so many claims at once."""

MOST_CLAIMS = 500
"""A draft holds at most so many claims, the first in the order of the text: a conflict file has an end."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim in the claim language, with the item of the dossier that says so and who speaks, if not the author."""

    says: Said
    item: Drawn
    speaker: str | None = None


def sayings(known: Meaning) -> tuple[tuple[Saying, ...], tuple[Claim, ...]]:
    """All claims in the order of the text, and the judgements of the author and denials that no form can say."""
    of_links = [(link, saying) for link in known.taken.links for saying in _of_link(link, known)]
    linked = [saying for _, saying in of_links]
    covered = {name for link, _ in of_links for name in (*link.source, *link.target)}
    found: list[Saying] = []
    unsaid: list[Claim] = []
    for claim in known.taken.claims:
        forms = tuple(dict.fromkeys(_forms(claim, known, covered)))[:MOST_FORMS]
        if forms:
            speaker = claim.speaker if somebody(claim.speaker) else None
            found.append(Saying(forms[0] if len(forms) == 1 else ClaimAnd(forms), claim, speaker))
        elif _is_weighty(claim) and not covered & {claim.id, *claim.events}:
            unsaid.append(claim)
    lines = known.taken.lines
    place = {name: number for number, name in enumerate(lines)}
    merged = sorted((*linked, *found), key=lambda saying: place.get(saying.item.sentence, len(place)))
    said_by_links = {(saying.says, saying.item.sentence) for saying in linked}
    kept = [s for s in merged if not isinstance(s.item, Claim) or (s.says, s.item.sentence) not in said_by_links]
    return tuple(kept), tuple(unsaid)


def _is_weighty(claim: Claim) -> bool:
    """Whether something is lost where no form can say it."""
    if claim.act == "DENY":
        return somebody(claim.speaker)
    return claim.speaker == AUTHOR and claim.act in ("EVALUATE", "PREDICT", "PROPOSE")


def claims_made(found: Iterable[Saying], known: Meaning) -> tuple[tuple[ClaimMade, ...], int]:
    """The claims of the file, and how many more there would be; the same one, from one sentence, stands once."""
    groups: dict[tuple[Said, str], list[Saying]] = {}
    for saying in found:
        groups.setdefault((saying.says, saying.item.sentence), []).append(saying)
    made = []
    for number, ((says, _), group) in enumerate(list(groups.items())[:MOST_CLAIMS], 1):
        speaker, first = group[0].speaker, group[0].item
        part = f"{shown(first.part)} in " if isinstance(first, Claim) and first.part else ""
        note = f"said by {part[:1].lower()}{part[1:]}{known.taken.named(speaker)}" if speaker else None
        basis: Basis | None = "implied" if isinstance(first, Claim) and first.modality == "implied" else None
        grounds = known.taken.grounds([saying.item for saying in group], basis, note)
        made.append(ClaimMade(f"claims.{number}", says, shown(_in_words(first)), grounds))
    return tuple(made), len(groups) - len(made)


def _in_words(item: Drawn) -> str:
    """The words of what is said; of a denial also those that deny, without which it would read as its contrary."""
    if isinstance(item, Claim) and item.act == "DENY" and item.cue and item.cue.end <= item.quote.start:
        return f"{item.cue.text}: {item.quote.text}"
    return item.quote.text


def _of_link(link: Link, known: Meaning) -> list[Saying]:
    """What an argument says of moves: that one of them ensures or prevents something."""
    if link.kind not in _CAUSING and link.kind != "prevents":
        return []
    source, target = _ends(link.source, known), _ends(link.target, known)
    facts = all(use.event.factuality in FACTS for use, _ in (*source, *target))
    move, outcome = said(source), said(target)
    if move is None or (facts and not link.hypothetical) or not _is_move(source):
        return []
    named = {deed.key for _, deed in source}
    rest = [pair for pair in target if pair[0].role != "war" or not named & _party(pair, target)]
    outcome = said([pair for pair in rest if pair[1].key not in named])
    form = "prevents" if link.kind == "prevents" else "ensures"
    return [Saying(_form(form, move, outcome), link)] if outcome is not None else []


def _party(pair: Spoken, spoken: Iterable[Spoken]) -> set[str]:
    return {deed.key for use, deed in spoken if use.event == pair[0].event}


def _ends(names: Iterable[str], known: Meaning) -> list[Spoken]:
    """What stands at one end of an argument; `asked` is no act of anybody, and historical acts speak of no option."""
    events = [event for name in names for event in known.claimed.get(name, (name,))]
    return [pair for pair in known.of(dict.fromkeys(events)) if pair[0].role not in ("asked", "asks")]


def _is_move(spoken: Iterable[Spoken]) -> bool:
    """Whether one decision maker alone can do all of it."""
    owners = {deed.owners for _, deed in spoken}
    return len(owners) == 1 and not any(deed.joint for _, deed in spoken)


def _forms(claim: Claim, known: Meaning, covered: set[str]) -> Iterator[Said]:
    """What a claim says, as forms of the claim language."""
    spoken = [pair for pair in known.of(dict.fromkeys(claim.events)) if pair[0].event.factuality != "historical"]
    own = known.maker(claim.speaker)
    if is_inability(claim):
        yield from (_form("never", Name(deed.owners[0]), deed.test) for deed in unable(claim, known) if not deed.joint)
    elif claim.act == "REFUSE" and claim.modality == "categorical" and own:
        refused = [deed for use, deed in spoken if deed.owners == (own,) and use.role in ("refuses", "ends", "does")]
        yield from (_form("never", Name(own), deed.test) for deed in refused)
    elif claim.act == "DENY" and own:
        denied = [deed for use, deed in spoken if own in use.owners and use.role in ("does", "asks")]
        yield from (ClaimNot(_form("now", deed.test)) for deed in denied)
        if not denied:
            yield from _turned_back(claim, known)
    elif claim.act == "ASSERT" and claim.modality == "ability":
        yield from _abilities(spoken)
    elif claim.act == "ASSERT" and claim.modality == "intention":
        yield from _intentions(claim, spoken)
    elif claim.act in ("EVALUATE", "PREDICT") and claim.speaker == AUTHOR and _is_open(spoken):
        yield from _judgements(claim, spoken, known, covered)
    elif claim.act == "PROPOSE" and claim.speaker == AUTHOR:
        yield from _advice(claim, spoken)
    elif claim.act in _EXPECTING and claim.act != "PREDICT" and claim.polarity == "+":
        yield from _expectations(claim, spoken)


def _expectations(claim: Claim, spoken: list[Spoken]) -> Iterator[Said]:
    """What is said to be going on, against what is known, or to be possible."""
    author = claim.speaker == AUTHOR
    for use, deed in spoken:
        holds = said([(use, deed)])
        if holds is None or use.role in ("asks", "war", "threatens"):
            continue
        match use.event.factuality:
            case "counter" if claim.act == "ASSERT":
                yield _form("now", opposite(deed.test) if use.role == "does" else deed.test)
            case "alleged":
                yield _form("now", holds)
            case "asserted" | "presupposed" if not author and claim.act == "ASSERT":
                yield _form("now", holds)
            case "possible" | "predicted":
                yield _form("possible", holds)


def _turned_back(claim: Claim, known: Meaning) -> Iterator[Said]:
    """What somebody denies who says, accused, that it is the other one: the like act that it is charged with."""
    for other in known.told_in.get(claim.sentence, ()):
        if other.speaker == claim.speaker:
            for _, deed in known.answered.get(other.id, ()):
                yield _form("never", Name(deed.owners[0]), deed.test)


def _abilities(spoken: list[Spoken]) -> Iterator[Said]:
    for use, deed in spoken:
        if use.role == "does" and not deed.joint:
            yield _form("can", Name(deed.owners[0]), deed.test)


def _intentions(claim: Claim, spoken: list[Spoken]) -> Iterator[Said]:
    for use, deed in spoken:
        if use.role == "does" and not deed.joint:
            wanted = claim.polarity == "+" and use.event.factuality != "counter"
            yield _form("prefers", Name(deed.owners[0]), deed.test if wanted else opposite(deed.test))


def _is_open(spoken: list[Spoken]) -> bool:
    """Whether none of it has come about: a judgement of what is done already is no claim about moves."""
    return bool(spoken) and all(use.event.factuality not in FACTS for use, _ in spoken)


def _judgements(claim: Claim, spoken: list[Spoken], known: Meaning, covered: set[str]) -> Iterator[Said]:
    """What would be worse, and for whom: for those whom the claim is about; what would be good, one would prefer."""
    parties = known.makers_of(claim.about)
    if claim.act == "PREDICT" and claim.polarity == "+":
        if not covered & {*claim.events, claim.id}:
            yield from _expectations(claim, spoken)
        return
    for party in parties:
        matter = _concerning(party, spoken)
        outcome = said(matter)
        if outcome is None:
            continue
        if claim.polarity == "+":
            yield _form("prefers", Name(party), outcome)
        elif _is_move(matter):
            yield _form("worse", Name(party), outcome)
        else:
            yield _form("prefers", Name(party), opposite(outcome))


def _concerning(party: str, spoken: list[Spoken]) -> list[Spoken]:
    """Of what several do alike, such as ending talks, each party's own part; else all."""
    own = [pair for pair in spoken if party in pair[0].owners]
    alike = {(use.role, deed.category) for use, deed in spoken}
    return own if own and len(alike) == 1 and spoken[0][0].role != "war" else spoken


def _advice(claim: Claim, spoken: list[Spoken]) -> Iterator[Said]:
    """What the author proposes: possible, where that is how it is put or it takes several; else good for the doer."""
    for use, deed in spoken:
        if use.role != "does" or claim.polarity == "-":
            continue
        if deed.joint or claim.modality == "possible":
            yield _form("possible", deed.test)
        else:
            yield _form("prefers", Name(deed.owners[0]), deed.test)


def _form(name: str, *arguments: Argument) -> Form:
    return Form(name, arguments)
