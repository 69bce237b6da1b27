"""A dossier file under review: opened once, and after every act written anew, unless somebody else has changed it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from detente.dossier.dossier_file import parse_dossier, save_dossier
from detente.dossier.items import Dossier
from detente.errors import TextError, quoted
from detente.text.document import refuse_unusable_name
from detente.text.file import read_file

LIMIT = 100_000_000
"""Bytes of a dossier file: its log grows with every act, so more are allowed than of one that was just read."""


@dataclass(frozen=True, slots=True)
class ReviewFile:
    """A dossier with the file that it lies in, and the SHA-256 of the file when it was last read or written."""

    path: str
    dossier: Dossier
    sha256: str

    def saved(self, dossier: Dossier, *, limit: int = LIMIT) -> ReviewFile:
        """The same file with another dossier in it, once that is on the disk.

        Raises TextError DET459 where somebody else has changed the file, and as `save_dossier` does; the file then is
        as it was.
        """
        if hashlib.sha256(read_file(self.path, self.path, limit)).hexdigest() != self.sha256:
            message = f"{quoted(self.path, 200)} was changed by somebody else, and is not written over"
            hint = "nothing of what was saved before is lost; open the file again, and repeat the last act"
            raise TextError.of("DET459", message, hint=hint)
        # What lies there afterwards may be somebody else's already, so its hash is not taken from the disk.
        return ReviewFile(self.path, dossier, save_dossier(dossier, self.path, read_back=False))


def open_review(path: str | Path, *, limit: int = LIMIT) -> ReviewFile:
    """The dossier file at that path, of at most `limit` bytes, to be reviewed.

    Raises TextError as `read_dossier` does.

    >>> import detente as dt
    >>> open_review(dt.example("talks-2022").dossier).dossier
    <Dossier of 2 texts: 40 sentences, 9 actors, 58 events, 36 claims>
    """
    name = str(path)
    refuse_unusable_name(name)
    data = read_file(name, name, limit)
    return ReviewFile(name, parse_dossier(data, name, limit=limit), hashlib.sha256(data).hexdigest())
