"""Option tables, as spreadsheets save and copy them: read as a conflict, written from one, refused where it matters."""

from __future__ import annotations

import os
import time
from random import Random

import pytest
from hypothesis import given, settings

import detente
from detente import BadInput, Conflict, ConflictError, TooLarge
from detente.exchange.cells import Cell
from detente.exchange.option_table_layout import laid_out
from detente.model.conflict import Ranking
from strategies import conflicts

LONG = os.environ.get("DETENTE_PROFILE") == "long"
PLAIN = """\
decision maker,option,text,s1,s2,s3
Ministry,modify,changes the order,N,Y,Y
Company,delay,,Y,Y,N
Company,accept,,N,N,Y
Ministry,ranking,,3,2,1
Company,ranking,,1,3,2
status quo,,,x,,
"""


def read(table: str | bytes, name: str = "table.csv") -> Conflict:
    """The conflict in a table."""
    data = table.encode() if isinstance(table, str) else table
    return detente.import_conflict(data, name.rpartition(".")[2], name=name).conflict


def lost(table: str) -> list[str]:
    """What is told of a table that may be read otherwise than it was meant."""
    return list(detente.import_conflict(table.encode(), "csv", name="table.csv").lost)


def test_a_ranking_of_somebody_without_options_is_told_with_the_name_that_may_be_meant() -> None:
    said = "Taken for a decision maker without options, who ranks the states: "

    assert [] == lost(PLAIN)
    assert [f"{said}'Compny'; did you mean 'Company'?"] == lost(PLAIN.replace("Company,ranking", "Compny,ranking"))
    assert [f"{said}'The public'."] == lost(f"{PLAIN}The public,ranking,,1,2,3\n")


def problems(table: str) -> list[tuple[str, str]]:
    """What is wrong with a table: codes and places."""
    with pytest.raises(BadInput) as refused:
        read(table)
    return [(problem.code, str(problem.place)) for problem in refused.value.problems]


def test_a_table_is_read_as_its_rows_and_columns_say() -> None:
    conflict = read(PLAIN)

    assert ["ministry.modify", "company.delay", "company.accept"] == [option.key for option in conflict.options]
    assert "changes the order" == conflict.options[0].text
    assert [("s1", "NYN"), ("s2", "YYN"), ("s3", "YNY")] == [(s.name, s.pattern) for s in conflict.states or ()]
    assert {"ministry": Ranking((("s3",), ("s2",), ("s1",))), "company": Ranking((("s1",), ("s3",), ("s2",)))} == dict(
        conflict.preferences
    )
    assert conflict.status_quo is not None
    assert "s1" == conflict.status_quo.state
    assert conflict == detente.loads(detente.dumps(conflict))


SAME = {
    "tabs": PLAIN.replace(",", "\t"),
    "semicolons, as spreadsheets write where the comma is the decimal sign": PLAIN.replace(",", ";"),
    "the separator told": "sep=;\n" + PLAIN.replace(",", ";"),
    "a byte order mark and line ends of Windows": "\ufeff" + PLAIN.replace("\n", "\r\n"),
    "merged cells, which leave a decision maker blank": PLAIN.replace("Company,accept", ",accept"),
    "empty rows and columns": PLAIN.replace("\n", ",,\n").replace("status", "\n,,,\nstatus"),
    "rows cut off behind their last sign": PLAIN.replace("x,,", "x"),
    "other signs": PLAIN.replace(",Y", ",yes").replace(",N", ",0"),
    "numbered columns": PLAIN.replace("s1,s2,s3", "1,2,3"),
    "numbered options": PLAIN.replace(",modify", ",1. modify").replace(",delay", ",2) delay"),
    "quoted cells": PLAIN.replace("changes the order", '"changes the order"'),
    "rankings in the first column": PLAIN.replace("Ministry,ranking", "Ranking,Ministry"),
    "no heading": PLAIN.partition("\n")[2],
    "a separator inside of cells": "decision maker;option, as printed, by hand;text;s1;s2;s3\n"
    + PLAIN.replace(",", ";").partition("\n")[2],
    "the heading on every page": PLAIN.replace("Company,accept", PLAIN.partition("\n")[0] + "\nCompany,accept"),
    "titles above the heading": "\nA quarrel,,,,,\n,,,States,,\n" + PLAIN,
    "other ranks of the same order": PLAIN.replace("ranking,,3,2,1", "rank,,30,2=,1"),
}  # fmt: skip


