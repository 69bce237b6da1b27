"""The cues of claims and of links against their own examples, with both readers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claim_reading import READERS, lines_of, views_by
from detente.dossier.cue import CUES, ClaimHit, LinkHit
from detente.dossier.plain import plain_views
from detente.dossier.plover import ACTS
from detente.dossier.said.clause import wordlist

ROWS = [row for row in CUES if row.kind in {"claim", "link"}]
KEYS = [row.key for row in ROWS]


def _silent(row, sentences, reader):
    return [v.line.quote.text for v in views_by(reader)(lines_of(*sentences)) if not list(row.find(v))]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("row", ROWS, ids=KEYS)
def test_a_cue_sees_all_its_examples(row, reader):
    assert [] == _silent(row, row.matches, reader)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("row", ROWS, ids=KEYS)
def test_a_cue_passes_over_its_counterexamples(row, reader):
    assert list(row.passes) == _silent(row, row.passes, reader)


def test_every_act_has_a_cue_whose_examples_show_it():
    seen = {
        hit.act
        for row in ROWS
        for view in plain_views(lines_of(*row.matches))
        for hit in row.find(view)
        if isinstance(hit, ClaimHit)
    }
    assert set(ACTS) - {"DENY", "THREATEN"} <= seen
    assert seen <= set(ACTS)


WORDS = st.sampled_from(
    sorted(
        wordlist(
            """
            the Egypt Sudan it said that would not never accept , “ ” . because to if fears threat of ’s and what wants
            is a mistake accused blamed by denied refuses demand for should cannot warned
            """
        )
    )
)


@given(st.lists(WORDS, min_size=1, max_size=40))
def test_whatever_words_stand_together_a_hit_lies_in_the_sentence(words):
    (view,) = plain_views(lines_of(" ".join(words)))
    for row in ROWS:
        for hit in row.find(view):
            last = len(view.words) - 1
            if isinstance(hit, ClaimHit):
                assert 0 <= hit.words[0] <= hit.words[1] <= last
                assert 0 <= hit.content[0] <= hit.content[1] <= last
            elif isinstance(hit, LinkHit):
                assert set(range(last + 1)) >= hit.source | hit.target


def test_a_sentence_too_long_to_be_one_gives_nothing():
    (view,) = plain_views(lines_of("Egypt said that it would never accept the plan because it fears floods and " * 100))
    assert [] == [row.key for row in ROWS if list(row.find(view))]
