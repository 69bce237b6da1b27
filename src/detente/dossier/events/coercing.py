"""Cues of COERCE: seizure, arrest, bans, censorship, emergency law, deportation, cyber-attacks, disinformation."""

from __future__ import annotations

from collections.abc import Iterator

from detente.dossier.cue import EventHit, cue
from detente.dossier.events.lexicon import lexicon
from detente.dossier.view import View

_SEIZING = lexicon(
    verbs="annex confiscate impound expropriate nationalise nationalize commandeer seize",
    nouns="annexation seizure confiscation occupation nationalisation nationalization expropriation",
    phrases="""
        occupy|capture > territory|land|town|city|village|island|country|region|area|peninsula|strip|bank
            |province
        take|storm > city|town|village|port|ridge|dam|capital|fort|station|barracks
        take > control|possession
        take over > town|city|region|plant|building|airport|country|company|factory
        gain > control
        freeze > asset|account
        grab > land|territory
        build > settlement
        blow up > line|pipeline|bridge|railway|building|plant|station
        sabotage > line|pipeline|railway|plant|cable
        """,
)
_RESTRICTING = lexicon(
    verbs="outlaw blockade",
    nouns="crackdown blockade repression siege",
    phrases="""
        crack|clamp down on
        restrict|limit|curtail|curb|prohibit > movement|travel|access|right|freedom|press|trade|activity
            |demonstration|rally|speech|protest|export|import
        impose|introduce|tighten|announce|set|place > restriction|blockade|ban|limit|control|siege
        prevent|break|disperse|stop > demonstration|demonstrator|protest|protester|rally|march|crowd|strike
            |gathering|protestor
        close|seal|shut > border|crossing|office|university|school|newspaper|station|road|port|airspace
        seal|close off > border|area|town|city|zone
        lay siege
        cut > wage|pay|pension|salary|job
        naval blockade
        dam|divert > river|water|stream
        cordon
        """,
)
_BANNING = lexicon(
    verbs="ban bar forbid",
    nouns="ban",
    phrases="""
        dissolve > parliament|party|union|assembly|council
        """,
)
_CENSORING = lexicon(
    verbs="censor",
    nouns="censorship",
    phrases="""
        close|shut|shut|suspend|ban|seize|block > newspaper|magazine|broadcaster|radio|website|paper|publication
            |channel
        shut|close down > newspaper|magazine|broadcaster|radio|website|channel|paper
        suspend publication|broadcast
        jam > broadcast|signal|station
        order … to suspend|stop|cease publication|publish|broadcast
        """,
)
_EMERGENCY = lexicon(
    phrases="""
        impose|declare|announce|proclaim|order|extend|decree|introduce > curfew|emergency|siege|martial
        be under curfew
        suspend > constitution|parliament
        """,
)
_ARRESTING = lexicon(
    verbs="arrest detain imprison jail incarcerate",
    nouns="arrest detention",
    phrases="""
        round up
        take into custody
        take … custody
        hold > suspect|journalist|activist|prisoner|dissident
        put|be under … house arrest
        raid > office|home|house|headquarters|building
        interrogate > suspect|activist|detainee
        charge … with
        """,
)
_DEPORTING = lexicon(
    verbs="deport banish exile",
    nouns="deportation expulsion",
    phrases="""
        expel > foreigner|journalist|migrant|refugee|worker|immigrant|people|leader|family|student|citizen
            |teacher
        """,
)
_LYING = lexicon(
    nouns="disinformation misinformation",
    phrases="""
        false-flag operation|attack
        spread > rumour|rumor|lie|falsehood
        false-flag
        smear campaign
        rig > election|vote
        """,
)
_CYBER = lexicon(
    verbs="hack",
    nouns="cyber-attack hacking",
    phrases="""
        cyber attack|operation|espionage
        hack into
        hack attack
        take down > website|network
        """,
)


@cue(
    "seizure",
    "event",
    matches=("Norland annexed the island.", "The seizure of the ship by Norland angered its owners."),
    passes=("The boy picked an apple.", "The annex of the hotel is new."),
)
def seizing(view: View) -> Iterator[EventHit]:
    """Land or property that is taken by force of arms or law."""
    return _SEIZING.hits(view, "COERCE", "seize")


@cue(
    "restriction",
    "event",
    matches=("Norland imposed a blockade on the port.", "Police dispersed the demonstrators."),
    passes=("Norland opened the port.", "The clouds dispersed."),
)
def restricting(view: View) -> Iterator[EventHit]:
    """Movement, rights or assembly that is restricted."""
    return _RESTRICTING.hits(view, "COERCE", "restrict")


@cue(
    "bans",
    "event",
    matches=("Norland banned the party.", "The ban on imports by Sudland took effect."),
    passes=("The band played on.", "Norland lifted its tariffs."),
)
def banning(view: View) -> Iterator[EventHit]:
    """Something that is forbidden."""
    return _BANNING.hits(view, "COERCE", "ban")


@cue(
    "censorship",
    "event",
    matches=("The regime censored the press.", "The ministry closed the newspaper."),
    passes=("The press praised the film.", "The minister read the newspaper."),
)
def censoring(view: View) -> Iterator[EventHit]:
    """News that is kept from being told."""
    return _CENSORING.hits(view, "COERCE", "censor")


@cue(
    "emergency law",
    "event",
    matches=("Norland declared a state of emergency.", "A curfew was imposed on the town."),
    passes=("The nurse works in emergency care.", "Norland declared a holiday."),
)
def emergency(view: View) -> Iterator[EventHit]:
    """A curfew, martial law or a state of emergency."""
    for hit in _EMERGENCY.hits(view, "COERCE", "martial-law"):
        words = {view.words[n].lemma for n in range(hit.words[0], hit.words[1] + 1)}
        yield EventHit(hit.at, hit.words, "COERCE", "curfew" if "curfew" in words else "martial-law")


@cue(
    "arrests",
    "event",
    matches=("Police arrested the editor.", "Two activists were detained in the port."),
    passes=("The editor wrote a column.", "The police thanked the drivers."),
)
def arresting(view: View) -> Iterator[EventHit]:
    """People who are arrested, detained or jailed."""
    return _ARRESTING.hits(view, "COERCE", "arrest")


@cue(
    "deportation",
    "event",
    matches=("Norland deported forty migrants.", "The deportation of the family by Sudland drew crowds."),
    passes=("Forty migrants found work.", "The family left for the coast."),
)
def deporting(view: View) -> Iterator[EventHit]:
    """People who are sent out of the country."""
    return _DEPORTING.hits(view, "COERCE", "deport")


@cue(
    "disinformation",
    "event",
    matches=("Norland planned false-flag operations.", "The regime spread lies about the union."),
    passes=("The flag was red.", "The lawn lies behind the house."),
)
def lying(view: View) -> Iterator[EventHit]:
    """Falsehoods spread as a means of conflict."""
    return _LYING.hits(view, "COERCE", "misinformation")


@cue(
    "cyber-attacks",
    "event",
    matches=("Norland hacked the network of the ministry.", "A cyber-attack by Norland on the bank failed."),
    passes=("The bank bought new computers.", "The gardener cut the hedge."),
)
def cyber(view: View) -> Iterator[EventHit]:
    """Attacks on computers and networks."""
    return _CYBER.hits(view, "COERCE", "cyber")
