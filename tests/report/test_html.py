"""The page of a report: what it holds, where its links lead, and that it asks nobody for anything."""

from __future__ import annotations

import base64
import errno
import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from html import unescape
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner

import detente
from detente.cli.main import app
from detente.cli.writing import write
from detente.errors import BadInput
from detente.insight.traced import Kind
from detente.report.html.dispute import _DISPUTE, _RULES
from detente.report.html.sections import SECTIONS
from hostile import hostile
from page_of_html import Read

TWO_MEANINGS = """\
detente: 1
decision_makers:
  a: {options: {x: moves}}
  b: {options: {y: moves}}
status_quo: []
preferences:
  a: [{id: s2, want: "a.x"}, {id: w1, want: "b.y"}]
  b: ["not b.y"]
claims: [{id: K1, says: "possible(a.x)"}, {id: K2, says: "prefers(a, b.y)"}, {id: K3, says: "stable(a.x)"}]
"""
SKELETON = [
    "1 A ferry in winter (invented)",
    "2 The brief",
    "2 Contents",
    "2 What to ask next",
    "2 Who expects what",
    "2 The dispute",
    "2 The sentences, and what was drawn from them",
    "2 What binds them, and what they want",
    "2 Where it may rest, and why",
    "2 The audit of claims",
    "2 Assumptions and gaps",
    "2 Method",
    "2 Sources",
]


@pytest.fixture(scope="module")
def ferry() -> str:
    return detente.report_html(detente.load("ferry"), orders=5)


