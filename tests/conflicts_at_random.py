"""Conflicts of many states with moves and rankings at random, written as a file and read again."""

from __future__ import annotations

import random
from io import StringIO

from ruamel.yaml import YAML

import detente


def conflict_at_random(chance: random.Random, states: int, dms: int) -> detente.Conflict:
    names = [f"{chance.choice(['s', 'settlement_', 'Überlegung_', 'мир_'])}{k}" for k in range(states)]
    who = [f"dm{k}" for k in range(dms)]
    moves = {dm: [[a, b] for a in names for b in names if a != b and chance.random() < 0.06] for dm in who}
    ranks = {dm: {"ranking": [[name] for name in chance.sample(names, states)]} for dm in who}
    file = {
        "detente": 1,
        "title": "At random",
        "decision_makers": {dm: {"name": f"Decision maker {dm}"} for dm in who},
        "states": names,
        "moves": moves,
        "status_quo": names[0],
        "preferences": ranks,
    }
    return detente.loads(_yaml(file))


def _yaml(file: object) -> str:
    out = StringIO()
    YAML(typ="safe", pure=True).dump(file, out)
    return out.getvalue()
