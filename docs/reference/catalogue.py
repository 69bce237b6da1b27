"""The catalogue's page, written from the catalogue: run this file to write `catalogue.md` anew."""

from __future__ import annotations

import re
from collections.abc import Iterator

import detente
from detente import catalog
from detente.catalog import Case, Results, Sets

STANDINGS = {
    "published": "The source prints results, and they were read there.",
    "textbook": "A standard game, whose Nash equilibria everybody knows.",
    "recomputed": "A conflict of the literature whose printed results were not read, or do not exist.",
    "own": "A real dispute, modelled for this catalogue from dated texts of our own.",
    "invented": "Written for this catalogue, to start from.",
}

MOST_STATES = 60
"""A longer list of states says no more than their number; all of them stand in the file of results."""


def page() -> Iterator[str]:
    """The lines of the page."""
    cases = [catalog.case(name) for name in catalog.names()]
    yield "# Catalogue\n"
    yield "Conflicts to start from: `detente examples get NAME` copies one with the texts that it rests on."
    yield "What a source prints stands apart from what was recomputed here."
    yield "Tests compare both with a literal reading of the definitions."
    yield "SIM is simultaneous sanctioning, which only the tests compute."
    yield "\n| conflict | decision makers | states | what is printed or known | the same here |\n|---|---|---|---|---|"
    yield from (_row(case) for case in cases)
    for standing, sentence in STANDINGS.items():
        yield f"\n## {standing.capitalize()}\n"
        yield sentence
        for case in cases:
            if case.standing == standing:
                yield from _case(case)


def _row(case: Case) -> str:
    conflict = detente.load(case.name)
    printed = ", ".join(map(_spoken, case.results.printed.equilibria)) or "–"
    cells = (
        f"[{case.name}](#{case.name})",
        len(conflict.decision_makers),
        detente.unfold(conflict).size,
        printed,
        _same(case),
    )
    return f"| {' | '.join(map(str, cells))} |"


def _same(case: Case) -> str:
    """Whether what the source prints is what the definitions give."""
    if not case.results.printed.equilibria:
        return "no results were read" if case.standing == "recomputed" else "nobody printed any"
    return "yes, but for a slip of the source" if case.results.slips else "yes"


def _spoken(concept: str) -> str:
    return concept.replace("_or_", " or ")


def _without_sim(results: Results) -> Iterator[str]:
    """What of the printed sets is owed to simultaneous sanctioning."""
    for concept, states in results.printed.equilibria.items():
        alone, _, simultaneous = concept.partition("_or_")
        owed = tuple(state for state in states if simultaneous and state not in results.recomputed.equilibria[alone])
        if owed:
            yield f"- In {_code(concept)} by simultaneous sanctioning alone: {_listed(owed)}."


def _case(case: Case) -> Iterator[str]:
    results = case.results
    yield f"\n### {case.name}\n"
    yield f"{case.title}.\n"
    yield f"- Source: {results.source}."
    yield from _bullet("Read", results.read)
    if case.dossier is not None:
        texts = sorted(f"`{path.name}`" for path in case.path.parent.glob("*.txt") if path.stem != "chronicle")
        yield f"- Drafted from {' and '.join(texts)}, by way of the reviewed dossier `{case.dossier.name}`."
    if case.chronicle is not None:
        yield f"- What was done afterwards: `{case.chronicle.name}`, with the text that it cites."
    yield from _sets("Printed" if case.standing == "published" else "Known", results.printed)
    yield from _without_sim(results)
    for slip in results.slips:
        amiss = [_states("missing", slip.missing), _states("too many", slip.extra)]
        yield f"- Slip of the source, {_code(slip.concept)}: {', '.join(filter(None, amiss))}."
        yield from _indented(slip.why)
    yield from _sets(f"Recomputed ({results.reading})", results.recomputed)
    for name, sets in results.variants.items():
        yield from _sets(f"Recomputed, variant `{name}`", sets)
    for move in results.coalitions:
        yield f"- The forum `{move.forum}` leaves `{move.leaves}` for `{move.to}`."
    yield from _bullet("Note", results.note)


def _sets(title: str, sets: Sets) -> Iterator[str]:
    if sets.equilibria:
        found = "; ".join(f"{_code(c)} {_listed(states)}" for c, states in sets.equilibria.items())
        yield f"- {title}: {found}."


def _bullet(title: str, text: str) -> Iterator[str]:
    first, *rest = _sentences(text) or [""]
    if first:
        yield f"- {title}: {first}"
        yield from (f"  {sentence}" for sentence in rest)


def _indented(text: str) -> Iterator[str]:
    yield from (f"  {sentence}" for sentence in _sentences(text))


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[a-z0-9)`][.?!]) (?=[A-Z])", text) if text else []


def _states(word: str, states: tuple[str, ...]) -> str:
    return f"{word} {_listed(states)}" if states else ""


def _listed(states: tuple[str, ...]) -> str:
    if len(states) > MOST_STATES:
        return f"{len(states)} states"
    return " ".join(map(_code, states)) if states else "none"


def _code(word: str) -> str:
    return f"`{word}`"
