"""Bytes from a file on disk: a regular file of bounded size, or a refusal; never a wait."""

from __future__ import annotations

import difflib
import errno
import os
import stat
from itertools import islice
from pathlib import Path

from detente.errors import TextError, quoted

_CHUNK = 1 << 20
# Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever; without O_BINARY, Windows would fold
# line ends.
_READ = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_SPECIAL = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFSOCK: "a socket",
    stat.S_IFLNK: "a link",
}


def read_file(path: str, name: str, limit: int, *, folder: int | None = None) -> bytes:
    """The bytes of a regular file of at most `limit` bytes; `name` is what messages call it.

    With `folder`, an open folder, `path` is a name in it and no link is followed.  Kind and size are judged on what was
    opened, whatever happens to the name meanwhile.
    Raises TextError: DET101 not there, DET102 links in a circle, DET103 not a regular file, DET104 too large, DET105
    not to be read.
    """
    direct = folder is not None
    flags = _READ | (getattr(os, "O_NOFOLLOW", 0) if direct else 0)
    try:
        # Judged before it is opened as well, since opening a device can act on it.
        _refuse_special(os.stat(path, dir_fd=folder, follow_symlinks=not direct), name)
        descriptor = os.open(path, flags, dir_fd=folder)
        try:
            return _read_all(descriptor, name, limit)
        finally:
            os.close(descriptor)
    except OSError as failure:
        raise unreadable(failure, name, None if direct else Path(path)) from None


def unreadable(failure: OSError, name: str, path: Path | None = None) -> TextError:
    """What the system's refusal to open or read a file means to a person; `path` serves to find the nearest name."""
    if failure.errno in {errno.ENOENT, errno.ENOTDIR}:
        return TextError.of(
            "DET101",
            f"there is no file {quoted(name)}{_nearest_file(path)}",
            hint="correct the name, or put the file there",
        )
    if failure.errno == errno.ELOOP:
        return TextError.of(
            "DET102",
            f"the links that lead to {quoted(name)} go in a circle",
            hint="give the file itself in place of the link",
        )
    reason = (failure.strerror or str(failure)).lower()
    return TextError.of(
        "DET105",
        f"the file {quoted(name)} cannot be read: {reason}",
        hint="see that the file may be read and that its name is one that the system accepts",
    )


def _read_all(descriptor: int, name: str, limit: int) -> bytes:
    status = os.fstat(descriptor)
    _refuse_special(status, name)
    if status.st_size > limit:
        raise _too_large(name, status.st_size, limit)
    read: list[bytes] = []
    size = 0
    # A file can hold more than it says: it may grow, and those that the system makes up say 0.
    with os.fdopen(descriptor, "rb", closefd=False) as file:
        while chunk := file.read(_CHUNK):
            read.append(chunk)
            size += len(chunk)
            if size > limit:
                raise _too_large(name, size, limit)
    return b"".join(read)


def _too_large(name: str, size: int, limit: int) -> TextError:
    return TextError.of(
        "DET104",
        f"{quoted(name)} is too large: at least {size:,} bytes, where {limit:,} are allowed",
        hint="keep what matters in a file of its own; in Python, the limit is an argument of the function that reads",
    )


def _refuse_special(status: os.stat_result, name: str) -> None:
    kind = stat.S_IFMT(status.st_mode)
    if kind != stat.S_IFREG:
        raise TextError.of(
            "DET103",
            f"{quoted(name)} is {_SPECIAL.get(kind, 'something else')}, not a regular file",
            hint="give a plain text file",
        )


def _nearest_file(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        names = [entry.name for entry in islice(path.parent.iterdir(), 5000)]
    except OSError:
        return ""
    close = difflib.get_close_matches(path.name, names, n=1)
    return f"; did you mean {quoted(close[0])}?" if close else ""
