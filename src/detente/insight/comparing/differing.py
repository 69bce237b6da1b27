"""The differences of two conflicts of the same names, part by part, in what they say and in what they rest on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass

from detente.cite import Grounds
from detente.insight.comparing.compared import Change, Difference
from detente.insight.comparing.saying import claim_saying, patch_saying, saying, weights_saying
from detente.insight.traced import parts
from detente.model.conflict import (
    Attitude,
    Conflict,
    Insertion,
    Option,
    Pairs,
    Patch,
    Preference,
    Question,
    Ranking,
    Statements,
    StatusQuo,
    Want,
    Weights,
)
from detente.model.statement import Statement

NOTHING = Grounds()
Settings = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that a part says: what it is, how it is written, and what is the same wherever it means the same."""

    what: str
    shown: str
    said: Hashable


@dataclass(frozen=True, slots=True)
class Row:
    """A part with all that it says."""

    kind: str
    id: str
    of: str
    says: str
    aspects: tuple[Aspect, ...]
    grounds: Grounds = NOTHING


Make = Callable[..., Row]


def differences(a: Conflict, b: Conflict) -> tuple[Difference, ...]:
    """What differs between two conflicts of the same names, in the order of the first, and then of the second.

    The order in which wants are ranked is told by itself; the order of other lists means nothing but for consequences
    and beliefs.
    """
    common = {option.key for option in a.options} & {option.key for option in b.options}
    mine, theirs = ({(row.kind, row.id): row for row in rows(each, common)} for each in (a, b))
    found = []
    for key in dict.fromkeys((*mine, *theirs)):
        one, other = mine.get(key), theirs.get(key)
        row = one or other
        if row is None:
            continue
        changes = _changes(one, other) if one and other else ()
        if one and other and not changes:
            continue
        found.append(
            Difference(
                row.kind,
                row.id,
                row.of,
                "both" if one and other else "a" if one else "b",
                one.says if one else "",
                other.says if other else "",
                changes,
                one.grounds if one else None,
                other.grounds if other else None,
            )
        )
    return (*found, *_reordered(a, b))


def _reordered(a: Conflict, b: Conflict) -> Iterator[Difference]:
    """The lists of which the order counts, where what both have stands otherwise."""
    lists: list[tuple[str, Sequence[str], Sequence[str]]] = [
        ("consequences", [c.id for c in a.consequences], [c.id for c in b.consequences])
    ]
    for holder in dict.fromkeys(belief.holder for belief in a.beliefs):
        held = [[x.id for x in each.beliefs if x.holder == holder] for each in (a, b)]
        lists.append((f"beliefs of {holder}", held[0], held[1]))
    for name, mine, theirs in lists:
        x, y = (", ".join(k for k in one if k in other) for one, other in ((mine, theirs), (theirs, mine)))
        if x != y:
            yield Difference("order", name, "", "both", x, y, (Change("order", x, y),), None, None)


def _changes(one: Row, other: Row) -> tuple[Change, ...]:
    changes = []
    theirs = {aspect.what: aspect for aspect in other.aspects}
    mine = {aspect.what: aspect for aspect in one.aspects}
    empty = Aspect("", "", None)
    for what in dict.fromkeys((*mine, *theirs)):
        x, y = mine.get(what, empty), theirs.get(what, empty)
        if not (x.shown or y.shown):
            continue
        if x.said != y.said:
            changes.append(Change(what, x.shown, y.shown))
        elif x.shown != y.shown:
            changes.append(Change("words", x.shown, y.shown))
    if set(one.grounds.cites) != set(other.grounds.cites):
        changes.append(Change("cites", *(", ".join(map(str, row.grounds.cites)) for row in (one, other))))
    if _rests(one.grounds) != _rests(other.grounds):
        changes.append(Change("rests on", _rests(one.grounds), _rests(other.grounds)))
    return tuple(changes)


