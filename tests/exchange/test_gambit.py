"""Strategic games for Gambit: read back literally, their equilibria in pure strategies are the Nash equilibria here."""

from __future__ import annotations

import io
import itertools
import re
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import detente
from definitions import equilibria
from detente.errors import ConflictError, TooLarge
from detente.exchange.gambit import NO_STATE, write_nfg
from detente.model.conflict import Conflict
from strategies import conflicts

# A quarter of what the profile asks for: each case is a conflict that is solved.
FEW = settings(max_examples=settings().max_examples // 4)
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}]|-?[0-9]+|[A-Za-z]+')
FOLLOWED = """\
detente: 1
decision_makers:
  a: {options: {x: raises, y: {levels: [low, mid, high]}}}
  b: {options: {z: answers}}
consequences: [{when: "a.x and b.z", set: {a.y: high}}]
preferences: {a: ["a.y = high", "not a.x"], b: ["b.z", "not a.y = high"]}
"""
JOINT = """\
detente: 1
decision_makers: {a: {options: {x: x}}, b: {options: {y: y}}}
joint_options: {deal: {owners: [a, b]}}
status_quo: [joint.deal]
preferences: {a: ["joint.deal", "a.x"], b: ["b.y"]}
"""


@dataclass(frozen=True)
class Game:
    title: str
    makers: list[str]
    strategies: list[list[str]]
    cells: dict[tuple[str, ...], list[int]]

    def pure_equilibria(self) -> set[tuple[str, ...]]:
        """The profiles that nobody betters by another strategy of its own: the definition, word by word."""
        return {
            profile
            for profile, worth in self.cells.items()
            if all(
                self.cells[(*profile[:i], other, *profile[i + 1 :])][i] <= worth[i]
                for i, own in enumerate(self.strategies)
                for other in own
            )
        }


def read(data: bytes) -> Game:
    """The game in a file, by the description of the format: labels nested, the first strategies running fastest."""
    tokens = iter(TOKEN.findall(data.decode("ascii")))

    def label(token: str) -> str:
        assert token[0] == token[-1] == '"'
        return token[1:-1].replace('\\"', '"')

    def labels() -> list[str]:
        assert "{" == next(tokens)
        return [label(token) for token in itertools.takewhile(lambda t: t != "}", tokens)]

    assert ["NFG", "1", "R"] == [next(tokens), next(tokens), next(tokens)]
    title, makers = label(next(tokens)), labels()
    assert "{" == next(tokens)
    strategies = [labels() for _ in makers]
    assert "}" == next(tokens)
    label(next(tokens))
    numbers = [int(token) for token in tokens]
    profiles = [tuple(reversed(p)) for p in itertools.product(*reversed(strategies))]
    assert len(numbers) == len(profiles) * len(makers)
    n = len(makers)
    return Game(title, makers, strategies, {p: numbers[k * n : k * n + n] for k, p in enumerate(profiles)})


def named(conflict: Conflict, state: str) -> tuple[str, ...]:
    """The strategies that meet in a state, by what the decision makers set there."""
    on = set(detente.unfold(conflict).states.on(detente.unfold(conflict).states.index(state)))
    chosen = []
    for dm in conflict.decision_makers:
        own = [word.partition(".")[2] for word in on if word.startswith(f"{dm.id}.")]
        order = [option.key.partition(".")[2] for option in dm.options]
        chosen.append(", ".join(sorted(own, key=lambda word: order.index(word.partition("=")[0]))) or "nothing")
    return tuple(chosen)


def reversible(conflict: Conflict) -> Conflict:
    makers = tuple(
        replace(dm, options=tuple(replace(option, irreversible=None) for option in dm.options))
        for dm in conflict.decision_makers
    )
    return replace(conflict, decision_makers=makers)


PLAIN = conflicts("plain", most=16, transitive=True).map(reversible)


def test_a_cell_holds_the_rank_of_its_state_for_everybody() -> None:
    conflict = detente.load("prisoners-dilemma")
    game = read(write_nfg(conflict).data)
    (own,) = ({option.key.partition(".")[2] for option in dm.options} for dm in conflict.decision_makers[:1])
    (defect,) = own

    assert ["row", "col"] == game.makers
    assert {
        ("nothing", "nothing"): [2, 2],
        (defect, "nothing"): [3, 0],
        ("nothing", defect): [0, 3],
        (defect, defect): [1, 1],
    } == game.cells


@FEW
@given(PLAIN)
def test_cells_that_are_states_are_equilibria_where_the_states_are_nash_equilibria(conflict: Conflict) -> None:
    game = read(write_nfg(conflict).data)
    graph = detente.unfold(conflict)
    states = {named(conflict, name): name for name in graph.states.all_names(range(graph.size))}
    found = {states[profile] for profile in game.pure_equilibria() if profile in states}

    assert {profile for profile, worth in game.cells.items() if NO_STATE in worth} == game.cells.keys() - states.keys()
    assert equilibria(conflict, "Nash") == found
    assert set(detente.solve(graph, concepts="Nash").equilibria("Nash")) == found


