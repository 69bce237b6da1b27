"""PrefLib's orders: a vote for each decision maker, which read back is what it prefers among the states."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import detente
from detente.errors import ConflictError, TooLarge, printable
from detente.exchange.preflib import write_soc, write_toc
from detente.exchange.tied_ranks import ranked
from detente.model.conflict import Conflict, DecisionMaker, NamedState, Ranking
from strategies import conflicts

# A quarter of what the profile asks for: each case is a conflict that is solved.
FEW = settings(max_examples=settings().max_examples // 4)
Order = tuple[frozenset[int], ...]


@dataclass(frozen=True)
class Votes:
    header: dict[str, str]
    votes: list[tuple[int, Order]]

    @property
    def names(self) -> list[str]:
        return [value for name, value in self.header.items() if name.startswith("ALTERNATIVE NAME")]


def read(data: bytes) -> Votes:
    """The file, by the specification: metadata first, no empty lines, then `number: a,{b,c}`."""
    lines = data.decode().removesuffix("\n").split("\n")
    head = [line for line in lines if line.startswith("#")]
    said = [re.fullmatch(r"# ([A-Z]+(?: [A-Z]+)*(?: [0-9]+)?):(?: (.*))?", line) for line in head]
    assert None not in said
    header = {found[1]: found[2] or "" for found in said if found}
    votes = []
    for line in lines[len(head) :]:
        times, _, order = line.partition(": ")
        groups = re.findall(r"\{([0-9,]+)\}|([0-9]+)", order)
        assert order == ",".join(f"{{{tied}}}" if tied else alone for tied, alone in groups)
        votes.append((int(times), tuple(frozenset(map(int, (tied or alone).split(","))) for tied, alone in groups)))
    return Votes(header, votes)


def ties(ranking: tuple[tuple[str, ...], ...], names: tuple[str, str] = ("", ""), title: str = "") -> Conflict:
    return Conflict(
        (DecisionMaker("a", "A"), DecisionMaker("b", "B")),
        title=title,
        states=(NamedState("s", text=names[0]), NamedState("t", text=names[1])),
        moves={},
        preferences={"a": Ranking(ranking), "b": Ranking((("t",), ("s",)))},
    )


@FEW
@given(conflicts(transitive=True))
def test_the_votes_are_the_orders_of_the_decision_makers(conflict: Conflict) -> None:
    graph = detente.unfold(conflict)
    found = read(write_toc(conflict).data)
    orders = [
        tuple(frozenset(state + 1 for state in group) for group in ranked(graph, i) or ())
        for i in range(len(graph.decision_makers))
    ]

    assert sorted(map(str, orders)) == sorted(str(order) for times, order in found.votes for _ in range(times))
    assert [str(len(orders)), str(len(set(orders))), str(graph.size)] == [
        found.header[f"NUMBER {what}"] for what in ("VOTERS", "UNIQUE ORDERS", "ALTERNATIVES")
    ]
    assert len(found.votes) == len(set(orders))
    assert sorted((times for times, _ in found.votes), reverse=True) == [times for times, _ in found.votes]
    for number, (_, order) in enumerate(found.votes, 1):
        assert order in orders
        whose = re.search(rf"line {number}: ([^;]*)", found.header["DESCRIPTION"])
        assert whose
        assert {orders[graph.decision_makers.index(dm)] for dm in whose[1].split(", ")} == {order}


def test_the_header_is_the_one_that_the_format_asks_for() -> None:
    assert [
        "FILE NAME",
        "TITLE",
        "DESCRIPTION",
        "DATA TYPE",
        "MODIFICATION TYPE",
        "RELATES TO",
        "RELATED FILES",
        "PUBLICATION DATE",
        "MODIFICATION DATE",
        "NUMBER ALTERNATIVES",
        "NUMBER VOTERS",
        "NUMBER UNIQUE ORDERS",
        "ALTERNATIVE NAME 1",
        "ALTERNATIVE NAME 2",
        "ALTERNATIVE NAME 3",
        "ALTERNATIVE NAME 4",
    ] == list(read(write_soc(detente.load("chicken")).data).header)


def test_strict_orders_are_written_alike_in_both_but_for_the_type() -> None:
    strict, tied = (write(detente.load("chicken")) for write in (write_soc, write_toc))

    assert strict.data == tied.data.replace(b"DATA TYPE: toc", b"DATA TYPE: soc")
    assert {"Nobody ties any states: PrefLib wants the file as .soc."} == set(tied.lost) - set(strict.lost)


def test_ties_are_refused_in_strict_orders_with_who_has_them() -> None:
    with pytest.raises(ConflictError, match=r"DET551 the preferences of a cannot be written as \.soc: s and t tie"):
        write_soc(ties((("s", "t"),)))

    assert [(1, (frozenset({1, 2}),)), (1, (frozenset({2}), frozenset({1})))] == read(
        write_toc(ties((("s", "t"),))).data
    ).votes


def test_all_who_prefer_in_no_order_are_refused_at_once() -> None:
    partial = "detente: 1\ndecision_makers: {a: {options: {x: x}}, b: {options: {y: y}}}\n"
    conflict = detente.loads(f"{partial}preferences: {{a: {{relation: [[NN, YN]]}}, b: {{relation: [[NN, NY]]}}}}\n")
    with pytest.raises(ConflictError) as caught:
        write_toc(conflict)

    assert ["DET551", "DET551"] == [problem.code for problem in caught.value.problems]


def test_who_prefers_nothing_that_is_known_has_no_vote_and_that_is_told() -> None:
    conflict = ties((("s",), ("t",)))
    silent = write_toc(replace(conflict, preferences={"b": conflict.preferences["b"]}))

    assert [(1, (frozenset({2}), frozenset({1})))] == read(silent.data).votes
    assert "Nothing is said of what a would prefer: no vote is written." in silent.lost
    with pytest.raises(ConflictError, match="nobody's preferences are stated"):
        write_toc(replace(conflict, preferences={}))


def test_too_many_states_are_refused_with_the_limit() -> None:
    with pytest.raises(TooLarge, match=r"4 states in every order; the limit is 3\."):
        write_toc(detente.load("chicken"), limit=3)


@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=12))
def test_no_name_breaks_a_line_or_makes_a_vote(title: str, first: str, second: str) -> None:
    found = read(write_toc(ties((("s",), ("t",)), (first, second), title)).data)

    assert (16 - 2, 2) == (len(found.header), len(found.votes))
    assert 2 == len(set(found.names))
    assert found.names == [printable(name) for name in found.names]


def test_preflibtools_reads_the_same_orders() -> None:
    instances: Any = pytest.importorskip("preflibtools.instances", reason="preflibtools is not installed")
    conflict = detente.load("elmira")
    found = instances.OrdinalInstance()
    found.parse_str(write_toc(conflict).data.decode(), "toc")

    assert [(found.multiplicity[order], tuple(frozenset(group) for group in order)) for order in found.orders] == read(
        write_toc(conflict).data
    ).votes
    assert read(write_toc(conflict).data).names == list(found.alternatives_name.values())
