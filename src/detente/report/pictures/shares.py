"""Share bars: in how many orders, or runs, something is so, with the interval, and a tick for chance alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.errors import Missing
from detente.insight.auditing.audited import Audit
from detente.report.audit_words import interval, percent
from detente.report.pictures.claimed import in_its_words
from detente.report.pictures.framing import Entry, framed
from detente.report.pictures.lettering import lines, room
from detente.report.pictures.markup import block, clean, group, label, line, middle, polygon, rectangle, text
from detente.report.pictures.picture import MARGIN, Picture
from detente.report.pictures.state_words import held
from detente.report.words import counted

if TYPE_CHECKING:
    from detente.insight.playing.explored import Exploration

NAMES, BARS, SAID = 340.0, 300.0, 150.0
ROW, BAR = 34.0, 12.0
_LONGEST_NAME = 90.0
_NO_PROBABILITY = "A share of these is no probability."


@dataclass(frozen=True, slots=True)
class Bar:
    """A share with its interval, and what chance alone gives; None where there is nothing to divide by."""

    name: str
    words: str
    share: float | None
    low: float | None
    high: float | None
    chance: float | None
    said: str


def picture_of_shares(thing: Audit | Exploration, *, most: int | None = None) -> Picture:
    """The shares of an audit's claims among orders, or of an exploration's ends among runs.

    `most`: how many bars to draw, all by default; the picture says how many were left out.  Raises Missing where there
    is nothing to draw.
    """
    of_audit = isinstance(thing, Audit)
    bars = [*(_of_audit(thing) if isinstance(thing, Audit) else _of_exploration(thing))]
    if not bars:
        raise Missing("there are no shares to draw: no run has ended")
    shown = bars[:most]
    chance = (
        "the same share among random orders and signs of the same statements"
        if of_audit
        else "the same share among runs that ignore wants"
    )
    below, notes = _of_what(thing)
    named = min(_LONGEST_NAME, max(room(clean(bar.name), 12) for bar in shown))
    if len(shown) < len(bars):
        notes = [*notes, f"{counted(len(bars) - len(shown), 'further bar')} not drawn."]

    def drawing(top: float) -> tuple[str, float]:
        x = MARGIN + NAMES
        bottom = top + 20 + ROW * len(shown)
        found = []
        for part in (0.0, 0.25, 0.5, 0.75, 1.0):
            at = x + BARS * part
            found.append(line([(at, top + 18), (at, bottom)], colour="rule", width=0.6))
            found.append(text(at, top + 12, percent(part), size=11, colour="quiet", anchor="middle"))
        found += [_bar(bar, top + 20 + ROW * k, named) for k, bar in enumerate(shown)]
        return "".join(found), bottom

    return framed(
        "shares",
        thing.title,
        below,
        [*(_described(bar, chance) for bar in shown), *notes],
        drawing,
        width=NAMES + BARS + SAID,
        key=[
            Entry(_share_sample, "share"),
            *([Entry(_interval_sample, "its interval, 95 in 100")] * any(_spread(bar) for bar in shown)),
            *([Entry(_chance_sample, f"chance: {chance}")] * any(bar.chance is not None for bar in shown)),
        ],
        notes=notes,
    )


def _of_what(thing: Audit | Exploration) -> tuple[str, Sequence[str]]:
    if isinstance(thing, Audit):
        orders = counted(thing.tried, "order")
        every = f"all {orders}" if thing.tried > 1 else "the one order"
        which = f"{every} that the account admits" if thing.exact else f"{orders} drawn of those it admits"
        lacking = "Orders in which a claim is vacuous or undecided do not count in its share."
        return f"In how many orders of wants a claim holds, of {which}", [f"{lacking} {_NO_PROBABILITY}"]
    runs = counted(thing.runs, "run")
    said = f"An exploration, not a forecast. {_NO_PROBABILITY}"
    return f"Where {runs} from {thing.start.name} ended", [said]


def _of_audit(audit: Audit) -> Iterator[Bar]:
    for claim in audit.claims:
        share = claim.share
        said = percent(share.share) if share.share is not None else "says nothing"
        if share.share is not None and not share.exact:
            said += f" ({interval(share.low, share.high)})"
        if share.share is not None and share.defined < 1:
            said += f", says so in {percent(share.defined)}"
        yield Bar(claim.id, in_its_words(claim), share.share, share.low, share.high, share.null_share, said)


def _of_exploration(found: Exploration) -> Iterator[Bar]:
    for end in found.ends:
        words = f"{'at rest' if end.kind == 'rest' else end.kind}: {held(end.state.on) or 'nothing holds'}"
        count, chance = end.count, end.baseline.share if end.baseline.runs else None
        low, high = (count.share, count.share) if found.certain else (count.low, count.high)
        said = percent(count.share) + ("" if found.certain else f" ({interval(low, high)})")
        yield Bar(end.state.name, words, count.share, low, high, chance, said)


def _spread(bar: Bar) -> bool:
    return bar.low is not None and bar.high is not None and bar.high > bar.low


def _bar(bar: Bar, y: float, named: float) -> str:
    """A bar with its name, its words and its figures; `named`: how much room names take."""
    x, mid = MARGIN + NAMES, y + ROW / 2
    name = clean(bar.name)
    found = [
        label(MARGIN, y + middle(ROW, 12), name, named),
        _beside(MARGIN + named + 10, mid, bar.words, NAMES - named - 24, colour="quiet"),
        rectangle(x, mid - BAR / 2, BARS, BAR, fill="paper", stroke="rule", stroke_width=0.8),
    ]
    if bar.share is not None:
        found.append(rectangle(x, mid - BAR / 2, BARS * bar.share, BAR, fill="mover0"))
    if bar.low is not None and bar.high is not None and bar.high > bar.low:
        found.append(_whisker(x + BARS * bar.low, x + BARS * bar.high, mid))
    if bar.chance is not None:
        found.append(_tick(x + BARS * bar.chance, mid))
    found.append(_beside(x + BARS + 14, mid, bar.said, SAID - 14))
    return group(f"{name}: {bar.words}", *found)


def _beside(x: float, mid: float, words: str, most: float, *, colour: str = "ink") -> str:
    """Words in one line or two, their middle there."""
    number = len(lines(clean(words), 11, most, 2))
    return block(x, mid + 4 - 6.5 * (number - 1), words, most, 2, size=11, colour=colour, step=13)


def _whisker(low: float, high: float, y: float) -> str:
    parts = ([(low, y), (high, y)], [(low, y - 5), (low, y + 5)], [(high, y - 5), (high, y + 5)])
    return "".join(
        line(part, colour=colour, width=width) for colour, width in (("paper", 4.5), ("ink", 1.8)) for part in parts
    )


def _tick(x: float, y: float) -> str:
    """A line across the bar with a hollow head on top, so that it is not taken for the end of an interval."""
    top = y - BAR / 2 - 1
    across = line([(x, top), (x, y + BAR / 2 + 3)], colour="paper", width=4) + line(
        [(x, top), (x, y + BAR / 2 + 3)], colour="ink", width=1.6, dash={"stroke-dasharray": "3 2"}
    )
    return across + polygon(
        [(x - 4.5, top - 6), (x + 4.5, top - 6), (x, top)], fill="paper", stroke="ink", stroke_width=1.2
    )


def _share_sample(x: float, y: float) -> str:
    return rectangle(x - 14, y - BAR / 2, 28, BAR, fill="mover0")


def _interval_sample(x: float, y: float) -> str:
    return _whisker(x - 12, x + 12, y)


def _chance_sample(x: float, y: float) -> str:
    return _tick(x, y)


def _described(bar: Bar, chance: str) -> str:
    said = f"{bar.name}, {clean(bar.words)}: {bar.said}"
    return f"{said}; {chance}: {percent(bar.chance)}." if bar.chance is not None else f"{said}."
