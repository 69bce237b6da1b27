"""The vocabulary of a conflict: which names a statement or a claim may use; and the check of a statement against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from detente.errors import Problem, StatementError, nearest, quoted
from detente.model.conflict import YES_NO
from detente.model.parse_statement import parse_statement
from detente.model.statement import And, If, Iff, Not, Or, Span, Statement, Test, compares, tests
from detente.model.tokens import place, tokenize

_TRUTHS = {"true": "yes", "false": "no"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that a conflict knows, in NFC: options with their levels, decision makers, forums, variants, concepts.

    `options` has every option key in the order of the conflict, with `("no", "yes")` for an option without levels; it
    is empty for a conflict given by its states.
    """

    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    decision_makers: tuple[str, ...] = ()
    forums: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()


def bind_statement(
    statement: str | Statement,
    vocabulary: Vocabulary,
    text: str | None = None,
    *,
    depth: int = 100,
    length: int = 10_000,
) -> Statement:
    """The statement with every name known to the vocabulary, true and false as yes and no; else StatementError.

    A tree that was read from `text` is given with it, so that problems can point into it.  A tree without its text is
    printed and read again first, and places count in what was printed.

    >>> str(bind_statement("a.b = true", Vocabulary({"a.b": ("no", "yes")})))
    'a.b = yes'
    """
    if isinstance(statement, str):
        text = statement
        statement = parse_statement(text, depth=depth, length=length, options=vocabulary.options)
    elif text is None:
        text = str(statement)
        statement = parse_statement(text, depth=depth, length=len(text), options=vocabulary.options)
    problems = check_statement(statement, vocabulary, text)
    if problems:
        raise StatementError(problems)
    return normalised(statement, vocabulary)


def check_statement(statement: Statement, vocabulary: Vocabulary, text: str) -> list[Problem]:
    """Everything in a statement that the vocabulary does not allow, in the order of the text; an unknown name once.

    `text` is what the statement was read from: problems point into it by the spans of the tests.
    """
    problems: list[Problem] = []
    unknown: set[str] = set()
    for test in tests(statement):
        if test.option in unknown:
            continue
        if test.option not in vocabulary.options:
            unknown.add(test.option)
            problems.append(_unknown_option(test, vocabulary, text))
        elif test.relation is not None:
            problems += _check_comparison(test, vocabulary.options[test.option], text)
    return problems


def normalised(statement: Statement, vocabulary: Vocabulary) -> Statement:
    """The statement with true and false, where they are said of an option without levels, as yes and no."""
    match statement:
        case Test(option, relation, level, span):
            if level in _TRUTHS and vocabulary.options.get(option) == YES_NO:
                return Test(option, relation, _TRUTHS[level], span)
            return statement
        case Not(part):
            return Not(normalised(part, vocabulary))
        case And(parts):
            return And(tuple(normalised(part, vocabulary) for part in parts))
        case Or(parts):
            return Or(tuple(normalised(part, vocabulary) for part in parts))
        case If(then, condition):
            return If(normalised(then, vocabulary), normalised(condition, vocabulary))
        case Iff(left, right):
            return Iff(normalised(left, vocabulary), normalised(right, vocabulary))


def _unknown_option(test: Test, vocabulary: Vocabulary, text: str) -> Problem:
    start = test.span[0]
    spot = place(text, (start, min(start + len(test.option), test.span[1])))
    if not vocabulary.options:
        message = f"this conflict is given by its states and has no options, so nothing is named {quoted(test.option)}"
        return Problem("DET222", message, spot, "say it in a conflict that is given by options")
    message = f"there is no option {quoted(test.option)}{nearest(test.option, vocabulary.options)}"
    return Problem("DET221", message, spot)


def _check_comparison(test: Test, levels: tuple[str, ...], text: str) -> list[Problem]:
    whole = place(text, test.span)
    option, relation, level = test.option, test.relation, test.level or ""
    if levels == YES_NO and relation not in ("=", "!="):
        message = f"{quoted(option)} is yes or no and has no levels to order by {relation}"
        return [Problem("DET224", message, whole, f"write {option}, or not {option}")]
    spot = place(text, _level_span(test, text))
    if levels == YES_NO and level not in (*YES_NO, *_TRUTHS):
        message = f"{quoted(option)} is yes or no, not {quoted(level)}"
        return [Problem("DET223", message, spot, f"write {option}, or not {option}")]
    if levels == YES_NO:
        return []
    if level not in levels:
        message = f"{quoted(option)} has no level {quoted(level)}; its levels, in order: {', '.join(levels)}"
        hint = nearest(level, levels)
        hint = hint[2:] if hint.startswith("; did") else f"the bare {option} means above {quoted(levels[0])}"
        return [Problem("DET223", message, spot, hint)]
    held = {bool(compares(index, test.relation, levels.index(level))) for index in range(len(levels))}
    if len(held) > 1:
        return []
    end = "first" if level == levels[0] else "last"
    message = f"'{test}' {'always' if True in held else 'never'} holds: {quoted(level)} is the {end} level"
    return [Problem("DET225", message, whole, f"its levels, in order: {', '.join(levels)}")]


def _level_span(test: Test, text: str) -> Span:
    """Where the level stands: it is the last token of the test."""
    start, end = test.span
    tokens = tokenize(text[start:end]).tokens
    return (start + tokens[-2].start, end) if len(tokens) > 1 else test.span
