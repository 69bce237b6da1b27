"""Edits: the cells in which two conflicts differ, as people read them."""

from __future__ import annotations

from collections.abc import Mapping

from detente.cite import Citation, Grounds
from detente.insight.comparing.cells import Key, Parts
from detente.insight.comparing.compared import Edit
from detente.insight.comparing.differing import Row, rows
from detente.insight.comparing.mixing import Between
from detente.insight.comparing.saying import claim_saying
from detente.model.conflict import Conflict, StatusQuo


def edits(between: Between, a: Conflict, b: Conflict) -> dict[Key, Edit]:
    """Every cell that differs, and every claim of both that says something else, with what is so in each."""
    options = {option.key for option in a.options} & {option.key for option in b.options}
    mine, theirs = ({(row.kind, row.id): row for row in rows(each, options)} for each in (a, b))
    found = {key: _edit(key, between, mine, theirs) for key in between.keys}
    says = {claim.id: claim for claim in b.claims}
    for claim in a.claims:
        other = says.get(claim.id)
        if other is not None and claim_saying(claim.says) != claim_saying(other.says):
            cites = claim.grounds.cites, other.grounds.cites
            found["claim", claim.id] = Edit("claim", claim.id, "", "", str(claim.says), str(other.says), *cites)
    return found


def _edit(
    key: Key, between: Between, mine: Mapping[tuple[str, str], Row], theirs: Mapping[tuple[str, str], Row]
) -> Edit:
    match key:
        case "comparison", first, second:
            owner = next(dm for dm in between.stating if first in between.both(dm))
            cites = (_cited(rows_, first, second) for rows_ in (mine, theirs))
            return Edit("comparison", first, second, owner, f"{first} > {second}", f"{second} > {first}", *cites)
        case (("irreversible" | "requires"), name):
            one, other = (_aspect(_row(rows_, key), key[0]) for rows_ in (mine, theirs))
            return Edit(key[0], name, "", "", one, other, *_both(_row(mine, key), _row(theirs, key)))
        case "status quo", name if name:
            one, other = between.a.levels[name], between.b.levels[name]
            return Edit("status quo", name, "", "", one, other, *_both(_quo(between.a), _quo(between.b)))
        case "attitude", holder, towards:
            key = ("attitude", f"{holder}.{towards}")
        case "move", dm, start, end:
            key = ("move", f"{start} to {end} by {dm}")
        case "tiers", dm:
            one, other = (_tiers(side, dm) for side in (between.a, between.b))
            return Edit("tiers", dm, "", dm, one, other)
        case "order", name:
            one, other = (", ".join(k[1] for k in side.by_key if k[0] == name[:-1]) for side in (between.a, between.b))
            return Edit("order", name, "", "", one, other)
        case "states", _:
            one, other = (_listed_states(side.conflict) for side in (between.a, between.b))
            return Edit("states", "states", "", "", one, other)
        case "option", _ if all(key in side.by_key for side in (between.a, between.b)):
            x, y = _row(mine, key), _row(theirs, key)
            what = next((each for each in ("levels", "owners") if _aspect(x, each) != _aspect(y, each)), "levels")
            return Edit(key[0], key[1], "", "", _aspect(x, what), _aspect(y, what), *_both(x, y))
    x, y = _row(mine, key), _row(theirs, key)
    row = x or y
    kind, name, of = (row.kind, row.id, row.of) if row else (key[0], key[1], "")
    return Edit(kind, name, "", of, x.says if x else "", y.says if y else "", *_both(x, y))


def _row(rows_: Mapping[tuple[str, str], Row], key: Key) -> Row | None:
    name = key[1]
    if key[0] in {"option", "irreversible", "requires"}:
        return rows_.get(("option", name)) or rows_.get(("joint option", name))
    return rows_.get(("status quo", "status_quo")) if key[0] == "status quo" else rows_.get((key[0], name))


def _both(one: Row | None, other: Row | None) -> tuple[tuple[Citation, ...], tuple[Citation, ...]]:
    return (one.grounds.cites if one else ()), (other.grounds.cites if other else ())


def _aspect(row: Row | None, what: str) -> str:
    return next((aspect.shown for aspect in row.aspects if aspect.what == what), "") if row else ""


def _cited(rows_: Mapping[tuple[str, str], Row], *names: str) -> tuple[Citation, ...]:
    """What several statements cite, each passage once."""
    cites = (cite for name in names for cite in rows_["statement", name].grounds.cites)
    return tuple(dict.fromkeys(cites))


def _quo(parts: Parts) -> Row:
    quo = parts.conflict.status_quo or StatusQuo(grounds=Grounds())
    return Row("status quo", "status_quo", "", "", (), quo.grounds)


def _tiers(parts: Parts, dm: str) -> str:
    return ", ".join(f"{want.id}: {want.tier}" for want in parts.stated(dm) or () if want.tier is not None)


def _listed_states(conflict: Conflict) -> str:
    return ", ".join(state.name for state in conflict.states or ())
