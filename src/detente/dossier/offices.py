"""People who speak and act for an actor, and people who are only of its kind: "Russian officials", "Syrian rebels"."""

from __future__ import annotations

from dataclasses import dataclass

from detente.dossier.actor_names import word_set
from detente.dossier.name_context import Surroundings

# One of these after a name or an adjective acts for the actor; a singular title may be followed by a person's name.
_TITLES = word_set(
    "official president premier minister chancellor king queen emir sultan sheikh prince leader diplomat "
    "negotiator envoy ambassador delegate spokesman spokeswoman spokesperson general commander colonel admiral "
    "secretary chief chairman commissioner representative lawmaker governor mediator inspector counterpart "
    "dictator ruler chairwoman director head senator consul attaché attache"
)
_PLURALS = {"spokesman": "spokesmen", "spokesperson": "spokespeople", "chairman": "chairmen"}
_BODIES = word_set(
    "officials government governments leadership authorities delegation delegations ministry ministries "
    "parliament troops forces soldiers army military navy police cabinet administration regime embassy mission "
    "peacekeepers commission council assembly agency garrison warships warplanes aircraft jets fighters "
    "helicopters tanks gunboats bombers servicemen marines guards court judiciary prosecutors junta monarchy "
    "presidency consulate intelligence lawmakers policymakers rulers inspectors monitors observers team "
    "mediators artillery missiles drones warship congress senate command diplomacy headquarters secretariat"
)
_STATES = word_set("states countries powers nations allies members capitals governments partners")
_OFFICES = _TITLES | {_PLURALS.get(t, t + "s") for t in _TITLES} | _BODIES
# Those who, being in a place, speak for it, and those who, being from it, do: "diplomats in" a place are of another.
_IN = word_set("official officials government authorities leaders leadership lawmakers policymakers rulers regime")
_FROM = _IN | {"leader", "diplomat", "diplomats", "negotiators", "delegation", "delegates", "envoys", "envoy"}
_LINKED = {"of": _OFFICES, "in": _IN, "within": _IN, "from": _FROM, "for": frozenset({"minister", "ministry"})}
_MODIFIERS = word_set(
    "senior top chief high ranking deputy vice acting first foreign defence defense prime interior finance "
    "trade energy military security special presidential national army naval navy air ground armed intelligence "
    "border central federal state transitional interim caretaker permanent ministerial peace nuclear economic "
    "occupation occupying supreme constitutional customs peacekeeping weapons arms outgoing incoming new "
    "current policy government parliamentary cabinet police war coalition civilian diplomatic external crown "
    "affairs and foreign-policy high-ranking"
)
# People of that kind who do not act for the state.
_GROUPS = word_set(
    "rebel rebels rebellion separatist separatists opposition guerrilla guerrillas guerilla guerillas insurgent "
    "insurgents insurgency militant militants gunman gunmen protester protesters protestors demonstrator "
    "demonstrators activist activists student students farmer farmers worker workers dissident dissidents exile "
    "exiles refugee refugees settler settlers militia militias militiaman militiamen extremist extremists "
    "islamist islamists hacker hackers citizen citizens people civilian civilians voter voters journalist "
    "journalists company companies firm firms bank banks businessman businessmen immigrant immigrants migrant "
    "migrants prisoner prisoners youth youths villagers nationalist nationalists loyalists mercenaries "
    "volunteers women children men family families victims tourists terrorists terrorist suicide strikers union "
    "unions teachers drivers fishermen national nationals resident residents investors consumers businesses "
    "exporters producers manufacturers public population"
)
_DEPARTMENTS = word_set("state staff defence defense government energy commerce")
_SOME = frozenset({"some", "many", "several", "most", "few", "certain", "various", "others", "numerous"})
_VOICES = _SOME | {"voices", "circles", "commentators", "critics", "parts", "sections", "elements", "politicians"}
# Of a people, what stands before its name where the people as such is meant, and not its state.
_OF_A_PEOPLE = word_set(
    "local exiled expatriate displaced young younger old older elderly ordinary native poor rich wealthy minority "
    "resident"
)
_CROWDS = word_set("dozens scores hundreds thousands millions tens majority minority crowds groups group number lots")
# What may stand between "in the" and the noun of a place, and those nouns.
_DIRECTIONS = word_set(
    "north south east west northern southern eastern western central northeast northwest southeast southwest"
)
_PLACES = _DIRECTIONS | word_set(
    "area areas region regions province provinces city cities capital town towns village villages district districts "
    "country countryside abroad exile camp camps enclave enclaves diaspora borderlands suburbs island islands valley"
)
_PARTICLES = frozenset(
    {"al", "el", "bin", "ben", "ibn", "de", "da", "dos", "du", "van", "von", "der", "den", "la", "le"}
)


