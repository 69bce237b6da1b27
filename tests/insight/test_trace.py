"""Every sentence is shown with all that cites it and nothing else, and every part with all that it rests on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente
from cited_everywhere import CITED, SENTENCES, TEXT
from detente.cite import Citation, Grounds
from detente.errors import TextError
from detente.insight.trace import Trace, trace
from detente.insight.traced import parts
from detente.model.conflict import Conflict, Statements
from detente.model.sources import sources
from detente.text.document import document
from quarrel_file import BRIDGE, SOURCE, quarrel_folder

A = document(TEXT, "a.txt")


def became(found: Trace) -> dict[str, list[str]]:
    return {str(each.citation): [f"{p.kind} {p.id}" for p in each.parts] for each in found.sentences}


def rests(text: str, kind: str) -> dict[str, list[str]]:
    conflict = detente.loads(text)
    found = trace(conflict, {source.id: A for source in conflict.sources})
    return {kind: [part.id for part in getattr(found, kind)]}


def test_each_kind_of_part_is_found_at_the_sentence_that_it_cites() -> None:
    found = trace(detente.loads(CITED.replace("}], cites: [a#11]", "}], assumed: so")), {"a": A})

    assert [
        ["decision maker x"], ["option x.o"], ["decision maker y"], ["option y.o"], ["joint option joint.j"],
        ["rule infeasible.1"], ["consequence consequences.1"], ["forum f"], ["status quo status_quo"],
        ["reading contested.1"], [], ["statement x.1"], ["preference y"], ["belief beliefs.1"],
        ["inserted statement A"], ["belief beliefs.2"], ["inserted attitude x.y"], ["attitude x.y"], ["variant v"],
        ["claim claims.1"], ["question questions.1"],
    ] == list(became(found).values())  # fmt: skip
    assert (SENTENCES - 1, (Citation("a", 11),)) == (found.used, found.unused)


def test_a_list_of_statements_is_a_part_where_none_takes_over_what_it_cites() -> None:
    own, taken = CITED, CITED.replace('{want: "x.o", cites: [a#12]}', '"x.o"')

    assert ["preference x"] == became(trace(detente.loads(own), {"a": A}))["a#11"]
    assert ["statement x.1"] == became(trace(detente.loads(taken), {"a": A}))["a#11"]


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 60)), min_size=1, max_size=4))
def test_a_passage_belongs_to_every_sentence_that_shares_a_character_with_it(spans: list[tuple[int, int]]) -> None:
    cites = tuple(Citation("a", None, start, min(start + length, len(TEXT))) for start, length in spans)
    plain = detente.loads(CITED)
    conflict = replace(plain, claims=(replace(plain.claims[0], grounds=Grounds(cites)),))
    letters = {at for citation in cites for at in range(citation.start or 0, citation.end or 0)}

    found = trace(conflict, {"a": A})

    expected = [Citation("a", s.number) for s in A.sentences if letters & set(range(s.start, s.end))]
    assert expected == [each.citation for each in found.sentences if "claims.1" in [part.id for part in each.parts]]


def test_what_is_cited_above_the_first_sentence_or_in_another_text_is_elsewhere() -> None:
    above = document(b"date 2022-01-17\n\n" + TEXT, "a.txt")
    conflict = detente.loads(
        CITED.replace("cites: [a#20]", "cites: [a#5-15, b#3]").replace("a.txt}", "a.txt, b: b.txt}")
    )

    (claim,) = (each for each in trace(conflict, {"a": above}).parts if each.part.kind == "claim")

    assert ((), ("a#5-15", "b#3")) == (claim.sentences, tuple(str(citation) for citation in claim.elsewhere))


def test_sentences_of_a_text_that_is_not_given_are_not_shown() -> None:
    found = trace(detente.loads(CITED), {})

    assert ((), (), 21) == (found.texts, found.sentences, sum(bool(each.elsewhere) for each in found.parts))


def test_a_sentence_that_the_text_does_not_have_is_an_error() -> None:
    with pytest.raises(TextError, match="DET111"):
        trace(detente.loads(CITED), {"a": document(b"One.", "a.txt")})


def test_parts_without_a_citation_are_assumed_or_uncited_or_need_none(tmp_path: Path) -> None:
    found = trace(detente.load(quarrel_folder(tmp_path)), {"news": document(SOURCE, "clipping.txt")})

    assert ["consequences.1", "M2"] == [part.id for part in found.assumed]
    assert [
        "ministry.modify", "company", "company.delay", "company.stance", "joint.settlement", "infeasible.1",
        "company.1", "company.2", "company.3", "ministry.company",
    ] == [part.id for part in found.uncited]  # fmt: skip
    assert ["friendly", "company.ministry"] == [each.part.id for each in found.parts if each.part.rests == "need not"]


def test_what_check_calls_uncited_a_trace_does_too() -> None:
    for conflict in [detente.loads(CITED), detente.loads(BRIDGE), *map(detente.load, detente.examples())]:
        doubts = [p for p in detente.check(conflict).doubts if p.code == "DET905"]
        assert len(doubts) == len(trace(conflict, {}).uncited)


def test_proposals_and_questions_without_a_sentence_are_told_apart() -> None:
    text = CITED.replace("text: does, cites", "text: does, proposed: rules@1, cites").replace(", cites: [a#21]", "")

    assert {"proposed": ["x.o"]} == rests(text, "proposed")
    assert {"unasked": ["questions.1"]} == rests(text, "unasked")
    assert {"uncited": []} == rests(text, "uncited")


@pytest.mark.parametrize("name", sorted(detente.examples()))
def test_every_citation_of_an_example_is_traced(name: str) -> None:
    conflict = detente.load(name)
    found = trace(conflict, sources(conflict))

    assert cited(conflict) == {str(citation) for each in found.parts for citation in each.part.grounds.cites}
    assert {str(c) for each in found.parts for c in each.sentences} == {k for k, v in became(found).items() if v}


def cited(conflict: Conflict) -> set[str]:
    """The citations in the text of a conflict; those of a list of statements only where a statement needs them."""
    own = [p for p in conflict.preferences.values() if isinstance(p, Statements) and p.grounds.cites]
    assert own == []
    text = detente.dumps(conflict)
    return {
        word.strip('[]{},"') for line in text.splitlines() for word in line.split() if "#" in word and "cites" in line
    }


def test_parts_come_in_the_order_of_the_file() -> None:
    kinds = list(dict.fromkeys(part.kind for part in parts(detente.loads(CITED))))

    assert [
        "decision maker", "option", "joint option", "rule", "consequence", "forum", "status quo", "reading",
        "preference", "statement", "belief", "inserted statement", "inserted attitude", "attitude", "variant", "claim",
        "question",
    ] == kinds  # fmt: skip


def test_the_model_is_said_in_the_words_of_the_file() -> None:
    says = {part.id: part.says for part in parts(detente.loads(CITED))}

    assert "low < high" == says["y.o"]
    assert "not joint.j where x.o" == says["consequences.1"]
    assert "y.o = high" == says["status_quo"]
    assert "about y: insert y.o" == says["beliefs.1"]
    assert "attitudes x +1 towards y" == says["beliefs.2"]


def test_a_notebook_shows_the_words_of_a_text_as_words() -> None:
    conflict = detente.loads(CITED)
    wild = document(TEXT.replace(b"This is sentence 1.", b"<b>This</b> is sentence 1."), "a.txt")

    assert "&lt;b&gt;This&lt;/b&gt;" in trace(conflict, {"a": wild})._repr_html_()
    assert "<Trace: 21 of 21 sentences used by 21 parts>" == repr(trace(conflict, {"a": A}))
