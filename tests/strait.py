"""A small account of two sides of a strait, whose claims can be judged by hand; its texts and its file.

East can seize a fort, for good; West can then fight.  "No fighting" (W1) and "fight for the fort" (W2) stand in one
tier of what West wants: there are two admissible orders, and nearly all hangs on which of the two is first.
"""

from __future__ import annotations

import detente
from detente.text.document import Document, document

TEXT = (
    "West will fight for the fort. War is terrible for West. Nobody may have a free hand. "
    "East wants the fort without war. The fort is not taken."
)
STRAIT = """\
detente: 1
title: "A strait"
sources: {news: {file: strait.txt}}
decision_makers:
  east: {name: East, options: {seize: {text: "seizes the fort", irreversible: adopted}}}
  west: {name: "West (and friends)", options: {fight: "fights for the fort"}}
infeasible: [{when: "west.fight and not east.seize", assumed: "one fights for what is taken"}]
status_quo: {holds: [], cites: [news#5]}
preferences:
  east:
    - {id: E1, want: "not west.fight", tier: 1, cites: [news#4]}
    - {id: E2, want: "east.seize", tier: 2, cites: [news#4]}
  west:
    - {id: W1, want: "not west.fight", tier: 1, cites: [news#2]}
    - {id: W2, want: "west.fight", if: "east.seize", tier: 1, cites: [news#3]}
claims:
  - {id: fights, says: "ensures(east.seize, west.fight)", cites: [news#1]}
  - {id: deters, text: "East will keep off", says: "deters(west.fight, east, east.seize)", cites: [news#1]}
  - {id: taken, text: "the fort may fall", says: "possible(east.seize)", cites: [news#4]}
  - {id: peace, says: "prefers(west, not west.fight)", cites: [news#2]}
  - {id: quiet, says: "now(not east.seize)", cites: [news#5]}
"""


def strait(*changes: tuple[str, str]) -> detente.Conflict:
    """The conflict, each first of a pair in its file replaced by the second."""
    text = STRAIT
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return detente.loads(text)


def texts() -> dict[str, Document]:
    """The text that it cites."""
    return {"news": document(TEXT.encode(), "strait.txt")}
