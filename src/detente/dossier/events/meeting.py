"""Cues of CONSULT: meetings, visits, talks, telephone calls, and mediation."""

from __future__ import annotations

from collections.abc import Iterator

from detente.dossier.cue import EventHit, cue
from detente.dossier.events.lexicon import lexicon
from detente.dossier.view import View

_TALKS = lexicon(
    verbs="negotiate confer parley bargain",
    nouns="""talks negotiation consultation summit meeting conference discussion dialogue roundtable parley
    deliberation""",
    phrases="""
        hold|resume|begin|start|open|continue|conduct|restart|attend|join|enter > talk|negotiation|dialogue
            |meeting
        return|come|go to … table
        sit down with
        talk|speak|consult to|with
        hold … talk
        peace|trade|round|series of talk
        discuss|debate > plan|issue|proposal|dispute|crisis|situation|cooperation|tie|relation|conflict|way|step
            |matter
        meet with
        meet !demand|need|target|deadline|condition|requirement|standard|challenge|criterion|goal|expectation
            |cost|obligation|request|call|fate|end|resistance|quota|commitment|threat|bill|approval
        """,
)
_VISITS = lexicon(
    verbs="visit",
    nouns="visit",
    phrases="""
        pay|make|begin|start|end|conclude|plan > visit|trip
        host|receive|welcome > president|minister|leader|delegation|premier|chancellor|king|envoy|counterpart
            |secretary|chief|king|guest|talk|meeting|summit
        arrive in … for
        travel|fly|leave|return to|for … for talk|meeting|visit|summit|negotiation
        leave for … meeting|talk|summit|conference
        send > delegation|envoy|emissary|negotiator
        state|official|private|working visit
        """,
)
_CALLS = lexicon(
    verbs="telephone phone",
    phrases="""
        phone|telephone call|conversation|talk
        speak|talk … by|over|on phone|telephone
        speak|talk … by|over|on the phone|telephone
        discuss|confer … by telephone|phone
        """,
)
_MEDIATION = lexicon(
    verbs="mediate arbitrate",
    nouns="mediation arbitration shuttle-diplomacy",
    phrases="""
        act|serve as … mediator|go-between|intermediary
        broker > deal|truce|talk|agreement|ceasefire|peace
        """,
)


@cue(
    "talks",
    "event",
    matches=(
        "Norland and Sudland held talks on the river on Monday.",
        "The union met with the managers of Acme.",
        "Negotiations between the company and the union resumed.",
    ),
    passes=("The factory met its targets in May.", "Farmers feared that the harvest would be poor."),
)
def talks(view: View) -> Iterator[EventHit]:
    """Sides that meet, talk or negotiate."""
    return _TALKS.hits(view, "CONSULT")


@cue(
    "visits",
    "event",
    matches=("The minister visited Norland on Tuesday.", "Norland sent a delegation to the capital."),
    passes=("The price of milk rose again.", "Norland sent troops to the capital."),
)
def visits(view: View) -> Iterator[EventHit]:
    """Somebody who goes to see another side, or receives it."""
    return _VISITS.hits(view, "CONSULT", "visit")


@cue(
    "telephone calls",
    "event",
    matches=(
        "The president phoned the chancellor of Norland.",
        "The leaders had a telephone conversation about the dam.",
    ),
    passes=("The president called the plan absurd.", "The company sells phones."),
)
def calls(view: View) -> Iterator[EventHit]:
    """Sides that speak over the telephone."""
    return _CALLS.hits(view, "CONSULT", "phone")


@cue(
    "mediation",
    "event",
    matches=("Norland mediated between the company and the union.", "The bishop brokered a truce."),
    passes=("The media reported on the strike.", "The brokers sold their shares."),
)
def mediation(view: View) -> Iterator[EventHit]:
    """A third side that brings others together."""
    return _MEDIATION.hits(view, "CONSULT", "third-party")
