"""Cases: the conflicts of the catalogue by name, their titles, their files, and a copy to work on."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from detente.catalog.results import Results, Standing, read_results
from detente.errors import TextError, UnknownName, quoted

_TITLE = re.compile(r'^title: "(.*)"$', re.MULTILINE)
_RESULTS = ".results.yaml"
_DOSSIER = ".dossier.json"
CHRONICLE = "chronicle.yaml"


@dataclass(frozen=True, slots=True)
class Case:
    """A conflict of the catalogue: its conflict file, by path and as text, and what is known about its results."""

    name: str
    title: str
    path: Path
    text: str
    results: Results

    @property
    def standing(self) -> Standing:
        """How far the results can be trusted as somebody else's."""
        return self.results.standing

    @property
    def dossier(self) -> Path | None:
        """The reviewed dossier from which the conflict was drafted, if it was.

        >>> case("chicken").dossier is None
        True
        """
        path = self.path.with_name(self.name + _DOSSIER)
        return path if path.is_file() else None

    @property
    def chronicle(self) -> Path | None:
        """The dated account of what was done after the conflict was written, if there is one.

        >>> case("chicken").chronicle is None
        True
        """
        path = self.path.with_name(CHRONICLE)
        return path if path.is_file() else None

    @property
    def source(self) -> str:
        """Where the conflict comes from."""
        return self.results.source


def names() -> list[str]:
    """The names of all conflicts in the catalogue, in alphabetical order.

    >>> "elmira" in names()
    True
    """
    return sorted(_paths())


def titles() -> dict[str, str]:
    """The title of every conflict by its name, found without reading the conflicts as such.

    >>> titles()["chicken"]
    'Chicken'
    """
    return {name: _title(path.read_text(encoding="utf-8")) for name, path in sorted(_paths().items())}


def case(name: str) -> Case:
    """The conflict of that name; UnknownName with the nearest name if there is none.

    >>> case("prisoners-dilemma").results.recomputed.equilibria["SEQ"]
    ('s1', 's4')
    """
    path = path_of(name)
    text = path.read_text(encoding="utf-8")
    results = path.with_name(name + _RESULTS).read_text(encoding="utf-8")
    return Case(name, _title(text), path, text, read_results(results))


def path_of(name: str) -> Path:
    """The conflict file of that name, found without reading its results; UnknownName if there is none.

    >>> path_of("chicken").name
    'chicken.yaml'
    """
    paths = _paths()
    if name not in paths:
        raise UnknownName.among("example", name, sorted(paths))
    return paths[name]


def copy(name: str, folder: str | os.PathLike[str]) -> list[Path]:
    """The conflict file and what it rests on, written into a folder that is made if need be; the paths written.

    That is the note that it cites, or the texts and the dossier that it was drafted from; and its chronicle, if any.

    Nothing is ever overwritten: a file of the same name in the folder is a TextError, and then nothing is written.
    """
    path = path_of(name)
    wanted = {
        Path(folder) / original.name: original.read_bytes()
        for original in sorted(path.parent.iterdir())
        if original.is_file() and not original.name.endswith(_RESULTS)
    }
    _refuse([target for target in wanted if os.path.lexists(target)])
    written: list[Path] = []
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        for target, content in wanted.items():
            with target.open("xb") as file:
                written.append(target)
                file.write(content)
    except (OSError, ValueError) as error:
        for target in written:
            target.unlink()
        raise TextError.of(
            "DET262",
            f"the example {quoted(name)} cannot be written into {quoted(str(folder))}: {_reason(error)}",
            hint="name a folder that can be made and written",
        ) from error
    return written


def _refuse(existing: list[Path]) -> None:
    if existing:
        raise TextError.of(
            "DET261",
            f"{quoted(existing[0].name)} lies in {quoted(str(existing[0].parent))} already, and nothing is overwritten",
            hint="name a new folder, or move what is there",
        )


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileExistsError | NotADirectoryError):
        return "a file is in the way"
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _paths() -> dict[str, Path]:
    """Find the conflict file of every name: `data/<where from>/<name>/<name>.yaml`."""
    data = Path(__file__).parent / "data"
    return {path.parent.name: path for path in data.glob("*/*/*.yaml") if path.stem == path.parent.name}


def _title(text: str) -> str:
    """Find the title in its line: a test holds every file of the catalogue to writing it so."""
    found = _TITLE.search(text)
    return found[1] if found else ""
