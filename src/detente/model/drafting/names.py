"""Names for the parts of a draft: identifiers made from what the texts call things."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from detente.model.fit import RESERVED

# Words that mean something in claims or in YAML; a part may have such a name, and people would stumble over it.
_AWKWARD = {*RESERVED, "unless", "according", "to", "yes", "no", "true", "false", "null", "on", "off", "author"}
_ARTICLE = re.compile(r"^(?:the|a|an)_(?=.)")
LONGEST = 40


def identifier(name: str, otherwise: str) -> str:
    """A name as an identifier in lower case: what cannot stand in one becomes `_`; `otherwise` where nothing is left.

    >>> identifier("the European Union", "actor"), identifier("mobilise troops!", "act"), identifier("…", "actor")
    ('european_union', 'mobilise_troops', 'actor')
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    spelt = "".join(char if f"a{char}".isidentifier() else "_" for char in folded)
    spelt = _ARTICLE.sub("", re.sub("_+", "_", spelt).strip("_"))[:LONGEST].strip("_")
    if spelt[:1].isdigit():
        spelt = f"n{spelt}"
    if spelt in _AWKWARD:
        spelt = f"{spelt}_"
    return spelt if spelt.isidentifier() and unicodedata.normalize("NFC", spelt) == spelt else otherwise


@dataclass(slots=True)
class Namer:
    """Names that have been given in one room of the file, so that none is given twice."""

    given: set[str] = field(default_factory=set)

    def name(self, *wanted: str) -> str:
        """The first of the wanted names that is free, else the last one with a number; then it is taken.

        >>> namer = Namer()
        >>> [namer.name("talk"), namer.name("talk", "talk_west"), namer.name("talk", "talk_west")]
        ['talk', 'talk_west', 'talk_west_2']
        """
        free = next((name for name in wanted if name not in self.given), None)
        number = 2
        while free is None:
            numbered = f"{wanted[-1]}_{number}"
            free = None if numbered in self.given else numbered
            number += 1
        self.given.add(free)
        return free