@dataclass(frozen=True, slots=True)
class People:
    """The passage of tokens (`last` excluded) that names people by their actor; `part` where they are not the whole."""

    first: int
    last: int
    part: str | None
    why: str


def people_after(around: Surroundings, first: int, last: int, *, wide: bool) -> People | None:
    """Who is meant by an actor's name and the words after it, in "senior Western officials" or "US President Ann Lee".

    `wide`: the actor is made of others, so that "states" and "allies" after it are some or all of them.
    """
    at = last
    while (
        at < last + 5
        and (around.key(at) in _MODIFIERS or (at > last and around.key(at) == "-"))
        and _goes_on(around, at)
    ):
        at += 1
    if around.key(at) in _GROUPS and _goes_on(around, at):
        return People(first, at + 1, around.key(at), f"{around.key(at)}, who are not the whole of it")
    if "opposition" in (around.key(k) for k in range(last, at)):
        return None
    while at > last and around.key(at) not in (_OFFICES | _STATES if wide else _OFFICES):
        at -= 1  # "military" and "government" modify, or stand for themselves
    head = around.key(at)
    states = wide and head in _STATES
    if not (states or head in _OFFICES) or not _goes_on(around, at) or around.key(first - 1) in {"former", "late"}:
        return None
    at = _title(around, at)
    end = _person(around, at + 1) if around.key(at) in _TITLES | _DEPARTMENTS else at + 1
    some = some_before(around, first)
    if some is not None and (states or around.key(at) not in _TITLES):
        return People(some, end, "some", f"only some of the {around.key(at)}")
    return People(first, end, None, f"{around.key(at)} of it")


def people_before(around: Surroundings, first: int, last: int) -> People | None:
    """Who is meant by the words before an actor's name: "officials in", "the president of", "some in", "parts of"."""
    at = first - 1
    at -= around.key(at) == "the"
    link = around.key(at)
    if link not in {"of", "in", "from", "within", "for"} or at < 1:
        return None
    head = at - 1
    if link in {"in", "within", "of"} and around.key(head) in _VOICES - (set() if link != "of" else {"most", "many"}):
        begin = head if around.key(head) in _SOME or around.key(head - 1) not in _SOME else head - 1
        return People(begin, last, "some", f"{around.key(head)} {link} it, not the whole")
    if link in {"of", "for"}:
        head = _before_person(around, head)
    if around.key(head) not in _LINKED[link] or around.possessive(head - 2) == head:
        return None
    begin = head
    while begin > head - 3 and around.key(begin - 1) in _MODIFIERS - {"and"}:
        begin -= 1
    if begin in around.ends or (link == "in" and around.pos(begin - 1) in {"NOUN", "PROPN", "ADJ"}):
        return None  # "UN officials in", "relief officials in": another's
    some = some_before(around, begin)
    if some is not None:
        return People(some, last, "some", f"only some {around.key(head)} {link} it")
    return People(begin, last, None, f"{around.key(head)} {link} it")


