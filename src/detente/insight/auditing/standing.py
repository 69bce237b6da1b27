"""Standing: whether the rest of the account carries a claim, or only the parts drawn from its own sentences do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from detente.cite import Citation
from detente.insight.claims.finding import Verdict
from detente.insight.deciding.dropping import parts
from detente.model.conflict import ClaimMade, Conflict

Standing = Literal["argued", "asserted", "refuted", "open"]
Within = Callable[[Citation], Iterable[Citation]]


def standing(whole: Verdict, independent: Verdict) -> Standing:
    """What a verdict stands on, from the verdicts in the whole conflict and in that without the claim's own parts.

    *Argued*: it holds in both, so the rest of the account carries it.  *Asserted*: it holds only with its own parts,
    so the account assumes what it says.  *Refuted*: it fails in both.  *Open*: anything else.

    >>> standing("holds", "holds"), standing("holds", "undecided"), standing("fails", "fails")
    ('argued', 'asserted', 'refuted')
    """
    if whole == "holds":
        return "argued" if independent == "holds" else "asserted"
    return "refuted" if whole == independent == "fails" else "open"


def own_parts(conflict: Conflict, claim: ClaimMade, within: Within = lambda citation: (citation,)) -> tuple[str, ...]:
    """The ids of the parts of a conflict that were drawn from the claim's own sentences.

    Preference statements, rules, consequences, beliefs and attitudes, assumed or not, that cite something and cite
    only what the claim cites too.  Options, forums and the status quo are never own parts: without them there would be
    nothing to claim.  `within` gives the sentences that a citation of a passage lies in; by default it stands for
    itself.  An attitude without an id goes by `holder.towards`.
    """
    cited = {sentence for citation in claim.grounds.cites for sentence in within(citation)}
    return tuple(
        name
        for name, grounds in parts(conflict)
        if grounds.cites and {sentence for citation in grounds.cites for sentence in within(citation)} <= cited
    )
