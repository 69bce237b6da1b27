"""The contexts of an event, by a few words each, in the event's own phrase and beside its trigger."""

from __future__ import annotations

from detente.dossier.plover import CONTEXTS

_WORDS = {
    "military": """army troop soldier military force weapon arms missile tank navy warship artillery defence defense
        exercise bomb war ceasefire truce militia rebel guerrilla jet""",
    "intelligence": "intelligence spy espionage spying",
    "peacekeeping": "peacekeeper peacekeeping",
    "economic": """trade tariff economic economy loan debt export import price investment bank tax sanction embargo
        subsidy market""",
    "diplomatic": "diplomatic diplomat ambassador embassy treaty talk summit negotiation envoy recognition",
    "resource": "water river dam oil gas electricity fish fishery grain mine mineral pipeline aquifer",
    "territory": "territory border annexation annex frontier island province region invasion invade occupation occupy",
    "disease": "disease virus epidemic pandemic vaccine",
    "environment": "pollution environment environmental spill emission waste climate forest",
    "migration": "refugee migrant migration asylum immigrant deport deportation",
    "humanitarian": "humanitarian relief food medicine famine",
    "legal": "court lawsuit judge legal legally trial convict law prosecutor sue indict ruling",
    "human_rights": "torture rape massacre",
    "rights_freedoms": "press freedom newspaper journalist censor censorship demonstration",
    "terrorism": "terrorist terrorism hostage suicide",
    "religion_ethnicity": "ethnic religious church mosque minority",
    "election": "election vote ballot poll candidate referendum",
    "legislative": "parliament senate bill legislature",
    "cbrn": "nuclear chemical biological radiological",
    "cyber": "cyber cyberattack cyber-attack hack website network hacker",
    "misinformation": "disinformation misinformation false-flag propaganda",
    "corruption": "corruption bribe bribery embezzle",
    "crime": "murder kidnap kidnapping robbery smuggling",
    "labour": "strike union wage worker lockout picket pay employee labour labor workforce",
}  # fmt: skip
_CONTEXT = {word: context for context, words in _WORDS.items() for word in words.split()}


def contexts_of(lemmas: frozenset[str]) -> tuple[str, ...]:
    """The contexts that the words speak of, in the order of PLOVER's list.

    >>> contexts_of(frozenset({"impose", "tariff", "border"}))
    ('economic', 'territory')
    """
    found = {_CONTEXT[lemma] for lemma in lemmas if lemma in _CONTEXT}
    return tuple(context for context in CONTEXTS if context in found)
