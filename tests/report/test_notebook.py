"""What a notebook and a shell show of our types: one short line, and a table that no text can break out of."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest

import detente
from shell_session import run

HOSTILE = """\
detente: 1
title: "<script>alert(1)</script>"
decision_makers:
  a: {name: "<b>A</b>", options: {x: "<img src=x onerror=alert(1)>"}}
  b: {options: {lvl: {levels: [low, high]}}}
joint_options: {deal: {owners: [a, b], requires: "a.x"}}
forums: {table: {members: [a, b]}}
status_quo: []
preferences: {a: ["joint.deal"], b: ["b.lvl = high"]}
claims: [{id: C1, text: "<script>alert(4)</script>", says: "possible(a.x)"}]
"""


CHRONICLE = """\
detente: 1
moves: [{id: E1, date: 2022-01-02, by: a, set: {a.x: yes}, text: "<script>alert(2)</script>", assumed: invented}]
"""
PLANTED = "date 2022-01-02\n\nNorway demands <b>that</b> Iceland <script>alert(3)</script> close the grounds.\n"


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.seen.add(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture
def shown() -> list[object]:
    conflict = detente.loads(HOSTILE)
    graph = detente.unfold(conflict)
    result = detente.solve(graph)
    play = detente.play(conflict)
    chronicle = detente.parse_chronicle(CHRONICLE, conflict)
    dossier = detente.read([detente.document(PLANTED.encode(), "planted.txt")], parse=False)
    return [
        conflict,
        graph,
        result,
        result.why("s1", "a", "SEQ"),
        result.why("s1", "table", "Nash"),
        detente.audit(conflict, orders=2),
        play,
        detente.replay(conflict, chronicle),
        chronicle,
        dossier,
        detente.tabulate(conflict),
        detente.check(conflict),
        detente.removed(conflict),
        detente.removed(detente.load("groundwater")),
    ]


def test_a_table_holds_only_the_tags_of_a_table(shown: list[object]) -> None:
    for each in shown:
        tags = Tags(each._repr_html_())  # type: ignore[attr-defined]
        assert tags.seen <= {"table", "caption", "thead", "tbody", "tr", "th", "td"}


def test_the_text_itself_is_there(shown: list[object]) -> None:
    conflict = Tags(shown[0]._repr_html_())  # type: ignore[attr-defined]

    assert "<script>alert(1)</script>" in conflict.words
    assert "<img src=x onerror=alert(1)>" in conflict.words


def test_what_was_found_and_what_was_removed_stand_in_rows() -> None:
    quarrel = detente.load("groundwater")
    found, rules = detente.check(quarrel), detente.removed(quarrel)
    table = rules._repr_html_()

    assert 1 + len(found.doubts) + len(found.gaps) == found._repr_html_().count("<tr>")
    assert 1 + len(rules.rules) == table.count("<tr>")
    assert [] == [r for r in rules.rules if f"<td>{r.id}</td><td>{r.count}</td><td>{r.alone}</td>" not in table]


def test_a_repr_is_one_short_line(shown: list[object]) -> None:
    for each in shown:
        assert "\n" not in repr(each)
        assert len(repr(each)) < 160 or isinstance(each, detente.Grid)


def test_a_long_table_is_cut_and_says_so() -> None:
    options = ", ".join(f'o{k}: "o"' for k in range(7))
    result = detente.solve(
        detente.unfold(
            detente.loads(f"""\
detente: 1
decision_makers: {{a: {{options: {{{options}}}}}}}
preferences: {{a: []}}
""")
        )
    )

    table = result._repr_html_()

    assert 50 + 2 == table.count("<tr>")
    assert "78 more" in table


def captions(shown: list[object]) -> list[str]:
    found = []
    for each in shown:
        table = each._repr_html_()  # type: ignore[attr-defined]
        found += [unescape(table.partition("<caption>")[2].partition("</caption>")[0])]
    return found


def test_no_caption_is_a_representation(shown: list[object]) -> None:
    ferry = detente.load("ferry")
    other = detente.variant(ferry, "work_first")
    texts = detente.sources(ferry)
    solved = detente.solve(detente.unfold(ferry))
    more = [
        detente.compare(ferry, other), detente.diff(ferry, other), detente.trace(ferry, texts),
        detente.outcomes(solved), detente.explore(ferry, number=5), solved,
    ]  # fmt: skip
    for caption in captions([*shown, *more]):
        assert caption
        assert not re.match(r"<[A-Z]\w+[ :]", caption), caption


def test_the_table_of_an_audit_is_in_the_words_of_its_page() -> None:
    ferry = detente.load("ferry")
    audit = detente.audit(ferry, orders=5)
    table = unescape(audit._repr_html_())
    page = " ".join(Tags(detente.report_html(ferry, orders=5)).words)

    told = [f"<td>{c.id}</td><td>{', '.join(c.status)}</td><td>{c.text or c.quote}" for c in audit.claims]

    assert [] == [row for row in told if row not in table]
    assert [] == [word for word in ("refuted", "asserted</td>", "argued") if f"<td>{word}" in table]
    assert all(", ".join(claim.status) in page for claim in audit.claims)
    assert table.startswith("<table><caption>A ferry in winter (invented): ")


def test_one_of_a_kind_is_told_in_the_singular() -> None:
    alone = detente.loads("{detente: 1, decision_makers: {a: {options: {x: goes}}}, preferences: {a: [a.x]}}")

    assert "<Conflict '': 1 decision maker, 1 option>" == repr(alone)
    assert "<Graph '': 1 decision maker, 2 states>" == repr(detente.unfold(alone))


def test_what_has_no_title_is_called_the_same_everywhere() -> None:
    text = HOSTILE.replace('title: "<script>alert(1)</script>"\n', "")
    plain = detente.loads(text)
    graph = detente.unfold(plain)
    solved = detente.solve(graph)
    shown = captions([plain, graph, solved, detente.audit(plain, orders=2), detente.diff(plain, detente.load("ferry"))])

    assert [] == [caption for caption in shown if "Untitled" not in caption]
    assert "<h1>Untitled</h1>" in detente.report_html(plain, audited=False)
    assert detente.picture(solved, "stability").title.startswith("Untitled")
    assert "Untitled" == run("solve", "-", stdin=text).out.partition("\n")[0]
    assert "A: Untitled (<stdin>)" in run("diff", "-", "ferry", "--only", "model", stdin=text).out
