"""The sentences about an audit: whether a claim stands, what it hangs on, and the sign that would change it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from textwrap import wrap
from typing import TYPE_CHECKING

from detente.report.claim_words import called, claim_in_words
from detente.report.words import listing

if TYPE_CHECKING:
    from detente.insight.auditing.audited import Ask, Audit, Audited, Move, Sign
    from detente.insight.auditing.outlooks import Seen
    from detente.insight.deciding.conditions import Condition
    from detente.model.conflict import Conflict, Option

STATEMENT = 64
# A change of more conditions than this is no sign that anybody could watch for.
MOST_CONDITIONS = 2
# Of more parts than this the first ones are named, and how many others there are.
MOST_PARTS = 3
# What is different somewhere is said where it is no more than this; else the state goes by its name.
MOST_DIFFERENCES = 2
# How many characters of a statement are written, and how much of a sign is left out: from all that is to be said to
# the least that still says something to whoever does not know the ids.
SHORTER = (
    (STATEMENT, 0),
    (STATEMENT, 1),
    (STATEMENT, 2),
    (STATEMENT // 2, 2),
    (STATEMENT // 2, 3),
    (STATEMENT // 3, 3),
    (STATEMENT // 3, 4),
)

# What explains an option, behind what it is: a comma, a colon, a semicolon or a bracket.
_LATER = re.compile(r"[,:;(]")

LEGEND = {
    "stands": "it holds, not by its own sentence alone",
    "only asserted": "by that alone",
    "fails": "the account leads elsewhere",
    "says nothing": "what it presupposes does not come about",
    "undecided": "nobody states the wants that it hangs on",
    "depends": "on where things stand now",
}


@dataclass(frozen=True, eq=False)
class Naming:
    """What parts of a conflict are called in running text: by their words the first time, then by their ids."""

    conflict: Conflict
    most: int = STATEMENT
    _said: set[str] = field(default_factory=set)

    def trial(self, most: int) -> Naming:
        """A copy that names statements in so many characters, and does not tell this one what it has named."""
        return Naming(self.conflict, most, set(self._said))

    def said(self, other: Naming) -> None:
        """Take what another has named as said."""
        self._said.update(other._said)

    def part(self, name: str) -> str:
        """A part of the model, `“not west.admit” (R1)` at first and `R1` then."""
        words = self._words.get(name)
        if words is None or name in self._said or not self.most:
            return name
        self._said.add(name)
        return f"“{shortened(words, self.most)}” ({name})"

    def parts(self, names: Iterable[str], last: str = "and") -> str:
        """Some parts, one after another; of many, the first ones and how many others there are."""
        named = list(names)
        if len(named) > MOST_PARTS:
            named, others = named[: MOST_PARTS - 1], len(named) - MOST_PARTS + 1
            return listing([*map(self.part, named), f"{others} others"], last)
        return listing([*map(self.part, named)], last)

    def reading(self, name: str) -> str:
        """Where things stand in a reading of the status quo: in its words the first time, then by its id."""
        quo = self.conflict.status_quo
        entry = next((entry for entry in quo.contested if entry.id == name), None) if quo is not None else None
        if entry is None:
            return "as modelled,"
        if name in self._said:
            return f"by {name}"
        self._said.add(name)
        whose = f", as held by {entry.held_by}" if entry.held_by else ""
        return f"if {settings(entry.set)}{whose} ({name}),"

    def who(self, name: str) -> str:
        """What a decision maker or a forum is called."""
        return called(self.conflict, name)

    def owner(self, name: str) -> str:
        """What the decision maker is called whose statement it is."""
        return self.who(self._owners.get(name, ""))

    @cached_property
    def _owners(self) -> dict[str, str]:
        return {want.id: dm for dm, want in self.conflict.wants()}

    @cached_property
    def _words(self) -> dict[str, str]:
        said = {want.id: str(want.statement) for _, want in self.conflict.wants()}
        said |= {rule.id: f"never {rule.when}" for rule in self.conflict.infeasible}
        return said | {c.id: f"{settings(c.set)} where {c.when}" for c in self.conflict.consequences}


def status(claim: Audited) -> str:
    """Whether a claim stands, in a word or two; what the words mean is said by `LEGEND`."""
    if claim.verdict == "holds":
        return "stands" if claim.standing == "argued" else "only asserted"
    return {"fails": "fails", "vacuous": "says nothing", "undecided": "undecided", "mixed": "depends"}[claim.verdict]


def sentence(claim: Audited, conflict: Conflict, most: int) -> str:
    """What is claimed, in so many characters: its own words, else the passage that it cites, else in plain words."""
    said = claim.text or claim.quote
    if said:
        return f"“{shortened(said, most - 2)}”"
    made = next(made for made in conflict.claims if made.id == claim.id)
    return shortened(claim_in_words(made.says, conflict), most)


def shortened(text: str, most: int) -> str:
    """Text of at most so many characters, cut between words.

    >>> shortened("the appeal cannot last", 16)
    'the appeal …'
    """
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[: max(1, most - 1)]
    return f"{cut.rpartition(' ')[0] or cut[:-1]} …"


def hangs_on(claim: Audited, audit: Audit, naming: Naming, *, left_out: int = 0) -> str:
    """The one line on what a verdict hangs on.

    `left_out`: 1 does not say that the text leaves a ranking open, 3 names what only the claim's own sentence says by
    its id, where a ranking is to be named as well.
    """
    if claim.verdict in {"undecided", "vacuous"}:
        because = claim.evidence.because
        whose = [naming.who(question.who) for question in claim.ask if question.kind == "wants"]
        if whose:
            because = f"it hangs on what {listing(whose)} {'wants' if len(whose) == 1 else 'want'}, which nobody states"
        return f"{because[:1].upper()}{because[1:]}." if because else ""
    first = claim.verdicts[audit.readings[0]] if audit.readings else claim.verdict
    parts = []
    if claim.verdict == "mixed":
        parts.append(_by_reading(claim, audit, naming))
    elif claim.standing == "asserted":
        # Parts that say the same are named once.
        own = dict.fromkeys(audit.merged.get(name, name) for name in claim.independent.dropped)
        names = listing(list(own)) if left_out > 2 and claim.decided.firm else naming.parts(own)
        lacking = _verb(claim.independent.verdict)
        parts.append(f"It hangs on its own sentence: without {names} it {lacking}.")
    also = "And on" if parts else "It hangs on"
    if claim.decided.firm:
        open_ = "" if left_out else "; the text does not say"
        parts.append(f"{also} whether {_conditions(claim.decided.firm, naming)}{open_}.")
    elif claim.decided.always in {"holds", "fails"}:
        if claim.decided.premises and claim.standing != "asserted":
            parts.append(f"{also} {_premises(claim.decided.premises[0], first, naming)}.")
        elif not parts:
            parts.append(f"{also} no ranking: it {first} in every order {_tried(audit)}.")
    elif not parts:
        parts.append(f"{also} how wants are ranked: in some orders {_tried(audit)} it holds, in some it does not.")
    return " ".join(parts)


def signal(claim: Audited, audit: Audit, naming: Naming, *, left_out: int = 0) -> str:
    """The line on the sign that would change a verdict: what one would see, else the conditions that would turn it.

    `left_out`: 2 leaves out what the move gives up, 3 where it starts from as well, 4 what others than the first do.
    """
    if claim.sign is not None:
        return f"Sign: {_sign(claim.sign, audit.start, naming, left_out)}."
    flip = claim.flip
    # Where the line on what it hangs on names the comparison, saying it the other way round adds nothing.
    if flip is None or claim.decided.always or claim.decided.firm or len(flip.conditions) > MOST_CONDITIONS:
        return ""
    return f"It would turn if {_conditions(flip.conditions, naming)}."


def lines_of(claim: Audited, audit: Audit, naming: Naming, *, width: int, most: int, same_sign: str = "") -> list[str]:
    """What a claim hangs on and its sign, each in its paragraph, in `most` lines of that width where that can be done.

    What does not fit is said in fewer words, as far as `SHORTER` goes.  `same_sign`: a claim that has the same sign.
    """
    lines: list[str] = []
    trial = naming
    for characters, left_out in SHORTER:
        trial = naming.trial(characters)
        said = (
            hangs_on(claim, audit, trial, left_out=left_out),
            f"Sign: the same as for {same_sign}." if same_sign else signal(claim, audit, trial, left_out=left_out),
        )
        lines = [line for line in said if line]
        if sum(len(wrap(line, width)) for line in lines) <= most:
            break
    naming.said(trial)
    return lines


def together(audit: Audit, naming: Naming) -> Iterator[str]:
    """What cannot be true together, and the ranking that sets claims apart."""
    for claims in audit.together.never:
        both = "both" if len(claims) == 2 else "all"
        text = f"{listing(claims)}: in no order {_tried(audit)} do {both} hold."
        apart = [by for first, second, by in audit.together.crossing if (first, second) == claims]
        if apart:
            by = apart[0]
            text += f"  Ranking {naming.part(by.first)} above {naming.part(by.second)} speaks for {claims[0]}, "
            text += f"the other way round for {claims[1]}."
        yield text


def asked(question: Ask, claims: Sequence[str], naming: Naming) -> str:
    """A question to put to whoever knows more than the text, and the claims that hang on it."""
    who = naming.who(question.who)
    match question.kind:
        case "ranking":
            first, second = (naming.part(name) for name in question.about)
            text = f"How does {who} rank {first} against {second}?"
        case "premise":
            text = f"Does {who} really want {naming.parts(question.about)}?{_footing(question.about, naming.conflict)}"
        case "wants":
            as_to = f" with regard to {listing(question.about)}" if question.about else ""
            text = f"What does {who} want{as_to}?  The account does not say."
        case _:
            text = "Where does the dispute stand now?  The model has no status quo."
    return f"{text}  [{', '.join(claims)}]"


def route(moves: Iterable[Move]) -> str:
    """A way, move by move: who goes where, and what is set otherwise there."""
    return ", then ".join(f"{m.mover} to {m.to}" + (f" ({settings(m.sets)})" if m.sets else "") for m in moves)


def setting(key: str, level: str) -> str:
    """An option as it is set: `dm.option`, `no longer dm.option` or `dm.option = level`."""
    return {"yes": key, "no": f"no longer {key}"}.get(level, f"{key} = {level}")


def settings(sets: Iterable[tuple[str, str]]) -> str:
    """Options as they are set."""
    return ", ".join(setting(key, level) for key, level in sets)


def percent(share: float | None) -> str:
    """A share in per cent; a dash where there is none.

    >>> percent(0.614), percent(None)
    ('61 %', '–')
    """
    return "–" if share is None else f"{100 * share:.0f} %"


def interval(low: float | None, high: float | None) -> str:
    """An interval of shares in per cent.

    >>> interval(0.54, 0.68)
    '54–68 %'
    """
    return "–" if low is None or high is None else f"{100 * low:.0f}–{100 * high:.0f} %"


def _tried(audit: Audit) -> str:
    return "that the account admits" if audit.exact else "tried"


def _verb(verdict: str) -> str:
    words = {"vacuous": "says nothing", "undecided": "is undecided", "mixed": "depends on where things stand"}
    return words.get(verdict, verdict)


def _by_reading(claim: Audited, audit: Audit, naming: Naming) -> str:
    said = []
    for name in audit.readings:
        only = " only because its own sentence says so" if claim.standings[name] == "asserted" else ""
        said.append(f"{naming.reading(name)} it {_verb(claim.verdicts[name])}{only}")
    return f"It hangs on where things stand: {'; '.join(said)}."


def _conditions(conditions: Sequence[Condition], naming: Naming) -> str:
    """Conditions in words, comparisons with the same higher or the same lower statements drawn together."""
    above: dict[str, list[str]] = {}
    for condition in conditions:
        if condition.kind == "above":
            above.setdefault(condition.first, []).append(condition.second)
    grouped: dict[tuple[str, ...], list[str]] = {}
    for first, seconds in above.items():
        grouped.setdefault(tuple(seconds), []).append(first)
    words = [
        f"{naming.owner(firsts[0])} ranks {naming.parts(firsts)} above {naming.parts(seconds)}"
        for seconds, firsts in grouped.items()
    ]
    for kind, verb in (("without", "fall away"), ("with", "count")):
        names = [condition.first for condition in conditions if condition.kind == kind]
        if names:
            words.append(f"{naming.parts(names)} {verb.replace('fall', 'falls') if len(names) == 1 else verb}")
    return ", and ".join(words)


def _premises(names: Sequence[str], verdict: str, naming: Naming) -> str:
    turned = "fails" if verdict == "holds" else "holds"
    owner = naming.owner(names[0])
    words = naming.parts(names, "or")
    lacking = {1: "without that", 2: "with neither"}.get(len(names), "with none of these")
    return f"{owner} wanting {words}: {lacking} it {turned}" if owner else f"{words}: {lacking} it {turned}"


def _sign(sign: Sign, start: Seen | None, naming: Naming, left_out: int) -> str:
    text = _acts(sign.mover, sign.sets, naming, all_=left_out < 4)
    if left_out < 3:
        text += _where(sign.at, start)
    return f"{text}, although that gives up {naming.parts(sign.despite)}" if left_out < 2 else text


def _acts(mover: str, sets: Sequence[tuple[str, str]], naming: Naming, *, all_: bool) -> str:
    """What somebody does, in the words of the options: each decision maker with what it sets, then joint options."""
    if not sets:
        return f"{naming.who(mover)} moves"
    options = {option.key: option for option in naming.conflict.options}
    acts: dict[str, list[str]] = {}
    for key, level in sets:
        owner = key.partition(".")[0]
        acts.setdefault(mover if owner == "joint" else owner, []).append(_act(options[key], level))
    said = [f"{naming.who(who)} {listing(done)}" for who, done in acts.items()]
    return listing(said) if all_ or len(said) == 1 else f"{said[0]}, and more"


def _act(option: Option, level: str) -> str:
    """An option as somebody sets it, its text first: `no longer stays at the table (west.talk)`."""
    joint = option.key.startswith("joint.")
    short = _LATER.split(option.text, maxsplit=1)[0].strip()
    if not short:
        return f"goes for {setting(option.key, level)}"
    named = option.key if level in {"yes", "no"} else f"{option.key} = {level}"
    if level == option.levels[0]:
        return f"gives up that {short} ({named})" if joint else f"no longer {short} ({named})"
    return f"agrees that {short} ({named})" if joint else f"{short} ({named})"


def _where(at: Seen, start: Seen | None) -> str:
    """What is different there from where things stand, where it is little; else the name of the state."""
    if start is None or at.name == start.name:
        return ", as things stand"
    new = [held for held in at.on if held not in start.on]
    levelled = {held.partition("=")[0] for held in at.on}
    gone = [f"no longer {held}" for held in start.on if held not in at.on and held.partition("=")[0] not in levelled]
    different = [*new, *gone]
    return f" once there is {listing(different)}" if 0 < len(different) <= MOST_DIFFERENCES else f" in {at.name}"


def _footing(names: Iterable[str], conflict: Conflict) -> str:
    grounds = {want.id: want.grounds for _, want in conflict.wants()}
    known = [grounds[name] for name in names if name in grounds]
    if known and all(each.basis == "assumed" or (each.assumed is not None and not each.cites) for each in known):
        return "  That is assumed."
    return "  Nothing is cited for it." if known and all(each.uncited for each in known) else ""
