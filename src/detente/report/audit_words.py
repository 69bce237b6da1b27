"""The sentences about an audit: whether a claim stands, what it hangs on, and the sign that would change it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product
from textwrap import wrap
from typing import TYPE_CHECKING

from detente.report.claim_words import claim_in_words
from detente.report.naming import Naming, brief, setting, settings
from detente.report.words import listing

if TYPE_CHECKING:
    from detente.insight.auditing.audited import Ask, Audit, Audited, Move, Sign
    from detente.insight.auditing.outlooks import Seen
    from detente.insight.auditing.standing import Unopposed
    from detente.insight.deciding.conditions import Condition
    from detente.model.conflict import Conflict, Option

STATEMENT = 64
# A change of more conditions than this is no sign that anybody could watch for.
MOST_CONDITIONS = 2
# What is different somewhere is said where it is no more than this; else the state goes by its name.
MOST_DIFFERENCES = 2
# How long a statement may be to be written out, and how much else is left out: from all that is to be said to the least
# that is still true by itself.
SHORTER = ((STATEMENT, 0), (STATEMENT, 1), (STATEMENT, 2), (0, 0), (0, 1), (0, 2))

LEGEND = {
    "stands": "it holds, even without the wants, rules and beliefs that its own sentence alone gives",
    "only asserted": "it holds, but not without what its own sentence alone gives",
    "fails": "it does not hold in the model",
    "says nothing": "what it presupposes does not come about",
    "undecided": "the account does not say what it takes to judge it",
    "depends": "it comes out differently by how one takes where things stand now",
    "sign": "a move that does not pay as listed, and does by a ranking that turns the claim",
    "hangs on": "as far as was tried; not all of it is proved",
}


def legend(claims: Iterable[Audited]) -> str:
    """What the words mean that are used of some claims."""
    used: set[str] = set()
    for claim in claims:
        used.update(claim.status, ["sign"] if claim.sign is not None else [])
        used.update(["hangs on"] if not claim.decided.sets.proved else [])
    return f"{'; '.join(f'{word}: {means}' for word, means in LEGEND.items() if word in used)}."


def sentence(claim: Audited, conflict: Conflict, most: int) -> str:
    """What is claimed, in so many characters: its own words, else the passage that it cites, else in plain words."""
    said = claim.text or claim.quote
    if said:
        return f"“{shortened(said, most - 2)}”"
    return shortened(in_words(claim, conflict), most)


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


def why(claim: Audited) -> str:
    """Why a claim fails, in a few words, where there is more to say than that what is claimed is not so."""
    because = claim.evidence.because
    return f"{because[:1].upper()}{because[1:]}." if because and claim.verdict == "fails" else ""


def hangs_on(claim: Audited, audit: Audit, naming: Naming, *, left_out: int = 0) -> str:
    """The one line on what a verdict hangs on; `left_out`: 1 does not say that a ranking is left open."""
    if claim.verdict in {"undecided", "vacuous"}:
        because = claim.evidence.because
        whose = [naming.who(question.who) for question in claim.ask if question.kind == "wants"]
        if whose:
            wants = "wants" if len(whose) == 1 else "want"
            because = f"it cannot be judged, for the account does not say what {listing(whose)} {wants}"
        return f"{because[:1].upper()}{because[1:]}." if because else ""
    if claim.independent.reported and claim.verdict == "holds":
        whence = "by its own sentence alone" if claim.standing == "asserted" else "and nothing argues for it"
        return f"It only says where things stand: the model begins with it, {whence}."
    parts = []
    if claim.verdict == "mixed":
        parts.append(_by_reading(claim, audit, naming))
    elif claim.standing == "asserted":
        # Parts that say the same are named once.
        own = dict.fromkeys(audit.merged.get(name, name) for name in claim.independent.dropped)
        lacking = _verb(claim.independent.verdict)
        parts.append(f"It hangs on its own sentence: without {naming.parts(own)} it {lacking}.")
    elif claim.independent.unopposed is not None:
        parts.append(_unopposed(claim.independent.unopposed, naming))
    hangs = claim.verdict == "mixed" or claim.standing == "asserted"
    ranked = _ranked(claim, audit, naming, also=hangs, left_out=left_out)
    return " ".join([*parts, ranked] if ranked else parts)


def _ranked(claim: Audited, audit: Audit, naming: Naming, *, also: bool, left_out: int) -> str:
    """What a verdict has to do with rankings and wants; of a claim that readings differ on, its verdict in the first.

    `also`: whether it has been said already that it hangs on something else.
    """
    decided = claim.decided
    first = claim.verdicts[audit.readings[0]] if audit.readings else claim.verdict
    mixed = claim.verdict == "mixed"
    hangs = "As modelled, it hangs" if mixed else "And" if also else "It hangs"
    if decided.firm:
        words = _conditions(decided.firm, naming)
        open_ = "" if left_out else ", which is left open"
        if decided.alone:
            return f"{hangs} on whether {words}{open_}."
        always = "nearly always " if decided.nearly else ""
        return f"{'As modelled, it' if mixed else 'It'} {always}{_verb(first)} if {words}{open_}; else it may not."
    if decided.always is None:
        return f"{hangs} on how wants are ranked: in some orders {_tried(audit)} it comes out otherwise."
    if first not in {"holds", "fails"} or claim.standing == "asserted":
        return ""
    if decided.premises:
        return f"{hangs} on {_premises(decided.premises[0], first, naming)}."
    return "" if also else f"It hangs on no ranking: it {first} in every order {_tried(audit)}."


def signal(claim: Audited, audit: Audit, naming: Naming, *, left_out: int = 0) -> str:
    """The line on the sign that would change a verdict: what one would see, else the conditions that would turn it.

    `left_out`: 2 leaves out what the move gives up.
    """
    if claim.sign is not None:
        return f"Sign: {_sign(claim.sign, audit.start, naming, left_out)}."
    flip = claim.flip
    # Where the line on what it hangs on names the comparison, saying it the other way round adds nothing.
    if flip is None or claim.decided.always or claim.decided.firm or len(flip.conditions) > MOST_CONDITIONS:
        return ""
    return f"It would turn if {_conditions(flip.conditions, naming)}."


def lines_of(
    claim: Audited,
    audit: Audit,
    naming: Naming,
    *,
    width: int,
    most: int,
    same_sign: str = "",
    evidence: bool = False,
) -> list[str]:
    """What a claim hangs on and its sign, each in its paragraph, in `most` lines of that width where that can be done.

    What does not fit is said in fewer words, as far as `SHORTER` goes, and why it fails only where there is room.
    `same_sign`: a claim that has the same sign.  `evidence`: its evidence follows, and says why it fails.
    """
    lines: list[str] = []
    trial = naming
    for (characters, left_out), reason in product(SHORTER, dict.fromkeys(("" if evidence else why(claim), ""))):
        trial = naming.trial(characters)
        said = (
            " ".join(part for part in (reason, hangs_on(claim, audit, trial, left_out=left_out)) if part),
            f"Sign: the same as for {same_sign}." if same_sign else signal(claim, audit, trial, left_out=left_out),
        )
        lines = [line for line in said if line]
        if sum(len(wrap(line, width)) for line in lines) <= most:
            break
    naming.said(trial)
    return lines


def read_as(claim: Audited, shown: Sequence[Audited], conflict: Conflict) -> str:
    """How the claim is read, where others shown say it in the same words; else nothing."""
    if (
        not claim.quote
        or claim.text
        or all(each.quote != claim.quote or each.text for each in shown if each is not claim)
    ):
        return ""
    return f"Read as: {in_words(claim, conflict)}."


def in_words(claim: Audited, conflict: Conflict) -> str:
    """A claim in plain words, as its form reads."""
    return claim_in_words(next(made.says for made in conflict.claims if made.id == claim.id), conflict)


def together(audit: Audit, naming: Naming, only: Collection[str] = ()) -> Iterator[str]:
    """What cannot be true together, and the ranking that sets claims apart; `only`: where one of these is named."""
    for claims in audit.together.never:
        if only and not set(only) & set(claims):
            continue
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
    words = {"vacuous": "says nothing", "undecided": "cannot be judged", "mixed": "depends on where things stand"}
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
        f"{naming.who(naming.owner(firsts[0]))} ranks {naming.parts(firsts)} above {naming.parts(seconds)}"
        for seconds, firsts in grouped.items()
    ]
    for kind, verb in (("without", "fall away"), ("with", "count")):
        names = [condition.first for condition in conditions if condition.kind == kind]
        if names:
            words.append(f"{naming.parts(names)} {verb.replace('fall', 'falls') if len(names) == 1 else verb}")
    return ", and ".join(words)


def _unopposed(found: Unopposed, naming: Naming) -> str:
    but = f"but for its own {naming.parts(found.own)}, no want of {naming.who(found.holder)}"
    return f"Nothing speaks against it: {but} is about {listing(found.about, 'or')}."


def _premises(names: Sequence[str], verdict: str, naming: Naming) -> str:
    turned = "fails" if verdict == "holds" else "holds"
    owner = naming.who(naming.owner(names[0]))
    words = naming.parts(names, "or")
    lacking = {1: "without that", 2: "with neither"}.get(len(names), "with none of these")
    return f"{owner} wanting {words}: {lacking} it {turned}" if owner else f"{words}: {lacking} it {turned}"


def _sign(sign: Sign, start: Seen | None, naming: Naming, left_out: int) -> str:
    turned = {naming.owner(name) for name in sign.despite}
    text = acts(sign.mover, sign.sets, naming, first=turned)
    text += _where(sign.at, start, naming.conflict)
    return f"{text}, although that gives up {naming.parts(sign.despite)}" if left_out < 2 else text


def acts(mover: str, sets: Sequence[tuple[str, str]], naming: Naming, *, first: Collection[str] = ()) -> str:
    """What somebody does, in the words of the options: each decision maker with what it sets, then joint options.

    `first`: the decision makers who are named before the others.
    """
    if not sets:
        return f"{naming.who(mover)} moves"
    options = {option.key: option for option in naming.conflict.options}
    by: dict[str, list[str]] = {}
    for key, level in sets:
        owner = key.partition(".")[0]
        by.setdefault(mover if owner == "joint" else owner, []).append(act(options[key], level))
    ordered = sorted(by.items(), key=lambda each: each[0] not in first)
    return listing([f"{naming.who(who)} {listing(done)}" for who, done in ordered])


def act(option: Option, level: str) -> str:
    """An option as somebody sets it, its text first: `no longer stays at the table (west.talk)`."""
    joint = option.key.startswith("joint.")
    short = brief(option)
    if not short:
        return f"goes for {setting(option.key, level)}"
    named = option.key if level in {"yes", "no"} else f"{option.key} = {level}"
    if level == option.levels[0]:
        return f"gives up that {short} ({named})" if joint else f"no longer {short} ({named})"
    return f"agrees that {short} ({named})" if joint else f"{short} ({named})"


def _where(at: Seen, start: Seen | None, conflict: Conflict) -> str:
    """What is different there from where things stand, where it is little; else the name of the state."""
    if start is None or at.name == start.name:
        return ", as things stand"
    lowest = {option.key: option.levels[0] for option in conflict.options if option.ladder}
    new = [held.replace("=", " = ") for held in at.on if held not in start.on]
    levelled = {held.partition("=")[0] for held in at.on}
    gone = [held.partition("=")[0] for held in start.on if held not in at.on]
    new += [setting(key, lowest.get(key, "no")) for key in gone if key not in levelled]
    return f" once there is {listing(new)}" if 0 < len(new) <= MOST_DIFFERENCES else f" further on, in {at.name}"


def _footing(names: Iterable[str], conflict: Conflict) -> str:
    grounds = {want.id: want.grounds for _, want in conflict.wants()}
    known = [grounds[name] for name in names if name in grounds]
    if known and all(each.basis == "assumed" or (each.assumed is not None and not each.cites) for each in known):
        return "  That is assumed."
    return "  Nothing is cited for it." if known and all(each.uncited for each in known) else ""
