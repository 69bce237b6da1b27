"""Plain data: a conflict as mappings, lists, numbers and text, in the layout of the conflict file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, TypeVar

from detente.cite import Grounds
from detente.errors import ConflictError, quoted
from detente.model.conflict import (
    YES_NO,
    Attitude,
    Belief,
    ClaimMade,
    Conflict,
    Consequence,
    Contested,
    DecisionMaker,
    Forum,
    Insertion,
    NamedState,
    Option,
    Pairs,
    Patch,
    Preference,
    Question,
    Ranking,
    Rule,
    Source,
    Statements,
    StatusQuo,
    Variant,
    Want,
    Weights,
)

Entry = dict[str, Any]
Keys = tuple[str, ...]
P = TypeVar("P")


class Formula(str):
    """Text in a language of ours, a statement, a claim or a pattern: always quoted in a file, equal to its text."""

    __slots__ = ()


def plain(conflict: Conflict) -> Entry:
    """The conflict as plain data, in the layout and the key order of the file, in the shortest form that loses nothing.

    An option with nothing but its text is that text, a want with nothing but its statement is that statement.  What
    the reader would fill in by itself is left out: names equal to ids, levels of yes and no, ids such as `company.3`.

    >>> from detente.model.conflict import DecisionMaker, Option
    >>> plain(Conflict((DecisionMaker("company", "company", (Option("company.delay", "appeals"),)),)))
    {'detente': 1, 'decision_makers': {'company': {'options': {'delay': 'appeals'}}}}
    """
    entry: Entry = {
        "detente": 1,
        "title": conflict.title,
        "date": conflict.date,
        "sources": {source.id: _source(source) for source in conflict.sources},
        "decision_makers": {dm.id: _dm(dm) for dm in conflict.decision_makers},
        "joint_options": _options(conflict.joint_options),
        "states": _states(conflict),
        "moves": _moves(conflict),
        "infeasible": [_rule(rule, i) for i, rule in enumerate(conflict.infeasible, 1)],
        "consequences": [_consequence(c, i) for i, c in enumerate(conflict.consequences, 1)],
        "forums": {forum.id: _forum(forum) for forum in conflict.forums},
        "status_quo": _status_quo(conflict.status_quo, {o.key for o in conflict.options if o.ladder}),
        "preferences": {dm: _preference(dm, p) for dm, p in _by_dm(conflict, conflict.preferences)},
        "beliefs": [_belief(belief, i) for i, belief in enumerate(conflict.beliefs, 1)],
        "attitudes": _attitudes(conflict.attitudes),
        "variants": {variant.id: _variant(variant) for variant in conflict.variants},
        "claims": [_claim(claim, i) for i, claim in enumerate(conflict.claims, 1)],
        "questions": [_question(question, i) for i, question in enumerate(conflict.questions, 1)],
    }
    kept = {"detente", "decision_makers", "states", "moves", "status_quo", "date"}
    return {key: value for key, value in entry.items() if value is not None and (value or key in kept)}


def paired_names(old: Sequence[Any], new: Sequence[Any], path: Keys) -> tuple[list[str], list[str]]:
    """Names by which the entries of two lists are told apart: equal names mean the same entry, changed or not.

    Entries are paired by the ids that they are given, then by what they say, then by position; `path` is where the
    lists stand in the file, which decides the ids of entries that are given none.

    >>> paired_names(["a.x", "a.y"], [{"id": "a.2", "want": "a.y", "tier": 1}, "a.x"], ("preferences", "a"))
    (['0', '1'], ['1', '0'])
    """
    section = path[1] if path[0] == "preferences" and len(path) > 1 else path[-1]
    given = {_id_of(entry) for entry in (*old, *new)} - {None}

    def by_id(entry: Any, place: int) -> str | None:
        name = _id_of(entry) or f"{section}.{place + 1}"
        return name if name in given else None

    def by_content(entry: Any, _: int) -> str:
        return json.dumps(entry)

    def by_place(entry: Any, place: int) -> str | None:
        return None if _id_of(entry) else str(place)

    pairs: dict[int, int] = {}
    for key in (by_id, by_content, by_place):
        paired, free = set(pairs.values()), dict[str | None, list[int]]()
        for place, entry in enumerate(old):
            if place not in paired:
                free.setdefault(key(entry, place), []).append(place)
        free.pop(None, None)
        for place, entry in enumerate(new):
            if place not in pairs and free.get(key(entry, place)):
                pairs[place] = free[key(entry, place)].pop(0)
    return [str(place) for place in range(len(old))], [
        str(pairs.get(place, f"new {place}")) for place in range(len(new))
    ]


def _id_of(entry: Any) -> str | None:
    return entry.get("id") if isinstance(entry, dict) else None


def same(one: Any, other: Any) -> bool:
    """Whether plain data is the same, the order of keys included.

    >>> same({"a": 1, "b": 2}, {"b": 2, "a": 1})
    False
    """
    return json.dumps(one) == json.dumps(other)


def refuse_surrogates(value: Any, path: Keys = ()) -> None:
    """Raise ConflictError where a text in plain data holds half a character, which no file can keep."""
    if isinstance(value, str) and any("\ud800" <= char <= "\udfff" for char in value):
        where = ".".join(path) or "the conflict"
        message = f"{where} holds half a character (a lone surrogate): {quoted(value)}"
        raise ConflictError.of(
            "DET241", message, hint="take the character out; it comes from text cut or decoded wrongly"
        )
    if isinstance(value, dict):
        for key, part in value.items():
            refuse_surrogates(key, path)
            refuse_surrogates(part, (*path, key))
    elif isinstance(value, list):
        for place, part in enumerate(value, 1):
            refuse_surrogates(part, (*path, str(place)))


def _some(**parts: Any) -> Entry:
    """Make an entry of the parts that say something; `if_` becomes the key `if`, which Python keeps for itself."""
    return {key.rstrip("_"): value for key, value in parts.items() if value is not None and value not in ("", [], {})}


def _short(entry: Entry, key: str) -> Any:
    """Cut an entry down to the value of its main key where it has no other."""
    return entry[key] if set(entry) == {key} else entry


def _given(name: str, section: str, position: int) -> str | None:
    """Keep an id, unless it is the one that the reader gives at this position."""
    return None if name == f"{section}.{position}" else name


def _grounds(grounds: Grounds) -> Entry:
    return _some(
        cites=[str(citation) for citation in grounds.cites],
        assumed=grounds.assumed,
        basis=grounds.basis,
        note=grounds.note,
        proposed=grounds.proposed,
    )


def _source(source: Source) -> Any:
    return _short(_some(file=source.file, sha256=source.sha256, title=source.title, url=source.url), "file")


def _dm(dm: DecisionMaker) -> Any:
    name = None if dm.name == dm.id else dm.name
    return _short(_some(name=name, **_grounds(dm.grounds), options=_options(dm.options)), "name")


def _options(options: Iterable[Option]) -> Entry:
    return {option.key.partition(".")[2]: _short(_option(option), "text") for option in options}


def _option(option: Option) -> Entry:
    return _some(
        id=option.alias,
        text=option.text,
        levels=None if option.levels == YES_NO else list(option.levels),
        owners=list(option.owners),
        requires=_formula(option.requires),
        irreversible=option.irreversible,
        **_grounds(option.grounds),
    )


def _states(conflict: Conflict) -> Any:
    if conflict.states is None:
        return None
    entries = {state.name: _state(state) for state in conflict.states}
    bare = conflict.graph_form and not any(entries.values())
    return list(entries) if bare else entries


def _state(state: NamedState) -> Any:
    entry = _some(pattern=_formula(state.pattern), text=state.text, **_grounds(state.grounds))
    return _short(entry, "text" if state.pattern is None else "pattern")


def _moves(conflict: Conflict) -> Entry | None:
    if conflict.moves is None:
        return None
    return {dm: [list(arc) for arc in arcs] for dm, arcs in _by_dm(conflict, conflict.moves)}


def _rule(rule: Rule, position: int) -> Any:
    name = _given(rule.id, "infeasible", position)
    return _short(_some(id=name, when=Formula(rule.when), why=rule.why, **_grounds(rule.grounds)), "when")


def _consequence(rule: Consequence, position: int) -> Entry:
    name = _given(rule.id, "consequences", position)
    return _some(id=name, when=Formula(rule.when), set=dict(rule.set), why=rule.why, **_grounds(rule.grounds))


def _forum(forum: Forum) -> Any:
    about = _some(id=forum.alias, name=forum.name, members=list(forum.members))
    return _short({**about, **_grounds(forum.grounds)}, "members")


def _status_quo(status_quo: StatusQuo | None, ladders: set[str]) -> Any:
    if status_quo is None:
        return None
    grounds = {**_some(id=status_quo.alias), **_grounds(status_quo.grounds)}
    contested = [_contested(c, i) for i, c in enumerate(status_quo.contested, 1)]
    if status_quo.levels is None:
        return _short({"state": status_quo.state, **grounds, **_some(contested=contested)}, "state")
    holds = [
        key if level == YES_NO[1] and key not in ladders else f"{key} = {level}" for key, level in status_quo.levels
    ]
    return _short({"holds": holds, **grounds, **_some(contested=contested)}, "holds")


def _contested(reading: Contested, position: int) -> Entry:
    name = _given(reading.id, "contested", position)
    return _some(id=name, set=dict(reading.set), held_by=reading.held_by, **_grounds(reading.grounds))


def _preference(dm: str, preference: Preference) -> Any:
    grounds = _grounds(preference.grounds)
    match preference:
        case Statements(wants):
            return _short(
                {"statements": [_want(want, dm, i) for i, want in enumerate(wants, 1)], **grounds}, "statements"
            )
        case Ranking(groups):
            return {"ranking": [[_state_name(state) for state in group] for group in groups], **grounds}
        case Weights(weights):
            # A statement that is weighed twice, spelled in two ways, weighs as much as both.
            sums: dict[str, Fraction] = {}
            for statement, weight in weights:
                sums[str(statement)] = sums.get(str(statement), Fraction()) + weight
            return {
                "weights": {Formula(s): int(w) if w.denominator == 1 else Formula(w) for s, w in sums.items()},
                **grounds,
            }
        case Pairs(pairs):
            return {"relation": [[_state_name(a), _state_name(b)] for a, b in pairs], **grounds}


def _want(want: Want, dm: str, position: int) -> Any:
    return _short(
        _some(id=_given(want.id, dm, position), **_wanted(want), tier=want.tier, **_grounds(want.grounds)), "want"
    )


def _wanted(want: Want) -> Entry:
    condition = _formula(want.condition)
    return _some(
        want=Formula(want.want),
        if_=condition if want.how == "if" else None,
        iff=condition if want.how == "iff" else None,
    )


def _belief(belief: Belief, position: int) -> Entry:
    name = _given(belief.id, "beliefs", position)
    change = _patch(belief.change)
    return {**_some(id=name, holder=belief.holder, about=belief.about), "change": change, **_grounds(belief.grounds)}


def _variant(variant: Variant) -> Entry:
    return {**_some(text=variant.text), **_patch(variant.change), **_grounds(variant.grounds)}


def _claim(claim: ClaimMade, position: int) -> Any:
    name = _given(claim.id, "claims", position)
    return _short(_some(id=name, text=claim.text, says=Formula(claim.says), **_grounds(claim.grounds)), "says")


def _question(question: Question, position: int) -> Any:
    name = _given(question.id, "questions", position)
    cites = [str(citation) for citation in question.cites]
    return _short(_some(id=name, ask=question.ask, about=list(question.about), cites=cites), "ask")


def _patch(patch: Patch) -> Entry:
    return _some(
        drop=list(patch.drop),
        replace={name: Formula(statement) for name, statement in patch.replace},
        insert=[_insertion(insertion) for insertion in patch.insert],
        first=list(patch.first),
        status_quo=dict(patch.status_quo),
        attitudes=_attitudes(patch.attitudes),
    )


def _insertion(insertion: Insertion) -> Entry:
    want = insertion.want
    where = _some(before=insertion.before, tier=insertion.tier)
    return _some(dm=insertion.dm, id=want.id, **_wanted(want), **where, **_grounds(want.grounds))


def _attitudes(attitudes: Iterable[Attitude]) -> Entry:
    entries: Entry = {}
    for attitude in attitudes:
        entry = _short({**_some(id=attitude.alias), "value": attitude.value, **_grounds(attitude.grounds)}, "value")
        entries.setdefault(attitude.holder, {})[attitude.towards] = entry
    return entries


def _formula(written: object | None) -> Formula | None:
    return None if written is None else Formula(written)


def _by_dm(conflict: Conflict, parts: Mapping[str, P]) -> Iterator[tuple[str, P]]:
    """Pair decision makers, in the order declared, with their parts; the order of the mapping means nothing."""
    order = {dm.id: place for place, dm in enumerate(conflict.decision_makers)}
    yield from sorted(parts.items(), key=lambda part: order.get(part[0], len(order)))


def _state_name(name: str) -> str:
    """A state by its name, or by its pattern, which is quoted whatever it looks like."""
    return Formula(name) if set(name) <= set("YN-0123456789") else name
