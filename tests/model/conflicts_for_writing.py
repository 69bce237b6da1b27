"""Conflicts of every shape for the tests of writing: each type of `conflict.py`, and text that YAML would eat.

What is drawn keeps the rules of the file (names exist, tiers do not fall, the status quo is feasible), so that a reader
must accept it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from detente.cite import Citation, Grounds
from detente.model.claim import AccordingTo, Claim, ClaimAnd, ClaimNot, Form, Name, Unless
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
from detente.model.statement import And, If, Iff, Not, Or, Statement, compares, evaluate
from detente.model.statement import Test as On

Draw = Callable[..., Any]

NASTY = (
    *("yes", "No", "on", "null", "~", "true", "012", "0x1F", "1e3", "1_000", "1:30", "-1", ".5", "1991-03-01", "2022"),
    *("a: b", "a #b", "#a", "!west.admit", "&a", "*a", "[a", "{a: b}", "a, b", "- a", "? a", "| a", "> a", "%a", "@a"),
    *("`a", '"a"', "'a'", "a\\b", "a\nb", "a\r\nb", "\ta", " a ", "a  b"),
    *("...", "---", "<<", "=", "a:", ":", "a" * 150),
    *("NEL\x85LS\u2028PS\u2029", "\ufeffBOM", "bell\x07", "nul\x00", "\x7f\x9f", "\ufffe", "\U000e0041", "\u202eabc"),
    *("e\u0301", "é", "中国", "😀", "a\xa0b", "lengthens the appeal"),
)
DMS = ("ministry", "no", "Österreich", "中国", "y", "null", "e1", "हिन्दी")
OPTIONS = ("delay", "yes", "on", "talk", "選択", "Été", "null", "text")
LEVELS = ("no", "on", "12", "0x1F", "quiet", "élevé", "null", "yes", "1e3")
STATES = ("s1", "off", "début", "七", "true", "s12")
IDS = ("M1", "No", "règle", "规则", "R2", "Null", "ON", "C17d", "U6", "x")

texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12),
).filter(str.strip)


def optional(strategy: st.SearchStrategy[Any], otherwise: Any = None) -> st.SearchStrategy[Any]:
    """Draw mostly nothing, so that short forms come up often."""
    return st.one_of(st.just(otherwise), st.just(otherwise), strategy)


def some(draw: Draw, names: tuple[str, ...], least: int, most: int) -> list[str]:
    """Draw different names."""
    found: list[str] = draw(st.lists(st.sampled_from(names), min_size=least, max_size=most, unique=True))
    return found


@st.composite
def grounds(draw: Draw, sources: list[str]) -> Grounds:
    """Draw grounds, with citations by sentence and by code points where there is a source."""
    cites: tuple[Citation, ...] = ()
    if sources and draw(st.booleans()):
        source = st.sampled_from(sources)
        sentence = st.builds(Citation, source, sentence=st.integers(1, 30))
        passage = st.builds(
            lambda s, a, n: Citation(s, start=a, end=a + n), source, st.integers(0, 9), st.integers(1, 9)
        )
        cites = tuple(draw(st.lists(st.one_of(sentence, passage), max_size=3, unique=True)))
    basis = draw(optional(st.sampled_from(["text", "implied", "assumed"])))
    return Grounds(cites, draw(optional(texts)), basis, draw(optional(texts)), draw(optional(texts)))


@st.composite
def statements(draw: Draw, options: tuple[Option, ...], depth: int = 2) -> Statement:
    """Draw a statement over the options; comparisons are such that they may hold or fail."""
    kind = draw(st.sampled_from(["test", "test", "not", "and", "or", "if", "iff"])) if depth else "test"
    if kind == "test":
        return _test(draw, options[draw(st.integers(0, len(options) - 1))])
    parts = tuple(draw(statements(options, depth - 1)) for _ in range(draw(st.integers(2, 3))))
    if kind == "not":
        return Not(parts[0])
    if kind in ("and", "or"):
        return And(parts) if kind == "and" else Or(parts)
    return If(*parts[:2]) if kind == "if" else Iff(*parts[:2])


def _test(draw: Draw, option: Option) -> On:
    first, last = option.levels[0], option.levels[-1]
    if not option.ladder:
        return draw(st.sampled_from([On(option.key), On(option.key, "=", first)]))
    high = [On(option.key, relation, last) for relation in ("=", "!=", "<", ">=")]
    low = [On(option.key, relation, first) for relation in ("<=", ">")]
    return draw(st.sampled_from([On(option.key), *high, *low]))


def holds(statement: Statement, at: dict[str, str], options: dict[str, Option]) -> bool:
    """Whether a statement holds where options are at the levels given, and at their first otherwise."""

    def test(one: On) -> bool:
        levels = options[one.option].levels
        index = levels.index(at.get(one.option, levels[0]))
        return bool(compares(index, one.relation, levels.index(one.level) if one.level else 0))

    return bool(evaluate(statement, test, operator.not_))


class _Sketch:
    """What has been drawn of a conflict so far, and the ids that are still free."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.ids = list(draw(st.permutations(IDS)))
        self.sources = some(draw, ("news", "on", "日报"), 0, 2)
        self.dms = some(draw, DMS, 1, 3)

    def id(self, otherwise: str) -> str:
        return self.ids.pop() if self.ids and self.draw(st.booleans()) else otherwise

    def grounds(self) -> Grounds:
        return Grounds() if self.draw(st.booleans()) else self.draw(grounds(self.sources))

    def text(self) -> str:
        return str(self.draw(optional(texts, "")))

    def option(self, key: str, owners: tuple[str, ...] = ()) -> Option:
        levels: tuple[str, ...] = YES_NO
        if not owners and self.draw(st.booleans()):
            levels = tuple(some(self.draw, LEVELS, 2, 4))
            levels = ("quiet", "loud") if set(levels) == set(YES_NO) else levels
        once = self.draw(optional(st.sampled_from(["adopted", "abandoned"])))
        return Option(key, self.text(), levels, once, owners, None, self.grounds())

    def level(self, option: Option) -> tuple[str, str]:
        return option.key, str(self.draw(st.sampled_from(option.levels)))

    def wants(self, dm: str, statement: st.SearchStrategy[Statement]) -> tuple[Want, ...]:
        made = []
        tier = self.draw(optional(st.integers(-2, 3)))
        for position in range(1, self.draw(st.integers(1, 4)) + 1):
            how = self.draw(optional(st.sampled_from(["if", "iff"])))
            condition = self.draw(statement) if how else None
            want, name = self.draw(statement), self.id(f"{dm}.{position}")
            made.append(Want(name, want, condition, how, tier, self.grounds()))
            tier = None if tier is None else tier + self.draw(st.integers(0, 1))
        return tuple(made)

    def attitudes(self) -> tuple[Attitude, ...]:
        holders = [dm for dm in self.dms if self.draw(st.booleans())]
        pairs = [(a, b) for a in holders for b in self.dms if a != b and self.draw(st.booleans())]
        return tuple(Attitude(a, b, self.draw(st.sampled_from([-1, 0, 1])), self.grounds()) for a, b in pairs)

    def forums(self) -> tuple[Forum, ...]:
        names = some(self.draw, ("geneva", "n", "会议"), 0, 2) if len(self.dms) > 1 else []
        return tuple(Forum(name, tuple(self.dms[:2]), self.text(), self.grounds()) for name in names)

    def claim(self, statement: st.SearchStrategy[Statement], variants: list[str]) -> Claim:
        agent = Name(self.dms[0])
        forms: list[Claim] = [
            Form("now", (self.draw(statement),)),
            Form("prefers", (agent, self.draw(statement)), (("if", self.draw(statement)),)),
            Form("stable", (self.draw(statement),), (("for", agent), ("all", Name("yes")))),
        ]
        if variants:
            forms.append(Form("gains", (agent,), (("under", Name(variants[0])),)))
        claim: Claim = self.draw(st.sampled_from(forms))
        wrapped: list[Claim] = [
            claim,
            ClaimNot(claim),
            ClaimAnd((claim, ClaimNot(forms[0]))),
            Unless(claim, self.draw(statement)),
            AccordingTo(claim, self.dms[-1]),
        ]
        return self.draw(st.sampled_from(wrapped))


