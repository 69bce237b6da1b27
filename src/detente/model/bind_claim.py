"""The check of a claim against the vocabulary of its conflict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from detente.errors import Problem, StatementError, nearest, quoted
from detente.model.claim import AccordingTo, Argument, Claim, ClaimAnd, ClaimNot, Form, Name, Unless
from detente.model.conflict import JOINT
from detente.model.forms import FORMS, Kind
from detente.model.parse_claim import parse_claim
from detente.model.statement import Span, Statement, Test, tests
from detente.model.tokens import place
from detente.model.vocabulary import Vocabulary, check_statement, normalised


def bind_claim(
    claim: str | Claim, vocabulary: Vocabulary, text: str | None = None, *, depth: int = 100, length: int = 10_000
) -> Claim:
    """The claim with every name known to the vocabulary, true and false as yes and no; else StatementError.

    A tree that was read from `text` is given with it, so that problems can point into it.  A tree without its text is
    printed and read again first, and places count in what was printed.

    >>> words = Vocabulary({"west.admit": ("no", "yes")}, decision_makers=("russia", "west"))
    >>> str(bind_claim("can(west, west.admit = true) according to russia", words))
    'can(west, west.admit = yes) according to russia'
    """
    if isinstance(claim, str):
        text = claim
        claim = parse_claim(text, depth=depth, length=length, options=vocabulary.options)
    elif text is None:
        text = str(claim)
        claim = parse_claim(text, depth=depth, length=len(text), options=vocabulary.options)
    binder = _Binder(vocabulary, text)
    bound = binder.claim(claim)
    if binder.problems:
        raise StatementError(binder.problems)
    return bound


@dataclass(slots=True)
class _Binder:
    """What a claim is checked against, and what was wrong so far."""

    vocabulary: Vocabulary
    text: str
    problems: list[Problem] = field(default_factory=list)

    def claim(self, claim: Claim) -> Claim:
        match claim:
            case Form(form, args, named, span):
                signature = FORMS[form]
                kinds = {parameter.name: parameter.kind for parameter in signature.named}
                bound = tuple(self.argument(a, p.kind) for a, p in zip(args, signature.positional, strict=True))
                return Form(form, bound, tuple((key, self.argument(value, kinds[key])) for key, value in named), span)
            case ClaimNot(part):
                return ClaimNot(self.claim(part))
            case ClaimAnd(parts):
                return ClaimAnd(tuple(self.claim(part) for part in parts))
            case Unless(part, condition):
                return Unless(self.claim(part), self.statement(condition))
            case AccordingTo(part, holder, span):
                inner = self.claim(part)
                self.holder(holder, span)
                return AccordingTo(inner, holder, span)

    def argument(self, argument: Argument, kind: Kind) -> Argument:
        if isinstance(argument, Name):
            self.name(argument, kind)
            return argument
        bound = self.statement(argument)
        if kind == "move":
            self.move(argument)
        return bound

    def statement(self, statement: Statement) -> Statement:
        self.problems += check_statement(statement, self.vocabulary, self.text)
        return normalised(statement, self.vocabulary)

    def name(self, name: Name, kind: Kind) -> None:
        words = self.vocabulary
        if kind == "agent":
            self.known("DET235", "decision maker or forum", name, words.decision_makers + words.forums)
        elif kind == "variant":
            self.known("DET236", "variant", name, words.variants)
        elif kind == "concept":
            self.known("DET236", "concept", name, words.concepts)

    def known(self, code: str, what: str, name: Name, known: Iterable[str]) -> None:
        names = tuple(known)
        if name.text not in names:
            message = f"there is no {what} {quoted(name.text)}{nearest(name.text, names)}"
            self.problems.append(Problem(code, message, place(self.text, name.span)))

    def holder(self, holder: str, span: Span) -> None:
        if holder in self.vocabulary.forums and holder not in self.vocabulary.decision_makers:
            message = f"{quoted(holder)} is a forum, and a forum holds no belief"
            hint = f"name one of {', '.join(self.vocabulary.decision_makers)}"
            self.problems.append(Problem("DET235", message, place(self.text, span), hint))
        else:
            self.known("DET235", "decision maker", Name(holder, span), self.vocabulary.decision_makers)

    def move(self, statement: Statement) -> None:
        """A move is made by the one decision maker who owns all options that it names."""
        named = [test for test in tests(statement) if test.option in self.vocabulary.options]
        owners = dict.fromkeys(test.option.partition(".")[0] for test in named)
        whole = place(self.text, _extent(named))
        if JOINT in owners:
            joint = next(test for test in named if test.option.startswith(JOINT + "."))
            message = f"a move is made by one decision maker alone, and {quoted(joint.option)} is adopted together"
            hint = f"name options of one decision maker, or claim would(FORUM, {joint.option}) of the forum"
            self.problems.append(Problem("DET237", message, place(self.text, joint.span), hint))
        elif len(owners) > 1:
            message = f"a move is made by one decision maker alone, and this names options of {' and '.join(owners)}"
            self.problems.append(Problem("DET237", message, whole, "make one claim for each of them"))


def _extent(named: list[Test]) -> Span:
    return (named[0].span[0], named[-1].span[1]) if named else (0, 0)
