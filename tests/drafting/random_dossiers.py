"""Random dossiers: sound types, and otherwise anything, names of nothing and items that refer to no item included."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, get_args

from hypothesis import strategies as st

from detente.cite import Quote
from detente.dossier.items import (
    AUTHOR,
    UNSPECIFIED,
    Actor,
    Attribution,
    Claim,
    Dossier,
    Event,
    Factuality,
    Gap,
    Kind,
    Line,
    Link,
    LinkKind,
    Mention,
    Modality,
    Origin,
    Status,
    Tension,
    Text,
)
from detente.dossier.plover import ACTS, CATEGORIES, CONTEXTS

Draw = Callable[..., Any]

NAMES = (
    "Russia",
    "the West",
    "Wydział Pracy",
    "中国",
    "…",
    "",
    "joint",
    "not",
    "12 Apostles",
    "yes",
    "a: b",
    "\u0301",
    "x\x07",
)
WORDS = st.sampled_from(["talks", "to invade", "“no”", "", "a\nb", "\x00", "never", "it's: #1", "é" * 300])
IDS = ("A", "B", "C", "D", AUTHOR, UNSPECIFIED, "GONE")
TEXTS = ("news", "on", "2022-01-17", "joint", "日報")


@st.composite
def dossiers(draw: Draw) -> Dossier:
    """Draw a dossier of a few sentences."""
    texts = tuple(
        Text(name, draw(st.sampled_from(["a.txt", "", "b c.txt"])), draw(st.sampled_from(["0" * 64, "", "x"])), 99, day)
        for name in draw(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3, unique=True))
        for day in [draw(st.sampled_from([None, date(2022, 1, 17), date(1991, 3, 1)]))]
    )
    lines = tuple(
        Line(f"{text.id}#{n}", n, "", Quote(text.id, 10 * n, 10 * n + 9, draw(WORDS)))
        for text in texts
        for n in (1, 2, 3)
    )
    places = st.sampled_from([line.id for line in lines] + ["gone#1"])
    actors = tuple(
        Actor(name, draw(st.sampled_from(NAMES)), draw(st.sampled_from(get_args(Kind))), tuple(draw(_some(IDS))))
        for name in "ABCD"
    )
    events = tuple(_event(draw, n, draw(places)) for n in range(draw(st.integers(0, 10))))
    names = [event.id for event in events] + ["gone"]
    claims = tuple(_claim(draw, n, draw(places), names) for n in range(draw(st.integers(0, 14))))
    every = [*names, *(claim.id for claim in claims)]
    kinds = st.sampled_from(get_args(LinkKind))
    links = tuple(
        Link(f"l{n}", draw(places), _quote(draw), draw(kinds), tuple(draw(_some(every))), tuple(draw(_some(every))),
             draw(st.booleans()), None, _origin(draw))
        for n in range(draw(st.integers(0, 3)))
    )  # fmt: skip
    mentions = tuple(
        Mention(
            f"m{n}", draw(places), _quote(draw), None, "pronoun", "actor", None, tuple(draw(_some(IDS))), _origin(draw)
        )
        for n in range(draw(st.integers(0, 2)))
    )
    tension = st.builds(
        Tension, st.sampled_from(["contradiction", "denial", "mirror"]), st.tuples(*[st.sampled_from(every)] * 2), WORDS
    )
    tensions = tuple(draw(st.lists(tension, max_size=2)))
    gaps = tuple(draw(st.lists(st.builds(Gap, WORDS, st.one_of(st.none(), places)), max_size=2)))
    return Dossier(texts, lines, actors, mentions, events, claims, links, tensions, (), gaps)


def _some(names: Any) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), max_size=3, unique=True)


def _origin(draw: Draw) -> Origin:
    return Origin(draw(st.sampled_from(["rules@1", "model:x y", ""])), draw(st.sampled_from(get_args(Status))))


def _quote(draw: Draw) -> Quote:
    return Quote("news", draw(st.integers(0, 40)), draw(st.integers(40, 60)), draw(WORDS))


def _event(draw: Draw, number: int, place: str) -> Event:
    category = draw(st.sampled_from(sorted(CATEGORIES)))
    modes = CATEGORIES[category][1]
    return Event(
        f"e{number}", place, _quote(draw), category, draw(st.sampled_from(get_args(Factuality))),
        draw(st.sampled_from([None, *modes])), tuple(draw(_some(CONTEXTS[:4]))), tuple(draw(_some(IDS))),
        tuple(draw(_some(IDS))), draw(st.one_of(st.none(), st.builds(_quote, st.just(draw)))), None,
        draw(st.sampled_from([None, "Geneva", "…", "A"])), None, draw(st.sampled_from(IDS)),
        draw(st.sampled_from([None, "e0", "e1", "gone"])), _origin(draw),
    )  # fmt: skip


def _claim(draw: Draw, number: int, place: str, events: list[str]) -> Claim:
    return Claim(
        f"c{number}", place, _quote(draw), draw(st.sampled_from([*IDS, AUTHOR])), draw(st.sampled_from(ACTS)),
        draw(st.sampled_from("+-")), draw(st.sampled_from([*get_args(Modality), "ability", "ability"])),
        draw(st.sampled_from(get_args(Attribution))), draw(st.sampled_from([None, None, "some"])), None,
        tuple(draw(_some(IDS))), tuple(draw(_some(IDS))), tuple(draw(_some(events))), _origin(draw),
    )  # fmt: skip