@st.composite
def conflicts(draw: Draw) -> Conflict:
    """Draw a conflict: in option form, by named states of its options, or in graph form."""
    sketch = _Sketch(draw)
    if draw(st.integers(0, 3)) == 0:
        return _in_graph_form(sketch)
    dms = []
    for dm in sketch.dms:
        keys = some(draw, OPTIONS, 1 if dm == sketch.dms[0] else 0, 3)
        options = tuple(sketch.option(f"{dm}.{key}") for key in keys)
        dms.append(DecisionMaker(dm, draw(optional(texts, dm)), options, sketch.grounds()))
    own = tuple(option for dm in dms for option in dm.options)
    joint: tuple[Option, ...] = ()
    if len(dms) > 1:
        names = some(draw, OPTIONS, 0, 2)
        joint = tuple(sketch.option(f"joint.{name}", tuple(sketch.dms[:2])) for name in names)
    options = own + joint
    if len(options) <= 4 and draw(st.booleans()):
        return _by_named_states(sketch, tuple(dms), joint)
    return _in_option_form(sketch, tuple(dms), joint)


def _head(sketch: _Sketch) -> dict[str, Any]:
    sources = tuple(
        Source(name, f"{name}.txt", sketch.draw(optional(st.just("0" * 64))), sketch.text(), sketch.text())
        for name in sketch.sources
    )
    date = sketch.draw(optional(st.just("1991-03-01")))
    return {"title": sketch.text(), "date": date, "sources": sources, "attitudes": sketch.attitudes()}


