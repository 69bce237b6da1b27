"""The verb play: a dispute unfolds move by move, by policies or by a person's choice, once or many times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import click

from detente.cli.guard import INTERRUPTED, guarded
from detente.cli.intake import STDIN, load
from detente.cli.keys import Keyboard
from detente.cli.options import ALL_LIMITS, CSV, FILE, JSON, READING, concept, options
from detente.cli.waiting import estimate, tell_size
from detente.cli.writing import dump, emit

if TYPE_CHECKING:
    from rich.console import Console

    import detente
    from detente.report.play_words import Teller


@click.command()
@options(FILE)
@click.option("--from", "start", metavar="STATE", help="Begin in this state, not in the status quo.")
@click.option("--status-quo", metavar="ID", default="base", help="Begin in this reading of the status quo.")
@click.option("--by", multiple=True, metavar="[DM=]POLICY", help="best, foresighted, noisy, any or choice; repeatable.")
@click.option("--noise", type=float, metavar="X", help="How much error, in rank steps; 0 is best, inf is blind.")
@click.option("--seed", type=int, default=0, help="What is drawn; the same seed gives the same play.")
@click.option("--horizon", type=click.IntRange(0), default=100, help="The most moves, 100 by default.")
@click.option(
    "--turns",
    type=click.Choice(["listed", "drawn"]),
    help="The order in which all are asked: listed; with --runs, drawn.",
)
@click.option("--no-forums", is_flag=True, help="Nobody moves together.")
@concept("What holds back the foresighted, SEQ by default.")
@click.option("--runs", type=click.IntRange(1), metavar="N", help="Play N times, and count the ends and the ways.")
@click.option("--workers", type=click.IntRange(1), default=1, help="With --runs: how many processes.")
@options(JSON, CSV, READING, ALL_LIMITS)
@guarded
def play(
    file: str,
    *,
    start: str | None,
    status_quo: str,
    by: tuple[str, ...],
    noise: float | None,
    seed: int,
    horizon: int,
    turns: Literal["listed", "drawn"] | None,
    no_forums: bool,
    concept: str,
    runs: int | None,
    workers: int,
    as_json: bool,
    as_csv: bool,
    reading: detente.Reading,
    limits: dict[str, Any],
) -> None:
    """Let a dispute unfold move by move: an exploration, not a forecast.

    FILE is a conflict file, an example by name, or - for standard input.
    """
    conflict = load(file)
    policies = _policies(by, noise)
    choosing = "choice" in policies.values() if isinstance(policies, Mapping) else policies == "choice"
    if as_csv and as_json:
        raise click.UsageError("--csv or --json, one at a time")
    if choosing and (runs or as_json or as_csv or file == STDIN):
        raise click.UsageError(
            "a person who chooses is asked at the terminal: not with --runs, --json, --csv or - for a file"
        )
    rules: dict[str, Any] = {
        "start": start,
        "status_quo": status_quo,
        "by": policies,
        "noise": noise or 0.0,
        "seed": seed,
        "horizon": horizon,
        "forums": not no_forums,
        "concept": concept,
        "reading": reading,
        "sized": tell_size,
        **limits,
    }
    if runs is not None:
        _explored(conflict, {**rules, "turns": turns or "drawn"}, runs, workers, as_json=as_json, as_csv=as_csv)
    elif choosing:
        _chosen(conflict, {**rules, "turns": turns or "listed"})
    else:
        _told(conflict, {**rules, "turns": turns or "listed"}, as_json=as_json, as_csv=as_csv)


def _policies(by: tuple[str, ...], noise: float | None) -> str | dict[str, str]:
    """The policy of all, or of each decision maker that is named; a noise alone means that all are noisy."""
    if noise is not None and not noise >= 0:
        raise click.UsageError("--noise is a number of rank steps, 0 or more")
    named = {dm: key for dm, equals, key in (each.partition("=") for each in by) if equals}
    alone = [each for each in by if "=" not in each]
    if len(alone) > 1 or (alone and named) or len(named) + len(alone) < len(by):
        raise click.UsageError("--by names one policy for all, or one for each decision maker: --by west=choice")
    found: str | dict[str, str] = alone[0] if alone else named or ("noisy" if noise is not None else "best")
    noisy = "noisy" in named.values() or found == "noisy"
    if noisy and noise is None:
        raise click.UsageError("--by noisy needs --noise X: how much error, in rank steps")
    if noise is not None and not noisy:
        raise click.UsageError("--noise goes with --by noisy")
    return found


def _teller(conflict: detente.Conflict) -> Teller:
    import detente
    from detente.report.play_words import Teller

    return Teller(conflict, detente.sources(conflict))


def _told(conflict: detente.Conflict, rules: dict[str, Any], *, as_json: bool, as_csv: bool) -> None:
    import detente
    from detente.report import play_page, play_printed, terminal

    found = detente.play(conflict, **rules)
    if as_json:
        dump(play_printed.of_play(found))
    elif as_csv:
        emit(detente.tabulate(found).to_csv())
    else:
        play_page.show_play(terminal.page(), found, _teller(conflict))


def _explored(
    conflict: detente.Conflict, rules: dict[str, Any], runs: int, workers: int, *, as_json: bool, as_csv: bool
) -> None:
    import detente
    from detente.report import play_page, play_printed, terminal

    with estimate() as told:
        found = detente.explore(conflict, number=runs, workers=workers, progress=told, **rules)
    if as_json:
        dump(play_printed.of_exploration(found))
    elif as_csv:
        emit(detente.tabulate(found).to_csv())
    else:
        play_page.show_exploration(terminal.page(), found, _teller(conflict))
    if not found.complete:
        raise SystemExit(INTERRUPTED)


@dataclass(eq=False)
class Guest:
    """A person who plays: told each move as it is made, shown what is on offer, and asked."""

    conflict: detente.Conflict
    teller: Teller
    out: Console
    keyboard: Keyboard = field(default_factory=Keyboard)
    begun: bool = False
    told: int = 0
    left: bool = False

    def begin(self, at: Any) -> None:
        """Say once where the play begins."""
        from detente.report import play_page

        if not self.begun:
            play_page.show_start(self.out, at)
            self.begun = True

    def tell(self, step: Any) -> None:
        """Tell a move."""
        from detente.report import play_page

        self.begin(step.at)
        self.told += 1
        play_page.show_step(self.out, self.told, step, self.teller)

    def choose(self, offer: Any) -> str | None:
        """Ask for a move until there is an answer: a number, a state, Enter to stay; q or the end of input ends it."""
        from detente.report import play_page

        self.begin(offer.at)
        play_page.show_menu(self.out, offer, self.teller)
        states: list[str] = [each.to.name for each in offer.shown]
        while True:
            typed = self._line()
            if typed is None or typed == "q":
                self.left = True
                raise EOFError
            if not typed:
                return None
            if typed == "a":
                play_page.show_menu(self.out, offer, self.teller, everything=True)
            elif typed in states:
                return typed
            elif typed.isdecimal() and 0 < int(typed[:9]) <= len(states):
                return states[int(typed[:9]) - 1]
            else:
                self.out.print(f"1 to {len(states)}, or the name of a state; Enter to stay, a for all, q to end")

    def _line(self) -> str | None:
        try:
            return self.keyboard.line("Your move (Enter to stay, q to end): ")
        except KeyboardInterrupt:
            self.out.print()
            raise


def _chosen(conflict: detente.Conflict, rules: dict[str, Any]) -> None:
    import detente
    from detente.report import play_page, terminal

    guest = Guest(conflict, _teller(conflict), terminal.page())
    play_page.show_head(guest.out, conflict.title)
    found = detente.play(conflict, choose=guest.choose, told=guest.tell, **rules)
    guest.begin(found.start)
    play_page.show_end(guest.out, found, guest.teller)
    if found.end.kind == "stopped" and not guest.left:
        raise SystemExit(INTERRUPTED)
