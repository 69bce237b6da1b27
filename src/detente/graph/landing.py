"""Landing: the state that a combination of options comes to once all consequences have followed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from detente.graph.settle import Aftermath

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from detente.graph.space import Digits
    from detente.graph.states import States
    from detente.model.conflict import Conflict

    Index = NDArray[np.int32]

# Up to so many combinations, where each of them lands is remembered: 4 bytes each.
REMEMBERED = 2**22
_UNKNOWN = -2


@dataclass(frozen=True, eq=False)
class Landing:
    """Where the combinations of a conflict land: many moves lead to one combination, which is settled only once."""

    conflict: Conflict
    states: States

    @cached_property
    def _aftermath(self) -> Aftermath:
        return Aftermath(self.conflict, self.states.space)

    @cached_property
    def _known(self) -> Index:
        return np.full(self.states.space.combinations, _UNKNOWN, np.int32)

    def of(self, digits: Digits) -> Index:
        """The state of each combination after all consequences, shape (columns,), int32; -1 where it is none.

        `digits`, shape (options, columns), may be changed.
        """
        space = self.states.space
        if space.combinations > REMEMBERED:
            return self.states.locate(self._aftermath.settle(digits))
        codes = space.codes(digits)
        landed: Index = self._known[codes]
        new = np.flatnonzero(landed == _UNKNOWN)
        if len(new):
            asked, first = np.unique(codes[new], return_index=True)
            self._known[asked] = self.states.locate(self._aftermath.settle(digits[:, new[first]]))
            landed = self._known[codes]
        return landed
