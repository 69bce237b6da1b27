"""Citations: one way to write each, and one passage that it stands for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.cite import Citation, Quote
from detente.errors import Place, TextError
from detente.text.citation import citation_of, parse_citation, resolve
from detente.text.document import document

TEXT = document(b"date 2022-01-17 Talks ended. Nobody gained.", "clipping.txt")
NAMES = st.sampled_from(["news", "dépêche", "_", "新聞", "a1"])
OFFSETS = st.integers(0, 10**17)


@given(
    st.one_of(
        st.builds(Citation, NAMES, st.integers(1, 10**17)),
        st.builds(
            lambda name, start, more: Citation(name, None, start, start + more), NAMES, OFFSETS, st.integers(1, 10**6)
        ),
    )
)
def test_a_citation_is_read_back_as_it_was_written(citation: Citation) -> None:
    assert citation == parse_citation(str(citation))


@pytest.mark.parametrize(
    ("text", "spots"),
    [
        ("", [(1, 1), (1, 1)]),
        ("news", [(5, 1)]),
        ("news#", [(6, 1)]),
        ("#4", [(1, 1)]),
        ("news#0", [(6, 1)]),
        ("news#04", [(6, 2)]),
        ("news#s4", [(6, 2)]),
        ("news# 4", [(6, 2)]),
        ("news#4 ", [(6, 2)]),
        ("news#-4", [(6, 2)]),
        ("news#4-", [(6, 2)]),
        ("news#188-120", [(6, 7)]),
        ("news#7-7", [(6, 3)]),
        ("news#07-9", [(6, 4)]),
        ("news#1–2", [(6, 3)]),
        ("news#1-2-3", [(6, 5)]),
        ("news#4#5", [(6, 3)]),
        ("news#٤", [(6, 1)]),
        ("the news#4", [(1, 8)]),
        ("9am#4", [(1, 3)]),
        ("the news#four", [(1, 8), (10, 4)]),
        ("news#" + "9" * 5000, [(6, 5000)]),
    ],
)
def test_what_is_not_a_citation_is_refused_at_its_column(text: str, spots: list[tuple[int, int]]) -> None:
    with pytest.raises(TextError) as refusal:
        parse_citation(text)

    assert [("DET110", Place("", 1, at, text, width)) for at, width in spots] == [
        (problem.code, problem.place) for problem in refusal.value.problems
    ]
    assert all(problem.hint for problem in refusal.value.problems)


@given(st.text(alphabet="news#0123456789-– ٤", max_size=12))
def test_whatever_is_read_is_written_back_the_same(text: str) -> None:
    try:
        written = str(parse_citation(text))
    except TextError as refusal:
        written = text if refusal.problems else "refused without a word"

    assert text == written


def test_a_citation_stands_for_a_sentence_or_a_passage_of_its_source() -> None:
    assert Quote("news", 29, 43, "Nobody gained.") == resolve(Citation("news", sentence=2), TEXT)
    assert Quote("news", 5, 15, "2022-01-17") == resolve(Citation("news", start=5, end=15), TEXT)


@pytest.mark.parametrize(
    ("written", "code", "message", "width"),
    [
        ("news#3", "DET111", "there is no sentence 3 in 'clipping.txt': it has 2", 1),
        ("news#40-50", "DET112", "there is no passage 40-50 in 'clipping.txt', which has 43 code points", 5),
    ],
)
def test_a_citation_of_what_is_not_there_is_refused_at_its_column(
    written: str, code: str, message: str, width: int
) -> None:
    with pytest.raises(TextError) as refusal:
        resolve(parse_citation(written), TEXT)
    (problem,) = refusal.value.problems

    assert (code, message, Place("", 1, 6, written, width)) == (problem.code, problem.message, problem.place)
    assert problem.hint


@pytest.mark.parametrize("citation", [Citation("news"), Citation("news", start=3), Citation("news", end=3)])
def test_a_citation_made_without_its_numbers_is_refused(citation: Citation) -> None:
    with pytest.raises(TextError, match="no passage"):
        resolve(citation, TEXT)


@pytest.mark.parametrize(("data", "count"), [(b"", "it has none"), (b"One.", "it has one"), (b"One. Two.", "it has 2")])
def test_the_refusal_says_how_many_sentences_there_are(data: bytes, count: str) -> None:
    with pytest.raises(TextError, match=count):
        resolve(Citation("news", sentence=9), document(data, "a.txt"))


@pytest.mark.parametrize("written", ["news#1", "news#2", "news#5-15", "news#16-21", "news#16-43"])
def test_a_quote_is_cited_as_it_was(written: str) -> None:
    assert written == str(citation_of(resolve(parse_citation(written), TEXT), TEXT))


def test_a_quote_of_a_whole_sentence_is_cited_by_its_number() -> None:
    assert Citation("news", sentence=1) == citation_of(resolve(parse_citation("news#16-28"), TEXT), TEXT)
