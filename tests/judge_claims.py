"""The judge on claims: what each form and each connective means, by sets and quantifiers, for one small conflict.

The package is never asked, but for its types and for applying a patch.  A verdict is a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from definitions import CONCEPTS, sanctioned, states
from detente.model.claim import AccordingTo, Argument, Claim, ClaimAnd, ClaimNot, Form, Name, Unless
from detente.model.statement import Not, Statement, tests
from judge_ground import (
    Ground,
    Unsaid,
    as_believed,
    better,
    by,
    improves,
    known,
    made,
    mover,
    movers,
    moves,
    once_there,
    same,
    settled,
    start,
    stays,
    true_at,
    under,
)
from judge_states import completions, declared

WORST = ("fails", "undecided", "vacuous", "mixed", "holds")


@dataclass(frozen=True, eq=False)
class Sight:
    """Where a claim is looked at: the ground, the reading of the status quo, the play, and what `unless` bars."""

    ground: Ground
    reading: str = "base"
    play: str = "improving"
    barred: tuple[Statement, ...] = ()


def verdict(sight: Sight, claim: Claim) -> str:
    """The verdict on a claim; a part that depends on what nobody said is undecided by itself."""
    try:
        return _verdict(sight, claim)
    except Unsaid:
        return "undecided"


def _verdict(sight: Sight, claim: Claim) -> str:
    match claim:
        case Form(form, args, named):
            given = dict(named)
            wanted = str(given.pop("concept", sight.ground.concept))
            (concept,) = (known for known in CONCEPTS if known == wanted)
            there = replace(sight, ground=by(sight.ground, concept))
            if not all(known(there.ground, name) for name in _agents(form, args, given)):
                return "vacuous"
            return FORMS[form](there, *args, **{f"{key}_": value for key, value in given.items()})
        case ClaimNot(part):
            found = verdict(sight, part)
            return {"holds": "fails", "fails": "holds"}.get(found, found)
        case ClaimAnd(parts):
            return min((verdict(sight, part) for part in parts), key=WORST.index)
        case Unless(part, condition):
            return verdict(replace(sight, barred=(*sight.barred, condition)), part)
        case AccordingTo(part, holder):
            return verdict(_elsewhere(sight, as_believed(sight.ground, holder)), part)


def _agents(form: str, args: tuple[Argument, ...], given: dict[str, Argument]) -> set[str]:
    """The decision makers and forums that a form speaks of."""
    named = {"for"} & set(given)
    return {str(a) for a in args if isinstance(a, Name)} | {str(given[key]) for key in named}


def _elsewhere(sight: Sight, ground: Ground) -> Sight:
    """The same reading on another ground, or the base where there is none of that name."""
    quo = ground.conflict.status_quo
    names = {"base", *(c.id for c in (quo.contested if quo else ()))}
    return replace(sight, ground=ground, reading=sight.reading if sight.reading in names else "base")


# ---- where things go


def _now(sight: Sight) -> str:
    return start(sight.ground, sight.reading)


def _counts(sight: Sight, state: str) -> bool:
    return not any(true_at(sight.ground, condition, state) for condition in sight.barred)


def _where(sight: Sight, statement: Statement) -> set[str]:
    """The states that count and have the statement."""
    g = sight.ground
    return {s for s in states(g.conflict) if true_at(g, statement, s) and _counts(sight, s)}


def _ahead(sight: Sight, starts: Iterable[str]) -> set[str]:
    """Where improvements lead from the states, themselves included; with foresight only a mover that leaves moves."""
    g = sight.ground
    steps = {
        (s, t)
        for us in movers(g)
        for s, t in improves(g, us)
        if sight.play == "improving" or s not in stays(g, us)
    }  # fmt: skip
    if sight.play == "foresighted":
        settled(g)
    found, latest = set[str](), set(starts)
    while latest:
        found |= latest
        latest = {t for s, t in steps if s in latest} - found
    return found


def _out(sight: Sight, *starts: str) -> set[str]:
    """Out: where it may come to rest."""
    return {s for s in _ahead(sight, starts) & settled(sight.ground) if _counts(sight, s)}


def _said(true: bool) -> str:
    return "holds" if true else "fails"


# ---- the forms


def _is_now(sight: Sight, f: Statement) -> str:
    q = _now(sight)
    return _said(true_at(sight.ground, f, q)) if _counts(sight, q) else "vacuous"


def _can(sight: Sight, a: Name, f: Statement) -> str:
    q = _now(sight)
    return _said(any(s == q and t in _where(sight, f) for s, t in moves(sight.ground, mover(sight.ground, str(a)))))


def _would(sight: Sight, a: Name, f: Statement) -> str:
    q = _now(sight)
    return _said(any(s == q and t in _where(sight, f) for s, t in improves(sight.ground, mover(sight.ground, str(a)))))


def _never(sight: Sight, a: Name, f: Statement) -> str:
    g, q = sight.ground, _now(sight)
    into = {(s, t) for s, t in improves(g, mover(g, str(a))) if not true_at(g, f, s) and t in _where(sight, f)}
    sources = {s for s, _ in into}
    # Where there are none, or q is one, it does not matter where things may go.
    return _said(not sources or (q not in sources and not sources & _ahead(sight, {q})))


def _possible(sight: Sight, f: Statement) -> str:
    out = _out(sight, _now(sight))
    return _said(any(true_at(sight.ground, f, s) for s in out)) if out else "vacuous"


def _ensures(sight: Sight, m: Statement, f: Statement) -> str:
    g = sight.ground
    there = made(g, _now(sight), m)
    if not there:
        return "vacuous"
    outs = [_out(sight, s) for s in there]
    return _said(all(out and all(true_at(g, f, t) for t in out) for out in outs))


def _prevents(sight: Sight, m: Statement, f: Statement) -> str:
    g, q = sight.ground, _now(sight)
    away = _ensures(sight, m, Not(f))
    if away != "holds":
        return away
    without = made(g, q, Not(m)) if true_at(g, m, q) else {q}
    out = _out(sight, *without)
    return _said(any(true_at(g, f, t) for t in out)) if out else "vacuous"


def _deters(sight: Sight, f: Statement, b: Name, m: Statement) -> str:
    g, q = sight.ground, _now(sight)
    us = mover(g, str(b))
    if true_at(g, m, q):
        return "vacuous"
    there = {t for t in made(g, q, m) if (q, t) in moves(g, us)}
    if not there:
        return "vacuous"
    tempting = {t for t in there if (q, t) in improves(g, us)}
    if not tempting:
        return "fails"
    stays(g, us)
    feared = frozenset(_where(sight, f))

    def held_back(t: str, avoiding: frozenset[str] = frozenset()) -> bool:
        return sanctioned(g.conflict, us, q, t, g.concept, avoiding=avoiding)

    return _said(all(held_back(t) and (t in feared or not held_back(t, feared)) for t in tempting))


def _worse(sight: Sight, a: Name, m: Statement, final_: Argument | None = None) -> str:
    g, q = sight.ground, _now(sight)
    there = made(g, q, m)
    if not there:
        return "vacuous"
    after_it = replace(sight, ground=once_there(g, m)) if str(final_) == "yes" else sight
    otherwise, after = _out(sight, q), _out(after_it, *there)
    if not otherwise or not after:
        return "vacuous"
    wants = [better(g, i) for i in mover(g, str(a))]
    return _said(all(any(all((t, u) in w for u in after) for t in otherwise) for w in wants))


def _prefers(
    sight: Sight, a: Name, f: Statement, to_: Statement | None = None, if_: Statement | None = None
) -> str:  # fmt: skip
    g = sight.ground
    to = Not(f) if to_ is None else to_
    named = {test.option for statement in (f, to) for test in tests(statement)}
    rest = [n for n, option in enumerate(declared(g.conflict)) if option.key not in named]

    def alike(s: str, t: str) -> bool:
        mine, theirs = (completions(g.conflict)[name] for name in (s, t))
        return any(all(x[n] == y[n] for n in rest) for x in mine for y in theirs)

    counted = {s for s in states(g.conflict) if _counts(sight, s) and (if_ is None or true_at(g, if_, s))}
    have, lack = ({s for s in counted if true_at(g, x, s) and not true_at(g, y, s)} for x, y in ((f, to), (to, f)))
    pairs = {(s, t) for s in have for t in lack if alike(s, t)}
    if not pairs:
        return "vacuous"
    us = mover(g, str(a))
    if any(not pairs <= better(g, i) for i in us - g.silent):
        return "fails"
    return _said(all(pairs <= better(g, i) for i in us))


def _gains(sight: Sight, a: Name, under_: Name) -> str:
    g = sight.ground
    there = _elsewhere(sight, under(g, str(under_)))
    before, other = _out(sight, _now(sight)), _out(there, _now(there))
    after = {same(g, there.ground, t) for t in other}
    if not before or not after or None in after:
        return "vacuous"
    wants = [better(g, i) for i in mover(g, str(a))]
    return _said(all(any(all((t, u) in w for t in after) for u in before) for w in wants))


def _stable(sight: Sight, f: Statement, for_: Name | None = None, all_: Name | None = None) -> str:
    g = sight.ground
    there = _where(sight, f)
    if not there:
        return "vacuous"
    lasting = settled(g) if for_ is None else stays(g, mover(g, str(for_)))
    return _said(there <= lasting if str(all_) == "yes" else bool(there & lasting))


FORMS: dict[str, Callable[..., str]] = {
    "now": _is_now,
    "can": _can,
    "would": _would,
    "never": _never,
    "possible": _possible,
    "ensures": _ensures,
    "prevents": _prevents,
    "deters": _deters,
    "worse": _worse,
    "prefers": _prefers,
    "gains": _gains,
    "stable": _stable,
}