def population(around: Surroundings, first: int, last: int) -> People | None:
    """Who is meant by a people's name in the plural where it is people who live somewhere: "Serbs in the north of".

    So is "local Serbs", "some Serbs" and "thousands of Serbs".  With an article and nothing else, as in "the Russians
    in Geneva", it is the state's own people as a rule, and None.
    """
    if not around.key(last - 1).endswith(("s", "men")):
        return None
    begin = first
    while begin > max(0, first - 3) and around.key(begin - 1) in _OF_A_PEOPLE:
        begin -= 1
    if around.key(begin - 1) in _SOME - {"others"}:
        begin -= 1
    elif around.key(begin - 1) == "of" and around.key(begin - 2) in _CROWDS:
        begin -= 2
    at_home = around.key(first - 1) not in {"the", "these", "those"} and _somewhere(around, last)
    if begin in around.ends or not (begin < first or at_home):
        return None
    words = " ".join(token.text for token in around.tokens[begin:last])
    return People(begin, last, words, f"{words}, who are people and not their state")


def _somewhere(around: Surroundings, at: int) -> bool:
    """Whether a place follows: "in Kosovo", "from the northern villages"."""
    if around.key(at) not in {"in", "from", "of"} or not _goes_on(around, at):
        return around.key(at) == "abroad"
    place = at + 1 + (around.key(at + 1) in {"the", "a", "an"})
    place += around.key(place) in _DIRECTIONS and around.key(place + 1) in _PLACES
    return around.key(place) in _PLACES or place in around.starts or around.pos(place) == "PROPN"


def office_owned(around: Surroundings, start: int) -> People | None:
    """The office named after a possessive: "foreign minister" in "Russia's foreign minister"."""
    found = people_after(around, start, start, wide=False)
    return None if found is None or found.part else People(start, found.last, None, found.why)


def some_before(around: Surroundings, first: int) -> int | None:
    """Where "some", "several" or "a number of" before a name begins, or None."""
    at = first - 1
    while at > first - 3 and around.key(at) in _MODIFIERS:
        at -= 1
    if around.key(at) in _SOME - {"others"}:
        return at
    if around.key(at) == "of" and around.key(at - 1) in {"number", "handful", "couple"}:
        return at - 2 if around.key(at - 2) == "a" else at - 1
    return None


def _title(around: Surroundings, at: int) -> int:
    """The last word of a title that goes on: "secretary-general", "Secretary of State", "government spokesman"."""
    while True:
        step = 2 if around.key(at + 1) in {"-", "of"} else 1
        more = _TITLES if around.key(at + 1) != "of" else _DEPARTMENTS
        if around.key(at + step) not in more or not (_goes_on(around, at + 1) and _goes_on(around, at + step)):
            return at
        at += step


def _goes_on(around: Surroundings, at: int) -> bool:
    """Whether a token is there and only white space or a hyphen parts it from the one before."""
    return 0 < at < len(around.tokens) and around.tokens[at].start - around.tokens[at - 1].end <= 1


def _person(around: Surroundings, at: int, *, most: int = 6) -> int:
    """Where the name of a person that begins at a token ends; the same token if none does."""
    end, shouted = at, all(t.text.isupper() for t in around.tokens[max(0, at - 3) : at] if len(t.text) > 1)
    for k in range(at, min(at + most, len(around.tokens))):
        token = around.tokens[k]
        if shouted or k in around.starts or token.start - around.tokens[k - 1].end > 1:
            break
        initial = token.text == "." and len(around.tokens[k - 1].text) == 1 and around.tokens[k - 1].capital
        if token.capital and token.text[0].isalpha():
            end = k + 1
        elif token.key not in _PARTICLES and not ((initial or token.text in {"-", "'", "’"}) and around.joined(k)):
            break
    return end


def _before_person(around: Surroundings, at: int, *, most: int = 4) -> int:
    """The token before the name of a person that ends at a token, if a title stands there; else the same token."""
    for k in range(at, max(-1, at - most), -1):
        if around.key(k) in _TITLES and k < at:
            return k
        if not around.tokens[k].capital:
            break
    return at
