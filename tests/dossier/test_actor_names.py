"""Names are found by their words and capitals, the longest first, and in one pass."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.dossier.actor_names import Matcher, Name, tokenise, words_of
from detente.dossier.actor_table import shipped_table

EDGES = st.text(alphabet="USuk.-' ’éa,1\n中", max_size=40)


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    tokens = tokenise(text)
    return [
        (text[tokens[f.first].start : tokens[f.last - 1].end], f.name.actors)
        for f in shipped_table().matcher.find(tokens)
        if f.name.sense not in {"other", "venue"}
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("South Korea and South Sudan", ["South Korea", "South Sudan"]),
        ("Papua New Guinea, Guinea-Bissau, Guinea", ["Papua New Guinea", "Guinea-Bissau", "Guinea"]),
        ("Niger, Nigeria, Nigerien, Nigerian", ["Niger", "Nigeria", "Nigerien", "Nigerian"]),
        ("the Democratic Republic of the Congo", ["Democratic Republic of the Congo"]),
        ("the European\nUnion", ["European\nUnion"]),
        ("Côte d’Ivoire or Cote d'Ivoire", ["Côte d’Ivoire", "Cote d'Ivoire"]),
        ("U.S., U.S.A., U.K., E.U., U.A.E. and U.N.", ["U.S.", "U.S.A.", "U.K.", "E.U.", "U.A.E.", "U.N."]),
        ("Nato, Opec and Unesco", ["Nato", "Opec", "Unesco"]),
        ("Russia’s, Russia's and the Netherlands'", ["Russia", "Russia", "Netherlands"]),
        ("RUSSIA AND THE EUROPEAN UNION SIGN", ["RUSSIA", "EUROPEAN UNION"]),
        ("The West is wide", ["The West"]),
    ],
)
def test_a_name_is_found_whole(text: str, names: list[str]) -> None:
    assert names == [name for name, _ in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "they told us",
        "who may march in may",
        "fine china and a cold turkey",
        "polish the silver",
        "the west of the island",
        "LET US ASK WHO IS NEXT",
        "WHO WINS THIS WAR",
        "IS PEACE NEAR",
        "Who is it",
        "Michael Jordan",
        "Jordan Peters",
        "Georgia Brown",
        "Victoria Smith",
        "the West Coast",
        "West African",
        "male",
        "Male voters",
        "the South China Sea",
        "the Washington Post",
        "Latin American",
        "Atlanta, Georgia",
        "a Georgia Republican",
        "us-based",
    ],
)
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    assert [] == found(text)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Jordan said so", "JOR"),
        ("On Monday Jordan said so", "JOR"),
        ("the Jordan Prime Minister", "JOR"),
        ("Georgia and its allies", "GEO"),
        ("Chad's army", "TCD"),
        ("US WARNS ALL", "USA"),
        ("A WARNING TO THE US", "USA"),
        ("A LETTER TO U.S. STATES", "USA"),
        ("in Malé", "MDV"),
    ],
)
def test_a_name_with_other_meanings_counts_where_it_stands_alone(text: str, actor: str) -> None:
    assert [(actor,)] == [actors for _, actors in found(text)]


def test_a_shared_name_belongs_to_all_who_mark_it() -> None:
    assert [("Congo", ("COG", "COD")), ("Korea", ("PRK", "KOR"))] == found("Congo and Korea")


def test_a_name_cut_off_by_the_end_is_not_found_beyond_it() -> None:
    matcher = Matcher([Name(("A", "B", "C"), "name", ("X",)), Name(("A",), "name", ("Y",))])

    assert [(0, 1)] == [(f.first, f.last) for f in matcher.find(tokenise("A"))]


def test_a_small_letter_in_the_table_allows_either() -> None:
    matcher = Matcher([Name(words_of("the miners"), "name", ("M",))])

    assert 2 == len(matcher.find(tokenise("The Miners met the miners.")))


@given(EDGES)
def test_words_are_verbatim_and_every_mark_is_in_one(text: str) -> None:
    tokens = tokenise(text, 7)

    assert [text[t.start - 7 : t.end - 7] for t in tokens] == [t.text for t in tokens]
    assert "".join(text.split()) == "".join("".join(t.text.split()) for t in tokens)


@given(EDGES)
def test_found_names_never_overlap(text: str) -> None:
    spans = [(f.first, f.last) for f in shipped_table().matcher.find(tokenise(text))]

    assert [] == [(one, two) for one, two in pairwise(spans) if one[1] > two[0]]


def test_finding_takes_time_in_proportion_to_the_text_even_with_many_names_of_one_beginning() -> None:
    matcher = Matcher([Name(("the", f"N{k}"), "name", (f"N{k}",)) for k in range(20_000)])
    start = time.process_time()

    assert () == matcher.find(tokenise("the " * 100_000))
    assert time.process_time() - start < 10
