"""What a report shows, from the rooms that found it: nothing is computed here but what each of them is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

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
from detente.model.chronicle.chronicle import Chronicle
from detente.model.conflict import Conflict
from detente.model.sources import sources
from detente.report.audit_words import shortened
from detente.report.html.redacted import redacted
from detente.report.trace_words import verdict
from detente.stability.reading import DEFAULT, Reading
from detente.stability.solve import Stability, solve
from detente.text.document import Document

Quotes = Literal["full", "short", "none"]

MOST_OUTCOMES = 20
SHORT = 60


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
    opened where the conflict lies.  Raises what the rooms
    do: ConflictError for a source that has changed, TooLarge at a limit; KeyboardInterrupt where an audit is
    interrupted, since a report of half of one would not say so on every page.
    """
    texts = sources(conflict) if documents is None else documents
    if asked.redact:
        bare = redacted(conflict, texts)
        conflict, texts, chronicle = bare.conflict, bare.texts, None
        asked = replace(asked, quotes="none")
    sha256 = model_sha256(conflict)
    # What an author calls a claim or a deed is as good as a quote.
    claims = tuple(replace(claim, text=_quoted(claim.text, asked.quotes)) for claim in conflict.claims)
    conflict = replace(conflict, claims=claims)
    if chronicle is not None:
        moves = tuple(replace(move, text=_quoted(move.text, asked.quotes)) for move in chronicle.moves)
        chronicle = replace(chronicle, moves=moves)
    checked = check(conflict, limit=limit, limit_moves=limit_moves)
    graph = checked.graph or unfold(conflict, limit=limit, limit_moves=limit_moves)
    audited = None
    judged: Mapping[str, Judged] = {}
    if conflict.claims and asked.audited:
        audited = audit(
            conflict,
            orders=asked.orders,
            seed=asked.seed,
            concept=asked.concept,
            reading=asked.counted,
            documents=texts,
            workers=workers,
            progress=progress,
            limit=limit,
            limit_moves=limit_moves,
        )
        if not audited.complete:
            raise KeyboardInterrupt
        told = tuple(replace(claim, quote=_quoted(claim.quote, asked.quotes)) for claim in audited.claims)
        audited = replace(audited, claims=told)
        judged = {claim.id: Judged(claim.verdict, claim.standing) for claim in audited.claims}
    elif conflict.claims:
        judged = standings(
            conflict,
            concept=asked.concept,
            reading=asked.counted,
            documents=texts,
            limit=limit,
            limit_moves=limit_moves,
        )
    stability, found, lacking = None, None, ""
    try:
        stability = solve(graph, reading=asked.counted)
        found = outcomes(stability, most=MOST_OUTCOMES)
    except Missing as error:
        lacking = str(error)
    words = {name: verdict(each) for name, each in judged.items()}
    return Gathered(
        conflict,
        texts,
        asked,
        checked,
        trace(conflict, texts, verdicts=words),
        graph,
        judged,
        audited,
        stability,
        found,
        lacking,
        chronicle,
        None if chronicle is None else _replayed(conflict, chronicle, asked, texts, limit, limit_moves),
        sha256,
    )


def _replayed(
    conflict: Conflict, told: Chronicle, asked: Asked, texts: Mapping[str, Document], limit: int, limit_moves: int
) -> Replay | None:
    """What was done, in the model; None where nothing can be said of that, and its dates can be told all the same."""
    try:
        return replay(
            conflict,
            told,
            concept=asked.concept,
            reading=asked.counted,
            documents=texts,
            limit=limit,
            limit_moves=limit_moves,
        )
    except (Missing, TooLarge):
        return None


def _quoted(text: str, quotes: Quotes) -> str:
    """As much of a text as is to be quoted, wherever it is told or drawn."""
    return {"none": "", "short": shortened(text, SHORT)}.get(quotes, text)
