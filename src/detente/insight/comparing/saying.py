"""What statements, claims and changes say, whatever the words: the same saying, the same meaning.

Sayings are compared and never shown.  Words that differ only in ways that change no truth have the same saying: the
order and the grouping within `and` and `or`, what is said twice, double negations, `p if q` for `p or not q`, and a
condition that is given beside a statement or within it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from fractions import Fraction

from detente.model.claim import AccordingTo, Argument, Claim, ClaimAnd, ClaimNot, Form, Name, Unless
from detente.model.conflict import Patch
from detente.model.statement import And, If, Iff, Not, Or, Statement, Test


def saying(statement: Statement) -> Hashable:
    """What a statement says.

    >>> a, b = Test("dm.a"), Test("dm.b")
    >>> saying(And((a, b))) == saying(And((b, Not(Not(a))))), saying(If(a, b)) == saying(If(b, a))
    (True, False)
    """
    match statement:
        case Test(option, relation, level):
            return ("test", option, relation, level)
        case Not(part):
            return _negated(saying(part))
        case And(parts):
            return _joined("and", map(saying, parts))
        case Or(parts):
            return _joined("or", map(saying, parts))
        case If(then, condition):
            return _joined("or", (saying(then), _negated(saying(condition))))
        case Iff(left, right):
            return ("iff", frozenset((saying(left), saying(right))))


def weights_saying(weights: Iterable[tuple[Statement, Fraction]]) -> Hashable:
    """What weights say: a statement that is weighed twice weighs as much as both.

    >>> a, b = Test("dm.a"), Test("dm.b")
    >>> twice = ((And((a, b)), Fraction(1)), (And((b, a)), Fraction(1)))
    >>> weights_saying(twice) == weights_saying([(And((a, b)), Fraction(2))])
    True
    """
    sums: dict[Hashable, Fraction] = {}
    for statement, weight in weights:
        said = saying(statement)
        sums[said] = sums.get(said, Fraction()) + weight
    return frozenset(sums.items())


def _negated(said: Hashable) -> Hashable:
    return said[1] if isinstance(said, tuple) and said[0] == "not" else ("not", said)


def _joined(word: str, parts: object) -> Hashable:
    """Parts joined by a word: of parts that are joined by the same word themselves, their parts; one part is itself."""
    found: set[Hashable] = set()
    for part in parts:  # type: ignore[attr-defined]  # sayings are nested tuples
        found |= part[1] if isinstance(part, tuple) and part[0] == word else {part}
    return next(iter(found)) if len(found) == 1 else (word, frozenset(found))


def claim_saying(claim: Claim) -> Hashable:
    """What a claim says; the order of its parts and of arguments by name does not count.

    >>> claim_saying(ClaimAnd((Form("now", (Test("a.x"),)), Form("now", (Test("a.y"),)))))[0]
    'and'
    """
    match claim:
        case Form(form, args, named):
            return (form, tuple(map(_argument, args)), frozenset((key, _argument(value)) for key, value in named))
        case ClaimNot(part):
            return _negated(claim_saying(part))
        case ClaimAnd(parts):
            return _joined("and", map(claim_saying, parts))
        case Unless(part, condition):
            return ("unless", claim_saying(part), saying(condition))
        case AccordingTo(part, holder):
            return ("according to", claim_saying(part), holder)


def _argument(argument: Argument) -> Hashable:
    return ("name", argument.text) if isinstance(argument, Name) else saying(argument)


def patch_saying(patch: Patch) -> Hashable:
    """What a change says; the order of what it drops, replaces and sets does not count, nor what it rests on.

    >>> patch_saying(Patch(drop=("W1", "W2"))) == patch_saying(Patch(drop=("W2", "W1")))
    True
    """
    return (
        frozenset(patch.drop),
        frozenset((name, saying(statement)) for name, statement in patch.replace),
        tuple((i.dm, i.want.id, saying(i.want.statement), i.before, i.tier) for i in patch.insert),
        patch.first,
        frozenset(patch.status_quo),
        frozenset((a.holder, a.towards, a.value) for a in patch.attitudes),
    )
