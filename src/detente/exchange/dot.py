"""Writing DOT: states and moves as a drawing for Graphviz."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from detente.errors import printable
from detente.exchange.formats import Written
from detente.exchange.states_and_moves import MoveListed, StateListed, listed
from detente.graph.graph import Graph
from detente.model.conflict import Conflict
from detente.stability.solve import Stability

_LINE: Final = 40


def write_dot(
    source: Conflict | Graph | Stability, /, *, limit: int = 1_000, concepts: Sequence[str] | None = None
) -> Written:
    r"""The states and moves of a conflict, of its graph, or of what was solved, as a drawing in the DOT language.

    A state is a box with its name, what holds there and under which concepts it is an equilibrium, which rings it; the
    status quo is bold.  A move is an arrow with who makes it: a full line for an improvement, a dashed one for none, a
    dotted one where that is not known, and a hollow head for a forum.  The ranks are in the tooltips, and the bare
    facts in attributes of their own, which Graphviz passes over.
    Every text is quoted, and so never markup.  `limit` and `concepts`: as for GraphML.  Source: [GansnerEtAl1993].

    >>> import detente as dt
    >>> print(write_dot(dt.load("prisoners-dilemma"), concepts=()).data.decode().splitlines()[4])
      n1 [label="s1\nnobody defects", tooltip="rank for row: 2, for col: 2", name="s1"];
    """
    found = listed(source, limit=limit, concepts=concepts)
    lines = [
        f"digraph {quote(found.title)} {{",
        f'  graph [label={label(found.title)}, rankdir=LR, charset="UTF-8"{_dated(found.date)}];',
        '  node [shape=box, fontname="sans-serif"];',
        '  edge [fontname="sans-serif", fontsize=10];',
        *(_state(number, state) for number, state in enumerate(found.states, 1)),
        *(_move(move) for move in found.moves),
        "}",
    ]
    return Written(("\n".join(lines) + "\n").encode(), found.lost)


def quote(text: str) -> str:
    r"""A text as a quoted string, on one line, in which nothing ends the string or goes on from it.

    >>> print(quote('a "b" \\'))
    "a \"b\" \\"
    """
    shown = printable(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{shown.replace(chr(10), " ").replace(chr(9), " ")}"'


def label(*lines: str) -> str:
    r"""Lines of text as a quoted string that is shown as it is: neither references to characters nor escapes count.

    >>> print(label("a & b", "\\N"))
    "a &amp; b\n\\N"
    """
    return '"' + r"\n".join(quote(line.replace("&", "&amp;"))[1:-1] for line in lines) + '"'


def _dated(date: str) -> str:
    return f", date={quote(date)}" if date else ""


def _state(number: int, state: StateListed) -> str:
    words = state.label or ", ".join(state.holds)
    if state.pattern is not None:
        words = words or "nothing holds"
    lines = [state.name, *_cut(words)]
    facts = {}
    if state.equilibrium:
        lines.append(" ".join(state.equilibrium))
        facts["peripheries"] = "2"
    if state.status_quo:
        facts["style"] = "bold"
    ranks = ", for ".join(f"{dm}: {rank}" for dm, rank in state.ranks.items())
    judged = [f"{concept}: stable for {', '.join(dms) or 'nobody'}" for concept, dms in state.stable.items()]
    told = [f"rank for {ranks}" if ranks else "", *judged]
    facts = {"label": label(*lines), "tooltip": label("; ".join(filter(None, told)) or state.name), **facts}
    facts["name"] = quote(state.name)
    if state.status_quo:
        facts["status_quo"] = quote(" ".join(state.status_quo))
    return f"  n{number} [{_listed(facts)}];"


def _move(move: MoveListed) -> str:
    style = {True: "solid", False: "dashed", None: "dotted"}[move.improvement]
    facts = {"label": label(move.mover), "style": style}
    if move.forum:
        facts["arrowhead"] = "empty"
    facts["mover"] = quote(move.mover)
    if move.improvement is not None:
        facts["improvement"] = str(move.improvement).lower()
    return f"  n{move.source + 1} -> n{move.target + 1} [{_listed(facts)}];"


def _listed(facts: dict[str, str]) -> str:
    return ", ".join(f"{name}={value}" for name, value in facts.items())


def _cut(words: str) -> Iterator[str]:
    """Words on lines that are not much longer than a drawing bears, parted at blanks."""
    line = ""
    for word in words.split(" "):
        if line and len(line) + len(word) >= _LINE:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield line
