"""Whatever is changed in a conflict is told, results are those of the judge, and a round trip loses what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass, replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import definitions as judge
import detente
import judge_compare
from detente.cite import Citation, Grounds
from detente.insight.comparing.rewriting import Names, rewritten
from detente.insight.diffing.diffed import Diff
from detente.model.conflict import Conflict
from judge_states import completions, declared
from model.conflicts_for_writing import conflicts
from planted import account, planted

SEEDS = 8
LATER = 3_000_000
# Texts that name nothing else, and the grounds of whatever has some.
FREE = {"title", "date", "text", "why", "name", "held_by", "file", "sha256", "url", "ask", "assumed", "note", "alias"}


def leaves(part: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every text of a conflict that may be another, and of every grounds."""
    if isinstance(part, Grounds):
        yield (*path, "assumed")
        yield (*path, "note")
        yield (*path, "cites")
    elif is_dataclass(part):
        for each in fields(part):
            value = getattr(part, each.name)
            if each.name in FREE and (type(part).__name__, each.name) != ("NamedState", "name"):
                yield (*path, each.name)
            elif each.name not in {"places", "says", "when", "requires"}:
                yield from leaves(value, (*path, each.name))
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from leaves(value, (*path, key))
    elif isinstance(part, tuple):
        for at, value in enumerate(part):
            yield from leaves(value, (*path, at))


def changed(part: Any, path: tuple[Any, ...]) -> Any:
    """The conflict with another text, or another citation, at a path."""
    if not path:
        if isinstance(part, tuple):
            return (*part, Citation("a_source_of_its_own", 1))
        return f"{part or ''} otherwise"
    step, *rest = path
    if is_dataclass(part):
        return replace(part, **{step: changed(getattr(part, step), tuple(rest))})  # type: ignore[type-var]
    if isinstance(part, dict):
        return {**part, step: changed(part[step], tuple(rest))}
    return (*part[:step], changed(part[step], tuple(rest)), *part[step + 1 :])


@pytest.mark.parametrize("name", ["groundwater", "ferry", "elmira", "bridge", "lake-gisborne"])
def test_whatever_text_or_citation_is_another_is_told_and_nothing_else(name: str) -> None:
    conflict = detente.load(name)
    paths = list(leaves(conflict))
    for what in dict.fromkeys(path[-1] for path in paths):
        other = conflict
        those = [path for path in paths if path[-1] == what]
        for path in those:
            other = changed(other, path)
        found = detente.diff(conflict, other, only="model")

        assert {"changed"} == {part.how for part in found.parts}, what
        # What a list of statements rests on goes for those of its statements that rest on nothing themselves.
        assert len(those) - len(conflict.preferences) <= sum(len(part.difference.changes) for part in found.parts), what


@pytest.mark.parametrize("name", ["bridge"])
def test_each_text_or_citation_that_is_another_is_told(name: str) -> None:
    conflict = detente.load(name)
    paths = list(leaves(conflict))

    assert [] == [path for path in paths if detente.diff(conflict, changed(conflict, path), only="model").same]


@pytest.mark.long
@given(conflicts(), st.randoms(use_true_random=False))
def test_whatever_is_another_in_any_conflict_is_told_and_what_is_the_same_is_not(
    conflict: Conflict, random: Any
) -> None:
    same = detente.diff(conflict, conflict, only="model")
    path = random.choice(list(leaves(conflict)))

    assert (True, ()) == (same.same, same.moved)
    assert not detente.diff(conflict, changed(conflict, path), only="model").same, path


def settings(conflict: Conflict, state: str) -> frozenset[tuple[str, str]]:
    """What holds in a state, by the judge: each option above its first level, with its level."""
    (combination,) = completions(conflict)[state]
    return frozenset(
        (option.key, option.levels[level])
        for option, level in zip(declared(conflict), combination, strict=True)
        if level
    )


def equilibria(conflict: Conflict) -> dict[frozenset[tuple[str, str]], set[str]]:
    """Every equilibrium, by what holds there, with its concepts, by the judge."""
    found: dict[frozenset[tuple[str, str]], set[str]] = {}
    for concept in judge.CONCEPTS:
        for state in judge.equilibria(conflict, concept):
            found.setdefault(settings(conflict, state), set()).add(concept)
    return found


def _other(key: str, kept: Collection[str]) -> str:
    name = key.partition(".")[2]
    return name if key in kept else f"o{name}"


def _makers(conflict: Conflict) -> dict[str, str]:
    """Other ids of decision makers; the same where a change inserts a want, which is named after them."""
    changes = [belief.change for belief in conflict.beliefs] + [variant.change for variant in conflict.variants]
    end = "" if any(change.insert for change in changes) else "_other"
    return {dm.id: f"{dm.id}{end}" for dm in conflict.decision_makers}


def renamed(conflict: Conflict, kept: Collection[str]) -> Conflict:
    """The conflict under other ids, but for some options, and with its states numbered otherwise."""
    makers = _makers(conflict)
    options = {
        option.key: f"{makers.get(option.key.partition('.')[0], 'joint')}.{_other(option.key, kept)}"
        for option in conflict.options
    }
    told = rewritten(conflict, Names({"decision maker": makers, "option": options}))
    return replace(told, decision_makers=told.decision_makers[::-1])


