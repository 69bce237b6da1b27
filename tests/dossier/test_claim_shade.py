"""What stands over a claim: a denial, a condition, a doubt or hearsay, for every act alike."""

import pytest

from claim_reading import READERS, read
from detente.dossier.plover import ACTS

both = pytest.mark.parametrize("reader", READERS)

# What France does in each act: said in the present of one, of many or of a possibility, and in the past.
DEEDS = {
    "ASSERT": ("says that the bridge is closed", "say that the bridge is closed"),
    "EVALUATE": ("welcomes the ruling", "welcome the ruling"),
    "ACCUSE": ("accuses Spain of theft", "accuse Spain of theft"),
    "DENY": ("denies that the bridge is closed", "deny that the bridge is closed"),
    "DEMAND": ("demands a refund", "demand a refund"),
    "REFUSE": ("refuses to sign the treaty", "refuse to sign the treaty"),
    "THREATEN": ("threatens to close the bridge", "threaten to close the bridge"),
    "WARN": ("warns that the dam is weak", "warn that the dam is weak"),
    "FEAR": ("fears a flood", "fear a flood"),
    "OBJECT": ("opposes the new dam", "oppose the new dam"),
    "WANT": ("wants a new dam", "want a new dam"),
    "PREDICT": ("expects a flood", "expect a flood"),
    "PROPOSE": ("proposes a truce", "propose a truce"),
}
every_act = pytest.mark.parametrize("act", DEEDS)


def _of_france(sentence, reader):
    return [c for one in read(sentence, reader=reader) for c in one.claims if c.speaker == "FRA"]


def test_every_act_has_a_deed_here():
    assert set(ACTS) == set(DEEDS)


@both
@every_act
def test_plainly_told_it_is_a_claim(act, reader):
    assert act in [c.act for c in _of_france(f"France {DEEDS[act][0]}.", reader)]


@both
@every_act
@pytest.mark.parametrize(
    "frame",
    [
        "Italy denies that France {0}.",
        "If France {0}, Italy will laugh.",
        "Italy will laugh if France {0}.",
        "Nobody believes that France {0}.",
        "Italy doubts that France {0}.",
        "It is not true that France {0}.",
        "France might {1}.",
        "Italy asked whether France {0}.",
    ],
)
def test_denied_doubted_or_supposed_it_is_none(act, frame, reader):
    assert [] == [c.act for c in _of_france(frame.format(*DEEDS[act]), reader)]


@both
@every_act
@pytest.mark.parametrize("frame", ["France does not {1}.", "Neither France nor Italy {0}."])
def test_negated_it_is_none_and_a_wish_is_one_for_the_contrary(act, frame, reader):
    found = [(c.act, c.polarity) for c in _of_france(frame.format(*DEEDS[act]), reader)]
    assert found == ([("WANT", "-")] if act == "WANT" else [])


@both
@every_act
@pytest.mark.parametrize("frame", ["Italy says that France {0}.", "France is said to {1}."])
def test_told_by_another_it_is_alleged(act, frame, reader):
    for claim in _of_france(frame.format(*DEEDS[act]), reader):
        assert claim.modality == "alleged"


@both
def test_what_somebody_says_of_its_own_wish_is_not_hearsay(reader):
    (claim,) = _of_france("France says that it wants a new dam.", reader)
    assert ("WANT", "asserted") == (claim.act, claim.modality)


@both
def test_a_side_of_two_that_want_it_not(reader):
    (one,) = read("Neither side wants to be the first to move.", reader=reader)
    assert {("WANT", "-")} >= {(c.act, c.polarity) for c in one.claims}


@both
@pytest.mark.parametrize(
    "sentence",
    [
        "The guild could accept less than France asks for now.",
        "French officials deny that France intends to attack Spain.",
        "France has not demanded new guarantees.",
    ],
)
def test_what_is_only_compared_or_denied_holds_no_wish_and_no_demand(sentence, reader):
    assert [] == [c.act for c in _of_france(sentence, reader) if c.act in {"WANT", "DEMAND"}]


@both
def test_a_demand_that_is_refused_was_made_all_the_same(reader):
    claims = _of_france("Italy did not answer France’s demand for a new treaty.", reader)
    assert [("DEMAND", "nominal")] == [(c.act, c.attribution) for c in claims]


@both
def test_to_want_to_keep_is_no_wish_to_prevent_but_to_keep_out_is(reader):
    assert ["+"] == [c.polarity for c in _of_france("France wants to keep the bakery.", reader)]
    assert ["-"] == [c.polarity for c in _of_france("France wants to keep Spain out of the league.", reader)]


@both
def test_what_is_no_longer_demanded_is_no_demand(reader):
    assert [] == _of_france("France no longer demands that Spain withdraw its troops.", reader)


@both
def test_who_no_longer_wants_a_thing_does_not_want_the_contrary(reader):
    assert [] == _of_france("France no longer wants to leave the treaty.", reader)
