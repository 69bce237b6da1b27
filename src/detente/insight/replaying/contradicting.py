"""Contradictions: claims that say somebody will not do what somebody did.

Only the deed counts, whether the model has such a move or not, and whether it pays by it or not:

never(A, F)              contradicted by a move of A from a state without F to one with F
can(A, F), would(A, F)   borne out by a move of A to a state with F
not c                    contradicted by what bears c out, and borne out by what contradicts c
c and d                  contradicted by what contradicts one of them, borne out by what bears both out
c unless C               as c, of moves to states without C alone
anything else            neither; what somebody believes (`according to`) no deed contradicts

A move of A is one by A itself, or by a forum with the very members of A; the moves of a member are not those of a forum
that it sits in, nor the other way round.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.model.claim import Claim, ClaimAnd, ClaimNot, Form, Name, Unless
from detente.model.statement import Statement

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Deed:
    """A move that was made: by whom, and between which states.

    `truth`: where a statement holds, shape (states,), bool.  `members`: the decision makers behind a name.
    """

    by: Collection[str]
    before: int
    after: int
    truth: Callable[[Statement], Mask]
    members: Callable[[str], Collection[str]]

    def of(self, name: str) -> bool:
        """Whether it is a move of that decision maker or forum."""
        return set(self.members(name)) == set(self.by)


def borne_out(claim: Claim, deed: Deed, barred: tuple[Statement, ...] = ()) -> bool | None:
    """Whether a deed bears a claim out; False where it contradicts it, and None where it says nothing about it.

    `barred`: what must not hold after a deed that counts.
    """
    match claim:
        case Form("never" | "can" | "would" as form, (Name(text=who), statement)) if not isinstance(statement, Name):
            truth = deed.truth(statement)
            counts = deed.of(who) and bool(truth[deed.after]) and not any(deed.truth(c)[deed.after] for c in barred)
            if form == "never":
                return False if counts and not truth[deed.before] else None
            return True if counts else None
        case ClaimNot(part):
            said = borne_out(part, deed, barred)
            return None if said is None else not said
        case ClaimAnd(parts):
            signs = [borne_out(part, deed, barred) for part in parts]
            return False if False in signs else None if None in signs else True
        case Unless(part, condition):
            return borne_out(part, deed, (*barred, condition))
    return None
