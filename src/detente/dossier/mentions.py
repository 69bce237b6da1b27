"""Mentions: where a sentence names an actor, by its name, its people, its capital, its officials, or only a part of it.

A name is looked up in the table, the longest first.  What stands around it decides what it is: a city acts or is a
venue, "pro-Russian" is not Russia, "Russian officials" speak for Russia, "Syrian rebels" do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.cite import Quote
from detente.dossier.actor_names import Found, tokenise, word_set
from detente.dossier.actor_table import ActorTable
from detente.dossier.city_roles import CityRole, land_is_place, role_of_city
from detente.dossier.items import How, Mention, Origin, Role
from detente.dossier.name_context import Surroundings
from detente.dossier.offices import People, office_owned, people_after, people_before, population
from detente.dossier.view import View

_CULTURE = word_set(
    "language languages literature music food cuisine restaurant restaurants novel novels novelist film films "
    "cinema poet poets poetry composer opera ballet wine wines tea vodka beer cheese folklore translation "
    "translator textbook dictionary grammar accent alphabet speaker speakers painter painting architecture "
    "football cricket salad doll dolls orthodox church lessons carpet carpets"
)
_SPEAKING = word_set(
    "speak speaks spoke speaking spoken learn learns learned learnt learning translate translated taught teach "
    "teaches fluent ethnic"
)
_LANGUAGES = word_set(
    "russian ukrainian french german spanish italian portuguese polish dutch turkish arabic chinese japanese "
    "korean hindi persian swedish norwegian danish finnish greek hungarian romanian bulgarian serbian croatian "
    "albanian georgian armenian czech slovak somali thai vietnamese belarusian estonian latvian lithuanian"
)
_REGIONS = word_set(
    "regions region provinces province parts part coast border areas area half edge side districts shore"
)
_HOW: dict[str, How] = {"name": "name", "adjective": "demonym", "people": "demonym", "seat": "seat", "city": "seat"}


@dataclass(frozen=True, slots=True)
class _Seen:
    """A mention in the making: the tokens `first` to `last` (excluded), the name it rests on, and what it is."""

    first: int
    last: int
    actors: tuple[str, ...]
    how: How
    role: Role = "actor"
    part: str | None = None
    unsure: bool = False
    why: str = ""


def find_mentions(view: View, table: ActorTable) -> tuple[Mention, ...]:
    """The mentions of a sentence, in order, none overlapping another, with the ids `<line.id>.m1` and so on.

    `actor` is set where the text names one.  It is None, with `candidates`, where a name belongs to several ("Congo")
    or where a city may stand for its government; and None for a venue, and for a city that is only a place, whose
    `candidates` say in whose land it lies.  A land that is only a place has its actor and the role `place`.
    The time it takes grows with the length of the sentence alone.
    """
    tokens = tokenise(view.line.quote.text, view.line.quote.start)
    around = Surroundings.of(view, tokens, table.matcher.find(tokens))
    cities = _city_roles(around)
    seen: list[_Seen] = []
    for name in around.found:
        if name.name.sense != "other" and not around.opposed(name.first):
            for one in _mentions_of(around, name, table, cities):
                if not seen or one.first >= seen[-1].last:
                    seen.append(one)
                elif one.first <= seen[-1].first and one.last >= seen[-1].last:
                    seen[-1] = one  # what is named with what came before it, as in "NATO officials of"
    return numbered(view, [_mention(view, around, one) for one in seen])


def numbered(view: View, mentions: list[Mention]) -> tuple[Mention, ...]:
    """The mentions in the order of the text, with ids that say so."""
    ordered = sorted(mentions, key=lambda mention: mention.quote.start)
    return tuple(replace(mention, id=f"{view.line.id}.m{n}") for n, mention in enumerate(ordered, 1))


def mention(
    view: View, start: int, end: int, actors: tuple[str, ...], how: How, *, why: str, unsure: bool = False,
    role: Role = "actor", part: str | None = None,
) -> Mention:  # fmt: skip
    """A mention of the code points `start` to `end`, not yet numbered; of one actor, if sure, else of candidates."""
    whole = view.line.quote
    quote = Quote(whole.source, start, end, whole.text[start - whole.start : end - whole.start])
    sure = len(actors) == 1 and not unsure
    return Mention(
        "", view.line.id, quote, actors[0] if sure else None, how, role, part, () if sure else actors,
        Origin(view.producer, why=why),
    )  # fmt: skip


def _mention(view: View, around: Surroundings, seen: _Seen) -> Mention:
    start, end = around.tokens[seen.first].start, around.tokens[seen.last - 1].end
    return mention(
        view, start, end, seen.actors, seen.how, why=seen.why, unsure=seen.unsure, role=seen.role, part=seen.part
    )


def _mentions_of(
    around: Surroundings, name: Found, table: ActorTable, cities: dict[int, tuple[CityRole, str]]
) -> Iterator[_Seen]:
    first, last, sense, actors = name.first, name.last, name.name.sense, name.name.actors
    if sense == "venue":
        role: Role = "venue" if cities[first][0] == "venue" else "place"
        yield _Seen(first, last, (), "name", role, unsure=True, why=cities[first][1])
        return
    if sense == "land":
        yield _Seen(first, last, actors, "name", "place", why="a land, not its government")
        return
    apart = around.hyphen(last) == "other" or around.key(last) == "$"  # "EU-wide", "US $5 million"
    if apart or (sense in {"adjective", "people"} and _only_culture(around, name)):
        return
    people = _people(around, name, table)
    how: How
    if people:
        how = "part" if people.part else "officials"
        yield _Seen(people.first, people.last, actors, how, part=people.part, why=people.why)
    elif sense in {"city", "seat"}:
        yield _city(name, *cities[first])
    else:
        land = sense == "name" and table.lands.issuperset(actors)  # "in NATO" is membership
        place = land_is_place(around, name) if land and not around.hyphen(last) else None
        how = "plural" if name.name.words[0] in {"two", "both"} else _HOW[sense]
        why = f"a place: {place}" if place else "in the table" if len(actors) == 1 else "in the table for each of them"
        yield _Seen(first, last, actors, how, "place" if place else "actor", why=why)
    start = around.possessive(last)
    owned = office_owned(around, start) if start is not None and sense != "adjective" else None
    if owned:
        yield _Seen(owned.first, owned.last, actors, "officials", why=f"{owned.why}, which was named just before")


def _people(around: Surroundings, name: Found, table: ActorTable) -> People | None:
    wide = table.composed.issuperset(name.name.actors)
    after = None
    if name.name.sense != "people" and not around.hyphen(name.last):
        after = people_after(around, name.first, name.last, wide=wide)
    if after or around.possessive(name.last) is not None:
        return after
    before = people_before(around, name.first, name.last)
    return population(around, name.first, name.last) if before is None and name.name.sense == "people" else before


def _only_culture(around: Surroundings, name: Found) -> bool:
    """Whether an adjective speaks of a language, a culture or a descent and not of what the actor does."""
    before, after = around.key(name.first - 1), around.key(name.last)
    if after in _CULTURE or before in _SPEAKING:
        return True
    if around.key(name.first) == "western" and name.first == 0 and (after in _REGIONS or name.last in around.starts):
        return True  # a direction, with the capital of the sentence
    if before == "former" and name.name.actors == ("SUN",):
        return True
    language = around.key(name.first) in _LANGUAGES and name.name.sense == "adjective"
    return language and before in {"in", "into"} and around.pos(name.last) in {"", "PUNCT", "VERB", "AUX", "CCONJ"}


def _city(name: Found, role: CityRole, why: str) -> _Seen:
    actors = name.name.actors
    if role == "venue":
        return _Seen(name.first, name.last, (), "seat", "venue", unsure=True, why=why)
    if role == "place":
        return _Seen(name.first, name.last, actors, "seat", "place", unsure=True, why=why)
    return _Seen(name.first, name.last, actors, "seat", unsure=role == "unclear", why=why)


def _city_roles(around: Surroundings) -> dict[int, tuple[CityRole, str]]:
    """The role of every city and seat by its position; in a list, a city is what its neighbours are."""
    cities = [name for name in around.found if name.name.sense in {"city", "seat", "venue"}]
    roles = {name.first: role_of_city(around, name) for name in cities}
    for name in cities:
        address = around.starts.get(name.last + 1) if around.key(name.last) == "," else None
        if address and set(address.name.actors) & set(name.name.actors):
            roles[name.first] = ("place", "an address")
    for name in cities:
        before = around.listed_before(name)
        if before and roles[name.first][0] != "actor" and before.first in roles:
            roles[name.first] = roles[before.first]
        elif before and roles[name.first][0] == "unclear" and before.first not in roles:
            roles[name.first] = ("actor", "named beside an actor")
    for name in reversed(cities):
        after = around.listed_after(name)
        if after and roles[name.first][0] == "unclear":
            beside: tuple[CityRole, str] = ("actor", "named beside an actor")
            roles[name.first] = roles.get(after.first, beside)
    for name in cities:
        # A seat is a building too, but its name is mostly the government's: in doubt it acts.
        if name.name.sense == "seat" and roles[name.first][0] == "unclear":
            roles[name.first] = ("actor", "the seat stands for the government")
    return roles
