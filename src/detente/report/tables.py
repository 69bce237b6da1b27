"""Results as tables: for each type of result the grids that it can be laid out in, for spreadsheets and papers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from detente.dossier.items import Dossier
from detente.errors import UnknownName
from detente.graph.graph import Graph
from detente.graph.removed import Removed
from detente.grid import Grid
from detente.insight.auditing.audited import Audit
from detente.insight.check import Check
from detente.insight.comparing.compared import Comparison
from detente.insight.diffing.diffed import Diff
from detente.insight.outcomes import Outcomes
from detente.insight.playing.explored import Exploration
from detente.insight.playing.played import Play
from detente.insight.replaying.replayed import Replay
from detente.insight.trace import Trace
from detente.model.chronicle.chronicle import Chronicle
from detente.model.conflict import Conflict
from detente.report import tables_of_accounts as of_account
from detente.report import tables_of_diffs as of_diff
from detente.report import tables_of_graphs as of_graph
from detente.report import tables_of_insight as of_insight
from detente.stability.solve import Stability
from detente.stability.witness import Witness

Lay = Callable[[Any], Grid]

TABLES: Final[Mapping[type, Mapping[str, Lay]]] = {
    Dossier: {"events": of_account.events, "claims": of_account.claims, "actors": of_account.actors},
    Conflict: {"options": of_account.options, "statements": of_account.statements},
    Check: {"findings": of_account.findings},
    Trace: {"sentences": of_account.sentences, "parts": of_account.parts},
    Chronicle: {"moves": of_account.dated},
    Graph: {"states": of_graph.states, "moves": of_graph.moves},
    Removed: {"rules": of_graph.removals},
    Stability: {"states": of_graph.stability},
    Witness: {"improvements": of_graph.improvements},
    Outcomes: {"states": of_graph.outcomes},
    Audit: {"claims": of_insight.audited},
    Comparison: {"differences": of_insight.differences, "claims": of_insight.compared},
    Diff: {"all": of_diff.everything, "model": of_diff.parts, "results": of_diff.results},
    Play: {"moves": of_insight.played},
    Exploration: {"ends": of_insight.ends, "routes": of_insight.routes},
    Replay: {"moves": of_insight.replayed},
}
"""For each type of result the tables that it can be laid out in, by name; the first is meant where none is named."""


def tabulate(result: object, of: str | None = None) -> Grid:
    r"""A result as a table of text: a `Grid`, which goes on to CSV, JSON, LaTeX, Markdown, HTML, pandas and polars.

    Several things in a cell are parted by semicolons, and a cell is empty where there is nothing to say.

    `of`: which of its tables, by its name in `TABLES`; the first by default.  All states and moves are listed.
    Raises TypeError for what is no result, and UnknownName for a table that it does not have.

    >>> import detente as dt
    >>> result = dt.solve(dt.unfold(dt.load("prisoners-dilemma")), concepts="Nash")
    >>> print(*tabulate(result).to_csv().splitlines(), sep="\n")
    state,in words,what holds,status quo,Nash,Nash row,Nash col
    s1,nobody defects,,,,,
    s2,Row defects alone,row.defect,,,yes,
    s3,Column defects alone,col.defect,,,,yes
    s4,both defect,row.defect; col.defect,,yes,yes,yes
    """
    named = TABLES.get(type(result))
    if named is None:
        known = ", ".join(kind.__name__ for kind in TABLES)
        raise TypeError(f"tabulate takes a result, one of {known}; {type(result).__name__} is none")
    if of is not None and of not in named:
        raise UnknownName.among(f"table of {type(result).__name__}", of, named)
    return named[next(iter(named)) if of is None else of](result)
