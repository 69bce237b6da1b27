"""What a word is by itself: its part by the lists of function words, or by its ending; the tags' names in sets."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from detente.dossier.grammar import closed_words as closed
from detente.dossier.grammar.lemmas import third_person
from detente.dossier.grammar.verb_words import NOUNS_TOO


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NOUN: Final = frozenset({"NN", "NNS", "NNP", "NNPS"})
ADJECTIVE: Final = frozenset({"JJ", "JJR", "JJS", "VBNJ", "VBGJ"})
FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
BEFORE_NOUN: Final = frozenset({"DT", "PRP$", "POS", "CD", "PDT", *ADJECTIVE})
ADVERB: Final = frozenset({"RB", "RBR", "RBS"})

ORDINAL: Final = re.compile(r"\d[\d.,]*(?:st|nd|rd|th)\Z", re.IGNORECASE)
ABSTRACT_END: Final = re.compile(r"(?:tion|sion|ment|ness|ity|ism|ship|hood|ance|ence|ing)s?\Z")
ADJECTIVE_END: Final = re.compile(
    r"(?:al|ial|ive|ous|ful|less|able|ible|ic|ical|ish|ese|esque|like|wide|proof|some|ary|ory|lar|ient|iant)\Z",
)
ADJECTIVE_ALSO: Final = _words(
    "official general rival capital proposal approval refusal denial arrival removal withdrawal renewal trial "
    "signal hospital criminal journal festival terminal principal material potential missile executive detective "
    "representative initiative objective perspective offensive native relative narrative alternative incentive "
    "directive motive archive music topic republic public traffic critic logic mechanic tactic panic academic "
    "clinic fabric handful cable table article vehicle obstacle people example principle battle title territory "
    "victory history theory factory memory directory laboratory category inventory story secretary summary "
    "library diary salary boundary commentary adversary anniversary january february client patient ingredient "
    "recipient gradient nutrient individual professional referendum deal goal appeal survival revival betrayal "
    "dismissal disposal disapproval scandal metal animal ritual tribunal arsenal interval portrayal reversal "
    "appraisal rehearsal burial admiral marshal cardinal rebuttal acquittal"
)
PEOPLE_END: Final = re.compile(
    r"(?:ian|ish|ese|ean|can|ench|utch|elsh|aeli|aqi|ani|enian|sian|rian|an|ek|ai|wiss|reek)\Z"
)
NOT_ADVERBS: Final = _words("reply apply comply ally rally supply imply italy july ugly holy")
QUOTES: Final = {'"': "''", "“": "``", "”": "''", "„": "``", "«": "``", "»": "''", "‘": "``", "`": "``"}


@cache
def plurals_of_verbs() -> dict[str, str]:
    """The plurals of nouns that are verbs too, which are also third persons, with the base form of each."""
    return {third_person(base): base for base in NOUNS_TOO}


ADVERBS_AFTER_TO: Final = _words("fully finally further publicly immediately better formally quickly never always")
REPORTING: Final = _words(
    "say claim insist warn believe think suggest admit acknowledge confirm allege fear hope announce add note argue"
)
LIKE_VERBS: Final = frozenset({"being"})
ONE_WITH_S: Final = _words("news politics crisis basis thesis chaos bias series economics ethics")
LINKED: Final = frozenset({"VBZ", "VBP"})
CLAUSE_OPENERS: Final = frozenset({"that", "if", "unless", "because", "although", "while", "when", "who", "which"})
SPECIAL: Final = frozenset(
    [
        "to",
        "that",
        "there",
        "her",
        "one",
        "no",
        "such",
        "both",
        "all",
        "half",
        "each",
        "many",
        "much",
        "few",
        "several",
        "more",
        "most",
        "less",
        "up",
        "out",
        "off",
        "down",
        "over",
        "on",
        "in",
        "away",
        "so",
        "like",
        "except",
        "but",
        "plus",
        "yet",
        "once",
        "now",
        "because",
        "although",
        "though",
        "while",
        "provided",
        "providing",
        "can",
        "may",
        "might",
        "will",
        "must",
        "march",
        "right",
        "who",
        "whom",
        "which",
        "whose",
        "albeit",
    ],
)


def _fixed() -> dict[str, str]:
    """The words whose part is fixed, and those that the rules decide, marked with a question mark."""
    table: dict[str, str] = {}
    for words, tag in (
        (closed.ADVERBS, "RB"),
        (closed.PREPOSITIONS, "IN"),
        (closed.SUBORDINATORS, "SC"),
        (closed.ASKING, "WRB"),
        (closed.DETERMINERS, "DT"),
        (closed.PRONOUNS, "PRP"),
        (closed.POSSESSIVES, "PRP$"),
        (closed.CONJUNCTIONS, "CC"),
        (closed.NUMBERS, "CD"),
        (closed.MODALS, "MD"),
    ):
        table.update(dict.fromkeys(words, tag))
    table.update(dict.fromkeys(("what", "whatever", "whoever"), "WP"))
    table.update(
        dict.fromkeys(
            (
                "first",
                "second",
                "third",
                "last",
                "next",
                "later",
                "further",
                "far",
                "well",
                "long",
                "other",
                "certain",
                "various",
                "numerous",
                "past",
                "least",
                "earlier",
                "sooner",
            ),
            "JJ",
        )
    )
    table.update(dict.fromkeys(("today", "tomorrow", "yesterday", "tonight", "home"), "NN"))
    table.update(dict.fromkeys(("including", "following", "concerning", "regarding", "pending"), "IN"))
    table.update(
        {
            "not": "RB",
            "n't": "RB",
            "never": "RB",
            "'re": "VBP",
            "'m": "VBP",
            "'ve": "VBP",
            "given": "VBN",
            "is": "VBZ",
            "are": "VBP",
            "was": "VBD",
            "were": "VBD",
            "am": "VBP",
            "be": "VB",
            "been": "VBN",
            "being": "VBG",
            "has": "VBZ",
            "have": "VBP",
            "had": "VBD",
            "do": "VBP",
            "does": "VBZ",
            "did": "VBD",
        }
    )
    table.update(dict.fromkeys(SPECIAL, "?"))
    return table


FIXED: Final = _fixed()
FUNCTION: Final = frozenset(
    word for word, tag in FIXED.items() if tag not in {"JJ", "NN", "CD"} and word not in {"right", "march", "like"}
) | {"'s", "n't", "'d"}
KNOWN: Final = closed.NOUNS | closed.ADJECTIVES | closed.GERUND_NOUNS | closed.TIME_NOUNS