@FEW
@given(PLAIN)
def test_how_many_cells_are_no_states_and_equilibria_all_the_same_is_told(conflict: Conflict) -> None:
    written = write_nfg(conflict)
    game = read(written.data)
    empty = {profile for profile, worth in game.cells.items() if NO_STATE in worth}
    false = game.pure_equilibria() & empty
    told = [sentence for sentence in written.lost if "are no states" in sentence]

    assert ([] if not empty else [f"{len(empty)} of {len(game.cells)} cells are no states"]) == [
        sentence.partition(":")[0] for sentence in told
    ]
    assert bool(false) == any(f"{len(false)} of them are equilibria" in sentence for sentence in told)


def test_a_cell_holds_the_state_that_consequences_lead_to() -> None:
    conflict = detente.loads(FOLLOWED)
    game = read(write_nfg(conflict).data)
    graph = detente.unfold(conflict)
    result = detente.solve(graph, concepts="Nash")
    states = {named(conflict, name): name for name in graph.states.all_names(range(graph.size))}
    settled = {profile for profile in game.pure_equilibria() if profile in states}

    assert game.cells["x", "z"] == game.cells["x, y=high", "z"]
    assert ("x", "z") not in states
    assert set(result.equilibria("Nash")) == {states[profile] for profile in settled}


def test_joint_options_stay_as_in_the_status_quo_and_that_is_told() -> None:
    written = write_nfg(detente.loads(JOINT))

    assert 4 == len(read(written.data).cells)
    assert [2, 3, 2, 3] == [worth[0] for worth in read(written.data).cells.values()]
    assert ["Joint options are left out (joint.deal): nobody sets them alone, so they stay as in the status quo."] == [
        sentence for sentence in written.lost if sentence.startswith("Joint")
    ]


def test_numbers_are_told_to_be_ranks_alone() -> None:
    assert write_nfg(detente.load("chicken")).lost[0].startswith("Numbers are ranks")


@pytest.mark.parametrize(
    ("conflict", "words"),
    [
        (detente.load("bridge"), "graph form"),
        (
            detente.loads(
                "detente: 1\ndecision_makers: {a: {options: {x: x}}, b: {options: {y: y}}}\n"
                "preferences: {a: {relation: [[NN, YN]]}, b: {relation: [[NN, NY]]}}\n"
            ),
            "of b cannot",
        ),
        (
            detente.loads(
                "detente: 1\ndecision_makers: {a: {options: {x: x}}, b: {options: {y: y}}}\n"
                "joint_options: {deal: {owners: [a, b]}}\ninfeasible: [not joint.deal]\npreferences: {a: [], b: []}\n"
            ),
            "no cell of the game",
        ),
    ],
)
def test_what_is_no_game_is_refused(conflict: Conflict, words: str) -> None:
    with pytest.raises(ConflictError, match=words) as caught:
        write_nfg(conflict)

    assert {"DET551"} == {problem.code for problem in caught.value.problems}


def test_too_many_cells_are_refused_with_the_limit() -> None:
    with pytest.raises(TooLarge, match=r"4 cells; the limit is 3\. Raise the limit \(--limit N, or limit=N\)"):
        write_nfg(detente.load("chicken"), limit=3)


@FEW
@given(st.text(max_size=20), st.text(min_size=1, max_size=8))
def test_hostile_names_neither_end_a_text_nor_leave_ascii(title: str, maker: str) -> None:
    conflict = detente.load("chicken")
    first, second = conflict.decision_makers
    others = {maker: conflict.preferences[first.id], second.id: conflict.preferences[second.id]}
    hostile = replace(conflict, title=title, decision_makers=(replace(first, id=maker), second), preferences=others)
    game = read(write_nfg(hostile).data)

    assert game.cells == read(write_nfg(conflict).data).cells
    assert all(re.fullmatch(r"[!-~]+( [!-~]+)*", name) for name in (*game.makers, *itertools.chain(*game.strategies)))
    assert 2 == len(set(game.makers))
    assert re.fullmatch(r"[ -~]*", game.title)


def test_names_beyond_ascii_go_by_number_and_strategies_by_patterns() -> None:
    conflict = detente.loads(
        "detente: 1\ntitle: Ð\ndecision_makers:\n  сторона: {options: {уйти: x, b: {levels: [c, d, e]}}}\n"
        "  b: {options: {y: y}}\npreferences: {сторона: [], b: []}\n"
    )
    written = write_nfg(conflict)
    game = read(written.data)

    assert (["decision maker 1", "b"], "&#208;") == (game.makers, game.title)
    assert [["N0", "Y0", "N1", "Y1", "N2", "Y2"], ["nothing", "y"]] == game.strategies
    assert "Names are left out (сторона): Gambit takes ASCII alone, so they go by number." in written.lost


@FEW
@given(PLAIN)
def test_gambit_reads_the_game_and_finds_the_same_equilibria(conflict: Conflict) -> None:
    gambit: Any = pytest.importorskip("pygambit", reason="pygambit, which reads these files, is not installed")
    data = write_nfg(conflict).data
    game = read(data)
    profiles = gambit.nash.enumpure_solve(gambit.read_nfg(io.StringIO(data.decode()))).equilibria
    # By labels alone, which Gambit 16.1 and later take: strategies are objects there, and names from 17 on.
    found = {
        tuple(
            name
            for maker, own in zip(game.makers, game.strategies, strict=True)
            for name in own
            if profile[maker][name] == 1
        )
        for profile in profiles
    }

    assert game.pure_equilibria() == found
