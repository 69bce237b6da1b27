"""The twelve claim forms: one row each, with what its arguments are and how it reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Kind = Literal["agent", "statement", "move", "variant", "concept", "yes or no"]

KINDS: Mapping[Kind, str] = MappingProxyType(
    {
        "agent": "a decision maker or a forum",
        "statement": "a statement about options",
        "move": "a statement about the options of one decision maker",
        "variant": "the name of a variant",
        "concept": "a stability concept",
        "yes or no": "yes or no",
    }
)
"""What an argument of each kind is, in words.  A *move* is made by the one decision maker who owns all its options."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument that a form takes: its letter in the signature, its kind, and the name it goes by, if any."""

    letter: str
    kind: Kind
    name: str = ""
    required: bool = True

    def __str__(self) -> str:
        """Write the parameter as in a signature: `F`, `under: V`, `[to: G]`."""
        shown = f"{self.name}: {self.letter}" if self.name else self.letter
        return shown if self.required else f"[{shown}]"


@dataclass(frozen=True, slots=True)
class Signature:
    """A claim form: its positional parameters in order, those by name, and how the claim reads in one sentence."""

    form: str
    positional: tuple[Parameter, ...]
    named: tuple[Parameter, ...]
    reads: str

    def __str__(self) -> str:
        """Write the signature, optional arguments in brackets.

        >>> str(FORMS["prefers"])
        'prefers(A, F, [to: G], [if: C])'
        """
        return f"{self.form}({', '.join(str(p) for p in self.positional + self.named)})"

    @property
    def explained(self) -> str:
        """The signature with what its letters stand for.

        >>> FORMS["prefers"].explained
        'prefers(A, F, [to: G], [if: C]) with A: a decision maker or a forum; F, G, C: a statement about options'
        """
        letters: dict[Kind, list[str]] = {}
        for parameter in self.positional + self.named:
            letters.setdefault(parameter.kind, []).append(parameter.letter)
        letters.pop("yes or no", None)  # their letters say it already
        return f"{self} with " + "; ".join(f"{', '.join(those)}: {KINDS[kind]}" for kind, those in letters.items())

    def by_name(self, name: str) -> Parameter | None:
        """The parameter that goes by the name, if there is one."""
        return next((p for p in self.named if p.name == name), None)


_A = Parameter("A", "agent")
_B = Parameter("B", "agent")
_F = Parameter("F", "statement")
_M = Parameter("m", "move")
_UNDER = Parameter("V", "variant", "under")
_TO = Parameter("G", "statement", "to", required=False)
_IF = Parameter("C", "statement", "if", required=False)
_FOR = Parameter("A", "agent", "for", required=False)
_FINAL = Parameter("yes|no", "yes or no", "final", required=False)
_ALL = Parameter("yes|no", "yes or no", "all", required=False)
_CONCEPT = Parameter("K", "concept", "concept", required=False)

FORMS: Mapping[str, Signature] = MappingProxyType(
    {
        row.form: row
        for row in (
            Signature("now", (_F,), (), "F is the case."),
            Signature("can", (_A, _F), (), "A is able to bring about F."),
            Signature("would", (_A, _F), (), "A would agree to F."),
            Signature("never", (_A, _F), (), "A will never do F."),
            Signature("possible", (_F,), (_CONCEPT,), "F may come about and last."),
            Signature("ensures", (_M, _F), (_CONCEPT,), "After the move m, F is what it comes to."),
            Signature("prevents", (_M, _F), (_CONCEPT,), "The move m keeps F, which may come about without it, away."),
            Signature("deters", (_F, _B, _M), (_CONCEPT,), "The prospect of F keeps B from the move m."),
            Signature("worse", (_A, _M), (_FINAL, _CONCEPT), "The move m leads to something worse for A."),
            Signature("prefers", (_A, _F), (_TO, _IF), "A prefers F, all else equal."),
            Signature("gains", (_A,), (_UNDER, _CONCEPT), "A would come off better under the variant V."),
            Signature("stable", (_F,), (_FOR, _CONCEPT, _ALL), "Where F holds, it would last."),
        )
    }
)
"""The forms by name; an argument `concept: K` stands with every form that looks at where things come to rest."""
