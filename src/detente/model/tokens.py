"""Tokens: the words and signs of a statement or a claim, each with where it stands in the text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

from detente.errors import Place, Problem, quoted
from detente.model.habits import QUOTATION_MARKS, SIGNS
from detente.model.statement import Span

OPERATORS = frozenset({"not", "and", "or", "if", "iff"})
"""The words that join statements: no bare name may be one of them."""

_SYNONYMS = {"!": "not", "&": "and", "|": "or"}
_RELATIONS = {"==": "=", "≠": "!=", "≤": "<=", "≥": ">="}
_NUMBER = re.compile(r"[0-9]\w*|[0-9]+\.[0-9]+")
_HABITS = {row.written: row for row in SIGNS}
# A name runs over all that is no sign, with hyphens and slashes inside it, so that a bad one is shown whole.
_IN_NAME = r"[A-Za-z0-9_.]|[^\x00-\x7f\s" + re.escape("≠≤≥↔⇔→⇒∧∨¬–—" + QUOTATION_MARKS) + "]"
_SCANNER = re.compile(
    rf"(?P<name>(?:{_IN_NAME})(?:{_IN_NAME}|[-/](?={_IN_NAME}))*)"
    rf"|(?P<space>\s+)"
    rf"|(?P<habit>{'|'.join(re.escape(row.written) for row in SIGNS)})"
    r"|(?P<relation>==|!=|<=|>=|[=<>≠≤≥])"
    r"|(?P<sign>[()!&|,:])"
    rf"|(?P<quote>[{re.escape(QUOTATION_MARKS)}]+)"
    r"|(?P<other>.)",
    re.DOTALL,
)


class Token(NamedTuple):
    """A word or a sign: its kind, its text as meant (names in NFC), and where it stands.

    Kinds: `option` (`dm.option`), `word` (a bare name), `number`, `relation`, the operators `not and or if iff`
    however they are written, the signs `( ) , :`, and `end`.
    """

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Scan:
    """A text cut into tokens: with the problems met, and whether they are such that the tokens cannot be read on."""

    tokens: list[Token]
    problems: list[Problem]
    broken: bool


def place(text: str, span: Span) -> Place:
    r"""The place of a span within the text: line and column from 1, with the line itself.

    >>> place("a.b and\nc.d", (8, 11))
    Place(file='', line=2, column=1, text='c.d', width=3)
    """
    start, end = span
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    last = len(text) if last < 0 else last
    line = text[first:last].removesuffix("\r")
    return Place("", text.count("\n", 0, start) + 1, start - first + 1, line, max(1, min(end, last) - start))


def tokenize(text: str) -> Scan:
    """Cut the text into tokens; signs of other notations become the tokens they stand for, and a problem each.

    >>> [(t.kind, t.text) for t in tokenize("!a.b == sues").tokens]
    [('not', '!'), ('option', 'a.b'), ('relation', '='), ('word', 'sues'), ('end', '')]
    """
    tokens: list[Token] = []
    unfit: list[Token] = []
    for match in _SCANNER.finditer(text):
        group, raw = match.lastgroup or "other", match.group()
        start, end = match.span()
        if group == "name":
            token = _name(raw, start, end)
            if token is None:
                unfit.append(Token(group, raw, start, end))
                token = _mended(raw, start, end)
            if token is not None:
                tokens.append(token)
        elif group == "sign":
            tokens.append(Token(_SYNONYMS.get(raw, raw), raw, start, end))
        elif group == "relation":
            tokens.append(Token("relation", _RELATIONS.get(raw, raw), start, end))
        elif group != "space":
            unfit.append(Token(group, raw, start, end))
            row = _HABITS.get(raw)
            if row is not None and row.kind is not None:
                tokens.append(Token(row.kind, row.text, start, end))
    finish = len(text.rstrip())
    tokens.append(Token("end", "", finish, finish))
    return _scan(text, tokens, unfit) if unfit else Scan(tokens, [], broken=False)


def _name(raw: str, start: int, end: int) -> Token | None:
    text = raw if raw.isascii() else unicodedata.normalize("NFC", raw)
    if text.isidentifier():
        return Token(text if text in OPERATORS else "word", text, start, end)
    dm, dot, option = text.partition(".")
    if dot and dm.isidentifier() and option.isidentifier():
        return Token("option", text, start, end)
    return Token("number", text, start, end) if _NUMBER.fullmatch(text) else None


def _mended(raw: str, start: int, end: int) -> Token | None:
    """What a name with hyphens or a slash was meant to be, if anything."""
    return _name(raw.replace("/", ".").replace("-", "_"), start, end)


def _scan(text: str, tokens: list[Token], unfit: list[Token]) -> Scan:
    """Describe what was unfit: the same thing once, and all meaningless characters together."""
    junk: list[Token] = []
    rest: dict[str, Token] = {}
    for token in unfit:
        if token.kind == "other" or (token.kind == "name" and _foreign(token.text)):
            junk.append(token)
        else:
            rest.setdefault("quote" if token.kind == "quote" else token.text, token)
    problems = [_problem(t, place(text, (t.start, t.end))) for t in rest.values()]
    if junk:
        problems.append(_meaningless(text, junk))
    return Scan(tokens, problems, broken=bool(junk) or any(_stops(t) for t in rest.values()))


def _stops(token: Token) -> bool:
    """Whether nothing of ours stands for the token, so that what follows cannot be understood."""
    if token.kind == "name":
        return _mended(token.text, 0, 0) is None
    return token.kind == "habit" and _HABITS[token.text].kind is None


def _foreign(raw: str) -> str:
    """The first character of a run that can stand in no name, if there is one."""
    text = unicodedata.normalize("NFC", raw)
    return next((c for c in text if not c.isascii() and not ("a" + c).isidentifier()), "")


def _problem(token: Token, spot: Place) -> Problem:
    raw = token.text
    if token.kind == "habit":
        return Problem("DET202", f"{quoted(raw)} is no sign of ours", spot, _HABITS[raw].hint)
    if token.kind == "quote":
        return Problem("DET203", "options and levels stand without quotation marks", spot, "leave the marks out")
    mended = _mended(raw, 0, 0)
    if mended is None:
        return Problem("DET204", *_misshapen(raw, spot))
    if "-" in raw:
        hint = f"write {quoted(mended.text)}, and name the thing so where it is declared"
        return Problem("DET204", f"a name has no hyphen: {quoted(raw)}", spot, hint)
    return Problem("DET204", f"an option is written with a dot: {quoted(raw)}", spot, f"write {quoted(mended.text)}")


def _misshapen(raw: str, spot: Place) -> tuple[str, Place, str]:
    if raw.startswith("."):
        return f"expected a decision maker before the dot in {quoted(raw)}", spot, "write dm.option, without spaces"
    if raw.endswith("."):
        return f"expected an option after the dot in {quoted(raw)}", spot, "write dm.option, without spaces"
    if raw.count(".") > 1:
        return f"an option has one dot: {quoted(raw)}", spot, "write dm.option, and 'and' or 'or' between options"
    return f"{quoted(raw)} is not a name", spot, "a name has letters, digits and underscores, and begins with a letter"


def _meaningless(text: str, junk: list[Token]) -> Problem:
    start, end = junk[0].start, junk[0].end
    first = _foreign(text[start:end]) or text[start]
    at = max(start, text.find(first, start, end))
    name = "" if first.isascii() else unicodedata.name(first, "")
    shown = f"{quoted(first)} ({name})" if name else quoted(first)
    more = f" (and so on, {len(junk)} places in all)" if len(junk) > 1 else ""
    hint = "a statement has options (dm.option), levels, not, and, or, if, iff, = != < <= > >= and parentheses"
    return Problem("DET201", f"the character {shown} has no meaning here{more}", place(text, (at, at + 1)), hint)
