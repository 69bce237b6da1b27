"""The sentences about a play and an exploration: who moves and why, what that gives to whom, and how it ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from detente.insight.passages import quoted_in
from detente.report.audit_words import act, percent, shortened
from detente.report.claim_words import called
from detente.report.naming import setting
from detente.report.words import counted, listing, rests_on

if TYPE_CHECKING:
    from detente.cite import Citation, Grounds
    from detente.insight.auditing.outlooks import Seen
    from detente.insight.playing.explored import Count, Exploration, Route
    from detente.insight.playing.played import Offer, Offered, Play, Played, Surprise
    from detente.insight.reason import Reason
    from detente.model.conflict import Conflict
    from detente.text.document import Document

EXPLORATION: Final = (
    "An exploration, not a forecast: what follows if everybody wants what the file says, and moves by these rules."
)
CHANCE: Final = (
    "“rest”: all were asked, and all stayed; where somebody draws, that may be by chance, and asked again they might "
    "move."
)
SHARES: Final = (
    "Shares are of runs by these rules, and no probabilities of anything in the world; “between” is where the share "
    "would lie with ever more runs, but for 1 in 20 such samples.  “ignoring wants”: as many runs in which everybody "
    "makes any legal move or stays, each as likely as the other."
)
QUOTE: Final = 90
STATEMENT: Final = 70
MOST_STATES: Final = 8
# A route of more moves than this is told by its beginning and its end.
MOST_MOVES: Final = 6


@dataclass(frozen=True, eq=False)
class Teller:
    """Who tells a play: the conflict, for the names of its parts, and the texts that it cites, for their words.

    What has been quoted once goes by its citation from then on.
    """

    conflict: Conflict
    texts: Mapping[str, Document]
    _quoted: set[Citation] = field(default_factory=set)

    def who(self, name: str) -> str:
        """What a decision maker or a forum is called."""
        return called(self.conflict, name)

    def quote(self, cites: Sequence[Citation]) -> str:
        """The first citation, with its words where they are at hand and have not been quoted yet."""
        if not cites:
            return ""
        words = "" if cites[0] in self._quoted else quoted_in(self.texts, (cites[0],))
        self._quoted.add(cites[0])
        return f"{cites[0]} “{shortened(words, QUOTE)}”" if words else str(cites[0])

    def fresh(self, cites: Sequence[Citation]) -> list[Citation]:
        """The citations that have not been quoted yet."""
        return [citation for citation in cites if citation not in self._quoted]

    def grounds(self, grounds: Grounds) -> str:
        """What a part rests on: the first citation with its words, or what it assumes."""
        return self.quote(grounds.cites) or rests_on(grounds)


def by_whom(by: Mapping[str, str], noise: float, teller: Teller) -> str:
    """By which policies everybody moves, as one sentence."""
    groups: dict[str, list[str]] = {}
    for dm, key in by.items():
        groups.setdefault(key, []).append(teller.who(dm))
    steps = "infinite" if noise == float("inf") else f"{noise:g} rank step{'' if noise == 1 else 's'}"
    named = {key: f"{key} (noise {steps})" if key == "noisy" else key for key in groups}
    if len(groups) == 1:
        return f"Everybody moves by {named[next(iter(groups))]}."
    return "; ".join(f"{listing(who)} by {named[key]}" for key, who in groups.items()) + "."


def unmoved(names: Sequence[str], teller: Teller) -> str:
    """Who stays since nobody states what it wants; nothing where there is none."""
    if not names:
        return ""
    return f"{listing([teller.who(name) for name in names])}: never moves by wants, for nobody states them."


def state(seen: Seen) -> str:
    """A state by its name and what holds there."""
    on = ", ".join(held.replace("=", " = ") for held in seen.on)
    return f"{seen.name} ({on})" if on else seen.name


def move(
    step: Played | Offer, sets: Sequence[tuple[str, str]], to: str, teller: Teller, *, subject: bool = True
) -> str:
    """A move in the words of the options: what is done, and what follows by itself; with `subject`, who does it."""
    options = {option.key: option for option in teller.conflict.options}
    own: dict[str, list[str]] = {}
    together: list[str] = []
    follows: list[str] = []
    for key, level in sets:
        owner = key.partition(".")[0]
        if owner == "joint" and set(options[key].owners) & set(step.members):
            verb = "give up" if level == options[key].levels[0] else "agree"
            plural = verb if step.forum else f"{verb.replace('give', 'gives').replace('agree', 'agrees')}"
            together.append(f"{plural} that {options[key].text or setting(key, level)} ({setting(key, level)})")
        elif owner in step.members:
            own.setdefault(owner, []).append(act(options[key], level))
        else:
            follows.append(setting(key, level))
    after = f"; it follows: {', '.join(follows)}" if follows else ""
    if not sets:
        return f"{_subject(step, teller)} {'move' if step.forum else 'moves'} to {to}"
    if not step.forum:
        who = f"{teller.who(step.mover)} " if subject else ""
        return f"{who}{listing([*own.get(step.mover, ()), *together])}{after}"
    said = [f"{teller.who(dm)} {listing(acts)}" for dm, acts in own.items()]
    said += [f"both {listing(together)}" if len(step.members) == 2 else f"all {listing(together)}"] if together else []
    members = listing([teller.who(dm) for dm in step.members])
    who = f"{members} move together ({teller.who(step.mover)}): " if subject else ""
    return f"{who}{listing(said)}{after}"


def capital(text: str) -> str:
    """The text with its first letter a capital, as a sentence begins."""
    return text[:1].upper() + text[1:]


def _subject(step: Played | Offer, teller: Teller) -> str:
    if not step.forum:
        return teller.who(step.mover)
    return f"{listing([teller.who(dm) for dm in step.members])} in {teller.who(step.mover)}"


def whom(offer: Offer, teller: Teller) -> str:
    """For whom one would decide: a decision maker, or a forum with its members."""
    members = f" ({listing([teller.who(dm) for dm in offer.members])})" if offer.forum else ""
    return f"{teller.who(offer.mover)}{members}"


def gains(given: Mapping[str, int | None], teller: Teller) -> str:
    """What a move gives to whom: `Russia +5, the West −2`; who has no ranks is left out."""
    known = [f"{teller.who(dm)} {_signed(gain)}" for dm, gain in given.items() if gain is not None]
    return ", ".join(known)


def _signed(gain: int) -> str:
    return f"+{gain}" if gain > 0 else f"−{-gain}" if gain < 0 else "±0"


def why(step: Played, teller: Teller) -> Iterator[str]:
    """Why each member moved: what decides it, with what that rests on; or that the move does not better it."""
    for because in step.because:
        who = teller.who(because.dm)
        if because.better is not None:
            yield f"{capital(who)} prefers it by {_reason(because.better, teller)}"
        elif because.worse is not None:
            yield f"It is worse for {who}, by {_reason(because.worse, teller)}"
        elif len(step.because) == 1 and step.gains.get(because.dm) == 0:
            yield f"It is no better and no worse for {who}."


def _reason(found: Reason, teller: Teller) -> str:
    if found.statement is None:
        return f"its preferences as a whole [{teller.grounds(found.grounds)}]"
    return f"{found.id}, “{shortened(found.statement, STATEMENT)}” [{teller.grounds(found.grounds)}]"


def of_the_text(step: Played, teller: Teller) -> str:
    """What the text says first about an option that a move sets, unless it has been quoted already."""
    fresh = teller.fresh([c for key, _ in step.sets for c in teller.conflict.option(key).grounds.cites[:1]])
    return f"The text: {teller.quote(fresh)}" if fresh else ""


def surprises(step: Played, teller: Teller) -> Iterator[str]:
    """Whom a move surprises, and why; that an error is no improvement is not said of each who sees it."""
    erring = any(because.better is None for because in step.because)
    for kind, words in _SURPRISES.items():
        found = [s for s in step.surprises if s.kind == kind and not (erring and kind == "no improvement")]
        if found:
            who = listing([teller.who(s.who) for s in found])
            yield f"A surprise for {who}: {words.format(_bettered(step, found, teller), step.to.name)}."


_SURPRISES: Final = {
    "impossible": "{1} was thought impossible",
    "no move": "that this move could be made was not thought",
    "no improvement": "that it would pay {0} was not thought",
}


def _bettered(step: Played, found: Sequence[Surprise], teller: Teller) -> str:
    whose = {s.who for s in found}
    others = [dm for dm in step.members if len(whose) > 1 or dm not in whose]
    return listing([teller.who(dm) for dm in others])


def offers(found: Sequence[Offer], teller: Teller, *, but: str = "") -> Iterator[str]:
    """What else was on offer: of each mover, but for one, the first of the moves that its members say yes to."""
    for offer in found:
        if offer.mover != but and offer.shown:
            first = offer.shown[0]
            more = f"; {counted(offer.open - 1, 'other')} open to it" if offer.open > 1 else ""
            yield f"{offered(offer, first, teller)}{more}"


def offered(offer: Offer, each: Offered, teller: Teller, *, subject: bool = True) -> str:
    """A move on offer: what it does, where it leads, and what it gives to whom."""
    given = gains(each.gains, teller)
    to = f"to {each.to.name}" if each.sets else ""
    inside = "; ".join(part for part in (to, given) if part)
    said = move(offer, each.sets, each.to.name, teller, subject=subject)
    return f"{said}  [{inside}]" if inside else said


def ending(play: Play, teller: Teller) -> Iterator[str]:
    """How a play ended, and for whom the last state is stable."""
    end, moves = play.end, counted(len(play.steps), "move")
    match end.kind:
        case "rest":
            yield f"At rest after {moves}, in {end.state.name}: all were asked, and all stayed."
            if any(offer.open for offer in play.stops[-1].offers):
                yield "Not all had to: somebody drew or chose to stay, and asked again might move."
        case "cycle":
            way = ", ".join(f"{teller.who(step.mover)} to {step.to.name}" for step in end.cycle)
            yield f"In a cycle after {moves}: from {end.state.name} {way}, and so on for ever."
        case "horizon":
            yield f"Broken off after {moves}, in {end.state.name}; it need not end there (--horizon N)."
        case "stopped":
            yield f"Stopped after {moves}, in {end.state.name}."
    if end.again:
        shown = listing([*end.again[:MOST_STATES], *(["others"] if len(end.again) > MOST_STATES else [])])
        yield f"It came more than once to {shown}; since something was drawn or chosen, that proves no cycle."
    yield _stable(end.stable, play, teller)


def _stable(stable: Mapping[str, bool | None], play: Play, teller: Teller) -> str:
    head = f"Under {play.concept}, {play.end.state.name} is"
    holds = [teller.who(who) for who, held in stable.items() if held]
    fails = [teller.who(who) for who, held in stable.items() if held is False]
    open_ = [teller.who(who) for who, held in stable.items() if held is None]
    if not fails and not open_:
        together = ", alone and together" if len(stable) > len(play.by) else ""
        return f"{head} stable for everybody{together}."
    said = [f"stable for {listing(holds)}"] if holds else []
    said += [f"not stable for {listing(fails)}"] if fails else []
    said += [f"left open for {listing(open_)} by wants that nobody states"] if open_ else []
    return f"{head} {'; '.join(said)}."


def small_print(found: Play | Exploration) -> str:
    """By what was played, so that it can be played again."""
    turns = "asked as listed" if found.turns == "listed" else "asked in an order drawn after each move"
    forums = "" if found.forums else "; no forums"
    return f"Everybody is {turns}{forums}; horizon {found.horizon:,} moves; seed {found.seed}; concept {found.concept}."


def lengths(found: Exploration) -> str:
    """How many moves runs had on average, and how many of those that ignore wants came to no rest."""
    said = f"On average {found.moves:.1f} moves; ignoring wants, {found.baseline_moves:.1f}"
    if not found.baseline_unfinished:
        return f"{said}."
    was = "was" if found.baseline_unfinished == 1 else "were"
    return f"{said}, and {found.baseline_unfinished:,} of these runs {was} broken off at the horizon."


def share(count: Count) -> str:
    """A count with its share: `733 (73 %)`."""
    return f"{count.times:,} ({percent(count.share)})"


def route(found: Route) -> str:
    """A way that runs went, state by state, with who made each move; of a long one, its beginning and its end."""
    legs = [f"{mover} → {state}" for mover, state in zip(found.movers, found.states[1:], strict=True)]
    if len(legs) > MOST_MOVES:
        left_out = len(legs) - MOST_MOVES + 1
        legs = [*legs[: MOST_MOVES - 2], f"… {counted(left_out, 'move')} …", legs[-1]]
    return ", ".join([found.states[0], *legs])
