"""The verb audit: what it prints where, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from detente.cli import auditing
from detente.report.schemas import schema_of
from strait import STRAIT, TEXT


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "strait.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "strait.yaml"
    path.write_text(STRAIT, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(auditing.audit, [str(argument) for argument in arguments])


def test_the_page_quotes_the_claims_from_the_text_beside_the_file(file: Path) -> None:
    done = run(file)

    assert 0 == done.exit_code
    assert "FAILS, AS LISTED  fights  “West will fight for the fort.”" in done.output
    assert "It hangs on whether West ranks “not west.fight” (W1) above" in done.output


def test_data_for_programs_fit_the_schema_and_are_the_same_bytes_every_time(file: Path) -> None:
    first, second = run(file, "--json", "--workers", "1"), run(file, "--json", "--workers", "2")

    jsonschema.validate(json.loads(first.stdout), schema_of("audit"))
    assert first.stdout == second.stdout


def test_one_claim_can_be_asked_for(file: Path) -> None:
    done = run(file, "--claim", "peace", "--json")

    assert ["peace"] == [claim["id"] for claim in json.loads(done.stdout)["claims"]]
    assert (2, True) == ((wrong := run(file, "--claim", "piece")).exit_code, "did you mean 'peace'?" in wrong.stderr)


def test_strict_ends_with_1_where_a_claim_that_was_asked_for_fails(file: Path) -> None:
    assert [1, 0, 0] == [
        run(file, "--strict").exit_code,
        run(file, "--strict", "--claim", "quiet").exit_code,
        run(file).exit_code,
    ]


def test_a_conflict_without_claims_is_bad_input(file: Path) -> None:
    done = run("prisoners-dilemma")

    assert (3, True) == (done.exit_code, "DET471" in done.stderr)


def test_a_concept_that_is_not_there_is_a_matter_of_usage(file: Path) -> None:
    assert [0, 2] == [run(file, "--concept", "nash").exit_code, run(file, "--concept", "nosh").exit_code]


def test_a_claim_that_names_an_unknown_option_is_found_when_the_file_is_read(file: Path) -> None:
    file.write_text(STRAIT.replace("now(not east.seize)", "now(not east.seise)"), encoding="utf-8")

    done = run(file)

    assert 3 == done.exit_code
    assert "did you mean 'east.seize'?" in done.stderr


def test_a_text_is_drafted_and_the_page_says_that_it_is_a_draft(tmp_path: Path) -> None:
    text = tmp_path / "news.txt"
    text.write_text(
        "date 2021-03-04 Peru rejected the offer. Chile will invade Peru if Peru rejects the offer.",
        encoding="utf-8",
    )

    done = run(text)

    assert 0 == done.exit_code
    assert "This is a draft" in done.output
    assert "“Chile will invade Peru if Peru rejects the offer.”" in done.output


def test_a_text_in_which_nothing_is_claimed_is_bad_input_and_can_still_be_drafted(tmp_path: Path) -> None:
    text = tmp_path / "news.txt"
    text.write_text("date 2021-05-04\n\nNorway demands that Iceland close the northern grounds.\n", encoding="utf-8")

    done = run(text)

    assert 3 == done.exit_code
    assert "DET471 there is nothing to audit: no claim was found in 'news.txt'" in done.stderr
    assert f"'detente draft {text} -o FILE' writes the draft" in done.stderr


def test_a_text_in_which_nothing_happens_is_said_to_be_without_an_event(tmp_path: Path) -> None:
    text = tmp_path / "news.txt"
    text.write_text("The weather was fine.\n", encoding="utf-8")

    done = run(text)

    assert 3 == done.exit_code
    assert "there is nothing to draft: the dossier has no event\n" in done.stderr


INTERRUPTED = """\
import sys
class Interrupts:
    def find_spec(self, name, path=None, target=None):
        if name == "detente.insight.auditing.asking":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupts())
sys.argv = ["detente", "audit", "ferry", "--claim", "K1"]
from detente.__main__ import main
main()
"""


def test_an_interruption_before_anything_was_tried_says_that_there_is_nothing_to_show() -> None:
    done = subprocess.run([sys.executable, "-c", INTERRUPTED], capture_output=True, check=False, encoding="utf-8")

    assert (130, "", "interrupted before any order was tried, so there is nothing to show\n") == (
        done.returncode,
        done.stdout,
        done.stderr,
    )
