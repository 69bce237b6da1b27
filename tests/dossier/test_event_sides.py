"""Who does what in turns of phrase that name the sides in unusual places, with either reader."""

import pytest

from claim_reading import READERS, read

both = pytest.mark.parametrize("reader", READERS)


@both
@pytest.mark.parametrize(
    ("sentence", "category", "actors", "recipients"),
    [
        ("Peru asks Chile and the African Union for boats and money.", "REQUEST", ("PER",), ("CHL", "AU")),
        ("Peru turned the offer down.", "REJECT", ("PER",), ()),
        ("France suspects Spain of the theft.", "ACCUSE", ("FRA",), ("ESP",)),
        ("The arming of Taiwan by Japan alarmed China.", "AID", ("JPN",), ("TWN",)),
        ("The supply of heavy weapons to Somalia began in May.", "AID", (), ("SOM",)),
        ("NATO plans to admit Georgia.", "SUPPORT", ("NATO",), ("GEO",)),
        ("NATO membership for Georgia is far off.", "SUPPORT", ("NATO",), ("GEO",)),
        (
            "Talks with Egypt in Cairo on Monday, with Sudan in Khartoum on Tuesday, and with Chad in Paris ended.",
            "CONSULT",
            ("EGY", "SDN", "TCD"),
            (),
        ),
    ],
)
def test_the_sides_are_found_where_they_stand(sentence, category, actors, recipients, reader):
    (one,) = read(sentence, reader=reader)
    assert (category, actors, recipients) in [(e.category, e.actors, e.recipients) for e in one.events]


@both
@pytest.mark.parametrize(
    ("sentence", "factuality"),
    [
        ("Peru called a strike for Thursday.", "predicted"),
        ("NATO has no plan to admit Georgia in the next few years.", "counter"),
        ("NATO membership for Georgia is far off.", "possible"),
        ("A written understanding on missiles is still possible.", "possible"),
    ],
)
def test_what_lies_ahead_is_not_told_as_done(sentence, factuality, reader):
    (one,) = read(sentence, reader=reader)
    assert [factuality] == [e.factuality for e in one.events]
