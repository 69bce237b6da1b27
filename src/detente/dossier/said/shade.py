"""Claims in the shade: what stands under a denial, a condition or hearsay is not said, or not as firmly.

The cues of claims look at their own verb; what shades it from further off ("neither side wants", "denies that it
intends", "is said to want") is what the cues of factuality see, and here it is laid over every claim alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from detente.dossier.cue import ClaimHit, Scope
from detente.dossier.items import UNSPECIFIED, Modality
from detente.dossier.said.clause import HOPS, PRONOUNS, beside, passive, subject
from detente.dossier.said.refusing import REFUSING
from detente.dossier.said.speaker import speakers
from detente.dossier.shades.conditions import IF, LATER, PHRASES
from detente.dossier.shades.negation import NEGATIVE_ADVERBS, NEGATIVE_NOUNS
from detente.dossier.shades.outline import MODALS
from detente.dossier.view import View

_NO: Final = NEGATIVE_ADVERBS | NEGATIVE_NOUNS
_CONDITIONS: Final = IF | LATER | {phrase[0] for phrase in PHRASES} | {"should", "had", "were"}
# Not to want a thing is to want it not; not to seek it says nothing of the kind.
_CONTRARY: Final = frozenset({"want", "wish"})
_DOUBTING: Final = frozenset({"doubt", "question", "dispute"})
_SOFTER: Final[dict[str, Modality]] = {"alleged": "alleged", "possible": "possible", "predicted": "possible"}
# Between "than" and the verb of what is compared stand at most so many words: "less than the union asks for".
_COMPARED: Final = 4


def shaded(view: View, hit: ClaimHit, scopes: Iterable[Scope]) -> ClaimHit | None:
    """The claim as its surroundings leave it: as it was, less firm, turned round, or None where nobody makes it.

    A claim that is denied, doubted or a condition is none; what others say of the speaker is *alleged*; what may be so,
    or is feared or hoped for, is *possible*.  A wish that is denied is a wish for the contrary.  What a noun names
    ("Norland's demand") is taken as given, whatever is said of it, and the author is held to what the author says.
    """
    if hit.attribution == "nominal" or (hit.speaker is None and not hit.unspecified):
        return hit
    at = hit.words[1]
    over = [s for s in scopes if at in s.covers and not _part_of(view, hit, s) and not _joined(view, at, s.words[0])]
    if _compared(view, at) or any(_own_condition(view, s) for s in over):
        return None
    denials = [s for s in over if s.factuality == "counter" or view.words[s.words[0]].lemma in _DOUBTING]
    if denials:
        return _denied(view, hit, at, denials)
    soft = [s for s in over if s.factuality in _SOFTER and not _conditions(view, s) and not _own(view, hit, s)]
    if not soft:
        return hit
    shade = "alleged" if any(s.factuality == "alleged" for s in soft) else soft[0].factuality
    return replace(hit, modality=_SOFTER[shade])


def _part_of(view: View, hit: ClaimHit, scope: Scope) -> bool:
    """Whether a shade is what the claim consists of: the "not" of "is not ready to sign", the "will never accept"."""
    if hit.words[0] <= scope.words[0] and scope.words[1] <= hit.words[1]:
        return True
    refuses = hit.act == "REFUSE" and view.words[hit.words[1]].lemma not in REFUSING
    return refuses and view.words[scope.words[0]].lower in _NO | MODALS


def _joined(view: View, at: int, other: int) -> bool:
    """Whether the verb is joined to the other by "and", and so not what the other speaks of."""
    if beside(view, at) == other != at:
        return True
    word = view.words[at]
    for _ in range(HOPS):
        if word.dep != "conj":
            return False
        word = view.words[word.head]
        if word.at == other:
            return word.pos in {"VERB", "AUX"}
    return False


def _denied(view: View, hit: ClaimHit, at: int, denials: Sequence[Scope]) -> ClaimHit | None:
    """A wish for the contrary, if it is the wish that is denied, once, and by a word of negation; else nothing."""
    no = denials[0].words[0]
    # Who no longer wants a thing does not therefore want the contrary.
    ended = denials[0].words[1] > no
    once = view.words[no].lower in _NO and not ended and len({s.words for s in denials}) == 1
    between = view.words[no:at]
    near = no < at and all(w.lower != "that" and (w.lemma == "do" or w.pos not in {"VERB", "AUX"}) for w in between)
    if hit.act == "WANT" and view.words[at].lemma in _CONTRARY and once and near:
        shuns = hit.polarity == "-" and not any(w.lower in _NO for w in view.children(at, "neg", "advmod"))
        return None if shuns else replace(hit, polarity="-")
    return None


def _conditions(view: View, scope: Scope) -> bool:
    return view.words[scope.words[0]].lower in _CONDITIONS


def _own_condition(view: View, scope: Scope) -> bool:
    """Whether a shade is that of a condition over its own clause, which begins right after it."""
    return _conditions(view, scope) and scope.words[1] + 1 in scope.covers


def _compared(view: View, at: int) -> bool:
    """Whether the verb only says what something is compared with: "less than it asks for", "as much as they want"."""
    before = [w.lower for w in view.words[max(0, at - _COMPARED) : at]]
    return "than" in before and "," not in before[before.index("than") :]


def _own(view: View, hit: ClaimHit, scope: Scope) -> bool:
    """Whether it is the speaker who tells: "the union says that it wants", unlike "the firm says that it wants"."""
    teller = None if passive(view, scope.words[0]) else subject(view, scope.words[0])
    if teller is None or hit.speaker is None or scope.factuality != "alleged":
        return False
    if teller == hit.speaker:
        return True
    told, telling = speakers(view, hit.speaker), speakers(view, teller)
    if (UNSPECIFIED, None) in telling:
        return view.words[hit.speaker].lower in PRONOUNS
    return told == telling
