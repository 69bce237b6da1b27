"""Sources: the texts that a conflict file names, which lie in its folder or below it, and nowhere else."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path, PureWindowsPath

from detente.errors import TextError, quoted
from detente.text.document import Document, document, refuse_unusable_name
from detente.text.file import read_file, unreadable

_FOLDER = getattr(os, "O_PATH", os.O_RDONLY) | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def open_source(folder: Path, file: str, *, limit: int = 5_000_000) -> Document:
    """The document in `file`, a path relative to `folder` that stays within it, named as `file` is written.

    Links are followed as long as they stay within the folder.  Nothing outside is ever opened, and nothing that is not
    a regular file: the way is walked from an open folder, link by link resolved before, so that a link put there
    meanwhile is refused (where the system cannot open a file relative to a folder, the resolved path is opened).
    Raises TextError: DET101 not there, DET102 outside the folder, DET103 not a regular file, DET104 more than `limit`
    bytes, DET105 not to be read, DET106 not a name; and where the file is not a text (DET107, DET108).
    """
    refuse_unusable_name(file)
    # Judged by the rules of both systems, so that a conflict file is good on every machine or on none.
    written = PureWindowsPath(file)
    if written.drive or written.root or ".." in written.parts:
        raise _outside(file)
    try:
        root = folder.resolve(strict=True)
        target = (root / file).resolve()
    except RuntimeError:
        raise _outside(file) from None
    except OSError as failure:
        raise unreadable(failure, file) from None
    if not target.is_relative_to(root):
        raise _outside(file)
    return document(_read_below(root, target, file, limit), file)


def _read_below(root: Path, target: Path, name: str, limit: int) -> bytes:
    parts = target.relative_to(root).parts
    if not parts or os.open not in os.supports_dir_fd:
        return read_file(str(target), name, limit)
    with ExitStack() as closing:
        try:
            here = os.open(root, _FOLDER)
            closing.callback(os.close, here)
            for part in parts[:-1]:
                here = os.open(part, _FOLDER | _NO_LINK, dir_fd=here)
                closing.callback(os.close, here)
        except OSError as failure:
            raise unreadable(failure, name, target) from None
        return read_file(parts[-1], name, limit, folder=here)


def _outside(file: str) -> TextError:
    return TextError.of(
        "DET102",
        f"the source {quoted(file)} lies outside the folder of the conflict file",
        hint="put the file into that folder or below it, and write its path from there, without '..'",
    )
