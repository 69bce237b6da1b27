"""Cues of PROTEST: demonstrations, strikes, boycotts, blockades by civilians, riots."""

from __future__ import annotations

from collections.abc import Iterator

from detente.dossier.cue import EventHit, cue
from detente.dossier.events.lexicon import lexicon
from detente.dossier.view import View

_CIVILIANS = (
    "worker|farmer|teacher|student|miner|driver|trucker|protester|demonstrator|activist|villager|fisherman|union|nurse"
    "|employee|striker|resident|crowd|taxi"
)
_DEMONSTRATIONS = lexicon(
    verbs="demonstrate protest march rally",
    nouns="demonstration rally march sit-in protester demonstrator vigil unrest protest",
    phrases="""
        hold|stage|organise|organize|join|attend|lead > demonstration|rally|march|protest|sit-in|vigil
        take to the street
        burn > flag|effigy
        occupy > factory|square|building|office|campus|plant|university
        chant > slogan
        """,
)
_STRIKES = lexicon(
    nouns="walkout walk-out stoppage picket",
    phrases=f"""
        go|be|remain on strike
        walk off > job
        down > tool
        call|stage|hold|begin|launch|plan|join|declare|organise|organize|start > strike|walkout|stoppage
        shun|stop|stay > work
        general|rail|hunger|wildcat|transport|dock|two-day|one-day|indefinite strike
        strike for|over … pay|wage|contract|job|condition|pension|hour
        strike by … {_CIVILIANS}
        {_CIVILIANS} strike
        {_CIVILIANS} 's|' strike
        go-slow
        picket > factory|plant|gate|office|shop|mine|site
        """,
)
_HUNGER = lexicon(
    phrases="""
        hunger strike|striker
        go … hunger strike
        refuse > food|meal
        """
)
_BOYCOTTS = lexicon(
    verbs="boycott",
    nouns="boycott",
    phrases="""
        stay away from … poll|election|vote|talk|session
        """,
)
_OBSTRUCTION = lexicon(
    nouns="roadblock barricade",
    phrases="""
        block|barricade|obstruct|blockade > road|bridge|highway|street|railway|entrance|gate|route|traffic
            |transport|motorway|roadway|junction|track|crossing
        chain themselves
        set|put up roadblock|barricade
        """,
)
_RIOTS = lexicon(
    verbs="riot loot",
    nouns="riot rioting looting rioter",
    phrases="""
        throw|hurl > stone|bottle|firebomb|petrol
        go on … rampage
        set … fire|ablaze … car|bus|tyre|shop
        """,
)


@cue(
    "demonstrations",
    "event",
    matches=(
        "Farmers demonstrated in the capital.",
        "Thousands marched through the city against the law.",
        "The opposition held a rally on Sunday.",
    ),
    passes=("The salesman sold a vacuum cleaner.", "The farmers sowed wheat in March and April."),
)
def demonstrations(view: View) -> Iterator[EventHit]:
    """People who demonstrate, march or rally."""
    return _DEMONSTRATIONS.hits(view, "PROTEST", "demo")


@cue(
    "labour strikes",
    "event",
    matches=("The dockers went on strike.", "The union called a strike for Monday.", "The miners' strike continued."),
    passes=("The air strike destroyed a bridge.", "The clock strikes twelve."),
)
def strikes(view: View) -> Iterator[EventHit]:
    """People who stop work."""
    return _STRIKES.hits(view, "PROTEST", "strike")


@cue(
    "hunger strikes",
    "event",
    matches=("The prisoners began a hunger strike.", "Two hunger strikers are in hospital."),
    passes=("The prisoners ate bread.", "Hunger spread in the valley."),
)
def hunger(view: View) -> Iterator[EventHit]:
    """People who refuse to eat."""
    return _HUNGER.hits(view, "PROTEST", "hunger")


@cue(
    "boycotts",
    "event",
    matches=("The party boycotted the election.", "A boycott by the shoppers hurt the firm."),
    passes=("The party won the election.", "The boys caught a fish."),
)
def boycotts(view: View) -> Iterator[EventHit]:
    """People who stay away from what they oppose."""
    return _BOYCOTTS.hits(view, "PROTEST", "boycott")


@cue(
    "obstruction",
    "event",
    matches=("Farmers blocked the road to the border.", "Truckers obstructed the bridge."),
    passes=("The surgeon cleared a blocked artery.", "The road to the border is long."),
)
def obstruction(view: View) -> Iterator[EventHit]:
    """People who bar a way."""
    return _OBSTRUCTION.hits(view, "PROTEST", "obstruct")


@cue(
    "riots",
    "event",
    matches=("Prisoners rioted in the old jail.", "Youths threw stones at the police."),
    passes=("The garden was a mass of colour.", "The boy threw a ball."),
)
def riots(view: View) -> Iterator[EventHit]:
    """Crowds that turn violent."""
    return _RIOTS.hits(view, "PROTEST", "riot")
