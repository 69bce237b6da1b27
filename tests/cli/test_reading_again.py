"""`detente read -o` where a file is there already: nobody's work is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import detente
from shell_session import COD, FISH, run


@pytest.fixture(autouse=True)
def _reviewed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two texts, and a dossier of one of them that has been reviewed."""
    monkeypatch.chdir(tmp_path)
    Path("fish.txt").write_text(FISH, "utf-8")
    Path("cod.txt").write_text(COD, "utf-8")
    run("read", "fish.txt", "--rules", "-o", "fish.json")
    dossier = detente.open_dossier("fish.json")
    for item in dossier.items:
        dossier = detente.accept_item(dossier, item.id, at="2021-05-05T10:00:00+00:00")
    detente.save_dossier(dossier, "fish.json")


def statuses() -> set[str]:
    return {item.origin.status for item in detente.open_dossier("fish.json").items}


def test_a_review_is_carried_over() -> None:
    was = detente.open_dossier("fish.json")

    done = run("read", "fish.txt", "--rules", "-o", "fish.json")

    assert 0 == done.code
    assert f"The review is carried over: {len(was.log)} of {len(was.log)} steps.\nReplaced: fish.json\n" == done.err
    assert {"accepted"} == statuses()


def test_a_review_is_carried_over_where_a_sentence_stands_before_the_others() -> None:
    was = detente.open_dossier("fish.json")
    Path("fish.txt").write_text(FISH.replace("\n\n", "\n\nFog lay on the grounds. "), "utf-8")

    done = run("read", "fish.txt", "--rules", "-o", "fish.json")

    assert 0 == done.code
    assert f"The review is carried over: {len(was.log)} of {len(was.log)} steps.\nReplaced: fish.json\n" == done.err
    assert {"accepted"} == statuses()


def test_what_no_longer_fits_is_told_and_the_old_dossier_kept() -> None:
    was = Path("fish.json").read_bytes()
    Path("fish.txt").write_text(FISH.replace("rejected the demand", "turned it down"), "utf-8")

    done = run("read", "fish.txt", "--rules", "-o", "fish.json")

    assert 0 == done.code
    assert "DET458 fish#2.e1" in done.err
    assert "The dossier as it was is kept as fish.json.old" in done.err
    assert was == Path("fish.json.old").read_bytes()


def test_a_review_of_a_text_that_is_not_read_again_is_not_lost() -> None:
    was = Path("fish.json").read_bytes()

    done = run("read", "cod.txt", "--rules", "-o", "fish.json")

    assert 3 == done.code
    assert "DET464 'fish.json' holds a review of fish, which is not among the texts" in done.err
    assert was == Path("fish.json").read_bytes()


def test_proposals_of_a_language_model_are_not_lost() -> None:
    dossier = detente.open_dossier("fish.json")
    other = replace(dossier.events[0].origin, producer="model:toy", status="proposed")
    events = (replace(dossier.events[0], origin=other), *dossier.events[1:])
    detente.save_dossier(replace(dossier, events=events), "fish.json")
    was = Path("fish.json").read_bytes()

    done = run("read", "fish.txt", "--rules", "-o", "fish.json")

    assert 3 == done.code
    assert "DET464 'fish.json' holds 1 proposals of others" in done.err
    assert was == Path("fish.json").read_bytes()


def test_what_nobody_has_reviewed_is_read_anew() -> None:
    run("read", "cod.txt", "--rules", "-o", "cod.json")
    Path("cod.txt").write_text(FISH, "utf-8")

    done = run("read", "cod.txt", "--rules", "-o", "cod.json")

    assert (0, "Replaced: cod.json\n") == (done.code, done.err)
    assert 4 == len(detente.open_dossier("cod.json").sentences)


@pytest.mark.parametrize("target", ["cod.txt", "notes.txt"])
def test_a_file_that_is_no_dossier_is_not_written_over(target: str) -> None:
    Path(target).write_text(COD, "utf-8")

    done = run("read", "fish.txt", "--rules", "-o", target)

    assert 3 == done.code
    assert f"DET465 '{target}' is there, and is no dossier" in done.err
    assert COD == Path(target).read_text("utf-8")


def test_a_text_is_never_written_over_by_its_own_dossier() -> None:
    done = run("read", "fish.txt", "--rules", "-o", "./fish.txt", "--force")

    assert 3 == done.code
    assert "DET465 'fish.txt' is one of the files to be read" in done.err
    assert FISH == Path("fish.txt").read_text("utf-8")


def test_by_force_a_review_is_lost() -> None:
    done = run("read", "fish.txt", "--rules", "-o", "fish.json", "--force")

    assert 0 == done.code
    assert {"proposed"} == statuses()
