"""Fragments of a conflict file for tests: what a fragment does not say, a small sound quarrel says after it."""

from __future__ import annotations

from detente.model.conflict import Conflict
from detente.model.read import parse_conflict

SOUND = {
    "detente": "detente: 1\n",
    "decision_makers": (
        "decision_makers:\n"
        "  ministry: {options: {modify: modifies the order}}\n"
        "  company: {options: {delay: delays, stance: {levels: [quiet, protests, sues]}}}\n"
    ),
    "joint_options": "joint_options: {settlement: {owners: [ministry, company]}}\n",
    "sources": "sources: {news: clipping.txt}\n",
}
GRAPH = {
    "detente": "detente: 1\n",
    "decision_makers": "decision_makers: [ministry, company]\n",
    "states": "states: [s1, s2, s3]\n",
    "moves": "moves: {ministry: [[s1, s2]], company: [[s2, s3]]}\n",
}


def completed(fragment: str, sections: dict[str, str] = SOUND) -> str:
    """The fragment, with the sections of a sound file that it lacks after it."""
    lines = fragment.split("\n")
    lacking = [text for key, text in sections.items() if not any(line.startswith(f"{key}:") for line in lines)]
    return fragment.rstrip("\n") + "\n" + "".join(lacking)


def read(fragment: str, sections: dict[str, str] = SOUND) -> Conflict:
    """The conflict of a completed fragment."""
    return parse_conflict(completed(fragment, sections), name="a.yaml")
