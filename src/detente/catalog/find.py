"""A conflict by the path of its file or by its name in the catalogue: the one way in for users."""

from __future__ import annotations

import os
from pathlib import Path

from detente.catalog.cases import CHRONICLE, Case, case, copy, names, path_of, titles
from detente.errors import nearest, quoted
from detente.model.conflict import Conflict
from detente.model.read import read_conflict


def load(path: str | os.PathLike[str], *, check_sources: bool = True) -> Conflict:
    """The conflict of a file; where there is no such file, the example of that name.

    Without `check_sources` the texts that it cites are not looked at, as they may have changed or be gone.
    Raises ConflictError with all problems of the file, FileNotFoundError where there is neither file nor example.

    >>> load("prisoners-dilemma").title
    "Prisoner's dilemma"
    """
    given, found = Path(path), located(path)
    # An example goes by the name that was asked for: where it lies in the package concerns nobody.
    name = str(found) if found in {given, given / found.name} else os.fspath(path)
    return read_conflict(found, name=name, check_sources=check_sources)


def located(path: str | os.PathLike[str]) -> Path:
    """The conflict file that a path, or the name of an example, means."""
    given = Path(path)
    if given.is_dir():
        return _only_file(given)
    if os.path.lexists(given):
        return given
    name = os.fspath(path)
    if name in names():
        return path_of(name)
    hint = nearest(name, names()) if os.sep not in name and not name.endswith((".yaml", ".yml")) else ""
    raise FileNotFoundError(f"there is no file {quoted(name)}, and no example of that name{hint}")


def _only_file(folder: Path) -> Path:
    """The conflict file of a folder that holds one, as a copied example does, maybe with its chronicle beside it."""
    files = sorted(path for path in folder.iterdir() if path.suffix in {".yaml", ".yml"})
    if len(files) > 1:
        files = [path for path in files if path.name != CHRONICLE]
    if len(files) == 1:
        return files[0]
    if not files and folder.name in names() and folder == Path(folder.name):
        return path_of(folder.name)
    shown = ", ".join([*(f.name for f in files[:5]), *(["…"] if len(files) > 5 else [])])
    what = f"{len(files)} conflict files: {shown}" if files else "no conflict file"
    raise IsADirectoryError(f"{quoted(str(folder))} is a folder with {what}; name a file")


def examples() -> dict[str, str]:
    """The name and the title of every example of the catalogue, in alphabetical order.

    >>> examples()["chicken"]
    'Chicken'
    """
    return titles()


def example(name: str) -> Case:
    """The example of that name, with its file and what is known about its results; UnknownName if there is none.

    >>> case = example("chicken")
    >>> case.title, case.results.printed.equilibria["Nash"]
    ('Chicken', ('s2', 's3'))
    """
    return case(name)


def copy_example(name: str, folder: str | os.PathLike[str]) -> list[Path]:
    """Write an example, with the texts that it rests on, into a folder; nothing is overwritten; the paths written.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     [path.name for path in copy_example("chicken", folder)]
    ['chicken.txt', 'chicken.yaml']
    """
    return copy(name, folder)
