"""Cues of CONCEDE and RETREAT: demands met, measures eased, forces withdrawn, prisoners freed."""

from __future__ import annotations

from collections.abc import Iterator

from detente.dossier.cue import EventHit, cue
from detente.dossier.events.lexicon import lexicon
from detente.dossier.view import View

_GIVING_WAY = lexicon(
    verbs="concede relent capitulate backtrack pardon acquiesce reinstate compensate",
    nouns="concession amnesty pardon",
    phrases="""
        back down|off
        give way|in
        give … ground
        bow|yield|accede|cave to|in
        bow to … pressure|demand
        make|offer > concession
        accept|meet|satisfy|fulfil|fulfill > demand|condition|ultimatum|terms|request
        grant > request|demand|amnesty|pardon|autonomy|right|independence|concession|freedom
        drop|withdraw|abandon|waive|soften > demand|claim|condition|charge|objection|lawsuit|opposition|threat
            |veto|insistence|complaint|plan
        call off > strike|protest|boycott|demonstration|walkout|march|rally|stoppage|picket
        suspend|end|cancel > strike|protest|boycott|demonstration|sit-in|walkout|march|rally|stoppage
            |picket
        express|voice > regret|remorse
        free hand
        pay > wage|damages|compensation|ransom
        raise > wage|pay|salary
        scrap|drop > tax|fee|toll|tariff|cut
        return|go back to work
        return to work
        change > policy|course
        allow|permit|legalise|legalize|let > party|opposition|demonstration|rally|protest|press|union|candidate
        take > step … freedom
        enhance|restore|expand|extend|widen > freedom|right|liberty|autonomy|democracy
        reverse|rescind|revoke|repeal|scrap > decision|law|decree|order|ban|policy|cut|rule|measure|annexation
            |levy
        promise|introduce|announce|enact|adopt > reform
        """,
)
_EASING = lexicon(
    phrases="""
        lift|ease|relax|loosen|remove|end|abolish|suspend|cancel|waive|rescind|revoke > ban|curfew|restriction
            |martial|emergency|censorship|measure|control|rule|limit|law|order
        easing|lifting of … ban|curfew|restriction|emergency
        """,
)
_LIFTING = lexicon(
    phrases="""
        lift|ease|relax|remove|end|suspend|drop|waive|cancel|break|raise > blockade|siege|embargo|sanction
            |boycott|lockout|barricade|tariff
        easing|lifting of … embargo|sanction|blockade|siege
        sanctions relief
        """,
)
_WITHDRAWING = lexicon(
    verbs="retreat evacuate demobilise demobilize surrender",
    nouns="withdrawal retreat pullout pull-out pullback evacuation surrender handover",
    phrases="""
        withdraw|remove|recall|redeploy|pull > gun|troop|force|soldier|army|tank|unit|police|fighter|settler|weapon
            |missile|warship|artillery|militia|peacekeeper|brigade|division|battalion
        pull back|out > troop|force|soldier|army|tank|unit|fighter|settler|weapon|missile
        pull out of
        withdraw from
        hand over|back > territory|town|city|area|land|control|island|base|zone
        cede|return|vacate|relinquish|surrender > territory|land|town|city|control|area|power|island|position
            |property|building|plant|remains|body|asset|artefact
        lay down … arm|arms|weapon|gun
        troop withdrawal
        """,
)
_RELEASING = lexicon(
    verbs="repatriate",
    nouns="repatriation",
    phrases="""
        release|free|exchange|swap|liberate > prisoner|hostage|detainee|captive|activist|soldier|inmate
            |journalist|rebel|dissident|suspect|leader|sailor|crew|worker|people|civilian|man|woman|member|pow
        free !trade|market|hand|time|resource|space|fund|cash|path
        release !statement|report|figure|album|film|datum|document|video|result|product|song|book|fund|water|study
            |text|detail|photograph|tape|letter|list|name|gas
        release of … prisoner|hostage|detainee|captive
        hand over|back > prisoner|hostage|suspect|body|remains|captive
        prisoner|hostage exchange|swap|release
        set free
        """,
)
_DISARMING = lexicon(
    verbs="disarm disband",
    nouns="disarmament demilitarisation demilitarization",
    phrases="""
        dismantle|destroy|scrap|decommission > missile|weapon|stockpile|arsenal|warhead|militia
        de-escalate
        turn|hand in|over > weapon|arms|gun
        reduce|cut|limit > arsenal|missile|warhead|troop|force|stockpile
        """,
)
_TRUCE = lexicon(
    nouns="truce cease-fire armistice",
    phrases="""
        declare|observe|announce|honour|honor|respect|extend|accept|sign|implement > truce|ceasefire|cease-fire
            |armistice|cease
        end|stop|halt|cease|suspend > fighting|hostility|shelling|bombing|offensive|attack|bombardment|fire|raid
            |exercise|operation|violence|war|strike|campaign
        truce|ceasefire|armistice between|with|in
        """,
)
_ACCESS = lexicon(
    phrases="""
        allow|let|permit|admit|receive|accept|invite > inspector|observer|peacekeeper|monitor|delivery|convoy
            |aid|food|mission|access|medicine|grain|journalist|refugee|return|inspection|investigator
        open|reopen > border|crossing|corridor|road|bridge|airport|port|frontier|route|checkpoint
        grant|give > access|passage
        agree … inspector|observer|monitor
        """,
)
_STEPPING_DOWN = lexicon(
    verbs="resign abdicate",
    nouns="resignation abdication",
    phrases="""
        step|stand down|aside
        leave > office|post
        quit > post|office|government|cabinet|job
        give up power
        """,
)


