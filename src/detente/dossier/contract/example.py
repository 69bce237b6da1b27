"""The example that the prompt shows: a dispute that never was, and the answer to it, which no answer may repeat."""

from __future__ import annotations

from typing import Any, Final

SENTENCES: Final[dict[str, str]] = {
    "invented#1": "On Monday Ostrel closed its canal to the barges of Varn.",
    "invented#2": "Varn says that Ostrel broke the old treaty.",
    "invented#3": "Some in Varn fear that the mills will stand idle because the canal is shut.",
    "invented#4": "The canal is forty miles long.",
}
KNOWN: Final = "OSTREL: Ostrel (state)"

ANSWER: Final[dict[str, Any]] = {
    "detente": 1,
    "actors": [{"id": "VARN", "kind": "state", "sentence": "invented#2", "quote": "Varn"}],
    "events": [
        {
            "ref": "e1",
            "sentence": "invented#1",
            "quote": "closed its canal",
            "what": "closed its canal to the barges of Varn",
            "category": "COERCE",
            "mode": "restrict",
            "actors": ["OSTREL"],
            "recipients": ["VARN"],
            "factuality": "asserted",
            "when": "On Monday",
        },
        {
            "ref": "e2",
            "sentence": "invented#2",
            "quote": "broke the old treaty",
            "category": "REJECT",
            "actors": ["OSTREL"],
            "recipients": ["VARN"],
            "factuality": "alleged",
            "reported_by": "VARN",
        },
    ],
    "claims": [
        {
            "ref": "c1",
            "sentence": "invented#2",
            "quote": "Ostrel broke the old treaty",
            "cue": "says",
            "speaker": "VARN",
            "act": "ACCUSE",
            "target": ["OSTREL"],
            "events": ["e2"],
            "polarity": "-",
            "modality": "alleged",
            "attribution": "reported",
        },
        {
            "ref": "c2",
            "sentence": "invented#3",
            "quote": "the mills will stand idle",
            "cue": "fear",
            "speaker": "VARN",
            "part": "Some",
            "act": "FEAR",
            "target": [],
            "polarity": "-",
            "modality": "possible",
            "attribution": "ascribed",
        },
    ],
    "links": [
        {
            "sentence": "invented#3",
            "quote": "because the canal is shut",
            "cue": "because",
            "kind": "causes",
            "source": ["e1"],
            "target": ["c2"],
            "hypothetical": False,
        }
    ],
    "nothing": ["invented#4"],
}
