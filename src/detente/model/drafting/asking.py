"""Asking: what the texts leave open and a model needs, as questions; nothing of it is ever filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from detente.cite import Citation
from detente.dossier.items import Claim, Event
from detente.model.conflict import Question, Statements
from detente.model.drafting.acts import PRESSING
from detente.model.drafting.meaning import Meaning, demanded, is_inability, somebody, unable
from detente.model.drafting.standing import Standing
from detente.model.drafting.taken import Drawn, shown
from detente.model.drafting.wishes import Wish, contradictory
from detente.model.statement import tests

MOST_QUESTIONS = 300
"""A draft asks at most so many questions; the last one says how many were left out."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question before it has its number."""

    ask: str
    about: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """What the makers of a draft could not express, or what does not go together; `claims` counts those left out."""

    wishes: tuple[Wish, ...]
    lost: tuple[Claim, ...]
    unsaid: tuple[Claim, ...]
    empty: tuple[tuple[str, Event], ...]
    bodies: tuple[str, ...]
    wants: Mapping[str, Statements]
    standing: Standing
    claims: int


def questions(known: Meaning, left: Left) -> tuple[Question, ...]:
    """The questions of a draft, the most general first, each once."""
    kinds = (_who, _talks, _tensions, _limits, _stakes, _answers, _unsaid, _of_dossier)
    found = dict.fromkeys(asked for kind in kinds for asked in kind(known, left))
    first = {asked.ask: asked for asked in reversed(found)}
    kept = [asked for asked in found if first[asked.ask] is asked]
    more = len(kept) - MOST_QUESTIONS
    kept = kept[:MOST_QUESTIONS] + ([Asked(f"The dossier leaves {more} more questions open.")] if more > 0 else [])
    return tuple(Question(f"questions.{n}", asked.ask, asked.about, asked.cites) for n, asked in enumerate(kept, 1))


def _asked(known: Meaning, ask: str, about: Iterable[str] = (), items: Iterable[Drawn] = ()) -> Asked:
    return Asked(ask, tuple(dict.fromkeys(about)), known.taken.cites(items))


def _who(known: Meaning, left: Left) -> Iterator[Asked]:
    """Who is one decision maker, who is none, and who only some of a party are."""
    for maker in known.makers:
        members = known.people.members(maker)
        if members:
            names = ", ".join(known.taken.named(member) for member in members)
            acting = [e for e in known.taken.events if set(members) & {*e.actors, *e.recipients}]
            ask = f"Should {names} be taken as one with {known.called(maker)}, or does each decide for itself?"
            yield _asked(known, ask, [maker], acting)
    for body in left.bodies:
        actor = known.people.actor(body)
        held = [event for event in known.taken.events if actor in (*event.actors, *event.recipients)]
        ask = f"Is {known.taken.named(actor)} only a table at which others talk, or does it decide something itself?"
        yield _asked(known, ask, (), held)
    partial = [claim for claim in known.taken.claims if claim.part and somebody(claim.speaker)]
    for claim in partial:
        ask = f"Who is “{shown(claim.part or '', 60)}” in {known.taken.named(claim.speaker)}, and do the others agree?"
        yield _asked(known, ask, [m for m in [known.maker(claim.speaker)] if m], [claim])
    speakers = dict.fromkeys(claim.speaker for claim in left.lost if known.maker(claim.speaker) is None)
    for speaker in speakers:
        said = [claim for claim in left.lost if claim.speaker == speaker]
        ask = f"What can {known.taken.named(speaker)} do?  The texts tell what is wanted, and name no act."
        yield _asked(known, ask, (), said)
    asked = [(gap.sentence, gap.ask) for gap in known.taken.dossier.gaps]
    for mention in known.taken.unresolved:
        if any(place == mention.sentence and mention.quote.text in ask for place, ask in asked):
            continue
        among = ", ".join(known.taken.named(actor) for actor in mention.candidates[:8])
        said_of = f": {among}" if among else ""
        yield _asked(known, f"Who is “{shown(mention.quote.text, 60)}”{said_of}?", (), [mention])


def _talks(known: Meaning, left: Left) -> Iterator[Asked]:
    """Who sits at a table of which the texts name fewer than two parties, and who would agree to what."""
    for table, event in left.empty:
        yield _asked(known, f"Who sits at the table of {shown(table, 60)}?", (), [event])
    for deed in known.deeds:
        if deed.joint:
            silent = [owner for owner in deed.owners if not _speaks(left.wants.get(owner), deed.key)]
            for owner in silent:
                ask = f"Would {known.called(owner)} agree to {deed.key}?  No text says whether it wants it."
                yield _asked(known, ask, [owner, deed.key], deed.events)


def _tensions(known: Meaning, left: Left) -> Iterator[Asked]:
    """What does not go together: within the dossier, in the status quo, among wishes, and "will not" with "cannot"."""
    items: dict[str, Event | Claim] = {item.id: item for item in known.taken.events}
    items |= {item.id: item for item in known.taken.claims}
    words = {
        "mirror": "Each accuses the other; which of the two is so",
        "denial": "One says it and another denies it; which is so",
        "contradiction": "Both cannot be so; which is",
    }
    for tension in known.taken.dossier.tensions:
        pair = [items[name] for name in tension.items if name in items]
        if len(pair) == len(tension.items):
            quotes = " / ".join(f"“{shown(item.quote.text, 100)}”" for item in pair)
            yield _asked(known, f"{words[tension.kind]}?  {quotes} ({shown(tension.why, 120)})", (), pair)
    for deed in left.standing.torn:
        ask = f"Does {deed.key} hold now?  The texts say both; the draft takes the last word."
        yield _asked(known, ask, [deed.key], deed.events)
    for claim in left.standing.belied:
        ask = f"Is it so that this cannot be, when it is said to be going on?  “{shown(claim.quote.text, 160)}”"
        yield _asked(known, ask, (deed.key for deed in unable(claim, known)), [claim])
    for one, other in contradictory(left.wishes):
        ask = f"Does {known.called(one.maker)} want this or its contrary: {one.want}?"
        yield _asked(known, ask, [one.maker], [one.claim, other.claim])


