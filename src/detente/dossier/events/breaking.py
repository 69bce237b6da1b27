"""Cues of SANCTION: relations, talks and aid cut back, embargoes, expulsions, convictions."""

from __future__ import annotations

from collections.abc import Iterator

from detente.dossier.cue import EventHit, cue
from detente.dossier.events.lexicon import lexicon
from detente.dossier.view import View

_STOPPED = (
    "talk|negotiation|dialogue|meeting|summit|visit|trip|discussion|round|tie|relation|relationship|contact|link"
    "|membership|agreement|treaty|contract|pact|accord|cooperation|mediation|conference|invitation"
)
_HELP = (
    "aid|assistance|supply|delivery|trade|shipment|loan|credit|support|funding|help|programme|program|export|import"
    "|subsidy|payment|fund|sale|flight|service|gas|oil|electricity|water|relief"
)
_BREAKING = lexicon(
    phrases=f"""
        break|cut|sever > {_STOPPED}
        break|cut|call off > {_STOPPED}
        cancel|suspend|postpone|boycott|halt|freeze|end|abandon|scrap|terminate|downgrade|leave|quit
            |curtail > {_STOPPED}
        walk out of|on
        walk|storm out
        pull|drop out of … talk|negotiation|treaty|agreement|summit|deal|pact|alliance
        withdraw from … talk|negotiation|treaty|agreement|summit|deal|pact|alliance
        recall|withdraw > ambassador|envoy|diplomat|delegation|negotiator
        expel|suspend … from … league|union|organisation|organization|council|alliance|club|party|group
        break with
        close > embassy|consulate|border|mission
        """,
)
_STOPPING = lexicon(
    phrases=f"""
        suspend|cut|halt|stop|freeze|withhold|end|reduce|cancel|block|terminate|slash|curb > {_HELP}
        cut off > {_HELP}
        """,
)
_PENALTIES = lexicon(
    verbs="sack fine",
    nouns="sanction embargo",
    phrases="""
        impose|slap|tighten|adopt|approve|extend|order|introduce|announce|declare|renew|levy|raise
            |apply > sanction|embargo|boycott|tariff|penalty|duty|quota|levy
        trade|arms|oil embargo
        fine > company|firm|bank|union|club|million|euro|dollar
        lock out
        dismiss !claim|idea|call|report|suggestion|charge|allegation|demand|case|appeal|concern|fear|warning|offer
            |plan|proposal|criticism|accusation|request|rumour|rumor|notion|motion|suit|lawsuit|threat|complaint
        lockout of|at|by
        lay off
        dismiss|fire|sack > worker|striker|minister|staff|employee|official|teacher|governor|chief|judge
        """,
)
_EXPELLING = lexicon(
    verbs="expel",
    phrases="""
        expel|eject|evict|deport|order > diplomat|ambassador|inspector|envoy|observer|attache|mission|agency
            |attaché|peacekeeper|consul
        declare … persona non grata
        withdraw|evacuate|pull > observer|inspector|monitor|staff|agency|mission
        """,
)
_CONVICTING = lexicon(
    verbs="convict sentence",
    nouns="conviction",
    phrases="""
        find guilty
        jail for
        find … guilty of
        """,
)


@cue(
    "relations broken off",
    "event",
    matches=(
        "Norland broke off the talks with Sudland.",
        "The union walked out of the negotiations.",
        "Sudland recalled its ambassador.",
    ),
    passes=("The storm broke the windows.", "Norland resumed the talks."),
)
def breaking(view: View) -> Iterator[EventHit]:
    """Talks, visits or relations that a side breaks off or cancels."""
    return _BREAKING.hits(view, "SANCTION", "withdraw")


@cue(
    "aid and trade stopped",
    "event",
    matches=("Norland suspended its aid to Sudland.", "The company cut off the water supply."),
    passes=("The tailor cut the cloth.", "Norland increased its aid."),
)
def stopping(view: View) -> Iterator[EventHit]:
    """Aid, trade or supplies that a side stops."""
    return _STOPPING.hits(view, "SANCTION", "discontinue")


@cue(
    "sanctions",
    "event",
    matches=("Norland imposed sanctions on Sudland.", "The firm laid off forty workers."),
    passes=("The judge read the file.", "Norland exports timber."),
)
def penalties(view: View) -> Iterator[EventHit]:
    """Sanctions, embargoes, lockouts and dismissals."""
    return _PENALTIES.hits(view, "SANCTION")


@cue(
    "expulsions",
    "event",
    matches=("Norland expelled three diplomats.", "The inspectors were expelled in March."),
    passes=("The diplomats dined together.", "The inspectors checked the brakes."),
)
def expelling(view: View) -> Iterator[EventHit]:
    """Diplomats, observers or agencies that are sent away or withdrawn."""
    return _EXPELLING.hits(view, "SANCTION", "expel")


@cue(
    "convictions",
    "event",
    matches=("A court in Norland convicted two officers.", "The editor was sentenced to ten years."),
    passes=("The sentence has nine words.", "The editor wrote ten pages."),
)
def convicting(view: View) -> Iterator[EventHit]:
    """People whom a court finds guilty."""
    return _CONVICTING.hits(view, "SANCTION", "convict")
