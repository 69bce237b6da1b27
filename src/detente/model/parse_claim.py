"""The grammar of claims: forms with their arguments, joined by `not`, `and`, `unless` and `according to`.

::

    claim     = unit { "and" unit }
    unit      = "not" unit | primary { "unless" operand | "according" "to" name }
    primary   = "(" claim ")" | form "(" [ argument { "," argument } ] ")"
    argument  = [ name ":" ] ( statement | name )        (as the table of forms says)

`unless` and `according to` belong to the form or group just before them, also under `not`.  What follows `unless` is an
operand of a statement: one test, a negation, or a group in parentheses; so in `a unless x.y and b` the `and` joins
claims.
"""

from __future__ import annotations

from collections.abc import Iterable

from detente.errors import StatementError, nearest, quoted
from detente.model.claim import AccordingTo, Argument, Claim, ClaimAnd, ClaimNot, Form, Name, Unless
from detente.model.cursor import Cursor
from detente.model.forms import FORMS, KINDS, Parameter, Signature
from detente.model.parse_statement import expression, operand, parse_statement, small
from detente.model.statement import Statement
from detente.model.tokens import OPERATORS, Token

_TRUTHS = {"yes": "yes", "no": "no", "true": "yes", "false": "no"}


def parse_claim(text: str, *, depth: int = 100, length: int = 10_000, options: Iterable[str] = ()) -> Claim:
    """The tree of a claim as a person writes it; StatementError, with all problems found, if it is none.

    `depth` limits how deeply parentheses and negations nest, and how many `unless` and `according to` there are;
    `length` is how many characters are read; `options`, if given, serve the examples and hints in messages.  true and
    false are read as yes and no.  Whether names exist is for `detente.model.bind_claim` to check.

    >>> claim = parse_claim("worse(russia, !russia.talk, final: true)")
    >>> claim.form, claim.named
    ('worse', (('final', Name(text='yes')),))
    >>> str(claim)
    'worse(russia, not russia.talk, final: yes)'
    """
    cursor = Cursor.over(text, "claim", depth, length, options)
    claim = _claim(cursor)
    if cursor.token.kind != "end":
        raise _unexpected(cursor, "the end")
    cursor.finish()
    return claim


def _claim(cursor: Cursor) -> Claim:
    """One claim, or several joined by `and`; the level is left at the height of the tallest."""
    parts: list[Claim] = []
    deepest = start = cursor.level
    while True:
        cursor.level = start
        parts.append(_unit(cursor))
        deepest = max(deepest, cursor.level)
        if cursor.token.kind != "and" and not small(cursor, ("and",)):
            break
        cursor.advance()
    cursor.level = deepest
    return parts[0] if len(parts) == 1 else ClaimAnd(tuple(parts))


def _unit(cursor: Cursor) -> Claim:
    token = cursor.token
    if token.kind == "not" or small(cursor, ("not",)):
        cursor.enter(cursor.advance())
        part = _unit(cursor)
        cursor.leave()
        return ClaimNot(part)
    claim = _primary(cursor)
    # Each of these wraps all that stands before it, so it goes one level deeper and does not come back.
    while cursor.token.kind == "word" and cursor.token.text in ("unless", "according"):
        word = cursor.advance()
        cursor.enter(word)
        claim = Unless(claim, _condition(cursor)) if word.text == "unless" else _according(cursor, claim)
    return claim


def _condition(cursor: Cursor) -> Statement:
    """What follows `unless`; it nests as deeply without parentheses as with, so that printing them changes nothing."""
    if cursor.token.kind == "(":
        return operand(cursor)
    cursor.enter(cursor.token)
    condition = operand(cursor)
    cursor.leave()
    return condition


def _according(cursor: Cursor, claim: Claim) -> Claim:
    if cursor.token.text != "to":
        raise cursor.failure("DET212", f"expected 'to' {cursor.after()}{cursor.found()}", cursor.token)
    cursor.advance()
    holder = cursor.token
    if holder.kind != "word":
        raise cursor.failure("DET233", f"expected a decision maker {cursor.after()}{cursor.found()}", holder)
    cursor.advance()
    return AccordingTo(claim, holder.text, (holder.start, holder.end))


def _primary(cursor: Cursor) -> Claim:
    token = cursor.token
    if token.kind == "(":
        opened = cursor.advance()
        cursor.enter(opened)
        inner = _claim(cursor)
        if cursor.token.kind == "end":
            raise cursor.unclosed(opened)
        if cursor.token.kind != ")":
            raise _unexpected(cursor, "')'")
        cursor.advance()
        cursor.leave()
        return inner
    if token.kind == "word" and cursor.next_kind == "(":
        return _form(cursor)
    if token.kind == "option" or (token.kind in ("word", "number") and cursor.next_kind == "relation"):
        message = f"{quoted(token.text)} begins a statement, not a claim"
        raise cursor.failure("DET238", message, token, _as_a_claim(cursor))
    message = f"expected a claim form such as now({cursor.example}) {cursor.after()}{cursor.found()}"
    raise cursor.failure("DET231", message, token, f"the forms are {', '.join(FORMS)}")


