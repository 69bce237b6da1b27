"""Redaction: a conflict without names, words and hashes, and with the same meaning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from types import MappingProxyType
from typing import Any, cast

from detente.cite import Grounds
from detente.insight.comparing.rewriting import Names, rewritten
from detente.model.conflict import (
    Attitude,
    ClaimMade,
    Conflict,
    Consequence,
    Contested,
    DecisionMaker,
    Forum,
    NamedState,
    Option,
    Question,
    Rule,
    Source,
    StatusQuo,
    Variant,
)
from detente.text.document import Document

LEFT_OUT = "left out"

# What somebody wrote in words of their own, in which anybody may be named, and what says which files these were.
_BLANK: Mapping[type, Mapping[str, Any]] = MappingProxyType(
    {
        Conflict: {"title": "A dispute"},
        Source: {"file": "", "sha256": None, "title": "", "url": ""},
        Option: {"text": "", "alias": None},
        Rule: {"why": None},
        Consequence: {"why": None},
        Forum: {"name": "", "alias": None},
        Contested: {"held_by": ""},
        StatusQuo: {"alias": None},
        NamedState: {"text": ""},
        Attitude: {"alias": None},
        Variant: {"text": ""},
        ClaimMade: {"text": ""},
        Question: {"ask": f"A question ({LEFT_OUT})", "about": ()},
    }
)


@dataclass(frozen=True, slots=True)
class Redacted:
    """A conflict without names, and its texts by the new ids of their sources; their words are there to be counted."""

    conflict: Conflict
    texts: Mapping[str, Document]


def redacted(conflict: Conflict, texts: Mapping[str, Document]) -> Redacted:
    """The conflict with every part called by its kind and a number, and without a word that somebody wrote.

    What remains is what the parts say of each other, the date, and which sentence each part cites, by its number.

    >>> import detente as dt
    >>> ferry = dt.load("ferry")
    >>> found = redacted(ferry, dt.sources(ferry))
    >>> found.conflict.decision_makers[0].name, str(found.conflict.claims[0].says), list(found.texts)
    ('dm1', 'gains(dm1, under: variant1)', ['source1'])
    """
    names = _names(conflict)
    bare = cast("Conflict", _blank(rewritten(conflict, names)))
    return Redacted(bare, {names.new("source", source): text for source, text in texts.items()})


def _names(conflict: Conflict) -> Names:
    makers = _numbered("dm", (dm.id for dm in conflict.decision_makers))
    options = {
        option.key: f"{makers[dm.id]}.o{number}"
        for dm in conflict.decision_makers
        for number, option in enumerate(dm.options, 1)
    } | _numbered("joint.o", (option.key for option in conflict.joint_options))
    levels = {
        f"{option.key}={level}": f"{options[option.key]}=l{number}"
        for option in conflict.options
        if option.ladder
        for number, level in enumerate(option.levels)
    }
    forums = _numbered("forum", (forum.id for forum in conflict.forums))
    quo = conflict.status_quo
    changes = [*(belief.change for belief in conflict.beliefs), *(variant.change for variant in conflict.variants)]
    wants = [want.id for _, want in conflict.wants()]
    return Names(
        {
            "decision maker": makers,
            "option": options,
            "level": levels,
            "forum": forums | {forum.alias: forums[forum.id] for forum in conflict.forums if forum.alias},
            "rule": _numbered("rule", (rule.id for rule in conflict.infeasible)),
            "consequence": _numbered("consequence", (each.id for each in conflict.consequences)),
            "reading": _numbered("reading", (each.id for each in quo.contested) if quo else ()),
            "state": _numbered("s", (state.name for state in conflict.states or ())),
            "statement": _numbered("w", [*wants, *(i.want.id for change in changes for i in change.insert)]),
            "belief": _numbered("belief", (belief.id for belief in conflict.beliefs)),
            "variant": _numbered("variant", (variant.id for variant in conflict.variants)),
            "claim": _numbered("c", (claim.id for claim in conflict.claims)),
            "question": _numbered("question", (question.id for question in conflict.questions)),
            "source": _numbered("source", (source.id for source in conflict.sources)),
        }
    )


def _numbered(kind: str, names: Iterable[str]) -> dict[str, str]:
    return {name: f"{kind}{number}" for number, name in enumerate(dict.fromkeys(names), 1)}


def _blank(part: Any) -> Any:
    """A part, and what it holds, without what was written in words."""
    if isinstance(part, tuple):
        return tuple(_blank(each) for each in part)
    if isinstance(part, Mapping):
        return {key: _blank(value) for key, value in part.items()}
    if not is_dataclass(part) or isinstance(part, type):
        return part
    if isinstance(part, Grounds):
        said = LEFT_OUT if part.assumed is not None else None
        return replace(part, assumed=said, note=None, proposed=part.proposed and LEFT_OUT)
    inside = {each.name: _blank(getattr(part, each.name)) for each in fields(part) if each.init}
    told = {**inside, **_BLANK.get(type(part), {})}
    if isinstance(part, DecisionMaker):
        told["name"] = part.id
    return replace(part, **told)
