"""What a code of PLOVER is in a model: an option, half of an option, a threat of one, or no option at all.

Only codes are looked at, never the words of a text, so that the same holds for every dispute.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

Role = Literal["does", "asks", "asked", "refuses", "ends", "threatens", "war"]
"""What an event says of an option: it is done; asked for, by `asks` from `asked`; refused; ended (talks); threatened;
or it is part of a war that nobody starts alone."""

ASKED: Final[Mapping[str, str]] = MappingProxyType({"assist": "AID", "meet": "CONSULT"})
"""What somebody does who grants a request of that mode; of any other mode it is CONCEDE."""

THREATENED: Final[Mapping[str, tuple[str, str | None]]] = MappingProxyType(
    {
        "territory": ("ASSAULT", "territory"),
        "violence": ("ASSAULT", None),
        "restrict": ("COERCE", "restrict"),
        "ban": ("COERCE", "ban"),
        "arrest": ("COERCE", "arrest"),
        "relations": ("SANCTION", "discontinue"),
        "expel": ("SANCTION", "expel"),
        "political": ("SANCTION", None),
    }
)
"""What is threatened by THREATEN of that mode; of no mode, nobody can tell."""

TOGETHER: Final = frozenset({"AGREE", "COOPERATE"})
"""What two or more do together and none alone, where the event has nobody else to whom it is done."""

NO_OPTION: Final = frozenset({"ACCUSE"})
"""What is said and changes nothing by itself: a belief, or a claim."""

PRESSING: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})
"""The moves whose answers decide a dispute, and about which a draft asks."""

_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "CONSULT": "talk",
        "REQUEST": "demand",
        "REQUEST assist": "seek_help",
        "REQUEST meet": "seek_talks",
        "CONCEDE yield": "yield",
        "MOBILIZE": "mobilise",
        "RETREAT withdraw": "withdraw",
        "RETREAT release": "release",
        "RETREAT disarm": "disarm",
        "RETREAT ceasefire": "cease_fire",
        "RETREAT access": "give_access",
        "RETREAT resign": "resign",
        "PROTEST strike": "strike",
        "PROTEST boycott": "boycott",
    }
)

_VERBS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "AGREE": "commits itself",
        "CONSULT": "stays in talks",
        "SUPPORT": "supports",
        "CONCEDE": "gives in",
        "COOPERATE": "works together",
        "AID": "gives aid",
        "RETREAT": "draws back",
        "REQUEST": "keeps its demand up",
        "THREATEN": "threatens",
        "PROTEST": "protests",
        "SANCTION": "imposes sanctions",
        "MOBILIZE": "mobilises",
        "COERCE": "coerces",
        "ASSAULT": "attacks",
    }
)


def option_name(category: str, mode: str | None) -> str:
    """The name of an option, made from its codes.

    >>> option_name("COERCE", "cyber"), option_name("CONSULT", "visit"), option_name("ASSAULT", "territory")
    ('coerce_cyber', 'talk', 'assault')
    """
    known = _NAMES.get(f"{category} {mode}") or (category == "CONSULT" and _NAMES[category]) or None
    stem = _NAMES.get(category, category.lower())
    if known or mode is None or category in ("ASSAULT", "CONCEDE", "REQUEST"):
        return known or stem
    return f"{stem}_{mode.replace('-', '_')}"


def option_verb(category: str) -> str:
    """The option in words, made from its category: "gives aid"."""
    return _VERBS.get(category, category.lower())
