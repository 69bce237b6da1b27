"""Standing: whether the rest of the account carries a claim, or only the parts drawn from its own sentences do."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from typing import Literal

from detente.cite import Citation, Grounds
from detente.insight.claims.finding import Verdict
from detente.model.conflict import Attitude, Belief, ClaimMade, Conflict, Patch, Statements, Variant
from detente.model.patch import apply

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
        for name, grounds in _parts(conflict)
        if grounds.cites and {sentence for citation in grounds.cites for sentence in within(citation)} <= cited
    )


def without(conflict: Conflict, names: Collection[str]) -> Conflict:
    """The conflict without those parts, and without what beliefs and variants say of them.

    A decision maker of whose statements none is left has no preferences: the rest of the account does not say what it
    wants, which is not the same as its wanting nothing.
    """
    if not names:
        return conflict
    attitudes = tuple(a for a in conflict.attitudes if _name(a) not in names)
    beliefs = tuple(_believing(b, names) for b in conflict.beliefs if b.id not in names)
    variants = tuple(_varying(v, names) for v in conflict.variants)
    bare = replace(conflict, attitudes=attitudes, beliefs=beliefs, variants=variants)
    known = {name for name, _ in _parts(bare)} - {_name(a) for a in attitudes}
    left = apply(bare, Patch(drop=tuple(name for name in names if name in known)))
    stated = {
        dm: preference
        for dm, preference in left.preferences.items()
        if not isinstance(preference, Statements) or preference.wants
    }
    return replace(left, preferences=stated)


def _parts(conflict: Conflict) -> Iterator[tuple[str, Grounds]]:
    for _, want in conflict.wants():
        yield want.id, want.grounds
    yield from ((rule.id, rule.grounds) for rule in conflict.infeasible)
    yield from ((consequence.id, consequence.grounds) for consequence in conflict.consequences)
    yield from ((belief.id, belief.grounds) for belief in conflict.beliefs)
    for attitude in conflict.attitudes:
        yield _name(attitude), attitude.grounds


def _name(attitude: Attitude) -> str:
    return attitude.alias or f"{attitude.holder}.{attitude.towards}"


def _believing(belief: Belief, names: Collection[str]) -> Belief:
    return replace(belief, change=_pruned(belief.change, names))


def _varying(variant: Variant, names: Collection[str]) -> Variant:
    return replace(variant, change=_pruned(variant.change, names))


def _pruned(change: Patch, names: Collection[str]) -> Patch:
    return replace(
        change,
        drop=tuple(n for n in change.drop if n not in names),
        replace=tuple((n, s) for n, s in change.replace if n not in names),
        first=tuple(n for n in change.first if n not in names),
        insert=tuple(replace(i, before=None) if i.before in names else i for i in change.insert),
    )
