"""Cues of MOBILIZE: forces called up, moved, put on alert, or exercising by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from detente.dossier.cue import EventHit, cue
from detente.dossier.events.lexicon import lexicon
from detente.dossier.view import View

_FORCES = (
    "troop|soldier|force|army|reservist|reserve|tank|warship|ship|fleet|navy|brigade|division|battalion|unit|marine"
    "|artillery|aircraft|jet|vessel|carrier|commando|paratrooper|regiment|convoy|frigate|submarine"
)
_TROOPS = lexicon(
    verbs="patrol mobilise mobilize remilitarise remilitarize",
    nouns="mobilisation mobilization build-up conscription",
    phrases=f"""
        deploy|mass|amass|reinforce|concentrate|redeploy|station|dispatch|despatch|send|move|assemble
            |muster > {_FORCES}
        call up > reservist|reserve|soldier|conscript
        put|place|be|remain|stay|go … on … alert|standby
        put|place … on … footing
        hold|conduct|stage|begin|launch|start > exercise|manoeuvre|maneuver
        military build-up|exercise|manoeuvre|maneuver|drill
        troop|army|naval movement|build-up|deployment|concentration
        deployment of … {_FORCES}
        prepare to attack|invade|fight|bomb|shell
        prepare for … war|attack|offensive|invasion
        show of force
        military presence
        fly over
        step|beef up > patrol|military|garrison|security|force
        increase|reinforce|tighten|boost|strengthen > patrol|military|troop|garrison|border
        """,
)
_WEAPONS = lexicon(
    phrases="""
        deploy|station|test|test-fire|install|position|develop|build > missile|rocket|weapon|warhead|launcher
            |bomb|radar
        missile|nuclear|weapon test|launch
        """,
)
_POLICE = lexicon(
    phrases="""
        deploy|send|mobilise|mobilize|dispatch|station > police|policeman|officer|guard|gendarme
        tighten|increase|strengthen|boost > security
        step|beef up > security
        police patrol|reinforce|guard|surround|cordon
        cordon off
        surround > building|town|village|camp|compound|square|university|embassy
        """,
)


@cue(
    "troops",
    "event",
    matches=(
        "Norland mobilised its reserves.",
        "The army deployed tanks along the border.",
        "The fleet was put on high alert.",
    ),
    passes=("The runner moved ahead.", "The army withdrew its tanks."),
)
def troops(view: View) -> Iterator[EventHit]:
    """Armed forces that are called up, massed, moved or put on alert."""
    return _TROOPS.hits(view, "MOBILIZE", "troops")


@cue(
    "weapons",
    "event",
    matches=("Norland tested a missile on Friday.", "Sudland stationed rockets on the island."),
    passes=("The teacher tested the pupils.", "The train left the station."),
)
def weapons(view: View) -> Iterator[EventHit]:
    """Weapons that are tested or put in place."""
    return _WEAPONS.hits(view, "MOBILIZE", "weapons")


@cue(
    "police",
    "event",
    matches=("The governor sent police to the port.", "The city tightened security before the vote."),
    passes=("The police station is new.", "The tailor tightened the belt."),
)
def police(view: View) -> Iterator[EventHit]:
    """Police that is sent or reinforced."""
    return _POLICE.hits(view, "MOBILIZE", "police")
