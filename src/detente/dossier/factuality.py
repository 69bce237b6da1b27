"""What a text makes of an event: done, taken as given, or only alleged, feared, foretold, denied.

The cues of kind "factuality" say what shades which words; here it is decided, the most cautious shade winning.  What no
hedge shades must still stand on its own: a verb that says it happened, or a noun that takes it as there (`footing`).
When in doubt a thing is *possible*, never *asserted*.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from detente.dossier.cue import CUES, Scope
from detente.dossier.items import AUTHOR, FACTS, UNSPECIFIED, Factuality
from detente.dossier.said.speaker import speakers
from detente.dossier.shades import attitudes, conditions, given, modality, moods, negation, reports
from detente.dossier.shades.footing import NOT_FINITE, footing
from detente.dossier.shades.given import YEAR
from detente.dossier.shades.outline import LONGEST, Outline, outline, subject_of
from detente.dossier.view import View

# The most cautious first: what is denied is denied even if it is only said to be; a condition outweighs a forecast, a
# forecast an allegation, and an allegation a mere possibility, since each says more about why it is not a fact.
CAUTION: Final[tuple[Factuality, ...]] = (
    "counter", "conditional", "predicted", "alleged", "possible", "generic", "historical", "presupposed", "asserted",
)  # fmt: skip
SHADES: Final = (negation, modality, conditions, attitudes, reports, moods, given)  # importing them enters their rows
SPOKEN: Final = reports.SAYING | reports.CLAIMING | reports.SAID_TO | {"warn", "fear", "expect", "believe", "predict"}


def scopes_of(view: View) -> tuple[Scope, ...]:
    """All shades in a sentence, by every row of the table of cues that looks for them."""
    return tuple(
        hit
        for row in CUES
        if row.kind == "factuality"
        for hit in row.find(view)
        if isinstance(hit, Scope) and hit.covers
    )


def judge(scopes: Iterable[Scope]) -> Scope | None:
    """The most cautious of the shades over one word; None if there is none.

    Two denials, one within the other ("did not refuse to sign"), leave the thing *possible*.

    >>> low, high = Scope((0, 0), frozenset({3}), "possible"), Scope((1, 1), frozenset({3}), "counter")
    >>> judge([low, high]).factuality, judge([high, Scope((2, 2), frozenset({1, 3}), "counter")]).factuality
    ('counter', 'possible')
    """
    found = sorted(scopes, key=lambda scope: (CAUTION.index(scope.factuality), scope.words))
    denials = [scope for scope in found if scope.factuality == "counter"]
    if len(denials) > 1 and any(_within(one, other) for one in denials for other in denials if one is not other):
        return Scope((denials[0].words[0], denials[-1].words[1]), denials[0].covers & denials[-1].covers, "possible")
    return found[0] if found else None


def _within(inner: Scope, outer: Scope) -> bool:
    return inner.words[0] in outer.covers


def factuality_of(
    view: View,
    at: int,
    *,
    scopes: Iterable[Scope] | None = None,
    words: tuple[int, int] | None = None,
    day: date | None = None,
) -> tuple[Factuality, str, str]:
    """What the text makes of the event at a word: its factuality, by whom it is reported, and the words that show it.

    `scopes` are the shades of the sentence, looked for here if None.  `words` is the trigger: a hedge inside it ("can't
    accept" as a refusal) is part of the event and shades it not.  `day` is the date of the text: a year that is not
    before it is no history.  Who reports is an actor's id; `UNSPECIFIED` where the one who speaks is no single known
    actor, as in "some in the party"; else `AUTHOR`.

    >>> from detente.cite import Quote
    >>> from detente.dossier.items import Line
    >>> from detente.dossier.plain import plain_views
    >>> text = "The guild might strike."
    >>> view, = plain_views([Line("a#1", 1, "", Quote("a", 0, len(text), text))])
    >>> factuality_of(view, 3)
    ('possible', 'AUTHOR', 'possible: might')
    """
    o = outline(view)
    if len(view.words) > LONGEST:
        return "possible", AUTHOR, "a sentence too long to judge"
    first, last = words or (at, at)
    found = [s for s in (scopes_of(view) if scopes is None else scopes) if at in s.covers and _past(o, s, day)]
    over = [s for s in found if at in s.words or s.factuality == "conditional" or not _inside(s, first, last)]
    by = _reporter(o, over)
    worst = judge(over)
    if worst is not None and worst.factuality not in FACTS:
        return worst.factuality, by, _words(o, worst)
    stands, why = footing(o, at)
    if why == NOT_FINITE and len(over) < len(found):
        stands, why = "asserted", "told as a fact"  # the modal in "can't accept" is part of the refusal
    if stands not in FACTS:
        return stands, by, why
    if worst is not None and worst.factuality != "asserted":
        return worst.factuality, by, _words(o, worst)
    return stands, by, why


def _teller(o: Outline, at: int) -> int | None:
    """The word for whoever speaks: the subject of a verb of saying, of a passive one whom "by" names, if it does."""
    speaker = subject_of(o, at)
    if speaker is None or o.words[speaker].dep != "nsubjpass":
        return speaker
    return next((name.at for by in o.under(at, "agent") for name in o.under(by.at, "pobj")), None)


def _inside(scope: Scope, first: int, last: int) -> bool:
    """Whether the words of a hedge lie inside the trigger: then it is part of the event."""
    return first <= scope.words[0] and scope.words[1] <= last


def _past(o: Outline, scope: Scope, day: date | None) -> bool:
    """Whether a year named lies before the year of the text, if that is known; true of every other shade."""
    text = o.words[scope.words[0]].text
    return scope.factuality != "historical" or day is None or not YEAR.fullmatch(text) or int(text[:4]) < day.year


def _words(o: Outline, scope: Scope) -> str:
    first, last = scope.words
    quoted = o.view.quote(first, last).text if last - first < 6 else f"{o.words[first].text} … {o.words[last].text}"
    return f"{scope.factuality}: {quoted}"


def _reporter(o: Outline, scopes: list[Scope]) -> str:
    """The actor in whose words the event stands: the speaker of the innermost verb of saying above it."""
    spoken = [
        s for s in scopes if o.words[s.words[0]].lemma in SPOKEN | {"accord"} or o.lowers[s.words[0]] == "according"
    ]
    if not spoken:
        return AUTHOR
    cue = max(spoken, key=lambda scope: (-len(scope.covers), scope.words)).words
    if o.lowers[cue[0]] in ("according", "per"):
        named = next(
            (o.view.mention_at(n) for n in range(cue[1] + 1, min(cue[1] + 6, len(o.words))) if o.view.mention_at(n)),
            None,
        )
    else:
        speaker = _teller(o, cue[0])
        who, part = (UNSPECIFIED, None) if speaker is None else speakers(o.view, speaker)[0]
        return UNSPECIFIED if part is not None else who
    return named.actor if named is not None and named.actor is not None and named.part is None else UNSPECIFIED
