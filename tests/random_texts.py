"""Random statements and claims, as trees and as texts in many spellings: Hypothesis strategies."""

from __future__ import annotations

from hypothesis import strategies as st

from detente.model.claim import AccordingTo, Argument, Claim, ClaimAnd, ClaimNot, Form, Name, Unless
from detente.model.forms import FORMS, Kind, Signature
from detente.model.statement import And, If, Iff, Not, Or, Statement
from detente.model.statement import Test as On

OPTIONS = ("company.delay", "company.stance", "joint.settlement", "not.and", "Україна.нато", "é.x_1")
LEVELS = ("sues", "protests", "30", "2.5", "3rd", "AND", "тиск")
NAMES = ("west", "Київ", "to", "geneva", "SEQ")

SPELLINGS = {
    "not": ("not", "!"),
    "and": ("and", "&"),
    "or": ("or", "|"),
    "=": ("=", "=="),
    "!=": ("!=", "≠"),
    "<=": ("<=", "≤"),
    ">=": (">=", "≥"),
}


def statements(leaves: int = 12) -> st.SearchStrategy[Statement]:
    """Trees of statements, of every kind of node, tests on options with and without levels."""
    bare = st.builds(On, st.sampled_from(OPTIONS))
    relations = st.sampled_from(("=", "!=", "<", "<=", ">", ">="))
    compared = st.builds(On, st.sampled_from(OPTIONS), relations, st.sampled_from(LEVELS))
    return st.recursive(bare | compared, _joined, max_leaves=leaves)


def _joined(part: st.SearchStrategy[Statement]) -> st.SearchStrategy[Statement]:
    several = st.lists(part, min_size=2, max_size=4).map(tuple)
    pair = (part, part)
    return (
        st.builds(Not, part)
        | st.builds(And, several)
        | st.builds(Or, several)
        | st.builds(If, *pair)
        | st.builds(Iff, *pair)
    )


def claims() -> st.SearchStrategy[Claim]:
    """Trees of claims: every form with some of its arguments, under every connective."""
    return st.recursive(st.sampled_from(tuple(FORMS.values())).flatmap(_forms), _claimed, max_leaves=4)


def _forms(signature: Signature) -> st.SearchStrategy[Claim]:
    args = st.tuples(*(_arguments(parameter.kind) for parameter in signature.positional))
    required = {p.name: _arguments(p.kind) for p in signature.named if p.required}
    optional = {p.name: _arguments(p.kind) for p in signature.named if not p.required}
    named = st.fixed_dictionaries(required, optional=optional).map(lambda found: tuple(found.items()))
    return st.builds(Form, st.just(signature.form), args, named)


def _arguments(kind: Kind) -> st.SearchStrategy[Argument]:
    if kind in ("statement", "move"):
        return statements(leaves=4)
    return st.builds(Name, st.sampled_from(("yes", "no") if kind == "yes or no" else NAMES))


def _claimed(part: st.SearchStrategy[Claim]) -> st.SearchStrategy[Claim]:
    return (
        st.builds(ClaimNot, part)
        | st.builds(ClaimAnd, st.lists(part, min_size=2, max_size=3).map(tuple))
        | st.builds(Unless, part, statements(leaves=4))
        | st.builds(AccordingTo, part, st.sampled_from(NAMES))
    )


@st.composite
def spelled(draw: st.DrawFn) -> str:
    """A statement in one of its spellings: signs for words, odd spaces, parentheses that change nothing."""
    pieces = str(draw(statements())).replace("(", " ( ").replace(")", " ) ").split()
    pieces = [draw(st.sampled_from(SPELLINGS.get(piece, (piece,)))) for piece in pieces]
    text = draw(st.sampled_from((" ", "  ", "\n", "\t\u00a0"))).join(pieces)
    return f"({text})" if draw(st.booleans()) else text


@st.composite
def jumbled(draw: st.DrawFn) -> str:
    """Pieces of statements in any order, with or without spaces between: few of them are statements."""
    signs = ("=", "==", "<", "<=", ">", ">=", "≠", "!=", "!", "&", "|", "(", ")", ".")
    words = ("not", "and", "or", "if", "iff", "x.y", "(x.y", "x.y)")
    pieces = st.sampled_from(OPTIONS + LEVELS + signs + words)
    return "".join(draw(st.lists(st.tuples(pieces, st.sampled_from((" ", " ", ""))).map("".join), max_size=9)))


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A statement in some spelling, with a stretch cut out, doubled or moved: about half of them stay statements."""
    text = draw(spelled())
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    at = draw(st.integers(0, len(text)))
    return draw(st.sampled_from((text[:start] + text[end:], text[:at] + text[start:end] + text[at:], text)))
