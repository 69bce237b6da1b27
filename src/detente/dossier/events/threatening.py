"""Cues of THREATEN: threats and ultimata; a warning is one only where it says what the speaker will do."""

from __future__ import annotations

from collections.abc import Iterator

from detente.dossier.cue import EventHit, cue
from detente.dossier.events.lexicon import lexicon
from detente.dossier.events.sight import sight
from detente.dossier.view import View

_THREATS = lexicon(
    verbs="threaten",
    nouns="ultimatum",
    phrases="""
        vow|swear to
        vow > revenge|retaliation|vengeance|war
        issue|deliver|give|set > ultimatum|deadline|threat
        warn … consequence|retaliation|reprisal|war|revenge
        warn … will|would … pay|suffer|face|regret|retaliate|attack|strike|respond|use
        brandish > weapon|sabre|saber
        rattle > sabre|saber
        no longer tolerate
        not tolerate
        reserve > right
        """,
)


@cue(
    "threats",
    "event",
    matches=(
        "Norland threatened to close the strait.",
        "The union repeated its threat to strike.",
        "The rebels vowed to fight on.",
    ),
    passes=("The ministry warned of floods in the valley.", "Norland closed the strait."),
)
def threats(view: View) -> Iterator[EventHit]:
    """A side that says it will do harm, or sets a deadline with a penalty."""
    yield from _THREATS.hits(view, "THREATEN")
    seen = sight(view)
    for at in seen.at("threat"):
        # A threat to peace is a danger; a threat to strike, or somebody's threat against another, is an act.
        against = any(w.lemma in {"against", "by"} for w in seen.children(at, "prep"))
        if seen.words[at].pos == "NOUN" and (seen.children(at, "acl", "poss") or against):
            yield EventHit(at, (at, at), "THREATEN")
