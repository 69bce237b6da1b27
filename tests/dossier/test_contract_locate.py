"""Words looked up in a sentence: as they are, or folded by a few signs, and never otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.cite import Quote
from detente.dossier.contract.locate import Sentence, folded


def places(text: str, words: str) -> list[str]:
    sentence = Sentence.of(Quote("news", 7, 7 + len(text), text))
    return [f"{start}:{text[start:end]}" for start, end in sentence.spans(words)]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("The board’s offer", "board's offer", ["4:board’s offer"]),
        ("The board's offer", "board’s offer", ["4:board's offer"]),
        ("He said “no” – twice", '"no" - twice', ["8:“no” – twice"]),
        ("the  pay\n\tdeal", "the pay deal", ["0:the  pay\n\tdeal"]),
        ("the pay deal", " the  pay deal\n", ["0:the pay deal"]),
        ("it’s it's", "it's", ["5:it's"]),
        ("talks about talks", "talks", ["0:talks", "12:talks"]),
        ("talks", "talk", []),
        ("discuss", "us", []),
        ("Talks", "talks", []),
        ("ha ha ha", "ha ha", ["0:ha ha", "3:ha ha"]),
        ("they re-signed", "signed", ["8:signed"]),
        ("Ukraine’s", "Ukraine", ["0:Ukraine"]),
        ("naïve", "naive", []),
        ("a b", "", []),
    ],
)
def test_words_are_found_whole_and_verbatim_but_for_a_few_signs(text: str, words: str, found: list[str]) -> None:
    assert places(text, words) == found


@given(st.text("ab’' –-\n“\"", min_size=1, max_size=30), st.data())
def test_whatever_is_copied_and_folded_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    copied = data.draw(st.sampled_from((text[start:end], folded(text[start:end]))))
    sentence = Sentence.of(Quote("news", 0, len(text), text))
    found = [text[a:b] for a, b in sentence.spans(copied)]

    assert [folded(words) for words in found] == [folded(copied.strip())] * len(found)


@given(st.text(max_size=30))
def test_every_folded_code_point_knows_where_it_came_from(text: str) -> None:
    sentence = Sentence.of(Quote("news", 0, len(text), text))

    assert len(sentence.starts) == len(sentence.folded) + 1
    assert [folded(text[at]) for at in sentence.starts[:-1]] == list(sentence.folded)
