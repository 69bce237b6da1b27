"""A file written in one step: whoever looks at it sees the old one or the new one, and never half of either."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from detente.errors import quoted


def write_in_one_step(path: str | os.PathLike[str], data: bytes, *, over: bool = True) -> None:
    """Write a file beside its place first, then give it its name, over what may be there already.

    Who may read a file that is written over may read it afterwards, and nobody else; of a link the target is written.
    `over`: whether anything may be written over; if not, FileExistsError where something goes by that name, even
    something that came to be there meanwhile.
    Raises OSError where the system refuses, and over what is no ordinary file.
    """
    target = Path(os.path.realpath(path)) if over else Path(path)
    if over and target.exists() and not target.is_file():
        raise OSError(errno.EINVAL, "this is no ordinary file", str(path))
    if not target.parent.exists():
        message = f"there is no folder {quoted(str(Path(path).parent), 200)}; nothing was written"
        raise OSError(errno.ENOENT, message, str(path))
    beside = target.with_name(f".detente-{os.urandom(8).hex()}.tmp")
    try:
        with beside.open("xb") as file:
            if over and target.is_file():
                beside.chmod(stat.S_IMODE(target.stat().st_mode))
            file.write(data)
        if not over:
            _claim(beside, target)
        beside.replace(target)
    except FileExistsError:
        raise
    except OSError as error:
        # What is meant is the file that was named; a full disk names none, and a folder the one beside it.
        raise OSError(error.errno, f"{error.strerror}; nothing was written", str(path)) from None
    finally:
        beside.unlink(missing_ok=True)


def _claim(beside: Path, target: Path) -> None:
    """Take a name that nothing goes by, with what is written already; there is no moment in between."""
    try:
        os.link(beside, target)
    except FileExistsError:
        raise
    except OSError:
        # A disk without links: the name is taken first, and then it is ours to write over.
        target.open("xb").close()
