"""A replay told on the terminal: dated, move by move, then what the moves say together.

All texts are data of somebody else: `terminal.show` makes what a terminal would act on visible.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from detente.grid import titled
from detente.report import replay_words as words
from detente.report.naming import Naming
from detente.report.terminal import show
from detente.report.words import counted, listing, reading_in_words

if TYPE_CHECKING:
    from rich.console import Console

    from detente.insight.replaying.replayed import Replay, Replayed
    from detente.model.chronicle.chronicle import DatedMove
    from detente.model.conflict import Conflict


def show_replay(out: Console, found: Replay, conflict: Conflict) -> None:
    """Print a replay."""
    naming = Naming(conflict)
    moves = {each.move.id: each.move for each in found.moves}
    show(out, titled(found.title), style="bold")
    show(out, f"{found.chronicle or 'A chronicle'}: {counted(len(found.moves), 'move')}.")
    where = "" if found.status_quo == "base" else f", as the reading {found.status_quo} has it"
    show(
        out,
        f"It begins in {found.start.name}{where}. "
        + words.expectation(found.expected, found.came, moves.get(found.next), naming),
    )
    for each in found.moves:
        _show_move(out, each, moves.get(each.next), naming)
    out.print()
    _section(out, "No admissible order explains", words.unexplained(found, naming))
    _ids(out, "The model does not allow", found.impossible, found)
    _ids(out, "The model cannot say", found.unsaid, found)
    _ids(out, "Already so", found.already, found)
    _ids(out, "Neither cited nor assumed", found.uncited, found)
    for known in found.revealed:
        first, *rest = words.revealed(known, naming)
        show(out, first)
        for line in rest:
            show(out, line, indent=2)
    if quiet := words.silent(found, naming):
        show(out, quiet)
    _section(
        out,
        "Claims that what was done contradicts",
        (words.contradiction(c, conflict.claims) for c in found.contradicted),
    )
    _section(out, "Claims that came to be judged otherwise", (words.change(c, conflict.claims) for c in found.changes))
    if conflict.claims and not found.changes:
        show(out, f"None of the {counted(len(conflict.claims), 'claim')} came to be judged otherwise.")
    show(out, f"Who stays and who leaves is told by {found.concept}. {reading_in_words(found.counted)}", style="dim")


def _show_move(out: Console, each: Replayed, following: DatedMove | None, naming: Naming) -> None:
    out.print()
    show(out, words.heading(each, naming), style="bold")
    for line in words.quotes(each):
        show(out, line, indent=2)
    show(out, words.paragraph(each, naming), indent=2)
    if each.course in {"moved", "jumped"}:
        show(out, words.expectation(each.expected, each.came, following, naming), indent=2)


def _section(out: Console, title: str, lines: Iterable[str]) -> None:
    said = list(lines)
    if said:
        show(out, f"{title}:", style="bold")
        for line in said:
            show(out, line, indent=2)


def _ids(out: Console, title: str, chosen: tuple[Replayed, ...], found: Replay) -> None:
    if chosen:
        ids = listing([each.move.id for each in chosen])
        total = counted(len(found.moves), "move")
        show(out, f"{title} {len(chosen)} of {total}: {ids}.")
