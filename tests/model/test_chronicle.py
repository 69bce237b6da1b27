"""Chronicles: what their files may say, in YAML and in CSV, and every fault told where it stands."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from detente.errors import ConflictError
from detente.model.chronicle.chronicle import Chronicle, settings_in_words
from detente.model.chronicle.read_chronicle import open_chronicle, parse_chronicle
from detente.model.read import parse_conflict
from file_fragments import GRAPH, completed
from quarrel_file import QUARREL

CONFLICT = parse_conflict(QUARREL, name="quarrel.yaml")
FILE = """\
detente: 1
title: What was done
moves:
  - {id: E1, date: 1991-03-09, by: company, set: {company.delay: no}, text: "it gives in", cites: [news#3]}
  - {date: 1991-03-04, by: company, set: {company.stance: protests}, assumed: nobody saw it}
  - {id: E2, date: 1991-04, by: table, set: {joint.settlement: yes, ministry.modify: yes}}
  - {date: 1991-03-09, by: ministry, unsaid: "no option for a letter"}
"""
TABLE = """\
by,date,set,text,cites,id,unsaid
company,1991-03-09,no company.delay,it gives in,news#3,E1,
company,1991-03-04,company.stance = protests,,,,
table,1991-04,joint.settlement; ministry.modify,,,E2,
ministry,1991-03-09,,,,,no option for a letter
"""


def of(text: str, name: str = "a.yaml") -> Chronicle:
    return parse_chronicle(text, CONFLICT, name=name)


def faults(text: str | bytes, name: str = "a.yaml", **limits: Any) -> list[tuple[str, int, int]]:
    with pytest.raises(ConflictError) as caught:
        parse_chronicle(text, CONFLICT, name=name, **limits)
    assert all(problem.place and problem.place.file == name for problem in caught.value.problems)
    return [(p.code, p.place.line, p.place.column) for p in caught.value.problems if p.place]


def move(text: str) -> str:
    return "detente: 1\nmoves:\n  - {" + text + "}\n"


def test_moves_stand_in_the_order_of_their_first_days_and_on_one_day_in_that_of_the_file() -> None:
    found = of(FILE)

    assert [("moves.2", "1991-03-04"), ("E1", "1991-03-09"), ("moves.4", "1991-03-09"), ("E2", "1991-04")] == [
        (each.id, each.date) for each in found.moves
    ]
    assert ["1991-03-04", "1991-03-09", "1991-03-09", "1991-04-30"] == [str(each.last) for each in found.moves]


def test_a_move_says_what_is_set_by_whom_and_on_what_that_rests() -> None:
    _, first, unsaid, together = of(FILE).moves

    assert ("company", (("company.delay", "no"),), "it gives in") == (first.by, first.set, first.text)
    assert ["news#3"] == [str(citation) for citation in first.grounds.cites]
    assert ((), "no option for a letter", True) == (unsaid.set, unsaid.unsaid, unsaid.grounds.uncited)
    assert "joint.settlement, ministry.modify" == settings_in_words(together.set)


def test_a_table_says_the_same_as_a_file() -> None:
    strip = [(m.id, m.date, m.by, m.set, m.unsaid, m.text, m.grounds.cites) for m in of(FILE).moves]

    assert strip == [(m.id, m.date, m.by, m.set, m.unsaid, m.text, m.grounds.cites) for m in of(TABLE, "a.csv").moves]


@pytest.mark.parametrize(
    "table",
    [
        TABLE.replace(";", "|").replace(",", ";").replace("joint.settlement| ", '"joint.settlement; ').replace(
            "ministry.modify;;;E2", 'ministry.modify";;;E2'
        ),
        "\ufeff" + TABLE.replace("\n", "\r\n"),
        TABLE.replace("\n", "\r"),
        TABLE.replace(",", "\t"),
        "sep=,\n" + TABLE,
        "\n\n" + TABLE.replace("by,date,set", "By, DATE ,Set") + ",,,,,,\n\n",
        '"' + TABLE.strip().replace(",", '","').replace("\n", '"\n"') + '"\n',
        TABLE.replace("no company.delay", "company.delay = FALSE").replace("; ministry", ";\u00a0ministry"),
        TABLE.replace("company.stance = protests", '"company.stance=protests"').replace(",,", ", ,"),
    ],
)  # fmt: skip
def test_the_habits_of_spreadsheets_are_taken(table: str) -> None:
    expected = [(m.id, m.date, m.by, m.set, m.unsaid, m.text) for m in of(FILE).moves]

    assert expected == [(m.id, m.date, m.by, m.set, m.unsaid, m.text) for m in of(table, "a.CSV").moves]


def test_a_cell_may_run_over_several_lines() -> None:
    table = 'date,by,set,text\n1991-03-04,company,"company.stance = sues;\ncompany.delay","it said:\n""we go"""\n'
    (only,) = of(table, "a.csv").moves

    assert (("company.stance", "sues"), ("company.delay", "yes")) == only.set
    assert 'it said:\n"we go"' == only.text


def test_everything_that_is_wrong_is_told_at_once_where_it_stands() -> None:
    text = """\
detente: 1
moves:
  - {date: 1991-02-30, by: compny, set: {company.delya: yes}}
  - {date: 1990-12-31, by: ministry, set: {company.delay: yes}}
  - {date: 4/3/1991, by: company, set: {company.stance: shouts}, unsaid: "no"}
  - {id: E1, by: table, when: 1991, cites: [nws#1]}
  - {id: E1, date: 1991-03-05, by: company, unsaid: "no"}
"""

    assert [
        ("DET512", 3, 12), ("DET511", 3, 28), ("DET149", 3, 42),
        ("DET513", 4, 12), ("DET514", 4, 44),
        ("DET512", 5, 12), ("DET150", 5, 57), ("DET140", 5, 66),
        ("DET139", 6, 5), ("DET139", 6, 5), ("DET133", 6, 25), ("DET168", 6, 45),
        ("DET143", 7, 5),
    ] == faults(text)  # fmt: skip


def test_everything_that_is_wrong_in_a_table_is_told_at_once_where_it_stands() -> None:
    table = """\
date,by,set,remark,date
1991-02-30,compny,company.delya
1990-12-31,ministry,company.delay
1991-03-04,company,company.stance = shouts; company.delay; company.delay
1991-03-04,company,company.stance,,,,at last
,company,
"""

    assert [
        ("DET516", 1, 13), ("DET516", 1, 20),
        ("DET512", 2, 1), ("DET511", 2, 12), ("DET149", 2, 19),
        ("DET513", 3, 1), ("DET514", 3, 21),
        ("DET150", 4, 37), ("DET519", 4, 60),
        ("DET150", 5, 20), ("DET517", 5, 38),
        ("DET139", 6, 1), ("DET139", 6, 1),
    ] == faults(table, "a.csv")  # fmt: skip


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"", "a.yaml", [("DET129", 1, 1)]),
        (b" \n\n", "a.csv", [("DET129", 1, 1)]),
        (b",,\n,,\n", "a.csv", [("DET129", 1, 1)]),
        (b"caf\xe9", "a.csv", [("DET121", 1, 4)]),
        (b"date,by\0", "a.csv", [("DET121", 1, 8)]),
        (b"detente: 2\nmoves: []", "a.yaml", [("DET141", 1, 10)]),
        (b"detente: 1\nmoves: []", "a.yaml", [("DET138", 2, 1)]),
        (b"- a\n", "a.yaml", [("DET134", 1, 1)]),
        (b"date,by,set\n", "a.csv", [("DET518", 1, 1)]),
        (b"1991-03-04,company,company.delay\n", "a.csv", [("DET515", 1, 1)]),
        (b"set,text\ncompany.delay,x\n", "a.csv", [("DET516", 1, 1)] * 2 + [("DET139", 2, 1)] * 2),
        (b'date,by,text,unsaid\n1991-03-04,company,"it said,x\n', "a.csv", [("DET517", 2, 1)]),
        (b'date,by,text,unsaid\n1991-03-04,company,"it" said,x\n', "a.csv", [("DET517", 2, 1)]),
    ],
)  # fmt: skip
def test_a_file_that_is_no_chronicle_is_refused(data: bytes, name: str, expected: list[tuple[str, int, int]]) -> None:
    assert expected == faults(data, name)