def _rests(grounds: Grounds) -> str:
    """What a part rests on besides its citations."""
    said = {"assumed": grounds.assumed, "basis": grounds.basis, "note": grounds.note, "proposed by": grounds.proposed}
    return "; ".join(f"{key}: {value}" for key, value in said.items() if value is not None)


def rows(conflict: Conflict, common: Collection[str]) -> Iterator[Row]:
    """Every part of a conflict, with what it says, in the order of the file.

    `common`: the options of which the status quo is told; how others stand is told with them.
    """
    rests: dict[tuple[str, str], Grounds] = {(part.kind, part.id): part.grounds for part in parts(conflict)}

    def row(kind: str, id_: str, *aspects: Aspect, of: str = "", says: str = "") -> Row:
        first = next((aspect.shown for aspect in aspects if aspect.shown), "")
        return Row(kind, id_, of, says or first, aspects, rests.get((kind, id_), NOTHING))

    yield row("account", "title", _text("title", conflict.title))
    yield row("account", "date", _text("date", conflict.date or ""))
    for source in conflict.sources:
        text = Aspect("text", source.sha256 or "", source.sha256)
        told = _text("file", source.file), text, _text("title", source.title), _text("address", source.url)
        yield row("source", source.id, *told)
    for dm in conflict.decision_makers:
        yield row("decision maker", dm.id, _text("name", dm.name))
    for option in conflict.options:
        kind = "joint option" if option.joint else "option"
        owner = "" if option.joint else option.key.partition(".")[0]
        yield row(kind, option.key, *_option(option), of=owner)
    for state in conflict.states or ():
        yield row("state", state.name, _text("pattern", state.pattern or ""), _text("text", state.text))
    for dm_id, arcs in (conflict.moves or {}).items():
        for start, end in arcs:
            yield row("move", f"{start} to {end} by {dm_id}", _text("move", f"{start} to {end}"), of=dm_id)
    for rule in conflict.infeasible:
        yield row("rule", rule.id, _said("says", rule.when), _text("why", rule.why or ""))
    yield from _consequences(conflict, row)
    for forum in conflict.forums:
        members = Aspect("members", ", ".join(forum.members), frozenset(forum.members))
        yield row("forum", forum.id, members, _text("name", forum.name), _text("id", forum.alias or ""))
    if conflict.status_quo is not None:
        yield from _status_quo(conflict, conflict.status_quo, common, row)
    for dm_id, preference in conflict.preferences.items():
        yield from _preference(dm_id, preference, row)
    for belief in conflict.beliefs:
        about = _text("about", belief.about or "")
        yield row("belief", belief.id, *_change(belief.change), about, of=belief.holder)
    for attitude in conflict.attitudes:
        yield _attitude(attitude)
    for variant in conflict.variants:
        yield row("variant", variant.id, *_change(variant.change), _text("text", variant.text))
    for claim in conflict.claims:
        says = Aspect("says", str(claim.says), claim_saying(claim.says))
        yield row("claim", claim.id, says, _text("text", claim.text))
    for question in conflict.questions:
        yield row("question", question.id, _text("asks", question.ask), _about(question))


def _text(what: str, text: str) -> Aspect:
    return Aspect(what, text, text)


def _said(what: str, statement: Statement) -> Aspect:
    return Aspect(what, str(statement), saying(statement))


def _option(option: Option) -> Iterator[Aspect]:
    yield _text("text", option.text)
    yield Aspect("levels", " < ".join(option.levels), option.levels)
    yield _text("irreversible", option.irreversible or "")
    yield _text("id", option.alias or "")
    if option.joint:
        yield Aspect("owners", ", ".join(option.owners), frozenset(option.owners))
        if option.requires is not None:
            yield _said("requires", option.requires)


def _consequences(conflict: Conflict, row: Make) -> Iterator[Row]:
    for each in conflict.consequences:
        sets = Aspect("sets", _settings(each.set), frozenset(each.set))
        says = f"{_settings(each.set)} where {each.when}"
        yield row("consequence", each.id, sets, _said("where", each.when), _text("why", each.why or ""), says=says)


