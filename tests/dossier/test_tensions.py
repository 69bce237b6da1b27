"""Tensions: what does not go together, and what only seems not to."""

from datetime import date

import pytest

from claim_reading import READERS, read
from detente.cite import Quote
from detente.dossier.items import Claim, Event, When
from detente.dossier.tensions import tensions

both = pytest.mark.parametrize("reader", READERS)


def _found(*sentences, reader):
    done = read(*sentences, reader=reader)
    return tensions([e for one in done for e in one.events], [c for one in done for c in one.claims])


def _event(number, factuality, *, actors=("NOR",), recipients=("SWE",), category="ASSAULT", **more):
    quote = Quote("news", number, number + 8, "attacked")
    return Event(f"n#{number}.e1", f"n#{number}", quote, category, factuality, None, (), actors, recipients, **more)


def _claim(number, speaker, act, *events, **more):
    return Claim(
        f"n#{number}.c1", f"n#{number}", Quote("news", number, number + 1, "x"), speaker, act, events=events, **more
    )


def _kinds(events, claims=(), **more):
    return [(t.kind, t.items) for t in tensions(events, claims, **more)]


@both
def test_accusations_of_the_like_against_each_other_mirror(reader):
    found = _found(
        "Moscow accuses Kyiv of planning an attack on Crimea.",
        "Ukraine says that Russia is preparing an invasion of Ukraine.",
        reader=reader,
    )
    assert [("mirror", ("news#1.c1", "news#2.c1"))] == [(t.kind, t.items) for t in found]


@both
def test_who_denies_what_another_says_of_them_is_a_denial(reader):
    found = _found(
        "Ukraine says that Russia is preparing an invasion of Ukraine.",
        "Russia denied that it was preparing an invasion of Ukraine.",
        reader=reader,
    )
    assert [("denial", ("news#1.c1", "news#2.c1"))] == [(t.kind, t.items) for t in found]


@both
def test_will_and_will_not_contradict(reader):
    found = _found(
        "The United States will not send troops to Poland.",
        "The United States will send troops to Poland next week.",
        reader=reader,
    )
    assert [("contradiction", ("news#1.e1", "news#2.e1"))] == [(t.kind, t.items) for t in found]


def test_what_is_told_as_done_and_as_not_done_contradicts():
    assert [("contradiction", ("n#1.e1", "n#2.e1"))] == _kinds([_event(1, "asserted"), _event(2, "counter")])


@pytest.mark.parametrize(
    "other",
    [
        _event(2, "counter", recipients=("DNK",)),
        _event(2, "counter", actors=("DNK",)),
        _event(2, "counter", category="AID"),
        _event(2, "possible"),
        _event(2, "counter", same_as="n#1.e1"),
    ],
    ids=["another side", "another actor", "another act", "merely possible", "a retelling"],
)
def test_what_is_about_something_else_contradicts_nothing(other):
    assert [] == _kinds([_event(1, "asserted"), other])


def test_what_lies_at_another_time_contradicts_nothing():
    spring = When("in March", date(2021, 3, 1), date(2021, 3, 31))
    autumn = When("in October", date(2021, 10, 1), date(2021, 10, 31))
    assert [] == _kinds([_event(1, "asserted", when=spring), _event(2, "counter", when=autumn)])


def test_two_who_accuse_a_third_do_not_mirror_each_other():
    events = [_event(1, "alleged", recipients=()), _event(2, "alleged", recipients=())]
    claims = [_claim(1, "SWE", "ACCUSE", "n#1.e1"), _claim(2, "DNK", "ACCUSE", "n#2.e1")]
    assert [] == _kinds(events, claims)


def test_nobody_denies_their_own_word():
    events = [_event(1, "alleged"), _event(2, "counter")]
    claims = [_claim(1, "NOR", "ASSERT", "n#1.e1"), _claim(2, "NOR", "DENY", "n#2.e1")]
    assert [] == [pair for kind, pair in _kinds(events, claims) if kind == "denial"]


def test_a_text_that_repeats_itself_is_compared_only_so_often():
    events = [_event(n, "asserted" if n % 2 else "counter") for n in range(400)]
    assert 50 == len(_kinds(events, most_pairs=50))


def _denials(reader, *sentences):
    return [t.items for t in _found(*sentences, reader=reader) if t.kind == "denial"]


@both
@pytest.mark.parametrize("answer", ["Chile denied it.", "Chile denies this."])
def test_a_denial_of_it_answers_the_charge_just_before(reader, answer):
    assert _denials(reader, "Peru accused Chile of theft.", answer) == [("news#1.c1", "news#2.c1")]


@both
def test_a_denial_of_it_by_another_or_much_later_answers_nothing(reader):
    assert _denials(reader, "Peru accused Chile of theft.", "Brazil denied it.") == []
    assert _denials(reader, "Peru accused Chile of theft.", "The sun shone.", "Chile denied it.") == []


@both
def test_in_neighbouring_sentences_a_denial_may_leave_out_the_other_side(reader):
    charge = "Peru accused Chile of preparing an attack on Bolivia."
    assert _denials(reader, charge, "Chile denied that it was preparing an attack.") == [("news#1.c1", "news#2.c1")]
    assert _denials(reader, charge, "The sun shone.", "Chile denied that it was preparing an attack.") == []
