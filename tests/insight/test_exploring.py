"""Exploring: the same whoever works, kept when it is interrupted; and what it finds in the model of the shared seed."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path
from random import Random

import pytest

import detente
from detente.insight.deciding.exploring import Effort, Explored, explore
from detente.insight.deciding.trying import Task, bench
from detente.insight.deciding.verdicts import Verdicts
from seed_model import conflict_file
from unsettled import account_verdicts, random_account

SOME = Effort(orders=60, tries=30, combined=30, checks=60, null=10)


def told(explored: Explored) -> list[object]:
    return [
        [choice.cases for choice in explored.choices],
        explored.null,
        explored.deciding(),
        explored.flips(),
        explored.shares(),
        explored.together(),
    ]


@pytest.mark.slow
def test_what_is_found_does_not_depend_on_the_number_of_workers() -> None:
    one, two, three = (
        explore(account_verdicts(random_account(Random(5), 6)), SOME, workers=workers) for workers in (1, 2, 3)
    )

    assert told(one) == told(two) == told(three)


def test_effort_follows_the_orders_until_it_is_in_full() -> None:
    few, full = Effort.in_proportion(50), Effort.in_proportion(100)

    assert (50, 100, 100, 200, 60, 50, 10) == (
        few.orders, few.combined, few.tries, few.checks, few.clashes, few.null, few.support,
    )  # fmt: skip
    assert Effort(orders=100) == full


def test_progress_grows_to_the_total() -> None:
    seen: list[tuple[int, int]] = []

    explore(account_verdicts(random_account(Random(5))), SOME, progress=lambda done, total: seen.append((done, total)))

    assert sorted(seen) == seen
    assert all(done <= total for done, total in seen)


def test_an_interruption_keeps_what_is_done() -> None:
    verdicts = account_verdicts(random_account(Random(5), 7))

    def interrupt(done: int, _total: int) -> None:
        if done >= 40:
            raise KeyboardInterrupt

    whole = explore(verdicts, SOME)
    part = explore(verdicts, SOME, progress=interrupt)

    assert part.stopped
    assert not whole.stopped
    assert not part.choices[0].complete
    assert 40 <= len(part.choices[0].cases) < 60
    assert whole.choices[0].cases[: len(part.choices[0].cases)] == part.choices[0].cases
    assert {share.n for share in part.shares()} == {len(part.choices[0].cases)}
    assert all(not each.proved for each in part.deciding())
    assert part.together().n == len(part.choices[0].cases)


def test_an_interruption_at_once_leaves_nothing_and_breaks_nothing() -> None:
    def interrupt(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    part = explore(account_verdicts(random_account(Random(5), 7)), Effort(orders=1, each=1), progress=interrupt)

    assert part.stopped
    assert len(part.shares()) == len(part.verdicts.claims) == len(part.deciding()) == len(part.flips())


@pytest.mark.skipif(threading.current_thread() is not threading.main_thread(), reason="only there signals are heard")
def test_an_interruption_between_two_trials_stops_them_and_nothing_else() -> None:
    verdicts = account_verdicts(random_account(Random(5), 5))
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with bench(verdicts, 1, None) as at:
            assert 1 == len(at.tried([Task(unruly=1)]))
            signal.raise_signal(signal.SIGINT)

            assert at.stopped
            assert [] == at.tried([Task(unruly=2)])
            with pytest.raises(KeyboardInterrupt):
                signal.raise_signal(signal.SIGINT)
        assert signal.default_int_handler is signal.getsignal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="a signal that ends a process")
def test_a_worker_that_is_ended_from_outside_is_told() -> None:
    def kill(_done: int, _total: int) -> None:
        for worker in multiprocessing.active_children():
            worker.kill()

    with pytest.raises(detente.TooLarge, match=r"ended from outside.*--workers 1"):
        explore(account_verdicts(random_account(Random(5), 7)), Effort(orders=200_000), workers=2, progress=kill)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals as at a terminal")
def test_an_interruption_from_the_terminal_stops_the_workers_too(root: Path, tmp_path: Path) -> None:
    script = tmp_path / "long_run.py"
    script.write_text(
        "from random import Random\n"
        "from detente.insight.deciding.exploring import Effort, explore\n"
        "from unsettled import account_verdicts, random_account\n"
        "if __name__ == '__main__':\n"
        "    told = []\n"
        "    def progress(done, total):\n"
        "        if not told: print('going', flush=True)\n"
        "        told.append(done)\n"
        "    found = explore(account_verdicts(random_account(Random(5), 7)), Effort(orders=200000),"
        " workers=2, progress=progress)\n"
        "    print(found.stopped, len(found.choices[0].cases) > 0)\n",
        encoding="utf-8",
    )
    paths = os.pathsep.join((str(root / "src"), str(root / "tests")))
    command = [sys.executable, str(script)]
    going = subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert going.stdout is not None
    assert going.stdout.readline() == "going\n"
    os.killpg(going.pid, signal.SIGINT)
    out, err = going.communicate(timeout=60)

    assert ("True True\n", "", 0) == (out, err, going.returncode)


def test_a_bench_gives_verdicts_in_the_order_of_its_tasks() -> None:
    verdicts = account_verdicts(random_account(Random(5), 5))
    orders = list(verdicts.lacking(()).drawn(30, 1))
    dropped = frozenset({"A1"})
    tasks = [Task(dropped if k % 3 == 0 else frozenset(), order) for k, order in enumerate(orders)]
    tasks = [task for task in tasks if not task.dropped] + [Task(unruly=2, seed=4)]

    with bench(verdicts, 1, None) as at:
        found = at.tried(tasks)

    assert [verdicts.at(task.order) for task in tasks[:-1] if task.order is not None] == found[:-1]
    assert verdicts.judged(verdicts.lacking(()).unruly(2, 4)) == found[-1]


# ------------------------------------------------------------------------------------------- the shared seed

# One worker, so that it is explored once.
once = pytest.mark.xdist_group("explored seed")


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Explored:
    root = Path(__file__).resolve().parents[2].parent / "shared"
    if not (root / "design.md").is_file():
        pytest.skip("there is no folder 'shared' beside the checkout, and its data are not ours to ship")
    folder = tmp_path_factory.mktemp("seed")
    shutil.copy(root / "seed" / "dispatch-2022-01-17.txt", folder)
    (folder / "seed.yaml").write_text(conflict_file(root), encoding="utf-8")
    conflict = detente.load(folder / "seed.yaml")
    verdicts = Verdicts(conflict, tuple(claim.says for claim in conflict.claims))
    return explore(verdicts, Effort(orders=300), workers=2)


def listed(explored: Explored, says: str, verdict: str) -> list[str]:
    (claim,) = [k for k, made in enumerate(explored.verdicts.claims) if str(made) == says]
    found = explored.deciding()[claim]
    return [str(each) for each in (found.holding if verdict == "holds" else found.failing)]


@once
@pytest.mark.slow
def test_sentence_17_turns_on_what_the_west_ranks_above_no_war(seed: Explored) -> None:
    says = "ensures(russia.invade, west.admit)"

    holding, failing = (listed(seed, says, verdict) for verdict in ("holds", "fails"))

    assert "W2 > W3 & W2 > W4" in failing
    assert any("W3 > W2" in each for each in holding)
    assert any("W4 > W2" in each for each in holding)


@once
@pytest.mark.slow
def test_sentence_18_turns_on_the_same_ranking_the_other_way_round(seed: Explored) -> None:
    says = "prefers(west, not (russia.invade and (west.back or west.admit)))"
    claims = [str(claim) for claim in seed.verdicts.claims]
    pair = (claims.index("ensures(russia.invade, west.admit)"), claims.index(says))

    assert {"W3 > W2", "W4 > W2"} <= set(listed(seed, says, "fails"))
    assert all("W2 > W3 & W2 > W4" in each for each in listed(seed, says, "holds"))
    assert pair in seed.together().never
    assert {("W3", "W2"), ("W4", "W2")} <= {
        crossing.above for crossing in seed.crossings(seed.deciding()) if (crossing.first, crossing.second) == pair
    }


@once
@pytest.mark.slow
def test_sentence_15_hangs_on_what_russia_would_settle_for_wherever_that_is_said(seed: Explored) -> None:
    failing = listed(seed, "possible(joint.understanding)", "fails")

    assert "without R3 & without R5 & without R10" in failing
    assert "without R3" not in failing


@once
@pytest.mark.slow
def test_nothing_is_called_proved_where_orders_were_drawn(seed: Explored) -> None:
    for decided in seed.deciding():
        assert not decided.proved
        assert not any(each.proved for each in (*decided.holding, *decided.failing))
    assert not seed.together().proved
