"""Building sources and grounds: what the model cites, checked against the texts themselves."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

from detente.cite import Basis, Citation, Grounds
from detente.errors import TextError, nearest, quoted
from detente.model.conflict import Source
from detente.model.file_shape import SHA256
from detente.model.gathered import Gathered, Part, moved
from detente.model.nodes import Leaf
from detente.model.sources import changed
from detente.text.citation import parse_citation, resolve
from detente.text.document import Document
from detente.text.source import open_source


def sources(root: Part, gathered: Gathered, folder: Path | None, limit: int) -> tuple[Source, ...]:
    """The sources of a file; each is opened in the folder, and its checksum compared, if a folder is given."""
    part = root.get("sources")
    built = []
    for name, source in part.entries() if part else ():
        file, checksum = source.get("file"), source.get("sha256")
        sha256 = checksum.text.lower() if checksum else None
        if checksum and not re.fullmatch(SHA256, checksum.text):
            message = "a SHA-256 has 64 hexadecimal digits"
            gathered.note("DET169", message, checksum.place, "give the checksum of the file, or leave it out")
            sha256 = None
        # A source that cannot be used counts as declared, so that its citations raise no second problem.
        gathered.documents[name] = _opened(gathered, folder, name, file, checksum if sha256 else None, limit)
        if file:
            built.append(Source(name, file.text, sha256, source.says("title"), source.says("url")))
    return tuple(built)


def _opened(
    gathered: Gathered, folder: Path | None, source: str, file: Part | None, checksum: Part | None, limit: int
) -> Document | None:
    if folder is None or file is None or not isinstance(file.node, Leaf):
        return None
    try:
        document = open_source(folder, file.text, limit=limit)
    except TextError as error:
        # A place inside the source says more than the place of its name.
        inside = [p for p in error.problems if p.place is not None]
        gathered.problems += inside if len(inside) == len(error.problems) else moved(error, file.node)
        return None
    if checksum and checksum.text.lower() != document.sha256:
        gathered.problems.append(changed(source, file.text, document, checksum.place))
        return None
    return document


def grounds(part: Part, gathered: Gathered) -> Grounds:
    """What a part rests on, each citation checked."""
    return Grounds(
        citations(part, gathered),
        part.says("assumed") or None,
        cast("Basis | None", part.says("basis") or None),
        part.says("note") or None,
        part.says("proposed") or None,
    )


def citations(part: Part, gathered: Gathered) -> tuple[Citation, ...]:
    """The passages that a part cites; one that is wrong is noted and left out."""
    cites = (_citation(item, gathered) for item in part.items("cites"))
    return tuple(citation for citation in cites if citation is not None)


def _citation(part: Part, gathered: Gathered) -> Citation | None:
    if not isinstance(part.node, Leaf) or gathered.full:
        return None
    try:
        citation = parse_citation(part.text)
        if citation.source not in gathered.documents:
            message = f"there is no source {quoted(citation.source)}{nearest(citation.source, gathered.documents)}"
            spot = part.node.at(1, 1, len(citation.source))
            gathered.note("DET168", message, spot, "declare the text under 'sources'")
            return None
        document = gathered.documents[citation.source]
        if document is not None:
            resolve(citation, document)
    except TextError as error:
        gathered.problems += moved(error, part.node)
        return None
    return citation
