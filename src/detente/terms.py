"""The glossary as data: the field's words, once each, with the words that are not used in their place.

The names in the code, the documents, the messages and the reports follow this page.  `TERMS` is in the order in which
a reader meets the words.
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.errors import UnknownName


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field: how the code says it, its symbol, one plain sentence, and what it is never called here.

    `source` is a key of the bibliography, empty where the word is our own.
    """

    name: str
    code: str
    symbol: str
    sentence: str
    source: str = ""
    never: tuple[str, ...] = ()


TERMS: tuple[Term, ...] = (
    Term(
        "claim",
        "claim",
        "",
        "Something that the account of a dispute says will happen, would happen, or stands in the way.",
    ),
    Term("quote", "quote", "", "The very words of a source, found at the offsets given.", never=("snippet",)),
    Term("source", "source", "", "A dated text that the model cites."),
    Term("gap", "gap", "", "Something that the text leaves open and the model needs."),
    Term(
        "doubt",
        "doubt",
        "",
        "Something in the model that may be otherwise: an uncited part, a contradiction, an assumption that decides.",
    ),
    Term(
        "actor",
        "actor",
        "",
        "Somebody whom a text names as speaking or acting, before anything is modelled.",
    ),
    Term(
        "dossier",
        "dossier",
        "",
        "What was drawn from one or many texts, each item with its quote, and the log of its review.",
    ),
    Term("mention", "mention", "", "A place where a text names an actor, or somebody who may be one of several."),
    Term(
        "event",
        "event",
        "",
        "Something that somebody does, or is said, feared, wished or denied to do, with the words that tell it.",
        "OpenEventDataAlliance2021",
    ),
    Term(
        "factuality",
        "factuality",
        "",
        "What a text makes of an event: a fact, an allegation, a possibility, a forecast, a denial and so on.",
    ),
    Term("cue", "cue", "", "A small function that looks at one sentence and says what it sees there."),
    Term("proposal", "proposed", "", "An item of a dossier, or a part of a draft, that nobody has reviewed yet."),
    Term(
        "review",
        "review",
        "",
        "A person's decision on each proposal, to accept it or not, kept in a log from which nothing is taken out.",
    ),
    Term(
        "decision maker",
        "dm",
        "i ∈ N",
        "A party that can change the course of the dispute by what it does.",
        "FangHipelKilgour1993",
        ("player", "agent"),
    ),
    Term(
        "option",
        "option",
        "o",
        "Something that a decision maker can adopt or abandon, or set to a level.",
        "Howard1971",
    ),
    Term(
        "joint option",
        "joint.option",
        "",
        "An option that its owners can only adopt together, in a forum, and that any of them can abandon.",
    ),
    Term(
        "state",
        "state",
        "s ∈ S",
        "A point at which the dispute may stand, told by the options that hold there.",
        "KilgourHipelFang1987",
        ("scenario", "node"),
    ),
    Term(
        "status quo",
        "status_quo",
        "s₀",
        "The state in which the dispute stands when the account is written.",
        "LiKilgourHipel2005",
        ("initial state",),
    ),
    Term("feasible", "feasible", "", "Ruled out by nothing: a state that can occur."),
    Term(
        "reading",
        "reading",
        "",
        "One of several ways to take what the text or the literature leaves open, always printed with the result.",
    ),
    Term(
        "unilateral move",
        "moves",
        "Rᵢ(s)",
        "A change of state that one decision maker can bring about alone.",
        "FangHipelKilgour1993",
    ),
    Term(
        "unilateral improvement",
        "improvements",
        "Rᵢ⁺(s)",
        "A unilateral move to a state that its mover prefers, unless an attitude of the mover forbids it.",
        "FangHipelKilgour1993",
    ),
    Term(
        "the others",
        "others",
        "N∖{i}",
        "Every decision maker but the one in question.",
        "FangHipelKilgour1993",
        ("opponents", "enemies"),
    ),
    Term(
        "sanction",
        "sanction",
        "",
        "An answer of the others to a move that leaves the mover no better off than before it moved.",
        "Howard1971",
        ("punishment",),
    ),
    Term(
        "concept",
        "concept",
        "",
        "A rule that says when a decision maker stays: how far it looks ahead, and whose answers it fears.",
        "FangHipelKilgour1993",
    ),
    Term(
        "stable",
        "stable",
        "",
        "Said of a state that a decision maker, under a concept, has no reason to leave.",
        "FangHipelKilgour1993",
    ),
    Term(
        "equilibrium",
        "equilibria",
        "",
        "A state that is stable for every decision maker under the same concept.",
        "FangHipelKilgour1993",
    ),
    Term(
        "outcome",
        "outcomes",
        "Out(s)",
        "A state to which moves that pay can lead, and which nobody who may move, alone or in a forum, would leave.",
    ),
    Term(
        "coalition",
        "coalition",
        "H ⊆ N",
        "Decision makers who move together where all of them gain.",
        "KilgourHipelFangPeng2001",
    ),
    Term("forum", "forum", "", "A place where its members, and only they, may move together."),
    Term(
        "play",
        "play",
        "",
        "One way in which a dispute may unfold, move by move and by stated rules: an exploration, not a forecast.",
    ),
    Term("policy", "policy", "", "A rule by which a decision maker moves in a play."),
    Term(
        "rank step",
        "gains",
        "",
        "One group of equally good states up or down in a decision maker's order: it counts states, and is no measure "
        "of how much better one is.",
    ),
    Term(
        "noise",
        "noise",
        "",
        "How freely a decision maker errs in a play: the gain, in rank steps, that makes a move e times as likely as "
        "staying.",
        "McKelveyPalfrey1995",
    ),
    Term(
        "chronicle",
        "chronicle",
        "",
        "What was done in a dispute, move by move: each with its date, who made it, and what it set.",
    ),
)


def term(name: str) -> Term:
    """The term of that name; UnknownName, with the nearest one, if the glossary has none.

    >>> term("status quo").code
    'status_quo'
    """
    for found in TERMS:
        if found.name == name:
            return found
    raise UnknownName.among("term", name, (found.name for found in TERMS))
