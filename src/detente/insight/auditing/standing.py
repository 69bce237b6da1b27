"""Standing: whether the rest of the account carries a claim, or only the parts drawn from its own sentences do."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from detente.cite import Citation
from detente.insight.claims.finding import Verdict
from detente.insight.deciding.dropping import parts
from detente.model.claim import Claim, ClaimAnd, ClaimNot, Form, Name, Unless
from detente.model.conflict import ClaimMade, Conflict
from detente.model.statement import tests

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


def standing_word(verdict: str, standing: str) -> str:
    """Whether a claim stands, in a word or two, from its verdict and its standing.

    >>> standing_word("holds", "argued"), standing_word("mixed", "open")
    ('stands', 'depends')
    """
    if verdict == "holds":
        return "stands" if standing == "argued" else "only asserted"
    return {"vacuous": "says nothing", "mixed": "depends"}.get(verdict, verdict)


@dataclass(frozen=True, slots=True)
class Unopposed:
    """That a claim holds without its own parts because nothing speaks against it, not because anything speaks for it.

    `holder`: who, by the claim, never does something; `about`: the options that are spoken of there; `own`: the wants
    of `holder` that are among the claim's own parts, the only ones that name any of these options.
    """

    holder: str
    own: tuple[str, ...]
    about: tuple[str, ...]


def unopposed(conflict: Conflict, claim: ClaimMade, own: Collection[str]) -> Unopposed | None:
    """Whether nothing is left to speak for or against a claim that is argued, once its own parts are left out.

    That is so of `never(A, F)` and of `not would(A, F)` iff A is a decision maker that states its wants, some of them
    are among the claim's own parts, and none of the others names an option that F names.  The claim then mostly holds
    since what makes no difference is no improvement.  A rule or a consequence may still make F cost A something else.
    """
    match claim.says:
        case Form("never", (Name() as who, wanted)) | ClaimNot(Form("would", (Name() as who, wanted))):
            about = tuple(dict.fromkeys(test.option for test in tests(wanted))) if not isinstance(wanted, Name) else ()
        case _:
            return None
    wants = {want.id: want for dm, want in conflict.wants() if dm == str(who)}
    mine = tuple(name for name in wants if name in own)
    others = (want for name, want in wants.items() if name not in own)
    if not mine or any(test.option in about for want in others for test in tests(want.statement)):
        return None
    return Unopposed(str(who), mine, about)


def reports(claim: Claim) -> bool:
    """Whether a claim says no more than where the dispute stands: it is `now(F)`, or made of such.

    Made of such by `not`, `and` and `unless`.  Nothing can argue for it then: it holds iff the model was told so.
    """
    match claim:
        case Form("now", _):
            return True
        case ClaimNot(part) | Unless(part, _):
            return reports(part)
        case ClaimAnd(several):
            return all(map(reports, several))
        case _:
            return False


def own_start(
    conflict: Conflict, claim: ClaimMade, reading: str, within: Within = lambda citation: (citation,)
) -> bool:
    """Whether where the dispute stands, by a reading of the status quo, was drawn from the claim's own sentences.

    It was iff the status quo, and what the reading sets otherwise, each cite something and only what the claim cites
    too; `within` as for `own_parts`.
    """
    quo = conflict.status_quo
    if quo is None:
        return False
    cited = _sentences(claim.grounds.cites, within)
    told = (quo.grounds, *(contested.grounds for contested in quo.contested if contested.id == reading))
    return all(grounds.cites and _sentences(grounds.cites, within) <= cited for grounds in told)


def own_parts(conflict: Conflict, claim: ClaimMade, within: Within = lambda citation: (citation,)) -> tuple[str, ...]:
    """The ids of the parts of a conflict that were drawn from the claim's own sentences.

    Preference statements, rules, consequences, beliefs and attitudes, assumed or not, that cite something and cite
    only what the claim cites too.  Options, forums and the status quo are not among them: without them there would
    be nothing to claim; but see `own_start`.  `within` gives the sentences that a citation of a passage lies
    in; by default it stands for itself.  An attitude without an id goes by `holder.towards`.
    """
    cited = _sentences(claim.grounds.cites, within)
    return tuple(
        name for name, grounds in parts(conflict) if grounds.cites and _sentences(grounds.cites, within) <= cited
    )


def _sentences(cites: Iterable[Citation], within: Within) -> set[Citation]:
    return {sentence for citation in cites for sentence in within(citation)}
