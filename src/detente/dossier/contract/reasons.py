"""Reasons for refusing: what is wrong with the item at hand, and what was wrong with those before it."""

from __future__ import annotations

from collections.abc import Iterable

from detente.dossier.json_places import Piece, Places
from detente.errors import Problem, nearest

# Of one item so many problems are told; nobody needs more to mend it.
MOST_OF_ONE = 20
# Comparing takes a while, and an answer can name a million things that are not there.
_MOST_COMPARED = 100


class Reasons:
    """The reasons told so far, at most `most`, and those that concern the item `at_hand`."""

    def __init__(self, places: Places, most: int) -> None:
        """Begin without any."""
        self.places = places
        self.told: list[Problem] = []
        self.at_hand: list[Problem] = []
        self._most = most

    def wrong(self, code: str, piece: Piece | None, message: str, hint: str) -> None:
        """Say what is wrong with the item at hand, at the place of a piece of it."""
        if not self.enough:
            place = self.places.at(*piece.span) if piece else None
            self.at_hand.append(Problem(code, message, place, hint))

    def close(self) -> bool:
        """Turn to the next item; whether this one had nothing wrong with it."""
        good = not self.at_hand
        self.told += self.at_hand[: max(0, self._most - len(self.told))]
        self.at_hand = []
        return good

    def near(self, name: str, known: Iterable[str]) -> str:
        """How a message goes on: with the nearest name, as long as there are not too many reasons."""
        return nearest(name, known) if self.compares else ""

    @property
    def enough(self) -> bool:
        """Whether of the item at hand enough has been told."""
        return len(self.at_hand) >= MOST_OF_ONE

    @property
    def full(self) -> bool:
        """Whether as many reasons have been told as there may be."""
        return len(self.told) >= self._most

    @property
    def compares(self) -> bool:
        """Whether there is time to look for what may have been meant."""
        return len(self.told) < _MOST_COMPARED

    @property
    def all_told(self) -> tuple[Problem, ...]:
        """The reasons told, with a word on the rest, if there may be one."""
        if not self.full:
            return tuple(self.told)
        message = f"{self._most} reasons were found; there may be more"
        return (*self.told[: self._most], Problem("DET410", message, None, "mend these, and try again"))