@pytest.mark.parametrize("kind", SAME)
def test_tables_that_look_different_are_read_alike(kind: str) -> None:
    assert read(PLAIN) == read(SAME[kind])


def test_decision_makers_may_stand_in_rows_of_their_own_as_the_literature_prints_them() -> None:
    table = (
        ",s1,s2,s3\nMinistry,,,\nmodify,N,Y,Y\nranking,3,2,1\nCompany,,,\ndelay,Y,Y,N\naccept,N,N,Y\nranking,1,3,2\n"
    )
    conflict = read(table)

    assert [option.key for option in read(PLAIN).options] == [option.key for option in conflict.options]
    assert (read(PLAIN).states, read(PLAIN).preferences) == (conflict.states, conflict.preferences)


def test_a_table_copied_in_utf_16_is_read() -> None:
    table = PLAIN.replace(",", "\t")

    assert read(table) == read(table.encode("utf-16"), "table.tsv")


def test_options_of_one_owner_need_not_stand_beside_each_other() -> None:
    conflict = read("A,x,Y,N\nB,y,N,Y\nA,z,N,N\n")

    assert ["a.x", "a.z", "b.y"] == [option.key for option in conflict.options]
    assert ["YNN", "NNY"] == [state.pattern for state in conflict.states or ()]


def test_levels_irreversible_options_joint_options_and_merged_states_are_read() -> None:
    table = (
        "decision maker;option;levels;irreversible;calm;the deal;war\n"
        "A;stance;quiet < protests;adopted;quiet;-;1\n"
        "B;yield;;abandoned;N;Y;-\n"
        "joint: A, B;treaty;;;N;Y;N\n"
    )
    conflict = read(table)

    assert [("calm", "0NN"), ("deal", "-YY"), ("war", "1-N")] == [(s.name, s.pattern) for s in conflict.states or ()]
    assert [("quiet", "protests"), ("no", "yes"), ("no", "yes")] == [option.levels for option in conflict.options]
    assert ["adopted", "abandoned", None] == [option.irreversible for option in conflict.options]
    assert ("a", "b") == conflict.joint_options[0].owners


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("", [("DET562", "table.csv:1:1")]),
        (" \n,,\n", [("DET562", "table.csv:1:1")]),
        (",modify,Y,N\n", [("DET562", "table.csv:1:9")]),
        (",modify,Y,N\nB,accept,N,Y\n", [("DET562", "table.csv:1:2")]),
        ("A,x,Y,maybe\nA,y,,N\n", [("DET563", "table.csv:1:7"), ("DET563", "table.csv:2:3")]),
        ("A,x,Y,N\nB,y,N\n", [("DET563", "table.csv:2:3")]),
        ("dm,option,s1,s2\nA,x,Y,N,remark\n", [("DET562", "table.csv:2:9")]),
        ("dm,option,s1,s1\nA,x,Y,N\n", [("DET564", "table.csv:1:14")]),
        ("dm,option,s1,s2\nA,x,Y,Y\n", [("DET309", "table.csv:1:14")]),
        ("A,x,Y,N\nA,ranking,1,\n", [("DET565", "table.csv:2:1")]),
        ("A,x,Y,N\nA,ranking,1,2\nA,ranking,2,1\n", [("DET565", "table.csv:3:1")]),
        ("A,x,Y,N,-\nA,ranking,1,2,best\n", [("DET565", "table.csv:2:15")]),
        ("A,x,Y,N\nranking,B,1,2\n", [("DET565", "table.csv:2:9")]),
        ("A,x,Y,N\nA,ranking,0,1\n", [("DET565", "table.csv:2:11")]),
        ("A,x,Y,N\nA,ranking,-1,-2\n", [("DET565", "table.csv:2:11"), ("DET565", "table.csv:2:14")]),
        ("A,x,Y,N\nA,payoff,4,3\n", [("DET565", "table.csv:2:3")]),
        ("A,x,Y,N\nstatus quo,,x,x\n", [("DET565", "table.csv:2:1")]),
        ("A,x,Y,N\nstatus quo,,,n\n", [("DET565", "table.csv:2:1")]),
        ('A,"x,Y,N\n', [("DET561", "table.csv:1:3")]),
        ("dm,option\nA,x\n", [("DET562", "table.csv:2:1")]),
        ("dm,option,s1,s2\nA,,,\n", [("DET562", "table.csv:2:1")]),
        ("A,x,Y,N\njoint: A,y,N,Y\n", [("DET562", "table.csv:2:1")]),
        ("A,x,Y,N\njoint: A and B,y,N,Y\n", [("DET562", "table.csv:2:1")]),
        ("dm,option,levels,s1,s2\nA,x,low,low,high\n", [("DET563", "table.csv:2:5")]),
        ("dm,option,irreversible,s1,s2\nA,x,maybe,Y,N\n", [("DET563", "table.csv:2:5")]),
    ],
)
def test_a_broken_table_is_refused_where_it_is_broken(table: str, expected: list[tuple[str, str]]) -> None:
    assert expected == problems(table)[: len(expected)]


