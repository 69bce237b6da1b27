"""The verbs that judge a conflict: check, solve, why."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from detente.cli.guard import LIMIT as LIMIT_MET
from detente.cli.guard import guarded
from detente.cli.writing import emit

if TYPE_CHECKING:
    import detente

LARGE = 50_000

Sequences = Literal["legal", "any", "once", "single"]
Ties = Literal["weak", "strict"]
Returns = Literal["yes", "no"]

T = TypeVar("T", bound=Callable[..., Any])
Decorator = Callable[[T], T]


def options(*decorators: Decorator[T]) -> Decorator[T]:
    """Several options at once, shown in the order given."""

    def decorate(function: T) -> T:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


FILE = click.argument("file", metavar="FILE")
JSON = click.option("--json", "as_json", is_flag=True, help="Print data for programs.")
CSV = click.option("--csv", "as_csv", is_flag=True, help="Print a table for spreadsheets, comma-separated.")
LIMIT = click.option("--limit", type=click.IntRange(1), help="How many combinations of options may be held at once.")
LIMIT_MOVES = click.option(
    "--limit-moves", type=click.IntRange(1), help="How many trials the moves of one mover may take."
)
LIMITS = options(
    LIMIT,
    LIMIT_MOVES,
    click.option("--limit-matrix", type=click.IntRange(1), help="How many states may be judged by matrices."),
)
CONCEPT = click.option(
    "--concept", multiple=True, metavar="CONCEPT", help="Only this concept, such as SEQ; repeatable."
)
READINGS = options(
    click.option(
        "--sequences",
        type=click.Choice(["legal", "any", "once", "single"]),
        default="legal",
        help="How the others may answer one after another.",
    ),
    click.option(
        "--ties",
        type=click.Choice(["weak", "strict"]),
        default="weak",
        help="Whether being no better off holds one back, or worse off.",
    ),
    click.option(
        "--returns",
        type=click.Choice(["yes", "no"]),
        default="yes",
        help="Whether coming back to the state counts as an answer.",
    ),
)


def load(file: str) -> detente.Conflict:
    """The conflict of a file, of an example, or of standard input."""
    import detente

    if file == "-":
        conflict: detente.Conflict = detente.loads(sys.stdin.buffer.read(), name="<stdin>", folder=Path())
        return conflict
    return detente.load(file)


def given(**limits: int | None) -> dict[str, Any]:
    """The limits that were given; the rest is left to what they are by default."""
    return {name: limit for name, limit in limits.items() if limit is not None}


def keys(concepts: tuple[str, ...]) -> list[str] | None:
    """The concepts asked for, in any case of letters; None for all."""
    import detente

    known = {row.key.casefold(): row.key for row in detente.CONCEPTS}
    return [known.get(each.casefold(), each) for each in concepts] or None


def tell_size(combinations: int, states: int) -> None:
    """Say on stderr how large the conflict is, where that means waiting."""
    if max(states, min(combinations, LARGE)) >= LARGE:
        from detente.report import words

        print(f"{words.counted(combinations, 'combination')}, {states:,} feasible states", file=sys.stderr)


def dump(data: object) -> None:
    """Print data for programs, the same bytes for the same data; beyond ASCII only where the stream takes it."""
    unicode = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
    print(json.dumps(data, ensure_ascii=not unicode, indent=1))


@click.command()
@options(FILE)
@click.option("--strict", is_flag=True, help="Exit with 1 where there are doubts or gaps.")
@options(JSON, LIMIT, LIMIT_MOVES)
@guarded
def check(file: str, *, strict: bool, as_json: bool, limit: int | None, limit_moves: int | None) -> None:
    """Look for errors, then for doubts (what looks wrong) and gaps (what is missing).

    FILE is a conflict file, an example by name, or - for standard input.
    """
    import detente
    from detente.report import printed, words

    found = detente.check(load(file), sized=tell_size, **given(limit=limit, limit_moves=limit_moves))
    if as_json:
        dump(printed.of_check(found))
    else:
        # Uncited parts and questions come in numbers: one line each, after what is more pressing.
        many = {code: [p for p in (*found.doubts, *found.gaps) if p.code == code] for code in words.IN_NUMBERS}
        for problem in (p for p in (*found.doubts, *found.gaps) if p.code not in many):
            print(problem)
        for alike in filter(None, many.values()):
            for problem in alike:
                print(words.briefly(problem))
            print(f"    {alike[0].hint}")
        if found.graph is not None:
            print(f"{words.sizes(found.graph)}.")
        for reason in found.skipped:
            print(f"Not everything was checked: {reason}")
        print(f"No errors, {words.counted(len(found.doubts), 'doubt')}, {words.counted(len(found.gaps), 'gap')}.")
    if strict and found.skipped:
        raise SystemExit(LIMIT_MET)
    if strict and not found.clean:
        raise SystemExit(1)


@click.command()
@options(FILE, CONCEPT)
@click.option("--for", "who", metavar="WHO", help="What is stable for this decision maker or forum.")
@click.option("--all", "everything", is_flag=True, help="List every state found, not only the first 20.")
@options(JSON, CSV)
@click.option("--counts", is_flag=True, help="With --json: numbers in place of lists.")
@click.option("--why-infeasible", is_flag=True, help="What each rule removes, instead.")
@options(READINGS, LIMITS)
@guarded
def solve(
    file: str,
    *,
    concept: tuple[str, ...],
    who: str | None,
    everything: bool,
    as_json: bool,
    as_csv: bool,
    counts: bool,
    why_infeasible: bool,
    sequences: Sequences,
    ties: Ties,
    returns: Returns,
    limit: int | None,
    limit_moves: int | None,
    limit_matrix: int | None,
) -> None:
    """Find which states hold: for whom, and under which concept.

    FILE is a conflict file, an example by name, or - for standard input.
    """
    import detente
    from detente.report import printed

    if counts and not as_json:
        raise click.UsageError("--counts goes with --json")
    if as_csv and (as_json or why_infeasible or who):
        raise click.UsageError("--csv lists all states for everybody: not with --json, --for or --why-infeasible")
    conflict = load(file)
    if why_infeasible:
        _removed(conflict, limit, as_json=as_json)
        return
    limits = given(limit=limit, limit_moves=limit_moves, limit_matrix=limit_matrix)
    graph = detente.unfold(conflict, sized=tell_size, **limits)
    if who is not None:
        graph.mover(who)
    reading = detente.Reading(sequences, ties, returns)
    matrix = given(limit_matrix=limit_matrix)
    with progress(graph.size) as told:
        stability = detente.solve(graph, concepts=keys(concept), reading=reading, progress=told, **matrix)
    if as_json:
        dump(printed.of_stability(stability, counts=counts))
        return
    if as_csv:
        emit(detente.tabulate(stability).to_csv())
        return
    from detente.report import terminal

    out = terminal.console()
    found = detente.outcomes(stability, most=None if everything else 20, dm=who)
    terminal.show_stability(out, stability, found, who)
    if found.listed and file != "-":
        # What holds under some concepts only teaches more than what holds under all.
        state = next(
            (o.state for o in found.listed if len(o.concepts) < len(stability.concepts)), found.listed[0].state
        )
        terminal.show(out, f"Next: detente why {shlex.quote(file)} {shlex.quote(state)}")


def _removed(conflict: detente.Conflict, limit: int | None, *, as_json: bool) -> None:
    import detente
    from detente.grid import Grid
    from detente.report import printed, terminal, words

    found = detente.removed(conflict, **({} if limit is None else {"limit": limit}))
    if as_json:
        dump(printed.of_removed(found))
        return
    out = terminal.console()
    named = f", which the file names as {len(conflict.states)} states" if conflict.states else ""
    total = words.counted(found.combinations, "combination")
    terminal.show(out, f"{total}, of which the rules leave {found.left:,}{named}.")
    rows = [
        (r.id, f"{r.count:,}", f"{r.alone:,}", ", ".join(r.patterns) + (", …" if r.count > len(r.patterns) else ""))
        for r in found.rules
    ]
    if rows:
        terminal.show_grid(out, Grid(("rule", "removes", "alone", "patterns"), tuple(rows)))
    else:
        terminal.show(out, "No rule removes any state.")


@click.command()
@options(FILE)
@click.argument("state", metavar="STATE")
@click.option("--for", "who", metavar="WHO", help="A decision maker or a forum; everybody by default.")
@options(CONCEPT)
@click.option("--all", "everything", is_flag=True, help="Every improvement, not only the first 5.")
@options(JSON, READINGS, LIMITS)
@guarded
def why(
    file: str,
    state: str,
    *,
    who: str | None,
    concept: tuple[str, ...],
    everything: bool,
    as_json: bool,
    sequences: Sequences,
    ties: Ties,
    returns: Returns,
    limit: int | None,
    limit_moves: int | None,
    limit_matrix: int | None,
) -> None:
    """Say why a state holds, or does not: the moves that tempt, and what answers them.

    FILE is as for solve; STATE is a state by its name or by its pattern.
    """
    import detente
    from detente.report import printed

    conflict = load(file)
    limits = given(limit=limit, limit_moves=limit_moves, limit_matrix=limit_matrix)
    graph = detente.unfold(conflict, sized=tell_size, **limits)
    at = graph.states.index(state)
    movers = [graph.mover(who)] if who else list(graph.movers)
    reading = detente.Reading(sequences, ties, returns)
    matrix = given(limit_matrix=limit_matrix)
    with progress(graph.size) as told:
        stability = detente.solve(graph, concepts=keys(concept), reading=reading, progress=told, **matrix)
    name = graph.states.name(at)
    witnesses = {mover.id: [stability.why(name, mover.id, c) for c in stability.concepts] for mover in movers}
    if as_json:
        dump(printed.of_witnesses([w for each in witnesses.values() for w in each], stability))
        return
    from detente.report import terminal, words

    out = terminal.console()
    words_of = words.state_in_words(graph.states, at)
    terminal.show(out, f"{name}: {words_of}" if words_of else name, style="bold")
    for mover in movers:
        members = [graph.decision_makers[i] for i in mover.members]
        for group in words.alike(witnesses[mover.id]):
            terminal.show(out, words.verdict(group[0], [w.concept for w in group], members))
            most = len(group[0].deviations) if everything else 5
            terminal.show_lines(out, words.explained(group, stability, conflict, most))


class progress:  # noqa: N801  reads as a verb in `with`
    """Progress on stderr while a large conflict is judged; nothing for a small one or where nobody is looking."""

    def __init__(self, states: int) -> None:
        self._bar: Any = None
        if states >= LARGE and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import Progress

            self._bar = Progress(console=Console(stderr=True))

    def __enter__(self) -> Callable[[int, int], None] | None:
        if self._bar is None:
            return None
        self._bar.start()
        task = self._bar.add_task("judging", total=None)

        def told(done: int, total: int) -> None:
            self._bar.update(task, completed=done, total=total)

        return told

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()
