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
    from detente.insight.replaying.expecting import Expectation, Expected
    from detente.insight.replaying.explaining import Explanation
    from detente.insight.replaying.replayed import Change, Gain, Own, Pair, Replay, Replayed, Revealed
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
    said = move.text or (settings(move.set) if move.set else "")
    return f"{move.date}  {move.id}  {_capital(naming.who(move.by))}{': ' if said else ''}{said}"


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
        return f"It was so already: {settings(each.move.set)}."
    why = "; ".join(_obstacle(obstacle) for obstacle in each.obstacles)
    if each.course == "stayed":
        return f"The model does not allow it, since {why}; things stay as they were, in {each.before.name}."
    if each.course == "jumped":
        return f"The model has no such move, since {why}; things stand in {each.after.name} all the same."
    done = acts(each.move.by, each.move.set, naming)
    return f"{_capital(done)}: from {each.before.name} to {each.after.name}."


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
        case _:
            return "the file lists no such state"


def _gain(gain: Gain, naming: Naming) -> str:
    who = naming.who(gain.dm)
    text = f"{_worth(who, gain.improves, gain.reason, naming)}{_in_orders(gain)}."
    if gain.barred:
        text += f" Its attitude to {listing([naming.who(dm) for dm in gain.barred])} stands against it."
    if gain.own is not None and _differs(gain.own, gain):
        text += f" {_own(gain.own, who, naming)}"
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


def _differs(own: Own, gain: Gain) -> bool:
    same = (own.reason and own.reason.id) == (gain.reason and gain.reason.id)
    return own.to is None or own.improves != gain.improves or not same


def _own(own: Own, who: str, naming: Naming) -> str:
    if own.to is None:
        return f"As {who} sees it there is no such move."
    return f"As it sees things, {_worth(who, own.improves, own.reason, naming)}."


def expectation(found: Expectation, came: str, following: str, naming: Naming) -> str:
    """Who was expected to move on, beside what came next."""
    who = [_expected(each, naming) for each in found.leaving]
    text = f"Expected next: {'; or '.join(who)}." if who else "Nobody is expected to move."
    if found.unknown:
        text += f" Of {listing([naming.who(name) for name in found.unknown])} the model cannot tell."
    words = {
        "as expected": f"{following} is what came next, as expected.",
        "elsewhere": f"{following} came next: the mover was expected to move, and moved otherwise.",
        "somebody else": f"{following} came next, by somebody who was not expected to move.",
        "nobody expected": f"{following} came next.",
        "unknown": f"{following} came next.",
        "nothing": "No other move that the model can say came after it.",
    }
    return f"{text} {words[came]}"


def _expected(each: Expected, naming: Naming) -> str:
    options = {option.key: option for option in naming.conflict.options}
    new = [held.replace("=", " = ") for held in each.new]
    named = {held.partition("=")[0] for held in each.new}
    gone = [held.partition("=")[0] for held in each.gone]
    new += [setting(key, options[key].levels[0]) for key in gone if key not in named]
    what = f"{listing(new)} ({each.to.name})" if 0 < len(new) <= MOST_CHANGES else each.to.name
    forum = next((forum for forum in naming.conflict.forums if forum.id == each.by), None)
    who = (
        f"{listing([naming.who(m) for m in forum.members])} in {naming.who(each.by)}" if forum else naming.who(each.by)
    )
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
                yield f"{each.move.id}, by {who}: {against}, and nothing of the same weight for it."
            else:
                yield f"{each.move.id}, by {who}: nothing that it wants speaks for it."


def revealed(known: Revealed, naming: Naming) -> Iterator[str]:
    """What the moves of a decision maker say about the order of its statements."""
    who = _capital(naming.who(known.dm))
    if known.remaining is None:
        left = f"of {known.total:,} admissible orders fewer may be left; they are too many to be counted"
    elif known.remaining == known.total:
        left = f"all its {counted(known.total, 'admissible order')} {'is' if known.total == 1 else 'are'} left"
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
    """Who made no move that says anything; nothing where everybody with statements did."""
    spoke = {known.dm for known in found.revealed}
    quiet = [naming.who(dm.id) for dm in naming.conflict.decision_makers if dm.id not in spoke]
    return f"Nothing new about {listing(quiet)}: who makes no move that the model has reveals nothing." if quiet else ""


def change(each: Change, claims: Sequence[ClaimMade]) -> str:
    """A claim whose verdict changed, with the date."""
    claim = next(claim for claim in claims if claim.id == each.claim)
    text = f" “{shortened(claim.text, QUOTE)}”" if claim.text else ""
    before, after = (_VERDICTS.get(verdict, verdict) for verdict in (each.before, each.after))
    return f"{each.date}, with {each.move}: {each.claim}{text} {after}; until then: {before}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
