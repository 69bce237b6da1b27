"""A cursor over the tokens of a statement or a claim, which keeps count of nesting and of the problems met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from detente.errors import Problem, StatementError, quoted
from detente.model.tokens import Token, place, tokenize


@dataclass(slots=True)
class Cursor:
    """Where reading stands in a text: the current token, how deeply it is nested, what was wrong so far.

    `depth` is the deepest nesting allowed; `options` are option keys for examples and hints, if they are known.
    """

    text: str
    tokens: list[Token]
    problems: list[Problem]
    depth: int
    options: tuple[str, ...] = ()
    at: int = 0
    level: int = 0
    token: Token = field(init=False)

    def __post_init__(self) -> None:
        """Stand at the first token."""
        self.token = self.tokens[0]

    @classmethod
    def over(cls, text: str, what: str, depth: int, length: int, options: Iterable[str]) -> Cursor:
        """Stand at the start of a text that is `what`: "statement" or "claim"; StatementError if it cannot be cut."""
        if len(text) > length:
            message = f"the {what} has {len(text):,} characters, more than {length:,}"
            raise StatementError.of("DET205", message, None, "cut it into several")
        scan = tokenize(text)
        if scan.broken:
            raise StatementError(_in_order(scan.problems))
        cursor = cls(text, scan.tokens, scan.problems, depth, tuple(options))
        if cursor.token.kind == "end":
            raise cursor.failure("DET206", f"the {what} is empty", cursor.token)
        return cursor

    @property
    def next_kind(self) -> str:
        """The kind of the token after the current one."""
        return self.tokens[min(self.at + 1, len(self.tokens) - 1)].kind

    @property
    def example(self) -> str:
        """An option to show in messages: one of the conflict's own, if they are known."""
        return self.options[0] if self.options else "company.delay"

    def advance(self) -> Token:
        """Step past the current token and return it."""
        passed = self.token
        if passed.kind != "end":
            self.at += 1
            self.token = self.tokens[self.at]
        return passed

    def take_as(self, kind: str) -> str:
        """Read the current token as if it were of another kind, and return that kind."""
        self.token = self.tokens[self.at] = self.token._replace(kind=kind)
        return kind

    def enter(self, token: Token) -> None:
        """Go one level deeper, at a parenthesis or a negation."""
        self.level += 1
        if self.level > self.depth:
            hint = "take parentheses or negations away that change nothing"
            raise self.failure("DET207", f"nested more than {self.depth} deep", token, hint)

    def leave(self) -> None:
        """Come back up one level."""
        self.level -= 1

    def after(self) -> str:
        """Where the current token stands, in words: after the one before it."""
        if self.at == 0:
            return "at the start"
        before = self.tokens[self.at - 1]
        return f"after {quoted(self.text[before.start : before.end])}"

    def found(self) -> str:
        """What stands at the current token, in words; nothing at the end of the text."""
        token = self.token
        return "" if token.kind == "end" else f", found {quoted(self.text[token.start : token.end])}"

    def note(self, code: str, message: str, token: Token, hint: str | None = None) -> None:
        """Keep a problem after which reading can go on."""
        self.problems.append(self._problem(code, message, token, hint))

    def failure(self, code: str, message: str, token: Token, hint: str | None = None) -> StatementError:
        """The error to raise at a problem after which reading cannot go on, with all that was noted before."""
        return StatementError(_in_order([*self.problems, self._problem(code, message, token, hint)]))

    def unclosed(self, opened: Token) -> StatementError:
        """The error where the ')' that belongs to a '(' is missing."""
        spot = place(self.text, (opened.start, opened.end))
        where = f"column {spot.column}" if spot.line == 1 else f"line {spot.line}, column {spot.column}"
        return self.failure("DET208", f"missing ')' for '(' at {where}", self.token)

    def finish(self) -> None:
        """Raise what was noted, if anything was."""
        if self.problems:
            raise StatementError(_in_order(self.problems))

    def _problem(self, code: str, message: str, token: Token, hint: str | None) -> Problem:
        return Problem(code, message, place(self.text, (token.start, token.end)), hint)


def _in_order(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda p: (p.place.line, p.place.column) if p.place else (0, 0))
