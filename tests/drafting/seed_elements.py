"""What the sentence table of the shared seed says that a conflict file can say, as a list of our own.

The table stands in section 5.3 of `reading.md` of the shared folder.  An element has the number of the sentence that
it must cite, its kind, and what is looked for; what somebody does is named by PLOVER's codes, as everywhere.  The
columns are taken as follows.

- Actors: decision makers; the United States, NATO and the EU stand in the West, "some in the West" does not.  The three
  places of the talks are forums.
- Options: by the codes of the table's own events.  "Ending" talks is about the option to talk.
- Events: what is done is in the status quo, what is alleged in a contested reading, what is refused rests.
- Constraints: rules, or claims where the table says that the author says so.
- Preferences: statements; where the table says *(author)*, a claim and never a statement.
- Beliefs: of a named decision maker a belief, of anybody else a claim or a contested reading.

Not in the list, since the file has no way to say it: acts of the past to which the table gives no option (5, 6); a
dislike of them (6); views of what happened, such as that the talks failed (1, 2, 4, 13); who fears (8); numbers, dates
and wordings to be checked; sequence in time (4); "RUS: spoil" (19), for which the table has no act.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from detente.cite import Grounds
from detente.model.conflict import Conflict
from detente.model.statement import tests

_NOTE = re.compile(r"^PLOVER (?P<category>[A-Z]+)(?: (?P<mode>[a-z-]+))?(?:, towards (?P<towards>.+))?$")


@dataclass(frozen=True)
class Act:
    """An option by its codes: whose, which category, and the mode or the other party where that tells it apart."""

    owner: str
    category: str
    mode: str | None = None
    towards: str | None = None


@dataclass(frozen=True)
class Element:
    """One thing that the table says: in which sentence, what kind of thing, of whom, about which act."""

    sentence: int
    kind: str
    who: str = ""
    act: Act | None = None
    other: Act | None = None
    wanted: bool = True


R_TALK, W_TALK = Act("russia", "CONSULT"), Act("west", "CONSULT")
R_DEMAND, W_BAN = Act("russia", "REQUEST", "change"), Act("west", "CONCEDE", "change")
FREE_HAND = Act("west", "CONCEDE", "yield")
R_MASS, R_INVADE = Act("russia", "MOBILIZE", "troops"), Act("russia", "ASSAULT")
R_CYBER, R_FLAG = Act("russia", "COERCE", "cyber"), Act("russia", "COERCE", "misinformation")
U_WEST, U_RETAKE, U_MASS = Act("ukraine", "REQUEST", "assist"), Act("ukraine", "ASSAULT"), Act("ukraine", "MOBILIZE")
W_BACK, W_ADMIT = Act("west", "AID"), Act("west", "SUPPORT")
COMMITMENT, ORBIT = Act("west", "AGREE", None, "ukraine"), Act("west", "COOPERATE", None, "ukraine")
W_STAKE = Act("west", "COOPERATE", None, "russia")
FORMAL = Act("joint", "AGREE")
STEPS = Act("joint", "AGREE")  # the sub-options of 13: one joint option, of steps that reduce tension and build trust

_ACTORS = {
    **dict.fromkeys((1, 2, 3, 12, 13, 15, 16, 18, 19), ("russia", "west")),
    **dict.fromkeys((4, 5, 6, 9, 10, 17), ("russia", "ukraine")),
    **dict.fromkeys((7, 8, 11), ("russia", "west", "ukraine")),
    14: ("west", "ukraine"),
}
_OPTIONS = {
    1: (R_TALK, W_TALK),
    2: (R_DEMAND, W_BAN),
    3: (FREE_HAND,),
    4: (R_MASS, R_TALK, W_TALK),
    7: (U_WEST, W_BACK, COMMITMENT, ORBIT),
    8: (R_INVADE, W_BACK),
    9: (R_CYBER,),
    10: (U_RETAKE, U_MASS),
    11: (R_FLAG, R_INVADE),
    12: (R_TALK, W_TALK),
    13: (R_TALK, W_TALK, STEPS),
    14: (W_BAN, W_ADMIT),
    15: (FORMAL,),
    16: (R_TALK, W_TALK),
    17: (R_INVADE, W_ADMIT),
    18: (R_INVADE, W_BACK),
    19: (W_STAKE,),
}

ELEMENTS = (
    *(Element(number, "decision maker", who) for number, named in sorted(_ACTORS.items()) for who in named),
    *(Element(1, "forum", place) for place in ("Geneva", "Brussels", "Vienna")),
    *(Element(number, "option", act=act) for number, acts in _OPTIONS.items() for act in acts),
    # where things stand
    *(Element(number, "holds", act=act) for number in (1, 12, 13) for act in (R_TALK, W_TALK)),
    Element(2, "holds", act=R_DEMAND),
    Element(4, "holds", act=R_MASS),
    Element(7, "holds", act=U_WEST),
    Element(2, "rests", act=W_BAN),
    Element(3, "rests", act=FREE_HAND),
    Element(14, "rests", act=W_ADMIT),
    Element(9, "contested", act=R_CYBER),
    Element(9, "contested", act=R_INVADE),  # some in the West: it has begun
    Element(10, "contested", act=U_RETAKE),
    Element(10, "contested", act=U_MASS),
    # what cannot be
    Element(14, "rule", act=W_BAN),
    Element(15, "rule", act=FORMAL, other=W_ADMIT),  # the understanding presupposes that Ukraine is not admitted
    # who wants what
    Element(2, "want", "west", W_BAN, wanted=False),
    Element(2, "want", "russia", W_BAN),
    Element(3, "want", "west", FREE_HAND, wanted=False),
    Element(7, "want", "russia", COMMITMENT, wanted=False),
    Element(7, "want", "russia", ORBIT, wanted=False),
    Element(12, "want", "russia", R_TALK),
    Element(12, "want", "west", W_TALK),
    Element(14, "want", "west", W_ADMIT, wanted=False),
    Element(17, "want", "russia", W_ADMIT, wanted=False),
    # who believes what
    Element(10, "belief", "russia", U_RETAKE),
    Element(11, "belief", "west", R_FLAG),
    # what is claimed, the author's views among it
    Element(8, "claim possible", act=R_INVADE),
    Element(8, "claim ensures", act=R_INVADE, other=W_BACK),
    Element(9, "claim now", act=R_CYBER),
    Element(10, "claim now", act=U_RETAKE),
    Element(10, "claim never", act=R_INVADE),  # what Russian officials imply
    Element(11, "claim possible", act=R_FLAG),
    Element(14, "claim never", act=W_BAN),
    Element(15, "claim possible", act=FORMAL),
    Element(16, "claim worse", "russia", R_TALK, wanted=False),
    Element(16, "claim worse", "west", W_TALK, wanted=False),
    Element(17, "claim ensures", act=R_INVADE, other=W_ADMIT),
    Element(18, "claim prefers", "west", R_INVADE, wanted=False),
    Element(19, "claim prefers", "west", W_STAKE),
)


def key_of(conflict: Conflict, act: Act) -> str | None:
    """The option that has these codes, by its note."""
    for option in conflict.options:
        note = _NOTE.match(option.grounds.note or "")
        owned = option.key.partition(".")[0] == act.owner
        if not (note and owned and note["category"] == act.category and act.mode in (None, note["mode"])):
            continue
        if act.towards is None or act.towards in (note["towards"] or "").split(", "):
            return option.key
    return None


def missing(conflict: Conflict, elements: tuple[Element, ...] = ELEMENTS) -> list[Element]:
    """The elements that the conflict does not have, or does not cite from their sentence."""
    return [element for element in elements if not _has(conflict, element)]


def _has(conflict: Conflict, element: Element) -> bool:
    key = key_of(conflict, element.act) if element.act else None
    other = key_of(conflict, element.other) if element.other else None
    if (element.act and key is None) or (element.other and other is None):
        return False
    form = element.kind.removeprefix("claim ") if element.kind.startswith("claim ") else ""
    found = _FINDERS["claim" if form else element.kind](conflict, element, key or "", other or "")
    return any(
        _cites(grounds, element.sentence) and (not form or written.startswith(form)) for grounds, written in found
    )


def _cites(grounds: Grounds, sentence: int) -> bool:
    return any(citation.sentence == sentence for citation in grounds.cites)


Found = list[tuple[Grounds, str]]


def _decision_makers(conflict: Conflict, element: Element, _: str, __: str) -> Found:
    return [(dm.grounds, "") for dm in conflict.decision_makers if dm.id == element.who]


def _forums(conflict: Conflict, element: Element, _: str, __: str) -> Found:
    return [(forum.grounds, "") for forum in conflict.forums if forum.name == element.who]


def _options(conflict: Conflict, _: Element, key: str, __: str) -> Found:
    return [(conflict.option(key).grounds, "")]


def _holds(conflict: Conflict, element: Element, key: str, _: str) -> Found:
    quo = conflict.status_quo
    assert quo is not None
    on = key in dict(quo.levels or ())
    return [(quo.grounds, "")] if on == (element.kind == "holds") else []


def _contested(conflict: Conflict, _: Element, key: str, __: str) -> Found:
    quo = conflict.status_quo
    return [(reading.grounds, "") for reading in (quo.contested if quo else ()) if (key, "yes") in reading.set]


def _rules(conflict: Conflict, _: Element, key: str, other: str) -> Found:
    wanted = {key, other} - {""}
    return [(rule.grounds, "") for rule in conflict.infeasible if {t.option for t in tests(rule.when)} == wanted]


def _wants(conflict: Conflict, element: Element, key: str, _: str) -> Found:
    written = key if element.wanted else f"not {key}"
    return [(want.grounds, "") for dm, want in conflict.wants() if dm == element.who and str(want.want) == written]


def _beliefs(conflict: Conflict, element: Element, key: str, _: str) -> Found:
    return [
        (belief.grounds, "")
        for belief in conflict.beliefs
        if belief.holder == element.who and any(str(i.want.want) == key for i in belief.change.insert)
    ]


def _claims(conflict: Conflict, element: Element, key: str, other: str) -> Found:
    """The forms of every claim, those that are joined by `and` one by one, which name the options in this order."""
    found = []
    for claim in conflict.claims:
        for form in re.split(r" and (?=\w+\()", str(claim.says)):
            named = [name for name in (key, other) if name]
            places = [form.find(name) for name in named]
            signed = f"not {key}" in form or "not (" in form
            fits = -1 not in places and places == sorted(places)
            if fits and (not element.who or (f"({element.who}," in form and signed != element.wanted)):
                found.append((claim.grounds, form))
    return found


_FINDERS: dict[str, Callable[[Conflict, Element, str, str], Found]] = {
    "decision maker": _decision_makers,
    "forum": _forums,
    "option": _options,
    "holds": _holds,
    "rests": _holds,
    "contested": _contested,
    "rule": _rules,
    "want": _wants,
    "belief": _beliefs,
    "claim": _claims,
}
