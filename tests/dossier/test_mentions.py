"""Who is named in a sentence: by name, people, capital or officials; and what is a venue, a part, or nobody."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.cite import Quote
from detente.dossier.actor_file import read_rows
from detente.dossier.actor_table import shipped_table
from detente.dossier.items import Line
from detente.dossier.mentions import find_mentions
from detente.dossier.view import View, Word
from named_views import READERS, acting, mentions, named

each_reader = pytest.mark.parametrize("reader", READERS)

ACTING = [
    ("Ankara rejected the plan.", [("Ankara", "TUR")]),
    ("Lima's refusal surprised Quito.", [("Lima", "PER"), ("Quito", "ECU")]),
    ("Relations between Lima and Quito are poor.", [("Lima", "PER"), ("Quito", "ECU")]),
    ("It is Lima that broke the truce.", [("Lima", "PER")]),
    ("Sanctions on Caracas will stay.", [("Caracas", "VEN")]),
    ("Demands from Lima were ignored.", [("Lima", "PER")]),
    ("They made concessions to Lima.", [("Lima", "PER")]),
    ("The Kremlin and the White House disagree.", [("Kremlin", "RUS"), ("White House", "USA")]),
    ("Peru’s army and Chile's navy left.", [("Peru", "PER"), ("army", "PER"), ("Chile", "CHL"), ("navy", "CHL")]),
    ("The US-led force met a Saudi-brokered truce.", [("US", "USA"), ("Saudi", "SAU")]),
    ("Chile-Peru talks stalled.", [("Chile", "CHL"), ("Peru", "PER")]),
    ("The Dutch agreed and Filipinos cheered.", [("Dutch", "NLD"), ("Filipinos", "PHL")]),
    ("Peruvian aggression will cost them.", [("Peruvian", "PER")]),
    ("CHILE WARNS PERU OVER NATO", [("CHILE", "CHL"), ("PERU", "PER"), ("NATO", "NATO")]),
    ("Senior Peruvian officials spoke.", [("Peruvian officials", "PER")]),
    ("Officials in Lima spoke.", [("Officials in Lima", "PER")]),
    ("The government of Peru fell.", [("government of Peru", "PER")]),
    ("Peruvian Foreign Minister Ana Ruiz left.", [("Peruvian Foreign Minister Ana Ruiz", "PER")]),
    ("President Ana Ruiz of Peru left.", [("President Ana Ruiz of Peru", "PER")]),
    ("US Secretary of State John Smith left.", [("US Secretary of State John Smith", "USA")]),
    ("Peru's foreign minister left.", [("Peru", "PER"), ("foreign minister", "PER")]),
    ("Mr Jordan and Foreign Minister Ruiz left.", []),
    ("Voters wrote to us about China and china.", [("China", "CHN")]),
]
PARTS = [
    ("Some in the West object.", "Some in the West", "WEST", "some"),
    ("Parts of the EU object.", "Parts of the EU", "EU", "some"),
    ("Several Western states object.", "Several Western states", "WEST", "some"),
    ("A number of NATO members object.", "A number of NATO members", "NATO", "some"),
    ("Syrian rebels object.", "Syrian rebels", "SYR", "rebels"),
    ("Greek farmers object.", "Greek farmers", "GRC", "farmers"),
    ("Local Serbs object.", "Local Serbs", "SRB", "Local Serbs"),
    ("Thousands of Serbs object.", "Thousands of Serbs", "SRB", "Thousands of Serbs"),
    ("Many young Russians object.", "Many young Russians", "RUS", "Many young Russians"),
    ("Exiled Cubans object.", "Exiled Cubans", "CUB", "Exiled Cubans"),
    ("Turks from the eastern villages object.", "Turks", "TUR", "Turks"),
]
ELSEWHERE = [
    ("Talks in Lima between Chile and Ecuador failed.", [("Lima", None, "venue")]),
    ("Envoys met in Geneva, Vienna and Brussels.", [(c, None, "venue") for c in ("Geneva", "Vienna", "Brussels")]),
    ("The Vienna talks failed.", [("Vienna", None, "venue")]),
    ("The talks were held at the Kremlin.", [("Kremlin", None, "venue")]),
    ("Thousands marched in Lima.", [("Lima", None, "place")]),
    ("She flew from Lima to Quito.", [("Lima", None, "place"), ("Quito", None, "place")]),
    ("The envoy travelled to Lima.", [("Lima", None, "place")]),
    ("LIMA (Agency) - It rained.", [("LIMA", None, "place")]),
    ("Troops in northern Peru rested.", [("Peru", "PER", "place")]),
    ("Shops in Lima, Peru, closed.", [("Lima", None, "place")]),
]
NOBODY = [
    "Pro-Russian and anti-US marches began.",
    "The non-EU buyers left.",
    "The EU-wide rule hurts US-based firms.",
    "He spoke in Russian, learned Greek and read a Chinese novel.",
    "Ethnic Albanians marched.",
    "It costs US $5.",
    "The South China Sea is wide.",
    "The Washington Post was right.",
    "Western regions of the island are dry.",
]


@each_reader
@pytest.mark.parametrize(("sentence", "expected"), ACTING)
def test_an_actor_is_named(reader: str, sentence: str, expected: list[tuple[str, str]]) -> None:
    assert expected == acting(reader, sentence)


@each_reader
@pytest.mark.parametrize(("sentence", "words", "actor", "part"), PARTS)
def test_a_part_is_not_the_whole(reader: str, sentence: str, words: str, actor: str, part: str) -> None:
    assert [(words, actor, "part", part)] == [
        (m.quote.text, m.actor, m.how, m.part) for m in mentions(reader, sentence)
    ]


@each_reader
@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("Serbs in the north of Kosovo blocked the roads.", "Serbs"),
        ("Serbs in northern Kosovo blocked the roads.", "Serbs"),
        ("The Serbs in Geneva agreed.", None),
        ("Serbs in favour of the plan agreed.", None),
        ("Serbs and Turks agreed.", None),
    ],
)
def test_a_people_is_only_a_part_where_it_is_said_to_live_somewhere(
    reader: str, sentence: str, part: str | None
) -> None:
    assert ("SRB", part) == next((m.actor, m.part) for m in mentions(reader, sentence) if "Serbs" in m.quote.text)


@each_reader
@pytest.mark.parametrize(("sentence", "expected"), ELSEWHERE)
def test_a_venue_and_a_place_are_no_actors(
    reader: str, sentence: str, expected: list[tuple[str, str | None, str]]
) -> None:
    seen = [(m.quote.text, m.actor, m.role) for m in mentions(reader, sentence) if m.role != "actor"]

    assert expected == seen[: len(expected)]
    assert [] == [text for text, _ in acting(reader, sentence) if text in {words for words, _, _ in expected}]


@each_reader
@pytest.mark.parametrize("sentence", NOBODY)
def test_nobody_is_named(reader: str, sentence: str) -> None:
    assert () == mentions(reader, sentence)


@each_reader
def test_an_attacked_city_leaves_open_whether_the_government_is_meant(reader: str) -> None:
    (city,) = mentions(reader, "An attack on Lima would be costly.")

    assert (None, ("PER",), "actor") == (city.actor, city.candidates, city.role)


@each_reader
def test_a_shared_name_leaves_open_who_is_meant(reader: str) -> None:
    (congo,) = mentions(reader, "Congo closed the border.")

    assert (None, ("COG", "COD")) == (congo.actor, congo.candidates)


@each_reader
def test_officials_of_another_in_a_city_do_not_speak_for_it(reader: str) -> None:
    assert [("UN officials", "UN")] == acting(reader, "UN officials in Lima spoke.")
    assert [] == acting(reader, "Relief officials in Lima spoke.")


@each_reader
def test_mentions_are_numbered_in_the_order_of_the_text_and_say_why(reader: str) -> None:
    first, second = named(reader, "It rained.", "Peru told Chile's envoy.")[1].mentions[:2]

    assert ["t#2.m1", "t#2.m2"] == [first.id, second.id]
    assert ("t#2", "Peru", "name") == (first.sentence, first.quote.text, first.how)
    assert first.origin.why
    assert first.origin.producer == ("rules@1" if reader == "plain" else "parse@1")


@each_reader
def test_actors_of_a_users_table_are_found(reader: str) -> None:
    rows = read_rows(
        "id,name,kind,names\nMINERS,Miners' Union,union,the miners\nACME,Acme Works,company,Acme\n",
        "a.csv",
        {},
    )
    table = shipped_table().with_rows(rows)

    assert [("The miners", "MINERS"), ("Acme", "ACME")] == acting(reader, "The miners rejected Acme’s offer.", table)
    assert ("Miners' Union leaders", "MINERS") in acting(reader, "Acme met Miners' Union leaders.", table)


def crude(text: str) -> View:
    """A view whose every word is a noun and a subject, as a reader that sees nothing would give."""
    words = tuple(
        Word(n, part, start, start + len(part), part, "NOUN", 0, "nsubj")
        for n, (start, part) in enumerate(_parts(text))
    )
    return View(Line("a#1", 1, "", Quote("a", 0, len(text), text)), words)


def _parts(text: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for part in text.split():
        at = text.index(part, at)
        found.append((at, part))
        at += len(part)
    return found


FRAGMENTS = st.lists(
    st.sampled_from(
        ["Russia", "US", "U.S.", "the West", "Moscow", "Kyiv", "in", "of", "to", "from", "some", "officials",
         "'s", "-", "led", "President", "Ann", ",", "and", "(", ")", "talks", "Western", "rebels", "pro", "\n"]
    ),
    max_size=14,
)  # fmt: skip


@given(FRAGMENTS, st.booleans())
def test_quotes_are_verbatim_and_never_overlap(parts: list[str], close: bool) -> None:
    text = ("" if close else " ").join(parts)
    found = find_mentions(crude(text), shipped_table())
    spans = [(m.quote.start, m.quote.end) for m in found]

    assert [text[start:end] for start, end in spans] == [m.quote.text for m in found]
    assert [] == [(a, b) for a, b in pairwise(spans) if a[1] > b[0]]
    assert [f"a#1.m{n}" for n in range(1, len(found) + 1)] == [m.id for m in found]


@pytest.mark.parametrize("unit", ["Moscow, ", "in Kyiv ", "some senior US ", "of President John ", ") and Lima "])
def test_a_sentence_of_a_hundred_thousand_letters_takes_seconds(unit: str) -> None:
    view = crude(unit * (100_000 // len(unit)))
    start = time.process_time()
    find_mentions(view, shipped_table())

    assert time.process_time() - start < 10