def _limits(known: Meaning, left: Left) -> Iterator[Asked]:
    """Whether what is said to be impossible could be done by somebody who wanted to."""
    refusals: dict[str, list[Claim]] = {}
    for wish in left.wishes:
        if wish.claim.act == "REFUSE" and not is_inability(wish.claim):
            for test in tests(wish.want):
                refusals.setdefault(test.option, []).append(wish.claim)
    for claim in known.taken.claims:
        if is_inability(claim):
            for deed in unable(claim, known):
                refused = refusals.get(deed.key, [])
                besides = "  Elsewhere it is refused." if refused else ""
                ask = f"Cannot, or will not?  Is {deed.key} ruled out by law, or by politics?{besides}"
                yield _asked(known, ask, [deed.key], [claim, *refused])


def _stakes(known: Meaning, left: Left) -> Iterator[Asked]:
    """What decision makers want of whom no text says it, and how they rank what they could do and do not."""
    held = {key for key, _ in left.standing.status_quo.levels or ()}
    for maker in known.makers:
        if maker not in left.wants:
            own = [event for deed in known.deeds if maker in deed.owners for event in deed.events]
            ask = f"What would {known.called(maker)} want?  The texts tell of acts, and not of aims."
            yield _asked(known, ask, [maker], own)
    for deed in known.deeds:
        if deed.category in PRESSING and not deed.joint and deed.key not in held:
            who = known.called(deed.owners[0])
            ask = f"How would {who} rank {deed.key} against leaving things as they are?"
            yield _asked(known, ask, [deed.owners[0], deed.key], deed.events)
    threats = {deed: use for deed in known.deeds for use in deed.uses if use.role == "threatens"}
    demanding = {maker for use, _ in demanded(known) for maker in use.towards}
    for deed, use in threats.items():
        if deed.owners[0] not in demanding:
            ask = f"What would avert {deed.key}?  It is threatened, and no demand is named."
            yield _asked(known, ask, [deed.key], [use.event])


def _answers(known: Meaning, left: Left) -> Iterator[Asked]:
    """What the others would do after the moves that decide a dispute."""
    held = {key for key, _ in left.standing.status_quo.levels or ()}
    for deed in known.deeds:
        others = [maker for maker in known.makers if maker not in deed.owners]
        if deed.category in PRESSING and deed.key not in held and others:
            names = " and ".join([", ".join(map(known.called, others[:-1])), known.called(others[-1])]).removeprefix(
                " and "
            )
            ask = f"What would {names} do after {deed.key}?"
            yield _asked(known, ask, [deed.key], deed.events)


def _unsaid(known: Meaning, left: Left) -> Iterator[Asked]:
    """Wishes and judgements that no option or form can say, purposes, and wars that nobody is said to start."""
    for claim in left.lost:
        if known.maker(claim.speaker) is not None and not claim.part:
            who = known.taken.named(claim.speaker)
            ask = f"What would {who} want here, and who could do it?  “{shown(claim.quote.text, 160)}”"
            yield _asked(known, ask, [m for m in [known.maker(claim.speaker)] if m], [claim])
    views = [claim for claim in left.unsaid if claim.act != "DENY"]
    if views:
        ask = "The author judges in these sentences; does any party see it so, and choose by it?"
        yield _asked(known, ask, (), views)
    for claim in left.unsaid:
        if claim.act == "DENY":
            who = known.taken.named(claim.speaker)
            yield _asked(known, f"What is denied here by {who}?  “{shown(claim.quote.text, 160)}”", (), [claim])
    for link in known.taken.links:
        if link.kind == "purpose":
            yield _asked(known, f"Is it done for that purpose?  “{shown(link.quote.text, 160)}”", (), [link])
    for deed in known.deeds:
        for use in deed.uses:
            if use.role == "war" and deed.category != "ASSAULT":
                war = shown(use.event.quote.text, 60)
                ask = f"Does {deed.key} make {known.called(deed.owners[0])} a party to the “{war}”?"
                yield _asked(known, ask, [deed.key], [use.event])
    for event in known.taken.events:
        alone = len(known.people.of(event.actors)) > 1 and not event.recipients
        if event.category == "ASSAULT" and alone and event.id not in known.spoken:
            yield _asked(known, f"Who would begin it: “{shown(event.quote.text, 60)}”?", (), [event])


def _of_dossier(known: Meaning, left: Left) -> Iterator[Asked]:
    """What the dossier itself leaves open: its gaps, and texts without a date."""
    for gap in known.taken.dossier.gaps:
        place = known.taken.lines.get(gap.sentence or "")
        if shown(gap.ask):
            yield Asked(shown(gap.ask), (), (place,) if place else ())
    if left.claims:
        yield Asked(f"The dossier holds {left.claims} more claims than a draft takes; which of them matter?")
    for text in known.taken.dossier.texts:
        undated = any(text.id in gap.ask and "date" in gap.ask for gap in known.taken.dossier.gaps)
        if text.date is None and not undated:
            yield Asked(f"When was {known.taken.sources[text.id]} written?  It has no date.")


def _speaks(statements: Statements | None, key: str) -> bool:
    return statements is not None and any(
        test.option == key for want in statements.wants for test in tests(want.statement)
    )
