"""Whether a city acts, or others only meet, are or arrive there; and whether a land is spoken of as a place."""

from __future__ import annotations

from typing import Literal

from detente.dossier.actor_names import Found, word_set
from detente.dossier.name_context import Surroundings

CityRole = Literal["actor", "venue", "place", "unclear"]

_WHERE = word_set("in at near outside around inside within across throughout through via above off into onto over")
_IN_LAND = word_set("in inside within across throughout outside near around")
_GIVEN = word_set("interest interests trust confidence faith believe believes believed invest invested stake stakes")
_MEETINGS = word_set(
    "talks talk meeting meetings meet meets met summit summits conference negotiations negotiation round rounds "
    "session dialogue discussions consultations convened convene gathering gathered forum ceremony signed sign "
    "accord accords agreement agreements treaty pact congress hosted hosting hosts mediation deal process "
    "format declaration"
)
_TREATIES = word_set(
    "talks meeting meetings summit conference negotiations round session dialogue forum accord accords "
    "agreement agreements treaty pact process format declaration protocol memorandum ceremony convention peace "
    "truce"
)
_MOVING = word_set(
    "visit visited visits visiting trip travel travelled traveled travels travelling flew fly flies flying "
    "flown go goes went going gone came come comes return returned returns returning arrive arrived drove drive "
    "march marched marching left leave leaves leaving depart departed headed heading head bound moved move "
    "moving sent journey tour road flight flights back rushed brought bring way route highway close next "
    "adjacent invited summoned"
)
_GOING = word_set("left leave leaves leaving depart departed headed heading head bound flew fly set route")
_ATTACKS = word_set(
    "attack attacks attacked assault assaults strike strikes raid raids march advance advances missiles missile "
    "rockets rocket bombing bombings bombardment shelling airstrike airstrikes offensive fire fired bombed "
    "shelled hit struck invade invaded invasion bomb shell siege besieged besiege stormed seize seized capture "
    "captured capturing surround surrounded surrounding take taken took taking occupy occupied storming defend "
    "defended defending"
)
_SENT_FROM = word_set(
    "demand demands demanded pressure response reply statement statements call calls signal signals support aid "
    "guarantee guarantees concession concessions assurance assurances warning warnings threat threats message "
    "messages criticism condemnation offer offers proposal proposals reaction reactions help money order orders "
    "instruction instructions independence assistance backing protection recognition received receive receives "
    "receiving hear heard seek seeks sought want wants expect win won wins get gets got obtain obtained secure "
    "secured bought buy buys buying imports apology approval permission loans loan weapons gas oil funding "
    "funds commitment commitments answer answers"
)
_OF_PLACE = word_set(
    "streets street city capital outskirts centre center suburb suburbs north south east west mayor residents "
    "websites website port airport district districts region regions province university bishop archbishop town "
    "square skies siege battle fall bombing shelling capture stretch kilometres kilometers miles people control"
)
_PHYSICAL = word_set(
    "streets street airport suburbs suburb outskirts mayor metro subway residents museum museums theatre "
    "theater stock skyline downtown centre center square university hospitals hospital hotels hotel "
    "police-station neighbourhoods neighborhoods district districts population weather traffic rooftops red "
    "landmark landmarks cathedral restaurants websites schools port roads bridges eastern western northern "
    "southern central"
)
_AUXILIARIES = word_set(
    "is was has had will would can could may might must should does did says said sees wants warned warns "
    "insists insisted denies denied rejects rejected accuses accused calls called hopes fears refuses refused "
    "vows vowed"
)
_RECEIVERS = word_set(
    "with against between by than about upon behind without despite like towards toward unlike versus v vs "
    "alongside among from-to both that not"
)
_HEADLINES = word_set("( — – - : .")


