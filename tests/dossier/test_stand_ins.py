"""Common nouns that stand for an actor named before: "the company", "the union", "the federation"."""

from pathlib import Path

import pytest

from claim_reading import READERS, views_by
from detente.dossier.read import read_texts

both = pytest.mark.parametrize("reader", READERS)

TABLE = (
    "id,name,kind\nSTEEL,Westholm Steel,company\nMETAL,Metalworkers’ Federation,union\nRIVAL,Northern Iron,company\n"
)


def _read(tmp_path: Path, reader: str, text: str):
    views_by(reader)  # skips where the language model is missing
    news, table = tmp_path / "news.txt", tmp_path / "actors.csv"
    news.write_text(text, "utf-8")
    table.write_text(TABLE, "utf-8")
    return read_texts([news], actors=[table], parse=reader == "parsed")


def _stands(dossier):
    return [(m.quote.text, m.actor) for m in dossier.mentions if m.origin.why.startswith("the only ")]


@both
def test_a_noun_of_its_kind_or_of_its_name_stands_for_the_only_one_named_before(tmp_path, reader):
    text = (
        "Westholm Steel met the Metalworkers’ Federation. The company made an offer. The union and the federation left."
    )
    found = _stands(_read(tmp_path, reader, text))
    assert found == [("The company", "STEEL"), ("The union", "METAL"), ("the federation", "METAL")]


@both
@pytest.mark.parametrize(
    "text",
    [
        "Westholm Steel met Northern Iron. The company made an offer.",
        "The company made an offer. Westholm Steel is old.",
        "Westholm Steel made an offer. The company of friends left, and a company came.",
        "The Metalworkers’ Federation wrote to the European Union. The union was silent.",
        "Peru wrote to Chile. The company was silent.",
    ],
    ids=["two of a kind", "not named before", "another company", "two unions", "no company"],
)
def test_where_more_than_one_or_none_can_be_meant_it_is_nobody(tmp_path, reader, text):
    assert _stands(_read(tmp_path, reader, text)) == []


@both
def test_what_the_noun_does_is_done_by_the_actor(tmp_path, reader):
    text = "Westholm Steel is old. The company refused to raise wages and accused Peru of theft."
    dossier = _read(tmp_path, reader, text)
    assert {("STEEL", "REFUSE"), ("STEEL", "ACCUSE")} == {(c.speaker, c.act) for c in dossier.claims}
