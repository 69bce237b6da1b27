"""The view by a language model, and the list of models that may be loaded: by name, version and hash, or not at all."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from detente.dossier.language_model import ALLOWED, SMALL_ENGLISH, Found, altered, language_model
from detente.dossier.parsed import parser, refusal
from detente.dossier.view import View
from detente.errors import TextError
from lines_of_text import line, relations

_PARSED = """
import sys
from detente.dossier.parsed import parser
parser()([])
print([m for m in sys.modules if m.startswith('en_core')], 'spacy' in sys.modules)
"""
_FOUND = """
import sys
import detente.dossier.read
from detente.dossier.language_model import language_model
language_model()
print([m for m in ('spacy', 'numpy', 'rich', 'click', 'ruamel') if m in sys.modules])
"""


@pytest.fixture(scope="module")
def folder() -> Path:
    """The folder of the model, or a plain reason why there is none."""
    found = language_model()
    if found.folder is None:
        pytest.skip(f"the extra detente[text] is not at work here: {found.why}")
    return found.folder


def view(text: str, *, before: int = 0) -> View:
    return parser()([line(text, before=before)])[0]


def test_a_passive_clause_is_parsed(folder: Path) -> None:
    assert {("port", "nsubjpass", "attacked"), ("by", "agent", "attacked"), ("Bolivia", "pobj", "by")} <= relations(
        view("The port was attacked by Bolivia.")
    )


@pytest.mark.parametrize(
    "text", ["Peru’s envoy\n\n  can’t “agree”.", "\tPeru \ud800 agreed. ", "Peru\u00a0agreed", " "]
)
def test_words_stand_where_the_text_has_them_whatever_is_white_or_curly(folder: Path, text: str) -> None:
    words = view(text, before=5).words

    assert [text[w.start - 5 : w.end - 5] for w in words] == [w.text for w in words]
    assert "".join(text.split()) == "".join(w.text for w in words)


def test_a_curly_apostrophe_is_parsed_like_a_straight_one(folder: Path) -> None:
    curly, straight = (view(f"It{mark}s what Lima{mark}s envoy didn{mark}t say.").words for mark in "’'")

    assert [(w.lemma, w.pos, w.dep, w.head) for w in curly] == [(w.lemma, w.pos, w.dep, w.head) for w in straight]


def test_a_sentence_is_parsed_alike_whatever_stands_beside_it(folder: Path) -> None:
    alone = line("Chile refused to withdraw its troops from the border.")
    others = [line(f"Sentence {n} is of quite another length{' indeed' * n}.") for n in range(9)]

    assert parser()([*others, alone])[-1] == parser()([alone])[0]


def test_every_file_of_the_model_on_this_machine_is_what_the_list_says(folder: Path) -> None:
    assert altered(SMALL_ENGLISH, folder) == ""


def test_a_changed_file_is_found_and_named(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / folder.name
    shutil.copytree(folder, copy)
    (copy / "config.cfg").write_text((copy / "config.cfg").read_text("utf-8") + "\n# changed", "utf-8")

    assert "config.cfg has been changed" in altered(SMALL_ENGLISH, copy)


def test_a_missing_file_is_found_and_named(tmp_path: Path) -> None:
    assert "attribute_ruler/patterns cannot be read" in altered(SMALL_ENGLISH, tmp_path)


def test_a_model_with_another_hash_is_never_loaded(folder: Path) -> None:
    other = replace(SMALL_ENGLISH, files={**SMALL_ENGLISH.files, "meta.json": "0" * 64})
    found = language_model([other])

    assert (None, "altered") == (found.folder, found.kind)


def test_a_model_for_another_spacy_is_never_loaded(folder: Path) -> None:
    found = language_model([replace(SMALL_ENGLISH, fits=("2.0", "2.1"))])

    assert (None, "unfit") == (found.folder, found.kind)
    assert "at least 2.0 and below 2.1" in found.why


def test_the_first_model_of_the_list_that_fits_is_taken(folder: Path) -> None:
    absent = replace(SMALL_ENGLISH, package="no_such_package_of_ours", install="no-such-package")

    assert folder == language_model([absent, SMALL_ENGLISH]).folder


def test_a_model_that_is_not_installed_is_named() -> None:
    found = language_model([replace(SMALL_ENGLISH, package="no_such_package_of_ours", install="no-such-package")])

    assert (None, "absent") == (found.folder, found.kind)


@pytest.mark.parametrize(("kind", "code"), [("absent", "DET291"), ("altered", "DET292"), ("unfit", "DET293")])
def test_a_refusal_says_how_to_come_by_a_model(kind: str, code: str) -> None:
    (problem,) = refusal(Found(SMALL_ENGLISH, kind=kind, why="so it is")).problems

    assert code == problem.code
    assert "so it is" in problem.message
    assert "pip install" in (problem.hint or "")


def test_without_spacy_parsing_is_refused_plainly() -> None:
    if importlib.util.find_spec("spacy"):
        pytest.skip("spaCy is installed here")
    with pytest.raises(TextError, match=r"DET291.*spaCy is not installed") as refused:
        parser()
    assert "pip install 'detente[text]'" in str(refused.value)


def test_the_list_and_the_packaging_name_the_same_model(root: Path) -> None:
    pyproject = (root / "pyproject.toml").read_text("utf-8")

    for model in ALLOWED:
        assert f'"{model.install}=={model.version}"' in pyproject
        assert f'"spacy>={model.fits[0]},<{model.fits[1]}"' in pyproject
        assert f'"{model.package}"' in pyproject  # in the contract that nothing imports it


@pytest.mark.slow
def test_parsing_runs_no_code_of_the_models_package_and_warns_of_nothing(folder: Path) -> None:
    said = subprocess.run(
        [
            sys.executable, "-W", "error", "-c",
            _PARSED,
        ],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert ("[] True\n", "") == (said.stdout, said.stderr)


def test_reading_by_rules_never_imports_spacy() -> None:
    said = subprocess.run(
        [
            sys.executable, "-c",
            _FOUND,
        ],
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert said.stdout == "[]\n"


def test_the_installed_spacy_is_told_by_its_metadata(folder: Path) -> None:
    assert importlib.metadata.version("spacy").startswith("3.")