def _in_option_form(sketch: _Sketch, dms: tuple[DecisionMaker, ...], joint: tuple[Option, ...]) -> Conflict:
    draw = sketch.draw
    options = tuple(option for dm in dms for option in dm.options) + joint
    statement = statements(options)
    joint = tuple(replace(option, requires=draw(optional(statement))) for option in joint)
    status_quo, readings = None, [dict[str, str]()]
    if draw(st.booleans()):
        levels = dict(sketch.level(option) for option in options if draw(st.booleans()))
        levels = {o.key: levels[o.key] for o in options if levels.get(o.key, o.levels[0]) != o.levels[0]}
        contested = []
        for position in range(1, draw(st.integers(0, 2)) + 1):
            last = draw(st.integers(1, len(options)))
            setting = tuple(sketch.level(option) for option in options[max(0, last - 2) : last])
            contested.append(Contested(sketch.id(f"contested.{position}"), setting, sketch.text(), sketch.grounds()))
        readings = [levels, *({**levels, **dict(reading.set)} for reading in contested)]
        status_quo = StatusQuo(tuple(levels.items()), None, tuple(contested), sketch.grounds())
    by_key = {option.key: option for option in options}
    whens = dict.fromkeys(draw(statement) for _ in range(draw(st.integers(0, 3))))
    fitting = [when for when in whens if not any(holds(when, reading, by_key) for reading in readings)]
    rules = tuple(
        Rule(sketch.id(f"infeasible.{i}"), when, draw(optional(texts)), sketch.grounds())
        for i, when in enumerate(fitting, 1)
    )
    consequences: tuple[Consequence, ...] = ()
    if fitting and draw(st.booleans()):
        setting = ((options[-1].key, options[-1].levels[0]),)
        name = sketch.id("consequences.1")
        consequences = (Consequence(name, fitting[0], setting, draw(optional(texts)), sketch.grounds()),)
    forums = sketch.forums()
    preferences = _preferences(sketch, statement)
    names = [w.id for p in preferences.values() if isinstance(p, Statements) for w in p.wants]
    settable = options if status_quo else ()
    change = _Changes(sketch, statement, settable, names, [r.id for r in rules] + [f.id for f in forums], preferences)
    about = optional(st.sampled_from(sketch.dms))
    beliefs = tuple(
        Belief(sketch.id(f"beliefs.{i}"), sketch.dms[0], change.patch(i), draw(about), sketch.grounds())
        for i in range(1, draw(st.integers(0, 2)) + 1)
    )
    variants = tuple(
        Variant(name, change.patch(9), sketch.text(), sketch.grounds())
        for name in some(draw, ("friendly", "yes", "変"), 0, 2)
    )
    named = [variant.id for variant in variants]
    claims = tuple(
        ClaimMade(sketch.id(f"claims.{i}"), sketch.claim(statement, named), sketch.text(), sketch.grounds())
        for i in range(1, draw(st.integers(0, 2)) + 1)
    )
    parts = [dm.id for dm in dms] + [option.key for option in options] + names
    questions = tuple(
        Question(
            sketch.id(f"questions.{i}"), draw(texts), tuple(some(draw, tuple(parts), 0, 2)), sketch.grounds().cites
        )
        for i in range(1, draw(st.integers(0, 2)) + 1)
    )
    return Conflict(
        dms,
        joint_options=joint,
        infeasible=rules,
        consequences=consequences,
        forums=forums,
        status_quo=status_quo,
        preferences=preferences,
        beliefs=beliefs,
        variants=variants,
        claims=claims,
        questions=questions,
        **_head(sketch),
    )


