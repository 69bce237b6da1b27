"""The page of the chronicle, written from the shape that its reader checks, as that of the conflict file is."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from pathlib import Path

from detente.model.chronicle.chronicle_shape import CHRONICLE, COLUMNS, MOVE
from detente.model.file_shape import GROUNDS, SOURCE

SHARED = runpy.run_path(str(Path(__file__).with_name("conflict_file.py")))


def page() -> Iterator[str]:
    """The lines of the page."""
    yield "# Chronicle\n"
    yield "Every key that a file of dated moves may have, from the table by which it is read."
    yield "A key in bold is required."
    yield "How such a file is followed through a conflict is shown in [Replay](../how-to/replay.md)."
    for record in (CHRONICLE, MOVE, SOURCE):
        yield from SHARED["_record"](record)
    yield f"\n## {SHARED['GROUNDS_TITLE']}\n"
    yield "A move with neither `cites` nor `assumed` is *uncited*, which is no error."
    yield "A citation is one of a source of the file, else of the conflict.\n"
    yield from SHARED["_table"](GROUNDS[:4])
    yield "\n## A table\n"
    yield "A file whose name ends in `.csv` or `.tsv` is a table, as spreadsheets write it."
    yield f"Its first line names the columns, in any order: {', '.join(f'`{name}`' for name in COLUMNS)}."
    yield "`date` is needed, and a row has one of `set`, `to` and `unsaid`; with `set` or `to` it has `by` as well."
    yield "Cells are separated by commas, semicolons or tabs, whichever makes most sense of the first line."
    yield "`set` holds `dm.option = level`, `dm.option` alone for yes, or `no dm.option` for its first level."
    yield "Between several of them, and between citations, stand semicolons."
    yield "A table has no sources of its own: it cites those of the conflict."
    yield "\n## Order and dates\n"
    yield "Moves are followed in the order of their first days; moves of one day stand in the order of the file."
    yield "A month counts from its first day."
    yield "A move before the `date` of the conflict is an error, but for a month that ends on that day or later."
    yield "Where the conflict has no `date`, no move is too early."
