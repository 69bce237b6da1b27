"""Results as tables: each result has one, and every cell comes back from every format, whatever the text."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente
from annotated_texts import halden
from detente.errors import Missing, UnknownName, printable
from detente.grid import FORMULA, Grid
from detente.report.tables import TABLES, tabulate
from shell_session import run

# Any text, and often one that some format would take for more than text.
HOSTILE = st.one_of(
    st.text(max_size=10),
    st.text(alphabet="\\|&%$#_{}~^<>[]*`\"'!-,=+@\n\r\t ;a1\x00\u202e\ufeff", max_size=10),
)
GRIDS = st.integers(1, 3).flatmap(
    lambda width: st.builds(
        Grid,
        st.tuples(*[HOSTILE] * width),
        st.lists(st.tuples(*[HOSTILE] * width), max_size=3).map(tuple),
        HOSTILE,
    )
)


def seen(text: str) -> str:
    """A text as it is shown on one line."""
    return printable(" ".join(text.split()))


@pytest.fixture(scope="module")
def results() -> list[object]:
    conflict = detente.load("groundwater")
    result = detente.solve(detente.unfold(conflict))
    texts = detente.sources(conflict)
    chronicle = detente.parse_chronicle(CHRONICLE, conflict)
    return [
        halden()[0],
        conflict,
        detente.check(conflict),
        detente.trace(conflict, texts),
        chronicle,
        result.graph,
        detente.removed(conflict),
        result,
        result.why("s1", "ministry", "SEQ"),
        detente.outcomes(result),
        detente.audit(conflict, orders=2, documents=texts),
        detente.compare(conflict, detente.variant(conflict, "better_terms")),
        detente.diff(conflict, detente.variant(conflict, "better_terms")),
        detente.play(conflict),
        detente.explore(conflict, number=5),
        detente.replay(conflict, chronicle),
    ]


CHRONICLE = """\
detente: 1
moves:
  - {id: E1, date: 1991-03-02, by: ministry, set: {ministry.modify: yes}, text: it modifies the order, assumed: told}
