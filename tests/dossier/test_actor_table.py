"""The table that comes along names everybody once, and a table of one's own is laid over it or refused in full."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.dossier.actor_file import COLUMNS, read_rows
from detente.dossier.actor_table import ActorTable, read_actor_table, shipped_table
from detente.errors import TextError, UnknownName

FOLDER = Path(__file__).resolve().parents[2] / "src" / "detente" / "dossier" / "actors"
# The members of the United Nations, by the codes of ISO 3166-1.
UN_MEMBERS = """
AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN BWA CAF CAN
CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP EST ETH FIN FJI FRA FSM
GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ
KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ
MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY QAT ROU RUS RWA SAU SDN
SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA
UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE
"""


def test_every_member_of_the_united_nations_is_there_exactly_once() -> None:
    states = [actor.id for actor in shipped_table() if actor.provenance == "ISO 3166-1; UN member"]

    assert 193 == len(UN_MEMBERS.split())
    assert sorted(UN_MEMBERS.split()) == sorted(states)


def test_observers_and_others_that_act_are_there() -> None:
    assert [] == [
        actor
        for actor in ("VAT", "PSE", "TWN", "XKX", "HKG", "NATO", "EU", "UN", "WEST")
        if actor not in shipped_table()
    ]


def test_every_row_says_where_it_comes_from() -> None:
    assert [] == [actor.id for actor in shipped_table() if not actor.provenance]


def test_every_state_has_an_adjective_or_a_reason_to_have_none() -> None:
    without = {
        row.actor.id
        for row in shipped_table().rows
        if row.actor.kind == "state" and not any(sense in {"adjective", "people"} for _, sense in row.names)
    }

    assert {"VAT"} == without


def test_no_name_belongs_to_two_actors_unless_both_rows_mark_it() -> None:
    owners = Counter(name for row in shipped_table().rows for name, _ in row.names)
    marked = Counter(name for row in shipped_table().rows for name in row.shared)

    assert [] == [name for name, times in owners.items() if times > 1 and marked[name] != times]
    assert [] == [name for name, times in marked.items() if times < 2]


def test_every_member_of_a_coalition_exists_and_every_coalition_says_its_members_or_is_loose() -> None:
    table = shipped_table()
    loose = {actor.id for actor in table if actor.kind == "coalition" and not actor.members}

    assert [] == [(a.id, member) for a in table for member in a.members if member not in table]
    assert {"G77", "AXIS_OF_RESISTANCE"} == loose


def test_the_west_is_the_states_and_bodies_that_it_lists() -> None:
    assert ("USA", "NATO", "EU") == shipped_table()["WEST"].members


def test_a_phrase_that_is_no_actor_is_listed_once_and_is_no_name() -> None:
    lines = (FOLDER / "not_actors.tsv").read_text("utf-8").splitlines()
    phrases = [line.split("\t")[0] for line in lines[1:]]
    names = {name for row in shipped_table().rows for name, _ in row.names}

    assert ["phrase\twhat\twhy"] == lines[:1]
    assert [] == [phrase for phrase, times in Counter(phrases).items() if times > 1]
    assert [] == sorted(set(phrases) & names)
    assert {"venue", "other"} == {line.split("\t")[1] for line in lines[1:]}


def test_the_shipped_pages_have_every_column_in_every_row() -> None:
    pages = ("states.tsv", "organisations.tsv", "groups.tsv")
    rows = [line.split("\t") for page in pages for line in (FOLDER / page).read_text("utf-8").splitlines()]

    assert {len(COLUMNS)} == {len(row) for row in rows}


def test_reading_the_table_imports_nothing_heavy() -> None:
    code = (
        "import sys; from detente.dossier.actor_table import shipped_table; shipped_table();"
        "print([m for m in ('ruamel', 'numpy', 'spacy', 'rich', 'click') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "[]\n" == ran.stdout


def test_an_unknown_id_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean 'RUS'"):
        shipped_table()["RUSS"]


def file(tmp_path: Path, text: str, name: str = "actors.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_a_table_of_ones_own_adds_its_actors(tmp_path: Path) -> None:
    path = file(
        tmp_path,
        "id,name,kind,names,members,seat\n"
        "MINERS,Miners' Union,union,the miners; NUM,,\n"
        "ACME,Acme Works,company,Acme,,Acme Tower\n"
        'ALLIANCE,"Alliance, United",coalition,,MINERS; FRA,\n',
    )
    table = read_actor_table(path)

    assert "union" == table["MINERS"].kind
    assert ("MINERS", "FRA") == table["ALLIANCE"].members
    assert "Alliance, United" == table["ALLIANCE"].name
    assert len(shipped_table()) + 3 == len(table)


def test_tabs_and_letters_of_any_script_serve(tmp_path: Path) -> None:
    table = read_actor_table(file(tmp_path, "\ufeffid\tname\nΔΕΗ\tΔημόσια Επιχείρηση\n", "a.tsv"))

    assert "Δημόσια Επιχείρηση" == table["ΔΕΗ"].name


def test_a_row_wins_over_the_shipped_one_and_takes_its_names_from_others(tmp_path: Path) -> None:
    table = read_actor_table(file(tmp_path, "id,name,kind\nKREMLIN,Kremlin,company\nRUS,Rusland,state\n"))
    owners = {name: row.actor.id for row in table.rows for name, _ in row.names}

    assert "KREMLIN" == owners["Kremlin"]
    assert "Rusland" == table["RUS"].name
    assert "Russia" not in owners


def test_several_tables_are_laid_over_each_other(tmp_path: Path) -> None:
    first = read_actor_table(file(tmp_path, "id,name\nONE,One Corp\n"))
    both = read_actor_table(file(tmp_path, "id,name,members\nTWO,Two Corp,ONE\n", "b.csv"), base=first)

    assert ("ONE",) == both["TWO"].members
    assert "ONE" in both


def test_a_table_may_stand_alone(tmp_path: Path) -> None:
    assert ["ONE"] == [a.id for a in read_actor_table(file(tmp_path, "id,name\nONE,One\n"), base=ActorTable(()))]


def problems(text: str) -> list[tuple[str, int, int]]:
    with pytest.raises(TextError) as caught:
        read_rows(text, "a.csv", {"FRA": shipped_table()["FRA"]})
    return [(p.code, p.place.line, p.place.column) for p in caught.value.problems if p.place]


def test_everything_wrong_is_told_at_once_and_where() -> None:
    text = (
        "id,name,kind,names,members\n"
        "not an id,A,,,\n"
        "B,B Corp,firm,,\n"
        "\n"
        "B,Again,,,\n"
        "C,,,,\n"
        "D,Dee,,B Corp,\n"
        "E,Ee,,,FRA; GRA; E\n"
        "F,Ef,,,,,more\n"
        "AUTHOR,Author,,,\n"
        "G,…,,,\n"
    )

    assert [
        ("DET283", 2, 1),
        ("DET285", 3, 10),
        ("DET284", 5, 1),
        ("DET286", 6, 1),
        ("DET287", 7, 8),
        ("DET288", 8, 13),
        ("DET288", 8, 1),
        ("DET282", 9, 1),
        ("DET283", 10, 1),
        ("DET286", 11, 3),
    ] == problems(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["DET281"]),
        ("\n \n", ["DET281"]),
        ("name\nx", ["DET281"]),
        ("id,nmae,id\nA,b,c", ["DET281", "DET281", "DET281"]),
        ('id,name\nA,"open', ["DET282"]),
        ('id,name\nA,"x"y', ["DET282"]),
    ],
)
def test_a_table_that_cannot_be_told_apart_is_refused(text: str, found: list[str]) -> None:
    assert found == [code for code, _, _ in problems(text)]


def test_the_nearest_kind_column_and_member_are_named() -> None:
    with pytest.raises(TextError) as caught:
        read_rows("id,name,kind,members\nA,Aa,compny,FRO\n", "a.csv", {"FRA": shipped_table()["FRA"]})
    told = " ".join(str(p) for p in caught.value.problems)

    assert ["did you mean 'company'?", "did you mean 'FRA'?"] == re.findall(r"did you mean '\w+'\?", told)


def test_no_more_problems_are_told_than_asked_for() -> None:
    with pytest.raises(TextError) as caught:
        read_rows("id,name\n" + "1,x\n" * 50, "a.csv", {}, most=7)

    assert 7 == len(caught.value.problems)


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_bytes(b"id,name\n\xff\xfe\x00")
    codes = []
    for name in ("a.csv", "b.csv"):
        with pytest.raises(TextError) as caught:
            read_actor_table(tmp_path / name)
        codes += [problem.code for problem in caught.value.problems]

    assert ["DET101", "DET107"] == codes


@given(st.text(alphabet="ab,;?*\"'\t\n ié", max_size=60))
def test_junk_is_a_table_or_is_refused_with_places(junk: str) -> None:
    ids, unplaced = [], []
    try:
        ids = [row.actor.id for row in read_rows("id,name,names,members\n" + junk, "a.csv", {})]
    except TextError as refused:
        unplaced = [p for p in refused.problems if p.place is None]

    assert sorted(set(ids)) == sorted(ids)
    assert [] == unplaced
