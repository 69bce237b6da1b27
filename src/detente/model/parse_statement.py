"""The grammar of statements, read by binding power (Pratt's method: each operator says how tightly it binds).

::

    expression  = operand, joined by, from the tightest:  and · or · if · iff   (if and iff join two, once)
    operand     = "not" operand | "(" expression ")" | comparison
    comparison  = option [ ("=" | "!=" | "<" | "<=" | ">" | ">=") level ]

`! & |` stand for `not and or`, `==` for `=`, and `≠ ≤ ≥` for `!= <= >=`.
"""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterable
from typing import cast

from detente.errors import StatementError, quoted
from detente.model.cursor import Cursor
from detente.model.habits import WORDS
from detente.model.statement import And, If, Iff, Not, Or, Relation, Statement, Test
from detente.model.tokens import OPERATORS, Token

_BINDS = {"iff": 1, "if": 2, "or": 3, "and": 4}
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def parse_statement(text: str, *, depth: int = 100, length: int = 10_000, options: Iterable[str] = ()) -> Statement:
    """The tree of a statement as a person writes it; StatementError, with all problems found, if it is none.

    `depth` is how deeply parentheses and negations may nest (trees are walked by recursion, so a depth beyond a few
    hundred meets Python's own limit), `length` how many characters are read.  `options`, if given, serve the examples
    and hints in messages; whether names exist is for `detente.model.vocabulary` to check.

    >>> parse_statement("!company.stance ≥ protests")
    Not(part=Test(option='company.stance', relation='>=', level='protests'))
    >>> str(parse_statement("company.delay | (a.b & c.d) if (company.stance == sues)"))
    'company.delay or a.b and c.d if company.stance = sues'
    """
    cursor = Cursor.over(text, "statement", depth, length, options)
    statement = expression(cursor)
    if cursor.token.kind != "end":
        raise unexpected(cursor, "the end")
    cursor.finish()
    return statement


def expression(cursor: Cursor, least: int = 1) -> Statement:
    """The longest statement from here whose operators bind at least as tightly as `least`."""
    left = operand(cursor)
    while (power := _BINDS.get(joins := operator(cursor), 0)) >= least:
        if joins in ("and", "or"):
            parts = [left]
            while operator(cursor) == joins:
                cursor.advance()
                parts.append(expression(cursor, power + 1))
            left = And(tuple(parts)) if joins == "and" else Or(tuple(parts))
        else:
            left = _conditional(cursor, left)
    return left


def operand(cursor: Cursor) -> Statement:
    """What an operator joins: a negation, a group in parentheses, or a test on an option."""
    token = cursor.token
    if token.kind == "option":
        return _test(cursor, cursor.advance())
    if token.kind == "(":
        return _group(cursor)
    if token.kind == "not" or small(cursor, ("not",)):
        cursor.enter(cursor.advance())
        part = operand(cursor)
        cursor.leave()
        return Not(part)
    return _mistaken(cursor)


def unexpected(cursor: Cursor, closing: str) -> StatementError:
    """The error at a token that goes on where an operator or the close should stand."""
    token = cursor.token
    if token.kind == "relation":
        group = cursor.tokens[cursor.at - 1].kind == ")"
        reason = "a group in parentheses has no level to compare" if group else "comparisons do not chain"
        hint = "compare one option with one level, and join comparisons by 'and'"
        return cursor.failure("DET214", reason, token, hint)
    if token.kind == ")":
        return cursor.failure("DET209", "')' closes no parenthesis", token, "take it away, or open one before")
    joining = "join the two by 'and' or 'or'" if token.kind in ("option", "not", "(") else None
    message = f"expected 'and', 'or', 'if', 'iff' or {closing} {cursor.after()}{cursor.found()}"
    return cursor.failure("DET212", message, token, joining)


def operator(cursor: Cursor) -> str:
    """The operator at the cursor, or "" for none; a word of another habit is noted and taken as what it means."""
    token = cursor.token
    if token.kind in _BINDS:
        return "" if cursor.next_kind == ":" else token.kind  # `if:` names an argument of a claim
    if token.kind != "word" or cursor.next_kind == ":":
        return ""
    if lower := small(cursor, _BINDS):
        return lower
    row = WORDS.get(token.text.casefold())
    if row is None:
        return ""
    message = f"{quoted(token.text)} joins nothing here"
    if row.kind is None:
        raise cursor.failure("DET202", message, token, row.hint)
    cursor.note("DET202", message, token, row.hint)
    return cursor.take_as(row.kind)


