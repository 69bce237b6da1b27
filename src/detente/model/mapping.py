"""The mapping file: what the parts of one conflict are called in another, `{west: nato, W3: N7}`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from detente.errors import ConflictError, Place, Problem, quoted
from detente.model.compose import compose, decoded
from detente.model.nodes import Leaf, Table, described


@dataclass(frozen=True, slots=True)
class Mapped(Mapping[str, str]):
    """Names of one conflict with those of another, and where each pair stands in a file.

    `keys_at` and `values_at`: the places of the two names of a pair, by its first.
    """

    names: Mapping[str, str]
    keys_at: Mapping[str, Place] = field(default_factory=dict)
    values_at: Mapping[str, Place] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        """What a part is called in the other conflict; KeyError if that is not said."""
        return self.names[name]

    def __iter__(self) -> Iterator[str]:
        """The names in the first conflict, in the order of the file."""
        return iter(self.names)

    def __len__(self) -> int:
        """How many pairs there are."""
        return len(self.names)


def open_mapping(path: str | Path, *, limit: int = 1_000_000) -> Mapped:
    """The mapping in a file: a YAML mapping from the names of one conflict to those of another.

    The file has at most `limit` bytes.  Raises ConflictError with all that is wrong: what is no mapping of names to
    names (DET537), two names for one (DET535), and what no YAML file may hold; OSError where it cannot be opened.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "names.yaml"
    ...     _ = path.write_text("west: nato")
    ...     dict(open_mapping(path))
    {'west': 'nato'}
    """
    path = Path(path)
    with path.open("rb") as file:
        data = file.read(limit + 1)
    return parse_mapping(data, name=str(path), limit=limit)


def parse_mapping(data: bytes | str, *, name: str = "<text>", limit: int = 1_000_000) -> Mapped:
    """The mapping in the bytes or the text of a file, which `name` stands for in messages; errors as `open_mapping`.

    >>> dict(parse_mapping("{west: nato, west.admit: nato.join, W3: N7}"))
    {'west': 'nato', 'west.admit': 'nato.join', 'W3': 'N7'}
    """
    hint = "write what a part is called in the first conflict, a colon, and what it is called in the second: west: nato"
    top, problems = compose(decoded(data, name, limit), name)
    if not isinstance(top, Table):
        problems.append(Problem("DET537", f"expected a mapping of names, found {described(top)}", top.place, hint))
        raise ConflictError(problems)
    names: dict[str, str] = {}
    keys_at: dict[str, Place] = {}
    values_at: dict[str, Place] = {}
    first: dict[str, str] = {}
    for entry in top.entries:
        key, value = entry.key.text, entry.value
        if not isinstance(value, Leaf) or value.kind == "nothing":
            message = f"expected the name of {quoted(key)} in the other conflict, found {described(value)}"
            problems.append(Problem("DET537", message, value.place, hint))
            continue
        if value.text in first:
            problems.append(two_for_one(first[value.text], key, value.text, value.place))
        first.setdefault(value.text, key)
        names[key], keys_at[key], values_at[key] = value.text, entry.key.place, value.place
    if problems:
        raise ConflictError(sorted(problems, key=lambda p: (p.place.line, p.place.column) if p.place else (0, 0)))
    return Mapped(names, keys_at, values_at)


def two_for_one(first: str, second: str, name: str, place: Place | None) -> Problem:
    """The problem that two names stand for one."""
    message = f"{quoted(first)} and {quoted(second)} are both mapped to {quoted(name)}"
    return Problem("DET535", message, place, "keep the one that is meant, and leave the other out")