def test_what_is_no_text_or_too_long_is_refused() -> None:
    with pytest.raises(BadInput, match="DET107"):
        read(b"A,x,Y,N\xff\n")
    with pytest.raises(BadInput, match="DET108"):
        read(b"A,x,Y,N\x00\n")
    with pytest.raises(ConflictError, match="more than 2,000 rows"):
        read("A,x,Y,N\n" * 2_001)
    with pytest.raises(TooLarge, match="limit"):
        detente.import_conflict(("\n".join(f"A,x{n},-,-" for n in range(30))).encode(), "csv", limit=1_000)


@pytest.mark.parametrize("begins", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_spreadsheet_that_is_no_text_is_told_to_be_saved_as_one(begins: bytes) -> None:
    with pytest.raises(BadInput, match=r"table\.csv:1:1: DET108 this is a spreadsheet[^\n]*\n *save the sheet as CSV"):
        read(begins + bytes(range(256)))


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("Note", "Taken for decision makers without options, since they stand alone in a row: Note."),
        ("company,sue,,N,N,N", "Taken for different decision makers: Company and company."),
        ("Company,Delay,,N,N,N", "Taken for different options, though called the same: Delay."),
    ],
)
def test_what_may_be_meant_otherwise_is_told(row: str, sentence: str) -> None:
    assert () == detente.import_conflict(PLAIN.encode(), "csv").lost
    assert (sentence,) == detente.import_conflict(f"{PLAIN}{row}\n".encode(), "csv").lost


def test_what_stands_above_the_heading_is_told_to_be_left_out() -> None:
    assert ("What stands above the heading is left out: A quarrel.",) == detente.import_conflict(
        f"A quarrel,,\n{PLAIN}".encode(), "csv"
    ).lost


def table_of(conflict: Conflict) -> list[str]:
    """The rows of the table of a conflict."""
    return detente.export_conflict(conflict, "csv").data.decode().splitlines()


def test_a_table_is_written_as_it_is_read() -> None:
    assert PLAIN.splitlines() == table_of(read(PLAIN))


@pytest.mark.parametrize("name", ["elmira", "chicken", "groundwater"])
def test_the_table_of_an_example_has_its_states_and_rankings(name: str) -> None:
    conflict = detente.load(name)
    back = detente.unfold(read("\n".join(table_of(conflict))))
    graph = detente.unfold(conflict)

    assert graph.states.all_patterns() == back.states.all_patterns()
    assert [order.matrix().tolist() for order in graph.orders if order] == [
        order.matrix().tolist() for order in back.orders if order
    ]
    assert graph.readings[0].state == back.readings[0].state if graph.readings else not back.readings


