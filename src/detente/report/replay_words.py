"""The sentences about a replay: what each move was in the model, what it says about who wants what, what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from detente.report.audit_words import acts, shortened
from detente.report.naming import setting, settings
from detente.report.words import counted, listing, rests_on

if TYPE_CHECKING:
    from detente.insight.reason import Reason
    from detente.insight.replaying.attempt import Obstacle
    from detente.insight.replaying.beholding import Believed, Own
    from detente.insight.replaying.expecting import Expectation, Expected
    from detente.insight.replaying.explaining import Explanation
    from detente.insight.replaying.replayed import Change, Contradiction, Gain, Pair, Replay, Replayed, Revealed
    from detente.model.chronicle.chronicle import DatedMove
    from detente.model.conflict import ClaimMade
    from detente.report.naming import Naming

QUOTE: Final = 100
MOST_OPEN: Final = 4
# Of more changes than this an expected move goes by the name of where it leads.
MOST_CHANGES: Final = 4
_VERDICTS: Final = {"vacuous": "says nothing", "mixed": "depends on how one takes where things stand"}


def heading(each: Replayed, naming: Naming) -> str:
    """The line above a move: when, which, by whom, and what it was in words."""
    move = each.move
    said = move.text or (settings(move.set) if move.set else "") or (f"to {move.to}" if move.to else "")
    done = f"{naming.who(move.by)}: {said}" if move.by and said else said or (naming.who(move.by) if move.by else "")
    return f"{move.date}  {move.id}  {_capital(done)}".rstrip()


def quotes(each: Replayed) -> Iterator[str]:
    """What a move rests on: the first passage that it cites, in its words, and the others; nothing if uncited."""
    cites, found = each.move.grounds.cites, each.quotes
    if found:
        more = f" ({', '.join(str(citation) for citation in cites[1:])})" if len(cites) > 1 else ""
        yield f"{cites[0]} “{shortened(found[0].text, QUOTE)}”{more}"
    elif not each.move.grounds.uncited:
        yield f"[{rests_on(each.move.grounds)}]"


def paragraph(each: Replayed, naming: Naming) -> str:
    """A move in the model, as one short paragraph."""
    return " ".join([_happened(each, naming), *(_gain(gain, naming) for gain in each.gains)])


def _happened(each: Replayed, naming: Naming) -> str:
    if each.course == "unsaid":
        return f"The model cannot say it: {each.move.unsaid}."
    if each.already:
        return f"It was so already: {settings(each.move.set) or each.move.to}."
    why = "; ".join(_obstacle(obstacle) for obstacle in each.obstacles)
    if each.course == "stayed":
        return f"The model does not allow it, since {why}; things stay as they were, in {each.before.name}."
    follows = f"; it follows: {settings(each.follows)}" if each.follows else ""
    if each.course == "jumped":
        return f"The model has no such move, since {why}; things stand in {each.after.name} all the same{follows}."
    done = acts(each.move.by, each.move.set, naming)
    return f"{_capital(done)}: from {each.before.name} to {each.after.name}{follows}."


def _obstacle(obstacle: Obstacle) -> str:
    names = listing(obstacle.names)
    verb = "is" if len(obstacle.names) == 1 else "are"
    match obstacle.kind:
        case "already":
            return f"{names} {verb} so already"
        case "undone":
            return f"it is undone at once{f' by {names}' if names else ''}"
        case "foreign":
            return f"{names} {verb} somebody else's"
        case "irreversible":
            return f"{names} {verb} set for good"
        case "alone":
            return f"{names} {'takes' if verb == 'is' else 'take'} all the owners, in a forum"
        case "requires":
            return f"what {names} {'requires' if verb == 'is' else 'require'} does not hold"
        case "infeasible":
            return f"{names} {'excludes' if verb == 'is' else 'exclude'} where it leads"
        case "no move":
            return f"its mover has no move to {names}"
        case _:
            return "the file lists no such state"


def _gain(gain: Gain, naming: Naming) -> str:
    who = naming.who(gain.dm)
    text = f"{_worth(who, gain.improves, gain.reason, naming)}{_in_orders(gain)}."
    if gain.barred:
        text += f" Its attitude to {listing([naming.who(dm) for dm in gain.barred])} stands against it."
    if gain.own is not None and _differs(gain.own, gain):
        text += f" {_own(gain.own, who, naming)}"
    if gain.believed:
        text += f" {_capital(minds(gain.believed, gain.dm, naming))}."
    if gain.against:
        fewest = "" if gain.least else ", or with fewer of them"
        text += f" No order explains it together with {listing(gain.against)}{fewest}."
    return _capital(text)


def _worth(who: str, improves: bool | None, why: Reason | None, naming: Naming) -> str:
    """Whether a move is better for somebody, and what decides that."""
    if improves is None:
        return f"what {who} wants nobody states"
    if why is None:
        return f"{who} is neither better nor worse off by it"
    if why.statement is None:
        return f"{who} {'gains' if improves else 'loses'} by it as its states are ranked"
    held = "holds then" if improves else "held before, and no longer does"
    verb = "gains" if improves else "loses"
    return f"{who} {verb} by it as listed: {naming.part(why.id)} {held} [{rests_on(why.grounds)}]"


def _in_orders(gain: Gain) -> str:
    why = gain.explanation
    if why.kind == "some":
        return f"; it gains where {comparisons(why)}"
    if why.kind == "never" and (why.con or gain.improves is False):
        return "; no admissible order explains it"
    return "; and so in every admissible order" if why.kind == "always" and why.pro else ""


def comparisons(why: Explanation) -> str:
    """The comparisons that make a move better: `W3 stands above W2`, of several alternatives one after another."""
    ways = [f"{pairs[0][0]} stands above {listing([low for _, low in pairs])}" for pairs in why.alternatives]
    return ", or ".join(ways)


def minds(found: Sequence[Believed], dm: str, naming: Naming) -> str:
    """In whose minds a move is explained: `explained in the mind of the West: “russia.invade” (R0) holds then`."""
    return "; ".join(f"explained in {_mind(each.holder, dm, naming)}: {_there(each)}" for each in found)


def _mind(holder: str, dm: str, naming: Naming) -> str:
    return "its own mind" if holder == dm else f"the mind of {naming.who(holder)}"


def _there(each: Believed) -> str:
    first = each.reasons[0]
    if first.statement is None:
        return "it gains by it there as its states are ranked"
    said = listing([f"“{why.statement}” ({why.id})" for why in each.reasons])
    held = f"{said} {'holds' if len(each.reasons) == 1 else 'hold'} then [{rests_on(first.grounds)}]"
    return held if each.explanation.kind == "always" else f"{held}, if {comparisons(each.explanation)}"


def _differs(own: Own, gain: Gain) -> bool:
    same = (own.reason and own.reason.id) == (gain.reason and gain.reason.id)
    return own.to is None or own.improves != gain.improves or not same


def _own(own: Own, who: str, naming: Naming) -> str:
    if own.to is None:
        return f"As {who} sees it there is no such move."
    return f"As it sees things, {_worth(who, own.improves, own.reason, naming)}."


def expectation(found: Expectation, came: str, following: DatedMove | None, naming: Naming) -> str:
    """Who was expected to move on, beside what came next."""
    leaving = [_expected(each, naming) for each in found.leaving]
    text = f"Expected next: {'; or '.join(leaving)}." if leaving else "Nobody is expected to move."
    if found.unknown:
        text += f" Of {listing([naming.who(name) for name in found.unknown])} the model cannot tell."
    if following is None:
        return f"{text} No other move that the model can say came after it."
    who = naming.who(following.by)
    alone = " alone" if any(following.by in _members(each.by, naming) for each in found.leaving) else ""
    words = {
        "as expected": f"{following.id} is what came next, as expected.",
        "elsewhere": f"{following.id} came next: {who} was expected to move, and moved otherwise.",
        "somebody else": f"{following.id} came next: no move of {who}{alone} was expected.",
    }
    return f"{text} {words.get(came, f'{following.id} came next, by {who}.')}"


def _members(name: str, naming: Naming) -> tuple[str, ...]:
    """The members of a forum; nobody where the name is that of a decision maker."""
    return next((forum.members for forum in naming.conflict.forums if forum.id == name), ())


def _expected(each: Expected, naming: Naming) -> str:
    options = {option.key: option for option in naming.conflict.options}
    new = [held.replace("=", " = ") for held in each.new]
    named = {held.partition("=")[0] for held in each.new}
    gone = [held.partition("=")[0] for held in each.gone]
    new += [setting(key, options[key].levels[0]) for key in gone if key not in named]
    what = f"{listing(new)} ({each.to.name})" if 0 < len(new) <= MOST_CHANGES else each.to.name
    members = _members(each.by, naming)
    who = f"{listing([naming.who(m) for m in members])} in {naming.who(each.by)}" if members else naming.who(each.by)
    return f"{who}, with {what}" if what != each.to.name else f"{who}, to {what}"


def unexplained(found: Replay, naming: Naming) -> Iterator[str]:
    """The moves that no admissible order explains, a line each."""
    for each in found.unexplained:
        for gain in (gain for gain in each.gains if gain.unexplained):
            who = naming.who(gain.dm)
            if gain.against:
                yield f"{each.move.id}, by {who}, together with {listing(gain.against)}."
            elif gain.explanation.con:
                verb = "speaks" if len(gain.explanation.con) == 1 else "speak"
                against = f"{naming.parts(gain.explanation.con)} {verb} against it"
                text = f"{against}, and nothing of the same weight for it"
                yield f"{each.move.id}, by {who}: {text}.{_elsewhere(gain, naming)}"
            else:
                yield f"{each.move.id}, by {who}: nothing that it wants speaks for it.{_elsewhere(gain, naming)}"


def _elsewhere(gain: Gain, naming: Naming) -> str:
    """In whose minds a move is explained, by the names of what explains it."""
    found = [
        f"{_mind(each.holder, gain.dm, naming)} by {listing([why.id for why in each.reasons if why.statement])}"
        if each.reasons[0].statement
        else _mind(each.holder, gain.dm, naming)
        for each in gain.believed
    ]
    return f" It is explained in {listing(found)}." if found else ""


def revealed(known: Revealed, naming: Naming) -> Iterator[str]:
    """What the moves of a decision maker say about the order of its statements."""
    who = _capital(naming.who(known.dm))
    if known.remaining is None:
        left = f"of {known.total:,} admissible orders fewer may be left; they are too many to be counted"
    elif known.total == 1:
        left = "its one admissible order is left"
    elif known.remaining == known.total:
        left = f"all its {known.total:,} admissible orders are left"
    else:
        left = f"{known.remaining:,} of {counted(known.total, 'admissible order')} are left"
    counting = [name for name in known.moves if name not in known.contradicting]
    yield f"{who}, {f'by {listing(counting)}' if counting else 'by no move that an order explains'}: {left}."
    if counting and known.contradicting:
        verb = "is" if len(known.contradicting) == 1 else "are"
        yield f"{listing(known.contradicting)} {verb} left out, which no order explains."
    for pair in known.settled:
        yield f"Settled: {_pair(pair, naming)}."
    if known.turned:
        turned = listing([f"{a} above {b}" for a, b in known.turned])
        yield f"Nearest to the listed order is one with {turned}, the other way round than listed."
    if known.open:
        shown = [f"{a} or {b}" for a, b in known.open[:MOST_OPEN]]
        more = f" and {len(known.open) - MOST_OPEN} more" if len(known.open) > MOST_OPEN else ""
        yield f"Open: which comes first, {'; '.join(shown)}{more}."


def _pair(pair: Pair, naming: Naming) -> str:
    return f"{naming.part(pair[0])} above {naming.part(pair[1])}"


def silent(found: Replay, naming: Naming) -> str:
    """Who made no move that the model has; nothing where everybody did."""
    spoke = {gain.dm for each in found.moves for gain in each.gains}
    quiet = [naming.who(dm.id) for dm in naming.conflict.decision_makers if dm.id not in spoke]
    return f"Nothing new about {listing(quiet)}: who makes no move that the model has reveals nothing." if quiet else ""


def contradiction(each: Contradiction, claims: Sequence[ClaimMade]) -> str:
    """A claim that what was done contradicts, with the date."""
    until = _VERDICTS.get(each.verdict, each.verdict)
    return f"{each.date}, by {each.move}: {_claimed(each.claim, claims)}; in the model until then: {until}."


def change(each: Change, claims: Sequence[ClaimMade]) -> str:
    """A claim whose verdict changed, with the date."""
    before, after = (_VERDICTS.get(verdict, verdict) for verdict in (each.before, each.after))
    return f"{each.date}, with {each.move}: {_claimed(each.claim, claims)} {after}; until then: {before}."


def _claimed(name: str, claims: Sequence[ClaimMade]) -> str:
    """A claim by its id, and what it says in words."""
    text = next(claim.text for claim in claims if claim.id == name)
    return f"{name} “{shortened(text, QUOTE)}”" if text else name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
