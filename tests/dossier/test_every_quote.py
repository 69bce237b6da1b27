"""Whatever is quoted stands where it is said to stand, in every text there is; and no sentence is passed over."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from detente.cite import Quote
from detente.dossier.items import Dossier, Mention
from detente.dossier.read import read
from detente.text.document import Document, document, open_document
from named_views import READERS
from unseen_reading import HEADER, tuned_sentences, unseen_sentences

each_reader = pytest.mark.parametrize("reader", READERS)
ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("src/detente", "tests/dossier/editorials", "tests/dossier/unseen")
OURS = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.txt"))]


def quotes(value: object) -> Iterator[Quote]:
    """Every quote inside an item, a dossier or a tuple of such."""
    if isinstance(value, Quote):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from quotes(each)
    elif is_dataclass(value):
        for part in fields(value):
            yield from quotes(getattr(value, part.name))


def misquoted(dossier: Dossier, documents: Mapping[str, Document]) -> list[Quote]:
    return [q for q in quotes(dossier) if documents[q.source].raw[q.start : q.end] != q.text]


def passed_over(dossier: Dossier) -> list[str]:
    """The sentences that nothing was drawn from and that are not listed as unread, and those that are both."""
    drawn = {item.sentence for item in dossier.items if not isinstance(item, Mention)}
    unread = {each.sentence for each in dossier.unread}
    return [line.id for line in dossier.sentences if (line.id in drawn) is (line.id in unread)]


def assert_quoted(documents: Mapping[str, Document], reader: str) -> None:
    dossier = read(list(documents.items()), parse=reader == "parsed")
    assert sum(1 for _ in quotes(dossier)) > len(dossier.sentences)
    assert misquoted(dossier, documents) == []
    assert passed_over(dossier) == []


@each_reader
@pytest.mark.parametrize("path", OURS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_text_of_ours_is_quoted_word_for_word(path: Path, reader: str) -> None:
    assert_quoted({"t": open_document(path)}, reader)


@pytest.mark.slow
@each_reader
@pytest.mark.parametrize("suite", [tuned_sentences, unseen_sentences])
def test_a_sentence_of_our_suites_is_quoted_word_for_word(suite, reader: str) -> None:
    texts = {f"s{n}": document((HEADER + text).encode(), f"{n}.txt") for n, text in enumerate(suite())}

    assert_quoted(texts, reader)


@each_reader
def test_the_shared_seed_is_quoted_word_for_word(shared: Path, reader: str) -> None:
    assert_quoted({path.stem[:8]: open_document(path) for path in (shared / "seed").glob("*.txt")}, reader)


@pytest.mark.slow
@each_reader
def test_the_published_records_are_quoted_word_for_word(shared: Path, reader: str) -> None:
    written = (shared / "evidence" / "plover-gsr-dev.jsonl").read_text("utf-8").splitlines()
    texts = {f"g{n}": document(json.loads(line)["text"].encode(), f"{n}.txt") for n, line in enumerate(written)}

    assert_quoted(texts, reader)


def test_a_quote_that_is_one_off_would_be_found() -> None:
    text = document(b"date 2022-03-07 Peru rejected the offer.", "t.txt")
    moved = document(b"date 2022-03-07  Peru rejected the offer.", "t.txt")
    dossier = read([("t", text)], parse=False)

    assert misquoted(dossier, {"t": text}) == []
    assert len(misquoted(dossier, {"t": moved})) == sum(1 for _ in quotes(dossier))
