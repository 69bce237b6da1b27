"""The extent of an event: the phrase that says what is done, and the number of those who do it or undergo it."""

from __future__ import annotations

import re

from detente.cite import Quote
from detente.dossier.cue import EventHit
from detente.dossier.events.lexicon import words
from detente.dossier.events.sight import Sight
from detente.dossier.view import Word

# A phrase longer than this is no text for an option.
LONGEST_PHRASE = 30
# A time may stand inside it: "threatened on Monday to strike".
LONGEST_TIME = 3

_DANGLING = frozenset({"PUNCT", "CCONJ", "SCONJ", "ADP", "DET", "PART"})
_LEFT = frozenset({"amod", "compound", "nummod", "nmod", "quantmod", "punct"})
_NOT_PART = words("""nsubj nsubjpass csubj aux auxpass neg mark advcl relcl cc conj parataxis npadvmod intj expl""")
_ENDS = frozenset({";", ":", "(", ")", "—", "–", "--", '"', "“", "”", "``", "''", ".", "!", "?"})
_WHO = frozenset(
    {"who", "which", "whom", "whose", "where", "when", "while", "because", "although", "unless", "if", "as"}
)
_TIMES = words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december week month year day decade morning evening night hour minute today
    yesterday weekend"""
)
_AMOUNT = re.compile(r"\d{1,3}(?:[,.\u00a0]\d{2,3})*(?:[.,]\d+)?|\d+")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})+")
_MANY = frozenset({"dozen", "score", "hundred", "thousand", "million", "billion", "lakh", "crore"})


def phrase(seen: Sight, hit: EventHit) -> Quote:
    """What is done, as a verbatim phrase: the trigger with its objects, cut before a clause of its own or a date."""
    first = min(hit.words[0], hit.at)
    if seen.words[hit.at].pos in {"NOUN", "PROPN"} and first == hit.at:
        first = _left_edge(seen, hit.at)
    kept = _complements(seen, hit.at)
    last = max(hit.words[1], hit.at)
    for n in range(last + 1, min(len(seen.words), first + LONGEST_PHRASE)):
        if _ends(seen, n, hit.at) or (n not in kept and n - last > LONGEST_TIME):
            break
        last = n if n in kept else last
    least = max(hit.words[1], hit.at)
    last = _without_time(seen, last, least)
    while last > least and seen.words[last].pos in _DANGLING:
        last -= 1
    return seen.view.quote(first, last)


def _without_time(seen: Sight, last: int, least: int) -> int:
    """The last word but for a time at the end: "on Tuesday", "last week"."""
    if seen.words[last].lemma not in _TIMES:
        return last
    for n in range(last - 1, max(least, last - LONGEST_TIME) - 1, -1):
        word = seen.words[n]
        if word.pos in {"ADP", "ADJ", "DET", "NUM", "SCONJ"}:
            last = n - 1
        else:
            break
    return max(least, last)


def size(seen: Sight, hit: EventHit) -> str | None:
    """How many, as the text says it, with the digits grouped by threes: "more than 100,000 soldiers"."""
    for n in sorted(_complements(seen, hit.at) | set(range(hit.words[0], hit.words[1] + 1))):
        word = seen.words[n]
        counted = seen.words[word.head]
        if _is_amount(word) and word.dep in {"nummod", "compound", "quantmod"} and counted.lemma not in _TIMES:
            while counted.dep in {"nummod", "quantmod", "compound"} and counted.head != counted.at:
                counted = seen.words[counted.head]
            if counted.pos in {"NOUN", "PROPN"} and counted.lemma not in _TIMES and n < counted.at <= n + 4:
                return _GROUPED.sub(_regrouped, seen.view.quote(_quantified(seen, n), counted.at).text)
    return None


def _quantified(seen: Sight, at: int) -> int:
    """Where the number begins, with "more than", "up to", "about" before it."""
    first = at
    while first > 0 and seen.words[first - 1].lower in _ABOUT:
        first -= 1
    return first


_ABOUT = frozenset(
    {"more", "than", "over", "about", "some", "nearly", "almost", "around", "up", "to", "least", "at", "fewer", "less"}
)


def _regrouped(match: re.Match[str]) -> str:
    return f"{int(match[0].replace(',', '')):,}"


def _is_amount(word: Word) -> bool:
    return bool(_AMOUNT.fullmatch(word.text)) or word.lemma in _MANY or (word.pos == "NUM" and word.lower.isalpha())


def _complements(seen: Sight, at: int) -> set[int]:
    found = {at}
    for child in seen.children(at):
        reported = child.dep == "ccomp" and child.at < at
        if child.dep in _NOT_PART or reported or _is_a_time(seen, child):
            continue
        found |= seen.under(child.at)
    return found


def _is_a_time(seen: Sight, child: Word) -> bool:
    if child.dep != "prep":
        return child.lemma in _TIMES
    return any(noun.lemma in _TIMES for noun in seen.children(child.at, "pobj"))


def _left_edge(seen: Sight, at: int) -> int:
    first = at
    while first > 0 and seen.words[first - 1].dep in _LEFT and seen.words[first - 1].head in range(first, at + 1):
        first -= 1
    return first if seen.words[first].pos != "PUNCT" else first + 1


def _ends(seen: Sight, at: int, top: int) -> bool:
    word = seen.words[at]
    if word.text in _ENDS or word.lower in _WHO or word.dep in {"relcl", "advcl"}:
        return True
    if word.lower == "that":
        return word.dep != "mark" or seen.words[word.head].head != top
    if word.text == ",":
        listed = seen.words[word.head]
        return not any(w.pos in {"NOUN", "PROPN", "ADJ"} for w in seen.children(listed.at, "conj"))
    return False
