"""Questions and proposals in the file: how they are written, read, written again, and what may be wrong with them."""

from __future__ import annotations

import pytest

from detente.cite import Citation
from detente.errors import ConflictError
from detente.model.conflict import Patch, Question
from detente.model.patch import apply
from detente.model.read import parse_conflict
from detente.model.write import dump_conflict
from file_fragments import GRAPH, completed, read


def test_a_bare_text_is_a_question():
    assert (Question("questions.1", "Will it sue?"),) == read('questions: ["Will it sue?"]').questions


def test_a_question_says_what_it_is_about_and_cites():
    conflict = read('questions: [{id: Q1, ask: "Will it sue?", about: [company, company.stance], cites: news#3}]')

    cites = (Citation("news", sentence=3),)
    assert (Question("Q1", "Will it sue?", ("company", "company.stance"), cites),) == conflict.questions


@pytest.mark.parametrize(
    "name", ["ministry", "joint.settlement", "C1", "company.1", "contested.1", "table", "infeasible.1"]
)
def test_a_question_may_be_about_any_part_by_its_name(name: str):
    fragment = f"""\
infeasible: ["company.delay and joint.settlement"]
forums: {{table: [ministry, company]}}
status_quo: {{holds: [], contested: [{{set: {{company.delay: yes}}}}]}}
preferences: {{company: ["company.delay"]}}
claims: [{{id: C1, says: "now(company.delay)"}}]
questions: [{{ask: "Is it so?", about: [{name}]}}]
"""
    assert ((name,),) == tuple(question.about for question in read(fragment).questions)


def test_a_conflict_in_graph_form_has_questions_too():
    assert ("s1?",) == tuple(q.ask for q in parse_conflict(completed('questions: ["s1?"]', GRAPH)).questions)


def test_what_a_question_is_about_must_be_there():
    with pytest.raises(ConflictError) as caught:
        read('questions: [{ask: "Will it sue?", about: [company.stanse]}]')

    assert [("DET263", "there is no part 'company.stanse'; did you mean 'company.stance'?", 1, 43)] == [
        (p.code, p.message, p.place.line, p.place.column) for p in caught.value.problems if p.place
    ]


def test_a_question_without_words_is_none():
    with pytest.raises(ConflictError) as caught:
        read("questions: [{about: [company]}]")

    assert ["DET139"] == [problem.code for problem in caught.value.problems]


def test_a_dropped_part_goes_from_what_a_question_is_about():
    conflict = read(
        'preferences: {company: [{id: L1, want: "company.delay"}]}\n'
        'questions: [{ask: "Is it so?", about: [L1, company]}]'
    )

    assert ("company",) == apply(conflict, Patch(drop=("L1",))).questions[0].about


def test_proposed_names_the_producer_of_a_part():
    conflict = read('infeasible: [{when: "company.delay", proposed: "rules@1"}]')

    assert "rules@1" == conflict.infeasible[0].grounds.proposed
    assert conflict.infeasible[0].grounds.uncited


def test_questions_and_proposals_are_written_as_they_are_read():
    text = completed('questions:\n  - Will it sue?\n  - {ask: "And then?", about: [company], cites: [news#3]}')
    conflict = parse_conflict(
        text.replace("options: {modify: modifies the order}", "proposed: a, options: {modify: b}")
    )

    assert conflict == parse_conflict(dump_conflict(conflict))
    assert "proposed: a" in dump_conflict(conflict)
    assert "questions:\n" in dump_conflict(conflict)
