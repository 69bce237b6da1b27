"""The page of the cues, written from their table: what each sees, and sentences that it must and must not match."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from itertools import groupby

from detente.dossier.cue import Cue, CueKind
from detente.dossier.read import CUES

KINDS: dict[CueKind, tuple[str, str]] = {
    "event": (
        "Events",
        "A hit becomes an event, unless a longer one takes its place or it is the content of another act.",
    ),
    "factuality": (
        "Factuality",
        "A hit says which words a hedge, a negation or a report leaves in doubt; the most cautious one wins.",
    ),
    "claim": ("Claims", "A hit becomes a claim of a speaker, or of the author where nobody is named."),
    "link": ("Links", "A hit becomes a link where something was drawn from both of its sides."),
}


def page() -> Iterator[str]:
    """The lines of the page."""
    yield "# Cues\n"
    yield "A cue is a small function that looks at one sentence, however it was parsed, and says what it sees there."
    yield "Events, links and every doubt about an event come from cues."
    yield "A claim comes from one as well, or from an event that the author tells as a fact."
    yield f"There are {len(_rows())}, and each keeps what its example sentences promise, with both readers."
    yield "[From words to a model](../explanation/from-words-to-a-model.md) tells what becomes of what they see."
    yield "[Measured: reading](measured-reading.md) tells how often that is right."
    for kind, (title, becomes) in KINDS.items():
        yield f"\n## {title}\n"
        yield becomes
        rows = [(key, row) for key, row in _rows() if row.kind == kind]
        for module, group in groupby(rows, key=lambda pair: pair[1].find.__module__):
            yield f"\n### {_heading(module)}\n"
            for key, row in group:
                yield from _cue(key, row)


def _rows() -> list[tuple[str, Cue]]:
    """The rows of the package, file by file, whatever else was entered or in whatever order files were imported."""
    found = [(key, CUES[key]) for key in CUES.keys()]  # noqa: SIM118 - iterating a table gives its rows
    ours = [(key, row) for key, row in found if row.find.__module__.startswith("detente.")]
    return sorted(ours, key=lambda pair: pair[1].find.__module__)


def _heading(module: str) -> str:
    """What a file of cues says that it holds."""
    said = inspect.getdoc(sys.modules[module]) or module
    return said.partition("\n\n")[0].replace("\n", " ").rstrip(".")


def _cue(key: str, row: Cue) -> Iterator[str]:
    yield f"\n#### {key}\n"
    yield from re.split(r"(?<=[.?!]) (?=[A-Z])", row.about.definition)
    if row.about.body:
        yield from re.split(r"(?<=[.?!]) (?=[A-Z])", " ".join(row.about.body.split()))
    yield "\nIt sees:\n"
    yield from (f"- {sentence}" for sentence in row.matches)
    yield "\nIt passes over:\n"
    yield from (f"- {sentence}" for sentence in row.passes)
