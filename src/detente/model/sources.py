"""The texts of a conflict's sources, opened for whoever reads the conflict beside them."""

from __future__ import annotations

import shlex
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from detente.errors import ConflictError, Missing, Place, Problem, TextError, quoted
from detente.model.conflict import Conflict
from detente.text.document import Document
from detente.text.source import open_source


def sources(
    conflict: Conflict, folder: Path | None = None, *, only: Collection[str] | None = None, limit: int = 5_000_000
) -> dict[str, Document]:
    """The texts of a conflict's sources by id, in the order of the file; with `only`, of these sources alone.

    They lie in `folder` or below it, by default in the folder of the conflict file.  Raises ConflictError with all that
    is wrong: a text that is not there or cannot be read (DET101 to DET108), one that has more than `limit` bytes, one
    that has changed since it was cited (DET170); Missing where there is no folder to look in.

    >>> import detente as dt
    >>> [(name, len(text.sentences)) for name, text in sources(dt.load("ferry")).items()]
    [('news', 27)]
    """
    wanted = [source for source in conflict.sources if only is None or source.id in only]
    home = home_of(conflict) if folder is None else folder
    if wanted and home is None:
        raise Missing("the sources of a conflict that came from no file are looked for in no folder; give folder=")
    found: dict[str, Document] = {}
    problems: list[Problem] = []
    for source in wanted:
        place = conflict.places.get(("sources", source.id))
        try:
            text = open_source(home or Path(), source.file, limit=limit)
        except TextError as error:
            problems += [replace(p, place=p.place or place) for p in error.problems]
            continue
        if source.sha256 is not None and source.sha256 != text.sha256:
            problems.append(changed(source.id, source.file, text, place))
        found[source.id] = text
    if problems:
        raise ConflictError(problems)
    return found


def home_of(conflict: Conflict) -> Path | None:
    """The folder of the conflict file; the working folder for a text that came from none; None if it was never read."""
    if conflict.path is not None:
        return conflict.path.parent
    top = conflict.places.get(())
    return None if top is None else Path(top.file).parent


def changed(source: str, file: str, text: Document, place: Place | None) -> Problem:
    """The problem that a source is another text than the one that was cited, with the command that mends it.

    `source`: its id; `file`: its file, as the conflict file names it; `place`: where its checksum stands.
    """
    message = f"{quoted(file)} has changed since it was cited: its SHA-256 is now {text.sha256}"
    # What came from no file, such as standard input, has a name in angle brackets.
    known = place is not None and not place.file.startswith("<")
    conflict = shlex.quote(place.file) if place is not None and known else "FILE"
    new = shlex.quote(f"{source}={Path(place.file).parent / file if place is not None and known else file}")
    return Problem(
        "DET170",
        message,
        place,
        f"'detente trace {conflict} --source {new} --was OLD --write', with the text as it was in OLD, finds the cited "
        "words in the new one; without the old one, see that every citation still fits, then give the new checksum",
    )
