"""PLOVER records: the events of a dossier in the JSON fields of the PLOVER manual, for programs that count events."""

from __future__ import annotations

from typing import Final

from detente.dossier.items import FACTS, Actor, Dossier, Event, Factuality, Mention, Text
from detente.dossier.plover import CATEGORIES
from detente.exchange.json_text import json_text

CODEBOOK: Final = "plover-2.0"

_QUADRANTS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
_AUX: dict[Factuality, tuple[str, ...]] = {
    "historical": ("historical",),
    "predicted": ("future",),
    "possible": ("hypothetical",),
    "conditional": ("hypothetical",),
    "alleged": ("hypothetical",),
    "generic": ("hypothetical",),
    "counter": ("negation",),
}


def plover_json(dossier: Dossier, *, all: bool = False, one_a_line: bool = False) -> str:  # noqa: A002  the word for it
    """The events of a dossier as one JSON list of PLOVER records, a record a line, in the order of the dossier.

    With `one_a_line` there is no list around them: each line is a JSON text by itself, as in a file of JSON lines.

    Only what the texts put as a fact, asserted, presupposed or historical, unless `all`; never what was rejected.  An
    event that is told again is one record.  The fields are `id`, `date`, `enddate`, `actor`, `recipient`, `event`,
    `mode`, `context`, `event_text`, `event_loc`, `quad_code`, `text_info` (the number of the sentence, and its start
    and end in code points), `cite_info` and `coder`.  Four more are ours: `aux`, the manual's markers *historical*,
    *future*, *hypothetical* and *negation*, which also stand in `context` as the manual has it; `factuality`;
    `date_of`, which says whether `date` is that of the *event* or, where the text does not date it, that of the *text*;
    and `status` in review.  What is merely alleged or said in general has no marker of its own and is *hypothetical*.

    Left out of the manual's fields, since a dossier does not hold them: times of day, `event_scale`, `sector`, places
    by number, counts of the dead and injured, parses; and `text`, which belongs to its author.  No number is made up.
    An actor's `code` is given for states alone; `identifier_id` is its id in the dossier.
    """
    actors = {actor.id: actor for actor in dossier.actors}
    texts = {text.id: text for text in dossier.texts}
    lines = {line.id: line for line in dossier.sentences}
    mentions: dict[tuple[str, str], Mention] = {}
    for mention in dossier.mentions:
        if mention.actor is not None and mention.origin.status != "rejected":
            mentions.setdefault((mention.sentence, mention.actor), mention)
    kept = [
        event for event in dossier.events if event.origin.status != "rejected" and (all or event.factuality in FACTS)
    ]
    ids = {event.id for event in kept}
    records = []
    for event in kept:
        if event.same_as in ids:
            continue
        text, line = texts.get(event.quote.source), lines.get(event.sentence)
        aux = _AUX.get(event.factuality, ())
        records.append(
            {
                "id": event.id,
                **_dates(event, text),
                "actor": [_actor(id_, event, actors, mentions) for id_ in event.actors],
                "recipient": [_actor(id_, event, actors, mentions) for id_ in event.recipients],
                "event": [event.category],
                "mode": [event.mode] if event.mode else [],
                "context": [*event.contexts, *aux],
                "aux": list(aux),
                "factuality": event.factuality,
                "event_text": [event.quote.text],
                "event_loc": {"name": event.where} if event.where else None,
                "quad_code": _QUADRANTS.index(CATEGORIES[event.category][0]) + 1,
                "text_info": {"sequence": line.number, "start": line.quote.start, "end": line.quote.end}
                if line
                else None,
                "cite_info": {
                    "citation": event.sentence,
                    "url": text.file if text else None,
                    "language": "en",
                    "codebook": CODEBOOK,
                },
                "coder": event.origin.producer,
                "status": event.origin.status,
            }
        )
    if one_a_line:
        return "".join(json_text(record) + "\n" for record in records)
    return "[" + ",".join("\n" + json_text(record) for record in records) + "\n]\n"


def _dates(event: Event, text: Text | None) -> dict[str, str | None]:
    first = event.when.first if event.when else None
    last = event.when.last if event.when else None
    if first or last:
        end = last.isoformat() if last and last != first else None
        return {"date": first.isoformat() if first else None, "enddate": end, "date_of": "event"}
    # A text of today is no date for what lies far back in it, or for what may come.
    published = text.date if text and event.factuality in {"asserted", "presupposed"} and not event.when else None
    return {
        "date": published.isoformat() if published else None,
        "enddate": None,
        "date_of": "text" if published else None,
    }


def _actor(
    id_: str, event: Event, actors: dict[str, Actor], mentions: dict[tuple[str, str], Mention]
) -> dict[str, str | None]:
    actor, mention = actors.get(id_), mentions.get((event.sentence, id_))
    return {
        "code": id_ if actor and actor.kind == "state" else None,
        "identifier_id": id_,
        "identifier_text": actor.name if actor else None,
        "actor_text": mention.quote.text if mention else None,
    }
