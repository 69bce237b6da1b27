"""Writing GraphML: states and moves as a graph in XML, for programs that draw and measure graphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from detente.errors import printable
from detente.exchange.formats import Written
from detente.exchange.states_and_moves import Listed, MoveListed, StateListed, listed
from detente.graph.graph import Graph
from detente.model.conflict import Conflict
from detente.stability.solve import Stability

NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"
# Names that XML takes for ids without more ado; else the states go by number.
_PLAIN: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_NEVER_IN_XML: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")

Fact = tuple[str, str | int | bool]


def write_graphml(
    source: Conflict | Graph | Stability, /, *, limit: int = 5_000, concepts: Sequence[str] | None = None
) -> Written:
    r"""The states and moves of a conflict, of its graph, or of what was solved, as GraphML.

    A state has its name for an id, or n1, n2 … where some name is none that XML takes for one.  Its facts are
    `name`, `label`, `pattern`, `holds`, `status_quo` (the readings that stand there), `rank.DM` (0 = worst),
    `stable.CONCEPT` (for whom, by id) and `equilibrium` (the concepts); those of a move `mover`, `forum` and
    `improvement`.  What is not known is not there.  Control, bidirectional and other unseen characters in texts, most
    of which XML forbids, are written as `\x1b` and the like.
    `limit`: how many states there may be, and a hundred times as many moves, TooLarge above it.  `concepts`: by which
    stability is judged, all by default, none if empty.  Source: [BrandesEtAl2002].

    >>> import detente as dt
    >>> write_graphml(dt.load("prisoners-dilemma")).data.decode().count("<edge ")
    8
    """
    found = listed(source, limit=limit, concepts=concepts)
    root = Element("graphml", {"xmlns": NAMESPACE})
    keys = _keys(root, found)
    graph = SubElement(root, "graph", {"edgedefault": "directed"})
    _add(graph, [("title", found.title), ("date", found.date)], keys, "graph")
    plain = all(_PLAIN.fullmatch(state.name) for state in found.states)
    ids = [state.name if plain else f"n{number}" for number, state in enumerate(found.states, 1)]
    for name, state in zip(ids, found.states, strict=True):
        _add(SubElement(graph, "node", {"id": name}), _facts_of_state(state), keys, "node")
    for number, move in enumerate(found.moves, 1):
        ends = {"id": f"e{number}", "source": ids[move.source], "target": ids[move.target]}
        _add(SubElement(graph, "edge", ends), _facts_of_move(move), keys, "edge")
    indent(root)
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return Written(data + b"\n", found.lost)


def legal(text: str) -> str:
    r"""The text with all that XML forbids, and all that nobody sees, made visible.

    >>> legal("a\x00b ]]> \uffff")
    'a\\x00b ]]> \\uffff'
    """
    return _NEVER_IN_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", printable(text))


def _keys(root: Element, found: Listed) -> dict[tuple[str, str], str]:
    """The facts that the file may state, declared: of what they are, and what they are called."""
    of_states = [("name", "string"), ("label", "string"), ("pattern", "string"), ("holds", "string")]
    of_states += [("status_quo", "string"), ("equilibrium", "string")]
    of_states += [(f"rank.{dm}", "int") for dm in found.decision_makers]
    of_states += [(f"stable.{concept}", "string") for concept in found.concepts]
    of_moves = [("mover", "string"), ("forum", "boolean"), ("improvement", "boolean")]
    declared = {"graph": [("title", "string"), ("date", "string")], "node": of_states, "edge": of_moves}
    keys: dict[tuple[str, str], str] = {}
    for of, facts in declared.items():
        for name, kind in facts:
            key = keys[of, name] = f"k{len(keys) + 1}"
            what = {"id": key, "for": of, "attr.name": legal(name), "attr.type": kind}
            SubElement(root, "key", what)
    return keys


def _facts_of_state(state: StateListed) -> Iterator[Fact]:
    words = ", ".join(state.holds)
    yield "name", state.name
    yield "label", ": ".join(filter(None, (state.name, state.label or words)))
    if state.pattern is not None:
        yield "pattern", state.pattern
        yield "holds", words
    yield "status_quo", " ".join(state.status_quo)
    for dm, rank in state.ranks.items():
        yield f"rank.{dm}", rank
    for concept, dms in state.stable.items():
        yield f"stable.{concept}", " ".join(dms)
    yield "equilibrium", " ".join(state.equilibrium)


def _facts_of_move(move: MoveListed) -> Iterator[Fact]:
    yield "mover", move.mover
    yield "forum", move.forum
    if move.improvement is not None:
        yield "improvement", move.improvement


def _add(element: Element, facts: Iterable[Fact], keys: dict[tuple[str, str], str], of: str) -> None:
    for name, value in facts:
        said = str(value).lower() if isinstance(value, bool) else legal(str(value))
        if said:
            SubElement(element, "data", {"key": keys[of, name]}).text = said
