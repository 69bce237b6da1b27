"""DOT: the drawing is in the language of Graphviz, word for word, and no name can add to it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import detente
from detente.errors import TooLarge, printable
from detente.exchange.dot import write_dot
from detente.model.conflict import Conflict, DecisionMaker, NamedState, Ranking
from strategies import conflicts

# The words of the language, as far as a file of ours may use it.
TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|->|[{}\[\];=,]|[A-Za-z_][A-Za-z_0-9]*|-?[0-9]+')


# A quarter of what the profile asks for: each case is a conflict that is solved.
FEW = settings(max_examples=settings().max_examples // 4)


@dataclass(frozen=True)
class Drawing:
    title: str
    about: dict[str, dict[str, str]]
    states: dict[str, dict[str, str]]
    moves: list[tuple[str, str, dict[str, str]]]


def words(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        found = TOKEN.match(text, at)
        assert found, f"no word of the language: {text[at : at + 20]!r}"
        yield found[0]
        at = found.end()


def said(word: str) -> str:
    """What an ID says: of a quoted string only the quotation mark is escaped."""
    return word[1:-1].replace('\\"', '"') if word.startswith('"') else word


def shown(text: str) -> list[str]:
    """The lines that Graphviz draws of a label: backslashes stand for something, and references for characters."""
    lines, at = [""], 0
    while at < len(text):
        if text[at] == "\\":
            kind = text[at + 1]
            assert kind in "n\\", f"an escape that draws something else: {kind}"
            lines = [*lines, ""] if kind == "n" else [*lines[:-1], lines[-1] + "\\"]
            at += 2
        elif text[at] == "&":
            assert text.startswith("&amp;", at)
            lines[-1] += "&"
            at += 5
        else:
            lines[-1] += text[at]
            at += 1
    return lines


def read(data: bytes) -> Drawing:
    """The drawing, by the grammar of the language; a string that ended early, or went on, would not fit it."""
    found = words(data.decode())
    assert "digraph" == next(found)
    drawing = Drawing(said(next(found)), {}, {}, [])
    assert "{" == next(found)
    for first in iter(found.__next__, "}"):
        mark = next(found)
        target = next(found) if mark == "->" else None
        if target is not None:
            mark = next(found)
        assert "[" == mark
        facts = {}
        while mark != "]":
            name, equals, value, mark = said(next(found)), next(found), said(next(found)), next(found)
            assert equals == "="
            assert mark in {",", "]"}
            facts[name] = value
        assert ";" == next(found)
        if target is not None:
            drawing.moves.append((first, target, facts))
        else:
            (drawing.about if first in {"graph", "node", "edge"} else drawing.states)[first] = facts
    assert [] == list(found)
    return drawing


def hostile(title: str, state: str, maker: str) -> Conflict:
    return Conflict(
        (DecisionMaker(maker, maker),),
        title=title,
        states=(NamedState("a", text=state), NamedState("b")),
        moves={maker: (("a", "b"),)},
        preferences={maker: Ranking((("b",), ("a",)))},
    )


@FEW
@given(conflicts())
def test_states_and_moves_are_those_of_the_graph(conflict: Conflict) -> None:
    graph = detente.unfold(conflict)
    drawing = read(write_dot(conflict).data)
    names = graph.states.all_names(range(graph.size))
    ids = {name: facts["name"] for name, facts in drawing.states.items()}
    result = detente.solve(graph)
    equilibria = {name for concept in result.concepts for name in result.equilibria(concept)}

    assert names == list(ids.values())
    assert {graph.states.name(r.state) for r in graph.readings} == {
        ids[name] for name, facts in drawing.states.items() if facts.get("style") == "bold"
    }
    assert equilibria == {ids[name] for name, facts in drawing.states.items() if facts.get("peripheries") == "2"}
    for mover in (*graph.movers, *graph.forums):
        made = {(ids[a], ids[b]): facts for a, b, facts in drawing.moves if facts["mover"] == mover.id}
        improving = {(s, graph.states.name(int(t))) for s in names for t in graph.improving(mover, names.index(s))}
        assert mover.moves.count == len(made)
        assert improving == {pair for pair, facts in made.items() if facts["style"] == "solid"}
        assert all((len(mover.members) > 1) == ("arrowhead" in facts) for facts in made.values())


@given(st.text(max_size=12), st.text(max_size=12), st.text(min_size=1, max_size=12))
def test_every_text_is_drawn_as_it_is_or_made_visible(title: str, state: str, maker: str) -> None:
    drawing = read(write_dot(hostile(title, state, maker)).data)

    def visible(text: str) -> str:
        return printable(text).replace("\n", " ").replace("\t", " ")

    assert [visible(title)] == shown(drawing.about["graph"]["label"])
    assert "".join(visible(state).split(" ")) == "".join("".join(shown(drawing.states["n1"]["label"])[1:]).split(" "))
    assert [("n1", "n2", [visible(maker)])] == [(a, b, shown(facts["label"])) for a, b, facts in drawing.moves]


@pytest.mark.parametrize(
    "text", ['"]; evil [label="', "\\", "\\N", '\\\\"', "<b>x</b>", "&lt;", "}", "//", "/*", "#", "a\nb"]
)
def test_a_hostile_name_adds_nothing_to_the_drawing(text: str) -> None:
    drawing = read(write_dot(hostile(text, text, text)).data)

    assert (["n1", "n2"], 1) == (list(drawing.states), len(drawing.moves))
    assert [text.replace("\n", " ")] == shown(drawing.about["graph"]["label"])


def test_the_date_is_a_fact_of_the_drawing_and_nobody_is_said_to_be_nobody() -> None:
    drawing = read(write_dot(detente.load("northkorea-baseline")).data)

    assert detente.load("northkorea-baseline").date == drawing.about["graph"]["date"]
    assert "date" not in read(write_dot(detente.load("chicken")).data).about["graph"]
    assert any("Nash: stable for nobody" in facts["tooltip"] for facts in drawing.states.values())


def test_too_many_states_are_refused_with_the_limit() -> None:
    with pytest.raises(TooLarge, match=r"4 states; the limit is 3\."):
        write_dot(detente.load("chicken"), limit=3)


@pytest.mark.parametrize("name", ["elmira", "bridge", "hostile"])
def test_graphviz_draws_it(name: str) -> None:
    program = shutil.which("dot")
    if program is None:
        pytest.skip("Graphviz, which draws these files, is not installed")
    conflict = hostile("<&\\N", '"]; x ["', "\\") if name == "hostile" else detente.load(name)
    drawn = subprocess.run([program, "-Tsvg"], input=write_dot(conflict).data, capture_output=True, check=False)

    assert (0, b"") == (drawn.returncode, drawn.stderr)
    assert drawn.stdout.count(b'class="node"') == detente.unfold(conflict).size
