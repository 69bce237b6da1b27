"""An exploration: counts that add up, intervals, the baseline beside it, the same bytes for any number of workers."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from itertools import permutations

import pytest

import detente
from detente.insight.deciding.shares import wilson
from detente.insight.playing.explore import explore
from detente.insight.playing.explored import End, Exploration
from detente.report.play_printed import of_exploration
from judge_moves import Mover
from judge_play import Judged, Odds, movers

ELMIRA = "elmira"


@pytest.fixture(scope="module")
def noisy() -> Exploration:
    return explore(detente.load(ELMIRA), number=400, by="noisy", noise=2.0, seed=3)


def test_ends_routes_and_states_add_up(noisy: Exploration) -> None:
    whole = explore(detente.load(ELMIRA), number=400, by="noisy", noise=2.0, seed=3, routes=10_000)

    assert 400 == noisy.runs == sum(end.count.times for end in noisy.ends)
    assert 400 == sum(each.ended for each in noisy.states) == sum(each.count.times for each in whole.routes)
    assert (len(whole.routes), 20) == (whole.different, len(noisy.routes))
    assert sum(edge.times for edge in noisy.edges) == round(noisy.moves * 400)
    assert noisy.ends == whole.ends


def test_every_share_has_its_interval(noisy: Exploration) -> None:
    for end in noisy.ends:
        assert wilson(end.count.times, 400) == (end.count.low, end.count.high)
        assert end.count.low <= end.count.share <= end.count.high


def test_every_edge_joins_two_states_of_the_graph(noisy: Exploration) -> None:
    states = {each.state.name for each in noisy.states}

    assert {name for edge in noisy.edges for name in (edge.at, edge.to)} <= states
    assert {noisy.start.name} <= states


def test_the_tale_is_the_first_run() -> None:
    elmira = detente.load(ELMIRA)
    rules = {"by": "noisy", "noise": 2.0, "seed": 5, "turns": "drawn"}
    told, one = detente.play(elmira, **rules), explore(elmira, number=1, **rules)  # type: ignore[arg-type]

    assert tuple(stop.state.name for stop in told.stops) == one.routes[0].states
    assert tuple(step.mover for step in told.steps) == one.routes[0].movers


def test_the_baseline_ignores_wants_and_is_the_same_whatever_the_policy() -> None:
    elmira = detente.load(ELMIRA)
    best, foresighted, blind = (explore(elmira, number=50, by=by, seed=1) for by in ("best", "foresighted", "any"))

    assert best.baseline_moves == foresighted.baseline_moves == blind.baseline_moves
    assert best.moves < best.baseline_moves


def test_it_is_told_how_many_that_ignore_wants_come_to_no_rest() -> None:
    elmira = detente.load(ELMIRA)

    assert 50 == explore(elmira, number=50, horizon=0).baseline_unfinished
    assert 0 == explore(elmira, number=50, horizon=1_000).baseline_unfinished


@pytest.mark.slow
def test_what_is_found_does_not_depend_on_the_number_of_workers() -> None:
    found = [
        json.dumps(of_exploration(explore(detente.load("ferry"), number=250, by="noisy", noise=1.0, workers=workers)))
        for workers in (1, 2, 3)
    ]

    assert found[0] == found[1] == found[2]


def test_the_runs_of_fewer_are_the_first_of_more() -> None:
    elmira = detente.load(ELMIRA)
    few, more = (explore(elmira, number=n, by="noisy", noise=2.0, routes=1_000) for n in (30, 60))
    times = {(route.states, route.movers): route.count.times for route in more.routes}

    assert all(times[route.states, route.movers] >= route.count.times for route in few.routes)


def test_an_interruption_keeps_what_was_run() -> None:
    def progress(done: int, _: int) -> None:
        if done >= 200:
            raise KeyboardInterrupt

    found = explore(detente.load(ELMIRA), number=500, progress=progress)

    assert (200, 500, False) == (found.runs, found.asked, found.complete)
    assert 200 == sum(end.count.times for end in found.ends)


@pytest.mark.parametrize(
    ("name", "by", "noise", "horizon"),
    [("elmira", "noisy", 1.0, 3), ("elmira", "noisy", 1.0, 60), ("groundwater", "best", 0.0, 3)],
)
def test_runs_end_as_often_as_is_reckoned(name: str, by: str, noise: float, horizon: int) -> None:
    conflict = detente.load(name)
    found = explore(conflict, number=1_000, by=by, noise=noise, horizon=horizon)
    policies = dict.fromkeys((dm.id for dm in conflict.decision_makers), by)
    reckoned = reckoned_ends(Judged(conflict, policies, noise), found.start.name, horizon)
    blind = reckoned_ends(Judged(conflict, dict.fromkeys(policies, "any"), 0.0), found.start.name, horizon)

    assert 4.0 > max(
        abs(count.times - 1_000 * share) / math.sqrt(1_000 * share * (1 - share) or 1)
        for end in found.ends
        for count, share in ((end.count, reckoned[end.state.name, end.kind]), (end.baseline, either(blind, end)))
    )
    assert pytest.approx(1.0) == sum(reckoned.values())


def either(ends: dict[tuple[str, str], float], end: End) -> float:
    return ends[end.state.name, "rest"] + ends[end.state.name, "horizon"]


def reckoned_ends(judged: Judged, start: str, horizon: int) -> dict[tuple[str, str], float]:
    """How likely each end is where turns are drawn, by the odds of each mover and all orders of asking."""
    orders = list(permutations(movers(judged.conflict)))
    at: dict[str, float] = {start: 1.0}
    ends: dict[tuple[str, str], float] = defaultdict(float)
    odds: dict[str, dict[Mover, Odds]] = {}
    for _ in range(horizon):
        after: dict[str, float] = defaultdict(float)
        for state, share in at.items():
            here = odds.setdefault(state, {us: judged.odds(us, state) for us in orders[0]})
            for order in orders:
                left = share / len(orders)
                for us in order:
                    for to, likely in here[us].items():
                        if to is not None:
                            after[to] += left * likely
                    left *= here[us].get(None, 0.0)
                ends[state, "rest"] += left
        at = after
    for state, share in at.items():
        # Where nothing is drawn but turns, that a state is one of rest can be told beyond the horizon.
        rests = judged.noise == 0 and set(judged.by.values()) == {"best"} and all(
            None in judged.odds(us, state) for us in orders[0]
        )  # fmt: skip
        ends[state, "rest" if rests else "horizon"] += share
    return ends


def test_where_nothing_is_drawn_every_run_is_the_same() -> None:
    found = explore(detente.load(ELMIRA), number=10, turns="listed")

    assert (True, 1, 10) == (found.certain, found.different, found.ends[0].count.times)
    assert not explore(detente.load(ELMIRA), number=10).certain


def test_nobody_chooses_in_many_runs_and_one_run_is_the_least() -> None:
    with pytest.raises(detente.ConflictError, match="DET504"):
        explore(detente.load(ELMIRA), by={"moe": "choice"})
    with pytest.raises(ValueError, match="at least one run"):
        explore(detente.load(ELMIRA), number=0)


def test_infinite_noise_is_printed_as_a_word() -> None:
    found = explore(detente.load(ELMIRA), number=2, by="noisy", noise=math.inf)

    assert "inf" == of_exploration(found)["rules"]["noise"]
    assert json.loads(json.dumps(of_exploration(found), allow_nan=False))["runs"] == 2


def test_an_exploration_says_that_it_is_one(noisy: Exploration) -> None:
    assert "<Exploration 'Elmira" in repr(noisy)
    assert "not a forecast" in noisy._repr_html_()
    assert "not a forecast" in of_exploration(noisy)["exploration"]
