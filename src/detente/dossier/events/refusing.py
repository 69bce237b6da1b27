"""Cues of REJECT: refusals, vetoes, and the idioms that say no."""

from __future__ import annotations

from collections.abc import Iterator

from detente.dossier.cue import EventHit, cue
from detente.dossier.events.lexicon import lexicon
from detente.dossier.view import View

_REFUSALS = lexicon(
    verbs="refuse reject decline veto rebuff spurn defy disregard repudiate snub stonewall disobey",
    nouns="refusal rejection veto defiance",
    phrases="""
        rule out
        withdraw|retract > offer|proposal|bid|consent
        turn down
        brush|shrug|wave off|aside
        say no to
        shut|close|slam > door
        no question of
        out of the question
        not|no|never|nor … ready|prepared|willing|inclined to
        be unwilling|unprepared|reluctant to
        refuse to
        dismiss|deny|ignore|resist > call|request|demand|appeal|plan|offer|proposal|idea|ultimatum|warning
            |suggestion|permission|access|visa|permit|entry|order|ruling|pressure
        block|thwart|oppose > resolution|bill|plan|proposal|bid|deployment|initiative|deal|agreement|move|motion
            |membership|reform|request|merger|takeover|demand
        vote against|down
        stand|hold firm
        ignore|flout|violate|breach > order|ruling|deadline|ban|curfew|resolution|court
        fail to … agreement|deal|compromise|accord
        information|news blackout
        """,
)


@cue(
    "refusals",
    "event",
    matches=(
        "Norland refused to sign the treaty.",
        "The company rejected the offer of the union.",
        "The union turned the offer down.",
        "There can be no question of giving the town a veto.",
    ),
    passes=("The workers removed the refuse.", "Norland accepted the offer."),
)
def refusals(view: View) -> Iterator[EventHit]:
    """A side that refuses, rejects, vetoes or rules out something."""
    return _REFUSALS.hits(view, "REJECT")