def judged(seed: int) -> Counter[str]:
    """Two accounts in which differences were planted, the second also under other names: beside the judge."""
    counts: Counter[str] = Counter()
    rng = Random(seed)
    a = account(rng)
    b, keys = planted(rng, a, rng.randint(1, 4))
    if not keys:
        return counts
    new = {option.key for option in b.options} - {option.key for option in a.options}
    mapping = _makers(b)
    mapping |= {
        option.key: f"{mapping.get(option.key.partition('.')[0], 'joint')}.{_other(option.key, new)}"
        for option in a.options
        if option.key in {other.key for other in b.options}
    }
    for found in (detente.diff(a, b), detente.diff(a, renamed(b, new), mapping=mapping)):
        _check(seed, found, a, b)
        counts["pairs"] += 1
        if found.results is not None:
            counts["equilibria"] += len(found.results.equilibria)
            counts["verdicts"] += len(found.results.claims)
    return counts


def _check(seed: int, found: Diff, a: Conflict, b: Conflict) -> None:
    ladders = {option.key for option in (*a.options, *b.options) if option.ladder}
    mine, theirs = equilibria(a), equilibria(b)
    results = found.results
    assert results is not None
    expected = {
        frozenset(key if key not in ladders else f"{key}={level}" for key, level in held): (
            mine.get(held, set()),
            theirs.get(held, set()),
        )
        for held in {*mine, *theirs}
        if mine.get(held) != theirs.get(held)
    }
    told = {frozenset(each.on): (set(each.a), set(each.b)) for each in results.equilibria}
    assert (seed, expected) == (seed, told)
    verdicts = {
        claim.id: [judge_compare.said(each, c.says) for each in (a, b) for c in each.claims if c.id == claim.id]
        for claim in a.claims
    }
    differ = {name: tuple(each) for name, each in verdicts.items() if len(set(each)) > 1}
    assert (seed, differ) == (seed, {claim.id: (claim.a, claim.b) for claim in results.claims})


def test_results_are_those_of_the_judge_under_whatever_names() -> None:
    counts: Counter[str] = Counter()
    for seed in range(SEEDS):
        counts += judged(seed)

    assert counts["equilibria"] > 10
    assert counts["verdicts"] > 2


@pytest.mark.long
def test_results_are_those_of_the_judge_many_times() -> None:
    counts: Counter[str] = Counter()
    for seed in range(LATER, LATER + 250):
        counts += judged(seed)

    assert counts["pairs"] >= 400


# How an export says that things of a kind are left out, and by which differences one sees that they are: the kind of a
# part, or what of a part has changed.
SAID = {
    "The format has no place for the title": {"account"},
    "The format has no place for citations": {"source", "cites", "rests on"},
    "The reasons given for rules": {"why"},
    "The status quo is left out": {"status quo"},
    "Contested readings": {"reading"},
    "Names of states": {"state"},
    "Words for states": {"state"},
    "Ids are left out": {"renamed", "id"},
    "Consequences": {"consequence"},
    "Attitudes": {"attitude"},
    "Beliefs": {"belief"},
    "Variants": {"variant"},
    "Claims": {"claim"},
    "Forums are left out": {"forum"},
    "The joint option": {"joint option"},
}
# These have no ladders, no joint options, and no statements that would have to be written otherwise.
PLAIN = [name for name in detente.examples() if name not in {"bridge", "elmira", "ferry", "groundwater", "talks-2022"}]
RICH = ("belief", "variant", "claim", "attitude", "consequence", "joint option", "reading", "status quo", "forum")


def there_and_back(conflict: Conflict, form: str) -> tuple[Diff, tuple[str, ...]]:
    """What differs once a conflict was written in another format and read again, and what the export had said."""
    written = detente.export_conflict(conflict, form)
    return detente.diff(conflict, detente.import_conflict(written.data, form, name=f"a.{form}").conflict), written.lost


def seen(found: Diff) -> set[str]:
    """The kinds of parts that came or went, and what is otherwise in those that stayed."""
    kinds = {"renamed"} if found.renamed else set()
    for part in found.parts:
        whole = part.how != "changed" or part.difference.kind == "account"
        kinds |= {part.difference.kind} if whole else {change.what for change in part.difference.changes}
    return kinds


@pytest.mark.parametrize("name", PLAIN)
def test_a_save_file_comes_back_without_what_the_export_said_it_leaves_out_and_with_all_else(name: str) -> None:
    found, said = there_and_back(detente.load(name), "gmcr")
    announced = [kinds for sentence in said for lead, kinds in SAID.items() if sentence.startswith(lead)]

    assert len(said) == len(announced), said
    assert [] == [kinds for kinds in announced if not kinds & seen(found)]
    assert set() == seen(found) - set().union(*announced)
    assert found.results is not None
    assert found.results.same


@pytest.mark.parametrize("form", ["gmcr", "csv"])
@pytest.mark.parametrize("name", ["ferry", "groundwater"])
def test_of_a_richer_conflict_nothing_is_gone_that_was_not_announced(name: str, form: str) -> None:
    found, said = there_and_back(detente.load(name), form)
    gone = {part.difference.kind for part in found.how("removed")} & set(RICH)
    announced = {kind for lead, kinds in SAID.items() for kind in kinds if any(s.startswith(lead) for s in said)}

    assert {"belief", "variant", "claim"} <= gone
    assert set() == gone - announced
