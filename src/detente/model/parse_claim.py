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
from detente.model.parse_statement import close, expression, operand, operator, parse_statement, small
from detente.model.tokens import OPERATORS, Token

_TRUTHS = {"yes": "yes", "no": "no", "true": "yes", "false": "no"}


def parse_claim(text: str, *, depth: int = 100, length: int = 10_000, options: Iterable[str] = ()) -> Claim:
    """The tree of a claim as a person writes it; StatementError, with all problems found, if it is none.

    `depth` limits how deeply parentheses and negations nest, and how many `unless` and `according to` there are;
    `length` is how many characters are read; `options`, if given, serve the examples and hints in messages.  true and
    false are read as yes and no.  Whether names exist is for `detente.model.bind_claim` to check.

    >>> parse_claim("worse(russia, not russia.talk, final: yes)")
    Form(form='worse', args=(Name(text='russia'), Not(part=Test(option='russia.talk', relation=None, level=None))),
         named=(('final', Name(text='yes')),))
    """
    cursor = Cursor.over(text, "claim", depth, length, options)
    reader = _Reader(cursor)
    claim = reader.claim()
    if cursor.token.kind != "end":
        raise reader.unexpected("the end")
    cursor.finish()
    return claim
