"""Random dossiers, whole in themselves though they mean nothing: a Hypothesis strategy."""

from __future__ import annotations

from datetime import date
from typing import get_args

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
    How,
    Kind,
    Line,
    Link,
    LinkKind,
    Mention,
    Modality,
    Origin,
    Role,
    Status,
    Step,
    Tension,
    Text,
    Unread,
    When,
)
from detente.dossier.plover import ACTS, CATEGORIES, CONTEXTS

SAID = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
ACTORS = ("RUS", "WEST", "Київ", "dockers")
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | ANY,
    lambda part: st.lists(part, max_size=2) | st.dictionaries(ANY, part, max_size=2),
    max_leaves=4,
)


def _one(words: object) -> st.SearchStrategy:
    return st.sampled_from(get_args(words))


@st.composite
def quotes(draw, line: Line) -> Quote:
    """A passage of a sentence, the whole of it included."""
    whole = line.quote
    start = draw(st.integers(whole.start, whole.end - 1))
    end = draw(st.integers(start + 1, whole.end))
    return Quote(whole.source, start, end, whole.text[start - whole.start : end - whole.start])


@st.composite
def dossiers(draw) -> Dossier:
    """A dossier of one or two texts, in which every id is known and every quote is in its sentence."""
    texts, lines = [], []
    for source in draw(st.sampled_from([("news",), ("a b", "їжак")])):
        at = draw(st.integers(0, 5))
        for number, text in enumerate(draw(st.lists(SAID, max_size=3)), start=1):
            quote = Quote(source, at, at + len(text), text)
            lines.append(Line(f"{source}#{number}", number, draw(SAID), quote))
            at += len(text) + draw(st.integers(0, 2))
        span = st.none() | st.tuples(st.integers(0, 3), st.integers(3, 9))
        header, date_span = draw(span), draw(span)
        texts.append(Text(source, draw(ANY), "0f" * 32, at, draw(st.none() | DAYS), date_span, header))
    some = st.lists(st.sampled_from(ACTORS), max_size=2).map(tuple)
    who = st.sampled_from((*ACTORS, AUTHOR, UNSPECIFIED))
    origins = st.builds(Origin, SAID, _one(Status), ANY)
    perhaps = st.none() | SAID
    mentions: list[Mention] = []
    links: list[Link] = []
    unread: list[Unread] = []
    events: list[Event] = []
    claims: list[Claim] = []
    for line in lines:
        own, passages, id_ = {"sentence": line.id, "origin": draw(origins)}, quotes(line), line.id
        kept = st.none() | passages
        if draw(st.booleans()):
            found = draw(st.none() | st.sampled_from(ACTORS))
            named = {"actor": found, "how": draw(_one(How)), "role": draw(_one(Role)), "part": draw(perhaps)}
            mentions.append(Mention(id=f"{id_}.m1", quote=draw(passages), candidates=draw(some), **named, **own))
        if draw(st.booleans()):
            category = draw(st.sampled_from(tuple(CATEGORIES)))
            modes = st.sampled_from((None, *CATEGORIES[category][1]))
            when = st.none() | st.builds(When, SAID, st.none() | DAYS, st.none() | DAYS)
            events.append(
                Event(
                    id=f"{id_}.e1",
                    quote=draw(passages),
                    category=category,
                    factuality=draw(_one(Factuality)),
                    mode=draw(modes),
                    contexts=draw(st.lists(st.sampled_from(CONTEXTS), max_size=2).map(tuple)),
                    actors=draw(some),
                    recipients=draw(some),
                    what=draw(kept),
                    when=draw(when),
                    where=draw(perhaps),
                    size=draw(perhaps),
                    reported_by=draw(who),
                    same_as=draw(st.sampled_from((None, *(event.id for event in events)))),
                    **own,
                )
            )
        if draw(st.booleans()):
            claims.append(
                Claim(
                    id=f"{id_}.c1",
                    quote=draw(passages),
                    speaker=draw(who),
                    act=draw(st.sampled_from(ACTS)),
                    polarity=draw(st.sampled_from("+-")),
                    modality=draw(_one(Modality)),
                    attribution=draw(_one(Attribution)),
                    part=draw(perhaps),
                    cue=draw(kept),
                    target=draw(some),
                    about=draw(some),
                    events=tuple(event.id for event in events[-1:]),
                    **own,
                )
            )
        ids = [event.id for event in events] + [claim.id for claim in claims]
        if ids and draw(st.booleans()):
            ends = st.lists(st.sampled_from(ids), min_size=1, max_size=2).map(tuple)
            told = {"kind": draw(_one(LinkKind)), "hypothetical": draw(st.booleans()), "cue": draw(kept)}
            links.append(
                Link(id=f"{id_}.l1", quote=draw(passages), source=draw(ends), target=draw(ends), **told, **own)
            )
        if draw(st.booleans()):
            unread.append(Unread(line.id, line.quote, draw(ANY)))
    ids = [item.id for item in Dossier((), (), (), tuple(mentions), tuple(events), tuple(claims), tuple(links)).items]
    pairs = st.tuples(st.sampled_from(ids), st.sampled_from(ids)) if ids else st.nothing()
    kinds = st.sampled_from(("contradiction", "denial", "mirror"))
    steps = st.builds(Step, st.sampled_from(("accept", "edit", "nothing here")), some, ANY, ANY, ANY, PLAIN, PLAIN)
    concerned = st.sampled_from((None, *(line.id for line in lines)))
    return Dossier(
        texts=tuple(texts),
        sentences=tuple(lines),
        actors=tuple(Actor(name, draw(SAID), draw(_one(Kind)), draw(some), draw(ANY)) for name in ACTORS),
        mentions=tuple(mentions),
        events=tuple(events),
        claims=tuple(claims),
        links=tuple(links),
        tensions=tuple(draw(st.lists(st.builds(Tension, kinds, pairs, ANY), max_size=2 if ids else 0))),
        unread=tuple(unread),
        gaps=tuple(draw(st.lists(st.builds(Gap, SAID, concerned), max_size=2))),
        reader=draw(ANY),
        log=tuple(draw(st.lists(steps, max_size=2))),
    )
