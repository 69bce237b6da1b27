"""What the terminal shows: headings, tables and sentences, plain where there is no colour."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from detente.errors import printable
from detente.grid import titled
from detente.report.outcome_words import attitudes, found_in_words, of_moves, standing
from detente.report.words import reading_in_words, sizes, state_in_words
from detente.stability.concept import CONCEPTS

if TYPE_CHECKING:
    from detente.grid import Grid
    from detente.insight.outcomes import Outcomes
    from detente.stability.solve import Stability

UNPIPED = 110
READABLE = 80
BOX = box.SIMPLE_HEAD


class Plain(Console):
    """A console that lets a broken pipe be known, rather than end the program with a code of its own."""

    def on_broken_pipe(self) -> None:
        """Whoever read our output has had enough."""
        raise BrokenPipeError


def console(stream: TextIO | None = None) -> Console:
    """A console that shows text as it is: no markup, no guessing, and a fixed width where nobody is looking."""
    stream = stream or sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else UNPIPED
    return Plain(file=stream, width=width, highlight=False, markup=False, emoji=False)


def page() -> Console:
    """A console for what is read from top to bottom, in lines that are no longer than can be read with ease."""
    out = console()
    out.width = min(out.width, READABLE)
    return out


def marks(stream: TextIO) -> tuple[str, str]:
    """The marks for yes and no that the stream can show."""
    try:
        "●–".encode(stream.encoding or "ascii")
    except UnicodeEncodeError:
        return "x", "-"
    return "●", "–"


def show(out: Console, text: str, *, style: str = "", indent: int = 0) -> None:
    """Print a line or a paragraph, safe for the terminal."""
    for line in Text(printable(text), style=style).wrap(out, max(20, out.width - indent)):
        line.rstrip()
        out.print(Text(" " * indent) + line, soft_wrap=True)


def show_table(out: Console, table: Table) -> None:
    """Print a table without the blanks at the ends of its lines."""
    with out.capture() as captured:
        out.print(table)
    out.file.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def show_grid(out: Console, grid: Grid) -> None:
    """Print a grid as a table."""
    table = Table(box=BOX, pad_edge=False, show_edge=False, title=grid.caption or None, title_justify="left")
    for heading in grid.headings:
        table.add_column(Text(printable(heading)), overflow="fold")
    for row in grid.rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    show_table(out, table)


def show_stability(out: Console, stability: Stability, found: Outcomes, who: str | None) -> None:
    """Print what a solved conflict comes to: sizes, status quo, equilibria, and what the columns mean."""
    graph = stability.graph
    show(out, titled(graph.title), style="bold")
    show(out, sizes(graph))
    for line in (*attitudes(graph), *standing(graph)):
        show(out, line)
    out.print()
    if not found.total:
        show(
            out,
            f"No state is {'stable for ' + who if who else 'an equilibrium'} under {', '.join(stability.concepts)}.",
        )
    else:
        show_table(out, _outcomes(out, stability, found))
        _below(out, stability, found, who)
    show(out, reading_in_words(stability.reading), style="dim")


def _outcomes(out: Console, stability: Stability, found: Outcomes) -> Table:
    graph = stability.graph
    yes, no = marks(out.file)  # type: ignore[arg-type]
    table = Table(box=BOX, pad_edge=False, show_edge=False, padding=(0, 1))
    table.add_column("state", no_wrap=True)
    if not graph.states.graph_form or graph.states.labels:
        table.add_column("what holds", overflow="fold", min_width=min(30, out.width // 2))
    for concept in stability.concepts:
        table.add_column(concept, justify="center", no_wrap=True)
    if graph.readings:
        table.add_column("moves", justify="right", no_wrap=True)
    for outcome in found.listed:
        cells = [outcome.state]
        if not graph.states.graph_form or graph.states.labels:
            cells.append(state_in_words(graph.states, graph.states.index(outcome.state)))
        cells += [yes if c in outcome.concepts else no for c in stability.concepts]
        if graph.readings:
            cells.append("never" if outcome.steps is None else str(outcome.steps))
        table.add_row(*(Text(printable(c)) for c in cells))
    return table


def _below(out: Console, stability: Stability, found: Outcomes, who: str | None) -> None:
    graph = stability.graph
    for line in found_in_words(graph, found, who, rest=" (--all for the rest)"):
        show(out, line)
    out.print()
    for concept in stability.concepts:
        show(out, f"{concept:6} {CONCEPTS[concept].about.plainly}")
    if graph.readings:
        show(out, f"moves  {of_moves(graph)}")


def show_section(out: Console, title: str, lines: Iterable[str]) -> None:
    """Print sentences under a heading, and nothing where there are none."""
    listed = list(lines)
    if listed:
        out.print()
        show(out, title, style="bold")
        show_lines(out, listed)


def show_lines(out: Console, lines: Iterable[str], indent: int = 2) -> None:
    """Print sentences one under another, indented."""
    for line in lines:
        show(out, line, indent=indent)
