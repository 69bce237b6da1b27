"""Cues of ACCUSE: disapproval, allegations, lawsuits and investigations."""

from __future__ import annotations

from collections.abc import Iterator

from detente.dossier.cue import EventHit, cue
from detente.dossier.events.lexicon import lexicon
from detente.dossier.view import View

_DISAPPROVAL = lexicon(
    verbs="""condemn criticise criticize denounce deplore decry censure blast lambast lambaste slam rebuke
    chide berate reprimand deride""",
    nouns="condemnation criticism censure denunciation rebuke disapproval",
    phrases="""
        be|grow|become|remain angry|furious|outraged|unhappy|dismayed at|about|over|with|by
        express|voice > concern|anger|outrage|dismay|disappointment|alarm|displeasure|dissatisfaction|opposition
            |discontent|fear|doubt
        protest to|that
        appeal against
        object to
        complain to|of|about|that
        take issue with
        lodge|file|send|deliver|make > protest|complaint|objection
        find fault with
        hit out at
        speak out against
        call for … sanction|boycott|embargo against|on
        call|label|describe|brand … aggressor|terrorist|illegal|unacceptable|dictator|traitor|liar|criminal
            |outrage
        oppose > war|intervention|invasion|occupation|policy|sanction|presence|bombing|attack|dam|law|use
            |expansion
        """,
)
_ALLEGATIONS = lexicon(
    verbs="accuse blame allege sue indict prosecute",
    nouns="accusation allegation lawsuit indictment",
    phrases="""
        charge|find > guilty|murder|treason|crime|spying|espionage|corruption|conspiracy|fraud|violation
            |plotting
        charge with
        suspect … of
        hold … responsible|accountable|liable
        point … finger at
        level|make|bring > accusation|allegation|charge
        take to court
        take|bring|launch|start > action|suit|proceeding
        file > suit|lawsuit|case|claim|charge
        """,
)
_INVESTIGATION = lexicon(
    verbs="investigate probe",
    nouns="investigation inquiry probe inquest",
    phrases="""
        launch|open|order|begin|start|complete|conduct|set > inquiry|investigation|probe|enquiry
        look into
        call|subpoena|summon > witness|ambassador
        """,
)


@cue(
    "disapproval",
    "event",
    matches=(
        "Norland condemned the attack.",
        "The union criticised the plans of Acme.",
        "The mayor objected to the dam.",
    ),
    passes=("The condemned building stood empty.", "Norland welcomed the news."),
)
def disapproval(view: View) -> Iterator[EventHit]:
    """A side that condemns, criticises or objects."""
    return _DISAPPROVAL.hits(view, "ACCUSE", "disapprove")


@cue(
    "allegations",
    "event",
    matches=(
        "Norland accused Sudland of breaking the truce.",
        "The town sued the company over the spill.",
        "The minister blamed the rebels for the fire.",
        "Norland suspects Sudland of the theft.",
    ),
    passes=("Norland thanked Sudland for its help.", "The clerk was blameless."),
)
def allegations(view: View) -> Iterator[EventHit]:
    """A side that says another did wrong, or takes it to court."""
    return _ALLEGATIONS.hits(view, "ACCUSE", "allege")


@cue(
    "investigation",
    "event",
    matches=("The court investigated the deal.", "The ministry opened an inquiry into the spill."),
    passes=("The court closed for the summer.", "The explorers found a river."),
)
def investigation(view: View) -> Iterator[EventHit]:
    """A side that looks into what another did."""
    return _INVESTIGATION.hits(view, "ACCUSE", "investigate")
