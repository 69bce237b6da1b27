"""The whole reader on sentences and texts that were never tuned on, beside those that were.

The bars are those that the reader is built to: of what is taken for done at most a tenth is not, and half of what is
done is found.  They are held against each suite by itself, but for one that is missed.  Figures are printed with `-rP`.
"""

from __future__ import annotations

import json

import pytest

from claim_reading import EDITORIALS, score
from detente.dossier.actor_table import read_actor_table
from detente.dossier.read import read
from detente.text.document import open_document
from named_views import READERS
from unseen_reading import (
    SUITES,
    Pairs,
    dispatch,
    entries,
    estuary,
    pairs_of,
    places,
    tally,
    tally_of,
    tuned_sentences,
    unseen_sentences,
)

# At most so many false facts among what is taken for done, and at least so much of what is done found.  By rules alone
# the unseen sentences fall short of both bars, by as much as docs/reference/measured-reading.md says: there it must not
# become worse, and whoever makes it better raises these two.
BAR = (0.10, 0.50)
SHORT_OF_THE_BAR = {("unseen", "plain"): (0.13, 0.46)}

# One worker, so that a sentence is read once by each reader.
pytestmark = pytest.mark.xdist_group("unseen")

each_reader = pytest.mark.parametrize("reader", READERS)
each_suite = pytest.mark.parametrize("suite", SUITES)


# ------------------------------------------------------------------------------------------------ what is marked


def test_over_eighty_sentences_were_never_tuned_on_and_none_of_them_was() -> None:
    assert len(unseen_sentences()) >= 80
    assert unseen_sentences().keys() & tuned_sentences().keys() == set()


def test_every_marked_trigger_stands_once_in_its_sentence() -> None:
    assert [e["trigger"] for e in entries() if len(places(e["text"], e["trigger"])) != 1] == []


def test_the_marked_dispatch_and_the_marked_editorial_are_those_that_are_read() -> None:
    text, marked = dispatch()
    editorial, claims = estuary()

    assert (19, 44) == (len(text.sentences), len(marked))
    assert (24, 33) == (len(editorial.sentences), sum(map(len, claims)))


# ------------------------------------------------------------------------------------------------ sentences


@pytest.mark.slow
@each_reader
@each_suite
def test_of_the_events_taken_for_done_at_most_a_tenth_are_not(suite: str, reader: str) -> None:
    found = tally_of(suite, reader)
    print(f"{suite}, {reader}: {found}")  # noqa: T201 - the figure is the point

    assert found.false_rate <= SHORT_OF_THE_BAR.get((suite, reader), BAR)[0]


@pytest.mark.slow
@each_reader
@each_suite
def test_of_the_events_that_are_done_half_are_found(suite: str, reader: str) -> None:
    assert tally_of(suite, reader).recall >= SHORT_OF_THE_BAR.get((suite, reader), BAR)[1]


# ------------------------------------------------------------------------------------------------ texts


@each_reader
def test_of_the_unseen_dispatch_at_most_a_tenth_of_what_is_taken_for_done_is_not(reader: str) -> None:
    text, marked = dispatch()
    found = tally(read([("d", text)], parse=reader == "parsed").events, marked)
    print(f"unseen dispatch, {reader}: {found}")  # noqa: T201 - the figure is the point

    assert found.false_rate <= BAR[0]
    assert found.recall >= 0.3


@each_reader
def test_the_unseen_editorial_is_measured(reader: str) -> None:
    text, wanted = estuary()
    precision, recall, mean = score(pairs_of(read([("e", text)], parse=reader == "parsed")), wanted)
    print(f"unseen editorial, {reader}: precision {precision:.2f}, recall {recall:.2f}, F {mean:.2f}")  # noqa: T201

    assert mean >= 0.45


@each_reader
@pytest.mark.parametrize("name", ["nile", "harbour"])
def test_the_editorials_that_were_tuned_on_read_over_the_whole_path_as_they_did(name: str, reader: str) -> None:
    own = EDITORIALS / f"{name}.actors.csv"
    table = read_actor_table(own) if own.exists() else None
    dossier = read([(name, open_document(EDITORIALS / f"{name}.txt"))], table=table, parse=reader == "parsed")
    claims = json.loads((EDITORIALS / f"{name}.json").read_text("utf-8"))["claims"]
    wanted: list[Pairs] = [
        frozenset((who, act) for who, act in claims.get(str(line.number), ())) for line in dossier.sentences
    ]
    precision, recall, mean = score(pairs_of(dossier), wanted)
    print(f"{name}, tuned, {reader}: precision {precision:.2f}, recall {recall:.2f}, F {mean:.2f}")  # noqa: T201

    assert mean >= 0.7