@cue(
    "giving way",
    "event",
    matches=(
        "The company backed down on Monday.",
        "Norland accepted the demands of the union.",
        "The teachers called off their strike.",
    ),
    passes=("The concert was sold out.", "The company rejected the demands of the union."),
)
def giving_way(view: View) -> Iterator[EventHit]:
    """A side that gives in, in words: a demand met, a strike called off, a pardon."""
    return _GIVING_WAY.hits(view, "CONCEDE")


@cue(
    "restrictions eased",
    "event",
    matches=("Norland lifted the night curfew.", "The ban on rallies was lifted in May."),
    passes=("The crane lifted the crates.", "Norland imposed a curfew."),
)
def easing(view: View) -> Iterator[EventHit]:
    """A ban, a curfew or another restriction that is lifted or eased."""
    return _EASING.hits(view, "CONCEDE")


@cue(
    "sanctions and blockades lifted",
    "event",
    matches=("Norland lifted the blockade of the port.", "Sanctions against Sudland were eased."),
    passes=("Norland tightened the blockade.", "The workers lifted the beams."),
)
def lifting(view: View) -> Iterator[EventHit]:
    """Sanctions, an embargo or a blockade that is lifted or eased."""
    return _LIFTING.hits(view, "RETREAT")


@cue(
    "withdrawal",
    "event",
    matches=("Norland withdrew its troops from the valley.", "The rebels retreated to the hills."),
    passes=("The customers withdrew money from the bank.", "Norland deployed troops in the valley."),
)
def withdrawing(view: View) -> Iterator[EventHit]:
    """Forces that leave, and land or property that is given back."""
    return _WITHDRAWING.hits(view, "RETREAT", "withdraw")


@cue(
    "release",
    "event",
    matches=("The rebels released twelve hostages.", "The prisoners were freed on Sunday."),
    passes=("The band released an album.", "The rebels seized twelve hostages."),
)
def releasing(view: View) -> Iterator[EventHit]:
    """People who are set free or sent home."""
    return _RELEASING.hits(view, "RETREAT", "release")


@cue(
    "disarming",
    "event",
    matches=("The militia disarmed in June.", "Norland dismantled its missiles."),
    passes=("The militia bought weapons.", "The mechanics dismantled the engine."),
)
def disarming(view: View) -> Iterator[EventHit]:
    """Weapons or forces that are given up or reduced."""
    return _DISARMING.hits(view, "RETREAT", "disarm")


@cue(
    "truce",
    "event",
    matches=("Both armies observed the truce.", "Norland halted its offensive."),
    passes=("Norland began an offensive.", "The firm observed the market."),
)
def truce(view: View) -> Iterator[EventHit]:
    """Fighting that stops."""
    return _TRUCE.hits(view, "RETREAT", "ceasefire")


@cue(
    "access",
    "event",
    matches=("Norland allowed inspectors into the plant.", "Sudland opened the border for the convoy."),
    passes=("The museum opened a new wing.", "Norland barred the inspectors."),
)
def access(view: View) -> Iterator[EventHit]:
    """Observers, aid or travellers that are let in."""
    return _ACCESS.hits(view, "RETREAT", "access")


@cue(
    "stepping down",
    "event",
    matches=("The governor resigned on Friday.", "The chairman of Acme stepped down."),
    passes=("The stairs lead down to the river.", "The governor won the election."),
)
def stepping_down(view: View) -> Iterator[EventHit]:
    """Somebody who gives up an office."""
    return _STEPPING_DOWN.hits(view, "RETREAT", "resign")
