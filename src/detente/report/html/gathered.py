"""What a report shows, from the rooms that found it: nothing is computed here but what each of them is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypedDict, TypeVar

from detente.errors import Missing, TooLarge
from detente.graph.graph import Graph
from detente.graph.unfold import LIMIT, LIMIT_MOVES, unfold
from detente.insight.auditing.audit import audit
from detente.insight.auditing.audited import Audit
from detente.insight.auditing.standings import Judged, standings
from detente.insight.check import Check, check
from detente.insight.fingerprint import model_sha256
from detente.insight.outcomes import Outcomes, outcomes
from detente.insight.replaying.replay import replay
from detente.insight.replaying.replayed import Replay
from detente.insight.trace import Trace, trace
from detente.model.chronicle.chronicle import Chronicle, DatedMove
from detente.model.conflict import ClaimMade, Conflict
from detente.model.sources import sources
from detente.report.audit_words import shortened
from detente.report.html.redacted import redacted
from detente.report.trace_words import verdict
from detente.stability.reading import DEFAULT, Reading
from detente.stability.solve import Stability, solve
from detente.text.document import Document

Quotes = Literal["full", "short", "none"]
Told = TypeVar("Told", ClaimMade, DatedMove)

MOST_OUTCOMES = 20
SHORT = 60


class Limits(TypedDict):
    """How much may be held at once, as `unfold` takes it."""

    limit: int
    limit_moves: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report was asked for.

    `orders`, `seed`, `concept`, `counted`: as an audit takes them.  `audited`: whether there is one.  `quotes`: how
    much of the sources is quoted.  `redact`: whether names, quotes, paths and hashes are left out.  `marking`: what
    stands on every page, such as how far it may be passed on.
    """

    orders: int = 50
    seed: int = 0
    concept: str = "SEQ"
    counted: Reading = DEFAULT
    audited: bool = True
    quotes: Quotes = "full"
    redact: bool = False
    marking: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A conflict with its texts, and all that was found about it.

    `judged`: the claims by the order that is listed.  `audit` is None where there are no claims or none was asked for;
    `stability` and `found` where preferences are missing, and `lacking` then says so.  `chronicle` is None where there
    is none, and `replay` where nothing can be said of its moves in the model.
    """

    conflict: Conflict
    texts: Mapping[str, Document]
    asked: Asked
    check: Check
    trace: Trace
    graph: Graph
    judged: Mapping[str, Judged]
    audit: Audit | None
    stability: Stability | None
    found: Outcomes | None
    lacking: str
    chronicle: Chronicle | None
    replay: Replay | None
    sha256: str


def gather(
    conflict: Conflict,
    asked: Asked,
    *,
    chronicle: Chronicle | None = None,
    documents: Mapping[str, Document] | None = None,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
    limit: int = LIMIT,
    limit_moves: int = LIMIT_MOVES,
) -> Gathered:
    """Ask each room for what a report shows.

    `chronicle`: what was done, left out where names are.  `documents`: the texts of the sources; without them they are
    opened where the conflict lies.

    Raises what the rooms do: ConflictError for a source that has changed, TooLarge at a limit; KeyboardInterrupt where
    an audit is interrupted, since a report of half of one would not say so on every page.
    """
    limits = Limits(limit=limit, limit_moves=limit_moves)
    texts = sources(conflict) if documents is None else documents
    if asked.redact:
        bare = redacted(conflict, texts)
        conflict, texts, chronicle = bare.conflict, bare.texts, None
        asked = replace(asked, quotes="none")
    sha256 = model_sha256(conflict)
    # What an author calls a claim or a deed is as good as a quote.
    conflict = replace(conflict, claims=_quoted(conflict.claims, asked.quotes))
    if chronicle is not None:
        chronicle = replace(chronicle, moves=_quoted(chronicle.moves, asked.quotes))
    checked = check(conflict, **limits)
    graph = checked.graph or unfold(conflict, **limits)
    audited = _audited(conflict, asked, texts, limits, workers=workers, progress=progress)
    judged = _judged(conflict, asked, texts, limits, audited)
    stability, found, lacking = None, None, ""
    try:
        stability = solve(graph, reading=asked.counted)
        found = outcomes(stability, most=MOST_OUTCOMES)
    except Missing as error:
        lacking = str(error)
    return Gathered(
        conflict=conflict,
        texts=texts,
        asked=asked,
        check=checked,
        trace=trace(conflict, texts, verdicts=_verdicts(audited, judged)),
        graph=graph,
        judged=judged,
        audit=audited,
        stability=stability,
        found=found,
        lacking=lacking,
        chronicle=chronicle,
        replay=None if chronicle is None else _replayed(conflict, chronicle, asked, texts, limits),
        sha256=sha256,
    )


def _audited(
    conflict: Conflict,
    asked: Asked,
    texts: Mapping[str, Document],
    limits: Limits,
    *,
    workers: int,
    progress: Callable[[int, int], None] | None,
) -> Audit | None:
    """The audit; none where there are no claims, or where none was asked for."""
    if not (conflict.claims and asked.audited):
        return None
    found = audit(
        conflict,
        orders=asked.orders,
        seed=asked.seed,
        concept=asked.concept,
        reading=asked.counted,
        documents=texts,
        workers=workers,
        progress=progress,
        **limits,
    )
    if not found.complete:
        raise KeyboardInterrupt
    told = tuple(replace(claim, quote=_as_asked(claim.quote, asked.quotes)) for claim in found.claims)
    return replace(found, claims=told)


def _judged(
    conflict: Conflict, asked: Asked, texts: Mapping[str, Document], limits: Limits, audited: Audit | None
) -> Mapping[str, Judged]:
    """What the claims come to by the order that is listed, as the audit has it where there is one."""
    if audited is not None:
        return {claim.id: Judged(claim.verdict, claim.standing) for claim in audited.claims}
    if not conflict.claims:
        return {}
    return standings(conflict, concept=asked.concept, reading=asked.counted, documents=texts, **limits)


def _verdicts(audited: Audit | None, judged: Mapping[str, Judged]) -> dict[str, str]:
    """Whether each claim stands, in the words of the whole page; whether only as listed, an audit alone tells."""
    if audited is None:
        return {name: verdict(each) for name, each in judged.items()}
    return {claim.id: ", ".join(claim.status) for claim in audited.claims}


def _replayed(
    conflict: Conflict, told: Chronicle, asked: Asked, texts: Mapping[str, Document], limits: Limits
) -> Replay | None:
    """What was done, in the model; None where nothing can be said of that, and its dates can be told all the same."""
    try:
        return replay(conflict, told, concept=asked.concept, reading=asked.counted, documents=texts, **limits)
    except (Missing, TooLarge):
        return None


def _quoted(parts: tuple[Told, ...], quotes: Quotes) -> tuple[Told, ...]:
    """Parts with as much of their texts as is to be quoted."""
    return tuple(replace(part, text=_as_asked(part.text, quotes)) for part in parts)


def _as_asked(text: str, quotes: Quotes) -> str:
    """As much of a text as is to be quoted, wherever it is told or drawn."""
    return {"none": "", "short": shortened(text, SHORT)}.get(quotes, text)
