"""What parts of a conflict are called in running text, and the keys to what is named there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from detente.report.claim_words import called
from detente.report.words import listing

if TYPE_CHECKING:
    from detente.model.conflict import Conflict, Option

# Of more parts than this the first ones are named, and how many others there are.
MOST_PARTS = 3

# What explains an option, behind what it is: a comma, a colon, a semicolon or a bracket.
_LATER = re.compile(r"[,:;(]")


@dataclass(frozen=True, eq=False)
class Naming:
    """What parts of a conflict are called in running text: by their words the first time, then by their ids.

    `most`: a statement of more characters goes by its id at once, and stands in the key; None writes all of them out.
    """

    conflict: Conflict
    most: int | None = None
    _said: set[str] = field(default_factory=set)
    _short: dict[str, None] = field(default_factory=dict)

    def trial(self, most: int) -> Naming:
        """A copy that writes out statements of so many characters, and does not tell this one what it has named."""
        return Naming(self.conflict, most, set(self._said), dict(self._short))

    def said(self, other: Naming) -> None:
        """Take what another has named as said."""
        self._said.update(other._said)
        self._short.update(other._short)

    def part(self, name: str) -> str:
        """A part of the model, `“not west.admit” (R1)` at first and `R1` then."""
        words = self._words.get(name)
        if words is None or name in self._said:
            return name
        if self.most is not None and len(words) > self.most:
            self._short[name] = None
            return name
        self._said.add(name)
        return f"“{words}” ({name})"

    def parts(self, names: Iterable[str], last: str = "and") -> str:
        """Some parts, one after another; of many, the first ones and how many others there are."""
        named = list(names)
        if len(named) > MOST_PARTS:
            named, others = named[: MOST_PARTS - 1], len(named) - MOST_PARTS + 1
            return listing([*map(self.part, named), f"{others} others"], last)
        return listing([*map(self.part, named)], last)

    def reading(self, name: str) -> str:
        """Where things stand in a reading of the status quo: in its words the first time, then by its id."""
        quo = self.conflict.status_quo
        entry = next((entry for entry in quo.contested if entry.id == name), None) if quo is not None else None
        if entry is None:
            return "as modelled,"
        if name in self._said:
            return f"by the reading {name}"
        self._said.add(name)
        whose = f", as held by {entry.held_by}" if entry.held_by else ""
        return f"if {settings(entry.set)}{whose} ({name}),"

    def who(self, name: str) -> str:
        """What a decision maker or a forum is called."""
        return called(self.conflict, name)

    def owner(self, name: str) -> str:
        """The id of the decision maker whose statement it is; nothing where it is no statement."""
        return self._owners.get(name, "")

    def key(self) -> str:
        """What stands behind the ids that were named and not written out, if any."""
        wants = "; ".join(f"{name} “{self._words[name]}”" for name in self._short)
        return f"Wants and rules named by their ids: {wants}." if wants else ""

    def options(self, text: str) -> str:
        """What the options are that are named in a text, if any."""
        options = "; ".join(
            f"{option.key} “{brief(option)}”" + (f" ({', '.join(option.levels)})" if option.ladder else "")
            for option in self.conflict.options
            if option.text and re.search(rf"(?<![\w.]){re.escape(option.key)}(?!\w|\.\w)", text)
        )
        return f"Options: {options}." if options else ""

    @cached_property
    def _owners(self) -> dict[str, str]:
        return {want.id: dm for dm, want in self.conflict.wants()}

    @cached_property
    def _words(self) -> dict[str, str]:
        said = {want.id: str(want.statement) for _, want in self.conflict.wants()}
        said |= {rule.id: f"never {rule.when}" for rule in self.conflict.infeasible}
        return said | {c.id: f"{settings(c.set)} where {c.when}" for c in self.conflict.consequences}


def brief(option: Option) -> str:
    """The text of an option, without what explains it further."""
    return _LATER.split(option.text, maxsplit=1)[0].strip()


def setting(key: str, level: str) -> str:
    """An option as it is set: `dm.option`, `no longer dm.option` or `dm.option = level`."""
    return {"yes": key, "no": f"no longer {key}"}.get(level, f"{key} = {level}")


def settings(sets: Iterable[tuple[str, str]]) -> str:
    """Options as they are set."""
    return ", ".join(setting(key, level) for key, level in sets)
