"""The package beside the judge, cell by cell, on random conflicts of every form, in both ways to store moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count, cycle
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import definitions as judge
from detente.graph.unfold import Storage, unfold
from detente.model.conflict import Conflict, Forum, Pairs
from detente.stability.reading import Reading
from detente.stability.solve import solve
from stability.cells import compared, groundwork, verdicts
from stability.plain_conflicts import plain_conflict
from strategies import conflicts, random_conflict

Maker = Callable[[Random], Conflict]
LATER = 1_000_000  # where the seeds of the long comparison begin


def _with_many_forums(rng: Random) -> Conflict:
    """A conflict of three to five with many forums: of one member, of the same members twice, of nearly everybody."""
    conflict = random_conflict(rng, rng.choice(("graph", "option", "merged")), 16, makers=rng.choice((3, 4, 5)))
    dms = [dm.id for dm in conflict.decision_makers]
    members = [rng.sample(dms, rng.randint(1, len(dms) - 1)) for _ in range(rng.randint(1, 4))]
    members += [rng.sample(some, len(some)) for some in members if rng.random() < 0.5]
    return replace(conflict, forums=tuple(Forum(f"f{n}", tuple(some)) for n, some in enumerate(members)))


# Each form is a share of its own, so that none is crowded out; `blocks` are larger, and lie in both storages.
FORMS: dict[str, Maker] = {
    "blocks": lambda rng: plain_conflict(rng, 64),
    "books": lambda rng: random_conflict(rng, "plain"),
    "option": lambda rng: random_conflict(rng, "option"),
    "merged": lambda rng: random_conflict(rng, "merged"),
    "graph": lambda rng: random_conflict(rng, "graph"),
    "forums": _with_many_forums,
}


def _storages(conflict: Conflict) -> tuple[Storage, ...]:
    """Every way in which the moves of this conflict can be stored."""
    option_form = conflict.moves is None and conflict.states is None and not conflict.consequences
    indifferent = not any(attitude.value for attitude in conflict.attitudes)
    ranked = not any(isinstance(preference, Pairs) for preference in conflict.preferences.values())
    return ("blocks", "arcs") if option_form and indifferent and ranked else ("arcs",)


def _compare(make: Maker, cells: int, first: int = 0, readings: tuple[judge.Reading, ...] = (judge.DEFAULT,)) -> int:
    """Compare conflicts from seed `first` on, each reading in its turn, until so many cells were; how many they were.

    Fails at the first conflict in which anything differs, and names its seed.
    """
    total = 0
    turns = cycle(readings)
    for seed in count(first):
        conflict = make(Random(seed))
        for storage in _storages(conflict):
            assert (seed, storage, groundwork(conflict, storage)) == (seed, storage, {})
            found = verdicts(conflict, next(turns), storage)
            assert (seed, found.wrong) == (seed, {})
            total += found.cells
        if total >= cells:
            return total
    raise AssertionError  # the seeds never end


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
def test_every_cell_of_a_fixed_share_is_as_the_judge_says(form: str):
    """20,000 cells of each form, and with them all states, names, patterns, moves, successors and preferences."""
    assert _compare(FORMS[form], 20_000) >= 20_000


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
def test_every_cell_under_each_of_the_sixteen_readings_is_as_the_judge_says(form: str):
    assert len(judge.READINGS) == 16
    assert _compare(FORMS[form], 8_000, first=LATER // 2, readings=judge.READINGS) >= 8_000


@pytest.mark.long
def test_a_million_cells_are_as_the_judge_says(capsys: pytest.CaptureFixture[str]):
    """Seeds that no other test draws; under the default reading, then under all sixteen by turns."""
    default = {form: _compare(make, 190_000, first=LATER) for form, make in FORMS.items()}
    turns = {form: _compare(make, 20_000, first=2 * LATER, readings=judge.READINGS) for form, make in FORMS.items()}
    with capsys.disabled():
        said = f"{sum(default.values()):,} cells under the default reading, {sum(turns.values()):,} under all sixteen"
        print(f"\n{said}")  # noqa: T201 - that the number is told is the point

    assert sum(default.values()) >= 1_000_000


@given(conflicts())
def test_the_groundwork_of_a_small_conflict_is_as_the_judge_says(conflict: Conflict):
    assert {storage: groundwork(conflict, storage) for storage in _storages(conflict)} == {
        storage: {} for storage in _storages(conflict)
    }


@given(conflicts(), st.sampled_from(judge.READINGS))
def test_the_verdicts_on_a_small_conflict_are_as_the_judge_says(conflict: Conflict, reading: judge.Reading):
    """The same once more by Hypothesis, which finds the smallest conflict that differs."""
    assert {storage: verdicts(conflict, reading, storage).wrong for storage in _storages(conflict)} == {
        storage: {} for storage in _storages(conflict)
    }


def test_a_wrong_cell_would_be_seen():
    """What the package says of single answers is not what the judge says of all legal ones."""
    rng = Random(2)
    conflict = next(c for c in iter(lambda: random_conflict(rng, "graph", makers=4), None) if _differs(c))
    found = solve(unfold(conflict), reading=Reading(sequences="single"))

    assert compared(found, conflict, judge.Reading("single")).wrong == {}
    assert compared(found, conflict, judge.Reading("legal")).wrong != {}


def _differs(conflict: Conflict) -> bool:
    return judge.stable_by_dm(conflict, judge.Reading("single")) != judge.stable_by_dm(conflict)
