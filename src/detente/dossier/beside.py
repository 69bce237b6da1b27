"""Where the files of texts lie: how a dossier or a conflict file names them, and which have to be copied beside it.

A dossier names a text by its path from a folder, its home: that of the dossier's own file once it is saved, before that
the folder in which the texts were read.  A conflict file cites only what lies in its own folder or below.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PureWindowsPath
from types import MappingProxyType

from detente.dossier.items import Dossier, Text
from detente.errors import Problem, TextError, quoted
from detente.text.decode import decode
from detente.text.file import read_file

NO_TEXTS: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Placement:
    """How a file in a folder names the texts of a dossier, and what has to be put into that folder first.

    `files` holds by the id of a text its path from the folder, with slashes; `copies` the bytes of texts to be written
    there, by the name of the file.
    """

    files: Mapping[str, str]
    copies: Mapping[str, bytes]


def placed(
    dossier: Dossier,
    folder: str | Path,
    *,
    home: str | Path = "",
    texts: Mapping[str, bytes] = NO_TEXTS,
    limit: int = 5_000_000,
) -> Placement:
    """How a file in `folder` is to name the texts of a dossier, whose own paths count from `home`; nothing is written.

    A text that lies in the folder or below stays where it is; any other, and each of those given as bytes in `texts` by
    its id, is to be copied into the folder under its own name.  A copy that is there already is none.
    Raises TextError, with the problems of all texts, where one is not there or cannot be read (DET101 to DET106), has
    changed since it was read (DET418), or another file of its name lies in the folder (DET462).

    >>> import detente as dt
    >>> talks = dt.example("talks-2022").dossier
    >>> there = placed(dt.open_dossier(talks), talks.parent, home=talks.parent)
    >>> dict(there.files), dict(there.copies)
    ({'brussels': 'brussels.txt', 'moscow': 'moscow.txt'}, {})
    """
    problems: list[Problem] = []
    data: dict[str, bytes] = {}
    files: dict[str, str] = {}
    for text in dossier.texts:
        path = Path(home, text.file)
        try:
            data[text.id] = texts[text.id] if text.id in texts else _unchanged(text, path, limit)
        except TextError as error:
            problems += error.problems
            continue
        below = None if text.id in texts else _below(path, Path(folder))
        if below is not None:
            files[text.id] = below
    copies: dict[str, bytes] = {}
    for text in dossier.texts:
        if text.id in files or text.id not in data:
            continue
        # A link that leads out of the folder is nothing that a conflict file may cite.
        free = (name for name in _names(text) if not _leads_out(name, folder))
        name = next(name for name in free if name not in files.values())
        files[text.id] = name
        try:
            if not _there(Path(folder, name), data[text.id], limit):
                copies[name] = data[text.id]
        except TextError as error:
            problems += error.problems
    if problems:
        raise TextError(problems)
    return Placement(files, copies)


def rehomed(dossier: Dossier, folder: str | Path, *, home: str | Path = "") -> Dossier:
    """The dossier with the paths of its texts, which count from `home`, written as they count from `folder`.

    >>> from detente.dossier.items import Text
    >>> read = Dossier((Text("news", "texts/news.txt", "0" * 64, 3),), ())
    >>> rehomed(read, "work/out", home="work").texts[0].file
    '../texts/news.txt'
    """
    return replace(
        dossier, texts=tuple(replace(text, file=_from(Path(home, text.file), Path(folder))) for text in dossier.texts)
    )


def raw_texts(dossier: Dossier, *, home: str | Path = "", limit: int = 5_000_000) -> dict[str, str]:
    """The untouched texts of a dossier by id, of those that are still there as they were read.

    >>> import detente as dt
    >>> talks = dt.example("talks-2022").dossier
    >>> list(raw_texts(dt.open_dossier(talks), home=talks.parent))
    ['brussels', 'moscow']
    """
    found = {}
    for text in dossier.texts:
        path = Path(home, text.file)
        try:
            found[text.id] = decode(_unchanged(text, path, limit), str(path))
        except TextError:
            continue
    return found


def _unchanged(text: Text, path: Path, limit: int) -> bytes:
    data = read_file(str(path), str(path), limit)
    if hashlib.sha256(data).hexdigest() != text.sha256.lower():
        message = f"{quoted(str(path), 200)} has changed since it was read: its SHA-256 is another"
        raise TextError.of("DET418", message, None, "read the text again, or put the old one back")
    return data


def _below(path: Path, folder: Path) -> str | None:
    """The path from the folder, if the file lies there or below, whatever links lead to it; None elsewhere."""
    real, root = path.resolve(), folder.resolve()
    if not real.is_relative_to(root):
        return None
    # Where a name means something else on another system, a copy under a plain name is the safe way.
    written = real.relative_to(root).as_posix()
    judged = PureWindowsPath(written)
    return None if judged.drive or judged.root or ".." in judged.parts else written


def _leads_out(name: str, folder: str | Path) -> bool:
    return _below(Path(folder, name), Path(folder)) is None


def _names(text: Text) -> Iterator[str]:
    """What a copy may be called: as the file is, or by the id of the text, which no other text has."""
    name = Path(text.file).name
    if name and not PureWindowsPath(name).drive:
        yield name
    yield f"{text.id}.txt"
    number = 2
    while True:
        yield f"{text.id}_{number}.txt"
        number += 1


def _there(path: Path, data: bytes, limit: int) -> bool:
    """Whether that file is there with these bytes; TextError DET462 where it is there with others."""
    if not os.path.lexists(path):
        return False
    if read_file(str(path), str(path), max(limit, len(data))) == data:
        return True
    message = f"a text has to be copied to {quoted(str(path), 200)}, and another file lies there"
    raise TextError.of("DET462", message, None, "choose another folder, or move that file away; nothing was written")


def _from(path: Path, folder: Path) -> str:
    """The path from a folder; links of folders are resolved, since `..` does not know them."""
    real = Path(os.path.realpath(path.parent), path.name)
    try:
        return Path(os.path.relpath(real, os.path.realpath(folder))).as_posix()
    except ValueError:  # on another drive there is no way from one to the other
        return str(real)
