"""Cues of ASSAULT: attacks, fighting, killing, kidnapping and destruction."""

from __future__ import annotations

from collections.abc import Iterator

from detente.dossier.cue import EventHit, cue
from detente.dossier.events.lexicon import lexicon
from detente.dossier.view import View

_FIGHTING = lexicon(
    verbs="attack clash fight conquer overthrow topple besiege ram storm ambush assault retaliate skirmish ravage",
    nouns="""attack clash war aggression offensive raid assault fighting ambush skirmish battle incursion hostility coup
    putsch""",
    phrases="""
        launch|mount|carry|begin|wage|stage > attack|offensive|assault|raid|war|incursion|campaign|strike
            |operation
        carry out > attack|raid|strike|assault|operation
        go to war
        use > force
        military action|strike|operation|intervention
        exchange > fire
        drive|force … from … home|village
        armed conflict|aggression|attack|struggle
        violate|break > ceasefire|truce|cease-fire
        come under attack|fire
        war between|with|against
        conflict between|with
        """,
)
_INVADING = lexicon(
    verbs="invade overrun retake recapture",
    nouns="invasion",
    phrases="""
        cross > border|frontier … force
        march|move|drive|advance into|on … territory|town|capital|country
        """,
)
_BOMBING = lexicon(
    verbs="shell bomb bombard strafe",
    nouns="bombardment shelling airstrike air-strike bombing",
    phrases="""
        fire > shell|rocket|missile|mortar|artillery|torpedo
        air|missile|rocket|drone|artillery|mortar strike|attack|raid
        launch|fire > airstrike|missile|rocket
        drop > bomb
        hit|strike|pound|target > target|position|base|village|camp|town|city|convoy|stronghold|area|tanker
        down > plane|aircraft|helicopter|jet|drone|airliner
        shoot|bring down > plane|aircraft|helicopter|jet|drone|airliner
        sink > trawler|ferry|cutter|ship|boat|vessel|tanker
        """,
)
_EXPLODING = lexicon(
    verbs="detonate",
    phrases="""
        car|roadside|time|petrol|letter bomb
        bomb|explosion|blast kill|wound|injure|explode|destroy|go
        explode|plant|set|detonate > bomb|device|explosive|mine|grenade
        blow up > car|bus|building|hotel|embassy|plane|convoy
        throw > grenade
        bomb explode
        """,
)
_SUICIDE = lexicon(
    phrases="""
        suicide attack|bomber|bombing|bomb|car
        """
)
_SHOOTING = lexicon(
    verbs="shoot ambush",
    nouns="shooting shootout gunfire",
    phrases="""
        open fire
        fire on|at|into
        gun down
        exchange > gunfire
        gun battle
        """,
)
_KILLING = lexicon(
    verbs="kill murder slay wound injure lynch stab",
    nouns="killing murder bloodshed",
    phrases="""
        claim > life
        leave … dead|wounded
        """,
)
_ASSASSINATING = lexicon(
    verbs="assassinate",
    nouns="assassination",
    phrases="""
        kill > chief|leader|president|minister|commander|mayor|governor|general
        attempt|plot to kill
        attempt on … life
        """,
)
_EXECUTING = lexicon(
    verbs="behead",
    nouns="execution",
    phrases="""
        execute > prisoner|man|people|rebel|hostage|leader|convict
        """,
)
_ABDUCTING = lexicon(
    verbs="kidnap abduct hijack",
    nouns="kidnapping abduction hijacking hostage-taking",
    phrases="""
        take > hostage
        hold > hostage
        human shield
        """,
)
_BEATING = lexicon(
    verbs="beat",
    phrases="""
        beat up
        beat|club to death
        """,
)
_TORTURING = lexicon(verbs="torture", nouns="torture")
_SEXUAL = lexicon(verbs="rape raped raping", nouns="rape")
_MASSACRE = lexicon(
    verbs="massacre slaughter",
    nouns="massacre genocide slaughter",
    phrases="""
        mass killing|grave
        """,
)
_CLEANSING = lexicon(
    phrases="""
        ethnic cleansing
        expel|drive > population|minority
        """
)
_DESTROYING = lexicon(
    verbs="demolish raze torch destroy sabotage",
    phrases="""
        burn|set|destroy|wreck|ransack|bulldoze > house|home|village|church|mosque|building|town|bridge|office
            |crop|school|hospital|shop|embassy|property
        burn down > house|home|village|church|mosque|building|office
        burn !calorie|fuel|wood|coal|oil|gas|candle|cd|flag|effigy
        set fire to
        set … on fire
        """,
)
_UNCONVENTIONAL = lexicon(
    phrases="""
        use|drop|detonate … nuclear|chemical|biological weapon|bomb|agent|shell
        use|release poison|mustard|nerve gas
        chemical|gas|nuclear|biological attack
        poison > well|water
        """
)


@cue(
    "attacks and fighting",
    "event",
    matches=(
        "Norland attacked the fort.",
        "The rebels launched an offensive on Monday.",
        "A war between Norland and Sudland broke out.",
    ),
    passes=("The choir sang an anthem.", "Norland halted the talks."),
)
def fighting(view: View) -> Iterator[EventHit]:
    """Attacks, raids, clashes and wars."""
    return _FIGHTING.hits(view, "ASSAULT")


@cue(
    "invasion",
    "event",
    matches=("Norland invaded Sudland.", "The invasion of the island by Norland began at dawn."),
    passes=("Norland left Sudland.", "The island is green."),
)
def invading(view: View) -> Iterator[EventHit]:
    """Forces that enter the land of others."""
    return _INVADING.hits(view, "ASSAULT", "territory")