@settings(max_examples=500 if LONG else 25)
@given(conflicts("plain", transitive=True))
def test_a_random_conflict_written_and_read_is_as_stable_as_it_was(conflict: Conflict) -> None:
    written = detente.export_conflict(conflict, "tsv")
    graphs = [detente.unfold(each) for each in (conflict, detente.import_conflict(written.data, "tsv").conflict)]
    before, after = (detente.solve(graph).masks for graph in graphs)

    assert graphs[0].states.all_patterns() == graphs[1].states.all_patterns()
    assert {c: mask.tolist() for c, mask in before.items()} == {c: mask.tolist() for c, mask in after.items()}


def test_no_cell_is_taken_for_a_formula_and_none_is_changed_by_that() -> None:
    conflict = read("""A,x,'=1+1,Y,N\nB,"'@y",it's,N,Y\n""")

    assert ["=1+1", "it's"] == [option.text for option in conflict.options]
    assert "'=1+1" in "\n".join(table_of(conflict))
    assert conflict.options == read("\n".join(table_of(conflict))).options


def test_what_a_table_cannot_hold_is_told_once_each() -> None:
    lost = detente.export_conflict(detente.load("groundwater"), "csv").lost

    assert len(lost) == len(set(lost))
    for word in ("title and date", "citations", "letter", "Consequences", "Statements", "Forums", "Beliefs", "Claims"):
        assert 1 == sum(word in sentence for sentence in lost), word


def test_graph_form_has_no_table_and_many_states_are_too_many() -> None:
    graph_form = "{detente: 1, decision_makers: {a: A}, states: {x: x, y: y}, moves: {a: [[x, y]]}}"
    with pytest.raises(ConflictError, match="DET551"):
        detente.export_conflict(detente.loads(graph_form), "csv")
    with pytest.raises(TooLarge, match="4 columns"):
        detente.export_conflict(detente.load("chicken"), "csv", limit=3)


SIGNS = (
    '"',
    ",",
    "\t",
    ";",
    "\n",
    "\r\n",
    "Y",
    "-",
    "1",
    "ranking",
    "joint: ",
    "'",
    "=",
    "\x00",
    "sep=;\n",
    "é",
    "<",
    " ",
)


@pytest.mark.parametrize("part", range(4))
def test_a_damaged_table_is_read_or_refused(part: int) -> None:
    number = 2_500 if LONG else 40
    tables = [detente.export_conflict(detente.load(name), "csv").data.decode() for name in ("elmira", "chicken")]
    outcomes = [damage(Random(seed), tables) for seed in range(part * number, (part + 1) * number)]

    assert {"read", "refused"} == set(outcomes)


def damage(rng: Random, tables: list[str]) -> str:
    """What becomes of a table with one to four damages: what is read can be written in our format and read again."""
    table = rng.choice(tables)
    for _ in range(rng.choice((1, 1, 2, 4))):
        at, lines = rng.randrange(len(table) + 1), table.splitlines(keepends=True) or [""]
        one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        match rng.randrange(4):
            case 0:
                table = table[:at] + rng.choice(SIGNS) + table[at:]
            case 1:
                table = table[:at] + table[at + rng.choice((1, 1, 3, 30)) :]
            case 2:
                table = "".join([*lines[:one], lines[other], *lines[one:]])
            case _:
                table = "".join(lines[:one] + lines[one + 1 :])
    try:
        conflict = read(table)
    except BadInput as error:
        return "refused" if all(p.place or p.code == "DET410" for p in error.problems) else "refused without a place"
    return "read" if conflict == detente.loads(detente.dumps(conflict)) else "read, and not to be kept"


def test_a_table_of_many_columns_is_laid_out_in_no_more_time_for_each() -> None:
    row = [Cell("a", 0, 1), Cell("x", 2, 3), *[Cell("Y", 4, 5)] * 30_000]
    start = time.process_time()

    assert 30_000 == len(laid_out([row]).states)
    assert time.process_time() - start < 2