def test_limits_are_arguments() -> None:
    assert [("DET122", 1, 1)] == faults(FILE, limit=100)
    assert [("DET122", 4, 1)] == faults(TABLE, "a.csv", pieces=2)
    assert [*(["DET511"] * 3), "DET130"] == [
        code for code, _, _ in faults("date,by,unsaid\n" + "1991-03-04,x,y\n" * 9, "a.csv", most=3)
    ]


def test_a_month_that_has_not_ended_before_the_date_of_the_conflict_is_taken() -> None:
    assert [("DET513", 3, 12)] == faults(move("date: 1991-02, by: company, unsaid: x"))
    assert ["1991-03-01"] == [str(m.first) for m in of(move("date: 1991-03, by: company, unsaid: x")).moves]


def test_a_month_in_which_the_conflict_is_dated_is_taken() -> None:
    dated = replace(CONFLICT, date="1991-03-15")
    text = move("date: 1991-03, by: company, unsaid: x")

    assert ["1991-03-01"] == [str(m.first) for m in parse_chronicle(text, dated).moves]


def test_moves_of_one_day_stand_in_the_order_of_the_file_whatever_they_are_called() -> None:
    text = "detente: 1\nmoves:\n" + "".join(
        f"  - {{id: {name}, date: 1991-03-09, by: {who}, unsaid: x}}\n"
        for name, who in (("b", "table"), ("c", "company"), ("a", "ministry"))
    )

    assert ["b", "c", "a"] == [m.id for m in of(text).moves]