def _preferences(sketch: _Sketch, statement: st.SearchStrategy[Statement]) -> dict[str, Preference]:
    draw, found = sketch.draw, dict[str, Preference]()
    for dm in sketch.dms:
        kind = draw(st.integers(0, 3))
        if kind == 1:
            said = dict.fromkeys(draw(statement) for _ in range(draw(st.integers(1, 3))))
            weights = tuple(
                (one, Fraction(draw(st.integers(-9, 9)), draw(st.sampled_from([1, 2, 3, 10])))) for one in said
            )
            found[dm] = Weights(weights, sketch.grounds())
        elif kind:
            found[dm] = Statements(sketch.wants(dm, statement), sketch.grounds())
    return found


@dataclass(frozen=True)
class _Changes:
    """Patches that fit a conflict."""

    sketch: _Sketch
    statement: st.SearchStrategy[Statement]
    options: tuple[Option, ...]
    wants: list[str]
    others: list[str]
    preferences: dict[str, Preference]

    def patch(self, number: int) -> Patch:
        draw, names = self.sketch.draw, self.wants
        drop = [name for name in [*names, *self.others] if draw(st.integers(0, 4)) == 0]
        replaced = [name for name in names if name not in drop and draw(st.integers(0, 3)) == 0]
        first = [name for name in names if name not in drop and draw(st.integers(0, 3)) == 0]
        insert = []
        for dm, preference in self.preferences.items():
            if isinstance(preference, Statements) and draw(st.booleans()):
                kept = [w for w in preference.wants if w.id not in drop]
                tier = preference.wants[0].tier
                before = draw(optional(st.sampled_from([w.id for w in kept]))) if kept else None
                want = Want(f"new{number}_{dm}", draw(self.statement), grounds=self.sketch.grounds())
                insert.append(Insertion(dm, want, before, tier if before is None else None))
        status_quo = [self.sketch.level(option) for option in self.options if draw(st.integers(0, 4)) == 0]
        return Patch(
            tuple(drop),
            tuple((name, draw(self.statement)) for name in replaced),
            tuple(insert),
            tuple(first),
            tuple(status_quo),
            self.sketch.attitudes(),
        )


def _by_named_states(sketch: _Sketch, dms: tuple[DecisionMaker, ...], joint: tuple[Option, ...]) -> Conflict:
    draw = sketch.draw
    options = tuple(option for dm in dms for option in dm.options) + joint
    signs = [st.sampled_from("0123"[: len(o.levels)] if o.ladder else "NY") for o in options]
    patterns = {"".join(draw(sign) for sign in signs) for _ in range(4)}
    names = some(draw, STATES, len(patterns), len(patterns))
    states = tuple(
        NamedState(n, p, sketch.text(), sketch.grounds()) for n, p in zip(names, sorted(patterns), strict=True)
    )
    return Conflict(dms, joint_options=joint, states=states, preferences=_by_states(sketch, names), **_head(sketch))


def _by_states(sketch: _Sketch, names: list[str]) -> dict[str, Preference]:
    draw, found = sketch.draw, dict[str, Preference]()
    for dm in sketch.dms:
        kind = draw(st.integers(0, 2))
        order = list(draw(st.permutations(names)))
        if kind == 1:
            cut = draw(st.integers(1, len(order)))
            groups = (tuple(order[:cut]), *((name,) for name in order[cut:]))
            found[dm] = Ranking(groups, sketch.grounds())
        elif kind == 2 and len(order) > 1:
            found[dm] = Pairs(((order[0], order[1]),), sketch.grounds())
    return found


def _in_graph_form(sketch: _Sketch) -> Conflict:
    draw = sketch.draw
    names = some(draw, STATES, 1, 4)
    described = draw(st.booleans())
    states = tuple(
        NamedState(name, None, sketch.text() if described else "", sketch.grounds() if described else Grounds())
        for name in names
    )
    arcs = [(a, b) for a in names for b in names if a != b]
    moves = {dm: tuple(arc for arc in arcs if draw(st.booleans())) for dm in sketch.dms}
    status_quo = StatusQuo(state=names[0], grounds=sketch.grounds()) if draw(st.booleans()) else None
    dms = tuple(DecisionMaker(dm, draw(optional(texts, dm)), (), sketch.grounds()) for dm in sketch.dms)
    return Conflict(
        dms, states=states, moves=moves, status_quo=status_quo, preferences=_by_states(sketch, names), **_head(sketch)
    )