"""


def test_every_public_result_that_a_notebook_shows_has_a_table() -> None:
    shown = {name for name in detente.__all__ if hasattr(getattr(detente, name), "_repr_html_")}

    assert shown - {"Grid"} <= {kind.__name__ for kind in TABLES}


def test_a_notebook_shows_each_of_them() -> None:
    named = "Dossier Conflict Check Graph Removed Stability Outcomes Audit Comparison Diff Play Exploration Replay"
    more = "Chronicle Trace Grid"

    assert [] == [name for name in f"{named} {more}".split() if not hasattr(getattr(detente, name), "_repr_html_")]


def test_every_table_of_every_result_is_text_under_headings_of_their_own(results: list[object]) -> None:
    assert {type(result) for result in results} == set(TABLES)
    for result in results:
        for name in TABLES[type(result)]:
            grid = tabulate(result, name)
            assert len(set(grid.headings)) == len(grid.headings)
            assert {(len(grid.headings), str)} >= {(len(row), type(cell)) for row in grid.rows for cell in row}
            assert list(csv.reader(io.StringIO(grid.to_csv(), newline=""))) != []


def test_a_stable_state_has_a_yes_and_an_equilibrium_too() -> None:
    result = detente.solve(detente.unfold(detente.load("elmira")), concepts=["Nash", "SEQ"])
    grid = tabulate(result)
    rows = [dict(zip(grid.headings, row, strict=True)) for row in grid.rows]

    for concept in ("Nash", "SEQ"):
        assert result.equilibria(concept) == [row["state"] for row in rows if row[concept] == "yes"]
        for dm in result.graph.decision_makers:
            assert result.stable(concept, dm) == [row["state"] for row in rows if row[f"{concept} {dm}"] == "yes"]


def test_the_moves_of_a_graph_are_all_there_and_those_that_better_say_so() -> None:
    graph = detente.unfold(detente.load("elmira"))
    rows = tabulate(graph, "moves").rows

    for mover in (*graph.movers, *graph.forums):
        own = [row for row in rows if row[0] == mover.id]
        assert mover.moves.count == len(own)
        assert graph.improvements(mover, mover.arcs).count == sum(row[-1] == "yes" for row in own)


def test_a_play_is_a_row_for_each_move_with_what_everybody_gains() -> None:
    play = detente.play(detente.load("groundwater"))
    grid = tabulate(play)

    assert [(str(n), s.mover, s.at.name, s.to.name) for n, s in enumerate(play.steps, 1)] == [
        (row[0], row[1], row[3], row[4]) for row in grid.rows
    ]
    assert [[str(gain) for gain in step.gains.values()] for step in play.steps] == [
        list(row[-len(step.gains) :]) for row, step in zip(grid.rows, play.steps, strict=True)
    ]
    assert [cell for row in grid.rows for cell in row if cell.startswith("-")]
    assert "'-" not in grid.to_csv()


def test_what_is_no_result_has_no_table_and_an_unknown_table_is_named() -> None:
    with pytest.raises(TypeError, match="tabulate takes a result, one of Dossier, Conflict"):
        tabulate("a text")
    with pytest.raises(UnknownName, match="no table of Conflict 'option'; did you mean 'options'"):
        tabulate(detente.load("chicken"), "option")


@given(GRIDS)
def test_csv_comes_back_cell_by_cell_and_begins_no_formula(grid: Grid) -> None:
    back = list(csv.reader(io.StringIO(grid.to_csv(), newline="")))

    for cells, found in zip((grid.headings, *grid.rows), [row or [""] for row in back], strict=True):
        for cell, text in zip(cells, found, strict=True):
            assert text in {cell, f"'{cell}"}
            number = re.fullmatch(r"[-+]?[0-9]+(\.[0-9]+)?", text)
            assert number or text.lstrip()[:1] not in FORMULA or not text.lstrip()


@given(GRIDS)
def test_json_comes_back_whole(grid: Grid) -> None:
    text = grid.to_json()

    assert text.isascii()
    assert {
        "caption": grid.caption,
        "headings": list(grid.headings),
        "rows": [list(r) for r in grid.rows],
    } == json.loads(text)


@given(GRIDS)
def test_markdown_comes_back_from_a_parser_as_text_alone(grid: Grid) -> None:
    markdown: Any = pytest.importorskip("markdown_it", reason="markdown-it-py, which reads Markdown, is not installed")
    tokens = markdown.MarkdownIt("commonmark").enable("table").parse(Grid(grid.headings, grid.rows).to_markdown())
    cells: list[str] = []
    for token in tokens:
        if token.type == "inline":
            assert {child.type for child in token.children} <= {"text", "text_special"}
            cells.append("".join(child.content for child in token.children))

    assert [seen(cell) for row in (grid.headings, *grid.rows) for cell in row] == cells


def latex_cells(line: str) -> list[str]:
    """What LaTeX sets of a row, by the commands that stand in it; anything else that means something is an error."""
    named = {"textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textless": "<", "textgreater": ">"}
    named |= {"textbar": "|", "textasciigrave": "`"}
    words = re.findall(r"\\([a-z]+)\{\}|\\([&%$#_{}])|\{([\[*])\}|([-',])\{\}|( & )|([^\\{}&%$#_~^<>|`\[*])", line)
    assert sum(len(found) for found in re.findall(r"\\[a-z]+\{\}|\\[&%$#_{}]|\{[\[*]\}|[-',]\{\}| & |.", line)) == len(
        line
    )
    cells = [""]
    for name, escaped, wrapped, parted, between, plain in words:
        if between:
            cells.append("")
        else:
            cells[-1] += named[name] if name else escaped or wrapped or parted or plain
    return cells


@given(GRIDS)
def test_latex_sets_every_cell_as_text(grid: Grid) -> None:
    lines = Grid(grid.headings, grid.rows).to_latex().split("\n")

    assert ["\\toprule", "\\midrule", "\\bottomrule"] == [line for line in lines if line.endswith("rule")]
    rows = [line.removesuffix(" \\\\") for line in lines if line.endswith(" \\\\")]
    assert len(grid.rows) + 1 == len(rows)
    for cells, row in zip((grid.headings, *grid.rows), rows, strict=True):
        assert [seen(cell) for cell in cells] == latex_cells(row)
        assert not re.search(r"--|''|,,", row)


def test_a_caption_makes_a_float_in_latex_and_a_paragraph_in_markdown() -> None:
    grid = Grid(("a",), (("b",),), "50 % & more")

    assert "\\caption{50 \\% \\& more}" in grid.to_latex()
    assert grid.to_markdown().startswith("50 % \\& more\n\n| a |\n")


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_data_frame_holds_the_same_cells(library: str) -> None:
    pytest.importorskip(library, reason=f"{library} is not installed")
    grid = tabulate(detente.load("groundwater"))
    frame = getattr(grid, f"to_{library}")()

    assert list(grid.headings) == list(frame.columns)
    rows = frame.itertuples(index=False) if library == "pandas" else frame.iter_rows()
    assert grid.rows == tuple(tuple(row) for row in rows)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_library_that_is_not_there_is_told_how_to_get(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)

    with pytest.raises(Missing, match=rf"{library} is not installed, .* pip install {library}"):
        getattr(Grid(("a",), ()), f"to_{library}")()


@pytest.mark.parametrize("command", [["solve", "chicken"], ["audit", "groundwater", "--orders", "2"]])
def test_the_shell_prints_the_same_table(command: list[str]) -> None:
    done = run(*command, "--csv")
    conflict = detente.load(command[1])
    result: object = detente.solve(detente.unfold(conflict))
    if command[0] == "audit":
        result = detente.audit(conflict, orders=2, documents=detente.sources(conflict), workers=1)

    assert (0, tabulate(result).to_csv()) == (done.code, done.out)
