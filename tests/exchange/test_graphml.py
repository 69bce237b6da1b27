"""GraphML: every state and move of the graph, with its facts, in XML that any parser takes, whatever the names."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import detente
from detente.errors import TooLarge, UnknownName
from detente.exchange.graphml import NAMESPACE, legal, write_graphml
from detente.exchange.states_and_moves import MOVES_PER_STATE
from detente.model.conflict import Conflict, DecisionMaker, NamedState, Ranking
from strategies import conflicts

# A quarter of what the profile asks for: each case is a conflict that is solved.
FEW = settings(max_examples=settings().max_examples // 4)
NS = {"g": NAMESPACE}
Facts = dict[str, object]
CASTS: dict[str, Any] = {"int": int, "boolean": {"true": True, "false": False}.__getitem__, "string": str}


def read(data: bytes) -> tuple[Facts, dict[str, Facts], list[tuple[str, str, Facts]]]:
    """The facts of the graph, those of the states by id, and the moves, as the declarations in the file say."""
    root = ET.fromstring(data)
    keys = {
        key.attrib["id"]: (key.attrib["for"], key.attrib["attr.name"], CASTS[key.attrib["attr.type"]])
        for key in root.findall("g:key", NS)
    }
    (graph,) = root.findall("g:graph", NS)

    def facts(element: ET.Element, of: str) -> Facts:
        found = {}
        for each in element.findall("g:data", NS):
            kind, name, cast = keys[each.attrib["key"]]
            assert kind == of
            found[name] = cast(each.text or "")
        return found

    assert "directed" == graph.attrib["edgedefault"]
    states = {each.attrib["id"]: facts(each, "node") for each in graph.findall("g:node", NS)}
    moves = [(e.attrib["source"], e.attrib["target"], facts(e, "edge")) for e in graph.findall("g:edge", NS)]
    return facts(graph, "graph"), states, moves


def hostile(title: str, states: tuple[str, str], maker: str) -> Conflict:
    """Two states and a move between them, with any names; nothing of it was ever checked."""
    a, b = states
    return Conflict(
        (DecisionMaker(maker, maker),),
        title=title,
        states=(NamedState("a", text=a), NamedState("b", text=b)),
        moves={maker: (("a", "b"),)},
        preferences={maker: Ranking((("b",), ("a",)))},
    )


@FEW
@given(conflicts())
def test_states_and_moves_are_those_of_the_graph_with_all_that_is_known_of_them(conflict: Conflict) -> None:
    graph = detente.unfold(conflict)
    result = detente.solve(graph)
    _, states, moves = read(write_graphml(conflict).data)
    names = graph.states.all_names(range(graph.size))

    assert names == [facts["name"] for facts in states.values()]
    for concept in result.concepts:
        stable = {dm: set(result.stable(concept, dm)) for dm in graph.decision_makers}
        for name, facts in zip(names, states.values(), strict=True):
            assert " ".join(dm for dm in stable if name in stable[dm]) == facts.get(f"stable.{concept}", "")
            assert (name in result.equilibria(concept)) == (concept in str(facts.get("equilibrium", "")).split())
    ids = dict(zip(states, names, strict=True))
    for mover in (*graph.movers, *graph.forums):
        arcs = mover.arcs
        made = {(ids[a], ids[b]): facts for a, b, facts in moves if facts["mover"] == mover.id}
        expected = list(zip(arcs.sources.tolist(), arcs.targets.tolist(), strict=True))
        assert {(names[a], names[b]) for a, b in expected} == made.keys()
        improving = {(s, graph.states.name(int(t))) for s in names for t in graph.improving(mover, names.index(s))}
        assert improving == {pair for pair, facts in made.items() if facts["improvement"]}
        assert all((len(mover.members) > 1) == facts["forum"] for facts in made.values())


def test_a_state_tells_what_holds_its_ranks_and_the_readings_that_stand_there() -> None:
    conflict = detente.load("groundwater")
    graph = detente.unfold(conflict)
    about, states, _ = read(write_graphml(conflict, concepts=["SEQ"]).data)
    quo = graph.states.name(graph.readings[0].state)

    assert {"title": conflict.title, "date": conflict.date} == about
    assert ", ".join(graph.states.on(graph.readings[0].state)) == states[quo]["holds"]
    assert graph.states.pattern(graph.readings[0].state) == states[quo]["pattern"]
    assert [reading.id for reading in graph.readings] == [
        name for facts in states.values() for name in str(facts.get("status_quo", "")).split()
    ]
    assert {f"rank.{dm}" for dm in graph.decision_makers} == {key for key in states[quo] if key.startswith("rank.")}
    assert {0} == {min(int(str(facts[f"rank.{dm}"])) for facts in states.values()) for dm in graph.decision_makers}
    assert ["stable.SEQ"] == [key for key in states[quo] if key.startswith("stable.")]


def test_what_was_solved_already_is_written_as_it_was_judged() -> None:
    result = detente.solve(
        detente.unfold(detente.load("elmira")), concepts="Nash", reading=detente.Reading(ties="strict")
    )
    of_result, of_graph = read(write_graphml(result).data), read(write_graphml(result.graph, concepts=()).data)

    assert {"stable.Nash"} == {key for facts in of_result[1].values() for key in facts if key.startswith("stable")}
    assert [] == [key for facts in of_graph[1].values() for key in facts if key.startswith("stable")]
    assert of_result[2] == of_graph[2]


def test_without_preferences_there_are_states_and_moves_alone_and_that_is_told() -> None:
    written = write_graphml(
        detente.loads(
            "detente: 1\ndecision_makers: {a: {options: {x: x}}, b: {options: {y: y}}}\npreferences: {b: [b.y]}\n"
        )
    )
    _, states, moves = read(written.data)

    assert {"rank.b"} == {key for facts in states.values() for key in facts if key.startswith(("rank", "stable"))}
    assert {"a": {None}, "b": {True, False}} == {
        dm: {facts.get("improvement") for *_, facts in moves if facts["mover"] == dm} for dm in "ab"
    }
    assert ["Nothing is said of what a prefers", "Stability is left out"] == sorted(
        sentence.partition(":")[0] for sentence in written.lost if "Stability" in sentence or "said" in sentence
    )


@given(st.text(max_size=12), st.tuples(st.text(max_size=12), st.text(max_size=12)), st.text(min_size=1, max_size=12))
def test_every_text_comes_back_from_a_parser_as_it_was_or_made_visible(
    title: str, states: tuple[str, str], maker: str
) -> None:
    about, found, moves = read(write_graphml(hostile(title, states, maker)).data)

    assert legal(title) == about.get("title", "")
    assert [legal(": ".join(filter(None, pair))) for pair in zip("ab", states, strict=True)] == [
        facts["label"] for facts in found.values()
    ]
    assert [("a", "b", {"mover": legal(maker), "forum": False, "improvement": True})] == moves


@pytest.mark.parametrize("text", ["]]>", "<!--", "&amp;", '"', "'", "<data/>", "a\nb", "a\tb", "é世😀"])
def test_what_xml_allows_is_not_changed(text: str) -> None:
    assert text == read(write_graphml(hostile(text, ("", ""), "dm")).data)[0]["title"]


@pytest.mark.parametrize(
    ("text", "seen"), [("\x00", r"\x00"), ("\r", r"\x0d"), ("\ufffe", r"\ufffe"), ("\ud800", r"\ud800")]
)
def test_what_xml_forbids_is_made_visible(text: str, seen: str) -> None:
    assert seen == read(write_graphml(hostile(text, ("", ""), "dm")).data)[0]["title"]


def test_names_that_are_no_ids_of_xml_go_by_number() -> None:
    conflict = hostile("", ("", ""), "dm")
    named = replace(
        conflict,
        states=(NamedState("b e"), NamedState("ä")),
        moves={"dm": (("b e", "ä"),)},
        preferences={"dm": Ranking((("b e", "ä"),))},
    )

    assert {"n1": "b e", "n2": "ä"} == {
        name: facts["name"] for name, facts in read(write_graphml(named).data)[1].items()
    }


def test_too_many_states_and_moves_are_refused_with_the_limit() -> None:
    options = ", ".join(f"x{k}: x" for k in range(7))
    many = detente.loads(f"detente: 1\ndecision_makers: {{a: {{options: {{{options}}}}}}}\npreferences: {{a: []}}\n")

    with pytest.raises(TooLarge, match=r"128 states; the limit is 100\. Raise the limit \(--limit N, or limit=N\)"):
        write_graphml(many, limit=100)
    with pytest.raises(TooLarge, match=rf"16,256 moves; the limit is {MOVES_PER_STATE} for each of 128 states"):
        write_graphml(many, limit=128)


def test_an_unknown_concept_is_named() -> None:
    with pytest.raises(UnknownName, match="'SQE'; did you mean 'SEQ'"):
        write_graphml(detente.load("chicken"), concepts=["SQE"])


def test_nothing_of_python_or_of_another_address_is_in_the_file() -> None:
    text = write_graphml(detente.load("elmira")).data.decode()

    assert text.startswith("<?xml version='1.0' encoding='utf-8'?>\n<graphml xmlns=")
    assert [NAMESPACE] == re.findall(r"https?://[^'\"]*", text)
    assert "None" not in text


def test_networkx_reads_the_same_graph() -> None:
    networkx: Any = pytest.importorskip("networkx", reason="networkx, which reads these files, is not installed")
    conflict = detente.load("elmira")
    graph = detente.unfold(conflict)
    found = networkx.parse_graphml(write_graphml(conflict).data.decode(), force_multigraph=True)

    assert graph.states.all_names(range(graph.size)) == list(found)
    assert sum(mover.moves.count for mover in (*graph.movers, *graph.forums)) == found.number_of_edges()
    assert {"s5", "s8", "s9"} == {
        name for name, facts in found.nodes(data=True) if "Nash" in facts.get("equilibrium", "")
    }
