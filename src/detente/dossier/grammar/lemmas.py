"""Lemmas: the forms of the verbs that are known, and the base form of any word by its ending."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from detente.dossier.grammar.verb_words import ALSO_DOUBLING, DOUBLING, IRREGULAR, VERBS

Form = tuple[str, str]

_PLURALS: Final = {
    "men": "man", "women": "woman", "children": "child", "people": "people", "persons": "person", "feet": "foot",
    "teeth": "tooth", "mice": "mouse", "lives": "life", "wives": "wife", "knives": "knife", "halves": "half",
    "leaves": "leave", "crises": "crisis", "theses": "thesis", "bases": "base", "analyses": "analysis",
    "hypotheses": "hypothesis", "criteria": "criterion", "phenomena": "phenomenon", "spokesmen": "spokesman",
    "spokeswomen": "spokeswoman", "spokespeople": "spokesperson", "servicemen": "serviceman", "gunmen": "gunman",
    "policemen": "policeman", "statesmen": "statesman", "chairmen": "chairman", "ties": "tie", "lies": "lie",
    "pies": "pie", "buses": "bus", "gases": "gas", "viruses": "virus", "statuses": "status", "politics": "politic",
    "allies": "ally", "movies": "movie", "thieves": "thief", "wolves": "wolf", "shelves": "shelf", "selves": "self",
    "biases": "bias", "data": "datum", "media": "medium", "heroes": "hero", "vetoes": "veto", "tomatoes": "tomato",
    "potatoes": "potato", "echoes": "echo", "torpedoes": "torpedo", "embargoes": "embargo", "cargoes": "cargo",
}  # fmt: skip
_SAME_IN_PLURAL: Final = frozenset(
    [
        "series",
        "species",
        "means",
        "news",
        "headquarters",
        "barracks",
        "crossroads",
        "politics",
        "economics",
        "ethics",
        "physics",
        "athletics",
        "works",
        "overseas",
        "always",
        "perhaps",
        "thus",
        "whereas",
        "besides",
        "afterwards",
        "towards",
        "backwards",
        "sanctions-busting",
    ],
)
_OTHERS: Final = {
    "n't": "not", "ca": "can", "wo": "will", "sha": "shall", "'ll": "will", "'d": "would", "'ve": "have", "'re": "be",
    "'m": "be", "me": "i", "him": "he", "us": "we", "them": "they", "an": "a", "these": "these", "those": "those",
}  # fmt: skip
_COMPARED: Final = {
    "better": "well", "best": "good", "worse": "bad", "worst": "bad", "more": "more", "most": "most", "less": "less",
    "least": "least", "further": "further", "farther": "far", "furthest": "far", "elder": "old", "eldest": "old",
}  # fmt: skip
_BE: Final = {
    "be": "VB", "am": "VBP", "is": "VBZ", "are": "VBP", "was": "VBD", "were": "VBD", "been": "VBN", "being": "VBG",
    "'s": "VBZ", "'re": "VBP", "'m": "VBP",
}  # fmt: skip
# Stems that want their "e" back and do not show it by their ending.
_WITH_E: Final = frozenset(
    {
        "barricad",
        "blockad",
        "condon",
        "crusad",
        "evad",
        "invad",
        "parad",
        "persuad",
        "phon",
        "postpon",
        "spar",
        "telephon",
    }
)
_VOWELS: Final = "aeiou"


@cache
def verb_forms() -> dict[str, tuple[Form, ...]]:
    """Every form of every known verb, with the tags and lemmas it can have.

    >>> verb_forms()["said"], verb_forms()["wants"]
    ((('VBD', 'say'), ('VBN', 'say')), (('VBZ', 'want'),))
    """
    forms: dict[str, dict[Form, None]] = {}
    # The irregular ones and the longer list come last, so that a form of two verbs keeps both readings.
    for base in sorted(VERBS | IRREGULAR.keys()):
        for form, tag in _forms(base):
            forms.setdefault(form, {})[(tag, base)] = None
    for form, tag in _BE.items():
        forms[form] = {(tag, "be"): None}
    forms["has"] = {("VBZ", "have"): None}
    return {form: tuple(readings) for form, readings in forms.items()}


def _forms(base: str) -> Iterator[tuple[str, str]]:
    yield base, "VB"
    yield third_person(base), "VBZ"
    yield from ((form, "VBG") for form in _with_ending(base, "ing"))
    if base in IRREGULAR:
        past, participle = IRREGULAR[base]
        yield past, "VBD"
        yield participle, "VBN"
        return
    for form in _with_ending(base, "ed"):
        yield form, "VBD"
        yield form, "VBN"


def third_person(base: str) -> str:
    """The third person of a verb, which is also the plural of the noun of that form.

    >>> [third_person(base) for base in ("deny", "pass", "go", "veto", "want")]
    ['denies', 'passes', 'goes', 'vetoes', 'wants']
    """
    if base.endswith(("s", "x", "z", "ch", "sh", "go", "do", "to", "ho")):
        return base + "es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _with_ending(base: str, ending: str) -> tuple[str, ...]:
    if base in DOUBLING:
        return (base + base[-1] + ending,)
    if base in ALSO_DOUBLING:
        return base + base[-1] + ending, base + ending
    if ending == "ing":
        if base.endswith("ie"):
            return (base[:-2] + "ying",)
        if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
            return (base[:-1] + "ing",)
        return (base + "ing",)
    if base.endswith("e"):
        return (base + "d",)
    if base.endswith("y") and base[-2] not in _VOWELS:
        return (base[:-1] + "ied",)
    return (base + "ed",)


def lemma(lower: str, tag: str) -> str:
    """The base form of a word in lower case, with a straight apostrophe, given its Penn tag.

    >>> [lemma(*w) for w in (("n't", "RB"), ("refused", "VBD"), ("allies", "NNS"), ("stronger", "JJR"))]
    ['not', 'refuse', 'ally', 'strong']
    """
    if tag.startswith("VB") or tag in {"MD", "AUX"}:
        return _verb(lower, tag)
    if tag == "POS":
        return "'s" if lower == "'s" else lower
    if tag == "NNS":
        return singular(lower)
    if tag in {"JJR", "JJS", "RBR", "RBS"}:
        return _COMPARED.get(lower) or _without_degree(lower)
    return _OTHERS.get(lower, lower)


def _verb(lower: str, tag: str) -> str:
    if tag == "MD":
        return _OTHERS.get(lower, lower)
    readings = verb_forms().get(lower, ())
    exact = [base for kind, base in readings if kind == tag[:3] or (tag == "VBP" and kind == "VB")]
    if exact:
        return exact[0]
    if lower in _OTHERS:
        return _OTHERS[lower]
    if readings:
        return readings[0][1]
    return guessed_verb(lower, tag)


def guessed_verb(lower: str, tag: str) -> str:
    """The base form of a verb that is not known, by its ending alone."""
    if tag in {"VBD", "VBN"} and lower.endswith("ed") and len(lower) > 4:
        return _unended(lower[:-2], lower[:-1])
    if tag == "VBG" and lower.endswith("ing") and len(lower) > 5:
        return _unended(lower[:-3], lower[:-3] + "e")
    if tag == "VBZ" and lower.endswith("s"):
        return singular(lower)
    return lower


def _unended(stem: str, with_e: str) -> str:
    if stem in _WITH_E:
        return with_e
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in "bdgmnprt":
        return stem[:-1]
    if stem.endswith(
        ("at", "iz", "is", "v", "c", "ag", "ug", "eg", "dg", "ur", "as", "os", "us", "ut", "in", "ibl", "iv")
    ):
        return with_e
    return stem


def singular(lower: str) -> str:
    """The singular of a noun by its ending, or the noun itself where it is no plural.

    >>> [singular(noun) for noun in ("treaties", "crises", "passes", "series", "sanctions", "crisis")]
    ['treaty', 'crisis', 'pass', 'series', 'sanction', 'crisis']
    """
    if lower in _SAME_IN_PLURAL:
        return lower
    if lower in _PLURALS:
        return _PLURALS[lower]
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return lower[:-2]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(lower) > 2:
        return lower[:-1]
    return lower


def _without_degree(lower: str) -> str:
    stem = lower[:-3] if lower.endswith("est") else lower.removesuffix("er")
    if stem == lower:
        return lower
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls":
        return stem[:-1]
    return (
        stem + "e" if stem in {"larg", "wid", "lat", "saf", "clos", "simpl", "sever", "fierc", "wis", "nic"} else stem
    )
