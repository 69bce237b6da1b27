"""Cues of PROTEST: demonstrations, strikes, boycotts, blockades by civilians, riots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.dossier.cue import EventHit, cue
from detente.dossier.events.lexicon import is_more_than_background, lexicon
from detente.dossier.events.parties import subjects
from detente.dossier.events.sight import Sight, sight
from detente.dossier.view import View

_CIVILIANS = (
    "worker|farmer|teacher|student|miner|driver|trucker|protester|demonstrator|activist|villager|fisherman|union|nurse"
    "|employee|striker|resident|crowd|taxi"
)
_DEMONSTRATIONS = lexicon(
    verbs="demonstrate protest march rally revolt mutiny",
    nouns="demonstration rally march sit-in revolt uprising mutiny protester demonstrator vigil unrest protest",
    phrases="""
        hold|stage|organise|organize|join|attend|lead > demonstration|rally|march|protest|sit-in|vigil
        take to the street
        burn > flag|effigy
        occupy > factory|square|building|office|campus|plant|university
        chant > slogan
        """,
)
_STRIKES = lexicon(
    verbs="picket",
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
# Where one of these is spoken of, a strike may be a blow.
_ARMED = (
    "air", "army", "artillery", "attack", "bomb", "camp", "drone", "jet", "lightning", "military", "missile", "navy",
    "nuclear", "rebel", "rocket", "target", "troop", "warplane", "clock", "earthquake", "storm", "hurricane", "disease",
)  # fmt: skip
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
    seen = sight(view)
    for hit in _STRIKES.hits(view, "PROTEST", "strike"):
        yield _ahead(seen, hit)
    if not any(seen.at(lemma) for lemma in _ARMED):
        for at in seen.at("strike"):
            if _stops_work(seen, at):
                yield EventHit(at, (at, at), "PROTEST", "strike")


def _ahead(seen: Sight, hit: EventHit) -> EventHit:
    """The strike itself, where it is only called: "called a strike for Monday" is seen where the strike is named."""
    strike = next((w.at for w in seen.children(hit.at, "dobj") if hit.at < w.at <= hit.words[1]), None)
    if seen.words[hit.at].lemma != "call" or strike is None:
        return hit
    return replace(hit, at=strike, actor=subjects(seen, hit.at))


def _stops_work(seen: Sight, at: int) -> bool:
    """Whether it is work that a strike stops: the verb has no object, the noun nothing before it that flies."""
    word = seen.words[at]
    if word.pos == "NOUN":
        return is_more_than_background(seen, at)
    return word.pos == "VERB" and not seen.children(at, "dobj", "prt", "nsubjpass", "auxpass", "npadvmod", "ccomp")


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