def small(cursor: Cursor, among: Container[str]) -> str:
    """The operator, of those named, that the word at the cursor is in capitals, noted as a problem; else ""."""
    lower = cursor.token.text.lower()
    if cursor.token.kind != "word" or lower not in among:
        return ""
    message = f"the word {quoted(lower)} is written in small letters{cursor.found()}"
    cursor.note("DET202", message, cursor.token, f"write {quoted(lower)}")
    return cursor.take_as(lower)


def _conditional(cursor: Cursor, left: Statement) -> Statement:
    word = cursor.advance()
    right = expression(cursor, _BINDS["or"])
    if operator(cursor) not in ("if", "iff"):
        return _joined(word, left, right)
    again = cursor.advance()
    third = expression(cursor, _BINDS["or"])
    ways = (_joined(again, _joined(word, left, right), third), _joined(word, left, _joined(again, right, third)))
    shown = " or ".join(quoted(str(way), limit=200) for way in ways)
    message = "'if' and 'iff' do not follow each other without parentheses"
    raise cursor.failure("DET215", message, again, f"write {shown}")


def _joined(word: Token, left: Statement, right: Statement) -> Statement:
    return If(left, right) if word.kind == "if" else Iff(left, right)


def _group(cursor: Cursor) -> Statement:
    opened = cursor.advance()
    cursor.enter(opened)
    inner = expression(cursor)
    if cursor.token.kind in ("end", ","):
        raise cursor.unclosed(opened)
    if cursor.token.kind != ")":
        raise unexpected(cursor, "')'")
    cursor.advance()
    cursor.leave()
    return inner


def _test(cursor: Cursor, named: Token) -> Statement:
    if cursor.token.kind != "relation":
        return Test(named.text, span=(named.start, named.end))
    relation = cursor.advance()
    level = cursor.token
    if level.kind == "option":
        hint = "compare each option with a level, and join the comparisons by 'and', 'or' or 'iff'"
        raise cursor.failure("DET213", "two options are not compared with each other", level, hint)
    if level.kind not in ("word", "number"):
        message = f"expected a level {cursor.after()}{cursor.found()}"
        joins = f"{quoted(level.text)} joins statements and names no level" if level.text in OPERATORS else None
        raise cursor.failure("DET213", message, level, joins)
    cursor.advance()
    return Test(named.text, cast("Relation", relation.text), level.text, (named.start, level.end))


def _mistaken(cursor: Cursor) -> Statement:
    """Note what stands where an option should, if it can be understood; else raise."""
    token = cursor.token
    if token.kind in ("word", "number") and cursor.next_kind == "relation":
        relation, option = cursor.tokens[cursor.at + 1 : cursor.at + 3]
        if option.kind == "option":
            hint = f"write '{option.text} {_MIRRORED.get(relation.text, relation.text)} {token.text}'"
            cursor.note("DET216", f"the level {quoted(token.text)} belongs on the right of a comparison", token, hint)
            cursor.advance(), cursor.advance(), cursor.advance()
            return Test(option.text)
    if token.kind == "word" and cursor.next_kind == "(":
        hint = "a statement is made of options: dm.option, levels, not, and, or, if, iff"
        message = f"{quoted(token.text)} before '(' would be a form of claims, not of statements"
        raise cursor.failure("DET210", message, token, hint)
    if token.kind == "word" and cursor.next_kind != ":":
        message = f"{quoted(token.text)} is no option: an option is written dm.option"
        cursor.note("DET211", message, token, _with_a_dot(token.text, cursor.options))
        return _test(cursor, cursor.advance())
    leading = "for 'if p then q' write 'q if p'" if token.kind == "if" else None
    message = f"expected an option such as {cursor.example} {cursor.after()}{cursor.found()}"
    raise cursor.failure("DET210", message, token, leading)


def _with_a_dot(word: str, options: tuple[str, ...]) -> str:
    owned: dict[str, list[str]] = {}
    for key in options:
        owned.setdefault(key.partition(".")[2], []).append(key)
    close_ones = difflib.get_close_matches(word, owned, n=1, cutoff=0.7)
    if close_ones:
        return f"did you mean {' or '.join(owned[close_ones[0]])}?"
    return f"name its decision maker too, as in {options[0]}" if options else "name its decision maker too: dm." + word
