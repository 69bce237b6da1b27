"""A conflict in the formats of other programs: written for them, and read from what they wrote."""

from __future__ import annotations

import os
from collections.abc import Sequence

from detente.errors import TextError, UnknownName, insist, nearest, quoted
from detente.exchange.formats import Format, Imported, Written
from detente.exchange.rows import FORMATS
from detente.model.conflict import Conflict
from detente.text.document import refuse_unusable_name
from detente.text.file import read_file

MOST_BYTES = 20_000_000
_SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods")


def export_conflict(
    conflict: Conflict, form: str, *, limit: int | None = None, concepts: Sequence[str] | None = None
) -> Written:
    """A conflict in another program's format, by its key in `FORMATS`, with what the format cannot hold.

    `limit`: how many states the file may list, where it lists them; each format has a default of its own.  `concepts`:
    by which stability is judged, where the format holds it: all by default, none if empty.
    Raises UnknownName for a format that is not there or is only read, or for a concept that is not there or has no
    place in the format; ConflictError where the conflict cannot be written in it at all (DET551) or contradicts itself,
    TooLarge at the limit.

    >>> import detente as dt
    >>> written = dt.export_conflict(dt.load("prisoners-dilemma"), "gmcr")
    >>> written.data.decode().splitlines()[1].strip()
    '"options": ['
    """
    insist(conflict, Conflict, "export_conflict takes a conflict: export_conflict(load(path), 'gmcr')")
    row = _row(form, [each for each in FORMATS if each.write is not None], "written")
    if row.write is None:
        raise UnknownName(f"the format {quoted(form)} is only read")
    limits = {} if limit is None else {"limit": limit}
    if concepts is None:
        return row.write(conflict, **limits)
    if row.judged is None:
        judged = " and ".join(each.key for each in FORMATS if each.judged is not None)
        raise UnknownName(f"the format {quoted(form)} holds no stability, and so no concepts; {judged} do")
    return row.judged(conflict, concepts=concepts, **limits)


def import_conflict(
    source: str | os.PathLike[str] | bytes,
    form: str | None = None,
    *,
    name: str | None = None,
    most_bytes: int = MOST_BYTES,
    limit: int | None = None,
) -> Imported:
    r"""The conflict in a file of another program, given by its path or by its bytes, with what of it was dropped.

    `form`: the key of the format in `FORMATS`; without it, the suffix of the path, or of `name`, tells it.  `name` is
    what messages call the file.  A file of more than `most_bytes` is refused before it is read.  `limit`: how many
    combinations of options may be held at once, where states have to be counted.
    Raises TextError where the file is not there, too large or not text (DET101 to DET105, DET406, DET407), TextError
    or ConflictError with all that is wrong in it, UnknownName where the format is not known or only written.

    >>> import detente as dt
    >>> table = b"Row,Confess,N,Y,N,Y\nColumn,Confess,N,N,Y,Y\n"
    >>> dt.import_conflict(table, "csv", name="table.csv").conflict.options[0].key
    'row.confess'
    """
    data = source if isinstance(source, bytes) else None
    name = name or ("<data>" if isinstance(source, bytes) else os.fspath(source))
    row = format_of(name, "read") if form is None else _row(form, [e for e in FORMATS if e.read is not None], "read")
    if row is None or row.read is None:
        raise UnknownName(f"the name {quoted(name, 200)} does not tell the format; {_how_told(name)}")
    if data is None:
        refuse_unusable_name(name)
        data = read_file(os.fspath(source), name, most_bytes)  # type: ignore[arg-type]  # bytes went another way
    elif len(data) > most_bytes:
        message = f"{quoted(name, 200)} is too large: {len(data):,} bytes, where {most_bytes:,} are allowed"
        raise TextError.of("DET406", message, hint="divide it, or raise the argument `most_bytes`")
    return row.read(data, name) if limit is None else row.read(data, name, limit=limit)


def format_of(name: str, way: str) -> Format | None:
    """The format that a file of that name has, of those that are written or read, as `way` says; None if none is told.

    The longest suffix decides, in any case of letters.
    """
    fitting = [
        (len(suffix), row)
        for row in FORMATS
        for suffix in row.suffixes
        if (row.write if way == "written" else row.read) is not None and name.lower().endswith(suffix)
    ]
    return max(fitting, key=lambda found: found[0])[1] if fitting else None


def _how_told(name: str) -> str:
    """How the format of a file is told whose name does not tell it."""
    if name.lower().endswith(_SPREADSHEETS):
        return "a spreadsheet is read as a table in plain text: save it as CSV, or paste its cells into a text file"
    read = [row for row in FORMATS if row.read is not None]
    suffixes = ", ".join(suffix for row in read for suffix in row.suffixes)
    keys = ", ".join(row.key for row in read)
    return f"it is told by {suffixes}, or by its key (--from FORMAT, or form=FORMAT): {keys}"


def _row(key: str, allowed: list[Format], way: str) -> Format:
    rows = {row.key: row for row in allowed}
    if key in FORMATS and key not in rows:
        raise UnknownName(f"the format {quoted(key)} is not {way}{nearest('', rows)}")
    if key not in rows:
        raise UnknownName.among("format", key, rows)
    return rows[key]
