"""The verbs that judge a conflict: check, solve, why."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

import click

from detente.cli.guard import LIMIT as LIMIT_MET
from detente.cli.guard import guarded
from detente.cli.intake import STDIN, load
from detente.cli.options import ALL_LIMITS, CONCEPTS, CSV, FILE, JSON, LIMITS, READING, given, options
from detente.cli.waiting import judging, tell_size
from detente.cli.writing import dump, emit

if TYPE_CHECKING:
    import detente


@click.command()
@options(FILE)
@click.option("--strict", is_flag=True, help="Exit with 1 where there are doubts or gaps.")
@options(JSON, LIMITS)
@guarded
def check(file: str, *, strict: bool, as_json: bool, limits: dict[str, Any]) -> None:
    """Look for errors, then for doubts (what looks wrong) and gaps (what is missing).

    FILE is a conflict file, an example by name, or - for standard input.
    """
    import detente
    from detente.report import printed, words

    found = detente.check(load(file), sized=tell_size, **limits)
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
@options(FILE, CONCEPTS)
@click.option("--for", "who", metavar="WHO", help="What is stable for this decision maker or forum.")
@click.option("--all", "everything", is_flag=True, help="List every state found, not only the first 20.")
@options(JSON, CSV)
@click.option("--counts", is_flag=True, help="With --json: numbers in place of lists.")
@click.option("--why-infeasible", is_flag=True, help="What each rule removes, instead.")
@options(READING, ALL_LIMITS)
@guarded
def solve(
    file: str,
    *,
    concepts: list[str] | None,
    who: str | None,
    everything: bool,
    as_json: bool,
    as_csv: bool,
    counts: bool,
    why_infeasible: bool,
    reading: detente.Reading,
    limits: dict[str, Any],
) -> None:
    """Find which states hold: for whom, and under which concept.

    FILE is a conflict file, an example by name, or - for standard input.
    """
    import detente

    if counts and not as_json:
        raise click.UsageError("--counts goes with --json")
    if as_csv and (as_json or why_infeasible or who):
        raise click.UsageError("--csv lists all states for everybody: not with --json, --for or --why-infeasible")
    conflict = load(file)
    if why_infeasible:
        _removed(conflict, limits, as_json=as_json)
        return
    graph = detente.unfold(conflict, sized=tell_size, **limits)
    if who is not None:
        graph.mover(who)
    with judging(graph.size) as told:
        stability = detente.solve(graph, concepts=concepts, reading=reading, progress=told, **_of_matrix(limits))
    if as_json:
        from detente.report import printed

        dump(printed.of_stability(stability, counts=counts))
        return
    if as_csv:
        emit(detente.tabulate(stability).to_csv())
        return
    from detente.report import terminal

    out = terminal.console()
    found = detente.outcomes(stability, most=None if everything else 20, dm=who)
    terminal.show_stability(out, stability, found, who)
    if found.listed and file != STDIN:
        # What holds under some concepts only teaches more than what holds under all.
        state = next(
            (o.state for o in found.listed if len(o.concepts) < len(stability.concepts)), found.listed[0].state
        )
        terminal.show(out, f"Next: detente why {shlex.quote(file)} {shlex.quote(state)}")


def _of_matrix(limits: dict[str, Any]) -> dict[str, Any]:
    """What of the limits binds those who judge a graph, rather than unfold it."""
    return {name: limit for name, limit in limits.items() if name == "limit_matrix"}


def _removed(conflict: detente.Conflict, limits: dict[str, Any], *, as_json: bool) -> None:
    import detente
    from detente.grid import Grid
    from detente.report import printed, terminal, words

    found = detente.removed(conflict, **given(limit=limits.get("limit")))
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
@options(CONCEPTS)
@click.option("--all", "everything", is_flag=True, help="Every improvement, not only the first 5.")
@options(JSON, READING, ALL_LIMITS)
@guarded
def why(
    file: str,
    state: str,
    *,
    who: str | None,
    concepts: list[str] | None,
    everything: bool,
    as_json: bool,
    reading: detente.Reading,
    limits: dict[str, Any],
) -> None:
    """Say why a state holds, or does not: the moves that tempt, and what answers them.

    FILE is as for solve; STATE is a state by its name or by its pattern.
    """
    import detente

    conflict = load(file)
    graph = detente.unfold(conflict, sized=tell_size, **limits)
    at = graph.states.index(state)
    movers = [graph.mover(who)] if who else list(graph.movers)
    with judging(graph.size) as told:
        stability = detente.solve(graph, concepts=concepts, reading=reading, progress=told, **_of_matrix(limits))
    name = graph.states.name(at)
    witnesses = {mover.id: [stability.why(name, mover.id, c) for c in stability.concepts] for mover in movers}
    if as_json:
        from detente.report import printed

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
