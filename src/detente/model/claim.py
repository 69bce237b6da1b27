"""Claims: what an account says about its dispute, as a tree; kept here, judged elsewhere.

`Form` is one use of a claim form, such as `prefers(west, not west.admit, if: not russia.invade)`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.model.statement import Span, Statement


@dataclass(frozen=True, slots=True)
class Name:
    """An argument that names a part of the model: a decision maker, a forum, a variant, a concept, or yes and no."""

    text: str
    span: Span = field(default=(0, 0), compare=False, repr=False)

    def __str__(self) -> str:
        """Write the name."""
        return self.text


Argument = Name | Statement


@dataclass(frozen=True, slots=True)
class Form:
    """One claim form with its arguments, positional ones first, then those by name."""

    form: str
    args: tuple[Argument, ...]
    named: tuple[tuple[str, Argument], ...] = ()
    span: Span = field(default=(0, 0), compare=False, repr=False)

    def __str__(self) -> str:
        """Write the form as the file does."""
        parts = [str(a) for a in self.args] + [f"{k}: {a}" for k, a in self.named]
        return f"{self.form}({', '.join(parts)})"


@dataclass(frozen=True, slots=True)
class ClaimNot:
    """The claim does not hold."""

    part: Claim

    def __str__(self) -> str:
        """Write the negation as the file does."""
        inner = str(self.part)
        return f"not ({inner})" if isinstance(self.part, ClaimAnd) else f"not {inner}"


@dataclass(frozen=True, slots=True)
class ClaimAnd:
    """All claims hold (two or more)."""

    parts: tuple[Claim, ...]

    def __str__(self) -> str:
        """Write the conjunction as the file does."""
        return " and ".join(f"({p})" if isinstance(p, ClaimAnd) else str(p) for p in self.parts)


@dataclass(frozen=True, slots=True)
class Unless:
    """The claim, looking only at outcomes where the condition does not hold."""

    claim: Claim
    condition: Statement

    def __str__(self) -> str:
        """Write the restriction as the file does."""
        return f"{_tight(self.claim)} unless ({self.condition})"


@dataclass(frozen=True, slots=True)
class AccordingTo:
    """The claim in the conflict that the holder believes in."""

    claim: Claim
    holder: str
    span: Span = field(default=(0, 0), compare=False, repr=False)

    def __str__(self) -> str:
        """Write the ascription as the file does."""
        return f"{_tight(self.claim)} according to {self.holder}"


Claim = Form | ClaimNot | ClaimAnd | Unless | AccordingTo


def _tight(claim: Claim) -> str:
    return f"({claim})" if isinstance(claim, (ClaimNot, ClaimAnd)) else str(claim)
