"""The page of a diff: removed, added and changed parts, each with its places, and what that did to results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.grid import Grid
from detente.report import diff_words as words
from detente.report.compare_page import NAMES, SAME
from detente.report.compare_words import side as heading
from detente.report.terminal import show, show_grid, show_section
from detente.report.words import reading_in_words

if TYPE_CHECKING:
    from rich.console import Console

    from detente.insight.diffing.diffed import Diff, Results

LAYOUT = "The files are not the same all the same: comments, layout or spelling differ."
SAME_RESULTS = "Nothing differs in results: the same numbers of states and moves, equilibria and verdicts."


def show_diff(
    out: Console,
    found: Diff,
    *,
    files: tuple[str, str] = ("", ""),
    same_bytes: bool = True,
) -> None:
    """Print a diff.

    `files`: what the two were read from.  `same_bytes`: whether they are the same byte by byte.
    """
    if found.same:
        show(out, SAME_RESULTS if found.only == "results" else SAME)
        for line in words.moved(found):
            show(out, line)
        if not same_bytes and not found.moved and found.only != "results":
            show(out, LAYOUT)
        return
    for name, side, file in zip("AB", (found.a, found.b), files, strict=True):
        show(out, heading(name, side, file), style="bold")
    for line in words.summary(found):
        show(out, line)
    if found.only != "results":
        _parts(out, found, files)
    if found.results is not None:
        _results(out, found, found.results)


def _parts(out: Console, found: Diff, files: tuple[str, str]) -> None:
    for how, title in (("removed", "Removed"), ("added", "Added")):
        show_section(out, title, (words.difference(each, files) for each in found.parts if each.how == how))
    changed = found.how("changed")
    for resting, title in ((False, "Changed (A → B)"), (True, "Resting on something else (A → B)")):
        those = (each for each in changed if each.difference.cited_only is resting)
        show_section(out, title, (words.difference(each, files) for each in those))
    show_section(out, NAMES, words.renamed(found))
    told = [*words.passages(found), *words.moved(found)]
    if told:
        out.print()
    for line in told:
        show(out, line)


def _results(out: Console, found: Diff, results: Results) -> None:
    show_section(
        out, "Results (A → B)", [*map(words.size, results.sizes), *words.unsolved(results), *words.alike(results)]
    )
    if results.totals.all:
        out.print()
        rows = tuple((c.concept, f"{c.a:,}", f"{c.b:,}", f"{c.both:,}") for c in results.counted)
        show_grid(out, Grid(("equilibria", "in A", "in B", "in both"), rows))
    listed, totals = results.equilibria, results.totals
    for title, those, total in (
        ("Equilibria that are gone", [each for each in listed if each.how == "removed"], totals.gone),
        ("New equilibria", [each for each in listed if each.how == "added"], totals.new),
        (
            "Equilibria under other concepts (A → B)",
            [each for each in listed if each.how == "changed"],
            totals.otherwise,
        ),
    ):
        more = [f"and {total - len(those):,} more (--all)"] if len(those) < total else []
        show_section(out, title, [*map(words.equilibrium, those), *more])
    show_section(out, "Verdicts (A → B)", map(words.verdict, results.claims))
    out.print()
    if results.judged or results.claims:
        show(out, f"Claims were judged under {found.concept}.", style="dim")
    show(out, reading_in_words(found.counted), style="dim")
