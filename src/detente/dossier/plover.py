"""PLOVER 2.0: the sixteen categories of political events, their modes, and the contexts; the words, not the cues.

Where the manual and its tables differ, this is what we take: SANCTION is material conflict, as in its own section;
annexing land is COERCE seize; modes of the manual and of its conversion table from CAMEO are both known here.
"""

from __future__ import annotations

from typing import Final

_ASKED = ("assist", "change", "yield", "meet")

# Category: its quadrant and its modes.
CATEGORIES: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "AGREE": ("verbal cooperation", ()),
    "CONSULT": ("verbal cooperation", ("visit", "third-party", "multilateral", "phone")),
    "SUPPORT": ("verbal cooperation", ()),
    "CONCEDE": ("verbal cooperation", ()),
    "COOPERATE": ("material cooperation", ()),
    "AID": ("material cooperation", ("economic", "military", "humanitarian", "asylum")),
    "RETREAT": (
        "material cooperation",
        ("withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"),
    ),
    "REQUEST": ("verbal conflict", _ASKED),
    "ACCUSE": ("verbal conflict", ("disapprove", "investigate", "allege")),
    "REJECT": ("verbal conflict", _ASKED),
    "THREATEN": (
        "verbal conflict",
        ("restrict", "ban", "arrest", "relations", "expel", "territory", "violence", "political"),
    ),
    "PROTEST": (
        "material conflict",
        ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    ),
    "SANCTION": (
        "material conflict",
        ("convict", "cancel", "expel", "withdraw", "discontinue"),
    ),
    "MOBILIZE": ("material conflict", ("troops", "weapons", "police", "militia")),
    "COERCE": (
        "material conflict",
        (
            "seize", "restrict", "ban", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",
            "misinformation", "cyber",
        ),
    ),
    "ASSAULT": (
        "material conflict",
        (
            "abduct", "beat", "torture", "execute", "sexual", "assassinate", "destroy", "primitive", "firearms",
            "explosives", "suicide-attack", "heavy-weapons", "massacre", "cleansing", "unconventional", "territory",
        ),
    ),
}  # fmt: skip

CONTEXTS: Final[tuple[str, ...]] = (
    "political", "military", "intelligence", "peacekeeping", "economic", "diplomatic", "resource", "territory",
    "culture", "disease", "environment", "migration", "humanitarian", "legal", "human_rights", "rights_freedoms",
    "gender", "lgbt", "terrorism", "human_security", "religion_ethnicity", "government", "election", "legislative",
    "cbrn", "cyber", "misinformation", "political_institutions", "corruption", "crime", "labour",
)  # fmt: skip

ACTS: Final[tuple[str, ...]] = (
    "ASSERT", "EVALUATE", "ACCUSE", "DENY", "DEMAND", "REFUSE", "THREATEN",
    "WARN", "FEAR", "OBJECT", "WANT", "PREDICT", "PROPOSE",
)  # fmt: skip


def in_conflict(category: str) -> bool:
    """Whether a category is one of conflict, verbal or material.

    >>> in_conflict("ASSAULT"), in_conflict("AID")
    (True, False)
    """
    return CATEGORIES[category][0].endswith("conflict")
