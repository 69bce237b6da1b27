"""Claims: whose they are, which act, about whom and which events."""

import pytest

from claim_reading import READERS, raw_of, read

both = pytest.mark.parametrize("reader", READERS)


def _claims(*sentences, reader):
    return [claim for one in read(*sentences, reader=reader) for claim in one.claims]


def _said(sentence, reader):
    return sorted((claim.speaker, claim.act) for claim in _claims(sentence, reader=reader))


@both
def test_the_one_who_reports_is_the_speaker_and_what_is_reported_the_quote(reader):
    (claim,) = _claims("France said that the border was open.", reader=reader)
    assert ("FRA", "ASSERT", "reported") == (claim.speaker, claim.act, claim.attribution)
    assert ("the border was open", "said") == (claim.quote.text, claim.cue.text)


@both
def test_what_is_said_of_another_in_conflict_is_an_accusation_and_only_alleged(reader):
    (claim,) = _claims("Ukraine says that Russia is preparing an invasion of Ukraine.", reader=reader)
    assert ("UKR", "ACCUSE", "alleged", ("RUS",)) == (claim.speaker, claim.act, claim.modality, claim.target)


@both
def test_some_of_an_actor_are_not_the_whole(reader):
    (claim,) = _claims("Some in Egypt have warned that the canal could dry up.", reader=reader)
    assert ("EGY", "some", "WARN", "possible") == (claim.speaker, claim.part, claim.act, claim.modality)


@both
def test_a_fear_of_nobody_has_an_unspecified_speaker(reader):
    assert [("UNSPECIFIED", "FEAR")] == _said("There is a fear that the bank may fail.", reader)


@both
def test_a_judgement_inside_what_another_says_is_not_the_authors(reader):
    assert [("FRA", "EVALUATE")] == _said("France said that the raid was a mistake.", reader)


@both
def test_it_is_they_who_do_it_accuses_and_implies_a_denial(reader):
    claims = _claims("Egypt says it is Sudan that is breaking the truce.", reader=reader)
    assert {"ACCUSE": "alleged", "DENY": "implied"} == {c.act: c.modality for c in claims}
    assert {"EGY"} == {c.speaker for c in claims}


@both
def test_no_question_refuses_categorically_for_whoever_says_it(reader):
    (claim,) = _claims("Greece says there can be no question of giving up the islands.", reader=reader)
    assert ("GRC", "REFUSE", "categorical", "-") == (claim.speaker, claim.act, claim.modality, claim.polarity)


@both
def test_to_want_to_prevent_is_a_want_of_the_contrary(reader):
    (claim,) = _claims("Germany wants to prevent a war.", reader=reader)
    assert ("DEU", "WANT", "-") == (claim.speaker, claim.act, claim.polarity)


@both
def test_a_demand_named_by_a_noun_is_nominal(reader):
    claims = _claims("Norway ignored Sweden’s demand for a new treaty.", reader=reader)
    assert [("SWE", "nominal", "presupposed")] == [
        (c.speaker, c.attribution, c.modality) for c in claims if c.act == "DEMAND"
    ]


@both
@pytest.mark.parametrize(
    "sentence",
    [
        "France did not accuse Spain of theft.",
        "If France demands a refund, Spain will laugh.",
        "France might reject the plan.",
        "Did France refuse the offer?",
    ],
)
def test_what_is_not_done_is_no_act_of_a_party(sentence, reader):
    assert [] == [claim.act for claim in _claims(sentence, reader=reader) if claim.speaker == "FRA"]


@both
@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("The council should buy the mill.", "PROPOSE"),
        ("The tax will ruin the farmers.", "PREDICT"),
        ("The raid was a grave mistake.", "EVALUATE"),
        ("The council cannot repair the road.", "ASSERT"),
    ],
)
def test_where_nobody_else_speaks_the_author_does(sentence, act, reader):
    assert [("AUTHOR", act)] == _said(sentence, reader)


@both
def test_a_deed_told_as_a_fact_is_an_assertion_of_the_author_and_holds_its_event(reader):
    (one,) = read("India attacked Pakistan.", reader=reader)
    assert [("AUTHOR", "ASSERT", (one.events[0].id,))] == [(c.speaker, c.act, c.events) for c in one.claims]


@both
def test_a_claim_has_an_id_of_its_sentence_a_reason_and_verbatim_quotes(reader):
    sentences = ("France denied that it had lied.", "Spain fears a flood, and Italy demands a dam.")
    raw = raw_of(*sentences)
    claims = _claims(*sentences, reader=reader)
    assert ["news#1.c1", "news#2.c1", "news#2.c2"] == [c.id for c in claims]
    for claim in claims:
        assert claim.origin.why
        for quote in (claim.quote, claim.cue):
            assert quote.text == raw[quote.start : quote.end]


@both
def test_what_stands_under_unless_is_not_what_is_refused(reader):
    (one,) = read("Egypt refuses to open the canal unless Sudan extradites the crew.", reader=reader)
    told = {event.id for event in one.events if event.category != "REJECT"}
    assert [("EGY", "REFUSE")] == [(claim.speaker, claim.act) for claim in one.claims]
    assert not any(told & set(claim.events) for claim in one.claims)
