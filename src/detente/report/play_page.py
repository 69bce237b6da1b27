"""A play told on the terminal, move by move, and the table of an exploration.

All texts are data of somebody else: `terminal.show` makes what a terminal would act on visible.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from detente.errors import printable
from detente.grid import Grid, titled
from detente.insight.playing.policy import POLICIES
from detente.report import play_words as words
from detente.report.audit_words import interval
from detente.report.terminal import show, show_grid
from detente.report.words import counted, reading_in_words

if TYPE_CHECKING:
    from rich.console import Console

    from detente.insight.auditing.outlooks import Seen
    from detente.insight.playing.explored import Exploration
    from detente.insight.playing.played import Offer, Play, Played, Stop
    from detente.report.play_words import Teller

MOST_ENDS: Final = 12
MOST_ROUTES: Final = 6
# How many of the moves on offer a menu shows before it is asked for all of them.
MENU: Final = 12


def _line(out: Console, text: str, *, style: str = "", indent: int = 0) -> None:
    """Print a paragraph; a name with a line break in it begins no line of its own, as if we had said it."""
    show(out, " ".join(text.splitlines()), style=style, indent=indent)


def _item(out: Console, number: int, text: str) -> None:
    """Print a numbered paragraph, its lines one below the other."""
    first, *rest = Text(printable(" ".join(text.splitlines()))).wrap(out, max(20, out.width - 5))
    for head, line in ((f"{number:3}  ", first), *((" " * 5, each) for each in rest)):
        line.rstrip()
        out.print(Text(head) + line, soft_wrap=True)


def show_play(out: Console, play: Play, teller: Teller) -> None:
    """Print a whole play."""
    show_head(out, play.title)
    show_start(out, play.start)
    for number, step in enumerate(play.steps, 1):
        _show_offers(out, play.stops[number - 1], play, teller, but=step.mover)
        show_step(out, number, step, teller)
    _show_offers(out, play.stops[-1], play, teller)
    show_end(out, play, teller)


def show_head(out: Console, title: str) -> None:
    """Print whose dispute it is, and that it is explored, not forecast."""
    _line(out, titled(title), style="bold")
    _line(out, words.EXPLORATION)


def show_start(out: Console, start: Seen) -> None:
    """Print where a play begins."""
    out.print()
    _line(out, f"It begins in {words.state(start)}.")


def show_step(out: Console, number: int, step: Played, teller: Teller) -> None:
    """Print a move: what it does, where it leads, why, what it gives to whom, and whom it surprises."""
    out.print()
    _line(out, f"{number}. {words.capital(words.move(step, step.sets, step.to.name, teller))}.", style="bold")
    given = words.gains(step.gains, teller)
    lines = [
        *words.why(step, teller),
        words.of_the_text(step, teller),
        f"In rank steps: {given}." if given else "",
        *words.surprises(step, teller),
        f"Now {words.state(step.to)}." if step.sets else "",
    ]
    for line in filter(None, lines):
        _line(out, line, indent=3)


def _show_offers(out: Console, stop: Stop, play: Play, teller: Teller, *, but: str = "") -> None:
    # Where anybody draws, every move is open to it, and what is likely is said by no list.
    if _drawing(play) or any(POLICIES[key].asks for key in play.by.values()):
        return
    lines = [*words.offers(stop.offers, teller, but=but)]
    if lines:
        out.print()
        _line(out, "Others would move here as well:" if but else "On offer there:", style="dim", indent=3)
    for line in lines:
        _line(out, words.capital(line), style="dim", indent=5)


def show_end(out: Console, play: Play, teller: Teller) -> None:
    """Print how a play ended, for whom that is stable, and by what rules it was played."""
    out.print()
    for line in filter(None, words.ending(play, teller)):
        _line(out, line)
    out.print()
    lines = (
        words.by_whom(play.by, play.noise, teller) + "  " + words.small_print(play),
        words.unmoved(play.unmoved, teller),
        reading_in_words(play.reading),
    )
    for line in filter(None, lines):
        _line(out, line, style="dim")


def show_menu(out: Console, offer: Offer, teller: Teller, *, everything: bool = False) -> None:
    """Print what a person may choose from."""
    out.print()
    _line(out, f"In {words.state(offer.at)} you decide for {words.whom(offer, teller)}:", style="bold")
    shown = offer.shown if everything else offer.shown[:MENU]
    for number, each in enumerate(shown, 1):
        _item(out, number, words.capital(words.offered(offer, each, teller, subject=False)))
    if len(shown) < len(offer.shown):
        _line(out, f"     … and {counted(len(offer.shown) - len(shown), 'move')} more: a shows all")


def show_exploration(out: Console, found: Exploration, teller: Teller) -> None:
    """Print where runs ended and by which ways, beside the runs that ignore wants."""
    show_head(out, found.title)
    if not found.complete:
        _line(out, f"Interrupted: only {counted(found.runs, 'run')} of {found.asked:,} made.")
    out.print()
    _line(out, f"{counted(found.runs, 'run')} from {words.state(found.start)}.")
    if found.certain:
        _line(out, "Nothing is drawn here, so that every run is the same (--turns drawn, --by noisy).")
    out.print()
    headings = ("end", "what holds", "how", "runs", "between", "ignoring wants")
    rows = tuple(
        (
            end.state.name,
            ", ".join(end.state.on).replace("=", " = "),
            end.kind,
            words.share(end.count),
            interval(end.count.low, end.count.high),
            words.share(end.baseline),
        )
        for end in found.ends[:MOST_ENDS]
    )
    show_grid(out, Grid(headings, rows))
    if len(found.ends) > MOST_ENDS:
        left = found.ends[MOST_ENDS:]
        runs = counted(sum(end.count.times for end in left), "run")
        _line(out, f"… and {counted(len(left), 'end')} more, of {runs} (--json).")
    _line(out, words.lengths(found))
    _show_routes(out, found)
    out.print()
    lines = (
        words.CHANCE if _drawing(found) else "",
        words.SHARES,
        words.by_whom(found.by, found.noise, teller) + "  " + words.small_print(found),
        words.unmoved(found.unmoved, teller),
        reading_in_words(found.reading),
    )
    for line in filter(None, lines):
        _line(out, line, style="dim")


def _show_routes(out: Console, found: Exploration) -> None:
    out.print()
    if found.routes and found.routes[0].count.times == 1 and found.different > 1:
        _line(out, f"No two of the runs went the same way, all {found.different:,} of them.")
        return
    _line(out, "The ways there" if found.different <= MOST_ROUTES else "The commonest ways there", style="bold")
    for each in found.routes[:MOST_ROUTES]:
        ignoring = f", ignoring wants {each.baseline.times:,}" if each.baseline.times else ""
        _line(out, f"{words.share(each.count)}{ignoring}: {words.route(each)}", indent=2)
    if found.different > MOST_ROUTES:
        _line(
            out,
            f"… and {counted(found.different - MOST_ROUTES, 'way')} more (--json lists {len(found.routes)}).",
            indent=2,
        )


def _drawing(found: Play | Exploration) -> bool:
    return any(POLICIES[key].draws(found.noise) for key in found.by.values())