def _settings(settings: Settings) -> str:
    return ", ".join(f"{key} = {level}" for key, level in settings)


def _status_quo(conflict: Conflict, quo: StatusQuo, common: Collection[str], row: Make) -> Iterator[Row]:
    if quo.levels is None:
        aspects: tuple[Aspect, ...] = (_text("state", quo.state or ""),)
        says = quo.state or ""
    else:
        held = dict(quo.levels)
        there = (option for option in conflict.options if option.key in common)
        aspects = tuple(_text(option.key, held.get(option.key, option.levels[0])) for option in there)
        says = _settings(quo.levels) or "nothing holds"
    yield Row("status quo", "status_quo", "", says, (*aspects, _text("id", quo.alias or "")), quo.grounds)
    for entry in quo.contested:
        sets = Aspect("sets", _settings(entry.set), frozenset(entry.set))
        yield row("reading", entry.id, sets, _text("held by", entry.held_by))


def _preference(dm: str, preference: Preference, row: Make) -> Iterator[Row]:
    match preference:
        case Statements(wants):
            note = _text("note", preference.grounds.note or "")
            yield row("preference", dm, _text("form", "statements"), note, of=dm)
            for want in wants:
                yield row("statement", want.id, *_want(want), of=dm)
        case Ranking(groups):
            shown = " > ".join(" = ".join(group) for group in groups)
            ranking = Aspect("ranking", shown, tuple(map(frozenset, groups)))
            yield row("preference", dm, ranking, _text("form", "ranking"), of=dm)
        case Weights(weights):
            shown = ", ".join(f"{statement}: {weight}" for statement, weight in weights)
            said = Aspect("weights", shown, weights_saying(weights))
            yield row("preference", dm, said, _text("form", "weights"), of=dm)
        case Pairs(pairs):
            said = Aspect("pairs", ", ".join(f"{x} > {y}" for x, y in pairs), frozenset(pairs))
            yield row("preference", dm, said, _text("form", "pairs"), of=dm)


def _want(want: Want) -> Iterator[Aspect]:
    yield _said("says", want.statement)
    yield _text("tier", "" if want.tier is None else str(want.tier))


def _change(patch: Patch) -> Iterator[Aspect]:
    said = {
        "drop": ", ".join(patch.drop),
        "replace": ", ".join(f"{name} by {statement}" for name, statement in patch.replace),
        "insert": ", ".join(map(_inserted, patch.insert)),
        "first": ", ".join(patch.first),
        "status quo": _settings(patch.status_quo),
        "attitudes": ", ".join(f"{a.holder} {a.value:+d} towards {a.towards}" for a in patch.attitudes),
    }
    yield Aspect("change", "; ".join(f"{key} {what}" for key, what in said.items() if what), patch_saying(patch))
    brought = [(each.want.id, each.want.grounds) for each in patch.insert]
    brought += [(a.alias or f"{a.holder}.{a.towards}", a.grounds) for a in patch.attitudes]
    told = (f"{name}: {', '.join(filter(None, (*map(str, g.cites), _rests(g))))}" for name, g in brought)
    rests = tuple((name, frozenset(grounds.cites), _rests(grounds)) for name, grounds in brought)
    yield Aspect("what it brings rests on", "; ".join(told), rests)


def _inserted(each: Insertion) -> str:
    before = f" before {each.before}" if each.before else ""
    tier = f" in tier {each.tier}" if each.tier is not None else ""
    return f"{each.want.statement} for {each.dm}{before}{tier}"


def _attitude(attitude: Attitude) -> Row:
    value = _text("value", f"{attitude.value:+d}")
    name = f"{attitude.holder}.{attitude.towards}"
    says = f"{attitude.value:+d} towards {attitude.towards}"
    return Row("attitude", name, attitude.holder, says, (value, _text("id", attitude.alias or "")), attitude.grounds)


def _about(question: Question) -> Aspect:
    return Aspect("about", ", ".join(question.about), frozenset(question.about))
