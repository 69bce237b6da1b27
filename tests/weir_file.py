"""A save-file of GMCR+ as plain data: a quarrel over a weir, with nearly all that the format can hold."""

from __future__ import annotations

import json
from typing import Any


def weir(**changed: Any) -> dict[str, Any]:
    """The file, with top-level keys changed; its options do not come in the order of the decision makers."""
    return {
        "options": [
            {"name": "Complain", "permittedDirection": "both"},
            {"name": "Open the sluice", "permittedDirection": "both"},
            {"name": "Compensate", "permittedDirection": "back"},
            {"name": "Raise the weir", "permittedDirection": "fwd"},
        ],
        "decisionMakers": [
            {
                "name": "The mill",
                "options": [1, 3],
                "preferences": [
                    [[0, "N"]],
                    {
                        "compound": True,
                        "members": [_pair(1, "Y", 2, "Y"), _pair(1, "N", 2, "Y"), _pair(1, "N", 2, "N")],
                    },
                    [[3, "Y"]],
                ],
            },
            {
                "name": "The village",
                "options": [0],
                "preferences": [
                    {"compound": True, "members": [_pair(3, "Y", 0, "Y"), _pair(3, "N", 0, "N")]},
                    {"compound": True, "members": [[[1, "Y"], [3, "N"]], [[2, "Y"]]]},
                ],
            },
            {"name": "The county", "options": [2], "preferences": [[[0, "N"], [2, "N"]], [[0, "N"]]]},
        ],
        "infeasibles": [_pair(0, "Y", 2, "Y")],
        "coalitions": [[0, 2], 1],
        "useManualPreferenceRanking": False,
        "program": "gmcr-py",
        "version": "0.3.12",
    } | changed


def as_file(data: object) -> bytes:
    """The bytes of the file, a line for each part."""
    return json.dumps(data, indent=1).encode()


def _pair(p: int, taken: str, q: int, also: str) -> list[list[int | str]]:
    return [[p, taken], [q, also]]