def _as_a_claim(cursor: Cursor) -> str:
    """How to say in a claim what was said as a bare statement."""
    try:
        parse_statement(cursor.text, depth=cursor.depth, length=len(cursor.text))
    except StatementError:
        if any(t.text == "unless" for t in cursor.tokens[: cursor.at]):
            return "put all that follows 'unless' in parentheses, as in unless (a.b and c.d)"
        return f"a claim says that something is, can be or will be so: now({cursor.example})"
    return f"write {quoted(f'now({cursor.text.strip()})', limit=200)}"


def _form(cursor: Cursor) -> Form:
    name, opened = cursor.advance(), cursor.advance()
    signature = FORMS.get(name.text)
    if signature is None:
        message = f"there is no claim form {quoted(name.text)}{nearest(name.text, FORMS, most=len(FORMS))}"
        raise cursor.failure("DET231", message, name)
    cursor.enter(opened)
    args: list[Argument] = []
    named: dict[str, Argument] = {}
    while cursor.token.kind != ")":
        _argument(cursor, signature, args, named)
        if cursor.token.kind != ",":
            break
        cursor.advance()
        if cursor.token.kind == ")":
            raise cursor.failure("DET232", "expected an argument after ','", cursor.token, signature.explained)
    if cursor.token.kind != ")":
        raise _unended(cursor, opened)
    end = cursor.advance().end
    cursor.leave()
    _complete(cursor, name, signature, args, named)
    return Form(name.text, tuple(args), tuple(named.items()), (name.start, end))


def _argument(cursor: Cursor, signature: Signature, args: list[Argument], named: dict[str, Argument]) -> None:
    """Read one argument and put it where it belongs."""
    token = cursor.token
    if cursor.next_kind == ":" and (token.kind == "word" or token.kind in OPERATORS):
        parameter = signature.by_name(token.text)
        if parameter is None:
            known = nearest(token.text, [p.name for p in signature.named])
            message = f"{quoted(signature.form)} has no argument named {quoted(token.text)}{known}"
            raise cursor.failure("DET234", message, token, signature.explained)
        if token.text in named:
            cursor.note("DET234", f"the argument {quoted(token.text)} is given twice", token, "keep one of the two")
        cursor.advance()
        cursor.advance()
        named[token.text] = _value(cursor, parameter, signature)
    elif named:
        message = f"arguments without a name stand before those with one{cursor.found()}"
        raise cursor.failure("DET234", message, token, signature.explained)
    elif len(args) == len(signature.positional):
        message = f"{quoted(signature.form)} takes {_counted(len(args))} without a name{cursor.found()}"
        raise cursor.failure("DET232", message, token, signature.explained)
    else:
        args.append(_value(cursor, signature.positional[len(args)], signature))


def _value(cursor: Cursor, parameter: Parameter, signature: Signature) -> Argument:
    if parameter.kind in ("statement", "move"):
        return expression(cursor)
    token = cursor.token
    text = _TRUTHS.get(token.text) if parameter.kind == "yes or no" else token.text
    if token.kind != "word" or text is None:
        which = f"the argument {quoted(parameter.name)}" if parameter.name else f"the argument {parameter.letter}"
        message = f"{which} of {quoted(signature.form)} is {KINDS[parameter.kind]}{cursor.found()}"
        raise cursor.failure("DET233", message, token, signature.explained)
    cursor.advance()
    return Name(text, (token.start, token.end))


def _complete(
    cursor: Cursor, name: Token, signature: Signature, args: list[Argument], named: dict[str, Argument]
) -> None:
    """Note which arguments a form still lacks."""
    if len(args) < len(signature.positional):
        message = f"{quoted(name.text)} takes {_counted(len(signature.positional))} without a name, found {len(args)}"
        cursor.note("DET232", message, name, signature.explained)
    for parameter in signature.named:
        if parameter.required and parameter.name not in named:
            message = f"{quoted(name.text)} needs the argument {quoted(parameter.name)}"
            cursor.note("DET234", message, name, signature.explained)


def _counted(number: int) -> str:
    return "1 argument" if number == 1 else f"{number} arguments"


def _unended(cursor: Cursor, opened: Token) -> StatementError:
    """The error where an argument should have ended and did not."""
    token = cursor.token
    if token.kind == "end":
        return cursor.unclosed(opened)
    if cursor.next_kind == ":":
        return cursor.failure("DET212", f"missing ',' before {quoted(token.text + ':')}", token)
    return cursor.failure("DET212", f"expected ',' or ')' {cursor.after()}{cursor.found()}", token)


def _unexpected(cursor: Cursor, closing: str) -> StatementError:
    """The error at a token that goes on where a claim should end."""
    token = cursor.token
    word = token.kind if token.kind in OPERATORS else token.text.lower()
    if word in OPERATORS:
        message = f"claims are joined by 'and', not by {quoted(word)}"
        hint = "join statements inside one form, as in now(a.b or c.d), or make two claims"
        return cursor.failure("DET239", message, token, hint)
    if token.kind == ")":
        return cursor.failure("DET209", "')' closes no parenthesis", token, "take it away, or open one before")
    message = f"expected 'and', 'unless', 'according to' or {closing} {cursor.after()}{cursor.found()}"
    return cursor.failure("DET212", message, token)
