"""A redacted report: no name, no quote, no path and no hash is left in it, and it says the same of the dispute."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest

import detente
from detente.insight.traced import parts
from detente.report.html.redacted import redacted

# Words of ours that an account may use for a name as well.
OURS = {"a", "s", "some", "party", "part", "state", "cannot", "sources", "measures", "in_place_of", "less", "states"}
RUN = 5


def named(conflict: detente.Conflict) -> Iterator[str]:
    """Whatever names something in a conflict: ids, names, levels, sources and their files."""
    for part in parts(conflict):
        yield from {part.id, part.of} if part.kind not in {"status quo", "state"} else ()
    for dm in conflict.decision_makers:
        yield dm.name
    for option in conflict.options:
        yield from (option.key, *(option.levels if option.ladder else ()))
    for source in conflict.sources:
        yield from (source.id, source.file, source.title, source.url, source.sha256 or "")
    yield conflict.title


def runs(text: str) -> set[str]:
    """Every few words of a text that follow each other."""
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def seen(page: str) -> str:
    """The words of a page, of its pictures and its labels as well, without its style sheet."""
    body = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    labels = re.findall(r'(?:aria-label|id|href|content)="([^"]*)"', body)
    return html.unescape(" ".join([re.sub(r"<[^>]*>", " ", body), *labels]))


@pytest.fixture(scope="module", params=[("ferry", True), ("talks-2022", False), ("groundwater", True)])
def both(request: pytest.FixtureRequest) -> tuple[detente.Conflict, str, str]:
    name, audited = request.param
    conflict = detente.load(name)
    whole, less = (detente.report_html(conflict, orders=2, audited=audited, redact=redact) for redact in (False, True))
    return conflict, whole, less


def test_no_name_is_left(both: tuple[detente.Conflict, str, str]) -> None:
    conflict, whole, less = both
    names = {name for name in named(conflict) if name} - OURS
    told = {name for name in names if re.search(rf"(?<![\w.]){re.escape(name)}(?!\w)", seen(whole))}

    assert len(told) > 10
    assert [] == sorted(name for name in names if re.search(rf"(?<![\w.]){re.escape(name)}(?!\w)", seen(less)))


def test_no_words_of_the_account_are_left(both: tuple[detente.Conflict, str, str]) -> None:
    conflict, whole, less = both
    grounds = [part.grounds for part in parts(conflict)]
    said = [
        *(sentence.text for text in detente.sources(conflict).values() for sentence in text.sentences),
        *(option.text for option in conflict.options),
        *(each.assumed or "" for each in grounds),
        *(each.note or "" for each in grounds),
        *(claim.text for claim in conflict.claims),
        *(question.ask for question in conflict.questions),
        *(variant.text for variant in conflict.variants),
    ]
    theirs = set().union(*map(runs, said))

    assert len(theirs & runs(seen(whole))) > 20
    assert set() == theirs & runs(seen(less))


def test_no_hash_and_no_path_is_left(both: tuple[detente.Conflict, str, str]) -> None:
    conflict, _, less = both
    place = conflict.places[()]

    assert [] == re.findall(r"\b[0-9a-f]{32,}\b", less)
    assert [] == [each for each in (place.file, place.file.rpartition("/")[2], "/home", "/tmp") if each in less]


def test_what_is_left_says_the_same(both: tuple[detente.Conflict, str, str]) -> None:
    conflict, whole, less = both
    verdicts = [re.findall(r'<p class="head"><span class="badge \w+">(.*?)</span>', page) for page in (whole, less)]
    resting = [re.findall(r"<td>(yes|–)</td>", page) for page in (whole, less)]

    assert verdicts[0] == verdicts[1]
    assert resting[0] == resting[1]
    assert len(conflict.claims) == len(verdicts[0])


@pytest.mark.parametrize("name", detente.examples())
def test_every_example_can_be_redacted_and_is_the_same_dispute(name: str) -> None:
    conflict = detente.load(name)
    bare = redacted(conflict, detente.sources(conflict)).conflict
    graphs = [detente.unfold(each) for each in (conflict, bare)]
    solved = [detente.solve(graph) for graph in graphs]

    assert graphs[0].size == graphs[1].size
    assert [[each.equilibrium(c).tolist() for c in each.concepts] for each in solved[:1]] == [
        [each.equilibrium(c).tolist() for c in each.concepts] for each in solved[1:]
    ]
    assert [p.kind for p in parts(conflict)] == [p.kind for p in parts(bare)]
