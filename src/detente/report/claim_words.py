"""Claims in plain words, made from how their forms read, for whoever does not know the claim language."""

from __future__ import annotations

import re

from detente.model.claim import AccordingTo, Argument, Claim, ClaimAnd, ClaimNot, Form, Unless
from detente.model.conflict import Conflict
from detente.model.forms import FORMS

# A capital letter or an m that stands alone is a parameter of the form.
_LETTER = re.compile(r"\b(?:[A-Z]|m)\b")


def claim_in_words(claim: Claim, conflict: Conflict) -> str:
    """A claim as a sentence: how its form reads, with its arguments in place of the letters.

    >>> import detente as dt
    >>> from detente.model.claim import Form, Name
    >>> from detente.model.statement import Test
    >>> claim_in_words(Form("would", (Name("company"), Test("company.delay"))), dt.load("groundwater"))
    'Larkfield Company would agree to company.delay'
    """
    match claim:
        case Form():
            return _form(claim, conflict)
        case ClaimNot(part):
            return f"it is not so that {claim_in_words(part, conflict)}"
        case ClaimAnd(parts):
            return ", and ".join(claim_in_words(part, conflict) for part in parts)
        case Unless(part, condition):
            return f"{claim_in_words(part, conflict)}, unless {condition}"
        case AccordingTo(part, holder):
            return f"in the eyes of {called(conflict, holder)}, {claim_in_words(part, conflict)}"


def called(conflict: Conflict, name: str) -> str:
    """What a decision maker or a forum is called: its name, without what stands in brackets; else its id."""
    names = {forum.id: forum.name for forum in conflict.forums} | {dm.id: dm.name for dm in conflict.decision_makers}
    return names.get(name, "").split(" (")[0].strip() or name


def _form(form: Form, conflict: Conflict) -> str:
    signature = FORMS[form.form]
    letters = {p.letter: a for p, a in zip(signature.positional, form.args, strict=True)}
    named = dict(form.named)
    for parameter in signature.named:
        if parameter.required and parameter.name in named:
            letters[parameter.letter] = named.pop(parameter.name)

    def said(letter: re.Match[str]) -> str:
        argument = letters.get(letter[0])
        return letter[0] if argument is None else _argument(argument, conflict)

    text = _LETTER.sub(said, signature.reads).rstrip(".")
    more = [_more(key, argument, conflict) for key, argument in named.items()]
    return ", ".join(
        [
            text[0].lower() + text[1:] if form.form in {"ensures", "prevents", "deters", "worse", "stable"} else text,
            *more,
        ]
    )


def _argument(argument: Argument, conflict: Conflict) -> str:
    return called(conflict, str(argument))


def _more(key: str, argument: Argument, conflict: Conflict) -> str:
    match key, str(argument):
        case "final", "yes":
            return "if it cannot be undone"
        case "all", "yes":
            return "wherever it holds"
        case "to", other:
            return f"rather than {other}"
        case "for", who:
            return f"as far as {called(conflict, who)} is concerned"
        case "concept", concept:
            return f"by the concept {concept}"
        case _, other:
            return f"{key} {other}"
