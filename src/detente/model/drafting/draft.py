"""The draft: a dossier made into a conflict that an analyst can start editing.

Every part cites the sentences it was made from; what the texts leave open is a question, and never filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from detente.dossier.items import Dossier
from detente.errors import TextError
from detente.model.conflict import Conflict, DecisionMaker, Question, Source
from detente.model.drafting.agreements import forums, joint_option, options_of
from detente.model.drafting.asking import Left, questions
from detente.model.drafting.beliefs import beliefs
from detente.model.drafting.deeds import deeds
from detente.model.drafting.meaning import Meaning, meaning
from detente.model.drafting.names import Namer
from detente.model.drafting.people import people
from detente.model.drafting.sayings import claims_made, sayings
from detente.model.drafting.standing import standing
from detente.model.drafting.taken import Drawn, Taken, shown, take
from detente.model.drafting.uses import uses
from detente.model.drafting.wishes import preferences, wishes

NO_FILES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Draft:
    """A conflict made from a dossier, with what became of the actors.

    `folded` says into which coalition's decision maker an actor went, by the actor's name; `tables` are the
    organisations that were taken for places to talk and not for decision makers.
    """

    conflict: Conflict
    folded: Mapping[str, str]
    tables: tuple[str, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """What the texts leave open."""
        return self.conflict.questions


def draft(dossier: Dossier, *, proposed: bool = False, title: str = "", files: Mapping[str, str] = NO_FILES) -> Draft:
    """The conflict that the accepted and edited items of a dossier make; with `proposed`, all but the rejected ones.

    With `proposed`, a part that rests on an item which nobody has reviewed says so, under `proposed`.  `dump_conflict`
    writes the file.  `files` gives the file of a text, by the id of the text, as the conflict file is to name it: its
    path from the folder of that file; else it is the path that the dossier has.  Raises TextError DET264 where no item
    says that anybody does anything, since there is nothing to model then.

    Options come from events by their codes, who acts and what the text makes of it; preferences from what actors say or
    is ascribed to them, never from what the author thinks; claims from what anybody says will or would happen.

    >>> import detente as dt
    >>> raw = b"Norway demands that Iceland close the northern grounds. Fog came."
    >>> dossier = dt.read([dt.document(raw, "fish.txt")], parse=False)
    >>> made = dt.draft(dossier, proposed=True)
    >>> [option.key for option in made.conflict.options], made.conflict.options[0].grounds.proposed
    (['norway.demand', 'iceland.concede'], 'rules@1')
    """
    taken = take(dossier, proposed=proposed)
    everybody = people(taken)
    found, bodies = uses(taken, everybody)
    called = {name: taken.named(actor) for actor, name in everybody.names.items()}
    known = meaning(taken, everybody, deeds(found, taken, called))
    if not known.makers:
        raise _nothing(dossier, proposed=proposed)
    stands = standing(known)
    wished, lost = wishes(known)
    wants = preferences(wished, known)
    said, unsaid = sayings(known)
    tables = forums(taken, everybody, known.makers, Namer(set(known.makers)))
    claims, more = claims_made(said, known)
    left = Left(wished, lost, unsaid, tables.empty, bodies, wants, stands, more)
    days = [text.date for text in dossier.texts if text.date is not None]
    conflict = Conflict(
        _decision_makers(known),
        title=shown(title) or f"Draft from {', '.join(list(taken.sources.values())[:3])}",
        date=max(days).isoformat() if days else None,
        sources=_sources(taken, files),
        joint_options=tuple(joint_option(deed, known.deeds, taken) for deed in known.deeds if deed.joint),
        infeasible=stands.rules,
        forums=tables.forums,
        status_quo=stands.status_quo,
        preferences=wants,
        beliefs=beliefs(known),
        claims=claims,
        questions=questions(known, left),
    )
    folded = {taken.named(actor): into for actor in everybody.folded for into in everybody.of([actor])}
    return Draft(conflict, folded, tuple(taken.named(everybody.actor(body)) for body in bodies))


def _decision_makers(known: Meaning) -> tuple[DecisionMaker, ...]:
    options = options_of(known.deeds, known.taken)
    made = []
    for maker in known.makers:
        actors = {known.people.actor(maker), *known.people.members(maker)}
        items: list[Drawn] = [event for event in known.taken.events if actors & {*event.actors, *event.recipients}]
        items += [claim for claim in known.taken.claims if actors & {claim.speaker, *claim.target, *claim.about}]
        members = ", ".join(known.taken.named(member) for member in known.people.members(maker))
        note = f"taken as one with {members}" if members else None
        grounds = known.taken.grounds(items, note=note)
        made.append(DecisionMaker(maker, known.called(maker), options.get(maker, ()), grounds))
    return tuple(made)


def _sources(taken: Taken, files: Mapping[str, str]) -> tuple[Source, ...]:
    made = []
    for text in taken.dossier.texts:
        sha256 = text.sha256.lower()
        fits = len(sha256) == len("0" * 64) and set(sha256) <= set("0123456789abcdef")
        made.append(
            Source(taken.sources[text.id], files.get(text.id) or text.file or text.id, sha256 if fits else None)
        )
    return tuple(made)


def _nothing(dossier: Dossier, *, proposed: bool) -> TextError:
    says = "says that somebody named does something"
    which = f"and none {says}" if proposed else f"and none is accepted and {says}"
    count = "1 event" if len(dossier.events) == 1 else f"{len(dossier.events)} events"
    has = f"{count}, {which}" if dossier.events else "no event"
    message = f"there is nothing to draft: the dossier has {has}"
    hint = (
        "review the dossier, or draft from what is merely proposed"
        if not proposed
        else "name parties that are no states in a table of actors: detente read TEXT --actors TABLE"
    )
    return TextError.of("DET264", message, hint=hint)