@cue(
    "bombardment",
    "event",
    matches=("Norland shelled the village.", "The jets dropped bombs on the port."),
    passes=("The children gathered shells.", "The shop dropped its prices."),
)
def bombing(view: View) -> Iterator[EventHit]:
    """Bombing and shelling, by guns, aircraft or missiles."""
    return _BOMBING.hits(view, "ASSAULT", "heavy-weapons")


@cue(
    "bombs",
    "event",
    matches=("The rebels planted a bomb in the market.", "A car bomb killed two guards."),
    passes=("The farmer planted a tree.", "The mine produced coal."),
)
def exploding(view: View) -> Iterator[EventHit]:
    """Bombs that are planted or set off."""
    return _EXPLODING.hits(view, "ASSAULT", "explosives")


@cue(
    "suicide attacks",
    "event",
    matches=("A suicide bomber struck the market.", "The rebels claimed the suicide attack."),
    passes=("The market opened at nine.", "The rebels claimed the prize."),
)
def suicide(view: View) -> Iterator[EventHit]:
    """Attackers who die in the attack."""
    return _SUICIDE.hits(view, "ASSAULT", "suicide-attack")


@cue(
    "shooting",
    "event",
    matches=("Police opened fire on the crowd.", "The guards shot two men."),
    passes=("The crowd warmed itself at the fire.", "The film was long."),
)
def shooting(view: View) -> Iterator[EventHit]:
    """Shots fired at people."""
    return _SHOOTING.hits(view, "ASSAULT", "firearms")


@cue(
    "killing",
    "event",
    matches=("Soldiers killed four villagers.", "Two guards were wounded in the port."),
    passes=("Four villagers moved away.", "The guards wore blue coats."),
)
def killing(view: View) -> Iterator[EventHit]:
    """People who are killed or wounded."""
    return _KILLING.hits(view, "ASSAULT")


@cue(
    "assassination",
    "event",
    matches=("Gunmen assassinated the mayor.", "The rebels killed the governor."),
    passes=("Voters chose the mayor.", "The governor killed time with a book."),
)
def assassinating(view: View) -> Iterator[EventHit]:
    """A leader who is killed."""
    return _ASSASSINATING.hits(view, "ASSAULT", "assassinate")


@cue(
    "executions",
    "event",
    matches=("The regime executed two prisoners.", "The execution of the general by Norland shocked many."),
    passes=("The chief executive resigned.", "The pianist executed a trill."),
)
def executing(view: View) -> Iterator[EventHit]:
    """People who are put to death."""
    return _EXECUTING.hits(view, "ASSAULT", "execute")


@cue(
    "kidnapping",
    "event",
    matches=("The rebels kidnapped three engineers.", "Gunmen took the guests hostage."),
    passes=("The rebels freed three engineers.", "The guests took a walk."),
)
def abducting(view: View) -> Iterator[EventHit]:
    """People who are taken or held by force."""
    return _ABDUCTING.hits(view, "ASSAULT", "abduct")


@cue(
    "beating",
    "event",
    matches=("Guards beat the prisoners.", "Two reporters were beaten by the police."),
    passes=("The heart of the city is old.", "The drummers played all night."),
)
def beating(view: View) -> Iterator[EventHit]:
    """People who are beaten."""
    return _BEATING.hits(view, "ASSAULT", "beat")


@cue(
    "torture",
    "event",
    matches=("Soldiers tortured the captives.", "The torture of prisoners by Norland went on for years."),
    passes=("Soldiers fed the captives.", "The road is tortuous."),
)
def torturing(view: View) -> Iterator[EventHit]:
    """People who are tortured."""
    return _TORTURING.hits(view, "ASSAULT", "torture")


@cue(
    "rape",
    "event",
    matches=("Soldiers raped two women.", "The women were raped by soldiers."),
    passes=("Farmers grew rapeseed.", "Two women led the union."),
)
def sexual(view: View) -> Iterator[EventHit]:
    """Sexual violence."""
    return _SEXUAL.hits(view, "ASSAULT", "sexual")


@cue(
    "massacres",
    "event",
    matches=("Militiamen massacred the villagers.", "The massacre of civilians by Norland began in May."),
    passes=("The villagers planted rice.", "Mass was held on Sunday."),
)
def massacre(view: View) -> Iterator[EventHit]:
    """Many people killed at once."""
    return _MASSACRE.hits(view, "ASSAULT", "massacre")


@cue(
    "expulsion of peoples",
    "event",
    matches=("The militia engaged in ethnic cleansing.", "Norland drove the minority from the valley."),
    passes=("The firm does office cleaning.", "The minority voted for the reform."),
)
def cleansing(view: View) -> Iterator[EventHit]:
    """A people that is driven out."""
    return _CLEANSING.hits(view, "ASSAULT", "cleansing")


@cue(
    "destruction",
    "event",
    matches=("Soldiers burned the village.", "The mob set fire to the mill."),
    passes=("The sun set behind the mill.", "The stove burns wood."),
)
def destroying(view: View) -> Iterator[EventHit]:
    """Buildings and goods that are destroyed."""
    return _DESTROYING.hits(view, "ASSAULT", "destroy")


@cue(
    "unconventional weapons",
    "event",
    matches=("Norland used chemical weapons.", "A gas attack by Norland emptied the town."),
    passes=("Norland sells chemical products.", "The town uses gas lamps and candles."),
)
def unconventional(view: View) -> Iterator[EventHit]:
    """Poison gas, germs or nuclear bombs."""
    return _UNCONVENTIONAL.hits(view, "ASSAULT", "unconventional")