@pytest.fixture(scope="module")
def pages(ferry: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return {
        "ferry": ferry,
        "talks": detente.report_html(detente.load("talks-2022"), audited=False),
        "graph form": detente.report_html(detente.load("northkorea-baseline")),
        "hostile": detente.report_html(hostile(tmp_path_factory.mktemp("hostile")), marking="<b>TLP:RED</b>"),
    }


def test_every_link_leads_to_a_place_of_the_page(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        read = Read(page)
        ids = Counter(read.all("id"))

        assert [] == [place for place, times in ids.items() if times > 1], name
        assert [] == sorted({link for link in read.all("href") if link[:1] != "#" or link[1:] not in ids}), name
        assert [] == sorted({one for each in read.all("aria-labelledby") for one in each.split() if one not in ids})


def test_elements_are_closed_in_turn(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        read = Read(page)

        assert ([], []) == (read.open, read.astray), name


def test_nothing_is_fetched_and_nothing_runs(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        read = Read(page)
        attributes = {key for _, each in read.elements for key in each}
        tags = {tag for tag, _ in read.elements}
        (sheet,) = re.findall("<style>(.*?)</style>", page, re.DOTALL)

        assert set() == attributes & {"src", "srcset", "style", "action", "data", "poster", "xlink:href"}, name
        assert [] == [each for each in attributes if each.startswith("on")], name
        assert set() == tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base", "video", "use"}, (
            name
        )
        assert [] == re.findall(r"url\(|@import|expression|//", re.sub(r"/\*.*?\*/", "", sheet)), name


def test_every_kind_of_part_has_a_table_or_a_section_of_its_own() -> None:
    told = [kind for table in (_DISPUTE, _RULES) for _, kinds in table for kind in kinds]

    assert sorted(get_args(Kind)) == sorted([*told, "claim", "question"])


def test_the_page_allows_itself_its_own_style_and_nothing_else(pages: dict[str, str]) -> None:
    for page in pages.values():
        (sheet,) = re.findall("<style>(.*?)</style>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
        policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        meta = [each for tag, each in Read(page).elements if tag == "meta"]

        assert [policy] == [each["content"] for each in meta if each.get("http-equiv") == "Content-Security-Policy"]


def test_a_hostile_account_is_only_text(pages: dict[str, str]) -> None:
    page = pages["hostile"]

    assert [] == re.findall(r"<(?:script|img|b onmouse|i>|svg onload|a href=')", page)
    assert [] == [c for c in page if c in "\x00\u202e\u2066" or "\ud800" <= c <= "\udfff"]
    assert [True] * 4 == [each in page for each in ("\\u202eabc\\u2066", "\\x00\\udcff", "{{ 7 * 7 }}", "{% raw %}")]
    assert "&lt;b&gt;TLP:RED&lt;/b&gt;" in page
    assert page.encode().decode() == page


def test_headings_landmarks_and_tables_are_in_order(ferry: str, pages: dict[str, str]) -> None:
    read = Read(ferry)
    tags = Counter(tag for tag, _ in read.elements)

    assert SKELETON == [heading for heading in read.headings if heading[0] in "12"]
    assert (1, 1, 1, 1, 1) == tuple(tags[tag] for tag in ("header", "nav", "main", "footer", "h1"))
    assert "en" == next(each["lang"] for tag, each in read.elements if tag == "html")
    for page in pages.values():
        levels = [int(heading[0]) for heading in Read(page).headings]
        scoped = [each.get("scope") for tag, each in Read(page).elements if tag == "th"]
        tables = Counter(tag for tag, _ in Read(page).elements)

        assert [] == [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert set() == set(scoped) - {"col", "row"}
        assert tables["table"] == tables["caption"]


def test_each_part_leads_to_its_sentences_and_each_sentence_to_its_parts(ferry: str) -> None:
    conflict = detente.load("ferry")
    found = detente.trace(conflict, detente.sources(conflict))
    rows = dict(re.findall(r'<(?:tr|li)(?: class="claim")? id="(p\d+)"[^>]*>(.*?)</(?:tr|li)>', ferry, re.DOTALL))
    told = dict(re.findall(r'<div class="sentence" id="(s\d+-\d+)">(.*?)</div>', ferry, re.DOTALL))
    cited = {
        f"p{number}": [f"s1-{citation.sentence}" for citation in each.sentences]
        for number, each in enumerate(found.parts, 1)
    }

    assert set(cited) == set(rows)
    for part, sentences in cited.items():
        assert sentences == [each for each in re.findall(r'class="cite" href="#([^"]+)"', rows[part]) if each in told]
        assert [] == [each for each in sentences if f'href="#{part}"' not in told[each]]


def test_the_top_says_what_is_uncited_unreviewed_and_assumed(pages: dict[str, str]) -> None:
    warning = re.findall(r'<div class="warning">(.*?)</div>', pages["hostile"], re.DOTALL)[0]

    assert [
        "1 part is a proposal that nobody has reviewed.",
        "1 part cites no passage and is not marked as assumed.",
        "1 part is assumed.",
    ] == re.findall(r"<a [^>]*>(.*?)</a>", warning)


def test_no_more_is_quoted_than_was_asked_for(ferry: str) -> None:
    conflict = detente.load("ferry")
    long = [s.text for s in detente.sources(conflict)["news"].sentences if len(s.text) > 90]
    pages = {
        "full": ferry,
        "short": detente.report_html(conflict, orders=1, quotes="short"),
        "none": detente.report_html(conflict, orders=1, quotes="none"),
    }
    told = {quotes: "".join(Read(page).text) for quotes, page in pages.items()}
    whole = {quotes: sum(" ".join(each.split()) in page for each in long) for quotes, page in told.items()}
    begun = {quotes: sum(" ".join(each.split())[:40] in page for each in long) for quotes, page in told.items()}

    assert (len(long) - 1, 0, 0) <= tuple(whole.values()) <= (len(long), 0, 0)
    assert (len(long), len(long), 0) == tuple(begun.values())


def test_with_no_quotes_no_text_of_a_claim_or_of_a_deed_is_told() -> None:
    conflict, told = detente.load("talks-2022"), detente.example("talks-2022").chronicle
    assert told is not None
    chronicle = detente.open_chronicle(told, conflict)
    said = [*(claim.text for claim in conflict.claims), *(move.text for move in chronicle.moves)]
    texts = [text for text in said if text]
    pages = {
        quotes: unescape(detente.report_html(conflict, audited=False, quotes=quotes, chronicle=chronicle))
        for quotes in ("full", "short", "none")
    }
    whole = {quotes: sum(text in page for text in texts) for quotes, page in pages.items()}
    long = sum(len(text) > 60 for text in texts)

    assert {"full": len(texts), "short": len(texts) - long, "none": 0} == whole
    assert long > 10


def test_a_name_that_may_mean_two_things_leads_nowhere_and_others_to_what_they_mean(ferry: str) -> None:
    page = detente.report_html(detente.loads(TWO_MEANINGS))
    rows = {name: place for place, name in re.findall(r'<tr id="([ep]\d+)"><th scope="row">(\w+)(?: <|</th>)', page)}
    links = {name: place for place, name in re.findall(r'<a class="id" href="#([^"]+)">([^<]+)</a>', page)}

    # The status quo moves to the state s2, by the statement s2.
    assert "to s2 (" in page
    assert ("e1", rows["w1"], None) == (rows["s2"], links["w1"], links.get("s2"))
    states = {(place, name) for place, name in re.findall(r'<tr id="(e\d+)"><th scope="row">(\w+)</th>', ferry)}
    assert states & set(re.findall(r'<a class="id" href="#(e\d+)">(\w+)</a>', ferry))
    assert states >= set(re.findall(r'<a class="id" href="#(e\d+)">(\w+)</a>', ferry))


def test_a_claim_that_cites_a_passage_leads_to_the_sentence_in_which_it_begins(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("The mayor closed the road.  She may open it.\n", "utf-8")
    (tmp_path / "c.yaml").write_text(
        "detente: 1\nsources: {news: {file: news.txt}}\n"
        "decision_makers: {mayor: {cites: ['news#1'], options: {open: {text: opens it, cites: ['news#2']}}}}\n"
        "preferences: {mayor: [{want: 'mayor.open', cites: ['news#2']}]}\nstatus_quo: []\n"
        "claims: [{id: K1, says: possible(mayor.open), cites: ['news#32-43']}]\n",
        "utf-8",
    )

    page = detente.report_html(detente.load(tmp_path / "c.yaml"))

    assert 'href="#s1-2">news#32-43</a>' in page


def test_what_was_done_is_drawn_and_listed_each_with_its_passage() -> None:
    conflict, told = detente.load("talks-2022"), detente.example("talks-2022").chronicle
    assert told is not None
    chronicle = detente.open_chronicle(told, conflict)
    page = detente.report_html(conflict, audited=False, chronicle=chronicle)
    section = page[page.index('<section id="dates"') :]
    section = unescape(section[: section.index("</section>")])
    texts = [(name, text.date) for name, text in detente.sources(conflict).items()]
    replayed = detente.replay(conflict, chronicle)

    assert [("brussels", date(2022, 1, 14)), ("moscow", date(2022, 1, 18))] == texts
    assert [True, True] == [f'{day}: the text <a href="#sources">{name}</a>' in section for name, day in texts]
    assert 1 == section.count("<svg")
    assert [] == [
        each.move.id
        for each in replayed.moves
        if f"{each.move.date}, " not in section or f"{each.move.text} ({each.kind})" not in section
    ]
    assert [str(citation) for citation in chronicle.cited()] == re.findall(r'href="#sources">(chronicle#\d+)<', section)
    assert 'id="dates"' not in detente.report_html(detente.load("chicken"))


def test_the_shell_takes_the_chronicle_of_the_example_or_the_one_that_is_named(tmp_path: Path) -> None:
    events = tmp_path / "events.yaml"
    events.write_text(
        "detente: 1\nmoves: [{id: E1, date: 2003-06-01, by: union, set: {union.action: strikes}, assumed: invented}]\n",
        "utf-8",
    )
    shown = [
        CliRunner().invoke(app, ["report", *words, "--no-audit"], catch_exceptions=False).stdout
        for words in (["talks-2022"], ["ferry"], ["ferry", "--events", str(events)])
    ]

    assert [45, 0, 1] == [len(re.findall(r"<li>\d{4}-\d\d-\d\d, ", page)) for page in shown]


def test_every_section_has_its_template_and_every_template_its_section() -> None:
    templates = {each.name for each in files("detente.report.html").joinpath("templates").iterdir()}
    anchors = [section.anchor for section in SECTIONS]

    assert len(set(anchors)) == len(anchors)
    assert {f"{anchor}.jinja" for anchor in anchors} == templates - {"report.jinja", "parts.jinja", "style.css"}


def test_a_marking_stands_on_top_at_the_end_and_beside_every_printed_page() -> None:
    page = detente.report_html(detente.load("chicken"), marking="TLP:GREEN\n and  more")

    assert 2 == page.count('<p class="marking">TLP:GREEN and more</p>')
    assert 1 == page.count('<div class="margin" aria-hidden="true">TLP:GREEN and more</div>')
    assert "TLP" not in detente.report_html(detente.load("chicken"))


def test_what_is_missing_is_said_and_the_rest_is_told() -> None:
    conflict = detente.load("chicken")
    page = detente.report_html(replace(conflict, preferences={}, status_quo=None))

    assert "there are no preferences" in page.lower()
    assert "The model states no claims of the account" in page
    assert 'id="audit"' not in page


def test_the_same_conflict_gives_the_same_bytes(ferry: str) -> None:
    code = "import detente, sys; sys.stdout.write(detente.report_html(detente.load('ferry'), orders=5))"
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)

    assert ferry == ran.stdout.decode()


def test_a_report_of_a_dispute_of_hundreds_of_states_is_no_megabyte(pages: dict[str, str]) -> None:
    assert len(pages["talks"].encode()) < 1_000_000
    assert {name: len(page) < 1_000_000 for name, page in pages.items()} == dict.fromkeys(pages, True)


def test_an_interrupted_audit_makes_no_report() -> None:
    def interrupt(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        detente.report_html(detente.load("ferry"), orders=20, progress=interrupt)


def test_a_report_goes_into_a_file_that_is_not_there_yet(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    runs = [
        CliRunner().invoke(app, ["report", "chicken", *rest])
        for rest in (["-o", str(path)], ["-o", str(path)], ["-o", str(tmp_path / "a.pdf")], ["--marking", "X"])
    ]

    assert [0, 3, 2, 0] == [ran.exit_code for ran in runs]
    assert detente.report_html(detente.load("chicken")) == path.read_text("utf-8")
    assert detente.report_html(detente.load("chicken"), marking="X") == runs[3].stdout
    assert ["a.html"] == [each.name for each in tmp_path.iterdir()]


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_came_to_be_there_meanwhile_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    def refuse(_one: object, _other: object) -> None:
        raise OSError(errno.EPERM, "no links on this disk")

    if not links:
        monkeypatch.setattr(os, "link", refuse)
    new, there = tmp_path / "new.html", tmp_path / "there.html"
    there.write_text("somebody's", "utf-8")

    write(new, b"ours", force=False)
    with pytest.raises(BadInput, match="DET461"):
        write(there, b"ours", force=False)

    assert {"new.html": "ours", "there.html": "somebody's"} == {
        each.name: each.read_text("utf-8") for each in tmp_path.iterdir()
    }


def test_no_text_that_is_cited_is_ever_written_over(tmp_path: Path) -> None:
    text, file = tmp_path / "news.html", tmp_path / "c.yaml"
    text.write_text("The mayor closed the road.\n", "utf-8")
    file.write_text(
        "detente: 1\nsources: {news: {file: news.html}}\n"
        "decision_makers: {mayor: {cites: ['news#1'], options: {close: closes the road}}}\n"
        "preferences: {mayor: ['mayor.close']}\nstatus_quo: []\n",
        "utf-8",
    )

    ran = CliRunner().invoke(app, ["report", str(file), "--force", "-o", str(text)])

    assert (3, True) == (ran.exit_code, "DET465" in ran.stderr)
    assert "The mayor closed the road.\n" == text.read_text("utf-8")


def test_a_page_that_is_written_over_is_read_by_nobody_else(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("", "utf-8")
    page.chmod(0o600)

    CliRunner().invoke(app, ["report", "chicken", "--no-audit", "--force", "-o", str(page)], catch_exceptions=False)

    assert 0o600 == page.stat().st_mode & 0o777
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
