"""The names of a small quarrel over groundwater, for statements and claims to be checked against."""

from __future__ import annotations

from detente.model.conflict import YES_NO
from detente.model.vocabulary import Vocabulary

WORDS = Vocabulary(
    options={
        "company.delay": YES_NO,
        "company.stance": ("quiet", "protests", "sues"),
        "ministry.modify": YES_NO,
        "ministry.stance": ("mild", "30", "2.5"),
        "joint.settlement": YES_NO,
    },
    decision_makers=("company", "ministry"),
    forums=("table",),
    variants=("kind",),
    concepts=("GMR", "SEQ"),
)
