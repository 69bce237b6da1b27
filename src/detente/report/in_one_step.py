"""A file written in one step: whoever looks at it sees the old one or the new one, and never half of either."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from detente.errors import quoted


def write_in_one_step(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a file beside its place first, then move it there, over what may be there already.

    Who may read a file that is written over may read it afterwards, and nobody else; of a link the target is written.
    Raises OSError where the system refuses, and over what is no ordinary file.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        raise OSError(errno.EINVAL, "this is no ordinary file", str(path))
    if not target.parent.exists():
        message = f"there is no folder {quoted(str(Path(path).parent), 200)}; nothing was written"
        raise OSError(errno.ENOENT, message, str(path))
    beside = target.with_name(f".detente-{os.urandom(8).hex()}.tmp")
    try:
        with beside.open("xb") as file:
            if target.is_file():
                beside.chmod(stat.S_IMODE(target.stat().st_mode))
            file.write(data)
        beside.replace(target)
    except OSError as error:
        # What is meant is the file that was named; a full disk names none, and a folder the one beside it.
        raise OSError(error.errno, f"{error.strerror}; nothing was written", str(path)) from None
    finally:
        beside.unlink(missing_ok=True)