def test_sources_are_those_of_the_file_and_then_those_of_the_conflict(tmp_path: Path) -> None:
    text = b"On Monday it gave in. Nobody saw it."
    (tmp_path / "chronicle.txt").write_bytes(text)
    sha = hashlib.sha256(text).hexdigest()
    file = tmp_path / "chronicle.yaml"
    source = f'sources: {{later: {{file: chronicle.txt, sha256: "{sha}"}}}}\n'
    file.write_text(source + FILE.replace("cites: [news#3]", "cites: [later#1, news#3]"), "utf-8")
    found = open_chronicle(file, CONFLICT)

    assert ["On Monday it gave in."] == [quote.text for move in found.moves for quote in found.quotes(move)]
    assert ["later#1", "news#3"] == [str(citation) for citation in found.cited()]

    (tmp_path / "chronicle.txt").write_bytes(text + b" Much later.")
    with pytest.raises(ConflictError) as caught:
        open_chronicle(file, CONFLICT)
    assert [("DET170", 1, 48)] == [(p.code, p.place.line, p.place.column) for p in caught.value.problems if p.place]
    assert "trace" not in str(caught.value)


def test_a_move_that_is_unsaid_may_be_nobodys_and_any_other_is_somebodys() -> None:
    assert ["", "company"] == [m.by for m in of("date,by,unsaid\n1991-03-04,,x\n1991-03-05,company,x\n", "a.csv").moves]
    assert [""] == [m.by for m in of("date,unsaid\n1991-03-04,a storm\n", "a.csv").moves]
    assert [("DET139", 3, 5)] == faults(move("date: 1991-03-04, set: {company.delay: no}"))
    assert [("DET516", 1, 1), ("DET139", 2, 1)] == faults("date,set\n1991-03-04,company.delay\n", "a.csv")


def test_where_states_have_names_a_move_may_name_the_one_to_which_it_leads() -> None:
    graph = parse_conflict(completed("title: a graph", GRAPH), name="graph.yaml")
    text = move("date: 1991-03-04, by: ministry, to: s2")
    table = parse_chronicle("date,by,to\n1991-03-04,ministry,s2\n", graph, name="a.csv")

    assert [("ministry", (), "s2", True)] == [
        (m.by, m.set, m.to, m.said) for m in parse_chronicle(text, graph, name="a.yaml").moves
    ]
    assert table.moves == tuple(replace(m, id="moves.1") for m in parse_chronicle(text, graph).moves)
    with pytest.raises(ConflictError) as caught:
        parse_chronicle(
            text.replace("s2", "s4") + "  - {date: 1991-03-05, by: company, set: {company.delay: no}}\n", graph
        )
    assert [("DET521", 3, 42), ("DET520", 4, 37)] == [
        (p.code, p.place.line, p.place.column) for p in caught.value.problems if p.place
    ]
    assert [("DET521", 3, 38)] == faults(text)
    assert [("DET521", 3, 38), ("DET140", 3, 46)] == faults(text.replace("s2", "s2, unsaid: x"))


def test_a_chronicle_is_shown_in_one_line_and_as_a_table() -> None:
    found = of(FILE.replace("it gives in", "<b>it gives in</b>"))

    assert "<Chronicle 'What was done': 4 moves, 1 of them unsaid>" == repr(found)
    assert "&lt;b&gt;it gives in&lt;/b&gt;" in found._repr_html_()