def role_of_city(around: Surroundings, name: Found, *, meetings_within: int = 40) -> tuple[CityRole, str]:
    """What a city does where it is named, and what shows it.

    A city acts as a subject, as an owner of an act, or as one to whom something is done by words; where talks are held
    it is a venue, where people are or go a place.  In an attack on it, the place and the government cannot be told
    apart: that is `unclear`, as is everything that no rule covers.  A meeting counts `meetings_within` tokens before.
    """
    first, last = name.first, name.last
    before, after = around.key(first - 1), around.key(last)
    if before == "the":
        first, before = first - 1, around.key(first - 2)
    owned = around.possessive(last)
    if owned is not None:
        return ("place", f"its {around.key(owned)}") if around.key(owned) in _PHYSICAL else ("actor", "it owns an act")
    if around.hyphen(last):
        return ("actor", "done by it") if around.hyphen(last) == "done" else ("place", "only based there")
    if around.key(last) in _TREATIES and _plain_gap(around, last):
        return "venue", f"a {around.key(last)} named after it"
    if name.first == 0 and (after in _HEADLINES or (after == "," and around.tokens[0].text.isupper())):
        return "place", "a dateline"
    if before in {"capital", "city", "town"}:
        return "place", f"a {before}"
    if before in _WHERE:
        return _where(around, first, before, meetings_within)
    by_preposition = _after_preposition(around, first, before)
    if by_preposition:
        return by_preposition
    word = around.word(last - 1)
    if (word is not None and word.dep in {"nsubj", "nsubjpass", "csubj"}) or _verb(around, last):
        return "actor", "it is the subject"
    if before in {"is", "was"} and after in {"that", "who", "which"}:
        return "actor", "it is the one that acts"
    if before in _ATTACKS:
        return "unclear", f"'{before}' may mean the city or the government"
    if before in _MOVING:
        return "place", f"'{before}' goes there"
    if around.pos(first - 1) in {"VERB", "AUX"} or (word is not None and word.dep in {"dobj", "dative"}):
        return "actor", "something is done to it"
    describes = around.pos(last) in {"NOUN", "PROPN"} and _plain_gap(around, last) and last not in around.starts
    if describes and name.name.sense == "seat":
        return "actor", f"the {around.key(last)} of it"
    if describes:
        return "place", f"it describes the {around.key(last)}"
    return "unclear", "nothing shows whether the city or the government is meant"


def land_is_place(around: Surroundings, name: Found) -> str | None:
    """What shows that a state or a coalition is spoken of as a place, as in "troops in eastern Ukraine", or None."""
    if around.possessive(name.last) is not None or around.hyphen(name.last):
        return None
    at = name.first - 1
    while at > name.first - 4 and (around.key(at) == "the" or around.pos(at) in {"ADJ", "DET"} or _compass(around, at)):
        at -= 1
    if around.key(at) not in _IN_LAND or around.key(at - 1) in _GIVEN:
        return None
    word = around.word(name.last)
    if name.name.sense == "name" and word is not None and word.pos == "NOUN" and _plain_gap(around, name.last):
        return None  # "in Iran talks": it describes what follows
    return f"'{around.key(at)}' it"


def _compass(around: Surroundings, at: int) -> bool:
    return around.key(at) in {
        "northern", "southern", "eastern", "western", "central", "neighbouring", "neighboring", "mainland", "occupied",
        "war-torn", "north", "south", "east", "west", "northeastern", "northwestern", "southeastern", "southwestern",
    }  # fmt: skip


def _where(around: Surroundings, first: int, before: str, within: int) -> tuple[CityRole, str]:
    if before == "at" and around.key(first - 2) in {"angry", "furious", "aimed", "directed", "fury", "anger"}:
        return "actor", f"'{around.key(first - 2)} at' it"
    if before in {"in", "at"} and any(around.key(k) in _MEETINGS for k in range(max(0, first - within), first)):
        return "venue", f"a meeting '{before}' it"
    return "place", f"'{before}' it"


def _after_preposition(around: Surroundings, first: int, before: str) -> tuple[CityRole, str] | None:
    near = {around.key(k) for k in range(max(0, first - 6), first - 1)}
    if before in {"to", "toward", "towards"}:
        moved = near & _MOVING or ("from" in near and around.ends.get(first - 1) is not None)
        return ("place", "somebody goes there") if moved else ("actor", f"'{before}' it")
    if before == "from":
        to_another = around.key(first + 1) == "to" and first + 2 in around.starts
        sent = near & _SENT_FROM and not to_another
        return ("actor", "it comes from there by words or deeds") if sent else ("place", "'from' it")
    if before in {"on", "of"}:
        if near & (_ATTACKS if before == "on" else _ATTACKS - {"fire", "take"}):
            return "unclear", "what is done to it may hit the city or the government"
        if before == "of":
            place = around.key(first - 2) in _OF_PLACE
            return ("place", f"'{around.key(first - 2)} of' it") if place else ("actor", "'of' it")
        return "actor", "'on' it"
    if before == "for":
        return ("place", "somebody goes there") if near & _GOING else ("actor", "'for' it")
    if before in _RECEIVERS:
        return "actor", f"'{before}' it"
    return None


def _verb(around: Surroundings, at: int) -> bool:
    """Whether a verb stands at a token, or an adverb and a verb after it."""
    if around.pos(at) == "ADV":
        at += 1
    return around.key(at) in _AUXILIARIES or (around.pos(at) in {"VERB", "AUX"} and not around.key(at).endswith("ing"))


def _plain_gap(around: Surroundings, at: int) -> bool:
    return at < len(around.tokens) and around.tokens[at].start - around.tokens[at - 1].end == 1
