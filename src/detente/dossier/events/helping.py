"""Cues of COOPERATE and AID: joint work, and help that is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.dossier.cue import EventHit, cue
from detente.dossier.events.lexicon import lexicon
from detente.dossier.events.sight import Sight, sight
from detente.dossier.view import View

_TOGETHER = lexicon(
    verbs="merge cooperate co-operate collaborate extradite",
    nouns="cooperation co-operation collaboration extradition",
    phrases="""
        joint|combined exercise|manoeuvre|maneuver|drill|patrol|operation|venture|project|production|force
            |research
        hold|launch|conduct|stage|begin|start > manoeuvre|maneuver|game|drill
        share|exchange|swap > intelligence|information|datum|data|technology
        information|intelligence sharing
        resume|expand|increase|begin|open|start > trade|import|export|flight
        trade|do business with
        hand over … suspect|fugitive
        honour|honor|keep > agreement|promise|word|treaty|pact|deal
        work together
        join force
        buy|purchase|import > oil|gas|grain|weapon|arms|aircraft|jet|missile|wheat|coal
        sell|export > oil|gas|grain|wheat|coal|aircraft|jet
        """,
)
_MONEY = lexicon(
    verbs="subsidise subsidize",
    phrases="""
        give|grant|lend|provide|extend|donate|offer|approve|allocate|contribute|disburse|deliver|send > loan
            |grant|credit|dollar|euro|money|million|billion|fund|funding|subsidy|bailout|cash|donation
            |compensation
        forgive|write > debt
        economic|financial aid|assistance|support|help to|for
        bail out
        """,
)
_ARMS = lexicon(
    phrases="""
        send|give|supply|provide|deliver|sell|ship|furnish|donate|transfer > arms|weapon|weaponry|missile|tank
            |aircraft|helicopter|ammunition|jet|rifle|rocket|munition|equipment
        arm > rebel|militia|opposition|insurgent|fighter|guerrilla
        train > soldier|force|troop|police|rebel|army|officer
        military|security aid|assistance|support to|for
        supply|equip|furnish … with
        arms delivery|supply|shipment to|for
        supply|delivery|shipment|provision|transfer|export of … arms|weapon|weaponry|missile|tank|ammunition|aircraft
            |jet|rocket
        send > peacekeeper
        """,
)
_RELIEF = lexicon(
    verbs="airlift",
    nouns="airlift",
    phrases="""
        send|give|provide|deliver|supply|distribute|donate|ship|airlift|fly|bring|extend|drop > aid
            |food|medicine|relief|assistance|help|blanket|tent|water|wheat|rice|supplies|doctor|shelter|vaccine
            |grain|flour|support|convoy
        humanitarian aid|relief|assistance to|for
        come to … aid|rescue|help
        aid to
        back … militarily|financially|economically
        """,
)
_ASYLUM = lexicon(
    phrases="""
        grant|give|offer|provide > asylum|refuge|sanctuary|haven|citizenship
        harbour|harbor > fugitive|refugee|rebel|suspect
        take in > refugee|migrant
        shelter > refugee|rebel|fugitive
        """,
)


@cue(
    "working together",
    "event",
    matches=(
        "Norland and Sudland cooperate in the fight against smuggling.",
        "The two navies held joint exercises in the strait.",
        "The two firms shared the data of the survey.",
    ),
    passes=("The shares of the firm fell.", "The cooperative sells apples."),
)
def together(view: View) -> Iterator[EventHit]:
    """Sides that act or trade with each other."""
    return _TOGETHER.hits(view, "COOPERATE")


@cue(
    "economic aid",
    "event",
    matches=("Norland granted Sudland a loan.", "The bank gave the town ten million dollars."),
    passes=("The town built a bridge.", "Norland granted Sudland nothing."),
)
def money(view: View) -> Iterator[EventHit]:
    """Money that is given or lent."""
    return _MONEY.hits(view, "AID", "economic")


@cue(
    "military aid",
    "event",
    matches=(
        "Norland sent missiles to Sudland.",
        "Norland armed the rebels.",
        "The supply of heavy weapons to Sudland began in May.",
        "The arming of Sudland by Norland alarmed the neighbours.",
    ),
    passes=("Norland sent a letter to Sudland.", "His arm hurt.", "The supply of water to the town was cut."),
)
def arms(view: View) -> Iterator[EventHit]:
    """Weapons, training or troops that are given to help somebody."""
    seen = sight(view)
    for hit in _ARMS.hits(view, "AID", "military"):
        yield _delivered(seen, hit)
    for at in seen.at("arming"):
        armed = _after(seen, at, "of")
        if armed:
            owners = tuple(w.at for w in seen.children(at, "poss"))
            by = tuple(n for place in (at, *armed) for n in _after(seen, place, "by"))
            yield EventHit(at, (at, at), "AID", "military", (), by or owners, armed)


def _delivered(seen: Sight, hit: EventHit) -> EventHit:
    """The hit with whom the delivery goes to, where "to" stands right after it and a reader hung it elsewhere."""
    leading = min(hit.words[1] + 1, len(seen.words) - 1)
    to = tuple(w.at for w in seen.children(leading, "pobj"))
    if seen.words[hit.at].pos != "NOUN" or seen.words[leading].lower not in {"to", "for"} or not to:
        return hit
    by = tuple(n for place in (hit.at, *to) for n in _after(seen, place, "by"))
    return replace(hit, recipient=to, actor=by or None)


def _after(seen: Sight, at: int, preposition: str) -> tuple[int, ...]:
    """The nouns after a preposition below a word."""
    leading = (p for p in seen.children(at, "prep", "agent") if p.lower == preposition)
    return tuple(w.at for p in leading for w in seen.children(p.at, "pobj"))


@cue(
    "relief",
    "event",
    matches=("Norland sent food to the valley.", "The agency distributed blankets among the refugees."),
    passes=("The cook ate the food.", "The agency closed its office."),
)
def relief(view: View) -> Iterator[EventHit]:
    """Food, medicine and other help."""
    return _RELIEF.hits(view, "AID", "humanitarian")


@cue(
    "asylum",
    "event",
    matches=("Norland granted asylum to the general.", "Sudland offered the family refuge."),
    passes=("The general asked about the weather.", "Norland granted a licence to the firm."),
)
def asylum(view: View) -> Iterator[EventHit]:
    """Protection given to people who fled."""
    return _ASYLUM.hits(view, "AID", "asylum")
